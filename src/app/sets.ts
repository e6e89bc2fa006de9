/** Selection sets: elements as they are found again in another report, sets put together, and what a workspace becomes by it. */
import type { Filter } from '../model/filter.ts';
import type { Report } from '../engine/report.ts';
import type { ElementRefs, SavedSet, SavedView, Workspace } from '../store/workspace.ts';

type Known = Pick<Report, 'elements' | 'files'>;

type ById = ReadonlyMap<string, number>;
const kept = new WeakMap<Known['elements'], readonly ById[]>();

/** by file: GlobalIds that are an element's own in it; −1 for those that several share */
function globalIds({ elements, files }: Known): readonly ById[] {
  const known = kept.get(elements);
  if (known) return known;
  const made = files.map(() => new Map<string, number>());
  elements.forEach(({ file, globalId }, index) => {
    const own = made[file];
    if (globalId !== '' && own) own.set(globalId, own.has(globalId) ? -1 : index);
  });
  kept.set(elements, made);
  return made;
}

/** @param chosen positions in Report.elements */
export function refsOf(report: Known, chosen: Iterable<number>): ElementRefs {
  const own = globalIds(report);
  const lists = report.files.map((): string[] => []);
  for (const index of new Set(chosen)) {
    const element = report.elements[index];
    if (!element) continue;
    const { file, globalId, expressId } = element;
    lists[file]?.push(own[file]?.get(globalId) === index ? globalId : `#${expressId}`);
  }
  return lists.flatMap((list, file) => (list.length > 0 ? [{ file: report.files[file]!.path, ids: list }] : []));
}

export const sizeOf = (refs: ElementRefs): number => refs.reduce((sum, { ids: list }) => sum + list.length, 0);

/** Positions in Report.elements, in its order, and how many are not there. */
export function resolve(report: Known, refs: ElementRefs): { readonly elements: readonly number[]; readonly missing: number } {
  const own = globalIds(report);
  const paths = new Map(report.files.map(({ path }, i) => [path, i]));
  const found = new Set<number>();
  let missing = 0;
  for (const { file: path, ids: list } of refs) {
    const file = paths.get(path);
    const byRecord = file !== undefined && list.some((id) => id.startsWith('#')) ? records(report, file) : null;
    for (const id of list) {
      const index = file === undefined ? undefined : id.startsWith('#') ? byRecord!.get(Number(id.slice(1))) : own[file]!.get(id);
      if (index === undefined || index < 0) missing++;
      else found.add(index);
    }
  }
  return { elements: [...found].sort((a, b) => a - b), missing };
}

function records({ elements }: Known, file: number): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  elements.forEach((element, index) => { if (element.file === file) out.set(element.expressId, index); });
  return out;
}

export const SET_OPERATIONS = ['union', 'intersect', 'subtract'] as const;
export type SetOperation = (typeof SET_OPERATIONS)[number];

/** In the order of the elements. */
export function combined(a: readonly number[], b: readonly number[], operation: SetOperation): readonly number[] {
  const other = new Set(b);
  const out = operation === 'union' ? [...new Set([...a, ...b])] : a.filter((one) => other.has(one) === (operation === 'intersect'));
  return out.sort((x, y) => x - y);
}

/** Colours of new sets, one after the other; told apart on the model and on both grounds. */
export const SET_COLOURS = ['#e4572e', '#2e86de', '#17a398', '#f2a413', '#8e5bd0', '#d6336c', '#5f8f2f', '#8d6e63'] as const;

export const newSet = (id: string, name: string, of: { readonly elements: ElementRefs } | { readonly filter: Filter }, at: number): SavedSet =>
  ({ id, name, colour: SET_COLOURS[at % SET_COLOURS.length]!, ...of }) as SavedSet;

type Entry = { readonly id: string };
const put = <T extends Entry>(list: readonly T[], entry: T): readonly T[] => (list.some(({ id }) => id === entry.id) ? list.map((one) => (one.id === entry.id ? entry : one)) : [...list, entry]);
const drop = <T extends Entry>(list: readonly T[], id: string): readonly T[] => list.filter((one) => one.id !== id);
function shift<T extends Entry>(list: readonly T[], id: string, by: number): readonly T[] {
  const from = list.findIndex((one) => one.id === id);
  const to = Math.max(0, Math.min(list.length - 1, from + by));
  if (from < 0 || from === to) return list;
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
}

/** An entry of the same id is replaced in its place; a new one comes last. */
export const putSet = (workspace: Workspace, set: SavedSet): Workspace => ({ ...workspace, sets: put(workspace.sets, set) });
export const dropSet = (workspace: Workspace, id: string): Workspace => ({ ...workspace, sets: drop(workspace.sets, id) });
export const shiftSet = (workspace: Workspace, id: string, by: number): Workspace => ({ ...workspace, sets: shift(workspace.sets, id, by) });
export const putView = (workspace: Workspace, view: SavedView): Workspace => ({ ...workspace, views: put(workspace.views, view) });
export const dropView = (workspace: Workspace, id: string): Workspace => ({ ...workspace, views: drop(workspace.views, id) });
export const shiftView = (workspace: Workspace, id: string, by: number): Workspace => ({ ...workspace, views: shift(workspace.views, id, by) });

/** A name that no other entry has: `外墙`, `外墙 (2)`. */
export function freeName(name: string, taken: readonly { readonly name: string }[]): string {
  const used = new Set(taken.map((one) => one.name));
  for (let n = 1; ; n++) {
    const next = n === 1 ? name : `${name} (${n})`;
    if (!used.has(next)) return next;
  }
}
