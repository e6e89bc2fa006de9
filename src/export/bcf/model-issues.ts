/** Topics of what is wrong with the models themselves: one per sort of fault and file. */
import type { BcfComponent } from '../../bcf/bcf.ts';
import { isIfcGuid } from '../../bcf/ifc-guid.ts';
import type { Report, Text } from '../../engine/report.ts';
import { fill } from '../fill.ts';
import { fileName } from './components.ts';
import { LISTED, type Issue } from './issue.ts';
import { oneLine } from './one-line.ts';
import { placeLabels } from './rule-issues.ts';
import type { Wording } from './wording.ts';

export type ReportFinding = Report['findings'][number];
/** What a code of a model finding says, with `{name}` for its parameters; null where it is not known. */
export type FindingTexts = (code: string) => Text | null;

/** how many more there are of another code: no fault of its own */
const MORE = 'more';

/** Positions in Report.elements by file and record number. */
export function finderOf(report: Pick<Report, 'elements' | 'files'>): (finding: ReportFinding) => number | null {
  const by = new Map(report.elements.map(({ file, expressId }, index) => [`${report.files[file]?.path ?? ''}\n${expressId}`, index]));
  return ({ file, expressId }) => (expressId === null ? null : (by.get(`${file}\n${expressId}`) ?? null));
}

/** Findings that stand in a file: what is about the check's own settings is nobody's model. In the order of the report. */
export function modelGroups(findings: readonly ReportFinding[]): readonly (readonly ReportFinding[])[] {
  const groups = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    if (finding.file === '' || finding.code === MORE) continue;
    const key = `${finding.file}\n${finding.code}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

export const modelTopicKey = ({ code, file }: ReportFinding): string => ['model', code, fileName(file)].join('\n');

/** @param findings of one code and file, not empty */
export function modelIssue(report: Report, findings: readonly ReportFinding[], texts: FindingTexts, find: (finding: ReportFinding) => number | null, words: Wording): Issue {
  const { t, pair } = words;
  const first = findings[0]!;
  const textOf = ({ code, params }: ReportFinding): string => {
    const text = texts(code);
    return oneLine(text === null ? code : fill(text[words.lang], params), 300);
  };
  const more = report.findings.find(({ code, file, params }) => code === MORE && file === first.file && params.code === first.code);
  const total = findings.length + (typeof more?.params.count === 'number' ? more.params.count : 0);
  const listed = findings.slice(0, LISTED);
  const elements = [...new Set(findings.flatMap((finding) => find(finding) ?? []))];
  const others = findings.flatMap((finding): BcfComponent[] =>
    (find(finding) !== null || finding.globalId === null || !isIfcGuid(finding.globalId) ? [] : [{ ifcGuid: finding.globalId, originatingSystem: '', authoringToolId: '' }]));
  return {
    key: modelTopicKey(first), family: '', kind: 'model', closed: false,
    title: oneLine(total > 1 ? fill(t.topic.places, { text: textOf(first), n: total }) : textOf(first), 240),
    priority: '',
    labels: [t.severity[first.severity], ...placeLabels(elements.map((index) => report.elements[index]!), words)],
    lines: [
      pair(t.topic.severity, t.severity[first.severity]), pair(t.files.title, fileName(first.file)),
      ...listed.map((finding) => {
        const index = find(finding);
        const at = finding.line === null ? '' : fill(t.files.line, { line: finding.line });
        const who = index !== null ? words.element(index) : finding.expressId === null ? '' : `#${finding.expressId} ${oneLine(finding.globalId ?? '', 40)}`.trim();
        return `- ${[at, who, textOf(finding)].filter(Boolean).join(' · ')}`;
      }),
      ...(total > listed.length ? [`- ${fill(t.topic.moreLines, { n: total - listed.length })}`] : []),
      pair(t.topic.rule, first.code),
    ],
    parts: elements.length > 0 ? [{ outcome: first.severity === 'error' ? 'fail' : 'unknown', elements }] : [],
    others: [...new Map(others.map((one) => [one.ifcGuid, one])).values()], buildings: [],
  };
}
