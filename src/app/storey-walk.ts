/** Storeys one after the other: what stands on them, and the step from one to the next. */
import type { Report } from '../engine/report.ts';

export interface WalkStorey {
  readonly name: string;
  /** m; null where no building says */
  readonly elevation: number | null;
  readonly elements: readonly number[];
}

/** The lowest first. Storeys that several buildings share by name are one; what is on no storey of a building follows by name. */
export function walkOf({ elements, buildings }: Pick<Report, 'elements' | 'buildings'>): readonly WalkStorey[] {
  const on = new Map<string, number[]>();
  elements.forEach(({ storey, box, representedBy }, index) => {
    if (storey === null || (box === null && representedBy === null)) return;
    const own = on.get(storey);
    if (own) own.push(index);
    else on.set(storey, [index]);
  });
  const elevations = new Map<string, number>();
  for (const { storeys } of buildings) for (const { name, elevation } of storeys) if (!elevations.has(name)) elevations.set(name, elevation);
  return [...on].map(([name, own]) => ({ name, elevation: elevations.get(name) ?? null, elements: own }))
    .sort((a, b) => (a.elevation ?? Infinity) - (b.elevation ?? Infinity) || (a.name < b.name ? -1 : 1));
}

/** The storey above or below; from none to the lowest or the highest; stays where there is no further one. */
export function stepTo(walk: readonly WalkStorey[], now: string | null, up: boolean): WalkStorey | null {
  if (walk.length === 0) return null;
  const at = walk.findIndex(({ name }) => name === now);
  if (at < 0) return up ? walk[0]! : walk.at(-1)!;
  return walk[Math.min(walk.length - 1, Math.max(0, at + (up ? 1 : -1)))]!;
}

/** m above a storey's floor at which plans are cut */
export const PLAN_CUT = 1.2;
