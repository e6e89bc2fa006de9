/** What the page's search and filter builder ask of the engine worker: slices of answers, and words that occur. */
import type { Checked } from '../engine/check.ts';
import { compileFilter, type Filter, type FilterFault, type FilterField, type FilterTest, type PatternCompiler } from '../model/filter.ts';
import type { Model } from '../model/model.ts';
import { safePattern } from '../profile/regex.ts';
import { filterSubjects, type Subjects } from './filter-subjects.ts';
import { searchSlice, startSearch, type SearchSlice, type SearchState } from './search.ts';

export interface FilterSlice {
  /** positions in Model.elements */
  readonly elements: readonly number[];
  readonly next: number | null;
  readonly faults: readonly FilterFault[];
}

export interface FieldWord {
  readonly value: string;
  /** elements with this value */
  readonly count: number;
}

/** What belongs together, in positions of elements. */
export interface ModelLinks {
  /** the whole that each element is a part of; −1 for none */
  readonly whole: Int32Array;
  /** IfcGroup, IfcSystem, IfcZone by name */
  readonly groups: readonly { readonly name: string; readonly elements: Int32Array }[];
}

export interface Finder {
  /** one slice of what a search finds, from an element on */
  search(query: string, from: number): Promise<SearchSlice>;
  /** one slice of what a filter selects, from an element on */
  filtered(filter: Filter, from: number): Promise<FilterSlice>;
  /** values that a field has in the models, most frequent first; @param name of a property or quantity */
  fieldWords(field: FilterField, name: string): Promise<readonly FieldWord[]>;
  modelLinks(): Promise<ModelLinks>;
}

/** ms of one slice */
const BUDGET = 25;
const MOST_WORDS = 500;
const MOST_GROUPS = 5000;
/** characters of a text that a pattern is tried on: with the limits of safePattern it cannot take long (profile/regex.ts) */
const MOST_TRIED = 256;

/** Regular expressions as people type them; those that could take for ever are refused. A space is a space here. */
export const filterPattern: PatternCompiler = (source) => {
  const pattern = safePattern(source.replaceAll(' ', '\\x20'));
  return (text) => pattern.test(text.slice(0, MOST_TRIED));
};

export function createFinder(now: () => { readonly model: Model; readonly checked: Checked | null }): Finder {
  let searching: SearchState | null = null;
  let selecting: { readonly key: string; readonly model: Model; readonly checked: Checked | null; readonly subjects: Subjects; readonly test: FilterTest | null; readonly faults: readonly FilterFault[] } | null = null;
  return {
    async search(query, from) {
      const { model } = now();
      if (searching?.query !== query || searching.model !== model) searching = startSearch(model, query);
      return searchSlice(searching, from);
    },
    async filtered(filter, from) {
      const { model, checked } = now();
      const key = JSON.stringify(filter);
      if (selecting?.key !== key || selecting.model !== model || selecting.checked !== checked) selecting = { key, model, checked, subjects: filterSubjects(model, checked), ...compileFilter(filter, filterPattern) };
      return filterSlice(selecting.subjects, selecting.test, selecting.faults, from);
    },
    async fieldWords(field, name) {
      const { model, checked } = now();
      const subjects = filterSubjects(model, checked);
      const counts = new Map<string, number>();
      for (let i = 0; i < subjects.length; i++) {
        for (const value of new Set(subjects.of(i).values(field, name))) {
          if (value === null || value === '') continue;
          const text = String(value);
          // past so many different ones a list is no help
          if (counts.has(text) || counts.size < 20 * MOST_WORDS) counts.set(text, (counts.get(text) ?? 0) + 1);
        }
      }
      return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_WORDS);
    },
    async modelLinks() {
      return linksOf(now().model);
    },
  };
}

/** @param from position of the first element that is looked at */
export function filterSlice(subjects: Subjects, test: FilterTest | null, faults: readonly FilterFault[], from: number, clock: () => number = () => performance.now()): FilterSlice {
  const elements: number[] = [];
  if (test === null) return { elements, next: null, faults };
  const until = clock() + BUDGET;
  let at = from;
  for (; at < subjects.length; at++) {
    // a single text may take a slow pattern a while: the clock is looked at often
    if (at % 16 === 15 && at > from && clock() > until) break;
    if (test(subjects.of(at))) elements.push(at);
  }
  return { elements, next: at < subjects.length ? at : null, faults };
}

export function linksOf({ elements }: Model): ModelLinks {
  const groups = new Map<string, number[]>();
  elements.forEach((element, index) => {
    for (const name of new Set(element.groups)) {
      const list = groups.get(name);
      if (list) list.push(index);
      else if (name !== '' && groups.size < MOST_GROUPS) groups.set(name, [index]);
    }
  });
  return {
    whole: Int32Array.from(elements, ({ whole }) => whole ?? -1),
    groups: [...groups].map(([name, list]) => ({ name, elements: Int32Array.from(list) })),
  };
}
