/**
 * Two bodies against each other: least distance and contact area, each by a walk down both triangle trees.
 * A body is points (f64 xyz), triangles (u32 × 3) and the tree of its triangles' boxes.
 */
import { allocate, mark, release } from './memory';
import { boxAt, gapOf, TREE_BOXES } from './box-tree';
import { corner, extent, nodeOf, triangleIn } from './triangle-tree';
import { distance2 } from './triangle-distance';

/** Square of the distance between two boxes. */
// @ts-ignore: decorator
@inline
function boxDistance2(a: usize, b: usize): f64 {
  const x = max(0.0, max(load<f64>(a), load<f64>(b)) - min(load<f64>(a, 24), load<f64>(b, 24)));
  const y = max(0.0, max(load<f64>(a, 8), load<f64>(b, 8)) - min(load<f64>(a, 32), load<f64>(b, 32)));
  const z = max(0.0, max(load<f64>(a, 16), load<f64>(b, 16)) - min(load<f64>(a, 40), load<f64>(b, 40)));
  return x * x + y * y + z * z;
}

/** Pairs of nodes still to be looked at: two u32 each; a walk goes down one side at a time, so this deep at most. */
const STACK_PAIRS: usize = 256;

/** Least distance of the two surfaces, 0 where they touch or cross; `limit` when it is not below that. */
export function surfaceDistance(treeA: usize, pointsA: usize, trianglesA: usize, treeB: usize, pointsB: usize, trianglesB: usize, limit: f64): f64 {
  const before = mark();
  const stack = allocate(STACK_PAIRS * 8);
  let best = limit * limit;
  store<u32>(stack, 0);
  store<u32>(stack, 0, 4);
  let depth: usize = 1;
  while (depth > 0 && best > 0) {
    depth--;
    const ia = load<u32>(stack + (depth << 3)), ib = load<u32>(stack + (depth << 3), 4);
    const a = nodeOf(treeA, ia), b = nodeOf(treeB, ib);
    if (!(boxDistance2(a, b) < best)) continue;
    const heldA = load<u32>(a, 52), heldB = load<u32>(b, 52);
    if (heldA != 0 && heldB != 0) {
      const fromA = load<u32>(a, 48), fromB = load<u32>(b, 48);
      for (let i = fromA; i < fromA + heldA; i++) {
        const ta = triangleIn(treeA, i);
        const boxA = boxAt(<usize>load<u32>(treeA, TREE_BOXES), ta);
        if (!(boxDistance2(boxA, b) < best)) continue;
        for (let j = fromB; j < fromB + heldB; j++) {
          const tb = triangleIn(treeB, j);
          if (!(boxDistance2(boxA, boxAt(<usize>load<u32>(treeB, TREE_BOXES), tb)) < best)) continue;
          best = min(best, distance2(
            corner(pointsA, trianglesA, ta, 0), corner(pointsA, trianglesA, ta, 1), corner(pointsA, trianglesA, ta, 2),
            corner(pointsB, trianglesB, tb, 0), corner(pointsB, trianglesB, tb, 1), corner(pointsB, trianglesB, tb, 2),
          ));
        }
      }
      continue;
    }
    const downA = heldB != 0 || (heldA == 0 && extent(a) >= extent(b));
    let nearA = ia, nearB = ib, farA = ia, farB = ib;
    if (downA) {
      nearA = ia + 1;
      farA = load<u32>(a, 48);
    } else {
      nearB = ib + 1;
      farB = load<u32>(b, 48);
    }
    if (boxDistance2(nodeOf(treeA, farA), nodeOf(treeB, farB)) < boxDistance2(nodeOf(treeA, nearA), nodeOf(treeB, nearB))) {
      const sa = nearA, sb = nearB;
      nearA = farA;
      nearB = farB;
      farA = sa;
      farB = sb;
    }
    // the nearer pair is looked at first: what it finds spares most of the rest
    store<u32>(stack + (depth << 3), farA);
    store<u32>(stack + (depth << 3), farB, 4);
    depth++;
    store<u32>(stack + (depth << 3), nearA);
    store<u32>(stack + (depth << 3), nearB, 4);
    depth++;
  }
  release(before);
  return Math.sqrt(best);
}

/** Area over which opposed faces lie within `tolerance` of each other; `cosine`: how far from opposed they may be. */
export function contactArea(treeA: usize, pointsA: usize, trianglesA: usize, treeB: usize, pointsB: usize, trianglesB: usize, tolerance: f64, cosine: f64): f64 {
  const before = mark();
  const stack = allocate(STACK_PAIRS * 8);
  let area = 0.0;
  store<u32>(stack, 0);
  store<u32>(stack, 0, 4);
  let depth: usize = 1;
  while (depth > 0) {
    depth--;
    const ia = load<u32>(stack + (depth << 3)), ib = load<u32>(stack + (depth << 3), 4);
    const a = nodeOf(treeA, ia), b = nodeOf(treeB, ib);
    if (!(gapOf(a, b) <= tolerance)) continue;
    const heldA = load<u32>(a, 52), heldB = load<u32>(b, 52);
    if (heldA != 0 && heldB != 0) {
      const fromA = load<u32>(a, 48), fromB = load<u32>(b, 48);
      for (let i = fromA; i < fromA + heldA; i++) {
        const ta = triangleIn(treeA, i);
        const boxA = boxAt(<usize>load<u32>(treeA, TREE_BOXES), ta);
        for (let j = fromB; j < fromB + heldB; j++) {
          const tb = triangleIn(treeB, j);
          if (!(gapOf(boxA, boxAt(<usize>load<u32>(treeB, TREE_BOXES), tb)) <= tolerance)) continue;
          area += contactOf(
            corner(pointsA, trianglesA, ta, 0), corner(pointsA, trianglesA, ta, 1), corner(pointsA, trianglesA, ta, 2),
            corner(pointsB, trianglesB, tb, 0), corner(pointsB, trianglesB, tb, 1), corner(pointsB, trianglesB, tb, 2),
            tolerance, cosine,
          );
        }
      }
      continue;
    }
    const downA = heldB != 0 || (heldA == 0 && extent(a) >= extent(b));
    for (let k: u32 = 0; k < 2; k++) {
      store<u32>(stack + (depth << 3), downA ? (k == 0 ? load<u32>(a, 48) : ia + 1) : ia);
      store<u32>(stack + (depth << 3), downA ? ib : (k == 0 ? load<u32>(b, 48) : ib + 1), 4);
      depth++;
    }
  }
  release(before);
  return area;
}

/** Two polygons of (u, v, gap) in turn: a triangle cut by five lines has eight corners at most. */
const POLYGON_A = memory.data(24 * 12, 8);
const POLYGON_B = memory.data(24 * 12, 8);

let nx = 0.0, ny = 0.0, nz = 0.0;

/** The unit normal of a triangle into nx, ny, nz; false for a triangle without area. */
function normalOf(a: usize, b: usize, c: usize): bool {
  const ux = load<f64>(b) - load<f64>(a), uy = load<f64>(b, 8) - load<f64>(a, 8), uz = load<f64>(b, 16) - load<f64>(a, 16);
  const vx = load<f64>(c) - load<f64>(a), vy = load<f64>(c, 8) - load<f64>(a, 8), vz = load<f64>(c, 16) - load<f64>(a, 16);
  nx = uy * vz - uz * vy;
  ny = uz * vx - ux * vz;
  nz = ux * vy - uy * vx;
  const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
  if (!(size > 1e-18)) return false;
  nx /= size;
  ny /= size;
  nz /= size;
  return true;
}

function contactOf(a0: usize, a1: usize, a2: usize, b0: usize, b1: usize, b2: usize, tolerance: f64, cosine: f64): f64 {
  if (!normalOf(a0, a1, a2)) return 0;
  const ax = nx, ay = ny, az = nz;
  if (!normalOf(b0, b1, b2)) return 0;
  const bx = nx, by = ny, bz = nz;
  if (!(ax * bx + ay * by + az * bz <= -cosine)) return 0;
  // halfway between both planes, so that neither body is the measure of the other
  let wx = bx - ax, wy = by - ay, wz = bz - az;
  const size = Math.sqrt(wx * wx + wy * wy + wz * wz);
  wx /= size;
  wy /= size;
  wz /= size;
  // the axis least along w makes the plane's first direction
  let ux: f64, uy: f64, uz: f64;
  if (Math.abs(wx) <= Math.abs(wy) && Math.abs(wx) <= Math.abs(wz)) {
    ux = 0;
    uy = wz;
    uz = -wy;
  } else if (Math.abs(wy) <= Math.abs(wz)) {
    ux = -wz;
    uy = 0;
    uz = wx;
  } else {
    ux = wy;
    uy = -wx;
    uz = 0;
  }
  const us = Math.sqrt(ux * ux + uy * uy + uz * uz);
  ux /= us;
  uy /= us;
  uz /= us;
  const vx = wy * uz - wz * uy, vy = wz * ux - wx * uz, vz = wx * uy - wy * ux;
  const ox = load<f64>(b0), oy = load<f64>(b0, 8), oz = load<f64>(b0, 16);
  // height of b's plane over (u, v): b's normal holds h·(w·n) = −u·(u·n) − v·(v·n)
  const nw = wx * bx + wy * by + wz * bz;
  const slopeU = -(ux * bx + uy * by + uz * bz) / nw, slopeV = -(vx * bx + vy * by + vz * bz) / nw;
  for (let k: usize = 0; k < 3; k++) {
    const p = k == 0 ? a0 : k == 1 ? a1 : a2;
    const x = load<f64>(p) - ox, y = load<f64>(p, 8) - oy, z = load<f64>(p, 16) - oz;
    const u = x * ux + y * uy + z * uz, v = x * vx + y * vy + z * vz;
    const at = POLYGON_A + k * 24;
    store<f64>(at, u);
    store<f64>(at, v, 8);
    store<f64>(at, x * wx + y * wy + z * wz - slopeU * u - slopeV * v, 16);
  }
  const x1 = load<f64>(b1) - ox, y1 = load<f64>(b1, 8) - oy, z1 = load<f64>(b1, 16) - oz;
  const x2 = load<f64>(b2) - ox, y2 = load<f64>(b2, 8) - oy, z2 = load<f64>(b2, 16) - oz;
  const u1 = x1 * ux + y1 * uy + z1 * uz, v1 = x1 * vx + y1 * vy + z1 * vz;
  const u2 = x2 * ux + y2 * uy + z2 * uz, v2 = x2 * vx + y2 * vy + z2 * vz;
  // b looks along w, so it runs counter-clockwise: inside is on the left of each edge
  let n = 3;
  n = clip(POLYGON_A, n, POLYGON_B, -v1, u1, 0, 0);
  n = clip(POLYGON_B, n, POLYGON_A, -(v2 - v1), u2 - u1, 0, (v2 - v1) * u1 - (u2 - u1) * v1);
  n = clip(POLYGON_A, n, POLYGON_B, v2, -u2, 0, 0);
  n = clip(POLYGON_B, n, POLYGON_A, 0, 0, -1, tolerance);
  n = clip(POLYGON_A, n, POLYGON_B, 0, 0, 1, tolerance);
  let twice = 0.0;
  for (let k = 1; k + 1 < n; k++) {
    const p = POLYGON_B + <usize>k * 24, q = p + 24;
    twice += (load<f64>(p) - load<f64>(POLYGON_B)) * (load<f64>(q, 8) - load<f64>(POLYGON_B, 8)) - (load<f64>(p, 8) - load<f64>(POLYGON_B, 8)) * (load<f64>(q) - load<f64>(POLYGON_B));
  }
  return Math.abs(twice) * 0.5;
}

/** Keeps of a polygon what has a·u + b·v + c·gap + d ≥ 0; answers the number of corners. */
function clip(from: usize, n: i32, to: usize, a: f64, b: f64, c: f64, d: f64): i32 {
  let kept = 0;
  for (let k = 0; k < n; k++) {
    const p = from + <usize>k * 24, q = from + <usize>(k + 1 == n ? 0 : k + 1) * 24;
    const sp = a * load<f64>(p) + b * load<f64>(p, 8) + c * load<f64>(p, 16) + d;
    const sq = a * load<f64>(q) + b * load<f64>(q, 8) + c * load<f64>(q, 16) + d;
    if (sp >= 0) {
      memory.copy(to + <usize>kept * 24, p, 24);
      kept++;
    }
    if (sp >= 0 != sq >= 0) {
      const t = sp / (sp - sq);
      const at = to + <usize>kept * 24;
      store<f64>(at, load<f64>(p) + t * (load<f64>(q) - load<f64>(p)));
      store<f64>(at, load<f64>(p, 8) + t * (load<f64>(q, 8) - load<f64>(p, 8)), 8);
      store<f64>(at, load<f64>(p, 16) + t * (load<f64>(q, 16) - load<f64>(p, 16)), 16);
      kept++;
    }
  }
  return kept;
}

/** How often the surface winds around a point: 1 inside a closed body that looks outward, 0 outside. */
export function windingNumber(points: usize, triangles: usize, count: i32, x: f64, y: f64, z: f64): f64 {
  let sum = 0.0;
  for (let t = 0; t < count; t++) {
    const a = corner(points, triangles, t, 0), b = corner(points, triangles, t, 1), c = corner(points, triangles, t, 2);
    const ax = load<f64>(a) - x, ay = load<f64>(a, 8) - y, az = load<f64>(a, 16) - z;
    const bx = load<f64>(b) - x, by = load<f64>(b, 8) - y, bz = load<f64>(b, 16) - z;
    const cx = load<f64>(c) - x, cy = load<f64>(c, 8) - y, cz = load<f64>(c, 16) - z;
    const la = Math.sqrt(ax * ax + ay * ay + az * az), lb = Math.sqrt(bx * bx + by * by + bz * bz), lc = Math.sqrt(cx * cx + cy * cy + cz * cz);
    const volume = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    const flat = la * lb * lc + (ax * bx + ay * by + az * bz) * lc + (bx * cx + by * cy + bz * cz) * la + (cx * ax + cy * ay + cz * az) * lb;
    sum += Math.atan2(volume, flat);
  }
  // van Oosterom and Strackee: each triangle's solid angle is twice the arc tangent
  return sum / (2 * Math.PI);
}
