/**
 * What of the models is shown: one state for the viewer, its tools and the trees. Elements are positions in
 * `Report.elements`. What is isolated bounds what can be seen; what is hidden stays hidden inside it.
 */
import type { Report, ReportElement } from '../engine/report.ts';

export interface Visibility {
  readonly hidden: ReadonlySet<number>;
  /** nothing but these is shown; null: everything */
  readonly isolated: ReadonlySet<number> | null;
  /** drawn faintly and not picked */
  readonly ghosted: ReadonlySet<number>;
  /** what becomes of all that is not isolated */
  readonly rest: 'ghost' | 'hide';
}

export type Shown = 'all' | 'some' | 'none';

export const ALL_SHOWN: Visibility = { hidden: new Set(), isolated: null, ghosted: new Set(), rest: 'hide' };

const plus = (set: ReadonlySet<number>, more: Iterable<number>): ReadonlySet<number> => {
  const next = new Set(set);
  for (const one of more) next.add(one);
  return next;
};
const minus = (set: ReadonlySet<number>, less: Iterable<number>): ReadonlySet<number> => {
  if (set.size === 0) return set;
  const next = new Set(set);
  for (const one of less) next.delete(one);
  return next;
};

export function isUntouched({ hidden, isolated, ghosted }: Visibility): boolean {
  return hidden.size === 0 && isolated === null && ghosted.size === 0;
}

/** An element that is a ghost is shown. */
export function isShown({ hidden, isolated }: Visibility, element: number): boolean {
  return !hidden.has(element) && (isolated === null || isolated.has(element));
}

/** Of no elements: all. */
export function shownOf(state: Visibility, elements: Iterable<number>): Shown {
  let [some, others] = [false, false];
  for (const element of elements) {
    if (isShown(state, element)) some = true;
    else others = true;
    if (some && others) return 'some';
  }
  return others ? 'none' : 'all';
}

export function hide(state: Visibility, elements: Iterable<number>): Visibility {
  return { ...state, hidden: plus(state.hidden, elements) };
}

/** Neither hidden nor a ghost any more, and part of what is isolated. */
export function show(state: Visibility, elements: Iterable<number>): Visibility {
  const all = [...elements];
  return {
    ...state, hidden: minus(state.hidden, all), ghosted: minus(state.ghosted, all),
    isolated: state.isolated === null ? null : plus(state.isolated, all),
  };
}

/** Shows these alone, whatever was hidden of them before. */
export function isolate(state: Visibility, elements: Iterable<number>, rest: Visibility['rest'] = state.rest): Visibility {
  const isolated = new Set(elements);
  return { hidden: minus(state.hidden, isolated), ghosted: minus(state.ghosted, isolated), isolated, rest };
}

export function ghost(state: Visibility, elements: Iterable<number>): Visibility {
  return { ...state, ghosted: plus(state.ghosted, elements) };
}

/** Shown in full unless all of them are; hidden then. */
export function toggle(state: Visibility, elements: Iterable<number>): Visibility {
  const all = [...elements];
  return shownOf(state, all) === 'all' ? hide(state, all) : show(state, all);
}

export function showAll({ rest }: Visibility): Visibility {
  return { ...ALL_SHOWN, rest };
}

/** positions by GlobalId, file by file */
type ByGuid = readonly ReadonlyMap<string, number | readonly number[]>[];
type Elements = { readonly files: readonly Pick<Report['files'][number], 'path'>[]; readonly elements: readonly Pick<ReportElement, 'file' | 'globalId' | 'expressId'>[] };

/**
 * Where elements of one report stand in another: by file and GlobalId, and by record number too where a file has a GlobalId
 * twice. Linear in the elements.
 * @returns −1 for what is not there any more
 */
export function moved(before: Elements, after: Elements): (element: number) => number {
  const paths = new Map(after.files.map(({ path }, i) => [path, i]));
  let known: ByGuid | null = null;
  const byFile = (): ByGuid => {
    if (known) return known;
    const made = after.files.map(() => new Map<string, number | number[]>());
    after.elements.forEach(({ file, globalId }, i) => {
      const own = made[file];
      const same = own?.get(globalId);
      if (same === undefined) own?.set(globalId, i);
      else if (typeof same === 'number') own!.set(globalId, [same, i]);
      else same.push(i);
    });
    return (known = made);
  };
  return (index) => {
    const element = before.elements[index];
    const file = element && paths.get(before.files[element.file]?.path ?? '');
    if (element === undefined || file === undefined) return -1;
    // a file that is added leaves the others where they are
    const there = after.elements[index];
    if (there?.file === file && there.expressId === element.expressId && there.globalId === element.globalId) return index;
    const found = byFile()[file]!.get(element.globalId);
    if (found === undefined || typeof found === 'number') return found ?? -1;
    return found.find((one) => after.elements[one]!.expressId === element.expressId) ?? found[0]!;
  };
}

/** The same for another report. What is isolated and gone altogether isolates no more. */
export function remapped(state: Visibility, to: (element: number) => number): Visibility {
  if (isUntouched(state)) return state;
  const map = (set: ReadonlySet<number>): ReadonlySet<number> => new Set([...set].map(to).filter((one) => one >= 0));
  const isolated = state.isolated && map(state.isolated);
  return { ...state, hidden: map(state.hidden), ghosted: map(state.ghosted), isolated: isolated && isolated.size === 0 && state.isolated!.size > 0 ? null : isolated };
}
