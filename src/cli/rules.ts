/** `rules [--pack ID]`: every rule with clause, force, numbers and how far it can be trusted, as JSON. */
import { defineCommand } from 'citty';
import { DEFAULT_PACK, loadPack, packIds, type Pack } from '../standards/pack.ts';
import { packRules } from '../standards/pack-rules.ts';
import { CliError, writeOut, type ExitCode } from './args.ts';

export const rulesCommand = defineCommand({
  meta: { name: 'rules', description: '规则清单 / list of rules' },
  args: {
    pack: { type: 'string', default: DEFAULT_PACK, valueHint: 'ID', description: 'standard pack' },
  },
  async run({ args }): Promise<ExitCode> {
    const extra = args._[0];
    if (extra !== undefined) throw new CliError(`rules: unexpected argument ${extra}`);
    await writeOut(`${rulesText(args.pack)}\n`);
    return 0;
  },
});

export default rulesCommand;

/** @throws CliError naming the packs that exist */
export function rulesText(packId: string): string {
  return JSON.stringify(packRules(requirePack(packId)), null, 2);
}

/** @throws CliError naming the packs that exist */
export function requirePack(id: string): Pack {
  if (!packIds().includes(id)) throw new CliError(`unknown pack ${id}; available: ${packIds().join(', ')}`);
  return loadPack(id);
}
