/** The bodies that outlines do not settle, fetched once per check from whoever can mesh them again. */
import type { BodyMesh } from '../geometry/body.ts';
import type { Solids } from '../geometry/solids.ts';
import type { Model } from '../model/model.ts';
import { alignBody } from './alignment.ts';
import { bodyVolumes } from './common-volume.ts';
import type { Ground } from './facts.ts';
import { bodiesToCompare } from './overlaps.ts';

export interface BodyStore {
  /** net bodies by position in model.elements, in their files' own world; those that cannot be had are left out */
  readonly of: (elements: readonly number[]) => Promise<ReadonlyMap<number, BodyMesh>>;
  readonly solids: () => Promise<Solids>;
}

/** The ground with what bodies say in place of what outlines leave open. Without a store, or nothing open: as it is. */
export async function compareBodies(model: Model, ground: Ground, store: BodyStore | null): Promise<Ground> {
  const wanted = store === null ? [] : bodiesToCompare(model.elements.length, ground.pairs, ground.outlines);
  if (store === null || wanted.length === 0) return ground;
  const [fetched, solids] = await Promise.all([store.of(wanted), store.solids()]);
  const bodies = new Map<number, BodyMesh>();
  for (const [index, body] of fetched) {
    if (await solids.accepts(body)) bodies.set(index, alignBody(body, ground.alignments.files[model.elements[index]!.file]!));
  }
  return { ...ground, volumes: bodyVolumes(ground.outlines, bodies, solids) };
}
