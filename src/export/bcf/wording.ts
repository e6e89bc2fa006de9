/** The words of a topic in one language: codes of the report as a reader knows them. */
import type { OpenQuestion, Report, ReportElement, Text } from '../../engine/report.ts';
import type { RuleResult } from '../../engine/rules/rule-report.ts';
import en from '../../i18n/en.ts';
import zh from '../../i18n/zh-CN.ts';
import { fill } from '../fill.ts';
import { forceText, type Lang } from '../verdict-text.ts';
import { fileName } from './components.ts';
import { oneLine } from './one-line.ts';

const TEXTS = { zh, en };

/** What stands behind a topic; the names are written into files and stay. */
export const TOPIC_KINDS = ['error', 'warning', 'undecided', 'question', 'model', 'info'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];


export interface Wording {
  readonly lang: Lang;
  readonly t: (typeof TEXTS)[Lang];
  readonly pick: (text: Text) => string;
  /** `label: value` */
  readonly pair: (label: string, value: string) => string;
  readonly list: (words: readonly string[]) => string;
  /** the word for a code of a group of texts, or the code itself */
  readonly word: (group: Readonly<Record<string, string>>, code: string) => string;
  readonly force: (result: Pick<RuleResult, 'force' | 'check'>) => string;
  readonly clause: (result: Pick<RuleResult, 'pack' | 'clause'>) => string;
  readonly count: (n: number) => string;
  /** `name · 3F · a.ifc #123 3kd…` */
  readonly element: (index: number) => string;
}

export function wordingOf(report: Pick<Report, 'packs' | 'files' | 'elements'>, lang: Lang): Wording {
  const t = TEXTS[lang];
  const editions = new Map(report.packs.map(({ id, edition }) => [id, edition]));
  const several = report.files.filter(({ status }) => status !== 'unreadable').length > 1;
  const element = ({ name, class: of, storey, file, expressId, globalId }: ReportElement): string =>
    [oneLine(name, 80) || of, ...(storey === null ? [] : [oneLine(storey, 40)]), `${several ? `${fileName(report.files[file]?.path ?? '')} ` : ''}#${expressId} ${oneLine(globalId, 40)}`].join(' · ');
  return {
    lang, t,
    pick: (text) => oneLine(text[lang], 400),
    pair: (label, value) => fill(t.topic.pair, { label, value }),
    list: (words) => words.join(t.list.comma),
    word: (group, code) => (Object.hasOwn(group, code) ? group[code]! : oneLine(code, 80)),
    force: (result) => forceText(result, lang),
    clause: ({ pack, clause }) => oneLine(`${editions.get(pack) ?? pack} ${clause}`, 160),
    count: (n) => fill(t.topic.count, { n }),
    element: (index) => element(report.elements[index]!),
  };
}

/** Names of every type, status, priority and stage that a topic may have, in one language. */
export function extensionsOf(lang: Lang): { readonly types: readonly string[]; readonly priorities: readonly string[]; readonly stages: readonly string[] } {
  const t = TEXTS[lang];
  return { types: TOPIC_KINDS.map((kind) => t.topic.type[kind]), priorities: [...Object.values(t.force), t.idsRule.force], stages: Object.values(t.stages) };
}

/** What other programs act on is not translated. */
export const STATUSES = ['Open', 'In Progress', 'Resolved', 'Closed'] as const;

export const isBinding = ({ force, advisory, status }: Pick<RuleResult, 'force' | 'advisory' | 'status'>): boolean =>
  (force === '必须' || force === '应') && !advisory && status !== 'draft';

/** The group of a question: a kind of joint, or the type that its elements share. */
export function questionGroup(question: OpenQuestion, { pick, t }: Wording): string {
  return question.joint ? pick(question.joint.title) : oneLine(question.group, 80) || t.questions.noType;
}
