/** Bodies that are none: a status and a finding, never an exception, never a plausible number. */
import { describe, expect, it } from 'vitest';
import type { ElementGeometry } from '../../src/geometry/quantities.ts';
import type { ModelFinding } from '../../src/model/model.ts';
import { createIfc } from '../../src/ifc-write/index.ts';
import { prism } from '../../src/ifc-write/geometry.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { bodyFile, extrusion, polyline } from './swept-builder.ts';

async function load(bytes: Uint8Array): Promise<{ readonly geometry: readonly (ElementGeometry | null)[]; readonly findings: readonly ModelFinding[] }> {
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path: 'a.ifc', bytes }], platform, {});
  closePlatform(platform);
  expect(loaded.unreadable).toHaveLength(0);
  return { geometry: loaded.geometry, findings: loaded.model.files[0]!.findings };
}

function edited(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain(from);
  return new TextEncoder().encode(text.replace(from, to));
}

const BOX = bodyFile({ records: extrusion('IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,300.,400.)', 3000) });
const polygon = (points: readonly (readonly [number, number])[]): Uint8Array => bodyFile({ records: extrusion('IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#200)', 3000, polyline(200, points)) });
const codes = (findings: readonly ModelFinding[]): string[] => findings.map(({ code }) => code);
const NOTHING = { volume: null, grossVolume: null, surfaceArea: null, footprintArea: null, sideArea: null, footprint: null };

describe('numbers that are none', () => {
  for (const bad of ['NAN', '1.#QNAN', '-1.#IND', '1.#INF', 'Infinity', '-nan(ind)', '1.E400', '1E39']) {
    for (const [what, from, to, culprit] of [
      ['a coordinate', 'IFCCARTESIANPOINT((0.,0.,0.));\n#104', `IFCCARTESIANPOINT((0.,${bad},0.));\n#104`, 103],
      ['a depth', '#22,3000.', `#22,${bad}`, 112],
      ['a size of a profile', '300.,400.', `300.,${bad}`, 113],
    ] as const) {
      it(`${bad} as ${what}`, async () => {
        const { geometry, findings } = await load(edited(BOX, from, to));
        expect(geometry).toHaveLength(1);
        expect(geometry[0]).toMatchObject({ ...NOTHING, status: 'degenerate' });
        expect(findings.find(({ code }) => code === 'coordinate-not-finite')).toMatchObject({ expressId: 100, params: { expressId: 100, culprit } });
      });
    }
  }

  it('in an opening make its host unknown', async () => {
    const wall = bodyFile({
      openings: [310], records: [
        ...extrusion('IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,4000.,200.)', 3000), '#310=IFCEXTRUDEDAREASOLID(#311,#312,#22,500.);', '#311=IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,500.,500.);',
        '#312=IFCAXIS2PLACEMENT3D(#313,$,$);', '#313=IFCCARTESIANPOINT((0.,NAN,1250.));',
      ],
    });
    const { geometry, findings } = await load(wall);
    expect(geometry[0]).toMatchObject({ ...NOTHING, status: 'degenerate' });
    expect(codes(findings)).toContain('coordinate-not-finite');
  });

  it('are not seen in names, exponents and what places nothing', async () => {
    const fine = edited(edited(edited(BOX, '300.,400.', '3.E+02,4.0e2'), '.AREA.,$', ".AREA.,'NAN 1E400 (x)'"), "'Model',3,1.E-05,#9,$", "'Model',3,1.E-05,#9,#199");
    const { geometry, findings } = await load(edited(fine, '#20=', '#199=IFCDIRECTION((NAN,1.));\n#20='));
    expect(geometry[0]).toMatchObject({ volume: 0.36, status: 'closed' });
    expect(codes(findings)).not.toContain('coordinate-not-finite');
  });

  it('leave the other elements alone', async () => {
    const more = edited(BOX, '#20=', "#400=IFCCOLUMN('1234567890123456789099',$,'other',$,$,#401,#402,$,$);\n#401=IFCLOCALPLACEMENT($,#21);\n#402=IFCPRODUCTDEFINITIONSHAPE($,$,(#403));\n#403=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(#112));\n#20=");
    const { geometry } = await load(edited(more, 'IFCCARTESIANPOINT((0.,0.,0.));\n#104', 'IFCCARTESIANPOINT((0.,NAN,0.));\n#104'));
    expect(geometry.map((g) => g!.volume)).toEqual([null, 0.36]);
  });
});

describe('bodies that enclose nothing', () => {
  for (const [name, bytes] of [
    ['no depth', edited(BOX, '#22,3000.', '#22,0.')],
    ['no width', edited(BOX, '300.,400.', '0.,400.')],
    ['pushed along its own plane', edited(BOX, '#21,#22,3000.', '#21,#25,3000.')],
    ['a profile on one line', polygon([[0, 0], [1000, 0], [2000, 0]])],
  ] as const) {
    it(name, async () => {
      const { geometry, findings } = await load(bytes);
      expect(geometry[0]).toMatchObject({ ...NOTHING, status: 'degenerate' });
      expect(codes(findings)).toContain('body-encloses-nothing');
    });
  }

  it('beside a sound piece add nothing to it', async () => {
    const { geometry, findings } = await load(bodyFile({ items: [200], records: [...extrusion('IFCRECTANGLEPROFILEDEF(.AREA.,$,#24,300.,400.)', 3000), '#200=IFCEXTRUDEDAREASOLID(#113,#21,#22,0.);'] }));
    expect(geometry[0]).toMatchObject({ volume: 0.36 });
    expect(codes(findings)).toContain('body-encloses-nothing');
  });

  it('sizes below zero are measured by their absolute value, and said so', async () => {
    for (const bytes of [edited(BOX, '#22,3000.', '#22,-3000.'), edited(BOX, '300.,400.', '-300.,400.')]) {
      const { geometry, findings } = await load(bytes);
      expect(geometry[0]).toMatchObject({ volume: 0.36, status: 'closed' });
      expect(codes(findings)).toContain('size-below-zero');
    }
  });
});

describe('profiles that cross themselves', () => {
  for (const [name, points] of [
    ['a bow tie', [[0, 0], [1000, 1000], [1000, 0], [0, 1000]]],
    ['lobes of different size', [[0, 0], [1000, 0], [1000, 600], [300, 600], [300, -400], [0, -400]]],
    ['wound twice', [[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 100], [900, 100], [900, 900], [100, 900], [100, -50], [50, -50]]],
  ] as const) {
    it(name, async () => {
      const { geometry, findings } = await load(polygon(points));
      expect(geometry[0]).toMatchObject({ ...NOTHING, status: 'self-intersecting' });
      expect(codes(findings)).toContain('profile-crosses-itself');
    });
  }

  it('but not those that touch themselves, or miss by the last digits', async () => {
    for (const [points, area] of [
      // a void led to by a slit of no width
      [[[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0], [200, 200], [200, 800], [800, 800], [800, 200], [200, 200]], 0.64],
      // a corner written twice, a hair apart and in the wrong order
      [[[0, 0], [1000, 0], [1000, 1000], [500.0000001, 1000], [500.0000002, 1000.0000001], [500, 999.9999999], [0, 1000]], 1],
    ] as const) {
      const { geometry, findings } = await load(polygon(points));
      expect(codes(findings)).not.toContain('profile-crosses-itself');
      expect(geometry[0]!.volume).toBeCloseTo(3 * area, 4);
    }
  });
});

describe('coordinates in the wrong unit', () => {
  const building = (factor: number): Uint8Array => {
    const ifc = createIfc({ unit: 'm' });
    ifc.building();
    ifc.storey({ elevation: 0 });
    for (let k = 0; k < 4; k++) ifc.element({ class: 'IfcWall', at: [0, 3 * k * factor, 0], body: prism([[0, 0], [10 * factor, 0], [10 * factor, 0.2 * factor], [0, 0.2 * factor]], 3 * factor) });
    return ifc.bytes();
  };
  it('a building of ten kilometres', async () => {
    const { findings } = await load(building(1000));
    expect(findings.find(({ code }) => code === 'size-implausible')?.params).toEqual({ size: 10_000 });
  });
  it('a building of millimetres', async () => {
    const { findings } = await load(building(0.001));
    expect(findings.find(({ code }) => code === 'size-implausible')?.params).toEqual({ size: 0.01 });
  });
  it('and one of metres', async () => {
    expect(codes((await load(building(1))).findings)).not.toContain('size-implausible');
  });
});

it('a railing of a hundred thousand triangles is measured like any other', async () => {
  const n = 220;
  const points: string[] = [], triangles: string[] = [];
  for (let i = 0; i <= n; i++) for (let j = 0; j < n; j++) points.push(`(${(i * 10).toFixed(1)},${(500 * Math.cos((2 * Math.PI * j) / n)).toFixed(6)},${(500 * Math.sin((2 * Math.PI * j) / n)).toFixed(6)})`);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const a = i * n + j + 1, b = i * n + ((j + 1) % n) + 1;
      triangles.push(`(${a},${b},${b + n})`, `(${a},${b + n},${a + n})`);
    }
  }
  for (let j = 1; j + 1 < n; j++) triangles.push(`(1,${j + 2},${j + 1})`, `(${n * n + 1},${n * n + j + 1},${n * n + j + 2})`);
  const { geometry } = await load(bodyFile({ product: 'IFCRAILING', type: 'Tessellation', records: [`#112=IFCTRIANGULATEDFACESET(#200,$,.T.,(${triangles.join(',')}),$);`, `#200=IFCCARTESIANPOINTLIST3D((${points.join(',')}));`] }));
  expect(geometry[0]!.status).toBe('closed');
  expect(geometry[0]!.volume).toBeCloseTo((n / 2) * 0.25 * Math.sin((2 * Math.PI) / n) * 2.2, 3);
}, 120_000);
