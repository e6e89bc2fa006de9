import { describe, expect, it } from 'vitest';
import { buildPage, PAGE_VERTICES, pieces, takePage, type Piece } from '../../src/viewer/pages.ts';
import type { MeshBatch } from '../../src/worker/load.types.ts';

/** `counts[i]` vertices for element i, one triangle per three of them; positions are the vertex number on every axis. */
function batch(counts: readonly number[], origin: readonly [number, number, number] = [0, 0, 0], firstId = 1): MeshBatch {
  const vertexStart = new Uint32Array(counts.length + 1);
  counts.forEach((count, i) => { vertexStart[i + 1] = vertexStart[i]! + count; });
  const total = vertexStart[counts.length]!;
  const positions = new Float32Array(total * 3);
  for (let v = 0; v < total; v++) positions.fill(v, v * 3, v * 3 + 3);
  const normals = new Float32Array(total * 3);
  for (let v = 0; v < total; v++) normals[v * 3 + 1] = -1;
  return {
    file: 0, origin, expressIds: Uint32Array.from(counts, (_, i) => firstId + i), vertexStart, indexStart: vertexStart.slice(),
    positions, normals, indices: Uint32Array.from({ length: total }, (_, i) => i),
  };
}

describe('pages', () => {
  it('cut a large batch by elements, each page within the limit', () => {
    const counts = Array.from({ length: 50 }, () => 3000);
    const parts = pieces(batch(counts), 'a.ifc');
    expect(parts.length).toBe(Math.ceil(50 / Math.floor(PAGE_VERTICES / 3000)));
    expect(parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(counts.map((_, i) => i));
    for (const part of parts) expect(buildPage([part]).positions.length / 3).toBeLessThanOrEqual(PAGE_VERTICES);
  });

  it('leave one element whole even when it is larger than a page', () => {
    const parts = pieces(batch([3, PAGE_VERTICES + 300, 3]), 'a.ifc');
    expect(parts.map(({ from, to }) => [from, to])).toEqual([[0, 1], [1, 2], [2, 3]]);
  });

  it('gather small batches of one file, rebasing indices and origins', () => {
    const queue: Piece[] = [...pieces(batch([3, 6], [10, 20, 30]), 'a.ifc'), ...pieces(batch([3], [11, 22, 33], 7), 'a.ifc'), ...pieces(batch([3]), 'b.ifc')];
    const page = buildPage(takePage(queue));
    expect(queue.map((piece) => piece.path)).toEqual(['b.ifc']);
    expect([...page.expressIds]).toEqual([1, 2, 7]);
    expect([...page.vertexStart]).toEqual([0, 3, 9, 12]);
    expect([...page.indices]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    // world (+1, +2, +3), Z up, is (+1, +3, −2), Y up
    expect([...page.positions.slice(27, 30)]).toEqual([1, 3, -2]);
    expect([...page.boxes.slice(12, 18)]).toEqual([1, 3, -2, 3, 5, 0]);
    expect(page.normals[1]).toBe(-127);
  });

  it('keep apart what lies kilometres apart: single precision would not hold it', () => {
    const queue = [...pieces(batch([3]), 'a.ifc'), ...pieces(batch([3], [500_000, 0, 0], 2), 'a.ifc')];
    expect(takePage(queue)).toHaveLength(1);
    expect(queue).toHaveLength(1);
  });

  it('never let an index leave its page', () => {
    const bad = batch([3, 3]);
    bad.indices[4] = 4_000_000_000;
    const page = buildPage(pieces(bad, 'a.ifc').slice(0, 1));
    for (const index of page.indices) expect(index).toBeLessThan(6);
  });
});
