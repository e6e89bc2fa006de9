/** What a viewpoint draws into the model: lines, and pictures that it brings along. Nothing is fetched. */
import {
  BufferAttribute, BufferGeometry, DoubleSide, GLSL3, Group, LineSegments, Mesh, ShaderMaterial, Texture, Vector3, type Material,
} from 'three';
import { toScene, type ViewBitmap, type ViewLine, type WorldPoint } from './viewpoint.ts';

export interface Marks {
  readonly group: Group;
  /** replaces what is drawn; pictures come once they are decoded, `done` is called then */
  set(lines: readonly ViewLine[], bitmaps: readonly ViewBitmap[], zero: WorldPoint, done: () => void): void;
  clear(): void;
  dispose(): void;
}

const VERTEX = /* glsl */ `
in vec2 place;
out vec2 vPlace;
void main() {
  vPlace = place;
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
}`;
const FRAGMENT = /* glsl */ `
precision mediump float;
in vec2 vPlace;
uniform sampler2D uPicture;
layout(location = 0) out vec4 colour;
void main() {
  colour = texture(uPicture, vPlace);
  if (colour.a < 0.004) discard;
}`;
const RED = [225, 29, 46, 255];
/** pixels of a side of a picture, at most: larger ones are made smaller */
const MOST_PIXELS = 4096;

/** @param lineLook a material that reads `position` and `tint` */
export function createMarks(lineLook: Material): Marks {
  const group = new Group();
  let turn = 0;

  function clear(): void {
    turn += 1;
    for (const child of [...group.children] as (Mesh | LineSegments)[]) {
      group.remove(child);
      child.geometry.dispose();
      if (child.material === lineLook) continue;
      const look = child.material as ShaderMaterial;
      const texture = look.uniforms['uPicture']!.value as Texture;
      (texture.image as ImageBitmap).close();
      texture.dispose();
      look.dispose();
    }
  }

  function draw(lines: readonly ViewLine[], zero: WorldPoint): void {
    const position = new Float32Array(lines.length * 6);
    lines.forEach(({ start, end }, i) => {
      toScene(start, zero).toArray(position, i * 6);
      toScene(end, zero).toArray(position, i * 6 + 3);
    });
    const tint = new Uint8Array(lines.length * 8);
    for (let i = 0; i < tint.length; i += 4) tint.set(RED, i);
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(position, 3));
    geometry.setAttribute('tint', new BufferAttribute(tint, 4, true));
    place(new LineSegments(geometry, lineLook));
  }

  function place(made: Mesh | LineSegments): void {
    made.frustumCulled = false;
    made.renderOrder = 20;
    group.add(made);
  }

  async function hang(bitmap: ViewBitmap, zero: WorldPoint, mine: () => boolean): Promise<boolean> {
    const normal = toScene(bitmap.normal, [0, 0, 0]).normalize();
    const up = toScene(bitmap.up, [0, 0, 0]);
    up.addScaledVector(normal, -up.dot(normal)).normalize();
    if (bitmap.bytes === null || !(normal.length() > 0) || !(up.length() > 0) || !(bitmap.height > 0)) return false;
    let image: ImageBitmap;
    try {
      image = await decoded(new Blob([bitmap.bytes as Uint8Array<ArrayBuffer>], { type: bitmap.format === 'png' ? 'image/png' : 'image/jpeg' }));
    } catch {
      // no picture, whatever its name says
      return false;
    }
    if (!mine()) {
      image.close();
      return false;
    }
    const right = new Vector3().crossVectors(up, normal).multiplyScalar((bitmap.height * image.width) / image.height / 2);
    up.multiplyScalar(bitmap.height / 2);
    const centre = toScene(bitmap.location, zero);
    const position = new Float32Array(12);
    const at = new Float32Array([0, 1, 1, 1, 1, 0, 0, 0]);
    ([[-1, -1], [1, -1], [1, 1], [-1, 1]] as const).forEach(([x, y], i) => centre.clone().addScaledVector(right, x).addScaledVector(up, y).toArray(position, i * 3));
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(position, 3));
    geometry.setAttribute('place', new BufferAttribute(at, 2));
    geometry.setIndex([0, 1, 2, 0, 2, 3]);
    const texture = new Texture(image);
    texture.generateMipmaps = false;
    texture.flipY = false;
    texture.needsUpdate = true;
    place(new Mesh(geometry, new ShaderMaterial({
      glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT, side: DoubleSide, transparent: true, depthWrite: false, uniforms: { uPicture: { value: texture } },
    })));
    return true;
  }

  return {
    group,
    set(lines, bitmaps, zero, done) {
      clear();
      const now = turn;
      if (lines.length > 0) draw(lines, zero);
      for (const bitmap of bitmaps) void hang(bitmap, zero, () => turn === now).then((drawn) => { if (drawn) done(); });
    },
    clear,
    dispose: clear,
  };
}

async function decoded(picture: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(picture);
  const scale = MOST_PIXELS / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const small = await createImageBitmap(whole, { resizeWidth: Math.max(1, Math.round(whole.width * scale)), resizeHeight: Math.max(1, Math.round(whole.height * scale)) });
  whole.close();
  return small;
}
