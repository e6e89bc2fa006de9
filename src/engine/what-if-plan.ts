/**
 * Which groups gain most, and what reaches a mark with least: in the order of `Turn`, then by points per quantity (times a factor
 * that the user may set). Sums over groups only choose what is tried next; every figure that is told was tried.
 */
import { fromNumber } from './fraction.ts';
import { pointsAt } from './score.ts';
import { expectedPoints, itemOf, numeratorOf, quantityFor, statings, turns, type Desk, type Single, type Suggestion, type Taken } from './what-if-desk.ts';
import { gainsOf, lacksFor, nextLimit, type Bench, type Tried } from './what-if.ts';
import type { Turn } from './what-if-groups.ts';
import type { StateMeasure } from '../profile/measures.ts';
import type { ItemId } from '../profile/profile.ts';
import type { Award, PackScoring } from '../standards/pack.ts';
import { asInterval, type Interval } from '../units.ts';

type Interpolated = Award & { readonly kind: 'interpolated' };
const NO_KEYS: ReadonlySet<string> = new Set();

/** What could be done under the measures that stand, best first. @throws DOMException AbortError when the desk's signal is raised */
export async function suggestions(desk: Desk): Promise<readonly Suggestion[]> {
  const { start, singles, suggest, bench } = desk;
  const found: Suggestion[] = [];
  for (const { item: { id } } of start.items) {
    const crossing = await desk.cross(id, start, NO_KEYS);
    if (crossing) found.push(crossing.step);
  }
  const whole = new Set(found.filter(({ measures }) => measures.length === 1).map(({ measures }) => JSON.stringify(measures[0])));
  for (const { group, gains } of singles) {
    if (!whole.has(JSON.stringify(group.measure))) found.push({ ...suggest(group.key, group.item, group.turn, [group.measure], gains, null), parts: group.parts });
  }
  for (const scored of start.items) {
    for (const { measure, crosses } of statings(scored, bench.id)) {
      const gains = gainsOf(start, await desk.attempt(start, [measure]), measure.item);
      if (gains.items.length > 0) found.push(suggest(stateKey(measure), measure.item, turnOf(scored.item.check), [measure], gains, crosses));
    }
  }
  return found.sort(better);
}

const stateKey = ({ item, ratio, present, value }: StateMeasure): string => `state|${item}|${ratio ?? present ?? value}`;
/** of what is typed: members of 4.0.2 bear */
const turnOf = (check: string): Turn => (check === 'vertical-volume' ? 'last' : 'first');

/** What gains points at all, then what the order puts first; what takes no measured quantity, then most points per quantity. */
function better(a: Suggestion, b: Suggestion): number {
  const idle = (one: Suggestion): number => (one.gains.points[0] > 0 || one.gains.points[1] > 0 ? 0 : 1);
  const per = (one: Suggestion): number => one.perUnit ?? Infinity;
  return idle(a) - idle(b) || turns(a.turn, b.turn) || (per(a) === per(b) ? 0 : per(b) > per(a) ? 1 : -1) || b.gains.points[0] - a.gains.points[0];
}

export interface WhatIfPlan {
  /** in the order in which they are best applied */
  readonly steps: readonly Suggestion[];
  readonly reached: boolean;
  /** ids of gates that nothing found can meet */
  readonly unmet: readonly string[];
  /** unrounded P when all steps are taken */
  readonly p: Interval;
}

/** A plan of more steps is none. */
const MOST_STEPS = 40;

/**
 * The least that was found to reach `mark`: P itself, unrounded, so that nothing rests on rounding; with the gates of a prefabricated
 * building (3.0.3), and where the mark begins a grade those of being graded (5.0.1). Greedy, then what is not needed is taken out.
 */
export async function planFor(desk: Desk, mark: number): Promise<WhatIfPlan> {
  const { bench, start } = desk;
  const measures = new Map(bench.ready.pack.gates.map((gate) => [gate.id, gate.measure]));
  const graded = bench.ready.pack.grades.some(({ min }) => min === mark);
  const failing = (tried: Tried): readonly string[] => tried.result.gates
    .filter((gate) => gate.outcome !== 'pass' && (graded || gate.for === 'prefabricated') && measures.get(gate.id)!.kind !== 'p').map(({ id }) => id);
  const enough = (tried: Tried): boolean => asInterval(tried.result.score.pRaw)[0] >= mark;
  const reached = (tried: Tried): boolean => enough(tried) && failing(tried).length === 0;

  const steps: Suggestion[] = [];
  const hopeless = new Set<string>();
  let now = start;
  while (!reached(now) && steps.length < MOST_STEPS && bench.ready.withheld === null) {
    const wanted = failing(now).filter((id) => !hopeless.has(id));
    const helps = (one: Candidate): boolean => wanted.some((id) => one.items.some((item) => restsOn(measures.get(id)!, item, bench)));
    const pool = candidates(desk, now, new Set(steps.map(({ key }) => key)));
    const useful = wanted.length > 0 ? pool.filter(helps) : enough(now) ? [] : pool;
    const lacking = wanted.length > 0 ? null : mark - asInterval(now.result.score.pRaw)[0];
    let taken: Taken | null = null;
    for (const candidate of [...useful].sort(sooner)) {
      taken = await take(desk, candidate, now, lacking);
      if (taken !== null) break;
    }
    if (taken !== null) {
      steps.push(taken.step);
      now = taken.tried;
    } else if (wanted.length === 0) break;
    else for (const id of wanted) hopeless.add(id);
  }
  const kept = reached(now) ? await prune(desk, steps, now, mark, reached) : steps;
  const told = kept.length === steps.length ? { steps, last: now } : await retell(desk, kept);
  return { steps: told.steps, reached: reached(told.last), unmet: failing(told.last), p: asInterval(told.last.result.score.pRaw) };
}

function restsOn(measure: PackScoring['gates'][number]['measure'], item: ItemId, { ready }: Bench): boolean {
  if (measure.kind === 'group') return ready.pack.items.some((one) => one.id === item && one.group === measure.group);
  return measure.kind !== 'p' && measure.item === item;
}

/** What may be taken next, by what it is expected to gain; cost null: no quantity says what it takes. */
interface Candidate {
  readonly key: string;
  readonly items: readonly ItemId[];
  readonly turn: Turn;
  readonly points: number;
  readonly cost: number | null;
  readonly of:
    | { readonly kind: 'single'; readonly single: Single }
    | { readonly kind: 'cross'; readonly item: ItemId }
    | { readonly kind: 'state'; readonly measure: StateMeasure; readonly crosses: number | null };
}

function sooner(a: Candidate, b: Candidate): number {
  const per = ({ points, cost }: Candidate): number => (cost === null ? Infinity : points / Math.max(cost, 1e-9));
  const [x, y] = [per(a), per(b)];
  return turns(a.turn, b.turn) || (x === y ? 0 : y > x ? 1 : -1) || b.points - a.points;
}

function candidates(desk: Desk, now: Tried, keys: ReadonlySet<string>): readonly Candidate[] {
  const { bench, start } = desk;
  const added = now.measures.slice(start.measures.length);
  const used = new Map<ItemId, Set<number>>();
  for (const one of added) {
    if (one.kind === 'state') continue;
    const own = used.get(one.item) ?? new Set<number>();
    used.set(one.item, own);
    for (const i of one.elements) own.add(i);
  }
  // what a step took in part is not offered whole
  const open = desk.singles.filter(({ group }) => !keys.has(group.key) && !group.measure.elements.some((i) => used.get(group.item)?.has(i)));
  const pool: Candidate[] = open.map((single): Candidate => ({
    key: single.group.key, items: single.gains.items.map(({ item }) => item), turn: single.group.turn,
    points: expectedPoints(single, now, bench), cost: desk.costOf([single.group.measure]), of: { kind: 'single', single },
  }));
  for (const scored of now.items) {
    const { id, award, check } = scored.item;
    const limit = nextLimit(scored);
    const own = open.filter(({ group, gains }) => group.item === id && numeratorOf(gains, id) > 0);
    if (limit !== null && own.length > 0) {
      const best = Math.max(...own.map((single) => desk.use(single, id)));
      pool.push({
        key: `cross|${id}|${limit.ratio}`, items: [id], turn: own.every(({ group }) => group.turn === 'last') ? 'last' : 'first',
        points: pointsAt(award as Award, fromNumber(limit.ratio), bench.ready.pack.rounding.points ?? 0), cost: limit.lacks / best, of: { kind: 'cross', item: id },
      });
    }
    for (const { measure, crosses } of statings(scored, bench.id)) {
      const gained = award.kind === 'yes-no' ? scored.result.maxPoints ?? 0 : pointsAt(award as Award, fromNumber(measure.ratio!), bench.ready.pack.rounding.points ?? 0);
      pool.push({
        key: stateKey(measure), items: [id], turn: turnOf(check), points: gained - (scored.result.points?.[0] ?? 0), cost: desk.costOf([measure]), of: { kind: 'state', measure, crosses },
      });
    }
  }
  return pool.filter(({ points, key }) => points > 0 && !keys.has(key));
}

/** Tries it, on fewer storeys or to a lower ratio where less is enough for `lacking` percentage points of P. Null: it gains nothing after all. */
async function take(desk: Desk, { key, turn, of }: Candidate, now: Tried, lacking: number | null): Promise<Taken | null> {
  const { bench, start } = desk;
  if (of.kind === 'cross') {
    const used = new Set(now.measures.slice(start.measures.length).flatMap((one) => (one.kind === 'state' || one.item !== of.item ? [] : one.elements)));
    const keys = new Set(desk.singles.filter(({ group }) => group.measure.elements.some((i) => used.has(i))).map(({ group }) => group.key));
    const crossed = await desk.cross(of.item, now, keys);
    return crossed !== null && crossed.step.gains.points[0] > 0 ? crossed : null;
  }
  const item = of.kind === 'single' ? of.single.group.item : of.measure.item;
  const scored = itemOf(now, item);
  const ratio = lacking === null ? null : ratioWanted(scored.item.award, (scored.result.points?.[0] ?? 0) + pointsWorth(lacking, now, bench));
  const from = asInterval(now.result.score.pRaw)[0];
  const enough = (tried: Tried): boolean => lacking === null || asInterval(tried.result.score.pRaw)[0] >= from + lacking - 1e-9;
  const told = (measures: Suggestion['measures'], tried: Tried, crosses: number | null): Taken | null => {
    const gains = gainsOf(now, tried, item);
    return gains.points[0] > 0 ? { step: desk.suggest(key, item, turn, measures, gains, crosses), tried } : null;
  };
  if (of.kind === 'state') {
    if (ratio !== null && of.measure.ratio !== undefined && ratio < of.measure.ratio) {
      const less: StateMeasure = { ...of.measure, ratio, quantity: quantityFor(scored.result, ratio) };
      const tried = await desk.attempt(now, [less]);
      if (enough(tried)) return told([less], tried, of.crosses);
    }
    return told([of.measure], await desk.attempt(now, [of.measure]), of.crosses);
  }
  const { single } = of;
  const lacks = ratio === null ? Infinity : lacksFor(scored.result, ratio);
  if (single.group.parts.length > 1 && lacks < numeratorOf(single.gains, item)) {
    const { measure, tried } = await desk.portion(single, item, lacks, now, enough);
    return told([measure], tried, null);
  }
  return told([single.group.measure], await desk.attempt(now, [single.group.measure]), null);
}

/** Points that so many percentage points of P are worth, as the total stands. */
function pointsWorth(p: number, now: Tried, { ready }: Bench): number {
  return (p / 100) * (ready.pack.formula.total - asInterval(now.result.score.Q4)[0]);
}

/** The least ratio, to two decimals up, at which an interpolated item scores so many points; null where points do not grow with the ratio. */
function ratioWanted(award: PackScoring['items'][number]['award'], points: number): number | null {
  if (award.kind !== 'interpolated' || award.qMin === null || award.qMax === null || award.pointsMin === null || award.pointsMax === null) return null;
  const { qMin, qMax, pointsMin, pointsMax } = award as Interpolated;
  if (points <= pointsMin) return qMin;
  if (points >= pointsMax) return qMax;
  return Math.min(qMax, Math.ceil((qMin + ((points - pointsMin) / (pointsMax - pointsMin)) * (qMax - qMin)) * 100 - 1e-9) / 100);
}

/** Takes out what the mark is reached without, the dearest first; a step that gained more than is left over cannot be. */
async function prune(desk: Desk, steps: readonly Suggestion[], last: Tried, mark: number, reached: (tried: Tried) => boolean): Promise<readonly Suggestion[]> {
  let kept = [...steps];
  let over = asInterval(last.result.score.pRaw)[0] - mark;
  for (const step of [...steps].sort((a, b) => (a.perUnit ?? Infinity) - (b.perUnit ?? Infinity))) {
    if (step.gains.more[0] > over + 1e-9) continue;
    const without = kept.filter((one) => one !== step);
    const tried = await desk.attempt(desk.start, without.flatMap(({ measures }) => measures));
    if (!reached(tried)) continue;
    kept = without;
    over = asInterval(tried.result.score.pRaw)[0] - mark;
  }
  return kept;
}

/** The steps with what each gains when taken after those before it. */
async function retell(desk: Desk, steps: readonly Suggestion[]): Promise<{ readonly steps: readonly Suggestion[]; readonly last: Tried }> {
  let last = desk.start;
  const told: Suggestion[] = [];
  for (const step of steps) {
    const next = await desk.attempt(last, step.measures);
    told.push(desk.suggest(step.key, step.item, step.turn, step.measures, gainsOf(last, next, step.item), step.crosses));
    last = next;
  }
  return { steps: told, last };
}
