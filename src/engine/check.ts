/** The whole check: facts, items, score, findings → Report (design.md section 1). */
import type { Box, ElementGeometry } from '../facts/facts.ts';
import { classifyInRegions, type Classification } from '../facts/classify.ts';
import { factsBase, factsGround, factsUnder, type Facts, type FactsBase } from '../facts/facts.ts';
import { compareBodies, type BodyStore } from '../facts/fetched-bodies.ts';
import { proposeConventions } from '../facts/marking.ts';
import { OUT_OF_SCOPE } from '../facts/scope.ts';
import { templateFilled } from '../facts/template-filled.ts';
import type { Plan } from '../facts/facts.ts';
import type { Roles } from '../facts/roles.ts';
import { ownStoreyName } from '../facts/storey-names.ts';
import type { Model, ModelFinding } from '../model/model.ts';
import { fileRuleOf } from '../profile/match.ts';
import type { Profile } from '../profile/profile.ts';
import { regionName } from '../profile/region.ts';
import { SWITCHES, switchValues, type Switch, type SwitchKey } from '../profile/switches.ts';
import { DEFAULT_PACK, loadPack, scoringOf, type Pack, type PackScoring } from '../standards/pack.ts';
import { canonicalJson, packHash, sha256Text } from '../standards/pack-hash.ts';
import { asInterval, roundQuantity, TOLERANCE, type Interval } from '../units.ts';
import { buildingP, buildingPAnew, buildingPMoved, scoreBuilding, scoreDeclared, type ScoredBuilding } from './building.ts';
import { REPORT_SCHEMA, type BuildingResult, type Report, type ReportElement, type ReportFile, type ReportPack, type ReportSwitch, type Summary } from './report.ts';
import { engineFindings } from './findings.ts';
import type { RuleReport } from './rules/rule-report.ts';
import { runRules, type Run } from './rules/run.ts';
import { specificationPacks, withSpecifications } from './specifications.ts';
import type { ListedIds } from './specifications.ts';
import type { SessionState } from './rules/changed.ts';
import { scheduleOf } from './schedule.ts';
import { unusedScoring } from './unused-scoring.ts';
import { watchSwitches } from './watched-switches.ts';

export interface CheckOptions {
  readonly version: string;
  /** plane regions, from geometry's loadPlan() */
  readonly plan: Plan;
  /** bodies that outlines do not settle; without it what they share stays a range */
  readonly bodies?: BodyStore;
  /** ids of packs that ship, or packs of the user's own; before the profile's */
  readonly packs?: readonly (string | Pack)[];
  /** packs of the user's own that the profile may name */
  readonly ownPacks?: readonly Pack[];
  /** what the rules of an earlier check of the same model left: only what changed since is judged again */
  readonly before?: SessionState | null;
  /** what IDS files say of the same files, in the order of model.files */
  readonly specifications?: readonly ListedIds[];
  readonly date?: string;
  /** sources that could not be read at all */
  readonly unreadable?: readonly { readonly path: string; readonly bytes: number; readonly finding: ModelFinding }[];
  /** P at every other option of every switch (costs a scoring each); default true */
  readonly effects?: boolean;
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, total: number, step: string) => void;
  /** ms of earlier stages (they overlap) and their `total`, merged into the report's timing */
  readonly timing?: Readonly<Record<string, number>>;
}

export interface Checked {
  readonly report: Report;
  readonly facts: Facts;
  /** to be handed to the next check of the same model as `before` */
  readonly rules: SessionState | null;
  /** what the roles were weighed from, for a first answer after a small change (rules/rejudge.ts) */
  readonly classified: Classification;
  /** the report's switches with P at every other option of each, from what this check derived: nothing is read or classified again */
  readonly effects: (signal?: AbortSignal) => Promise<readonly ReportSwitch[]>;
}

/** @throws DOMException AbortError when the signal is raised */
export async function check(
  model: Model,
  geometry: readonly (ElementGeometry | null)[],
  profile: Profile,
  options: CheckOptions,
): Promise<Checked> {
  const started = performance.now();
  const { total: loading = 0, ...loadStages } = options.timing ?? {};
  const stages: Record<string, number> = { ...loadStages };
  const alternatives = options.effects === false ? [] : switchAlternatives(profile);
  const packs = chosenPacks(options, profile);
  const ruled = ruledPacks(profile, options);
  const steps = 4 + alternatives.length + (ruled.length > 0 ? 1 : 0);
  let done = 0;
  let since = started;
  const step = async (name: string): Promise<void> => {
    const now = performance.now();
    stages[name] = Math.round((stages[name] ?? 0) + now - since);
    done += 1;
    options.onStep?.(done, steps, name);
    await turn(options.signal);
    since = performance.now();
  };

  const scoring = packs.find((one) => one.scoring !== undefined) ?? loadPack(DEFAULT_PACK);
  const pack = scoringOf(scoring)!;
  const others = packs.flatMap((one) => (one === scoring ? [] : (scoringOf(one) ?? [])));
  const classified = classifyInRegions(model, geometry, profile, options.plan);
  await step('classify');
  const ground = factsGround(model, geometry, profile, classified.roles, options.plan);
  const compared = await compareBodies(model, ground, options.bodies ?? null);
  options.signal?.throwIfAborted();
  const base = factsBase(model, geometry, profile, classified.roles, options.plan, compared);
  await step('facts');
  const watched = watchSwitches(switchValues(profile));
  const facts = factsUnder(base, watched.switches);
  const scored = facts.buildings.list.map((_, i) => scoreBuilding(facts, i, pack, others));
  const buildings = scored.length > 0 ? scored.map((b) => b.result) : scoreAllDeclared(profile, pack, others);
  await step('score');
  const date = options.date ?? profile.date ?? null;
  const run: Run | null = ruled.length === 0 ? null : await runRules(facts, ruled, profile, {
    date, ...(options.signal ? { signal: options.signal } : {}), ...(options.before ? { before: options.before } : {}),
  });
  if (run !== null) await step('rules');
  const specifications = options.specifications ?? [];
  const rules = withSpecifications(run?.report ?? null, specifications, { model, profile, date, buildingOf: (i) => facts.buildings.list[facts.buildings.of[i]!]?.id ?? null });
  const effects = await switchEffects(base, pack, alternatives, facts, scored, watched.read, step);
  const report: Report = {
    schema: REPORT_SCHEMA,
    tool: { name: 'sunmao', version: options.version },
    date,
    files: reportFiles(facts, options),
    packs: [...(await reportPacks(scoring, packs)), ...specificationPacks(specifications)],
    rules,
    profile,
    profileHash: await sha256Text(canonicalJson(profile)),
    tolerances: TOLERANCE,
    switches: reportSwitches(profile, effects),
    elements: reportElements(facts),
    buildings,
    findings: [...(options.unreadable ?? []).map((u) => u.finding), ...model.findings, ...engineFindings(facts, buildings), ...unusedFindings(profile, packs.includes(scoring) ? packs : [scoring, ...packs]), ...emptyRegions(classified)],
    proposals: proposeConventions(model, base.geometry, base.roles).map(({ wouldSettle: _, volume, ...p }) => ({ ...p, volume: roundQuantity(volume) })),
    schedule: scheduleOf(facts),
    template: templateFilled(facts),
    summary: summarise(facts, buildings, packs, rules),
    timing: { totalMs: 0, stages },
  };
  await step('report');
  const totalMs = Math.round(loading + performance.now() - started);
  return {
    report: { ...report, timing: { totalMs, stages } },
    facts,
    rules: run?.state ?? null,
    classified,
    effects: async (signal) =>
      reportSwitches(profile, await switchEffects(base, pack, switchAlternatives(profile), facts, scored, watched.read, () => turn(signal))),
  };
}

/** @throws Error where an id names no pack */
function chosenPacks(options: Pick<CheckOptions, 'packs' | 'ownPacks'>, profile: Profile): readonly Pack[] {
  const named = options.packs?.length ? options.packs : (profile.packs ?? [DEFAULT_PACK]);
  const packs = named.map((one) => (typeof one === 'string' ? (options.ownPacks?.find((own) => own.id === one) ?? loadPack(one)) : one));
  return packs.filter((pack, i) => packs.findIndex((other) => other.id === pack.id) === i);
}

/** The chosen packs that have rules. @throws Error where an id names no pack */
export function ruledPacks(profile: Profile, options: Pick<CheckOptions, 'packs' | 'ownPacks'>): readonly Pack[] {
  return chosenPacks(options, profile).filter((one) => one.rules.length > 0);
}

/** The pack by which a profile's buildings are scored. @throws Error where an id names no pack */
export function leadingPack(profile: Profile, options: Pick<CheckOptions, 'packs' | 'ownPacks'>): PackScoring {
  return scoringOf(chosenPacks(options, profile).find((one) => one.scoring !== undefined) ?? loadPack(DEFAULT_PACK))!;
}

/** The one that scores comes first. */
async function reportPacks(scoring: Pack, packs: readonly Pack[]): Promise<ReportPack[]> {
  const all = [scoring, ...packs.filter((pack) => pack !== scoring)];
  return Promise.all(all.map(async (pack) => ({
    id: pack.id, edition: pack.edition, title: pack.title, sha256: await packHash(pack), status: pack.status, asked: packs.includes(pack),
  })));
}

const unusedEntry = (entry: string): ModelFinding => ({
  code: 'profile-entry-unused', severity: 'warning', file: '', line: null, expressId: null, globalId: null, params: { entry },
});

function unusedFindings(profile: Profile, packs: readonly Pack[]): readonly ModelFinding[] {
  return unusedScoring(profile, packs).map(unusedEntry);
}

/** Regions that hold nothing they could settle. Without a model nothing is said. */
function emptyRegions({ roles, regions, profile }: Classification): readonly ModelFinding[] {
  if (roles.length === 0) return [];
  return (profile.regions ?? []).flatMap((region, i) => (regions[i]?.speaks.length === 0 ? [unusedEntry(`regions: ${regionName(region)}`)] : []));
}

/** Lets messages (a cancel, a new profile) in between steps. */
async function turn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal?.throwIfAborted();
}

/** Where no file could be read, or none was given: what the profile declares. */
function scoreAllDeclared(profile: Profile, pack: PackScoring, others: readonly PackScoring[]): BuildingResult[] {
  const ids = profile.buildings?.map((b) => ({ id: b.id, name: b.name ?? b.id })) ?? [{ id: 'B1', name: profile.project?.name ?? 'B1' }];
  return ids.map(({ id, name }) => scoreDeclared(id, name, profile, pack, others));
}

interface Alternative {
  readonly of: Switch;
  readonly value: string;
}

function switchAlternatives(profile: Profile): Alternative[] {
  const now = switchValues(profile);
  return SWITCHES.flatMap((s) => s.options.filter((o) => o.value !== now[s.key]).map((o) => ({ of: s, value: o.value })));
}

type Effects = ReadonlyMap<SwitchKey, Record<string, Record<string, Interval>>>;

async function switchEffects(
  base: FactsBase,
  pack: PackScoring,
  alternatives: readonly Alternative[],
  facts: Facts,
  scored: readonly ScoredBuilding[],
  read: ReadonlySet<SwitchKey>,
  step: (name: string) => Promise<void>,
): Promise<Effects> {
  const effects = new Map<SwitchKey, Record<string, Record<string, Interval>>>();
  if (scored.length === 0) return effects;
  const now = switchValues(base.profile);
  for (const { of, value } of alternatives) {
    const { key } = of;
    const row = effects.get(key) ?? { [now[key]]: pOfAll(scored.map((b) => b.result)) };
    effects.set(key, row);
    const switches = { ...now, [key]: value };
    const pUnder = (p: typeof buildingP, other: Facts): Record<string, Interval> =>
      Object.fromEntries(scored.map((b, i) => [b.result.id, p(other, i, b, of)]));
    if (!read.has(key)) row[value] = row[now[key]]!;
    else if (of.movesScope) {
      const other = factsUnder(base, switches);
      if (!sameBuildings(facts, other)) row[value] = Object.fromEntries(other.buildings.list.map(({ id }, i) => [id, buildingPAnew(other, i, pack)]));
      else row[value] = sameScope(facts, other) ? row[now[key]]! : pUnder(buildingPMoved, other);
    } else row[value] = pUnder(buildingP, { ...facts, switches });
    await step('effects');
  }
  return effects;
}

function sameBuildings(a: Facts, b: Facts): boolean {
  return a.buildings.list.length === b.buildings.list.length && a.buildings.list.every((single, i) => single.id === b.buildings.list[i]!.id);
}

/** Nothing counts otherwise: what follows from it is the same too. */
function sameScope(a: Facts, b: Facts): boolean {
  return (
    a.outOfScope.every((reason, i) => reason === b.outOfScope[i] && a.levelOf[i] === b.levelOf[i]) &&
    a.storeys.every((storeys, i) => storeys.zero.value === b.storeys[i]!.zero.value && storeys.zero.assumed === b.storeys[i]!.zero.assumed) &&
    a.storeys.every((storeys, i) => storeys.levels.every((level, k) => level.aboveGround === b.storeys[i]!.levels[k]!.aboveGround))
  );
}

function pOfAll(buildings: readonly BuildingResult[]): Record<string, Interval> {
  return Object.fromEntries(buildings.map((b) => [b.id, asInterval(b.score.p)]));
}

function reportSwitches(profile: Profile, effects: Effects): ReportSwitch[] {
  const now = switchValues(profile);
  return SWITCHES.map((s) => ({
    key: s.key,
    title: s.title,
    value: now[s.key],
    default: s.options[0]!.value,
    options: s.options,
    from: profile.switches?.[s.key] === undefined ? 'default' : 'profile',
    effect: effects.get(s.key) ?? null,
    source: s.source,
  }));
}

function reportFiles(facts: Facts, options: CheckOptions): ReportFile[] {
  const counts = new Map<number, number>();
  for (const e of facts.model.elements) counts.set(e.file, (counts.get(e.file) ?? 0) + 1);
  const read = facts.model.files.map((file): ReportFile => {
    const rule = fileRuleOf(facts.profile, file.path);
    return {
      path: file.path,
      sha256: file.sha256,
      bytes: file.bytes,
      schema: file.schemaName,
      tool: file.tool,
      elements: counts.get(file.index) ?? 0,
      status: rule?.exclude ? 'excluded' : facts.buildings.apart.includes(file.index) ? 'not-merged' : 'read',
      error: null,
      discipline: rule?.discipline ?? null,
      project: file.project?.globalId ?? null,
    };
  });
  const unreadable = (options.unreadable ?? []).map((u): ReportFile => ({
    path: u.path, sha256: '', bytes: u.bytes, schema: '', tool: '', elements: 0,
    status: 'unreadable', error: u.finding.code, discipline: null, project: null,
  }));
  return [...read, ...unreadable];
}

function reportElements(facts: Facts): ReportElement[] {
  const { model } = facts;
  return model.elements.map((element): ReportElement => {
    const g = facts.geometry[element.index];
    const building = facts.buildings.of[element.index]!;
    const storey = element.storey === null ? undefined : model.files[element.file]!.storeys[element.storey];
    const levels = facts.storeys[building];
    const { evidence: _, ...roles } = facts.roles[element.index]!;
    const represented = facts.copies.representedBy[element.index]!;
    const out = facts.outOfScope[element.index] ?? null;
    return {
      file: element.file,
      globalId: element.globalId,
      expressId: element.expressId,
      class: element.class,
      name: element.name,
      type: element.objectType || element.type?.name || '',
      storey: storey === undefined ? null : levels?.levels[levels.levelOf.get(`${element.file}/${element.storey}`) ?? -1]?.name ?? ownStoreyName(storey),
      building: facts.buildings.list[building]?.id ?? null,
      roles,
      volume: g?.volume ?? null,
      grossVolume: g?.grossVolume ?? null,
      footprintArea: g?.footprintArea ?? null,
      sideArea: g?.sideArea ?? null,
      geometry: g?.status ?? 'none',
      box: g?.bbox ? roundedBox(g.bbox) : null,
      outOfScope: out,
      outOfScopeText: out ? OUT_OF_SCOPE[out] : null,
      representedBy: represented >= 0 ? represented : out === 'part-of-whole' ? element.whole : null,
    };
  });
}

/** To 1 mm; adding 0 leaves no −0, which JSON would not keep. */
function roundedBox([x0, y0, z0, x1, y1, z1]: Box): Box {
  const mm = (value: number): number => Math.round(value * 1000) / 1000 + 0;
  return [mm(x0), mm(y0), mm(z0), mm(x1), mm(y1), mm(z1)];
}

const COUNTED_ROLES = ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod'] as const;

function summarise(facts: Facts, buildings: readonly BuildingResult[], packs: readonly Pack[], rules: RuleReport | null): Summary {
  const decided: Record<string, number> = {};
  const unknown: Record<string, number> = {};
  for (const role of COUNTED_ROLES) {
    decided[role] = 0;
    unknown[role] = 0;
  }
  for (const roles of facts.roles) {
    for (const role of COUNTED_ROLES) {
      const value: Roles[typeof role] = roles[role];
      if (value === 'not-applicable') continue;
      if (value === 'unknown' || value === 'conflict') unknown[role] = unknown[role]! + 1;
      else decided[role] = decided[role]! + 1;
    }
  }
  return { exitCode: exitCode(buildings, packs, rules), decided, unknown };
}

/** Design.md section 5: 1 a gate or requirement failed, 3 something is open, 0 all decided. What a draft says never makes it 1. */
function exitCode(buildings: readonly BuildingResult[], packs: readonly Pack[], rules: RuleReport | null): 0 | 1 | 3 {
  const drafts = new Set(packs.filter((pack) => pack.status === 'draft').map((pack) => pack.id));
  const first = packs.find((pack) => pack.scoring !== undefined);
  const scored = first === undefined ? [] : buildings.flatMap((b) => [
    { result: b, draft: drafts.has(first.id), required: b.required }, ...b.others.map((other) => ({ result: other, draft: other.status === 'draft', required: [] })),
  ]);
  const outcomes = scored.flatMap(({ result, draft, required }) => [
    ...result.gates.filter((g) => g.for === 'prefabricated').map((g) => g.outcome), ...required.map((r) => r.outcome),
  ].filter((outcome) => !(draft && outcome === 'fail')));
  const ruled = (rules?.results ?? []).flatMap(({ outcome, force, advisory, status, pack }) =>
    (outcome === null || (outcome === 'fail' && (advisory || status === 'draft' || drafts.has(pack) || force === '宜' || force === '可')) ? [] : [outcome]));
  const all = [...outcomes, ...ruled];
  if (all.includes('fail')) return 1;
  const open = scored.some(({ result: { score: { p }, withheld } }) => withheld !== null || (typeof p !== 'number' && p[0] !== p[1]));
  return open || all.includes('unknown') || all.includes('error') ? 3 : 0;
}
