/** Rows of one rule that say the same become one group: a reader sees "12 walls of type X", not twelve lines. */
import type { Facts } from '../../facts/facts.ts';
import type { Row } from './judge.ts';
import type { VerdictGroup } from './rule-report.ts';
import type { Kept } from './strictest.ts';

/** Failures first, then the larger group. */
export function groupRows(facts: Facts, { compiled, rows, also, waivedBy }: Kept): readonly VerdictGroup[] {
  const groups = new Map<string, { readonly first: Row; readonly rows: Row[] }>();
  const kindOf = (row: Row): string => {
    // a number that the user has yet to state is one question, whatever the types
    if (compiled.subject === 'building' || (row.missing.length > 0 && row.missing.every((m) => m.kind === 'parameter'))) return '';
    const element = facts.model.elements[row.subject]!;
    return element.objectType || element.type?.name || element.class;
  };
  for (const row of rows) {
    const { limit, text } = row.judgement;
    const key = [
      row.outcome, kindOf(row), limit === null ? '' : `${limit.op}${limit.value.join()}`, text?.zh ?? '',
      row.missing.map((m) => `${m.kind} ${m.id}`).join(), (also.get(row) ?? []).map((a) => a.rule).join(), waivedBy.get(row)?.reason ?? '',
    ].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: row, rows: [row] });
    else group.rows.push(row);
  }
  const made = [...groups.values()].map(({ first, rows: members }): VerdictGroup => ({
    outcome: first.outcome,
    kind: kindOf(first),
    elements: compiled.subject === 'element' ? members.map((row) => row.subject) : [],
    buildings: compiled.subject === 'building' ? members.map((row) => facts.buildings.list[row.subject]!.id) : [],
    measured: members.map((row) => row.judgement.measured),
    where: members.map((row) => row.judgement.where),
    others: members.map((row) => row.judgement.others),
    limit: first.judgement.limit,
    unit: first.judgement.unit,
    text: first.judgement.text ?? null,
    missing: first.missing,
    also: also.get(first) ?? [],
    waived: waivedBy.get(first) ?? null,
  }));
  return made.sort((a, b) => Number(a.outcome === 'unknown') - Number(b.outcome === 'unknown') || b.measured.length - a.measured.length);
}
