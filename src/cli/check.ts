/** `check FILES…`: the whole check. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { defineCommand } from 'citty';
import { version } from '../../package.json';
import { check, type Checked } from '../engine/check.ts';
import { contributionsCsv, elementsCsv, itemsCsv } from '../export/csv.ts';
import { loadPlan } from '../geometry/plan.ts';
import { loadSolids } from '../geometry/solids.ts';
import { EMPTY_PROFILE, type Profile } from '../profile/profile.ts';
import { parseProfile, ProfileError } from '../profile/validate.ts';
import { auditIds } from '../ids/audit/audit.ts';
import { elementBodies } from '../worker/load-bodies.ts';
import { specificationShelf } from '../worker/specifications.ts';
import type { SpecificationShelf } from '../worker/specifications.ts';
import { CliError, isoDate, optionValues, readText, reason, requireFiles, writeOut, type ExitCode } from './args.ts';
import { printLost, reportBcf } from './bcf-write.ts';
import { documentFiles } from './documents.ts';
import { loadFiles, loadSources } from './load-node.ts';
import { packsNamed, requireKnown } from './packs.ts';
import { language, printFindings } from './print.ts';
import { projectFile } from './project-file.ts';
import { summaryTable } from './summary.ts';

const FORMATS = ['json', 'html', 'xlsx', 'docx', 'svg', 'csv', 'bcf'] as const;

export const checkCommand = defineCommand({
  meta: { name: 'check', description: 'The whole check of one building or several: 装配率, gates, rules, findings' },
  args: {
    files: { type: 'positional', required: false, description: '.ifc or .ifczip, several files make one check; or one .sunmao with its models' },
    pack: { type: 'string', description: 'ids of packs, or .json files of your own; repeat it or write a,b (default: the profile\'s, else gbt51129-2017)' },
    profile: { type: 'string', description: 'profile with settlements, declared rows, switches (JSON)' },
    date: { type: 'string', description: 'date of the report, YYYY-MM-DD; no rule reads the clock' },
    out: { type: 'string', description: 'folder for the documents' },
    format: { type: 'string', description: `documents in --out: ${FORMATS.join(',')} (default json)` },
    ids: { type: 'string', description: '.ids files to check with beside the packs; repeat it or write a,b' },
    json: { type: 'boolean', description: 'the Report on stdout' },
    fast: { type: 'boolean', description: 'leaves out what every switch would change' },
  },
  async run({ args, rawArgs }): Promise<ExitCode> {
    const paths = requireFiles(args._);
    const project = await projectFile(paths);
    const packs = await packsNamed(optionValues(rawArgs, 'pack'));
    const formats = formatsOf(optionValues(rawArgs, 'format'), args.out);
    const shelf = await specificationsOf(optionValues(rawArgs, 'ids'));
    const date = args.date === undefined ? undefined : isoDate(args.date);
    for (const { name, bytes } of project?.ids ?? []) await shelf.add(name, bytes);
    const profile = args.profile === undefined ? project?.profile ?? EMPTY_PROFILE : await readProfile(args.profile);
    const ownPacks = project?.packs ?? [];
    if (packs.length === 0) requireKnown((profile.packs ?? []).filter((id) => !ownPacks.some((own) => own.id === id)), `${args.profile ?? paths[0]}: packs`);
    const options = { footprints: 'counted', quantitySets: false, bodies: true } as const;
    const [loaded, plan] = await Promise.all([project ? loadSources(project.sources, options) : loadFiles(paths, options), loadPlan()]);
    const specifications = await shelf.listed(loaded.model.files.map((file) => ({ file, records: loaded.records?.[file.index] ?? null })));
    const checked = await check(loaded.model, loaded.geometry, profile, {
      version,
      plan,
      packs,
      ownPacks,
      unreadable: loaded.unreadable,
      bodies: { of: elementBodies(loaded.model, loaded.bodies ?? []), solids: () => loadSolids(), done: loaded.release },
      effects: args.fast !== true,
      specifications,
      timing: loaded.timing,
      ...(date === undefined ? {} : { date }),
      // whatever happened, the worker that was kept for bodies is not waited for
    }).finally(loaded.release);
    const { report } = checked;
    if (args.out !== undefined) await writeDocuments(checked, args.out, formats);
    if (args.json) await writeOut(`${JSON.stringify(report)}\n`);
    // without a readable file and without declared rows there is nothing to tell beyond the messages
    else if (loaded.model.files.length > 0 || profile.declared?.length) await writeOut(summaryTable(report, language()));
    printFindings(report.findings);
    return loaded.unreadable.length > 0 ? 2 : report.summary.exitCode;
  },
});

/** Audited as they are read: what an invalid IDS asks is nobody's requirement. */
async function specificationsOf(paths: readonly string[]): Promise<SpecificationShelf> {
  const shelf = specificationShelf();
  const taken = new Set<string>();
  for (const path of paths) {
    const name = basename(path);
    if (taken.has(name)) throw new CliError(`--ids ${path}: two files are called ${name}`);
    taken.add(name);
    const bytes = await readFile(path).catch((error: unknown) => {
      throw new CliError(`--ids ${path}: ${reason(error)}`);
    });
    const { findings } = auditIds(bytes);
    if (findings.length > 0) throw new CliError(`--ids ${path}: not valid IDS 1.0`, findings.map(({ code, line, text }) => `${path}:${line}: ${code} ${text.en}`));
    await shelf.add(name, bytes);
  }
  return shelf;
}

export async function readProfile(path: string): Promise<Profile> {
  const text = await readText(path);
  try {
    return parseProfile(text);
  } catch (error) {
    if (error instanceof ProfileError) throw new CliError(`${path}: ${error.message}`);
    throw error;
  }
}

function formatsOf(values: readonly string[], out: string | undefined): readonly (typeof FORMATS)[number][] {
  for (const value of values) {
    if (!FORMATS.some((f) => f === value)) throw new CliError(`--format ${value}: unknown; available: ${FORMATS.join(', ')}`);
  }
  if (values.length > 0 && out === undefined) throw new CliError('--format needs --out DIR');
  return values.length === 0 ? ['json'] : FORMATS.filter((f) => values.includes(f));
}

async function writeDocuments(checked: Checked, folder: string, formats: readonly (typeof FORMATS)[number][]): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new CliError(`--out ${folder}: ${reason(error)}`);
  });
  const { report } = checked;
  if (formats.includes('json')) await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
  if (formats.includes('csv')) {
    await writeFile(join(folder, 'items.csv'), itemsCsv(report));
    await writeFile(join(folder, 'elements.csv'), elementsCsv(report));
    await writeFile(join(folder, 'contributions.csv'), contributionsCsv(report));
  }
  for (const { name, bytes } of await documentFiles(checked, formats, language())) await writeFile(join(folder, name), bytes);
  if (formats.includes('bcf')) {
    const path = join(folder, 'findings.bcf');
    const { bytes, lost } = await reportBcf(report, '3.0', { language: language(), group: 'finding' });
    await writeFile(path, bytes);
    printLost(path, lost);
  }
}
