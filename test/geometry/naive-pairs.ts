/** Brute force over boxes: the oracle of the broad phase. */

function isBox(boxes: Float64Array, i: number): boolean {
  return [0, 1, 2].every((k) => Number.isFinite(boxes[6 * i + k]!) && Number.isFinite(boxes[6 * i + k + 3]!) && boxes[6 * i + k]! <= boxes[6 * i + k + 3]!);
}

function near(boxes: Float64Array, i: number, j: number, margin: number): boolean {
  if (!isBox(boxes, i) || !isBox(boxes, j)) return false;
  return [0, 1, 2].every((k) => Math.max(boxes[6 * i + k]!, boxes[6 * j + k]!) - Math.min(boxes[6 * i + k + 3]!, boxes[6 * j + k + 3]!) <= margin);
}

export function naivePairs(boxes: Float64Array, margin: number): number[] {
  const pairs: number[] = [];
  for (let i = 0; i < boxes.length / 6; i++) {
    for (let j = i + 1; j < boxes.length / 6; j++) if (near(boxes, i, j, margin)) pairs.push(i, j);
  }
  return pairs;
}
