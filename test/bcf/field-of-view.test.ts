import { describe, expect, test } from 'vitest';
import type { BcfCamera, BcfPoint } from '../../src/bcf/bcf.ts';
import { inFieldOfView } from '../../src/bcf/field-of-view.ts';

const NOTHING = { lines: [], bitmaps: [] };
const camera = (size: number, focus?: number): BcfCamera => ({ kind: 'perspective', viewPoint: [1, 2, 3], direction: [0, 2, 0], up: [0, 0, 1], size, aspectRatio: null, ...(focus === undefined ? {} : { focus }) });

/** Height of what the camera sees at a point ahead of it. */
function heightAt({ viewPoint, direction, size }: BcfCamera, point: BcfPoint): number {
  const length = Math.hypot(...direction);
  const distance = point.reduce((sum, value, axis) => sum + ((value - viewPoint[axis]!) * direction[axis]!) / length, 0);
  return 2 * distance * Math.tan((size * Math.PI) / 360);
}

describe('a field of view from 45° to 60°', () => {
  test.each([45, 50, 60])('%d° stays', (size) => {
    const given = camera(size, 10);
    expect(inFieldOfView(given, NOTHING, 45, 60)).toEqual({ camera: given, moved: 0 });
    expect(inFieldOfView(given, NOTHING, 45, 60).camera).toBe(given);
  });

  test.each([[20, 45], [30, 45], [75, 60], [120, 60]])('%d° becomes %d°: the same height is seen where it looks', (size, used) => {
    const given = camera(size, 10);
    const { camera: moved, moved: by } = inFieldOfView(given, NOTHING, 45, 60);
    expect(moved.size).toBe(used);
    const focus: BcfPoint = [1, 12, 3];
    expect(heightAt(moved, focus)).toBeCloseTo(heightAt(given, focus), 9);
    // nearer with a wider angle, farther with a narrower one, along the view alone
    expect(Math.sign(moved.viewPoint[1] - 2)).toBe(size < used ? 1 : -1);
    expect([moved.viewPoint[0], moved.viewPoint[2]]).toEqual([1, 3]);
    expect(by).toBeCloseTo(Math.abs(moved.viewPoint[1] - 2), 9);
  });

  test('where it looks is told by what it draws', () => {
    const lines = [{ start: [1, 10, 0] as const, end: [5, 14, 9] as const }, { start: [0, -50, 0] as const, end: [0, 12, 0] as const }];
    const { camera: moved } = inFieldOfView(camera(90), { lines, bitmaps: [] }, 45, 60);
    expect(heightAt(moved, [0, 12, 0])).toBeCloseTo(heightAt(camera(90), [0, 12, 0]), 9);
  });

  test('where nothing tells, it stays and shows less or more', () => {
    expect(inFieldOfView(camera(90), NOTHING, 45, 60)).toEqual({ camera: { ...camera(90), size: 60 }, moved: 0 });
    expect(inFieldOfView(camera(90, -3), NOTHING, 45, 60).moved).toBe(0);
  });

  test('an orthogonal camera has none', () => {
    const given: BcfCamera = { ...camera(200), kind: 'orthogonal' };
    expect(inFieldOfView(given, NOTHING, 45, 60).camera).toBe(given);
  });
});
