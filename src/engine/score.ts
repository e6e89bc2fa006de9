/**
 * Points, P, the gates and the grade from ratios (4.0.1, 3.0.3, 5.0.1, 5.0.2), all decided on exact fractions.
 * Where a ratio is a range, the gates and the grade follow from what is jointly attainable, not from P's two ends.
 */
import { add, compare, div, fraction, fromNumber, max, min, mul, scaledHalfUp, sub, toNumber, type Fraction, ZERO, HUNDRED } from './fraction.ts';
import { better, cappedRuns, combine, extent, merge, NOTHING, splitRuns, sumRuns, type Branch, type Run, type Runs } from './score-lattice.ts';
import type { NumberOrInterval, ScoreResult } from './report.ts';
import type { ItemId, StructureKind } from '../profile/profile.ts';
import { mostPoints, type TableAlternatives } from '../standards/closed-scoring.ts';
import type { Award, ScoringTable, PackGate, TableItem } from '../standards/pack.ts';

/** An item that is judged by a ratio: any but the yes-no ones. */
export type RatioId = ItemId;

/** A ratio in percent, 0 ≤ lo ≤ hi ≤ 100. */
export interface RatioInput {
  readonly lo: Fraction;
  readonly hi: Fraction;
  /** given as a range: all that depends on it is printed as a range, equal ends included */
  readonly range: boolean;
  /** `unknown`: the building may lack the item, its points then go to Q4 */
  readonly present: 'yes' | 'unknown';
}

export interface ScoreInput {
  /** null: the building lacks the item. A missing key is unknown, 0–100 */
  readonly ratios: Readonly<Partial<Record<RatioId, RatioInput | null>>>;
  /** missing is unknown */
  readonly fullFitOut?: boolean;
  /** further yes-no items by id; missing is unknown */
  readonly answers?: Readonly<Record<ItemId, boolean>>;
  readonly structure: StructureKind;
}

/** What is said of a yes-no item. */
export function answerOf(input: Pick<ScoreInput, 'fullFitOut' | 'answers'>, id: ItemId): boolean | undefined {
  return id === 'fullFitOut' ? input.fullFitOut : input.answers?.[id];
}

export function exactRatio(ratio: Fraction): RatioInput {
  return { lo: ratio, hi: ratio, range: false, present: 'yes' };
}

export function ratioRange(lo: Fraction, hi: Fraction): RatioInput {
  return { lo, hi, range: true, present: 'yes' };
}

export const UNKNOWN_RATIO: RatioInput = ratioRange(ZERO, HUNDRED);

/** What the building may turn out to have of one item, or of rows that are alternatives. */
interface State {
  readonly branches: readonly Branch[];
  /** never there: no points, only Q4 */
  readonly absent: boolean;
  /** its points are a range / its share of Q4 is one */
  readonly range: boolean;
  readonly mayBeAbsent: boolean;
}

interface ItemState extends State {
  /** where the building has it; of an absent item: what it then leaves */
  readonly there: readonly Branch[];
  readonly lacking: Branch;
}

/** @throws RangeError where a ratio lies outside 0–100 or its ends are crossed */
export function score(input: ScoreInput, pack: ScoringTable): ScoreResult {
  const unit = 10 ** pack.rounding.points;
  const states = pack.items.map((item) => ({ item, state: itemState(item, input, pack) }));
  const groups = pack.groups.map((group) => {
    const parts = partsOf(states.filter(({ item }) => item.group === group.id), pack);
    const branches = parts.reduce<readonly Branch[]>((sum, part) => combine(sum, part.branches), [NOTHING]);
    return { id: group.id, bonus: group.bonus === true, parts, range: parts.some((part) => part.range), branches };
  });
  const branches = groups.filter((group) => !group.bonus).reduce<readonly Branch[]>(
    (sum, group) => combine(sum, gated(group.branches, group.id, pack)), [NOTHING]);
  const bonus = groups.filter((group) => group.bonus).reduce<Runs>(
    (sum, group) => sumRuns(sum, merge(group.branches.map((branch) => ({ ...NOTHING, runs: branch.runs })))[0]!.runs), single(0));

  const anyRange = groups.some((group) => group.range);
  const mayLack = groups.some((group) => group.parts.some((part) => part.mayBeAbsent));
  const printed = (range: boolean, [lo, hi]: Run): NumberOrInterval => (range ? [lo / unit, hi / unit] : lo / unit);
  const groupSum = (id: string): NumberOrInterval => {
    const group = groups.find((candidate) => candidate.id === id);
    return group === undefined ? 0 : printed(group.range, extent(group.branches));
  };
  const q4 = branches.map((branch) => branch.q4);
  const raw = pEnds(branches, bonus, pack);
  const p = raw.map((end) => roundedP(end, pack));
  return {
    points: Object.fromEntries(states.map(({ item, state }) =>
      [item.id, state.absent ? null : printed(state.range, extent(state.branches))])),
    Q1: groupSum('Q1'),
    Q2: groupSum('Q2'),
    Q3: groupSum('Q3'),
    Q4: printed(mayLack, [Math.min(...q4), Math.max(...q4)]),
    ...(groups.every(({ id }) => PRINTED_GROUPS.includes(id)) ? {} : { groups: Object.fromEntries(groups.map(({ id }) => [id, groupSum(id)])) }),
    pRaw: anyRange ? [toNumber(raw[0]), toNumber(raw[1])] : toNumber(raw[0]),
    p: anyRange ? [p[0] ?? 0, p[1] ?? 0] : (p[0] ?? 0),
    ...verdicts(branches, bonus, pack),
  };
}

/** Groups that stand at the top of an answer, whatever the pack. */
const PRINTED_GROUPS: readonly string[] = ['Q1', 'Q2', 'Q3'];

type Row = { readonly item: TableItem; readonly state: ItemState };

/** The items of a group, alternatives as one. */
function partsOf(rows: readonly Row[], pack: ScoringTable): readonly State[] {
  const ids = [...new Set(rows.flatMap(({ item }) => item.oneOf ?? []))];
  return [
    ...rows.filter(({ item }) => item.oneOf === undefined).map(({ state }) => state),
    ...ids.map((id) => joined(rows.filter(({ item }) => item.oneOf === id), pack.alternatives!.find((one) => one.id === id)!, pack)),
  ];
}

/** Rows of one matter: the building has it or lacks it for all of them at once. */
function joined(rows: readonly Row[], how: TableAlternatives, pack: ScoringTable): State {
  const top = latticeOf(how.max, pack);
  const lacking: Branch = { ...rows.map(({ state }) => state.lacking).reduce((a, b) => combine([a], [b])[0]!), q4: inTotal(rows[0]!.item, pack) ? top : 0 };
  const absent = rows.every(({ state }) => state.absent);
  if (absent) return { branches: [lacking], absent, range: false, mayBeAbsent: false };
  const names = [...new Set(rows.map(({ item }) => item.way ?? item.id))];
  const ways = names.map((name) => rows.filter(({ item }) => (item.way ?? item.id) === name)
    .reduce<readonly Branch[]>((sum, { state }) => combine(sum, state.there), [NOTHING]));
  const there = ways.reduce(how.sum ? combine : better).map((branch): Branch => ({ ...branch, runs: cappedRuns(branch.runs, top) }));
  const mayBeAbsent = rows.every(({ state }) => state.absent || state.mayBeAbsent);
  return {
    branches: merge(mayBeAbsent ? [...there, lacking] : there), absent, mayBeAbsent,
    range: rows.some(({ state }) => state.range),
  };
}

/** Points beside the total are never missing from it. */
function inTotal(item: TableItem, pack: ScoringTable): boolean {
  return pack.groups.every((group) => group.id !== item.group || group.bonus !== true);
}

function latticeOf(points: number, pack: ScoringTable): number {
  return Number(scaledHalfUp(fromNumber(points), pack.rounding.points));
}

/**
 * Points of a ratio q in percent, before any structure rule: 0 below qMin, the maximum above qMax, between them
 * interpolated and rounded half-up (table note of 4.0.1).
 */
export function pointsAt(award: Award, q: Fraction, decimals: number): number {
  return latticeAt(award, q, decimals) / 10 ** decimals;
}

function latticeAt(award: Award, q: Fraction, decimals: number): number {
  const top = Number(scaledHalfUp(fromNumber(mostPoints(award)), decimals));
  if (award.kind === 'yes-no') return compare(q, HUNDRED) === 0 ? top : 0;
  const qMin = fromNumber(award.qMin);
  if (compare(q, qMin) < 0) return 0;
  if (award.kind === 'threshold') return top;
  const qMax = fromNumber(award.qMax);
  if (compare(q, qMax) >= 0) return top;
  return Number(scaledHalfUp(between(award, q), decimals));
}

/** Unrounded, on the line from qMin to qMax. */
function between(award: Award & { readonly kind: 'interpolated' }, q: Fraction): Fraction {
  const [qMin, pointsMin] = [fromNumber(award.qMin), fromNumber(award.pointsMin)];
  const slope = div(sub(fromNumber(award.pointsMax), pointsMin), sub(fromNumber(award.qMax), qMin));
  return add(pointsMin, mul(sub(q, qMin), slope));
}

/**
 * The greatest points of ratios below `q`, before a jump there. Where the line itself rounds up at q they are a step less, which
 * q's own piece attains with the better verdict: the sets of points and of verdicts are the same.
 */
function latticeBelow(award: Award, q: Fraction, decimals: number): number {
  if (award.kind !== 'interpolated' || compare(q, fromNumber(award.qMin)) <= 0 || compare(q, fromNumber(award.qMax)) > 0) return latticeAt(award, q, decimals);
  return Number(scaledHalfUp(between(award, q), decimals));
}

function itemState(item: TableItem, input: ScoreInput, pack: ScoringTable): ItemState {
  const decimals = pack.rounding.points;
  const fixed = pack.structures.find((rule) => rule.item === item.id && rule.structures.includes(input.structure));
  const given = ratioOf(item, input);
  const met = (gate: PackGate): boolean => fixed?.meets.includes(gate.id) ?? false;
  const ratioGates = pack.gates.filter((gate) =>
    gate.measure.kind === 'ratio' && gate.measure.item === item.id && !met(gate));
  const top = inTotal(item, pack) ? latticeAt(item.award, HUNDRED, decimals) : 0;
  const lacking: Branch = { ...fail(NOTHING, ratioGates), q4: top };
  // beside alternatives that are there it scores nothing and is missing from nothing
  const none: Branch = { ...lacking, q4: 0 };
  if (given === null) return { branches: [lacking], there: [none], lacking, absent: true, range: false, mayBeAbsent: false };

  const there = fixed !== undefined
    ? [{ ...NOTHING, runs: single(latticeOf(fixed.points, pack)) }]
    : pointsGated(ratioBranches(item, given, ratioGates, pack), item, pack);
  const mayBeAbsent = given.present === 'unknown';
  return {
    branches: merge(mayBeAbsent ? [...there, lacking] : there),
    there: merge(there),
    lacking,
    absent: false,
    range: mayBeAbsent || (given.range && fixed === undefined),
    mayBeAbsent,
  };
}

function ratioOf(item: TableItem, input: ScoreInput): RatioInput | null {
  if (item.award.kind === 'yes-no') {
    const answer = answerOf(input, item.id);
    return answer === undefined ? UNKNOWN_RATIO : exactRatio(answer ? HUNDRED : ZERO);
  }
  const given = input.ratios[item.id];
  if (given === undefined) return UNKNOWN_RATIO;
  if (given !== null && (compare(given.lo, ZERO) < 0 || compare(given.hi, HUNDRED) > 0 || compare(given.lo, given.hi) > 0)) {
    throw new RangeError(`${item.id}: a ratio is a range within 0–100`);
  }
  return given;
}

function single(points: number): Runs {
  return [[points, points]];
}

function fail(branch: Branch, gates: readonly PackGate[]): Branch {
  return {
    ...branch,
    prefabricated: branch.prefabricated && gates.every((gate) => gate.for !== 'prefabricated'),
    gradable: branch.gradable && gates.every((gate) => gate.for !== 'grade'),
  };
}

/** A range of q cut at the limits of gates, at qMin and where points jump: in each piece the points are without a gap. */
function ratioBranches({ award, id }: TableItem, given: RatioInput, gates: readonly PackGate[], pack: ScoringTable): readonly Branch[] {
  const decimals = pack.rounding.points;
  if (award.kind === 'yes-no') {
    const no = compare(given.lo, HUNDRED) < 0 ? [{ ...NOTHING, runs: single(0) }] : [];
    const yes = compare(given.hi, HUNDRED) === 0 ? [{ ...NOTHING, runs: single(latticeAt(award, HUNDRED, decimals)) }] : [];
    return [...no, ...yes];
  }
  const limitOf = (gate: PackGate): Fraction => (gate.measure.kind === 'ratio' ? fromNumber(gate.measure.min) : ZERO);
  const spares = pack.gates.flatMap(({ measure }) => (measure.kind === 'p' && measure.or?.item === id ? [fromNumber(measure.or.min)] : []))[0];
  const jump = award.kind === 'interpolated' && award.pointsTop !== undefined ? [fromNumber(award.qMax)] : [];
  const cuts = [...gates.map(limitOf), fromNumber(award.qMin), ...jump, ...(spares === undefined ? [] : [spares])]
    .filter((cut) => compare(cut, given.lo) > 0 && compare(cut, given.hi) <= 0)
    .sort(compare);
  const starts = [given.lo, ...cuts].filter((start, i, all) => i === 0 || compare(start, all[i - 1]!) !== 0);
  return starts.map((start, i): Branch => {
    const next = starts[i + 1];
    const top = next === undefined ? latticeAt(award, given.hi, decimals) : latticeBelow(award, next, decimals);
    const below = compare(start, fromNumber(award.qMin)) < 0;
    return {
      ...fail(NOTHING, gates.filter((gate) => compare(start, limitOf(gate)) < 0)),
      runs: below ? single(0) : [[latticeAt(award, start, decimals), top]],
      ...(spares !== undefined && compare(start, spares) >= 0 ? { spared: true } : {}),
    };
  });
}

/** Gates on the points of a single item (3.0.3-3). */
function pointsGated(branches: readonly Branch[], item: TableItem, pack: ScoringTable): readonly Branch[] {
  return pack.gates.reduce((before, gate) =>
    gate.measure.kind === 'points' && gate.measure.item === item.id ? split(before, gate, gate.measure.min, pack) : before, branches);
}

/** Gates on the sum of a group (3.0.3-1, 3.0.3-2). */
function gated(branches: readonly Branch[], group: string, pack: ScoringTable): readonly Branch[] {
  return merge(pack.gates.reduce((before, gate) =>
    gate.measure.kind === 'group' && gate.measure.group === group ? split(before, gate, gate.measure.min, pack) : before, branches));
}

function split(branches: readonly Branch[], gate: PackGate, limit: number, pack: ScoringTable): readonly Branch[] {
  // The least lattice number that is not below the limit.
  const scaled = mul(fromNumber(limit), fraction(10n ** BigInt(pack.rounding.points)));
  const first = Number((scaled.n + scaled.d - 1n) / scaled.d);
  return branches.flatMap((branch) => {
    const { below, from } = splitRuns(branch.runs, first);
    return [{ ...fail(branch, [gate]), runs: below }, { ...branch, runs: from }];
  });
}

/** (sum of the groups) / (total − Q4) × 100, in percent, and what stands beside the total; unrounded. 0 where nothing is asked. */
function rawP(points: number, q4: number, bonus: number, pack: ScoringTable): Fraction {
  const unit = fraction(10n ** BigInt(pack.rounding.points));
  const left = sub(mul(fromNumber(pack.formula.total), unit), fraction(BigInt(q4)));
  const main = compare(left, ZERO) > 0 ? mul(div(fraction(BigInt(points)), left), HUNDRED) : ZERO;
  return bonus === 0 ? main : add(main, div(fraction(BigInt(bonus)), unit));
}

function roundedP(raw: Fraction, pack: ScoringTable): number {
  return Number(scaledHalfUp(raw, pack.rounding.p)) / 10 ** pack.rounding.p;
}

/** P rounded as the pack says; in whole doubles where they are exact, which is wherever a pack is a real one. */
function pAt(points: number, q4: number, bonus: number, pack: ScoringTable): number {
  const unit = 10 ** pack.rounding.p;
  const left = pack.formula.total * 10 ** pack.rounding.points - q4;
  const twice = 200 * points * unit;
  if (bonus !== 0 || !Number.isSafeInteger(left) || left <= 0 || !Number.isSafeInteger(pack.formula.total) || !Number.isSafeInteger(2 * twice + 2 * left)) {
    return roundedP(rawP(points, q4, bonus, pack), pack);
  }
  // half-up: ⌊(2 a + b) / 2 b⌋ for a / b ≥ 0
  const over = twice + left;
  return (over - (over % (2 * left))) / (2 * left) / unit;
}

function pEnds(branches: readonly Branch[], bonus: Runs, pack: ScoringTable): readonly [Fraction, Fraction] {
  const [least, most] = extent([{ ...NOTHING, runs: bonus }]);
  const ends = branches.map((branch) => {
    const [lo, hi] = extent([branch]);
    return [rawP(lo, branch.q4, least, pack), rawP(hi, branch.q4, most, pack)] as const;
  });
  return [ends.map((end) => end[0]).reduce(min), ends.map((end) => end[1]).reduce(max)];
}

interface Verdict {
  readonly prefabricated: boolean;
  readonly grade: string | null;
}

function verdict(points: number, bonus: number, branch: Branch, pack: ScoringTable): Verdict {
  const p = pAt(points, branch.q4, bonus, pack);
  const enough = pack.gates.every(({ measure }) => measure.kind !== 'p' || p >= measure.min || (measure.or !== undefined && branch.spared === true));
  const prefabricated = branch.prefabricated && enough;
  const graded = prefabricated && branch.gradable;
  return { prefabricated, grade: graded ? (pack.grades.findLast((grade) => p >= grade.min)?.id ?? null) : null };
}

function verdicts(branches: readonly Branch[], bonus: Runs, pack: ScoringTable): Pick<ScoreResult, 'prefabricated' | 'grade'> {
  const found = new Map<string, Verdict>();
  for (const branch of branches) {
    for (const run of branch.runs) {
      for (const [from, to] of bonus) for (let more = from; more <= to; more += 1) collect(run, more, branch, pack, found);
    }
  }
  const all = [...found.values()];
  const pass = all.some((one) => one.prefabricated);
  const failing = all.some((one) => !one.prefabricated);
  return {
    // a table that asks for nothing decides nothing
    prefabricated: !pack.gates.some((gate) => gate.for === 'prefabricated') || (pass && failing) ? 'unknown' : pass ? 'pass' : 'fail',
    grade: oneOrSeveral(gradesAmong(pack, all.map((one) => one.grade))),
  };
}

/** In the table's order, none first. */
export function gradesAmong(pack: { readonly grades: readonly { readonly id: string }[] }, reached: readonly (string | null)[]): readonly (string | null)[] {
  return [null, ...pack.grades.map((grade) => grade.id)].filter((id) => reached.includes(id));
}

export function oneOrSeveral(possible: readonly (string | null)[]): ScoreResult['grade'] {
  return possible.length === 1 ? (possible[0] ?? null) : possible;
}

/** Within a branch the verdict only rises with the points: equal at both ends of a run is equal inside. */
function collect([from, to]: Run, bonus: number, branch: Branch, pack: ScoringTable, found: Map<string, Verdict>): void {
  const low = verdict(from, bonus, branch, pack);
  const high = verdict(to, bonus, branch, pack);
  found.set(`${low.prefabricated} ${low.grade}`, low);
  found.set(`${high.prefabricated} ${high.grade}`, high);
  if (to - from < 2 || (low.prefabricated === high.prefabricated && low.grade === high.grade)) return;
  const middle = Math.floor((from + to) / 2);
  collect([from, middle], bonus, branch, pack, found);
  collect([middle, to], bonus, branch, pack, found);
}
