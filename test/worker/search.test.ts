import { describe, expect, it } from 'vitest';
import { compileFilter, type Filter } from '../../src/model/filter.ts';
import type { Element, ElementType, PropertySet } from '../../src/model/model.ts';
import { filterSubjects } from '../../src/worker/filter-subjects.ts';
import { createFinder, filterPattern, filterSlice, linksOf } from '../../src/worker/finder.ts';
import { WHERE } from '../../src/model/needle.ts';
import { searchSlice, startSearch } from '../../src/worker/search.ts';
import { boxModel } from '../facts/kit.ts';

const set = (name: string, properties: Readonly<Record<string, string | number | boolean>>): PropertySet => ({
  expressId: 1, name, from: 'occurrence', line: 1,
  properties: Object.entries(properties).map(([one, value]) => ({ name: one, kind: 'single', type: '', values: [value], line: 1 })),
});
const type = (name: string): ElementType => ({ expressId: 9, globalId: '', name, class: 'IfcWallType', elementType: '', predefinedType: null, tag: 'T9' });
const model = (...elements: readonly Partial<Element>[]) => boxModel([{ path: '建筑/a.ifc' }], elements.map((element) => ({ class: element.class ?? 'IfcWall', name: element.name ?? '', element }))).model;
const found = (query: string, of: ReturnType<typeof model>) => {
  const { elements, where, texts } = searchSlice(startSearch(of, query), 0);
  return elements.map((element, i) => [element, WHERE[where[i]!], texts[i]]);
};

describe('search', () => {
  const all = model(
    { name: 'YWQ1', globalId: '0aBcDeFgHiJkLmNoPqRsTu' },
    { name: 'b', type: type('预制墙 200'), tag: '458213' },
    { name: 'c', psets: [set('Pset_WallCommon', { FireRating: 'REI 90' })], materials: [{ kind: 'single', name: 'C40 混凝土', category: '', role: '', thickness: null, fraction: null, profile: null, from: 'occurrence' }] },
    { name: 'd', classifications: [{ system: 'GB/T 51269', identification: '30-01', name: '墙' }], groups: ['给水系统'], layers: ['A-WALL'], quantitySets: [{ expressId: 3, name: 'Qto_WallBaseQuantities', from: 'occurrence', quantities: [{ name: 'NetVolume', kind: 'volume', value: 1.5 }] }] },
  );
  it('finds names, types, marks, GlobalIds, properties and their values, materials, classification, groups, layers, quantities, records', () => {
    expect(found('ywq', all)).toEqual([[0, 'name', '']]);
    expect(found('0abcdefg', all)).toEqual([[0, 'globalId', '']]);
    expect(found('预制', all)).toEqual([[1, 'type', '预制墙 200']]);
    expect(found('458213', all)).toEqual([[1, 'mark', '458213']]);
    expect(found('firerating', all)).toEqual([[2, 'property', 'Pset_WallCommon.FireRating = REI 90']]);
    expect(found('rei', all)).toEqual([[2, 'property', 'Pset_WallCommon.FireRating = REI 90']]);
    expect(found('c40', all)).toEqual([[2, 'material', 'C40 混凝土']]);
    expect(found('30-01', all)).toEqual([[3, 'classification', 'GB/T 51269 30-01 墙']]);
    expect(found('给水', all)).toEqual([[3, 'group', '给水系统']]);
    expect(found('a-wall', all)).toEqual([[3, 'layer', 'A-WALL']]);
    expect(found('netvol', all)).toEqual([[3, 'quantity', 'Qto_WallBaseQuantities.NetVolume = 1.5']]);
    expect(found(`#${all.elements[1]!.expressId}`, all)).toEqual([[1, 'record', `#${all.elements[1]!.expressId}`]]);
    expect(found('ifcwall', all)).toHaveLength(4);
  });
  it('asks for every word, each anywhere, and says where the one was that the name does not tell', () => {
    expect(found('c rei', all)).toEqual([[2, 'property', 'Pset_WallCommon.FireRating = REI 90']]);
    expect(found('c rei nowhere', all)).toEqual([]);
    expect(found('  ', all)).toEqual([]);
  });
  it('comes in slices that together are all of it, whatever the clock says', () => {
    const many = model(...Array.from({ length: 5000 }, (_, i) => ({ name: i % 3 === 0 ? `YWQ${i}` : 'x' })));
    const state = startSearch(many, 'ywq');
    let time = 0;
    const elements: number[] = [];
    let slices = 0;
    for (let at: number | null = 0; at !== null; slices++) {
      const slice = searchSlice(state, at, () => (time += 10));
      elements.push(...slice.elements);
      at = slice.next;
    }
    expect(slices).toBeGreaterThan(10);
    expect(elements).toEqual(many.elements.filter(({ name }) => name.startsWith('YWQ')).map(({ index }) => index));
  });
  it('hands on a piece of a long text with what was found in it', () => {
    const long = model({ psets: [set('s', { p: `${'x'.repeat(5000)}预制${'y'.repeat(5000)}` })] });
    const [[, , text]] = found('预制', long) as [[number, string, string]];
    expect(text).toContain('预制');
    expect(text.length).toBeLessThan(200);
  });
});

describe('filter over a model', () => {
  const all = model(
    { class: 'IfcWall', name: 'W', tag: '7', psets: [set('Pset_WallCommon', { Width: 0.2, LoadBearing: true })], storey: 1 },
    { class: 'IfcSlab', name: 'S', psets: [set('Other', { Width: 0.3 })], storey: 0, quantitySets: [{ expressId: 3, name: 'Qto', from: 'type', quantities: [{ name: 'NetArea', kind: 'area', value: 12 }] }] },
  );
  const select = (...rows: Filter['rows']): readonly number[] => {
    const { test, faults } = compileFilter({ join: 'all', rows }, filterPattern);
    return filterSlice(filterSubjects(all, null), test, faults, 0).elements;
  };
  it('reads class, name, mark, file and storey from the file', () => {
    expect(select({ field: 'class', operator: 'is', value: 'ifcslab' })).toEqual([1]);
    expect(select({ field: 'mark', operator: 'is', value: '7' })).toEqual([0]);
    expect(select({ field: 'file', operator: 'is', value: 'a.ifc' })).toEqual([0, 1]);
    expect(select({ field: 'storey', operator: 'is', value: '2F' })).toEqual([0]);
  });
  it('knows a property by its name in any set, or in one', () => {
    expect(select({ field: 'property', name: 'width', operator: 'greater', value: '150 mm' })).toEqual([0, 1]);
    expect(select({ field: 'property', name: 'Pset_WallCommon.Width', operator: 'exists' })).toEqual([0]);
    expect(select({ field: 'property', name: 'LoadBearing', operator: 'is', value: 'true' })).toEqual([0]);
    expect(select({ field: 'quantity', name: 'Qto.NetArea', operator: 'between', value: '10', to: '12' })).toEqual([1]);
  });
  it('states nothing of a check that was not made', () => {
    expect(select({ field: 'precast', operator: 'missing' })).toEqual([0, 1]);
    expect(select({ field: 'outcome', operator: 'exists' })).toEqual([]);
  });
  it('comes in slices', () => {
    const { test } = compileFilter({ join: 'all', rows: [{ field: 'class', operator: 'exists' }] }, filterPattern);
    const many = model(...Array.from({ length: 100 }, () => ({})));
    let time = 0;
    const elements: number[] = [];
    for (let at: number | null = 0; at !== null;) {
      const slice = filterSlice(filterSubjects(many, null), test, [], at, () => (time += 30));
      elements.push(...slice.elements);
      at = slice.next;
    }
    expect(elements).toEqual(many.elements.map(({ index }) => index));
  });
  it('offers the values that occur, most frequent first', async () => {
    const finder = createFinder(() => ({ model: all, checked: null }));
    expect(await finder.fieldWords('class', '')).toEqual([{ value: 'IfcSlab', count: 1 }, { value: 'IfcWall', count: 1 }]);
    expect(await finder.fieldWords('property', 'Width')).toEqual([{ value: '0.2', count: 1 }, { value: '0.3', count: 1 }]);
  });
});

it('links are those of wholes and groups', () => {
  const { whole, groups } = linksOf(model({ parts: [1] }, { whole: 0, groups: ['A', 'A'] }, { groups: ['B', 'A'] }));
  expect([...whole]).toEqual([-1, 0, -1]);
  expect(groups.map(({ name, elements }) => [name, [...elements]])).toEqual([['A', [1, 2]], ['B', [2]]]);
});
