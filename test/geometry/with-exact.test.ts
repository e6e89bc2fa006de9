/** Which figures of a body's parameters replace those of its mesh, and where they contradict one another. */
import { expect, it } from 'vitest';
import type { ElementGeometry } from '../../src/geometry/quantities.ts';
import { volumeBetween } from '../../src/geometry/slices.ts';
import { withExact } from '../../src/geometry/with-exact.ts';
import type { ExactFigures } from '../../src/geometry/with-exact.ts';

const MESHED: ElementGeometry = {
  volume: 0.9972, grossVolume: 0.9972, surfaceArea: 6, footprintArea: 0.9972, sideArea: null, bbox: [0, 0, 0, 1, 1, 1], status: 'closed', length: 1, thickness: 1, height: 1,
  footprint: null, volumeBounds: null, centroid: null, size: null, slices: Float64Array.of(0, 1, 0.9972, 0.9972, 0.9972), form: null, faceOpenings: [],
};
const EXACT: ExactFigures = { volume: 1, meshVolume: [1, 1], surface: 6.01, footprint: 1, curved: true, cut: false, flaw: null };
const asMeshed = (volume: number | null, grossVolume: number | null): { volume: number | null; grossVolume: number | null } => ({ volume, grossVolume });

it('an uncut body has its own figures, also over its height', () => {
  const { geometry, disputed } = withExact(MESHED, EXACT, asMeshed(0.9972, 0.9972));
  expect(disputed).toBe(false);
  expect(geometry).toMatchObject({ volume: 1, grossVolume: 1, surfaceArea: 6.01, footprintArea: 1, status: 'closed' });
  expect(volumeBetween(geometry.slices!, 0, 0.5)).toBeCloseTo(0.5, 12);
});

it('a mesh with gaps does not make the solid open', () => {
  const { geometry } = withExact({ ...MESHED, status: 'open', volume: null, grossVolume: null, slices: null, volumeBounds: [0.5, 1.2] }, EXACT, asMeshed(null, null));
  expect(geometry).toMatchObject({ status: 'closed', volume: 1, grossVolume: 1, volumeBounds: null });
});

it('mesh and parameters that tell different things give neither, but both as bounds', () => {
  for (const [meshed, bounds] of [[0.9, [0.9, 1]], [1.01, [1, 1.01]]] as const) {
    const { geometry, disputed } = withExact({ ...MESHED, volume: meshed, grossVolume: meshed }, EXACT, asMeshed(meshed, meshed));
    expect(disputed).toBe(true);
    expect(geometry).toMatchObject({ volume: null, grossVolume: null, volumeBounds: bounds, slices: null });
  }
  // straight bodies have no facets to lose
  expect(withExact(MESHED, { ...EXACT, curved: false }, asMeshed(0.9972, 0.9972)).disputed).toBe(true);
});

it('of a cut body the rest is scaled by what the facets cost the whole, and never exceeds it', () => {
  const { geometry } = withExact({ ...MESHED, volume: 0.4986 }, { ...EXACT, cut: true }, asMeshed(0.4986, 0.9972));
  expect(geometry).toMatchObject({ volume: 0.5, grossVolume: 1, footprintArea: 1, surfaceArea: 6 });
  const straight = withExact({ ...MESHED, volume: 0.5, grossVolume: 1 }, { ...EXACT, curved: false, cut: true }, asMeshed(0.5, 1));
  expect(straight.geometry.volume).toBe(0.5);
  // an opening that misses cuts nothing
  expect(withExact(MESHED, { ...EXACT, cut: true }, asMeshed(0.9972, 0.9972)).geometry).toMatchObject({ volume: 1, grossVolume: 1 });
});

it('a hollow bar that the mesher filled and something cut is bounded, not guessed', () => {
  const pipe: ExactFigures = { ...EXACT, volume: 0.3, meshVolume: [0.3, 1], cut: true };
  expect(withExact({ ...MESHED, volume: 0.8 }, pipe, asMeshed(0.8, 1)).geometry).toMatchObject({ volume: null, grossVolume: 0.3, volumeBounds: [0.1, 0.3] });
});

it('a flaw leaves no figure that a sum could take', () => {
  for (const [flaw, status] of [['crossed', 'self-intersecting'], ['empty', 'degenerate']] as const) {
    expect(withExact(MESHED, { ...EXACT, volume: null, flaw }, asMeshed(1, 1)).geometry).toMatchObject({
      status, volume: null, grossVolume: null, surfaceArea: null, footprintArea: null, sideArea: null, footprint: null, slices: null, bbox: [0, 0, 0, 1, 1, 1],
    });
  }
});
