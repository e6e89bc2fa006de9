import { expect, test } from 'vitest';
import { contentsOf } from '../../src/facts/contents.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

const wall = (box: NonNullable<BoxSpec['box']>, more: Partial<BoxSpec> = {}): BoxSpec => ({ component: 'shear-wall', box, ...more });
const part = (name: string, box: NonNullable<BoxSpec['box']>, more: Partial<BoxSpec> = {}): BoxSpec => ({ class: 'IfcDiscreteAccessory', component: 'embedded-part', name, box, ...more });
const kinds = (facts: Awaited<ReturnType<typeof boxFacts>>, index: number): Record<string, readonly number[]> => Object.fromEntries(contentsOf(facts, index));

test('what lies in a piece belongs to the smallest piece around its middle', async () => {
  const facts = await boxFacts([{}], [
    wall([0, 0, 0, 3, 0.2, 3]),
    wall([0, 0, 0, 9, 0.4, 3]),
    part('吊钉DD5-170', [1, 0.05, 2.8, 1.1, 0.15, 3.1]),
    part('86线盒', [2, 0.15, 1, 2.1, 0.25, 1.1]),
    part('斜撑埋件M20', [20, 0, 1, 20.1, 0.1, 1.1]),
  ]);
  expect(kinds(facts, 0)).toEqual({ lifting: [2], box: [3] });
  expect(kinds(facts, 1)).toEqual({});
});

test('a relation says more than the place', async () => {
  const facts = await boxFacts([{}], [
    { class: 'IfcElementAssembly', component: 'assembly', box: null, element: { parts: [1, 2] } },
    wall([0, 0, 0, 3, 0.2, 3], { element: { whole: 0 } }),
    part('GTB4-20A', [50, 0, 0, 50.1, 0.1, 0.1], { element: { whole: 0 } }),
    wall([49, 0, 0, 52, 0.2, 3]),
  ]);
  expect(kinds(facts, 1)).toEqual({ sleeve: [2] });
  expect(kinds(facts, 3)).toEqual({});
});

test('a line that crosses a wall is not in it', async () => {
  const facts = await boxFacts([{}], [
    wall([0, 0, 0, 3, 0.2, 3]),
    { class: 'IfcPipeSegment', component: 'pipe', name: '给水管', box: [1, -1, 1, 1.05, 1.2, 1.05] },
    { class: 'IfcCableCarrierSegment', component: 'pipe', name: '线管', box: [1, 0.08, 0, 1.02, 0.1, 2.5] },
  ]);
  expect(kinds(facts, 0)).toEqual({ line: [2] });
});
