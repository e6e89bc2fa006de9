/** What the concepts are called that verdicts lack (a condition may lack a quantity), so that a reader of the report needs no table beside it. */
import { QUANTITIES } from '../../checks/quantities/index.ts';
import { conceptOf } from '../../facts/concepts.ts';
import type { RuleReport } from './rule-report.ts';

export function missingConcepts({ results, waits, notModelled }: Pick<RuleReport, 'results' | 'waits' | 'notModelled'>): RuleReport['concepts'] {
  const lacking = [...results.flatMap(({ groups }) => groups.flatMap(({ missing }) => missing)), ...waits.map(({ missing }) => missing)];
  const ids = new Set([...lacking.filter(({ kind }) => kind === 'concept').map(({ id }) => id), ...notModelled.map(({ concept }) => concept)]);
  return [...ids].sort().map(conceptWords);
}

export function conceptWords(concept: string): RuleReport['concepts'][number] {
  const known = conceptOf(concept);
  return { concept, title: known?.title ?? QUANTITIES.get(concept)?.title ?? { zh: concept, en: concept }, names: known?.names ?? [] };
}
