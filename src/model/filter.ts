/**
 * A filter over elements as data: conditions on what is known of an element, joined by all or any, in groups. Whoever
 * evaluates it says what an element's values are (FilterSubject) and how patterns run, so nothing here knows models or roles.
 */
import type { PropertyValue } from './model.ts';

/** What a condition may speak of: values that are texts or codes. */
export const TEXT_FIELDS = [
  'class', 'component', 'type', 'name', 'mark', 'globalId', 'storey', 'building', 'file', 'material', 'classification', 'group', 'layer',
  'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated', 'counted', 'outcome', 'finding', 'scope', 'geometry',
] as const;
/** Values that have a name of their own: `Set.Property` or `Property` of any set; of quantities also a measured one (MEASURED). */
export const NAMED_FIELDS = ['property', 'quantity'] as const;
export const FIELDS = [...TEXT_FIELDS, ...NAMED_FIELDS] as const;
export type FilterField = (typeof FIELDS)[number];

/** Quantities of the check itself, SI: m³, m², and m above the world's zero. */
export const MEASURED = ['volume', 'grossVolume', 'footprintArea', 'sideArea', 'bottom', 'top'] as const;

export const OPERATORS = ['is', 'is-not', 'contains', 'matches', 'less', 'greater', 'between', 'exists', 'missing'] as const;
export type FilterOperator = (typeof OPERATORS)[number];

export interface Condition {
  readonly field: FilterField;
  /** of `property` and `quantity` */
  readonly name?: string;
  readonly operator: FilterOperator;
  /** text, pattern or number as typed; numbers may carry a unit (`200 mm`), without one they are SI */
  readonly value?: string;
  /** upper end of `between` */
  readonly to?: string;
}

export interface Filter {
  readonly join: 'all' | 'any';
  readonly rows: readonly (Condition | Filter)[];
}

export const EMPTY_FILTER: Filter = { join: 'all', rows: [] };

/** What of one element a filter may look at. */
export interface FilterSubject {
  /** @param name of `property` and `quantity`, else ''. Numbers in SI; an empty list where nothing is stated */
  values(field: FilterField, name: string): readonly PropertyValue[];
}

export type FilterTest = (subject: FilterSubject) => boolean;
/** A pattern as a test of texts. @throws Error that says what is wrong with it */
export type PatternCompiler = (source: string) => (text: string) => boolean;

export interface FilterFault {
  /** positions of the row: [2, 0] is the first row of the group that is the third row */
  readonly at: readonly number[];
  readonly code: 'no-value' | 'no-name' | 'bad-number' | 'bad-pattern';
  /** what is wrong with a pattern */
  readonly message?: string;
}

export const isGroup = (row: Condition | Filter): row is Filter => 'rows' in row;

/** Full-width forms, case and outer spaces make no difference between texts. */
export function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1, mm: 1e-3, cm: 1e-2, m: 1, km: 1e3, mm2: 1e-6, cm2: 1e-4, m2: 1, mm3: 1e-9, cm3: 1e-6, m3: 1, l: 1e-3, g: 1e-3, kg: 1, t: 1e3, '%': 1e-2, '°': Math.PI / 180,
};

/** `1.10 m`, `200mm`, `2,5` as a number in SI; null for what is none. */
export function readQuantity(text: string): number | null {
  const match = /^([+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d{1,3})?)\s*([a-z%°]*[23]?)$/.exec(fold(text).replace(/(\d)[\s_](?=\d)/g, '$1'));
  if (!match) return null;
  const unit = UNITS[match[2]!];
  return unit === undefined ? null : Number(match[1]!.replace(',', '.')) * unit;
}

/** relative difference within which two numbers are the same one */
const SAME = 1e-6;
function sameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;
}

/** Tools write numbers as text: `"200"` is compared as 200. */
function numberOf(value: PropertyValue): number | null {
  return typeof value === 'number' ? value : typeof value === 'string' ? readQuantity(value) : null;
}

const textOf = (value: PropertyValue): string => (value === null ? '' : String(value));
const stated = (value: PropertyValue): boolean => value !== null && (typeof value !== 'string' || value.trim() !== '');

/**
 * A filter ready to run, and the rows that cannot be evaluated: those select nothing and forbid nothing. Null where no row is
 * left: such a filter selects nothing. `is-not` is the opposite of `is`: an element without a value is not the value.
 */
export function compileFilter(filter: Filter, pattern: PatternCompiler): { readonly test: FilterTest | null; readonly faults: readonly FilterFault[] } {
  const faults: FilterFault[] = [];
  const group = ({ join, rows }: Filter, at: readonly number[]): FilterTest | null => {
    const tests = rows.map((row, i) => (isGroup(row) ? group(row, [...at, i]) : condition(row, [...at, i]))).filter((test) => test !== null);
    if (tests.length === 0) return null;
    if (tests.length === 1) return tests[0]!;
    return join === 'all' ? (subject) => tests.every((test) => test(subject)) : (subject) => tests.some((test) => test(subject));
  };
  const condition = (row: Condition, at: readonly number[]): FilterTest | null => {
    const refuse = (code: FilterFault['code'], message?: string): null => {
      faults.push({ at, code, ...(message === undefined ? {} : { message }) });
      return null;
    };
    const name = row.name?.trim() ?? '';
    if (name === '' && (NAMED_FIELDS as readonly string[]).includes(row.field)) return refuse('no-name');
    const some = (test: (value: PropertyValue) => boolean): FilterTest => ({ values }) => values(row.field, name).some(test);
    if (row.operator === 'exists') return some(stated);
    const no = (test: FilterTest): FilterTest => (subject) => !test(subject);
    if (row.operator === 'missing') return no(some(stated));
    const value = row.value ?? '';
    if (value.trim() === '') return refuse('no-value');
    switch (row.operator) {
      case 'is':
      case 'is-not': {
        const wanted = fold(value);
        const number = readQuantity(value);
        const known = new Map<string, boolean>();
        const is = some((one) => (typeof one === 'number' ? number !== null && sameNumber(one, number) : one !== null && remembered(known, textOf(one), (text) => fold(text) === wanted)));
        return row.operator === 'is' ? is : no(is);
      }
      case 'contains': {
        const wanted = fold(value);
        const known = new Map<string, boolean>();
        return some((one) => one !== null && remembered(known, textOf(one), (text) => fold(text).includes(wanted)));
      }
      case 'matches': {
        let matches: (text: string) => boolean;
        try {
          matches = pattern(value);
        } catch (error) {
          return refuse('bad-pattern', error instanceof Error ? error.message : String(error));
        }
        const known = new Map<string, boolean>();
        return some((one) => stated(one) && remembered(known, textOf(one), matches));
      }
      case 'less':
      case 'greater': {
        const limit = readQuantity(value);
        if (limit === null) return refuse('bad-number');
        return some(row.operator === 'less' ? numeric((n) => n < limit) : numeric((n) => n > limit));
      }
      case 'between': {
        const [a, b] = [readQuantity(value), readQuantity(row.to ?? '')];
        if ((row.to ?? '').trim() === '') return refuse('no-value');
        if (a === null || b === null) return refuse('bad-number');
        return some(numeric((n) => n >= Math.min(a, b) && n <= Math.max(a, b)));
      }
    }
  };
  return { test: group(filter, []), faults };
}

const numeric = (test: (value: number) => boolean) => (value: PropertyValue): boolean => {
  const number = numberOf(value);
  return number !== null && test(number);
};

/** texts remembered of one condition, at most: names repeat, GlobalIds do not */
const MOST_KNOWN = 20_000;
function remembered(known: Map<string, boolean>, text: string, test: (text: string) => boolean): boolean {
  const before = known.get(text);
  if (before !== undefined) return before;
  const now = test(text);
  if (known.size < MOST_KNOWN) known.set(text, now);
  return now;
}

const MOST_ROWS = 200;
const MOST_DEPTH = 6;
const MOST_TEXT = 1000;

/** A filter from JSON that anyone may have written; null where it is none. */
export function readFilter(value: unknown): Filter | null {
  let rows = 0;
  const text = (one: unknown): one is string => typeof one === 'string' && one.length <= MOST_TEXT;
  const group = (one: unknown, depth: number): Filter | null => {
    if (typeof one !== 'object' || one === null || depth > MOST_DEPTH) return null;
    const { join, rows: list } = one as Readonly<Record<string, unknown>>;
    if ((join !== 'all' && join !== 'any') || !Array.isArray(list)) return null;
    const read: (Condition | Filter)[] = [];
    for (const row of list as readonly unknown[]) {
      if (++rows > MOST_ROWS) return null;
      const made = typeof row === 'object' && row !== null && 'rows' in row ? group(row, depth + 1) : condition(row);
      if (made === null) return null;
      read.push(made);
    }
    return { join, rows: read };
  };
  const condition = (one: unknown): Condition | null => {
    if (typeof one !== 'object' || one === null) return null;
    const { field, name, operator, value: of, to } = one as Readonly<Record<string, unknown>>;
    if (!(FIELDS as readonly unknown[]).includes(field) || !(OPERATORS as readonly unknown[]).includes(operator)) return null;
    if ([name, of, to].some((part) => part !== undefined && !text(part))) return null;
    return {
      field: field as FilterField, operator: operator as FilterOperator,
      ...(text(name) ? { name } : {}), ...(text(of) ? { value: of } : {}), ...(text(to) ? { to } : {}),
    };
  };
  return group(value, 0);
}
