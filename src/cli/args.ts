/**
 * What every command shares: exit codes, refusals, options, input files, output.
 * A command is `src/cli/<name>.ts` exporting `<name>Command = defineCommand({ meta, args, run })`; `run` returns its ExitCode.
 * Files are a positional `{ type: 'positional', required: false }` and are read from `args._`, all of them, in the order given.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ArgsDef } from 'citty';
import { finding } from '../ifc/findings.ts';
import type { ModelFinding } from '../model/model.ts';
import type { Source, Unreadable } from '../worker/load.types.ts';

/** 0 all decided, none failed · 1 something failed · 2 wrong usage or an input unreadable · 3 something unknown */
export type ExitCode = 0 | 1 | 2 | 3;

/** Wrong usage: printed as one line on stderr, exit 2. A file with several faults has a line for each of them below. */
export class CliError extends Error {
  readonly exitCode = 2;
  readonly lines: readonly string[];

  constructor(message: string, lines: readonly string[] = []) {
    super(message);
    this.lines = lines;
  }
}

/** Refuses options that the command does not declare and options without their value. citty itself lets both pass. */
export function refuseUnknown(rawArgs: readonly string[], defined: ArgsDef): void {
  const options: Record<string, { type: 'string' | 'boolean'; short?: string; multiple: true }> = {};
  for (const [name, definition] of Object.entries(defined)) {
    if (definition.type === 'positional') continue;
    const aliases = 'alias' in definition ? [definition.alias ?? []].flat() : [];
    const short = aliases.find((alias) => alias.length === 1);
    const type = definition.type === 'boolean' || definition.type === undefined ? 'boolean' : 'string';
    options[name] = { type, multiple: true, ...(short === undefined ? {} : { short }) };
  }
  try {
    parseArgs({ args: [...rawArgs], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CliError(firstSentence(error instanceof Error ? error.message : String(error)));
  }
}

/**
 * Values of an option that may be repeated or hold a comma list: `--pack a --pack b,c` is [a, b, c].
 * citty keeps only the last one; `rawArgs` comes from the context of `run`.
 */
export function optionValues(rawArgs: readonly string[], name: string): readonly string[] {
  const { values } = parseArgs({
    args: [...rawArgs],
    options: { [name]: { type: 'string', multiple: true } },
    allowPositionals: true,
    strict: false,
  });
  const given = values[name];
  return (Array.isArray(given) ? given : [])
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : []))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** The files given, `/` separators. Throws when there is none. */
export function requireFiles(positionals: readonly string[], what = 'a model (.ifc or .ifczip)'): readonly string[] {
  if (positionals.length === 0) throw new CliError(`no files: give at least one ${what.replace(/^an? /, '')}`);
  return positionals.map((path) => (process.platform === 'win32' ? path.replaceAll('\\', '/') : path));
}

export interface Inputs {
  readonly sources: readonly Source[];
  /** files that could not be opened: the others are still checked, the Report names these, the exit is 2 */
  readonly unreadable: readonly Unreadable[];
}

/** Reads the files given. A missing file or a folder is a finding, not an exception. */
export async function readInputs(paths: readonly string[]): Promise<Inputs> {
  const sources: Source[] = [];
  const unreadable: Unreadable[] = [];
  for (const path of paths) {
    try {
      sources.push({ path, bytes: await readFile(path) });
    } catch (error) {
      unreadable.push({ path, bytes: 0, finding: notReadable(path, error) });
    }
  }
  return { sources, unreadable };
}

/** Bytes of a file given as an option or argument. Throws CliError when it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new CliError(`${path}: ${reason(error)}`);
  }
}

/** Text of a file given as an option or argument (JSON input, profile). Throws CliError when it cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CliError(`${path}: ${reason(error)}`);
  }
}

/** Parsed JSON of such a file; the message names the file. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new CliError(`${path}: not JSON: ${firstLine(error instanceof Error ? error.message : String(error))}`);
  }
}

/** Writes to stdout and waits for it, so that a pipe or a file gets everything before the process ends. */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** @throws CliError where it is no day of the calendar */
export function isoDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw new CliError(`--date ${text}: not a date YYYY-MM-DD`);
  return text;
}

function notReadable(path: string, error: unknown): ModelFinding {
  const code = errorCode(error);
  if (code === 'ENOENT') return finding(path, 'file-missing');
  if (code === 'EISDIR') return finding(path, 'file-is-folder');
  return finding(path, 'file-not-readable', {}, { reason: reason(error) });
}

const REASONS = new Map([
  ['ENOENT', 'no such file'],
  ['EISDIR', 'is a folder'],
  ['EACCES', 'no permission to read it'],
  ['ERR_FS_FILE_TOO_LARGE', 'larger than 2 GiB'],
]);

const errorCode = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** What went wrong with a file, in a few words. */
export function reason(error: unknown): string {
  return REASONS.get(errorCode(error)) ?? firstLine(error instanceof Error ? error.message : String(error));
}

export const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

const firstSentence = (text: string): string => firstLine(text).replace(/\. .*$/, '');
