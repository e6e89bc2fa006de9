/** From verdicts to findings: the strictest rule of those that ask the same, waived where the profile says so, grouped. */
import type { Facts } from '../../facts/facts.ts';
import type { Waiver } from '../../profile/profile.ts';
import { groupRows } from './group.ts';
import type { Judged } from './judge.ts';
import type { JudgedRule } from './result.ts';
import type { RuleReport, VerdictGroup } from './rule-report.ts';
import { asks, strictest } from './strictest.ts';
import { countWaivers, waive } from './waivers.ts';

/** Of rules that ask the same: what was made of them, as long as their verdicts stay. */
interface Cluster {
  readonly judged: readonly Judged[];
  readonly waivers: string;
  readonly groups: ReadonlyMap<string, readonly VerdictGroup[]>;
  readonly standing: readonly string[];
  /** failures that each of the waivers of these rules takes */
  readonly waived: readonly number[];
}

/** by what is asked */
export type FindingsMemo = ReadonlyMap<string, Cluster>;

export interface Findings {
  readonly groups: ReadonlyMap<string, readonly VerdictGroup[]>;
  /** rules with a failure that is not waived */
  readonly standing: ReadonlySet<string>;
  readonly waivers: RuleReport['waivers'];
  readonly memo: FindingsMemo;
}

export function findings(facts: Facts, rules: readonly JudgedRule[], waivers: readonly Waiver[], date: string | null, before: FindingsMemo): Findings {
  const clusters = new Map<string, JudgedRule[]>();
  for (const one of rules) {
    if (one.judged === null) continue;
    const key = asks(one.compiled) ?? one.compiled.id;
    clusters.set(key, [...(clusters.get(key) ?? []), one]);
  }
  const memo = new Map<string, Cluster>();
  const groups = new Map<string, readonly VerdictGroup[]>();
  const standing = new Set<string>();
  const waived = waivers.map(() => 0);
  for (const [key, members] of clusters) {
    const judged = members.map((one) => one.judged!);
    // positions in all waivers: the profile may have gained others since the cluster was made
    const own = waivers.flatMap((waiver, at) => (members.some(({ compiled }) => compiled.id === waiver.rule) ? [{ waiver, at }] : []));
    const ofThese = own.map(({ waiver }) => waiver);
    const stamp = JSON.stringify([ofThese, date, members.map(({ compiled }) => [compiled.id, compiled.status])]);
    const earlier = before.get(key);
    const same = earlier !== undefined && earlier.waivers === stamp && earlier.judged.length === judged.length && earlier.judged.every((j, i) => j === judged[i]);
    const entry = same ? earlier : { judged, waivers: stamp, ...made(facts, members, ofThese, date) };
    memo.set(key, entry);
    for (const [rule, list] of entry.groups) groups.set(rule, list);
    for (const rule of entry.standing) standing.add(rule);
    own.forEach(({ at }, i) => { waived[at] = entry.waived[i]!; });
  }
  return { groups, standing, waivers: countWaivers(waivers, rules, waived, date), memo };
}

type Made = Pick<Cluster, 'groups' | 'standing' | 'waived'>;

function made(facts: Facts, members: readonly JudgedRule[], waivers: readonly Waiver[], date: string | null): Made {
  const { rules, waived } = waive(facts, members, waivers, date);
  return {
    groups: new Map(strictest(rules).map((one) => [one.compiled.id, groupRows(facts, one)])),
    standing: rules.filter(({ rows, waivedBy }) => rows.some((row) => row.outcome === 'fail' && !waivedBy.has(row))).map(({ compiled }) => compiled.id),
    waived,
  };
}
