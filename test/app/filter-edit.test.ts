import { describe, expect, it } from 'vitest';
import { addRow, changeRow, FIELD_GROUPS, newGroup, NEW_ROW, operatorsOf, sizeOfFilter, unitOf, withField } from '../../src/app/filter-edit.ts';
import { FIELDS, type Condition, type Filter } from '../../src/model/filter.ts';

const row = (value: string): Condition => ({ field: 'name', operator: 'is', value });
const filter: Filter = { join: 'all', rows: [row('a'), { join: 'any', rows: [row('b'), row('c')] }] };

describe('the filter builder', () => {
  it('offers every field once, each with an operator to begin with', () => {
    expect(FIELD_GROUPS.flatMap(({ fields }) => [...fields] as string[]).sort()).toEqual([...FIELDS].sort());
    for (const field of FIELDS) expect(operatorsOf(field).length).toBeGreaterThan(2);
  });
  it('changes one row and leaves the others the same objects', () => {
    const next = changeRow(filter, [1, 0], () => row('x'));
    expect(next).toEqual({ join: 'all', rows: [row('a'), { join: 'any', rows: [row('x'), row('c')] }] });
    expect(next.rows[0]).toBe(filter.rows[0]);
    for (const nowhere of [[7], [0, 1], [1, 9], []]) expect(changeRow(filter, nowhere, null)).toEqual(filter);
  });
  it('adds and takes away rows and groups', () => {
    expect(changeRow(filter, [1], null).rows).toEqual([row('a')]);
    expect(addRow(filter, [1], row('d')).rows[1]).toEqual({ join: 'any', rows: [row('b'), row('c'), row('d')] });
    const grown = addRow(filter, [], newGroup('all'));
    expect(grown.rows[2]).toEqual({ join: 'any', rows: [NEW_ROW] });
    expect([sizeOfFilter(filter), sizeOfFilter(grown)]).toEqual([3, 4]);
  });
  it('keeps of a row what the other field can use', () => {
    expect(withField({ field: 'property', name: 'Width', operator: 'less', value: '1' }, 'quantity')).toEqual({ field: 'quantity', name: 'Width', operator: 'less', value: '' });
    expect(withField({ field: 'property', name: 'Width', operator: 'less', value: '1' }, 'precast')).toEqual({ field: 'precast', operator: 'is', value: '' });
  });
  it('says the unit of a value', () => {
    expect([unitOf('volume', undefined), unitOf('Width', 'IfcPositiveLengthMeasure'), unitOf('Width', 'IfcLabel')]).toEqual(['m³', 'm', '']);
  });
});
