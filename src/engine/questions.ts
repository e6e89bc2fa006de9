/** Which open questions would narrow P most (design decision 2): undecided elements grouped as a person would settle them. */
import type { JointGroup } from '../checks/measure.ts';
import type { Facts } from '../facts/facts.ts';
import { JOINT_KINDS } from '../facts/joints/kinds.ts';
import { copiesThatMayCount, WHICH_FILE } from '../facts/rival-copies.ts';
import { JOINT_DECISIONS, type ItemId } from '../profile/profile.ts';
import { mostPoints } from '../standards/closed-scoring.ts';
import type { ScoringTable, TableItem } from '../standards/pack.ts';
import { fromQuanta, toQuanta } from '../units.ts';
import type { ScoredItem } from './items.ts';
import { ratioInterval, type RatioContribution } from './ratio.ts';
import type { OpenQuestion } from './report.ts';
import { answerOf, pointsAt, type RatioInput, type ScoreInput } from './score.ts';
import { toNumber } from './fraction.ts';

/** So many of the largest groups are tried; the rest is listed after them by quantity. */
const TRIED = 24;
/** More groups than a person settles; what lies beyond is asked once these are. */
const LISTED = 5000;

interface Group {
  readonly role: string;
  readonly group: string;
  readonly file: number | null;
  /** of role `file`: those of which one counts */
  readonly files?: readonly number[];
  /** per item: elements and their open quantity, quanta */
  readonly items: Map<ItemId, { readonly members: Set<number>; quanta: number; readonly unit: string }>;
}

/** `pack`: null while the result is withheld: what is open is asked all the same, but narrows nothing yet. */
export function openQuestions(
  facts: Facts,
  items: readonly ScoredItem[],
  input: ScoreInput,
  pack: ScoringTable | null,
): readonly OpenQuestion[] {
  const groups = [...collect(facts, items).values()];
  const weights = new Map(groups.map((group) => [group, weight(group, items)]));
  const largest = groups.sort((a, b) => weights.get(b)! - weights.get(a)!).slice(0, LISTED);
  const width = pWidth(input, pack);
  const questions = largest.map((group, i): OpenQuestion => {
    const first = [...group.items].sort((a, b) => b[1].quanta - a[1].quanta)[0]!;
    const elements = [...new Set([...group.items.values()].flatMap((x) => [...x.members]))].sort((a, b) => a - b);
    const proposed = proposals(facts, group.role, elements);
    return {
      role: group.role,
      group: group.group,
      file: group.file,
      ...(group.files ? { files: group.files } : {}),
      elements,
      ...(proposed ? { proposed } : {}),
      items: [...group.items.keys()],
      quantity: fromQuanta(first[1].quanta),
      unit: first[1].unit,
      narrows: i < TRIED ? Math.max(0, width - narrowest(group, items, input, pack)) : 0,
    };
  });
  const joints = items.flatMap((scored) => (scored.joints ?? []).filter((g) => g.asks).map((g) => jointQuestion(scored, g, input, pack, width)));
  return [...questions, ...joints].sort((a, b) => b.narrows - a.narrows || b.quantity - a.quantity);
}

/** What geometry proposes; what an exporter filled in proposes nothing. */
function proposals(facts: Facts, role: string, elements: readonly number[]): OpenQuestion['proposed'] {
  const byValue: Record<string, number[]> = {};
  for (const index of elements) {
    const values = new Set(facts.roles[index]!.evidence.filter((e) => e.role === role && e.proposal && e.source === 'geometry').map((e) => String(e.value)));
    if (values.size === 1) (byValue[[...values][0]!] ??= []).push(index);
  }
  return Object.keys(byValue).length > 0 ? byValue : undefined;
}

function collect(facts: Facts, items: readonly ScoredItem[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { item, result } of items) {
    for (const c of result.contributions) {
      // asked by kind, see jointQuestion
      if (c.counted !== 'unknown' || c.missing.includes('joint')) continue;
      // which file counts is asked once for all that those files both draw, and apart from what else is open
      const roles = c.missing.filter((role) => role !== WHICH_FILE);
      if (roles.length < c.missing.length) put(groups, filesGroup(facts, c.element), item, c.element, spreadOf(c.options));
      if (roles.length > 0 || c.missing.length === 0) put(groups, typeGroup(facts, c.element, roles[0] ?? 'component'), item, c.element, Math.max(...c.options.map(([n, d]) => Math.max(n, d))));
    }
  }
  return groups;
}

function put(groups: Map<string, Group>, of: Omit<Group, 'items'>, item: ScoredItem['item'], element: number, open: number): void {
  const key = `${of.files?.join(' ') ?? of.file}\n${of.role}\n${of.group}`;
  const group = groups.get(key) ?? { ...of, items: new Map() };
  groups.set(key, group);
  const entry = group.items.get(item.id) ?? { members: new Set<number>(), quanta: 0, unit: item.unit };
  group.items.set(item.id, entry);
  entry.members.add(element);
  entry.quanta += toQuanta(open);
}

function typeGroup(facts: Facts, index: number, role: string): Omit<Group, 'items'> {
  const element = facts.model.elements[index]!;
  return { role, group: element.objectType || element.type?.name || element.class, file: element.file };
}

function filesGroup(facts: Facts, index: number): Omit<Group, 'items'> {
  const { elements, files } = facts.model;
  const pathOf = (file: number): string => files[file]!.path;
  const own = [...new Set(copiesThatMayCount(facts, index).map((copy) => elements[copy]!.file))].sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
  return { role: WHICH_FILE, group: own.map(pathOf).join(' / '), file: null, files: own };
}

/** Of what counts, how much depends on which copy does. */
function spreadOf(options: RatioContribution['options']): number {
  const sizes = options.map(sizeOf).filter((size) => size > 0);
  return sizes.length === 0 ? 0 : Math.max(...sizes) - Math.min(...sizes);
}

/** What the element adds to the denominator; of a union, which has none of its own, to the numerator. */
const sizeOf = ([n, d]: readonly [number, number]): number => (d > 0 ? d : n);

/** What is left open once this is settled to one end: all of it, or with the file the size alone. */
function settledOptions(options: RatioContribution['options'], role: string, end: number): RatioContribution['options'] {
  if (role !== WHICH_FILE) return [options.at(end)!];
  const sizes = options.map(sizeOf).filter((size) => size > 0);
  const kept = end === 0 ? Math.min(...sizes) : Math.max(...sizes);
  return options.filter((option) => sizeOf(option) === 0 || sizeOf(option) === kept);
}

/** Is the concrete of this kind of joint there, and does it count? One answer for all of them. */
function jointQuestion(scored: ScoredItem, group: JointGroup, input: ScoreInput, pack: ScoringTable | null, width: number): OpenQuestion {
  const { kind, form, places } = group;
  const asked = places.filter((p) => p.now.length > 1);
  const elements = new Set(asked.flatMap((p) => (p.joint.element === null ? p.joint.between : [p.joint.element])));
  const open = asked.reduce((sum, p) => {
    const weight = scored.sums?.contributions[p.position]?.weight ?? 1;
    return sum + toQuanta(Math.max(...p.now.map(([n, d]) => Math.max(n, d)))) * weight;
  }, 0);
  const widths = JOINT_DECISIONS.map((decision) => {
    if (!scored.sums || !scored.ratio) return width;
    const contributions = [...scored.sums.contributions];
    places.forEach((p, i) => { contributions[p.position] = { ...contributions[p.position]!, options: group.under[decision][i]! }; });
    const ratio = ratioOf(scored, contributions);
    return ratio ? pWidth({ ...input, ratios: { ...input.ratios, [scored.item.id]: ratio } }, pack) : width;
  });
  return {
    role: 'joint', group: kind, file: null, elements: [...elements].sort((a, b) => a - b), items: [scored.item.id],
    quantity: fromQuanta(open), unit: scored.item.unit, narrows: Math.max(0, width - Math.min(...widths)),
    joint: { kind, form, title: JOINT_KINDS.find((k) => k.kind === kind)!.title },
  };
}

/** The group's largest share of an item's denominator, worth that item's points. */
function weight(group: Group, items: readonly ScoredItem[]): number {
  let most = 0;
  for (const [id, entry] of group.items) {
    const scored = items.find((i) => i.item.id === id)!;
    const whole = scored.result.denominator?.[1] ?? 0;
    if (whole > 0) most = Math.max(most, (fromQuanta(entry.quanta) / whole) * (scored.result.maxPoints ?? 0));
  }
  return most;
}

/** Ends of what may be scored, and what is missing from the total if the building lacks it. */
interface Part {
  readonly lo: number;
  readonly hi: number;
  readonly max: number;
  readonly present: 'yes' | 'no' | 'unknown';
}

/**
 * Width of P's outer bound, percentage points. Ends only: the whole of `score` (gates, grades) is not needed here and
 * costs a hundred times as much. Every choice of lacking items is tried.
 */
function pWidth(input: ScoreInput, pack: ScoringTable | null): number {
  if (pack === null) return 0;
  let lo = 0;
  let hi = 0;
  let total = pack.formula.total;
  let beside = 0;
  const open: Part[] = [];
  for (const group of pack.groups) {
    for (const part of partsOf(pack.items.filter((item) => item.group === group.id), input, pack)) {
      if (group.bonus) beside += part.hi - part.lo;
      else if (part.present === 'no') total -= part.max;
      else if (part.present === 'unknown') open.push(part);
      else {
        lo += part.lo;
        hi += part.hi;
      }
    }
  }
  let [from, to] = [Infinity, -Infinity];
  for (let lacking = 0; lacking < 1 << open.length; lacking += 1) {
    let [l, h, t] = [lo, hi, total];
    open.forEach((item, i) => {
      if (lacking & (1 << i)) t -= item.max;
      else {
        l += item.lo;
        h += item.hi;
      }
    });
    from = Math.min(from, t > 0 ? (l / t) * 100 : 0);
    to = Math.max(to, t > 0 ? (h / t) * 100 : 0);
  }
  return to - from + beside;
}

/** Alternatives are one part. */
function partsOf(items: readonly TableItem[], input: ScoreInput, pack: ScoringTable): readonly Part[] {
  const parts = new Map(items.map((item) => [item.id, partOf(item, input, pack)]));
  const joined = (pack.alternatives ?? []).flatMap(({ id, sum, max }): Part[] => {
    const rows = items.filter((item) => item.oneOf === id);
    if (rows.length === 0) return [];
    const there = rows.filter((row) => parts.get(row.id)!.present !== 'no');
    const ways = [...new Set(there.map((row) => row.way ?? row.id))].map((way) => there.filter((row) => (row.way ?? row.id) === way));
    const end = (side: 'lo' | 'hi'): number => {
      const sums = ways.map((way) => way.reduce((total, row) => total + parts.get(row.id)![side], 0));
      return Math.min(max, sum ? sums.reduce((a, b) => a + b, 0) : Math.max(0, ...sums));
    };
    const present = there.length === 0 ? 'no' : there.every((row) => parts.get(row.id)!.present === 'unknown') ? 'unknown' : 'yes';
    return [{ lo: end('lo'), hi: end('hi'), max, present }];
  });
  return [...items.filter((item) => item.oneOf === undefined).map((item) => parts.get(item.id)!), ...joined];
}

function partOf(item: TableItem, input: ScoreInput, pack: ScoringTable): Part {
  const [lo, hi] = pointEnds(item, input, pack);
  const ratio = item.award.kind === 'yes-no' ? undefined : input.ratios[item.id];
  return { lo, hi, max: mostPoints(item.award), present: ratio === null ? 'no' : (ratio?.present ?? 'yes') };
}

function pointEnds(item: TableItem, input: ScoreInput, pack: ScoringTable): readonly [number, number] {
  const fixed = pack.structures.find((rule) => rule.item === item.id && rule.structures.includes(input.structure));
  if (fixed) return [fixed.points, fixed.points];
  const max = mostPoints(item.award);
  if (item.award.kind === 'yes-no') {
    const answer = answerOf(input, item.id);
    return answer === undefined ? [0, max] : answer ? [max, max] : [0, 0];
  }
  const ratio = input.ratios[item.id];
  if (ratio === null) return [0, 0];
  if (ratio === undefined) return [0, max];
  return [pointsAt(item.award, ratio.lo, pack.rounding.points), pointsAt(item.award, ratio.hi, pack.rounding.points)];
}

/** P's width when the whole group is settled one way or the other, whichever leaves less open. */
function narrowest(group: Group, items: readonly ScoredItem[], input: ScoreInput, pack: ScoringTable | null): number {
  const widths = [0, -1].map((end) => {
    const ratios = { ...input.ratios };
    for (const [id, entry] of group.items) {
      const scored = items.find((i) => i.item.id === id)!;
      const settled = settledRatio(scored, group.role, entry.members, fromQuanta(entry.quanta), end);
      if (settled) ratios[id] = settled;
    }
    return pWidth({ ...input, ratios }, pack);
  });
  return Math.min(...widths);
}

function settledRatio(scored: ScoredItem, role: string, members: ReadonlySet<number>, open: number, end: number): RatioInput | null {
  if (!scored.sums || !scored.ratio) return null;
  const listed = scored.result.contributions;
  let contributions: readonly RatioContribution[];
  if (listed[0]?.overlaps) {
    // a union per storey: settling moves the ends of the total by at most the group's own area
    const [n, d] = [scored.result.numerator!, scored.result.denominator!];
    const numerator = end === 0 ? [Math.min(n[1], n[0] + open), n[1]] : [n[0], Math.max(n[0], n[1] - open)];
    contributions = [{ options: [[numerator[0]!, d[1]], [numerator[1]!, d[0]]] }];
  } else {
    contributions = scored.sums.contributions.map((c, i) => {
      const element = listed[i]?.element;
      if (element === undefined || !members.has(element)) return c;
      return { ...c, options: settledOptions(c.options, role, end) };
    });
  }
  return ratioOf(scored, contributions);
}

function ratioOf(scored: ScoredItem, contributions: readonly RatioContribution[]): RatioInput | null {
  const { ratioExact } = ratioInterval(contributions);
  if (!ratioExact || !scored.ratio) return null;
  const range = toNumber(ratioExact.lo) !== toNumber(ratioExact.hi);
  return { ...scored.ratio, lo: ratioExact.lo, hi: ratioExact.hi, range };
}
