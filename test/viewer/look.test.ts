import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, GHOST, HIDDEN, partition, SOLID, VEILED, visibilityOf } from '../../src/viewer/look.ts';

describe('looks', () => {
  it('read colours, and grey for anything else', () => {
    expect(bytesOf('#ff8000')).toEqual([255, 128, 0]);
    expect(bytesOf('red')).toEqual([128, 128, 128]);
  });

  it('partition a page: solid first, then what is veiled, then ghosts, hidden left out, nothing lost', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(HIDDEN, GHOST, 2, VEILED, 254, SOLID)), { maxLength: 40 }), (elements) => {
      const start = new Uint32Array(elements.length + 1);
      elements.forEach(([triangles], i) => { start[i + 1] = start[i]! + triangles * 3; });
      const source = Uint32Array.from({ length: start.at(-1)! }, (_, i) => 1000 + i);
      const slots = Uint32Array.from(elements, (_, i) => elements.length - 1 - i);
      const looks = new Uint8Array(elements.length * 4);
      elements.forEach(([, visibility], i) => { looks[slots[i]! * 4 + 3] = visibility; });
      const target = new Uint32Array(source.length);
      const ranges = partition(source, start, slots, looks, target);
      const wanted = (kind: number): number[] => elements.flatMap(([, alpha], i) => (visibilityOf(new Uint8Array([0, 0, 0, alpha]), 0) === kind ? [...source.slice(start[i], start[i + 1])] : []));
      expect([...target.slice(0, ranges.solid)]).toEqual(wanted(SOLID));
      const veiled = ranges.solid + ranges.veiled;
      expect([...target.slice(ranges.solid, veiled)]).toEqual(wanted(VEILED));
      expect([...target.slice(veiled, veiled + ranges.ghost)]).toEqual(wanted(GHOST));
      expect(elements.every(([, alpha]) => alpha > 1 || visibilityOf(new Uint8Array([0, 0, 0, alpha]), 0) === alpha)).toBe(true);
    }));
  });
});
