import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../src/ids/pattern.ts';

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
    const start = performance.now();
    expect(compilePattern(pattern)).toHaveProperty('error');
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('what makes others try for ever is matched at once', () => {
    const start = performance.now();
    expect(matches('(a+)+b', 'a'.repeat(5000))).toBe(false);
    expect(matches('(a|a)*c', 'a'.repeat(5000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
