/** The region that is being drawn on the plan, or whose corners are moved, and the form that goes with it. */
import { computed, ref, shallowRef } from 'vue';
import type { Region } from '../profile/profile.ts';
import { rectangle, type Point, type Snap } from './plan-drawing.ts';
import type { RegionSeed } from './unknowns-state.ts';

/** `select`: nothing is drawn */
export const DRAWING_MODES = ['select', 'rectangle', 'polygon'] as const;
export type DrawingMode = (typeof DRAWING_MODES)[number];

export interface RegionEdit {
  /** another for each form */
  readonly serial: number;
  readonly seed: RegionSeed;
  /** the region of the profile that is changed; null: a new one */
  readonly old: Region | null;
}

const SEED: RegionSeed = { role: 'precast' };

export function useRegionDrawing() {
  const mode = ref<DrawingMode>('select');
  /** m */
  const corners = shallowRef<readonly Point[]>([]);
  const closed = ref(false);
  /** the corner that the keyboard moves */
  const active = ref<number | null>(null);
  /** where the next corner would come */
  const cursor = shallowRef<Snap | null>(null);
  const editing = shallowRef<RegionEdit | null>(null);
  let serial = 0;
  const formOf = (seed: RegionSeed, old: Region | null): RegionEdit => ({ serial: (serial += 1), seed, old });

  return {
    mode, corners, closed, active, cursor, editing,
    drafting: computed(() => mode.value !== 'select' || corners.value.length > 0),
    /** Another way of drawing keeps what was filled in. */
    begin(next: DrawingMode, seed: RegionSeed | null = null): void {
      corners.value = [];
      closed.value = false;
      active.value = null;
      mode.value = next;
      cursor.value = null;
      if (next === 'select') editing.value = null;
      else if (seed !== null || editing.value === null || editing.value.old !== null) editing.value = formOf(seed ?? SEED, null);
    },
    edit(one: Region): void {
      editing.value = formOf({ role: one.role }, one);
      corners.value = one.polygon.map(([x, y]): Point => [x, y]);
      closed.value = true;
      mode.value = 'polygon';
      active.value = null;
    },
    /** corners that were typed */
    setCorners(next: readonly Point[]): void {
      corners.value = next;
      if (next.length >= 3) closed.value = true;
      editing.value ??= formOf(SEED, null);
      if (mode.value === 'select') mode.value = 'polygon';
    },
    add(corner: Point): void { corners.value = [...corners.value, corner]; },
    insert(at: number, corner: Point): void { corners.value = [...corners.value.slice(0, at), corner, ...corners.value.slice(at)]; },
    moveTo(at: number, corner: Point): void { corners.value = corners.value.map((one, i) => (i === at ? corner : one)); },
    /** the last corner while it is drawn; after, the active one, of more than three */
    remove(): void {
      if (!closed.value) corners.value = corners.value.slice(0, -1);
      else if (active.value !== null && corners.value.length > 3) {
        corners.value = corners.value.filter((_, i) => i !== active.value);
        active.value = null;
      }
    },
    close(): void {
      if (mode.value === 'polygon' && corners.value.length >= 3) closed.value = true;
      cursor.value = null;
    },
    /** from the first corner to the one across; one without an area is none yet */
    closeRectangle(across: Point): void {
      const [first] = corners.value;
      const next = first ? rectangle(first, across) : [];
      if (next.length !== 4 || next[0]![0] === next[1]![0] || next[1]![1] === next[2]![1]) return;
      corners.value = next;
      closed.value = true;
      cursor.value = null;
    },
  };
}

export type RegionDrawing = ReturnType<typeof useRegionDrawing>;
