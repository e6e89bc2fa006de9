import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));

/** Absolute path of a corpus file, or null where the corpus is absent: such tests are skipped, never passed. */
export function corpusPath(relative: string): string | null {
  const path = root + relative;
  return existsSync(path) ? path : null;
}
