import { describe, expect, test } from 'vitest';
import { amountText, limitText, measuredText, missingText, verdictText } from '../../src/export/verdict-text.ts';

describe('amounts', () => {
  test.each([
    [[0.06, 0.06], 'm', '60 mm'], [[0.055, 0.06], 'm', '55–60 mm'], [[9.9999, 10], 'm', '9.9999–10 m'], [[0.0001, 0.0001], 'm', '0.1 mm'],
    [[12, 12], 'm', '12 m'], [[1.5, 1.5], 'm²', '1.5 m²'], [[15, 15], 'd', '15 d'], [[2, 3], '1', '2–3'], [[45, 45], '°', '45°'],
    [[0.1 + 0.2, 0.1 + 0.2], 'm', '300 mm'], [[-0.05, -0.05], 'm', '−50 mm'], [[0, Infinity], '1', '0–∞'],
  ] as const)('%j %s', (value, unit, text) => {
    expect(amountText(value, unit)).toBe(text);
  });
});

test('a group measures the range of its numbers, and its words', () => {
  expect(measuredText({ measured: [[0.05, 0.05], [0.04, 0.045], null], unit: 'm' }, 'zh')).toBe('40–50 mm');
  expect(measuredText({ measured: ['C30', 'C25', 'C30', true], unit: '' }, 'zh')).toBe('C30、C25、是');
  expect(measuredText({ measured: ['a', 'b', 'c', 'd'], unit: '' }, 'en')).toBe('a, b, c…');
  expect(measuredText({ measured: [null, null], unit: 'm' }, 'en')).toBe('');
});

test('limits', () => {
  expect(limitText({ op: '≥', value: [0.06, 0.06] }, 'm', 'zh')).toBe('≥ 60 mm');
  expect(limitText({ op: '∈', value: ['C30', 'C35'] }, '', 'en')).toBe('C30, C35');
  expect(limitText({ op: '∉', value: ['砌筑'] }, '', 'zh')).toBe('不得为 砌筑');
  expect(limitText({ op: 'within', value: [0.02, 0.03] }, 'm', 'zh')).toBe('在 20–30 mm 之内');
  expect(limitText(null, 'm', 'zh')).toBe('');
});

test('what is missing is named once, by its title where one is known', () => {
  const titles = { 'concept topping-thickness': { zh: '后浇叠合层厚度', en: 'topping thickness' } };
  const missing = [{ kind: 'concept', id: 'topping-thickness' }, { kind: 'role', id: 'precast' }, { kind: 'attribute', id: 'intensity' }, { kind: 'role', id: 'precast' }] as const;
  expect(missingText(missing, 'zh', titles)).toBe('后浇叠合层厚度、预制、抗震设防烈度');
  expect(missingText(missing, 'en', titles)).toBe('topping thickness, precast, seismic intensity');
  expect(missingText([{ kind: 'concept', id: 'constructor' }, { kind: 'parameter', id: 'least' }], 'en')).toBe('property constructor, parameter of the rule least');
});

test('a verdict is the rule\'s own words, else measured against the limit', () => {
  const group = { measured: [[0.05, 0.05]], limit: { op: '≥', value: [0.06, 0.06] }, unit: 'm', text: null } as const;
  expect(verdictText(group, 'zh')).toBe('50 mm (要求 ≥ 60 mm)');
  expect(verdictText({ ...group, measured: [null] }, 'en')).toBe('≥ 60 mm');
  expect(verdictText({ ...group, text: { zh: '甲', en: 'a' } }, 'en')).toBe('a');
});
