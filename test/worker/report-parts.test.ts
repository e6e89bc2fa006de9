import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import { headOf, itemsOf, reportOf, SLICE } from '../../src/worker/report-parts.ts';

describe('a report in slices', () => {
  const rows = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  const report = {
    elements: rows(SLICE * 2 + 7, (i) => ({ expressId: i })), findings: rows(SLICE, (i) => ({ line: i })),
    rules: null,
    buildings: [{ id: 'B1', items: [{ id: 'q1a', contributions: rows(SLICE + 1, (i) => ({ element: i })) }, { id: 'q1b', contributions: [] }],
      others: [{ pack: 'p', items: [{ id: 'q1a', contributions: rows(3, (i) => ({ element: i })) }] }, { pack: 'q', items: [] }] }],
  } as unknown as Report;

  it('has nothing long in its head and is whole again at the other end', async () => {
    const head = headOf(report);
    expect(head.report.elements).toEqual([]);
    expect(head.report.buildings[0]!.items[0]!.contributions).toEqual([]);
    let longest = 0;
    const keep = <T>(part: readonly T[]): readonly T[] => {
      longest = Math.max(longest, part.length);
      return part;
    };
    const whole = await reportOf(head, {
      elements: async (from, to) => keep(report.elements.slice(from, to)),
      findings: async (from, to) => keep(report.findings.slice(from, to)),
      rules: async () => ({ parts: [], next: null }),
      contributions: async (b, i, from, to) => keep(itemsOf(report.buildings[b]!)[i]!.contributions.slice(from, to)),
    });
    expect(whole).toEqual(report);
    expect(longest).toBeLessThanOrEqual(SLICE);
  });
});
