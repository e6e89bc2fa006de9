/** What the construction provisions say of a what-if: what is met as things stand and would not be, or might not be, any more. */
import type { RuleReport, RuleResult, VerdictGroup } from './rules/rule-report.ts';

/**
 * `breaks`: a 必须 or 应 rule of no draft fails: it cannot be built so; `advises`: a weaker one does; `depends`: whether it fails hangs
 * on what the profile does not say of the building.
 */
export type FailureWeight = 'breaks' | 'advises' | 'depends';

/** One rule with what is new of it. */
export interface NewFailure {
  readonly rule: Pick<RuleResult, 'rule' | 'pack' | 'clause' | 'title' | 'force' | 'status' | 'advisory' | 'check'>;
  readonly weight: FailureWeight;
  readonly groups: readonly VerdictGroup[];
  /** positions of the elements concerned, rising; empty where the subject is a building */
  readonly elements: readonly number[];
  readonly buildings: readonly string[];
}

const ORDER: readonly FailureWeight[] = ['breaks', 'advises', 'depends'];

/** The gravest first, then in the order of the packs. What a rule asks to be written down is no matter of how it is built. */
export function newFailures(before: RuleReport | null, after: RuleReport | null): readonly NewFailure[] {
  if (after === null) return [];
  const known = new Map((before?.results ?? []).map((result) => [result.rule, result]));
  const found = after.results.flatMap((result): NewFailure[] => {
    if (result.check === 'stated') return [];
    const firm = part(result, known.get(result.rule), ({ outcome }) => outcome === 'fail');
    const binding = (result.force === '必须' || result.force === '应') && !result.advisory && result.status !== 'draft';
    const open = part(result, known.get(result.rule), ({ outcome, missing }) => outcome === 'unknown' && missing.some(({ kind }) => kind === 'attribute'));
    return [...(firm ? [{ ...firm, weight: binding ? 'breaks' as const : 'advises' as const }] : []), ...(open ? [{ ...open, weight: 'depends' as const }] : [])];
  });
  return [...found].sort((a, b) => ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight));
}

function part(result: RuleResult, before: RuleResult | undefined, concerns: (group: VerdictGroup) => boolean): Omit<NewFailure, 'weight'> | null {
  const subjects = ({ elements, buildings }: VerdictGroup): readonly (number | string)[] => (elements.length > 0 ? elements : buildings);
  const was = new Set((before?.groups ?? []).filter(concerns).flatMap(subjects));
  const groups = result.groups.filter((group) => concerns(group) && group.waived === null).flatMap((group): VerdictGroup[] => {
    const at = subjects(group).flatMap((subject, i) => (was.has(subject) ? [] : [i]));
    return at.length === 0 ? [] : [cut(group, at)];
  });
  if (groups.length === 0) return null;
  const { rule, pack, clause, title, force, status, advisory, check } = result;
  return {
    rule: { rule, pack, clause, title, force, status, advisory, check }, groups,
    elements: [...new Set(groups.flatMap((group) => group.elements))].sort((a, b) => a - b),
    buildings: [...new Set(groups.flatMap((group) => group.buildings))],
  };
}

function cut(group: VerdictGroup, at: readonly number[]): VerdictGroup {
  const pick = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? list : at.map((i) => list[i]!));
  return {
    ...group, elements: pick(group.elements), buildings: pick(group.buildings), measured: pick(group.measured), where: pick(group.where), others: pick(group.others),
  };
}
