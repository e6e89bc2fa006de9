/** Packs as the command line names them: by the id of one that ships, or by the path of a .json file. */
import { loadPack, packIds, type Pack } from '../standards/pack.ts';
import { readPack } from '../worker/pack-catalogue.ts';
import { CliError, readText } from './args.ts';

/** Lines of faults of one file, at most. */
const SHOWN = 10;

/** @throws CliError naming the packs that exist, or the faults of a file */
export async function packsNamed(names: readonly string[]): Promise<readonly Pack[]> {
  const packs: Pack[] = [];
  for (const name of names) {
    const pack = /\.json$/i.test(name) ? await packFile(name) : requirePack(name);
    const same = packs.find(({ id }) => id === pack.id);
    if (same !== undefined && same !== pack) throw new CliError(`${name}: another of the packs given is called ${pack.id} as well`);
    if (same === undefined) packs.push(pack);
  }
  return packs;
}

/** @throws CliError naming the packs that exist */
export function requirePack(id: string): Pack {
  requireKnown([id]);
  return loadPack(id);
}

/** @throws CliError naming the packs that exist */
export function requireKnown(ids: readonly string[], where?: string): void {
  const unknown = ids.find((id) => !packIds().includes(id));
  if (unknown !== undefined) throw new CliError(`${where === undefined ? '' : `${where}: `}unknown pack ${unknown}; available: ${packIds().join(', ')}`);
}

async function packFile(path: string): Promise<Pack> {
  const read = readPack(await readText(path));
  if (read.ok) return read.pack;
  const { faults } = read;
  const lines = faults.slice(0, SHOWN).map((fault) => `${path}: ${fault.path === '' ? '' : `${fault.path}: `}${fault.message}`);
  const left = faults.length - SHOWN;
  throw new CliError(`${path}: ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}, the pack is not used`, [...lines, ...(left > 0 ? [`${path}: … ${left} more`] : [])]);
}
