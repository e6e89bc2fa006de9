import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashing } from '../../src/store/sha256.ts';

const oracle = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('any bytes in any pieces hash as Node hashes them', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (pieces) => {
    const hash = hashing();
    for (const piece of pieces) hash.update(piece);
    expect(hash.hex()).toBe(oracle(Buffer.concat(pieces)));
  }));
});

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000_003])('%i bytes', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + 7) & 255);
  const hash = hashing();
  hash.update(bytes);
  expect(hash.hex()).toBe(oracle(bytes));
});
