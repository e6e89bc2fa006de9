/**
 * A pack that `extends` another states only its differences: objects merge by key, lists of named entries by `id`, null removes.
 * When an edition holds is its own: it is replaced whole.
 */
import { isRaw, type Raw } from '../model/raw.ts';
import type { PackFault } from './pack.ts';

export type Extended = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly faults: readonly PackFault[] };

/** `find`: the data of another pack by id. Chains of packs are followed; one that returns to itself is refused. */
export function extendPack(data: unknown, find: (id: string) => unknown): Extended {
  const chain: Raw[] = [];
  const seen = new Set<unknown>();
  let current = data;
  while (isRaw(current) && typeof current['extends'] === 'string') {
    const base = current['extends'];
    if (seen.has(base)) return fault(`${base} extends itself`);
    seen.add(base);
    chain.push(current);
    current = find(base);
    if (current === undefined) return fault(`there is no pack ${base}`);
  }
  const value = chain.reduceRight<unknown>((base, own) => merge(own['effective'] === undefined || !isRaw(base) ? base : { ...base, effective: own['effective'] }, own), current);
  return { ok: true, value };
}

function fault(message: string): Extended {
  return { ok: false, faults: [{ path: 'extends', message }] };
}

function merge(base: unknown, own: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(own) && [...base, ...own].every(hasId)) return mergeLists(base as Named[], own as Named[]);
  if (!isRaw(base) || !isRaw(own)) return own;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(own)) {
    // null removes a key; where null is a value of its own (an open number) the base has the key as an object
    if (value === null && isRaw(base[key])) delete merged[key];
    else merged[key] = key in base ? merge(base[key], value) : value;
  }
  return merged;
}

interface Named {
  readonly id: string;
  readonly remove?: true;
}

/** In the base's order; new entries follow; `{ "id": …, "remove": true }` takes one out. */
function mergeLists(base: readonly Named[], own: readonly Named[]): unknown[] {
  const byId = new Map(own.map((entry) => [entry.id, entry]));
  const kept = base.flatMap((entry) => {
    const changed = byId.get(entry.id);
    byId.delete(entry.id);
    if (changed?.remove === true) return [];
    return [changed === undefined ? entry : merge(entry, changed)];
  });
  return [...kept, ...byId.values()];
}

function hasId(value: unknown): value is Named {
  return isRaw(value) && typeof value['id'] === 'string';
}
