/** Findings and other lines for people, on stderr. Everything that comes from a file is shown as text. */
import { stripVTControlCharacters } from 'node:util';
import { FINDING_CODES, type FindingText } from '../model/finding-codes.ts';
import type { ModelFinding, Severity } from '../model/model.ts';
import type { Unreadable } from '../worker/load.types.ts';

export type Language = 'zh' | 'en';

const TEXTS = new Map<string, FindingText>(Object.entries(FINDING_CODES));

const SEVERITY: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

/** SUNMAO_LANG, else the locale; English where neither is Chinese. */
export function language(env: NodeJS.ProcessEnv = process.env): Language {
  const locale = env.SUNMAO_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

/** One line without what could move a terminal's cursor or colour its text. */
export const plain = (text: string): string =>
  stripVTControlCharacters(text).replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g, ' ');

/** `a.ifc:120: warning: the GlobalId is invalid: 123 [invalid-global-id]` */
export function formatFinding(finding: ModelFinding, lang: Language = language()): string {
  const { file, line, severity, code, globalId } = finding;
  const place = line === null ? file : `${file}:${line}`;
  const element = globalId === null ? '' : ` (${globalId})`;
  return plain(`${place}: ${SEVERITY[severity][lang]}: ${findingText(finding, lang)}${element} [${code}]`);
}

/** What a finding says; its code where no text is known for it. */
export function findingText({ code, params }: ModelFinding, lang: Language): string {
  const text = TEXTS.get(code);
  if (!text) return code;
  return text[lang].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
}

/** One line on stderr per file that could not be read. */
export function printUnreadable(unreadable: readonly Unreadable[], lang: Language = language()): void {
  for (const { finding } of unreadable) process.stderr.write(`${formatFinding(finding, lang)}\n`);
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings on stderr, errors first, at most `limit` of them and then how many are left; info only where asked for. */
export function printFindings(
  findings: readonly ModelFinding[],
  { limit = 20, info = false, lang = language() }: { readonly limit?: number; readonly info?: boolean; readonly lang?: Language } = {},
): void {
  const shown = ORDER.filter((severity) => info || severity !== 'info').flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  for (const finding of shown.slice(0, limit)) process.stderr.write(`${formatFinding(finding, lang)}\n`);
  const left = shown.length - limit;
  if (left > 0) process.stderr.write(lang === 'zh' ? `……另有 ${left} 条，见报告\n` : `… ${left} more in the report\n`);
}
