/** From what the checks measured and the profile declares to the items of the scoring table. */
import { CHECKS } from '../checks/index.ts';
import { MISSING_TEXT, type JointGroup, type Measure, type MissingReason } from '../checks/measure.ts';
import { fullFitOut } from '../facts/fit-out.ts';
import type { Facts } from '../facts/facts.ts';
import type { PlanArea } from '../facts/plan-area.ts';
import type { DeclaredItem, DeclaredRow, ItemId } from '../profile/profile.ts';
import type { SwitchKey } from '../profile/switches.ts';
import { mostPoints, type Award } from '../standards/closed-scoring.ts';
import type { PackItem, PackScoring } from '../standards/pack.ts';
import { canonicalJson } from '../standards/pack-hash.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { fromNumber, HUNDRED, roundHalfUp, toNumber, ZERO, type Fraction } from './fraction.ts';
import { jointRows } from './joints.ts';
import { formatRatio, optionsAtEnds, ratioInterval, type RatioContribution } from './ratio.ts';
import type { Contribution, ItemResult, ItemStorey, Text } from './report.ts';
import { pointsAt, type RatioInput } from './score.ts';
import { watchFacts } from './watched-switches.ts';

/** The rows of a pack as far as items need them. `withheld`: no points are given. */
export type ItemTable = Pick<PackScoring, 'id' | 'items' | 'rounding'> & { readonly withheld?: boolean };

/** What was measured of one building under one set of facts, by what was asked: packs that ask the same share it. */
export type MeasuredOnce = Map<string, Pick<MeasuredItem, 'measure' | 'read'>>;

/** An item with what scoring needs of it: `ratio` null means the building lacks it. */
export interface ScoredItem {
  readonly item: PackItem;
  readonly ratio: RatioInput | null;
  readonly result: ItemResult;
  /** yes-no items only */
  readonly answer?: boolean;
  /** what the ratio was made of; null where it was declared or is wholly unknown */
  readonly sums: { readonly contributions: readonly RatioContribution[]; readonly fixed: readonly [number, number] } | null;
  readonly joints?: readonly JointGroup[];
  /** null where nothing was measured: it is declared, or a fact of the whole building */
  readonly measured: MeasuredItem | null;
}

/** What a check said, the switches it read, plan areas apart, and those that making a ratio of it read. */
export interface MeasuredItem {
  readonly measure: Measure;
  readonly read: ReadonlySet<SwitchKey>;
  readonly ratioRead: ReadonlySet<SwitchKey>;
}

/** @param building position in facts.buildings.list; null: no model, the score rests on declared rows */
export function scoreItems(
  facts: Facts | null,
  building: number | null,
  areas: ReadonlyMap<number, PlanArea>,
  declared: readonly DeclaredItem[],
  pack: ItemTable,
  only?: ReadonlySet<ItemId>,
  once: MeasuredOnce = new Map(),
): readonly ScoredItem[] {
  return pack.items
    .filter((item) => !only || only.has(item.id))
    .map((item) => {
      const stated = statedOf(declared, pack, item);
      if (item.award.kind === 'yes-no') return yesNo(facts, building, item, stated, pack);
      const replaced = stated.find((d) => d.mode === 'replace');
      if (replaced) return fromDeclared(item, replaced, stated, pack);
      if (facts === null || building === null) return fromMeasure(null, null, item, { measure: NOTHING_MEASURED, read: NO_SWITCHES, ratioRead: NO_SWITCHES }, stated, pack);
      const key = measuredKey(item);
      let measured = once.get(key);
      if (measured === undefined) {
        const watched = watchFacts(facts);
        measured = { measure: measureItem(watched.facts, building, areas, item), read: watched.read };
        once.set(key, measured);
      }
      const making = watchFacts(facts);
      return fromMeasure(making.facts, building, item, { ...measured, ratioRead: making.read }, stated, pack);
    });
}

/** Items of equal keys measure the same. */
export function measuredKey({ check, params, values }: Pick<PackItem, 'check' | 'params' | 'values'>): string {
  const numbers = Object.entries(params ?? {}).map(([name, { value }]) => [name, value] as const);
  return canonicalJson({ check, params: Object.fromEntries(numbers), values: values ?? {} });
}

/** Rows for this pack alone come before those for every pack that has the item. */
function statedOf(declared: readonly DeclaredItem[], pack: ItemTable, item: PackItem): readonly DeclaredItem[] {
  const own = declared.filter((d) => d.item === `${pack.id}/${item.id}`);
  return own.length > 0 ? own : declared.filter((d) => d.item === item.id);
}

/** The item under another option of a switch that only making the ratio reads: what was measured stays. */
export function ratioAgain(facts: Facts, building: number, known: ScoredItem, declared: readonly DeclaredItem[], pack: ItemTable): ScoredItem {
  if (known.measured === null) return known;
  return fromMeasure(facts, building, known.item, known.measured, statedOf(declared, pack, known.item), pack);
}

const NO_SWITCHES: ReadonlySet<SwitchKey> = new Set();

const NOTHING_MEASURED: Measure = { pieces: [], totals: null, present: 'unknown', missing: ['no-such-element'] };

/** No check measures this: a person states it. */
/** said before what else is not known of it */
const NOTHING_THERE: MissingReason = 'no-such-element';

const NOT_MEASURED: Measure = { pieces: [], totals: null, present: 'yes', missing: ['not-measured'] };

/** What an item's check says of one building; a check that fails leaves its item unknown. */
export function measureItem(facts: Facts, building: number, areas: ReadonlyMap<number, PlanArea>, item: PackItem): Measure {
  if (item.check === 'declared') return NOT_MEASURED;
  const check = CHECKS.get(item.check);
  if (!check) return NOTHING_MEASURED;
  const param = (name: string): number => {
    const value = item.params?.[name]?.value;
    if (value == null) throw new Error(`${item.id}: the pack gives no ${name}`);
    return value;
  };
  const failed: Measure = { ...NOTHING_MEASURED, present: 'yes', ratioUnknown: true, missing: ['check-failed'] };
  const before = facts.plan.traps;
  try {
    const measure = check({ facts, building, areas, param, values: (name) => item.values?.[name] ?? [] });
    return facts.plan.traps === before ? measure : failed;
  } catch {
    // one failing check leaves its item unknown and the others alone (Report: missing)
    return failed;
  }
}

function yesNo(facts: Facts | null, building: number | null, item: PackItem, stated: readonly DeclaredItem[], pack: ItemTable): ScoredItem {
  const declared = stated.find((d) => d.value !== undefined);
  const single = facts && building !== null ? facts.buildings.list[building] : undefined;
  const isFitOut = item.check === 'full-fit-out';
  const value =
    declared?.value ?? (isFitOut && facts && single ? fullFitOut(facts, single) : null);
  const top = pack.withheld ? null : mostPoints(item.award);
  const points: Interval | null = top === null ? null : value === null ? [0, top] : value ? [top, top] : [0, 0];
  return {
    item,
    ratio: null,
    ...(value === null ? {} : { answer: value }),
    sums: null,
    measured: null,
    result: {
      ...heading(item),
      numerator: null,
      denominator: null,
      ratio: null,
      ratioText: null,
      cut: false,
      points,
      present: 'yes',
      source: declared || (isFitOut && single?.rule?.fullFitOut !== undefined) ? 'declared' : value === null ? 'none' : 'measured',
      declared: declared?.rows ?? [],
      storeys: [],
      contributions: [],
      missing: value === null ? [MISSING_TEXT[isFitOut ? 'unknown-fit-out' : 'not-measured']] : [],
    },
  };
}

function heading(item: PackItem): Pick<ItemResult, 'id' | 'title' | 'clause' | 'unit' | 'maxPoints'> {
  return { id: item.id, title: item.title, clause: item.clause, unit: item.unit, maxPoints: mostPoints(item.award) };
}

function rowsOf(declared: readonly DeclaredItem[]): readonly DeclaredRow[] {
  return declared.flatMap((d) => d.rows ?? []);
}

function rowSums(rows: readonly DeclaredRow[]): readonly RatioContribution[] {
  return rows.map((r) => ({
    options: [[roundQuantity(r.numerator), roundQuantity(r.denominator)] as const],
    weight: r.count ?? 1,
  }));
}

/** The ratio that a person typed, with nothing measured beside it. */
function fromDeclared(item: PackItem, replaced: DeclaredItem, stated: readonly DeclaredItem[], pack: ItemTable): ScoredItem {
  if (replaced.present === false) return absent(item, 'declared', stated);
  const rows = rowsOf(stated);
  const sums = rows.length > 0 ? { contributions: rowSums(rows), fixed: [0, 0] as const } : null;
  const computed = sums ? ratioInterval(sums.contributions) : null;
  const typed = replaced.ratio === undefined ? null : typeof replaced.ratio === 'number' ? ([replaced.ratio, replaced.ratio] as const) : replaced.ratio;
  const lo = computed?.ratioExact?.lo ?? (typed ? fromNumber(typed[0]) : ZERO);
  const hi = computed?.ratioExact?.hi ?? (typed ? fromNumber(typed[1]) : HUNDRED);
  const open = computed?.ratioExact == null && typed === null;
  const ratio: RatioInput = {
    lo, hi, range: open || toNumber(lo) !== toNumber(hi), present: replaced.present === 'unknown' ? 'unknown' : 'yes',
  };
  return {
    item,
    ratio,
    sums,
    measured: null,
    result: {
      ...heading(item),
      numerator: computed?.numerator ?? null,
      denominator: computed?.denominator ?? null,
      ratio: [toNumber(lo), toNumber(hi)],
      ratioText: ratioText(item, lo, hi),
      cut: computed?.cut ?? false,
      points: pointRange(item, ratio, pack),
      present: ratio.present,
      source: 'declared',
      declared: rows,
      storeys: [],
      contributions: [],
      missing: open ? [MISSING_TEXT['no-such-element']] : [],
    },
  };
}

function absent(item: PackItem, source: 'declared' | 'measured', stated: readonly DeclaredItem[]): ScoredItem {
  return {
    item,
    ratio: null,
    sums: null,
    measured: null,
    result: {
      ...heading(item), numerator: null, denominator: null, ratio: null, ratioText: null, cut: false, points: null,
      present: 'no', source,
      declared: rowsOf(stated), storeys: [], contributions: [], missing: [],
    },
  };
}

function fromMeasure(
  facts: Facts | null,
  building: number | null,
  item: PackItem,
  measured: MeasuredItem,
  stated: readonly DeclaredItem[],
  pack: ItemTable,
): ScoredItem {
  const { measure } = measured;
  const declaredPresent = stated.find((d) => d.present !== undefined)?.present;
  if (declaredPresent === false) return { ...absent(item, 'declared', stated), measured };
  if (measure.present === 'no' && declaredPresent === undefined) return { ...absent(item, 'measured', stated), measured };
  const rows = rowsOf(stated);
  const own = measure.totals ? totalContributions(facts, building, measure) : pieceContributions(facts, building, measure);
  const contributions = [...own, ...rowSums(rows)];
  const computed = ratioInterval(contributions);
  const known = computed.ratioExact !== null && measure.ratioUnknown !== true;
  const ends = computed.at && optionsAtEnds(own, computed.at);
  const atEnds = (i: number): AtEnds => {
    const { options } = own[i]!;
    const [lo, hi] = ends?.[i] ?? [0, options.length - 1];
    return [options[lo]!, options[hi]!];
  };
  const [lo, hi] = known ? rounded(facts, computed.ratioExact!) : [ZERO, HUNDRED];
  // an item can only be missing where the building's function may lack it
  const mayBeMissing = item.mayLack && (measure.present === 'unknown' || computed.denominatorMayBeZero);
  const present = declaredPresent === true || !mayBeMissing ? 'yes' : 'unknown';
  const ratio: RatioInput = { lo, hi, range: !known || toNumber(lo) !== toNumber(hi), present };
  const reasons: MissingReason[] = [...measure.missing];
  // what nobody measures and nobody stated has no sums at all
  const unstated = measure === NOT_MEASURED && rows.length === 0;
  return {
    item,
    ratio,
    sums: known ? { contributions, fixed: [0, 0] } : null,
    measured,
    ...(measure.joints ? { joints: measure.joints } : {}),
    result: {
      ...heading(item),
      numerator: unstated ? null : computed.numerator,
      denominator: unstated ? null : computed.denominator,
      ratio: [toNumber(lo), toNumber(hi)],
      ratioText: ratioText(item, lo, hi),
      cut: known && computed.cut,
      points: pointRange(item, ratio, pack),
      present,
      source: rows.length > 0 ? (own.length > 0 ? 'mixed' : 'declared') : own.length > 0 ? 'measured' : 'none',
      declared: rows,
      storeys: facts && building !== null ? storeyRows(facts, building, measure, atEnds) : [],
      contributions: facts && building !== null ? listed(facts, building, measure, ends) : [],
      ...(facts && building !== null && measure.joints?.length
        ? { joints: jointRows(measure.joints, {
            storeyOf: (level) => storeyName(facts, building, level),
            weightOf: (level) => weightOf(facts, building, level),
            planOf: (element) => facts.geometry[element]?.footprint ?? [],
          }) }
        : {}),
      ...stripRows(facts, building, measure),
      missing: reasons.sort((a, b) => Number(b === NOTHING_THERE) - Number(a === NOTHING_THERE)).map((reason): Text => MISSING_TEXT[reason]),
    },
  };
}

function rounded(facts: Facts | null, exact: { readonly lo: Fraction; readonly hi: Fraction }): readonly [Fraction, Fraction] {
  if (facts?.switches['ratio-rounding'] !== 'two-decimals') return [exact.lo, exact.hi];
  return [roundHalfUp(exact.lo, 2), roundHalfUp(exact.hi, 2)];
}

function ratioText(item: PackItem, lo: Fraction, hi: Fraction): readonly [string, string] {
  const limits = item.award.kind === 'yes-no' || item.award.qMin === null ? [] : [item.award.qMin];
  return [formatRatio(lo, limits), formatRatio(hi, limits)];
}

function pointRange(item: PackItem, ratio: RatioInput, pack: ItemTable): Interval | null {
  const { award } = item;
  if (pack.withheld || !isClosed(award)) return null;
  const lo = ratio.present === 'unknown' ? 0 : pointsAt(award, ratio.lo, pack.rounding.points);
  return [lo, pointsAt(award, ratio.hi, pack.rounding.points)];
}

function isClosed(award: PackItem['award']): award is Award {
  return Object.values(award).every((value) => value !== null);
}

function weightOf(facts: Facts | null, building: number | null, level: number): number {
  return (facts && building !== null ? facts.storeys[building]?.levels[level]?.standsFor : undefined) ?? 1;
}

function pieceContributions(facts: Facts | null, building: number | null, measure: Measure): RatioContribution[] {
  return [...measure.pieces, ...(measure.derived ?? [])].map((p) => ({ options: p.options, weight: weightOf(facts, building, p.level) }));
}

/** Numerator and denominator of a storey vary apart, so the ratio's ends lie at their crossed ends. */
function totalContributions(facts: Facts | null, building: number | null, measure: Measure): RatioContribution[] {
  return (measure.totals ?? []).map((t) => {
    const options: (readonly [number, number])[] = t.options ? [...t.options] : [[t.numerator[0], t.denominator[1]], [t.numerator[1], t.denominator[0]]];
    if (!t.options && t.numerator[0] !== t.numerator[1] && t.denominator[0] !== t.denominator[1]) {
      options.push([t.numerator[0], t.denominator[0]], [t.numerator[1], t.denominator[1]]);
    }
    if (t.maybe) options.push([0, 0]);
    return { options, weight: weightOf(facts, building, t.level) };
  });
}

function storeyName(facts: Facts, building: number, level: number): string {
  return facts.storeys[building]?.levels[level]?.name ?? '';
}

/** What one contribution adds at the ratio's two ends, [numerator, denominator]. */
type AtEnds = NonNullable<ItemStorey['ends']>;

/** @param ends of the pieces, where the item is their sum */
function listed(facts: Facts, building: number, measure: Measure, ends: readonly (readonly [number, number])[] | null): Contribution[] {
  return measure.pieces.map((p, i) => ({
    element: p.element,
    storey: storeyName(facts, building, p.level),
    level: p.level,
    options: p.options,
    counted: p.options.length > 1 ? 'unknown' : p.options[0]![0] > 0 ? 'yes' : 'no',
    missing: p.missing,
    ...(measure.totals ? { overlaps: true } : p.options.length > 1 && ends !== null ? { ends: ends[i]! } : {}),
    ...(p.basis ? { basis: p.basis } : {}),
    ...(p.shared ? { shared: p.shared } : {}),
  }));
}

/** What the model suggests without modelling it, each with the elements beside it. */
function stripRows(facts: Facts | null, building: number | null, measure: Measure): Pick<ItemResult, 'strips'> {
  if (!facts || building === null || !measure.strips?.length) return {};
  return {
    strips: measure.strips.map((d) => ({
      storey: storeyName(facts, building, d.level), level: d.level, standsFor: weightOf(facts, building, d.level),
      between: d.between.filter((e) => e >= 0), width: d.width, area: d.area, contour: [...d.contour].map(roundQuantity),
    })),
  };
}

function storeyRows(facts: Facts, building: number, measure: Measure, atEnds: (contribution: number) => AtEnds): ItemResult['storeys'] {
  interface Sums { n: [number, number]; d: [number, number]; over?: number; ends: [[number, number], [number, number]] }
  const levels = new Map<number, Sums>();
  const at = (level: number): Sums => {
    const row: Sums = levels.get(level) ?? { n: [0, 0], d: [0, 0], ends: [[0, 0], [0, 0]] };
    levels.set(level, row);
    return row;
  };
  const end = (row: Sums, i: number): void => {
    for (const [side, [n, d]] of atEnds(i).entries()) {
      const sums = row.ends[side]!;
      row.ends[side] = [sums[0] + n, sums[1] + d];
    }
  };
  if (measure.totals) {
    for (const [i, t] of measure.totals.entries()) {
      const row = at(t.level);
      row.n = [t.maybe ? 0 : t.numerator[0], t.numerator[1]];
      row.d = [t.maybe ? 0 : t.denominator[0], t.denominator[1]];
      if (t.over !== undefined) row.over = t.over;
      end(row, i);
    }
  } else {
    for (const [i, p] of [...measure.pieces, ...(measure.derived ?? [])].entries()) {
      const row = at(p.level);
      const ns = p.options.map((o) => o[0]);
      const ds = p.options.map((o) => o[1]);
      row.n = [row.n[0] + Math.min(...ns), row.n[1] + Math.max(...ns)];
      row.d = [row.d[0] + Math.min(...ds), row.d[1] + Math.max(...ds)];
      end(row, i);
    }
  }
  const rounded = ([lo, hi]: readonly [number, number]): readonly [number, number] => [roundQuantity(lo), roundQuantity(hi)];
  return [...levels]
    .sort((a, b) => a[0] - b[0])
    .map(([level, row]) => {
      const [numerator, denominator] = [rounded(row.n), rounded(row.d)];
      const firm = numerator[0] === numerator[1] && denominator[0] === denominator[1];
      return {
        storey: storeyName(facts, building, level),
        level,
        standsFor: weightOf(facts, building, level),
        numerator, denominator,
        ...(firm ? {} : { ends: [rounded(row.ends[0]), rounded(row.ends[1])] as const }),
        ...(row.over === undefined ? {} : { over: row.over }),
      };
    });
}
