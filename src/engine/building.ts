/** One single building scored: items, P, gates, grade, requirements; by the first scoring pack, and by the others beside it. */
import { attributesOf } from '../facts/building-attributes.ts';
import type { Facts } from '../facts/facts.ts';
import { planAreas, type PlanArea } from '../facts/plan-area.ts';
import { structureOf } from '../facts/structure.ts';
import type { DeclaredItem, Profile, Requirement, StructureKind } from '../profile/profile.ts';
import type { Switch, SwitchKey } from '../profile/switches.ts';
import type { BuildingKind } from '../standards/closed-scoring.ts';
import type { PackItem, PackScoring } from '../standards/pack.ts';
import { asInterval, roundQuantity, type Interval } from '../units.ts';
import { gateResult, outcomeOf } from './gate.ts';
import { measuredKey, ratioAgain, scoreItems, type MeasuredOnce, type ScoredItem } from './items.ts';
import { moves } from './moved-items.ts';
import { openQuestions } from './questions.ts';
import { readyPack, type ReadyPack } from './ready-pack.ts';
import type { BuildingResult, ItemResult, OtherResult, PackResult, RequirementResult, ScoreResult } from './report.ts';
import type { RatioId, ScoreInput } from './score.ts';
import { pUnder, scoreUnder } from './score-under.ts';
import { usedTable } from './used-table.ts';
import { watchFacts } from './watched-switches.ts';


export interface ScoredBuilding {
  readonly result: BuildingResult;
  readonly items: readonly ScoredItem[];
  /** switches that its plan areas read */
  readonly areasRead: ReadonlySet<SwitchKey>;
  readonly ready: ReadyPack;
}

/** What limits may ask of a building. @param building position in facts.buildings.list; null: no model */
export function kindOf(facts: Facts, building: number | null): BuildingKind {
  if (building === null) return declaredKind(facts.profile);
  const { type, structure, material } = attributesOf(facts, building);
  return { type, structure, material };
}

function declaredKind(profile: Profile, id?: string): BuildingKind {
  const rule = profile.buildings?.find((one) => one.id === id);
  const stated = { ...profile.attributes, ...rule?.attributes };
  return { type: stated.type ?? null, structure: stated.structure ?? null, material: rule?.structure ?? profile.structure ?? 'concrete' };
}

/** @param building position in facts.buildings.list @param others further packs that score, in their order */
export function scoreBuilding(facts: Facts, building: number, pack: PackScoring, others: readonly PackScoring[] = []): ScoredBuilding {
  const single = facts.buildings.list[building]!;
  const profile = facts.profile;
  const structure = structureOf(facts, building).kind;
  const watched = watchFacts(facts);
  const areas = areasOf(watched.facts, building);
  const declared = declaredFor(profile, single.id);
  const once: MeasuredOnce = new Map();
  const score = (one: PackScoring): Scored => {
    const ready = readyPack(one, profile, kindOf(facts, building));
    return { ready, items: scoreItems(facts, building, areas, declared, tableOf(ready), undefined, once) };
  };
  const own = score(pack);
  const { ready, items } = own;
  const storeys = facts.storeys[building]!;
  const result: BuildingResult = {
    ...packResult(own, structure),
    others: others.map((other) => otherResult(score(other), structure, items)),
    required: requirements(own, structure, profile, single.id),
    structure,
    id: single.id,
    name: single.name,
    files: [...new Set(single.sources.map(([file]) => file))],
    groundLevel: storeys.ground,
    storeys: storeys.levels.map((level, i) => ({
      name: level.name,
      elevation: level.elevation,
      top: level.top,
      aboveGround: level.aboveGround,
      excluded: level.excluded,
      standsFor: level.standsFor,
      planArea: areas.get(i)?.area ?? [0, 0],
    })),
    openQuestions: openQuestions(facts, items, scoreInput(items, structure), ready.tables[0] ?? null),
    ...(single.part ? { part: { ...single.part, outline: single.part.outline.map((c) => [...c].map(roundQuantity)) } } : {}),
  };
  return { result, items, areasRead: watched.read, ready };
}

export interface Scored {
  readonly ready: ReadyPack;
  readonly items: readonly ScoredItem[];
}

export function tableOf({ pack, withheld }: ReadyPack): PackScoring & { readonly withheld: boolean } {
  return { ...pack, withheld: withheld !== null };
}

const NO_AREAS: ReadonlyMap<number, PlanArea> = new Map();

/** Plan areas, or none when the region engine could not answer: the items that need them are then unknown. */
export function areasOf(facts: Facts, building: number): ReadonlyMap<number, PlanArea> {
  const before = facts.plan.traps;
  const areas = planAreas(facts, building);
  return facts.plan.traps === before ? areas : NO_AREAS;
}

/** A building of which there is no model: the score rests on what the profile declares. */
export function scoreDeclared(id: string, name: string, profile: Profile, pack: PackScoring, others: readonly PackScoring[] = []): BuildingResult {
  const rule = profile.buildings?.find((b) => b.id === id);
  const kind = declaredKind(profile, id);
  const structure = rule?.structure ?? profile.structure ?? 'concrete';
  const declared = declaredFor(profile, id);
  const score = (one: PackScoring): Scored => {
    const ready = readyPack(one, profile, kind);
    return { ready, items: scoreItems(null, null, NO_AREAS, declared, tableOf(ready)) };
  };
  const own = score(pack);
  return {
    ...packResult(own, structure),
    others: others.map((other) => otherResult(score(other), structure, [])),
    required: requirements(own, structure, profile, id),
    structure,
    id,
    name,
    files: [],
    groundLevel: { value: rule?.groundLevel ?? profile.groundLevel ?? 0, source: 'assumed' },
    storeys: [],
    openQuestions: [],
  };
}

type Moving = Pick<Switch, 'key' | 'items'>;

/** P of one building under another option of a switch that moves nothing in or out: only the items that read it are measured again. */
export function buildingP(facts: Facts, building: number, known: ScoredBuilding, moving: Moving): Interval {
  const { key } = moving;
  const table = tableOf(known.ready);
  const declared = declaredFor(facts.profile, known.result.id);
  const readBy = ({ item, measured }: ScoredItem): boolean =>
    moves(moving, item) && measured !== null && (measured.read.has(key) || (PLAN_CHECKS.has(item.check) && known.areasRead.has(key)));
  const moved = new Set(known.items.filter(readBy).map(({ item }) => item.id));
  const again = moved.size === 0 ? [] : itemsAgain(facts, building, table, declared, moved);
  const items = known.items.map((scored) =>
    again.find(({ item }) => item.id === scored.item.id)
      ?? (moves(moving, scored.item) && scored.measured?.ratioRead.has(key) ? ratioAgain(facts, building, scored, declared, table) : scored));
  if (items.every((item, i) => item === known.items[i])) return asInterval(known.result.score.p);
  return pUnder(scoreInput(items, known.result.structure), known.ready);
}

/** P of one building under another scope: everything is measured again, nothing is asked. */
export function buildingPAnew(facts: Facts, building: number, pack: PackScoring): Interval {
  const ready = readyPack(pack, facts.profile, kindOf(facts, building));
  const items = itemsAgain(facts, building, tableOf(ready), declaredFor(facts.profile, facts.buildings.list[building]!.id));
  return pUnder(scoreInput(items, structureOf(facts, building).kind), ready);
}

/** P of one building under another scope: the items that it can move are measured again. */
export function buildingPMoved(facts: Facts, building: number, known: ScoredBuilding, moving: Moving): Interval {
  const moved = new Set(known.items.filter(({ item }) => moves(moving, item)).map(({ item }) => item.id));
  const again = itemsAgain(facts, building, tableOf(known.ready), declaredFor(facts.profile, known.result.id), moved);
  const items = known.items.map((item) => again.find((other) => other.item.id === item.item.id) ?? item);
  return pUnder(scoreInput(items, known.result.structure), known.ready);
}

function itemsAgain(facts: Facts, building: number, table: Parameters<typeof scoreItems>[4], declared: readonly DeclaredItem[], moved?: ReadonlySet<string>): readonly ScoredItem[] {
  const needsPlan = table.items.some((item: PackItem) => (moved === undefined || moved.has(item.id)) && PLAN_CHECKS.has(item.check));
  return scoreItems(facts, building, needsPlan ? areasOf(facts, building) : NO_AREAS, declared, table, moved);
}

/** Checks that divide by the plan area. */
const PLAN_CHECKS: ReadonlySet<string> = new Set(['plan-coverage', 'dry-floor']);

export function declaredFor(profile: Profile, building: string): readonly DeclaredItem[] {
  return (profile.declared ?? []).filter((d) => d.building === undefined || d.building === building);
}

export function scoreInput(items: readonly ScoredItem[], structure: StructureKind): ScoreInput {
  const ratios: Partial<Record<RatioId, ScoredItem['ratio']>> = {};
  const answers: Record<string, boolean> = {};
  for (const { item, ratio, answer } of items) {
    if (item.award.kind !== 'yes-no') ratios[item.id] = ratio;
    else if (answer !== undefined) answers[item.id] = answer;
  }
  const { fullFitOut, ...more } = answers;
  return { ratios, structure, ...(fullFitOut === undefined ? {} : { fullFitOut }), ...(Object.keys(more).length === 0 ? {} : { answers: more }) };
}

/** Items, score, gates and grade by one pack. */
export function packResult({ ready, items: measured }: Scored, structure: StructureKind): PackResult {
  const items = measured.map((one) => underStructure(one, structure, ready));
  const score = scoreUnder(scoreInput(items, structure), ready);
  return {
    table: usedTable(ready, structure),
    watermark: ready.watermark,
    withheld: ready.withheld,
    items: items.map(({ item, result }) => (item.oneOf === undefined ? result : { ...result, present: jointly(item, items), oneOf: { id: item.oneOf, stands: stands(item, items) } })),
    score,
    gates: ready.pack.gates.map((gate, i) => gateResult(gate, i, items, score, structure, ready)),
    grade: score.grade,
  };
}

/** What the commentary gives for a structure stands in place of the points of a ratio (4.0.1: vertical members of steel and timber). */
function underStructure(scored: ScoredItem, structure: StructureKind, { pack, withheld }: ReadyPack): ScoredItem {
  const { item, result } = scored;
  const rule = pack.structures.find((one) => one.item === item.id && one.structures.includes(structure));
  if (rule === undefined || withheld !== null || result.points === null || result.present === 'no') return scored;
  return { ...scored, result: { ...result, points: [result.present === 'unknown' ? 0 : rule.points, rule.points] } };
}

/** Rows of one matter are there together: where one surely is, none is lacking. */
function jointly(item: PackItem, items: readonly ScoredItem[]): ItemResult['present'] {
  const rows = items.filter((other) => other.item.oneOf === item.oneOf).map(({ result }) => result.present);
  const own = items.find((other) => other.item.id === item.id)!.result.present;
  return own === 'unknown' && rows.includes('yes') ? 'yes' : own;
}

/** Whether a row is of the way that scores; of equal ways the first. */
function stands(item: PackItem, items: readonly ScoredItem[]): 'yes' | 'no' | 'unknown' {
  const rows = items.filter((other) => other.item.oneOf === item.oneOf);
  const names = [...new Set(rows.map((row) => row.item.way ?? row.item.id))];
  const ways = names.map((name): { readonly name: string; readonly points: Interval | null } => {
    const points = rows.filter((row) => (row.item.way ?? row.item.id) === name).map((row) => row.result.points ?? (row.result.present === 'no' ? [0, 0] as const : null));
    return { name, points: points.includes(null) ? null : [points.reduce((sum, p) => sum + p![0], 0), points.reduce((sum, p) => sum + p![1], 0)] };
  });
  if (ways.some(({ points }) => points === null)) return 'unknown';
  const own = ways.findIndex(({ name }) => name === (item.way ?? item.id));
  const [lo, hi] = ways[own]!.points!;
  const beats = (other: number, mine: number, i: number): boolean => (i < own ? other >= mine : other > mine);
  if (ways.some(({ points }, i) => i !== own && beats(points![0], hi, i))) return 'no';
  return ways.every(({ points }, i) => i === own || !beats(points![1], lo, i)) ? 'yes' : 'unknown';
}

/** What its items share with the building's own is listed there. */
function otherResult(scored: Scored, structure: StructureKind, own: readonly ScoredItem[]): OtherResult {
  const { id, edition, title, status } = scored.ready.pack;
  const result = packResult(scored, structure);
  const of = new Map(own.filter(({ measured }) => measured !== null).map(({ item }) => [measuredKey(item), item.id]));
  const items = scored.items.map(({ item, measured }, i): ItemResult => {
    const listed = result.items[i]!;
    const same = measured === null ? undefined : of.get(measuredKey(item));
    if (same === undefined || item.check === 'declared') return listed;
    const { joints: _, strips: __, ...rest } = listed;
    return { ...rest, storeys: [], contributions: [], sameAs: same };
  });
  return { pack: id, edition, title, status, ...result, items };
}

function requirements({ ready, items }: Scored, structure: StructureKind, profile: Profile, id: string): readonly RequirementResult[] {
  const asked = (profile.required ?? []).filter((r) => r.building === undefined || r.building === id);
  if (asked.length === 0) return [];
  const score = scoreUnder(scoreInput(items, structure), ready);
  return asked.map((r) => requirementResult(r, score, ready.pack));
}

function requirementResult(requirement: Requirement, result: ScoreResult, pack: PackScoring): RequirementResult {
  if (typeof requirement.value === 'number') {
    const p = asInterval(result.p);
    const value = requirement.value;
    return {
      value, document: requirement.document, reached: p, margin: [p[0] - value, p[1] - value], outcome: outcomeOf(p, value),
    };
  }
  const order = pack.grades.map((g) => g.id);
  const need = order.indexOf(requirement.value);
  const reached = result.grade;
  const possible: readonly (string | null)[] = typeof reached === 'string' || reached === null ? [reached] : reached;
  const enough = possible.map((g) => g !== null && need >= 0 && order.indexOf(g) >= need);
  const outcome = enough.every(Boolean) ? 'pass' : enough.some(Boolean) ? 'unknown' : 'fail';
  // a table without such a grade says nothing of it
  return { value: requirement.value, document: requirement.document, reached, margin: null, outcome: need < 0 ? 'unknown' : outcome };
}
