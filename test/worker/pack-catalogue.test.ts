import { describe, expect, it } from 'vitest';
import { MAX_PACK_SIZE, packShelf, readPack } from '../../src/worker/pack-catalogue.ts';

const OWN = {
  id: 'my-office', edition: '院标 2026', title: { zh: '院标', en: 'house rules' }, jurisdiction: { code: 'CN', zh: '全国', en: 'China' }, effective: {}, status: 'draft',
  rules: [
    { id: 'thick', clause: '3.1', title: { zh: '厚', en: 'thick' }, force: '应', stage: ['design'], check: 'at-least', of: 'wall-thickness', params: { least: { value: 0.3, unit: 'm' } }, status: 'sourced', source: ['own'] },
    { id: 'calc', clause: '5', title: { zh: '算', en: 'calc' }, force: '应', stage: ['design'], check: 'manual', status: 'sourced', source: ['own'] },
  ],
  notRuled: [], sources: [{ id: 'own', title: '院标', address: '' }],
};
const text = (over: object = {}): string => JSON.stringify({ ...OWN, ...over });

describe('the shelf of packs', () => {
  it('lists what ships, and takes a pack of the user\'s own', () => {
    const shelf = packShelf();
    const before = shelf.catalogue();
    expect(before.packs.map((pack) => pack.id)).toContain(before.standard);
    expect(shelf.add(`\uFEFF${text()}`)).toMatchObject({ ok: true, pack: { id: 'my-office', own: true, automatic: 1, manual: 1, scores: false } });
    expect(shelf.catalogue().packs).toHaveLength(before.packs.length + 1);
    expect(shelf.rule('my-office/thick')).toMatchObject({ rule: { clause: '3.1' }, sources: ['院标'] });
    expect(shelf.rule('my-office/none')).toBeNull();
    expect(shelf.rule('none')).toBeNull();
    expect(shelf.own.map((pack) => pack.id)).toEqual(['my-office']);
    // loaded again it takes the place of itself
    expect(shelf.add(text({ edition: '院标 2027' }))).toMatchObject({ ok: true });
    expect(shelf.own.map((pack) => pack.edition)).toEqual(['院标 2027']);
    shelf.remove('my-office');
    expect(shelf.own).toEqual([]);
  });
  it('refuses a broken pack with the path of each fault, and keeps what it had', () => {
    const shelf = packShelf();
    shelf.add(text());
    const bad = shelf.add(text({ rules: [{ ...OWN.rules[0], of: 'nothing', check: 'none' }, { ...OWN.rules[1], force: 'perhaps' }] }));
    expect(bad).toMatchObject({ ok: false, count: 1, faults: [{ path: 'rules.1.force' }] });
    const names = shelf.add(text({ rules: [{ ...OWN.rules[0], of: 'nothing' }] }));
    expect(names).toMatchObject({ ok: false, faults: [{ path: 'rules.0.of', message: 'no quantity nothing' }] });
    expect(shelf.own.map((pack) => pack.rules.length)).toEqual([2]);
  });
  it('refuses what is no JSON, too large, or goes by the name of a pack that ships', () => {
    expect(readPack('{')).toMatchObject({ ok: false, faults: [{ path: '' }] });
    expect(readPack(' '.repeat(MAX_PACK_SIZE + 1))).toMatchObject({ ok: false, faults: [{ path: '', message: 'larger than 5 MB' }] });
    expect(readPack(text({ id: 'jgj1-2014' }))).toMatchObject({ ok: false, faults: [{ path: 'id' }] });
    expect(readPack('[]')).toMatchObject({ ok: false });
    expect(readPack('null')).toMatchObject({ ok: false });
  });
  it('caps the faults it hands over and says how many there are', () => {
    const answer = packShelf().add(text({ rules: Array.from({ length: 300 }, () => ({})) }));
    if (answer.ok) throw new Error('taken');
    expect(answer.faults.length).toBe(100);
    expect(answer.count).toBeGreaterThan(300);
  });
  it('selects packs by the scope, each with a reason', () => {
    const selected = packShelf().select({ region: 'CN-33', stage: 'design' });
    expect(selected.map(({ id }) => id)).toContain('jgj1-2014');
    for (const { why } of selected) expect(why.zh !== '' && why.en !== '').toBe(true);
  });
});
