/** Square of the least distance between two triangles, 0 where they touch or cross. Arguments are their corners' addresses. */

export function distance2(a0: usize, a1: usize, a2: usize, b0: usize, b1: usize, b2: usize): f64 {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const p = i == 0 ? a0 : i == 1 ? a1 : a2, q = i == 0 ? a1 : i == 1 ? a2 : a0;
    best = min(best, segments2(p, q, b0, b1));
    best = min(best, segments2(p, q, b1, b2));
    best = min(best, segments2(p, q, b2, b0));
  }
  if (best == 0) return 0;
  best = min(best, cornersOver(a0, a1, a2, b0, b1, b2));
  return min(best, cornersOver(b0, b1, b2, a0, a1, a2));
}

/** Closest points of two segments (Ericson, Real-Time Collision Detection 5.1.9). */
function segments2(p1: usize, q1: usize, p2: usize, q2: usize): f64 {
  const d1x = load<f64>(q1) - load<f64>(p1), d1y = load<f64>(q1, 8) - load<f64>(p1, 8), d1z = load<f64>(q1, 16) - load<f64>(p1, 16);
  const d2x = load<f64>(q2) - load<f64>(p2), d2y = load<f64>(q2, 8) - load<f64>(p2, 8), d2z = load<f64>(q2, 16) - load<f64>(p2, 16);
  const rx = load<f64>(p1) - load<f64>(p2), ry = load<f64>(p1, 8) - load<f64>(p2, 8), rz = load<f64>(p1, 16) - load<f64>(p2, 16);
  const a = d1x * d1x + d1y * d1y + d1z * d1z, e = d2x * d2x + d2y * d2y + d2z * d2z;
  const f = d2x * rx + d2y * ry + d2z * rz;
  let s = 0.0, t = 0.0;
  if (a > 0 && e > 0) {
    const b = d1x * d2x + d1y * d2y + d1z * d2z, c = d1x * rx + d1y * ry + d1z * rz;
    const denominator = a * e - b * b;
    // parallel segments: any point of the first will do, the clamping below finds the partner
    s = denominator > 1e-14 * a * e ? unit((b * f - c * e) / denominator) : 0;
    t = (b * s + f) / e;
    if (t < 0) {
      t = 0;
      s = unit(-c / a);
    } else if (t > 1) {
      t = 1;
      s = unit((b - c) / a);
    }
  } else if (a > 0) {
    s = unit(-(d1x * rx + d1y * ry + d1z * rz) / a);
  } else if (e > 0) {
    t = unit(f / e);
  }
  const x = rx + d1x * s - d2x * t, y = ry + d1y * s - d2y * t, z = rz + d1z * s - d2z * t;
  return x * x + y * y + z * z;
}

// @ts-ignore: decorator
@inline
function unit(value: f64): f64 {
  return max(0.0, min(1.0, value));
}

/** Corners of a that stand over b's inside, and edges of a that go through it. */
function cornersOver(a0: usize, a1: usize, a2: usize, b0: usize, b1: usize, b2: usize): f64 {
  const ux = load<f64>(b1) - load<f64>(b0), uy = load<f64>(b1, 8) - load<f64>(b0, 8), uz = load<f64>(b1, 16) - load<f64>(b0, 16);
  const vx = load<f64>(b2) - load<f64>(b0), vy = load<f64>(b2, 8) - load<f64>(b0, 8), vz = load<f64>(b2, 16) - load<f64>(b0, 16);
  const nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
  const size2 = nx * nx + ny * ny + nz * nz;
  if (!(size2 > 0)) return Infinity;
  const h0 = heightOver(a0, b0, nx, ny, nz), h1 = heightOver(a1, b0, nx, ny, nz), h2 = heightOver(a2, b0, nx, ny, nz);
  let best = Infinity;
  if (over(a0, a0, 0, b0, b1, b2, nx, ny, nz)) best = min(best, h0 * h0);
  if (over(a1, a1, 0, b0, b1, b2, nx, ny, nz)) best = min(best, h1 * h1);
  if (over(a2, a2, 0, b0, b1, b2, nx, ny, nz)) best = min(best, h2 * h2);
  if (h0 * h1 < 0 && over(a0, a1, h0 / (h0 - h1), b0, b1, b2, nx, ny, nz)) return 0;
  if (h1 * h2 < 0 && over(a1, a2, h1 / (h1 - h2), b0, b1, b2, nx, ny, nz)) return 0;
  if (h2 * h0 < 0 && over(a2, a0, h2 / (h2 - h0), b0, b1, b2, nx, ny, nz)) return 0;
  return best / size2;
}

// @ts-ignore: decorator
@inline
function heightOver(p: usize, b: usize, nx: f64, ny: f64, nz: f64): f64 {
  return (load<f64>(p) - load<f64>(b)) * nx + (load<f64>(p, 8) - load<f64>(b, 8)) * ny + (load<f64>(p, 16) - load<f64>(b, 16)) * nz;
}

/** Is the point at share t from p to q over the triangle, seen along its normal? */
function over(p: usize, q: usize, t: f64, b0: usize, b1: usize, b2: usize, nx: f64, ny: f64, nz: f64): bool {
  const x = load<f64>(p) + t * (load<f64>(q) - load<f64>(p)), y = load<f64>(p, 8) + t * (load<f64>(q, 8) - load<f64>(p, 8)), z = load<f64>(p, 16) + t * (load<f64>(q, 16) - load<f64>(p, 16));
  return leftOf(b0, b1, x, y, z, nx, ny, nz) && leftOf(b1, b2, x, y, z, nx, ny, nz) && leftOf(b2, b0, x, y, z, nx, ny, nz);
}

function leftOf(a: usize, b: usize, x: f64, y: f64, z: f64, nx: f64, ny: f64, nz: f64): bool {
  const ex = load<f64>(b) - load<f64>(a), ey = load<f64>(b, 8) - load<f64>(a, 8), ez = load<f64>(b, 16) - load<f64>(a, 16);
  const px = x - load<f64>(a), py = y - load<f64>(a, 8), pz = z - load<f64>(a, 16);
  return (ey * pz - ez * py) * nx + (ez * px - ex * pz) * ny + (ex * py - ey * px) * nz >= 0;
}
