/** "What is not marked is cast in place": where the marking suggests it, and what it would settle (design decision 3). */
import type { ReportElement } from '../engine/report.ts';

export interface Proposal {
  readonly component: string;
  /** elements that say what they are */
  readonly marked: number;
  /** elements that say nothing: what the convention would settle */
  readonly unmarked: number;
}

/** never infill walls and partitions: there the question is the product, not the marking */
const NOT_OFFERED = new Set(['infill-envelope-wall', 'partition', 'curtain-wall', 'wall', 'unknown', 'other', 'space', 'assembly']);

export function proposals(elements: readonly ReportElement[]): readonly Proposal[] {
  const counts = new Map<string, { marked: number; unmarked: number }>();
  for (const element of elements) {
    if (element.outOfScope !== null || element.representedBy !== null) continue;
    const { component, precast } = element.roles;
    if (NOT_OFFERED.has(component) || precast === 'not-applicable' || precast === 'conflict') continue;
    const row = counts.get(component) ?? { marked: 0, unmarked: 0 };
    if (precast === 'unknown') row.unmarked++;
    else row.marked++;
    counts.set(component, row);
  }
  return [...counts].filter(([, row]) => row.unmarked > 0).map(([component, row]) => ({ component, ...row }))
    .sort((a, b) => Number(b.marked > 0) - Number(a.marked > 0) || b.unmarked - a.unmarked);
}
