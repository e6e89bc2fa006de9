/** Every official case written as 2.1 and as 3.0: valid by the published schemas, the same when read back. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readBcf } from '../../src/bcf/read.ts';
import { writeBcf } from '../../src/bcf/write.ts';
import { bcfFiles } from './cases.ts';
import { comparable, digested, expected } from './expected.ts';
import { judge } from './xsd.ts';

const files = bcfFiles();

/** What of the official cases a version cannot hold, or requires besides: see expected.ts for what that means. */
const LOSSES: Readonly<Record<'2.1' | '3.0', Readonly<Record<string, readonly string[]>>>> = {
  '2.1': {
    '2.0': ['lost-comment-status', 'lost-field-of-view', 'lost-reply'],
    '2.1': [],
    '3.0': ['lost-aspect-ratio', 'lost-field-of-view', 'lost-server-id'],
  },
  '3.0': {
    '2.0': ['lost-comment-status', 'lost-reply', 'made-aspect-ratio', 'made-value'],
    '2.1': ['made-aspect-ratio', 'made-value'],
    '3.0': [],
  },
};

describe.skipIf(files.length === 0).each(['2.1', '3.0'] as const)('written as %s', (version) => {
  const faultsOf = judge(version);
  const seen = new Map<string, Set<string>>();

  test.each(files.map((file) => [file.name, file] as const))('%s', (_, file) => {
    const { bcf } = readBcf(file.read());
    const { bytes, lost } = writeBcf(bcf!, version);
    expect(faultsOf!(bytes)).toEqual([]);
    const again = readBcf(bytes);
    expect(again.problems).toEqual([]);
    // the folder of a topic is named by its GUID from now on: none of the cases has further files in one
    expect(digested(comparable(again.bcf!))).toEqual(digested(expected(bcf!, version)));
    const codes = seen.get(bcf!.version) ?? new Set<string>();
    for (const { code } of lost) codes.add(code);
    seen.set(bcf!.version, codes);

    expect(digested(writeBcf(bcf!, version).bytes)).toBe(digested(bytes));
    const names = Object.keys(unzipSync(bytes));
    expect(names).toContain('bcf.version');
    for (const { guid } of bcf!.topics) expect(names).toContain(`${guid}/markup.bcf`);
  });

  test('losses are of the kinds named', () => {
    expect(Object.fromEntries([...seen].map(([from, codes]) => [from, [...codes].sort()]))).toEqual(LOSSES[version]);
  });
});

describe.skipIf(files.length === 0)('there and back', () => {
  test.each(files.filter(({ name }) => name.startsWith('v2.1')).map((file) => [file.name, file] as const))('%s by 3.0', (_, file) => {
    const { bcf } = readBcf(file.read());
    const three = readBcf(writeBcf(bcf!, '3.0').bytes).bcf!;
    const back = readBcf(writeBcf(three, '2.1').bytes).bcf!;
    expect(digested(comparable(back))).toEqual(digested(expected(three, '2.1')));
    // twice changes nothing more
    expect(digested(writeBcf(readBcf(writeBcf(back, '2.1').bytes).bcf!, '2.1').bytes)).toBe(digested(writeBcf(back, '2.1').bytes));
  });
});
