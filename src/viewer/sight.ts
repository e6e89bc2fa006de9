/** What is seen in place of the user's own view, and what cuts: the planes of a viewpoint, and the user's own section. */
import { Vector3, type Box3, type Object3D, type Vector4 } from 'three';
import type { Eye } from './eye.ts';
import type { Marks } from './marks.ts';
import { MOST_CLIPS, type SharedUniforms } from './materials.ts';
import { clipOf, planeOf, type ViewCamera, type ViewPlane, type ViewScene, type WorldPoint } from './viewpoint.ts';

export interface Seen {
  /** the camera has some of the model in sight */
  readonly sees: boolean;
  /** more planes than can cut at once */
  readonly planesLeftOut: number;
}

export interface Sight {
  /** a viewpoint is seen */
  readonly active: boolean;
  see(view: ViewScene, zero: WorldPoint, around: Box3, whole: Box3): Seen;
  /** what is on screen now */
  seen(zero: WorldPoint, whole: Box3): { readonly camera: ViewCamera; readonly clippingPlanes: readonly ViewPlane[] };
  /** back to the user's own view; false where there is nothing to leave */
  leave(): boolean;
  /** the user's own section */
  section(plane: Vector4 | null): void;
}

/** @param own what is drawn over the model in the user's own view alone */
export function createSight({ eye, shared, marks, own, invalidate }: {
  readonly eye: Eye; readonly shared: SharedUniforms; readonly marks: Marks; readonly own: Object3D; readonly invalidate: () => void;
}): Sight {
  let section: Vector4 | null = null;
  let planes: readonly Vector4[] = [];
  let active = false;

  const clips = (): readonly Vector4[] => [...(section ? [section] : []), ...planes].slice(0, MOST_CLIPS);
  function cut(): void {
    const all = clips();
    all.forEach((clip, i) => shared.uClips.value[i]!.copy(clip));
    shared.uClipCount.value = all.length;
    invalidate();
  }

  return {
    get active() {
      return active;
    },
    see(view, zero, around, whole) {
      eye.keep();
      active = true;
      own.visible = false;
      planes = view.clippingPlanes.map((plane) => clipOf(plane, zero)).filter((clip) => clip !== null);
      marks.set(view.lines, view.bitmaps, zero, invalidate);
      cut();
      if (view.camera === null || !eye.see(view.camera, zero, around)) eye.fit(around, false);
      eye.controls.update(0);
      eye.depth(whole);
      return { sees: eye.sees(whole), planesLeftOut: view.clippingPlanes.length - (clips().length - (section ? 1 : 0)) };
    },
    seen(zero, whole) {
      const centre = whole.getCenter(new Vector3());
      return { camera: eye.viewCamera(zero), clippingPlanes: clips().map((clip) => planeOf(clip, centre, zero)) };
    },
    leave() {
      if (!active) return false;
      active = false;
      own.visible = true;
      planes = [];
      marks.clear();
      eye.leave();
      cut();
      return true;
    },
    section(plane) {
      section = plane;
      cut();
    },
  };
}
