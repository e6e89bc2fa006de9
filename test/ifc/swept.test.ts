/** Solids from their parameters against the formulas of handbooks, written out here, and against what `measure` makes of the same files. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadManifold } from '../../src/geometry/manifold.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { createUnite } from '../../src/geometry/unite.ts';
import type { MeasuredElement } from '../../src/geometry/quantities.ts';
import { createExactBodies } from '../../src/ifc/exact.ts';
import type { ExactBody } from '../../src/ifc/exact.ts';
import { createMesher } from '../../src/ifc/mesh.ts';
import type { Mesher } from '../../src/ifc/mesh.ts';
import { indexStep } from '../../src/ifc/step-index.ts';
import { planSubsets } from '../../src/ifc/subset.ts';
import { startNodeEngine } from '../../src/worker/mesh-worker-host-node.ts';
import { bodyFile, extrusion, polyline } from './swept-builder.ts';
import type { BodyFile } from './swept-builder.ts';

const { PI, hypot } = Math;

let mesher: Mesher;
beforeAll(async () => {
  mesher = await createMesher(startNodeEngine, await loadPlan(), createUnite(await loadManifold()));
});

async function measure(bytes: Uint8Array): Promise<{ readonly element: MeasuredElement | undefined; readonly disputed: boolean }> {
  let element: MeasuredElement | undefined;
  let disputed = false;
  for (const subset of planSubsets(indexStep(bytes), { targetBytes: null }).subsets) {
    const outcome = await mesher.run(subset, { circleSegments: 48, footprints: 'all' }, {});
    element ??= outcome.measured.find(({ expressId }) => expressId === 100);
    disputed ||= outcome.disputed.length > 0;
  }
  return { element, disputed };
}

function exact(file: BodyFile): ExactBody {
  const body = createExactBodies(indexStep(bodyFile(file)), PI / 180).of(110).exact;
  expect(body).not.toBeNull();
  return body!;
}

const near = (value: number | null, wanted: number, relative = 1e-12): void => {
  expect(value).not.toBeNull();
  expect(Math.abs(value! - wanted) / wanted, `${value} for ${wanted}`).toBeLessThanOrEqual(relative);
};

/** Perimeter of an ellipse by the arithmetic-geometric mean. */
function ellipsePerimeter(a: number, b: number): number {
  let x = a, y = b, sum = (a * a - b * b) / 2, weight = 1;
  for (let k = 0; k < 30; k++) {
    const next = (x + y) / 2;
    const c = (x - y) / 2;
    y = Math.sqrt(x * y);
    x = next;
    sum += weight * c * c;
    weight *= 2;
  }
  return (2 * PI * (a * a - sum)) / x;
}

interface Case {
  readonly name: string;
  readonly profile: string;
  readonly more?: readonly string[];
  readonly area: number;
  readonly perimeter: number;
}

/** A corner of 90° rounded by r: what its contour gains (loses) against the sharp one. */
const bend = (r: number): number => (PI / 2 - 2) * r;
/** and its area. */
const fillet = (r: number): number => (1 - PI / 4) * r * r;

const PROFILES: readonly Case[] = [
  { name: 'rectangle', profile: 'IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,300.,400.)', area: 120_000, perimeter: 1400 },
  { name: 'rounded rectangle', profile: 'IFCROUNDEDRECTANGLEPROFILEDEF(.AREA.,$,#24,300.,400.,50.)', area: 120_000 - 4 * fillet(50), perimeter: 1400 + 4 * bend(50) },
  { name: 'hollow rectangle', profile: 'IFCRECTANGLEHOLLOWPROFILEDEF(.AREA.,$,#24,200.,100.,10.,10.,20.)', area: 20_000 - 4 * fillet(20) - 180 * 80 + 4 * fillet(10), perimeter: 600 + 4 * bend(20) + 520 + 4 * bend(10) },
  { name: 'hollow rectangle with sharp corners', profile: 'IFCRECTANGLEHOLLOWPROFILEDEF(.AREA.,$,#24,200.,100.,10.,$,$)', area: 20_000 - 180 * 80, perimeter: 600 + 520 },
  { name: 'circle', profile: 'IFCCIRCLEPROFILEDEF(.AREA.,$,#24,300.)', area: PI * 90_000, perimeter: 600 * PI },
  { name: 'hollow circle', profile: 'IFCCIRCLEHOLLOWPROFILEDEF(.AREA.,$,#24,150.,10.)', area: PI * (150 ** 2 - 140 ** 2), perimeter: 2 * PI * 290 },
  { name: 'ellipse', profile: 'IFCELLIPSEPROFILEDEF(.AREA.,$,#24,300.,150.)', area: PI * 45_000, perimeter: ellipsePerimeter(300, 150) },
  // UC 305×305×97 of the section tables: 123 cm², 1.79 m²/m
  { name: 'I', profile: 'IFCISHAPEPROFILEDEF(.AREA.,$,#24,305.3,307.9,9.9,15.4,15.2,$,$)', area: 2 * 305.3 * 15.4 + (307.9 - 30.8) * 9.9 + 4 * fillet(15.2), perimeter: 4 * 305.3 + 2 * 307.9 - 2 * 9.9 + 4 * bend(15.2) },
  {
    name: 'asymmetric I', profile: 'IFCASYMMETRICISHAPEPROFILEDEF(.AREA.,$,#24,300.,500.,12.,20.,18.,200.,16.,10.,$,$,$,$)',
    area: 300 * 20 + 200 * 16 + (500 - 36) * 12 + 2 * fillet(18) + 2 * fillet(10), perimeter: 2 * 300 + 2 * 200 + 2 * 500 - 2 * 12 + 2 * bend(18) + 2 * bend(10),
  },
  // L 100×75×8 with root and toe radius
  { name: 'L', profile: 'IFCLSHAPEPROFILEDEF(.AREA.,$,#24,100.,75.,8.,10.,5.,$)', area: 8 * (100 + 75 - 8) + fillet(10) - 2 * fillet(5), perimeter: 350 + bend(10) + 2 * bend(5) },
  { name: 'L of equal legs', profile: 'IFCLSHAPEPROFILEDEF(.AREA.,$,#24,80.,$,8.,$,$,$)', area: 8 * 152, perimeter: 320 },
  { name: 'T', profile: 'IFCTSHAPEPROFILEDEF(.AREA.,$,#24,200.,150.,10.,15.,12.,4.,3.,$,$)', area: 150 * 15 + 185 * 10 + 2 * fillet(12) - 2 * fillet(4) - 2 * fillet(3), perimeter: 700 + 2 * bend(12) + 2 * bend(4) + 2 * bend(3) },
  { name: 'U', profile: 'IFCUSHAPEPROFILEDEF(.AREA.,$,#24,200.,75.,8.5,11.5,11.5,6.,$)', area: 200 * 8.5 + 2 * 66.5 * 11.5 + 2 * fillet(11.5) - 2 * fillet(6), perimeter: 400 + 4 * 75 - 2 * 8.5 + 2 * bend(11.5) + 2 * bend(6) },
  { name: 'Z', profile: 'IFCZSHAPEPROFILEDEF(.AREA.,$,#24,200.,70.,8.,10.,9.,4.)', area: 200 * 8 + 2 * 62 * 10 + 2 * fillet(9) - 2 * fillet(4), perimeter: 400 + 4 * 62 + 2 * 8 + 2 * bend(9) + 2 * bend(4) },
  // cold-formed: sheet thickness times its middle line
  { name: 'C', profile: 'IFCCSHAPEPROFILEDEF(.AREA.,$,#24,200.,80.,3.,20.,5.)', area: 3 * ((200 - 16) + 2 * (80 - 16) + 2 * (20 - 8) + 4 * (PI / 2) * 6.5), perimeter: 2 * ((200 - 16) + 2 * (80 - 16) + 2 * (20 - 8) + 4 * (PI / 2) * 6.5) + 2 * 3 },
  { name: 'trapezium', profile: 'IFCTRAPEZIUMPROFILEDEF(.AREA.,$,#24,300.,200.,120.,30.)', area: 250 * 120, perimeter: 500 + hypot(30, 120) + hypot(70, 120) },
  {
    name: 'polygon with voids', profile: 'IFCARBITRARYPROFILEDEFWITHVOIDS(.AREA.,$,#200,(#220,#240))',
    more: [...polyline(200, [[0, 0], [1000, 0], [1000, 500], [500, 500], [500, 900], [0, 900]]), ...polyline(220, [[100, 100], [100, 300], [300, 300], [300, 100]]), '#240=IFCCIRCLE(#241,80.);', '#241=IFCAXIS2PLACEMENT2D(#242,$);', '#242=IFCCARTESIANPOINT((700.,250.));'],
    area: 700_000 - 40_000 - PI * 6400, perimeter: 3800 + 800 + 160 * PI,
  },
  {
    name: 'stadium of indexed lines and arcs', profile: 'IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#200)',
    more: ['#200=IFCINDEXEDPOLYCURVE(#201,(IFCLINEINDEX((1,2)),IFCARCINDEX((2,3,4)),IFCLINEINDEX((4,5)),IFCARCINDEX((5,6,1))),.F.);', '#201=IFCCARTESIANPOINTLIST2D(((-200.,-100.),(200.,-100.),(300.,0.),(200.,100.),(-200.,100.),(-300.,0.)));'],
    area: 400 * 200 + PI * 10_000, perimeter: 800 + 200 * PI,
  },
  {
    name: 'ring sector of trimmed circles, in degrees, one walked backwards', profile: 'IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#200)',
    more: [
      '#200=IFCCOMPOSITECURVE((#201,#202,#203,#204),.F.);',
      '#201=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#211);', '#202=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#212);', '#203=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.F.,#213);', '#204=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#214);',
      '#211=IFCTRIMMEDCURVE(#221,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(90.)),.T.,.PARAMETER.);', '#221=IFCCIRCLE(#24,1000.);',
      '#212=IFCPOLYLINE((#231,#232));', '#231=IFCCARTESIANPOINT((0.,1000.));', '#232=IFCCARTESIANPOINT((0.,800.));',
      '#213=IFCTRIMMEDCURVE(#223,(#233),(#232),.T.,.CARTESIAN.);', '#223=IFCCIRCLE(#24,800.);', '#233=IFCCARTESIANPOINT((800.,0.));',
      '#214=IFCPOLYLINE((#233,#234));', '#234=IFCCARTESIANPOINT((1000.,0.));',
    ],
    area: (PI / 4) * (1000 ** 2 - 800 ** 2), perimeter: (PI / 2) * 1800 + 400,
  },
  {
    name: 'half an ellipse by parameters', profile: 'IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#200)',
    more: [
      '#200=IFCCOMPOSITECURVE((#201,#202),.F.);', '#201=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#211);', '#202=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#212);',
      '#211=IFCTRIMMEDCURVE(#221,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(180.)),.T.,.PARAMETER.);', '#221=IFCELLIPSE(#24,300.,150.);',
      '#212=IFCPOLYLINE((#231,#232));', '#231=IFCCARTESIANPOINT((-300.,0.));', '#232=IFCCARTESIANPOINT((300.,0.));',
    ],
    area: (PI * 45_000) / 2, perimeter: ellipsePerimeter(300, 150) / 2 + 600,
  },
  {
    name: 'mirrored L', profile: 'IFCMIRROREDPROFILEDEF(.AREA.,$,#200,*,$)', more: ['#200=IFCLSHAPEPROFILEDEF(.AREA.,$,#24,100.,75.,8.,10.,$,$);'],
    area: 8 * 167 + fillet(10), perimeter: 350 + bend(10),
  },
  {
    name: 'circle drawn three times as large', profile: 'IFCDERIVEDPROFILEDEF(.AREA.,$,#200,#201,$)', more: ['#200=IFCCIRCLEPROFILEDEF(.AREA.,$,#24,100.);', '#201=IFCCARTESIANTRANSFORMATIONOPERATOR2D($,$,#23,3.);'],
    area: PI * 90_000, perimeter: 600 * PI,
  },
  {
    name: 'two angles back to back, apart', profile: 'IFCCOMPOSITEPROFILEDEF(.AREA.,$,(#200,#201),$)',
    more: ['#200=IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,80.,8.);', '#201=IFCRECTANGLEPROFILEDEF(.AREA.,$,#202,80.,8.);', '#202=IFCAXIS2PLACEMENT2D(#203,$);', '#203=IFCCARTESIANPOINT((0.,50.));'],
    area: 1280, perimeter: 352,
  },
];

describe('profiles, extruded upwards', () => {
  for (const { name, profile, more, area, perimeter } of PROFILES) {
    it(name, async () => {
      const body = exact({ records: extrusion(profile, 3000, more) });
      near(body.volume, area * 3000);
      near(body.surface, 2 * area + perimeter * 3000, 1e-11);
      for (const placed of [{}, { at: [4_000_000_000, 6_000_000_000, 50_000] as const, ref: [0.6, 0.8, 0] as const }]) {
        const { element, disputed } = await measure(bodyFile({ records: extrusion(profile, 3000, more), ...placed }));
        expect(disputed).toBe(false);
        expect(element).toMatchObject({ status: 'closed' });
        expect(element!.volume).toBeCloseTo(area * 3e-6, 4);
        expect(Math.abs(element!.volume! - area * 3e-6)).toBeLessThanOrEqual(0.500001e-4);
        expect(element!.grossVolume).toBe(element!.volume);
        expect(Math.abs(element!.footprintArea! - area * 1e-6)).toBeLessThanOrEqual(0.500001e-4);
        expect(Math.abs(element!.surfaceArea! - (2 * area * 1e-6 + perimeter * 3e-3))).toBeLessThanOrEqual(0.500001e-4);
      }
    });
  }
});


interface SolidCase {
  readonly name: string;
  readonly records: readonly string[];
  readonly items?: readonly number[];
  /** mm³, mm² */
  readonly volume: number;
  readonly surface: number | null;
  /** of the projection, standing as written, mm² */
  readonly footprint?: number;
  readonly type?: string;
}

const SOLIDS: readonly SolidCase[] = [
  {
    name: 'extrusion askew', records: ['#112=IFCEXTRUDEDAREASOLID(#113,#21,#200,1000.);', '#113=IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,300.,400.);', '#200=IFCDIRECTION((3.,0.,4.));'],
    // 1000 along (0.6, 0, 0.8): 800 high; the sides along y stand askew and stay 1000 long
    volume: 300 * 400 * 800, surface: 2 * 120_000 + 2 * 400 * 1000 + 2 * 300 * 800, footprint: 400 * (300 + 600),
  },
  { name: 'cylinder lying', records: ['#112=IFCEXTRUDEDAREASOLID(#113,#27,#22,3000.);', '#113=IFCCIRCLEPROFILEDEF(.AREA.,$,#24,200.);'], volume: PI * 40_000 * 3000, surface: 2 * PI * 40_000 + 400 * PI * 3000, footprint: 400 * 3000 },
  {
    name: 'cylinder leaning', records: ['#112=IFCEXTRUDEDAREASOLID(#113,#200,#22,1000.);', '#113=IFCCIRCLEPROFILEDEF(.AREA.,$,#24,200.);', '#200=IFCAXIS2PLACEMENT3D(#20,#201,#26);', '#201=IFCDIRECTION((3.,0.,4.));'],
    // ends are ellipses of 200 by 160 in plan, 600 apart along their short axis
    volume: PI * 40_000 * 1000, surface: 2 * PI * 40_000 + 400 * PI * 1000, footprint: PI * 200 * 160 + 600 * 400,
  },
  {
    name: 'tapered box', records: ['#112=IFCEXTRUDEDAREASOLIDTAPERED(#113,#21,#22,900.,#200);', '#113=IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,600.,600.);', '#200=IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,300.,300.);'],
    volume: (900 / 3) * (360_000 + 90_000 + 180_000), surface: null,
  },
  { name: 'cone frustum', records: ['#112=IFCEXTRUDEDAREASOLIDTAPERED(#113,#21,#22,900.,#200);', '#113=IFCCIRCLEPROFILEDEF(.AREA.,$,#24,300.);', '#200=IFCCIRCLEPROFILEDEF(.AREA.,$,#24,150.);'], volume: (PI * 900 * (300 ** 2 + 150 ** 2 + 300 * 150)) / 3, surface: null },
  {
    name: 'torus', records: ['#112=IFCREVOLVEDAREASOLID(#113,#21,#200,360.);', '#113=IFCCIRCLEPROFILEDEF(.AREA.,$,#201,100.);', '#201=IFCAXIS2PLACEMENT2D(#202,$);', '#202=IFCCARTESIANPOINT((1000.,0.));', '#200=IFCAXIS1PLACEMENT(#20,#26);'],
    volume: 2 * PI ** 2 * 1000 * 100 ** 2, surface: 4 * PI ** 2 * 1000 * 100,
  },
  {
    name: 'quarter bend of a rectangle, in degrees', records: ['#112=IFCREVOLVEDAREASOLID(#113,#21,#200,90.);', '#113=IFCRECTANGLEPROFILEDEF(.AREA.,$,#201,200.,300.);', '#201=IFCAXIS2PLACEMENT2D(#202,$);', '#202=IFCCARTESIANPOINT((1000.,0.));', '#200=IFCAXIS1PLACEMENT(#20,#26);'],
    volume: (PI / 4) * (1100 ** 2 - 900 ** 2) * 300, surface: (PI / 2) * (1100 + 900) * 300 + 2 * (PI / 4) * (1100 ** 2 - 900 ** 2) + 2 * 60_000,
  },
  {
    name: 'cone turned from a triangle on the axis', records: ['#112=IFCREVOLVEDAREASOLID(#113,#21,#200,360.);', '#113=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#210);', ...polyline(210, [[0, 0], [300, 0], [0, 400]]), '#200=IFCAXIS1PLACEMENT(#20,#26);'],
    volume: (PI * 300 ** 2 * 400) / 3, surface: PI * 300 * 300 + PI * 300 * 500,
  },
  {
    name: 'pipe along lines and an arc', records: [
      '#112=IFCSWEPTDISKSOLID(#200,50.,40.,$,$);', '#200=IFCINDEXEDPOLYCURVE(#201,(IFCLINEINDEX((1,2)),IFCARCINDEX((2,3,4)),IFCLINEINDEX((4,5))),.F.);',
      `#201=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(1000.,0.,0.),(${1000 + 500 * Math.SQRT1_2},${500 - 500 * Math.SQRT1_2},0.),(1500.,500.,0.),(1500.,500.,800.)));`,
    ],
    volume: PI * 900 * (1800 + 250 * PI), surface: 2 * PI * 90 * (1800 + 250 * PI) + 2 * PI * 900,
  },
  {
    name: 'bar bent sharply', records: ['#112=IFCSWEPTDISKSOLID(#200,10.,$,0.,2.);', '#200=IFCPOLYLINE((#201,#202,#203));', '#201=IFCCARTESIANPOINT((0.,0.,0.));', '#202=IFCCARTESIANPOINT((1000.,0.,0.));', '#203=IFCCARTESIANPOINT((1000.,600.,0.));'],
    volume: PI * 100 * 1600, surface: 20 * PI * 1600 + 2 * PI * 100,
  },
  {
    name: 'bar bent with a fillet', records: ['#112=IFCSWEPTDISKSOLIDPOLYGONAL(#200,10.,$,$,$,100.);', '#200=IFCPOLYLINE((#201,#202,#203));', '#201=IFCCARTESIANPOINT((0.,0.,0.));', '#202=IFCCARTESIANPOINT((1000.,0.,0.));', '#203=IFCCARTESIANPOINT((1000.,600.,0.));'],
    volume: PI * 100 * (900 + 500 + 50 * PI), surface: 20 * PI * (1400 + 50 * PI) + 2 * PI * 100,
  },
  { name: 'block', type: 'CSG', records: ['#112=IFCCSGSOLID(#200);', '#200=IFCBLOCK(#21,300.,400.,500.);'], volume: 6e7, surface: 2 * (120_000 + 150_000 + 200_000) },
  { name: 'cylinder', type: 'CSG', records: ['#112=IFCCSGSOLID(#200);', '#200=IFCRIGHTCIRCULARCYLINDER(#21,1000.,200.);'], volume: PI * 4e7, surface: 2 * PI * 40_000 + 400 * PI * 1000 },
  { name: 'cone', type: 'CSG', records: ['#112=IFCCSGSOLID(#200);', '#200=IFCRIGHTCIRCULARCONE(#21,400.,300.);'], volume: PI * 1.2e7, surface: PI * 300 * 800 },
  { name: 'sphere', type: 'CSG', records: ['#112=IFCCSGSOLID(#200);', '#200=IFCSPHERE(#21,300.);'], volume: 36e6 * PI, surface: 360_000 * PI },
  { name: 'pyramid', type: 'CSG', records: ['#112=IFCCSGSOLID(#200);', '#200=IFCRECTANGULARPYRAMID(#21,600.,600.,400.);'], volume: 48e6, surface: 360_000 + 4 * 0.5 * 600 * 500 },
  {
    name: 'mapped column, twice as large and mirrored', type: 'MappedRepresentation', records: [
      '#112=IFCMAPPEDITEM(#200,#210);', '#200=IFCREPRESENTATIONMAP(#21,#201);', "#201=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(#202));", '#202=IFCEXTRUDEDAREASOLID(#203,#21,#22,1500.);', '#203=IFCCIRCLEPROFILEDEF(.AREA.,$,#24,150.);',
      '#210=IFCCARTESIANTRANSFORMATIONOPERATOR3D(#25,#211,#20,2.,#22);', '#211=IFCDIRECTION((0.,-1.,0.));',
    ],
    volume: PI * 90_000 * 3000, surface: 2 * PI * 90_000 + 600 * PI * 3000, footprint: PI * 90_000,
  },
  {
    name: 'mapped column, stretched upwards', type: 'MappedRepresentation', records: [
      '#112=IFCMAPPEDITEM(#200,#210);', '#200=IFCREPRESENTATIONMAP(#21,#201);', "#201=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(#202));", '#202=IFCEXTRUDEDAREASOLID(#203,#21,#22,1000.);', '#203=IFCCIRCLEPROFILEDEF(.AREA.,$,#24,300.);',
      '#210=IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM($,$,#20,1.,$,1.,3.);',
    ],
    volume: PI * 90_000 * 3000, surface: null, footprint: PI * 90_000,
  },
  {
    name: 'two columns apart', items: [200], records: [
      ...extrusion('IFCCIRCLEPROFILEDEF(.AREA.,$,#24,300.)', 3000), '#200=IFCEXTRUDEDAREASOLID(#113,#201,#22,3000.);', '#201=IFCAXIS2PLACEMENT3D(#202,$,$);', '#202=IFCCARTESIANPOINT((700.,0.,0.));',
    ],
    volume: 2 * PI * 90_000 * 3000, surface: 2 * (2 * PI * 90_000 + 600 * PI * 3000),
  },
];

describe('solids', () => {
  for (const { name, records, items = [], volume, surface, footprint, type = 'SweptSolid' } of SOLIDS) {
    it(name, async () => {
      const body = exact({ records, items, type });
      near(body.volume, volume, 1e-11);
      if (surface === null) expect(body.surface).toBeNull();
      else near(body.surface, surface, 1e-11);
      const { element, disputed } = await measure(bodyFile({ records, items, type, at: [12_000, -8_000, 3_000] }));
      expect(disputed).toBe(false);
      expect(element?.status).toBe('closed');
      expect(Math.abs(element!.volume! - volume * 1e-9)).toBeLessThanOrEqual(0.500001e-4);
      if (surface !== null) expect(Math.abs(element!.surfaceArea! - surface * 1e-6)).toBeLessThanOrEqual(0.500001e-4);
      if (footprint !== undefined) expect(Math.abs(element!.footprintArea! - footprint * 1e-6)).toBeLessThanOrEqual(0.500001e-4);
    });
  }
});

// web-ifc gives a revolved solid no triangles where the length unit is large
describe('revolved solids of files in metres', () => {
  const cone: SolidCase = {
    name: 'cone turned half about its own side', records: ['#112=IFCREVOLVEDAREASOLID(#113,#21,#200,180.);', '#113=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#210);', ...polyline(210, [[0, 0], [300, 0], [0, 400]]), '#200=IFCAXIS1PLACEMENT(#20,#26);'],
    volume: (PI * 300 ** 2 * 400) / 6, surface: null,
  };
  const ring: SolidCase = {
    name: 'pipe bend', records: ['#112=IFCREVOLVEDAREASOLID(#113,#21,#200,90.);', '#113=IFCCIRCLEHOLLOWPROFILEDEF(.AREA.,$,#201,100.,20.);', '#201=IFCAXIS2PLACEMENT2D(#202,$);', '#202=IFCCARTESIANPOINT((1000.,0.));', '#200=IFCAXIS1PLACEMENT(#20,#26);'],
    volume: (PI / 2) * 1000 * PI * (100 ** 2 - 80 ** 2), surface: null,
  };
  for (const { name, records, volume } of [...SOLIDS.filter(({ records: [first] }) => first!.includes('IFCREVOLVED')), cone, ring]) {
    it(name, async () => {
      const text = new TextDecoder().decode(bodyFile({ records, at: [12_000, -8_000, 3_000] })).replace('.MILLI.', '$');
      const { element, disputed } = await measure(new TextEncoder().encode(text));
      expect(disputed).toBe(false);
      expect(element?.status).toBe('closed');
      near(element!.volume!, volume, 1e-9);
      expect(element!.footprintArea).toBeGreaterThan(0);
    });
  }
});

interface CutCase {
  readonly name: string;
  readonly file: BodyFile;
  /** mm³ */
  readonly net: number;
  readonly gross: number;
  readonly footprint?: number;
}

/** Area of a disk of radius r within |y| ≤ w. */
const strip = (r: number, w: number): number => 2 * (w * Math.sqrt(r * r - w * w) + r * r * Math.asin(w / r));
const DISK = PI * 90_000;
const COLUMN = 'IFCCIRCLEPROFILEDEF(.AREA.,$,#24,300.)';
/** Plane through (0, 0, 2000), leaning by 45°; what lies above is taken away. */
const HALF_SPACE = ['#300=IFCHALFSPACESOLID(#301,.F.);', '#301=IFCPLANE(#302);', '#302=IFCAXIS2PLACEMENT3D(#303,#304,#26);', '#303=IFCCARTESIANPOINT((0.,0.,2000.));', '#304=IFCDIRECTION((0.707106781186547,0.,0.707106781186547));'];
/** 2000 × 200 × 500 along x, its middle at 1500 up. */
const SLOT = ['#310=IFCEXTRUDEDAREASOLID(#311,#312,#22,500.);', '#311=IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,2000.,200.);', '#312=IFCAXIS2PLACEMENT3D(#313,$,$);', '#313=IFCCARTESIANPOINT((0.,0.,1250.));'];
const STADIUM = ['#200=IFCINDEXEDPOLYCURVE(#201,(IFCLINEINDEX((1,2)),IFCARCINDEX((2,3,4)),IFCLINEINDEX((4,5)),IFCARCINDEX((5,6,1))),.F.);', '#201=IFCCARTESIANPOINTLIST2D(((-200.,-300.),(200.,-300.),(500.,0.),(200.,300.),(-200.,300.),(-500.,0.)));'];
const SECTOR = PROFILES.find(({ name }) => name.startsWith('ring sector'))!;
const IPROFILE = PROFILES.find(({ name }) => name === 'I')!;

const CUT: readonly CutCase[] = [
  {
    name: 'round column with an opening through it', net: DISK * 3000 - 500 * strip(300, 100), gross: DISK * 3000, footprint: DISK,
    file: { records: [...extrusion(COLUMN, 3000), ...SLOT], openings: [310] },
  },
  {
    name: 'round column cut off askew', net: DISK * 2000, gross: DISK * 2000, footprint: DISK,
    file: { type: 'Clipping', records: ['#112=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#199,#300);', '#199=IFCEXTRUDEDAREASOLID(#113,#21,#22,3000.);', `#113=${COLUMN};`, ...HALF_SPACE] },
  },
  {
    name: 'rolled column with fillets cut off askew', net: IPROFILE.area * 2000, gross: IPROFILE.area * 2000,
    file: { type: 'Clipping', records: ['#112=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#199,#300);', '#199=IFCEXTRUDEDAREASOLID(#113,#21,#22,3000.);', `#113=${IPROFILE.profile};`, ...HALF_SPACE] },
  },
  {
    name: 'hollow rectangle cut off askew', net: PROFILES[3]!.area * 2000, gross: PROFILES[3]!.area * 2000,
    file: { type: 'Clipping', records: ['#112=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#199,#300);', '#199=IFCEXTRUDEDAREASOLID(#113,#21,#22,3000.);', `#113=${PROFILES[3]!.profile};`, ...HALF_SPACE] },
  },
  {
    name: 'wall with a round opening', net: (4000 * 3000 - PI * 500 ** 2) * 200, gross: 4000 * 3000 * 200, footprint: 800_000,
    file: {
      product: 'IFCWALL', openings: [310], records: [
        ...extrusion('IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,4000.,200.)', 3000), '#310=IFCEXTRUDEDAREASOLID(#311,#312,#22,600.);', '#311=IFCCIRCLEPROFILEDEF(.AREA.,$,#24,500.);',
        '#312=IFCAXIS2PLACEMENT3D(#313,#26,#25);', '#313=IFCCARTESIANPOINT((300.,-300.,1500.));',
      ],
    },
  },
  {
    name: 'slab with half-round ends and a slot', net: (400 * 600 + DISK) * 3000 - 500 * (400 * 200 + strip(300, 100)), gross: (400 * 600 + DISK) * 3000, footprint: 400 * 600 + DISK,
    file: { product: 'IFCSLAB', openings: [310], records: [...extrusion('IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#200)', 3000, STADIUM), ...SLOT] },
  },
  {
    name: 'curved wall with a band cut out', net: SECTOR.area * 2500, gross: SECTOR.area * 3000, footprint: SECTOR.area,
    file: {
      product: 'IFCWALL', openings: [310],
      records: [...extrusion(SECTOR.profile, 3000, SECTOR.more), '#310=IFCEXTRUDEDAREASOLID(#311,#312,#22,500.);', '#311=IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,3000.,3000.);', '#312=IFCAXIS2PLACEMENT3D(#313,$,$);', '#313=IFCCARTESIANPOINT((0.,0.,1250.));'],
    },
  },
  {
    name: 'tube as one cylinder less another', net: PI * (300 ** 2 - 240 ** 2) * 3000, gross: PI * (300 ** 2 - 240 ** 2) * 3000, footprint: PI * (300 ** 2 - 240 ** 2),
    file: {
      type: 'CSG', records: [
        '#112=IFCCSGSOLID(#198);', '#198=IFCBOOLEANRESULT(.DIFFERENCE.,#199,#310);', '#199=IFCRIGHTCIRCULARCYLINDER(#21,3000.,300.);', '#310=IFCRIGHTCIRCULARCYLINDER(#312,4000.,240.);',
        '#312=IFCAXIS2PLACEMENT3D(#313,$,$);', '#313=IFCCARTESIANPOINT((0.,0.,-500.));',
      ],
    },
  },
  {
    name: 'opening that misses the column', net: DISK * 3000, gross: DISK * 3000, footprint: DISK,
    file: { records: [...extrusion(COLUMN, 3000), ...SLOT.slice(0, 3), '#313=IFCCARTESIANPOINT((0.,900.,1250.));'], openings: [310] },
  },
];

/** A thousandth, and the last digit that quantities are kept with. */
const within = (value: number | null | undefined, wanted: number): void => {
  expect(value).not.toBeNull();
  expect(Math.abs(value! - wanted), `${value} for ${wanted}`).toBeLessThanOrEqual(1e-3 * wanted + 0.5e-4);
};

describe('cut bodies, circles meshed with 48 segments where nothing says otherwise', () => {
  for (const { name, file, net, gross, footprint } of CUT) {
    it(name, async () => {
      for (const placed of [{}, { at: [4_000_000_000, 6_000_000_000, 50_000] as const, ref: [0.6, 0.8, 0] as const }]) {
        const { element, disputed } = await measure(bodyFile({ ...file, ...placed }));
        expect(disputed).toBe(false);
        expect(element?.status).toBe('closed');
        within(element!.volume, net * 1e-9);
        within(element!.grossVolume, gross * 1e-9);
        expect(element!.volume!).toBeLessThanOrEqual(element!.grossVolume!);
        if (footprint !== undefined) within(element!.footprintArea, footprint * 1e-6);
      }
    });
  }
});

describe('units and planning', () => {
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const bend = SOLIDS.find(({ name }) => name.startsWith('quarter bend'))!;

  it('metres, feet, radians', () => {
    const file = text(bodyFile({ records: bend.records }));
    const radians = file.replace(/#4=IFCCONVERSION[^;]*;/, '#4=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);').replace('#200,90.', `#200,${PI / 2}`);
    const feet = radians.replace(/#3=IFCSIUNIT[^;]*;/, "#3=IFCCONVERSIONBASEDUNIT(#5,.LENGTHUNIT.,'FOOT',#9003);#9003=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(0.3048),#9004);#9004=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);");
    for (const [written, metres] of [[file, 0.001], [radians, 0.001], [radians.replace('.MILLI.', '$'), 1], [feet, 0.3048]] as const) {
      const [subset] = [...planSubsets(indexStep(new TextEncoder().encode(written)), { targetBytes: null }).subsets];
      near(subset!.exact[0]!, bend.volume * metres ** 3, 1e-11);
      near(subset!.exact[3]!, bend.surface! * metres ** 2, 1e-11);
    }
  });

  const isFine = (file: BodyFile): boolean => [...planSubsets(indexStep(bodyFile(file)), { targetBytes: null }).subsets].some(({ fine }) => fine);
  const round = extrusion(COLUMN, 3000);
  const wall = (radius: number, holes: number): BodyFile => ({
    product: 'IFCWALL', openings: Array.from({ length: holes }, () => 310),
    records: [
      ...extrusion('IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,4000.,200.)', 3000), '#310=IFCEXTRUDEDAREASOLID(#311,#312,#22,200.);', `#311=IFCCIRCLEPROFILEDEF(.AREA.,$,#24,${radius}.);`,
      '#312=IFCAXIS2PLACEMENT3D(#313,#26,#25);', '#313=IFCCARTESIANPOINT((300.,-100.,1500.));',
    ],
  });

  it('finer facets where they would show, and only there', () => {
    expect(isFine({ records: round, product: 'IFCSLAB' })).toBe(true);
    // of a column no area counts, and its own figures are exact
    expect(isFine({ records: round })).toBe(false);
    expect(isFine({ records: extrusion('IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,300.,400.)', 3000) })).toBe(false);
    // exact, and no part of any area
    expect(isFine({ records: round, product: 'IFCFLOWSEGMENT' })).toBe(false);
    expect(isFine({ records: round, product: 'IFCFLOWSEGMENT', openings: [112] })).toBe(true);
    expect(isFine({ records: SOLIDS.find(({ name }) => name === 'pipe along lines and an arc')!.records })).toBe(false);
    expect(isFine({ records: SOLIDS.find(({ name }) => name === 'torus')!.records })).toBe(false);
    // sleeves take little from a wall, a round gate takes much
    expect(isFine(wall(50, 5))).toBe(false);
    expect(isFine(wall(1400, 1))).toBe(true);
  });

  it('a directrix trimmed by parameters, a slope, a spline are not guessed at', () => {
    const of = (records: readonly string[]): ExactBody | null => createExactBodies(indexStep(bodyFile({ records })), PI / 180).of(110).exact;
    const bar = SOLIDS.find(({ name }) => name === 'bar bent sharply')!.records;
    expect(of(bar)).not.toBeNull();
    expect(of(bar.map((r) => r.replace('0.,2.', '0.,1.')))).toBeNull();
    expect(of(extrusion('IFCUSHAPEPROFILEDEF(.AREA.,$,#24,200.,75.,8.5,11.5,11.5,6.,0.)', 3000))).not.toBeNull();
    expect(of(extrusion('IFCUSHAPEPROFILEDEF(.AREA.,$,#24,200.,75.,8.5,11.5,11.5,6.,4.6)', 3000))).toBeNull();
    expect(of(extrusion('IFCRECTANGLEPROFILEDEF(.CURVE.,$,#24,200.,75.)', 3000))).toBeNull();
    // two solids that may share room
    expect(createExactBodies(indexStep(bodyFile({ items: [200], records: [...round, '#200=IFCEXTRUDEDAREASOLID(#113,#201,#22,3000.);', '#201=IFCAXIS2PLACEMENT3D(#202,$,$);', '#202=IFCCARTESIANPOINT((500.,0.,0.));'] })), 1).of(110).exact).toBeNull();
    // a revolved profile that lies on both sides of its axis
    expect(of(SOLIDS.find(({ name }) => name === 'torus')!.records.map((r) => r.replace('1000.,0.', '50.,0.')))).toBeNull();
    // a shape that is its own part
    expect(of(['#112=IFCMAPPEDITEM(#200,#210);', '#200=IFCREPRESENTATIONMAP(#21,#111);', '#210=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#20,1.,$);'])).toBeNull();
  });
});
