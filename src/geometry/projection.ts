/** The region that a body covers when seen along one direction: area and contours of the union of its projection. */
import { TOLERANCE } from '../units.ts';
import type { BodyMesh } from './body.ts';
import { contourArea, contoursArea } from './plan.ts';
import type { Plan } from './plan.ts';

export interface Projection {
  /** m² of the union; null when it needs a union and no plan was given, or the union failed */
  readonly area: number | null;
  /** outer counter-clockwise, holes clockwise, in the frame of the two axes, relative to the body's origin; null as for area */
  readonly contours: readonly Float64Array[] | null;
}

export interface ProjectionInput {
  readonly body: BodyMesh;
  /** two orthonormal axes of the picture plane; their cross product points at the eye */
  readonly right: readonly [number, number, number];
  readonly up: readonly [number, number, number];
  /** 1 or -1 per part of a closed body (which way its faces look); null for an open one, whose faces say nothing */
  readonly orientation: readonly number[] | null;
  readonly plan: Plan | null;
}

export interface Projector {
  project(input: ProjectionInput): Projection;
}

/** Faces steeper than this show as a line: what single precision leaves of a vertical face. */
const EDGE_ON = 5e-6;
/** Up to here every edge is compared with every other; above, the union is cheaper. */
const PAIRWISE_LIMIT = 160;

/**
 * The faces that look at the eye cover the region as often as the line of sight enters the body. Their boundary is a
 * set of loops whose winding number is that count: where the loops are simple and none lies wrongly inside another,
 * the count is one and the areas add up exactly; otherwise the region is where the winding is positive.
 */
export function createProjector(): Projector {
  let px = new Float64Array(1024);
  let py = new Float64Array(1024);
  let same = new Int32Array(1024);
  let cells = new Int32Array(2048);
  let chain = new Int32Array(1024);
  let edgeLow = new Int32Array(4096);
  let edgeHigh = new Int32Array(4096);
  let edgeCount = new Int32Array(4096);
  let order = new Int32Array(4096);

  const project = ({ body, right, up, orientation, plan }: ProjectionInput): Projection => {
    const { positions, triangles, partEnds } = body;
    const n = positions.length / 3;
    if (px.length < n) {
      px = new Float64Array(2 * n);
      py = new Float64Array(2 * n);
      same = new Int32Array(2 * n);
      chain = new Int32Array(2 * n);
    }
    let cellSize = 2048;
    while (cellSize < 2 * n) cellSize *= 2;
    if (cells.length < cellSize) cells = new Int32Array(cellSize);
    cells.fill(-1, 0, cellSize);
    weldPlane(n, cellSize);

    let edgeSize = 256;
    while (edgeSize < triangles.length * 2) edgeSize *= 2;
    if (edgeLow.length < edgeSize) {
      edgeLow = new Int32Array(edgeSize);
      edgeHigh = new Int32Array(edgeSize);
      edgeCount = new Int32Array(edgeSize);
      order = new Int32Array(edgeSize);
    }
    edgeLow.fill(-1, 0, edgeSize);
    const edgeMask = edgeSize - 1;
    let edges = 0;
    const addEdge = (a: number, b: number): void => {
      if (a === b) return;
      const low = a < b ? a : b;
      const high = a < b ? b : a;
      let slot = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
      slot = (slot ^ (slot >>> 15)) & edgeMask;
      while (edgeLow[slot]! >= 0 && (edgeLow[slot] !== low || edgeHigh[slot] !== high)) slot = (slot + 1) & edgeMask;
      if (edgeLow[slot]! < 0) {
        edgeLow[slot] = low;
        edgeHigh[slot] = high;
        edgeCount[slot] = 0;
        order[edges++] = slot;
      }
      edgeCount[slot] = edgeCount[slot]! + (a < b ? 1 : -1);
    };

    const countOf = (a: number, b: number): number => {
      const low = a < b ? a : b;
      const high = a < b ? b : a;
      let slot = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
      slot = (slot ^ (slot >>> 15)) & edgeMask;
      while (edgeLow[slot]! >= 0 && (edgeLow[slot] !== low || edgeHigh[slot] !== high)) slot = (slot + 1) & edgeMask;
      return edgeLow[slot]! < 0 ? 0 : edgeCount[slot]! * (a < b ? 1 : -1);
    };

    const slivers: number[] = [];
    let part = 0;
    for (let t = 0; t < triangles.length; t += 3) {
      while (t / 3 >= partEnds[part]!) part++;
      const a = triangles[t]!, b = triangles[t + 1]!, c = triangles[t + 2]!;
      const twice = (px[b]! - px[a]!) * (py[c]! - py[a]!) - (px[c]! - px[a]!) * (py[b]! - py[a]!);
      const ux = positions[3 * b]! - positions[3 * a]!, uy = positions[3 * b + 1]! - positions[3 * a + 1]!, uz = positions[3 * b + 2]! - positions[3 * a + 2]!;
      const vx = positions[3 * c]! - positions[3 * a]!, vy = positions[3 * c + 1]! - positions[3 * a + 1]!, vz = positions[3 * c + 2]! - positions[3 * a + 2]!;
      const full = Math.sqrt((uy * vz - uz * vy) ** 2 + (uz * vx - ux * vz) ** 2 + (ux * vy - uy * vx) ** 2);
      const longest = Math.max(ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz);
      if (full * full <= 4 * TOLERANCE.weld * TOLERANCE.weld * longest) slivers.push(t);
      if (Math.abs(twice) <= EDGE_ON * full || slivers[slivers.length - 1] === t) continue;
      if (orientation !== null && twice * orientation[part]! < 0) continue;
      const wa = same[a]!, wb = same[b]!, wc = same[c]!;
      if (twice > 0) {
        addEdge(wa, wb);
        addEdge(wb, wc);
        addEdge(wc, wa);
      } else {
        addEdge(wa, wc);
        addEdge(wc, wb);
        addEdge(wb, wa);
      }
    }

    // A sliver has no side of its own: it belongs where the three edges of its neighbours wait for it.
    for (let left = slivers, before = 0; left.length > 0 && left.length !== before;) {
      before = left.length;
      left = left.filter((t) => {
        const wa = same[triangles[t]!]!, wb = same[triangles[t + 1]!]!, wc = same[triangles[t + 2]!]!;
        for (const [x, y, z] of [[wa, wb, wc], [wc, wb, wa]] as const) {
          // of a row of slivers the outermost waits with two edges, the next then with two of its own
          if (x === y || y === z || z === x || [countOf(y, x), countOf(z, y), countOf(x, z)].filter((n) => n > 0).length < 2) continue;
          addEdge(x, y);
          addEdge(y, z);
          addEdge(z, x);
          return false;
        }
        return true;
      });
    }

    const loops = chainLoops(edges);
    if (loops.length === 0) return { area: 0, contours: [] };
    if (windsOnce(loops)) return { area: contoursArea(loops), contours: loops };
    if (plan === null) return { area: null, contours: null };
    const contours = plan.union(loops);
    // A body that shows a face has a region; none means that the union failed.
    if (contours.length === 0) return { area: null, contours: null };
    return { area: contoursArea(contours), contours };

    function weldPlane(count: number, size: number): void {
      const mask = size - 1;
      const cell = TOLERANCE.weld * 10;
      for (let v = 0; v < count; v++) {
        const x = positions[3 * v]!, y = positions[3 * v + 1]!, z = positions[3 * v + 2]!;
        const qx = x * right[0] + y * right[1] + z * right[2];
        const qy = x * up[0] + y * up[1] + z * up[2];
        px[v] = qx;
        py[v] = qy;
        const fx = qx / cell, fy = qy / cell;
        const ix = Math.floor(fx), iy = Math.floor(fy);
        const rx = fx - ix, ry = fy - iy;
        const x0 = rx < 0.1 ? ix - 1 : ix, x1 = rx > 0.9 ? ix + 1 : ix;
        const y0 = ry < 0.1 ? iy - 1 : iy, y1 = ry > 0.9 ? iy + 1 : iy;
        let found = -1;
        search: for (let cx = x0; cx <= x1; cx++) {
          for (let cy = y0; cy <= y1; cy++) {
            for (let w = cells[hash2(cx, cy) & mask]!; w >= 0; w = chain[w]!) {
              if (Math.abs(px[w]! - qx) <= TOLERANCE.weld && Math.abs(py[w]! - qy) <= TOLERANCE.weld) {
                found = w;
                break search;
              }
            }
          }
        }
        if (found < 0) {
          const slot = hash2(ix, iy) & mask;
          chain[v] = cells[slot]!;
          cells[slot] = v;
          found = v;
        }
        same[v] = found;
      }
    }

    function chainLoops(edgeTotal: number): Float64Array[] {
      const outgoing = new Map<number, number[]>();
      let total = 0;
      for (let e = 0; e < edgeTotal; e++) {
        const slot = order[e]!;
        const times = edgeCount[slot]!;
        if (times === 0) continue;
        const from = times > 0 ? edgeLow[slot]! : edgeHigh[slot]!;
        const to = times > 0 ? edgeHigh[slot]! : edgeLow[slot]!;
        let list = outgoing.get(from);
        if (list === undefined) outgoing.set(from, (list = []));
        for (let k = Math.abs(times); k > 0; k--) {
          list.push(to);
          total++;
        }
      }
      const found: Float64Array[] = [];
      for (const [start, list] of outgoing) {
        while (list.length > 0) {
          const loop: number[] = [];
          let at = start;
          for (let guard = 0; guard <= total; guard++) {
            const nextList = outgoing.get(at);
            const to = nextList?.pop();
            if (to === undefined) break;
            loop.push(at);
            at = to;
            if (at === start) break;
          }
          const contour = straighten(loop);
          if (contour.length >= 6) found.push(contour);
        }
      }
      return found;
    }

    /** Drops points on a straight line between their neighbours. */
    function straighten(loop: readonly number[]): Float64Array {
      const kept: number[] = [];
      const m = loop.length;
      for (let i = 0; i < m; i++) {
        const p = kept.length > 0 ? kept[kept.length - 1]! : loop[(i + m - 1) % m]!;
        const q = loop[i]!;
        const r = loop[(i + 1) % m]!;
        const ax = px[q]! - px[p]!, ay = py[q]! - py[p]!, bx = px[r]! - px[q]!, by = py[r]! - py[q]!;
        const cross = ax * by - ay * bx;
        const dot = ax * bx + ay * by;
        if (Math.abs(cross) <= 1e-9 * (ax * ax + ay * ay + bx * bx + by * by) && dot > 0) continue;
        kept.push(q);
      }
      const contour = new Float64Array(kept.length * 2);
      kept.forEach((v, i) => {
        contour[2 * i] = px[v]!;
        contour[2 * i + 1] = py[v]!;
      });
      return contour;
    }
  };
  return { project };
}

function hash2(x: number, y: number): number {
  const h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
  return h ^ (h >>> 15);
}

/** True where the loops' winding number is 0 or 1 everywhere: then their signed areas add up to the region's. */
function windsOnce(loops: readonly Float64Array[]): boolean {
  if (loops.length === 1 && isConvex(loops[0]!)) return true;
  let points = 0;
  for (const loop of loops) points += loop.length / 2;
  if (points > PAIRWISE_LIMIT) return false;
  const total = contoursArea(loops);
  if (!(total > 0)) return false;
  if (anyTouch(loops, points)) return false;
  for (const loop of loops) {
    let winding = 0;
    for (const other of loops) if (other !== loop) winding += windingAt(other, loop[0]!, loop[1]!);
    if (winding !== (contourArea(loop) > 0 ? 0 : 1)) return false;
  }
  return true;
}

/** Counter-clockwise, every turn to the left, once around. */
function isConvex(loop: Float64Array): boolean {
  const m = loop.length / 2;
  let turns = 0;
  let flips = 0;
  let lastSign = 0;
  for (let i = 0; i < m; i++) {
    const j = (i + 1) % m, k = (i + 2) % m;
    const ax = loop[2 * j]! - loop[2 * i]!, ay = loop[2 * j + 1]! - loop[2 * i + 1]!;
    const bx = loop[2 * k]! - loop[2 * j]!, by = loop[2 * k + 1]! - loop[2 * j + 1]!;
    if (ax * by - ay * bx <= 0) return false;
    turns++;
    const sign = ax > 0 || (ax === 0 && ay > 0) ? 1 : -1;
    if (lastSign !== 0 && sign !== lastSign) flips++;
    lastSign = sign;
  }
  const firstX = loop[2]! - loop[0]!, firstY = loop[3]! - loop[1]!;
  const firstSign = firstX > 0 || (firstX === 0 && firstY > 0) ? 1 : -1;
  if (firstSign !== lastSign) flips++;
  return turns >= 3 && flips === 2;
}

function anyTouch(loops: readonly Float64Array[], points: number): boolean {
  const ends = new Float64Array(points * 4);
  const loopOf = new Int32Array(points);
  const rank = new Int32Array(points);
  let e = 0;
  loops.forEach((loop, l) => {
    const m = loop.length / 2;
    for (let i = 0; i < m; i++) {
      const j = (i + 1) % m;
      ends.set([loop[2 * i]!, loop[2 * i + 1]!, loop[2 * j]!, loop[2 * j + 1]!], 4 * e);
      loopOf[e] = l;
      rank[e] = i;
      e++;
    }
  });
  for (let i = 0; i < e; i++) {
    const ax = ends[4 * i]!, ay = ends[4 * i + 1]!, bx = ends[4 * i + 2]!, by = ends[4 * i + 3]!;
    const xMin = Math.min(ax, bx), xMax = Math.max(ax, bx), yMin = Math.min(ay, by), yMax = Math.max(ay, by);
    for (let j = i + 1; j < e; j++) {
      const cx = ends[4 * j]!, cy = ends[4 * j + 1]!, dx = ends[4 * j + 2]!, dy = ends[4 * j + 3]!;
      if (Math.max(cx, dx) < xMin || Math.min(cx, dx) > xMax || Math.max(cy, dy) < yMin || Math.min(cy, dy) > yMax) continue;
      if (loopOf[i] === loopOf[j]) {
        const m = loops[loopOf[i]!]!.length / 2;
        const gap = rank[j]! - rank[i]!;
        if (gap === 1 || gap === m - 1) {
          // Neighbours share a point; they touch elsewhere only when one folds back over the other.
          const ux = bx - ax, uy = by - ay, vx = dx - cx, vy = dy - cy;
          if (Math.abs(ux * vy - uy * vx) <= 1e-12 && ux * vx + uy * vy < 0) return true;
          continue;
        }
      }
      const d1 = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
      const d2 = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
      const d3 = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
      const d4 = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
      if (d1 * d2 <= 0 && d3 * d4 <= 0) return true;
    }
  }
  return false;
}

function windingAt(loop: Float64Array, x: number, y: number): number {
  let winding = 0;
  const m = loop.length / 2;
  for (let i = 0; i < m; i++) {
    const j = (i + 1) % m;
    const ay = loop[2 * i + 1]!, by = loop[2 * j + 1]!;
    const side = (loop[2 * j]! - loop[2 * i]!) * (y - ay) - (x - loop[2 * i]!) * (by - ay);
    if (ay <= y && by > y && side > 0) winding++;
    else if (ay > y && by <= y && side < 0) winding--;
  }
  return winding;
}
