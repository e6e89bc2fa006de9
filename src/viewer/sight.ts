/** What is seen in place of the user's own view, and what cuts: the planes of a viewpoint, and the user's own section. */
import { Vector3, type Box3, type Object3D, type Vector4 } from 'three';
import type { Eye } from './eye.ts';
import type { Marks } from './marks.ts';
import { MOST_CLIPS } from './clip-limit.ts';
import type { SharedUniforms } from './materials.ts';
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
  /** the programs for its planes are not linked yet: they do not cut so far */
  readonly pending: boolean;
  see(view: ViewScene, zero: WorldPoint, around: Box3, whole: Box3): Seen;
  /** what is on screen now */
  seen(zero: WorldPoint, whole: Box3): { readonly camera: ViewCamera; readonly clippingPlanes: readonly ViewPlane[] };
  /** back to the user's own view; false where there is nothing to leave */
  leave(): boolean;
  /** the user's own section planes */
  sections(planes: readonly Vector4[]): void;
  /** planes that cut now: what is kept has dot(n, p) + w ≥ 0 for all of them */
  clips(): readonly Vector4[];
}

export interface SightSource {
  readonly eye: Eye;
  readonly shared: SharedUniforms;
  readonly marks: Marks;
  /** what is drawn over the model in the user's own view alone */
  readonly own: Object3D;
  readonly invalidate: () => void;
  /** draws with the programs for several planes, or with those for one */
  readonly draw: (many: boolean) => void;
  /** other planes cut now */
  readonly changed: () => void;
  /** links the programs for several planes beside the script */
  readonly link: () => Promise<void>;
}

export function createSight({ eye, shared, marks, own, invalidate, draw, changed, link }: SightSource): Sight {
  let sections: readonly Vector4[] = [];
  let planes: readonly Vector4[] = [];
  let active = false;

  const clips = (): readonly Vector4[] => [...sections, ...planes].slice(0, MOST_CLIPS);
  let linked: 'no' | 'now' | 'yes' = 'no';

  function cut(): void {
    const all = clips();
    const many = all.length > 1;
    all.forEach((clip, i) => shared.uClips.value[i]!.copy(clip));
    shared.uClipCount.value = all.length;
    shared.uInner.value.w = all.length > 0 ? 1 : 0;
    if (all[0]) shared.uClip.value.copy(all[0]);
    else shared.uClip.value.set(0, 0, 0, 1);
    if (many && linked === 'no') {
      linked = 'now';
      void link().then(() => {
        linked = 'yes';
        cut();
      });
    }
    draw(many && linked === 'yes');
    changed();
    invalidate();
  }

  return {
    get active() {
      return active;
    },
    get pending() {
      return linked === 'now' && clips().length > 1;
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
      return { sees: eye.sees(whole), planesLeftOut: view.clippingPlanes.length - (clips().length - sections.length) };
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
    sections(next) {
      sections = next;
      cut();
    },
    clips,
  };
}
