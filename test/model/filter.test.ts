import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter, EMPTY_FILTER, FIELDS, NAMED_FIELDS, OPERATORS, readFilter, readQuantity, type Condition, type Filter, type FilterField, type FilterSubject } from '../../src/model/filter.ts';
import type { PropertyValue } from '../../src/model/model.ts';
import { filterPattern } from '../../src/worker/finder.ts';

type Said = Readonly<Record<string, readonly PropertyValue[]>>;
const subject = (said: Said): FilterSubject => ({ values: (field, name) => said[name === '' ? field : `${field} ${name}`] ?? [] });
const selects = (filter: Filter, said: Said): boolean => compileFilter(filter, filterPattern).test?.(subject(said)) ?? false;
const one = (row: Condition): Filter => ({ join: 'all', rows: [row] });

/** The same filter read off its definition, row by row, without any of the shortcuts. Null: the row cannot be evaluated. */
function naive(row: Condition | Filter, said: Said): boolean | null {
  if ('rows' in row) {
    const answers = row.rows.map((inner) => naive(inner, said)).filter((answer): answer is boolean => answer !== null);
    if (answers.length === 0) return null;
    return row.join === 'all' ? !answers.includes(false) : answers.includes(true);
  }
  const isNamed = row.field === 'property' || row.field === 'quantity';
  const name = (row.name ?? '').trim();
  if (isNamed && name === '') return null;
  const values = said[name === '' ? row.field : `${row.field} ${name}`] ?? [];
  const there = values.filter((value) => value !== null && String(value).trim() !== '');
  if (row.operator === 'exists') return there.length > 0;
  if (row.operator === 'missing') return there.length === 0;
  const wanted = row.value ?? '';
  if (wanted.trim() === '') return null;
  const same = (value: PropertyValue): boolean => {
    if (typeof value !== 'number') return value !== null && String(value).normalize('NFKC').trim().toLowerCase() === wanted.normalize('NFKC').trim().toLowerCase();
    const number = readQuantity(wanted);
    return number !== null && (value === number || Math.abs(value - number) <= 1e-6 * Math.max(Math.abs(value), Math.abs(number)) + 1e-12);
  };
  const amounts = values.map((value) => (typeof value === 'number' ? value : typeof value === 'string' ? readQuantity(value) : null)).filter((n): n is number => n !== null);
  if (row.operator === 'is') return values.filter(same).length > 0;
  if (row.operator === 'is-not') return values.filter(same).length === 0;
  if (row.operator === 'contains') return values.filter((value) => value !== null && String(value).normalize('NFKC').toLowerCase().includes(wanted.normalize('NFKC').trim().toLowerCase())).length > 0;
  if (row.operator === 'matches') {
    try {
      const pattern = new RegExp(wanted, 'iu');
      return there.filter((value) => pattern.test(String(value))).length > 0;
    } catch {
      return null;
    }
  }
  const low = readQuantity(wanted);
  if (row.operator === 'between') {
    const high = readQuantity(row.to ?? '');
    if ((row.to ?? '').trim() === '' || low === null || high === null) return null;
    return amounts.filter((n) => n >= Math.min(low, high) && n <= Math.max(low, high)).length > 0;
  }
  if (low === null) return null;
  return amounts.filter((n) => (row.operator === 'less' ? n < low : n > low)).length > 0;
}

// few different texts, so that conditions hold as often as not
const text = fc.constantFrom('', ' ', 'YWQ1', 'ywq1 ', 'ＹＷＱ１', 'KL-2', '200', '200 mm', '0.2', '2,5 m', 'true', '预制', '预制墙', '(50+60)', 'a.c');
const value = fc.oneof(text, fc.constantFrom<PropertyValue>(null, true, false, 0, 0.2, 200, -1, 2.5), fc.double({ noNaN: true, min: -10, max: 300 }));
const pattern = fc.constantFrom('^yw', 'q1$', '[0-9]+', '预制.', '(', 'a.c', 'x|kl', ' ');
const field = fc.constantFrom<FilterField>('name', 'class', 'storey', 'property', 'quantity');
const condition: fc.Arbitrary<Condition> = fc.record({
  field, operator: fc.constantFrom(...OPERATORS), name: fc.constantFrom('A', 'B', ''), value: fc.oneof(text, pattern), to: text,
}).map((row) => ((NAMED_FIELDS as readonly string[]).includes(row.field) ? row : { ...row, name: '' }));
const filter = fc.letrec<{ filter: Filter; row: Condition | Filter }>((tie) => ({
  filter: fc.record({ join: fc.constantFrom('all' as const, 'any' as const), rows: fc.array(tie('row'), { maxLength: 4 }) }),
  row: fc.oneof({ maxDepth: 3 }, condition, tie('filter')),
})).filter;
const said: fc.Arbitrary<Said> = fc.record(Object.fromEntries(['name', 'class', 'storey', 'property A', 'property B', 'quantity A', 'quantity B'].map((key) => [key, fc.array(value, { maxLength: 3 })])));

describe('a filter', () => {
  it('selects what its definition says, whatever its rows', () => {
    let yes = 0;
    let no = 0;
    fc.assert(fc.property(filter, said, (filter, said) => {
      const expected = naive(filter, said) ?? false;
      if (expected) yes++; else no++;
      expect(selects(filter, said)).toBe(expected);
    }), { numRuns: 4000 });
    // both happen, or nothing was tried
    expect(Math.min(yes, no)).toBeGreaterThan(400);
  });
  it('names every row that it cannot evaluate, and goes by the others', () => {
    fc.assert(fc.property(filter, (filter) => {
      const count = (row: Condition | Filter): number => ('rows' in row ? row.rows.reduce((sum, inner) => sum + count(inner), 0) : naive(row, {}) === null ? 1 : 0);
      expect(compileFilter(filter, filterPattern).faults).toHaveLength(count(filter));
    }), { numRuns: 1000 });
    expect(compileFilter({ join: 'all', rows: [{ field: 'name', operator: 'is', value: 'a' }, { join: 'any', rows: [{ field: 'property', operator: 'exists' }, { field: 'quantity', name: 'volume', operator: 'less', value: 'x' }] }] }, filterPattern).faults)
      .toEqual([{ at: [1, 0], code: 'no-name' }, { at: [1, 1], code: 'bad-number' }]);
  });
  it('of no row selects nothing', () => {
    expect(compileFilter(EMPTY_FILTER, filterPattern).test).toBeNull();
    expect(compileFilter({ join: 'any', rows: [EMPTY_FILTER] }, filterPattern).test).toBeNull();
  });
  it('that says what a value is not holds for elements without a value', () => {
    expect(selects(one({ field: 'storey', operator: 'is-not', value: '3F' }), {})).toBe(true);
    expect(selects(one({ field: 'storey', operator: 'is-not', value: '3f' }), { storey: ['3F'] })).toBe(false);
  });
  it('understands units and full-width forms', () => {
    expect(selects(one({ field: 'property', name: 'Width', operator: 'is', value: '200 mm' }), { 'property Width': [0.2] })).toBe(true);
    expect(selects(one({ field: 'property', name: 'Width', operator: 'greater', value: '0.15' }), { 'property Width': ['200mm'] })).toBe(true);
    expect(selects(one({ field: 'name', operator: 'contains', value: '(60)' }), { name: ['叠合板（60）'] })).toBe(true);
    expect(['1.10 m', '200mm', '2,5', '3 ㎡', '1 200 mm', '-4', '5e2'].map(readQuantity)).toEqual([1.1, 0.2, 2.5, 3, 1.2, -4, 500]);
    expect(['', 'm', '12 ft', '1.2.3', '1,2,3', 'x1'].map(readQuantity)).toEqual([null, null, null, null, null, null]);
  });
  it('refuses patterns that could take for ever, and a space in a pattern is a space', () => {
    expect(compileFilter(one({ field: 'name', operator: 'matches', value: '(a+)+$' }), filterPattern).faults[0]).toMatchObject({ at: [0], code: 'bad-pattern' });
    expect(selects(one({ field: 'name', operator: 'matches', value: 'KL 2$' }), { name: ['KL 2'] })).toBe(true);
    expect(selects(one({ field: 'name', operator: 'matches', value: 'KL 2$' }), { name: ['KL-2'] })).toBe(false);
  });
});

describe('a filter from a file', () => {
  it('comes back as it was written', () => {
    fc.assert(fc.property(filter, (filter) => void expect(readFilter(JSON.parse(JSON.stringify(filter)))).toEqual(filter)), { numRuns: 300 });
    for (const field of FIELDS) expect(readFilter(one({ field, operator: 'exists' }))).not.toBeNull();
  });
  it('that is none is refused, not repaired', () => {
    const row = { field: 'name', operator: 'is', value: 'a' };
    for (const bad of [null, 3, 'x', [], {}, { join: 'all' }, { join: 'none', rows: [] }, { join: 'all', rows: [{ ...row, field: 'password' }] }, { join: 'all', rows: [{ ...row, operator: 'eval' }] },
      { join: 'all', rows: [{ ...row, value: 3 }] }, { join: 'all', rows: [{ ...row, value: 'x'.repeat(2000) }] }, { join: 'all', rows: Array.from({ length: 500 }, () => row) },
    ]) expect(readFilter(bad)).toBeNull();
    let deep: unknown = { join: 'all', rows: [row] };
    for (let i = 0; i < 50; i++) deep = { join: 'all', rows: [deep] };
    expect(readFilter(deep)).toBeNull();
  });
  it('keeps nothing that a filter does not have', () => {
    expect(readFilter({ join: 'all', rows: [{ field: 'name', operator: 'is', value: 'a', html: '<b>' }], more: 1 })).toEqual(one({ field: 'name', operator: 'is', value: 'a' }));
  });
});
