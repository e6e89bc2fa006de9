/** `sample NAME --out FILE` writes a sample model; `sample --list` names them. */
import { writeFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { SAMPLES, type Sample } from '../ifc-write/samples/index.ts';
import { CliError, reason, writeOut, type ExitCode } from './args.ts';

export const sampleCommand = defineCommand({
  meta: { name: 'sample', description: '写出示例模型 / writes a sample model' },
  args: {
    name: { type: 'positional', required: false, valueHint: 'NAME', description: SAMPLES.map(({ name }) => name).join(', ') },
    out: { type: 'string', valueHint: 'FILE', description: 'where the .ifc is written' },
    list: { type: 'boolean', description: 'names of the samples' },
  },
  async run({ args }): Promise<ExitCode> {
    const [name, extra] = args._;
    if (args.list) {
      if (name !== undefined) throw new CliError(`sample: --list takes no name (${name})`);
      await writeOut(sampleList());
      return 0;
    }
    if (extra !== undefined) throw new CliError(`sample: unexpected argument ${extra}`);
    const sample = requireSample(name);
    if (args.out === undefined || args.out === '') throw new CliError(`sample: --out FILE is missing`);
    try {
      await writeFile(args.out, sample.write());
    } catch (error) {
      throw new CliError(`${args.out}: ${reason(error)}`);
    }
    process.stderr.write(`${sample.name} → ${args.out}\n`);
    return 0;
  },
});

export default sampleCommand;

export function sampleList(): string {
  return SAMPLES.map(({ name, title }) => `${name}\t${title.zh}\t${title.en}\n`).join('');
}

/** @throws CliError naming the samples that exist */
function requireSample(name: string | undefined): Sample {
  const names = SAMPLES.map((sample) => sample.name).join(', ');
  if (name === undefined) throw new CliError(`sample: a name is missing: ${names}`);
  const sample = SAMPLES.find((candidate) => candidate.name === name);
  if (sample === undefined) throw new CliError(`unknown sample ${name}; available: ${names}`);
  return sample;
}
