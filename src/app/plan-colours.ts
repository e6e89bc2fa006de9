/** In which colour each element of the plan is drawn, and the legend: as the model's own, precast or what counts in the item that is looked at. */
import { computed, type Ref } from 'vue';
import { classOf, countedOf } from './classes.ts';
import { useTexts } from './languages.ts';
import { COUNTED, MADE } from './palette.ts';
import type { DrawnPiece } from './plan-drawing.ts';
import type { Store } from './state.ts';

const COLOUR: ReadonlyMap<string, string> = new Map([...MADE.map(({ key, colour }) => [`made:${key}`, colour] as const), ...COUNTED.map(({ key, colour }) => [`counted:${key}`, colour] as const)]);
/** of what is not looked at */
const PALE = '#aeb6c0';

export function usePlanColours(store: Store, pieces: Readonly<Ref<readonly DrawnPiece[]>>) {
  const { t } = useTexts();
  /** null: all are looked at */
  const listed = computed(() => (store.focus.value ? new Set(store.listed.value.map((row) => row.element)) : null));
  const counted = computed(() => (store.colouring.value === 'item' && store.focusItem.value ? new Map(store.listed.value.map((row) => [row.element, countedOf(row)])) : null));

  function keyOf(index: number): string | null {
    const element = store.report.value?.elements[index];
    if (!element) return null;
    if (!counted.value) return `made:${classOf(element)}`;
    const key = counted.value.get(index);
    return key ? `counted:${key}` : null;
  }
  return {
    listed, counted,
    /** null: not drawn; `away`: it is not what is looked at */
    colourOf(index: number): { readonly colour: string; readonly away: boolean } | null {
      const key = keyOf(index);
      if ((key !== null && store.hiddenClasses.has(key)) || !store.visibility.isShown(index)) return null;
      const away = (listed.value !== null && !listed.value.has(index)) || key === null;
      return { colour: (key && COLOUR.get(key)) || PALE, away };
    },
    legend: computed(() => {
      const counts = new Map<string, number>();
      for (const { piece } of pieces.value) {
        const key = keyOf(piece.element);
        if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return [...COLOUR].flatMap(([key, colour]) => (counts.has(key) ? [{ key, colour, count: counts.get(key)!, label: key.startsWith('made:') ? t(`value.${key.slice(5)}`) : t(`counted.${key.slice(8)}`) }] : []));
    }),
    toggle(key: string): void {
      if (!store.hiddenClasses.delete(key)) store.hiddenClasses.add(key);
    },
  };
}
