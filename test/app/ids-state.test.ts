import { describe, expect, it } from 'vitest';
import { createIdsShelf, specificationOf, type IdsEntry } from '../../src/app/ids-state.ts';
import { newIds } from '../../src/app/ids-edit.ts';
import type { Ids } from '../../src/ids/ids.ts';
import type { IdsDesk } from '../../src/worker/ids-api.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (path: string, text = 'good') => ({ path, file: new File([text], path) });

/** The audit takes files that say `good`, and can read all but those that say `noise`. */
function shelf() {
  const told: string[] = [];
  let checks = 0;
  let steps = 0;
  const said: string[] = [];
  const desk = {
    audit: async (given: Uint8Array) => {
      const text = new TextDecoder().decode(given);
      if (text === 'crash') throw new Error('died');
      const ids: Ids | null = text === 'noise' ? null : newIds(text, '2026-01-01');
      return { ids, findings: text === 'good' ? [] : [{ code: 306, name: 'x', line: 1, text: { zh: '', en: '' } }] };
    },
  } as unknown as IdsDesk;
  const made = createIdsShelf({
    desk: () => desk,
    engine: () => ({ addIds: async (name, given) => void told.push(`+${name} ${new TextDecoder().decode(given)}`), removeIds: async (name) => void told.push(`-${name}`) }),
    recheck: () => { checks += 1; },
    took: () => { steps += 1; },
    say: (kind, key) => said.push(`${kind} ${key}`),
  });
  return { made, told, said, checks: () => checks, steps: () => steps, names: () => made.entries.value.map(({ name }) => name) };
}

describe('the shelf of IDS files', () => {
  it('undoes and does again what was added, changed, chosen and removed, and tells the engine', async () => {
    const { made, told, names, steps } = shelf();
    await made.open([file('a.ids')]);
    await made.choose('a.ids', false);
    await made.remove('a.ids');
    expect(steps()).toBe(3);
    told.length = 0;
    await made.undo();
    expect([names(), made.find('a.ids')!.chosen, told]).toEqual([['a.ids'], false, []]);
    await made.undo();
    expect([made.find('a.ids')!.chosen, told]).toEqual([true, ['+a.ids good']]);
    await made.undo();
    expect([names(), told.at(-1)]).toEqual([[], '-a.ids']);
    await made.redo();
    expect([names(), told.at(-1)]).toEqual([['a.ids'], '+a.ids good']);
    made.settle();
    await made.undo();
    expect(names()).toEqual(['a.ids']);
  });

  it('checks with what the audit passes and with nothing else', async () => {
    const { made, told, checks, names } = shelf();
    await made.open([file('a.ids'), file('b.ids', 'faulty'), file('c.ids', 'noise')]);
    expect(names()).toEqual(['a.ids', 'b.ids', 'c.ids']);
    expect(made.entries.value.map(({ chosen, ids }) => [chosen, ids === null])).toEqual([[true, false], [false, false], [false, true]]);
    expect(told).toEqual(['+a.ids good']);
    expect(checks()).toBe(1);
    await made.choose('b.ids', true);
    expect([told.length, checks()]).toEqual([1, 1]);
    await made.choose('a.ids', false);
    await made.choose('a.ids', false);
    expect([told, checks()]).toEqual([['+a.ids good', '-a.ids'], 2]);
    await made.remove('b.ids');
    await made.remove('a.ids');
    expect([told.length, checks(), names()]).toEqual([2, 2, ['c.ids']]);
  });
  it('takes a file of the same name for a newer one, but never for unsaved work or for another of the same drop', async () => {
    const { made, told, names } = shelf();
    await made.open([file('x/a.ids'), file('y/a.ids')]);
    expect(names()).toEqual(['a.ids', 'a 2.ids']);
    await made.choose('a.ids', false);
    await made.open([file('a.ids')]);
    expect(names()).toEqual(['a.ids', 'a 2.ids']);
    expect(made.find('a.ids')!.chosen, 'what was not checked with still is not').toBe(false);
    await made.add('a 2.ids', bytes('good'), true);
    await made.open([file('a 2.ids')]);
    expect(names()).toEqual(['a.ids', 'a 2.ids', 'a 3.ids']);
    expect(made.unsaved.value).toBe(true);
    made.saved('a 2.ids');
    expect(made.unsaved.value).toBe(false);
    // one that is no longer valid is no longer checked with
    told.length = 0;
    await made.open([file('a 3.ids', 'faulty')]);
    expect(told).toEqual(['-a 3.ids']);
    expect(made.freeName('a.ids')).toBe('a 4.ids');
    expect(made.freeName('new.ids')).toBe('new.ids');
  });
  it('says what it cannot take and keeps the rest', async () => {
    const { made, said, names } = shelf();
    const huge = { path: 'huge.ids', file: { size: 1e9, arrayBuffer: () => Promise.reject(new Error('not to be read')) } as unknown as File };
    const gone = { path: 'gone.ids', file: { size: 3, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as File };
    await made.open([huge, gone, file('crash.ids', 'crash'), file('a.ids')]);
    expect(said).toEqual(['error ids.tooLarge', 'error ids.unreadable', 'error ids.failed']);
    expect(names()).toEqual(['a.ids']);
    expect(made.reading.value).toBe(0);
  });
  it('tells a new engine what the one before knew', async () => {
    const { made, told } = shelf();
    await made.open([file('a.ids'), file('b.ids')]);
    await made.choose('a.ids', false);
    told.length = 0;
    await made.restore();
    expect(told).toEqual(['+b.ids good']);
  });
  it('opens the editor where it is asked to, on what can be read', async () => {
    const { made } = shelf();
    await made.open([file('a.ids'), file('c.ids', 'noise')]);
    made.edit('c.ids');
    expect(made.editing.value).toBeNull();
    made.edit('a.ids', 4);
    expect(made.editing.value).toMatchObject({ name: 'a.ids', unsaved: false, place: { specification: 4 } });
    made.draft(newIds('n', ''), true);
    expect(made.editing.value).toMatchObject({ name: null, unsaved: true });
  });
  it('knows the specification behind a rule of a report, whatever its file is called', () => {
    const rule = (name: string, n: number | string, check = 'ids'): Parameters<typeof specificationOf>[0] => ({ rule: `ids:${name}/${n}`, pack: `ids:${name}`, check });
    expect(specificationOf(rule('a/b:1.ids', 3))).toEqual({ name: 'a/b:1.ids', at: 2 });
    expect(specificationOf(rule('a.ids', 'x'))).toBeNull();
    expect(specificationOf(rule('a.ids', 1, 'stated'))).toBeNull();
    expect(specificationOf({ rule: 'jgj1-2014/1', pack: 'jgj1-2014', check: 'at-least' })).toBeNull();
  });
  it('hands back what was given', async () => {
    const { made } = shelf();
    const entry: IdsEntry | null = await made.add('a.ids', bytes('good'));
    expect(entry).toMatchObject({ name: 'a.ids', chosen: true, unsaved: false });
  });
});
