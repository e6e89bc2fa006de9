/**
 * What the rules said, in pieces: a verdict that holds for ten thousand elements would otherwise be one message. A cursor walks
 * over results, their groups, the lists of each group, then over what is waited for and what each stage's depth lacks.
 */
import type { Completeness, RuleReport, RuleResult, VerdictGroup } from '../engine/rules/rule-report.ts';

/** rows per message: a result, a group, and one subject of a group count one each */
export const RULE_SLICE = 400;
/** bare positions of elements: a number decodes much faster than a verdict */
const WAIT_SLICE = 8000;

/** position of the next row: `group` and `row` within the result; results first, then waits, then completeness (its groups are what is missing) */
export interface RuleCursor {
  readonly of: 'results' | 'waits' | 'completeness';
  readonly at: number;
  /** −1: the result, or the row of completeness, itself is still to come */
  readonly group: number;
  readonly row: number;
}

type Lists = Pick<VerdictGroup, 'elements' | 'buildings' | 'measured' | 'where' | 'others' | 'entities'>;
/** lists of a group that are as long as `measured`, or empty */
const LISTS = ['elements', 'buildings', 'measured', 'where', 'others', 'entities'] as const;
type Wait = RuleReport['waits'][number];
type Lacking = Completeness['missing'][number];

export type RulePart =
  | { readonly kind: 'result'; readonly result: RuleResult }
  | { readonly kind: 'group'; readonly group: VerdictGroup }
  | { readonly kind: 'rows'; readonly rows: Lists }
  | { readonly kind: 'wait'; readonly wait: Wait }
  | { readonly kind: 'completeness'; readonly row: Completeness }
  | { readonly kind: 'lacking'; readonly lacking: Lacking }
  /** more of the wait, or of what is lacking, before */
  | { readonly kind: 'elements'; readonly elements: readonly number[] };

export interface RuleSlice {
  readonly parts: readonly RulePart[];
  readonly next: RuleCursor | null;
}

export const FIRST: RuleCursor = { of: 'results', at: 0, group: -1, row: 0 };

/** The report's own place for what crosses in slices. */
export function ruleHead(rules: RuleReport): RuleReport {
  return { ...rules, results: [], waits: [], completeness: [] };
}

function rowsOf(group: VerdictGroup, from: number, to: number): Lists {
  return {
    elements: group.elements.slice(from, to), buildings: group.buildings.slice(from, to), measured: group.measured.slice(from, to),
    where: group.where.slice(from, to), others: group.others.slice(from, to),
    ...(group.entities === undefined ? {} : { entities: group.entities.slice(from, to) }),
  };
}

export function ruleSlice(rules: RuleReport, from: RuleCursor, limit = RULE_SLICE): RuleSlice {
  const parts: RulePart[] = [];
  let { of, at, group, row } = from;
  let left = limit;
  while (of === 'results' && left > 0) {
    const result = rules.results[at];
    if (result === undefined) {
      of = 'waits';
      at = row = 0;
      group = -1;
      break;
    }
    if (group < 0) {
      parts.push({ kind: 'result', result: { ...result, groups: [] } });
      left -= 1;
      group = 0;
      continue;
    }
    const now = result.groups[group];
    if (now === undefined) {
      at += 1;
      group = -1;
      row = 0;
      continue;
    }
    const size = now.measured.length;
    const to = Math.min(size, row + Math.max(1, left - 1));
    const rows = rowsOf(now, row, to);
    parts.push(row === 0 ? { kind: 'group', group: { ...now, ...rows } } : { kind: 'rows', rows });
    left -= 1 + to - row;
    row = to;
    if (to >= size) {
      group += 1;
      row = 0;
    }
  }
  let numbers = Math.ceil((left * WAIT_SLICE) / limit);
  while (of === 'waits' && numbers > 0) {
    const wait = rules.waits[at];
    if (wait === undefined) {
      of = 'completeness';
      at = row = 0;
      group = -1;
      break;
    }
    const to = Math.min(wait.elements.length, row + numbers);
    const elements = wait.elements.slice(row, to);
    parts.push(row === 0 ? { kind: 'wait', wait: { ...wait, elements } } : { kind: 'elements', elements });
    numbers -= 1 + to - row;
    row = to;
    if (to >= wait.elements.length) {
      at += 1;
      row = 0;
    }
  }
  while (of === 'completeness' && numbers > 0) {
    const now = rules.completeness[at];
    if (now === undefined) return { parts, next: null };
    if (group < 0) {
      parts.push({ kind: 'completeness', row: { ...now, missing: [] } });
      // texts and names are no bare numbers
      numbers -= WAIT_SLICE / limit;
      group = 0;
      continue;
    }
    const lacking = now.missing[group];
    if (lacking === undefined) {
      at += 1;
      group = -1;
      row = 0;
      continue;
    }
    const to = Math.min(lacking.elements.length, row + Math.max(1, Math.ceil(numbers)));
    const elements = lacking.elements.slice(row, to);
    parts.push(row === 0 ? { kind: 'lacking', lacking: { ...lacking, elements } } : { kind: 'elements', elements });
    numbers -= WAIT_SLICE / limit + to - row;
    row = to;
    if (to >= lacking.elements.length) {
      group += 1;
      row = 0;
    }
  }
  return { parts, next: { of, at, group, row } };
}

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** The whole again, one slice after the other. */
export async function rulesOf(head: RuleReport, slice: (from: RuleCursor) => Promise<RuleSlice>): Promise<RuleReport> {
  const results: RuleResult[] = [];
  const waits: Wait[] = [];
  const completeness: Completeness[] = [];
  let groups: VerdictGroup[] = [];
  let missing: Lacking[] = [];
  let lists: Open<Lists> | null = null;
  let elements: number[] = [];
  for (let from: RuleCursor | null = FIRST; from !== null;) {
    const { parts, next }: RuleSlice = await slice(from);
    for (const part of parts) {
      if (part.kind === 'result') {
        groups = [];
        results.push({ ...part.result, groups });
      } else if (part.kind === 'group') {
        const { group } = part;
        lists = {
          elements: [...group.elements], buildings: [...group.buildings], measured: [...group.measured], where: [...group.where], others: [...group.others],
          ...(group.entities === undefined ? {} : { entities: [...group.entities] }),
        };
        groups.push({ ...group, ...lists });
      } else if (part.kind === 'rows') {
        for (const key of LISTS) for (const one of part.rows[key] ?? []) (lists![key] as unknown[]).push(one);
      } else if (part.kind === 'wait') {
        elements = [...part.wait.elements];
        waits.push({ ...part.wait, elements });
      } else if (part.kind === 'completeness') {
        missing = [];
        completeness.push({ ...part.row, missing });
      } else if (part.kind === 'lacking') {
        elements = [...part.lacking.elements];
        missing.push({ ...part.lacking, elements });
      } else {
        for (const one of part.elements) elements.push(one);
      }
    }
    from = next;
  }
  return { ...head, results, waits, completeness };
}
