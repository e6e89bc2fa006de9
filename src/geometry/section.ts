/**
 * Plane sections bounded by lines and arcs, measured in closed form: what profiles of swept solids are made of.
 * Any length unit; answers are in that unit, its square and so on.
 */

export type Vector = readonly [x: number, y: number, z: number];

/** From `from` to `to`, or along centre + u·cos t + v·sin t from t0 to t1: a circle where u and v are equally long and square, else an ellipse. */
export type Segment =
  | { readonly kind: 'line'; readonly from: Vector; readonly to: Vector }
  | { readonly kind: 'arc'; readonly centre: Vector; readonly u: Vector; readonly v: Vector; readonly t0: number; readonly t1: number };

/** A closed chain of segments; of a section's loops only x and y count. */
export type Loop = readonly Segment[];

/** One outer contour and its voids, all simple, voids inside and apart. Directions do not matter. */
export interface Region {
  readonly outer: Loop;
  readonly holes: readonly Loop[];
}

export interface Section {
  readonly regions: readonly Region[];
  readonly area: number;
  /** least and greatest area that a mesher may make of it: fillets left out, or cut straight */
  readonly meshArea: readonly [lo: number, hi: number];
  /** outer and inner contours */
  readonly perimeter: number;
  readonly curved: boolean;
}

const dot2 = (a: Vector, b: readonly number[]): number => a[0] * b[0]! + a[1] * b[1]!;
const cross2 = (a: Vector, b: Vector): number => a[0] * b[1] - a[1] * b[0];
const length3 = (x: number, y: number, z: number): number => Math.sqrt(x * x + y * y + z * z);

/** Ten-point Gauss–Legendre rule on [-1, 1]: halves of nodes and weights. */
const NODES = [0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717];
const WEIGHTS = [0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806, 0.06667134430868814];
/** An eighth of a turn per panel: trigonometric polynomials come out to the last digits. */
const PANEL = Math.PI / 4;
/** Lengths of ellipses are no polynomials: an axis ratio of 100 comes out to 1e-9. */
const LENGTH_PANEL = Math.PI / 64;

function integrate(f: (t: number) => number, t0: number, t1: number, panel: number): number {
  const panels = Math.max(1, Math.ceil(Math.abs(t1 - t0) / panel));
  const half = (t1 - t0) / panels / 2;
  let sum = 0;
  for (let k = 0; k < panels; k++) {
    const middle = t0 + (2 * k + 1) * half;
    for (let i = 0; i < NODES.length; i++) sum += WEIGHTS[i]! * (f(middle - half * NODES[i]!) + f(middle + half * NODES[i]!));
  }
  return sum * half;
}

/** The point of an arc at parameter t. */
function arcPoint({ centre, u, v }: Extract<Segment, { kind: 'arc' }>, t: number): Vector {
  const c = Math.cos(t), s = Math.sin(t);
  return [centre[0] + u[0] * c + v[0] * s, centre[1] + u[1] * c + v[1] * s, centre[2] + u[2] * c + v[2] * s];
}

export function startOf(segment: Segment): Vector {
  return segment.kind === 'line' ? segment.from : arcPoint(segment, segment.t0);
}

export function endOf(segment: Segment): Vector {
  return segment.kind === 'line' ? segment.to : arcPoint(segment, segment.t1);
}

/** The same way walked backwards. */
export function reversed(segments: readonly Segment[]): Segment[] {
  return segments.map((s): Segment => (s.kind === 'line' ? { kind: 'line', from: s.to, to: s.from } : { ...s, t0: s.t1, t1: s.t0 })).reverse();
}

/** Length in space. */
export function segmentLength(segment: Segment): number {
  if (segment.kind === 'line') return length3(segment.to[0] - segment.from[0], segment.to[1] - segment.from[1], segment.to[2] - segment.from[2]);
  const { u, v, t0, t1 } = segment;
  const a = length3(...u), b = length3(...v);
  const skew = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  if (Math.abs(a - b) <= 1e-13 * a && Math.abs(skew) <= 1e-13 * a * b) return a * Math.abs(t1 - t0);
  return Math.abs(integrate((t) => {
    const c = Math.cos(t), s = Math.sin(t);
    return length3(v[0] * c - u[0] * s, v[1] * c - u[1] * s, v[2] * c - u[2] * s);
  }, t0, t1, LENGTH_PANEL));
}

export function loopLength(loop: Loop): number {
  return loop.reduce((sum, segment) => sum + segmentLength(segment), 0);
}

/** Signed: counter-clockwise is positive. */
export function loopArea(loop: Loop): number {
  // relative to a point of the loop: far from the origin the products would eat the digits
  const o = startOf(loop[0]!);
  let twice = 0;
  for (const segment of loop) {
    const a = startOf(segment), b = endOf(segment);
    if (segment.kind === 'line') {
      twice += (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
    } else {
      const { centre: c, u, v, t0, t1 } = segment;
      twice += (c[0] - o[0]) * (b[1] - a[1]) - (c[1] - o[1]) * (b[0] - a[0]) + cross2(u, v) * (t1 - t0);
    }
  }
  return twice / 2;
}

/** ∬ of the distance n·p − d over the inside, signed as `loopArea`. */
function loopMoment(loop: Loop, n: readonly [number, number], d: number): number {
  // Green: ∬ h dA = ∮ ⅓ h (p × dp) holds for p measured from a point where h vanishes.
  const o: Vector = [n[0] * d, n[1] * d, 0];
  let sum = 0;
  for (const segment of loop) {
    if (segment.kind === 'line') {
      const a = segment.from, b = segment.to;
      const cross = (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
      sum += cross * ((dot2(a, n) - d) + (dot2(b, n) - d)) / 2;
    } else {
      const { u, v } = segment;
      sum += integrate((t) => {
        const p = arcPoint(segment, t);
        const c = Math.cos(t), s = Math.sin(t);
        const dx = v[0] * c - u[0] * s, dy = v[1] * c - u[1] * s;
        return ((p[0] - o[0]) * dy - (p[1] - o[1]) * dx) * (dot2(p, n) - d);
      }, segment.t0, segment.t1, PANEL);
    }
  }
  return sum / 3;
}

/** ∫ of the distance n·p − d along the loop. */
function loopLineMoment(loop: Loop, n: readonly [number, number], d: number): number {
  let sum = 0;
  for (const segment of loop) {
    if (segment.kind === 'line') sum += segmentLength(segment) * (dot2(segment.from, n) + dot2(segment.to, n) - 2 * d) / 2;
    else {
      const { u, v } = segment;
      sum += Math.sign(segment.t1 - segment.t0) * integrate((t) => {
        const c = Math.cos(t), s = Math.sin(t);
        return Math.hypot(v[0] * c - u[0] * s, v[1] * c - u[1] * s) * (dot2(arcPoint(segment, t), n) - d);
      }, segment.t0, segment.t1, LENGTH_PANEL);
    }
  }
  return sum;
}

/** Least and greatest p·n over the loop. */
export function loopExtent(loop: Loop, n: readonly [number, number]): [number, number] {
  let lo = Infinity, hi = -Infinity;
  const meet = (p: Vector): void => {
    const h = dot2(p, n);
    if (h < lo) lo = h;
    if (h > hi) hi = h;
  };
  for (const segment of loop) {
    meet(startOf(segment));
    meet(endOf(segment));
    if (segment.kind === 'line') continue;
    const from = Math.min(segment.t0, segment.t1), to = Math.max(segment.t0, segment.t1);
    const top = Math.atan2(dot2(segment.v, n), dot2(segment.u, n));
    for (let t = top + Math.PI * Math.ceil((from - top) / Math.PI); t <= to; t += Math.PI) meet(arcPoint(segment, t));
  }
  return [lo, hi];
}

/** First moments of a section about the line n·p = d (n a unit vector): over its area and along its contours; and its extent across the line. */
export function momentsAbout(section: Section, n: readonly [number, number], d: number): { readonly area: number; readonly line: number; readonly extent: readonly [number, number] } {
  let area = 0, line = 0, lo = Infinity, hi = -Infinity;
  for (const { outer, holes } of section.regions) {
    area += loopMoment(outer, n, d) * Math.sign(loopArea(outer));
    for (const hole of holes) area -= loopMoment(hole, n, d) * Math.sign(loopArea(hole));
    for (const loop of [outer, ...holes]) line += loopLineMoment(loop, n, d);
    const [from, to] = loopExtent(outer, n);
    lo = Math.min(lo, from - d);
    hi = Math.max(hi, to - d);
  }
  return { area, line, extent: [lo, hi] };
}

/** Chords per quarter turn of an arc, for tests of position only. */
const QUARTER = 8;

/** Corners of the loop, arcs as `quarter` chords per quarter turn; the first is not repeated. */
export function cornersOf(loop: Loop, quarter: number): Vector[] {
  const corners: Vector[] = [];
  for (const segment of loop) {
    if (segment.kind === 'line') corners.push(segment.from);
    else {
      const steps = Math.max(2, Math.ceil((Math.abs(segment.t1 - segment.t0) / (Math.PI / 2)) * quarter - 1e-9));
      for (let k = 0; k < steps; k++) corners.push(arcPoint(segment, segment.t0 + ((segment.t1 - segment.t0) * k) / steps));
    }
  }
  return corners;
}

/** Every corner turns the same way and every arc bulges outwards. */
export function isConvex(loop: Loop): boolean {
  const way = Math.sign(loopArea(loop));
  if (loop.some((s) => s.kind === 'arc' && Math.sign(cross2(s.u, s.v) * (s.t1 - s.t0)) !== way)) return false;
  const p = cornersOf(loop, QUARTER);
  const size = loopLength(loop);
  let turned = 0;
  for (let i = 0; i < p.length; i++) {
    const a = p[i]!, b = p[(i + 1) % p.length]!, c = p[(i + 2) % p.length]!;
    const x0 = b[0] - a[0], y0 = b[1] - a[1], x1 = c[0] - b[0], y1 = c[1] - b[1];
    const turn = x0 * y1 - y0 * x1;
    if (turn * way < -1e-12 * size * size) return false;
    turned += Math.atan2(turn, x0 * x1 + y0 * y1);
  }
  return Math.abs(turned) < 2 * Math.PI + 1e-6;
}

/**
 * How loops meet. 'crossed': two straight edges of a loop cut through each other and enclose something; 'unclear': loops
 * touch, overlap, are too many, or lie where they should not; 'simple': a region in the sense of this file.
 */
export function regionState({ outer, holes }: Region): 'simple' | 'crossed' | 'unclear' {
  const loops = [outer, ...holes];
  const straight = loops.map((loop) => loop.every(({ kind }) => kind === 'line'));
  const corners = loops.map((loop) => cornersOf(loop, QUARTER));
  const total = corners.reduce((sum, list) => sum + list.length, 0);
  if (total > MOST_CORNERS || corners.some((list) => list.length < 3)) return 'unclear';
  const meets = total === 4 && straight[0]! ? quadState(corners[0]!) : meetingOf(corners, straight);
  if (meets !== 'simple') return meets;
  for (let h = 1; h < corners.length; h++) {
    if (!contains(corners[0]!, corners[h]![0]!)) return 'unclear';
    for (let k = 1; k < corners.length; k++) if (k !== h && holes.length <= MOST_HOLES && contains(corners[k]!, corners[h]![0]!)) return 'unclear';
  }
  return holes.length <= MOST_HOLES ? 'simple' : 'unclear';
}

const MOST_CORNERS = 4000;
const MOST_HOLES = 64;
/** A lobe this share of the whole is noise of the last digits, not a crossing. */
const LOBE = 1e-6;

/** The commonest case, four corners: only opposite edges can meet. */
function quadState(p: readonly Vector[]): 'simple' | 'crossed' | 'unclear' {
  const [a, b, c, d] = p as [Vector, Vector, Vector, Vector];
  const first = meeting(a, b, c, d), second = meeting(b, c, d, a);
  if (first === 'apart' && second === 'apart') return spikes(p) ? 'unclear' : 'simple';
  if (first === 'cross') return lobeMatters(p, 0, 2) ? 'crossed' : 'unclear';
  if (second === 'cross') return lobeMatters(p, 1, 3) ? 'crossed' : 'unclear';
  return 'unclear';
}

function meetingOf(corners: readonly (readonly Vector[])[], straight: readonly boolean[]): 'simple' | 'crossed' | 'unclear' {
  interface Edge { readonly loop: number; readonly i: number; readonly a: Vector; readonly b: Vector; readonly lo: number; readonly hi: number }
  const edges: Edge[] = [];
  corners.forEach((list, loop) => list.forEach((a, i) => {
    const b = list[(i + 1) % list.length]!;
    edges.push({ loop, i, a, b, lo: Math.min(a[0], b[0]), hi: Math.max(a[0], b[0]) });
  }));
  if (corners.some(spikes)) return 'unclear';
  edges.sort((p, q) => p.lo - q.lo);
  let unclear = false;
  let active: Edge[] = [];
  for (const edge of edges) {
    active = active.filter((other) => other.hi >= edge.lo);
    for (const other of active) {
      const n = corners[edge.loop]!.length;
      const near = edge.loop === other.loop && ((edge.i + 1) % n === other.i || (other.i + 1) % n === edge.i);
      if (near) continue;
      const state = meeting(edge.a, edge.b, other.a, other.b);
      if (state === 'apart') continue;
      unclear = true;
      if (state !== 'cross' || edge.loop !== other.loop || !straight[edge.loop]) continue;
      if (lobeMatters(corners[edge.loop]!, Math.min(edge.i, other.i), Math.max(edge.i, other.i))) return 'crossed';
    }
    active.push(edge);
  }
  return unclear ? 'unclear' : 'simple';
}

const turnOf = (a: Vector, b: Vector, c: Vector): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

function meeting(a: Vector, b: Vector, c: Vector, d: Vector): 'apart' | 'cross' | 'touch' {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return 'apart';
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return 'apart';
  const size = Math.abs(b[0] - a[0]) + Math.abs(b[1] - a[1]) + Math.abs(d[0] - c[0]) + Math.abs(d[1] - c[1]);
  const tiny = 1e-12 * size * size;
  const p = turnOf(a, b, c), q = turnOf(a, b, d), r = turnOf(c, d, a), s = turnOf(c, d, b);
  if ((p > tiny && q > tiny) || (p < -tiny && q < -tiny) || (r > tiny && s > tiny) || (r < -tiny && s < -tiny)) return 'apart';
  return Math.abs(p) > tiny && Math.abs(q) > tiny && Math.abs(r) > tiny && Math.abs(s) > tiny ? 'cross' : 'touch';
}

/** An edge that runs back over the one before. */
function spikes(p: readonly Vector[]): boolean {
  for (let i = 0; i < p.length; i++) {
    const a = p[i]!, b = p[(i + 1) % p.length]!, c = p[(i + 2) % p.length]!;
    const x0 = b[0] - a[0], y0 = b[1] - a[1], x1 = c[0] - b[0], y1 = c[1] - b[1];
    const along = x0 * x1 + y0 * y1;
    if (along < 0 && Math.abs(x0 * y1 - y0 * x1) <= 1e-9 * -along) return true;
  }
  return false;
}

/** Edges i and j of a polygon cross: is what they tie off more than noise? */
function lobeMatters(p: readonly Vector[], i: number, j: number): boolean {
  const a = p[i]!, b = p[(i + 1) % p.length]!, c = p[j]!, d = p[(j + 1) % p.length]!;
  const share = turnOf(c, d, a) / (turnOf(c, d, a) - turnOf(c, d, b));
  const x: Vector = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), 0];
  const lobe = polygonArea([x, ...p.slice(i + 1, j + 1)]);
  const rest = polygonArea([x, ...p.slice(j + 1), ...p.slice(0, i + 1)]);
  return Math.min(Math.abs(lobe), Math.abs(rest)) > LOBE * (Math.abs(lobe) + Math.abs(rest));
}

function polygonArea(p: readonly Vector[]): number {
  const o = p[0]!;
  let twice = 0;
  for (let i = 1; i + 1 < p.length; i++) twice += turnOf(o, p[i]!, p[i + 1]!);
  return twice / 2;
}

function contains(polygon: readonly Vector[], [x, y]: Vector): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const a = polygon[i]!, b = polygon[j]!;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

/** Figures of regions that are apart; null where a void is larger than what it lies in. */
export function sectionOf(regions: readonly Region[], meshArea?: readonly [number, number]): Section | null {
  let area = 0, perimeter = 0;
  let curved = false;
  for (const { outer, holes } of regions) {
    let own = Math.abs(loopArea(outer));
    perimeter += loopLength(outer);
    curved ||= outer.some(({ kind }) => kind === 'arc');
    for (const hole of holes) {
      own -= Math.abs(loopArea(hole));
      perimeter += loopLength(hole);
      curved ||= hole.some(({ kind }) => kind === 'arc');
    }
    if (!(own > 0)) return null;
    area += own;
  }
  return Number.isFinite(area) && Number.isFinite(perimeter) ? { regions, area, meshArea: meshArea === undefined ? [area, area] : [Math.min(area, meshArea[0]), Math.max(area, meshArea[1])], perimeter, curved } : null;
}

/** x ↦ a·x + c·y + e, y ↦ b·x + d·y + f, by columns as IFC writes them. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

function moveLoop(loop: Loop, [a, b, c, d, e, f]: Affine): Segment[] {
  const vector = (v: Vector): Vector => [a * v[0] + c * v[1], b * v[0] + d * v[1], 0];
  const point = (p: Vector): Vector => [a * p[0] + c * p[1] + e, b * p[0] + d * p[1] + f, 0];
  return loop.map((s): Segment => (s.kind === 'line'
    ? { kind: 'line', from: point(s.from), to: point(s.to) }
    : { ...s, centre: point(s.centre), u: vector(s.u), v: vector(s.v) }));
}

/** The section under an affine map of its plane. */
export function moveSection(section: Section, by: Affine): Section | null {
  const det = Math.abs(by[0] * by[3] - by[1] * by[2]);
  return sectionOf(section.regions.map(({ outer, holes }) => ({ outer: moveLoop(outer, by), holes: holes.map((hole) => moveLoop(hole, by)) })), [section.meshArea[0] * det, section.meshArea[1] * det]);
}

/** A corner of a polygon, rounded by `radius`. */
export type Corner = readonly [x: number, y: number, radius?: number];

export function polygonLoop(points: readonly (readonly [number, number])[]): Segment[] {
  return points.map((p, i): Segment => {
    const q = points[(i + 1) % points.length]!;
    return { kind: 'line', from: [p[0], p[1], 0], to: [q[0], q[1], 0] };
  });
}

/** A polygon with its corners rounded by tangent arcs; null where they do not fit. */
export function roundedLoop(corners: readonly Corner[]): Segment[] | null {
  const n = corners.length;
  const cuts = corners.map(([x, y, radius = 0], i) => {
    const p = corners[(i + n - 1) % n]!, q = corners[(i + 1) % n]!;
    const inX = x - p[0], inY = y - p[1], outX = q[0] - x, outY = q[1] - y;
    const inLength = Math.hypot(inX, inY), outLength = Math.hypot(outX, outY);
    const turn = Math.atan2(inX * outY - inY * outX, inX * outX + inY * outY);
    return { x, y, radius, inX: inX / inLength, inY: inY / inLength, outX: outX / outLength, outY: outY / outLength, outLength, turn, cut: radius > 0 ? radius * Math.tan(Math.abs(turn) / 2) : 0 };
  });
  const loop: Segment[] = [];
  for (let i = 0; i < n; i++) {
    const at = cuts[i]!, next = cuts[(i + 1) % n]!;
    if (!(at.radius >= 0) || !(at.outLength > 0)) return null;
    const rest = at.outLength - at.cut - next.cut;
    if (!(rest >= -1e-9 * at.outLength)) return null;
    if (at.radius > 0 && at.turn !== 0) {
      const side = Math.sign(at.turn);
      const sx = at.x - at.inX * at.cut, sy = at.y - at.inY * at.cut;
      const centre: Vector = [sx - at.inY * side * at.radius, sy + at.inX * side * at.radius, 0];
      loop.push({ kind: 'arc', centre, u: [sx - centre[0], sy - centre[1], 0], v: [at.inX * at.radius * side, at.inY * at.radius * side, 0], t0: 0, t1: Math.abs(at.turn) * side });
    }
    const from: Vector = [at.x + at.outX * at.cut, at.y + at.outY * at.cut, 0];
    const to: Vector = [next.x - at.outX * next.cut, next.y - at.outY * next.cut, 0];
    if (rest > 1e-9 * at.outLength) loop.push({ kind: 'line', from, to });
  }
  return loop;
}

/** A whole ellipse about a point, axes along x and y. */
export function ellipseLoop(a: number, b: number): Segment[] {
  return [{ kind: 'arc', centre: [0, 0, 0], u: [a, 0, 0], v: [0, b, 0], t0: 0, t1: 2 * Math.PI }];
}
