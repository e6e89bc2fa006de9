import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needles, pieces } from '../../src/model/needle.ts';

const finds = (query: string, text: string): boolean => needles(query).length > 0 && needles(query).every((word) => word.test(text));

describe('words that are looked for', () => {
  it('are found whatever their case and width, each somewhere', () => {
    expect(finds('ywq1', '基本墙:YWQ1-200')).toBe(true);
    expect(finds('200 ywq', '基本墙:YWQ1-200')).toBe(true);
    expect(finds('(60+70)', '叠合板-130（60+70）')).toBe(true);
    expect(finds('（60', '叠合板-130(60+70)')).toBe(true);
    expect(finds('ywq2', '基本墙:YWQ1-200')).toBe(false);
    expect(needles('   ')).toEqual([]);
  });
  it('are texts, never patterns', () => {
    expect(finds('a.c', 'abc')).toBe(false);
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), (text) => {
      const plain = text.normalize('NFKC').replace(/\s+/g, '');
      fc.pre(plain !== '');
      expect(finds(plain, `<${plain}>`)).toBe(true);
    }), { numRuns: 500 });
  });
  it('are marked in the text, which stays whole', () => {
    expect(pieces('墙 YWQ1-ywq2', needles('ywq'))).toEqual(['墙 ', 'YWQ', '1-', 'ywq', '2']);
    fc.assert(fc.property(fc.string(), fc.string(), (text, query) => { expect(pieces(text, needles(query)).join('')).toBe(text); }), { numRuns: 500 });
  });
});
