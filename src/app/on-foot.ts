/** Through the model on foot: where one stands first, on which storey one is, what the keys that are held do. World metres, Z up. */
import { computed, onBeforeUnmount, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { WorldBox } from '../viewer/section-planes.ts';
import type { Viewer } from '../viewer/viewer.ts';
import type { WorldPoint } from '../viewer/viewpoint.ts';
import type { Store } from './state.ts';
import type { WalkStorey } from './storey-walk.ts';

/** m from the floor to the eye */
export const EYE = 1.6;
/** m from the outside of a building to who begins in front of it */
const BEFORE = 8;
/** m from a wall to who walks up to it */
const ARM = 1;
/** m per second, and how many times that in a hurry */
const [SPEED, HURRY] = [2.5, 4];
/** m of a key that is pressed once */
const PACE = 0.25;
/** m of one step of the wheel */
const ROLL = 0.6;
/** m: a floor that is stepped on lies this far below or above its level */
const FLOOR = 0.5;

export interface Footing {
  readonly eye: WorldPoint;
  readonly towards: WorldPoint;
}

const levels = (storeys: readonly WalkStorey[]): readonly (WalkStorey & { readonly elevation: number })[] => storeys.filter((one): one is WalkStorey & { readonly elevation: number } => one.elevation !== null);

/** The storey whose floor is under a height, m; below the lowest that one; null where no elevation is known. */
export function storeyUnder(storeys: readonly WalkStorey[], z: number): WalkStorey | null {
  const known = levels(storeys);
  return known.findLast(({ elevation }) => elevation <= z + FLOOR) ?? known[0] ?? null;
}

/** The next storey above or below a height, m; null where there is none. */
export function nextStorey(storeys: readonly WalkStorey[], z: number, up: boolean): (WalkStorey & { readonly elevation: number }) | null {
  const known = levels(storeys);
  return (up ? known.find(({ elevation }) => elevation > z + FLOOR) : known.findLast(({ elevation }) => elevation < z - FLOOR)) ?? null;
}

/**
 * Where one begins: on the chosen storey; where the camera is, when it is inside; else on the ground before the building, on the camera's side.
 * @param box around all that is shown
 * @param chosen a storey that is looked at, with the box around it
 */
export function footingOf(box: WorldBox, storeys: readonly WalkStorey[], camera: { readonly eye: WorldPoint; readonly direction: WorldPoint }, chosen: { readonly box: WorldBox; readonly elevation: number | null } | null): Footing {
  const [x, y, z] = camera.eye;
  const length = Math.hypot(camera.direction[0], camera.direction[1]);
  const heading: readonly [number, number] = length > 1e-6 ? [camera.direction[0] / length, camera.direction[1] / length] : [0, 1];
  const over = (around: WorldBox): boolean => x >= around[0] && x <= around[3] && y >= around[1] && y <= around[4];
  const from = (ex: number, ey: number, ez: number): Footing => ({ eye: [ex, ey, ez], towards: [ex + heading[0], ey + heading[1], ez] });
  if (chosen) {
    const floor = chosen.elevation ?? chosen.box[2];
    return over(chosen.box) ? from(x, y, floor + EYE) : from((chosen.box[0] + chosen.box[3]) / 2, (chosen.box[1] + chosen.box[4]) / 2, floor + EYE);
  }
  if (over(box) && z >= box[2] && z <= box[5]) return from(x, y, (storeyUnder(storeys, z - EYE)?.elevation ?? z - EYE) + EYE);
  const ground = levels(storeys).find(({ elevation }) => elevation >= -FLOOR)?.elevation ?? box[2];
  const middle: readonly [number, number] = [(box[0] + box[3]) / 2, (box[1] + box[4]) / 2];
  // from the middle towards the camera, as far as the box and a little more reaches
  const away = Math.hypot(x - middle[0], y - middle[1]);
  const side: readonly [number, number] = away > 1e-6 ? [(x - middle[0]) / away, (y - middle[1]) / away] : [-heading[0], -heading[1]];
  const half: readonly [number, number] = [(box[3] - box[0]) / 2 + BEFORE, (box[4] - box[1]) / 2 + BEFORE];
  const reach = Math.min(half[0] / Math.max(1e-9, Math.abs(side[0])), half[1] / Math.max(1e-9, Math.abs(side[1])));
  return { eye: [middle[0] + side[0] * reach, middle[1] + side[1] * reach, ground + EYE], towards: [middle[0], middle[1], ground + EYE] };
}

/** Where a place that was pointed at is walked to: onto a floor, up to a wall. */
export function steppedTo(eye: WorldPoint, point: WorldPoint, normal: WorldPoint | null): WorldPoint {
  if (normal === null || Math.abs(normal[2]) > 0.7) return [point[0], point[1], point[2] + EYE];
  const length = Math.hypot(normal[0], normal[1]);
  return [point[0] + (normal[0] / length) * ARM, point[1] + (normal[1] / length) * ARM, eye[2]];
}

/** forward, right, up */
const WAYS: Readonly<Record<string, readonly [number, number, number]>> = {
  footForward: [1, 0, 0], footBack: [-1, 0, 0], footLeft: [0, -1, 0], footRight: [0, 1, 0], footUp: [0, 0, 1], footDown: [0, 0, -1],
};

export interface OnFoot {
  /** where one stands and looks; null: not on foot */
  readonly now: ComputedRef<{ readonly eye: WorldPoint; readonly direction: WorldPoint; readonly storey: WalkStorey | null } | null>;
  readonly start: () => boolean;
  readonly end: () => void;
  /** a key was pressed (`id` of the shortcuts); false where it moves nobody */
  readonly press: (id: string, code: string, fast: boolean) => boolean;
  readonly release: (code: string) => void;
  readonly roll: (forward: boolean) => void;
  readonly storey: (up: boolean) => void;
  /** to what is seen at a place of the picture, px */
  readonly go: (x: number, y: number) => Promise<void>;
}

export interface FootSource {
  readonly store: Store;
  readonly viewer: ShallowRef<Viewer | null>;
  /** grows with every picture that is drawn */
  readonly frame: Ref<number>;
  readonly bounds: (elements?: Iterable<number>) => WorldBox | null;
  readonly walk: ComputedRef<readonly WalkStorey[]>;
  readonly goTo: (storey: WalkStorey | null) => void;
}

export function useOnFoot({ store, viewer, frame: pictures, bounds, walk, goTo }: FootSource): OnFoot {
  const { tools, visibility } = store;
  const held = new Map<string, { readonly way: readonly [number, number, number]; readonly fast: boolean }>();
  let frame = 0;
  let last = 0;

  const now = computed(() => {
    void pictures.value;
    const camera = tools.onFoot.value && viewer.value?.walking ? viewer.value.seen()?.camera : undefined;
    return camera ? { eye: camera.viewPoint, direction: camera.direction, storey: storeyUnder(walk.value, camera.viewPoint[2] - EYE) } : null;
  });

  function start(): boolean {
    const made = viewer.value;
    const { isolated } = visibility.state.value;
    const box = bounds(isolated ?? undefined) ?? bounds();
    const camera = made?.seen()?.camera;
    if (!made || !box || !camera) return false;
    const storey = walk.value.find(({ name }) => name === tools.storey.value);
    const around = storey && bounds(storey.elements);
    // a plan is cut below the eye
    if (storey && tools.storeyBy.value === 'cut') goTo(null);
    store.tools.measuring.end();
    if (!made.walk(footingOf(box, walk.value, { eye: camera.viewPoint, direction: camera.direction }, storey && around ? { box: around, elevation: storey.elevation } : null))) return false;
    tools.projection.value = 'perspective';
    tools.tool.value = 'none';
    tools.panel.value = 'none';
    tools.onFoot.value = true;
    return true;
  }
  function end(): void {
    held.clear();
    tools.onFoot.value = false;
    viewer.value?.walk(null);
  }
  /** a view, a viewpoint or a fit took the camera elsewhere */
  watch(pictures, () => { if (tools.onFoot.value && !viewer.value?.walking) end(); });

  function tick(time: number): void {
    frame = 0;
    const seconds = Math.min(0.25, (time - last) / 1000);
    last = time;
    if (held.size === 0 || !tools.onFoot.value) return;
    const sum = [0, 0, 0];
    for (const { way, fast } of held.values()) way.forEach((part, i) => { sum[i]! += part * SPEED * (fast ? HURRY : 1) * seconds; });
    viewer.value?.step(sum[0]!, sum[1]!, sum[2]!);
    frame = requestAnimationFrame(tick);
  }

  function storey(up: boolean): void {
    const here = now.value;
    const next = here && nextStorey(walk.value, here.eye[2] - EYE, up);
    if (!here || !next) return;
    if (tools.storey.value !== null) {
      tools.storey.value = next.name;
      visibility.isolate(next.elements, 'hide');
    }
    viewer.value?.step(0, 0, next.elevation + EYE - here.eye[2]);
  }

  const blur = (): void => held.clear();
  window.addEventListener('blur', blur);
  onBeforeUnmount(() => {
    window.removeEventListener('blur', blur);
    cancelAnimationFrame(frame);
  });

  return {
    now, start, end, storey,
    press(id, code, fast) {
      const way = WAYS[id];
      if (way === undefined) return false;
      if (held.has(code)) return true;
      held.set(code, { way, fast });
      viewer.value?.step(way[0] * PACE, way[1] * PACE, way[2] * PACE);
      if (frame === 0) {
        last = performance.now();
        frame = requestAnimationFrame(tick);
      }
      return true;
    },
    release: (code) => { held.delete(code); },
    roll(forward) { viewer.value?.step(forward ? ROLL : -ROLL, 0, 0); },
    async go(x, y) {
      const found = await viewer.value?.probe(x, y, 0);
      const here = now.value;
      if (!found || !here) return;
      const eye = steppedTo(here.eye, found.point, found.normal);
      viewer.value?.walk({ eye, towards: [eye[0] + here.direction[0], eye[1] + here.direction[1], eye[2] + here.direction[2]] });
    },
  };
}
