/** What geometry.mjs runs after the build: the core against plain typed-array JavaScript and against web-ifc's meshing, in one process. */
import { readFileSync } from 'node:fs';
import { weld } from '../../src/geometry/body.ts';
import { core } from '../../src/geometry/core.ts';
import { loadManifold } from '../../src/geometry/manifold.ts';
import { createMeasurer } from '../../src/geometry/measure.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { solidOf } from '../../src/geometry/solid.ts';
import { createUnite } from '../../src/geometry/unite.ts';
import { wishOf } from '../../src/geometry/wishes.ts';
import { openText, partsOf } from '../../src/ifc/mesh.ts';
import { indexStep } from '../../src/ifc/step-index.ts';
import { planSubsets } from '../../src/ifc/subset.ts';
import { startNodeEngine } from '../../src/worker/mesh-worker-host-node.ts';

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** The kernel of wasm/sums.ts, line for line, in JavaScript over typed arrays. */
function plainSums(positions: Float64Array, triangles: Uint32Array, upright: number, level: number, out: Float64Array): void {
  let x0 = Infinity, y0 = Infinity, z0 = Infinity, x1 = -Infinity, y1 = -Infinity, z1 = -Infinity;
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i]!, y = positions[i + 1]!, z = positions[i + 2]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
    if (z < z0) z0 = z;
    if (z > z1) z1 = z;
  }
  let six = 0, twice = 0, mx = 0, my = 0, mz = 0, standing = 0, facingUp = 0, facingDown = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]! * 3, b = triangles[t + 1]! * 3, c = triangles[t + 2]! * 3;
    const ax = positions[a]!, ay = positions[a + 1]!, az = positions[a + 2]!;
    const bx = positions[b]!, by = positions[b + 1]!, bz = positions[b + 2]!;
    const cx = positions[c]!, cy = positions[c + 1]!, cz = positions[c + 2]!;
    const ux = bx - ax, uy = by - ay, uz = bz - az, vx = cx - ax, vy = cy - ay, vz = cz - az;
    const nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
    const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
    twice += size;
    if (Math.abs(nz) <= upright * size) standing += size;
    if (nz >= level * size) facingUp += size;
    if (nz <= -level * size) facingDown += size;
    const det = ax * nx + ay * ny + az * nz;
    six += det;
    mx += det * (ax + bx + cx);
    my += det * (ay + by + cy);
    mz += det * (az + bz + cz);
  }
  out.set([six, twice, mx, my, mz, x0, y0, z0, x1, y1, z1, standing, facingUp, facingDown]);
}

/** A batch of welded meshes that lies in the processor's cache, as a body just welded does. */
export function kernel(runs: number): void {
  const { positions, indices } = sphere(50);
  const wasm = core();
  const before = wasm.mark();
  const meshes = Array.from({ length: 8 }, () => {
    const at = wasm.allocate(positions.byteLength);
    const of = wasm.allocate(indices.byteLength + 12);
    new Float64Array(wasm.memory.buffer, at, positions.length).set(positions);
    new Uint32Array(wasm.memory.buffer, of, indices.length).set(indices);
    return { at, of, positions: positions.slice(), indices: indices.slice() };
  });
  const out = wasm.allocate(112);
  const plain = new Float64Array(14);
  const fast: number[] = [];
  const slow: number[] = [];
  for (let run = 0; run < runs + 2; run++) {
    let t = performance.now();
    for (let k = 0; k < 40; k++) for (const { at, of } of meshes) wasm.sums(at, positions.length / 3, of, indices.length / 3, 0.01, 0.999, out);
    fast.push(performance.now() - t);
    t = performance.now();
    for (let k = 0; k < 40; k++) for (const mesh of meshes) plainSums(mesh.positions, mesh.indices, 0.01, 0.999, plain);
    slow.push(performance.now() - t);
  }
  const ours = new Float64Array(wasm.memory.buffer, out, 14);
  const off = Math.max(...plain.map((x, i) => Math.abs(ours[i]! - x)));
  const [f, s] = [Math.min(...fast.slice(2)), Math.min(...slow.slice(2))];
  const triangles = 320 * indices.length / 3;
  print(`kernel (volume, area by direction, centre, box): core ${(triangles / f / 1e3).toFixed(0)} M/s, plain JavaScript ${(triangles / s / 1e3).toFixed(0)} M/s, ratio ${(s / f).toFixed(2)} (they differ by ${off.toExponential(1)} at most)`);
  wasm.release(before);
}

function sphere(steps: number): { readonly positions: Float64Array; readonly indices: Uint32Array } {
  const vertices: number[] = [];
  const indices: number[] = [];
  for (let i = 0; i <= steps; i++) {
    for (let j = 0; j < steps; j++) {
      const [u, v] = [(i * Math.PI) / steps, (j * 2 * Math.PI) / steps];
      const [x, y, z] = [Math.sin(u) * Math.cos(v), Math.sin(u) * Math.sin(v), Math.cos(u)];
      vertices.push(x, y, z);
      const [a, b] = [i * steps + j, i * steps + ((j + 1) % steps)];
      if (i < steps) indices.push(a, a + steps, b + steps, a, b + steps, b);
    }
  }
  return { positions: Float64Array.from(vertices), indices: Uint32Array.from(indices) };
}

export async function againstMeshing(path: string, runs: number): Promise<void> {
  const plan = await loadPlan();
  const measurer = createMeasurer(plan);
  const unite = createUnite(await loadManifold());
  const index = indexStep(readFileSync(path));
  const times: { mesh: number; basic: number; more: number }[] = [];
  let jobs = 0;
  let triangles = 0;
  for (let run = 0; run < runs + 1; run++) {
    const time = { mesh: 0, basic: 0, more: 0 };
    jobs = 0;
    triangles = 0;
    let at = performance.now();
    const lap = (key: keyof typeof time): void => {
      const now = performance.now();
      time[key] += now - at;
      at = now;
    };
    const api = await startNodeEngine();
    api.SetLogLevel(6);
    at = performance.now();
    for (const subset of planSubsets(index, { targetBytes: 2_500_000 }).subsets) {
      at = performance.now();
      const model = openText(api, subset.text, 48);
      lap('mesh');
      for (let job = 0; job < subset.carriers.length; job++) {
        const parts = partsOf(api, model, subset.carriers[job]!);
        const gross = subset.grosses[job] === 0 ? parts : partsOf(api, model, subset.grosses[job]!);
        lap('mesh');
        if (parts.length === 0 || gross.length === 0) continue;
        jobs++;
        for (const part of parts) triangles += part.indices.length / 3;
        weld(parts, false);
        lap('basic');
        const wish = wishOf(subset.classes[subset.memberClass[subset.memberStart[job]!]!]!, 'counted');
        const net = solidOf(weld(parts, wish.crossings), unite);
        const whole = gross === parts ? net : solidOf(weld(gross, wish.crossings), unite);
        const shape = measurer.shape(net, whole, wish);
        for (let m = subset.memberStart[job]!; m < subset.memberStart[job + 1]!; m++) {
          measurer.place(shape, subset.moved[m] === 1 ? subset.matrices.subarray(16 * m, 16 * m + 16) : null);
        }
        lap('more');
      }
      api.CloseModel(model);
      lap('mesh');
    }
    if (run > 0) times.push(time);
  }
  const of = (key: 'mesh' | 'basic' | 'more'): number => median(times.map((time) => time[key]));
  print(`${path.split('/').pop()!.padEnd(48)}${String(jobs).padStart(6)} shapes ${String(triangles).padStart(8)} triangles: meshing ${of('mesh').toFixed(0)} ms, volume + area + box + watertightness ${(100 * of('basic') / of('mesh')).toFixed(1)} %, all else (crossings, footprint, side, box, slices) ${(100 * of('more') / of('mesh')).toFixed(1)} %`);
}
