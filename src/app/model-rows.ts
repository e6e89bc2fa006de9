/** Rows of what is wrong with the models themselves: filtered, counted per filter, grouped. Long work yields after each row. */
import type { Report } from '../engine/report.ts';
import { keyOfModelFinding, reviewId, statusOf, type ReviewKey } from '../export/review-key.ts';
import type { ModelFinding } from '../model/model.ts';
import { REVIEW_STATUSES, type Review } from '../profile/review.ts';
import type { Said } from './rule-rows.ts';

export interface ModelRow {
  readonly sort: 'finding';
  readonly key: string;
  readonly finding: ModelFinding;
  /** position in Report.elements; null: it is about none that is listed */
  readonly element: number | null;
  readonly text: string;
  /** the review of it, and the ids of that and of all that is of its sort in its file */
  readonly of: ReviewKey;
  readonly id: string;
  readonly whole: string;
  /** lower case */
  readonly haystack: string;
}

export interface ModelHeading {
  readonly sort: 'heading';
  readonly key: string;
  readonly value: string;
  readonly count: number;
  readonly open: boolean;
}

export type ModelListRow = ModelRow | ModelHeading;

export const MODEL_FACETS = ['severity', 'code', 'file', 'status', 'assignee'] as const;
export type ModelFacet = (typeof MODEL_FACETS)[number];
export type ModelFilter = Readonly<Record<ModelFacet, string>> & { readonly text: string };
export const NO_MODEL_FILTER: ModelFilter = { severity: '', code: '', file: '', status: '', assignee: '', text: '' };
export const MODEL_GROUPINGS = ['none', ...MODEL_FACETS] as const;
export type ModelGrouping = (typeof MODEL_GROUPINGS)[number];

const SEVERITIES = ['error', 'warning', 'info'];

/** Errors first, in the order of the report. */
export function* modelRows({ findings, elements, files }: Pick<Report, 'findings' | 'elements' | 'files'>, textOf: (finding: ModelFinding) => string): Generator<void, readonly ModelRow[], void> {
  const wanted = new Map<string, Map<number, number>>();
  for (const { file, expressId } of findings) {
    yield;
    if (expressId === null) continue;
    const of = wanted.get(file);
    if (of) of.set(expressId, -1);
    else wanted.set(file, new Map([[expressId, -1]]));
  }
  if (wanted.size > 0) {
    for (const [index, element] of elements.entries()) {
      yield;
      const of = wanted.get(files[element.file]?.path ?? '');
      if (of?.has(element.expressId)) of.set(element.expressId, index);
    }
  }
  const by: ModelRow[][] = SEVERITIES.map(() => []);
  for (const [at, finding] of findings.entries()) {
    yield;
    const index = finding.expressId === null ? -1 : wanted.get(finding.file)?.get(finding.expressId) ?? -1;
    const of = keyOfModelFinding(finding, false);
    const id = reviewId(of);
    const text = textOf(finding);
    by[SEVERITIES.indexOf(finding.severity)]!.push({
      sort: 'finding', key: `${at}`, finding, element: index < 0 ? null : index, text, of, id, whole: of.element === undefined ? id : reviewId(keyOfModelFinding(finding, true)),
      haystack: `${text} ${finding.code} ${finding.file} ${finding.globalId ?? ''} ${finding.expressId === null ? '' : `#${finding.expressId}`} ${index < 0 ? '' : elements[index]!.name}`.toLowerCase(),
    });
  }
  return by.flat();
}

/** What was said of it, else of all of its sort in its file. */
export const saidOf = (row: Pick<ModelRow, 'id' | 'whole'>, said: Said): Review | undefined => said.get(row.id) ?? said.get(row.whole);

function valueOf(row: ModelRow, facet: ModelFacet, said: Said): string {
  switch (facet) {
    case 'severity': return row.finding.severity;
    case 'code': return row.finding.code;
    case 'file': return row.finding.file;
    case 'status': return statusOf(saidOf(row, said));
    case 'assignee': return saidOf(row, said)?.assignee ?? '';
  }
}

export interface ModelFiltered {
  readonly rows: readonly ModelRow[];
  /** with the other filters as they stand */
  readonly counts: Readonly<Record<ModelFacet, ReadonlyMap<string, number>>>;
}

export function* filteringModel(rows: readonly ModelRow[], filter: ModelFilter, said: Said): Generator<void, ModelFiltered, void> {
  const counts: Record<ModelFacet, Map<string, number>> = { severity: new Map(), code: new Map(), file: new Map(), status: new Map(), assignee: new Map() };
  const active = MODEL_FACETS.filter((facet) => filter[facet] !== '');
  const needles = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: ModelRow[] = [];
  for (const row of rows) {
    yield;
    if (!needles.every((needle) => row.haystack.includes(needle))) continue;
    const failing = active.filter((facet) => valueOf(row, facet, said) !== filter[facet]);
    if (failing.length > 1) continue;
    for (const facet of MODEL_FACETS) {
      if (failing.length === 1 && failing[0] !== facet) continue;
      const value = valueOf(row, facet, said);
      counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
    if (failing.length === 0) found.push(row);
  }
  return { rows: found, counts };
}

/** @param folded headings that are shut */
export function* listingModel(rows: readonly ModelRow[], by: ModelGrouping, folded: ReadonlySet<string>, said: Said): Generator<void, { readonly rows: readonly ModelListRow[]; readonly stops: readonly number[] }, void> {
  const out: ModelListRow[] = [];
  const stops: number[] = [];
  const sections = new Map<string, ModelRow[]>();
  for (const row of rows) {
    yield;
    const value = by === 'none' ? '' : valueOf(row, by, said);
    const list = sections.get(value);
    if (list) list.push(row);
    else sections.set(value, [row]);
  }
  const rank = ([value, list]: readonly [string, readonly ModelRow[]]): number =>
    by === 'severity' ? SEVERITIES.indexOf(value) : by === 'status' ? (REVIEW_STATUSES as readonly string[]).indexOf(value) : -list.length;
  for (const [value, list] of [...sections].sort((a, b) => rank(a) - rank(b))) {
    const open = !folded.has(value);
    if (by !== 'none') out.push({ sort: 'heading', key: `heading ${value}`, value, count: list.length, open });
    if (by !== 'none' && !open) continue;
    for (const row of list) {
      yield;
      stops.push(out.length);
      out.push(row);
    }
  }
  return { rows: out, stops };
}
