/** `score INPUT.json [--pack ID]`: scoring alone (design.md section 5). Always exits 0 on valid input. */
import { defineCommand } from 'citty';
import { parseScoreInput } from '../engine/score-input.ts';
import { readyPack } from '../engine/ready-pack.ts';
import { scoreUnder } from '../engine/score-under.ts';
import { EMPTY_PROFILE, type Profile } from '../profile/profile.ts';
import { ANY_BUILDING } from '../standards/closed-scoring.ts';
import { DEFAULT_PACK, scoringOf } from '../standards/pack.ts';
import { CliError, readBytes, writeOut, type ExitCode } from './args.ts';
import { readProfile } from './check.ts';
import { requirePack } from './rules.ts';

export const scoreCommand = defineCommand({
  meta: { name: 'score', description: '按比例直接计分 / scoring alone, from ratios in JSON' },
  args: {
    input: { type: 'positional', required: false, description: 'INPUT.json, or - for standard input' },
    pack: { type: 'string', default: DEFAULT_PACK, valueHint: 'ID', description: 'standard pack' },
    profile: { type: 'string', default: '', valueHint: 'FILE', description: 'profile with attestations and overrides of the pack (JSON)' },
  },
  async run({ args }): Promise<ExitCode> {
    const [path, extra] = args._;
    if (path === undefined) throw new CliError('score: which INPUT.json? (- reads standard input)');
    if (extra !== undefined) throw new CliError(`score: one INPUT.json at a time, not ${extra} as well`);
    const profile = args.profile === '' ? EMPTY_PROFILE : await readProfile(args.profile);
    await writeOut(`${scoreText(await readText(path), path, args.pack, profile)}\n`);
    return 0;
  },
});

export default scoreCommand;

/**
 * The JSON answer to a JSON input. Of a pack that may not be scored with yet: the rows to confirm, and no number.
 * @throws CliError naming the file and the place in it
 */
export function scoreText(text: string, name: string, packId: string, profile: Profile = EMPTY_PROFILE): string {
  const pack = scoringOf(requirePack(packId));
  if (pack === null) throw new CliError(`pack ${packId} has no scoring table`);
  const parsed = parseScoreInput(text, pack);
  if (!parsed.ok) throw new CliError(`${name}: ${parsed.fault.path}: ${parsed.fault.message.en}`);
  const answers = parsed.inputs.map((input) => {
    const ready = readyPack(pack, profile, { ...ANY_BUILDING, type: input.type ?? null, material: input.structure });
    const mark = ready.watermark === null ? {} : { watermark: ready.watermark };
    return { id: input.id, ...(ready.withheld === null ? scoreUnder(input, ready) : { withheld: ready.withheld }), ...mark };
  });
  return JSON.stringify(answers, null, 2);
}

async function readText(path: string): Promise<string> {
  const bytes = path === '-' ? await readStandardInput() : await readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CliError(`${path}: not UTF-8 text`);
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
