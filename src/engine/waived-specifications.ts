/** Waivers of what the specifications of an IDS fail: as of rules, what is waived stays listed with the reason. */
import type { Model } from '../model/model.ts';
import type { Waiver } from '../profile/profile.ts';
import type { RuleReport, RuleResult, VerdictGroup } from './rules/rule-report.ts';
import { waiverState } from './rules/waivers.ts';

type WaiverRow = RuleReport['waivers'][number];

export interface Surroundings {
  readonly model: Model;
  readonly date: string | null;
  readonly buildingOf: (element: number) => string | null;
}

/** `rows`: of all waivers of the profile, in its order; those of specifications get their state. */
export function waivedSpecifications(results: readonly RuleResult[], rows: readonly WaiverRow[], around: Surroundings): { readonly results: readonly RuleResult[]; readonly waivers: readonly WaiverRow[] } {
  const known = new Map(results.map((result) => [result.rule, result]));
  const waived = new Map<Waiver, number>();
  const standing = rows.filter(({ waiver }) => known.has(waiver.rule) && waiverState(waiver, known.get(waiver.rule), around.date) === 'unused').map(({ waiver }) => waiver);
  const next = results.map((result) => {
    const own = standing.filter(({ rule }) => rule === result.rule);
    if (own.length === 0) return result;
    const groups = result.groups.flatMap((group) => (group.outcome === 'fail' ? split(group, own, around, (waiver, n) => waived.set(waiver, (waived.get(waiver) ?? 0) + n)) : [group]));
    const left = groups.filter((group) => group.waived === null);
    const outcome = result.outcome !== 'fail' || left.some((group) => group.outcome === 'fail') ? result.outcome : left.length > 0 ? 'unknown' : 'pass';
    return { ...result, groups, outcome };
  });
  return {
    results: next,
    waivers: rows.map((row): WaiverRow => {
      const of = known.get(row.waiver.rule);
      if (of === undefined) return row;
      const n = waived.get(row.waiver) ?? 0;
      return { waiver: row.waiver, state: n > 0 ? 'used' : waiverState(row.waiver, of, around.date), waived: n };
    }),
  };
}

/** What stands of a group, and what each waiver takes of it. */
function split(group: VerdictGroup, waivers: readonly Waiver[], around: Surroundings, count: (waiver: Waiver, n: number) => void): readonly VerdictGroup[] {
  const said = (waiver: Waiver): VerdictGroup['waived'] => ({ reason: waiver.reason, who: waiver.who, until: waiver.until });
  // what is said of the specification as a whole has no subject
  if (group.measured.length === 0) {
    const waiver = waivers.find((one) => one.element === undefined && one.type === undefined && one.building === undefined);
    if (waiver === undefined) return [group];
    count(waiver, 1);
    return [{ ...group, waived: said(waiver) }];
  }
  const by = new Map<Waiver | null, number[]>();
  for (let i = 0; i < group.measured.length; i += 1) {
    const waiver = waivers.find((one) => speaksOf(one, group, i, around)) ?? null;
    const list = by.get(waiver);
    if (list) list.push(i);
    else by.set(waiver, [i]);
  }
  return [...by].sort(([a], [b]) => Number(a !== null) - Number(b !== null)).map(([waiver, at]) => {
    if (waiver !== null) count(waiver, at.length);
    return { ...(at.length === group.measured.length ? group : cut(group, at)), waived: waiver && said(waiver) };
  });
}

function speaksOf(waiver: Waiver, group: VerdictGroup, at: number, { model, buildingOf }: Surroundings): boolean {
  const index = group.elements[at];
  if (index === undefined) {
    // behind the elements stands what is none: it is of no building and no type
    const entity = group.entities?.[at - group.elements.length];
    return waiver.building === undefined && waiver.type === undefined && (waiver.element === undefined || waiver.element === entity?.globalId);
  }
  const element = model.elements[index]!;
  if (waiver.building !== undefined && buildingOf(index) !== waiver.building) return false;
  if (waiver.element !== undefined && element.globalId !== waiver.element) return false;
  return waiver.type === undefined || element.objectType === waiver.type || element.type?.name === waiver.type;
}

/** Positions in the lists: elements first, then what is none. */
function cut(group: VerdictGroup, at: readonly number[]): VerdictGroup {
  const n = group.elements.length;
  const rows = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? list : at.map((i) => list[i]!));
  return {
    ...group, elements: at.filter((i) => i < n).map((i) => group.elements[i]!), measured: rows(group.measured), where: rows(group.where), others: rows(group.others),
    ...(group.entities === undefined ? {} : { entities: at.filter((i) => i >= n).map((i) => group.entities![i - n]!) }),
  };
}
