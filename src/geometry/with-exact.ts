/** Figures that follow from a body's parameters in place of those of its mesh. */
import { roundQuantity } from '../units.ts';
import type { ElementGeometry } from './quantities.ts';
import { SLICE, volumeBetween } from './slices.ts';

/** SI; of the body before openings are cut. */
export interface ExactFigures {
  readonly volume: number | null;
  /** least and greatest that a mesher may make of it which knows no fillets and no inner radius */
  readonly meshVolume: readonly [number, number];
  readonly surface: number | null;
  readonly footprint: number | null;
  readonly curved: boolean;
  /** openings are cut out of the body */
  readonly cut: boolean;
  /** its profile crosses itself, or it encloses nothing */
  readonly flaw: 'crossed' | 'empty' | null;
}

/**
 * A mesh may be smaller than the body by the facets of 48 segments, twice over where a round section runs round a bend.
 * More, or more the other way than single precision explains, says that mesh and parameters describe two things.
 */
const SMALLER = 0.008;
const LARGER = 0.001;
/** The mesh is single precision: of small bodies far from their origin no more can be asked, m³. */
const ROUNDING = 1e-6;
/** Cut and uncut differ by single precision alone. */
const SAME = 1e-6;

/**
 * `mesh`: its volumes before rounding. `disputed`: mesh and parameters tell different things; then neither volume is
 * given, but both as bounds.
 */
export function withExact(
  geometry: ElementGeometry, exact: ExactFigures | null, mesh: { readonly volume: number | null; readonly grossVolume: number | null },
): { readonly geometry: ElementGeometry; readonly disputed: boolean } {
  if (exact === null) return { geometry, disputed: false };
  if (exact.flaw !== null) return { geometry: flawed(geometry, exact.flaw), disputed: false };
  const { volume, meshVolume: [lo, hi], surface, footprint } = exact;
  if (volume === null || geometry.status === 'none' || geometry.status === 'degenerate' || geometry.status === 'self-intersecting') return { geometry, disputed: false };
  const { grossVolume: meshed } = mesh;
  if (meshed !== null && (meshed < lo * (1 - (exact.curved ? SMALLER : LARGER)) - ROUNDING || meshed > hi * (1 + LARGER) + ROUNDING)) {
    const bounds = exact.cut ? null : ([round(Math.min(meshed, volume)), round(Math.max(meshed, volume))] as const);
    return { geometry: { ...geometry, volume: null, grossVolume: null, volumeBounds: bounds, slices: null }, disputed: true };
  }
  const footprintArea = footprint === null ? geometry.footprintArea : round(footprint);
  const gross = round(volume);
  // openings that miss the body cut nothing
  if (exact.cut && (mesh.volume === null || meshed === null || Math.abs(mesh.volume - meshed) > SAME * meshed)) {
    if (mesh.volume !== null && meshed !== null && Math.abs(volume - meshed) > SMALLER * volume) {
      // The mesher fills a hollow bar: what it has too much lies in what is left, or in what was cut away.
      const bounds = [round(Math.max(0, mesh.volume - Math.max(0, meshed - volume))), round(Math.min(mesh.volume + Math.max(0, volume - meshed), volume))] as const;
      return { geometry: { ...geometry, grossVolume: gross, footprintArea, volume: null, volumeBounds: bounds, slices: null }, disputed: false };
    }
    // What is cut across, or cut out of, loses its facets in proportion: along a sweep exactly so.
    const net = mesh.volume === null || meshed === null || !exact.curved ? mesh.volume : (mesh.volume * volume) / meshed;
    const known = net === null || geometry.volume === null ? geometry.volume : Math.min(round(net), gross);
    return {
      geometry: { ...geometry, grossVolume: gross, footprintArea, volume: known, slices: net === null || !exact.curved ? geometry.slices : scaledSlices(geometry.slices, net) },
      disputed: false,
    };
  }
  return {
    geometry: {
      ...geometry,
      // the mesh has gaps, the solid has none
      status: geometry.status === 'open' ? 'closed' : geometry.status,
      volume: gross, grossVolume: gross, volumeBounds: null, footprintArea,
      surfaceArea: surface === null ? geometry.surfaceArea : round(surface),
      slices: scaledSlices(geometry.slices, volume),
    },
    disputed: false,
  };
}

/** No figure of such a body may enter a sum: its box remains, to find it by. */
function flawed(geometry: ElementGeometry, flaw: 'crossed' | 'empty'): ElementGeometry {
  return {
    ...geometry, volume: null, grossVolume: null, volumeBounds: null, surfaceArea: null, footprintArea: null, footprint: null, sideArea: null,
    centroid: null, slices: null, form: null, faceOpenings: null, status: flaw === 'crossed' ? 'self-intersecting' : geometry.status === 'none' ? 'none' : 'degenerate',
  };
}

function scaledSlices(slices: Float64Array | null, volume: number): Float64Array | null {
  if (slices === null) return null;
  const meshed = volumeBetween(slices, -Infinity, Infinity);
  if (!(meshed > 0)) return slices;
  const factor = volume / meshed;
  return slices.map((value, i) => (i % SLICE < 2 ? value : value * factor));
}

/** no -0 */
function round(value: number): number {
  return roundQuantity(value) + 0;
}
