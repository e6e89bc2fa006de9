/**
 * A value in parts that can be written one by one: a list of a hundred thousand entries is never cloned at once, and of
 * one that grew only its last part is written again.
 */

/** entries of one part */
export const PART = 2000;

/** where in the value a long list stood, and how many parts it has */
interface Hole {
  readonly path: readonly (string | number)[];
  readonly parts: number;
}

export interface Skeleton {
  readonly value: unknown;
  readonly holes: readonly Hole[];
}

export interface Parted {
  readonly skeleton: Skeleton;
  /** by hole, then in their order */
  readonly parts: readonly (readonly (readonly unknown[])[])[];
}

/** how deep long lists are looked for */
const DEEP = 5;

export function parted(value: unknown): Parted {
  const holes: Hole[] = [];
  const parts: (readonly (readonly unknown[])[])[] = [];
  const walk = (at: unknown, path: readonly (string | number)[]): unknown => {
    if (Array.isArray(at) && at.length > PART) {
      const slices: unknown[][] = [];
      for (let from = 0; from < at.length; from += PART) slices.push(at.slice(from, from + PART));
      holes.push({ path, parts: slices.length });
      parts.push(slices);
      return [];
    }
    if (path.length >= DEEP || typeof at !== 'object' || at === null) return at;
    if (Array.isArray(at)) return at.map((one, i) => walk(one, [...path, i]));
    if (Object.getPrototypeOf(at) !== Object.prototype) return at;
    return Object.fromEntries(Object.entries(at).map(([key, one]) => [key, walk(one, [...path, key])]));
  };
  return { skeleton: { value: walk(value, []), holes }, parts };
}

/** The value again. `part(hole, n)` is undefined where one is lost. Throws RangeError then, and where the skeleton is none. */
export function whole(skeleton: unknown, part: (hole: number, n: number) => unknown): unknown {
  if (!isSkeleton(skeleton)) throw new RangeError('no skeleton');
  let value = skeleton.value;
  skeleton.holes.forEach(({ path, parts }, hole) => {
    const list: unknown[] = [];
    for (let n = 0; n < parts; n++) {
      const slice = part(hole, n);
      if (!Array.isArray(slice)) throw new RangeError(`part ${n} of ${path.join('.')}`);
      for (const one of slice) list.push(one);
    }
    value = placed(value, path, list);
  });
  return value;
}

function placed(into: unknown, path: readonly (string | number)[], list: readonly unknown[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return list;
  if (typeof into !== 'object' || into === null || key === '__proto__') throw new RangeError(`no ${String(key)}`);
  if (Array.isArray(into)) return into.map((one, i) => (i === key ? placed(one, rest, list) : one));
  return { ...into, [key]: placed((into as Readonly<Record<string, unknown>>)[key], rest, list) };
}

function isSkeleton(value: unknown): value is Skeleton {
  const holes = (value as Partial<Skeleton> | null)?.holes;
  return Array.isArray(holes) && holes.every((hole: Partial<Hole>) => Array.isArray(hole?.path) && Number.isInteger(hole.parts) && hole.parts! >= 0 && hole.parts! < 10_000);
}

export const sameEntries = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((one, i) => one === b[i]);
