/** Cuts mesh batches into pages: pieces small enough that building and uploading one never takes a long task. */
import type { MeshBatch } from '../worker/load.types.ts';

/** vertices of one page, at most (one element larger than this is a page of its own) */
export const PAGE_VERTICES = 20_000;

/** Pieces of one draw call: attributes in the page's own buffers. */
export interface PageData {
  readonly path: string;
  /** world metres, Z up */
  readonly origin: readonly [number, number, number];
  readonly expressIds: Uint32Array;
  /** element i owns vertices [vertexStart[i], vertexStart[i+1]) */
  readonly vertexStart: Uint32Array;
  readonly indexStart: Uint32Array;
  readonly positions: Float32Array;
  readonly normals: Int8Array;
  readonly indices: Uint32Array;
  /** [x0,y0,z0,x1,y1,z1] per element, in the page's frame (Y up) */
  readonly boxes: Float32Array;
}

/** A batch, or several small ones of the same file and origin, waiting to become a page. */
interface Piece {
  readonly batch: MeshBatch;
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** Element ranges of a batch with at most PAGE_VERTICES vertices each. */
export function pieces(batch: MeshBatch, path: string): readonly Piece[] {
  const out: Piece[] = [];
  const count = batch.expressIds.length;
  let from = 0;
  for (let i = 0; i < count; i++) {
    const grown = batch.vertexStart[i + 1]! - batch.vertexStart[from]!;
    if (grown > PAGE_VERTICES && i > from) {
      out.push({ batch, path, from, to: i });
      from = i;
    }
  }
  if (count > from) out.push({ batch, path, from, to: count });
  return out;
}

const verticesOf = (piece: Piece): number => piece.batch.vertexStart[piece.to]! - piece.batch.vertexStart[piece.from]!;
const sameFrame = (a: Piece, b: Piece): boolean =>
  a.path === b.path && a.batch.origin.every((value, axis) => Math.abs(value - b.batch.origin[axis]!) < 1000);

/** Takes from the front of the queue what fits into one page. */
export function takePage(queue: Piece[]): readonly Piece[] {
  const first = queue.shift();
  if (!first) return [];
  const taken = [first];
  let vertices = verticesOf(first);
  while (queue.length > 0 && sameFrame(first, queue[0]!) && vertices + verticesOf(queue[0]!) <= PAGE_VERTICES) {
    const next = queue.shift()!;
    vertices += verticesOf(next);
    taken.push(next);
  }
  return taken;
}

/** Copies pieces into one page; linear in its vertices, which PAGE_VERTICES bounds. */
export function buildPage(parts: readonly Piece[]): PageData {
  const first = parts[0]!;
  const elements = parts.reduce((sum, part) => sum + part.to - part.from, 0);
  const vertices = parts.reduce((sum, part) => sum + verticesOf(part), 0);
  const indexCount = parts.reduce((sum, part) => sum + part.batch.indexStart[part.to]! - part.batch.indexStart[part.from]!, 0);
  const page = {
    path: first.path,
    origin: first.batch.origin,
    expressIds: new Uint32Array(elements),
    vertexStart: new Uint32Array(elements + 1),
    indexStart: new Uint32Array(elements + 1),
    positions: new Float32Array(vertices * 3),
    normals: new Int8Array(vertices * 4),
    indices: new Uint32Array(indexCount),
    boxes: new Float32Array(elements * 6),
  };
  let element = 0;
  let vertex = 0;
  let index = 0;
  for (const { batch, from, to } of parts) {
    // Z up to Y up: world (x, y, z) is drawn at (x, z, -y)
    const dx = batch.origin[0] - page.origin[0];
    const dy = batch.origin[2] - page.origin[2];
    const dz = -(batch.origin[1] - page.origin[1]);
    const v0 = batch.vertexStart[from]!;
    const v1 = batch.vertexStart[to]!;
    page.positions.set(batch.positions.subarray(v0 * 3, v1 * 3), vertex * 3);
    if (dx !== 0 || dy !== 0 || dz !== 0) {
      for (let v = vertex * 3; v < (vertex + v1 - v0) * 3; v += 3) {
        page.positions[v] = page.positions[v]! + dx;
        page.positions[v + 1] = page.positions[v + 1]! + dy;
        page.positions[v + 2] = page.positions[v + 2]! + dz;
      }
    }
    for (let v = v0, out = vertex * 4; v < v1; v++, out += 4) {
      page.normals[out] = batch.normals[v * 3]! * 127;
      page.normals[out + 1] = batch.normals[v * 3 + 1]! * 127;
      page.normals[out + 2] = batch.normals[v * 3 + 2]! * 127;
    }
    const i0 = batch.indexStart[from]!;
    const i1 = batch.indexStart[to]!;
    for (let i = i0; i < i1; i++) {
      const at = batch.indices[i]! - v0 + vertex;
      // a malformed index must not read another element's vertices, nor past the buffer
      page.indices[index + i - i0] = at >= vertex && at < vertex + v1 - v0 ? at : vertex;
    }
    for (let e = from; e < to; e++, element++) {
      page.expressIds[element] = batch.expressIds[e]!;
      page.vertexStart[element] = batch.vertexStart[e]! - v0 + vertex;
      page.indexStart[element] = batch.indexStart[e]! - i0 + index;
    }
    vertex += v1 - v0;
    index += i1 - i0;
  }
  page.vertexStart[elements] = vertex;
  page.indexStart[elements] = index;
  fillBoxes(page);
  turnOutward(page);
  return page;
}

/** Mirrored placements turn bodies inside out: where a section opens one, its inner sides are those that look inwards. */
function turnOutward({ positions, indices, indexStart }: Pick<PageData, 'positions' | 'indices' | 'indexStart'>): void {
  for (let e = 0; e + 1 < indexStart.length; e++) {
    const [from, to] = [indexStart[e]!, indexStart[e + 1]!];
    if (from === to) continue;
    // six times the volume, from a vertex of its own so that no digits are lost
    const o = indices[from]! * 3;
    const [ox, oy, oz] = [positions[o]!, positions[o + 1]!, positions[o + 2]!];
    let volume = 0;
    for (let i = from; i + 2 < to; i += 3) {
      const [a, b, c] = [indices[i]! * 3, indices[i + 1]! * 3, indices[i + 2]! * 3];
      const [ax, ay, az] = [positions[a]! - ox, positions[a + 1]! - oy, positions[a + 2]! - oz];
      const [bx, by, bz] = [positions[b]! - ox, positions[b + 1]! - oy, positions[b + 2]! - oz];
      const [cx, cy, cz] = [positions[c]! - ox, positions[c + 1]! - oy, positions[c + 2]! - oz];
      volume += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    }
    if (volume >= 0) continue;
    for (let i = from; i + 2 < to; i += 3) {
      const kept = indices[i + 1]!;
      indices[i + 1] = indices[i + 2]!;
      indices[i + 2] = kept;
    }
  }
}

function fillBoxes(page: { readonly positions: Float32Array; readonly vertexStart: Uint32Array; readonly boxes: Float32Array }): void {
  const { positions, vertexStart, boxes } = page;
  for (let e = 0; e + 1 < vertexStart.length; e++) {
    let x0 = Infinity, y0 = Infinity, z0 = Infinity, x1 = -Infinity, y1 = -Infinity, z1 = -Infinity;
    for (let v = vertexStart[e]! * 3; v < vertexStart[e + 1]! * 3; v += 3) {
      const x = positions[v]!, y = positions[v + 1]!, z = positions[v + 2]!;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
      if (z < z0) z0 = z;
      if (z > z1) z1 = z;
    }
    boxes.set([x0, y0, z0, x1, y1, z1], e * 6);
  }
}

export type { Piece };
