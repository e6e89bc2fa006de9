/** Every rule of a pack as one flat list: items, structures, gates, grades, then what stands beside the table. */
import type { Pack } from './pack.ts';

export type RuleCheck = 'item' | 'structure' | 'gate' | 'grade' | 'rule';

export interface RuleEntry {
  /** unique across packs: `gbt51129-2017/gate-P` */
  readonly id: string;
  readonly clause: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly force: '必须' | '应' | '宜' | '可';
  readonly stage: readonly string[];
  readonly check: RuleCheck;
  /** the numbers of the clause; ratios and P in percent */
  readonly params: Readonly<Record<string, unknown>>;
  readonly status: 'sourced' | 'unverified' | 'draft';
  readonly source: readonly string[];
  readonly note?: { readonly zh: string; readonly en: string };
}

type Common = Pick<RuleEntry, 'clause' | 'title' | 'force' | 'stage' | 'status' | 'source' | 'note'>;

export function packRules(pack: Pack): readonly RuleEntry[] {
  const entry = (check: RuleCheck, key: string, rule: Common, params: RuleEntry['params']): RuleEntry => ({
    id: `${pack.id}/${check}-${key}`,
    clause: rule.clause, title: rule.title, force: rule.force, stage: rule.stage, check, params,
    status: rule.status, source: rule.source, ...(rule.note === undefined ? {} : { note: rule.note }),
  });
  return [
    ...pack.items.map((item) => entry('item', item.id, item, { group: item.group, unit: item.unit, ...item.award })),
    ...pack.structures.map((rule) =>
      entry('structure', rule.structures.join('-'), rule, { structures: rule.structures, item: rule.item, points: rule.points, meets: rule.meets })),
    ...pack.gates.map((gate) => entry('gate', gate.id, gate, { for: gate.for, ...gate.measure })),
    ...pack.grades.map((grade) => entry('grade', grade.id, grade, { min: grade.min, max: grade.max })),
    ...pack.rules.map((rule) => entry('rule', rule.id, rule, {})),
  ];
}
