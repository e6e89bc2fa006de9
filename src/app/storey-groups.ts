/** Standard storeys 标准层: what a storey stands for, where that counts something twice, and which storeys are alike. */
import type { BuildingResult, ReportElement, StoreyResult } from '../engine/report.ts';
import type { StoreyRule } from '../profile/profile.ts';

/** Storeys as people number them: `5F`, `5层`, `F5`, `L05`; null for a roof or a machine room. */
export function storeyNumber(name: string): number | null {
  const text = name.normalize('NFKC').trim();
  const match = /^(?:[FL]\s*0*(-?\d{1,3})|第?\s*(-?\d{1,3})\s*(?:F|L|层|楼)?)(?:\D|$)/iu.exec(text);
  if (match === null) return null;
  // a number with decimals is an elevation
  if (/^-?\d+\.\d/u.test(text)) return null;
  return Number(match[1] ?? match[2]);
}

export interface StandsFor {
  /** itself included */
  readonly count: number;
  /** first and last number; null where only a count was given */
  readonly range: readonly [number, number] | null;
}

/** `13`, `5-17`, `5F–17F`; null where it is neither. */
export function readStandsFor(text: string): StandsFor | null {
  const folded = text.normalize('NFKC').replace(/\s/gu, '');
  const count = /^(\d{1,4})$/u.exec(folded);
  if (count !== null) return Number(count[1]) >= 1 ? { count: Number(count[1]), range: null } : null;
  const match = /^F?(-?\d{1,3})(?:F|层)?[-–—~至到]F?(-?\d{1,3})(?:F|层)?$/iu.exec(folded);
  if (match === null) return null;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return to < from ? null : { count: to - from + 1, range: [from, to] };
}

export const rangeText = ([from, to]: readonly [number, number]): string => `${from}–${to}`;

/** The range that a rule was entered with: it is kept as the rule's reason. */
export function rangeOf(rule: StoreyRule | undefined): readonly [number, number] | null {
  const read = rule?.reason === undefined ? null : readStandsFor(rule.reason);
  return read !== null && read.range !== null && read.count === rule?.standsFor ? read.range : null;
}

export type StoreyWarning = { readonly kind: 'modelled' | 'overlap'; readonly names: readonly string[] } | { readonly kind: 'not-in' };

/** What is wrong with what each storey stands for; keys are the storeys' names. `elements`: how many of each storey count. */
export function storeyWarnings(storeys: readonly StoreyResult[], rangeFor: (name: string) => readonly [number, number] | null, elements: ReadonlyMap<string, number>): ReadonlyMap<string, readonly StoreyWarning[]> {
  const ranges = storeys.flatMap((storey) => {
    const range = storey.excluded ? null : rangeFor(storey.name);
    return range === null ? [] : [{ storey, range }];
  });
  return new Map(ranges.map(({ storey, range: [from, to] }) => {
    const own = storeyNumber(storey.name);
    const within = (name: string): boolean => {
      const number = storeyNumber(name);
      return number !== null && number >= from && number <= to;
    };
    const modelled = storeys.filter((other) => other !== storey && !other.excluded && within(other.name) && (elements.get(other.name) ?? 0) > 0).map(({ name }) => name);
    const overlaps = ranges.filter((other) => other.storey !== storey && other.range[0] <= to && other.range[1] >= from).map((other) => other.storey.name);
    const found: StoreyWarning[] = [
      ...(own !== null && (own < from || own > to) ? [{ kind: 'not-in' } as const] : []),
      ...(modelled.length > 0 ? [{ kind: 'modelled', names: modelled } as const] : []),
      ...(overlaps.length > 0 ? [{ kind: 'overlap', names: overlaps } as const] : []),
    ];
    return [storey.name, found] as const;
  }).filter(([, found]) => found.length > 0));
}

/** How many elements count on each storey of a building. */
export function elementsByStorey(building: Pick<BuildingResult, 'id'>, elements: readonly ReportElement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { storey, building: of, outOfScope } of elements) if (storey !== null && of === building.id && outOfScope === null) counts.set(storey, (counts.get(storey) ?? 0) + 1);
  return counts;
}

export interface AlikeStoreys {
  /** lowest first, without a gap */
  readonly names: readonly string[];
  /** the lowest: it may stand for all */
  readonly first: string;
}

/** Storeys one above the other that hold the same number of elements of each type and have the same plan area (0.1 %): three or more. */
export function alikeStoreys(building: Pick<BuildingResult, 'id' | 'storeys'>, elements: readonly ReportElement[]): readonly AlikeStoreys[] {
  const types = new Map<string, Map<string, number>>();
  for (const { storey, building: of, outOfScope, type, roles, class: kind } of elements) {
    if (storey === null || of !== building.id || outOfScope !== null) continue;
    const own = types.get(storey) ?? new Map<string, number>();
    types.set(storey, own);
    const key = `${type || kind}\n${roles.precast}`;
    own.set(key, (own.get(key) ?? 0) + 1);
  }
  const signature = (name: string): string => [...(types.get(name) ?? [])].map(([key, count]) => `${key} ${count}`).sort().join('\n');
  const groups: StoreyResult[][] = [];
  let last: { readonly sign: string; readonly area: number } | null = null;
  for (const storey of building.storeys) {
    if (storey.aboveGround !== 'yes' || storey.excluded || storey.standsFor > 1) {
      last = null;
      continue;
    }
    const sign = signature(storey.name);
    const area = storey.planArea[1];
    if (last !== null && sign !== '' && sign === last.sign && Math.abs(area - last.area) <= 0.001 * Math.max(area, last.area)) groups.at(-1)!.push(storey);
    else groups.push([storey]);
    last = { sign, area };
  }
  return groups.filter((group) => group.length >= 3).map((group) => ({ names: group.map(({ name }) => name), first: group[0]!.name }));
}
