/** The bodies that outlines do not settle, fetched once per check from whoever can mesh them again. */
import type { BodyMesh } from '../geometry/body.ts';
import type { Solids } from '../geometry/solids.ts';
import type { Model } from '../model/model.ts';
import { alignBody } from './alignment.ts';
import { bodyVolumes } from './common-volume.ts';
import { compare, type Compared, type Ground } from './facts.ts';
import { bodiesToCompare } from './overlaps.ts';

export interface BodyStore {
  /** net bodies by position in model.elements, in their files' own world; those that cannot be had are left out */
  readonly of: (elements: readonly number[]) => Promise<ReadonlyMap<number, BodyMesh>>;
  readonly solids: () => Promise<Solids>;
  /** nothing more is asked for: whoever keeps no workers ends them then */
  readonly done?: () => void;
}

/** Bodies decide what outlines leave open, first what is there twice, then what the rest shares. Without a store it stays open. */
export async function compareBodies(model: Model, ground: Ground, store: BodyStore | null): Promise<Compared> {
  const bodies = new Map<number, BodyMesh>();
  const asked = new Set<number>();
  let solids: Solids | null = null;
  const settle = async (wanted: readonly number[]): Promise<Compared | null> => {
    const more = wanted.filter((index) => !asked.has(index));
    if (store === null || more.length === 0) return null;
    for (const index of more) asked.add(index);
    const [engine, fetched] = await Promise.all([solids ?? store.solids(), store.of(more)]);
    solids = engine;
    for (const [index, body] of fetched) {
      if (await engine.accepts(body)) bodies.set(index, alignBody(body, ground.alignments.files[model.elements[index]!.file]!));
    }
    return compare(ground, bodyVolumes(ground.outlines, bodies, engine));
  };
  try {
    const duplicates = await settle(ground.same.doubtful.flatMap((group) => group.map((body) => body.index)));
    const compared = duplicates ?? compare(ground, ground.outlines);
    return (await settle(bodiesToCompare({ ...compared, elements: model.elements.length }))) ?? compared;
  } finally {
    store?.done?.();
  }
}
