import fc from 'fast-check';
import { Box3, PerspectiveCamera, Vector3 } from 'three';
import { expect, it } from 'vitest';
import { eyeFor } from '../../src/viewer/framing.ts';

it('a box is seen whole from any side, and fills the picture', () => {
  const size = fc.double({ min: 0.1, max: 100, noNaN: true });
  fc.assert(fc.property(size, size, size, fc.double({ min: 0, max: 6.28, noNaN: true }), fc.double({ min: 0.01, max: 3.1, noNaN: true }), fc.double({ min: 0.4, max: 3, noNaN: true }), (x, y, z, azimuth, polar, aspect) => {
    const camera = new PerspectiveCamera(45, aspect, 0.01, 1e5);
    const { eye, centre } = eyeFor(new Box3(new Vector3(10, 20, 30), new Vector3(10 + x, 20 + y, 30 + z)), camera, azimuth, polar);
    camera.position.copy(eye);
    camera.lookAt(centre);
    camera.updateMatrixWorld();
    const reach = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => {
      const p = new Vector3(10 + (k & 1 ? x : 0), 20 + (k & 2 ? y : 0), 30 + (k & 4 ? z : 0)).project(camera);
      return Math.max(Math.abs(p.x), Math.abs(p.y));
    });
    expect(Math.max(...reach)).toBeLessThan(1);
    // small boxes keep a margin of 0.15 m
    if (Math.min(x, y, z) > 5) expect(Math.max(...reach)).toBeGreaterThan(0.8);
  }));
});
