/**
 * Volume, area and first moments of triangles as a mesher hands them over: single precision, vertices of any stride,
 * double-precision sums, two triangles at once. Nothing is welded; a closed surface need not be.
 */

/** Numbers in a result: 6 × volume, 2 × area, 24 × first moments (x, y, z). */
const RESULT: usize = 5 * 8;

/**
 * `vertices`: xyz first in every `stride` (≥ 4) 32-bit floats, so that 16 bytes may be read at each; `indices`: three
 * 32-bit numbers per triangle. Sums are about the first vertex of the first triangle. Indices must be in range.
 */
export function soup(vertices: usize, stride: i32, indices: usize, triangles: i32, out: usize): void {
  memory.fill(out, 0, RESULT);
  if (triangles <= 0) return;
  const step = <usize>stride << 2;
  const first = vertices + <usize>load<u32>(indices) * step;
  const ox = f64x2.splat(<f64>load<f32>(first)), oy = f64x2.splat(<f64>load<f32>(first, 4)), oz = f64x2.splat(<f64>load<f32>(first, 8));
  let six = f64x2.splat(0), twice = f64x2.splat(0), mx = f64x2.splat(0), my = f64x2.splat(0), mz = f64x2.splat(0);
  const pairs = triangles >> 1;
  let at = indices;
  for (let i = 0; i < pairs; i++) {
    const p0 = v128.load(vertices + <usize>load<u32>(at) * step), q0 = v128.load(vertices + <usize>load<u32>(at, 12) * step);
    const p1 = v128.load(vertices + <usize>load<u32>(at, 4) * step), q1 = v128.load(vertices + <usize>load<u32>(at, 16) * step);
    const p2 = v128.load(vertices + <usize>load<u32>(at, 8) * step), q2 = v128.load(vertices + <usize>load<u32>(at, 20) * step);
    at += 24;
    const xy0 = v128.shuffle<f32>(p0, q0, 0, 4, 1, 5), xy1 = v128.shuffle<f32>(p1, q1, 0, 4, 1, 5), xy2 = v128.shuffle<f32>(p2, q2, 0, 4, 1, 5);
    const ax = f64x2.sub(f64x2.promote_low_f32x4(xy0), ox);
    const bx = f64x2.sub(f64x2.promote_low_f32x4(xy1), ox);
    const cx = f64x2.sub(f64x2.promote_low_f32x4(xy2), ox);
    const ay = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f64>(xy0, xy0, 1, 1)), oy);
    const by = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f64>(xy1, xy1, 1, 1)), oy);
    const cy = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f64>(xy2, xy2, 1, 1)), oy);
    const az = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f32>(p0, q0, 2, 6, 3, 7)), oz);
    const bz = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f32>(p1, q1, 2, 6, 3, 7)), oz);
    const cz = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f32>(p2, q2, 2, 6, 3, 7)), oz);
    const ux = f64x2.sub(bx, ax), uy = f64x2.sub(by, ay), uz = f64x2.sub(bz, az);
    const vx = f64x2.sub(cx, ax), vy = f64x2.sub(cy, ay), vz = f64x2.sub(cz, az);
    const nx = f64x2.sub(f64x2.mul(uy, vz), f64x2.mul(uz, vy));
    const ny = f64x2.sub(f64x2.mul(uz, vx), f64x2.mul(ux, vz));
    const nz = f64x2.sub(f64x2.mul(ux, vy), f64x2.mul(uy, vx));
    twice = f64x2.add(twice, f64x2.sqrt(f64x2.add(f64x2.add(f64x2.mul(nx, nx), f64x2.mul(ny, ny)), f64x2.mul(nz, nz))));
    const det = f64x2.add(f64x2.add(f64x2.mul(ax, nx), f64x2.mul(ay, ny)), f64x2.mul(az, nz));
    six = f64x2.add(six, det);
    mx = f64x2.add(mx, f64x2.mul(det, f64x2.add(f64x2.add(ax, bx), cx)));
    my = f64x2.add(my, f64x2.mul(det, f64x2.add(f64x2.add(ay, by), cy)));
    mz = f64x2.add(mz, f64x2.mul(det, f64x2.add(f64x2.add(az, bz), cz)));
  }
  let six1 = f64x2.extract_lane(six, 0) + f64x2.extract_lane(six, 1);
  let twice1 = f64x2.extract_lane(twice, 0) + f64x2.extract_lane(twice, 1);
  let mx1 = f64x2.extract_lane(mx, 0) + f64x2.extract_lane(mx, 1);
  let my1 = f64x2.extract_lane(my, 0) + f64x2.extract_lane(my, 1);
  let mz1 = f64x2.extract_lane(mz, 0) + f64x2.extract_lane(mz, 1);
  if (triangles & 1) {
    const a = vertices + <usize>load<u32>(at) * step, b = vertices + <usize>load<u32>(at, 4) * step, c = vertices + <usize>load<u32>(at, 8) * step;
    const x0 = f64x2.extract_lane(ox, 0), y0 = f64x2.extract_lane(oy, 0), z0 = f64x2.extract_lane(oz, 0);
    const ax = <f64>load<f32>(a) - x0, ay = <f64>load<f32>(a, 4) - y0, az = <f64>load<f32>(a, 8) - z0;
    const bx = <f64>load<f32>(b) - x0, by = <f64>load<f32>(b, 4) - y0, bz = <f64>load<f32>(b, 8) - z0;
    const cx = <f64>load<f32>(c) - x0, cy = <f64>load<f32>(c, 4) - y0, cz = <f64>load<f32>(c, 8) - z0;
    const nx = (by - ay) * (cz - az) - (bz - az) * (cy - ay);
    const ny = (bz - az) * (cx - ax) - (bx - ax) * (cz - az);
    const nz = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    const det = ax * nx + ay * ny + az * nz;
    twice1 += Math.sqrt(nx * nx + ny * ny + nz * nz);
    six1 += det;
    mx1 += det * (ax + bx + cx);
    my1 += det * (ay + by + cy);
    mz1 += det * (az + bz + cz);
  }
  store<f64>(out, six1);
  store<f64>(out, twice1, 8);
  store<f64>(out, mx1, 16);
  store<f64>(out, my1, 24);
  store<f64>(out, mz1, 32);
}
