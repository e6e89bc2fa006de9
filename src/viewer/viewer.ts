/**
 * Meshes on screen: colour, ghost, pick, fit and section by element. Slots are the viewer's element numbers, given in the
 * order in which meshes arrive; `slotsOf` maps a file's expressIds to them.
 *
 * three and camera-controls directly; the README's decision list says what @thatopen/components costs here.
 */
import {
  BufferAttribute, BufferGeometry, Box3, Color, DataTexture, FloatType, Group, Mesh, NearestFilter, RGBAFormat, Scene, Sphere,
  UnsignedByteType, Vector3, WebGLRenderer, type ShaderMaterial,
} from 'three';
import type { MeshBatch } from '../worker/load.types.ts';
import { createCaps } from './cap-layer.ts';
import { createEye } from './eye.ts';
import { GHOST, SOLID, HIDDEN, partition, visibilityOf, type Partition } from './look.ts';
import { createMarks } from './marks.ts';
import { createLooks, sharedUniforms, STATE_WIDTH, type Looks } from './materials.ts';
import { createOverlay } from './overlay.ts';
import type { OverlayPart } from './overlay-shapes.ts';
import { buildPage, pieces, takePage, type PageData, type Piece } from './pages.ts';
import { createPicking } from './picking.ts';
import { createProbing, worldBox, type Probing } from './probing.ts';
import type { WorldBox } from './section-planes.ts';
import { createSight, type Seen } from './sight.ts';
import { createShots } from './snapshot.ts';
import type { Graphics } from './software.ts';
import { clipOf, toScene, type ViewCamera, type ViewPlane, type ViewScene, type WorldPoint } from './viewpoint.ts';
import { warmUp } from './warm-up.ts';

export type View = 'top' | 'front' | 'right' | 'iso' | 'back' | 'left' | 'bottom';

export interface ViewerOptions {
  /** what `graphics()` found */
  readonly graphics: Graphics;
  readonly background: string;
  /** expressIds of a file got slots: paint them */
  readonly onSlots?: () => void;
  /** all meshes given so far are on screen */
  readonly onIdle?: () => void;
  /** a picture was drawn */
  readonly onFrame?: () => void;
  /** all that `show` was given is on screen: number of its vertices */
  readonly onShown?: (vertices: number) => void;
}

export interface Viewer extends Pick<Probing, 'probe' | 'place' | 'toScreen' | 'ray' | 'inside'> {
  /** queues a batch; it is built and uploaded over the next frames */
  add(batch: MeshBatch, path: string): void;
  remove(path: string): void;
  slotsOf(path: string): ReadonlyMap<number, number>;
  readonly slotCount: number;
  /** four bytes per slot: r, g, b and HIDDEN, GHOST or SOLID; slots beyond its length keep their look */
  paint(looks: Uint8Array): void;
  /** marked in the colour of what is selected */
  select(slots: readonly number[]): void;
  /** draws over the model, in place of what was drawn before, and brings it and the slots beside it into view; null for nothing */
  show(parts: readonly OverlayPart[] | null, beside?: readonly number[]): void;
  /** number of triangles that slots are drawn with */
  trianglesOf(slots: readonly number[]): number;
  fitAll(): void;
  /** What the camera looks at where all is asked for: files that stand kilometres apart would leave nothing to be seen. Null, or slots without a mesh: everything. */
  home(slots: Iterable<number> | null): void;
  /** slots without a mesh are ignored; with none left, everything is fitted */
  fit(slots: Iterable<number>): void;
  /** looks at the slots, at everything without them */
  view(view: View, slots?: readonly number[]): void;
  /** the user's own section planes; what no plane is left for is not cut */
  sections(planes: readonly ViewPlane[]): void;
  /** the user's own view in perspective or parallel */
  project(kind: ViewCamera['kind']): void;
  /** takes the user's own view to a place; false where the camera says no direction or there is no model */
  stand(camera: ViewCamera): boolean;
  /** world coordinates: what the mouse turns about from now on; nothing moves on screen */
  orbit(point: WorldPoint): void;
  /** the mouse moves the camera, or does not */
  steer(on: boolean): void;
  /** shares of the picture's height: turns, moves sideways, or comes nearer (y > 0) */
  move(how: 'turn' | 'pan' | 'near', x: number, y: number): void;
  /** slots moved apart: three numbers per slot, world metres at full strength (null: where they belong), and the strength, 0–1 */
  explode(shifts: Float32Array | null, strength: number): void;
  /** how opaque ghosts are, 0–1 */
  ghosts(opacity: number): void;
  /** around slots, around everything without them; world metres. Null where there is nothing */
  boundsOf(slots?: readonly number[]): WorldBox | null;
  /** pixels at the bottom that something lies over */
  cover(bottom: number): void;
  background(colour: string): void;
  /**
   * Shows a viewpoint in place of the user's own view: its camera, planes, lines and pictures; null brings the own view back.
   * `interest` is what its camera orbits, all without it. Null where there is no model or no viewpoint to leave.
   */
  see(view: ViewScene | null, interest?: readonly number[]): Seen | null;
  /** what is on screen now, in world coordinates; null without a model */
  seen(): { readonly camera: ViewCamera; readonly clippingPlanes: readonly ViewPlane[] } | null;
  /** resolves when all that was asked for is drawn and nothing moves */
  settled(): Promise<void>;
  /** A picture of what is on screen as PNG, without what lies over the canvas; `aspect`: of another shape. Null without a model. */
  snapshot(width: number, aspect?: number): Promise<Blob | null>;
  /** pixel coordinates in the element; resolves without blocking */
  pick(x: number, y: number): Promise<number | null>;
  /** slots that are seen in a rectangle of the picture, pixels */
  within(x: number, y: number, width: number, height: number): Promise<ReadonlySet<number>>;
  stats(): { readonly drawCalls: number; readonly triangles: number; readonly pages: number; readonly software: boolean };
  dispose(): void;
}

interface Page {
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

/** as a viewpoint marks what it selects */
const SELECTED = [255, 89, 31] as const;
/** ms: a picture that takes longer is drawn less often while meshes come */
const SLOW = 40;
/** script time given to building and partitioning in one frame, ms */
const FRAME_BUDGET = 8;

/** Null when the browser has no WebGL2: the page works without a picture then. */
export function createViewer(host: HTMLElement, options: ViewerOptions): Viewer | null {
  if (options.graphics === 'none') return null;
  const software = options.graphics === 'software';
  const renderer = new WebGLRenderer({ antialias: !software, powerPreference: 'high-performance', stencil: false });
  // asking a program for its log waits for the driver, up to 60 ms each where the processor draws
  renderer.debug.checkShaderErrors = false;
  renderer.setPixelRatio(software ? 1 : Math.min(window.devicePixelRatio, 2));
  renderer.setClearColor(options.background);
  const canvas = renderer.domElement;
  canvas.style.display = 'block';
  canvas.style.outline = 'none';
  host.append(canvas);

  const scene = new Scene();
  const solids = new Group();
  const ghosts = new Group();
  scene.add(solids, ghosts);
  const eye = createEye(canvas, software || matchMedia('(prefers-reduced-motion: reduce)').matches);
  const { controls } = eye;

  let looks = new Uint8Array(STATE_WIDTH * 64 * 4);
  /** as they were given: what is selected is marked in `looks` */
  let given = looks.slice();
  let marked: readonly number[] = [];
  let state = stateTexture(looks);
  const shared = sharedUniforms(state);
  const oneClip = createLooks(shared, false);
  const manyClips = createLooks(shared, true);
  /** what pages are drawn with now */
  let drawnWith: Looks = oneClip;

  const files = new Map<string, Map<number, number>>();
  const pages: Page[] = [];
  /** where slots are drawn: page, and number in it */
  const places = new Map<number, [number, number][]>();
  const queue: Piece[] = [];
  let boxes = new Float32Array(6 * 1024);
  let slotCount = 0;
  /** world metres (Z up) of the scene's zero: the first page's origin */
  let zero: readonly [number, number, number] | null = null;
  const whole = new Box3();
  /** around what is looked at in place of everything; empty: everything is */
  const near = new Box3();
  const all = (): Box3 => (near.isEmpty() ? whole : near);
  /** around what is moved apart; empty while nothing is */
  const apart = new Box3();
  /** `touched` as it was before a viewpoint was seen */
  let touchedBefore = false;
  let waiting: (() => void)[] = [];
  let fitted = false;
  let touched = false;
  let frame = 0;
  let last = performance.now();
  let disposed = false;
  /** when the last picture was drawn, ms, what it took until the next frame came, and whether that one is waited for */
  let [drawn, cost, waited] = [0, 0, false];
  /** what the texture of ways was made of */
  let shiftsOn: Float32Array | null = null;
  /** the programs are linked and used once */
  let compiled = false;
  /** built, to be uploaded in the next frame */
  let built: PageData | null = null;

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

  function addPage(data: PageData): Page {
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
    page.solid.material = drawnWith.solid;
    page.ghost.material = drawnWith.ghost;
    arrange(page);
    solids.add(page.solid);
    ghosts.add(page.ghost);
    pages.push(page);
    return page;
  }

  /** Takes a page's buffers to the driver and draws nothing else: into the one pixel that picking has a linked program for. */
  function upload({ solid }: Page): void {
    if (!solid.visible) return;
    const look = solid.material;
    solid.material = drawnWith.pick;
    solid.frustumCulled = false;
    renderer.setRenderTarget(picking.target);
    renderer.render(solid, eye.camera);
    renderer.setRenderTarget(null);
    solid.material = look;
    solid.frustumCulled = true;
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
  function ways(): { readonly data: ArrayLike<number>; readonly strength: number } | null {
    const [strength, data] = [shared.uApart.value, shared.uShift.value?.image.data];
    return strength > 0 && data ? { data, strength } : null;
  }

  /** calls back with each run of a page's indices that belongs to the slots */
  function eachRun(slots: readonly number[], run: (page: Page, from: number, to: number) => void): void {
    for (const slot of new Set(slots)) {
      for (const [page, i] of places.get(slot) ?? []) run(pages[page]!, pages[page]!.data.indexStart[i]!, pages[page]!.data.indexStart[i + 1]!);
    }
  }

  function replace(): void {
    places.clear();
    pages.forEach(({ slots }, page) => slots.forEach((slot, i) => {
      const place = places.get(slot);
      if (place) place.push([page, i]);
      else places.set(slot, [[page, i]]);
    }));
    probing.forget();
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

  function trianglesOf(slots: readonly number[]): Float32Array {
    return fillTriangles(slots, new Float32Array(countOf(slots) * 9));
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

  const bodyOf = (slot: number): Float64Array => fillTriangles([slot], new Float64Array(countOf([slot]) * 9));
  const overlay = createOverlay({ countOf, trianglesOf, boxOf });
  const marks = createMarks(overlay.materials[1]!);
  scene.add(overlay.group, marks.group);
  let showing = false;

  function invalidate(): void {
    if (frame === 0 && !disposed) frame = requestAnimationFrame(step);
  }

  function step(now: number): void {
    frame = 0;
    if (disposed) return;
    const delta = Math.min((now - last) / 1000, 0.1);
    last = now;
    const started = performance.now();
    if (waited) {
      cost = started - drawn;
      waited = false;
    }
    let more = false;
    if (built && compiled) {
      // one page per frame
      const page = addPage(built);
      arrange(page);
      upload(page);
      built = null;
      options.onSlots?.();
      const last = queue.length === 0;
      if (!touched && (!fitted || last)) fitTo(all(), false);
      fitted = true;
      if (last) {
        options.onIdle?.();
        caps.restart(sight.clips());
      } else more = true;
    } else if (queue.length > 0 && compiled) {
      built = buildPage(takePage(queue));
      more = true;
    }
    for (const page of pages) {
      if (!page.stale) continue;
      if (performance.now() - started > FRAME_BUDGET) {
        more = true;
        break;
      }
      arrange(page);
    }

    if (showing && compiled) {
      if (overlay.advance(started + FRAME_BUDGET)) more = true;
      else {
        showing = false;
        options.onShown?.(overlay.vertices);
      }
    }

    if (compiled && shared.uApart.value === 0 && caps.advance(started + FRAME_BUDGET, drawnWith.cap)) more = true;
    const moving = controls.update(delta);
    if (!compiled) {
      renderer.clear();
      return;
    }
    // while meshes come, drawing takes a third of the time at most: what is slow to draw would hold back the next page
    if (!moving && (built || queue.length > 0) && cost > SLOW && started - drawn < 3 * cost) {
      invalidate();
      return;
    }
    eye.depth(apart.isEmpty() ? whole : apart);
    drawn = performance.now();
    waited = true;
    renderer.render(scene, eye.camera);
    options.onFrame?.();
    if (moving || more) invalidate();
    else if (!sight.pending) for (const done of waiting.splice(0)) done();
  }

  function fitTo(box: Box3, animated: boolean, azimuth?: number, polar?: number): void {
    eye.fit(box, animated, azimuth, polar);
    invalidate();
  }

  function boxOfAll(slots: Iterable<number>): Box3 {
    const box = new Box3();
    for (const slot of slots) {
      const own = boxOf(slot);
      if (slot < slotCount && !own.isEmpty()) box.union(own);
    }
    return box;
  }

  const link = (onCanvas: readonly ShaderMaterial[], onTarget: readonly ShaderMaterial[]): Promise<void> =>
    new Promise((done) => warmUp({ renderer, camera: eye.camera, scene, target: picking.target, onCanvas, onTarget, stopped: () => disposed, done }));
  const sight = createSight({
    eye, shared, marks, own: overlay.group, invalidate,
    draw(many) {
      drawnWith = many ? manyClips : oneClip;
      for (const page of pages) {
        page.solid.material = drawnWith.solid;
        page.ghost.material = drawnWith.ghost;
      }
    },
    link: () => link([manyClips.solid, manyClips.ghost, manyClips.cap], [manyClips.pick]),
    changed: () => caps.restart(sight.clips()),
  });
  const caps = createCaps({
    slots: () => slotCount, boxes: () => boxes, countOf: (slot) => countOf([slot]), trianglesOf: bodyOf, solid: (slot) => given[slot * 4 + 3]! > GHOST, invalidate,
  });
  scene.add(caps.group);
  function leave(): void {
    if (!sight.leave()) return;
    touched = touchedBefore;
    // meshes may have come meanwhile that a view of everything does not know
    if (!touched) fitTo(all(), false);
  }

  controls.addEventListener('control', () => { touched = true; invalidate(); });
  controls.addEventListener('controlstart', () => { touched = true; invalidate(); });
  controls.addEventListener('update', invalidate);
  controls.setLookAt(20, 16, 24, 0, 0, 0, false);
  controls.rotateTo(Math.PI / 5, Math.PI / 2.9, false);

  let covered = 0;
  /** the picture is centred in what is not covered: a canvas that changes its size costs a stall of the driver */
  const frameView = (): void => {
    const width = Math.max(1, host.clientWidth);
    const height = Math.max(1, host.clientHeight);
    eye.frame(width, height, covered);
  };
  const resize = (): void => {
    renderer.setSize(Math.max(1, host.clientWidth), Math.max(1, host.clientHeight));
    frameView();
    if (!touched && fitted) fitTo(all(), false);
    invalidate();
  };
  const observer = new ResizeObserver(resize);
  observer.observe(host);
  resize();

  const background = new Color(options.background);
  const picking = createPicking({
    renderer, scene, eye, look: () => drawnWith.pick, background, pages, others: [ghosts, overlay.group, marks.group, caps.group],
    size: () => ({ width: host.clientWidth, free: Math.max(1, host.clientHeight - covered) }), restore: frameView, slots: () => slotCount,
  });
  void link([oneClip.solid, oneClip.ghost, oneClip.cap, ...overlay.materials], [oneClip.pick]).then(() => {
    compiled = true;
    invalidate();
  });

  const probing = createProbing({
    picking, camera: () => eye.camera, zero: () => zero, clips: () => sight.clips(), pixel: (distance) => eye.pixel(distance),
    size: () => ({ width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) }),
    trianglesOf: bodyOf, boxes: () => boxes, ways, slots: () => slotCount,
    solid: (slot) => given[slot * 4 + 3]! > GHOST,
  });

  const shots = createShots({
    renderer, scene, looks: () => [drawnWith.solid, drawnWith.ghost, drawnWith.cap, ...overlay.materials], link: (looks) => link([], looks), samples: software ? 0 : 4, stopped: () => disposed,
  });

  const viewer: Viewer = {
    add(batch, path) {
      queue.push(...pieces(batch, path));
      invalidate();
    },
    remove(path) {
      for (let i = queue.length - 1; i >= 0; i--) if (queue[i]!.path === path) queue.splice(i, 1);
      if (built?.path === path) built = null;
      for (let i = pages.length - 1; i >= 0; i--) {
        const page = pages[i]!;
        if (page.path !== path) continue;
        solids.remove(page.solid);
        ghosts.remove(page.ghost);
        page.solid.geometry.dispose();
        page.ghost.geometry.dispose();
        pages.splice(i, 1);
      }
      replace();
      caps.restart(sight.clips());
      files.delete(path);
      whole.makeEmpty();
      near.makeEmpty();
      for (const ids of files.values()) {
        for (const slot of ids.values()) {
          const box = boxOf(slot, false);
          if (!box.isEmpty()) whole.union(box);
        }
      }
      if (pages.length === 0) {
        leave();
        zero = null;
        fitted = touched = false;
        slotCount = 0;
        shared.uSelected.value = -1;
      }
      invalidate();
    },
    slotsOf: (path) => files.get(path) ?? new Map<number, number>(),
    get slotCount() {
      return slotCount;
    },
    paint(next) {
      const length = Math.min(next.length, slotCount * 4);
      const changed = new Set<number>();
      for (let slot = 0; slot * 4 < length; slot++) {
        if (visibilityOf(given, slot) !== visibilityOf(next, slot)) changed.add(slot);
      }
      given.set(length === next.length ? next : next.subarray(0, length));
      mark();
      // what had no cap may need one now; what has one too many shows none
      if (changed.size > 0) caps.restart(sight.clips());
      if (changed.size > 0) for (const page of pages) page.stale ||= page.slots.some((slot) => changed.has(slot));
      invalidate();
    },
    select(slots) {
      // one alone needs no new texture
      shared.uSelected.value = slots.length === 1 ? slots[0]! : -1;
      const several = slots.length > 1 ? slots : [];
      if (several.length > 0 || marked.length > 0) {
        marked = several;
        mark();
      }
      invalidate();
    },
    show(parts, beside = []) {
      showing = true;
      if (parts === null || zero === null) overlay.clear();
      else {
        overlay.set(parts, zero);
        touched = true;
      }
      const box = overlay.box.clone().union(boxOfAll(beside));
      if (parts === null || box.isEmpty()) invalidate();
      else fitTo(box, true);
    },
    trianglesOf: countOf,
    fitAll() {
      touched = sight.active;
      fitTo(all(), true);
    },
    home(slots) {
      const before = near.clone();
      near.copy(boxOfAll(slots ?? []));
      if (!touched && fitted && !near.equals(before)) fitTo(all(), false);
    },
    fit(slots) {
      const box = boxOfAll(slots);
      touched = true;
      fitTo(box.isEmpty() ? all() : box, true);
    },
    view(view, slots) {
      const level = Math.PI / 2;
      const angles: Record<View, readonly [number, number]> = {
        top: [0, 0], bottom: [0, Math.PI], front: [0, level], right: [level, level], back: [Math.PI, level], left: [-level, level], iso: [Math.PI / 5, Math.PI / 2.9],
      };
      touched = true;
      const box = slots ? boxOfAll(slots) : all();
      fitTo(box.isEmpty() ? all() : box, true, ...angles[view]);
    },
    sections(planes) {
      const from = zero;
      sight.sections(from === null ? [] : planes.map((plane) => clipOf(plane, from)).filter((clip) => clip !== null));
    },
    project(kind) {
      eye.project(kind);
      invalidate();
    },
    stand(camera) {
      if (zero === null) return false;
      touched = true;
      invalidate();
      return eye.stand(camera, zero, whole);
    },
    orbit(point) {
      if (zero === null) return;
      eye.orbit(toScene(point, zero));
      invalidate();
    },
    steer(on) { controls.enabled = on; },
    move(how, x, y) {
      touched = true;
      eye.move(how, x, y);
      invalidate();
    },
    explode(shifts, strength) {
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
      caps.group.visible = culled;
      for (const { solid, ghost } of pages) solid.frustumCulled = ghost.frustumCulled = culled;
      apart.makeEmpty();
      const way = ways();
      if (way) {
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
      invalidate();
    },
    ghosts(opacity) {
      shared.uGhost.value = opacity;
      invalidate();
    },
    boundsOf: (slots) => zero && worldBox(slots ? boxOfAll(slots) : whole, zero),
    probe: probing.probe,
    place: probing.place,
    toScreen: probing.toScreen,
    ray: probing.ray,
    inside: probing.inside,
    within: picking.within,
    cover(bottom) {
      covered = bottom;
      frameView();
      invalidate();
    },
    background(colour) {
      background.set(colour);
      renderer.setClearColor(background);
      invalidate();
    },
    see(view, interest = []) {
      if (view === null || zero === null) {
        leave();
        return null;
      }
      if (!sight.active) touchedBefore = touched;
      touched = true;
      const box = boxOfAll(interest);
      invalidate();
      return sight.see(view, zero, box.isEmpty() ? whole : box, whole);
    },
    seen: () => zero && sight.seen(zero, whole),
    settled() {
      invalidate();
      return new Promise((resolve) => { waiting.push(resolve); });
    },
    async snapshot(width, aspect) {
      if (zero === null || disposed) return null;
      const shape = aspect ?? eye.viewCamera(zero).aspectRatio!;
      return shots.take(eye.still(aspect ?? null), width, Math.max(1, Math.round(width / shape)));
    },
    pick: picking.pick,
    stats: () => ({
      drawCalls: renderer.info.render.calls, triangles: renderer.info.render.triangles, pages: pages.length, software,
    }),
    dispose() {
      disposed = true;
      cancelAnimationFrame(frame);
      observer.disconnect();
      controls.dispose();
      for (const page of pages) {
        page.solid.geometry.dispose();
        page.ghost.geometry.dispose();
      }
      overlay.dispose();
      caps.clear();
      marks.dispose();
      for (const done of waiting.splice(0)) done();
      picking.dispose();
      shared.uShift.value?.dispose();
      state.dispose();
      renderer.dispose();
      canvas.remove();
    },
  };

  canvas.addEventListener('webglcontextrestored', invalidate);
  return viewer;
}

export { GHOST, HIDDEN, SOLID };
