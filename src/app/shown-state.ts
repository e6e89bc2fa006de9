/** What is shown and what is selected, as the store has it: both survive another check, and follow their elements when files change. */
import { computed, shallowRef, type Ref } from 'vue';
import type { Report } from '../engine/report.ts';
import * as visibility from './visibility.ts';

type Elements = Iterable<number>;

/** `store.visibility`. */
export function createVisibility() {
  const state = shallowRef(visibility.ALL_SHOWN);
  const set = (next: visibility.Visibility): void => { state.value = next; };
  return {
    state,
    /** nothing is hidden, isolated or a ghost */
    untouched: computed(() => visibility.isUntouched(state.value)),
    set,
    hide: (elements: Elements) => set(visibility.hide(state.value, elements)),
    show: (elements: Elements) => set(visibility.show(state.value, elements)),
    isolate: (elements: Elements, rest?: visibility.Visibility['rest']) => set(visibility.isolate(state.value, elements, rest)),
    ghost: (elements: Elements) => set(visibility.ghost(state.value, elements)),
    toggle: (elements: Elements) => set(visibility.toggle(state.value, elements)),
    showAll: () => set(visibility.showAll(state.value)),
    /** what becomes of all that is not isolated */
    rest: (rest: visibility.Visibility['rest']) => set({ ...state.value, rest }),
    isShown: (element: number) => visibility.isShown(state.value, element),
    shownOf: (elements: Elements) => visibility.shownOf(state.value, elements),
  };
}

/** How elements join what is selected. */
export type Joining = 'instead' | 'add' | 'toggle';

/** The selection after these were picked, in the order of picking: the last one is the one that details are shown of. */
export function joined(now: readonly number[], picked: readonly number[], how: Joining): readonly number[] {
  if (how === 'instead') return [...new Set(picked)];
  const own = new Set(picked);
  const rest = now.filter((one) => !own.has(one));
  if (how === 'add') return [...rest, ...own];
  const had = new Set(now);
  return [...rest, ...[...own].filter((one) => !had.has(one))];
}

/** Visibility and selection of one report as positions in the next; the same objects where nothing has to move. */
export function follow(
  before: Report, after: Report, state: Ref<visibility.Visibility>, selection: Ref<readonly number[]>, element: Ref<number | null>,
): void {
  if (visibility.isUntouched(state.value) && selection.value.length === 0 && element.value === null) return;
  const to = visibility.moved(before, after);
  state.value = visibility.remapped(state.value, to);
  selection.value = selection.value.map(to).filter((one) => one >= 0);
  if (element.value !== null) {
    const now = to(element.value);
    element.value = now >= 0 ? now : null;
  }
}
