/**
 * From pixels to places in the model and back. An element is found by drawing (picking.ts); where exactly it is pointed at is
 * computed from its triangles in double precision, so a measured length does not depend on the depth buffer.
 */
import { Matrix4, Raycaster, Vector2, Vector3, type Box3, type OrthographicCamera, type PerspectiveCamera, type Vector4 } from 'three';
import { featuresOf, outlineOf, type Features } from './features.ts';
import type { Picking } from './picking.ts';
import type { SectionRay, WorldBox } from './section-planes.ts';
import { hit, snap, type Point, type Ray, type SnapKind } from './snap.ts';
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
  /** six numbers per slot, lowest and highest corner; scene coordinates, where things belong */
  readonly boxes: () => Float32Array;
  /** how far things are moved apart, four numbers per slot; null while they are where they belong */
  readonly ways: () => { readonly data: ArrayLike<number>; readonly strength: number } | null;
  readonly slots: () => number;
  /** slots that are drawn in full */
  readonly solid: (slot: number) => boolean;
}

export interface Probing {
  /** where the cursor points to, drawn to what is near; null beside everything. `around`: pixels in which an element is looked for */
  probe(x: number, y: number, around?: number): Promise<Probe | null>;
  /** the place on the model under a pixel, drawn to nothing */
  place(x: number, y: number): Promise<WorldPoint | null>;
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

export function createProbing({ picking, camera, size, zero, clips, pixel, trianglesOf, boxes, ways, slots, solid }: ProbeSource): Probing {
  const known = new Map<number, Features>();
  /** triangles in `known` */
  let sum = 0;
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
    sum += made.faceOf.length;
    for (const [other, { faceOf }] of known) {
      if (sum <= MOST_KEPT || other === slot) break;
      known.delete(other);
      sum -= faceOf.length;
    }
    return made;
  }

  /** scene coordinates to the picture, as a matrix */
  function matrix(): readonly number[] {
    const seen = camera();
    seen.updateMatrixWorld();
    return new Matrix4().multiplyMatrices(seen.projectionMatrix, seen.matrixWorldInverse).elements;
  }

  /** scene coordinates to pixels */
  function projector(): (point: Point) => ScreenPoint | null {
    const seen = camera();
    const e = matrix();
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

  /** what no plane cuts away */
  function kept(): (point: Point) => boolean {
    const planes = clips();
    return ([a, b, c]) => planes.every((plane) => plane.x * a + plane.y * b + plane.z * c + plane.w >= -1e-6);
  }

  const world = (point: Point, origin: WorldPoint): WorldPoint => toWorld(new Vector3(...point), origin);

  return {
    async place(x, y) {
      const slot = await picking.pick(x, y);
      const origin = zero();
      const found = slot === null || origin === null ? null : hit(rayAt(x, y), known.get(slot)?.triangles ?? trianglesOf(slot), kept());
      return found && world(found.point, origin!);
    },
    async probe(x, y, around = AROUND) {
      const slot = await picking.pick(x, y, around);
      const origin = zero();
      if (slot === null || origin === null) return null;
      const own = features(slot);
      const found = snap({
        ray: rayAt(x, y), features: own, toScreen: projector(), cursor: [x, y], pixel,
        kept: kept(),
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
      const all = new Set<number>();
      const [e, b, apart, count] = [matrix(), boxes(), ways(), slots()];
      const { width: w, height: h } = size();
      // plain arithmetic: eight corners of 100,000 boxes
      const [left, right, low, high] = [(2 * x) / w - 1, (2 * (x + width)) / w - 1, 1 - (2 * (y + height)) / h, 1 - (2 * y) / h];
      for (let slot = 0; slot < count; slot++) {
        const at = slot * 6;
        let whole = b[at]! <= b[at + 3]! && solid(slot);
        const [sx, sy, sz] = apart ? [apart.data[slot * 4]! * apart.strength, apart.data[slot * 4 + 1]! * apart.strength, apart.data[slot * 4 + 2]! * apart.strength] : [0, 0, 0];
        for (let corner = 0; corner < 8 && whole; corner++) {
          const cx = b[corner & 1 ? at + 3 : at]! + sx;
          const cy = b[corner & 2 ? at + 4 : at + 1]! + sy;
          const cz = b[corner & 4 ? at + 5 : at + 2]! + sz;
          const depth = e[3]! * cx + e[7]! * cy + e[11]! * cz + e[15]!;
          const px = (e[0]! * cx + e[4]! * cy + e[8]! * cz + e[12]!) / depth;
          const py = (e[1]! * cx + e[5]! * cy + e[9]! * cz + e[13]!) / depth;
          whole = depth > 0 && px >= left && px <= right && py >= low && py <= high;
        }
        if (whole) all.add(slot);
      }
      return all;
    },
    forget() {
      known.clear();
      sum = 0;
    },
  };
}

/** A box of the scene in world coordinates; null for an empty one. */
export function worldBox(box: Box3, [x, y, z]: WorldPoint): WorldBox | null {
  return box.isEmpty() ? null : [box.min.x + x, y - box.max.z, box.min.y + z, box.max.x + x, y - box.min.z, box.max.y + z];
}
