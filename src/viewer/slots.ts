/**
 * What can be drawn, by slot: pages of meshes, where on them a slot is drawn, its box and its look. Slots are the viewer's
 * element numbers, given in the order in which meshes arrive.
 */
import {
  BufferAttribute, BufferGeometry, Box3, DataTexture, FloatType, Group, Mesh, NearestFilter, RGBAFormat, Sphere, UnsignedByteType, Vector3,
} from 'three';
import { HIDDEN, partition, SOLID, visibilityOf, type Partition } from './look.ts';
import { sharedUniforms, STATE_WIDTH, type Looks, type SharedUniforms } from './materials.ts';
import type { PageData } from './pages.ts';

export interface Page {
  readonly path: string;
  readonly data: PageData;
  readonly slots: Uint32Array;
  readonly solid: Mesh;
  readonly ghost: Mesh;
  readonly index: BufferAttribute;
  /** its index buffer does not follow the looks yet */
  stale: boolean;
  ranges: Partition;
}

export interface Slots {
  readonly shared: SharedUniforms;
  readonly solids: Group;
  readonly ghosts: Group;
  readonly pages: readonly Page[];
  readonly count: number;
  /** [x0,y0,z0,x1,y1,z1] per slot, where it belongs; an empty box where it has no mesh */
  readonly boxes: Float32Array;
  /** four bytes per slot as they were given */
  readonly given: Uint8Array;
  /** world metres (Z up) of the scene's zero: the first page's origin */
  readonly zero: readonly [number, number, number] | null;
  readonly whole: Box3;
  /** around what is moved apart; empty while nothing is */
  readonly apart: Box3;
  readonly ofFile: (path: string) => ReadonlyMap<number, number> | undefined;
  /** pages are drawn with these from now on */
  draw(looks: Looks): void;
  add(data: PageData): Page;
  removeFile(path: string): void;
  /** no file is left: numbers begin anew */
  restart(): void;
  /** whether the visibility of any changed */
  paint(next: Uint8Array): boolean;
  select(slots: readonly number[]): void;
  /** the page's index buffer follows the looks */
  arrange(page: Page): void;
  /** where it is drawn: moved with its slot while things are apart, unless `moved` is false */
  boxOf(slot: number, moved?: boolean): Box3;
  /** around those that are drawn */
  boxOfAll(slots: Iterable<number>): Box3;
  /** how slots are moved now; null: not at all */
  ways(): { readonly data: ArrayLike<number>; readonly strength: number } | null;
  /** three numbers per slot, world metres at full strength */
  explode(shifts: Float32Array | null, strength: number): void;
  /** number of triangles */
  countOf(slots: readonly number[]): number;
  /** nine numbers per triangle, of the scene */
  trianglesOf(slots: readonly number[]): Float32Array;
  /** the same of one, exact */
  bodyOf(slot: number): Float64Array;
  dispose(): void;
}

/** as a viewpoint marks what it selects */
const SELECTED = [255, 89, 31] as const;

export function createSlots(): Slots {
  const solids = new Group();
  const ghosts = new Group();
  let looks = new Uint8Array(STATE_WIDTH * 64 * 4);
  /** as they were given: what is selected is marked in `looks` */
  let given = looks.slice();
  let marked: readonly number[] = [];
  let state = stateTexture(looks);
  const shared = sharedUniforms(state);
  /** what pages are drawn with now */
  let drawnWith: Looks | null = null;

  const files = new Map<string, Map<number, number>>();
  const pages: Page[] = [];
  /** where slots are drawn: page, and number in it */
  const places = new Map<number, [number, number][]>();
  let boxes = new Float32Array(6 * 1024);
  let slotCount = 0;
  /** world metres (Z up) of the scene's zero: the first page's origin */
  let zero: readonly [number, number, number] | null = null;
  const whole = new Box3();
  const apart = new Box3();
  /** what the texture of ways was made of */
  let shiftsOn: Float32Array | null = null;

  function stateTexture(bytes: Uint8Array<ArrayBuffer>): DataTexture {
    const texture = new DataTexture(bytes, STATE_WIDTH, bytes.length / 4 / STATE_WIDTH, RGBAFormat, UnsignedByteType);
    texture.minFilter = texture.magFilter = NearestFilter;
    texture.needsUpdate = true;
    return texture;
  }

  function growTo(slots: number): void {
    if (slots * 4 > looks.length) {
      const wider = new Uint8Array(Math.max(looks.length * 2, Math.ceil(slots / STATE_WIDTH) * STATE_WIDTH * 4));
      wider.set(looks);
      looks = wider;
      const more = new Uint8Array(looks.length);
      more.set(given);
      given = more;
      state.dispose();
      state = stateTexture(looks);
      shared.uState.value = state;
    }
    if (slots * 6 > boxes.length) {
      const wider = new Float32Array(Math.max(boxes.length * 2, slots * 6));
      wider.set(boxes);
      boxes = wider;
    }
  }

  function dress(page: Page, { solid, ghost }: Looks): void {
    page.solid.material = solid;
    page.ghost.material = ghost;
  }

  function add(data: PageData): Page {
    zero ??= data.origin;
    const count = data.expressIds.length;
    const offset = new Vector3(data.origin[0] - zero[0], data.origin[2] - zero[2], -(data.origin[1] - zero[1]));
    let ids = files.get(data.path);
    if (!ids) files.set(data.path, (ids = new Map()));
    growTo(slotCount + count);
    const slots = new Uint32Array(count);
    const slotAttribute = new Float32Array(data.positions.length / 3);
    const box = new Box3();
    const pageBox = new Box3();
    for (let i = 0; i < count; i++) {
      const id = data.expressIds[i]!;
      let slot = ids.get(id);
      const known = slot !== undefined;
      if (slot === undefined) {
        slot = slotCount++;
        ids.set(id, slot);
        looks.set([176, 182, 190, SOLID], slot * 4);
        given.set([176, 182, 190, SOLID], slot * 4);
      }
      const place = places.get(slot);
      if (place) place.push([pages.length, i]);
      else places.set(slot, [[pages.length, i]]);
      slots[i] = slot;
      slotAttribute.fill(slot, data.vertexStart[i], data.vertexStart[i + 1]);
      box.min.set(data.boxes[i * 6]!, data.boxes[i * 6 + 1]!, data.boxes[i * 6 + 2]!);
      box.max.set(data.boxes[i * 6 + 3]!, data.boxes[i * 6 + 4]!, data.boxes[i * 6 + 5]!);
      if (!box.isEmpty()) pageBox.union(box);
      box.translate(offset);
      if (known) box.union(boxOf(slot, false));
      boxes.set([box.min.x, box.min.y, box.min.z, box.max.x, box.max.y, box.max.z], slot * 6);
      if (!box.isEmpty()) whole.union(box);
    }
    state.needsUpdate = true;
    const index = new BufferAttribute(data.indices.slice(), 1);
    const attributes = {
      position: new BufferAttribute(data.positions, 3),
      normal: new BufferAttribute(data.normals, 4, true),
      slot: new BufferAttribute(slotAttribute, 1),
    };
    const sphere = pageBox.isEmpty() ? new Sphere(new Vector3(), 0) : pageBox.getBoundingSphere(new Sphere());
    const mesh = (): Mesh => {
      const geometry = new BufferGeometry();
      geometry.setAttribute('position', attributes.position);
      geometry.setAttribute('normal', attributes.normal);
      geometry.setAttribute('slot', attributes.slot);
      geometry.setIndex(index);
      geometry.boundingSphere = sphere;
      geometry.boundingBox = pageBox;
      const made = new Mesh(geometry);
      made.position.copy(offset);
      made.updateMatrixWorld();
      made.matrixAutoUpdate = false;
      return made;
    };
    const page: Page = { path: data.path, data, slots, solid: mesh(), ghost: mesh(), index, stale: true, ranges: { solid: 0, veiled: 0, ghost: 0 } };
    if (drawnWith) dress(page, drawnWith);
    arrange(page);
    solids.add(page.solid);
    ghosts.add(page.ghost);
    pages.push(page);
    return page;
  }

  function arrange(page: Page): void {
    const ranges = partition(page.data.indices, page.data.indexStart, page.slots, looks, page.index.array as Uint32Array);
    page.ranges = ranges;
    page.solid.geometry.setDrawRange(0, ranges.solid);
    page.ghost.geometry.setDrawRange(ranges.solid, ranges.veiled + ranges.ghost);
    page.solid.visible = ranges.solid > 0;
    page.ghost.visible = ranges.veiled + ranges.ghost > 0;
    page.index.needsUpdate = true;
    page.stale = false;
  }

  /** where it is drawn: moved with its slot while things are apart */
  function boxOf(slot: number, moved = true): Box3 {
    const at = slot * 6;
    const box = new Box3(
      new Vector3(boxes[at]!, boxes[at + 1]!, boxes[at + 2]!),
      new Vector3(boxes[at + 3]!, boxes[at + 4]!, boxes[at + 5]!),
    );
    const way = moved && !box.isEmpty() ? ways() : null;
    return way ? box.translate(new Vector3(way.data[slot * 4]!, way.data[slot * 4 + 1]!, way.data[slot * 4 + 2]!).multiplyScalar(way.strength)) : box;
  }
  function ways(): ReturnType<Slots['ways']> {
    const [strength, data] = [shared.uApart.value, shared.uShift.value?.image.data];
    return strength > 0 && data ? { data, strength } : null;
  }

  /** calls back with each run of a page's indices that belongs to the slots */
  function eachRun(slots: readonly number[], run: (page: Page, from: number, to: number) => void): void {
    for (const slot of new Set(slots)) {
      for (const [page, i] of places.get(slot) ?? []) run(pages[page]!, pages[page]!.data.indexStart[i]!, pages[page]!.data.indexStart[i + 1]!);
    }
  }

  /** pages have other numbers */
  function place(): void {
    places.clear();
    pages.forEach(({ slots }, page) => slots.forEach((slot, i) => {
      const place = places.get(slot);
      if (place) place.push([page, i]);
      else places.set(slot, [[page, i]]);
    }));
  }

  /** the colours of what is selected, over those that were given */
  function mark(): void {
    looks.set(given);
    for (const slot of marked) if (slot < slotCount && given[slot * 4 + 3] !== HIDDEN) looks.set(SELECTED, slot * 4);
    state.needsUpdate = true;
  }

  function countOf(slots: readonly number[]): number {
    let indices = 0;
    eachRun(slots, (_, from, to) => { indices += to - from; });
    return indices / 3;
  }

  function fillTriangles<T extends Float32Array | Float64Array>(slots: readonly number[], xyz: T): T {
    let at = 0;
    eachRun(slots, ({ data, solid }, from, to) => {
      for (let i = from; i < to; i++, at += 3) {
        const v = data.indices[i]! * 3;
        xyz[at] = data.positions[v]! + solid.position.x;
        xyz[at + 1] = data.positions[v + 1]! + solid.position.y;
        xyz[at + 2] = data.positions[v + 2]! + solid.position.z;
      }
    });
    return xyz;
  }

  function removeFile(path: string): void {
    for (let i = pages.length - 1; i >= 0; i--) {
      const page = pages[i]!;
      if (page.path !== path) continue;
      solids.remove(page.solid);
      ghosts.remove(page.ghost);
      page.solid.geometry.dispose();
      page.ghost.geometry.dispose();
      pages.splice(i, 1);
    }
    place();
    files.delete(path);
    whole.makeEmpty();
    for (const ids of files.values()) {
      for (const slot of ids.values()) {
        const box = boxOf(slot, false);
        if (!box.isEmpty()) whole.union(box);
      }
    }
  }

  function explode(shifts: Float32Array | null, strength: number): void {
    if (shifts && strength > 0) {
      const length = Math.ceil(Math.max(1, slotCount) / STATE_WIDTH) * STATE_WIDTH * 4;
      let texture = shared.uShift.value;
      if (texture === null || shiftsOn !== shifts || texture.image.data!.length !== length) {
        texture?.dispose();
        const data = new Float32Array(length);
        for (let slot = 0; slot < slotCount && slot * 3 + 2 < shifts.length; slot++) data.set([shifts[slot * 3]!, shifts[slot * 3 + 2]!, -shifts[slot * 3 + 1]!], slot * 4);
        texture = new DataTexture(data, STATE_WIDTH, length / 4 / STATE_WIDTH, RGBAFormat, FloatType);
        texture.minFilter = texture.magFilter = NearestFilter;
        texture.needsUpdate = true;
        shared.uShift.value = texture;
        shiftsOn = shifts;
      }
    }
    shared.uApart.value = shifts ? strength : 0;
    const culled = !shifts || strength === 0;
    for (const { solid, ghost } of pages) solid.frustumCulled = ghost.frustumCulled = culled;
    apart.makeEmpty();
    const way = ways();
    if (!way) return;
    for (let slot = 0; slot < slotCount; slot++) {
      const at = slot * 6;
      if (boxes[at]! > boxes[at + 3]!) continue;
      for (let axis = 0; axis < 3; axis++) {
        const by = way.data[slot * 4 + axis]! * way.strength;
        apart.min.setComponent(axis, Math.min(apart.min.getComponent(axis), boxes[at + axis]! + by));
        apart.max.setComponent(axis, Math.max(apart.max.getComponent(axis), boxes[at + axis + 3]! + by));
      }
    }
  }

  return {
    shared, solids, ghosts, pages, whole, apart, add, removeFile, arrange, boxOf, ways, explode, countOf,
    get count() { return slotCount; },
    get boxes() { return boxes; },
    get given() { return given; },
    get zero() { return zero; },
    ofFile: (path) => files.get(path),
    draw(looks) {
      drawnWith = looks;
      for (const page of pages) dress(page, looks);
    },
    restart() {
      zero = null;
      slotCount = 0;
      shared.uSelected.value = -1;
    },
    paint(next) {
      const length = Math.min(next.length, slotCount * 4);
      let changed = false;
      for (const page of pages) {
        if (!page.slots.some((slot) => slot * 4 < length && visibilityOf(given, slot) !== visibilityOf(next, slot))) continue;
        page.stale = changed = true;
      }
      given.set(length === next.length ? next : next.subarray(0, length));
      mark();
      return changed;
    },
    select(slots) {
      // one alone needs no new texture
      shared.uSelected.value = slots.length === 1 ? slots[0]! : -1;
      const several = slots.length > 1 ? slots : [];
      if (several.length === 0 && marked.length === 0) return;
      marked = several;
      mark();
    },
    boxOfAll(slots) {
      const box = new Box3();
      for (const slot of slots) {
        const own = boxOf(slot);
        if (slot < slotCount && !own.isEmpty()) box.union(own);
      }
      return box;
    },
    trianglesOf: (slots) => fillTriangles(slots, new Float32Array(countOf(slots) * 9)),
    bodyOf: (slot) => fillTriangles([slot], new Float64Array(countOf([slot]) * 9)),
    dispose() {
      for (const page of pages) {
        page.solid.geometry.dispose();
        page.ghost.geometry.dispose();
      }
      shared.uShift.value?.dispose();
      state.dispose();
    },
  };
}
