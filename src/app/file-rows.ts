/** What the files' list says of each file beside its bytes: where its elements stand, what was found, what may be wrong with it. */
import type { Report } from '../engine/report.ts';
import type { ModelFinding, Severity } from '../model/model.ts';

export interface FileRow {
  /** its elements are the positions from … to − 1 of Report.elements */
  readonly from: number;
  readonly to: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** findings that concern the file as one of several, or all of it */
  readonly notes: readonly ModelFinding[];
  /** elements that another file counts in its place */
  readonly copies: number;
  /** path of a file before it with the same bytes */
  readonly sameAs: string | null;
}

/** They say that a file does not fit the others, that none of its sizes can be trusted, or that it holds less than it should. */
const NOTED: ReadonlySet<string> = new Set([
  'file-apart', 'map-conversion-partial', 'size-implausible', 'missing-length-unit', 'unit-not-understood', 'overlapping-elements',
  'no-elements', 'no-project', 'no-data-section', 'missing-endsec', 'missing-end-iso', 'unterminated-string', 'unterminated-comment', 'truncated-record',
]);

/** By path. Linear in elements and findings. */
export function fileRows({ files, elements, findings }: Pick<Report, 'files' | 'elements' | 'findings'>): ReadonlyMap<string, FileRow> {
  const rows = files.map(() => ({ from: -1, to: -1, findings: { error: 0, warning: 0, info: 0 }, notes: [] as ModelFinding[], copies: 0 }));
  elements.forEach(({ file, representedBy }, index) => {
    const row = rows[file];
    if (!row) return;
    if (row.from < 0) row.from = index;
    row.to = index + 1;
    if (representedBy !== null && elements[representedBy]?.file !== file) row.copies++;
  });
  const byPath = new Map(files.map(({ path }, i) => [path, rows[i]!]));
  for (const finding of findings) {
    const row = byPath.get(finding.file);
    if (!row) continue;
    row.findings[finding.severity]++;
    // damage is found at every record it touches: the file's list says it once
    if (NOTED.has(finding.code) && !row.notes.some((one) => one.code === finding.code && JSON.stringify(one.params) === JSON.stringify(finding.params))) row.notes.push(finding);
  }
  const first = new Map<string, string>();
  return new Map(files.map(({ path, sha256, status }, i) => {
    const { from, to, ...rest } = rows[i]!;
    const sameAs = status === 'unreadable' || sha256 === '' ? null : first.get(sha256) ?? null;
    if (status !== 'unreadable' && sameAs === null) first.set(sha256, path);
    return [path, { from: Math.max(0, from), to: Math.max(0, to), ...rest, sameAs }];
  }));
}

/** What was found of a file that could not be read: of itself, or of the member for which an archive was refused (`ARCHIVE!MEMBER`). */
export const refusalOf = (findings: readonly ModelFinding[], path: string, code: string | null): ModelFinding | undefined =>
  findings.find((finding) => finding.code === code && (finding.file === path || finding.file.startsWith(`${path}!`)));

/** All elements but those of files that stand apart from the others, perhaps kilometres away; null where no file does. */
export function besideApart({ files, elements }: Pick<Report, 'files' | 'elements'>): readonly number[] | null {
  const away = new Set(files.flatMap(({ status }, i) => (status === 'not-merged' ? [i] : [])));
  return away.size === 0 ? null : elements.flatMap(({ file }, i) => (away.has(file) ? [] : [i]));
}

export const elementsOfFile = ({ from, to }: Pick<FileRow, 'from' | 'to'>): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);
