/** Floods over a plan against relaxation without any order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRaster, floodFromRim, spread, UNREACHED, type Raster } from '../../src/facts/plan-raster.ts';

const BLOCKED = 1, DEAR = 2, MARK = 4;

const plans = fc.tuple(fc.integer({ min: 2, max: 14 }), fc.integer({ min: 2, max: 14 })).chain(([nx, ny]) =>
  fc.array(fc.constantFrom(0, 0, 0, BLOCKED, DEAR), { minLength: nx * ny, maxLength: nx * ny }).map((cells): Raster => {
    const raster = createRaster(0, 0, nx - 1, ny - 1, 1, 1e6);
    raster.bits.set(cells);
    return raster;
  }));

/** Cheapest ways by going over all cells until nothing changes; rows join, as the flood's do. */
function relaxed({ nx, ny, bits }: Raster): number[] {
  const size = nx * ny;
  const cost: number[] = Array.from({ length: size }, (_, at) => {
    const rim = at % nx === 0 || at % nx === nx - 1 || at < nx || at >= size - nx;
    return rim && (bits[at]! & BLOCKED) === 0 ? 0 : UNREACHED;
  });
  for (let changed = true; changed;) {
    changed = false;
    for (let at = 0; at < size; at += 1) {
      if ((bits[at]! & BLOCKED) !== 0) continue;
      for (const from of [at - nx, at - 1, at + 1, at + nx]) {
        if (from < 0 || from >= size || cost[from] === UNREACHED) continue;
        const way = cost[from]! + ((bits[at]! & DEAR) !== 0 ? 1 : 0);
        if (way < cost[at]!) [cost[at], changed] = [way, true];
      }
    }
  }
  return cost;
}

describe('floods', () => {
  test('from the rim: the cheapest way to every cell, also where every cell is reached', () => {
    fc.assert(fc.property(plans, (raster) => {
      expect([...floodFromRim(raster, BLOCKED, DEAR)]).toEqual(relaxed(raster));
    }), { numRuns: 400 });
    const open = createRaster(0, 0, 9, 9, 1, 1e6);
    open.bits.fill(DEAR);
    expect([...floodFromRim(open, BLOCKED, DEAR)]).toEqual(relaxed(open));
  });

  test('spreading reaches what is so many king\'s moves away and nothing else', () => {
    fc.assert(fc.property(plans, fc.integer({ min: 0, max: 4 }), fc.nat(), (raster, reach, seed) => {
      const { nx, bits } = raster;
      const sources = new Uint8Array(bits.length);
      sources[seed % bits.length] = 1;
      let known = new Set([seed % bits.length]);
      for (let step = 0; step < reach; step += 1) {
        const next = new Set(known);
        for (const at of known) {
          for (const by of [-nx - 1, -nx, -nx + 1, -1, 1, nx - 1, nx, nx + 1]) {
            const to = at + by;
            if (to >= 0 && to < bits.length && (bits[to]! & BLOCKED) === 0) next.add(to);
          }
        }
        known = next;
      }
      spread(raster, sources, reach, BLOCKED, MARK);
      expect([...bits.keys()].filter((at) => (bits[at]! & MARK) !== 0)).toEqual([...known].sort((a, b) => a - b));
    }), { numRuns: 200 });
  });
});
