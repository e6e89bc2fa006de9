/** Every shipped rule through the harness. */
import { describe, expect, test } from 'vitest';
import { loadPack, packIds } from '../../src/standards/pack.ts';
import { CASES } from './cases/index.ts';
import { weaknesses } from './harness.ts';

for (const id of packIds()) {
  const pack = loadPack(id);
  if (pack.rules.length === 0) continue;
  describe(pack.edition, () => {
    test.each(pack.rules.map((rule) => rule.id))('%s', async (rule) => {
      expect(await weaknesses(pack, rule, CASES[id]?.[rule])).toEqual([]);
    });

    test('has no cases of rules it does not have', () => {
      expect(Object.keys(CASES[id] ?? {}).filter((rule) => !pack.rules.some((one) => one.id === rule))).toEqual([]);
    });
  });
}
