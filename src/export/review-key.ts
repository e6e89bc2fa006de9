/** Which review of the profile is of which finding of a report. */
import type { Report, ReportElement } from '../engine/report.ts';
import type { RuleResult, VerdictGroup } from '../engine/rules/rule-report.ts';

export type Review = NonNullable<Report['profile']['reviews']>[number];
export type ReviewKey = Review['of'];

const ids = new WeakMap<ReviewKey, string>();

/** One text per key: equal keys have equal texts, whatever the order of their fields. */
export function reviewId(of: ReviewKey): string {
  let id = ids.get(of);
  if (id === undefined) ids.set(of, (id = idOf(of)));
  return id;
}

function idOf(of: ReviewKey): string {
  return [of.rule ?? '', of.code ?? '', of.kind ?? '', of.missing ?? '', of.element ?? '', of.file ?? '', of.building ?? ''].join('\n');
}

/** What nobody has looked at stands open. */
export const statusOf = (review: Review | undefined): NonNullable<Review['status']> => review?.status ?? 'open';

/** Of two reviews of one finding the last holds. */
export function reviewsById(reviews: readonly Review[] | undefined): ReadonlyMap<string, Review> {
  return new Map((reviews ?? []).map((one) => [reviewId(one.of), one]));
}

/** Of a rule's verdicts that say the same of one type. Groups that differ in their limit or their words alone are reviewed as one. */
export function keyOfGroup({ rule }: Pick<RuleResult, 'rule'>, group: Pick<VerdictGroup, 'outcome' | 'kind' | 'missing'>): ReviewKey {
  if (group.outcome === 'fail') return { rule, kind: group.kind };
  return { rule, kind: group.kind, missing: group.missing.map(({ kind, id }) => `${kind} ${id}`).sort().join() };
}

/** Of a rule that could not be judged. */
export const keyOfRule = ({ rule }: Pick<RuleResult, 'rule'>): ReviewKey => ({ rule });

/** @param repeated GlobalIds that elements of several files have (`repeatedIds`) */
export function keyOfElement({ rule }: Pick<RuleResult, 'rule'>, element: ReportElement, files: Report['files'], repeated: ReadonlySet<string>): ReviewKey {
  return { rule, element: element.globalId, ...(repeated.has(element.globalId) ? { file: baseName(files[element.file]?.path ?? '') } : {}) };
}

/** All findings of one code in one file, or what is said of one element there. */
export function keyOfModelFinding({ code, file, globalId }: Report['findings'][number], whole: boolean): ReviewKey {
  // what is about the check's own settings stands in no file
  return { code, file: baseName(file) || '-', ...(whole || globalId === null || globalId === '' ? {} : { element: globalId }) };
}

/** GlobalIds that name more than one element. */
export function repeatedIds(elements: readonly ReportElement[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { globalId } of elements) {
    if (seen.has(globalId)) twice.add(globalId);
    else seen.add(globalId);
  }
  return twice;
}

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
