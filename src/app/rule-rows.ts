/** Rows of the rule findings: ranked, filtered, counted per filter. Long work yields after each row, so that it can be done in slices. */
import type { Report, ReportElement } from '../engine/report.ts';
import type { Limit, RuleReport, RuleResult, VerdictGroup } from '../engine/rules/rule-report.ts';
import { keyOfGroup, keyOfRule, reviewId, statusOf, type Review, type ReviewKey } from '../export/review-key.ts';
import { part } from '../export/verdict-group.ts';
import { isIdsRule } from './ids-state.ts';
import { drained, sorting } from './pace.ts';
import { FORCES } from './scope-words.ts';

export { part };

export const ROW_OUTCOMES = ['fail', 'unknown', 'waived', 'error'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export interface RuleRow {
  /** the same finding has the same key in the next report */
  readonly key: string;
  /** rows of one rule and outcome are listed as one, which opens to them */
  readonly bundle: string;
  readonly outcome: RowOutcome;
  readonly result: RuleResult;
  /** null: the rule is in error */
  readonly group: VerdictGroup | null;
  /** elements, buildings or entities; one of them may have several measurements */
  readonly size: number;
  readonly storeys: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  /** paths */
  readonly files: ReadonlySet<string>;
  /** which review speaks of it, and the id of that */
  readonly of: ReviewKey;
  readonly id: string;
  /** what the text filter searches, lower case: of the rule, and of the finding */
  readonly base: string;
  readonly haystack: string;
}

export const FACETS = ['outcome', 'force', 'pack', 'storey', 'component', 'discipline', 'status', 'assignee', 'file'] as const;
export type Facet = (typeof FACETS)[number];

/** '' does not filter. */
export type RuleFilter = Readonly<Record<Facet, string>> & { readonly text: string };
export const NO_FILTER: RuleFilter = { outcome: '', force: '', pack: '', storey: '', component: '', discipline: '', status: '', assignee: '', file: '', text: '' };

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

type RowsOf = Pick<Report, 'rules' | 'elements' | 'packs'> & Partial<Pick<Report, 'files'>>;

/** Failures first and by force, what only warns after what binds, the rule of more elements before; then the undecided, then the waived. */
export const ruleRows = (report: RowsOf): readonly RuleRow[] => drained(rankingRows(report));

export function* rankingRows(report: RowsOf): Generator<void, readonly RuleRow[], void> {
  if (report.rules === null) return [];
  const editions = new Map(report.packs.map((pack) => [pack.id, pack.edition]));
  const paths = (report.files ?? []).map(({ path }) => path);
  const singles = new Map<string, ReadonlySet<string>>();
  const rows: RuleRow[] = [];
  for (const result of report.rules.results) {
    const base = `${editions.get(result.pack) ?? result.pack} ${result.clause} ${result.title.zh} ${result.title.en} ${result.rule}`.toLowerCase();
    if (result.outcome === 'error') {
      const of = keyOfRule(result);
      rows.push({ key: `${result.rule} error`, bundle: `${result.rule} error`, outcome: 'error', result, group: null, size: 0, storeys: NONE, components: NONE, files: NONE, of, id: reviewId(of), base, haystack: '' });
      continue;
    }
    const bundles = { fail: `${result.rule} fail`, unknown: `${result.rule} unknown`, waived: `${result.rule} waived` };
    for (const group of result.groups) {
      const outcome = group.waived === null ? group.outcome : 'waived';
      const of = keyOfGroup(result, group);
      rows.push({
        key: keyOf(result, group, outcome), bundle: bundles[outcome], outcome, result, group, size: countOf(group, null), ...placesOf(group, report.elements, paths, singles), of, id: reviewId(of), base,
        haystack: `${group.kind} ${group.text === null ? '' : `${group.text.zh} ${group.text.en} `}${group.also.map((one) => one.clause).join(' ')}`.toLowerCase(),
      });
      yield;
    }
  }
  const sizes = new Map<string, number>();
  for (const row of rows) {
    sizes.set(row.bundle, (sizes.get(row.bundle) ?? 0) + row.size);
    yield;
  }
  const positions = new Map(report.rules.results.map((result, i) => [result, i]));
  const ranked: { readonly row: RuleRow; readonly rank: readonly number[] }[] = [];
  for (const row of rows) {
    ranked.push({ row, rank: [
      OUTCOME_RANK[row.outcome], FORCES.indexOf(row.result.force), Number(row.result.advisory || row.result.status === 'draft'), -sizes.get(row.bundle)!, positions.get(row.result)!, -row.size,
    ] });
    yield;
  }
  const sorted = (yield* sorting(ranked, (a, b) => compareRanks(a.rank, b.rank))).map(({ row }) => row);
  yield;
  const [all, failing] = [new Set<string>(), new Set<string>()];
  for (const row of sorted) {
    all.add(row.bundle);
    if (row.outcome === 'fail') failing.add(row.bundle);
    yield;
  }
  counted.set(sorted, { all: all.size, failing: failing.size });
  return sorted;
}

const counted = new WeakMap<readonly RuleRow[], { readonly all: number; readonly failing: number }>();

/** Of all rows of a report: rules that something was found of, and rules that are failed and not waived. */
export const ruleCounts = (rows: readonly RuleRow[]): { readonly all: number; readonly failing: number } => counted.get(rows) ?? { all: 0, failing: 0 };

/** By the first number that differs. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

export interface Bundle {
  readonly key: string;
  /** one or more, of one rule and outcome */
  readonly shown: readonly Shown[];
}

/** Neighbours together: what `ruleRows` sorts leaves a rule's rows side by side. */
export function bundles(shown: readonly Shown[]): readonly Bundle[] {
  const out: { key: string; shown: Shown[] }[] = [];
  for (const one of shown) {
    const key = one.row.bundle;
    const last = out.at(-1);
    if (last?.key === key) last.shown.push(one);
    else out.push({ key, shown: [one] });
  }
  return out;
}

/** All of a bundle as one finding: lists joined; limit and text where they are the same in all. */
export function merged({ key, shown }: Bundle): Shown {
  const [first] = shown;
  if (shown.length === 1 || first!.row.group === null) return first!;
  // lists are parallel to what was measured: what is no element comes after all that are
  const groups = shown.map(({ row, at }) => part(row.group!, at)).sort((a, b) => Number(a.entities !== undefined) - Number(b.entities !== undefined));
  const all = <T>(of: (group: VerdictGroup) => readonly T[]): T[] => {
    const list: T[] = [];
    for (const group of groups) for (const one of of(group)) list.push(one);
    return list;
  };
  const same = <T>(of: (group: VerdictGroup) => T, alike: (a: T, b: T) => boolean): T | null => (groups.every((group) => alike(of(group), of(groups[0]!))) ? of(groups[0]!) : null);
  const unique = <T>(list: readonly T[], id: (one: T) => string): T[] => [...new Map(list.map((one) => [id(one), one])).values()];
  const group: VerdictGroup = {
    outcome: groups[0]!.outcome, kind: '', unit: groups[0]!.unit, limit: same((one) => one.limit, sameLimit), text: same((one) => one.text, (a, b) => a === b || (a?.zh === b?.zh && a?.en === b?.en)) ?? (isIdsRule(first!.row.result) ? severalTexts(groups) : null), waived: same((one) => one.waived, (a, b) => a === b || (a?.reason === b?.reason && a?.who === b?.who && a?.until === b?.until)),
    elements: all((one) => one.elements), buildings: all((one) => one.buildings), measured: all((one) => one.measured), where: all((one) => one.where), others: all((one) => one.others),
    missing: unique(all((one) => one.missing), (one) => `${one.kind} ${one.id}`), also: unique(all((one) => one.also), (one) => one.rule),
    ...(groups.some((one) => one.entities !== undefined) ? { entities: all((one) => one.entities ?? []) } : {}),
    ...(groups.some((one) => one.instructions !== undefined) ? { instructions: [...new Set(all((one) => one.instructions ?? []))] } : {}),
  };
  const sizes = shown.reduce((sum, { row, at }) => sum + (at === null ? row.size : countOf(row.group!, at)), 0);
  return {
    row: {
      key, bundle: key, outcome: first!.row.outcome, result: first!.row.result, group, size: sizes, base: first!.row.base, haystack: '', of: keyOfRule(first!.row.result), id: reviewId(keyOfRule(first!.row.result)),
      storeys: union(shown, 'storeys'), components: union(shown, 'components'), files: union(shown, 'files'),
    },
    at: null,
  };
}

function union(shown: readonly Shown[], of: 'storeys' | 'components' | 'files'): ReadonlySet<string> {
  const all = new Set<string>();
  for (const { row } of shown) for (const value of row[of]) all.add(value);
  return all;
}

function sameLimit(a: Limit | null, b: Limit | null): boolean {
  return a === b || (a !== null && b !== null && a.op === b.op && a.value.length === b.value.length && a.value.every((value, i) => value === b.value[i]));
}

/** different things that one specification says, written out, at most */
const MOST_TEXTS = 2;

/** What is said of the groups one after the other: a specification is failed in several ways at once. */
function severalTexts(groups: readonly VerdictGroup[]): VerdictGroup['text'] {
  const texts = [...new Map(groups.flatMap(({ text }) => (text === null ? [] : [[text.en, text] as const]))).values()];
  if (texts.length === 0) return null;
  const more = texts.length > MOST_TEXTS ? ' …' : '';
  return { zh: texts.slice(0, MOST_TEXTS).map(({ zh }) => zh).join(';') + more, en: texts.slice(0, MOST_TEXTS).map(({ en }) => en).join('; ') + more };
}

function keyOf(result: RuleResult, group: VerdictGroup, outcome: RowOutcome): string {
  const limit = group.limit === null ? '' : `${group.limit.op}${group.limit.value.join()}`;
  return [result.rule, outcome, group.kind, limit, group.text?.zh ?? '', group.missing.map((m) => `${m.kind} ${m.id}`).join(), group.also.map((a) => a.rule).join(), group.waived?.reason ?? ''].join('\n');
}

/** `singles`: sets of one value, which most findings have, are made once */
function placesOf(group: VerdictGroup, elements: readonly ReportElement[], paths: readonly string[], singles: Map<string, ReadonlySet<string>>): Pick<RuleRow, 'storeys' | 'components' | 'files'> {
  const storeys = new Set<string>();
  const components = new Set<string>();
  const files = new Set<string>();
  let [storey, component, file]: [string | null, string | null, number | null] = [null, null, null];
  for (const index of group.elements) {
    const element = elements[index];
    if (element === undefined) continue;
    // neighbours in the model are alike: most are seen to be known without asking the sets
    if (element.storey !== null && element.storey !== storey) storeys.add((storey = element.storey));
    if (element.roles.component !== component) components.add((component = element.roles.component));
    if (element.file !== file && paths[(file = element.file)] !== undefined) files.add(paths[file]!);
  }
  for (const entity of group.entities ?? []) if (paths[entity.file] !== undefined) files.add(paths[entity.file]!);
  const shared = (set: ReadonlySet<string>): ReadonlySet<string> => {
    if (set.size !== 1) return set.size === 0 ? NONE : set;
    const value = set.values().next().value!;
    const known = singles.get(value);
    if (known === undefined) singles.set(value, set);
    return known ?? set;
  };
  return { storeys: shared(storeys), components: shared(components), files: shared(files) };
}

/** What binds is told by the clause's word; an IDS has none: what it says is required. */
export const IDS_FORCE = 'ids';
export const forceOf = (result: RuleResult): string => (isIdsRule(result) ? IDS_FORCE : result.force);

/** What people said of findings, by the id of the key. */
export type Said = ReadonlyMap<string, Review>;

/** Values of a row for a filter or a grouping: one, or those of its elements. */
export function valuesOf(row: RuleRow, facet: Facet, said: Said): Iterable<string> {
  if (facet === 'storey') return row.storeys;
  if (facet === 'component') return row.components;
  if (facet === 'file') return row.files;
  return [valueOf(row, facet, said)];
}

function valueOf(row: RuleRow, facet: Exclude<Facet, 'storey' | 'component' | 'file'>, said: Said): string {
  switch (facet) {
    case 'outcome': return row.outcome;
    case 'force': return forceOf(row.result);
    case 'pack': return row.result.pack;
    case 'status': return statusOf(said.get(row.id));
    case 'assignee': return said.get(row.id)?.assignee ?? '';
    case 'discipline': return said.get(row.id)?.discipline ?? row.result.discipline ?? '';
  }
}

function holds(row: RuleRow, facet: Facet, wanted: string, said: Said): boolean {
  if (facet === 'storey') return row.storeys.has(wanted);
  if (facet === 'component') return row.components.has(wanted);
  if (facet === 'file') return row.files.has(wanted);
  return valueOf(row, facet, said) === wanted;
}

/** @param paths of the report's files */
export function* filteringRows(rows: readonly RuleRow[], filter: RuleFilter, elements: readonly ReportElement[], said: Said, paths: readonly string[]): Generator<void, Filtered, void> {
  // the rows of a rule are neighbours: where it was the last to be counted it is counted already
  const counters = FACETS.map((facet) => ({ facet, by: new Map<string, { n: number; last: string }>() }));
  const active = FACETS.filter((facet) => filter[facet] !== '');
  const needles = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const file = paths.indexOf(filter.file);
  const shown: Shown[] = [];
  for (const row of rows) {
    yield;
    if (!needles.every((needle) => row.base.includes(needle) || row.haystack.includes(needle))) continue;
    let [failing, only]: [number, Facet | null] = [0, null];
    for (const facet of active) {
      if (holds(row, facet, filter[facet], said)) continue;
      failing += 1;
      only = facet;
    }
    if (failing > 1) continue;
    for (const { facet, by } of counters) {
      if (failing === 1 && only !== facet) continue;
      for (const value of valuesOf(row, facet, said)) {
        const counter = by.get(value);
        if (counter === undefined) by.set(value, { n: 1, last: row.bundle });
        else if (counter.last !== row.bundle) {
          counter.n += 1;
          counter.last = row.bundle;
        }
      }
    }
    if (failing > 0) continue;
    const at = positions(row, filter, file, elements);
    if (at === null || at.length > 0 || row.group!.elements.length === 0) shown.push({ row, at: at !== null && row.group!.elements.length === 0 ? null : at });
  }
  const counts = {} as Record<Facet, ReadonlyMap<string, number>>;
  for (const { facet, by } of counters) counts[facet] = new Map([...by].map(([value, { n }]) => [value, n]));
  return { shown, counts };
}

function positions({ group, files }: RuleRow, { storey, component }: RuleFilter, file: number, elements: readonly ReportElement[]): readonly number[] | null {
  const byFile = file >= 0 && files.size > 1;
  if (group === null || (storey === '' && component === '' && !byFile)) return null;
  const at: number[] = [];
  group.elements.forEach((index, i) => {
    const element = elements[index];
    if (element && (storey === '' || element.storey === storey) && (component === '' || element.roles.component === component) && (!byFile || element.file === file)) at.push(i);
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

/** Elements or buildings of a group, or of some positions in it, and what is neither. */
export function countOf(group: VerdictGroup, at: readonly number[] | null): number {
  if (group.entities !== undefined && group.elements.length === 0) return at?.length ?? group.entities.length;
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
