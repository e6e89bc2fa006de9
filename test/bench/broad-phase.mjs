/**
 * The broad phase against meshing, in one run: pairs of boxes for 10,000 and 100,000 elements laid out like buildings,
 * its growth, and its share of the time that meshing as many elements takes (per element, measured here on a real model);
 * and the exact figures of one pair. Prints; never asserts.
 *   node test/bench/broad-phase.mjs [--runs 5] [MODEL.ifc]
 */
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '5' } } });
const runs = Math.max(1, Number(values.runs));
const model = positionals[0] ?? at('../../../shared/corpus/models/OpenBIMtoFEM/StructuralModel.ifc');
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Towers of storeys of bays: slab, beams, columns, walls, partitions and pipes of each bay; a site slab under all. */
function building(count) {
  const boxes = new Float64Array(count * 6);
  let n = 0;
  const add = (x0, y0, z0, x1, y1, z1) => {
    if (n < count) boxes.set([x0, y0, z0, x1, y1, z1], 6 * n++);
  };
  add(-50, -50, -1, 3000, 3000, 0);
  for (let tower = 0; n < count; tower++) {
    const tx = (tower % 20) * 120, ty = Math.floor(tower / 20) * 120;
    for (let storey = 0; storey < 30 && n < count; storey++) {
      for (let bay = 0; bay < 36 && n < count; bay++) {
        const x = tx + (bay % 6) * 6, y = ty + Math.floor(bay / 6) * 6, z = storey * 3;
        add(x, y, z + 2.85, x + 6, y + 6, z + 3);
        add(x, y, z + 2.4, x + 6, y + 0.3, z + 3);
        add(x, y, z + 2.4, x + 0.3, y + 6, z + 3);
        add(x, y, z, x + 0.6, y + 0.6, z + 3);
        add(x + 0.6, y, z, x + 6, y + 0.2, z + 2.85);
        add(x, y + 0.6, z, x + 0.2, y + 6, z + 2.85);
        add(x + 2, y + 0.2, z, x + 2.1, y + 5, z + 2.85);
        add(x + 0.5, y + 3, z + 2.6, x + 6.5, y + 3.05, z + 2.65);
      }
    }
  }
  return boxes;
}

/** A round column of radius 0.5 at x. */
function drum(facets, x) {
  const positions = new Float64Array(6 * facets);
  const triangles = [];
  for (let i = 0; i < facets; i++) {
    const angle = (2 * Math.PI * i) / facets, j = (i + 1) % facets;
    for (const z of [0, 1]) positions.set([x + 0.5 * Math.cos(angle), 0.5 * Math.sin(angle), 3 * z], 3 * (2 * i + z));
    triangles.push(2 * i, 2 * j, 2 * j + 1, 2 * i, 2 * j + 1, 2 * i + 1);
    if (i > 0 && i + 1 < facets) triangles.push(0, 2 * i + 2, 2 * i, 1, 2 * i + 1, 2 * i + 3);
  }
  return { origin: [0, 0, 0], positions, triangles: Uint32Array.from(triangles), partEnds: Uint32Array.of(triangles.length / 3) };
}

const server = await createServer({ configFile: at('../../vite.config.ts'), mode: 'test', logLevel: 'error', server: { middlewareMode: true, watch: null, ws: false }, optimizeDeps: { noDiscovery: true } });
try {
  const { forEachOverlap } = await server.ssrLoadModule('/src/geometry/broad-phase.ts');
  process.stdout.write(`median of ${runs}, load ${loadavg()[0].toFixed(1)} at start (a loaded machine makes ratios meaningless)\n`);
  const time = (count) => {
    const boxes = building(count);
    const seen = [];
    let pairs = 0;
    for (let run = 0; run < runs; run++) {
      // of the process's own time: what else the machine does is not growth
      const started = process.cpuUsage();
      pairs = 0;
      forEachOverlap(boxes, 0.03, () => { pairs += 1; });
      const { user, system } = process.cpuUsage(started);
      seen.push((user + system) / 1000);
    }
    const ms = median(seen);
    process.stdout.write(`${String(count).padStart(7)} boxes: ${ms.toFixed(1)} ms, ${pairs} pairs\n`);
    return ms;
  };
  time(1000);
  const small = time(10_000), large = time(100_000);
  process.stdout.write(`growth 10,000 → 100,000: ${(large / small).toFixed(1)}×\n`);
  if (!existsSync(model)) process.stdout.write('skipped: share of meshing (no model)\n');
  else {
    const { loadModels } = await server.ssrLoadModule('/src/worker/load.ts');
    const { inlinePlatform } = await server.ssrLoadModule('/src/worker/pool-inline.ts');
    const platform = inlinePlatform();
    const seen = [];
    let elements = 0;
    for (let run = 0; run <= Math.min(runs, 3); run++) {
      const started = performance.now();
      const { geometry } = await loadModels([{ path: model, bytes: readFileSync(model) }], platform, { footprints: 'counted' });
      // the first one starts the engines
      if (run > 0) seen.push(performance.now() - started);
      elements = geometry.filter((g) => g !== null && g.bbox !== null).length;
    }
    const per = median(seen) / elements;
    process.stdout.write(`${basename(model)}: ${elements} elements meshed and measured in ${median(seen).toFixed(0)} ms, ${per.toFixed(3)} ms each\n`);
    process.stdout.write(`broad phase of 100,000 elements: ${((100 * large) / (per * 100_000)).toFixed(2)} % of meshing them\n`);
  }
  const { minimumDistance, contactArea } = await server.ssrLoadModule('/src/geometry/pairs.ts');
  const { loadSolids } = await server.ssrLoadModule('/src/geometry/solids.ts');
  const solids = await loadSolids();
  const each = (work) => {
    const started = performance.now();
    for (let k = 0; k < 500; k++) work(k);
    return `${((1000 * (performance.now() - started)) / 500).toFixed(0)} µs`;
  };
  for (const facets of [4, 48, 480]) {
    const a = drum(facets, 0), b = drum(facets, 0.9), c = drum(facets, 1.5);
    for (let k = 0; k < 50; k++) minimumDistance(a, c);
    process.stdout.write(`pair of ${a.triangles.length / 3} triangles each: distance ${each(() => minimumDistance(a, c))}, contact ${each(() => contactArea(a, c))}, common volume ${each(() => solids.commonVolume(a, [b]))}\n`);
  }
} finally {
  await server.close();
}
process.exit(0);
