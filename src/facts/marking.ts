/** "What is not marked is cast in place": proposed where the marking is consistent, never assumed (domain.md 2.2, 3.5). */
import type { Model } from '../model/model.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Component, Roles } from './roles.ts';

export interface MarkingProposal {
  readonly component: Component;
  readonly unmarked: 'cast-in-place';
  readonly marked: number;
  /** elements the convention would settle */
  readonly wouldSettle: number;
  /** positions in Model.elements */
  readonly elements: readonly number[];
  /** m³ of those with a closed body; `unmeasured` counts the others */
  readonly volume: number;
  readonly unmeasured: number;
}

/** Unmarked infill walls and partitions may be blocks, boards or panels; a bare `wall` may be either. */
const OFFERED: readonly Component[] = ['column', 'brace', 'shear-wall', 'beam', 'slab', 'stair', 'balcony', 'ac-slab', 'roof', 'bay-window', 'parapet'];

/**
 * Per component: some marked precast or composite, the rest unmarked, no conflict and nothing that argues. A file where
 * things are also marked cast in place marks both ways: then silence means nothing, and nothing is proposed.
 */
export function proposeConventions(
  model: Model, geometry: readonly (ElementGeometry | null)[], roles: readonly Roles[],
): readonly MarkingProposal[] {
  const proposals: MarkingProposal[] = [];
  for (const component of OFFERED) {
    let marked = 0;
    let broken = false;
    let volume = 0;
    let unmeasured = 0;
    const elements: number[] = [];
    for (const e of model.elements) {
      const r = roles[e.index]!;
      if (r.component !== component) continue;
      const byConvention = r.evidence.some((x) => x.role === 'precast' && x.source === 'convention' && !x.contradicts);
      if (r.precast === 'precast' || r.precast === 'composite') {
        marked++;
        if (r.evidence.some((x) => x.role === 'precast' && x.contradicts && !x.proposal && x.value === 'cast-in-place' && x.source !== 'convention')) broken = true;
      } else if (r.precast === 'conflict' || (r.precast === 'cast-in-place' && !byConvention)) broken = true;
      else if (r.precast === 'unknown') {
        elements.push(e.index);
        const v = geometry[e.index]?.volume ?? null;
        if (v === null) unmeasured++;
        else volume += v;
      }
    }
    if (broken || marked === 0 || elements.length === 0) continue;
    proposals.push({ component, unmarked: 'cast-in-place', marked, wouldSettle: elements.length, elements, volume, unmeasured });
  }
  return proposals;
}
