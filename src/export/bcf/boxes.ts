/** Boxes of elements: [x0, y0, z0, x1, y1, z1], metres. */
import type { ReportElement } from '../../engine/report.ts';

export type Box = NonNullable<ReportElement['box']>;

/** Beyond this nothing is built: a box out there is a fault of the model, and would put everything else out of sight. */
const FAR = 1e8;

const usable = (box: Box): boolean => box.every((value) => Math.abs(value) <= FAR) && box[0] <= box[3] && box[1] <= box[4] && box[2] <= box[5];

/** Around all of them; null for none. */
export function unionOf(boxes: Iterable<Box>): Box | null {
  let [x0, y0, z0, x1, y1, z1] = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    z0 = Math.min(z0, box[2]);
    x1 = Math.max(x1, box[3]);
    y1 = Math.max(y1, box[4]);
    z1 = Math.max(z1, box[5]);
  }
  return x0 > x1 ? null : [x0, y0, z0, x1, y1, z1];
}

/** Boxes of each element: its own, else those of its parts and copies; none where nothing has a body. */
export function boxesOf(elements: readonly Pick<ReportElement, 'box' | 'representedBy'>[]): (element: number) => readonly Box[] {
  const parts = new Map<number, Box[]>();
  for (const { box, representedBy } of elements) {
    if (representedBy === null || box === null || !usable(box)) continue;
    const list = parts.get(representedBy);
    if (list) list.push(box);
    else parts.set(representedBy, [box]);
  }
  return (index) => {
    const own = elements[index]?.box ?? null;
    return own !== null && usable(own) ? [own] : (parts.get(index) ?? []);
  };
}

/** The eight corners, relative to a point. */
export function* cornersOf([x0, y0, z0, x1, y1, z1]: Box, [x, y, z]: readonly [number, number, number]): Generator<readonly [number, number, number]> {
  for (let corner = 0; corner < 8; corner++) yield [(corner & 1 ? x1 : x0) - x, (corner & 2 ? y1 : y0) - y, (corner & 4 ? z1 : z0) - z];
}
