/** Any BCF, whatever its texts: valid by the published schemas, the same when read back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBcf } from '../../src/bcf/read.ts';
import { writeBcf } from '../../src/bcf/write.ts';
import { anyBcf } from './arbitrary.ts';
import { comparable, digested, expected } from './expected.ts';
import { judge } from './xsd.ts';

describe.each(['2.1', '3.0'] as const)('%s', (version) => {
  const faultsOf = judge(version);

  test('written and read back it is the same', () => {
    fc.assert(
      fc.property(anyBcf, (bcf) => {
        const { bytes } = writeBcf(bcf, version);
        const again = readBcf(bytes);
        expect(again.problems).toEqual([]);
        expect(digested(comparable(again.bcf!))).toEqual(digested(expected(bcf, version)));
      }),
      { numRuns: 150 },
    );
  });

  test.skipIf(faultsOf === null)('the published schemas have nothing against it', () => {
    fc.assert(fc.property(anyBcf, (bcf) => void expect(faultsOf!(writeBcf(bcf, version).bytes)).toEqual([])), { numRuns: 150 });
  });
});
