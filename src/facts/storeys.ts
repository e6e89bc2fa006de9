/**
 * Storeys of a single building: levels of all files matched by elevation (design decision 6), never by name; which of them
 * stand above ground (2.0.2), which are roof structures (domain K4), how many storeys each stands for.
 */
import type { Model, Storey } from '../model/model.ts';
import type { BuildingRule, Profile, StoreyRule } from '../profile/profile.ts';
import type { SwitchValues } from '../profile/switches.ts';
import { TOLERANCE } from '../units.ts';
import type { Alignments } from './alignment.ts';
import type { SingleBuilding } from './buildings.ts';
import { distinctLevelNames, elevationMark, isNamed } from './storey-names.ts';

export interface Level {
  readonly name: string;
  /** m, common world */
  readonly elevation: number;
  /** next level, null for the topmost */
  readonly top: number | null;
  readonly aboveGround: 'yes' | 'no' | 'unknown';
  /** left out of both sides: by the profile, or a roof structure */
  readonly excluded: boolean;
  readonly excludedWhy: 'profile' | 'roof-structure' | null;
  readonly standsFor: number;
  /** plan area that the profile states for one such storey, m² */
  readonly statedPlanArea: number | null;
}

export interface GroundLevel {
  readonly value: number;
  readonly source: 'profile' | 'file' | 'assumed';
}

export interface Storeys {
  readonly levels: readonly Level[];
  readonly ground: GroundLevel;
  /** height from which members count (K1): the outdoor ground, or ±0.000 as the switch says; `assumed` where the former is not known */
  readonly zero: { readonly value: number; readonly assumed: boolean };
  /** ±0.000, m, common world */
  readonly datum: number;
  /** `${file}/${storey}` → position in levels */
  readonly levelOf: ReadonlyMap<string, number>;
  /** storey rules of the profile that match no level */
  readonly unmatchedRules: readonly StoreyRule[];
  /** rules that state the plan area of a whole building which was split: how much of it is whose they do not say */
  readonly undivided: readonly StoreyRule[];
}

/** Level names that are a height mark, not a storey. */
const GROUND_NAME = /室外(地坪|地面|标高|设计地面)|^terrain$|^site$|outdoor ground|maaiveld/iu;
const ROOF_NAME = /机房|女儿墙|构架|出屋面|屋顶|屋面|天面|^r(f|oof)?$|roof|parapet|penthouse|dak/iu;

export function findStoreys(
  model: Model,
  building: SingleBuilding,
  alignments: Alignments,
  profile: Profile,
  switches: SwitchValues,
): Storeys {
  const marks = levelMarks(model, building, alignments);
  const groups = cluster(marks.filter((m) => !GROUND_NAME.test(m.storey.name)));
  const ground = groundLevel(model, building, marks, profile);
  const fromZero = switches['level-zero'] === 'zero';
  const zeroLevel = datum(marks);
  const zero = fromZero ? zeroLevel : ground.value;
  const rules = (profile.storeys ?? []).filter((r) => r.building === undefined || r.building === building.id || r.building === building.part?.of);
  const used = new Set<StoreyRule>();
  const ofWhole = (rule: StoreyRule): boolean => building.part !== undefined && rule.building !== building.id;
  const roofFrom = firstRoofLevel(groups);
  const names = distinctLevelNames(groups);
  const levels = groups.map((group, i): Level => {
    const top = groups[i + 1]?.elevation ?? null;
    const rule = rules.find((r) => ruleMatches(r, group, names[i]!));
    if (rule) used.add(rule);
    const roof = i >= roofFrom && switches['roof-structures'] === 'excluded';
    return {
      name: names[i]!,
      elevation: group.elevation,
      top,
      aboveGround: rule?.aboveGround === undefined ? above(group.elevation, top, zero) : rule.aboveGround ? 'yes' : 'no',
      excluded: rule?.exclude ?? roof,
      excludedWhy: rule?.exclude ? 'profile' : rule?.exclude === undefined && roof ? 'roof-structure' : null,
      standsFor: rule?.standsFor ?? 1,
      statedPlanArea: rule && !ofWhole(rule) ? (rule.planArea ?? null) : null,
    };
  });
  const levelOf = new Map<string, number>();
  groups.forEach((g, i) => g.marks.forEach((m) => levelOf.set(`${m.file}/${m.storey.index}`, i)));
  return {
    levels, ground, zero: { value: zero, assumed: !fromZero && ground.source === 'assumed' }, datum: zeroLevel, levelOf,
    unmatchedRules: rules.filter((r) => !used.has(r)), undivided: rules.filter((r) => r.planArea !== undefined && ofWhole(r)),
  };
}

interface Mark {
  readonly file: number;
  readonly storey: Storey;
  readonly elevation: number;
}

interface LevelGroup {
  readonly elevation: number;
  readonly name: string;
  readonly marks: readonly Mark[];
}

function levelMarks(model: Model, building: SingleBuilding, alignments: Alignments): Mark[] {
  const marks: Mark[] = [];
  for (const [file, source] of building.sources) {
    const modelFile = model.files[file];
    const t = alignments.files[file];
    if (!modelFile || !t) continue;
    for (const storey of modelFile.storeys) {
      if (storey.elevation === null) continue;
      if (source >= 0 && storey.building !== null && storey.building !== source) continue;
      marks.push({ file, storey, elevation: t.s * storey.elevation + t.tz });
    }
  }
  return marks.sort((a, b) => a.elevation - b.elevation || a.file - b.file || a.storey.index - b.storey.index);
}

/** Levels within ± 0.3 m of the lowest of a group are one; the name most files use stands (a placeholder is none), on a tie that of the higher level, then the first. */
function cluster(marks: readonly Mark[]): LevelGroup[] {
  const groups: LevelGroup[] = [];
  let current: Mark[] = [];
  const close = (): void => {
    if (current.length > 0) groups.push(makeGroup(current));
    current = [];
  };
  for (const mark of marks) {
    if (current.length > 0 && mark.elevation - current[0]!.elevation > TOLERANCE.storeyElevation) close();
    current.push(mark);
  }
  close();
  return groups;
}

function makeGroup(marks: readonly Mark[]): LevelGroup {
  const counts = new Map<string, number>();
  const named = marks.filter((m) => isNamed(m.storey));
  for (const m of named) counts.set(m.storey.name, (counts.get(m.storey.name) ?? 0) + 1);
  // of doubled sets (建筑标高 over 结构标高) the higher, finished level is the storey's, and so is its name
  const height = new Map(named.map((m) => [m.storey.name, m.elevation]));
  const name = [...counts].sort((a, b) => b[1] - a[1] || height.get(b[0])! - height.get(a[0])!)[0]?.[0];
  const { elevation } = marks[marks.length - 1]!;
  return { elevation, name: name ?? elevationMark(elevation), marks };
}

function firstRoofLevel(groups: readonly LevelGroup[]): number {
  let i = groups.length;
  while (i > 1 && ROOF_NAME.test(groups[i - 1]!.name)) i -= 1;
  return i;
}

/** @param name by which the level is shown: what the page writes into a rule */
function ruleMatches(rule: StoreyRule, group: LevelGroup, name: string): boolean {
  if (typeof rule.match === 'number') return Math.abs(group.elevation - rule.match) <= TOLERANCE.storeyElevation;
  return name === rule.match || group.marks.some((m) => m.storey.name === rule.match);
}

/** A storey is below ground when at least half of its height is; between none and half the model does not decide. */
function above(elevation: number, top: number | null, ground: number): Level['aboveGround'] {
  const below = ground - elevation;
  if (below <= TOLERANCE.storeyElevation) return 'yes';
  if (top === null) return 'no';
  return below >= (top - elevation) / 2 ? 'no' : 'unknown';
}

function groundLevel(model: Model, building: SingleBuilding, marks: readonly Mark[], profile: Profile): GroundLevel {
  const stated = ruleGround(building.rule) ?? profile.groundLevel;
  if (stated !== undefined) return { value: stated, source: 'profile' };
  const level = marks.find((m) => GROUND_NAME.test(m.storey.name));
  if (level) return { value: level.elevation, source: 'file' };
  const zero = datum(marks);
  for (const [file, source] of building.sources) {
    const b = model.files[file]?.buildings[source];
    if (b?.elevationOfTerrain == null) continue;
    // both heights are above sea level when both are given; Revit writes 0 for "not set"
    const relative = b.elevationOfTerrain - (b.elevationOfRefHeight ?? 0);
    const lowest = marks[0]?.elevation ?? zero;
    const highest = marks[marks.length - 1]?.elevation ?? zero;
    if (relative !== 0 && zero + relative >= lowest - 5 && zero + relative <= highest) {
      return { value: zero + relative, source: 'file' };
    }
  }
  return { value: zero, source: 'assumed' };
}

function ruleGround(rule: BuildingRule | null): number | undefined {
  return rule?.groundLevel;
}

/** World height of ±0.000: what placements add to the Elevation attributes, where all storeys agree on it. */
function datum(marks: readonly Mark[]): number {
  const shifts = marks
    .filter((m) => m.storey.elevationAttribute !== null)
    .map((m) => m.elevation - m.storey.elevationAttribute!);
  if (shifts.length === 0) return 0;
  const sorted = [...shifts].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  const agree = sorted.filter((s) => Math.abs(s - median) < 0.01).length;
  return agree * 2 > sorted.length && Math.abs(median) > 0.01 ? median : 0;
}
