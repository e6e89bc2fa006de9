/**
 * From pixels to places in the model and back. An element is found by drawing (picking.ts); where exactly it is pointed at is
 * computed from its triangles in double precision, so a measured length does not depend on the depth buffer.
 */
import { Box3, Matrix4, Raycaster, Vector2, Vector3, type OrthographicCamera, type PerspectiveCamera, type Vector4 } from 'three';
import { featuresOf, outlineOf, type Features } from './features.ts';
import type { Picking } from './picking.ts';
import type { SectionRay, WorldBox } from './section-planes.ts';
import { snap, type Point, type Ray, type SnapKind } from './snap.ts';
import { toScene, toWorld, type WorldPoint } from './viewpoint.ts';

export interface ProbedFace {
  /** m² */
  readonly area: number;
  /** a facet of something curved */
  readonly curved: boolean;
  /** ends of its sides, two by two */
  readonly outline: readonly WorldPoint[];
}

/** A place on an element. World metres, Z up. */
export interface Probe {
  readonly slot: number;
  readonly kind: SnapKind;
  readonly point: WorldPoint;
  /** unit, of the face that is pointed at, towards the eye */
  readonly normal: WorldPoint;
  /** null where the element has more triangles than are searched for faces */
  readonly face: (() => ProbedFace) | null;
  /** the face that is pointed at is a facet of something curved */
  readonly curved: boolean;
}

/** pixels from the upper left of the picture, and m before the eye */
export type ScreenPoint = readonly [x: number, y: number, depth: number];

export interface ProbeSource {
  readonly picking: Picking;
  readonly camera: () => PerspectiveCamera | OrthographicCamera;
  readonly size: () => { readonly width: number; readonly height: number };
  readonly zero: () => WorldPoint | null;
  readonly clips: () => readonly Vector4[];
  readonly pixel: (distance: number) => number;
  /** nine numbers per triangle, scene coordinates */
  readonly trianglesOf: (slot: number) => Float64Array;
  readonly boxOf: (slot: number) => Box3;
  readonly slots: () => number;
  /** slots that are drawn in full */
  readonly solid: (slot: number) => boolean;
}

export interface Probing {
  /** where the cursor points to, drawn to what is near; null beside everything. `around`: pixels in which an element is looked for */
  probe(x: number, y: number, around?: number): Promise<Probe | null>;
  /** null for what is behind the eye */
  toScreen(point: WorldPoint): ScreenPoint | null;
  ray(x: number, y: number): SectionRay | null;
  /** slots of what is drawn and whose box lies wholly in a rectangle of the picture */
  inside(x: number, y: number, width: number, height: number): ReadonlySet<number>;
  /** meshes came or went */
  forget(): void;
}

/** pixels around the cursor in which an element is looked for: as far as a corner draws the cursor */
const AROUND = 8;
/** triangles of elements whose corners and edges are kept, at most */
const MOST_KEPT = 200_000;

export function createProbing({ picking, camera, size, zero, clips, pixel, trianglesOf, boxOf, slots, solid }: ProbeSource): Probing {
  const known = new Map<number, Features>();
  let kept = 0;
  const caster = new Raycaster();

  function features(slot: number): Features {
    const old = known.get(slot);
    if (old) {
      // the one that was used last is forgotten last
      known.delete(slot);
      known.set(slot, old);
      return old;
    }
    const made = featuresOf(trianglesOf(slot));
    known.set(slot, made);
    kept += made.faceOf.length;
    for (const [other, { faceOf }] of known) {
      if (kept <= MOST_KEPT || other === slot) break;
      known.delete(other);
      kept -= faceOf.length;
    }
    return made;
  }

  /** scene coordinates to pixels */
  function projector(): (point: Point) => ScreenPoint | null {
    const seen = camera();
    seen.updateMatrixWorld();
    const e = new Matrix4().multiplyMatrices(seen.projectionMatrix, seen.matrixWorldInverse).elements;
    const v = seen.matrixWorldInverse.elements;
    const { width, height } = size();
    const flat = 'isOrthographicCamera' in seen;
    return ([x, y, z]) => {
      const w = e[3]! * x + e[7]! * y + e[11]! * z + e[15]!;
      const depth = -(v[2]! * x + v[6]! * y + v[10]! * z + v[14]!);
      if (!flat && depth <= 0.01) return null;
      const px = (e[0]! * x + e[4]! * y + e[8]! * z + e[12]!) / w;
      const py = (e[1]! * x + e[5]! * y + e[9]! * z + e[13]!) / w;
      return [((px + 1) / 2) * width, ((1 - py) / 2) * height, depth];
    };
  }

  function rayAt(x: number, y: number): Ray {
    const { width, height } = size();
    camera().updateMatrixWorld();
    caster.setFromCamera(new Vector2((2 * x) / width - 1, 1 - (2 * y) / height), camera());
    return { origin: caster.ray.origin.toArray(), direction: caster.ray.direction.toArray() };
  }

  const world = (point: Point, origin: WorldPoint): WorldPoint => toWorld(new Vector3(...point), origin);

  return {
    async probe(x, y, around = AROUND) {
      const slot = await picking.pick(x, y, around);
      const origin = zero();
      if (slot === null || origin === null) return null;
      const own = features(slot);
      const planes = clips();
      const found = snap({
        ray: rayAt(x, y), features: own, toScreen: projector(), cursor: [x, y], pixel,
        kept: ([a, b, c]) => planes.every((plane) => plane.x * a + plane.y * b + plane.z * c + plane.w >= -1e-6),
      });
      if (!found) return null;
      const { face } = found;
      return {
        slot, kind: found.kind, point: world(found.point, origin), normal: world(found.normal, [0, 0, 0]), curved: own.faces[face]?.curved ?? false,
        face: own.plain || face < 0 ? null : () => {
          const lines = outlineOf(own, face);
          const outline = Array.from({ length: lines.length / 3 }, (_, i) => world([lines[i * 3]!, lines[i * 3 + 1]!, lines[i * 3 + 2]!], origin));
          return { area: own.faces[face]!.area, curved: own.faces[face]!.curved, outline };
        },
      };
    },
    toScreen(point) {
      const origin = zero();
      return origin && projector()(toScene(point, origin).toArray());
    },
    ray(x, y) {
      const origin = zero();
      if (origin === null) return null;
      const { origin: from, direction } = rayAt(x, y);
      return { origin: world(from, origin), direction: world(direction, [0, 0, 0]) };
    },
    inside(x, y, width, height) {
      const project = projector();
      const all = new Set<number>();
      for (let slot = 0; slot < slots(); slot++) {
        if (!solid(slot)) continue;
        const { min, max } = boxOf(slot);
        let whole = min.x <= max.x;
        for (let corner = 0; corner < 8 && whole; corner++) {
          const at = project([corner & 1 ? max.x : min.x, corner & 2 ? max.y : min.y, corner & 4 ? max.z : min.z]);
          whole = at !== null && at[0] >= x && at[0] <= x + width && at[1] >= y && at[1] <= y + height;
        }
        if (whole) all.add(slot);
      }
      return all;
    },
    forget() {
      known.clear();
      kept = 0;
    },
  };
}

/** A box of the scene in world coordinates; null for an empty one. */
export function worldBox(box: Box3, [x, y, z]: WorldPoint): WorldBox | null {
  return box.isEmpty() ? null : [box.min.x + x, y - box.max.z, box.min.y + z, box.max.x + x, y - box.min.z, box.max.y + z];
}
