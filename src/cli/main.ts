#!/usr/bin/env node
/** The command line: finds the command, refuses what it does not know, turns every outcome into an exit code. */
import { stripVTControlCharacters } from 'node:util';
import { renderUsage, runCommand, type CommandDef } from 'citty';
import { version } from '../../package.json';
import { CliError, firstLine, refuseUnknown, type ExitCode } from './args.ts';
import { plain } from './print.ts';

interface Entry {
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
}

const COMMANDS = new Map<string, Entry>([
  ['check', { usage: 'check FILES…', zh: '检查模型，计算装配率', en: 'the whole check: 装配率, gates, findings' }],
  ['measure', { usage: 'measure FILES…', zh: '构件工程量', en: 'quantities, one JSON line per element' }],
  ['classify', { usage: 'classify FILES…', zh: '构件角色与依据', en: 'roles and evidence, one JSON line per element' }],
  ['score', { usage: 'score INPUT.json', zh: '仅评分', en: 'scoring alone, from ratios' }],
  ['ids', { usage: 'ids check|audit SPEC.ids …', zh: 'IDS 检查与审核', en: 'an IDS against a model, or its own audit, as JSON' }],
  ['bcf', { usage: 'bcf read FILE · bcf write REPORT.json --out FILE', zh: '读写 BCF 议题', en: 'topics of a BCF file as JSON; findings as a BCF file' }],
  ['rules', { usage: 'rules [--pack ID]', zh: '条文清单', en: 'the rules of all packs or of one, as JSON' }],
  ['template', { usage: 'template --out DIR', zh: '属性模板文件', en: 'the files of the property template for Revit, Tekla and IDS' }],
  ['sample', { usage: 'sample NAME --out FILE', zh: '写出示例模型', en: 'writes a sample model; --list names them' }],
]);

/** Named by the command line's contract and still to come: refused, never half done. */
const PLANNED = ['diff'];

/** Loaded when asked for, so that `score` and `--help` do not wait for the reader and the geometry. */
const LOADERS = new Map<string, () => Promise<CommandDef>>([
  ['check', async () => (await import('./check.ts')).checkCommand as CommandDef],
  ['measure', async () => (await import('./measure.ts')).measureCommand as CommandDef],
  ['classify', async () => (await import('./classify.ts')).classifyCommand as CommandDef],
  ['score', async () => (await import('./score.ts')).scoreCommand as CommandDef],
  ['ids', async () => (await import('./ids.ts')).idsCommand as CommandDef],
  ['bcf', async () => (await import('./bcf.ts')).bcfCommand as CommandDef],
  ['rules', async () => (await import('./rules.ts')).rulesCommand as CommandDef],
  ['template', async () => (await import('./template.ts')).templateCommand as CommandDef],
  ['sample', async () => (await import('./sample.ts')).sampleCommand as CommandDef],
]);

function help(): string {
  const width = Math.max(...[...COMMANDS.values()].map(({ usage }) => usage.length));
  const lines = [...COMMANDS.values()].map(({ usage, zh, en }) => `  ${usage.padEnd(width)}  ${en} · ${zh}`);
  return [
    `sunmao ${version} 榫卯: 装配率 of IFC models under GB/T 51129-2017`,
    '',
    'Usage: sunmao COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'sunmao COMMAND --help tells the options of a command; --version prints the version; --debug prints stacks.',
    'Exit: 0 all decided, none failed · 1 something failed · 2 wrong usage or an unreadable input · 3 something unknown.',
    '',
  ].join('\n');
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = argv.filter((argument) => argument !== '--debug');
  if (name === undefined) {
    process.stderr.write(help());
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help());
    return 0;
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (PLANNED.includes(name)) throw new CliError(`${name}: not supported yet`);
  const load = LOADERS.get(name);
  if (!load) throw new CliError(`unknown ${name.startsWith('-') ? 'option' : 'command'} ${name} (sunmao --help lists them)`);

  const group = await load();
  const wantsHelp = (list: readonly string[]): boolean => {
    const end = list.indexOf('--');
    return (end < 0 ? list : list.slice(0, end)).some((argument) => argument === '--help' || argument === '-h');
  };
  const { command, parent, args } = (await subCommand(group, name, rest)) ?? { command: group, parent: 'sunmao', args: rest };
  if (wantsHelp(args)) {
    const usage = await renderUsage(command, { meta: { name: parent, version } });
    process.stdout.write(`${process.stdout.isTTY ? usage : stripVTControlCharacters(usage)}\n`);
    return 0;
  }
  const defined = typeof command.args === 'function' ? await command.args() : await command.args;
  refuseUnknown(args, defined ?? {});
  const { result } = await runCommand(command, { rawArgs: [...args] });
  return [result, process.exitCode].find(isExitCode) ?? 0;
}

/** The command after the command, `bcf read`; null where a command has none of its own, or its help is wanted. */
async function subCommand(group: CommandDef, name: string, rest: readonly string[]): Promise<{ readonly command: CommandDef; readonly parent: string; readonly args: readonly string[] } | null> {
  const resolved = typeof group.subCommands === 'function' ? await group.subCommands() : await group.subCommands;
  if (resolved === undefined) return null;
  const [first, ...args] = rest;
  if (first === '--help' || first === '-h') return null;
  const names = Object.keys(resolved);
  if (first === undefined) throw new CliError(`${name}: which of ${names.join(', ')}? (sunmao ${name} --help)`);
  const found = Object.hasOwn(resolved, first) ? resolved[first] : undefined;
  if (found === undefined) throw new CliError(`${name}: unknown ${first.startsWith('-') ? 'option' : 'command'} ${first}, known: ${names.join(', ')}`);
  return { command: (await (typeof found === 'function' ? found() : found)) as CommandDef, parent: `sunmao ${name}`, args };
}

const isExitCode = (value: unknown): value is ExitCode => value === 0 || value === 1 || value === 2 || value === 3;

function fail(error: unknown): never {
  const debug = process.argv.includes('--debug');
  const message = error instanceof Error ? error.message || error.name : String(error);
  const known = error instanceof CliError || (error instanceof Error && error.name === 'CLIError');
  process.stderr.write(`sunmao: ${known ? '' : 'internal error: '}${plain(firstLine(message))}\n`);
  if (error instanceof CliError) for (const line of error.lines) process.stderr.write(`${plain(line)}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  process.exit(2);
}

// `sunmao measure … | head` closes the pipe: that is the reader's right, not an error
process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? process.exit(0) : fail(error)));
process.stderr.on('error', () => undefined);
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

main(process.argv.slice(2)).then(
  // the empty write comes back after everything before it: a pipe gets all of it before the process ends
  (code) => process.stdout.write('', () => process.exit(code)),
  fail,
);
