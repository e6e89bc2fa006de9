/** `bcf write REPORT.json`: what a check found as a BCF file. */
import { writeFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import type { Bcf, BcfProblem } from '../bcf/bcf.ts';
import { writeBcf } from '../bcf/write.ts';
import type { Report } from '../engine/report.ts';
import { BCF_SOURCES, bcfOf, DEFAULT_SOURCES, UndatedError, type BcfOptions } from '../export/bcf/bcf-of.ts';
import { reportShape } from '../export/report-shape.ts';
import { FINDING_CODES } from '../model/finding-codes.ts';
import { CliError, isoDate, optionValues, readJson, reason, requireFiles, writeOut, type ExitCode } from './args.ts';
import { bcfJson, problemLine } from './bcf-read.ts';
import { language, type Language } from './print.ts';

const VERSIONS = ['2.1', '3.0'] as const;
const GROUPS = ['finding', 'rule'] as const;
const LANGUAGES = ['zh', 'en'] as const;
const SNAPSHOTS = ['drawn', 'none'] as const;
const AUTHOR = 'Sunmao';

export const bcfWriteCommand = defineCommand({
  meta: { name: 'write', description: '把检查结果写成 BCF / what a check found as a BCF file' },
  args: {
    report: { type: 'positional', required: false, description: 'REPORT.json of sunmao check' },
    version: { type: 'string', valueHint: VERSIONS.join('|'), description: 'version of BCF (default 3.0)' },
    out: { type: 'string', valueHint: 'FILE', description: 'the .bcf file' },
    lang: { type: 'string', valueHint: LANGUAGES.join('|'), description: 'language of the topics (default: the locale\'s)' },
    group: { type: 'string', valueHint: GROUPS.join('|'), description: 'one topic per finding (default), or per rule' },
    of: { type: 'string', description: `what becomes a topic: ${BCF_SOURCES.join(',')} (default ${DEFAULT_SOURCES.join(',')})` },
    date: { type: 'string', valueHint: 'YYYY-MM-DD', description: 'date of the topics (default: the report\'s, else now)' },
    author: { type: 'string', description: `author of the topics (default ${AUTHOR})` },
    snapshot: { type: 'string', valueHint: SNAPSHOTS.join('|'), description: 'pictures of element boxes (default), or none' },
    section: { type: 'boolean', description: 'cuts away what lies above the elements of a topic' },
  },
  async run({ args, rawArgs }): Promise<ExitCode> {
    const [path, extra] = requireFiles(args._, 'a report (.json)');
    if (extra !== undefined) throw new CliError(`bcf write: one report at a time, not ${extra} as well`);
    if (args.out === undefined || args.out === '') throw new CliError('bcf write: --out FILE is missing');
    const version = choice('version', args.version, VERSIONS) ?? '3.0';
    const options = {
      language: choice('lang', args.lang, LANGUAGES) ?? language(), group: choice('group', args.group, GROUPS) ?? 'finding',
      snapshot: choice('snapshot', args.snapshot, SNAPSHOTS) ?? 'drawn', section: args.section === true, author: args.author?.trim() || AUTHOR,
      sources: optionValues(rawArgs, 'of').map((value) => choice('of', value, BCF_SOURCES)!),
    } as const;
    const date = args.date === undefined ? undefined : isoDate(args.date);
    const { bcf, bytes, lost } = await reportBcf(await readReport(path!), version, { ...options, sources: options.sources.length > 0 ? options.sources : DEFAULT_SOURCES, ...(date === undefined ? {} : { date }) });
    await writeFile(args.out, bytes).catch((error: unknown) => {
      throw new CliError(`--out ${args.out}: ${reason(error)}`);
    });
    printLost(args.out, lost);
    await writeOut(`${JSON.stringify(bcfJson(bcf, lost), null, 2)}\n`);
    return 0;
  },
});

function choice<T extends string>(name: string, value: string | undefined, of: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = of.find((one) => one === value);
  if (found === undefined) throw new CliError(`--${name} ${value}: unknown; available: ${of.join(', ')}`);
  return found;
}

async function readReport(path: string): Promise<Report> {
  const read = reportShape(await readJson(path));
  if (read.ok) return read.report;
  const { path: place, expected } = read.fault;
  throw new CliError(`${path}: not a report of sunmao check: ${place === '' ? 'the whole' : place} should be ${expected}`);
}

const UNDATED: Readonly<Record<Language, string>> = {
  zh: '报告没有日期(--date),BCF 主题的日期取当前时间 {now}', en: 'the report has no date (--date): the topics are dated by the clock, {now}',
};

export function printLost(path: string, lost: readonly BcfProblem[]): void {
  for (const one of lost) process.stderr.write(`${problemLine(path, one)}\n`);
}

export interface WrittenBcf {
  readonly bcf: Bcf;
  readonly bytes: Uint8Array;
  /** what the version cannot hold */
  readonly lost: readonly BcfProblem[];
}

/** Where neither the report nor the options have a date the clock is read, and that is said on stderr. */
export async function reportBcf(report: Report, version: (typeof VERSIONS)[number], options: Omit<BcfOptions, 'version' | 'findingTexts' | 'author'> & Partial<Pick<BcfOptions, 'author'>>): Promise<WrittenBcf> {
  const texts = new Map(Object.entries(FINDING_CODES));
  let date = options.date ?? report.date;
  if (date === null) {
    date = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    process.stderr.write(`${UNDATED[language()].replace('{now}', date)}\n`);
  }
  const bcf = await bcfOf(report, { author: AUTHOR, ...options, version, date, findingTexts: (code) => texts.get(code) ?? null }).catch((error: unknown) => {
    throw error instanceof UndatedError ? new CliError(error.message) : error;
  });
  return { bcf, ...writeBcf(bcf, version) };
}
