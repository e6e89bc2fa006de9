/** Findings that only the whole set of files shows. */
import { expect, test } from 'vitest';
import { engineFindings } from '../../src/engine/findings.ts';
import type { BuildingResult, ItemResult } from '../../src/engine/report.ts';
import { boxFacts } from '../facts/kit.ts';

const joint = { kind: 'vertical-strip' };
const item = (over: object): ItemResult => ({ id: 'q1a', source: 'measured', contributions: [], joints: [joint], denominator: [0, 0.0006], storeys: [], ...over }) as unknown as ItemResult;
const building = (of: ItemResult): BuildingResult => ({ name: '1#', storeys: [], items: [of] }) as unknown as BuildingResult;

test.each<readonly [string, object, number]>([
  ['joint concrete alone', {}, 1],
  ['beside a member', { contributions: [{ element: 0 }] }, 0],
  ['beside typed rows', { source: 'mixed' }, 0],
  ['none at all', { denominator: [0, 0] }, 0],
  ['no joints', { joints: undefined }, 0],
])('an item of %s', async (_, over, count) => {
  const found = engineFindings(await boxFacts([{}], []), [building(item(over))]).filter(({ code }) => code === 'only-joint-concrete');
  expect(found).toHaveLength(count);
  if (count > 0) expect(found[0]!.params).toEqual({ building: '1#', item: 'q1a', volume: 0.0006 });
});
