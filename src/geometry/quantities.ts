import type { Interval } from '../units.ts';
import type { Form } from './form.ts';

/** What the geometry core measures of one element. Deliberately narrow: this is all that facts may ask of a body. */

export type GeometryStatus = 'closed' | 'open' | 'self-intersecting' | 'degenerate' | 'none';

/** [x0, y0, z0, x1, y1, z1], metres, Z up, the file's IFC world coordinates without map conversion */
export type Box = readonly [number, number, number, number, number, number];

/**
 * An opening that goes right through an upright straight panel, as a rectangle in the panel's own face, metres. Lengths run
 * along the oriented plan box from its lower end, heights from the foot, both of the body with its openings restored.
 */
export interface FaceOpening {
  readonly from: number;
  readonly to: number;
  readonly sill: number;
  readonly head: number;
  /** where the panel itself begins and ends beside the opening, and how high it is above it: least over the opening's height or width */
  readonly start: number;
  readonly end: number;
  readonly top: number;
  /** [x, y] of `from` and of `to` in the middle of the panel's thickness, world metres, not rounded */
  readonly line: readonly [number, number, number, number];
  /** around the opening, over the whole thickness */
  readonly box: Box;
}

export interface ElementGeometry {
  /** net, openings cut, m³; null unless the mesh is closed */
  readonly volume: number | null;
  /** openings restored, m³ */
  readonly grossVolume: number | null;
  /** net, m² */
  readonly surfaceArea: number | null;
  /** area of the union of the horizontal projection, openings restored, m² */
  readonly footprintArea: number | null;
  /** walls and curtain walls: one face, openings not deducted (GB/T 51129-2017 4.0.6, 4.0.8), m² */
  readonly sideArea: number | null;
  readonly bbox: Box | null;
  readonly status: GeometryStatus;
  /** oriented size of the gross body in plan: length ≥ thickness, and height, m */
  readonly length: number | null;
  readonly thickness: number | null;
  readonly height: number | null;
  /**
   * contours of `footprintArea` in plan, flat [x0,y0,x1,y1,…], world metres; outer counter-clockwise, holes clockwise.
   * Null where footprints were not asked for (see MeasureOptions) or could not be made.
   */
  readonly footprint: readonly Float64Array[] | null;
  /** what openings that go right through leave of `footprint`, where they take anything of a lying body; contours as there */
  readonly pierced?: readonly Float64Array[];
  /** open or self-intersecting: the least and most the body may hold, m³; null where `volume` is exact or nothing can be said */
  readonly volumeBounds: Interval | null;
  /** centre of the net volume, world metres; null unless `volume` is known */
  readonly centroid: readonly [number, number, number] | null;
  /** smallest box of any direction around the net body: length ≥ width ≥ thickness, m */
  readonly size: readonly [number, number, number] | null;
  /** how the net body is stacked over height, see slices.ts; null where it was not asked for or the body is not closed */
  readonly slices: Float64Array | null;
  /** what equal pieces have in common (form.ts); one object for all instances of a shape. Null where not asked for or the body is not closed */
  readonly form: Form | null;
  /**
   * openings of a wall-like element, by `from`, whether cut by the file or drawn in its profile; empty: it has none. Null where
   * they were not asked for or cannot be told: bent or leaning, open with openings drawn into it, or nothing is cut where the file says so
   */
  readonly faceOpenings: readonly FaceOpening[] | null;
}

/**
 * Triangles of many elements for the screen: one interleaving-free block, so that it is transferred, not copied.
 * Positions are Y up, metres, relative to `origin` (world metres, Z up) to keep single precision exact.
 */
export interface ScreenBatch {
  readonly origin: readonly [number, number, number];
  /** expressId per element in this batch */
  readonly expressIds: Uint32Array;
  /** element i owns vertices [vertexStart[i], vertexStart[i+1]) and indices [indexStart[i], indexStart[i+1]) */
  readonly vertexStart: Uint32Array;
  readonly indexStart: Uint32Array;
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  /** element-local vertex numbers are NOT used: indices are into this batch's positions */
  readonly indices: Uint32Array;
}

/** Columns of one file's or one batch's measured elements, parallel arrays; transferable between threads. */
export interface MeasuredElement extends ElementGeometry {
  readonly expressId: number;
}
