/** The user's own section planes and section box (`store.sections`). World metres, Z up. */
import { computed, ref, shallowRef } from 'vue';
import { MOST_CLIPS } from '../viewer/clip-limit.ts';
import { boxMoved, boxPlanes, flipped, reach, throughPoint, viewPlane, type SectionPlane, type WorldBox } from '../viewer/section-planes.ts';
import type { ViewPlane, WorldPoint } from '../viewer/viewpoint.ts';

export type SectionAxis = 'x' | 'y' | 'z';

export interface Section extends SectionPlane {
  readonly id: number;
  /** `face`: of a picked face, or of a saved view */
  readonly axis: SectionAxis | 'face';
  /** m along the normal that its number counts from; 0 for an axis: its number is the world's coordinate */
  readonly from: number;
}

export interface Sections {
  readonly planes: readonly Section[];
  readonly box: WorldBox | null;
}

/** planes beside a section box, at most */
export const MOST_PLANES = MOST_CLIPS - 6;
const NORMALS: Readonly<Record<SectionAxis, WorldPoint>> = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] };
/** m: a face that is cut along is cut just below, so that it is gone */
const BELOW = 0.001;

const sign = ({ axis, normal }: Section): number => (axis !== 'face' && normal[0] + normal[1] + normal[2] < 0 ? -1 : 1);

/** Where a plane stands as people say it: the coordinate along its axis, or how far from the face it was made of. m */
export const placeOf = (section: Section): number => (section.at - section.from) * sign(section);
/** The lowest and the highest place at which it cuts something of the box. */
export function placesOf(section: Section, box: WorldBox): readonly [number, number] {
  const [a, b] = reach(section.normal, box).map((at) => (at - section.from) * sign(section)) as [number, number];
  return a < b ? [a, b] : [b, a];
}
export const movedTo = (section: Section, place: number): Section => ({ ...section, at: place * sign(section) + section.from });

export function axisOf([x, y, z]: WorldPoint): Section['axis'] {
  return Math.abs(x) > 1 - 1e-9 ? 'x' : Math.abs(y) > 1 - 1e-9 ? 'y' : Math.abs(z) > 1 - 1e-9 ? 'z' : 'face';
}

export function createSections() {
  const state = shallowRef<Sections>({ planes: [], box: null });
  /** which plane, or side 0–5 of the box, the keyboard and the highlight are on */
  const active = ref<number | null>(null);
  let last = 0;

  const set = (next: Partial<Sections>): void => { state.value = { ...state.value, ...next }; };
  const edit = (id: number, change: (section: Section) => Section): void => set({ planes: state.value.planes.map((one) => (one.id === id ? change(one) : one)) });
  function add(plane: SectionPlane, axis: Section['axis'], from: number): boolean {
    if (state.value.planes.length >= MOST_PLANES) return false;
    set({ planes: [...state.value.planes, { ...plane, axis, from, id: ++last }] });
    active.value = last;
    return true;
  }

  return {
    state,
    active,
    /** anything cuts */
    cuts: computed(() => state.value.planes.length > 0 || state.value.box !== null),
    full: computed(() => state.value.planes.length >= MOST_PLANES),
    /** Through the middle of what is there unless a place is given. False where there are as many as can cut. */
    addAxis(axis: SectionAxis, box: WorldBox, place?: number): boolean {
      const at = 'xyz'.indexOf(axis);
      return add({ normal: NORMALS[axis], at: place ?? (box[at]! + box[at + 3]!) / 2 }, axis, 0);
    },
    /** Along a face: what lies before it is cut away. */
    addFace(point: WorldPoint, normal: WorldPoint): boolean {
      const plane = throughPoint(point, normal);
      const axis = axisOf(normal);
      return add({ normal, at: plane.at - BELOW }, axis, axis === 'face' ? plane.at : 0);
    },
    move: (id: number, place: number) => edit(id, (one) => movedTo(one, place)),
    flip: (id: number) => edit(id, (one) => ({ ...one, ...flipped(one), from: -one.from })),
    remove(id: number) { set({ planes: state.value.planes.filter((one) => one.id !== id) }); },
    setBox(box: WorldBox | null) { set({ box }); },
    moveSide(side: number, by: number) { if (state.value.box) set({ box: boxMoved(state.value.box, side, by) }); },
    clear() { state.value = { planes: [], box: null }; },
    /** as a saved view has them, in place of what there is */
    restore(planes: readonly ViewPlane[]) {
      state.value = { planes: [], box: null };
      for (const { location, direction } of planes) {
        const length = Math.hypot(...direction);
        if (!(length > 0)) continue;
        const normal: WorldPoint = [direction[0] / length, direction[1] / length, direction[2] / length];
        const plane = throughPoint(location, normal);
        const axis = axisOf(normal);
        add(plane, axis, axis === 'face' ? plane.at : 0);
      }
      active.value = null;
    },
    /** as the viewer takes them; `bounds` around the model */
    planes(bounds: WorldBox): readonly ViewPlane[] {
      const { planes, box } = state.value;
      return [...planes, ...(box ? boxPlanes(box) : [])].map((plane) => viewPlane(plane, bounds));
    },
  };
}
