/** A plan in square cells: outlines drawn into it, and floods that walk over it. Bits of one byte per cell. */

export interface Raster {
  readonly x0: number;
  readonly y0: number;
  /** m */
  readonly cell: number;
  readonly nx: number;
  readonly ny: number;
  readonly bits: Uint8Array;
}

/** Covers the rectangle; `finest` cells, coarser where there would be more than `most` of them. */
export function createRaster(x0: number, y0: number, x1: number, y1: number, finest: number, most: number): Raster {
  const cell = Math.max(finest, Math.sqrt(((x1 - x0) * (y1 - y0)) / most));
  const nx = Math.ceil((x1 - x0) / cell) + 1;
  const ny = Math.ceil((y1 - y0) / cell) + 1;
  return { x0, y0, cell, nx, ny, bits: new Uint8Array(nx * ny) };
}

/** −1 outside the raster */
export function cellAt(raster: Raster, x: number, y: number): number {
  const i = Math.floor((x - raster.x0) / raster.cell);
  const j = Math.floor((y - raster.y0) / raster.cell);
  return i < 0 || j < 0 || i >= raster.nx || j >= raster.ny ? -1 : j * raster.nx + i;
}

/** Sets a bit in every cell whose middle lies inside the contours (even-odd); with `edges` also where an outline runs, so that thin bodies leave no gap. */
export function draw(raster: Raster, contours: readonly Float64Array[], bit: number, edges: boolean): void {
  const { x0, y0, cell, nx, ny, bits } = raster;
  let low = Infinity, high = -Infinity;
  for (const contour of contours) {
    for (let k = 1; k < contour.length; k += 2) {
      low = Math.min(low, contour[k]!);
      high = Math.max(high, contour[k]!);
    }
  }
  for (let j = Math.max(0, Math.floor((low - y0) / cell)); j <= Math.min(ny - 1, Math.floor((high - y0) / cell)); j += 1) {
    const y = y0 + (j + 0.5) * cell;
    const crossings: number[] = [];
    for (const contour of contours) {
      const n = contour.length;
      for (let k = 0; k + 1 < n; k += 2) {
        const ay = contour[k + 1]!, by = contour[(k + 3) % n]!;
        if (ay > y === by > y) continue;
        const ax = contour[k]!;
        crossings.push(ax + ((y - ay) / (by - ay)) * (contour[(k + 2) % n]! - ax));
      }
    }
    crossings.sort((a, b) => a - b);
    for (let c = 0; c + 1 < crossings.length; c += 2) {
      const from = Math.max(0, Math.ceil((crossings[c]! - x0) / cell - 0.5));
      const to = Math.min(nx - 1, Math.floor((crossings[c + 1]! - x0) / cell - 0.5));
      for (let i = from; i <= to; i += 1) bits[j * nx + i]! |= bit;
    }
  }
  if (!edges) return;
  for (const contour of contours) {
    const n = contour.length;
    for (let k = 0; k + 1 < n; k += 2) {
      const ax = contour[k]!, ay = contour[k + 1]!;
      const dx = contour[(k + 2) % n]! - ax, dy = contour[(k + 3) % n]! - ay;
      const steps = Math.max(1, Math.ceil((2 * Math.hypot(dx, dy)) / cell));
      for (let s = 0; s <= steps; s += 1) {
        const at = cellAt(raster, ax + (s / steps) * dx, ay + (s / steps) * dy);
        if (at >= 0) bits[at]! |= bit;
      }
    }
  }
}

/**
 * Marks with a bit every cell within `reach` king's moves of the marked `sources`, walking only over cells without a
 * `blocked` bit. Rows join at the rim, where nothing is drawn: createRaster's caller leaves a margin.
 */
export function spread(raster: Raster, sources: Uint8Array, reach: number, blocked: number, bit: number): void {
  const { nx, bits } = raster;
  const steps = [-nx - 1, -nx, -nx + 1, -1, 1, nx - 1, nx, nx + 1];
  const queue = new Int32Array(bits.length);
  let end = 0;
  for (let at = 0; at < bits.length; at += 1) {
    if (sources[at] === 0) continue;
    bits[at]! |= bit;
    queue[end++] = at;
  }
  for (let step = 1, from = 0; step <= reach && from < end; step += 1) {
    const ringEnd = end;
    for (; from < ringEnd; from += 1) {
      for (let s = 0; s < 8; s += 1) {
        const to = queue[from]! + steps[s]!;
        if (to < 0 || to >= bits.length || (bits[to]! & (bit | blocked)) !== 0) continue;
        bits[to]! |= bit;
        queue[end++] = to;
      }
    }
  }
}

/** A cell that no way leads to. */
export const UNREACHED = 0xffff;

/**
 * From the raster's rim side by side over cells without a `blocked` bit. The answer per cell: how many cells with the bit
 * `dear` lay on the cheapest way.
 */
export function floodFromRim(raster: Raster, blocked: number, dear: number): Uint16Array {
  const { nx, ny, bits } = raster;
  const cost = new Uint16Array(nx * ny).fill(UNREACHED);
  const steps = [-nx, -1, 1, nx];
  const size = cost.length;
  // every cell is queued once: those of this level from the front, those of the next from the back
  const queue = new Int32Array(size);
  let end = 0;
  const rim = (at: number): void => {
    if (cost[at] !== UNREACHED || (bits[at]! & blocked) !== 0) return;
    cost[at] = 0;
    queue[end++] = at;
  };
  for (let i = 0; i < nx; i += 1) {
    rim(i);
    rim(size - nx + i);
  }
  for (let at = 0; at < size; at += nx) {
    rim(at);
    rim(at + nx - 1);
  }
  let from = 0;
  for (let level = 0; from < end && level < UNREACHED - 1; level += 1) {
    let later = size;
    for (; from < end; from += 1) {
      for (let s = 0; s < 4; s += 1) {
        const to = queue[from]! + steps[s]!;
        if (to < 0 || to >= size || cost[to] !== UNREACHED || (bits[to]! & blocked) !== 0) continue;
        const costs = (bits[to]! & dear) !== 0;
        cost[to] = costs ? level + 1 : level;
        if (costs) queue[--later] = to;
        else queue[end++] = to;
      }
    }
    queue.copyWithin(0, later);
    from = 0;
    end = size - later;
  }
  return cost;
}
