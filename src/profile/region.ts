/** A region drawn on a storey's plan: what lies in it is settled in one go (domain.md 2.1-3). */
import type { Settlement } from './profile.ts';

/** From one storey to another, both included; names or elevations in m. */
export interface StoreyRange {
  readonly from: string | number;
  readonly to: string | number;
}

export interface Region {
  readonly id: string;
  readonly name?: string;
  /** id of the single building; of all where absent. A building that is split into tower and podium is named as one */
  readonly building?: string;
  /** storeys in which the elements count or through which they stand, by name or elevation in m (± 0.3); all where absent */
  readonly storeys?: readonly (string | number)[] | StoreyRange;
  /** plan polygon [[x,y],…], common world, m; its sides do not cross */
  readonly polygon: readonly (readonly [number, number])[];
  readonly role: Settlement['role'];
  readonly value: string | boolean;
  /** only what is one of these components without the region */
  readonly components?: readonly string[];
  /** only these IFC classes (subtypes not implied) */
  readonly classes?: readonly string[];
  /** which of the elements that lie in it in part it speaks of: those whose plan's centre it holds, or none of them */
  readonly inside: 'centre' | 'whole';
  readonly reason: string;
  readonly who?: string;
  readonly date?: string;
}

/** More corners than a person draws, few enough to compare every side with every other. */
export const MOST_CORNERS = 1000;
export const MOST_REGIONS = 2000;

export const regionName = (region: Pick<Region, 'id' | 'name'>): string => region.name || region.id;

type Corners = Region['polygon'];

/** Least area that is a region and no line, m². */
const LEAST_AREA = 1e-4;

/** Why these corners make no polygon, in words for who wrote them; null when they do. Needs finite coordinates. */
export function polygonFault(corners: Corners): string | null {
  if (corners.length < 3) return 'needs three corners or more';
  if (corners.length > MOST_CORNERS) return `at most ${MOST_CORNERS} corners`;
  const n = corners.length;
  for (let i = 0; i < n; i += 1) {
    const [a, b] = [corners[i]!, corners[(i + 1) % n]!];
    if (a[0] === b[0] && a[1] === b[1]) return `corner ${i + 1} is drawn twice`;
  }
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      // sides that follow one another share a corner, and must share nothing else
      const after = j === i + 1;
      const before = i === 0 && j === n - 1;
      const [a, b, c, d] = [corners[i]!, corners[(i + 1) % n]!, corners[j]!, corners[(j + 1) % n]!];
      if (after || before ? foldsBack(after ? a : c, after ? b : a, after ? d : b) : meet(a, b, c, d)) return `sides ${i + 1} and ${j + 1} cross`;
    }
  }
  return Math.abs(signedArea(corners)) < LEAST_AREA ? 'encloses no area' : null;
}

/** m², positive counter-clockwise. Taken from the first corner: national grids lose no digits. */
export function signedArea(corners: Corners): number {
  const [ox, oy] = corners[0] ?? [0, 0];
  let twice = 0;
  for (let i = 0; i < corners.length; i += 1) {
    const [a, b] = [corners[i]!, corners[(i + 1) % corners.length]!];
    twice += (a[0] - ox) * (b[1] - oy) - (b[0] - ox) * (a[1] - oy);
  }
  return twice / 2;
}

type Point = readonly [number, number];

function turn(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function within(a: Point, b: Point, p: Point): boolean {
  return Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1]);
}

/** Two sides have a point in common. */
function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (abc === 0 && within(a, b, c)) || (abd === 0 && within(a, b, d)) || (cda === 0 && within(c, d, a)) || (cdb === 0 && within(c, d, b));
}

/** a → b → c goes back over itself. */
function foldsBack(a: Point, b: Point, c: Point): boolean {
  return turn(a, b, c) === 0 && (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0;
}
