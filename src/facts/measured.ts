/**
 * How a figure was measured, as data: the steps with their numbers, and what to draw. A step is only said where it
 * reproduces the figure that the report shows; where none does, the general way of measuring is named and no product is invented.
 * Texts of the steps are in i18n under `measured.line.<key>`.
 */
import type { ItemId } from '../profile/profile.ts';
import type { SwitchKey } from '../profile/switches.ts';
import type { Interval } from '../units.ts';
import type { Shown } from './measured-picture.ts';

export const ELEMENT_FIGURES = ['volume', 'grossVolume', 'surfaceArea', 'footprintArea', 'sideArea', 'size', 'storeys'] as const;
export type ElementFigure = (typeof ELEMENT_FIGURES)[number];

/** Which figure is asked about. Buildings and levels by position (facts.buildings.list, storeys.levels). */
export type Subject =
  | { readonly kind: 'element'; readonly element: number; readonly figure: ElementFigure }
  /** the figure of an element that an item counts */
  | { readonly kind: 'piece'; readonly building: number; readonly item: ItemId; readonly element: number }
  /** A of 4.0.4 of one storey */
  | { readonly kind: 'plan'; readonly building: number; readonly level: number }
  | { readonly kind: 'item'; readonly building: number; readonly item: ItemId }
  /** `row`: position in the item's storey rows of the report */
  | { readonly kind: 'item-storey'; readonly building: number; readonly item: ItemId; readonly row: number }
  /** `row`: position in the item's joint rows of the report (4.0.3) */
  | { readonly kind: 'joints'; readonly building: number; readonly item: ItemId; readonly row: number };

export type MeasuredUnit = 'm' | 'm²' | 'm³' | '%' | 'kg' | 'kg/m³';

/** A part of a step: an amount, a count (plain number), a code of a group of texts (`geometry.closed`), a pair of texts, a name as it stands. */
export type Param =
  | number | string
  | { readonly amount: Interval; readonly unit: MeasuredUnit }
  | { readonly group: string; readonly code: string }
  | { readonly zh: string; readonly en: string };

export const LINE_KEYS = [
  'noBody', 'status', 'rounding', 'openings', 'closedPieces', 'cut', 'prism', 'bounds', 'unknownOpen', 'unknown', 'centroid', 'weight', 'weightStated',
  'grossSame', 'grossOwn', 'grossRestored', 'grossUnknown', 'faces', 'facesOpen',
  'projection', 'projectionHoles', 'rectangle', 'noContours',
  'sideRectangle', 'sideElevation', 'sideBox', 'sideBent', 'sideShare', 'sideOther', 'sideWhole', 'sideWholeRange', 'sideStandIn', 'sideNone', 'notDeducted',
  'copyFigure', 'copyUnknown', 'copiesDiffer',
  'boxUpright', 'boxAny', 'boxWorld', 'cutRow', 'cutSum', 'cutNone',
  'planStated', 'planUnion', 'planHalved', 'planFilled', 'planDeducted', 'planRange', 'planHole', 'planNone', 'atLevel',
  'ratio', 'ratioUnknown', 'ratioCut', 'itemRow', 'declaredRow', 'nothing',
  'sumPieces', 'union', 'supports', 'further', 'strips', 'over', 'open', 'storeyOf', 'standsFor', 'group', 'groupNone',
  'pieceCounts', 'pieceMayCount', 'pieceOverlaps', 'shareTotal', 'unmodelled', 'jointRow', 'jointSum', 'jointLimit', 'jointAsks', 'jointPlace', 'jointSize',
] as const;
export type LineKey = (typeof LINE_KEYS)[number];

export interface Line {
  readonly key: LineKey;
  readonly params: Readonly<Record<string, Param>>;
  /** `doubt`: why the figure is open; `row`: one of several like it */
  readonly as: 'formula' | 'note' | 'doubt' | 'row';
  /** what this line was made of */
  readonly opens?: Subject;
}

export interface Measured {
  readonly subject: Subject;
  /** `numerator`: of one storey of an item */
  readonly figure: ElementFigure | 'plan' | 'item' | 'numerator' | 'joints';
  /** null: not known */
  readonly value: Interval | null;
  readonly unit: MeasuredUnit;
  /** edition and clause; null where the figure is geometry alone */
  readonly clause: string | null;
  readonly lines: readonly Line[];
  /** conventions that this figure depends on */
  readonly switches: readonly SwitchKey[];
  /** positions in model.elements: what is isolated */
  readonly elements: readonly number[];
  readonly picture: readonly Shown[];
}

export const amount = (value: number | Interval, unit: MeasuredUnit): Param => ({ amount: typeof value === 'number' ? [value, value] : value, unit });
export const formula = (key: LineKey, params: Line['params'] = {}): Line => ({ key, params, as: 'formula' });
export const note = (key: LineKey, params: Line['params'] = {}): Line => ({ key, params, as: 'note' });
export const doubt = (key: LineKey, params: Line['params'] = {}): Line => ({ key, params, as: 'doubt' });

/** Two ways to the same figure differ by no more than what single precision and the quantum leave. */
export function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 2e-4 + 2e-6 * Math.max(Math.abs(a), Math.abs(b));
}

/** Is `product` x · y, when all three were rounded to the quantum? */
export function isProduct(x: number, y: number, product: number): boolean {
  return Math.abs(x * y - product) <= 1e-4 + 0.5e-4 * (Math.abs(x) + Math.abs(y)) + 2e-6 * Math.abs(product);
}
