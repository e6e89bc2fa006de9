import { describe, expect, it, test } from 'vitest';
import { alsoText, amountText, conceptTitles, limitText, measuredText, missingText, verdictWords, type Verdict } from '../../src/export/verdict-text.ts';

const atLeast = (value: number) => ({ op: '≥', value: [value, value] }) as const;
const verdict = (over: Partial<Verdict>): Verdict => ({ outcome: 'fail', measured: [], limit: null, unit: 'm', text: null, missing: [], ...over });
const concepts = conceptTitles({ concepts: [{ concept: 'topping-thickness', title: { zh: '后浇叠合层厚度', en: 'topping thickness' }, names: [] }] });

describe('lengths', () => {
  it('are in millimetres below 10 m, limit and measurement alike', () => {
    expect(measuredText([[0.05, 0.05], [0.055, 0.06]], atLeast(0.06), 'm', 'zh')).toBe('50–60 mm');
    expect(limitText(atLeast(0.06), 'm', 'zh')).toBe('≥ 60 mm');
    expect(measuredText([[9.5, 9.5]], null, 'm', 'en')).toBe('9500 mm');
  });
  it('are in metres where either reaches 10 m', () => {
    expect(measuredText([[12.5, 12.5]], atLeast(9), 'm', 'zh')).toBe('12.5 m');
    expect(limitText(atLeast(9), 'm', 'zh', [[12.5, 12.5]])).toBe('≥ 9 m');
    expect(measuredText([[9, 9]], atLeast(10), 'm', 'zh')).toBe('9 m');
  });
  it('keep every digit that is compared', () => {
    expect(measuredText([[0.0599, 0.0599]], atLeast(0.06), 'm', 'zh')).toBe('59.9 mm');
    expect(measuredText([[0.1 + 0.2, 0.1 + 0.2]], null, 'm', 'zh')).toBe('300 mm');
  });
});

test.each([[[0.055, 0.06], 'm', '55–60 mm'], [[9.9999, 10], 'm', '9.9999–10 m'], [15, 'd', '15 d'], [[2, 2], '1', '2'], [100, '%', '100 %']] as const)('an amount %j %s', (value, unit, text) => {
  expect(amountText(value, unit)).toBe(text);
});

describe('other units and words', () => {
  it('write plain numbers, angles, bar diameters, masses', () => {
    expect(measuredText([[3, 3]], null, '1', 'en')).toBe('3');
    expect(measuredText([[30, 45]], null, '°', 'en')).toBe('30–45°');
    expect(limitText(atLeast(15), 'd', 'en')).toBe('≥ 15 d');
    // a weight is no better than its density: whole kilograms, unless they would hide on which side of the limit it lies
    expect(measuredText([[1154.2248, 24555.5186]], null, 'kg', 'en')).toBe('1154–24556 kg');
    expect(measuredText([[4999.7, 4999.7]], { op: '≤', value: [5000, 5000] }, 'kg', 'en')).toBe('4999.7 kg');
  });
  it('list a few distinct texts and say yes and no', () => {
    expect(measuredText(['C30', 'C30', 'C35'], null, '', 'zh')).toBe('C30、C35');
    expect(measuredText(['a', 'b', 'c', 'd', 'e'], null, '', 'en')).toBe('a, b, c …');
    expect(measuredText([true, false, null], null, '', 'en')).toBe('yes, no');
    expect(measuredText([null], null, '', 'en')).toBe('');
  });
  it('write accepted words and ranges as limits', () => {
    expect(limitText({ op: '∈', value: ['C40', 'C45'] }, '', 'en')).toBe('C40 or C45');
    expect(limitText({ op: '∈', value: ['composite', 'precast'] }, '', 'zh')).toBe('叠合或预制');
    expect(measuredText(['cast-in-place'], null, '', 'zh')).toBe('现浇');
    expect(limitText({ op: '≥', value: ['一', '二', '三'] }, '', 'zh')).toBe('≥ 一级–三级');
    expect(limitText({ op: '≥', value: ['一', '二'] }, '', 'en')).toBe('≥ one–two');
    const sleeves = { op: '∈', value: ['套筒灌浆', '灌浆套筒', '灌浆套筒连接', '半灌浆套筒', 'grouted sleeve'] } as const;
    expect(limitText(sleeves, '', 'zh')).toBe('套筒灌浆或灌浆套筒或灌浆套筒连接 …');
    expect(limitText(sleeves, '', 'en')).toBe('grouted sleeve');
    expect(limitText({ op: 'within', value: [0.12, 0.16] }, 'm', 'en')).toBe('120–160 mm');
    expect(limitText(null, 'm', 'en')).toBe('');
  });
});

describe('what is missing', () => {
  it('has words for every kind in both languages', () => {
    for (const kind of ['role', 'concept', 'attribute', 'geometry', 'parameter', 'declaration'] as const) {
      const [zh, en] = [missingText({ kind, id: 'x' }, 'zh'), missingText({ kind, id: 'x' }, 'en')];
      expect(zh).toMatch(/\p{Script=Han}.*x/u);
      expect(en).toMatch(/^[^\p{Script=Han}]*x$/u);
    }
  });
  it('names roles, attributes and concepts', () => {
    expect(missingText({ kind: 'role', id: 'precast' }, 'zh')).toBe('待判定:预制');
    expect(missingText({ kind: 'attribute', id: 'intensity' }, 'en')).toBe('not filled in: seismic intensity');
    expect(missingText({ kind: 'concept', id: 'topping-thickness' }, 'en', concepts)).toBe('not stated in the model: topping thickness');
    expect(missingText({ kind: 'geometry', id: 'toString' }, 'en')).toBe('cannot be measured: toString');
  });
});

describe('a verdict', () => {
  it('says measured and required', () => {
    const words = verdictWords(verdict({ measured: [[0.05, 0.055]], limit: atLeast(0.06) }), 'zh');
    expect(words).toEqual({ measured: '50–55 mm', limit: '≥ 60 mm', missing: '', line: '实为 50–55 mm;要求 ≥ 60 mm' });
  });
  it('says what is missing, once, beside the limit', () => {
    const missing = [{ kind: 'concept', id: 'topping-thickness' }, { kind: 'concept', id: 'topping-thickness' }] as const;
    expect(verdictWords(verdict({ outcome: 'unknown', measured: [null], limit: atLeast(0.06), missing }), 'en', concepts).line)
      .toBe('required ≥ 60 mm; not stated in the model: topping thickness');
  });
  it('says once what several missing things have in common', () => {
    const missing = [{ kind: 'attribute', id: 'structure' }, { kind: 'role', id: 'precast' }, { kind: 'attribute', id: 'intensity' }] as const;
    expect(verdictWords(verdict({ outcome: 'unknown', missing }), 'zh').line).toBe('未填写:结构体系、抗震设防烈度;待判定:预制');
  });
  it('takes the check\'s own words, and the outcome where there are none', () => {
    expect(verdictWords(verdict({ text: { zh: '窗间墙过窄', en: 'pier too narrow' }, measured: [[1, 1]], limit: atLeast(2) }), 'en').line).toBe('pier too narrow');
    expect(verdictWords(verdict({ outcome: 'unknown' }), 'zh').line).toBe('未定');
  });
  it('names the clauses that ask the same', () => {
    expect(alsoText([{ rule: 'a/b', clause: 'JGJ 1-2014 6.6.2', limit: atLeast(0.06) }, { rule: 'a/c', clause: 'GB 1 2', limit: null }], 'm', 'zh')).toEqual(['JGJ 1-2014 6.6.2 ≥ 60 mm', 'GB 1 2']);
    const twice = { rule: 'a/b', clause: 'JGJ 1-2014 6.6.2', limit: atLeast(0.06) };
    expect(alsoText([twice, { ...twice, rule: 'a/d' }], 'm', 'zh')).toEqual(['JGJ 1-2014 6.6.2 ≥ 60 mm']);
  });
});
