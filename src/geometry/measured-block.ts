/** Measured elements as a few flat arrays: cheap to keep by the hundred thousand and transferable between threads. */
import type { Form } from './form.ts';
import type { Box, ElementGeometry, FaceOpening, GeometryStatus, MeasuredElement } from './quantities.ts';

const STATUS: readonly GeometryStatus[] = ['closed', 'open', 'self-intersecting', 'degenerate', 'none'];
/** volume, gross, surface, footprint and side area, length, thickness, height; box (6); bounds (2); centroid (3); size (3) */
const WIDTH = 22;
const BOX = 8, BOUNDS = 14, CENTROID = 16, SIZE = 19;
/** from, to, sill, head, start, end, top; line (4); box (6) */
const OPENING_WIDTH = 17;
const LINE = 7, OPENING_BOX = 11;

export interface MeasuredBlock {
  readonly expressIds: Uint32Array;
  readonly status: Uint8Array;
  /** WIDTH numbers per element; NaN is null */
  readonly figures: Float64Array;
  /** element i has contours [contourStart[i], contourStart[i + 1]); equal with no contour; see `hasFootprint` */
  readonly contourStart: Uint32Array;
  readonly hasFootprint: Uint8Array;
  /** the last so many contours of element i are those of its pierced footprint; 0: it has none */
  readonly pierced: Uint32Array;
  /** contour c is points [pointStart[c], pointStart[c + 1]) of `points`, in numbers (two per point) */
  readonly pointStart: Uint32Array;
  readonly points: Float64Array;
  /** element i has slices [sliceStart[i], sliceStart[i + 1]) of `slices`, in numbers; equal where it has none */
  readonly sliceStart: Uint32Array;
  readonly slices: Float64Array;
  /** element i has openings [openingStart[i], openingStart[i + 1]) of `openings`, OPENING_WIDTH numbers each; see `hasOpenings` */
  readonly openingStart: Uint32Array;
  readonly hasOpenings: Uint8Array;
  readonly openings: Float64Array;
  readonly forms: readonly Form[];
  /** element i has forms[formOf[i] − 1]; 0: none */
  readonly formOf: Uint32Array;
}

const NONE2 = [null, null], NONE3 = [null, null, null], NONE6 = [null, null, null, null, null, null];

export function packMeasured(elements: readonly MeasuredElement[]): MeasuredBlock {
  const n = elements.length;
  let contours = 0;
  let numbers = 0;
  let sliced = 0;
  let opened = 0;
  const forms = new Map<Form, number>();
  for (const element of elements) {
    contours += element.footprint?.length ?? 0;
    for (const contour of element.footprint ?? []) numbers += contour.length;
    contours += element.pierced?.length ?? 0;
    for (const contour of element.pierced ?? []) numbers += contour.length;
    sliced += element.slices?.length ?? 0;
    opened += element.faceOpenings?.length ?? 0;
    if (element.form !== null && !forms.has(element.form)) forms.set(element.form, forms.size + 1);
  }
  const block = {
    expressIds: new Uint32Array(n),
    status: new Uint8Array(n),
    figures: new Float64Array(n * WIDTH).fill(Number.NaN),
    contourStart: new Uint32Array(n + 1),
    hasFootprint: new Uint8Array(n),
    pierced: new Uint32Array(n),
    pointStart: new Uint32Array(contours + 1),
    points: new Float64Array(numbers),
    sliceStart: new Uint32Array(n + 1),
    slices: new Float64Array(sliced),
    openingStart: new Uint32Array(n + 1),
    hasOpenings: new Uint8Array(n),
    openings: new Float64Array(opened * OPENING_WIDTH),
    formOf: new Uint32Array(n),
    forms: [...forms.keys()],
  };
  let c = 0;
  let p = 0;
  elements.forEach((element, i) => {
    block.expressIds[i] = element.expressId;
    block.status[i] = STATUS.indexOf(element.status);
    const figures = [
      element.volume, element.grossVolume, element.surfaceArea, element.footprintArea, element.sideArea,
      element.length, element.thickness, element.height,
      ...(element.bbox ?? NONE6), ...(element.volumeBounds ?? NONE2), ...(element.centroid ?? NONE3), ...(element.size ?? NONE3),
    ];
    figures.forEach((value, k) => {
      if (value !== null) block.figures[i * WIDTH + k] = value;
    });
    block.formOf[i] = element.form === null ? 0 : forms.get(element.form)!;
    block.hasFootprint[i] = element.footprint === null ? 0 : 1;
    block.pierced[i] = element.pierced?.length ?? 0;
    for (const contour of [...(element.footprint ?? []), ...(element.pierced ?? [])]) {
      block.points.set(contour, p);
      p += contour.length;
      block.pointStart[++c] = p;
    }
    block.contourStart[i + 1] = c;
    if (element.slices !== null) block.slices.set(element.slices, block.sliceStart[i]!);
    block.sliceStart[i + 1] = block.sliceStart[i]! + (element.slices?.length ?? 0);
    block.hasOpenings[i] = element.faceOpenings === null ? 0 : 1;
    const first = block.openingStart[i]!;
    element.faceOpenings?.forEach((o, k) => {
      block.openings.set([o.from, o.to, o.sill, o.head, o.start, o.end, o.top, ...o.line, ...o.box], (first + k) * OPENING_WIDTH);
    });
    block.openingStart[i + 1] = first + (element.faceOpenings?.length ?? 0);
  });
  return block;
}

export function blockTransferables(block: MeasuredBlock): ArrayBuffer[] {
  return [
    block.expressIds.buffer, block.status.buffer, block.figures.buffer, block.contourStart.buffer,
    block.hasFootprint.buffer, block.pierced.buffer, block.pointStart.buffer, block.points.buffer, block.sliceStart.buffer, block.slices.buffer,
    block.openingStart.buffer, block.hasOpenings.buffer, block.openings.buffer,
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
    const row = <T extends readonly number[]>(from: number, count: number): T | null =>
      (Number.isNaN(figures[f + from]!) ? null : Array.from(figures.subarray(f + from, f + from + count)) as unknown as T);
    let footprint: Float64Array[] | null = null;
    if (block.hasFootprint[i] === 1) {
      footprint = [];
      for (let c = block.contourStart[i]!; c < block.contourStart[i + 1]!; c++) footprint.push(points.subarray(pointStart[c]!, pointStart[c + 1]!));
    }
    const pierced = footprint?.splice(footprint.length - block.pierced[i]!) ?? [];
    visit(block.expressIds[i]!, {
      volume: at(f), grossVolume: at(f + 1), surfaceArea: at(f + 2), footprintArea: at(f + 3), sideArea: at(f + 4),
      length: at(f + 5), thickness: at(f + 6), height: at(f + 7), status: STATUS[block.status[i]!]!, footprint, ...(pierced.length === 0 ? {} : { pierced }),
      bbox: row<Box>(BOX, 6), volumeBounds: row(BOUNDS, 2), centroid: row(CENTROID, 3), size: row(SIZE, 3),
      slices: block.sliceStart[i] === block.sliceStart[i + 1] ? null : block.slices.subarray(block.sliceStart[i]!, block.sliceStart[i + 1]!),
      form: block.forms[block.formOf[i]! - 1] ?? null,
      faceOpenings: block.hasOpenings[i] === 1 ? openingsOf(block, block.openingStart[i]!, block.openingStart[i + 1]!) : null,
    });
  }
}

function openingsOf({ openings }: MeasuredBlock, from: number, to: number): FaceOpening[] {
  return Array.from({ length: to - from }, (_, k) => {
    const row = openings.subarray((from + k) * OPENING_WIDTH, (from + k + 1) * OPENING_WIDTH);
    return {
      from: row[0]!, to: row[1]!, sill: row[2]!, head: row[3]!, start: row[4]!, end: row[5]!, top: row[6]!,
      line: Array.from(row.subarray(LINE, OPENING_BOX)) as unknown as FaceOpening['line'], box: Array.from(row.subarray(OPENING_BOX)) as unknown as Box,
    };
  });
}
