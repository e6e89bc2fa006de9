/** Mouse and keyboard on the picture: picking, selecting several, measuring, planes from faces. */
import { onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import type { Probe } from '../viewer/probing.ts';
import type { Pointed } from './measuring.ts';
import { pace } from './pace.ts';
import { shortcutOf } from './shortcuts.ts';
import type { Store } from './state.ts';
import type { Act, Desk } from './viewer-desk.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** from left to right: what lies wholly inside; the other way: what is seen in it */
  readonly whole: boolean;
}

/** A field has the key for itself; a tick or a slider only what moves it. */
function types(target: HTMLElement, key: string): boolean {
  if (target instanceof HTMLInputElement && /^(checkbox|radio|range)$/.test(target.type)) return target.type === 'range' && /^(Arrow|Page|Home|End)/.test(key);
  return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
}

/** px: less is a click */
const STILL = 4;

const pointed = ({ kind, point, normal, curved, face }: Probe): Pointed => ({ kind, point, normal, curved, face: face && face() });

/** @param spoil says that something went wrong, as an i18n key */
export function useHands(store: Store, desk: Desk, spoil: (key: string) => void) {
  const { tools } = store;
  const { measuring, sections } = tools;
  const rectangle = shallowRef<Rectangle | null>(null);
  /** where the menu of an element is open, px in the picture */
  const menu = shallowRef<{ readonly x: number; readonly y: number; readonly element: number | null } | null>(null);
  /** the keyboard is on the picture: what is in its middle is picked */
  const aiming = ref(false);
  let canvas: HTMLCanvasElement | null = null;
  let down: { readonly x: number; readonly y: number; readonly button: number; readonly frames: boolean } | null = null;

  const at = (event: MouseEvent): readonly [number, number] => {
    const bounds = canvas!.getBoundingClientRect();
    return [event.clientX - bounds.left, event.clientY - bounds.top];
  };
  const middle = (): readonly [number, number] => [(canvas?.clientWidth ?? 0) / 2, (canvas?.clientHeight ?? 0) / 2];
  const taking = (): boolean => measuring.on.value || tools.tool.value === 'face-section';

  function press(event: PointerEvent): void {
    if (event.target !== canvas) return;
    menu.value = null;
    const [x, y] = at(event);
    const frames = event.button === 0 && !taking() && (event.shiftKey || tools.tool.value === 'rectangle');
    down = { x, y, button: event.button, frames };
    if (frames) desk.viewer.value?.steer(false);
    else if (event.button === 0 && !taking() && !tools.onFoot.value) void turnAbout(x, y);
  }

  /** what is pointed at is turned about, once it is known and unless the turn has begun */
  async function turnAbout(x: number, y: number): Promise<void> {
    const mine = down;
    const found = await desk.viewer.value?.place(x, y);
    if (found && down === mine && mine && !moved && tools.explode.value.strength === 0) desk.viewer.value?.orbit(found);
  }
  let moved = false;

  let hovering = false;
  let next: readonly [number, number] | null = null;
  async function hover(): Promise<void> {
    if (hovering) return;
    hovering = true;
    while (next && measuring.on.value) {
      const [x, y] = next;
      next = null;
      const found = await desk.viewer.value?.probe(x, y);
      measuring.hover.value = found && measuring.on.value ? pointed(found) : null;
    }
    hovering = false;
  }

  function move(event: PointerEvent): void {
    if (!canvas) return;
    const [x, y] = at(event);
    if (down) moved ||= Math.hypot(x - down.x, y - down.y) > STILL;
    if (down?.frames && moved) {
      rectangle.value = { x: Math.min(x, down.x), y: Math.min(y, down.y), width: Math.abs(x - down.x), height: Math.abs(y - down.y), whole: x > down.x };
    } else if (measuring.on.value && event.buttons === 0 && event.target === canvas) {
      next = [x, y];
      void hover();
    }
  }

  function release(event: PointerEvent): void {
    const from = down;
    const still = !moved;
    down = null;
    moved = false;
    if (!from || !canvas) return;
    if (from.frames) {
      desk.viewer.value?.steer(true);
      const area = rectangle.value;
      rectangle.value = null;
      if (area && !still) {
        void frame(area, event.ctrlKey || event.metaKey || (event.shiftKey && tools.tool.value === 'rectangle'));
        return;
      }
    }
    if (!still) return;
    const [x, y] = at(event);
    if (from.button === 2) void openMenu(x, y);
    else if (from.button === 0) void click(x, y, event.ctrlKey || event.metaKey || event.shiftKey);
  }

  const elementsOf = (slots: ReadonlySet<number>): readonly number[] => [...new Set([...slots].map(desk.elementAt).filter((one) => one >= 0))];

  async function frame({ x, y, width, height, whole }: Rectangle, more: boolean): Promise<void> {
    const found = await (whole ? desk.viewer.value?.inside(x, y, width, height) : desk.viewer.value?.within(x, y, width, height));
    if (!found) return;
    // of everything that is a long list: finding it, naming it and showing it have a task each
    const turn = pace();
    await turn.take();
    const elements = elementsOf(found);
    await turn.take();
    await store.selectMany(elements, more ? 'add' : 'instead');
  }

  async function click(x: number, y: number, more = false): Promise<void> {
    const made = desk.viewer.value;
    if (!made) return;
    if (measuring.on.value) {
      await take(x, y);
      return;
    }
    if (tools.tool.value === 'face-section') {
      if (tools.explode.value.strength > 0) {
        spoil('tools.explode.noMeasure');
        return;
      }
      const found = await made.probe(x, y, 0);
      if (!found) return;
      tools.tool.value = 'none';
      if (!sections.addFace(found.point, found.normal)) spoil('tools.section.full');
      return;
    }
    const slot = await made.pick(x, y);
    const index = slot === null ? -1 : desk.elementAt(slot);
    if (!more) await store.select(index >= 0 ? index : null);
    else if (index >= 0) await store.selectMany([index], 'toggle');
  }

  async function take(x: number, y: number): Promise<void> {
    const found = await desk.viewer.value?.probe(x, y);
    if (found && measuring.on.value) measuring.take(pointed(found));
  }

  async function openMenu(x: number, y: number): Promise<void> {
    if (measuring.on.value) {
      measuring.takeBack();
      return;
    }
    const slot = await desk.viewer.value?.pick(x, y);
    const index = slot === null || slot === undefined ? -1 : desk.elementAt(slot);
    // what was selected together stays together
    if (index >= 0 && !store.selection.value.includes(index)) await store.select(index);
    menu.value = { x, y, element: index >= 0 ? index : null };
  }

  function menuByKey(): void {
    const element = store.element.value;
    const box = element === null ? null : desk.bounds([element]);
    const seen = box && desk.viewer.value?.toScreen([(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2]);
    const [x, y] = seen ?? middle();
    menu.value = { x: Math.min(Math.max(x, 0), middle()[0] * 2), y: Math.min(Math.max(y, 0), middle()[1] * 2), element };
  }

  function key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    // a picture that something else has the place of takes no keys
    if (!canvas?.checkVisibility() || store.ids.editing.value || types(target, event.key) || target.closest('[role=dialog], [role=menu]')) return;
    // a list or a plan beside the picture has uses of its own for some of the keys
    if (target.closest<HTMLElement>('[data-own-keys]')?.dataset['ownKeys']?.split(' ').includes(event.key.toLowerCase())) return;
    const onCanvas = target === canvas;
    if (handled(event, onCanvas)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }

  function handled(event: KeyboardEvent, onCanvas: boolean): boolean {
    const measure = measuring.on.value ? shortcutOf(event, 'measuring') : null;
    if (measure !== null && (measure !== 'take' || onCanvas)) return measureBy(measure);
    if (event.key === 'Escape' && tools.tool.value !== 'none') {
      tools.tool.value = 'none';
      return true;
    }
    const step = tools.onFoot.value ? shortcutOf({ key: event.key, shiftKey: false, ctrlKey: event.ctrlKey, altKey: event.altKey, metaKey: event.metaKey }, 'foot') : null;
    if (step !== null) return desk.foot.press(step, event.code, event.shiftKey) || desk.act(step as Act);
    const own = onCanvas ? shortcutOf(event, 'canvas') : null;
    if (own === 'pick' || own === 'pickMore') {
      void click(...middle(), own === 'pickMore');
      return true;
    }
    if (own === 'menu') {
      menuByKey();
      return true;
    }
    if (own !== null) return desk.act(own as Act);
    // lists of findings have letters of their own
    if ((event.target as HTMLElement).closest('[data-own-keys]') !== null) return false;
    const page = shortcutOf(event, 'page');
    // lists are scrolled by the same keys
    if (page === null || (event.key.startsWith('Page') && !onCanvas && !(event.target as HTMLElement).matches('body, .pane, .pane *'))) return false;
    return desk.act(page as Act);
  }

  function measureBy(id: string): boolean {
    if (id === 'take') void (measuring.kind.value === 'polygon' && measuring.picked.value.length >= 3 && !aiming.value ? measuring.close() : take(...middle()));
    else if (id === 'takeBack') measuring.takeBack();
    else if (id === 'end') {
      // the first Esc ends a polygon, or what was begun; the next one ends measuring
      if (measuring.picked.value.length > 0) {
        if (measuring.kind.value !== 'polygon' || !measuring.close()) measuring.picked.value = [];
      } else {
        measuring.end();
        if (tools.panel.value === 'measure') tools.panel.value = 'none';
      }
    } else measuring.lock(id === 'lockX' ? 'x' : id === 'lockY' ? 'y' : 'z');
    return true;
  }

  const letGo = (event: KeyboardEvent): void => desk.foot.release(event.code);
  const focused = (): void => { aiming.value = canvas?.matches(':focus-visible') ?? false; };
  const blurred = (): void => { aiming.value = false; };

  function attach(host: HTMLElement, to: HTMLCanvasElement): void {
    canvas = to;
    // before the camera's own listeners, which a rectangle must not start
    host.addEventListener('pointerdown', press, true);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release);
    window.addEventListener('keydown', key, true);
    window.addEventListener('keyup', letGo, true);
    canvas.addEventListener('dblclick', (event) => { if (tools.onFoot.value) void desk.foot.go(...at(event)); });
    canvas.addEventListener('wheel', (event) => {
      if (!tools.onFoot.value) return;
      event.preventDefault();
      desk.foot.roll(event.deltaY < 0);
    }, { passive: false });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
    canvas.addEventListener('pointerleave', () => {
      next = null;
      measuring.hover.value = null;
    });
    canvas.addEventListener('focus', focused);
    canvas.addEventListener('blur', blurred);
    canvas.addEventListener('keydown', focused);
  }
  onBeforeUnmount(() => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', release);
    window.removeEventListener('keydown', key, true);
    window.removeEventListener('keyup', letGo, true);
  });
  watch(() => measuring.on.value || tools.tool.value !== 'none', (on) => { if (canvas) canvas.style.cursor = on ? 'crosshair' : ''; });

  return { rectangle, menu, aiming, attach, focus: () => canvas?.focus() };
}
