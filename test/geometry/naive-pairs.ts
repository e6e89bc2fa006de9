/** Brute force over boxes: the oracle of the broad phase. */

function isBox(boxes: Float64Array, i: number): boolean {
  return [0, 1, 2].every((k) => Number.isFinite(boxes[6 * i + k]!) && Number.isFinite(boxes[6 * i + k + 3]!) && boxes[6 * i + k]! <= boxes[6 * i + k + 3]!);
}

function near(a: Float64Array, i: number, b: Float64Array, j: number, margin: number): boolean {
  if (!isBox(a, i) || !isBox(b, j)) return false;
  return [0, 1, 2].every((k) => Math.max(a[6 * i + k]!, b[6 * j + k]!) - Math.min(a[6 * i + k + 3]!, b[6 * j + k + 3]!) <= margin);
}

export function naivePairs(boxes: Float64Array, margin: number): number[] {
  const pairs: number[] = [];
  for (let i = 0; i < boxes.length / 6; i++) {
    for (let j = i + 1; j < boxes.length / 6; j++) if (near(boxes, i, boxes, j, margin)) pairs.push(i, j);
  }
  return pairs;
}

export function naiveJoin(queries: Float64Array, boxes: Float64Array, margin: number): number[] {
  const pairs: number[] = [];
  for (let q = 0; q < queries.length / 6; q++) {
    for (let j = 0; j < boxes.length / 6; j++) if (near(queries, q, boxes, j, margin)) pairs.push(q, j);
  }
  return pairs;
}
