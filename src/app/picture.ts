/** The picture as the page speaks of it: the viewer panel brings it, and what comes before it waits. */
import { markRaw } from 'vue';
import type { ViewCamera } from '../viewer/viewpoint.ts';
import type { MeshBatch } from '../worker/load.types.ts';
import type { Captured } from './bcf-state.ts';

/** What the viewer panel does of it. */
export interface Stage {
  add(batch: MeshBatch, path: string): void;
  remove(path: string): void;
  fit(elements: readonly number[]): void;
  fitAll(): void;
  /** takes the user's own view to a place; false without a model */
  stand(camera: ViewCamera): boolean;
  /** triangles that elements are drawn with */
  triangles(elements: readonly number[]): number;
  /** what is on screen as a viewpoint; null without a model */
  capture(): Promise<Captured | null>;
  /** shows nothing of a viewpoint but its picture, PNG, of the shape of its own camera; null without a model */
  picture(width: number): Promise<Uint8Array | null>;
}

export function createPicture() {
  let stage: Stage | null = null;
  let waiting: readonly { readonly batch: MeshBatch; readonly path: string }[] = [];
  return {
    attach(next: Stage | null): void {
      stage = next;
      if (stage === null) return;
      for (const { batch, path } of waiting) stage.add(batch, path);
      waiting = [];
    },
    add(batch: MeshBatch, path: string): void {
      if (stage) stage.add(batch, path);
      else waiting = [...waiting, { batch: markRaw(batch), path }];
    },
    remove(path: string): void {
      waiting = waiting.filter((one) => one.path !== path);
      stage?.remove(path);
    },
    fit: (elements: readonly number[]): void => stage?.fit(elements),
    fitAll: (): void => stage?.fitAll(),
    stand: (camera: ViewCamera): boolean => stage?.stand(camera) ?? false,
    triangles: (elements: readonly number[]): number => stage?.triangles(elements) ?? 0,
    capture: async (): Promise<Captured | null> => (await stage?.capture()) ?? null,
    picture: async (width: number): Promise<Uint8Array | null> => (await stage?.picture(width)) ?? null,
  };
}

export type Picture = ReturnType<typeof createPicture>;
