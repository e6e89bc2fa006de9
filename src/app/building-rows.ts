/** Buildings of a project in the order in which they need attention. */
import type { BuildingResult, RequirementResult } from '../engine/report.ts';
import { globMatch } from '../profile/match.ts';
import { asInterval, TOLERANCE, type Interval } from '../units.ts';

export interface BuildingRow {
  readonly building: BuildingResult;
  /** Σ plan areas of storeys that count × what they stand for, m² */
  readonly area: Interval;
  readonly storeys: number;
  readonly unknowns: number;
  /** of its requirements the one furthest from being met */
  readonly worst: RequirementResult | null;
}

const OUTCOME = { fail: 0, unknown: 1, error: 1, pass: 2, 'not-applicable': 3 } as const;

/** By the least margin to what is required, else by the least P; what is withheld comes first, since nothing is known of it. */
export function rankedBuildings(buildings: readonly BuildingResult[]): readonly BuildingRow[] {
  const rows = buildings.map((building): BuildingRow => {
    const counted = building.storeys.filter(({ excluded, aboveGround }) => !excluded && aboveGround !== 'no');
    const sum = (side: 0 | 1): number => counted.reduce((all, { planArea, standsFor }) => all + planArea[side] * standsFor, 0);
    const worst = [...building.required].sort((a, b) => OUTCOME[a.outcome] - OUTCOME[b.outcome] || (a.margin?.[0] ?? 0) - (b.margin?.[0] ?? 0))[0] ?? null;
    return {
      building, area: [sum(0), sum(1)], worst, unknowns: building.openQuestions.length,
      storeys: counted.filter(({ planArea }) => planArea[1] > 0).reduce((all, { standsFor }) => all + standsFor, 0),
    };
  });
  const key = ({ building, worst }: BuildingRow): readonly number[] => [
    building.withheld?.length ? 0 : 1, worst === null ? 1.5 : OUTCOME[worst.outcome], { fail: 0, unknown: 1, pass: 2 }[building.score.prefabricated], asInterval(building.score.pRaw)[0],
  ];
  return [...rows].sort((a, b) => {
    const [one, two] = [key(a), key(b)];
    const i = one.findIndex((value, k) => value !== two[k]);
    return i < 0 ? 0 : one[i]! - two[i]!;
  });
}

/** whether one of a rule's files is this one */
export const ruledFile = (globs: readonly string[], path: string): boolean => globs.some((glob) => globMatch(glob, path));

export interface Level {
  /** as a rule of the profile names it: by name where it is the only one of that name, else by elevation, m */
  readonly key: string | number;
  readonly text: string;
}

/** The storeys of all buildings, the lowest first; those of one name and level are one. */
export function buildingLevels(buildings: readonly Pick<BuildingResult, 'storeys'>[]): readonly Level[] {
  const all = buildings.flatMap(({ storeys }) => storeys).sort((a, b) => a.elevation - b.elevation || (a.name < b.name ? -1 : 1));
  const levels: { readonly name: string; readonly elevation: number }[] = [];
  for (const { name, elevation } of all) if (!levels.some((one) => one.name === name && Math.abs(one.elevation - elevation) <= TOLERANCE.storeyElevation)) levels.push({ name, elevation });
  return levels.map(({ name, elevation }) => ({
    key: levels.filter((one) => one.name === name).length === 1 ? name : elevation, text: `${name} (${elevation.toFixed(2)})`,
  }));
}
