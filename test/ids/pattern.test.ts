import fc from 'fast-check';
import { compile } from 'xspattern';
import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../src/ids/pattern.ts';
import { plainPattern } from '../../src/ids/plain-pattern.ts';

const matches = (pattern: string, text: string): boolean => {
  const compiled = compilePattern(pattern);
  if (typeof compiled !== 'function') throw new Error(compiled.error);
  return compiled(text);
};

describe('xs:pattern', () => {
  test.each([
    ['DT[0-9]', 'DT1', true], ['DT[0-9]', 'DT12', false], ['DT.*', 'DT', true], ['.*', 'a\nb', false], ['a|bc', 'bc', true], ['a|bc', 'abc', false],
    // the anchors of other dialects are characters here
    ['^a$', 'a', false], ['^a$', '^a$', true],
    // an underline is punctuation, which \w leaves out
    ['\\w+', 'a_b', false], ['\\w+', '预制墙', true], ['\\d+', '١٢', true], ['[a-z-[aeiou]]+', 'bcd', true], ['[a-z-[aeiou]]+', 'bad', false],
    ['\\i\\c*', 'x-1', true], ['\\p{Lu}.', 'Äx', true], ['(ab){2}', 'abab', true], ['[\\-+]', '-', true], ['a{2,}', 'aaa', true], ['', '', true], ['', 'a', false],
  ])('%s on %j is %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test.each(['[', '(', 'a{2', '*a', 'a**', '\\k', 'a{100000}{100000}', 'a'.repeat(5000)])('%s is refused with a reason', (pattern) => {
    expect(compilePattern(pattern)).toEqual({ error: expect.any(String) });
  });

  // that it hangs is the failure that is meant
  test('a pattern made to run away ends', () => {
    expect(matches('(a+)+b', 'a'.repeat(5000))).toBe(false);
    expect(matches('a*a*a*a*a*b', 'a'.repeat(400))).toBe(false);
    expect(matches('.*.*.*b', 'a'.repeat(500))).toBe(false);
  });

  test('naming schemes take the quick way, what RegExp means otherwise does not', () => {
    for (const pattern of ['[A-Z]{2}[0-9]{2}', 'IFC.*TYPE', 'T\\d+', '(YB|DBS)-?\\d{1,3}', '预制.*', 'a\\.b']) expect(plainPattern(pattern)).not.toBeNull();
    for (const pattern of ['(a+)+', '[a-z-[aeiou]]', '\\i\\c*', '\\p{IsBasicLatin}', '.*.*.*.*x', '[a-]', '[]']) expect(plainPattern(pattern)).toBeNull();
  });

  test('the quick way and the engine of XML Schema agree', () => {
    const atom = fc.oneof(
      fc.constantFrom('a', 'b', 'A', '1', '_', '-', '中', '.', '\\.', '\\d', '\\s', '\\w', '\\D', '\\S', '\\W', '\\-', '[ab1]', '[^ab]', '[a-c]', '[\\d_]', '[\\-a]', '[0-9A-Z]', '^', '$', '\\\\'),
    );
    const quantified = fc.tuple(atom, fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,3}', '{2,}')).map(([a, q]) => a + q);
    const branch = fc.array(quantified, { maxLength: 5 }).map((parts) => parts.join(''));
    const group = fc.tuple(branch, branch, fc.constantFrom('', '?')).map(([a, b, q]) => `(${a}|${b})${q}`);
    const pattern = fc.array(fc.oneof(branch, group), { maxLength: 3 }).map((parts) => parts.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', 'A', '1', '2', '_', '-', '中', '.', ' ', '\n', '\u2028', '^', '$', '\\', '😀'), { maxLength: 6 }).map((parts) => parts.join(''));
    let taken = 0;
    fc.assert(fc.property(pattern, fc.array(text, { minLength: 4, maxLength: 8 }), (written, texts) => {
      const plain = plainPattern(written);
      if (plain === null) return;
      taken++;
      const exact = compile(written);
      for (const one of texts) expect(`${written} on ${JSON.stringify(one)}: ${plain.test(one)}`).toBe(`${written} on ${JSON.stringify(one)}: ${exact(one)}`);
    }), { numRuns: 1500, seed: 5 });
    expect(taken).toBeGreaterThan(500);
  });
});
