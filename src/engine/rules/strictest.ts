/** One element gets one finding per thing asked: the strictest rule keeps it, the other clauses are named there (domain: 1.3). */
import type { Limit } from '../../checks/rules/judgement.ts';
import { FORCES } from '../../standards/rule.ts';
import type { CompiledRule } from './compile.ts';
import type { Row } from './judge.ts';
import type { VerdictGroup } from './rule-report.ts';
import type { Waived } from './waivers.ts';

export interface Kept extends Waived {
  /** per row */
  readonly also: ReadonlyMap<Row, VerdictGroup['also']>;
}

/**
 * Of rules that ask the same: rows that a stricter rule's row stands for leave their own rule; its counts stay. What is waived
 * stands for nothing and stays with its rule: who waives 70 mm has not waived 60.
 */
export function strictest(rules: readonly Waived[]): readonly Kept[] {
  const dropped = new Set<Row>();
  const also = new Map<Row, VerdictGroup['also'][number][]>();
  if (rules.length > 1) {
    for (const outcome of ['fail', 'unknown'] as const) {
      const bySubject = new Map<string, { readonly of: Waived; readonly row: Row }[]>();
      for (const of of rules) {
        for (const row of of.rows) {
          if (row.outcome !== outcome || of.waivedBy.has(row)) continue;
          const key = `${row.subject} ${row.judgement.where?.join() ?? ''}`;
          bySubject.set(key, [...(bySubject.get(key) ?? []), { of, row }]);
        }
      }
      for (const rows of bySubject.values()) {
        if (rows.length < 2) continue;
        const [first, ...rest] = [...rows].sort((a, b) => stricter(a.of.compiled, a.row, b.of.compiled, b.row));
        for (const { of, row } of rest) {
          dropped.add(row);
          const entry = { rule: of.compiled.id, clause: `${of.compiled.pack.edition} ${of.compiled.rule.clause}`, limit: row.judgement.limit };
          also.set(first!.row, [...(also.get(first!.row) ?? []), entry]);
        }
      }
    }
  }
  return rules.map((one) => ({ ...one, rows: one.rows.filter((row) => !dropped.has(row)), also }));
}

/** What a rule asks; null: rules without a quantity share nothing unless they say so. */
export function asks({ rule }: CompiledRule): string | null {
  return rule.asks ?? rule.of ?? null;
}

function stricter(a: CompiledRule, rowA: Row, b: CompiledRule, rowB: Row): number {
  return Number(a.rule.advisory ?? false) - Number(b.rule.advisory ?? false)
    || FORCES.indexOf(a.rule.force) - FORCES.indexOf(b.rule.force)
    || reach(rowB.judgement.limit) - reach(rowA.judgement.limit);
}

/** Larger is harder to meet. */
function reach(limit: Limit | null): number {
  const [value] = limit?.value ?? [];
  if (limit === null || typeof value !== 'number') return 0;
  return limit.op === '≤' ? -value : value;
}
