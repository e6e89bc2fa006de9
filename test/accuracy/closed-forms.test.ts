/** The kernel on double-precision input, and whole files through IFC, against closed forms. */
import { expect, it, vi } from 'vitest';
// what is judged is the measuring, not the four decimals that reports print
vi.mock('../../src/units.ts', async (original) => ({ ...(await original<typeof import('../../src/units.ts')>()), roundQuantity: (x: number) => x }));
import type { MeshPart } from '../../src/geometry/body.ts';
import type { ElementGeometry } from '../../src/geometry/quantities.ts';
import { indexStep } from '../../src/ifc/step-index.ts';
import { meshFile } from '../../src/worker/load-meshes.ts';
import { poolOf } from '../../src/worker/pool.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { inverted, prism, weld } from '../geometry/solids.ts';
import type { Point } from '../geometry/solids.ts';
import { stepFile } from '../ifc/mesh-builder.ts';
import { deviation, printTable, shownDeviation } from './table.ts';

type P3 = readonly [number, number, number];

interface Solid {
  readonly name: string;
  readonly part: MeshPart;
  readonly volume: number;
  readonly area: number;
}

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Triangles of convex faces, corners counter-clockwise seen from outside. */
function faces(points: readonly P3[], list: readonly (readonly number[])[]): MeshPart {
  const indices = list.flatMap((f) => f.slice(2).flatMap((c, k) => [f[0]!, f[k + 1]!, c]));
  return { vertices: Float64Array.from(points.flat()), stride: 3, indices: Uint32Array.from(indices), matrix: IDENTITY };
}

function solids(): readonly Solid[] {
  const r = Math.SQRT2;
  const L: Point[] = [[0, 0], [5, 0], [5, 0.2], [0.2, 0.2], [0.2, 4], [0, 4]];
  const comb: Point[] = [[0, 0], [6.3, 0], ...Array.from({ length: 9 }, (_, k): Point[] => [[6.3 - 0.7 * k, 1], [6 - 0.7 * k, 1], [6 - 0.7 * k, 0.1], [5.6 - 0.7 * k, 0.1]]).flat().slice(0, -1), [0, 0.1]];
  const combArea = 6.3 * 0.1 + 9 * 0.3 * 0.9;
  const perimeter = (loop: readonly Point[]): number => loop.reduce((s, p, i) => s + Math.hypot(loop[(i + 1) % loop.length]![0] - p[0], loop[(i + 1) % loop.length]![1] - p[1]), 0);
  const shoelace = (loop: readonly Point[]): number => Math.abs(loop.reduce((s, p, i) => s + p[0] * loop[(i + 1) % loop.length]![1] - loop[(i + 1) % loop.length]![0] * p[1], 0)) / 2;
  expect(shoelace(comb)).toBeCloseTo(combArea, 9);
  return [
    { name: 'box 3 × 0.2 × 2.9', part: prism([[0, 0], [3, 0], [3, 0.2], [0, 0.2]], 0, 2.9), volume: 1.74, area: 2 * (0.6 + 8.7 + 0.58) },
    { name: 'regular tetrahedron, edge 2√2', part: faces([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]], [[0, 1, 2], [0, 3, 1], [0, 2, 3], [1, 3, 2]]), volume: 8 / 3, area: 8 * Math.sqrt(3) },
    {
      name: 'regular octahedron, edge √2',
      part: faces([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], [[0, 2, 4], [2, 1, 4], [1, 3, 4], [3, 0, 4], [2, 0, 5], [1, 2, 5], [3, 1, 5], [0, 3, 5]]),
      volume: 4 / 3, area: 2 * Math.sqrt(3) * r * r,
    },
    {
      name: 'frustum 2 × 2 to 1 × 1, 3 high',
      part: faces([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0], [-0.5, -0.5, 3], [0.5, -0.5, 3], [0.5, 0.5, 3], [-0.5, 0.5, 3]], [[3, 2, 1, 0], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]]),
      volume: 7, area: 5 + 6 * Math.hypot(3, 0.5),
    },
    { name: 'L-shaped wall', part: prism(L, 0, 3), volume: 3 * 1.76, area: 2 * 1.76 + 18 * 3 },
    { name: 'comb of nine teeth', part: prism(comb, 0, 0.4), volume: 0.4 * combArea, area: 2 * combArea + 0.4 * perimeter(comb) },
  ];
}

/** mulberry32 */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A rotation from a uniform unit quaternion, column-major, then a shift. */
function anyMotion(next: () => number, far: number): number[] {
  const [a, b, c] = [next(), next() * 2 * Math.PI, next() * 2 * Math.PI];
  const [w, x, y, z] = [Math.sqrt(1 - a) * Math.sin(b), Math.sqrt(1 - a) * Math.cos(b), Math.sqrt(a) * Math.sin(c), Math.sqrt(a) * Math.cos(c)];
  return [
    1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y), 0,
    2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x), 0,
    2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y), 0,
    far * (next() - 0.5), far * (next() - 0.5), far * (next() - 0.5), 1,
  ];
}

it('the kernel gives the closed forms of polyhedra', () => {
  const next = random(51129);
  const rows: (string | number)[][] = [];
  for (const { name, part, volume, area } of solids()) {
    const worst = { as: 0, rotated: 0, mirrored: 0, far: 0 };
    const judge = (key: keyof typeof worst, p: MeshPart): void => {
      const found = weld(p);
      worst[key] = Math.max(worst[key], deviation(found.volume!, volume), deviation(found.area, area));
    };
    judge('as', part);
    for (let k = 0; k < 50; k++) {
      judge('rotated', { ...part, matrix: anyMotion(next, 0) });
      const mirror = anyMotion(next, 0);
      for (const i of [0, 1, 2]) mirror[i] = -mirror[i]!;
      judge('mirrored', inverted({ ...part, matrix: mirror }));
      judge('mirrored', { ...part, matrix: mirror });
      judge('far', { ...part, matrix: anyMotion(next, 8e6) });
    }
    rows.push([name, ...Object.values(worst).map(shownDeviation)]);
    for (const value of Object.values(worst)) expect(value, name).toBeLessThanOrEqual(1e-9);
  }
  printTable('Kernel on f64 input: largest relative deviation of volume and surface, 50 motions each (limit 1e-9)', ['solid', 'as given', 'rotated', 'mirrored', 'up to 4,000 km away'], rows);
});

interface FileCase {
  readonly name: string;
  /** #100 is an IfcWall or IfcColumn with representation #110 */
  readonly records: readonly string[];
  readonly exact: Partial<Pick<ElementGeometry, 'volume' | 'sideArea' | 'footprintArea'>>;
  readonly limit: number;
}

const METRE = ['#2=IFCUNITASSIGNMENT((#3));', '#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);'];
const MILLIMETRE = ['#2=IFCUNITASSIGNMENT((#3));', '#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);'];
/** the product at a place, turned about z */
function product(cls: string, at: P3, turn: number, items: string, kind = 'SweptSolid'): string[] {
  const n = (v: number): string => v.toFixed(12);
  return [
    `#100=${cls}('1234567890123456789012',$,'x',$,$,#101,#110,$,$);`, '#101=IFCLOCALPLACEMENT($,#102);', '#102=IFCAXIS2PLACEMENT3D(#103,#104,#105);',
    `#103=IFCCARTESIANPOINT((${at.map(n).join()}));`, '#104=IFCDIRECTION((0.,0.,1.));', `#105=IFCDIRECTION((${n(Math.cos(turn))},${n(Math.sin(turn))},0.));`,
    '#110=IFCPRODUCTDEFINITIONSHAPE($,$,(#111));', `#111=IFCSHAPEREPRESENTATION(#8,'Body','${kind}',(${items}));`, '#116=IFCAXIS2PLACEMENT3D(#10,$,$);', '#117=IFCAXIS2PLACEMENT2D(#118,$);', '#118=IFCCARTESIANPOINT((0.,0.));',
  ];
}
const polyline = (id: number, points: readonly Point[]): string[] => [
  ...points.map((p, i) => `#${id + 1 + i}=IFCCARTESIANPOINT((${p[0].toFixed(9)},${p[1].toFixed(9)}));`),
  `#${id}=IFCPOLYLINE((${[...points.map((_, i) => `#${id + 1 + i}`), `#${id + 1}`].join()}));`,
];

function fileCases(): readonly FileCase[] {
  const far: P3 = [4_000_000, 2_000_000, 30];
  const L: Point[] = [[0, 0], [5, 0], [5, 0.2], [0.2, 0.2], [0.2, 4], [0, 4]];
  const arc = 2.5 * Math.PI;
  return [
    { name: 'wall, extruded rectangle', records: [...METRE, ...product('IFCWALL', [1, 2, 3], 0.7, '#112'), '#112=IFCEXTRUDEDAREASOLID(#113,#116,#104,3.);', '#113=IFCRECTANGLEPROFILEDEF(.AREA.,$,#117,4.,0.2);'], exact: { volume: 2.4, sideArea: 12, footprintArea: 0.8 }, limit: 2e-7 },
    { name: 'the same in millimetres, 4,000 km away', records: [...MILLIMETRE, ...product('IFCWALL', far.map((v) => v * 1000) as unknown as P3, 0.7, '#112'), '#112=IFCEXTRUDEDAREASOLID(#113,#116,#104,3000.);', '#113=IFCRECTANGLEPROFILEDEF(.AREA.,$,#117,4000.,200.);'], exact: { volume: 2.4, sideArea: 12, footprintArea: 0.8 }, limit: 2e-7 },
    { name: 'wall, L-shaped outline', records: [...METRE, ...product('IFCWALL', far, 1.1, '#112'), '#112=IFCEXTRUDEDAREASOLID(#113,#116,#104,3.);', '#113=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#200);', ...polyline(200, L)], exact: { volume: 5.28, sideArea: 27, footprintArea: 1.76 }, limit: 2e-7 },
    {
      name: 'wall cut by a plane (a lean-to)',
      records: [
        ...METRE, ...product('IFCWALL', [0, 0, 0], 0.3, '#140', 'Clipping'), '#112=IFCEXTRUDEDAREASOLID(#113,#116,#104,4.);', '#113=IFCRECTANGLEPROFILEDEF(.AREA.,$,#117,4.,0.2);',
        '#140=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#112,#141);', '#141=IFCHALFSPACESOLID(#142,.F.);', '#142=IFCPLANE(#143);', '#143=IFCAXIS2PLACEMENT3D(#144,#145,$);', '#144=IFCCARTESIANPOINT((0.,0.,3.));', '#145=IFCDIRECTION((-0.242535625036,0.,0.970142500145));',
      ],
      exact: { volume: 2.4, sideArea: 12, footprintArea: 0.8 }, limit: 2e-7,
    },
    { name: 'column, I-shape without fillets', records: [...METRE, ...product('IFCCOLUMN', far, 0.4, '#112'), '#112=IFCEXTRUDEDAREASOLID(#113,#116,#104,3.);', '#113=IFCISHAPEPROFILEDEF(.AREA.,$,#117,0.3,0.5,0.02,0.03,$,$,$);'], exact: { volume: 3 * (2 * 0.3 * 0.03 + 0.44 * 0.02) }, limit: 2e-7 },
    { name: 'column, round, r = 0.3', records: [...METRE, ...product('IFCCOLUMN', far, 0.4, '#112'), '#112=IFCEXTRUDEDAREASOLID(#113,#116,#104,3.);', '#113=IFCCIRCLEPROFILEDEF(.AREA.,$,#117,0.3);'], exact: { volume: 3 * Math.PI * 0.09, footprintArea: Math.PI * 0.09 }, limit: 2e-7 },
    {
      name: 'wall, a quarter of a circle, r = 5',
      records: [
        ...METRE, ...product('IFCWALL', far, 0.4, '#112'), '#112=IFCEXTRUDEDAREASOLID(#113,#116,#104,3.);', '#113=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#200);',
        '#200=IFCINDEXEDPOLYCURVE(#201,(IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,4)),IFCARCINDEX((4,5,6)),IFCLINEINDEX((6,1))),.F.);',
        `#201=IFCCARTESIANPOINTLIST2D((${([[5, 0], [5 * Math.SQRT1_2, 5 * Math.SQRT1_2], [0, 5], [0, 4.8], [4.8 * Math.SQRT1_2, 4.8 * Math.SQRT1_2], [4.8, 0]] as Point[]).map((p) => `(${p[0].toFixed(9)},${p[1].toFixed(9)})`).join()}),$);`,
      ],
      exact: { sideArea: 3 * arc }, limit: 1e-3,
    },
  ];
}

it('whole files give the closed forms', async () => {
  const platform = inlinePlatform();
  const rows: string[][] = [];
  for (const { name, records, exact, limit } of fileCases()) {
    const { geometry } = await meshFile(indexStep(stepFile(records)), poolOf(platform), 1, { settings: { circleSegments: 48, footprints: 'all' } });
    const found = geometry.get(100)!;
    const cells = (['volume', 'footprintArea', 'sideArea'] as const).map((key) => {
      const wanted = exact[key];
      if (wanted == null) return '–';
      const off = deviation(found[key] ?? 0, wanted);
      expect(off, `${name}: ${key}`).toBeLessThanOrEqual(limit);
      return shownDeviation(off);
    });
    rows.push([name, ...cells, String(limit)]);
  }
  printTable('Through IFC (web-ifc hands over single precision): relative deviation', ['element', 'volume', 'footprint', 'side area', 'limit'], rows);
});
