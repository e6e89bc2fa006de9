/** One measured run of a peer in a fresh process: `node baseline.mjs web-ifc|ifc-lite FILE`. Prints milliseconds on stdout. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [kind, path] = process.argv.slice(2);
const started = performance.now();
let triangles = 0;

if (kind === 'web-ifc') {
  const { IfcAPI } = require('web-ifc');
  const api = new IfcAPI();
  await api.Init(undefined, true);
  const model = api.OpenModel(readFileSync(path), { CIRCLE_SEGMENTS: 48 });
  api.StreamAllMeshes(model, (mesh) => {
    for (let i = 0; i < mesh.geometries.size(); i++) {
      const geometry = api.GetGeometry(model, mesh.geometries.get(i).geometryExpressID);
      api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize());
      triangles += api.GetIndexArray(geometry.GetIndexData(), geometry.GetIndexDataSize()).length / 3;
      geometry.delete();
    }
  });
} else {
  const lite = await import('@ifc-lite/wasm');
  lite.initSync({ module: readFileSync(require.resolve('@ifc-lite/wasm/ifc-lite_bg.wasm')) });
  const api = new lite.IfcAPI();
  const data = readFileSync(path);
  const scan = api.buildPrePassOnce(data);
  const meshes = api.processGeometryBatch(
    data, scan.jobs, scan.unitScale, ...scan.rtcOffset, scan.needsShift, scan.voidKeys, scan.voidCounts, scan.voidValues, scan.styleIds, scan.styleColors,
  );
  for (let i = 0; i < meshes.length; i++) {
    const mesh = meshes.get(i);
    triangles += (mesh?.indices?.length ?? 0) / 3;
    mesh?.free?.();
  }
}
process.stdout.write(JSON.stringify({ ms: performance.now() - started, triangles }));
