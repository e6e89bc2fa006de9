import { describe, expect, it } from 'vitest';
import { patternWords, refusalWords } from '../../src/app/pattern-words.ts';
import en from '../../src/i18n/en.ts';
import zh from '../../src/i18n/zh-CN.ts';
import { PATTERN_FAULTS, patternFault, safePattern } from '../../src/profile/regex.ts';

const REFUSED = { empty: '', long: 'a'.repeat(513), back: '(a)\\1', bracket: 'a)', counted: 'a{65}', nested: '(a+)+', unbounded: 'a*b*c*', wide: 'a{9}b{9}c{9}d{9}', syntax: '[b-a]' } as const;
const inChinese = (key: string, params: Readonly<Record<string, string>>): string => {
  const text = zh.unknowns.pattern[key.split('.').at(-1) as keyof typeof PATTERN_FAULTS];
  return text.replace('{why}', params['why'] ?? '');
};

describe('why a pattern is refused', () => {
  it.each(Object.entries(REFUSED))('%s is said in the language of the page', (code, source) => {
    expect(patternFault(source)?.code).toBe(code);
    expect(patternWords(source, inChinese)).toMatch(/\p{Script=Han}/u);
    let message = '';
    try {
      safePattern(source);
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).not.toBe('');
    expect(refusalWords(message, inChinese)).toBe(patternWords(source, inChinese));
  });
  it('every reason has words, and what is no reason stays as it is', () => {
    expect(Object.keys(REFUSED).sort()).toEqual(Object.keys(PATTERN_FAULTS).sort());
    expect(Object.keys(en.unknowns.pattern).sort()).toEqual(Object.keys(PATTERN_FAULTS).sort());
    expect(refusalWords('out of memory', inChinese)).toBe('out of memory');
  });
  it('nothing is said of one that can be used', () => {
    expect(patternWords('^YWQ[0-9]+', inChinese)).toBeNull();
    expect(safePattern('PC WQ').test('pc-wq-1')).toBe(true);
  });
});
