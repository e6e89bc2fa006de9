/** Which storeys of a building a region lies on. */
import { expect, test } from 'vitest';
import { firstLevel, liesOn } from '../../src/app/region-storeys.ts';

const STOREYS = [{ name: '1F', elevation: 0 }, { name: '2F', elevation: 3.6 }, { name: '3F', elevation: 6.6 }, { name: 'RF', elevation: 9.6 }];
const levels = (storeys: Parameters<typeof liesOn>[0]['storeys']): readonly number[] => STOREYS.flatMap((_, level) => (liesOn({ ...(storeys === undefined ? {} : { storeys }) }, STOREYS, level) ? [level] : []));

test('a region that names no storey lies on all, and begins on none of its own', () => {
  expect(levels(undefined)).toEqual([0, 1, 2, 3]);
  expect(firstLevel({}, STOREYS)).toBeNull();
});
test('names and elevations, these to within 0.3 m', () => {
  expect(levels(['2F', 9.4])).toEqual([1, 3]);
  expect(levels([3.6 + 0.31])).toEqual([]);
  expect(firstLevel({ storeys: [6.8, '1F'] }, STOREYS)).toBe(2);
  expect(firstLevel({ storeys: ['9F'] }, STOREYS)).toBeNull();
});
test('from one to another in either order, both included; not at all where one of them is not there', () => {
  expect(levels({ from: '2F', to: 9.6 })).toEqual([1, 2, 3]);
  expect(levels({ from: 'RF', to: '3F' })).toEqual([2, 3]);
  expect(levels({ from: '2F', to: '9F' })).toEqual([]);
  expect(firstLevel({ storeys: { from: 'RF', to: '3F' } }, STOREYS)).toBe(3);
});
