/** The elements of measures on the model: on opening them, and while the pointer rests on them. */
import { onBeforeUnmount, shallowRef } from 'vue';
import type { Measure } from '../profile/measures.ts';
import { useStore } from './state.ts';
import { useWhatIfWords } from './whatif-text.ts';

/** ms that the pointer rests before the model follows it: passing over a list must not recolour it at every row */
const REST = 350;

const elementsOf = (measures: readonly Measure[]): readonly number[] => [...new Set(measures.flatMap((one) => (one.kind === 'state' ? [] : one.elements)))];

export function useWhatIfShow() {
  const store = useStore();
  const { line } = useWhatIfWords();
  const open = shallowRef<readonly Measure[] | null>(null);
  let timer = 0;
  let over = false;

  const show = (measures: readonly Measure[] | null, title: string): void => {
    const elements = measures === null ? [] : elementsOf(measures);
    store.show(elements.length === 0 ? null : { kind: 'elements', title, elements });
  };
  const titleOf = (measures: readonly Measure[]): string => measures.map(line).join(' + ').slice(0, 200);

  function toggle(measures: readonly Measure[], title = titleOf(measures)): void {
    clearTimeout(timer);
    over = false;
    const same = open.value !== null && open.value.length === measures.length && open.value.every((one, i) => one === measures[i]);
    open.value = same ? null : measures;
    show(open.value, title);
  }
  function hover(...measures: readonly Measure[]): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      over = true;
      show(measures, titleOf(measures));
    }, REST);
  }
  function leave(): void {
    clearTimeout(timer);
    if (!over) return;
    over = false;
    show(open.value, open.value === null ? '' : titleOf(open.value));
  }
  onBeforeUnmount(() => clearTimeout(timer));

  return { hover, leave, toggle, opened: (measure: Measure): boolean => open.value?.includes(measure) ?? false };
}
