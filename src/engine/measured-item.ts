/** How an item's ratio, one of its storeys and one of its pieces came about: what the item's check said, told step by step. */
import type { Measure, LevelTotal, Piece } from '../checks/measure.ts';
import type { Facts } from '../facts/facts.ts';
import type { PlanArea } from '../facts/plan-area.ts';
import {
  amount, doubt, formula, note, type ElementFigure, type Line, type Measured, type MeasuredUnit, type Subject,
} from '../facts/measured.ts';
import { figureOverCopies, measuredElement } from '../facts/measured-element.ts';
import { copied, facePicture, footprintPicture, middleOfLevel, planOf, prismPicture, type Shown, type ShownTone } from '../facts/measured-picture.ts';
import { levelTop } from '../facts/measured-plan.ts';
import { outlinesOf } from '../facts/rival-copies.ts';
import { SWITCHES, type SwitchKey } from '../profile/switches.ts';
import type { PackItem, PackScoring } from '../standards/pack.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { jointLines } from './measured-joints.ts';
import { moves } from './moved-items.ts';
import type { ItemResult } from './report.ts';

export interface MeasuredItemInput {
  readonly facts: Facts;
  /** position in facts.buildings.list */
  readonly building: number;
  readonly pack: Pick<PackScoring, 'edition'>;
  readonly item: PackItem;
  readonly measure: Measure;
  readonly areas: ReadonlyMap<number, PlanArea>;
}

/** The figure of an element that a check sums up. */
const FIGURE: Readonly<Record<string, ElementFigure>> = {
  'vertical-volume': 'volume', 'plan-coverage': 'footprintArea', 'dry-floor': 'footprintArea',
  'envelope-non-masonry': 'sideArea', 'envelope-integrated': 'sideArea', 'partition-non-masonry': 'sideArea', 'partition-integrated': 'sideArea',
  'kitchen-surface': 'surfaceArea', 'bathroom-surface': 'surfaceArea', 'pipe-separation': 'size',
};

const figureOf = (item: PackItem): ElementFigure => FIGURE[item.check] ?? 'size';
const unitOf = (item: PackItem): MeasuredUnit => item.unit || '%';
const clauseOf = ({ pack, item }: Pick<MeasuredItemInput, 'pack' | 'item'>): string => `${pack.edition} ${item.clause}`;
const switchesOf = (item: PackItem): readonly SwitchKey[] => SWITCHES.filter((s) => moves(s, item)).map((s) => s.key);

const least = (piece: Piece, side: 0 | 1): number => Math.min(...piece.options.map((o) => o[side]));
const most = (piece: Piece, side: 0 | 1): number => Math.max(...piece.options.map((o) => o[side]));
const toneOf = (piece: Piece): ShownTone => (piece.options.length > 1 ? 'open' : most(piece, 0) > 0 ? 'counted' : 'not-counted');

/** The ratio from its storeys, as the report states it. */
export function measuredItem(pack: Pick<PackScoring, 'edition'>, item: PackItem, building: number, result: ItemResult): Measured {
  const unit = unitOf(item);
  const lines: Line[] = [];
  const { ratio, numerator, denominator } = result;
  if (numerator && denominator && ratio && result.present !== 'no') {
    lines.push(formula('ratio', { id: item.id, n: amount(numerator, unit), d: amount(denominator, unit), q: amount(ratio, '%') }));
    if (result.cut) lines.push(doubt('ratioCut'));
  } else lines.push(doubt('ratioUnknown'));
  result.storeys.forEach((row, i) => lines.push({
    key: 'itemRow', as: 'row',
    params: { storey: row.storey || '—', n: amount(row.numerator, unit), d: amount(row.denominator, unit), count: row.standsFor },
    opens: { kind: 'item-storey', building, item: item.id, row: i },
  }));
  lines.push(...jointLines(result, building));
  for (const row of result.declared) {
    lines.push({ key: 'declaredRow', as: 'row', params: {
      label: row.label, n: amount(roundQuantity(row.numerator), unit), d: amount(roundQuantity(row.denominator), unit), count: row.count ?? 1,
    } });
  }
  return {
    subject: { kind: 'item', building, item: item.id }, figure: 'item', value: ratio, unit: '%', clause: clauseOf({ pack, item }), lines,
    switches: switchesOf(item), elements: [...new Set(result.contributions.map((c) => c.element))], picture: [],
  };
}

/** The levels of an item's storey rows, in their order in the report. */
function storeyLevels(measure: Measure): readonly number[] {
  return [...new Set((measure.totals ?? [...measure.pieces, ...(measure.derived ?? [])]).map(({ level }) => level))].sort((a, b) => a - b);
}

/** One storey row of an item: the sum of its pieces, or the union of what they cover. Null without such a row. */
export function measuredItemStorey(input: MeasuredItemInput, result: ItemResult, row: number): Measured | null {
  const { facts, building, item, measure } = input;
  const level = storeyLevels(measure)[row];
  const stated = result.storeys[row];
  if (level === undefined || stated === undefined) return null;
  const unit = unitOf(item);
  const storey = facts.storeys[building]?.levels[level];
  const pieces = measure.pieces.filter((p) => p.level === level);
  const total = measure.totals?.find((t) => t.level === level) ?? null;
  const lines: Line[] = [note('storeyOf', { id: item.id, storey: storey?.name ?? '—' })];
  if (pieces.length === 0) lines.push(note('nothing'));
  lines.push(...(total === null ? sumSteps(pieces, stated, unit) : unionSteps(input, pieces, total, stated, unit)));
  lines.push(...groupRows(facts, pieces, unit));
  if (storey && storey.standsFor > 1) lines.push(note('standsFor', { n: storey.standsFor }));
  return {
    subject: { kind: 'item-storey', building, item: item.id, row }, figure: 'numerator', value: stated.numerator, unit, clause: clauseOf(input), lines,
    switches: switchesOf(item), elements: pieces.map((p) => p.element), picture: storeyPicture(input, level, pieces, total),
  };
}

const sum = (pieces: readonly Piece[], side: 0 | 1, end: (piece: Piece, side: 0 | 1) => number): number => pieces.reduce((s, p) => s + end(p, side), 0);

type StoreyRow = ItemResult['storeys'][number];

const shareTotal = (stated: StoreyRow, pieces: readonly Piece[], unit: MeasuredUnit): Line =>
  formula('shareTotal', { n: amount(stated.numerator, unit), d: amount(stated.denominator, unit), all: pieces.length });

function sumSteps(pieces: readonly Piece[], stated: StoreyRow, unit: MeasuredUnit): Line[] {
  const counted = pieces.filter((p) => toneOf(p) === 'counted');
  const open = pieces.filter((p) => toneOf(p) === 'open');
  // what is in the row and in no piece is what nobody modelled: joints derived from gaps
  const beside = (side: 0 | 1, of: Interval): Interval => [roundQuantity(of[0] - sum(pieces, side, least)), roundQuantity(of[1] - sum(pieces, side, most))];
  const [n, d] = [beside(0, stated.numerator), beside(1, stated.denominator)];
  const lines = [formula('sumPieces', { n: counted.length, a: amount(roundQuantity(sum(counted, 0, most)), unit) })];
  if (open.length > 0) lines.push(doubt('open', { n: open.length, a: amount(roundQuantity(sum(open, 0, most)), unit) }));
  if (Math.max(...n, ...d) >= LEAST) lines.push(doubt('unmodelled', { n: amount(n, unit), d: amount(d, unit) }));
  return [...lines, shareTotal(stated, pieces, unit)];
}

/** Overlaps count once: what the outlines add up to, what their union is, and what was taken off to reach the total. */
function unionSteps({ facts, building, measure }: MeasuredItemInput, pieces: readonly Piece[], total: LevelTotal, stated: StoreyRow, unit: MeasuredUnit): Line[] {
  const lines: Line[] = [];
  // of copies of which one counts, what lies in all of them is sure
  const sure = pieces.filter((p) => least(p, 0) > 0);
  const open = pieces.filter((p) => toneOf(p) === 'open');
  const steps = (chosen: readonly Piece[], end: number, which: 'sure' | 'possible'): void => {
    const outlines = chosen.flatMap((p) => outlinesOf(facts, p.element, building, outlineOf(facts, p.element))[which]);
    const union = outlines.length === 0 ? 0 : roundQuantity(facts.plan.unionArea(outlines));
    const all = roundQuantity(sum(chosen, 0, which === 'sure' ? least : most));
    lines.push(formula('union', { n: chosen.length, sum: amount(all, unit), overlap: amount(roundQuantity(Math.max(0, all - union)), unit), a: amount(union, unit) }));
    const off = roundQuantity(union - end);
    const strips = measure.strips?.some((d) => d.level === total.level) ?? false;
    if (off <= -LEAST) lines.push(formula(strips ? 'strips' : 'further', { a: amount(union, unit), off: amount(Math.abs(off), unit), n: amount(end, unit) }));
    if (off >= LEAST) lines.push(formula(facts.switches['slab-edge'] === 'face' ? 'supports' : 'further', { a: amount(union, unit), off: amount(off, unit), n: amount(end, unit) }));
  };
  if (sure.length > 0) steps(sure, total.numerator[0], 'sure');
  if (open.length > 0) {
    lines.push(doubt('open', { n: open.length, a: amount(roundQuantity(sum(open, 0, most)), unit) }));
    steps([...new Set([...sure, ...open])], total.numerator[1], 'possible');
  }
  if (total.over !== undefined) lines.push(doubt('over', { a: amount(total.over, unit), d: amount(total.denominator, unit) }));
  lines.push(shareTotal(stated, pieces, unit));
  return lines;
}

/** What rounding alone makes is no step, in the item's unit. */
const LEAST = 2e-4;

function outlineOf(facts: Facts, element: number): readonly Float64Array[] {
  const g = facts.geometry[element];
  return g ? planOf(g) : [];
}

/** Pieces of one component and one answer together, most first. */
function groupRows(facts: Facts, pieces: readonly Piece[], unit: MeasuredUnit): Line[] {
  const groups = new Map<string, { readonly component: string; readonly tone: ShownTone; pieces: number; n: number; d: number }>();
  for (const p of pieces) {
    const { component } = facts.roles[p.element]!;
    const key = `${component} ${toneOf(p)}`;
    const group = groups.get(key) ?? { component, tone: toneOf(p), pieces: 0, n: 0, d: 0 };
    groups.set(key, group);
    group.pieces += 1;
    group.n += most(p, 0);
    group.d += most(p, 1);
  }
  return [...groups.values()].sort((a, b) => Math.max(b.n, b.d) - Math.max(a.n, a.d)).map((group): Line => {
    const a = roundQuantity(group.n > 0 ? group.n : group.d);
    const who = {
      component: { group: 'component', code: group.component }, counted: { group: 'counted.short', code: COUNTED[group.tone] ?? 'no' }, n: group.pieces,
    };
    return a > 0 ? { key: 'group', as: 'row', params: { ...who, a: amount(a, unit) } } : { key: 'groupNone', as: 'row', params: who };
  });
}

const COUNTED: Partial<Record<ShownTone, string>> = { counted: 'yes', open: 'unknown', 'not-counted': 'no' };

function storeyPicture({ facts, building, item, areas }: MeasuredItemInput, level: number, pieces: readonly Piece[], total: LevelTotal | null): readonly Shown[] {
  const picture: Shown[] = [];
  const figure = figureOf(item);
  if (total !== null) {
    const z = levelTop(facts, building, level, pieces.map((p) => p.element));
    const outline = areas.get(level)?.outline ?? [];
    if (outline.length > 0) picture.push({ kind: 'region', contours: copied(outline), z, tone: 'outline' });
    const regions = total.regions?.() ?? null;
    const flat = (tone: ShownTone): readonly Float64Array[] => facts.plan.union(pieces.filter((p) => toneOf(p) === tone).flatMap((p) => outlineOf(facts, p.element)));
    const counted = regions?.least ?? flat('counted');
    const open = regions === null ? flat('open') : facts.plan.difference(regions.most, regions.least);
    if (counted.length > 0) picture.push({ kind: 'region', contours: copied(counted), z, tone: 'counted' });
    if (open.length > 0) picture.push({ kind: 'region', contours: copied(open), z, tone: 'open' });
    return picture;
  }
  const middle = middleOfLevel(facts, building, level);
  for (const p of pieces.slice(0, MOST_SHOWN)) {
    const g = facts.geometry[p.element];
    if (!g) continue;
    if (figure === 'volume') picture.push(...prismPicture(g, toneOf(p)));
    else if (figure === 'sideArea') picture.push(...facePicture(facts, p.element, g, toneOf(p), middle));
    else picture.push(...footprintPicture(g, toneOf(p)));
  }
  return picture;
}

/** pieces drawn one by one, at most: beyond, the colours of the elements say the same */
const MOST_SHOWN = 1500;

/** The figure of one element as an item counts it, with what it adds to either side. */
export function measuredPiece(input: MeasuredItemInput, element: number, subject: Subject): Measured {
  const { facts, item, measure } = input;
  const base = measuredElement(facts, element, figureOf(item));
  const unit = unitOf(item);
  const own = measure.pieces.filter((p) => p.element === element);
  const lines = own.map((p): Line => {
    const sides = { id: item.id, n: amount([least(p, 0), most(p, 0)], unit), d: amount([least(p, 1), most(p, 1)], unit) };
    if (measure.totals !== null) return note('pieceOverlaps', { id: item.id, n: sides.n });
    return p.options.length > 1 ? doubt('pieceMayCount', sides) : note('pieceCounts', sides);
  });
  const value = figureOverCopies(facts, element, figureOf(item)) ?? base.value;
  return { ...base, value, subject, clause: clauseOf(input), lines: [...base.lines, ...lines], switches: switchesOf(item) };
}
