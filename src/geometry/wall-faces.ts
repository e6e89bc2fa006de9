/** The long faces of a wall, read from its footprint: where it has ends, and what runs between them on either side. */

/** One long face in plan, from end to end (or round a ring), the body on its left. */
export interface FaceChain {
  /** plan edges that belong to the face, in order; jambs of niches and steps across the thickness are left out */
  readonly edges: readonly FaceEdge[];
  /** m; a chain of facets that lies on a circle has the length of the arc */
  readonly length: number;
}

export interface FaceEdge {
  readonly x: number;
  readonly y: number;
  /** unit direction */
  readonly ux: number;
  readonly uy: number;
  readonly length: number;
  /** length of what the edge stands for over its own: above 1 for the facet of an arc */
  readonly stretch: number;
}

/** More corners than a wall has: nothing is said. */
const MOST_CORNERS = 600;
/** What a face looks at across the wall is no farther than this many thicknesses. */
const ACROSS = 1.6;
/** Cosine between a face and the one opposite: up to 25° apart. */
const OPPOSITE = -0.9;
/** An end turns the outline by about half a turn, a jog across the thickness by none, radians. */
const END_TURN = 2.3;
/**
 * Facets that turn by no more than this are taken for an arc, radians: 48 to the circle turn by 0.131. A polygon that
 * really has such corners on a circle is 0.1 % shorter than its arc at the most.
 */
const FACET_TURN = 0.14;
/** Faces that lie in one line differ by no more than this share of the thickness. */
const IN_LINE = 0.05;
/** Cosine within which two faces of a wall are one direction. */
const STRAIGHT = 0.9998;

/**
 * The long faces, longest first: two of a wall with two ends or of a closed ring, three of a T or a Y. Null where the
 * footprint has no such shape. `footprint`: contours in plan, outer ones counter-clockwise.
 */
export function wallFaces(footprint: readonly Float64Array[]): readonly FaceChain[] | null {
  if (footprint.length === 2) {
    const areas = footprint.map(signedArea);
    if (areas[0]! * areas[1]! >= 0) return null;
    return longestFirst(footprint.map((loop) => chainOf(edgesOf(loop), true)));
  }
  if (footprint.length !== 1) return null;
  const loop = footprint[0]!;
  if (loop.length > 2 * MOST_CORNERS) return null;
  const edges = edgesOf(loop);
  const perimeter = edges.reduce((sum, e) => sum + e.length, 0);
  // of a band of one thickness: perimeter / 2 = length + thickness, area = length × thickness
  const root = (perimeter * perimeter) / 4 - 4 * Math.abs(signedArea(loop));
  if (root <= 0) return null;
  const thickness = (perimeter / 2 - Math.sqrt(root)) / 2;
  const side = edges.map((_, i) => looksAcross(edges, i, ACROSS * thickness));
  const first = side.indexOf(true);
  if (first < 0) return null;

  const n = edges.length;
  const chains: FaceEdge[][] = [[]];
  let turned = 0;
  for (let k = 0; k < n; k++) {
    const i = (first + k) % n;
    if (side[i]) {
      if (turned > END_TURN) chains.push([]);
      chains[chains.length - 1]!.push(edges[i]!);
      turned = 0;
    }
    const next = edges[(i + 1) % n]!;
    turned += turnOf(edges[i]!, next);
  }
  if (turned > END_TURN) chains.push([]);
  // the walk began somewhere along a face: its first and its last piece are one
  const last = chains.pop()!;
  if (chains.length > 0) chains[0] = [...last, ...chains[0]!];
  if (chains.length < 2) return null;
  return longestFirst(chains.map((chain) => chainOf(bridged(chain, thickness), false)));
}

/** A pilaster or a niche leaves a face in one line: what steps out of it and comes back is bridged. */
function bridged(chain: readonly FaceEdge[], thickness: number): readonly FaceEdge[] {
  const out: FaceEdge[] = [];
  for (let i = 0; i < chain.length; i++) {
    const from = chain[i]!;
    let to = i;
    let length = from.length;
    for (let j = i + 1; j < chain.length; j++) {
      const e = chain[j]!;
      const across = (e.y - from.y) * from.ux - (e.x - from.x) * from.uy;
      if (Math.abs(across) > ACROSS * thickness) break;
      if (e.ux * from.ux + e.uy * from.uy < STRAIGHT || Math.abs(across) > IN_LINE * thickness) continue;
      const end = (e.x - from.x) * from.ux + (e.y - from.y) * from.uy + e.length;
      if (end > length) [to, length] = [j, end];
    }
    out.push(to === i ? from : { ...from, length });
    i = to;
  }
  return out;
}

/** Does the whole face run in one direction? */
export function isStraight(chain: FaceChain): boolean {
  const a = chain.edges[0];
  return a === undefined || chain.edges.every((e) => e.ux * a.ux + e.uy * a.uy >= STRAIGHT);
}

function longestFirst(chains: readonly FaceChain[]): readonly FaceChain[] {
  return [...chains].sort((a, b) => b.length - a.length);
}

function edgesOf(loop: Float64Array): FaceEdge[] {
  const edges: FaceEdge[] = [];
  const n = loop.length;
  for (let i = 0; i + 1 < n; i += 2) {
    const j = (i + 2) % n;
    const dx = loop[j]! - loop[i]!, dy = loop[j + 1]! - loop[i + 1]!;
    const length = Math.hypot(dx, dy);
    if (length > 1e-9) edges.push({ x: loop[i]!, y: loop[i + 1]!, ux: dx / length, uy: dy / length, length, stretch: 1 });
  }
  return edges;
}

/** Positive to the left. */
function turnOf(a: FaceEdge, b: FaceEdge): number {
  return Math.atan2(a.ux * b.uy - a.uy * b.ux, a.ux * b.ux + a.uy * b.uy);
}

/** From somewhere on the edge, straight into the body, the outline opposite is near and runs the other way. */
function looksAcross(edges: readonly FaceEdge[], i: number, reach: number): boolean {
  const e = edges[i]!;
  for (const t of [0.5, 0.2, 0.8, 0.05, 0.95]) {
    const x = e.x + t * e.length * e.ux, y = e.y + t * e.length * e.uy;
    let near = reach;
    let opposite = false;
    for (let j = 0; j < edges.length; j++) {
      if (j === i) continue;
      const f = edges[j]!;
      const across = e.ux * f.ux + e.uy * f.uy;
      // the ray runs along (-uy, ux); it meets the line of f where the distance to that line vanishes
      if (Math.abs(across) < 1e-9) continue;
      const rx = f.x - x, ry = f.y - y;
      const d = (rx * f.uy - ry * f.ux) / (-e.uy * f.uy - e.ux * f.ux);
      if (!(d > 1e-7) || d >= near) continue;
      const along = (x - d * e.uy - f.x) * f.ux + (y + d * e.ux - f.y) * f.uy;
      if (along < -1e-9 || along > f.length + 1e-9) continue;
      near = d;
      opposite = across <= OPPOSITE;
    }
    if (opposite) return true;
  }
  return false;
}

function chainOf(edges: readonly FaceEdge[], closed: boolean): FaceChain {
  const stretched = stretchArcs(edges, closed);
  return { edges: stretched, length: stretched.reduce((sum, e) => sum + e.length * e.stretch, 0) };
}

/** Facets in a row that turn alike lie on a circle, and stand for its arc. */
function stretchArcs(edges: readonly FaceEdge[], closed: boolean): readonly FaceEdge[] {
  const n = edges.length;
  const joins = (i: number): number => {
    if (i + 1 >= n && !closed) return 0;
    const a = edges[i]!, b = edges[(i + 1) % n]!;
    if (Math.hypot(a.x + a.length * a.ux - b.x, a.y + a.length * a.uy - b.y) > 1e-4) return 0;
    const turn = turnOf(a, b);
    // what the corner turns is what the halves of the two facets subtend: the curvature there
    return Math.abs(turn) > FACET_TURN || Math.abs(turn) < 1e-3 ? 0 : (2 * turn) / (a.length + b.length);
  };
  const curvature = edges.map((_, i) => joins(i));
  return edges.map((e, i) => {
    const before = i > 0 || closed ? curvature[(i + n - 1) % n]! : 0;
    const after = curvature[i]!;
    // The last facet of an arc has one neighbour on it; a lone corner between two straight faces is no arc.
    const beyond = (k: number): number => (closed || (k >= 0 && k < n) ? curvature[(k + n) % n]! : 0);
    const bent = alike(before, after) ? (before + after) / 2
      : alike(after, beyond(i + 1)) && isFacet(edges, i, i + 1) ? after
        : alike(before, beyond(i - 2)) && isFacet(edges, i, i - 1) ? before : 0;
    const half = (Math.abs(bent) * e.length) / 2;
    return half === 0 || half > FACET_TURN ? e : { ...e, stretch: half / Math.sin(half) };
  });
}

function alike(a: number, b: number): boolean {
  return a !== 0 && b !== 0 && Math.abs(a - b) <= 0.03 * Math.abs(a);
}

/** A long straight face that ends in an arc turns less per metre than the arc, and is no facet of it. */
function isFacet(edges: readonly FaceEdge[], i: number, neighbour: number): boolean {
  const other = edges[(neighbour + edges.length) % edges.length]!;
  return edges[i]!.length <= 1.05 * other.length;
}

function signedArea(loop: Float64Array): number {
  let twice = 0;
  for (let i = 0; i < loop.length; i += 2) {
    const j = (i + 2) % loop.length;
    twice += (loop[i]! - loop[0]!) * (loop[j + 1]! - loop[1]!) - (loop[j]! - loop[0]!) * (loop[i + 1]! - loop[1]!);
  }
  return twice / 2;
}
