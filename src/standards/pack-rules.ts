/** Every rule of a pack as one flat list: the scoring table's rows, the rules beside it, then what is not ruled and why. */
import type { Pack } from './pack.ts';
import type { Force, Stage } from './rule.ts';

export type RuleCoverage = 'automatic' | 'manual' | 'not-ruled';

export interface RuleEntry {
  /** unique across packs: `gbt51129-2017/gate-P` */
  readonly id: string;
  readonly clause: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly force: Force | null;
  readonly stage: readonly Stage[];
  /** the check that judges it, `item`, `alternatives`, `structure`, `gate`, `grade` for rows of a scoring table, `manual`, or '' where it is not ruled */
  readonly check: string;
  readonly coverage: RuleCoverage;
  /** the numbers of the clause; ratios and P in percent */
  readonly params: Readonly<Record<string, unknown>>;
  readonly status: 'sourced' | 'unverified' | 'draft' | null;
  readonly advisory: boolean;
  readonly source: readonly string[];
  readonly note?: { readonly zh: string; readonly en: string };
}

type Common = Pick<RuleEntry, 'clause' | 'title' | 'stage' | 'status' | 'source' | 'note'> & { readonly force: Force; readonly advisory?: true };

export function packRules(pack: Pack): readonly RuleEntry[] {
  const entry = (check: string, key: string, rule: Common, params: RuleEntry['params']): RuleEntry => ({
    id: `${pack.id}/${key}`,
    clause: rule.clause, title: rule.title, force: rule.force, stage: rule.stage, check,
    coverage: check === 'manual' ? 'manual' : 'automatic', params,
    status: rule.status, advisory: rule.advisory === true, source: rule.source, ...(rule.note === undefined ? {} : { note: rule.note }),
  });
  const table = pack.scoring;
  const scored = table === undefined ? [] : [
    ...table.items.map((item) => entry('item', `item-${item.id}`, item, { group: item.group, unit: item.unit, ...item.award, ...(item.oneOf === undefined ? {} : { oneOf: item.oneOf }) })),
    ...(table.alternatives ?? []).map((one) => entry('alternatives', `alternatives-${one.id}`, one, { sum: one.sum, max: one.max })),
    ...table.structures.map((rule) =>
      entry('structure', `structure-${rule.structures.join('-')}`, rule, { structures: rule.structures, item: rule.item, points: rule.points, meets: rule.meets })),
    ...table.gates.map((gate) => entry('gate', `gate-${gate.id}`, gate, { for: gate.for, ...gate.measure })),
    ...table.grades.map((grade) => entry('grade', `grade-${grade.id}`, grade, { min: grade.min, max: grade.max })),
  ];
  return [
    ...scored,
    ...pack.rules.map((rule) => entry(rule.check, rule.id, rule, { ...(rule.of === undefined ? {} : { of: rule.of }), ...rule.params, ...rule.values, ...rule.tables })),
    ...pack.notRuled.map((row, i): RuleEntry => ({
      id: `${pack.id}/not-ruled-${i + 1}`, clause: row.clause, title: row.title, force: null, stage: [], check: '', coverage: 'not-ruled',
      params: {}, status: null, advisory: false, source: [], note: row.why,
    })),
  ];
}
