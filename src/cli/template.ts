/** `template --out DIR` writes the files of the property template; their guides are pages of public/template. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { templateFiles } from '../template/files.ts';
import { CliError, reason, type ExitCode } from './args.ts';

export const templateCommand = defineCommand({
  meta: { name: 'template', description: '写出属性模板文件 / writes the files of the property template' },
  args: {
    out: { type: 'string', valueHint: 'DIR', description: 'the folder they are written to; made where it is not there' },
  },
  async run({ args }): Promise<ExitCode> {
    const [extra] = args._;
    if (extra !== undefined) throw new CliError(`template: unexpected argument ${extra}`);
    const out = args.out;
    if (out === undefined || out === '') throw new CliError('template: --out DIR is missing');
    try {
      await mkdir(out, { recursive: true });
      for (const [name, bytes] of templateFiles()) {
        await writeFile(join(out, name), bytes);
        process.stderr.write(`${join(out, name)}\n`);
      }
    } catch (error) {
      throw new CliError(`--out ${out}: ${reason(error)}`);
    }
    return 0;
  },
});

export default templateCommand;
