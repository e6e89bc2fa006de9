/** Widths of the left and the right column, px: kept between visits, by what the window is wide at first. */
import { ref, watch, type Ref } from 'vue';
import { keepPreference, preference } from '../store/preferences.ts';

export interface Columns {
  readonly left: Ref<number>;
  readonly right: Ref<number>;
  readonly first: { readonly left: number; readonly right: number };
  readonly min: number;
  readonly max: number;
}

/** px; the model has the rest */
const WIDTHS = [
  { from: 2400, left: 420, right: 560 },
  { from: 1600, left: 350, right: 460 },
  { from: 0, left: 300, right: 396 },
] as const;
const MIN = 240;

export function useColumns(): Columns {
  const first = WIDTHS.find(({ from }) => window.innerWidth >= from)!;
  const max = Math.max(first.right, Math.round(window.innerWidth * 0.4));
  const kept = /^(\d{3,4}) (\d{3,4})$/.exec(preference('columns') ?? '');
  const fitting = (value: string | undefined, otherwise: number): number => (value === undefined ? otherwise : Math.min(max, Math.max(MIN, Number(value))));
  const left = ref(fitting(kept?.[1], first.left));
  const right = ref(fitting(kept?.[2], first.right));
  watch([left, right], ([l, r]) => keepPreference('columns', `${l} ${r}`));
  return { left, right, first, min: MIN, max };
}
