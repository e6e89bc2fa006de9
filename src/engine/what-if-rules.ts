/** What the construction provisions say of a what-if: rules that are met as things stand and would not be any more. */
import type { RuleReport, RuleResult, VerdictGroup } from './rules/rule-report.ts';

/** One rule with the failures that are new. */
export interface NewFailure {
  readonly rule: Pick<RuleResult, 'rule' | 'pack' | 'clause' | 'title' | 'force' | 'status' | 'advisory' | 'check'>;
  /** 必须 or 应 of a pack that is no draft, and no mere reminder: what fails it cannot be built so */
  readonly binding: boolean;
  readonly groups: readonly VerdictGroup[];
  /** positions of the elements that fail anew, rising; empty where the subject is a building */
  readonly elements: readonly number[];
  readonly buildings: readonly string[];
}

export function newFailures(before: RuleReport | null, after: RuleReport | null): readonly NewFailure[] {
  if (after === null) return [];
  const known = new Map((before?.results ?? []).map((result) => [result.rule, result]));
  return after.results.flatMap((result): NewFailure[] => {
    if (result.outcome !== 'fail') return [];
    const was = failing(known.get(result.rule));
    const groups = result.groups.flatMap((group): VerdictGroup[] => {
      if (group.outcome !== 'fail' || group.waived !== null) return [];
      const elements = group.elements.length > 0;
      const at = (elements ? group.elements : group.buildings).flatMap((subject, i) => (was.has(subject) ? [] : [i]));
      return at.length === 0 ? [] : [partOf(group, at)];
    });
    if (groups.length === 0) return [];
    const { rule, pack, clause, title, force, status, advisory, check } = result;
    return [{
      rule: { rule, pack, clause, title, force, status, advisory, check },
      binding: (force === '必须' || force === '应') && !advisory && status !== 'draft',
      groups,
      elements: [...new Set(groups.flatMap((group) => group.elements))].sort((a, b) => a - b),
      buildings: [...new Set(groups.flatMap((group) => group.buildings))],
    }];
  });
}

function failing(result: RuleResult | undefined): ReadonlySet<number | string> {
  return new Set((result?.groups ?? []).flatMap((group): readonly (number | string)[] => (group.outcome === 'fail' ? [...group.elements, ...group.buildings] : [])));
}

function partOf(group: VerdictGroup, at: readonly number[]): VerdictGroup {
  const pick = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? list : at.map((i) => list[i]!));
  return {
    ...group, elements: pick(group.elements), buildings: pick(group.buildings), measured: pick(group.measured), where: pick(group.where), others: pick(group.others),
  };
}
