/** Which element is at a point of the picture: one pixel is drawn with slots for colours, and read without waiting for it. */
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
  /** puts the view back after its one pixel was drawn */
  readonly restore: () => void;
  readonly slots: () => number;
}

export interface Picking {
  readonly target: WebGLRenderTarget;
  /** pixel coordinates; one question at a time */
  pick(x: number, y: number): Promise<number | null>;
  /** what is asked from now on gets no answer */
  dispose(): void;
}

export function createPicking({ renderer, scene, eye, look, background, pages, others, size, restore, slots }: PickSource): Picking {
  const target = new WebGLRenderTarget(1, 1, { depthBuffer: true });
  target.texture.minFilter = target.texture.magFilter = NearestFilter;
  const bytes = new Uint8Array(4);
  let last: Promise<number | null> = Promise.resolve(null);
  let disposed = false;

  /** what is veiled is picked as well, though it is drawn with the ghosts */
  function veiled(on: boolean): void {
    for (const { solid, ranges } of pages) {
      if (ranges.veiled === 0) continue;
      solid.geometry.setDrawRange(0, ranges.solid + (on ? ranges.veiled : 0));
      solid.visible = on || ranges.solid > 0;
    }
  }

  async function now(x: number, y: number): Promise<number | null> {
    if (disposed || pages.length === 0) return null;
    const { width, free } = size();
    eye.camera.setViewOffset(width, free, Math.floor(x), Math.floor(y), 1, 1);
    const seen = others.map((one) => one.visible);
    for (const one of others) one.visible = false;
    veiled(true);
    scene.overrideMaterial = look();
    renderer.setRenderTarget(target);
    renderer.setClearColor(0x000000, 0);
    renderer.clear();
    renderer.render(scene, eye.camera);
    renderer.setRenderTarget(null);
    renderer.setClearColor(background);
    scene.overrideMaterial = null;
    veiled(false);
    others.forEach((one, i) => { one.visible = seen[i]!; });
    restore();
    // a fence instead of a stall: the script does not wait for the drawing
    await renderer.readRenderTargetPixelsAsync(target, 0, 0, 1, 1, bytes);
    const slot = bytes[0]! + bytes[1]! * 256 + bytes[2]! * 65536 - 1;
    return slot >= 0 && slot < slots() ? slot : null;
  }

  return {
    target,
    pick(x, y) {
      last = last.then(() => now(x, y), () => now(x, y));
      return last;
    },
    dispose() {
      disposed = true;
      target.dispose();
    },
  };
}
