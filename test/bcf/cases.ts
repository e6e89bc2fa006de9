import { readdirSync, readFileSync } from 'node:fs';
import { corpusPath } from '../corpus.ts';

export interface BcfCase {
  /** `v2.1/Markup/PDFFile/PDFFile.bcf` */
  readonly name: string;
  readonly path: string;
  read(): Uint8Array;
}

/** buildingSMART's official test cases; none where the corpus is absent. */
export function bcfFiles(): readonly BcfCase[] {
  const root = corpusPath('bcf/testcases');
  if (root === null) {
    process.stderr.write('skipped: no corpus\n');
    return [];
  }
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.bcf(zip)?$/.test(name))
    .sort()
    .map((name) => ({ name: name.replaceAll('\\', '/'), path: `${root}/${name}`, read: () => new Uint8Array(readFileSync(`${root}/${name}`)) }));
}
