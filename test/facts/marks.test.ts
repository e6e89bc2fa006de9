import { expect, test } from 'vitest';
import { markOf } from '../../src/facts/marks.ts';
import type { PropertySet } from '../../src/model/model.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

const marked = (mark: string): readonly PropertySet[] => [{
  expressId: 1, name: '标识数据', from: 'occurrence', line: 1, properties: [{ name: '标记', kind: 'single', type: 'IfcLabel', values: [mark], line: 1 }],
}];
const piece = (mark: string, length: number, at: number, more: Partial<BoxSpec> = {}): BoxSpec => ({
  component: 'shear-wall', box: [at, 0, 0, at + length, 0.2, 3], geometry: { size: [length, 3, 0.2] }, element: { psets: marked(mark) }, ...more,
});
const shapes = (facts: Awaited<ReturnType<typeof boxFacts>>): (string | null)[] => facts.model.elements.map((e) => markOf(facts, e.index)?.shape ?? null);

test('repeats of one shape share a mark; the shape that leads is right, others are told', async () => {
  const facts = await boxFacts([{}], [piece('YWQ1', 3.6, 0), piece('YWQ1', 3, 10), piece('YWQ1', 3, 20), piece('YWQ2', 3.6, 30)]);
  expect(shapes(facts)).toEqual(['other', 'first', 'first', 'first']);
  expect(markOf(facts, 0)).toMatchObject({ leader: 1, shared: 2, where: '标识数据.标记' });
});

test('without a shape nothing is compared, unless the mark stands alone', async () => {
  const open = { geometry: { volume: null, size: null, status: 'open' as const } };
  expect(shapes(await boxFacts([{}], [piece('A', 3, 0), piece('A', 3, 10, open), piece('B', 3, 20, open)]))).toEqual(['first', 'unknown', 'first']);
});

test('the bodies of one cast unit bear its mark together', async () => {
  const unit = (whole: number, parts: readonly number[]): BoxSpec => ({ class: 'IfcElementAssembly', component: 'assembly', box: null, element: { parts, psets: marked(whole === 0 ? 'P1' : 'P1') } });
  const leaf = (whole: number, at: number, length: number): BoxSpec => ({ component: 'shear-wall', box: [at, 0, 0, at + length, 0.2, 3], geometry: { size: [length, 3, 0.2] }, element: { whole } });
  const facts = await boxFacts([{}], [unit(0, [1, 2]), leaf(0, 0, 3), leaf(0, 5, 2), unit(3, [4, 5]), leaf(3, 20, 3), leaf(3, 25, 2)]);
  expect([1, 2, 4, 5].map((i) => markOf(facts, i)?.shape)).toEqual(['first', 'first', 'first', 'first']);
  expect(markOf(facts, 1)?.shared).toBe(1);
});

test('a tag is no mark', async () => {
  expect(shapes(await boxFacts([{}], [piece('', 3, 0, { element: { tag: '458213', psets: [] } })]))).toEqual([null]);
});
