/** Rows of the rule findings: ranked, filtered, counted per filter. */
import type { Report, ReportElement } from '../engine/report.ts';
import type { RuleReport, RuleResult, VerdictGroup } from '../engine/rules/rule-report.ts';
import { part } from '../export/verdict-group.ts';
import { FORCES } from './scope-words.ts';

export { part };

export const ROW_OUTCOMES = ['fail', 'unknown', 'waived', 'error'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export interface RuleRow {
  /** the same finding has the same key in the next report */
  readonly key: string;
  readonly outcome: RowOutcome;
  readonly result: RuleResult;
  /** null: the rule is in error */
  readonly group: VerdictGroup | null;
  /** elements or buildings; one of them may have several measurements */
  readonly size: number;
  readonly storeys: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  /** what the text filter searches, lower case */
  readonly haystack: string;
}

export const FACETS = ['outcome', 'force', 'pack', 'storey', 'component', 'discipline'] as const;
export type Facet = (typeof FACETS)[number];

/** '' does not filter. */
export type RuleFilter = Readonly<Record<Facet, string>> & { readonly text: string };
export const NO_FILTER: RuleFilter = { outcome: '', force: '', pack: '', storey: '', component: '', discipline: '', text: '' };

export interface Shown {
  readonly row: RuleRow;
  /** positions in the group's lists that the filters leave; null: all */
  readonly at: readonly number[] | null;
}

export interface Filtered {
  readonly shown: readonly Shown[];
  /** rules per value of each filter, with the other filters as they stand: a rule counts once, whatever number of types it fails for */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

const OUTCOME_RANK: Readonly<Record<RowOutcome, number>> = { error: 0, fail: 1, unknown: 2, waived: 3 };
const NONE: ReadonlySet<string> = new Set();

/** Failures first and by force, what only warns after what binds, the rule of more elements before; then the undecided, then the waived. */
export function ruleRows(report: Pick<Report, 'rules' | 'elements' | 'packs'>): readonly RuleRow[] {
  if (report.rules === null) return [];
  const editions = new Map(report.packs.map((pack) => [pack.id, pack.edition]));
  const rows = report.rules.results.flatMap((result): RuleRow[] => {
    const base = `${editions.get(result.pack) ?? result.pack} ${result.clause} ${result.title.zh} ${result.title.en} ${result.rule}`;
    if (result.outcome === 'error') {
      return [{ key: `${result.rule} error`, outcome: 'error', result, group: null, size: 0, storeys: NONE, components: NONE, haystack: base.toLowerCase() }];
    }
    return result.groups.map((group): RuleRow => {
      const outcome = group.waived === null ? group.outcome : 'waived';
      const { storeys, components } = placesOf(group, report.elements);
      return {
        key: keyOf(result, group, outcome), outcome, result, group, size: countOf(group, null), storeys, components,
        haystack: `${base} ${group.kind} ${group.also.map((one) => one.clause).join(' ')}`.toLowerCase(),
      };
    });
  });
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(bundleOf(row), (sizes.get(bundleOf(row)) ?? 0) + row.size);
  const positions = new Map(report.rules.results.map((result, i) => [result, i]));
  const ranks = new Map(rows.map((row) => [row, [
    OUTCOME_RANK[row.outcome], FORCES.indexOf(row.result.force), Number(row.result.advisory || row.result.status === 'draft'),
    -sizes.get(bundleOf(row))!, positions.get(row.result)!, -row.size,
  ]]));
  return [...rows].sort((a, b) => {
    const [one, two] = [ranks.get(a)!, ranks.get(b)!];
    const i = one.findIndex((value, k) => value !== two[k]);
    return i < 0 ? 0 : one[i]! - two[i]!;
  });
}

/** Rows of one rule and outcome are listed as one, which opens to them. */
const bundleOf = (row: RuleRow): string => `${row.result.rule} ${row.outcome}`;

export interface Bundle {
  readonly key: string;
  /** one or more, of one rule and outcome */
  readonly shown: readonly Shown[];
}

/** Neighbours together: what `ruleRows` sorts leaves a rule's rows side by side. */
export function bundles(shown: readonly Shown[]): readonly Bundle[] {
  const out: { key: string; shown: Shown[] }[] = [];
  for (const one of shown) {
    const key = bundleOf(one.row);
    const last = out.at(-1);
    if (last?.key === key) last.shown.push(one);
    else out.push({ key, shown: [one] });
  }
  return out;
}

export function bundleCount(rows: readonly RuleRow[]): number {
  return new Set(rows.map(bundleOf)).size;
}

/** All of a bundle as one finding: lists joined; limit and text where they are the same in all. */
export function merged({ key, shown }: Bundle): Shown {
  const [first] = shown;
  if (shown.length === 1 || first!.row.group === null) return first!;
  const groups = shown.map(({ row, at }) => part(row.group!, at));
  const all = <T>(of: (group: VerdictGroup) => readonly T[]): T[] => {
    const list: T[] = [];
    for (const group of groups) for (const one of of(group)) list.push(one);
    return list;
  };
  const same = <T>(of: (group: VerdictGroup) => T): T | null => (groups.every((group) => JSON.stringify(of(group)) === JSON.stringify(of(groups[0]!))) ? of(groups[0]!) : null);
  const unique = <T>(list: readonly T[], id: (one: T) => string): T[] => [...new Map(list.map((one) => [id(one), one])).values()];
  const group: VerdictGroup = {
    outcome: groups[0]!.outcome, kind: '', unit: groups[0]!.unit, limit: same((one) => one.limit), text: same((one) => one.text), waived: same((one) => one.waived),
    elements: all((one) => one.elements), buildings: all((one) => one.buildings), measured: all((one) => one.measured), where: all((one) => one.where), others: all((one) => one.others),
    missing: unique(all((one) => one.missing), (one) => `${one.kind} ${one.id}`), also: unique(all((one) => one.also), (one) => one.rule),
  };
  const sizes = shown.reduce((sum, { row, at }) => sum + (at === null ? row.size : countOf(row.group!, at)), 0);
  return {
    row: {
      key, outcome: first!.row.outcome, result: first!.row.result, group, size: sizes, haystack: '',
      storeys: new Set(shown.flatMap(({ row }) => [...row.storeys])), components: new Set(shown.flatMap(({ row }) => [...row.components])),
    },
    at: null,
  };
}

function keyOf(result: RuleResult, group: VerdictGroup, outcome: RowOutcome): string {
  const limit = group.limit === null ? '' : `${group.limit.op}${group.limit.value.join()}`;
  return [result.rule, outcome, group.kind, limit, group.text?.zh ?? '', group.missing.map((m) => `${m.kind} ${m.id}`).join(), group.also.map((a) => a.rule).join(), group.waived?.reason ?? ''].join('\n');
}

function placesOf(group: VerdictGroup, elements: readonly ReportElement[]): Pick<RuleRow, 'storeys' | 'components'> {
  const storeys = new Set<string>();
  const components = new Set<string>();
  let [storey, component]: [string | null, string | null] = [null, null];
  for (const index of group.elements) {
    const element = elements[index];
    if (element === undefined) continue;
    // neighbours in the model are alike: most are seen to be known without asking the sets
    if (element.storey !== null && element.storey !== storey) storeys.add((storey = element.storey));
    if (element.roles.component !== component) components.add((component = element.roles.component));
  }
  return { storeys, components };
}

/** Values of a row for a filter: one, or those of its elements. */
function valuesOf(row: RuleRow, facet: Facet): Iterable<string> {
  if (facet === 'storey') return row.storeys;
  if (facet === 'component') return row.components;
  return [facet === 'outcome' ? row.outcome : facet === 'force' ? row.result.force : facet === 'pack' ? row.result.pack : row.result.discipline ?? ''];
}

function holds(row: RuleRow, facet: Facet, wanted: string): boolean {
  if (wanted === '') return true;
  if (facet === 'storey') return row.storeys.has(wanted);
  if (facet === 'component') return row.components.has(wanted);
  for (const value of valuesOf(row, facet)) if (value === wanted) return true;
  return false;
}

export function filterRows(rows: readonly RuleRow[], filter: RuleFilter, elements: readonly ReportElement[]): Filtered {
  // the rows of a rule are neighbours: where it was the last to be counted it is counted already
  const counters = FACETS.map((facet) => ({ facet, by: new Map<string, { n: number; last: string }>() }));
  const needles = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown: Shown[] = [];
  for (const row of rows) {
    if (!needles.every((needle) => row.haystack.includes(needle))) continue;
    const failing = FACETS.filter((facet) => !holds(row, facet, filter[facet]));
    if (failing.length > 1) continue;
    const rule = bundleOf(row);
    for (const { facet, by } of counters) {
      if (failing.length === 1 && failing[0] !== facet) continue;
      for (const value of valuesOf(row, facet)) {
        const counter = by.get(value);
        if (counter === undefined) by.set(value, { n: 1, last: rule });
        else if (counter.last !== rule) {
          counter.n += 1;
          counter.last = rule;
        }
      }
    }
    if (failing.length > 0) continue;
    const at = positions(row, filter, elements);
    if (at === null || at.length > 0) shown.push({ row, at });
  }
  const counts = {} as Record<Facet, ReadonlyMap<string, number>>;
  for (const { facet, by } of counters) counts[facet] = new Map([...by].map(([value, { n }]) => [value, n]));
  return { shown, counts };
}

function positions({ group }: RuleRow, { storey, component }: RuleFilter, elements: readonly ReportElement[]): readonly number[] | null {
  if (group === null || (storey === '' && component === '')) return null;
  const at: number[] = [];
  group.elements.forEach((index, i) => {
    const element = elements[index];
    if (element && (storey === '' || element.storey === storey) && (component === '' || element.roles.component === component)) at.push(i);
  });
  return at;
}

/** The rows that speak of one element, with its positions in their lists. */
export function rowsOfElement(rows: readonly RuleRow[], element: number): readonly Shown[] {
  return rows.flatMap((row) => {
    const list = row.group?.elements ?? [];
    const first = list.indexOf(element);
    if (first < 0) return [];
    const at = [first];
    // measurements of one element follow each other
    for (let next = first + 1; list[next] === element; next += 1) at.push(next);
    return [{ row, at }];
  });
}

/** Elements or buildings of a group, or of some positions in it. */
export function countOf(group: VerdictGroup, at: readonly number[] | null): number {
  const list: readonly (number | string)[] = group.elements.length > 0 ? group.elements : group.buildings;
  let count = 0;
  let before: number | string | undefined;
  for (let i = 0; i < (at?.length ?? list.length); i += 1) {
    const now = list[at === null ? i : at[i]!];
    if (now !== before) count += 1;
    before = now;
  }
  return count;
}

/** Rules a person judges, by the chapter they belong to; null: none stated. */
export function manualRules(rules: RuleReport): readonly { readonly chapter: number | null; readonly results: readonly RuleResult[] }[] {
  const by = new Map<number | null, RuleResult[]>();
  for (const result of rules.results) {
    if (result.outcome !== null) continue;
    const list = by.get(result.chapter);
    if (list) list.push(result);
    else by.set(result.chapter, [result]);
  }
  return [...by].map(([chapter, results]) => ({ chapter, results })).sort((a, b) => (a.chapter ?? 99) - (b.chapter ?? 99));
}

/** Whether a report's verdicts carry a draft's watermark. */
export function hasDrafts(rules: RuleReport): boolean {
  return rules.results.some((result) => result.status === 'draft');
}
