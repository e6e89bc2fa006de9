import { describe, expect, it } from 'vitest';
import type { RuleReport, VerdictGroup } from '../../src/engine/rules/rule-report.ts';
import { ruleHead, ruleSlice, rulesOf, type RuleCursor, type RuleSlice } from '../../src/worker/rule-parts.ts';

const group = (size: number): VerdictGroup => ({
  outcome: 'fail', kind: `of ${size}`, elements: Array.from({ length: size }, (_, i) => i), buildings: [], measured: Array.from({ length: size }, (_, i) => [i, i] as const),
  where: Array.from({ length: size }, () => null), others: Array.from({ length: size }, () => []), limit: null, unit: 'm', text: null, missing: [], also: [], waived: null,
});
const ofBuildings: VerdictGroup = { ...group(2), elements: [], buildings: ['B1', 'B2'] };
const report = (sizes: readonly (readonly number[])[], waits: readonly number[], depth: readonly (readonly number[])[] = []): RuleReport => ({
  stage: 'design', notModelled: [], concepts: [], overrides: [], attestations: [], waivers: [],
  results: sizes.map((list, i) => ({ rule: `p/${i}`, groups: [...list.map(group), ...(i === 0 ? [ofBuildings] : [])] })),
  waits: waits.map((size, i) => ({ missing: { kind: 'role', id: String(i) }, rules: [], elements: Array.from({ length: size }, (_, k) => k) })),
  completeness: depth.map((list, i) => ({ pack: 'p', stage: 'design', component: String(i), missing: list.map((size, k) => ({ id: String(k), elements: Array.from({ length: size }, (_, n) => n) })) })),
}) as unknown as RuleReport;

const weight = ({ parts }: RuleSlice): number => parts.reduce((sum, part) => sum + 1
  + (part.kind === 'group' ? part.group.measured.length : part.kind === 'rows' ? part.rows.measured.length : 0), 0);

describe('what the rules said, in slices', () => {
  const cases = [
    report([], []), report([[]], [0]), report([[1], [], [3, 2]], [4]), report([[25, 1, 13], [], [10]], [0, 900, 3]), report([[10], [9], [8]], []),
    report([], [5], [[1, 0, 3], []]), report([[2]], [], [[900], [400, 400, 1], [2]]),
  ];
  it.each(cases.map((one, i) => [i, one] as const))('is whole again at the other end (%i)', async (_, rules) => {
    const limit = 10;
    let messages = 0;
    const whole = await rulesOf(ruleHead(rules), async (from: RuleCursor) => {
      messages += 1;
      const slice = ruleSlice(rules, from, limit);
      expect(weight(slice)).toBeLessThanOrEqual(limit + 1);
      expect(messages).toBeLessThan(100);
      return structuredClone(slice);
    });
    expect(whole).toEqual(rules);
  });
  it('has nothing long in its head', () => {
    expect(ruleHead(cases[3]!)).toMatchObject({ results: [], waits: [], completeness: [], stage: 'design' });
  });
});
