import { expect, test } from 'vitest';
import type { Facts } from '../../src/facts/facts.ts';
import { keptByBuilding } from '../../src/facts/kept-by-building.ts';
import { boxFacts } from './kit.ts';

test('made again for the building in which an element is settled otherwise, and for no other', async () => {
  const facts = await boxFacts([{ path: 'a.ifc' }, { path: 'b.ifc' }], [
    { file: 0, component: 'shear-wall', box: [0, 0, 0, 3, 0.2, 2.8] },
    { file: 1, component: 'shear-wall', box: [100, 0, 0, 103, 0.2, 2.8] },
  ]);
  expect(facts.buildings.list).toHaveLength(2);
  const made: number[] = [];
  const ask = keptByBuilding((_, building) => made.push(building));
  const both = (f: Facts): void => [0, 1].forEach((b) => void ask(f, b));
  both(facts);
  both({ ...facts });
  expect(made).toEqual([0, 1]);
  const settled: Facts = { ...facts, outOfScope: [...facts.outOfScope], roles: facts.roles.map((r, i) => (i === facts.buildings.of.indexOf(1) ? { ...r, precast: 'precast' } : r)) };
  both(settled);
  expect(made).toEqual([0, 1, 1]);
  both({ ...settled, switches: { ...settled.switches } });
  expect(made).toEqual([0, 1, 1]);
  both({ ...settled, switches: { ...settled.switches, 'outer-leaf': 'included' } });
  expect(made).toEqual([0, 1, 1, 0, 1]);
});
