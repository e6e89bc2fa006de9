/** Questions about elements that the engine worker answers in slices, and the sets that are saved of the answers. */
import { computed, markRaw, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Filter, FilterFault, FilterField } from '../model/filter.ts';
import type { Report } from '../engine/report.ts';
import type { SavedSet, Workspace } from '../store/workspace.ts';
import type { FieldWord, Finder, ModelLinks, SearchSlice } from '../worker/app-api.ts';
import { guid } from './guid.ts';
import { dropSet, freeName, newSet, putSet, refsOf, resolve, shiftSet } from './sets.ts';

export interface FindSurroundings {
  readonly engine: () => Finder;
  readonly report: ShallowRef<Report | null>;
  readonly workspace: ShallowRef<Workspace>;
}

/** Whether an answer is still wanted; asked after every slice. */
export type Wanted = () => boolean;

/** What a set is on the loaded models. `missing`: elements of its list that are not there */
export interface SetElements {
  readonly elements: readonly number[];
  readonly missing: number;
}

export const FIND_PARTS = ['search', 'filter', 'sets'] as const;
export type FindPart = (typeof FIND_PARTS)[number];
const FIRST_DRAFT: Filter = { join: 'all', rows: [{ field: 'component', operator: 'is', value: '' }] };

export function createFind({ engine, report, workspace }: FindSurroundings) {
  /** @returns null when it was no longer wanted. `each` gets every slice as it comes */
  async function search(query: string, each: (slice: SearchSlice) => void, wanted: Wanted): Promise<true | null> {
    for (let at: number | null = 0; at !== null;) {
      const slice: SearchSlice = await engine().search(query, at);
      if (!wanted()) return null;
      each(slice);
      at = slice.next;
    }
    return true;
  }

  /** @returns null when it was no longer wanted */
  async function filtered(filter: Filter, wanted: Wanted = () => true): Promise<{ readonly elements: readonly number[]; readonly faults: readonly FilterFault[] } | null> {
    const plain = JSON.parse(JSON.stringify(filter)) as Filter;
    const elements: number[] = [];
    let faults: readonly FilterFault[] = [];
    for (let at: number | null = 0; at !== null;) {
      const slice = await engine().filtered(plain, at);
      if (!wanted()) return null;
      for (const one of slice.elements) elements.push(one);
      ({ faults, next: at } = slice);
    }
    return { elements, faults };
  }

  /** what is being looked for: it stays while another tab is open */
  const query = ref('');
  const draft = shallowRef<Filter>(FIRST_DRAFT);
  const part = ref<FindPart>('search');

  const words = new Map<string, Promise<readonly FieldWord[]>>();
  watch(report, () => words.clear(), { flush: 'sync' });
  function fieldWords(field: FilterField, name: string): Promise<readonly FieldWord[]> {
    const key = `${field} ${name}`;
    let known = words.get(key);
    if (!known) words.set(key, (known = engine().fieldWords(field, name).catch(() => [])));
    return known;
  }

  let links: { readonly of: Report; readonly links: Promise<ModelLinks> } | null = null;
  function modelLinks(): Promise<ModelLinks> {
    const of = report.value;
    if (!of) return Promise.resolve({ whole: new Int32Array(), groups: [] });
    if (links?.of !== of) links = { of, links: engine().modelLinks() };
    return links.links;
  }

  const sets = computed(() => workspace.value.sets);
  const set = (id: string): SavedSet | undefined => sets.value.find((one) => one.id === id);
  const keep = (next: Workspace): void => { workspace.value = markRaw(next); };

  /** Of a filter it is asked anew. */
  async function elementsOf(of: SavedSet): Promise<SetElements> {
    if (of.filter) return { elements: (await filtered(of.filter))?.elements ?? [], missing: 0 };
    return report.value ? resolve(report.value, of.elements) : { elements: [], missing: 0 };
  }

  function saveElements(name: string, elements: Iterable<number>): SavedSet | null {
    return report.value && add(newSet(guid(), freeName(name, sets.value), { elements: refsOf(report.value, elements) }, sets.value.length));
  }
  function saveFilter(name: string, filter: Filter): SavedSet {
    return add(newSet(guid(), freeName(name, sets.value), { filter: JSON.parse(JSON.stringify(filter)) as Filter }, sets.value.length));
  }
  function add(made: SavedSet): SavedSet {
    keep(putSet(workspace.value, made));
    return made;
  }

  /** the model is coloured by the sets that have a colour */
  const tinting = ref(false);
  const tints = shallowRef<ReadonlyMap<number, string> | null>(null);
  const legend = shallowRef<readonly { readonly id: string; readonly name: string; readonly colour: string; readonly count: number }[]>([]);
  let turn = 0;
  watch([tinting, sets, report] as readonly [Ref<boolean>, Ref<readonly SavedSet[]>, Ref<Report | null>], async ([on]) => {
    const mine = ++turn;
    if (!on) {
      tints.value = null;
      return;
    }
    const made = new Map<number, string>();
    const rows: { readonly id: string; readonly name: string; readonly colour: string; readonly count: number }[] = [];
    // later sets lie over earlier ones
    for (const one of sets.value) {
      if (one.colour === undefined) continue;
      const { elements } = await elementsOf(one).catch(() => ({ elements: [] }));
      if (mine !== turn) return;
      for (const index of elements) made.set(index, one.colour);
      rows.push({ id: one.id, name: one.name, colour: one.colour, count: elements.length });
    }
    legend.value = rows;
    tints.value = markRaw(made);
  });

  return {
    query, draft, part, search, filtered, fieldWords, modelLinks, sets, set, elementsOf, saveElements, saveFilter, tinting, tints, legend,
    change: (next: SavedSet) => keep(putSet(workspace.value, next)),
    /** sets of a file: those of an id that is known take its place */
    take(more: readonly SavedSet[]) {
      let next = workspace.value;
      for (const one of more) next = putSet(next, one);
      keep(next);
    },
    remove: (id: string) => keep(dropSet(workspace.value, id)),
    shift: (id: string, by: number) => keep(shiftSet(workspace.value, id, by)),
  };
}
