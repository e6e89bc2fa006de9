/** Bodies of a written file as web-ifc sees them: class, volume, box, and whether the mesh is closed. */
import { IfcAPI } from 'web-ifc';

export interface Body {
  readonly expressId: number;
  readonly class: string;
  readonly volume: number;
  /** x0 y0 z0 x1 y1 z1, metres, z up */
  readonly box: readonly number[];
  readonly closed: boolean;
}

type P = readonly [number, number, number];

export async function openModel(bytes: Uint8Array): Promise<{ readonly api: IfcAPI; readonly model: number }> {
  const api = new IfcAPI();
  await api.Init(undefined, true);
  api.SetLogLevel(6);
  return { api, model: api.OpenModel(bytes, { CIRCLE_SEGMENTS: 48 }) };
}

export async function bodiesOf(bytes: Uint8Array): Promise<readonly Body[]> {
  const { api, model } = await openModel(bytes);
  const found: Body[] = [];
  api.StreamAllMeshes(model, (mesh) => {
    let six = 0;
    const low = [Infinity, Infinity, Infinity];
    const high = [-Infinity, -Infinity, -Infinity];
    const edges = new Map<string, number>();
    for (let i = 0; i < mesh.geometries.size(); i++) {
      const placed = mesh.geometries.get(i);
      const geometry = api.GetGeometry(model, placed.geometryExpressID);
      const v = api.GetVertexArray(geometry.GetVertexData(), geometry.GetVertexDataSize());
      const index = api.GetIndexArray(geometry.GetIndexData(), geometry.GetIndexDataSize());
      const t = placed.flatTransformation;
      const row = (k: number, x: number, y: number, z: number): number =>
        (t[k] as number) * x + (t[k + 4] as number) * y + (t[k + 8] as number) * z + (t[k + 12] as number);
      const point = (k: number): P => {
        const x = v[k * 6] as number;
        const y = v[k * 6 + 1] as number;
        const z = v[k * 6 + 2] as number;
        return [row(0, x, y, z), -row(2, x, y, z), row(1, x, y, z)];
      };
      for (let k = 0; k < index.length; k += 3) {
        const [a, b, c] = [point(index[k] as number), point(index[k + 1] as number), point(index[k + 2] as number)];
        six += a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
        const corners = [a, b, c];
        corners.forEach((p, n) => {
          p.forEach((value, axis) => {
            low[axis] = Math.min(low[axis] as number, value);
            high[axis] = Math.max(high[axis] as number, value);
          });
          const [from, to] = [p, corners[(n + 1) % 3] as P].map((q) => q.map((value) => Math.round(value * 2000)).join());
          if (from !== to) edges.set(`${from}|${to}`, (edges.get(`${from}|${to}`) ?? 0) + 1);
        });
      }
    }
    const closed = edges.size > 0 && [...edges].every(([edge, n]) => edges.get(edge.split('|').reverse().join('|')) === n);
    found.push({
      expressId: mesh.expressID, class: api.GetNameFromTypeCode(api.GetLineType(model, mesh.expressID)) as string,
      volume: six / 6, box: [...low, ...high], closed,
    });
  });
  api.CloseModel(model);
  return found;
}
