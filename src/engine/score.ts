/**
 * Points, P, the gates and the grade from ratios (4.0.1, 3.0.3, 5.0.1, 5.0.2), all decided on exact fractions.
 * Where a ratio is a range, the gates and the grade follow from what is jointly attainable, not from P's two ends.
 */
import { add, compare, div, fraction, fromNumber, max, min, mul, scaledHalfUp, sub, toNumber, type Fraction, ZERO, HUNDRED } from './fraction.ts';
import { combine, extent, merge, NOTHING, splitRuns, type Branch, type Run, type Runs } from './score-lattice.ts';
import type { NumberOrInterval, ScoreResult } from './report.ts';
import type { ItemId, StructureKind } from '../profile/profile.ts';
import type { Award, ScoringTable, PackGate, PackItem } from '../standards/pack.ts';

export type RatioId = Exclude<ItemId, 'fullFitOut'>;

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
  readonly structure: StructureKind;
}

export function exactRatio(ratio: Fraction): RatioInput {
  return { lo: ratio, hi: ratio, range: false, present: 'yes' };
}

export function ratioRange(lo: Fraction, hi: Fraction): RatioInput {
  return { lo, hi, range: true, present: 'yes' };
}

export const UNKNOWN_RATIO: RatioInput = ratioRange(ZERO, HUNDRED);

/** What the building may turn out to have of one item. */
interface ItemState {
  readonly branches: readonly Branch[];
  /** never there: no points, only Q4 */
  readonly absent: boolean;
  /** its points are a range / its share of Q4 is one */
  readonly range: boolean;
  readonly mayBeAbsent: boolean;
}

/** @throws RangeError where a ratio lies outside 0–100 or its ends are crossed */
export function score(input: ScoreInput, pack: ScoringTable): ScoreResult {
  const unit = 10 ** pack.rounding.points;
  const states = pack.items.map((item) => ({ item, state: itemState(item, input, pack) }));
  const groups = pack.groups.map((group) => {
    const members = states.filter(({ item }) => item.group === group.id).map(({ state }) => state);
    const branches = members.reduce<readonly Branch[]>((sum, state) => combine(sum, state.branches), [NOTHING]);
    return { id: group.id, range: members.some((state) => state.range), branches };
  });
  const branches = groups.reduce<readonly Branch[]>(
    (sum, group) => combine(sum, gated(group.branches, group.id, pack)), [NOTHING]);

  const anyRange = states.some(({ state }) => state.range);
  const mayLack = states.some(({ state }) => state.mayBeAbsent);
  const printed = (range: boolean, [lo, hi]: Run): NumberOrInterval => (range ? [lo / unit, hi / unit] : lo / unit);
  const groupSum = (id: 'Q1' | 'Q2' | 'Q3'): NumberOrInterval => {
    const group = groups.find((candidate) => candidate.id === id);
    return group === undefined ? 0 : printed(group.range, extent(group.branches));
  };
  const q4 = branches.map((branch) => branch.q4);
  const raw = pEnds(branches, pack);
  const p = raw.map((end) => roundedP(end, pack));
  return {
    points: Object.fromEntries(states.map(({ item, state }) =>
      [item.id, state.absent ? null : printed(state.range, extent(state.branches))])) as ScoreResult['points'],
    Q1: groupSum('Q1'),
    Q2: groupSum('Q2'),
    Q3: groupSum('Q3'),
    Q4: printed(mayLack, [Math.min(...q4), Math.max(...q4)]),
    pRaw: anyRange ? [toNumber(raw[0]), toNumber(raw[1])] : toNumber(raw[0]),
    p: anyRange ? [p[0] ?? 0, p[1] ?? 0] : (p[0] ?? 0),
    ...verdicts(branches, pack),
  };
}

/**
 * Points of a ratio q in percent, before any structure rule: 0 below qMin, the maximum above qMax, between them
 * interpolated and rounded half-up (table note of 4.0.1).
 */
export function pointsAt(award: Award, q: Fraction, decimals: number): number {
  return latticeAt(award, q, decimals) / 10 ** decimals;
}

function latticeAt(award: Award, q: Fraction, decimals: number): number {
  const top = Number(scaledHalfUp(fromNumber(award.pointsMax), decimals));
  if (award.kind === 'yes-no') return compare(q, HUNDRED) === 0 ? top : 0;
  const qMin = fromNumber(award.qMin);
  if (compare(q, qMin) < 0) return 0;
  if (award.kind === 'threshold') return top;
  const qMax = fromNumber(award.qMax);
  if (compare(q, qMax) >= 0) return top;
  const pointsMin = fromNumber(award.pointsMin);
  const slope = div(sub(fromNumber(award.pointsMax), pointsMin), sub(qMax, qMin));
  return Number(scaledHalfUp(add(pointsMin, mul(sub(q, qMin), slope)), decimals));
}

function itemState(item: PackItem, input: ScoreInput, pack: ScoringTable): ItemState {
  const decimals = pack.rounding.points;
  const top = latticeAt(item.award, HUNDRED, decimals);
  const fixed = pack.structures.find((rule) => rule.item === item.id && rule.structures.includes(input.structure));
  const given = ratioOf(item, input);
  const met = (gate: PackGate): boolean => fixed?.meets.includes(gate.id) ?? false;
  const ratioGates = pack.gates.filter((gate) =>
    gate.measure.kind === 'ratio' && gate.measure.item === item.id && !met(gate));
  const lacking: Branch = { ...fail(NOTHING, ratioGates), q4: top };
  if (given === null) return { branches: [lacking], absent: true, range: false, mayBeAbsent: false };

  const there = fixed !== undefined
    ? [{ ...NOTHING, runs: single(Number(scaledHalfUp(fromNumber(fixed.points), decimals))) }]
    : pointsGated(ratioBranches(item.award, given, ratioGates, decimals), item, pack);
  const mayBeAbsent = given.present === 'unknown';
  return {
    branches: merge(mayBeAbsent ? [...there, lacking] : there),
    absent: false,
    range: mayBeAbsent || (given.range && fixed === undefined),
    mayBeAbsent,
  };
}

function ratioOf(item: PackItem, input: ScoreInput): RatioInput | null {
  if (item.id === 'fullFitOut') {
    if (input.fullFitOut === undefined) return UNKNOWN_RATIO;
    return exactRatio(input.fullFitOut ? HUNDRED : ZERO);
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

/** A range of q cut at the limits of gates and at qMin: in each piece the points are without a gap. */
function ratioBranches(award: Award, given: RatioInput, gates: readonly PackGate[], decimals: number): readonly Branch[] {
  const top = latticeAt(award, HUNDRED, decimals);
  if (award.kind === 'yes-no') {
    const no = compare(given.lo, HUNDRED) < 0 ? [{ ...NOTHING, runs: single(0) }] : [];
    const yes = compare(given.hi, HUNDRED) === 0 ? [{ ...NOTHING, runs: single(top) }] : [];
    return [...no, ...yes];
  }
  const limitOf = (gate: PackGate): Fraction => (gate.measure.kind === 'ratio' ? fromNumber(gate.measure.min) : ZERO);
  const qMin = fromNumber(award.qMin);
  // Gates' limits lie at or below qMin (checked in the pack), so below each of them the points are 0.
  const cuts = [...gates.map(limitOf), qMin].filter((cut) => compare(cut, given.lo) > 0 && compare(cut, given.hi) <= 0);
  const starts = [given.lo, ...cuts];
  return starts.map((start): Branch => {
    const branch = fail(NOTHING, gates.filter((gate) => compare(start, limitOf(gate)) < 0));
    if (compare(start, qMin) < 0) return { ...branch, runs: single(0) };
    return { ...branch, runs: [[latticeAt(award, start, decimals), latticeAt(award, given.hi, decimals)]] };
  });
}

/** Gates on the points of a single item (3.0.3-3). */
function pointsGated(branches: readonly Branch[], item: PackItem, pack: ScoringTable): readonly Branch[] {
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

/** (Q1 + Q2 + Q3) / (total − Q4) × 100, in percent, unrounded. */
function rawP(points: number, q4: number, pack: ScoringTable): Fraction {
  const total = mul(fromNumber(pack.formula.total), fraction(10n ** BigInt(pack.rounding.points)));
  return mul(div(fraction(BigInt(points)), sub(total, fraction(BigInt(q4)))), HUNDRED);
}

function roundedP(raw: Fraction, pack: ScoringTable): number {
  return Number(scaledHalfUp(raw, pack.rounding.p)) / 10 ** pack.rounding.p;
}

/** P rounded as the pack says; in whole doubles where they are exact, which is wherever a pack is a real one. */
function pAt(points: number, q4: number, pack: ScoringTable): number {
  const unit = 10 ** pack.rounding.p;
  const left = pack.formula.total * 10 ** pack.rounding.points - q4;
  const twice = 200 * points * unit;
  if (!Number.isSafeInteger(left) || left <= 0 || !Number.isSafeInteger(pack.formula.total) || !Number.isSafeInteger(2 * twice + 2 * left)) {
    return roundedP(rawP(points, q4, pack), pack);
  }
  // half-up: ⌊(2 a + b) / 2 b⌋ for a / b ≥ 0
  const over = twice + left;
  return (over - (over % (2 * left))) / (2 * left) / unit;
}

function pEnds(branches: readonly Branch[], pack: ScoringTable): readonly [Fraction, Fraction] {
  const ends = branches.map((branch) => {
    const [lo, hi] = extent([branch]);
    return [rawP(lo, branch.q4, pack), rawP(hi, branch.q4, pack)] as const;
  });
  return [ends.map((end) => end[0]).reduce(min), ends.map((end) => end[1]).reduce(max)];
}

interface Verdict {
  readonly prefabricated: boolean;
  readonly grade: string | null;
}

function verdict(points: number, branch: Branch, pack: ScoringTable): Verdict {
  const p = pAt(points, branch.q4, pack);
  const enough = pack.gates.every((gate) => gate.measure.kind !== 'p' || p >= gate.measure.min);
  const prefabricated = branch.prefabricated && enough;
  const graded = prefabricated && branch.gradable;
  return { prefabricated, grade: graded ? (pack.grades.findLast((grade) => p >= grade.min)?.id ?? null) : null };
}

function verdicts(branches: readonly Branch[], pack: ScoringTable): Pick<ScoreResult, 'prefabricated' | 'grade'> {
  const found = new Map<string, Verdict>();
  for (const branch of branches) {
    for (const run of branch.runs) collect(run, branch, pack, found);
  }
  const all = [...found.values()];
  const pass = all.some((one) => one.prefabricated);
  const failing = all.some((one) => !one.prefabricated);
  const possible = [null, ...pack.grades.map((grade) => grade.id)].filter((id) => all.some((one) => one.grade === id));
  return {
    prefabricated: pass && failing ? 'unknown' : pass ? 'pass' : 'fail',
    grade: possible.length === 1 ? (possible[0] ?? null) : possible,
  };
}

/** Within a branch the verdict only rises with the points: equal at both ends of a run is equal inside. */
function collect([from, to]: Run, branch: Branch, pack: ScoringTable, found: Map<string, Verdict>): void {
  const low = verdict(from, branch, pack);
  const high = verdict(to, branch, pack);
  found.set(`${low.prefabricated} ${low.grade}`, low);
  found.set(`${high.prefabricated} ${high.grade}`, high);
  if (to - from < 2 || (low.prefabricated === high.prefabricated && low.grade === high.grade)) return;
  const middle = Math.floor((from + to) / 2);
  collect([from, middle], branch, pack, found);
  collect([middle, to], branch, pack, found);
}
