import fc from 'fast-check';
import { Box3, OrthographicCamera, PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it, vi } from 'vitest';
import { createEye } from '../../src/viewer/eye.ts';
import { clipOf, planeOf, poseOf, sizeFor, toScene, toWorld, type ViewCamera, type WorldPoint } from '../../src/viewer/viewpoint.ts';

// the controls keep the rectangle of an element that is not there
vi.stubGlobal('DOMRect', class { x = 0; y = 0; width = 0; height = 0; });

const HERE: WorldPoint = [0, 0, 0];
/** 4,000 km from the origin of its coordinates, as some maps have it */
const FAR: WorldPoint = [4_000_000, 3_400_000, 1_200];
/** m: what double precision leaves 4,000 km away */
const CLOSE = 1e-7;

const axis = fc.double({ min: -1, max: 1, noNaN: true });
const direction = fc.tuple(axis, axis, axis).filter(([x, y, z]) => Math.hypot(x, y, z) > 0.1);
const length = ([x, y, z]: WorldPoint): number => Math.hypot(x, y, z);
const unit = (v: WorldPoint): WorldPoint => [v[0] / length(v), v[1] / length(v), v[2] / length(v)];
const dot = (a: WorldPoint, b: WorldPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const apart = (a: WorldPoint, b: WorldPoint): number => length([a[0] - b[0], a[1] - b[1], a[2] - b[2]]);
/** the up vector that a camera shows: the part at right angles to its direction */
const shownUp = ({ direction: d, up }: ViewCamera): WorldPoint => {
  const ahead = unit(d);
  const along = dot(up, ahead);
  return unit([up[0] - along * ahead[0], up[1] - along * ahead[1], up[2] - along * ahead[2]]);
};

const camera: fc.Arbitrary<ViewCamera> = fc.record({
  kind: fc.constantFrom('orthogonal', 'perspective'),
  viewPoint: fc.tuple(fc.double({ min: -200, max: 200, noNaN: true }), fc.double({ min: -200, max: 200, noNaN: true }), fc.double({ min: -20, max: 200, noNaN: true })),
  direction: fc.oneof(direction, fc.constantFrom<WorldPoint>([0, 0, -1], [0, 0, 1], [1, 0, 0], [0, -3, 0], [1e-7, 0, -1])),
  up: fc.oneof(direction, fc.constantFrom<WorldPoint>([0, 0, 1], [0, 1, 0], [-1, 0, 0])),
  size: fc.double({ min: 5, max: 120, noNaN: true }),
  aspectRatio: fc.constantFrom(null, 0.7, 4 / 3, 16 / 9, 2.5),
}).filter(({ direction: d, up }) => Math.abs(dot(unit(d), unit(up))) < 0.999);

const moved = (of: ViewCamera, by: WorldPoint): ViewCamera => ({ ...of, viewPoint: [of.viewPoint[0] + by[0], of.viewPoint[1] + by[1], of.viewPoint[2] + by[2]] });
const box = (zero: WorldPoint): Box3 => new Box3(toScene([zero[0], zero[1], zero[2]], zero), toScene([zero[0] + 30, zero[1] + 12, zero[2] + 40], zero)).union(new Box3(new Vector3(0, 0, 0), new Vector3(30, 40, 12)));

/** An eye that has taken the camera, in a picture of the shape given. */
function eyeAt(of: ViewCamera, zero: WorldPoint, aspect: number) {
  const eye = createEye(null, true);
  eye.frame(Math.round(1000 * aspect), 1200, 200);
  eye.controls.setLookAt(20, 16, 24, 1, 2, 3, false);
  eye.controls.update(0);
  const before = eye.viewCamera(zero);
  eye.keep();
  const taken = eye.see(of, zero, box(zero));
  eye.controls.update(0);
  eye.depth(box(zero));
  return { eye, before, taken };
}

it('a file thousands of kilometres away hides nothing of the one that is looked at, and is seen when it is looked at', () => {
  const near = new Box3(new Vector3(0, 0, 0), new Vector3(30, 12, 40));
  const far = new Box3(new Vector3(4e6, 0, -6e6), new Vector3(4e6 + 30, 12, -6e6 + 40));
  for (const seen of [near, far]) {
    const eye = createEye(null, true);
    eye.frame(1000, 800, 0);
    eye.fit(seen, false, Math.PI / 5, Math.PI / 2.9);
    eye.controls.update(0);
    eye.depth(near.clone().union(far));
    const distances = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => new Vector3(k & 1 ? seen.min.x : seen.max.x, k & 2 ? seen.min.y : seen.max.y, k & 4 ? seen.min.z : seen.max.z).distanceTo(eye.camera.position));
    expect(eye.camera.near).toBeLessThan(Math.min(...distances) / 2);
    expect(eye.camera.far).toBeGreaterThan(Math.max(...distances));
  }
});

describe('a viewpoint of BCF in the viewer', () => {
  it('world and scene: Z up to Y up and back, to the last digit far away too', () => {
    expect(toScene([FAR[0] + 1.25, FAR[1] - 2.5, FAR[2] + 3], FAR).toArray()).toEqual([1.25, 3, 2.5]);
    fc.assert(fc.property(fc.tuple(axis, axis, axis), ([x, y, z]) => {
      const at: WorldPoint = [FAR[0] + x * 300, FAR[1] + y * 300, FAR[2] + z * 300];
      expect(apart(toWorld(toScene(at, FAR), FAR), at)).toBeLessThan(1e-9);
    }));
  });

  it('a camera comes back as it was taken: place, direction, up and size, also 4,000 km away', () => {
    fc.assert(fc.property(camera, fc.constantFrom(HERE, FAR), fc.constantFrom(0.5, 1.6, 3), (of, zero, aspect) => {
      const given = moved(of, zero);
      const { eye, taken } = eyeAt(given, zero, aspect);
      expect(taken).toBe(true);
      const back = eye.viewCamera(zero);
      expect(back.kind).toBe(given.kind);
      expect(apart(back.viewPoint, given.viewPoint)).toBeLessThan(1e-3);
      // what looks straight down is turned by 1e-5 to have a horizon
      expect(apart(back.direction, unit(given.direction))).toBeLessThan(1.001e-5);
      expect(apart(back.up, shownUp(given))).toBeLessThan(2e-4);
      const width = Math.round(1000 * aspect) / 1000;
      expect(back.aspectRatio).toBeCloseTo(width, 9);
      expect(back.size).toBeCloseTo(sizeFor(given, width), 9);
    }), { numRuns: 400 });
  });

  it('is exact where the horizon is level, as nearly every viewpoint has it', () => {
    const level: ViewCamera = { kind: 'perspective', viewPoint: [FAR[0] - 17.301673889160156, FAR[1] + 1.8659062385559082, FAR[2] + 4.595860004425049], direction: [0.8743417263031006, -0.44460856914520264, -0.1945503056049347], up: [0, 0, 1], size: 60, aspectRatio: null };
    const { eye } = eyeAt(level, FAR, 1.5);
    const back = eye.viewCamera(FAR);
    expect(apart(back.viewPoint, level.viewPoint)).toBeLessThan(CLOSE);
    expect(apart(back.direction, unit(level.direction))).toBeLessThan(CLOSE);
    expect(back.size).toBeCloseTo(60, 12);
  });

  it('a plan is turned as its up vector says', () => {
    for (const up of [[0, 1, 0], [1, 0, 0], [-1, 0, 0], [0.6, -0.8, 0]] as const) {
      for (const down of [-1, 1]) {
        const { eye } = eyeAt({ kind: 'orthogonal', viewPoint: [5, 6, 100], direction: [0, 0, down], up, size: 40, aspectRatio: 1 }, HERE, 1);
        const back = eye.viewCamera(HERE);
        expect(apart(back.up, up)).toBeLessThan(1e-5);
        expect(eye.camera).toBeInstanceOf(OrthographicCamera);
      }
    }
  });

  it('what the camera shows lands where it should: a point ahead in the middle, one half a height above at the rim', () => {
    fc.assert(fc.property(camera, (of) => {
      const { eye } = eyeAt({ ...of, aspectRatio: 1 }, HERE, 1);
      const still = eye.still(null);
      still.updateMatrixWorld();
      const ahead = unit(of.direction);
      const up = shownUp(of);
      const reach = of.kind === 'orthogonal' ? of.size / 2 : 10 * Math.tan((of.size * Math.PI) / 360);
      const at = (share: number): Vector3 => toScene([0, 1, 2].map((i) => of.viewPoint[i]! + 10 * ahead[i]! + share * reach * up[i]!) as unknown as WorldPoint, HERE).project(still);
      expect(Math.hypot(at(0).x, at(0).y)).toBeLessThan(2e-3);
      expect(at(1).y).toBeCloseTo(1, 2);
      expect(Math.abs(at(1).x)).toBeLessThan(5e-3);
    }));
  });

  it('a picture narrower than the one it was made for shows all of its width, a wider one all of its height', () => {
    const tan = (degrees: number): number => Math.tan((degrees * Math.PI) / 360);
    expect(sizeFor({ kind: 'orthogonal', size: 12, aspectRatio: 2 }, 1)).toBe(24);
    expect(sizeFor({ kind: 'orthogonal', size: 12, aspectRatio: 2 }, 3)).toBe(12);
    expect(sizeFor({ kind: 'orthogonal', size: 12, aspectRatio: null }, 0.2)).toBe(12);
    expect(tan(sizeFor({ kind: 'perspective', size: 60, aspectRatio: 2 }, 1.25)) * 1.25).toBeCloseTo(tan(60) * 2, 12);
  });

  it('leaving brings the own view back, whatever was seen in between', () => {
    fc.assert(fc.property(fc.array(camera, { minLength: 1, maxLength: 4 }), (list) => {
      const { eye, before } = eyeAt(list[0]!, HERE, 1.4);
      for (const one of list) {
        eye.keep();
        eye.see(one, HERE, box(HERE));
        eye.fit(box(HERE), false);
        eye.controls.update(0.1);
      }
      eye.leave();
      eye.controls.update(0);
      const back = eye.viewCamera(HERE);
      expect(eye.camera).toBeInstanceOf(PerspectiveCamera);
      expect(apart(back.viewPoint, before.viewPoint)).toBeLessThan(1e-6);
      expect(apart(back.direction, before.direction)).toBeLessThan(1e-6);
      expect(apart(back.up, before.up)).toBeLessThan(1e-6);
      expect(back.size).toBe(before.size);
    }));
  });

  it('fits a box into a parallel picture too', () => {
    const { eye } = eyeAt({ kind: 'orthogonal', viewPoint: [0, 0, 10], direction: [1, 1, -1], up: [0, 0, 1], size: 1, aspectRatio: null }, HERE, 1.6);
    const wanted = new Box3(new Vector3(100, 0, 0), new Vector3(120, 8, 5));
    eye.fit(wanted, false);
    eye.controls.update(0);
    eye.depth(wanted);
    expect(eye.sees(wanted)).toBe(true);
    const still = eye.still(null);
    still.updateMatrixWorld();
    const reach = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => new Vector3(k & 1 ? 100 : 120, k & 2 ? 0 : 8, k & 4 ? 0 : 5).project(still)).map((p) => Math.max(Math.abs(p.x), Math.abs(p.y)));
    expect(Math.max(...reach)).toBeLessThan(1);
    expect(Math.max(...reach)).toBeGreaterThan(0.8);
  });

  it('knows that a camera sees nothing of the model', () => {
    const away: ViewCamera = { kind: 'perspective', viewPoint: [-10, 5, 5], direction: [-1, 0, 0], up: [0, 0, 1], size: 60, aspectRatio: 1 };
    expect(eyeAt(away, HERE, 1).eye.sees(box(HERE))).toBe(false);
    expect(eyeAt({ ...away, direction: [1, 0, 0] }, HERE, 1).eye.sees(box(HERE))).toBe(true);
  });

  it('a direction without a length is refused; an up vector that says nothing gives way', () => {
    expect(poseOf({ kind: 'perspective', viewPoint: HERE, direction: [0, 0, 0], up: [0, 0, 1], size: 60, aspectRatio: null }, HERE)).toBeNull();
    const pose = poseOf({ kind: 'perspective', viewPoint: HERE, direction: [1, 0, 0], up: [1, 0, 0], size: 60, aspectRatio: null }, HERE)!;
    expect(pose.up.toArray()).toEqual([0, 1, 0]);
    expect(pose.tilted).toBe(false);
    expect(poseOf({ kind: 'perspective', viewPoint: HERE, direction: [0, 0, -1], up: [0, 0, 1], size: 60, aspectRatio: null }, HERE)!.up.toArray()).toEqual([0, 0, -1]);
  });

  it('a plane cuts the side it points to, and comes back as it was', () => {
    fc.assert(fc.property(direction, fc.tuple(axis, axis, axis), fc.constantFrom(HERE, FAR), (normal, [x, y, z], zero) => {
      const location: WorldPoint = [zero[0] + 50 * x, zero[1] + 50 * y, zero[2] + 50 * z];
      const clip = clipOf({ location, direction: normal }, zero)!;
      const n = unit(normal);
      const value = (side: number): number => {
        const p = toScene([0, 1, 2].map((i) => location[i]! + side * n[i]!) as unknown as WorldPoint, zero);
        return clip.x * p.x + clip.y * p.y + clip.z * p.z + clip.w;
      };
      expect(value(1)).toBeCloseTo(-1, 6);
      expect(value(-1)).toBeCloseTo(1, 6);
      const back = planeOf(clip, new Vector3(3, 4, 5), zero);
      expect(apart(back.direction, n)).toBeLessThan(1e-9);
      expect(Math.abs(dot(n, [back.location[0] - location[0], back.location[1] - location[1], back.location[2] - location[2]]))).toBeLessThan(CLOSE);
    }));
    expect(clipOf({ location: HERE, direction: [0, 0, 0] }, HERE)).toBeNull();
  });
});
