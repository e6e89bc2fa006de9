import fc from 'fast-check';
import { compile } from 'xspattern';
import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../src/ids/pattern.ts';
import { plainPattern } from '../../src/ids/plain-pattern.ts';

function matches(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  if (typeof compiled !== 'function') throw new Error(compiled.error);
  return compiled(text);
}

describe('patterns of XML Schema', () => {
  test.each([
    ['a', 'a', true],
    ['a', 'ab', false],
    ['.*b', 'aab', true],
    ['[a-z-[aeiou]]+', 'xyz', true],
    ['[a-z-[aeiou]]+', 'aeiou', false],
    ['\\d{2}', '12', true],
    ['\\i\\c*', '墙_1', true],
    ['\\p{Lu}+', 'ABC', true],
    ['A|B', 'B', true],
    ['', '', true],
    ['', 'a', false],
    ['\\^a', '^a', true],
    ['a\\$', 'a$', true],
    ['[$^]', '$', true],
    ['a$b', 'a$b', true],
    // an underline is punctuation, which \\w leaves out
    ['\\w+', 'a_b', false],
    ['\\d+', '١٢', true],
    ['.*', 'a\nb', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});

describe('what other dialects write', () => {
  test.each([
    ['^IFC.*SYSTEM', 'IFCBUILDINGSYSTEM', true],
    ['^\\d{2}\\.\\d{3}$', '12.345', true],
    ['^a$|^b$', 'b', true],
    ['(^a|b$)', 'b', true],
    ['^(?:10\\.1 - Soverom|11)$', '10.1 - Soverom', true],
    ['^(?:10\\.1 - Soverom|11)$', '12', false],
    ['(-|[0-9]{2,3})\\/(-|[0-9]{2,3})', '30/60', true],
    ['[\\/]', '/', true],
    ['a\\\\$', 'a\\', true],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});

describe('what is no pattern, or would take too long', () => {
  test.each(['[a', '(a', 'a)', '*', 'a{2,1}', '\\', 'a\\', '\\p{Nonsense}', '[z-a]', '(?=a)', '(?<n>a)'])('%s', (pattern) => {
    expect(compilePattern(pattern)).toHaveProperty('error');
  });

  test.each([
    ['many repetitions', '(((a{1,200}){1,200}){1,200}){1,200}'],
    ['one large repetition', 'a{1,100000000}'],
    ['a long text', 'a'.repeat(5000)],
  ])('%s', (_, pattern) => {
    expect(compilePattern(pattern)).toHaveProperty('error');
  });

  // that it hangs is the failure that is meant
  test('what makes others try for ever ends', () => {
    expect(matches('(a+)+b', 'a'.repeat(5000))).toBe(false);
    expect(matches('(a|a)*c', 'a'.repeat(5000))).toBe(false);
    expect(matches('a*a*a*a*a*b', 'a'.repeat(400))).toBe(false);
    expect(matches('.*.*.*b', 'a'.repeat(500))).toBe(false);
  });
});

describe('the quick way', () => {
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
