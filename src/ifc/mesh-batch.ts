/** Triangles on their way to the screen: gathered until a batch is big enough. */
import type { MeshPart } from '../geometry/body.ts';
import type { ScreenBatch } from '../geometry/quantities.ts';
import { multiply } from './placement.ts';

/** Vertices per batch, about: what a screen takes in one go without a stutter. */
const BATCH_VERTICES = 120_000;

export interface BatchBuilder {
  /** `motion`: rigid matrix in metres, Z up, applied after the parts' own; null for none */
  add(expressId: number, parts: readonly MeshPart[], motion: Float64Array | null): void;
  flush(): void;
}

export function createBatchBuilder(onBatch: (batch: ScreenBatch) => void): BatchBuilder {
  let waiting: { expressId: number; parts: { part: MeshPart; matrix: ArrayLike<number> }[] }[] = [];
  let vertices = 0;
  let numbers = 0;

  const flush = (): void => {
    if (waiting.length === 0) return;
    const n = waiting.length;
    const positions = new Float32Array(vertices * 3);
    const normals = new Float32Array(vertices * 3);
    const indices = new Uint32Array(numbers);
    const expressIds = new Uint32Array(n);
    const vertexStart = new Uint32Array(n + 1);
    const indexStart = new Uint32Array(n + 1);
    const first = waiting[0]!.parts[0]!;
    const m0 = first.matrix;
    const sx = first.part.vertices[0] ?? 0, sy = first.part.vertices[1] ?? 0, sz = first.part.vertices[2] ?? 0;
    // Whole metres near the batch: what is relative to it is exact enough in single precision.
    const origin = [0, 1, 2].map((r) => Math.round(m0[r]! * sx + m0[4 + r]! * sy + m0[8 + r]! * sz + m0[12 + r]!)) as [number, number, number];
    let v = 0;
    let k = 0;
    waiting.forEach(({ expressId, parts }, e) => {
      expressIds[e] = expressId;
      for (const { part, matrix: m } of parts) {
        const { vertices: from, stride } = part;
        const count = Math.floor(from.length / stride);
        const base = v;
        for (let i = 0; i < count; i++) {
          const x = from[i * stride]!, y = from[i * stride + 1]!, z = from[i * stride + 2]!;
          // IFC (X, Y, Z up) is (X, Z, -Y) on a screen whose Y is up.
          positions[3 * v] = m[0]! * x + m[4]! * y + m[8]! * z + (m[12]! - origin[0]);
          positions[3 * v + 1] = m[2]! * x + m[6]! * y + m[10]! * z + (m[14]! - origin[2]);
          positions[3 * v + 2] = -(m[1]! * x + m[5]! * y + m[9]! * z + (m[13]! - origin[1]));
          if (stride >= 6) {
            const nx = from[i * stride + 3]!, ny = from[i * stride + 4]!, nz = from[i * stride + 5]!;
            const wx = m[0]! * nx + m[4]! * ny + m[8]! * nz;
            const wy = m[1]! * nx + m[5]! * ny + m[9]! * nz;
            const wz = m[2]! * nx + m[6]! * ny + m[10]! * nz;
            const size = Math.sqrt(wx * wx + wy * wy + wz * wz) || 1;
            normals[3 * v] = wx / size;
            normals[3 * v + 1] = wz / size;
            normals[3 * v + 2] = -wy / size;
          }
          v++;
        }
        const whole = part.indices.length - (part.indices.length % 3);
        for (let i = 0; i < whole; i += 3) {
          const a = part.indices[i]!, b = part.indices[i + 1]!, c = part.indices[i + 2]!;
          if (a >= count || b >= count || c >= count) continue;
          indices[k++] = base + a;
          indices[k++] = base + b;
          indices[k++] = base + c;
        }
      }
      vertexStart[e + 1] = v;
      indexStart[e + 1] = k;
    });
    onBatch({ origin, expressIds, vertexStart, indexStart, positions, normals, indices: k === indices.length ? indices : indices.slice(0, k) });
    waiting = [];
    vertices = 0;
    numbers = 0;
  };

  return {
    add(expressId, parts, motion) {
      let more = 0;
      for (const part of parts) more += Math.floor(part.vertices.length / part.stride);
      if (vertices > 0 && vertices + more > 2 * BATCH_VERTICES) flush();
      waiting.push({
        expressId,
        parts: parts.map((part) => ({ part, matrix: motion === null ? part.matrix : multiply(motion, Float64Array.from(part.matrix)) })),
      });
      vertices += more;
      for (const part of parts) numbers += part.indices.length - (part.indices.length % 3);
      if (vertices >= BATCH_VERTICES) flush();
    },
    flush,
  };
}
