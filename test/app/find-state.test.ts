import { nextTick, shallowRef } from 'vue';
import { describe, expect, it } from 'vitest';
import { createFind } from '../../src/app/find-state.ts';
import type { Report } from '../../src/engine/report.ts';
import type { Filter } from '../../src/model/filter.ts';
import { EMPTY_WORKSPACE, type Workspace } from '../../src/store/workspace.ts';
import type { Finder } from '../../src/worker/app-api.ts';

const report = (n: number): Report => ({ files: [{ path: 'a' }], elements: Array.from({ length: n }, (_, i) => ({ file: 0, globalId: `g${i}`, expressId: i })) }) as unknown as Report;
const filter: Filter = { join: 'all', rows: [{ field: 'name', operator: 'is', value: 'x' }] };

/** answers every third element, in slices of ten */
function finder(n: () => number) {
  const asked: string[] = [];
  const slice = (from: number) => {
    const to = Math.min(n(), from + 10);
    return { elements: Array.from({ length: to - from }, (_, i) => from + i).filter((one) => one % 3 === 0), next: to < n() ? to : null };
  };
  const engine: Finder = {
    search: async (query, from) => { asked.push(`search ${query} ${from}`); return { ...slice(from), where: [], texts: [] }; },
    filtered: async (_, from) => { asked.push(`filter ${from}`); return { ...slice(from), faults: [] }; },
    fieldWords: async (field, name) => { asked.push(`words ${field} ${name}`); return [{ value: 'x', count: 1 }]; },
    modelLinks: async () => { asked.push('links'); return { whole: new Int32Array(), groups: [] }; },
  };
  return { engine, asked };
}
function made(n = 25) {
  const now = shallowRef<Report | null>(report(n));
  const workspace = shallowRef<Workspace>(EMPTY_WORKSPACE);
  const { engine, asked } = finder(() => now.value!.elements.length);
  return { find: createFind({ engine: () => engine, report: now, workspace }), now, workspace, asked };
}
/** what watches has answered */
const rest = async (): Promise<void> => { for (let i = 0; i < 20; i++) { await nextTick(); await Promise.resolve(); } };

describe('finding', () => {
  it('asks slice by slice, and no further once nobody wants the answer', async () => {
    const { find, asked } = made();
    const all: number[] = [];
    expect(await find.search('q', ({ elements }) => all.push(...elements), () => true)).toBe(true);
    expect(all).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24]);
    let left = 2;
    expect(await find.search('r', () => undefined, () => --left > 0)).toBeNull();
    expect(asked.filter((one) => one.startsWith('search r'))).toHaveLength(2);
    expect((await find.filtered(filter))!.elements).toEqual(all);
  });
  it('asks for words and links once for each check', async () => {
    const { find, now, asked } = made();
    await find.fieldWords('name', '');
    await find.fieldWords('name', '');
    await find.modelLinks();
    await find.modelLinks();
    expect(asked).toEqual(['words name ', 'links']);
    now.value = report(5);
    await find.fieldWords('name', '');
    await find.modelLinks();
    expect(asked).toHaveLength(4);
  });
});

describe('saved sets', () => {
  it('of elements stay the same elements, of a filter are evaluated anew', async () => {
    const { find, now } = made();
    const list = find.saveElements('list', [1, 2])!;
    const live = find.saveFilter('list', filter);
    expect(live.name).toBe('list (2)');
    expect((await find.elementsOf(live)).elements).toHaveLength(9);
    now.value = report(2);
    expect(await find.elementsOf(list)).toEqual({ elements: [1], missing: 1 });
    expect((await find.elementsOf(live)).elements).toEqual([0]);
  });
  it('colour the model while that is on, later ones over earlier ones', async () => {
    const { find } = made();
    const a = find.saveElements('a', [0, 1])!;
    const b = find.saveElements('b', [1, 2])!;
    expect(find.tints.value).toBeNull();
    find.tinting.value = true;
    await rest();
    expect([...find.tints.value!]).toEqual([[0, a.colour], [1, b.colour], [2, b.colour]]);
    expect(find.legend.value.map(({ name, count }) => [name, count])).toEqual([['a', 2], ['b', 2]]);
    find.remove(b.id);
    await rest();
    expect([...find.tints.value!.keys()]).toEqual([0, 1]);
    find.tinting.value = false;
    await rest();
    expect(find.tints.value).toBeNull();
  });
  it('of a file join those that are there; one of the same id takes its place', () => {
    const { find } = made();
    const a = find.saveElements('a', [0])!;
    find.take([{ ...a, name: 'A' }, { ...a, id: 'other' }]);
    expect(find.sets.value.map(({ name, id }) => [name, id === a.id])).toEqual([['A', true], ['a', false]]);
  });
});
