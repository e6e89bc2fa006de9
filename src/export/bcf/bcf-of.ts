/** A BCF file of what a Report found: one topic per finding or per rule, with what it says, where it is and a picture. */
import type { Bcf, BcfHeaderFile, BcfTopic, BcfViewpoint, BcfCamera } from '../../bcf/bcf.ts';
import { isIfcGuid } from '../../bcf/ifc-guid.ts';
import type { Report } from '../../engine/report.ts';
import type { RuleResult, VerdictGroup } from '../../engine/rules/rule-report.ts';
import type { GapChoice } from '../../template/gaps.ts';
import { fill } from '../fill.ts';
import { keyOfGroup, keyOfModelFinding, keyOfRule, reviewId, reviewsById, type ReviewKey } from '../review-key.ts';
import { part } from '../verdict-group.ts';
import type { Lang } from '../verdict-text.ts';
import { componentsOf, fileName } from './components.ts';
import { derivedGuid } from './derived-guid.ts';
import type { Finding, Issue, Select } from './issue.ts';
import { gapIssue, gapsOf } from './gap-issues.ts';
import { finderOf, modelGroups, modelIssue, type FindingTexts } from './model-issues.ts';
import { oneLine } from './one-line.ts';
import { questionIssue } from './question-issues.ts';
import { reviewedTopic, statusesOf } from './review-topic.ts';
import { groupKeys, rank, ruleIssues } from './rule-issues.ts';
import { drawScene, type Scene } from './snapshot.ts';
import { surroundingsOf } from './surroundings.ts';
import { componentsOfIssue, sceneOf, viewOf, viewpoint, type View } from './viewpoint.ts';
import { extensionsOf, isBinding, wordingOf, type Wording } from './wording.ts';

/** Of rules: not met, not decided, waived, in error. What the score waits for. What is wrong with the models. What is missing of the property template. */
export const BCF_SOURCES = ['fail', 'unknown', 'waived', 'error', 'question', 'model', 'template'] as const;
export type BcfSource = (typeof BCF_SOURCES)[number];
export const DEFAULT_SOURCES: readonly BcfSource[] = ['fail', 'unknown', 'question', 'model'];

export interface Shown {
  readonly title: string;
  /** positions in Report.elements by what was said of them */
  readonly parts: Issue['parts'];
  readonly camera: BcfCamera | null;
}
export type Snapshot = NonNullable<BcfViewpoint['snapshot']>;

export interface BcfOptions {
  readonly language: Lang;
  /** that it will be written as: 2.1 has no place for the shape of a view. Default 3.0 */
  readonly version?: '2.1' | '3.0';
  /** one topic per finding (a type of element, a limit, a thing missing), or one per rule */
  readonly group: 'finding' | 'rule';
  readonly author: string;
  /** ISO date or date and time of the topics; default: the report's. No clock is read */
  readonly date?: string;
  /** default: DEFAULT_SOURCES, and of the models errors and warnings. Ignored where `select` is given */
  readonly sources?: readonly BcfSource[];
  /** the findings that are wanted, whatever their outcome */
  readonly select?: Select;
  /** of the property template: also what is told otherwise? Default not */
  readonly gaps?: GapChoice;
  /** texts of the codes of model findings; the bare code without */
  readonly findingTexts?: FindingTexts;
  /** default `drawn`. A function that gives null has the picture drawn */
  readonly snapshot?: 'drawn' | 'none' | ((shown: Shown) => Promise<Snapshot | null> | Snapshot | null);
  /** cuts away what lies above the elements of a finding; default false */
  readonly section?: boolean;
  readonly signal?: AbortSignal;
  readonly onTopic?: (done: number, total: number) => void;
}

/** Neither the report nor the options have a date, or what they have is none. */
export class UndatedError extends Error {}

/** ms of work between two breaths, in which messages come in */
const BREATH = 16;
/** other topics of a rule that a topic names, at most */
const MOST_RELATED = 50;

/**
 * Topics in the order of their weight: what fails and binds first. GUIDs follow from the IfcProjects of the models (from the
 * SHA-256 of a file that has none), the project's name, the rule and the group: a revised model keeps the topics of what it still fails.
 * @throws UndatedError; DOMException AbortError when the signal is raised
 */
export async function bcfOf(report: Report, options: BcfOptions): Promise<Bcf> {
  options.signal?.throwIfAborted();
  const words = wordingOf(report, options.language);
  const date = dateTime(options.date ?? report.date, words);
  const issues = issuesOf(report, options, words);
  const identity = identityOf(report);
  const guidOf = topicGuid(report);
  const keys = new Map<string, number>();
  const guids = await Promise.all(issues.map(({ issue: { key } }) => {
    const again = keys.get(key) ?? 0;
    keys.set(key, again + 1);
    return guidOf(options.group, key, again);
  }));
  const reviews = reviewsById(report.profile.reviews);
  const families = new Map<string, string[]>();
  issues.forEach(({ issue: { family } }, i) => {
    if (family !== '') families.set(family, [...(families.get(family) ?? []), guids[i]!]);
  });

  const around = surroundingsOf(report);
  const componentOf = componentsOf(report);
  const files = headerOf(report);
  const closing = fileLines(report, words);
  const stage = words.t.stages[report.rules?.stage ?? report.profile.project?.stage ?? 'design'];
  const draw = drawer();
  const topics: BcfTopic[] = [];
  let breath = performance.now();
  for (const [i, { issue, judged, above }] of issues.entries()) {
    const guid = guids[i]!;
    const view = viewOf(report, issue, around, options.version === '2.1');
    const taken = typeof options.snapshot === 'function' ? await options.snapshot({ title: issue.title, parts: issue.parts, camera: view.camera }) : null;
    const scene = taken === null && options.snapshot !== 'none' ? sceneOf(issue, view, around) : null;
    const snapshot = taken ?? (scene === null ? null : { format: 'png' as const, bytes: draw(scene, issue, view) });
    const components = componentsOfIssue(report, issue, componentOf);
    const lines = [
      ...issue.lines,
      ...(view.named !== null ? [] : [issue.parts.length > 0 ? words.t.topic.noBody : words.t.topic.whole]),
      ...(scene === null ? [] : [words.t.topic.drawn]), ...closing,
    ];
    const topic: BcfTopic = {
      guid, title: issue.title, type: words.t.topic.type[issue.kind], status: issue.closed ? 'Closed' : 'Open', priority: issue.priority, stage,
      labels: [...new Set(issue.labels)], index: i + 1, serverAssignedId: '', creationDate: date, creationAuthor: options.author,
      modifiedDate: '', modifiedAuthor: '', dueDate: '', assignedTo: '', description: lines.join('\n'), referenceLinks: [], files, snippet: null, documents: [],
      related: (families.get(issue.family) ?? []).filter((other) => other !== guid).slice(0, MOST_RELATED), comments: [],
      viewpoints: components.selection.length === 0 && view.camera === null && snapshot === null ? [] : [viewpoint(await derivedGuid(['viewpoint', guid]), components, view, options.section === true, snapshot)],
      more: [], others: [],
    };
    topics.push(await reviewedTopic(topic, judged.map((key) => reviews.get(reviewId(key))), above === null ? undefined : reviews.get(reviewId(above)), words));
    options.onTopic?.(i + 1, issues.length);
    if (performance.now() - breath > BREATH) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      options.signal?.throwIfAborted();
      breath = performance.now();
    }
  }
  const name = oneLine(report.profile.project?.name ?? '', 200);
  const { types, priorities, stages } = extensionsOf(options.language);
  return {
    version: options.version ?? '3.0',
    project: { id: await derivedGuid(['project', ...identity]), name, more: [] },
    extensions: { types, statuses: statusesOf(topics), priorities, labels: [...new Set(topics.flatMap(({ labels }) => labels))].sort(), users: [...new Set([options.author, ...topics.flatMap(({ assignedTo, comments }) => [assignedTo, ...comments.map(({ author }) => author)])])].filter(Boolean), stages, snippetTypes: [] },
    topics, documents: [], others: [],
  };
}

/** The GUID of the topic that is made of a finding; `again`: how many of the same key come before it. */
export function topicGuid(report: Report): (group: BcfOptions['group'], key: string, again: number) => Promise<string> {
  const identity = identityOf(report);
  return (group, key, again) => derivedGuid(['topic', ...identity, group, key, ...(again === 0 ? [] : [String(again)])]);
}

/** Of a building of which no element is named there is one picture. */
function drawer(): (scene: Scene, issue: Issue, view: View) => Uint8Array {
  const whole = new Map<string, Uint8Array>();
  return (scene, { parts, buildings }, { named }) => {
    if (named !== null || parts.length > 0) return drawScene(scene);
    const key = buildings.join('\n');
    const picture = whole.get(key) ?? drawScene(scene);
    whole.set(key, picture);
    return picture;
  };
}

/** What the models are, whichever revision: in an order of their own, so that it does not matter in which they were given. */
function identityOf({ files, profile }: Report): readonly string[] {
  const of = files.filter(({ status }) => status !== 'unreadable').map(({ project, sha256 }) => project ?? sha256);
  return [profile.project?.name ?? '', ...new Set(of.sort())];
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Noon in Greenwich: the same day in every time zone but the outermost. */
function dateTime(date: string | null, { t }: Wording): string {
  if (date === null) throw new UndatedError(t.topic.undated);
  const full = DATE.test(date) ? `${date}T12:00:00Z` : date;
  if (!DATE_TIME.test(full) || Number.isNaN(Date.parse(full))) throw new UndatedError(fill(t.topic.noDate, { text: oneLine(date, 40) }));
  return full;
}

function headerOf({ files }: Report): readonly BcfHeaderFile[] {
  return files.filter(({ status }) => status !== 'unreadable').map(({ path, project }) => ({
    ifcProject: project !== null && isIfcGuid(project) ? project : '', ifcSpatialStructureElement: '', external: true, filename: fileName(path), date: '', reference: '',
  }));
}

function fileLines({ files }: Report, { t, pair }: Wording): readonly string[] {
  const read = files.filter(({ status }) => status !== 'unreadable');
  return read.map(({ path, sha256 }) => pair(t.files.title, fill(t.topic.hash, { file: oneLine(fileName(path), 120), hash: sha256 })));
}

/** An issue, and the keys of what people say of it: of what it is about, and of the rule as a whole. */
interface Reviewed {
  readonly issue: Issue;
  readonly judged: readonly ReviewKey[];
  readonly above: ReviewKey | null;
}

interface Ranked extends Reviewed {
  readonly rank: readonly number[];
}

const SORTS = ['fail', 'unknown', 'concept', 'question', 'template', 'model', 'error', 'waived'] as const;

function issuesOf(report: Report, { group, sources = DEFAULT_SOURCES, select, gaps = { known: false }, findingTexts = () => null }: BcfOptions, words: Wording): readonly Reviewed[] {
  const wants = (finding: Finding): boolean | readonly number[] => (select === undefined ? sources.includes(sourceOf(finding)) && !isRemark(finding) : select(finding));
  const ranked: Ranked[] = [];
  const add = (sort: (typeof SORTS)[number], issue: Issue, said: Omit<Reviewed, 'issue'>, ...further: readonly number[]): void => {
    ranked.push({ issue, ...said, rank: [SORTS.indexOf(sort), ...further] });
  };
  const nothing = { judged: [], above: null };
  const { rules } = report;
  if (rules !== null) {
    const of = ruleIssues(report, rules, words);
    for (const result of rules.results) {
      if (result.outcome === 'error') {
        if (wants({ kind: 'rule-error', result }) !== false) add('error', of.failed(result), { judged: [keyOfRule(result)], above: null }, rank(result.force));
        continue;
      }
      const wanted = wantedGroups(result, wants);
      const keys = groupKeys(result);
      const topics = group === 'rule' ? (wanted.length > 0 ? [{ key: result.rule, groups: wanted.map(({ cut }) => cut), said: { judged: wanted.map(({ whole }) => keyOfGroup(result, whole)), above: keyOfRule(result) } }] : []) : wanted.map(({ whole, cut }) => ({ key: keys.get(whole)!, groups: [cut], said: { judged: [keyOfGroup(result, whole)], above: null } }));
      for (const { key, groups, said } of topics) {
        const issue = of.of(result, key, groups);
        const sort = issue.closed ? 'waived' : issue.kind === 'undecided' ? 'unknown' : 'fail';
        add(sort, issue, said, rank(result.force), Number(!isBinding(result)), -issue.parts.reduce((sum, { elements }) => sum + elements.length, 0));
      }
    }
    for (const concept of rules.notModelled) if (wants({ kind: 'concept', concept }) !== false) add('concept', of.notModelled(concept), nothing, -concept.rules.length);
  }
  for (const building of report.buildings) {
    for (const question of building.openQuestions) {
      if (wants({ kind: 'question', building, question }) !== false) add('question', questionIssue(report, building, question, words), nothing, -question.narrows, -question.quantity);
    }
  }
  for (const gap of gapsOf(report, gaps)) if (wants({ kind: 'template', gap }) !== false) add('template', gapIssue(report, gap, words), nothing);
  const find = finderOf(report);
  const severities = ['error', 'warning', 'info'];
  const found = report.findings.filter((finding) => wants({ kind: 'model', finding }) !== false);
  for (const findings of modelGroups(found)) add('model', modelIssue(report, findings, findingTexts, find, words), { judged: [keyOfModelFinding(findings[0]!, true)], above: null }, severities.indexOf(findings[0]!.severity), -findings.length);
  return ranked.map((one, i) => ({ ...one, i })).sort((a, b) => compare(a.rank, b.rank) || a.i - b.i);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sourceOf(finding: Finding): BcfSource {
  if (finding.kind === 'rule') return finding.group.waived === null ? finding.group.outcome : 'waived';
  return finding.kind === 'rule-error' ? 'error' : finding.kind === 'concept' ? 'unknown' : finding.kind;
}

const isRemark = (finding: Finding): boolean => finding.kind === 'model' && finding.finding.severity === 'info';

function wantedGroups(result: RuleResult, wants: (finding: Finding) => boolean | readonly number[]): readonly { readonly whole: VerdictGroup; readonly cut: VerdictGroup }[] {
  return result.groups.flatMap((group) => {
    const wanted = wants({ kind: 'rule', result, group });
    if (wanted === false) return [];
    const cut = wanted === true ? group : part(group, wanted);
    return cut.measured.length > 0 ? [{ whole: group, cut }] : [];
  });
}
