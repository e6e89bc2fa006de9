import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortPattern } from '../../../src/ids/audit/short-pattern.ts';
import { compilePattern } from '../../../src/ids/pattern.ts';

const piece = fc.constantFrom('a', 'B', '1', '_', '-', ' ', '墙', '.', '\\.', '\\*', '\\\\', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S', '\\i', '\\p{L}', '[ab]', '[^ab]', '[a-c1]', '[]a]', '[a-c-[b]]', '(', ')', '|', '*', '+', '?', '{2}', '{1,2}', '{0,}', '/', '"', '@', '#', '~', ',', '&');
const pattern = fc.array(piece, { maxLength: 7 }).map((parts) => parts.join(''));
const name = fc.array(fc.constantFrom('a', 'B', '1', '_', '-', ' ', '墙', '.', '*', '\\', '\n', '\r', '\u00a0', '٣', '/', '𠮷', '', ']'), { maxLength: 5 }).map((parts) => parts.join(''));

test('says what the other engine says, wherever it takes a pattern', () => {
  let taken = 0;
  fc.assert(
    fc.property(pattern, fc.array(name, { minLength: 1, maxLength: 8 }), (text, names) => {
      const short = shortPattern(text);
      if (short === null) return;
      taken++;
      const compiled = compilePattern(text);
      if (typeof compiled !== 'function') throw new Error(`taken, and no pattern: ${text}`);
      for (const one of names) expect(short.test(one), `${text} and ${JSON.stringify(one)}`).toBe(compiled(one));
    }),
    { numRuns: 4000 },
  );
  expect(taken).toBeGreaterThan(400);
});

describe('takes', () => {
  test.each(['IFC.*TYPE', 'IFCWALL|IFCSLAB', 'IFC(WALL|SLAB)', '[A-Z]{2}[0-9]{2}', '.*Name.*', 'NumberOfRiser(s)?', 'Pset_\\w+Common'])('%s', (text) => {
    expect(shortPattern(text)).not.toBeNull();
  });
});

describe('leaves what could take long, or differs', () => {
  test.each(['(a+)+', '(a|a)*', '.*.*.*.*x', 'a{101}', '\\p{L}', '[a-z-[b]]', '(a', 'a)', '*', '[a', '(?:a)', 'a**', 'a{2,1}', '\\/'])('%s', (text) => {
    expect(shortPattern(text)).toBeNull();
  });

  test('three open repetitions of the same are quick', () => {
    const short = shortPattern('.*.*.*x');
    const start = performance.now();
    expect(short?.test('a'.repeat(200))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
