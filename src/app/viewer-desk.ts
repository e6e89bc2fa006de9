/** The picture as its tools have it: the viewer, elements instead of slots, and what can be done by button, key and menu. */
import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { shiftsOf } from '../viewer/explode.ts';
import type { WorldBox } from '../viewer/section-planes.ts';
import type { View, Viewer } from '../viewer/viewer.ts';
import { sameStorey, sameType } from './alike.ts';
import { useOnFoot, type OnFoot } from './on-foot.ts';
import type { VIEW_SHORTCUTS } from './shortcuts.ts';
import type { Store } from './state.ts';
import { PLAN_CUT, stepTo, walkOf, type WalkStorey } from './storey-walk.ts';

export type Act = Extract<(typeof VIEW_SHORTCUTS)[number], { readonly where: string }>['id'];

export interface Desk {
  readonly viewer: ShallowRef<Viewer | null>;
  /** grows with every picture that is drawn: what lies over it follows */
  readonly frame: Ref<number>;
  readonly slots: (elements: Iterable<number>) => number[];
  /** −1 for a mesh that the report does not list */
  readonly elementAt: (slot: number) => number;
  readonly bounds: (elements?: Iterable<number>) => WorldBox | null;
  /** what a deed is done to: the selection, else what is listed */
  readonly targets: ComputedRef<readonly number[]>;
  readonly walk: ComputedRef<readonly WalkStorey[]>;
  readonly foot: OnFoot;
  /** true where there was something to do */
  readonly act: (id: Act) => boolean;
  readonly view: (view: View, elements?: Iterable<number>) => void;
  readonly goTo: (storey: WalkStorey | null) => void;
  readonly walkBy: (by: 'isolate' | 'cut') => void;
  readonly isolate: (elements: readonly number[]) => void;
  readonly hide: (elements: readonly number[]) => void;
  readonly showAll: () => void;
  /** nothing is exploded any more */
  readonly together: () => void;
  /** meshes came or went */
  readonly refresh: () => void;
  readonly alike: (element: number, by: 'type' | 'storey') => readonly number[];
  /** a section box around elements, around everything without them */
  readonly boxAround: (elements?: readonly number[]) => void;
}

export interface DeskSource {
  readonly store: Store;
  readonly viewer: ShallowRef<Viewer | null>;
  readonly slotsFor: (element: number) => readonly number[];
  readonly slotOf: (element: number) => number;
  readonly elementAt: (slot: number) => number;
}

const TURN = 0.05;
const PAN = 0.1;
const NEAR = 0.15;
/** m: a box around elements stands off them, so that none of their faces is cut */
const CLEAR = 0.05;
const isView = (id: Act): id is View & Act => ['iso', 'front', 'right', 'back', 'left', 'top', 'bottom'].includes(id);

export function useDesk({ store, viewer, slotsFor, slotOf, elementAt }: DeskSource): Desk {
  const { tools, visibility } = store;
  const { sections, measuring } = tools;
  const frame = shallowRef(0);

  const slots = (elements: Iterable<number>): number[] => {
    const all: number[] = [];
    for (const element of elements) all.push(...slotsFor(element));
    return all;
  };
  const bounds = (elements?: Iterable<number>): WorldBox | null => viewer.value?.boundsOf(elements && slots(elements)) ?? null;
  const targets = computed<readonly number[]>(() => (store.selection.value.length > 0 ? store.selection.value : store.focus.value ? [...new Set(store.listed.value.map((row) => row.element))] : []));
  const walk = computed(() => (store.report.value ? walkOf(store.report.value) : []));

  const foot = useOnFoot({ store, viewer, frame, bounds, walk, goTo });

  function view(next: View, elements?: Iterable<number>): void {
    const { isolated } = visibility.state.value;
    viewer.value?.view(next, elements ? slots(elements) : isolated ? slots(isolated) : undefined);
  }

  function isolate(elements: readonly number[]): void {
    if (elements.length === 0) return;
    tools.storey.value = null;
    visibility.isolate(elements);
    viewer.value?.fit(slots(elements));
  }
  function hide(elements: readonly number[]): void {
    if (elements.length === 0) return;
    visibility.hide(elements);
    // what cannot be seen is not what the next deed is meant for
    void store.select(null);
  }
  function showAll(): void {
    dropCut();
    tools.storey.value = null;
    visibility.showAll();
  }

  /** the plane that shows the storey that was walked to */
  let cut: number | null = null;
  function dropCut(): void {
    if (cut !== null) sections.remove(cut);
    cut = null;
  }
  function goTo(storey: WalkStorey | null): void {
    tools.storey.value = storey?.name ?? null;
    if (!storey) {
      showAll();
      return;
    }
    if (tools.storeyBy.value === 'isolate') {
      dropCut();
      visibility.isolate(storey.elements, 'hide');
    } else {
      visibility.showAll();
      const around = bounds();
      if (around) {
        const place = (storey.elevation ?? bounds(storey.elements)?.[2] ?? around[2]) + PLAN_CUT;
        if (cut !== null && sections.state.value.planes.some(({ id }) => id === cut)) sections.move(cut, place);
        else if (sections.addAxis('z', around, place)) cut = sections.active.value;
      }
    }
    viewer.value?.fit(slots(storey.elements));
  }
  function walkBy(by: 'isolate' | 'cut'): void {
    tools.storeyBy.value = by;
    const now = walk.value.find(({ name }) => name === tools.storey.value);
    if (now) goTo(now);
  }

  // trees and lists isolate and show all as well
  watch(visibility.state, ({ isolated }) => { if (isolated === null && tools.storeyBy.value === 'isolate') tools.storey.value = null; });

  function boxAround(elements?: readonly number[]): void {
    const box = bounds(elements);
    if (box) sections.setBox([box[0] - CLEAR, box[1] - CLEAR, box[2] - CLEAR, box[3] + CLEAR, box[4] + CLEAR, box[5] + CLEAR]);
  }

  function act(id: Act): boolean {
    const made = viewer.value;
    if (!made || !bounds()) return false;
    if (isView(id)) {
      view(id);
      return true;
    }
    switch (id) {
      case 'projection':
        tools.projection.value = tools.projection.value === 'perspective' ? 'orthogonal' : 'perspective';
        return true;
      case 'storeyUp':
      case 'storeyDown': {
        const next = stepTo(walk.value, tools.storey.value, id === 'storeyUp');
        if (next && next.name !== tools.storey.value) goTo(next);
        return next !== null;
      }
      case 'hide': hide(targets.value); return targets.value.length > 0;
      case 'isolate': isolate(targets.value); return targets.value.length > 0;
      case 'ghost': visibility.ghost(targets.value); return targets.value.length > 0;
      case 'showAll': showAll(); return true;
      case 'measure':
        if (tools.explode.value.strength > 0) {
          store.say('error', 'tools.explode.noMeasure');
          return true;
        }
        if (measuring.on.value) measuring.end();
        else measuring.start();
        tools.panel.value = measuring.on.value ? 'measure' : 'none';
        return true;
      case 'section': {
        const around = bounds()!;
        if (!sections.cuts.value) sections.addAxis('z', around);
        tools.panel.value = 'section';
        return true;
      }
      case 'sectionBox':
        if (sections.state.value.box) sections.setBox(null);
        else {
          boxAround(targets.value.length > 0 ? targets.value : undefined);
          tools.panel.value = 'section';
        }
        return true;
      case 'rectangle': tools.tool.value = tools.tool.value === 'rectangle' ? 'none' : 'rectangle'; return true;
      case 'onFoot':
        if (!tools.onFoot.value) return foot.start();
        foot.end();
        return true;
      case 'footStoreyUp': foot.storey(true); return true;
      case 'footStoreyDown': foot.storey(false); return true;
      case 'footEnd': foot.end(); return true;
      case 'lookLeft':
      case 'turnLeft': made.move('turn', -TURN, 0); return true;
      case 'lookRight':
      case 'turnRight': made.move('turn', TURN, 0); return true;
      case 'lookUp':
      case 'turnUp': made.move('turn', 0, -TURN); return true;
      case 'lookDown':
      case 'turnDown': made.move('turn', 0, TURN); return true;
      case 'panLeft': made.move('pan', -PAN, 0); return true;
      case 'panRight': made.move('pan', PAN, 0); return true;
      case 'panUp': made.move('pan', 0, -PAN); return true;
      case 'panDown': made.move('pan', 0, PAN); return true;
      case 'nearer': made.move('near', 0, NEAR); return true;
      case 'farther': made.move('near', 0, -NEAR); return true;
      default: return false;
    }
  }

  /** section planes wait while a viewpoint with planes of its own is shown */
  function cutNow(): void {
    const around = store.bcf.shown.value ? null : bounds();
    viewer.value?.sections(around ? sections.planes(around) : []);
  }
  watch([sections.state, () => store.bcf.shown.value !== null], cutNow, { flush: 'sync' });
  watch(tools.projection, (kind) => viewer.value?.project(kind));
  watch(tools.ghosts, (opacity) => viewer.value?.ghosts(opacity));

  let shifts: { readonly by: string; readonly report: unknown; readonly slots: number; readonly ways: Float32Array } | null = null;
  function ways(): Float32Array | null {
    const [made, report, { by }] = [viewer.value, store.report.value, tools.explode.value];
    if (!made || !report) return null;
    if (shifts?.by === by && shifts.report === report && shifts.slots === made.slotCount) return shifts.ways;
    const own = shiftsOf(report.elements.map(({ box, storey, roles }) => ({ box, group: by === 'storey' ? storey ?? '' : roles.component })), by);
    const all = new Float32Array(made.slotCount * 3);
    for (let index = 0; index < report.elements.length; index++) {
      const slot = slotOf(index);
      if (slot >= 0) all.set(own.subarray(index * 3, index * 3 + 3), slot * 3);
    }
    shifts = { by, report, slots: made.slotCount, ways: all };
    return all;
  }
  watch(tools.explode, ({ strength }) => viewer.value?.explode(strength > 0 ? ways() : null, strength));
  /** figures, viewpoints and new meshes are where things belong */
  const together = (): void => { if (tools.explode.value.strength > 0) tools.explode.value = { ...tools.explode.value, strength: 0 }; };
  watch([store.measured, store.bcf.shown, store.report, () => store.files.length], together);
  watch(() => tools.explode.value.strength > 0, (on) => { if (on) measuring.end(); });

  return {
    viewer, frame, slots, elementAt, bounds, targets, walk, foot, act, view, goTo, walkBy, isolate, hide, showAll, boxAround, together,
    refresh() {
      cutNow();
      if (bounds()) return;
      sections.clear();
      measuring.end();
      measuring.clear();
      tools.panel.value = 'none';
    },
    alike: (element, by) => (by === 'type' ? sameType : sameStorey)(store.report.value?.elements ?? [], element),
  };
}
