import { describe, expect, test } from 'vitest';
import { amountText, conceptTitles, limitText, measuredText, missingText, verdictWords } from '../../src/export/verdict-text.ts';

describe('amounts', () => {
  test.each([
    [[0.06, 0.06], 'm', '60 mm'], [[0.055, 0.06], 'm', '55–60 mm'], [[9.9999, 10], 'm', '9.9999–10 m'], [[0.0001, 0.0001], 'm', '0.1 mm'],
    [[12, 12], 'm', '12 m'], [[1.5, 1.5], 'm²', '1.5 m²'], [15, 'd', '15 d'], [[2, 3], '1', '2–3'], [45, '°', '45°'], [0.1 + 0.2, 'm', '300 mm'],
  ] as const)('%j %s', (value, unit, text) => {
    expect(amountText(value, unit)).toBe(text);
  });
});

test('a group measures the range of its numbers, or its words', () => {
  expect(measuredText([[0.05, 0.05], [0.04, 0.045], null], null, 'm', 'zh')).toBe('40–50 mm');
  expect(measuredText(['C30', 'C25', 'C30', true], null, '', 'zh').startsWith('C30')).toBe(true);
  expect(measuredText([null, null], null, 'm', 'en')).toBe('');
});

test('measured and limit are in one unit', () => {
  const limit = { op: '≤', value: [12, 12] } as const;
  expect(measuredText([[9, 9]], limit, 'm', 'en')).toBe('9 m');
  expect(limitText(limit, 'm', 'en', [[9, 9]])).toBe('≤ 12 m');
  expect(limitText({ op: '≥', value: [0.06, 0.06] }, 'm', 'zh', [[11, 11]])).toBe('≥ 0.06 m');
});

test('limits', () => {
  expect(limitText({ op: '≥', value: [0.06, 0.06] }, 'm', 'zh')).toBe('≥ 60 mm');
  expect(limitText({ op: 'within', value: [0.02, 0.03] }, 'm', 'zh')).toBe('20–30 mm');
  expect(limitText(null, 'm', 'zh')).toBe('');
});

test('what is missing, by its title where one is known', () => {
  const titles = conceptTitles({ concepts: [{ concept: 'topping-thickness', title: { zh: '后浇叠合层厚度', en: 'topping thickness' }, names: [] }] });
  expect(missingText({ kind: 'concept', id: 'topping-thickness' }, 'zh', titles)).toContain('后浇叠合层厚度');
  expect(missingText({ kind: 'attribute', id: 'intensity' }, 'en')).toContain('seismic intensity');
  expect(missingText({ kind: 'concept', id: 'constructor' }, 'en')).toContain('constructor');
});

test('a verdict is the rule\'s own words, else measured against the limit', () => {
  const group = { outcome: 'fail', measured: [[0.05, 0.05]], limit: { op: '≥', value: [0.06, 0.06] }, unit: 'm', text: null, missing: [] } as const;
  const { line } = verdictWords(group, 'zh');
  expect(line).toContain('50 mm');
  expect(line).toContain('≥ 60 mm');
  expect(verdictWords({ ...group, text: { zh: '甲', en: 'a' } }, 'en').line).toBe('a');
});
