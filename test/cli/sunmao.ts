import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BUNDLE = fileURLToPath(new URL('../../dist/cli/sunmao.js', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line; `npm test` builds it first. */
export function sunmao(...args: readonly string[]): Ran {
  if (!existsSync(BUNDLE)) throw new Error('dist/cli/sunmao.js is not built: npm run prepare');
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUNDLE, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  return { code: status, stdout, stderr };
}
