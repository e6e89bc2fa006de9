/** One single building scored: items, P, gates, grade, requirements. */
import type { Facts } from '../facts/facts.ts';
import { planAreas, type PlanArea } from '../facts/plan-area.ts';
import { structureOf } from '../facts/structure.ts';
import type { DeclaredItem, ItemId, Profile, Requirement, StructureKind } from '../profile/profile.ts';
import type { Switch, SwitchKey } from '../profile/switches.ts';
import type { ScoringTable, PackGate } from '../standards/pack.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { openQuestions } from './questions.ts';
import { ratioAgain, scoreItems, type ScoredItem } from './items.ts';
import type { BuildingResult, GateResult, NumberOrInterval, Outcome, RequirementResult, ScoreResult } from './report.ts';
import { score, type RatioId, type ScoreInput } from './score.ts';
import { watchFacts } from './watched-switches.ts';

export interface ScoredBuilding {
  readonly result: BuildingResult;
  readonly items: readonly ScoredItem[];
  /** switches that its plan areas read */
  readonly areasRead: ReadonlySet<SwitchKey>;
}

/** @param building position in facts.buildings.list */
export function scoreBuilding(facts: Facts, building: number, pack: ScoringTable): ScoredBuilding {
  const single = facts.buildings.list[building]!;
  const profile = facts.profile;
  const structure = structureOf(facts, building).kind;
  const watched = watchFacts(facts);
  const areas = areasOf(watched.facts, building);
  const items = scoreItems(facts, building, areas, declaredFor(profile, single.id), pack);
  const storeys = facts.storeys[building]!;
  const result: BuildingResult = {
    ...verdict(items, structure, profile, single.id, pack),
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
    openQuestions: openQuestions(facts, items, scoreInput(items, structure), pack),
    ...(single.part ? { part: { ...single.part, outline: single.part.outline.map((c) => [...c].map(roundQuantity)) } } : {}),
  };
  return { result, items, areasRead: watched.read };
}

const NO_AREAS: ReadonlyMap<number, PlanArea> = new Map();

/** Plan areas, or none when the region engine could not answer: the items that need them are then unknown. */
export function areasOf(facts: Facts, building: number): ReadonlyMap<number, PlanArea> {
  const before = facts.plan.traps;
  const areas = planAreas(facts, building);
  return facts.plan.traps === before ? areas : NO_AREAS;
}

/** A building of which there is no model: the score rests on what the profile declares. */
export function scoreDeclared(id: string, name: string, profile: Profile, pack: ScoringTable): BuildingResult {
  const items = scoreItems(null, null, NO_AREAS, declaredFor(profile, id), pack);
  const rule = profile.buildings?.find((b) => b.id === id);
  return {
    ...verdict(items, rule?.structure ?? profile.structure ?? 'concrete', profile, id, pack),
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
export function buildingP(facts: Facts, building: number, pack: ScoringTable, known: ScoredBuilding, { key, items: movable }: Moving): Interval {
  const declared = declaredFor(facts.profile, known.result.id);
  const readBy = ({ item, measured }: ScoredItem): boolean =>
    measured !== null && movable.includes(item.id) && (measured.read.has(key) || (PLAN_CHECKS.has(item.check) && known.areasRead.has(key)));
  const moved = new Set(known.items.filter(readBy).map(({ item }) => item.id));
  const again = moved.size === 0 ? [] : itemsAgain(facts, building, pack, declared, moved);
  const items = known.items.map((scored) =>
    again.find(({ item }) => item.id === scored.item.id)
      ?? (movable.includes(scored.item.id) && scored.measured?.ratioRead.has(key) ? ratioAgain(facts, building, scored, declared, pack) : scored));
  if (items.every((item, i) => item === known.items[i])) return toInterval(known.result.score.p);
  return toInterval(score(scoreInput(items, known.result.structure), pack).p);
}

/** P of one building under another scope: everything is measured again, nothing is asked. */
export function buildingPAnew(facts: Facts, building: number, pack: ScoringTable): Interval {
  const items = itemsAgain(facts, building, pack, declaredFor(facts.profile, facts.buildings.list[building]!.id));
  return toInterval(score(scoreInput(items, structureOf(facts, building).kind), pack).p);
}

/** P of one building under another scope: the items that it can move are measured again. */
export function buildingPMoved(facts: Facts, building: number, pack: ScoringTable, known: ScoredBuilding, { items: movable }: Moving): Interval {
  const again = itemsAgain(facts, building, pack, declaredFor(facts.profile, known.result.id), new Set(movable));
  const items = known.items.map((item) => again.find((other) => other.item.id === item.item.id) ?? item);
  return toInterval(score(scoreInput(items, known.result.structure), pack).p);
}

function itemsAgain(facts: Facts, building: number, pack: ScoringTable, declared: readonly DeclaredItem[], moved?: ReadonlySet<ItemId>): readonly ScoredItem[] {
  const needsPlan = pack.items.some((item) => (moved === undefined || moved.has(item.id)) && PLAN_CHECKS.has(item.check));
  return scoreItems(facts, building, needsPlan ? areasOf(facts, building) : NO_AREAS, declared, pack, moved);
}

/** Checks that divide by the plan area. */
const PLAN_CHECKS: ReadonlySet<string> = new Set(['plan-coverage', 'dry-floor']);

function declaredFor(profile: Profile, building: string): readonly DeclaredItem[] {
  return (profile.declared ?? []).filter((d) => d.building === undefined || d.building === building);
}

export function scoreInput(items: readonly ScoredItem[], structure: StructureKind): ScoreInput {
  const ratios: Partial<Record<RatioId, ScoredItem['ratio']>> = {};
  let fullFitOut: boolean | undefined;
  for (const { item, ratio, fullFitOut: fit } of items) {
    if (item.id === 'fullFitOut') fullFitOut = fit;
    else ratios[item.id] = ratio;
  }
  return { ratios, structure, ...(fullFitOut === undefined ? {} : { fullFitOut }) };
}

function verdict(
  items: readonly ScoredItem[],
  structure: StructureKind,
  profile: Profile,
  id: string,
  pack: ScoringTable,
): Pick<BuildingResult, 'structure' | 'items' | 'score' | 'gates' | 'grade' | 'required'> {
  const result = score(scoreInput(items, structure), pack);
  const required = (profile.required ?? []).filter((r) => r.building === undefined || r.building === id);
  return {
    structure,
    items: items.map((i) => i.result),
    score: result,
    gates: pack.gates.map((gate) => gateResult(gate, items, result, structure, pack)),
    grade: result.grade,
    required: required.map((r) => requirementResult(r, result, pack)),
  };
}

export function toInterval(value: NumberOrInterval | null | undefined): Interval {
  if (value == null) return [0, 0];
  return typeof value === 'number' ? [value, value] : value;
}

function outcomeOf(value: Interval, limit: number): Outcome {
  if (value[0] >= limit) return 'pass';
  return value[1] < limit ? 'fail' : 'unknown';
}

function gateResult(
  gate: PackGate,
  items: readonly ScoredItem[],
  result: ScoreResult,
  structure: StructureKind,
  pack: ScoringTable,
): GateResult {
  const measure = gate.measure;
  const met = pack.structures.some((s) => s.structures.includes(structure) && s.meets.includes(gate.id));
  const of = (id: string): ScoredItem | undefined => items.find((i) => i.item.id === id);
  const value: Interval =
    measure.kind === 'group' ? toInterval(result[measure.group])
    : measure.kind === 'points' ? toInterval(result.points[measure.item])
    : measure.kind === 'ratio' ? (of(measure.item)?.result.ratio ?? [0, 0])
    : toInterval(result.p);
  const limit = measure.min;
  const outcome = met ? 'pass' : outcomeOf(value, limit);
  const raw = toInterval(result.pRaw);
  return {
    id: gate.id,
    for: gate.for,
    title: gate.title,
    clause: gate.clause,
    limit,
    value,
    outcome,
    restsOnRounding: measure.kind === 'p' && outcome === 'pass' && raw[0] < limit,
  };
}

function requirementResult(requirement: Requirement, result: ScoreResult, pack: ScoringTable): RequirementResult {
  if (typeof requirement.value === 'number') {
    const p = toInterval(result.p);
    const value = requirement.value;
    return {
      value, document: requirement.document, reached: p, margin: [p[0] - value, p[1] - value], outcome: outcomeOf(p, value),
    };
  }
  const order = pack.grades.map((g) => g.id as string);
  const need = order.indexOf(requirement.value);
  const reached = result.grade;
  const possible: readonly (string | null)[] = typeof reached === 'string' || reached === null ? [reached] : reached;
  const enough = possible.map((g) => g !== null && order.indexOf(g) >= need);
  const outcome: Outcome = enough.every(Boolean) ? 'pass' : enough.some(Boolean) ? 'unknown' : 'fail';
  return { value: requirement.value, document: requirement.document, reached, margin: null, outcome };
}
