/** The typed table: cells, faults, sums, blocks from a spreadsheet, files; and what of it reaches the profile. */
import { describe, expect, test } from 'vitest';
import { csv } from '../../src/export/csv.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { validateProfile } from '../../src/profile/validate.ts';
import {
  COLUMNS, declaredRow, EMPTY_ROW, faultsOf, filled, itemOf, MOST_ROWS, pasted, readBlock, readTyped, reread, storeyGroups, sumsOf, typedRows, withItem, withRows, type TypedItem, type TypedRow,
} from '../../src/app/typed-rows.ts';

const items: readonly TypedItem[] = [{ id: 'q1a', names: ['竖向构件'] }, { id: 'q1b', names: ['水平构件'] }, { id: 'q3b', names: ['集成厨房'] }];
const heads = Object.fromEntries(COLUMNS.map((column) => [column, [column]])) as unknown as Parameters<typeof readTyped>[2];
const row = (item: string, label: string, numerator: string, denominator: string, count = '', drawing = ''): TypedRow => ({ item, label, numerator, denominator, count, drawing });

describe('faults', () => {
  test('a blank row has none, and counts nothing', () => {
    expect(faultsOf({ ...EMPTY_ROW, item: 'q1a' }, items)).toBeNull();
    expect(declaredRow({ ...EMPTY_ROW, item: 'q1a' }, items)).toBeNull();
  });
  test('each cell says its own', () => {
    expect(faultsOf(row('x', '', 'abc', '-1', '1.5'), items)).toEqual({ item: 'item', label: 'label', numerator: 'number', denominator: 'negative', count: 'whole' });
    expect(faultsOf(row('q1a', 'a', '', ''), items)).toEqual({ numerator: 'empty' });
    expect(faultsOf(row('q1a', 'a', '1', '', '0'), items)).toEqual({ count: 'whole' });
  });
  test('numbers as people type them; one side alone is a row', () => {
    expect(declaredRow(row('q1b', '平面面积', '', '８７５５．２', '18', ' 建施-3 '), items)).toEqual({ label: '平面面积', numerator: 0, denominator: 8755.2, count: 18, drawing: '建施-3' });
  });
});

describe('the table when the profile is read anew', () => {
  const unfinished = (one: TypedRow): boolean => faultsOf(one, items) !== null;
  const whole = row('q1a', 'a', '1', '2');
  test('a half-written row and the cell that is being typed in stay', () => {
    const half = row('q1a', '预制墙板', '', '');
    expect(reread([whole, half, EMPTY_ROW], [whole], unfinished, -1)).toEqual([whole, half]);
    const typed = row('q1b', '板', '', '5');
    expect(reread([whole, typed], [whole], unfinished, 1)).toEqual([whole, typed]);
    expect(reread([typed], [whole, half], unfinished, 0)).toEqual([typed, whole, half]);
  });
  test('a cell typed over what the profile holds is the same row', () => {
    const over = { ...whole, numerator: '12' };
    expect(reread([over, whole], [whole, whole], unfinished, 0)).toEqual([over, whole]);
    expect(reread([over], [whole], unfinished, 0)).toEqual([over]);
  });
  test('what was undone takes the place of what it was made wrong by', () => {
    expect(reread([{ ...whole, numerator: 'abc' }], [whole], unfinished, -1)).toEqual([whole]);
    expect(reread([whole, row('q1b', 'b', '1', '')], [whole], unfinished, -1)).toEqual([whole]);
  });
  test('rows no longer in the profile go, whatever their number', () => {
    const many = Array.from({ length: MOST_ROWS }, (_, i) => row('q1a', `r${i}`, i % 2 ? '1' : '', ''));
    expect(reread(many, [], unfinished, -1)).toHaveLength(MOST_ROWS / 2);
  });
});

test('sums are of rows without a fault, times their count', () => {
  const sums = sumsOf([row('q1b', '叠合板', '376.6', '', '17'), row('q1b', 'A', '', '486.4', '18'), row('q1b', '错', 'x', '1')], items);
  expect(sums.get('q1b')!.numerator).toBeCloseTo(6402.2, 9);
  expect(sums.get('q1b')!.ratio).toBeCloseTo(73.1245, 4);
  expect(sums.get('q1b')!.rows).toBe(2);
  expect(sums.has('q1a')).toBe(false);
});

describe('the profile', () => {
  test('keeps what else is said of an item, and what is of other scopes', () => {
    const profile: Profile = {
      ...EMPTY_PROFILE, declared: [
        { item: 'q1a', mode: 'add', document: '计算书', rows: [{ label: 'old', numerator: 1, denominator: 2 }] }, { item: 'q1a', building: 'B2', mode: 'replace', ratio: 3 },
      ],
    };
    const next = withRows(profile, [row('q1a', 'new', '3', '4')], items, undefined);
    expect(next.declared).toEqual([{ item: 'q1a', building: 'B2', mode: 'replace', ratio: 3 }, { item: 'q1a', mode: 'add', document: '计算书', rows: [{ label: 'new', numerator: 3, denominator: 4 }] }]);
    expect(validateProfile(next)).toEqual(next);
    expect(withRows(next, [], items, undefined).declared).toEqual([{ item: 'q1a', building: 'B2', mode: 'replace', ratio: 3 }]);
  });
  test('rows come back as they were typed, and unchanged rows leave the very same profile', () => {
    const rows = [row('q1a', 'a', '1.5', '2', '3', 'S-1'), row('q3b', 'K1', '34.2', '34.2')];
    const profile = withRows(EMPTY_PROFILE, rows, items, 'B1');
    expect(typedRows(profile, items, 'B1')).toEqual(rows);
    expect(typedRows(profile, items, undefined)).toEqual([]);
    expect(withRows(profile, rows, items, 'B1')).toBe(profile);
  });
  test('a faulty row stays out of it', () => {
    expect(withRows(EMPTY_PROFILE, [row('q1a', '', '1', '2')], items, undefined)).toBe(EMPTY_PROFILE);
  });
  test('what is said of an item beside its rows', () => {
    const absent = withItem(EMPTY_PROFILE, 'q3b', undefined, { present: false });
    expect(absent.declared).toEqual([{ item: 'q3b', mode: 'replace', present: false }]);
    expect(withItem(absent, 'q3b', undefined, { present: undefined }).declared).toBeUndefined();
  });
});

describe('blocks', () => {
  test('tabs, line ends, quotes, a mark of byte order', () => {
    expect(readBlock('\uFEFFa\tb\r\n"c\td"\t"e ""f"""\r\n')).toEqual([['a', 'b'], ['c\td', 'e "f"']]);
  });
  test('are laid over the table from a cell on; new rows take the item of the row before', () => {
    const rows = pasted([row('q1a', 'x', '', '')], { row: 0, column: 'numerator' }, readBlock('1\t2\n3\t4\t5'), items);
    expect(rows).toEqual([row('q1a', 'x', '1', '2'), row('q1a', '', '3', '4', '5')]);
  });
  test('an item is known by its id and its name; what is none leaves the item', () => {
    expect(pasted([row('q1a', '', '', '')], { row: 0, column: 'item' }, [['集成厨房', 'K1'], ['nonsense', 'K2']], items).map(({ item, label }) => [item, label])).toEqual([['q3b', 'K1'], ['q3b', 'K2']]);
    expect(itemOf(' Ｑ１Ｂ ', items)).toBe('q1b');
  });
  test('filling down copies one cell', () => {
    const rows = [row('q1a', 'a', '1', '2', '', 'S-1'), row('q1a', 'b', '1', '2'), row('q1a', 'c', '1', '2')];
    expect(filled(rows, 'drawing', 0, 1).map(({ drawing }) => drawing)).toEqual(['S-1', 'S-1', '']);
  });
});

describe('files', () => {
  test('what was exported is read back, formulas and commas included', () => {
    const rows = [row('q1a', '=1+1, "墙"', '1.5', '2', '16', '-S-1'), row('q1b', 'A', '', '486.4', '18')];
    const text = csv([[...COLUMNS], ...rows.map((one) => COLUMNS.map((column) => one[column]))]);
    expect(text).toContain("'=1+1");
    expect(readTyped(text, items, heads)).toEqual(rows);
  });
  test('columns in another order, and without a head', () => {
    expect(readTyped('label,item,denominator,numerator\nK1,集成厨房,34.2,30\n', items, heads)).toEqual([row('q3b', 'K1', '30', '34.2')]);
    expect(readTyped('q1a\t墙\t1\t2\n', items, heads)).toEqual([row('q1a', '墙', '1', '2')]);
    expect(readTyped('\n\n', items, heads)).toBeNull();
  });
});

test('groups of storeys', () => {
  expect(storeyGroups('1-2, 3–18')).toEqual([{ name: '1–2F', count: 2 }, { name: '3–18F', count: 16 }]);
  expect(storeyGroups('5F、7F-9F')).toEqual([{ name: '5F', count: 1 }, { name: '7–9F', count: 3 }]);
  expect(storeyGroups('9-3')).toBeNull();
  expect(storeyGroups('')).toBeNull();
});
