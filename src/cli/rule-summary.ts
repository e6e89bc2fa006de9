/** What the rules said, for people: per pack how many, then the findings, what is not modelled, what would decide the rest. */
import type { Report, ReportPack } from '../engine/report.ts';
import type { Limit, Measured, RuleReport, RuleResult, VerdictGroup } from '../engine/rules/rule-report.ts';
import { alsoText, conceptTitles, forceText, missingText, verdictWords, type ConceptTitles } from '../export/verdict-text.ts';
import en from '../i18n/en.ts';
import zh from '../i18n/zh-CN.ts';
import type { Interval } from '../units.ts';
import { plain, type Language } from './print.ts';

/** Lines in all, and how many of them are kept for findings whatever else there is to say. */
const LINES = 40;
const LEAST_FINDINGS = 12;
/** Concepts, waiting questions and waivers listed, each. */
const LISTED = 5;
/** Property names shown of a concept. */
const NAMES = 3;
/** Clauses named of what waits, and of what asks the same. */
const CLAUSES = 4;
const ALSO = 3;

const TEXT = {
  zh: {
    rules: '规则', judged: '判定', pass: '满足', fail: '不满足', unknown: '未定', manual: '人工', notModelled: '未建模', away: '不适用', error: '出错', none: '本阶段没有规则', stage: '阶段',
    elements: '个构件', buildings: '个单体', also: '同时涉及', types: '{kind} 等 {n} 类 × {count}', add: '补充', ofRule: '条规则', ofRules: '条规则', waits: '待补', more: '另有 {n} 条,见 --json', failing: '其中 {n} 条因未写明而不满足',
    waiver: '豁免', until: '至', overrides: '改写数值 {n} 处', waived: '已豁免', draft: '{packs} 为草案,其结果不得作为审查结论。', colon: ':', comma: '、', then: ',', and: ';',
  },
  en: {
    rules: 'rules', judged: 'judged', pass: 'pass', fail: 'failed', unknown: 'undecided', manual: 'manual', notModelled: 'not modelled', away: 'not applicable', error: 'in error', none: 'no rules at this stage', stage: 'stage',
    elements: 'elements', buildings: 'buildings', also: 'also', types: '{kind} and others, {n} types × {count}', add: 'add', ofRule: 'rule', ofRules: 'rules', waits: 'waits for', more: '… {n} more in --json', failing: '{n} of them fail: it has to be stated',
    waiver: 'waiver', until: 'until', overrides: '{n} numbers replaced by the profile', waived: 'waived', draft: '{packs}: a draft, what it says is no verdict.', colon: ': ', comma: ', ', then: ', ', and: '; ',
  },
} as const;

const APP = { zh, en };
type Word = (typeof TEXT)[Language];

const FORCES: readonly string[] = ['必须', '应', '宜', '可'];

/** Groups of one rule that differ in their types of element alone. */
interface Finding {
  readonly result: RuleResult;
  readonly group: VerdictGroup;
  readonly measured: VerdictGroup['measured'];
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

/** Types of elements named in a line, at most. */
const KINDS = 2;

export function ruleLines(report: Report, lang: Language): readonly string[] {
  const { rules } = report;
  if (rules === null) return [];
  const t = TEXT[lang];
  const asked = report.packs.filter((pack) => pack.asked);
  const drafts = asked.filter(({ status }) => status === 'draft');
  const scoring = new Set([report.packs[0]?.id, ...report.buildings.flatMap(({ others }) => others.map(({ pack }) => pack))]);
  const head = [
    `${t.rules} · ${t.stage}${t.colon}${APP[lang].stages[rules.stage]}`,
    ...asked.filter((pack) => !scoring.has(pack.id) || rules.results.some((result) => result.pack === pack.id)).map((pack) => packLine(pack, rules, t, lang)),
  ];
  const titles = conceptTitles(rules);
  const tail = [
    ...errorLines(rules, t, lang), ...notModelledLines(rules, t, lang), ...waitLines(report, rules, t, lang, titles), ...waiverLines(rules, t, lang),
    ...(rules.overrides.length === 0 ? [] : [t.overrides.replace('{n}', String(rules.overrides.length))]),
    ...(drafts.length === 0 ? [] : [t.draft.replace('{packs}', () => drafts.map(({ edition }) => edition).join(t.comma))]),
  ];
  const findings = ranked(rules).filter(tells);
  const room = Math.max(LEAST_FINDINGS, LINES - head.length - tail.length);
  // the line that says how many are left takes the place of a finding
  const shown = findings.length <= room ? findings : findings.slice(0, room - 1);
  const left = findings.length - shown.length;
  return [
    ...head, ...shown.map((one) => `  ${findingLine(one, report, t, lang, titles)}`), ...(left > 0 ? [`  ${t.more.replace('{n}', String(left))}`] : []), ...tail,
  ].map(plain);
}

function packLine(pack: ReportPack, rules: RuleReport, t: Word, lang: Language): string {
  const own = rules.results.filter((result) => result.pack === pack.id);
  const name = `${pack.edition} ${pack.title[lang]}`;
  if (own.length === 0) return `${name}${t.colon}${t.none}`;
  const count = (of: (result: RuleResult) => boolean): number => own.filter(of).length;
  const outcome = (wanted: RuleResult['outcome']) => (result: RuleResult): boolean => result.outcome === wanted && (wanted !== 'unknown' || result.notModelled === undefined);
  // of what is judged each is counted once
  const counts = [
    [t.judged, count((result) => result.outcome !== null)], [t.fail, count(outcome('fail'))], [t.unknown, count(outcome('unknown'))],
    [t.notModelled, count((result) => result.outcome === 'unknown' && result.notModelled !== undefined)],
    [t.pass, count(outcome('pass'))], [t.away, count(outcome('not-applicable'))], [t.manual, count(outcome(null))],
    ...(own.some((result) => result.outcome === 'error') ? [[t.error, count(outcome('error'))] as const] : []),
  ] as const;
  return `${name}${t.colon}${counts.map(([word, n]) => `${word} ${n}`).join(t.then)}`;
}

/** Failures that count, by force and size; then what only warns, what is open, what is waived. */
function ranked(rules: RuleReport): readonly Finding[] {
  const rank = ({ result, group }: Finding): number =>
    (group.waived !== null ? 3 : group.outcome === 'unknown' ? 2 : result.advisory || result.status === 'draft' ? 1 : 0);
  return rules.results.flatMap(findingsOf).sort((a, b) =>
    rank(a) - rank(b) || FORCES.indexOf(a.result.force) - FORCES.indexOf(b.result.force) || b.measured.length - a.measured.length);
}

/** What is undecided and says no more than what it waits for is told there: one line for all its rules. */
function tells({ group, measured }: Finding): boolean {
  const { outcome, waived, missing, limit } = group;
  if (outcome === 'fail' || waived !== null || missing.length === 0) return true;
  // what hangs on several answers is no finding yet; those of the profile are one
  const answers = new Set(missing.map(({ kind, id }) => (kind === 'attribute' ? kind : `${kind} ${id}`)));
  return answers.size === 1 && measured.some((value) => mayFail(value, limit));
}

/** It is not met, or not by the strictest that may be asked: one answer makes it a failure. */
function mayFail(value: Measured, limit: Limit | null): boolean {
  if (value === null) return false;
  if (limit === null || typeof value !== 'object' || typeof limit.value[0] !== 'number') return true;
  const [least, most] = limit.value as Interval;
  return limit.op === '≤' ? value[0] > least : limit.op === '≥' ? value[1] < most : value[1] < least || value[0] > most;
}

function findingsOf(result: RuleResult): readonly Finding[] {
  const alike = new Map<string, VerdictGroup[]>();
  for (const group of result.groups) {
    const { outcome, limit, text, missing, waived, measured } = group;
    const key = JSON.stringify([outcome, limit, text, missing, waived, outcome === 'unknown' && measured.some((value) => mayFail(value, limit))]);
    alike.set(key, [...(alike.get(key) ?? []), group]);
  }
  return [...alike.values()].map((groups): Finding => {
    const kinds = new Map<string, number>();
    for (const { kind, measured } of groups) kinds.set(kind, (kinds.get(kind) ?? 0) + measured.length);
    return {
      result, group: { ...groups[0]!, also: groups.flatMap(({ also }) => also) },
      measured: groups.flatMap(({ measured }) => measured),
      kinds: [...kinds].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
    };
  });
}

function findingLine({ result, group, measured, kinds }: Finding, report: Report, t: Word, lang: Language, titles: ConceptTitles): string {
  const pack = report.packs.find(({ id }) => id === result.pack)!;
  const outcome = group.waived !== null ? t.waived : APP[lang].outcomes[group.outcome];
  // what holds for a specification as a whole names nothing
  const what = group.kind === '' ? (measured.length === 0 ? '' : `${measured.length} ${t.buildings}${t.then}`)
    : `${kinds.length <= KINDS ? kinds.map(({ kind, count }) => `${kind} × ${count}`).join(t.comma)
      : t.types.replace('{kind}', () => kinds[0]!.kind).replace('{n}', String(kinds.length)).replace('{count}', String(measured.length))}${t.then}`;
  const marks = [...(result.status === 'sourced' ? [] : [result.status]), ...(result.advisory ? ['advisory'] as const : [])].map((mark) => `[${APP[lang].status[mark]}]`);
  const all = alsoText(group.also, group.unit, lang);
  const also = all.length > ALSO ? [...all.slice(0, ALSO), '…'] : all;
  return [
    `${outcome} ${forceText(result, lang)} ${pack.edition} ${result.clause} ${result.title[lang]}${t.colon}${what}${verdictWords({ ...group, measured }, lang, titles).line}`,
    ...marks, ...(also.length === 0 ? [] : [`(${t.also} ${also.join(t.and)})`]),
  ].join(' ');
}

function errorLines(rules: RuleReport, t: Word, lang: Language): readonly string[] {
  return some(rules.results.filter(({ error }) => error !== undefined), t).map((one) => (typeof one === 'string' ? one : `${t.error}${t.colon}${one.rule} ${one.title[lang]}${t.then}${one.error}`));
}

function notModelledLines(rules: RuleReport, t: Word, lang: Language): readonly string[] {
  const list = [...rules.notModelled].sort((a, b) => b.rules.length - a.rules.length);
  if (list.length === 0) return [];
  const waiting = rules.results.filter((result) => result.notModelled !== undefined);
  const failing = waiting.filter(({ outcome }) => outcome === 'fail').length;
  const parts = some(list, t).map((one) => (typeof one === 'string' ? `  ${one}`
    : `  ${t.add} ${one.title[lang]}${one.names.length === 0 ? '' : ` (${one.names.slice(0, NAMES).join(t.comma)}${one.names.length > NAMES ? '…' : ''})`} → ${ruleCount(one.rules.length, t)}`));
  return [`${t.notModelled}${t.colon}${ruleCount(waiting.length, t)}${failing === 0 ? '' : `${t.then}${t.failing.replace('{n}', String(failing))}`}`, ...parts];
}

/** `待判定:预制(31 个构件) → 12 条规则:JGJ 1-2014 6.5.8、…` */
function waitLines(report: Report, rules: RuleReport, t: Word, lang: Language, titles: ConceptTitles): readonly string[] {
  if (rules.waits.length === 0) return [];
  const byRule = new Map(rules.results.map((result) => [result.rule, result]));
  const edition = new Map(report.packs.map((pack) => [pack.id, pack.edition]));
  const clausesOf = (ids: readonly string[]): string => {
    const byForce = ids.map((id) => byRule.get(id)!).sort((a, b) => FORCES.indexOf(a.force) - FORCES.indexOf(b.force));
    const clauses = [...new Set(byForce.map((result) => `${edition.get(result.pack)!} ${result.clause}`))];
    return clauses.length > CLAUSES ? `${clauses.slice(0, CLAUSES).join(t.comma)} …` : clauses.join(t.comma);
  };
  return [`${t.waits}${t.colon}`.trim(), ...some(rules.waits, t).map((one) => {
    if (typeof one === 'string') return `  ${one}`;
    const components = new Set(one.elements.map((index) => report.elements[index]!.roles.component));
    const [only] = components;
    const what = components.size === 1 && only !== 'unknown' ? APP[lang].component[only!] : null;
    const of = one.elements.length === 0 ? '' : ` (${what === null ? `${one.elements.length} ${t.elements}` : `${what} × ${one.elements.length}`})`;
    return `  ${missingText(one.missing, lang, titles)}${of} → ${ruleCount(one.rules.length, t)}${t.colon}${clausesOf(one.rules)}`;
  })];
}

function waiverLines(rules: RuleReport, t: Word, lang: Language): readonly string[] {
  return some(rules.waivers.filter(({ state }) => state !== 'used'), t).map((one) => (typeof one === 'string' ? one
    : `${t.waiver} ${one.waiver.rule} (${one.waiver.who}${t.then}${t.until} ${one.waiver.until})${t.colon}${APP[lang].waive.state[one.state]}`));
}

function ruleCount(n: number, t: Word): string {
  return `${n} ${n === 1 ? t.ofRule : t.ofRules}`;
}

/** The first of them, then how many are left. */
function some<T>(all: readonly T[], t: Word): readonly (T | string)[] {
  return all.length <= LISTED ? all : [...all.slice(0, LISTED - 1), t.more.replace('{n}', String(all.length - LISTED + 1))];
}
