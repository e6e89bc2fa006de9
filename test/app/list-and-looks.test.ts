import { describe, expect, it } from 'vitest';
import { findingText } from '../../src/app/finding-text.ts';
import { fill } from '../../src/export/fill.ts';
import { arrange, rowsOf, summarise } from '../../src/app/list-rows.ts';
import { elementSlots, slotsOfElement } from '../../src/app/element-slots.ts';
import { looksOf } from '../../src/app/looks.ts';
import { ALL_SHOWN, ghost, hide, isolate, type Visibility } from '../../src/app/visibility.ts';
import type { Contribution, ReportElement } from '../../src/engine/report.ts';
import { GHOST, HIDDEN, SOLID } from '../../src/viewer/look.ts';

const element = (name: string, precast: string, outOfScope: string | null = null): ReportElement =>
  ({ name, type: '', expressId: 1, storey: '1F', volume: 1, roles: { component: 'beam', precast }, outOfScope, representedBy: null }) as unknown as ReportElement;
const elements = [element('a', 'precast'), element('b', 'unknown'), element('c', 'cast-in-place'), element('d', 'unknown', 'below-ground')];
const contribution = (index: number, counted: Contribution['counted'], ...options: [number, number][]): Contribution => ({ element: index, storey: '1F', level: 0, options, counted, missing: [] });
const listed = [
  { element: 0, contribution: contribution(0, 'yes', [2, 2]) },
  { element: 2, contribution: contribution(2, 'no', [0, 9]) },
  { element: 1, contribution: contribution(1, 'unknown', [0, 3], [3, 3], [0, 0]) },
];

describe('list', () => {
  it('puts what holds the score back first', () => {
    const rows = rowsOf(listed, elements);
    expect(arrange(rows, 'default', false).map((row) => row.name)).toEqual(['b', 'c', 'a']);
    expect(arrange(rows, 'denominator', true).map((row) => row.name)).toEqual(['a', 'b', 'c']);
    expect(arrange(rows, 'name', false).map((row) => row.name)).toEqual(['c', 'b', 'a']);
    expect(rows[2]!.numerator).toEqual([0, 3]);
    expect(rows[2]!.denominator).toEqual([0, 3]);
    expect(summarise(listed)).toEqual({ yes: 1, no: 1, unknown: 1 });
  });
});

describe('looks of the model', () => {
  const slots = { own: Int32Array.of(0, 1, 2, 3), borrowed: new Map<number, readonly number[]>(), elements: Int32Array.of(0, 1, 2, 3, -1) };
  const common = { elements, slots, count: 5, rest: 'ghost', hidden: new Set<string>() } as const;
  const alpha = (looks: Uint8Array): number[] => [0, 1, 2, 3, 4].map((slot) => looks[slot * 4 + 3]!);
  it('show everything, out of scope faintly', () => {
    expect(alpha(looksOf({ ...common, colouring: 'made', listed: null }))).toEqual([SOLID, SOLID, SOLID, GHOST, SOLID]);
  });
  it('isolate an item, ghosting or hiding the rest', () => {
    expect(alpha(looksOf({ ...common, colouring: 'item', listed: listed.slice(0, 2) }))).toEqual([SOLID, GHOST, SOLID, GHOST, GHOST]);
    expect(alpha(looksOf({ ...common, colouring: 'item', listed: listed.slice(0, 2), rest: 'hide' }))).toEqual([SOLID, HIDDEN, SOLID, HIDDEN, HIDDEN]);
  });
  it('ghost only what stands around a figure', () => {
    const around = (index: number): boolean => index === 1 || index === 0;
    expect(alpha(looksOf({ ...common, colouring: 'made', listed: listed.slice(0, 1), around }))).toEqual([SOLID, GHOST, HIDDEN, HIDDEN, HIDDEN]);
    expect(alpha(looksOf({ ...common, colouring: 'made', listed: listed.slice(0, 1), around, rest: 'hide' }))).toEqual([SOLID, HIDDEN, HIDDEN, HIDDEN, HIDDEN]);
  });
  it('follow the legend\'s switches', () => {
    expect(alpha(looksOf({ ...common, colouring: 'item', listed, hidden: new Set(['counted:no']) }))).toEqual([SOLID, SOLID, HIDDEN, GHOST, GHOST]);
    expect(alpha(looksOf({ ...common, colouring: 'made', listed: null, hidden: new Set(['made:precast']) }))[0]).toBe(HIDDEN);
  });
  it('follow what the user hid, isolated or made a ghost, and never show more for it', () => {
    const with_ = (state: Visibility): number[] => alpha(looksOf({ ...common, colouring: 'made', listed: null, shown: state }));
    expect(with_(hide(ALL_SHOWN, [1]))).toEqual([SOLID, HIDDEN, SOLID, GHOST, SOLID]);
    expect(with_(isolate(ALL_SHOWN, [0, 3]))).toEqual([SOLID, HIDDEN, HIDDEN, SOLID, SOLID]);
    expect(with_(isolate(ALL_SHOWN, [0], 'ghost'))).toEqual([SOLID, GHOST, GHOST, GHOST, SOLID]);
    expect(with_(ghost(hide(ALL_SHOWN, [0]), [0, 2]))).toEqual([HIDDEN, SOLID, GHOST, GHOST, SOLID]);
    expect(alpha(looksOf({ ...common, colouring: 'item', listed: listed.slice(0, 1), rest: 'hide', shown: ghost(ALL_SHOWN, [0, 1]) }))).toEqual([GHOST, HIDDEN, HIDDEN, HIDDEN, HIDDEN]);
  });
  it('hide and show parts with what stands for them, and by themselves', () => {
    const parts = elements.map((one, i) => (i === 2 ? { ...one, representedBy: 1 } : one)) as ReportElement[];
    const with_ = (state: Visibility): number[] => alpha(looksOf({ ...common, elements: parts, slots: { ...slots, borrowed: new Map([[1, [2]]]) }, colouring: 'made', listed: null, shown: state })).slice(0, 3);
    expect(with_(hide(ALL_SHOWN, [1]))).toEqual([SOLID, HIDDEN, HIDDEN]);
    expect(with_(hide(ALL_SHOWN, [2]))).toEqual([SOLID, SOLID, HIDDEN]);
    expect(with_(isolate(ALL_SHOWN, [1]))).toEqual([HIDDEN, SOLID, SOLID]);
    expect(with_(isolate(ALL_SHOWN, [2]))).toEqual([HIDDEN, HIDDEN, SOLID]);
  });
});

describe('slots of elements', () => {
  it('are those of their file and of what they stand for; a mesh that the report does not list has none', () => {
    const of = (file: number, expressId: number, representedBy: number | null = null): ReportElement => ({ file, expressId, representedBy }) as unknown as ReportElement;
    const report = { files: [{ path: 'a.ifc' }, { path: 'b.ifc' }], elements: [of(0, 10), of(1, 10, 0), of(1, 11), of(1, 12, 2), of(0, 99, 2)] } as unknown as Parameters<typeof elementSlots>[0];
    const given = new Map([['a.ifc', new Map([[10, 1]])], ['b.ifc', new Map([[10, 2], [12, 3], [77, 0]])]]);
    const linked = elementSlots(report, (path) => given.get(path) ?? new Map<number, number>(), 5);
    expect([...linked.own]).toEqual([1, 2, -1, 3, -1]);
    expect([...linked.elements]).toEqual([-1, 0, 1, 3, -1]);
    expect([0, 1, 2, 3, 4, 9].map((one) => slotsOfElement(linked, one))).toEqual([[1, 2], [2], [3], [3], [], []]);
  });
});

describe('finding texts', () => {
  it('insert parameters as they are, once, and never from the prototype', () => {
    expect(fill('{a} and {b} and {constructor}', { a: '<b>{b}</b>', b: 2 })).toBe('<b>{b}</b> and 2 and {constructor}');
    expect(findingText(() => null, 'some-code', {}, 'en')).toBe('some-code');
    expect(findingText(() => ({ zh: '第 {line} 行', en: 'line {line}' }), 'x', { line: 3 }, 'zh-CN')).toBe('第 3 行');
  });
});
