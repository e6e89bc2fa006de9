/** The viewer panel's part of BCF: shows a viewpoint in place of the user's own view, and makes one of what is on screen. */
import { nextTick, shallowRef, watch, type ShallowRef } from 'vue';
import type { BcfViewpoint } from '../bcf/bcf.ts';
import { imageSize } from '../bcf/image.ts';
import { HIDDEN } from '../viewer/look.ts';
import type { ViewScene } from '../viewer/viewpoint.ts';
import type { Viewer } from '../viewer/viewer.ts';
import type { Captured, Sight } from './bcf-state.ts';
import type { Store } from './state.ts';
import { pictured, viewpointLooks } from './viewpoint-looks.ts';

/** What is to be said of how a viewpoint is shown. */
export interface Remarks {
  /** the camera has some of the models in sight */
  readonly sees: boolean;
  /** something of the models is visible, wherever the camera looks */
  readonly shows: boolean;
  readonly planesLeftOut: number;
  readonly picturesLeftOut: number;
}

export interface SightOf {
  readonly store: Store;
  readonly viewer: ShallowRef<Viewer | null>;
  /** slot that an element itself is drawn with; -1 for none */
  readonly slotOf: (element: number) => number;
  /** slots of elements, their parts and copies */
  readonly slots: (elements: readonly number[]) => readonly number[];
  readonly paint: () => void;
  /** takes meshes into account that came just now, and paints */
  readonly refresh: () => void;
}

/** pixels of a picture in the model, at most: it is decoded whole */
const MOST_PIXELS = 40_000_000;
/** px: width of a captured picture */
const WIDTH = 1280;
/** elements that are selected in a captured viewpoint because they are listed, at most */
const MOST_SELECTED = 500;

export function useSight({ store, viewer, slotOf, slots, paint, refresh }: SightOf) {
  const remarks = shallowRef<Remarks | null>(null);
  /** looks that are on screen */
  let screen: Uint8Array = new Uint8Array();

  /** the viewpoint's looks in place of the user's own; null while none is shown */
  function looks(count: number): Uint8Array | null {
    const sight = store.bcf.sight.value;
    const report = store.report.value;
    if (!sight || !report) return null;
    return viewpointLooks({ elements: report.elements, slotOf, slots: count, components: sight.viewpoint.components, named: sight.named, ghosts: sight.ghosts ?? store.bcf.ghosts.value });
  }

  function see(): void {
    const sight = store.bcf.sight.value;
    if (!sight) {
      remarks.value = null;
      viewer.value?.see(null);
    } else {
      const scene = sceneOf(sight.viewpoint);
      const seen = viewer.value?.see(scene, slots(aboutOf(sight)));
      const now = looks(viewer.value?.slotCount ?? 0);
      remarks.value = seen && now ? { ...seen, shows: now.some((byte, i) => i % 4 === 3 && byte !== HIDDEN), picturesLeftOut: sight.viewpoint.bitmaps.length - scene.bitmaps.filter(({ bytes }) => bytes !== null).length } : null;
    }
    paint();
  }
  watch(store.bcf.shown, see);
  watch(store.bcf.ghosts, paint);

  /** all that is there is on screen, painted */
  async function drawn(): Promise<Viewer | null> {
    await nextTick();
    await viewer.value?.settled();
    refresh();
    await viewer.value?.settled();
    return viewer.value;
  }

  async function capture(): Promise<Captured | null> {
    const made = await drawn();
    const now = made?.seen();
    const report = store.report.value;
    if (!made || !now || !report) return null;
    const sight = store.bcf.sight.value;
    const listed = store.measured.value ? store.measured.value.elements : store.focus.value ? store.listed.value.map((row) => row.element) : null;
    const element = store.element.value;
    const picked = element !== null ? [element] : sight ? sight.named.selection : listed && listed.length <= MOST_SELECTED ? listed : [];
    const coloured = sight ? [...sight.named.colours.keys()] : listed && store.colouring.value !== 'made' ? listed : [];
    const components = pictured({ report, slotOf, looks: screen, isolated: (listed !== null || store.visibility.state.value.isolated !== null) && !sight, selection: [...new Set(picked)], coloured: [...new Set(coloured)] });
    const png = await made.snapshot(WIDTH);
    return { ...now, components, snapshot: png && { format: 'png', bytes: new Uint8Array(await png.arrayBuffer()) } };
  }

  async function picture(width: number): Promise<Uint8Array | null> {
    const made = await drawn();
    const png = await made?.snapshot(width, store.bcf.shown.value?.viewpoint.camera?.aspectRatio ?? 4 / 3);
    return png ? new Uint8Array(await png.arrayBuffer()) : null;
  }

  return {
    remarks, looks, capture, picture,
    painted(now: Uint8Array): void { screen = now; },
    /** no model is left: a viewpoint that is asked for waits for the next one */
    gone(): void { remarks.value = null; },
    /** meshes that came after the viewpoint was asked for */
    again(): void { if (store.bcf.shown.value && !remarks.value) see(); },
  };
}

function sceneOf({ camera, clippingPlanes, lines, bitmaps }: BcfViewpoint): ViewScene {
  const small = (bytes: Uint8Array): boolean => {
    const size = imageSize(bytes);
    return size !== null && size.width * size.height <= MOST_PIXELS;
  };
  return { camera, clippingPlanes, lines, bitmaps: bitmaps.map((one) => (one.bytes !== null && !small(one.bytes) ? { ...one, bytes: null } : one)) };
}

/** what a viewpoint is about: what it selects, else what it colours, else what alone it shows */
function aboutOf({ named, viewpoint }: Sight): readonly number[] {
  if (named.selection.length > 0) return named.selection;
  if (named.colours.size > 0) return [...named.colours.keys()];
  return viewpoint.components?.defaultVisibility === false ? [...named.exceptions] : [];
}
