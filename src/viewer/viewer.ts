/**
 * Meshes on screen: colour, ghost, pick, fit and section by element. `slotsOf` maps a file's expressIds to the viewer's element
 * numbers (slots.ts).
 *
 * three and camera-controls directly; the README's decision list says what @thatopen/components costs here.
 */
import { Box3, Color, Scene, WebGLRenderer, type ShaderMaterial } from 'three';
import type { MeshBatch } from '../worker/load.types.ts';
import { createCaps } from './cap-layer.ts';
import { createEye } from './eye.ts';
import { GHOST, SOLID, HIDDEN } from './look.ts';
import { createMarks } from './marks.ts';
import { createLooks, type Looks } from './materials.ts';
import { createOverlay } from './overlay.ts';
import type { OverlayPart } from './overlay-shapes.ts';
import { buildPage, pieces, takePage, type PageData, type Piece } from './pages.ts';
import { createPicking } from './picking.ts';
import { createProbing, worldBox, type Probing } from './probing.ts';
import type { WorldBox } from './section-planes.ts';
import { createSight, type Seen } from './sight.ts';
import { createSlots, type Page } from './slots.ts';
import { createShots } from './snapshot.ts';
import type { Graphics } from './software.ts';
import { clipOf, toScene, type ViewCamera, type ViewPlane, type ViewScene, type WorldPoint } from './viewpoint.ts';
import { warmUp } from './warm-up.ts';

export type View = 'top' | 'front' | 'right' | 'iso' | 'back' | 'left' | 'bottom';

export interface ViewerOptions {
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
  /** on foot from a place on, looking at another, world metres; null: no longer. False without a model */
  walk(from: { readonly eye: WorldPoint; readonly towards: WorldPoint } | null): boolean;
  /** m on foot: forward and to the right on the level, and up */
  step(forward: number, right: number, up: number): void;
  readonly walking: boolean;
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

/** ms: a picture that takes longer is drawn less often while meshes come */
const SLOW = 40;
/** script time given to building and partitioning in one frame, ms */
const FRAME_BUDGET = 8;

/** What draws: made before the viewer, in a task of its own. Null when the browser has no WebGL2: the page works without a picture then. */
export function createRenderer(graphics: Graphics): WebGLRenderer | null {
  if (graphics === 'none') return null;
  const software = graphics === 'software';
  const renderer = new WebGLRenderer({ antialias: !software, powerPreference: 'high-performance', stencil: false });
  // asking a program for its log waits for the driver, up to 60 ms each where the processor draws
  renderer.debug.checkShaderErrors = false;
  renderer.setPixelRatio(software ? 1 : Math.min(window.devicePixelRatio, 2));
  return renderer;
}

export function createViewer(host: HTMLElement, renderer: WebGLRenderer, graphics: Graphics, options: ViewerOptions): Viewer {
  const software = graphics === 'software';
  renderer.setClearColor(options.background);
  const canvas = renderer.domElement;
  canvas.style.display = 'block';
  canvas.style.outline = 'none';
  host.append(canvas);

  const scene = new Scene();
  const slots = createSlots();
  const { shared, pages, whole } = slots;
  scene.add(slots.solids, slots.ghosts);
  const eye = createEye(canvas, software || matchMedia('(prefers-reduced-motion: reduce)').matches);
  const { controls } = eye;

  const oneClip = createLooks(shared, false);
  const manyClips = createLooks(shared, true);
  /** what pages are drawn with now */
  let drawnWith: Looks = oneClip;
  slots.draw(oneClip);

  const queue: Piece[] = [];
  /** around what is looked at in place of everything; empty: everything is */
  const near = new Box3();
  const all = (): Box3 => (near.isEmpty() ? whole : near);
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
  /** the programs are linked and used once */
  let compiled = false;
  /** built, to be uploaded in the next frame */
  let built: PageData | null = null;

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

  const overlay = createOverlay(slots);
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
      const page = slots.add(built);
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
      slots.arrange(page);
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
    eye.depth(slots.apart.isEmpty() ? whole : slots.apart);
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

  const link = (onCanvas: readonly ShaderMaterial[], onTarget: readonly ShaderMaterial[]): Promise<void> =>
    new Promise((done) => warmUp({ renderer, camera: eye.camera, scene, target: picking.target, onCanvas, onTarget, stopped: () => disposed, done }));
  const sight = createSight({
    eye, shared, marks, own: overlay.group, invalidate,
    draw(many) {
      drawnWith = many ? manyClips : oneClip;
      slots.draw(drawnWith);
    },
    link: () => link([manyClips.solid, manyClips.ghost, manyClips.cap], [manyClips.pick]),
    changed: () => caps.restart(sight.clips()),
  });
  const solid = (slot: number): boolean => slots.given[slot * 4 + 3]! > GHOST;
  const caps = createCaps({
    slots: () => slots.count, boxes: () => slots.boxes, countOf: (slot) => slots.countOf([slot]), trianglesOf: slots.bodyOf, solid, invalidate,
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
    renderer, scene, eye, look: () => drawnWith.pick, background, pages, others: [slots.ghosts, overlay.group, marks.group, caps.group],
    size: () => ({ width: host.clientWidth, free: Math.max(1, host.clientHeight - covered) }), restore: frameView, slots: () => slots.count,
  });
  void link([oneClip.solid, oneClip.ghost, oneClip.cap, ...overlay.materials], [oneClip.pick]).then(() => {
    compiled = true;
    invalidate();
  });

  const probing = createProbing({
    picking, camera: () => eye.camera, zero: () => slots.zero, clips: () => sight.clips(), pixel: (distance) => eye.pixel(distance),
    size: () => ({ width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) }),
    trianglesOf: slots.bodyOf, boxes: () => slots.boxes, ways: slots.ways, slots: () => slots.count, solid,
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
      slots.removeFile(path);
      probing.forget();
      caps.restart(sight.clips());
      near.makeEmpty();
      if (pages.length === 0) {
        leave();
        slots.restart();
        fitted = touched = false;
      }
      invalidate();
    },
    slotsOf: (path) => slots.ofFile(path) ?? new Map<number, number>(),
    get slotCount() {
      return slots.count;
    },
    paint(next) {
      // what had no cap may need one now; what has one too many shows none
      if (slots.paint(next)) caps.restart(sight.clips());
      invalidate();
    },
    select(picked) {
      slots.select(picked);
      invalidate();
    },
    show(parts, beside = []) {
      showing = true;
      if (parts === null || slots.zero === null) overlay.clear();
      else {
        overlay.set(parts, slots.zero);
        touched = true;
      }
      const box = overlay.box.clone().union(slots.boxOfAll(beside));
      if (parts === null || box.isEmpty()) invalidate();
      else fitTo(box, true);
    },
    trianglesOf: slots.countOf,
    fitAll() {
      touched = sight.active;
      fitTo(all(), true);
    },
    home(some) {
      const before = near.clone();
      near.copy(slots.boxOfAll(some ?? []));
      if (!touched && fitted && !near.equals(before)) fitTo(all(), false);
    },
    fit(some) {
      const box = slots.boxOfAll(some);
      touched = true;
      fitTo(box.isEmpty() ? all() : box, true);
    },
    view(view, some) {
      const level = Math.PI / 2;
      const angles: Record<View, readonly [number, number]> = {
        top: [0, 0], bottom: [0, Math.PI], front: [0, level], right: [level, level], back: [Math.PI, level], left: [-level, level], iso: [Math.PI / 5, Math.PI / 2.9],
      };
      touched = true;
      const box = some ? slots.boxOfAll(some) : all();
      fitTo(box.isEmpty() ? all() : box, true, ...angles[view]);
    },
    sections(planes) {
      const from = slots.zero;
      sight.sections(from === null ? [] : planes.map((plane) => clipOf(plane, from)).filter((clip) => clip !== null));
    },
    project(kind) {
      eye.project(kind);
      invalidate();
    },
    stand(camera) {
      if (slots.zero === null) return false;
      touched = true;
      invalidate();
      return eye.stand(camera, slots.zero, whole);
    },
    orbit(point) {
      if (slots.zero === null) return;
      eye.orbit(toScene(point, slots.zero));
      invalidate();
    },
    steer(on) { controls.enabled = on; },
    move(how, x, y) {
      touched = true;
      eye.move(how, x, y);
      invalidate();
    },
    walk(from) {
      const { zero } = slots;
      if (from !== null && zero === null) return false;
      touched = true;
      if (from === null) eye.foot.end();
      else eye.walk(toScene(from.eye, zero!), toScene(from.towards, zero!));
      invalidate();
      return true;
    },
    step(forward, right, up) {
      if (!eye.foot.on) return;
      eye.foot.step(forward, right, up);
      invalidate();
    },
    get walking() {
      return eye.foot.on;
    },
    explode(shifts, strength) {
      slots.explode(shifts, strength);
      caps.group.visible = shared.uApart.value === 0;
      invalidate();
    },
    ghosts(opacity) {
      shared.uGhost.value = opacity;
      invalidate();
    },
    boundsOf: (some) => slots.zero && worldBox(some ? slots.boxOfAll(some) : whole, slots.zero),
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
      if (view === null || slots.zero === null) {
        leave();
        return null;
      }
      if (!sight.active) touchedBefore = touched;
      touched = true;
      const box = slots.boxOfAll(interest);
      invalidate();
      return sight.see(view, slots.zero, box.isEmpty() ? whole : box, whole);
    },
    seen: () => slots.zero && sight.seen(slots.zero, whole),
    settled() {
      invalidate();
      return new Promise((resolve) => { waiting.push(resolve); });
    },
    async snapshot(width, aspect) {
      if (slots.zero === null || disposed) return null;
      const shape = aspect ?? eye.viewCamera(slots.zero).aspectRatio!;
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
      slots.dispose();
      overlay.dispose();
      caps.clear();
      marks.dispose();
      for (const done of waiting.splice(0)) done();
      picking.dispose();
      renderer.dispose();
      canvas.remove();
    },
  };

  canvas.addEventListener('webglcontextrestored', invalidate);
  return viewer;
}

export { GHOST, HIDDEN, SOLID };
