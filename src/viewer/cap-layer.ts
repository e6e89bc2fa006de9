/** Caps of all that section planes cut: made a few milliseconds per frame once the planes rest. */
import { BufferAttribute, BufferGeometry, Group, LineSegments, Mesh, type Material, type Vector4 } from 'three';
import { capOf, type CapPlane } from './caps.ts';

export interface CapLayer {
  readonly group: Group;
  /** planes, bodies or both are others now: what was made is gone until `REST` later */
  restart(planes: readonly Vector4[]): void;
  /** makes caps until `deadline` (performance.now()); true while some are left, or waited for */
  advance(deadline: number, look: Material): boolean;
  clear(): void;
}

export interface CapSource {
  readonly slots: () => number;
  /** six numbers per slot, lowest and highest corner; scene coordinates */
  readonly boxes: () => Float32Array;
  readonly trianglesOf: (slot: number) => Float64Array;
  /** triangles that a slot is drawn with */
  readonly countOf: (slot: number) => number;
  /** whether it is drawn in full */
  readonly solid: (slot: number) => boolean;
  readonly invalidate: () => void;
}

/** ms without a change before caps are made: a plane that is dragged would make them for nothing */
const REST = 120;
/** triangles of a body that is capped, at most; and vertices of one upload */
const MOST_TRIANGLES = 20_000;
const CHUNK = 20_000;
/** of the element's colour */
const FILL = 0.66;
const LINE = 0.12;

export function createCaps({ slots, boxes, trianglesOf, countOf, solid, invalidate }: CapSource): CapLayer {
  const group = new Group();
  let planes: readonly CapPlane[] = [];
  let queue: (readonly [slot: number, plane: number])[] | null = null;
  let next = 0;
  let timer = 0;
  let rested = true;

  function clear(): void {
    window.clearTimeout(timer);
    for (const child of [...group.children] as (Mesh | LineSegments)[]) {
      child.geometry.dispose();
      group.remove(child);
    }
    queue = null;
    next = 0;
    rested = true;
  }

  /** bodies that a plane goes through, and that no other plane takes away altogether */
  function cutBodies(): (readonly [number, number])[] {
    const all: (readonly [number, number])[] = [];
    const b = boxes();
    /** the corner of a slot's box that lies furthest along a plane's normal, or against it: its value in the plane's equation */
    const end = ({ normal: [x, y, z], w }: CapPlane, at: number, far: boolean): number =>
      x * b[x > 0 === far ? at + 3 : at]! + y * b[y > 0 === far ? at + 4 : at + 1]! + z * b[z > 0 === far ? at + 5 : at + 2]! + w;
    const count = slots();
    for (let slot = 0; slot < count; slot++) {
      const at = slot * 6;
      if (b[at]! > b[at + 3]! || !solid(slot) || planes.some((plane) => end(plane, at, true) < 0)) continue;
      for (let plane = 0; plane < planes.length; plane++) if (end(planes[plane]!, at, false) < 0 && countOf(slot) <= MOST_TRIANGLES) all.push([slot, plane]);
    }
    return all;
  }

  function upload(made: { readonly xyz: number[]; readonly slot: number[] }, shade: number, look: Material, kind: 'fill' | 'lines'): void {
    if (made.slot.length === 0) return;
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(Float32Array.from(made.xyz), 3));
    geometry.setAttribute('slot', new BufferAttribute(Float32Array.from(made.slot), 1));
    geometry.setAttribute('shade', new BufferAttribute(new Float32Array(made.slot.length).fill(shade), 1));
    const object = kind === 'fill' ? new Mesh(geometry, look) : new LineSegments(geometry, look);
    object.frustumCulled = false;
    object.matrixAutoUpdate = false;
    group.add(object);
  }

  return {
    group,
    restart(clips) {
      clear();
      planes = clips.map(({ x, y, z, w }) => ({ normal: [x, y, z], w }));
      if (planes.length === 0) return;
      rested = false;
      timer = window.setTimeout(() => {
        rested = true;
        queue = cutBodies();
        invalidate();
      }, REST);
    },
    advance(deadline, look) {
      for (const child of group.children as (Mesh | LineSegments)[]) child.material = look;
      if (!queue) return !rested;
      const fill = { xyz: [] as number[], slot: [] as number[] };
      const lines = { xyz: [] as number[], slot: [] as number[] };
      do {
        const one = queue[next++];
        if (!one) break;
        const cap = capOf(trianglesOf(one[0]), planes[one[1]]!);
        for (const [from, to] of [[cap.fill, fill], [cap.lines, lines]] as const) {
          for (const value of from) to.xyz.push(value);
          for (let i = 0; i < from.length / 3; i++) to.slot.push(one[0]);
        }
      } while (performance.now() < deadline && fill.slot.length + lines.slot.length < CHUNK);
      upload(fill, FILL, look, 'fill');
      upload(lines, LINE, look, 'lines');
      if (next < queue.length) return true;
      queue = null;
      next = 0;
      return false;
    },
    clear,
  };
}
