import { expect, it } from 'vitest';
import { amountText, FIGURES, lineParams, paramText } from '../../src/app/measured-text.ts';
import { ELEMENT_FIGURES, LINE_KEYS } from '../../src/facts/measured.ts';
import en from '../../src/i18n/en.ts';
import zh from '../../src/i18n/zh-CN.ts';

it('writes quantities with the decimals they were rounded to', () => {
  expect(amountText([2.34, 2.34], 'm³')).toBe('2.3400 m³');
  expect(amountText([1, 12345.67891], 'm²')).toBe('1.0000–12\u2009345.6789 m²');
  const wording = { word: (group: string, code: string): string => `${group}/${code}`, pick: (text: { readonly en: string }) => text.en };
  expect(paramText({ group: 'geometry', code: 'open' }, wording)).toBe('geometry/open');
  expect(paramText({ zh: '竖缝', en: 'vertical strips' }, wording)).toBe('vertical strips');
  expect(lineParams({ key: 'prism', as: 'formula', params: { n: 3, name: '5F', v: { amount: [1, 1], unit: 'm' } } }, wording)).toEqual({ n: '3', name: '5F', v: '1.0000 m' });
});

it('offers every figure of an element and has a text for every step', () => {
  expect([...FIGURES].sort()).toEqual([...ELEMENT_FIGURES].sort());
  for (const texts of [zh, en]) {
    expect(Object.keys(texts.measured.line).sort()).toEqual([...LINE_KEYS].sort());
    for (const figure of ELEMENT_FIGURES) expect(texts.measured.figure).toHaveProperty(figure);
  }
});
