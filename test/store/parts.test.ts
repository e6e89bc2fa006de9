import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PART, parted, whole } from '../../src/store/parts.ts';

const again = ({ skeleton, parts }: ReturnType<typeof parted>): unknown => whole(structuredClone(skeleton), (hole, n) => structuredClone(parts[hole]?.[n]));

describe('values in parts', () => {
  test('a value without long lists is as it was', () => {
    fc.assert(fc.property(fc.object(), (value) => {
      expect(again(parted(value))).toEqual(value);
    }));
  });

  test('long lists are parted wherever they stand, and come back', () => {
    const long = Array.from({ length: PART * 2 + 5 }, (_, i) => ({ i }));
    const value = [{ key: 'a', removed: [], inserted: long }, { key: 'b', removed: long.slice(0, PART + 1), inserted: [] }];
    const made = parted(value);
    expect(made.parts.map((slices) => slices.map((slice) => slice.length))).toEqual([[PART, PART, 5], [PART, 1]]);
    expect(again(made)).toEqual(value);
    expect(again(parted(long))).toEqual(long);
  });

  test('a part that is lost is noticed', () => {
    const made = parted(Array.from({ length: PART + 1 }, (_, i) => i));
    expect(() => whole(made.skeleton, (_, n) => (n === 1 ? undefined : made.parts[0]![0]))).toThrow(RangeError);
    expect(() => whole({ value: 1 }, () => [])).toThrow(RangeError);
  });

  test('bytes and files stay what they are', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    expect((parted({ bytes }).skeleton.value as { bytes: unknown }).bytes).toBe(bytes);
  });
});
