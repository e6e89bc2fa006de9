import { describe, expect, it } from 'vitest';
import { fixed, quantity, quantityRange, range, ratioText, short } from '../../src/app/format.ts';
import { readNumber, readRatio } from '../../src/app/read-number.ts';

describe('figures', () => {
  it('round half-up in decimal', () => {
    expect(fixed(2.675, 2)).toBe('2.68');
    expect(fixed(1.005, 2)).toBe('1.01');
    expect(fixed(-2.5, 0)).toBe('-3');
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(short(12.5, 2)).toBe('12.5');
    expect(short(100, 2)).toBe('100');
  });
  it('write ranges, and one figure where the ends look alike', () => {
    expect(range([10, 12.5], 1)).toBe('10–12.5');
    expect(range([10.01, 10.02], 1)).toBe('10');
    expect(range(null, 1)).toBe('—');
    expect(quantityRange([1234567.891, 2000000], 1)).toBe('1\u2009234\u2009567.9–2\u2009000\u2009000');
    expect(quantity(-1234.5)).toBe('-1\u2009234.5');
  });
  it('do not hide on which side of a limit a ratio lies', () => {
    expect(ratioText([79.999, 79.999], [80])).toBe('79.999000 %');
    expect(ratioText([80, 80], [80])).toBe('80.00 %');
    expect(ratioText([79.99, 79.99], [80])).toBe('79.99 %');
  });
  it('read what people type', () => {
    expect(readNumber(' 1 234,5 ')).toBe(1234.5);
    expect(readNumber('１２')).toBe(12);
    for (const bad of ['', '1e9', 'abc', '1,2,3', 'Infinity', '0x10']) expect(readNumber(bad)).toBeNull();
    expect(readRatio('60–75 %')).toEqual([60, 75]);
    expect(readRatio('70')).toBe(70);
    for (const bad of ['75-60', '101', '-3', '1-2-3', '']) expect(readRatio(bad)).toBeNull();
  });
});
