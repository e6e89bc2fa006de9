/** What a state means for a requirement, by its cardinality. Source: IDS 1.0, facet configurations, and the official cases. */
import type { Requirement } from './ids.ts';
import { STATE } from './facets/facet.ts';
import type { State } from './facets/facet.ts';

export type Verdict = 'pass' | 'fail' | 'unknown';

/** Nothing is asked beyond the facet's being there. */
function asksPresence(requirement: Requirement): boolean {
  switch (requirement.kind) {
    case 'property': return requirement.value === undefined && requirement.dataType === undefined;
    case 'attribute': return requirement.value === undefined;
    default: return false;
  }
}

export function verdictOf(requirement: Requirement, state: State): Verdict {
  if (state === STATE.unknown) return 'unknown';
  switch (requirement.cardinality) {
    case 'required':
      return state === STATE.match ? 'pass' : 'fail';
    case 'optional':
      return state === STATE.absent || state === STATE.null || state === STATE.match || state === STATE.partly ? 'pass' : 'fail';
    case 'prohibited':
      if (state === STATE.match || state === STATE.partly) return 'fail';
      // what must not be there must not be there empty either
      return asksPresence(requirement) && state !== STATE.absent ? 'fail' : 'pass';
  }
}
