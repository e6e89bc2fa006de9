/** Quantities and checks by name: one of each. */
import { expect, test } from 'vitest';
import { QUANTITIES, LISTED_QUANTITIES } from '../../src/checks/quantities/index.ts';
import { RULE_CHECKS } from '../../src/checks/rules/index.ts';
import { CONCEPTS } from '../../src/facts/concepts.ts';

const repeated = (ids: readonly string[]): readonly string[] => ids.filter((id, i) => ids.indexOf(id) !== i);

test('no two quantities, concepts or checks share a name', () => {
  expect(repeated(CONCEPTS.map(({ id }) => id))).toEqual([]);
  expect(repeated(LISTED_QUANTITIES.map(({ id }) => id))).toEqual([]);
  expect(repeated(RULE_CHECKS.map(({ id }) => id))).toEqual([]);
});

test('a quantity that takes the name of a concept reads that concept', () => {
  const shadowing = LISTED_QUANTITIES.filter(({ id }) => CONCEPTS.some((concept) => concept.id === id));
  expect(shadowing.filter(({ id, concept }) => concept !== id).map(({ id }) => id)).toEqual([]);
  expect(shadowing.every((one) => QUANTITIES.get(one.id) === one)).toBe(true);
});

test('the concepts that quantities name are in the table', () => {
  const known = new Set(CONCEPTS.map(({ id }) => id));
  const named = LISTED_QUANTITIES.flatMap(({ id, concept, also = [] }) => [concept ?? [], also].flat().map((one) => [id, one] as const));
  expect(named.filter(([, concept]) => !known.has(concept))).toEqual([]);
});
