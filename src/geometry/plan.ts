/**
 * Plane regions: union, difference, intersection of contours, by manifold-3d's CrossSection.
 * Contours are flat [x0,y0,x1,y1,…]; outer ones counter-clockwise, holes clockwise; overlapping input is allowed.
 * Load once with `await loadPlan()`, then everything is synchronous.
 */
import type { CrossSection, SimplePolygon } from 'manifold-3d';
import { loadManifold } from './manifold.ts';
import type { ManifoldEngine, ManifoldOptions } from './manifold.ts';

export type Contour = ArrayLike<number>;
export type Contours = readonly Contour[];
/** An upright rectangle, m. */
export type Extent = readonly [x0: number, y0: number, x1: number, y1: number];

export interface Plan {
  /** m² of the union, every contour filled where its winding is positive */
  unionArea(contours: Contours): number;
  union(contours: Contours): Float64Array[];
  difference(a: Contours, b: Contours): Float64Array[];
  intersection(a: Contours, b: Contours): Float64Array[];
  /** signed sum of the contours' areas, m²; exact for the result of `union` and its kind */
  area(contours: Contours): number;
  /** the union drawn in by so much all around, m: what is narrower than twice that is gone */
  shrunk(contours: Contours, by: number): Float64Array[];
  /** the outer contours of the union, holes dropped */
  fillHoles(contours: Contours): Float64Array[];
  /** how many answers so far are "not known" (NaN, no contours) because the wasm trapped: who signs a number compares before and after */
  readonly traps: number;
}

/** Contours below this many points become nothing: a region needs three. */
const LEAST_POINTS = 3;

const plans = new WeakMap<ManifoldEngine, Plan>();

/** Starts manifold once; later calls return the same plan. Rejects when the wasm cannot be had. */
export async function loadPlan(options: ManifoldOptions = {}): Promise<Plan> {
  const engine = await loadManifold(options);
  let plan = plans.get(engine);
  if (plan === undefined) plans.set(engine, (plan = createPlan(engine)));
  return plan;
}

function createPlan(engine: ManifoldEngine): Plan {
  const { run } = engine;

  const combined = (a: Contours, b: Contours | null, operation: 'add' | 'subtract' | 'intersect'): Float64Array[] => {
    const [first, second] = [inOrder(a), inOrder(b ?? [])];
    const origin = originOf(first, second);
    const left = toPolygons(first, origin);
    const right = toPolygons(second, origin);
    // manifold cannot make a region of no polygons
    if (left.length === 0 && operation !== 'add') return [];
    if (right.length === 0 && operation === 'intersect') return [];
    if (left.length + right.length === 0) return [];
    return run<Float64Array[]>(({ CrossSection: Region }) => {
      const made: CrossSection[] = [];
      try {
        const one = new Region(left.length > 0 ? left : right, 'Positive');
        made.push(one);
        let result = one;
        if (left.length > 0 && right.length > 0) {
          const other = new Region(right, 'Positive');
          made.push(other);
          result = operation === 'subtract' ? one.subtract(other) : operation === 'intersect' ? one.intersect(other) : one.add(other);
          made.push(result);
        }
        return fromPolygons(result.toPolygons() as SimplePolygon[], origin);
      } finally {
        for (const region of made) region.delete();
      }
    }, []);
  };

  return {
    get traps() { return engine.traps; },
    unionArea(contours) {
      const ordered = inOrder(contours);
      const polygons = toPolygons(ordered, originOf(ordered, []));
      if (polygons.length === 0) return 0;
      return run<number>(({ CrossSection: Region }) => {
        const region = new Region(polygons, 'Positive');
        try {
          return region.area();
        } finally {
          region.delete();
        }
      }, Number.NaN);
    },
    union: (contours) => combined(contours, null, 'add'),
    difference: (a, b) => combined(a, b, 'subtract'),
    intersection: (a, b) => combined(a, b, 'intersect'),
    shrunk: (contours, by) => {
      const ordered = inOrder(contours);
      const origin = originOf(ordered, []);
      const polygons = toPolygons(ordered, origin);
      if (polygons.length === 0) return [];
      return run<Float64Array[]>(({ CrossSection: Region }) => {
        const whole = new Region(polygons, 'Positive');
        const smaller = whole.offset(-by, 'Miter');
        try {
          return fromPolygons(smaller.toPolygons() as SimplePolygon[], origin);
        } finally {
          smaller.delete();
          whole.delete();
        }
      }, []);
    },
    area: contoursArea,
    fillHoles: (contours) => combined(combined(contours, null, 'add').filter((contour) => contourArea(contour) > 0), null, 'add'),
  };
}

/** Signed area of one contour, m²; positive counter-clockwise. Taken about its first point, so map coordinates lose nothing. */
export function contourArea(contour: Contour): number {
  const n = contour.length;
  if (n < 2 * LEAST_POINTS) return 0;
  const x0 = contour[0]!;
  const y0 = contour[1]!;
  let twice = 0;
  for (let i = 2; i + 3 < n; i += 2) {
    twice += (contour[i]! - x0) * (contour[i + 3]! - y0) - (contour[i + 2]! - x0) * (contour[i + 1]! - y0);
  }
  return twice / 2;
}

export function contoursArea(contours: Contours): number {
  let sum = 0;
  for (const contour of contours) sum += contourArea(contour);
  return sum;
}

/** The upright rectangle round the contours; inside out (∞ to −∞) where they have no points. */
export function contoursExtent(contours: Contours): Extent {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const c of contours) {
    for (let i = 0; i + 1 < c.length; i += 2) {
      x0 = Math.min(x0, c[i]!);
      x1 = Math.max(x1, c[i]!);
      y0 = Math.min(y0, c[i + 1]!);
      y1 = Math.max(y1, c[i + 1]!);
    }
  }
  return [x0, y0, x1, y1];
}

/**
 * One order for the same contours, whichever file they came from first: where contours touch, the order in which they are
 * handed over and the point that coordinates are taken about decide whether a ring closes.
 */
function inOrder(contours: Contours): Contours {
  return contours.length < 2 ? contours : [...contours].sort(byCorners);
}

function byCorners(a: Contour, b: Contour): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function originOf(a: Contours, b: Contours): readonly [number, number] {
  const first = a.find((contour) => contour.length > 1) ?? b.find((contour) => contour.length > 1);
  return first === undefined ? [0, 0] : [first[0]!, first[1]!];
}

function toPolygons(contours: Contours, origin: readonly [number, number]): SimplePolygon[] {
  const polygons: SimplePolygon[] = [];
  for (const contour of contours) {
    if (contour.length < 2 * LEAST_POINTS) continue;
    const polygon: [number, number][] = [];
    for (let i = 0; i + 1 < contour.length; i += 2) polygon.push([contour[i]! - origin[0], contour[i + 1]! - origin[1]]);
    polygons.push(polygon);
  }
  return polygons;
}

function fromPolygons(polygons: readonly SimplePolygon[], origin: readonly [number, number]): Float64Array[] {
  return polygons.map((polygon) => {
    const contour = new Float64Array(polygon.length * 2);
    polygon.forEach((point, i) => {
      contour[2 * i] = point[0]! + origin[0];
      contour[2 * i + 1] = point[1]! + origin[1];
    });
    return contour;
  });
}
