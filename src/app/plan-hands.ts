/** Mouse and keyboard on the plan: the sheet is moved, corners are drawn and moved, a piece is picked. */
import type { Ref, ShallowRef } from 'vue';
import { distance, middle, pan, pieceAt, rounded, snap, toPlan, toScreen, zoom, type DrawnPiece, type Point, type Sheet, type Snap, type SnapPlaces } from './plan-drawing.ts';
import type { RegionDrawing } from './region-drawing.ts';

/** px around a place within which a corner snaps and a corner is taken hold of */
const REACH = 9;
/** px before a press is a drag */
const DRAG = 4;
/** m by which an arrow moves a corner: alone, with Shift, with Alt */
const NUDGE = { alone: 0.1, shift: 1, alt: 0.01 } as const;
/** px by which an arrow moves the sheet */
const PAN = 40;
const ARROWS: Readonly<Record<string, Point>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export interface PlanSurroundings {
  readonly canvas: Readonly<Ref<HTMLCanvasElement | null>>;
  readonly sheet: ShallowRef<Sheet>;
  readonly drawing: RegionDrawing;
  readonly places: Readonly<Ref<SnapPlaces>>;
  /** those that can be picked */
  readonly pieces: () => readonly DrawnPiece[];
  readonly pick: (element: number | null) => void;
  readonly cancel: () => void;
  readonly fitAll: () => void;
  readonly storeyBy: (by: number) => void;
  readonly redraw: () => void;
}

interface Held {
  readonly kind: 'pan' | 'corner' | 'rectangle';
  readonly from: Point;
  readonly corner: number;
  last: Point;
  moved: boolean;
}

export function usePlanHands({ canvas, sheet, drawing, places, pieces, pick, cancel, fitAll, storeyBy, redraw }: PlanSurroundings) {
  const { mode, corners, closed, active, cursor, drafting } = drawing;
  let held: Held | null = null;

  const place = (event: MouseEvent): Point => {
    const box = canvas.value!.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  function snapped(at: Point, square: boolean): Snap {
    const found = snap(places.value, toPlan(sheet.value, at), REACH / sheet.value.scale, corners.value.at(-1) ?? null, square);
    return { ...found, at: rounded(found.at) };
  }
  /** The corner that is taken hold of, or that a side is given there; −1: none. */
  function cornerAt(at: Point): number {
    const corner = corners.value.findIndex((one) => distance(toScreen(sheet.value, one), at) <= REACH);
    if (corner >= 0) return corner;
    const side = corners.value.findIndex((one, i, all) => distance(toScreen(sheet.value, middle(one, all[(i + 1) % all.length]!)), at) <= REACH - 2);
    if (side < 0) return -1;
    drawing.insert(side + 1, rounded(toPlan(sheet.value, at)));
    return side + 1;
  }
  const zoomBy = (factor: number): void => { sheet.value = zoom(sheet.value, [sheet.value.width / 2, sheet.value.height / 2], factor); };

  return {
    down(event: PointerEvent): void {
      canvas.value?.setPointerCapture(event.pointerId);
      const at = place(event);
      let kind: Held['kind'] = 'pan';
      let corner = -1;
      if (event.button === 0 && closed.value && drafting.value) {
        corner = cornerAt(at);
        if (corner >= 0) {
          kind = 'corner';
          active.value = corner;
        }
      } else if (event.button === 0 && mode.value === 'rectangle' && corners.value.length === 0) {
        kind = 'rectangle';
        drawing.add(snapped(at, false).at);
      }
      held = { kind, from: at, last: at, moved: false, corner };
    },
    move(event: PointerEvent): void {
      const at = place(event);
      if (held) {
        if (distance(held.from, at) > DRAG) held.moved = true;
        if (held.kind === 'pan' && held.moved) sheet.value = pan(sheet.value, at[0] - held.last[0], at[1] - held.last[1]);
        if (held.kind === 'corner' && held.moved) drawing.moveTo(held.corner, snapped(at, event.shiftKey).at);
        held.last = at;
      }
      if (drafting.value && !closed.value) cursor.value = snapped(at, event.shiftKey);
      redraw();
    },
    up(event: PointerEvent): void {
      const was = held;
      held = null;
      if (!was) return;
      const at = place(event);
      if (was.kind === 'rectangle') {
        if (was.moved) drawing.closeRectangle(snapped(at, false).at);
        return;
      }
      if (was.moved || was.kind === 'corner' || event.button !== 0) return;
      if (mode.value === 'rectangle' && !closed.value && corners.value.length === 1) drawing.closeRectangle(snapped(at, false).at);
      else if (mode.value === 'polygon' && !closed.value) {
        if (corners.value.length >= 3 && distance(toScreen(sheet.value, corners.value[0]!), at) <= REACH) drawing.close();
        else drawing.add(snapped(at, event.shiftKey).at);
      } else {
        active.value = null;
        pick(pieceAt(pieces(), toPlan(sheet.value, at), 4 / sheet.value.scale)?.element ?? null);
      }
    },
    letGo(): void { held = null; },
    wheel(event: WheelEvent): void {
      sheet.value = zoom(sheet.value, place(event), Math.exp(-Math.sign(event.deltaY) * Math.min(0.35, Math.abs(event.deltaY) / 400)));
      redraw();
    },
    key(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey) return;
      const arrow = ARROWS[event.key];
      if (event.key === 'Enter' && drafting.value && !closed.value) drawing.close();
      else if (event.key === 'Escape' && drafting.value) {
        if (corners.value.length > 0 && !closed.value) corners.value = [];
        else cancel();
      } else if ((event.key === 'Backspace' || event.key === 'Delete') && drafting.value) drawing.remove();
      else if (arrow && closed.value && active.value !== null) {
        const by = event.shiftKey ? NUDGE.shift : event.altKey ? NUDGE.alt : NUDGE.alone;
        const [x, y] = corners.value[active.value] ?? [0, 0];
        drawing.moveTo(active.value, rounded([x + arrow[0] * by, y + arrow[1] * by]));
      } else if (arrow) sheet.value = pan(sheet.value, -arrow[0] * PAN, arrow[1] * PAN);
      else if (event.key === '+' || event.key === '=') zoomBy(1.25);
      else if (event.key === '-') zoomBy(0.8);
      else if (event.key === '0' || event.key.toLowerCase() === 'f') fitAll();
      else if (event.key === 'PageUp') storeyBy(1);
      else if (event.key === 'PageDown') storeyBy(-1);
      else return;
      redraw();
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
