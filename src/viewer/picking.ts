/** Which elements are in a part of the picture: it is drawn small with slots for colours, and read without waiting for it. */
import { NearestFilter, WebGLRenderTarget, type Color, type Mesh, type Object3D, type Scene, type ShaderMaterial, type WebGLRenderer } from 'three';
import type { Eye } from './eye.ts';
import type { Partition } from './look.ts';

export interface PickSource {
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
  readonly eye: Eye;
  readonly look: () => ShaderMaterial;
  readonly background: Color;
  readonly pages: readonly { readonly solid: Mesh; readonly ranges: Partition }[];
  /** what is never picked */
  readonly others: readonly Object3D[];
  /** pixels of the picture, and of it what nothing lies over */
  readonly size: () => { readonly width: number; readonly free: number };
  /** puts the view back after its part was drawn */
  readonly restore: () => void;
  readonly slots: () => number;
}

export interface Picking {
  readonly target: WebGLRenderTarget;
  /** pixel coordinates; `around`: pixels in which the nearest element is looked for. One question at a time */
  pick(x: number, y: number, around?: number): Promise<number | null>;
  /** slots that are seen in a rectangle of the picture, pixels; none for one without an area */
  within(x: number, y: number, width: number, height: number): Promise<ReadonlySet<number>>;
  /** what is asked from now on gets no answer */
  dispose(): void;
}

/** pixels of a side that a rectangle is drawn with, at most: reading them takes 2 ms */
const FINEST = 512;

export function createPicking({ renderer, scene, eye, look, background, pages, others, size, restore, slots }: PickSource): Picking {
  const made = (cols: number, rows: number): WebGLRenderTarget => new WebGLRenderTarget(cols, rows, { depthBuffer: true, minFilter: NearestFilter, magFilter: NearestFilter });
  /** one pixel, kept: most questions are of that size */
  const target = made(1, 1);
  let last: Promise<unknown> = Promise.resolve();
  let disposed = false;

  /** what is veiled is picked as well, though it is drawn with the ghosts */
  function veiled(on: boolean): void {
    for (const { solid, ranges } of pages) {
      if (ranges.veiled === 0) continue;
      solid.geometry.setDrawRange(0, ranges.solid + (on ? ranges.veiled : 0));
      solid.visible = on || ranges.solid > 0;
    }
  }

  /** slot + 1 of each pixel, the lowest row first */
  async function drawn(x: number, y: number, width: number, height: number, cols: number, rows: number): Promise<Uint32Array> {
    const into = cols === 1 && rows === 1 ? target : made(cols, rows);
    const { width: all, free } = size();
    eye.camera.setViewOffset(all, free, x, y, width, height);
    const seen = others.map((one) => one.visible);
    for (const one of others) one.visible = false;
    veiled(true);
    scene.overrideMaterial = look();
    renderer.setRenderTarget(into);
    renderer.setClearColor(0x000000, 0);
    renderer.clear();
    renderer.render(scene, eye.camera);
    renderer.setRenderTarget(null);
    renderer.setClearColor(background);
    scene.overrideMaterial = null;
    veiled(false);
    others.forEach((one, i) => { one.visible = seen[i]!; });
    restore();
    const bytes = new Uint8Array(cols * rows * 4);
    try {
      // a fence instead of a stall: the script does not wait for the drawing
      await renderer.readRenderTargetPixelsAsync(into, 0, 0, cols, rows, bytes);
    } finally {
      if (into !== target) into.dispose();
    }
    return Uint32Array.from({ length: cols * rows }, (_, i) => bytes[i * 4]! + bytes[i * 4 + 1]! * 256 + bytes[i * 4 + 2]! * 65536);
  }

  /** questions wait for each other: they share the camera */
  function ask<T>(question: () => Promise<T>, none: T): Promise<T> {
    const answer = last.then(() => (disposed || pages.length === 0 ? none : question()), () => question());
    last = answer.catch(() => undefined);
    return answer;
  }
  const known = (id: number): number | null => (id > 0 && id <= slots() ? id - 1 : null);

  return {
    target,
    pick(x, y, around = 0) {
      const side = 2 * around + 1;
      return ask(async () => {
        const ids = await drawn(Math.floor(x) - around, Math.floor(y) - around, side, side, side, side);
        let [best, least]: [number | null, number] = [null, Infinity];
        ids.forEach((id, i) => {
          const slot = known(id);
          const far = Math.hypot((i % side) - around, Math.floor(i / side) - around);
          if (slot !== null && far < least) [best, least] = [slot, far];
        });
        return best;
      }, null);
    },
    within(x, y, width, height) {
      return ask(async () => {
        const seen = new Set<number>();
        if (!(width >= 1 && height >= 1)) return seen;
        const ids = await drawn(Math.floor(x), Math.floor(y), Math.ceil(width), Math.ceil(height), Math.min(FINEST, Math.ceil(width)), Math.min(FINEST, Math.ceil(height)));
        for (const id of new Set(ids)) {
          const slot = known(id);
          if (slot !== null) seen.add(slot);
        }
        return seen;
      }, new Set<number>());
    },
    dispose() {
      disposed = true;
      target.dispose();
    },
  };
}
