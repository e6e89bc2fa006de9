/** `rules [--pack ID]`: every rule with clause, force, numbers and how far it can be trusted, as JSON. */
import { defineCommand } from 'citty';
import { loadPack, packIds, type Pack } from '../standards/pack.ts';
import { packRules } from '../standards/pack-rules.ts';
import { CliError, optionValues, writeOut, type ExitCode } from './args.ts';
import { packsNamed } from './packs.ts';

export const rulesCommand = defineCommand({
  meta: { name: 'rules', description: '规则清单 / list of rules' },
  args: {
    pack: { type: 'string', valueHint: 'ID', description: 'ids of packs, or .json files of your own (default: all that ship)' },
  },
  async run({ args, rawArgs }): Promise<ExitCode> {
    const extra = args._[0];
    if (extra !== undefined) throw new CliError(`rules: unexpected argument ${extra}`);
    const named = optionValues(rawArgs, 'pack');
    await writeOut(`${rulesText(named.length === 0 ? packIds().map(loadPack) : await packsNamed(named))}\n`);
    return 0;
  },
});

export default rulesCommand;

export function rulesText(packs: readonly Pack[]): string {
  return JSON.stringify(packs.flatMap(packRules), null, 2);
}

export { requirePack } from './packs.ts';
