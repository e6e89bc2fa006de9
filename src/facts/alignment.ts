/**
 * Where each file stands in the common world (design decision 5): by placement, or by map conversion only where every
 * file has one. A rigid motion in plan plus a shift in height, relative to the first file.
 */
import type { Model, MapConversion } from '../model/model.ts';
import type { BodyMesh } from '../geometry/body.ts';
import type { Box, ElementGeometry, FaceOpening } from '../geometry/quantities.ts';
import { liftSlices } from '../geometry/slices.ts';

export interface Alignment {
  /** rotation and scale in plan: x' = a·x − b·y + tx, y' = b·x + a·y + ty, z' = s·z + tz (m) */
  readonly a: number;
  readonly b: number;
  readonly s: number;
  readonly tx: number;
  readonly ty: number;
  readonly tz: number;
}

export const IDENTITY: Alignment = { a: 1, b: 0, s: 1, tx: 0, ty: 0, tz: 0 };

export interface Alignments {
  readonly by: 'placement' | 'map-conversion';
  /** per file */
  readonly files: readonly Alignment[];
  /** some files have a map conversion and some do not: it is not applied */
  readonly partial: boolean;
}

export function alignFiles(model: Model): Alignments {
  const conversions = model.files.map((file) => file.mapConversion);
  const given = conversions.filter((c) => c !== null).length;
  const identity = model.files.map(() => IDENTITY);
  if (model.files.length < 2 || given === 0) return { by: 'placement', files: identity, partial: false };
  if (given < conversions.length) return { by: 'placement', files: identity, partial: true };
  const first = conversions[0]!;
  return { by: 'map-conversion', files: conversions.map((c) => relative(first, c!)), partial: false };
}

/** first⁻¹ ∘ other, computed on differences so that map coordinates lose no digits. */
function relative(first: MapConversion, other: MapConversion): Alignment {
  const f = axis(first);
  const o = axis(other);
  const a = (o.a * f.a + o.b * f.b) / (f.s * f.s);
  const b = (o.b * f.a - o.a * f.b) / (f.s * f.s);
  const dx = other.eastings - first.eastings;
  const dy = other.northings - first.northings;
  const tx = (dx * f.a + dy * f.b) / (f.s * f.s);
  const ty = (dy * f.a - dx * f.b) / (f.s * f.s);
  const s = o.s / f.s;
  const tz = (other.height - first.height) / f.s;
  if (Math.abs(a - 1) < 1e-9 && Math.abs(b) < 1e-9 && Math.hypot(tx, ty, tz) < 1e-6) return IDENTITY;
  return { a, b, s, tx, ty, tz };
}

function axis(c: MapConversion): { readonly a: number; readonly b: number; readonly s: number } {
  const norm = Math.hypot(c.xAxisAbscissa, c.xAxisOrdinate) || 1;
  const s = c.scale || 1;
  return { a: (s * c.xAxisAbscissa) / norm, b: (s * c.xAxisOrdinate) / norm, s };
}

export function alignBox(box: Box, t: Alignment): Box {
  if (t === IDENTITY) return box;
  const xs: number[] = [];
  const ys: number[] = [];
  for (const x of [box[0], box[3]]) {
    for (const y of [box[1], box[4]]) {
      xs.push(t.a * x - t.b * y + t.tx);
      ys.push(t.b * x + t.a * y + t.ty);
    }
  }
  return [Math.min(...xs), Math.min(...ys), t.s * box[2] + t.tz, Math.max(...xs), Math.max(...ys), t.s * box[5] + t.tz];
}

export function alignPoint(p: readonly [number, number, number], t: Alignment): readonly [number, number, number] {
  return [t.a * p[0] - t.b * p[1] + t.tx, t.b * p[0] + t.a * p[1] + t.ty, t.s * p[2] + t.tz];
}

function alignLine([x0, y0, x1, y1]: FaceOpening['line'], t: Alignment): FaceOpening['line'] {
  const [from, to] = [alignPoint([x0, y0, 0], t), alignPoint([x1, y1, 0], t)];
  return [from[0], from[1], to[0], to[1]];
}

/** A body in the common world; heights are scaled as its box's are. */
export function alignBody(body: BodyMesh, t: Alignment): BodyMesh {
  if (t === IDENTITY) return body;
  const positions = new Float64Array(body.positions.length);
  for (let i = 0; i + 2 < positions.length; i += 3) {
    const x = body.positions[i]!, y = body.positions[i + 1]!;
    positions[i] = t.a * x - t.b * y;
    positions[i + 1] = t.b * x + t.a * y;
    positions[i + 2] = t.s * body.positions[i + 2]!;
  }
  return { ...body, origin: alignPoint(body.origin, t), positions };
}

export function alignContours(contours: readonly Float64Array[], t: Alignment): readonly Float64Array[] {
  if (t === IDENTITY) return contours;
  return contours.map((contour) => {
    const moved = new Float64Array(contour.length);
    for (let i = 0; i + 1 < contour.length; i += 2) {
      const x = contour[i]!;
      const y = contour[i + 1]!;
      moved[i] = t.a * x - t.b * y + t.tx;
      moved[i + 1] = t.b * x + t.a * y + t.ty;
    }
    return moved;
  });
}

/** The geometry of every element in the common world. Shares what needs no motion. */
export function alignGeometry(
  model: Model,
  geometry: readonly (ElementGeometry | null)[],
  alignments: Alignments,
): readonly (ElementGeometry | null)[] {
  if (alignments.files.every((t) => t === IDENTITY)) return geometry;
  return geometry.map((g, i) => {
    const t = alignments.files[model.elements[i]!.file]!;
    if (g === null || t === IDENTITY) return g;
    return {
      ...g,
      bbox: g.bbox && alignBox(g.bbox, t),
      footprint: g.footprint && alignContours(g.footprint, t),
      centroid: g.centroid && alignPoint(g.centroid, t),
      // heights are not scaled by a map conversion's thousandths, as volumes are not
      faceOpenings: g.faceOpenings?.map((opening) => ({ ...opening, line: alignLine(opening.line, t), box: alignBox(opening.box, t) })) ?? null,
      slices: g.slices && liftSlices(g.slices, t.s * g.slices[0]! + t.tz - g.slices[0]!),
    };
  });
}
