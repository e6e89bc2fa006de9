/** What a verdict of a rule says, in words: measured, required, missing. Documents, the page and the command line share it. */
import type { Limit, Measured, Missing, RuleReport, RuleResult, VerdictGroup } from '../engine/rules/rule-report.ts';
import en from '../i18n/en.ts';
import zh from '../i18n/zh-CN.ts';
import { roundQuantity, type Interval } from '../units.ts';

export type Lang = 'zh' | 'en';
export type ConceptTitles = (concept: string) => { readonly zh: string; readonly en: string } | null;

const TEXTS = { zh, en };
/** from this on lengths are written in metres */
const METRES = 10;
/** distinct words listed of a group, at most */
const MOST_WORDS = 3;

/** Titles of the concepts that a report's verdicts lack. */
export function conceptTitles(rules: Pick<RuleReport, 'concepts'>): ConceptTitles {
  const titles = new Map(rules.concepts.map(({ concept, title }) => [concept, title]));
  return (concept) => titles.get(concept) ?? null;
}

const FORCES = { 必须: 'must', 应: 'shall', 宜: 'should', 可: 'may' } as const;

/** How strongly it is asked; an IDS knows no 应 and 宜. */
export function forceText({ force, check }: Pick<RuleResult, 'force' | 'check'>, lang: Lang): string {
  return check === 'ids' ? TEXTS[lang].idsRule.force : TEXTS[lang].force[FORCES[force]];
}

interface Scale {
  readonly unit: string;
  readonly factor: number;
  /** whole numbers tell all of them apart and which is greater */
  readonly whole?: boolean;
}

/** Lengths below 10 m in millimetres, as drawings have them; what is held against each other is in one unit. */
function scaleOf(unit: string, values: readonly number[]): Scale {
  if (unit === 'm') return values.some((value) => Math.abs(value) >= METRES) ? { unit: 'm', factor: 1 } : { unit: 'mm', factor: 1000 };
  // a weight rests on an assumed density: tenths of a gram would claim what nobody knows
  if (unit === 'kg') return { unit, factor: 1, whole: values.every((a) => values.every((b) => Math.sign(a - b) === Math.sign(Math.round(a) - Math.round(b)))) };
  // `1`: a plain number
  return { unit: unit === '1' ? '' : unit, factor: 1 };
}

/** Quantities are kept to 1e-4 of their SI unit: all of it is written, so no rounding hides on which side of a limit they lie. */
function numberText(value: number, { factor, whole }: Scale): string {
  if (whole) return String(Math.round(value));
  return String(factor === 1 ? roundQuantity(value) : Number((roundQuantity(value) * factor).toPrecision(12)));
}

function spanText([lo, hi]: Interval, scale: Scale): string {
  const first = numberText(lo, scale);
  const second = numberText(hi, scale);
  const both = first === second ? first : `${first}–${second}`;
  return scale.unit === '' ? both : scale.unit === '°' ? `${both}°` : `${both} ${scale.unit}`;
}

/** A number of a rule, or a range: `60 mm`, `12–15 m`. */
export function amountText(value: number | Interval, unit: string): string {
  const span: Interval = typeof value === 'number' ? [value, value] : value;
  return spanText(span, scaleOf(unit, span));
}

const isSpan = (value: unknown): value is Interval => Array.isArray(value) && typeof value[0] === 'number';

function numbersOf(limit: Limit | null): readonly number[] {
  return limit !== null && isSpan(limit.value) ? limit.value : [];
}

/** Least and greatest of all; null where none is a number. */
export function hull(values: readonly Measured[]): Interval | null {
  let [lo, hi] = [Infinity, -Infinity];
  for (const value of values) {
    if (!isSpan(value)) continue;
    lo = Math.min(lo, value[0]);
    hi = Math.max(hi, value[1]);
  }
  return lo > hi ? null : [lo, hi];
}

/** What was measured or read of one or many subjects: `50–55 mm`, `C30, C35`; '' where nothing was. */
export function measuredText(measured: readonly Measured[], limit: Limit | null, unit: string, lang: Lang): string {
  const span = hull(measured);
  if (span !== null) return spanText(span, scaleOf(unit, [...span, ...numbersOf(limit)]));
  const words = new Set<string>();
  for (const value of measured) {
    if (value === null || isSpan(value)) continue;
    words.add(wordText(String(value), lang));
    if (words.size > MOST_WORDS) break;
  }
  return firstOf([...words], TEXTS[lang].list.comma);
}

function firstOf(words: readonly string[], comma: string): string {
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(comma)} …` : words.join(comma);
}

const GRADES = ['一', '二', '三', '四'];

/** A word of a rule or a role in the reader's language; what a model says stays as it is. */
function wordText(word: string, lang: Lang): string {
  const grade = GRADES.indexOf(word) + 1;
  return grade > 0 ? worded(TEXTS[lang].seismic, String(grade)) : worded(TEXTS[lang].value, word);
}

const HAN = /\p{Script=Han}/u;

/** Accepted words are spelt in both languages: those of the reader's, where there are any. */
function wordsText(words: readonly string[], lang: Lang, comma: string): string {
  const all = [...new Set(words.map((word) => wordText(word, lang)))];
  const own = all.filter((word) => HAN.test(word) === (lang === 'zh'));
  return firstOf(own.length > 0 ? own : all, comma);
}

/** `≥ 60 mm`, `C30 or C35`, `120–160 mm`, grades as `≥ 1–4`; '' without a limit. */
export function limitText(limit: Limit | null, unit: string, lang: Lang, measured: readonly Measured[] = []): string {
  if (limit === null) return '';
  if (!isSpan(limit.value)) {
    const { list, verdict } = TEXTS[lang];
    if (limit.op === '∈') return wordsText(limit.value, lang, verdict.or);
    const [first, last] = [limit.value[0] ?? '', limit.value.at(-1) ?? ''].map((word) => wordText(word, lang));
    // words that are ranked, and which of them holds is open
    return limit.op === '∉' ? `${limit.op} ${wordsText(limit.value, lang, list.comma)}` : `${limit.op} ${first === last ? first : `${first}–${last}`}`;
  }
  const text = spanText(limit.value, scaleOf(unit, [...limit.value, ...(hull(measured) ?? [])]));
  return limit.op === 'within' ? text : `${limit.op} ${text}`;
}

const worded = (group: Readonly<Record<string, string>>, id: string): string => (Object.hasOwn(group, id) ? group[id]! : id);

/** What would decide it: a role to settle, a property to model, an attribute of the building, … */
export function missingText(missing: Missing, lang: Lang, concepts: ConceptTitles = () => null): string {
  return TEXTS[lang].missing[missing.kind].replace('{what}', () => missingName(missing, lang, concepts));
}

/** Several of them, those of one kind together: `not filled in: structure, intensity`. */
function missingTexts(missing: readonly Missing[], lang: Lang, concepts: ConceptTitles): readonly string[] {
  const names = new Map<Missing['kind'], Set<string>>();
  for (const one of missing) names.set(one.kind, (names.get(one.kind) ?? new Set()).add(missingName(one, lang, concepts)));
  return [...names].map(([kind, of]) => TEXTS[lang].missing[kind].replace('{what}', () => [...of].join(TEXTS[lang].list.comma)));
}

function missingName({ kind, id }: Missing, lang: Lang, concepts: ConceptTitles): string {
  const t = TEXTS[lang];
  return kind === 'concept' ? (concepts(id)?.[lang] ?? id)
    : kind === 'attribute' ? worded(t.attribute, id)
    : kind === 'parameter' ? worded(t.parameter, id)
    : Object.hasOwn(t.thing, id) ? worded(t.thing, id) : worded(t.role, id);
}

export interface VerdictWords {
  readonly measured: string;
  readonly limit: string;
  readonly missing: string;
  /** all of it as one sentence, or the check's own words */
  readonly line: string;
}

export type Verdict = Pick<VerdictGroup, 'outcome' | 'measured' | 'limit' | 'unit' | 'text' | 'missing'>;

/** Of a whole group, or of some of its subjects when `measured` is cut to them. */
export function verdictWords(verdict: Verdict, lang: Lang, concepts: ConceptTitles = () => null): VerdictWords {
  const t = TEXTS[lang].verdict;
  const measured = measuredText(verdict.measured, verdict.limit, verdict.unit, lang);
  const limit = limitText(verdict.limit, verdict.unit, lang, verdict.measured);
  const missing = missingTexts(verdict.missing, lang, concepts).join(t.and);
  const parts = [
    ...(verdict.text === null ? [measured && t.measured.replace('{value}', measured), limit && t.limit.replace('{value}', limit)] : [verdict.text[lang]]),
    missing,
  ].filter((part) => part !== '');
  return { measured, limit, missing, line: parts.length > 0 ? parts.join(t.and) : t[verdict.outcome] };
}

/** `JGJ 1-2014 6.6.2-1` of each clause that asks the same, with its limit. */
export function alsoText(also: VerdictGroup['also'], unit: string, lang: Lang): readonly string[] {
  return [...new Set(also.map(({ clause, limit }) => [clause, limitText(limit, unit, lang)].filter(Boolean).join(' ')))];
}
