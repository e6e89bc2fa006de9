/** On foot: the eye stays on its level, turns about itself, and is orbited about what is ahead afterwards. */
import { Box3, Vector3 } from 'three';
import { describe, expect, test, vi } from 'vitest';
import { createEye } from '../../src/viewer/eye.ts';

// camera-controls keeps the canvas's rectangle in one; without a canvas nothing reads it
vi.stubGlobal('DOMRect', class {});

const begun = (eye = new Vector3(5, 1.6, 2), towards = new Vector3(5, 1.6, -10)) => {
  const made = createEye(null, true);
  made.frame(800, 600, 0);
  made.walk(eye, towards);
  made.controls.update(0);
  return made;
};
const at = (made: ReturnType<typeof begun>): number[] => {
  made.controls.update(0);
  return made.camera.position.toArray().map((part) => Math.round(part * 1000) / 1000 + 0);
};
const ahead = (made: ReturnType<typeof begun>): number[] => {
  made.controls.update(0);
  return made.camera.getWorldDirection(new Vector3()).toArray().map((part) => Math.round(part * 1000) / 1000 + 0);
};

describe('on foot', () => {
  test('begins where it is said, level, and moves on the level', () => {
    const made = begun();
    expect(at(made)).toEqual([5, 1.6, 2]);
    expect(ahead(made)).toEqual([0, 0, -1]);
    made.foot.step(2, 0, 0);
    expect(at(made)).toEqual([5, 1.6, 0]);
    made.foot.step(0, 1, 0.5);
    expect(at(made)).toEqual([6, 2.1, 0]);
  });
  test('looking down does not make one walk down, straight down neither', () => {
    const made = begun(new Vector3(0, 3, 0), new Vector3(0, 0, -3));
    made.foot.step(1, 0, 0);
    expect(at(made)).toEqual([0, 3, -1]);
    made.foot.look(0, -Math.PI);
    made.foot.step(1, 0, 0);
    expect(at(made)[1]).toBeCloseTo(3, 1);
    expect(Math.hypot(at(made)[0]!, at(made)[2]! + 2)).toBeLessThan(0.06);
  });
  test('turns about the eye: to the left is to the left, up is up', () => {
    const made = begun();
    made.move('turn', -0.5, 0);
    expect(ahead(made)).toEqual([-1, 0, 0]);
    expect(at(made)[0]).toBeCloseTo(5, 0);
    made.move('turn', 0.5, -0.25);
    expect(ahead(made)[1]).toBeCloseTo(Math.SQRT1_2, 2);
  });
  test('a step in the direction that was turned to', () => {
    const made = begun(new Vector3(0, 0, 0), new Vector3(1, 0, 0));
    made.foot.step(3, 0, 0);
    expect(at(made)).toEqual([3, 0, 0]);
    made.foot.step(0, 2, 0);
    expect(at(made)).toEqual([3, 0, 2]);
  });
  test('ended, the eye has not moved and orbits something ahead; a fit ends it', () => {
    const made = begun();
    made.foot.end();
    expect(made.foot.on).toBe(false);
    expect(at(made)).toEqual([5, 1.6, 2]);
    expect(made.controls.distance).toBeGreaterThan(1);
    made.walk(new Vector3(0, 1, 0), new Vector3(0, 1, 1));
    expect(ahead(made)).toEqual([0, 0, 1]);
    made.fit(new Box3(new Vector3(-5, 0, -5), new Vector3(5, 10, 5)), false);
    expect(made.foot.on).toBe(false);
    expect(made.controls.maxDistance).toBe(Infinity);
    expect(made.controls.distance).toBeGreaterThan(8);
  });
  test('from a parallel view in perspective', () => {
    const made = createEye(null, true);
    made.frame(800, 600, 0);
    made.project('orthogonal');
    made.walk(new Vector3(0, 1, 0), new Vector3(0, 1, 1));
    expect(made.viewCamera([0, 0, 0]).kind).toBe('perspective');
    expect(at(made)).toEqual([0, 1, 0]);
  });
});
