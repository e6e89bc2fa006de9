/** One IDS under the editor's hands: its history, what is selected, what the audit says of it as it stands. */
import { computed, onBeforeUnmount, ref, shallowRef, watch, type ComputedRef } from 'vue';
import type { AuditFinding, Ids } from '../ids/ids.ts';
import type { Part, Place } from '../ids/place.ts';
import type { IdsDesk, IdsDraft } from '../worker/app-api.ts';
import { advance, amend, redo, start, undo, type History } from './history.ts';
import { followed } from './ids-edit.ts';

/** from the last change to its audit, ms */
const REST = 300;

export interface Placed {
  readonly finding: AuditFinding;
  readonly place: Place;
}

export function useIdsEditing(first: Ids, at: Place, desk: () => IdsDesk) {
  const history = shallowRef<History<Ids>>(start(first));
  const ids = computed(() => history.value.present);
  /** null: what is said of the file as a whole */
  const selected = ref<number | null>(at.specification ?? null);
  /** what was changed last: letters into one field are one step back */
  let last = '';

  const fit = (index: number | null): number | null => (index === null ? null : ids.value.specifications.length === 0 ? null : Math.min(index, ids.value.specifications.length - 1));
  function change(next: Ids, what: string): void {
    if (next === ids.value) return;
    history.value = what !== '' && what === last ? amend(history.value, next) : advance(history.value, next);
    last = what;
    selected.value = fit(selected.value);
  }
  function go(step: (history: History<Ids>) => History<Ids>): void {
    last = '';
    history.value = step(history.value);
    selected.value = fit(selected.value);
  }

  const draft = shallowRef<IdsDraft | null>(null);
  /** the IDS that `draft` is of */
  const drafted = shallowRef<Ids | null>(null);
  const failed = ref<string | null>(null);
  let timer = 0;
  let running: Promise<void> | null = null;
  async function audited(): Promise<void> {
    try {
      while (drafted.value !== ids.value) {
        const now = ids.value;
        draft.value = await desk().draft(now);
        drafted.value = now;
        failed.value = null;
      }
    } catch (error) {
      failed.value = String(error);
    }
  }
  /** One at a time, and the newest: what was typed meanwhile is audited next. */
  async function audit(): Promise<void> {
    window.clearTimeout(timer);
    if (running === null && drafted.value !== ids.value) running = audited();
    const mine = running;
    await mine;
    if (running === mine) running = null;
  }
  watch(ids, () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void audit(), REST);
  });
  void audit();
  onBeforeUnmount(() => window.clearTimeout(timer));

  const placed: ComputedRef<readonly Placed[]> = computed(() => (draft.value?.findings ?? []).map((finding, i) => ({ finding, place: draft.value!.places[i]! })));
  const byPlace = computed(() => {
    const out = new Map<string, AuditFinding[]>();
    for (const { finding, place } of placed.value) {
      const key = keyOf(place);
      const list = out.get(key);
      if (list) list.push(finding);
      else out.set(key, [finding]);
    }
    return out;
  });
  const none: readonly AuditFinding[] = [];

  return {
    ids, selected, change, draft, failed, placed, audit,
    fresh: computed(() => drafted.value === ids.value),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    undo: () => go(undo),
    redo: () => go(redo),
    /** what is typed next is a step of its own */
    rest: () => { last = ''; },
    findingsAt: (specification: number | null, part: Part | null = null, facet: number | null = null): readonly AuditFinding[] => byPlace.value.get(keyOf({ specification, part, facet })) ?? none,
    /** findings of a specification and of all in it */
    countOf: computed(() => {
      const counts = new Map<number, number>();
      for (const { place } of placed.value) if (place.specification !== null) counts.set(place.specification, (counts.get(place.specification) ?? 0) + 1);
      return counts;
    }),
    follow: (from: number, to: number): void => { if (selected.value !== null) selected.value = followed(selected.value, from, to); },
  };
}

const keyOf = ({ specification, part, facet }: Place): string => `${specification} ${part} ${facet}`;
