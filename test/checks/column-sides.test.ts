/** Columns that are part of a wall have no side of their own; the others do, whatever they are called. */
import { expect, test } from 'vitest';
import { QUANTITIES } from '../../src/checks/quantities/index.ts';
import { given } from '../../src/checks/rules/readers.ts';
import { boxFacts } from '../facts/kit.ts';

async function sides(name: string): Promise<readonly unknown[]> {
  const facts = await boxFacts([{}], [{ component: 'column', box: [0, 0, 0, 0.2, 0.4, 3], element: { name } }]);
  const quantity = QUANTITIES.get('column-side')!;
  return quantity.read(given(facts, quantity.reads), 0).map(({ value }) => value);
}

test.each(['AZ1 200x400', 'GBZ3', 'YBZ-2', '构造柱', 'GZ1', '边缘构件'])('%s has none', async (name) => {
  expect(await sides(name)).toEqual([]);
});

test.each(['KZ1', '预制柱', 'C-1'])('%s has one', async (name) => {
  expect(await sides(name)).toEqual([[0.2, 0.2]]);
});
