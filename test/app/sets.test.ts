import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combined, dropSet, freeName, newSet, putSet, refsOf, resolve, shiftSet, sizeOf } from '../../src/app/sets.ts';
import type { Report } from '../../src/engine/report.ts';
import { EMPTY_WORKSPACE, readWorkspace } from '../../src/store/workspace.ts';

type Known = Pick<Report, 'elements' | 'files'>;
const report = (files: readonly string[], elements: readonly (readonly [file: number, globalId: string, expressId: number])[]): Known => ({
  files: files.map((path) => ({ path })) as unknown as Report['files'],
  elements: elements.map(([file, globalId, expressId]) => ({ file, globalId, expressId })) as unknown as Report['elements'],
});

describe('elements of a set', () => {
  // a GlobalId of two files, one that a file has twice, one that is missing
  const before = report(['a', 'b'], [[0, 'G1', 1], [0, 'G2', 2], [0, 'G2', 3], [0, '', 4], [1, 'G1', 5]]);
  it('are found again, each itself', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 4 })), (chosen) => {
      expect(resolve(before, JSON.parse(JSON.stringify(refsOf(before, chosen))))).toEqual({ elements: [...chosen].sort(), missing: 0 });
    }));
    expect(refsOf(before, [0, 2, 4])).toEqual([{ file: 'a', ids: ['G1', '#3'] }, { file: 'b', ids: ['G1'] }]);
    expect(sizeOf(refsOf(before, [0, 2, 4]))).toBe(3);
  });
  it('are found in the next revision by GlobalId, and what is gone is counted', () => {
    const after = report(['b', 'a'], [[0, 'G1', 9], [1, 'G3', 7], [1, 'G1', 8]]);
    expect(resolve(after, refsOf(before, [0, 1, 3, 4]))).toEqual({ elements: [0, 2], missing: 2 });
    expect(resolve(report([], []), refsOf(before, [0, 4]))).toEqual({ elements: [], missing: 2 });
  });
});

describe('sets together', () => {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: 30 }));
  it('are what the words mean', () => {
    fc.assert(fc.property(some, some, (a, b) => {
      const all = Array.from({ length: 31 }, (_, i) => i);
      expect(combined(a, b, 'union')).toEqual(all.filter((one) => a.includes(one) || b.includes(one)));
      expect(combined(a, b, 'intersect')).toEqual(all.filter((one) => a.includes(one) && b.includes(one)));
      expect(combined(a, b, 'subtract')).toEqual(all.filter((one) => a.includes(one) && !b.includes(one)));
    }));
  });
  it('stand in the workspace in their order', () => {
    const set = (id: string) => newSet(id, id, { elements: [] }, 0);
    let now = EMPTY_WORKSPACE;
    for (const id of ['a', 'b', 'c']) now = putSet(now, set(id));
    now = putSet(now, { ...set('b'), name: 'B' });
    expect(now.sets.map(({ name }) => name)).toEqual(['a', 'B', 'c']);
    expect(shiftSet(now, 'c', -2).sets.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(shiftSet(now, 'c', 1)).toEqual(now);
    expect(dropSet(now, 'b').sets.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(readWorkspace(JSON.parse(JSON.stringify(now)))).toEqual({ workspace: now, lost: 0 });
    expect(freeName('a', now.sets)).toBe('a (2)');
    expect(freeName('x', now.sets)).toBe('x');
  });
});
