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

/** Cells within `reach` steps (king's moves) of the sources, walking only where `may` allows; sources at 0, others unreached at 255. */
export function stepsFrom(raster: Raster, isSource: (cell: number) => boolean, reach: number, may: (cell: number) => boolean): Uint8Array {
  const { nx, ny } = raster;
  const steps = new Uint8Array(nx * ny).fill(255);
  let ring: number[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    if (!isSource(at)) continue;
    steps[at] = 0;
    ring.push(at);
  }
  for (let step = 1; step <= reach && ring.length > 0; step += 1) {
    const next: number[] = [];
    for (const at of ring) {
      const i = at % nx, j = (at - i) / nx;
      for (let dj = -1; dj <= 1; dj += 1) {
        for (let di = -1; di <= 1; di += 1) {
          if (i + di < 0 || i + di >= nx || j + dj < 0 || j + dj >= ny) continue;
          const to = at + dj * nx + di;
          if (steps[to] !== 255 || !may(to)) continue;
          steps[to] = step;
          next.push(to);
        }
      }
    }
    ring = next;
  }
  return steps;
}

/**
 * From the raster's rim over cells that `may` be walked, side by side. The answer per cell: how many cells for which `costs`
 * is true lay on the cheapest way, 0xffff where no way leads.
 */
export function floodFromRim(raster: Raster, may: (cell: number) => boolean, costs: (cell: number) => boolean): Uint16Array {
  const { nx, ny } = raster;
  const cost = new Uint16Array(nx * ny).fill(0xffff);
  let now: number[] = [];
  const enter = (cell: number): void => {
    if (cost[cell] !== 0xffff || !may(cell)) return;
    cost[cell] = 0;
    now.push(cell);
  };
  for (let i = 0; i < nx; i += 1) {
    enter(i);
    enter((ny - 1) * nx + i);
  }
  for (let j = 0; j < ny; j += 1) {
    enter(j * nx);
    enter(j * nx + nx - 1);
  }
  for (let level = 0; now.length > 0 && level < 0xfffe; level += 1) {
    const later: number[] = [];
    for (let k = 0; k < now.length; k += 1) {
      const at = now[k]!;
      if (cost[at]! < level) continue;
      const i = at % nx, j = (at - i) / nx;
      for (const to of [i > 0 ? at - 1 : -1, i < nx - 1 ? at + 1 : -1, j > 0 ? at - nx : -1, j < ny - 1 ? at + nx : -1]) {
        if (to < 0 || cost[to] !== 0xffff || !may(to)) continue;
        const dear = costs(to);
        cost[to] = dear ? level + 1 : level;
        (dear ? later : now).push(to);
      }
    }
    now = later;
  }
  return cost;
}
