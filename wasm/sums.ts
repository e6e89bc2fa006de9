/** Volume, area by direction, centre and box of a mesh, two triangles at once. */

// @ts-ignore: decorator
@inline
function both(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}

/**
 * `positions`: 24 bytes per vertex, all of which the box holds; `triangles`: 12 bytes each, and 12 behind them that are written. Faces whose normal's z is at most
 * `upright` of its length stand upright, those of at least `level` lie level. Writes 14 doubles: 6 × volume, 2 × area,
 * 24 × first moments (3), box (6), 2 × area upright, level and looking up, level and looking down.
 */
export function sums(positions: usize, vertexCount: i32, triangles: usize, triangleCount: i32, upright: f64, level: f64, out: usize): void {
  let low = f64x2.splat(Infinity), high = f64x2.splat(-Infinity), bottom = Infinity, top = -Infinity;
  for (let p = positions, end = positions + <usize>vertexCount * 24; p < end; p += 24) {
    const xy = v128.load(p);
    const z = load<f64>(p, 16);
    low = f64x2.pmin(low, xy);
    high = f64x2.pmax(high, xy);
    if (z < bottom) bottom = z;
    if (z > top) top = z;
  }
  let six = f64x2.splat(0), twice = f64x2.splat(0), mx = f64x2.splat(0), my = f64x2.splat(0), mz = f64x2.splat(0);
  let standing = f64x2.splat(0), facingUp = f64x2.splat(0), facingDown = f64x2.splat(0);
  const steep = f64x2.splat(upright), flat = f64x2.splat(level);
  let at = triangles;
  // an odd last triangle stands beside one of no extent
  const end = triangles + <usize>triangleCount * 12;
  store<i64>(end, 0);
  store<i32>(end, 0, 8);
  for (; at < end; at += 24) {
    const p0 = positions + <usize>load<u32>(at) * 24, p1 = positions + <usize>load<u32>(at, 4) * 24, p2 = positions + <usize>load<u32>(at, 8) * 24;
    const q0 = positions + <usize>load<u32>(at, 12) * 24, q1 = positions + <usize>load<u32>(at, 16) * 24, q2 = positions + <usize>load<u32>(at, 20) * 24;
    const a = v128.load(p0), d = v128.load(q0), b = v128.load(p1), e = v128.load(q1), c = v128.load(p2), f = v128.load(q2);
    const ax = v128.shuffle<f64>(a, d, 0, 2), ay = v128.shuffle<f64>(a, d, 1, 3), az = v128.load64_lane(q0, v128.load64_zero(p0, 16), 1, 16);
    const bx = v128.shuffle<f64>(b, e, 0, 2), by = v128.shuffle<f64>(b, e, 1, 3), bz = v128.load64_lane(q1, v128.load64_zero(p1, 16), 1, 16);
    const cx = v128.shuffle<f64>(c, f, 0, 2), cy = v128.shuffle<f64>(c, f, 1, 3), cz = v128.load64_lane(q2, v128.load64_zero(p2, 16), 1, 16);
    const ux = f64x2.sub(bx, ax), uy = f64x2.sub(by, ay), uz = f64x2.sub(bz, az);
    const vx = f64x2.sub(cx, ax), vy = f64x2.sub(cy, ay), vz = f64x2.sub(cz, az);
    const nx = f64x2.sub(f64x2.mul(uy, vz), f64x2.mul(uz, vy));
    const ny = f64x2.sub(f64x2.mul(uz, vx), f64x2.mul(ux, vz));
    const nz = f64x2.sub(f64x2.mul(ux, vy), f64x2.mul(uy, vx));
    const size = f64x2.sqrt(f64x2.add(f64x2.add(f64x2.mul(nx, nx), f64x2.mul(ny, ny)), f64x2.mul(nz, nz)));
    twice = f64x2.add(twice, size);
    const rise = f64x2.abs(nz), limit = f64x2.mul(size, flat);
    standing = f64x2.add(standing, v128.and(size, f64x2.le(rise, f64x2.mul(size, steep))));
    facingUp = f64x2.add(facingUp, v128.and(size, f64x2.ge(nz, limit)));
    facingDown = f64x2.add(facingDown, v128.and(size, f64x2.le(nz, f64x2.neg(limit))));
    const det = f64x2.add(f64x2.add(f64x2.mul(ax, nx), f64x2.mul(ay, ny)), f64x2.mul(az, nz));
    six = f64x2.add(six, det);
    mx = f64x2.add(mx, f64x2.mul(det, f64x2.add(f64x2.add(ax, bx), cx)));
    my = f64x2.add(my, f64x2.mul(det, f64x2.add(f64x2.add(ay, by), cy)));
    mz = f64x2.add(mz, f64x2.mul(det, f64x2.add(f64x2.add(az, bz), cz)));
  }
  store<f64>(out, both(six));
  store<f64>(out, both(twice), 8);
  store<f64>(out, both(mx), 16);
  store<f64>(out, both(my), 24);
  store<f64>(out, both(mz), 32);
  v128.store(out, low, 40);
  store<f64>(out, bottom, 56);
  v128.store(out, high, 64);
  store<f64>(out, top, 80);
  store<f64>(out, both(standing), 88);
  store<f64>(out, both(facingUp), 96);
  store<f64>(out, both(facingDown), 104);
}
