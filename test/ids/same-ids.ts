import type { Ids } from '../../src/ids/ids.ts';

/** Whether two say the same; where each stands in its file does not count. */
export function sameIds(a: Ids, b: Ids): boolean {
  return canonical(a) === canonical(b);
}

/** Keys in order, without lines and without what is undefined. */
function canonical(ids: Ids): string {
  return JSON.stringify(ids, (key, value: unknown) => {
    if (key === 'line') return undefined;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
