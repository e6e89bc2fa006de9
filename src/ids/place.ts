/** Where in an IDS a line of its file is: findings name lines, forms have places. */
import type { Ids } from './ids.ts';

export type Part = 'applicability' | 'requirements';

/** Where in an IDS something stands; null for what is further out. */
export interface Place {
  readonly specification: number | null;
  readonly part: Part | null;
  readonly facet: number | null;
}

export const WHOLE: Place = { specification: null, part: null, facet: null };

/** What stands at a line of the file that an IDS was read from: the last thing that begins at it or before. */
export function placeOf(read: Ids, line: number): Place {
  if (line <= 0) return WHOLE;
  const at = lastBefore(read.specifications, line);
  const specification = read.specifications[at];
  if (specification === undefined) return WHOLE;
  const [applying, asked] = [lastBefore(specification.applicability, line), lastBefore(specification.requirements, line)];
  if (asked >= 0) return { specification: at, part: 'requirements', facet: asked };
  if (applying >= 0) return { specification: at, part: 'applicability', facet: applying };
  return { specification: at, part: null, facet: null };
}

function lastBefore(list: readonly { readonly line: number }[], line: number): number {
  return list.findLastIndex((one) => one.line > 0 && one.line <= line);
}
