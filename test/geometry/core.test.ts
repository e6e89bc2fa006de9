import { expect, test } from 'vitest';
import { core } from '../../src/geometry/core.ts';

test('the stack gives back what was taken, and memory grows under it', () => {
  const { mark, allocate, release, memory } = core();
  const before = mark();
  const a = allocate(100);
  const b = allocate(20_000_000);
  expect(a % 16).toBe(0);
  expect(b - a).toBeGreaterThanOrEqual(100);
  expect(memory.buffer.byteLength).toBeGreaterThanOrEqual(b + 20_000_000);
  release(before);
  expect(allocate(8)).toBe(a);
  release(before);
});
