/** Which plans a report makes: one per building and matter, storeys that are alike together. What is drawn is what the report decided. */
import type { BuildingResult, Contribution, ItemResult, Report, ReportElement } from '../../engine/report.ts';
import type { PlanPiece, StoreyPlan } from '../../engine/storey-plan.ts';
import { pieceLabel, storeyFree } from './piece-label.ts';
import { categoryOf, sheetKind, SHEET_KINDS, type Category, type SheetKind } from './sheet-kinds.ts';

type Extent = NonNullable<StoreyPlan['extent']>;
type Contours = readonly ArrayLike<number>[];

export interface DrawnPiece {
  /** position in Report.elements; null: suggested by the model and not drawn in it */
  readonly element: number | null;
  /** world plan, m, as StoreyPlan has them */
  readonly contours: Contours;
  readonly boxed: boolean;
  readonly category: Category;
  readonly label: string;
}

export interface PlanSheet {
  /** unique in the report, letters, digits and dashes: `b1-vertical-3` */
  readonly id: string;
  /** position in Report.buildings */
  readonly building: number;
  readonly kind: SheetKind;
  /** of the building's items, those that it shows */
  readonly items: readonly ItemResult[];
  /** positions in BuildingResult.storeys (−1: under the lowest) of the storeys that are alike, ascending; the first is the one drawn */
  readonly levels: readonly number[];
  /** their names */
  readonly storeys: readonly string[];
  readonly plan: StoreyPlan;
  /** in the order of drawing */
  readonly pieces: readonly DrawnPiece[];
  /** what stands there beside, to find one's way */
  readonly context: readonly PlanPiece[];
  /** around pieces and context, m */
  readonly extent: Extent;
  /** elements that count on these storeys and have no place in plan */
  readonly unplaced: number;
}

const UPRIGHT: ReadonlySet<string> = new Set(['column', 'brace', 'shear-wall', 'ductile-wall-panel', 'wall', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'cast-in-place-joint', 'constructional-column']);
/** Of what lies over one another the lower first. */
const LAYER: Readonly<Record<string, number>> = { 'ground-slab': 0, slab: 1, roof: 1, topping: 2, balcony: 3, 'ac-slab': 3, stair: 5, beam: 4 };
/** The same place, 1/m: 5 mm. Moved off the multiples that drawings use, so that noise does not fall on a border. */
const [PER_METRE, OFF] = [200, 0.13];

/** @param plans of any buildings and storeys; what has none is not drawn */
export function planSheets(report: Report, plans: readonly StoreyPlan[]): readonly PlanSheet[] {
  return report.buildings.flatMap((building, at) => sheetsOf(report, building, at, plans.filter((plan) => plan.building === at).sort((a, b) => a.level - b.level)));
}

function sheetsOf(report: Report, building: BuildingResult, at: number, plans: readonly StoreyPlan[]): readonly PlanSheet[] {
  const matters = new Map<string, { readonly kind: SheetKind; readonly items: ItemResult[] }>();
  for (const item of building.items) {
    if (item.present === 'no' || item.contributions.length === 0) continue;
    const kind = sheetKind(item.id);
    // items that nobody knows the matter of are not mixed
    const key = kind === 'other' ? item.id : kind;
    const matter = matters.get(key);
    if (matter === undefined) matters.set(key, { kind, items: [item] });
    else matter.items.push(item);
  }
  const order = [...matters.values()].sort((a, b) => SHEET_KINDS.indexOf(a.kind) - SHEET_KINDS.indexOf(b.kind));
  let number = 0;
  return order.flatMap(({ kind, items }) => {
    const byLevel = new Map<number, Contribution[]>();
    for (const one of items.flatMap((item) => item.contributions)) {
      const list = byLevel.get(one.level);
      if (list === undefined) byLevel.set(one.level, [one]);
      else list.push(one);
    }
    const alike = new Map<string, { readonly plan: StoreyPlan; readonly levels: number[]; readonly storeys: string[]; readonly drawn: Drawn }>();
    for (const plan of plans) {
      const drawn = drawnOn(report.elements, kind, items, byLevel.get(plan.level) ?? [], plan);
      if (drawn.pieces.length === 0) continue;
      const key = signature(drawn.pieces);
      const same = alike.get(key);
      if (same === undefined) alike.set(key, { plan, levels: [plan.level], storeys: [plan.storey], drawn });
      else {
        same.levels.push(plan.level);
        same.storeys.push(plan.storey);
      }
    }
    return [...alike.values()].map(({ plan, levels, storeys, drawn }): PlanSheet => {
      number += 1;
      const own = new Set(drawn.pieces.map((piece) => piece.element));
      const context = plan.pieces.filter((piece) => !own.has(piece.element) && isContext(report.elements[piece.element]));
      return {
        id: `b${at + 1}-${kind}-${number}`, building: at, kind, items, levels, storeys, plan, context,
        pieces: drawn.pieces, unplaced: drawn.unplaced,
        extent: extentOf([...drawn.pieces, ...context].flatMap((piece) => piece.contours)),
      };
    });
  });
}

interface Drawn {
  readonly pieces: readonly DrawnPiece[];
  readonly unplaced: number;
}

function drawnOn(elements: readonly ReportElement[], kind: SheetKind, items: readonly ItemResult[], contributions: readonly Contribution[], plan: StoreyPlan): Drawn {
  const places = new Map(plan.pieces.map((piece) => [piece.element, piece]));
  const pieces: DrawnPiece[] = [];
  const seen = new Set<number>();
  let unplaced = 0;
  for (const one of contributions) {
    const element = elements[one.element];
    if (element === undefined || seen.has(one.element)) continue;
    seen.add(one.element);
    const place = places.get(one.element);
    if (place === undefined) {
      unplaced += 1;
      continue;
    }
    pieces.push({ element: one.element, contours: place.contours, boxed: place.boxed, category: categoryOf(kind, one, element), label: labelOf(kind, place, element) });
  }
  pieces.sort((a, b) => layer(elements, a) - layer(elements, b) || a.element! - b.element!);
  for (const item of items) {
    for (const strip of item.strips ?? []) {
      if (strip.level === plan.level) pieces.push({ element: null, contours: [strip.contour], boxed: false, category: 'strip', label: '' });
    }
    for (const row of item.joints ?? []) {
      if (row.form !== 'derived' || row.decision === 'not-there') continue;
      for (const place of row.places) {
        if (place.storey !== plan.storey || place.element !== null) continue;
        const category = row.decision === 'not-counted' || place.counts === 'no' ? 'joint-not' : place.counts === 'yes' ? 'joint-counted' : 'unknown';
        pieces.push({ element: null, contours: place.contours, boxed: false, category, label: '' });
      }
    }
  }
  return { pieces, unplaced };
}

const layer = (elements: readonly ReportElement[], piece: DrawnPiece): number => LAYER[elements[piece.element!]!.roles.component] ?? 3;

function labelOf(kind: SheetKind, place: PlanPiece, element: ReportElement): string {
  if (kind === 'pipes') return place.mark ?? '';
  if (kind === 'rooms') return pieceLabel(place.mark, '', element.name);
  return pieceLabel(place.mark, element.type, element.name);
}

function isContext(element: ReportElement | undefined): boolean {
  return element !== undefined && element.outOfScope !== 'copy' && element.outOfScope !== 'duplicate' && UPRIGHT.has(element.roles.component);
}

function extentOf(contours: Contours): Extent {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const c of contours) {
    for (let i = 0; i + 1 < c.length; i += 2) {
      [x0, x1] = [Math.min(x0, c[i]!), Math.max(x1, c[i]!)];
      [y0, y1] = [Math.min(y0, c[i + 1]!), Math.max(y1, c[i + 1]!)];
    }
  }
  return [x0, y0, x1, y1];
}

/** The same for storeys with the same pieces, by shape, place, decision and number, in whatever order. */
function signature(pieces: readonly DrawnPiece[]): string {
  return pieces.map((piece) => `${piece.category} ${storeyFree(piece.label)} ${piece.contours.map(cornersOf).sort().join('/')}`).sort().join('\n');
}

/** Corners of a contour from its least one on. */
function cornersOf(contour: ArrayLike<number>): string {
  const corners: string[] = [];
  for (let i = 0; i + 1 < contour.length; i += 2) corners.push(`${Math.round(contour[i]! * PER_METRE + OFF)},${Math.round(contour[i + 1]! * PER_METRE + OFF)}`);
  let first = 0;
  for (let i = 1; i < corners.length; i += 1) if (corners[i]! < corners[first]!) first = i;
  return [...corners.slice(first), ...corners.slice(0, first)].join(' ');
}
