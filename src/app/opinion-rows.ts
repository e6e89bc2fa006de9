/** Opinions as the panel lists them: what the filters leave. */
import type { Opinion } from '../export/opinions.ts';

export interface OpinionFilter {
  readonly text: string;
  /** '' for all */
  readonly nature: string;
  readonly discipline: string;
  readonly status: string;
}

export const NO_OPINION_FILTER: OpinionFilter = { text: '', nature: '', discipline: '', status: '' };

/** Positions of what is left: an opinion keeps its number on the sheet. */
export function opinionRows(list: readonly Opinion[], { text, nature, discipline, status }: OpinionFilter): readonly number[] {
  const needle = text.trim().toLowerCase();
  const says = ({ opinion, basis, drawing, storeys }: Opinion): boolean => [opinion.zh, opinion.en, basis.zh, drawing, storeys].some((part) => part.toLowerCase().includes(needle));
  return list.flatMap((one, i) => ((nature === '' || one.nature === nature) && (discipline === '' || (one.discipline ?? 'general') === discipline) && (status === '' || one.status === status) && (needle === '' || says(one)) ? [i] : []));
}

/** Values that occur, for the choices of a filter. */
export function occurring(list: readonly Opinion[], of: (one: Opinion) => string): readonly string[] {
  return [...new Set(list.map(of))];
}
