/** Where rows of a long list lie. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenRows, unevenRows } from '../../src/app/row-window.ts';

const heights = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 60 });

test('rows of stated heights: each begins where the one before ends, and holds every height in it', () => {
  fc.assert(fc.property(heights, (all) => {
    const { start, at } = unevenRows(all);
    let y = 0;
    for (const [i, height] of all.entries()) {
      expect(start(i)).toBe(y);
      expect(at(y)).toBe(i);
      expect(at(y + height - 0.5)).toBe(i);
      y += height;
    }
    expect(start(all.length)).toBe(y);
    expect(at(y)).toBe(all.length);
    expect(at(-50)).toBe(0);
  }));
});
test('rows of one height are a case of these', () => {
  fc.assert(fc.property(fc.nat(60), fc.integer({ min: 1, max: 90 }), fc.integer({ min: -300, max: 9000 }), (count, height, y) => {
    const [even, uneven] = [evenRows(count, height), unevenRows(new Array<number>(count).fill(height))];
    expect(even.at(y)).toBe(uneven.at(y));
    expect(even.start(count)).toBe(uneven.start(count));
  }));
});
