/** Measuring on the drawn triangles: what was picked so far, and what was measured. World metres, degrees. */
import { computed, ref, shallowRef } from 'vue';
import { angleAt, betweenPlanes, distance, locked, middleOf, PARALLEL, perpendicular, polygon } from '../viewer/measuring.ts';
import type { SnapKind } from '../viewer/snap.ts';
import type { WorldPoint } from '../viewer/viewpoint.ts';
import { quantity, short } from './format.ts';

export type MeasureKind = 'distance' | 'perpendicular' | 'face' | 'polygon' | 'angle' | 'planes';
export const MEASURE_KINDS: readonly MeasureKind[] = ['distance', 'perpendicular', 'face', 'polygon', 'angle', 'planes'];
export type Axis = 'x' | 'y' | 'z';

/** What was pointed at. */
export interface Pointed {
  readonly kind: SnapKind;
  readonly point: WorldPoint;
  readonly normal: WorldPoint;
  readonly curved: boolean;
  /** null where the element is too fine for faces to be looked for */
  readonly face: { readonly area: number; readonly outline: readonly WorldPoint[] } | null;
}

export type MeasureNote = 'curved' | 'notParallel' | 'notFlat' | 'locked';

export interface Measurement {
  readonly id: number;
  readonly kind: MeasureKind;
  /** m, m² or degrees */
  readonly value: number;
  readonly unit: 'm' | 'm²' | '°';
  /** lengths along the axes, or around a polygon */
  readonly parts: { readonly axes?: WorldPoint; readonly around?: number; readonly off?: number; readonly between?: number };
  /** what is drawn: lines through these points, and where the label stands */
  readonly lines: readonly (readonly WorldPoint[])[];
  readonly at: WorldPoint;
  readonly notes: readonly MeasureNote[];
}

/** points or faces of each kind; Infinity: until it is ended */
export const WANTED: Readonly<Record<MeasureKind, number>> = { distance: 2, perpendicular: 2, face: 1, polygon: Infinity, angle: 3, planes: 2 };
/** m: points of a polygon off its plane by more are told */
const FLAT = 0.005;
/** m: the same corner */
const SAME = 1e-4;

const pairs = (outline: readonly WorldPoint[]): (readonly WorldPoint[])[] => Array.from({ length: outline.length / 2 }, (_, i) => [outline[i * 2]!, outline[i * 2 + 1]!]);

/** Null while something is missing, or where what was picked has no such measure. */
export function measured(kind: MeasureKind, picked: readonly Pointed[], id = 0, axis: Axis | null = null): Measurement | null {
  const [a, b, c] = picked;
  const curved = picked.some((one) => one.curved) ? (['curved'] as const) : [];
  const points = picked.map(({ point }) => point);
  if (kind === 'polygon') {
    if (picked.length < 3) return null;
    const { area, around, off } = polygon(points);
    return { id, kind, value: area, unit: 'm²', parts: { around, off }, lines: [[...points, points[0]!]], at: middleOf(points), notes: [...curved, ...(off > FLAT ? (['notFlat'] as const) : [])] };
  }
  if (!a) return null;
  if (kind === 'face') {
    if (!a.face) return null;
    return { id, kind, value: a.face.area, unit: 'm²', parts: {}, lines: pairs(a.face.outline), at: a.face.outline.length > 0 ? middleOf(a.face.outline) : a.point, notes: curved };
  }
  if (!b) return null;
  if (kind === 'distance') {
    const { length, parts } = distance(a.point, b.point);
    return { id, kind, value: length, unit: 'm', parts: { axes: parts }, lines: [[a.point, b.point]], at: middleOf(points), notes: [...curved, ...(axis ? (['locked'] as const) : [])] };
  }
  if (kind === 'perpendicular') {
    const { length, foot } = perpendicular(a.point, a.normal, b.point);
    const between = betweenPlanes(a.normal, b.normal);
    // a corner or an edge is a point, whatever face it was picked on
    const tilted = b.kind === 'face' && between > PARALLEL;
    return { id, kind, value: length, unit: 'm', parts: { between }, lines: [[foot, b.point], [a.point, foot]], at: middleOf([foot, b.point]), notes: [...curved, ...(tilted ? (['notParallel'] as const) : [])] };
  }
  if (kind === 'planes') return { id, kind, value: betweenPlanes(a.normal, b.normal), unit: '°', parts: {}, lines: [[a.point, b.point]], at: middleOf(points), notes: curved };
  if (!c) return null;
  return { id, kind, value: angleAt(a.point, b.point, c.point), unit: '°', parts: {}, lines: [[a.point, b.point, c.point]], at: b.point, notes: curved };
}

export type LengthUnit = 'mm' | 'm';

/** To 0.1 mm, which is what single-precision meshes still tell. */
export function lengthText(metres: number, unit: LengthUnit): string {
  return unit === 'mm' ? `${quantity(metres * 1000, 1)} mm` : `${quantity(metres, 4)} m`;
}

export function valueText({ value, unit }: Pick<Measurement, 'value' | 'unit'>, length: LengthUnit): string {
  return unit === 'm' ? lengthText(value, length) : unit === 'm²' ? `${quantity(value, 4)} m²` : `${short(value, 2)}°`;
}

export function createMeasuring() {
  const on = ref(false);
  const kind = ref<MeasureKind>('distance');
  const unit = ref<LengthUnit>('mm');
  const axis = ref<Axis | null>(null);
  const picked = shallowRef<readonly Pointed[]>([]);
  const hover = shallowRef<Pointed | null>(null);
  const list = shallowRef<readonly Measurement[]>([]);
  /** what could not be measured, until something is */
  const refused = ref<'tooFine' | null>(null);
  let last = 0;

  /** an axis holds the second point of a distance, and every further one of a polygon to the line through the one before */
  function held(point: Pointed): Pointed {
    const before = picked.value.at(-1);
    if (!axis.value || !before || (kind.value !== 'distance' && kind.value !== 'polygon')) return point;
    return { ...point, point: locked(point.point, before.point, axis.value) };
  }
  function keep(): boolean {
    const made = measured(kind.value, picked.value, last + 1, axis.value);
    if (!made) return false;
    last += 1;
    list.value = [...list.value, made];
    picked.value = [];
    return true;
  }

  return {
    on, kind, unit, axis, picked, hover, list, refused,
    /** how it would be with what is pointed at */
    draft: computed(() => (hover.value ? measured(kind.value, [...picked.value, held(hover.value)], 0, axis.value) : null)),
    held,
    start(next: MeasureKind = kind.value) {
      kind.value = next;
      on.value = true;
      picked.value = [];
      refused.value = null;
    },
    end() {
      on.value = false;
      picked.value = [];
      hover.value = null;
      axis.value = null;
      refused.value = null;
    },
    take(point: Pointed) {
      refused.value = null;
      const needsFace = kind.value === 'face';
      if (needsFace && !point.face) {
        refused.value = 'tooFine';
        return;
      }
      const next = held(point);
      const first = picked.value[0];
      // back at the first corner: all around
      if (kind.value === 'polygon' && first && picked.value.length >= 3 && distance(first.point, next.point).length < SAME) {
        keep();
        return;
      }
      picked.value = [...picked.value, next];
      if (picked.value.length >= WANTED[kind.value]) keep();
    },
    /** ends a polygon */
    close: keep,
    takeBack() {
      if (picked.value.length > 0) picked.value = picked.value.slice(0, -1);
      else list.value = list.value.slice(0, -1);
    },
    lock(next: Axis) { axis.value = axis.value === next ? null : next; },
    remove(id: number) { list.value = list.value.filter((one) => one.id !== id); },
    clear() {
      list.value = [];
      picked.value = [];
    },
  };
}

export type Measuring = ReturnType<typeof createMeasuring>;
