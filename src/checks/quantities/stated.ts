/** Readings of what a property states. */
import type { ConceptValue } from '../../facts/concepts.ts';
import type { Reading } from '../rules/judgement.ts';

export const missingConcept = (id: string): Reading => ({ value: null, missing: [{ kind: 'concept', id }] });
export const missingGeometry = (id: string): Reading => ({ value: null, missing: [{ kind: 'geometry', id }] });

/** A number that is stated, or the concept that is missing. */
export function statedNumber(found: ConceptValue | null, id: string): Reading {
  return typeof found?.value === 'number' ? { value: [found.value, found.value], basis: found.where } : missingConcept(id);
}
