import * as WebIfc from 'web-ifc';
import { describe, expect, it } from 'vitest';
import type { SchemaId } from '../../src/model/model.ts';
import * as w from '../../src/ifc-write/index.ts';
import { elementClasses, typeClasses } from '../../src/ifc-write/schema.ts';
import { openModel } from './bodies.ts';

/** One of everything the writer can write. */
function everything(schema: SchemaId): string {
  const ifc = w.createIfc({
    schema, name: '全', mapConversion: { eastings: 500000, northings: 3300000, height: 4, crs: 'EPSG:4549' }, unit: 'foot',
  });
  ifc.building({ name: '1#', elevationOfTerrain: -0.3, psets: { A: { b: true } } });
  const storey = ifc.storey({ name: '1F', elevation: 0 });
  const body = w.box(1, 1, 1);
  for (const name of elementClasses()) if (name !== 'IfcOpeningElement') ifc.element({ class: name, body, layer: 'A-1' });
  for (const name of typeClasses(schema)) {
    const type = ifc.elementType({ class: name, name, psets: { T: { x: 1 } } });
    ifc.element({ type, body });
  }
  w.room(ifc, { storey, outline: [[0, 0], [3, 0], [3, 3]], height: 2.6, name: '厨房' });
  w.wall(ifc, {
    from: [0, 0], to: [0, 5], thickness: 0.2, height: 2.8,
    openings: [{ at: 1, width: 1, height: 2, fill: { class: 'IfcDoor' } }, { at: 3, width: 1, height: 1, sill: 1, fill: { class: 'IfcWindow' } }],
    material: { layers: [{ material: '混凝土', thickness: 0.2, name: '内叶' }], name: '夹心' },
    classifications: [{ system: 'GB/T 51269', identification: '14-10', name: '墙' }],
    groups: ['组', 'system:给水'],
    psets: {
      All: {
        text: 'x', flag: true, number: 1.5, empty: null, unknown: w.LOGICAL_UNKNOWN, label: w.typed('IfcIdentifier', 'Q1'),
        choice: { enumerated: ['A', 'B'], of: 'PEnum_X' }, many: { list: [1, 2] }, range: { bounded: [0, 1] },
        rows: { table: [[1, 'a'], [2, 'b']] }, deep: { complex: { inner: 'y' }, usage: 'test' },
      },
    },
    quantities: { Qto: { L: w.metres(5), A: w.squareMetres(14), V: w.cubicMetres(2.8), N: w.pieces(3), W: w.kilograms(7000) } },
  });
  ifc.element({ body, material: { constituents: [{ material: 'a', fraction: 0.5, name: 'c' }] } });
  ifc.element({ body, material: { profiles: [{ material: 'a', profile: w.circle(0.3), name: 'p' }] } });
  ifc.element({ body, material: { list: ['a', 'b'] } });
  ifc.element({ body: { kind: 'extrusion', depth: 2, profile: { kind: 'i-shape', width: 0.2, depth: 0.4, web: 0.01, flange: 0.02 } }, material: 'Q355' });
  w.slab(ifc, { outline: [[0, 0], [4, 0], [4, 4], [0, 4]], openings: [[[1, 1], [2, 1], [2, 2]]], thickness: 0.13 });
  w.covering(ifc, { outline: [[0, 0], [4, 0], [4, 4], [0, 4]], thickness: 0.05 });
  w.flight(ifc, { from: [0, 0], along: [0, 1], width: 1.2, risers: 10, riser: 0.15, tread: 0.26, waist: 0.25 });
  w.segment(ifc, { from: [0, 0], to: [3, 0], z: 2.5, section: { radius: 0.01 } });
  ifc.grid({ across: [['1', 0], ['2', 6]], along: [['A', 0]], extent: [0, 0, 6, 9] });
  const assembly = ifc.element({ class: 'IfcElementAssembly', attributes: { AssemblyPlace: 'FACTORY' } });
  ifc.element({ class: 'IfcBuildingElementPart', whole: assembly, body });
  const points = [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]] as const;
  ifc.element({ body: { kind: 'faces', points, faces: [[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]], closed: true } });
  ifc.element({ body: { kind: 'faces', points, faces: [[0, 2, 1]], closed: false } });
  return ifc.text();
}

// web-ifc's own tables of the schemas: what it writes for a class has the schema's number of attributes.
const toRaw = WebIfc.ToRawLineData as Record<string, Record<number, (line: unknown) => unknown[]>>;
const fromRaw = WebIfc.FromRawLineData as Record<string, Record<number, (raw: unknown) => unknown>>;

describe.each(['IFC2X3', 'IFC4', 'IFC4X3'] as const)('%s', (schema) => {
  it('has every attribute of every class', async () => {
    const text = everything(schema);
    const { api, model } = await openModel(new TextEncoder().encode(text));
    const key = { IFC2X3: '1', IFC4: '2', IFC4X3: '3' }[schema];
    expect(Object.keys(toRaw)).toContain(key);
    const seen = new Set<string>();
    const wrong: string[] = [];
    const ids = api.GetAllLines(model);
    for (let i = 0; i < ids.size(); i++) {
      const raw = api.GetRawLineData(model, ids.get(i));
      const name = api.GetNameFromTypeCode(raw.type) as string;
      const make = fromRaw[key]?.[raw.type];
      const write = toRaw[key]?.[raw.type];
      if (make === undefined || write === undefined) {
        wrong.push(`${name} is not in ${schema}`);
        continue;
      }
      seen.add(name);
      // web-ifc leaves a derived attribute (`*`) out of the raw line.
      const expected = write(make(raw.arguments)).length - (name === 'IfcSIUnit' ? 1 : 0);
      if (expected !== raw.arguments.length) wrong.push(`${name}: ${raw.arguments.length} attributes, ${expected} expected`);
    }
    expect([...new Set(wrong)]).toEqual([]);
    expect(ids.size()).toBe(text.split('\n').filter((line) => line.startsWith('#')).length);
    expect(seen.size).toBeGreaterThan(80);
  });
});

it('refuses classes that a schema lacks', () => {
  const ifc = w.createIfc({ schema: 'IFC2X3' });
  expect(() => ifc.elementType({ class: 'IfcStairType' })).toThrow(/IFC2X3/);
  expect(() => ifc.element({ class: 'IfcNonsense' })).toThrow(/IfcNonsense/);
});
