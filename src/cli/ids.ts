/** `sunmao ids check SPEC.ids MODEL.ifc` and `sunmao ids audit SPEC.ids`. */
import { defineCommand } from 'citty';
import { auditIds } from '../ids/audit/audit.ts';
import { checkFile } from '../ids/check.ts';
import type { Entries, FileResult } from '../ids/check.ts';
import { combine, countsOf, overall } from '../ids/combine.ts';
import type { SpecificationResult } from '../ids/combine.ts';
import { entityOf } from '../ids/listed.ts';
import { openContainer } from '../ifc/container.ts';
import { openIfcData } from '../ifc/data/data.ts';
import { indexStep } from '../ifc/step-index.ts';
import type { AuditFinding, Ids } from '../ids/ids.ts';
import { CliError, readBytes, writeOut, type ExitCode } from './args.ts';
import { plain } from './print.ts';

/** An entity that fails or is undecided; `file` where several models were given. JSON Schema: public/schema/ids-check.schema.json. */
export interface IdsEntry {
  readonly file?: string;
  readonly expressId: number;
  readonly class: string;
  readonly globalId: string | null;
  readonly reason: string;
}

const EXIT: Readonly<Record<'pass' | 'fail' | 'unknown' | 'invalid', ExitCode>> = { pass: 0, fail: 1, unknown: 3, invalid: 2 };
const ENTRIES_PER_WRITE = 2000;

const checkIdsCommand = defineCommand({
  meta: { name: 'check', description: 'An IDS against a model: {status, audit, specifications} as JSON; an invalid IDS is named so and exits 2' },
  args: { files: { type: 'positional', required: false, description: 'SPEC.ids MODEL.ifc' } },
  async run({ args }): Promise<ExitCode> {
    const [spec, ...models] = args._;
    if (spec === undefined || models.length === 0) throw new CliError('give SPEC.ids and a model (.ifc or .ifczip)');
    const { ids, findings } = auditIds(await readBytes(spec));
    const results: FileResult[] = [];
    if (ids !== null) for (const path of models) results.push(...(await checkModel(ids, path)));
    // an IDS of which nothing can be understood asks nothing
    const specifications = ids === null ? [] : combine(ids, results.map(countsOf));
    const status = findings.length > 0 || ids === null ? 'invalid' : overall(specifications);
    await writeResult(status, findings, specifications, results);
    printAudit(spec, findings);
    return EXIT[status];
  },
});

const auditIdsCommand = defineCommand({
  meta: { name: 'audit', description: 'Is it valid IDS 1.0? {status, audit, specifications: []} as JSON, exit 2 where it is not' },
  args: { files: { type: 'positional', required: false, description: 'SPEC.ids' } },
  async run({ args }): Promise<ExitCode> {
    const [spec, ...more] = args._;
    if (spec === undefined || more.length > 0) throw new CliError('give one SPEC.ids');
    const { findings } = auditIds(await readBytes(spec));
    const status = findings.length > 0 ? 'invalid' : 'pass';
    await writeResult(status, findings, [], []);
    printAudit(spec, findings);
    return EXIT[status];
  },
});

export const idsCommand = defineCommand({
  meta: { name: 'ids', description: 'buildingSMART IDS 1.0: check a model, audit a specification' },
  subCommands: { check: checkIdsCommand, audit: auditIdsCommand },
});

async function checkModel(ids: Ids, path: string): Promise<readonly FileResult[]> {
  const { members, problems } = openContainer(path, await readBytes(path));
  if (members.length === 0) throw new CliError(`${path}: ${problems[0]?.code ?? 'not-ifc'}`);
  const results: FileResult[] = [];
  for (const member of members) {
    const index = indexStep(member.bytes);
    if (index.count === 0) throw new CliError(`${member.path}: ${index.problems[0]?.code ?? 'no records'}`);
    results.push(await checkFile(ids, openIfcData(index, member.path)));
  }
  return results;
}

function printAudit(spec: string, findings: readonly AuditFinding[]): void {
  for (const { code, line, text } of findings) process.stderr.write(`sunmao: ${plain(spec)}:${line}: ${code} ${plain(text.en)}\n`);
}

/** Piece by piece: a hundred thousand failures are no one string. */
async function writeResult(status: string, audit: readonly AuditFinding[], specifications: readonly SpecificationResult[], results: readonly FileResult[]): Promise<void> {
  const told = audit.map(({ code, name, line, text }) => ({ code, name, line, message: text.en, messageZh: text.zh }));
  await writeOut(`{"status":${JSON.stringify(status)},"audit":${JSON.stringify(told)},"specifications":[`);
  for (const [s, { specification, status: of, applicable, passed, notes }] of specifications.entries()) {
    const head = JSON.stringify({ name: specification.name, status: of, applicable, passed, ...(notes.length === 0 ? {} : { notes: notes.map(({ en }) => en) }) });
    await writeOut(`${s === 0 ? '' : ','}${head.slice(0, -1)},"failed":[`);
    await writeEntries(results, (result) => result.specifications[s]!.failed);
    await writeOut('],"unknown":[');
    await writeEntries(results, (result) => result.specifications[s]!.unknown);
    await writeOut(']}');
  }
  await writeOut(']}\n');
}

async function writeEntries(results: readonly FileResult[], entriesOf: (result: FileResult) => Entries): Promise<void> {
  let lines: string[] = [];
  let first = true;
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    await writeOut(`${first ? '' : ','}${lines.join(',')}`);
    first = false;
    lines = [];
  };
  for (const result of results) {
    const entries = entriesOf(result);
    for (let i = 0; i < entries.records.length; i++) {
      const { expressId, class: of, globalId, found } = entityOf(result, entries, i);
      const { text } = entries.reasons[entries.reason[i]!]!;
      const entry: IdsEntry = {
        ...(results.length > 1 ? { file: result.data.path } : {}), expressId, class: of, globalId, reason: found === null ? text.en : `${text.en} (found: ${found})`,
      };
      lines.push(JSON.stringify(entry));
      if (lines.length >= ENTRIES_PER_WRITE) await flush();
    }
  }
  await flush();
}
