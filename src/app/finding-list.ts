/** The list of findings as it stands on screen: grouped, in an order, folded. Long work yields after small steps. */
import type { ReportElement } from '../engine/report.ts';
import { sorting } from './pace.ts';
import { bundles, compareRanks, merged, ROW_OUTCOMES, valuesOf, type Facet, type Said, type Shown } from './rule-rows.ts';
import { REVIEW_STATUSES } from '../profile/review.ts';

/** `rule`: the findings of a rule as one line that opens to them; else headings over lines */
export const GROUPINGS = ['rule', 'kind', 'storey', 'component', 'pack', 'outcome', 'status', 'assignee', 'file'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What comes first: what binds; more elements; more points of the score on the elements; the order of the clauses. */
export const ORDERS = ['force', 'size', 'effect', 'clause'] as const;
export type Order = (typeof ORDERS)[number];

export interface Finding {
  readonly sort: 'finding';
  /** unique in the list: a finding that stands under several headings has several */
  readonly key: string;
  /** how many findings it stands for; 0: it is one of those */
  readonly folds: number;
  readonly kinds: string;
  readonly shown: Shown;
  /** the findings that it stands for */
  readonly all: readonly Shown[];
}

export interface Heading {
  readonly sort: 'heading';
  readonly key: string;
  /** of the grouping; '' for none */
  readonly value: string;
  readonly count: number;
  readonly failing: number;
  readonly open: boolean;
}

export type ListRow = Finding | Heading;

export interface Section {
  /** null: there are no headings */
  readonly value: string | null;
  /** each stands for one or more findings */
  readonly entries: readonly { readonly key: string; readonly shown: readonly Shown[] }[];
  readonly failing: number;
}

interface Making {
  readonly by: Grouping;
  readonly order: Order;
  readonly elements: readonly ReportElement[];
  readonly paths: readonly string[];
  readonly said: Said;
  /** points of the score that an element brings; null: not known */
  readonly points: Float64Array | null;
}

/** @param shown in the order of `ruleRows` */
export function* sectioning(shown: readonly Shown[], making: Making): Generator<void, readonly Section[], void> {
  if (making.by === 'rule') {
    const entries = bundles(shown);
    yield;
    return [{ value: null, entries: yield* ordered(entries, making), failing: 0 }];
  }
  const sections = new Map<string, Shown[]>();
  const add = (value: string, one: Shown): void => {
    const list = sections.get(value);
    if (list) list.push(one);
    else sections.set(value, [one]);
  };
  for (const one of shown) {
    yield;
    for (const [value, cut] of partsBy(one, making)) add(value, cut);
  }
  const made: Section[] = [];
  for (const [value, list] of sections) {
    const entries: { key: string; shown: readonly Shown[] }[] = [];
    let failing = 0;
    for (const one of list) {
      entries.push({ key: `${value}\n${one.row.key}`, shown: [one] });
      if (one.row.outcome === 'fail') failing += 1;
      yield;
    }
    made.push({ value, entries: yield* ordered(entries, making), failing });
  }
  return made.sort((a, b) => compareSections(making.by, a, b));
}

/** A finding under each of the values that its elements have, cut to those. */
function partsBy(one: Shown, { by, elements, paths, said }: Making): Iterable<readonly [string, Shown]> {
  const { row, at } = one;
  if (by === 'kind') return [[row.group?.kind ?? '', one]];
  if (by !== 'storey' && by !== 'component' && by !== 'file') {
    const [value = ''] = valuesOf(row, by as Facet, said);
    return [[value, one]];
  }
  const values = by === 'storey' ? row.storeys : by === 'component' ? row.components : row.files;
  const { group } = row;
  if (group === null || group.elements.length === 0) return [[values.values().next().value ?? '', one]];
  const valueOf = (i: number): string => {
    const element = elements[group.elements[i]!];
    return element === undefined ? '' : by === 'storey' ? element.storey ?? '' : by === 'component' ? element.roles.component : paths[element.file] ?? '';
  };
  const first = valueOf(at?.[0] ?? 0);
  // of one value throughout, as most are
  if (values.size === 1 && (by !== 'storey' || first !== '')) return [[first, one]];
  const parts = new Map<string, number[]>();
  for (let k = 0; k < (at?.length ?? group.elements.length); k += 1) {
    const i = at === null ? k : at[k]!;
    const value = valueOf(i);
    const list = parts.get(value);
    if (list) list.push(i);
    else parts.set(value, [i]);
  }
  return parts.size === 1 ? [[first, one]] : [...parts].map(([value, cut]) => [value, { row, at: cut }] as const);
}

function compareSections(by: Grouping, a: Section, b: Section): number {
  const [one, two] = [a.value ?? '', b.value ?? ''];
  if (by === 'outcome') return ROW_OUTCOMES.indexOf(one as (typeof ROW_OUTCOMES)[number]) - ROW_OUTCOMES.indexOf(two as (typeof ROW_OUTCOMES)[number]);
  if (by === 'status') return REVIEW_STATUSES.indexOf(one as (typeof REVIEW_STATUSES)[number]) - REVIEW_STATUSES.indexOf(two as (typeof REVIEW_STATUSES)[number]);
  // what has none comes last
  if (one === '' || two === '') return Number(one === '') - Number(two === '');
  if (by === 'storey' || by === 'file' || by === 'assignee') return one.localeCompare(two, undefined, { numeric: true });
  return b.failing - a.failing || b.entries.length - a.entries.length;
}

function* ordered<T extends { readonly shown: readonly Shown[] }>(entries: readonly T[], making: Making): Generator<void, readonly T[], void> {
  if (making.order === 'force') return entries;
  const ranked: { readonly entry: T; readonly rank: readonly number[] }[] = [];
  for (const [at, entry] of entries.entries()) {
    ranked.push({ entry, rank: yield* rankOf(entry.shown, at, making) });
    yield;
  }
  return (yield* sorting(ranked, (a, b) => compareRanks(a.rank, b.rank))).map(({ entry }) => entry);
}

const clauses = new WeakMap<object, readonly number[]>();

function* rankOf(shown: readonly Shown[], at: number, { order, points }: Making): Generator<void, readonly number[], void> {
  const [{ row }] = shown as readonly [Shown];
  if (order === 'clause') {
    let parts = clauses.get(row.result);
    if (parts === undefined) clauses.set(row.result, (parts = [...row.result.clause.matchAll(/\d+/g)].slice(0, 4).map(Number)));
    return [...Array.from({ length: 4 }, (_, i) => parts[i] ?? -1), at];
  }
  let sum = 0;
  for (const one of shown) {
    sum += order === 'size' ? (one.at === null ? one.row.size : one.at.length) : pointsOf(one, points);
    yield;
  }
  return [-sum, at];
}

/** Points of the score that the elements of a finding bring, each element once. */
export function pointsOf({ row: { group }, at }: Shown, points: Float64Array | null): number {
  if (points === null || group === null) return 0;
  let sum = 0;
  let before = -1;
  for (let k = 0; k < (at?.length ?? group.elements.length); k += 1) {
    const index = group.elements[at === null ? k : at[k]!]!;
    // measurements of one element follow each other
    if (index !== before) sum += points[index] ?? 0;
    before = index;
  }
  return sum;
}

export interface Listing {
  readonly rows: readonly ListRow[];
  /** positions of findings among the rows, ascending: where the keyboard stops */
  readonly stops: readonly number[];
}

/**
 * @param folded headings that are shut
 * @param unfolded lines that are opened to the findings they stand for
 */
export function* listing(sections: readonly Section[], folded: ReadonlySet<string>, unfolded: ReadonlySet<string>): Generator<void, Listing, void> {
  const rows: ListRow[] = [];
  const stops: number[] = [];
  const add = (row: Finding): void => {
    stops.push(rows.length);
    rows.push(row);
  };
  for (const { value, entries, failing } of sections) {
    if (value !== null) {
      const open = !folded.has(value);
      rows.push({ sort: 'heading', key: `heading ${value}`, value, count: entries.length, failing, open });
      if (!open) continue;
    }
    for (const { key, shown } of entries) {
      yield;
      const [first] = shown as readonly [Shown];
      const kinds = first.row.group?.kind ?? '';
      if (shown.length === 1) {
        add({ sort: 'finding', key: value === null ? first.row.key : key, folds: 1, kinds, shown: first, all: shown });
        continue;
      }
      // the joined lists of a long bundle are made when it is first seen
      let whole: Shown | null = null;
      add({ sort: 'finding', key, folds: shown.length, kinds: '', all: shown, get shown() { return (whole ??= merged({ key, shown })); } });
      if (!unfolded.has(key)) continue;
      for (const one of shown) {
        add({ sort: 'finding', key: one.row.key, folds: 0, kinds: one.row.group?.kind ?? '', shown: one, all: [one] });
        yield;
      }
    }
  }
  return { rows, stops };
}
