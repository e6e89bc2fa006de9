/** A project of the page, NAME.sunmao, on the command line: its models, profile, packs and IDS are what is checked. */
import { readFile } from 'node:fs/promises';
import { SAMPLES } from '../ifc-write/samples/index.ts';
import type { Profile } from '../profile/profile.ts';
import type { Pack } from '../standards/pack.ts';
import { readSunmao, type ReadSunmao, type SunmaoFault } from '../store/sunmao-file.ts';
import type { Source } from '../worker/load.types.ts';
import { readPack } from '../worker/pack-catalogue.ts';
import { CliError, reason } from './args.ts';

export interface ProjectFile {
  /** under the paths they have in the project */
  readonly sources: readonly Source[];
  readonly profile: Profile;
  readonly packs: readonly Pack[];
  /** those that the project checks with */
  readonly ids: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Null where no path is a project's. Throws CliError for one beside other files, one that is refused, and one without its models. */
export async function projectFile(paths: readonly string[]): Promise<ProjectFile | null> {
  const path = paths.find((one) => /\.sunmao$/i.test(one));
  if (path === undefined) return null;
  if (paths.length > 1) throw new CliError(`${path}: a project is checked alone, it names its models itself`);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CliError(`${path}: ${reason(error)}`);
  });
  const read = readSunmao(bytes);
  if ('fault' in read) throw new CliError(`${path}: ${faultText(read)}`);
  if (read.lost.length > 0) throw new CliError(`${path}: damaged: ${read.lost.join(', ')}`);
  const { sent } = read;
  return {
    sources: sourcesOf(path, read),
    profile: sent.profile,
    packs: sent.packs.map(({ id, text }) => {
      const pack = readPack(text);
      if (!pack.ok) throw new CliError(`${path}: pack ${id} has faults and is not used`);
      return pack.pack;
    }),
    ids: sent.ids.filter(({ chosen }) => chosen),
  };
}

function sourcesOf(path: string, { sent, model }: ReadSunmao): readonly Source[] {
  return sent.head.models.map((one) => {
    if (one.sample !== undefined) {
      const sample = SAMPLES.find(({ name }) => name === one.sample);
      if (!sample) throw new CliError(`${path}: no sample ${one.sample}`);
      return { path: one.path, bytes: new TextEncoder().encode(sample.write()) };
    }
    // the page leaves these out, and the figures would be others
    if (one.without?.length) throw new CliError(`${path}: members were taken out of ${one.path}: give the files themselves`);
    const bytes = model(one);
    if (bytes === null) throw new CliError(`${path}: ${one.path} is not in it: save the project with its models`);
    if (!(bytes instanceof Uint8Array)) throw new CliError(`${path}: ${faultText(bytes)}`);
    return { path: one.path, bytes };
  });
}

function faultText(fault: SunmaoFault): string {
  switch (fault.fault) {
    case 'newer': return `written by a newer Sunmao (${fault.version})`;
    case 'not-project': return 'is no project of Sunmao';
    case 'invalid': return `${fault.path} ${fault.advice}`;
    case 'not-zip': return `is no zip: ${fault.reason}`;
    case 'member': return `unsafe or repeated member ${JSON.stringify(fault.member)}`;
    case 'refused': return `member ${JSON.stringify(fault.member)} is refused: ${fault.why}`;
    case 'too-many': return `${fault.members} members are too many`;
  }
}
