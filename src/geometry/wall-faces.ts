/** The long faces of a bent wall, read from its footprint. */

/** Ends of a wall differ from its thickness by no more than this share. */
const END_MATCH = 0.05;
/** A curved face turns by less than this at each facet, radians (48 segments: 0.131). */
const CORNER = 0.5;

/**
 * Length in plan of the outer long face, m: of a closed ring the outer contour, of an open bent wall the longer of the
 * two chains between its ends. Null where the footprint shows no two ends (a T, a Y, a wall with returns).
 */
export function outerFaceLength(footprint: readonly Float64Array[]): number | null {
  const lengths = footprint.map(loopLength);
  if (footprint.length === 2) {
    const areas = footprint.map(signedArea);
    if (areas[0]! * areas[1]! < 0) return lengths[areas[0]! > 0 ? 0 : 1]!;
    return null;
  }
  if (footprint.length !== 1) return null;
  const loop = footprint[0]!;
  const n = loop.length / 2;
  const area = Math.abs(signedArea(loop));
  const perimeter = lengths[0]!;
  const root = (perimeter * perimeter) / 4 - 4 * area;
  if (root <= 0) return null;
  const thickness = (perimeter / 2 - Math.sqrt(root)) / 2;

  const edge = (i: number): [number, number] => {
    const a = i % n, b = (i + 1) % n;
    return [loop[2 * b]! - loop[2 * a]!, loop[2 * b + 1]! - loop[2 * a + 1]!];
  };
  const turn = (i: number): number => {
    const [ax, ay] = edge(i + n - 1);
    const [bx, by] = edge(i);
    return Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  };
  const ends: number[] = [];
  for (let i = 0; i < n; i++) {
    const [x, y] = edge(i);
    const size = Math.hypot(x, y);
    if (Math.abs(size - thickness) > END_MATCH * thickness) continue;
    if (turn(i) > CORNER && turn(i + 1) > CORNER) ends.push(i);
  }
  if (ends.length !== 2) return null;
  const chain = (from: number, to: number): number => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += Math.hypot(...edge(i));
    return sum;
  };
  return Math.max(chain(ends[0]! + 1, ends[1]!), chain(ends[1]! + 1, ends[0]! + n));
}

function loopLength(loop: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < loop.length; i += 2) {
    const j = (i + 2) % loop.length;
    sum += Math.hypot(loop[j]! - loop[i]!, loop[j + 1]! - loop[i + 1]!);
  }
  return sum;
}

function signedArea(loop: Float64Array): number {
  let twice = 0;
  for (let i = 0; i < loop.length; i += 2) {
    const j = (i + 2) % loop.length;
    twice += (loop[i]! - loop[0]!) * (loop[j + 1]! - loop[1]!) - (loop[j]! - loop[0]!) * (loop[i + 1]! - loop[1]!);
  }
  return twice / 2;
}
