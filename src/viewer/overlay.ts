/**
 * The layer over the model that shows how a figure was measured. Shapes are made a few milliseconds per frame and uploaded in
 * chunks; the caller decides when to draw.
 */
import { Box3, BufferAttribute, BufferGeometry, DoubleSide, GLSL3, Group, LineSegments, Mesh, ShaderMaterial, Vector3, type Object3D } from 'three';
import { shapeOf, type Origin, type OverlayPart, type OverlayTone } from './overlay-shapes.ts';

export interface Overlay {
  readonly group: Group;
  /** materials to be compiled before their first use */
  readonly materials: readonly ShaderMaterial[];
  /** replaces what is shown; `zero` in world metres */
  set(parts: readonly OverlayPart[], zero: Origin): void;
  clear(): void;
  /** scene box of what is shown, made or not */
  readonly box: Box3;
  /** makes shapes until `deadline` (performance.now()); true while some are left */
  advance(deadline: number): boolean;
  readonly vertices: number;
  dispose(): void;
}

export interface Bodies {
  /** number of triangles that slots are drawn with */
  countOf(slots: readonly number[]): number;
  /** their corners, scene coordinates, nine numbers each */
  trianglesOf(slots: readonly number[]): Float32Array;
  /** scene coordinates */
  boxOf(slot: number): Box3;
}

type Bytes = readonly [number, number, number, number];
/** filling and edge */
const TONES: Readonly<Record<OverlayTone, readonly [Bytes, Bytes]>> = {
  measured: [[20, 92, 255, 120], [10, 60, 190, 255]],
  counted: [[20, 92, 255, 120], [10, 60, 190, 255]],
  open: [[242, 150, 10, 120], [176, 100, 0, 255]],
  'not-counted': [[150, 90, 76, 110], [120, 64, 50, 255]],
  hole: [[214, 40, 60, 120], [170, 20, 40, 255]],
  outline: [[0, 0, 0, 0], [70, 96, 140, 255]],
  plane: [[200, 30, 160, 96], [160, 10, 120, 255]],
};
/** triangles of a body whose edges are drawn too, at most; and that are drawn at all: beyond, the body itself shows them */
const EDGED = 20_000;
const FILLED = 100_000;
/** vertices of one chunk, at most, but for one part larger than that */
const CHUNK = 20_000;

const VERTEX = /* glsl */ `
in vec4 tint;
out vec4 vTint;
void main() {
  vTint = tint;
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
}`;
const FRAGMENT = /* glsl */ `
precision mediump float;
in vec4 vTint;
layout(location = 0) out vec4 colour;
void main() { colour = vTint; }`;

const material = (depthTest: boolean): ShaderMaterial => new ShaderMaterial({
  glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT, side: DoubleSide, transparent: true, depthWrite: false, depthTest,
});

interface Piece {
  readonly object: 'fill' | 'lines';
  readonly xyz: ArrayLike<number>;
  readonly tint: Bytes;
  /** shown through what lies before it */
  readonly through: boolean;
}

export function createOverlay(bodies: Bodies): Overlay {
  const group = new Group();
  const before = material(true);
  const through = material(false);
  const box = new Box3();
  let queue: OverlayPart[] = [];
  let zero: Origin = [0, 0, 0];
  let vertices = 0;

  function clear(): void {
    for (const child of [...group.children] as (Mesh | LineSegments)[]) {
      child.geometry.dispose();
      group.remove(child);
    }
    queue = [];
    vertices = 0;
    box.makeEmpty();
  }

  function piecesOf(part: OverlayPart): Piece[] {
    const [fill, edge] = TONES[part.tone];
    if (part.kind !== 'faces') {
      const shape = shapeOf(part, zero);
      // the face of one wall may look away from the camera
      const seen = part.kind === 'region' || part.tone === 'outline' || (part.kind === 'upright' && part.tone === 'measured');
      return [{ object: 'fill', xyz: shape.fill, tint: fill, through: seen }, { object: 'lines', xyz: shape.lines, tint: edge, through: seen }];
    }
    if (bodies.countOf(part.slots) > FILLED) return [];
    const xyz = facing(bodies.trianglesOf(part.slots), part.toward);
    const seen = part.toward !== null;
    const edges: Piece = { object: 'lines', xyz: xyz.length / 9 > EDGED ? [] : edgesOf(xyz), tint: [edge[0], edge[1], edge[2], 150], through: seen };
    return part.tone === 'outline' ? [edges] : [{ object: 'fill', xyz, tint: fill, through: seen }, edges];
  }

  function upload(pieces: readonly Piece[]): void {
    for (const object of ['fill', 'lines'] as const) {
      for (const seen of [false, true]) {
        const own = pieces.filter((piece) => piece.object === object && piece.through === seen && piece.xyz.length > 0);
        const count = own.reduce((sum, piece) => sum + piece.xyz.length / 3, 0);
        if (count === 0) continue;
        const position = new Float32Array(count * 3);
        const tint = new Uint8Array(count * 4);
        let at = 0;
        for (const piece of own) {
          position.set(piece.xyz, at * 3);
          for (const end = at + piece.xyz.length / 3; at < end; at++) tint.set(piece.tint, at * 4);
        }
        const geometry = new BufferGeometry();
        geometry.setAttribute('position', new BufferAttribute(position, 3));
        geometry.setAttribute('tint', new BufferAttribute(tint, 4, true));
        const look = seen ? through : before;
        const made: Object3D = object === 'fill' ? new Mesh(geometry, look) : new LineSegments(geometry, look);
        made.frustumCulled = false;
        made.renderOrder = (seen ? 12 : 10) + (object === 'lines' ? 1 : 0);
        group.add(made);
        vertices += count;
      }
    }
  }

  return {
    group,
    materials: [before, through],
    box,
    get vertices() {
      return vertices;
    },
    set(parts, origin) {
      clear();
      zero = origin;
      queue = [...parts];
      for (const part of parts) extend(box, part, zero, bodies);
    },
    clear,
    advance(deadline) {
      const pieces: Piece[] = [];
      let size = 0;
      // one at least, or a slow machine never gets anywhere
      for (let part = queue.shift(); part; part = size < CHUNK && performance.now() < deadline ? queue.shift() : undefined) {
        const made = piecesOf(part);
        size += made.reduce((sum, piece) => sum + piece.xyz.length / 3, 0);
        pieces.push(...made);
      }
      upload(pieces);
      return queue.length > 0;
    },
    dispose() {
      clear();
      before.dispose();
      through.dispose();
    },
  };
}

function extend(box: Box3, part: OverlayPart, zero: Origin, bodies: Bodies): void {
  if (part.kind === 'faces') {
    for (const slot of part.slots) {
      const own = bodies.boxOf(slot);
      if (!own.isEmpty()) box.union(own);
    }
    return;
  }
  const point = new Vector3();
  const heights = part.kind === 'region' ? [part.z] : [part.z0, part.z1];
  for (const contour of part.kind === 'upright' ? [part.path] : part.contours) {
    for (let i = 0; i + 1 < contour.length; i += 2) {
      for (const z of heights) box.expandByPoint(point.set(contour[i]! - zero[0], z - zero[2], -(contour[i + 1]! - zero[1])));
    }
  }
}

/** Triangles that look along a direction in plan by more than a grazing angle; all without one. */
function facing(xyz: Float32Array, toward: readonly [number, number] | null): Float32Array {
  if (toward === null) return xyz;
  const out: number[] = [];
  for (let t = 0; t + 8 < xyz.length; t += 9) {
    const [ux, uy, uz] = [xyz[t + 3]! - xyz[t]!, xyz[t + 4]! - xyz[t + 1]!, xyz[t + 5]! - xyz[t + 2]!];
    const [vx, vy, vz] = [xyz[t + 6]! - xyz[t]!, xyz[t + 7]! - xyz[t + 1]!, xyz[t + 8]! - xyz[t + 2]!];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    // scene z is minus the world's y
    if (nx * toward[0] - nz * toward[1] > 0.1 * Math.hypot(nx, ny, nz)) for (let k = 0; k < 9; k++) out.push(xyz[t + k]!);
  }
  return Float32Array.from(out);
}

function edgesOf(xyz: Float32Array): Float32Array {
  const lines = new Float32Array(xyz.length * 2);
  for (let t = 0; t + 8 < xyz.length; t += 9) {
    for (let k = 0; k < 3; k++) {
      lines.set(xyz.subarray(t + 3 * k, t + 3 * k + 3), 2 * t + 6 * k);
      const next = (k + 1) % 3;
      lines.set(xyz.subarray(t + 3 * next, t + 3 * next + 3), 2 * t + 6 * k + 3);
    }
  }
  return lines;
}
