/** Standard storeys: numbers, ranges, what is counted twice, which are alike. */
import { expect, test } from 'vitest';
import { alikeStoreys, rangeOf, readStandsFor, storeyNumber, storeyWarnings } from '../../src/app/storey-groups.ts';
import type { ReportElement, StoreyResult } from '../../src/engine/report.ts';

const storey = (name: string, more: Partial<StoreyResult> = {}): StoreyResult => ({ name, elevation: 0, top: 3, aboveGround: 'yes', excluded: false, standsFor: 1, planArea: [100, 100], ...more });
const element = (name: string, type: string, precast = 'precast'): ReportElement => ({ storey: name, building: 'B1', outOfScope: null, type, class: 'IfcWall', roles: { precast } }) as unknown as ReportElement;

test('numbers of storeys as models name them', () => {
  expect(['5F', '第5层', 'F05', '05', '-1F', '5F(14.450)', '机房层(49.300)', '屋面', '14.450', 'L3'].map(storeyNumber)).toEqual([5, 5, 5, 5, -1, 5, null, null, null, 3]);
});

test('5–17 counts from first to last', () => {
  expect(readStandsFor('5F–17F')).toEqual({ count: 13, range: [5, 17] });
  expect(readStandsFor('５至１７层')).toEqual({ count: 13, range: [5, 17] });
  expect(readStandsFor(' 13 ')).toEqual({ count: 13, range: null });
  expect(['17-5', '0', 'x', '1.5', ''].map(readStandsFor)).toEqual([null, null, null, null, null]);
  expect(rangeOf({ match: '5F', standsFor: 13, reason: '5–17' })).toEqual([5, 17]);
  expect(rangeOf({ match: '5F', standsFor: 12, reason: '5–17' })).toBeNull();
  expect(rangeOf({ match: '5F', standsFor: 13, reason: '业主口径' })).toBeNull();
});

test('a storey that is stood for and modelled too would count twice; left out it does not', () => {
  const ranges = new Map<string, readonly [number, number]>([['5F', [5, 7]], ['9F', [7, 8]]]);
  const elements = new Map([['5F', 10], ['6F', 10], ['7F', 0], ['8F', 3], ['9F', 1]]);
  const warn = (storeys: readonly StoreyResult[]) => storeyWarnings(storeys, (name) => ranges.get(name) ?? null, elements);
  const all = ['5F', '6F', '7F', '8F', '9F'].map((name) => storey(name));
  expect(warn(all).get('5F')).toEqual([{ kind: 'modelled', names: ['6F'] }, { kind: 'overlap', names: ['9F'] }]);
  expect(warn(all).get('9F')).toEqual([{ kind: 'not-in' }, { kind: 'modelled', names: ['8F'] }, { kind: 'overlap', names: ['5F'] }]);
  expect(warn([storey('5F'), storey('6F', { excluded: true })]).size).toBe(0);
});

test('alike are storeys without a gap that hold the same', () => {
  const names = ['1F', '2F', '3F', '4F', '5F', '6F'];
  const elements = names.flatMap((name) => [element(name, 'A'), element(name, 'B'), ...(name === '1F' ? [element(name, 'C')] : [])]);
  const building = { id: 'B1', storeys: names.map((name) => storey(name, name === '5F' ? { planArea: [90, 90] } : {})) };
  expect(alikeStoreys(building, elements)).toEqual([{ names: ['2F', '3F', '4F'], first: '2F' }]);
  expect(alikeStoreys(building, [...elements.filter(({ storey: of }) => of !== '3F'), element('3F', 'A'), element('3F', 'B', 'unknown')])).toEqual([]);
});
