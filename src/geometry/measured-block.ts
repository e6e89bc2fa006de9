/** Measured elements as a few flat arrays: cheap to keep by the hundred thousand and transferable between threads. */
import type { Box, ElementGeometry, GeometryStatus, MeasuredElement } from './quantities.ts';

const STATUS: readonly GeometryStatus[] = ['closed', 'open', 'self-intersecting', 'degenerate', 'none'];
/** volume, grossVolume, surfaceArea, footprintArea, sideArea, length, thickness, height, then the box's six */
const WIDTH = 14;

export interface MeasuredBlock {
  readonly expressIds: Uint32Array;
  readonly status: Uint8Array;
  /** WIDTH numbers per element; NaN is null */
  readonly figures: Float64Array;
  /** element i has contours [contourStart[i], contourStart[i + 1]); equal with no contour; see `hasFootprint` */
  readonly contourStart: Uint32Array;
  readonly hasFootprint: Uint8Array;
  /** contour c is points [pointStart[c], pointStart[c + 1]) of `points`, in numbers (two per point) */
  readonly pointStart: Uint32Array;
  readonly points: Float64Array;
}

export function packMeasured(elements: readonly MeasuredElement[]): MeasuredBlock {
  const n = elements.length;
  let contours = 0;
  let numbers = 0;
  for (const element of elements) {
    contours += element.footprint?.length ?? 0;
    for (const contour of element.footprint ?? []) numbers += contour.length;
  }
  const block = {
    expressIds: new Uint32Array(n),
    status: new Uint8Array(n),
    figures: new Float64Array(n * WIDTH).fill(Number.NaN),
    contourStart: new Uint32Array(n + 1),
    hasFootprint: new Uint8Array(n),
    pointStart: new Uint32Array(contours + 1),
    points: new Float64Array(numbers),
  };
  let c = 0;
  let p = 0;
  elements.forEach((element, i) => {
    block.expressIds[i] = element.expressId;
    block.status[i] = STATUS.indexOf(element.status);
    const figures = [
      element.volume, element.grossVolume, element.surfaceArea, element.footprintArea, element.sideArea,
      element.length, element.thickness, element.height, ...(element.bbox ?? []),
    ];
    figures.forEach((value, k) => {
      if (value !== null) block.figures[i * WIDTH + k] = value;
    });
    block.hasFootprint[i] = element.footprint === null ? 0 : 1;
    for (const contour of element.footprint ?? []) {
      block.points.set(contour, p);
      p += contour.length;
      block.pointStart[++c] = p;
    }
    block.contourStart[i + 1] = c;
  });
  return block;
}

export function blockTransferables(block: MeasuredBlock): ArrayBuffer[] {
  return [
    block.expressIds.buffer, block.status.buffer, block.figures.buffer, block.contourStart.buffer,
    block.hasFootprint.buffer, block.pointStart.buffer, block.points.buffer,
  ] as ArrayBuffer[];
}

/** The elements of a block, in its order; contours are views into it. */
export function unpackMeasured(block: MeasuredBlock, visit: (expressId: number, geometry: ElementGeometry) => void): void {
  const { figures, points, pointStart } = block;
  const at = (i: number): number | null => {
    const value = figures[i]!;
    return Number.isNaN(value) ? null : value;
  };
  for (let i = 0; i < block.expressIds.length; i++) {
    const f = i * WIDTH;
    const bbox: Box | null = Number.isNaN(figures[f + 8]!)
      ? null
      : [figures[f + 8]!, figures[f + 9]!, figures[f + 10]!, figures[f + 11]!, figures[f + 12]!, figures[f + 13]!];
    let footprint: Float64Array[] | null = null;
    if (block.hasFootprint[i] === 1) {
      footprint = [];
      for (let c = block.contourStart[i]!; c < block.contourStart[i + 1]!; c++) footprint.push(points.subarray(pointStart[c]!, pointStart[c + 1]!));
    }
    visit(block.expressIds[i]!, {
      volume: at(f), grossVolume: at(f + 1), surfaceArea: at(f + 2), footprintArea: at(f + 3), sideArea: at(f + 4),
      length: at(f + 5), thickness: at(f + 6), height: at(f + 7), bbox, status: STATUS[block.status[i]!]!, footprint,
    });
  }
}
