import { describe, expect, it } from 'vitest';
import type { SchemaId } from '../../src/model/model.ts';
import * as w from '../../src/ifc-write/index.ts';
import { bodiesOf } from './bodies.ts';

const CASES = (['IFC2X3', 'IFC4', 'IFC4X3'] as const).flatMap((schema) => (['mm', 'm', 'foot'] as const).map((unit) => ({ schema, unit })));

describe.each(CASES)('$schema in $unit', ({ schema, unit }: { schema: SchemaId; unit: w.LengthUnit }) => {
  it('members have the bodies that their dimensions say', async () => {
    const ifc = w.createIfc({ schema, unit });
    ifc.storey({ elevation: 3 });
    w.wall(ifc, { from: [1, 2], to: [1, 8], thickness: 0.2, height: 2.9, openings: [{ at: 1, width: 1, height: 1.5, sill: 0.9, fill: { class: 'IfcWindow' } }] });
    w.column(ifc, { at: [20, 5], section: [0.6, 0.5], height: 4 });
    w.beam(ifc, { from: [30, 0], to: [30, 6], section: [0.2, 0.4] });
    w.slab(ifc, { outline: [[40, 0], [44, 0], [44, 4], [40, 4]], openings: [[[41, 1], [42, 1], [42, 2], [41, 2]]], thickness: 0.13 });
    w.flight(ifc, { from: [50, 10], along: [0, -1], width: 1.15, risers: 10, riser: 0.145, tread: 0.26, waist: 0.25, lip: 0.16 });
    w.block(ifc, { class: 'IfcRailing', from: [60, 0, 0], size: [3, 0.05, 1.1] });
    const bodies = await bodiesOf(ifc.bytes());
    expect(bodies.every((body) => body.closed)).toBe(true);
    const of = (name: string) => bodies.find((body) => body.class === name) as (typeof bodies)[number];
    const check = (name: string, volume: number, box: readonly number[]): void => {
      expect(of(name).volume).toBeCloseTo(volume, 4);
      of(name).box.forEach((value, i) => expect(value).toBeCloseTo(box[i] as number, 3));
    };
    check('IfcWall', (6 * 2.9 - 1.5) * 0.2, [0.9, 2, 3, 1.1, 8, 5.9]);
    check('IfcWindow', 1.5 * 0.06, [0.97, 3, 3.9, 1.03, 4, 5.4]);
    check('IfcColumn', 0.6 * 0.5 * 4, [19.7, 4.75, 3, 20.3, 5.25, 7]);
    check('IfcBeam', 6 * 0.08, [29.9, 0, 2.6, 30.1, 6, 3]);
    check('IfcSlab', 15 * 0.13, [40, 0, 2.87, 44, 4, 3]);
    check('IfcRailing', 0.165, [60, 0, 3, 63, 0.05, 4.1]);
    // 9 steps, the seat, less what lies under the soffit
    const section = 0.26 * 0.145 * 45 + 0.16 * 1.45 - (1.2 * 1.2 * 0.26) / 0.145 / 2 - 0.16 * 1.2;
    check('IfcStairFlight', section * 1.15, [49.425, 7.5, 3, 50.575, 10, 4.45]);
  });
});

it('an open shell stays open', async () => {
  const ifc = w.createIfc();
  const points = [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]] as const;
  ifc.element({ body: { kind: 'faces', points, faces: [[0, 2, 1], [0, 1, 3], [1, 2, 3]], closed: false } });
  const bodies = await bodiesOf(ifc.bytes());
  expect(bodies.map((body) => body.closed)).toEqual([false]);
});
