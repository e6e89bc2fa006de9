/** Several scoring packs of one building: measured once, drafts withheld until their rows are confirmed, limits by kind of building. */
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { summaryTable } from '../../src/cli/summary.ts';
import { scoreText } from '../../src/cli/score.ts';
import { CHECKS } from '../../src/checks/index.ts';
import { scoreBuilding, scoreDeclared } from '../../src/engine/building.ts';
import { check } from '../../src/engine/check.ts';
import type { BuildingResult } from '../../src/engine/report.ts';
import { readyPack } from '../../src/engine/ready-pack.ts';
import { unusedScoring } from '../../src/engine/unused-scoring.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { ANY_BUILDING } from '../../src/standards/closed-scoring.ts';
import { loadPack, loadScoring, scoringOf, type PackScoring } from '../../src/standards/pack.ts';
import { boxFacts, boxModel, type BoxSpec } from '../facts/kit.ts';

const national = loadScoring('gbt51129-2017');
const table = (id: string): PackScoring => scoringOf(loadPack(id))!;
const zhejiang = table('db33t1165-2019');
const files = [{ elevations: [0, 3] }];
const wall = (y: number, precast: 'precast' | 'cast-in-place'): BoxSpec => ({ component: 'shear-wall', roles: { precast }, box: [0, y, 0, 10, y + 0.2, 3] });
const boxes = [wall(0, 'precast'), wall(2, 'cast-in-place')];

const WHO = { who: 'W', date: '2024-05-01', page: '8' };
const attest = (rules?: readonly string[]): Profile['attestations'] => [{ pack: zhejiang.id, edition: zhejiang.edition, ...WHO, ...(rules ? { rules } : {}) }];
const sum = { rule: `${zhejiang.id}/alternatives-vertical`, param: 'sum', value: 0, reason: 'printed' };
const withheldOf = (profile: Partial<Profile>, pack = zhejiang): readonly string[] | undefined =>
  readyPack(pack, { ...EMPTY_PROFILE, ...profile }, { ...ANY_BUILDING, type: 'residential' }).withheld?.map(({ rule }) => rule);

afterEach(() => vi.restoreAllMocks());

describe('one building', () => {
  test('what several packs ask alike is measured once, and listed with the first', async () => {
    const facts = await boxFacts(files, boxes);
    const asked = vi.spyOn(CHECKS as Map<string, unknown>, 'get');
    const { result } = scoreBuilding(facts, 0, national, [zhejiang, table('beijing-2017')]);
    const counts = new Map<string, number>();
    for (const [name] of asked.mock.calls) counts.set(name as string, (counts.get(name as string) ?? 0) + 1);
    expect([...counts.values()].every((n) => n === 1)).toBe(true);
    expect(counts.get('vertical-volume')).toBe(1);
    const [q1a] = result.others[0]!.items;
    expect(q1a).toMatchObject({ id: 'q1a', sameAs: 'q1a', ratio: [50, 50], points: null, contributions: [], storeys: [] });
    expect(result.items[0]).toMatchObject({ id: 'q1a', ratio: [50, 50], points: [23.3, 23.3] });
    expect(result.items[0]!.contributions).toHaveLength(2);
    expect(result.others.map(({ pack, watermark }) => [pack, watermark?.en])).toEqual([['db33t1165-2019', 'draft, not for submission'], ['beijing-2017', undefined]]);
  });

  test('other numbers of the same check are measured for themselves', async () => {
    const facts = await boxFacts(files, boxes);
    const narrower = { ...zhejiang, items: zhejiang.items.map((item) => (item.id === 'q1a' ? { ...item, params: { ...item.params, stripWidth: { value: 0.5, unit: 'm' as const } } } : item)) };
    const asked = vi.spyOn(CHECKS as Map<string, unknown>, 'get');
    const { result } = scoreBuilding(facts, 0, national, [narrower]);
    expect(asked.mock.calls.filter(([name]) => name === 'vertical-volume')).toHaveLength(2);
    expect(result.others[0]!.items[0]!.sameAs).toBeUndefined();
  });

  test('the report obeys its schema for everything that packs add, and the summary tells both', async () => {
    const { model, geometry } = boxModel(files, boxes);
    const packs = ['gbt51129-2017', 'db33t1165-2019', 'shanghai-2019'];
    const { report } = await check(model, geometry, EMPTY_PROFILE, { version: '0', plan: await loadPlan(), effects: false, packs });
    const schema = JSON.parse(await readFile(new URL('../../public/schema/report.schema.json', import.meta.url), 'utf8')) as { $defs: object };
    const validate = new Ajv2020({ strict: false }).compile({ $defs: schema.$defs, type: 'array', items: { $ref: '#/$defs/building' } });
    expect(validate(JSON.parse(JSON.stringify(report.buildings))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(report.packs.map(({ id }) => id)).toEqual(packs);
    const text = summaryTable(report, 'zh');
    expect(text).toContain('按 GB/T 51129-2017');
    expect(text).toMatch(/按 DB33\/T 1165-2019 【草稿·不得用于申报】/);
    expect(text).toMatch(/alternatives-vertical\s+待填\s+是否相加/);
    expect(summaryTable(report, 'en')).toContain('【draft, not for submission】');
    expect(report.summary.exitCode).not.toBe(0);
  });

  test('a draft alone never fails the check, however low it scores', async () => {
    const { model, geometry } = boxModel(files, [wall(0, 'cast-in-place')]);
    const ids = zhejiang.items.filter(({ award }) => award.kind !== 'yes-no').map(({ id }) => id);
    const profile: Profile = {
      ...EMPTY_PROFILE, attributes: { type: 'residential' }, attestations: attest()!, overrides: [sum],
      declared: [...ids.map((item) => ({ item, mode: 'replace' as const, ratio: 0 })), { item: 'fullFitOut', mode: 'replace', value: false }],
    };
    const run = async (packs: readonly string[]) => (await check(model, geometry, profile, { version: '0', plan: await loadPlan(), effects: false, packs })).report;
    const draft = await run(['db33t1165-2019']);
    expect(draft.buildings[0]).toMatchObject({ withheld: null, score: { p: 0, prefabricated: 'fail' }, watermark: { en: 'draft, not for submission' } });
    expect(draft.summary.exitCode).toBe(0);
    expect((await run(['gbt51129-2017', 'db33t1165-2019'])).summary.exitCode).toBe(1);
  });
});

describe('drafts', () => {
  test('name every row that is not sourced, and open numbers with what to type', () => {
    const ready = readyPack(zhejiang, EMPTY_PROFILE, ANY_BUILDING);
    const rows = ready.withheld!.map(({ rule }) => rule);
    expect(rows).toEqual([
      'formula', 'rounding', ...zhejiang.groups.map(({ id }) => `group-${id}`), ...zhejiang.items.map(({ id }) => `item-${id}`),
      ...zhejiang.alternatives!.map(({ id }) => `alternatives-${id}`), 'gate-Q1', 'gate-Q2', 'gate-fullFitOut', 'grade-A', 'grade-AA', 'grade-AAA',
    ]);
    expect(rows).not.toContain('gate-P');
    expect(ready.withheld!.filter(({ why }) => why === 'open').map(({ rule, params }) => [rule, params])).toEqual([['alternatives-vertical', ['sum']], ['grade-A', ['min']]]);
    expect(ready.tables).toEqual([]);
  });

  test('score once every row is attested for this edition, or typed whole; their mark stays', () => {
    expect(withheldOf({ attestations: attest()!, overrides: [sum] })).toBeUndefined();
    expect(withheldOf({ attestations: attest()! })).toEqual(['alternatives-vertical']);
    expect(withheldOf({ attestations: [{ ...attest()![0]!, edition: 'DB33/T 1165-2025' }], overrides: [sum] })).toHaveLength(withheldOf({})!.length);
    const all = withheldOf({})!;
    const but = all.filter((row) => row !== 'item-q2c');
    expect(withheldOf({ attestations: attest(but)!, overrides: [sum] })).toEqual(['item-q2c']);
    const typed = (params: readonly (readonly [string, number])[]): Profile['overrides'] => [sum, ...params.map(([param, value]) => ({ rule: `${zhejiang.id}/item-q2c`, param, value, reason: 'printed' }))];
    expect(withheldOf({ attestations: attest(but)!, overrides: typed([['qMin', 50]])! })).toEqual(['item-q2c']);
    expect(withheldOf({ attestations: attest(but)!, overrides: typed([['qMin', 50], ['pointsMax', 5]])! })).toBeUndefined();
    expect(readyPack(zhejiang, { ...EMPTY_PROFILE, attestations: attest()!, overrides: [sum] }, { ...ANY_BUILDING, type: 'residential' }).watermark?.zh).toBe('草稿·不得用于申报');
  });

  test('numbers that do not hold together score nothing, and say why', () => {
    const profile = (value: number): Profile => ({ ...EMPTY_PROFILE, attestations: attest()!, overrides: [sum, { rule: `${zhejiang.id}/item-q2c`, param: 'pointsMax', value, reason: 'printed' }] });
    const ready = readyPack(zhejiang, profile(7), { ...ANY_BUILDING, type: 'residential' });
    expect(ready.withheld!.map(({ why }) => why)).toEqual(['fault', 'fault']);
    expect(ready.withheld![0]!.title.en).toContain("formula.total: the items' maxima sum to 102");
    expect(readyPack(zhejiang, profile(-1), ANY_BUILDING).withheld!.some(({ why }) => why === 'fault')).toBe(true);
  });

  test('withheld is no number: P is all of 0–100, points are null, verdicts are open', () => {
    const result = scoreDeclared('B1', 'B1', { ...EMPTY_PROFILE, declared: [{ item: 'q1a', mode: 'replace', ratio: 60 }] }, zhejiang);
    expect(result.score).toMatchObject({ points: {}, p: [0, 100], pRaw: [0, 100], prefabricated: 'unknown', grade: [null, 'A', 'AA', 'AAA'] });
    expect(result.items.every(({ points }) => points === null)).toBe(true);
    expect(result.gates.every(({ outcome }) => outcome === 'unknown')).toBe(true);
    const [answer] = JSON.parse(scoreText('[{"id":"x","ratios":{"q1a":60}}]', 'x', zhejiang.id)) as Record<string, unknown>[];
    expect(Object.keys(answer!)).toEqual(['id', 'withheld', 'watermark']);
  });

  test('`score` under a confirmed draft takes what its limits ask for', () => {
    const profile: Profile = { ...EMPTY_PROFILE, attestations: attest()!, overrides: [sum] };
    const ratios = '"formwork":90,"rebar":70,"q1a":0,"q1b":80,"q2a":80,"q2b":0,"q2b-board":0,"q2b-insulation":0,"q2c":50,"q2d":0,"q2d-pipes":0,"q3a":70,"q3b":0,"q3c":0,"q3d-vertical":0,"q3d-horizontal":0';
    const of = (type: string): unknown => (JSON.parse(scoreText(`[{"id":"x","ratios":{${ratios}},"fullFitOut":true${type}}]`, 'x', zhejiang.id, profile)) as { prefabricated: string; p: number }[])[0];
    expect(of(',"type":"residential"')).toMatchObject({ p: 56, prefabricated: 'pass', watermark: { en: 'draft, not for submission' } });
    expect(of(',"type":"public"')).toMatchObject({ p: 56, prefabricated: 'fail' });
    expect(of('')).toMatchObject({ p: 56, prefabricated: 'unknown' });
    expect(() => of(',"type":"school"')).toThrow('$[0].type: one of residential, public, industrial is expected');
    expect(() => scoreText('[{"id":"x","type":"public"}]', 'x', 'gbt51129-2017')).toThrow('unknown key');
  });
});

describe('limits by kind of building', () => {
  const profile = (more: Partial<Profile>): Profile => ({
    ...EMPTY_PROFILE, attestations: attest()!, overrides: [sum], ...more,
    declared: [...zhejiang.items.filter(({ award }) => award.kind !== 'yes-no').map(({ id }) => ({
      item: id, mode: 'replace' as const, ratio: ({ formwork: 90, rebar: 70, q1b: 80, q2a: 80, q2c: 50, q3a: 70 } as Record<string, number>)[id] ?? 0,
    })), { item: 'fullFitOut', mode: 'replace', value: true }],
  });
  const gate = (more: Partial<Profile>) => scoreDeclared('B1', 'B1', profile(more), zhejiang).gates.find(({ id }) => id === 'P')!;

  test('the limit is the building\'s; where its type is not known the gate is undecided between both', () => {
    expect(gate({ attributes: { type: 'residential' } })).toMatchObject({ limit: 50, value: [56, 56], outcome: 'pass' });
    expect(gate({ attributes: { type: 'public' } })).toMatchObject({ limit: 60, outcome: 'fail' });
    expect(gate({})).toMatchObject({ limit: 60, limits: [50, 60], asks: ['type'], outcome: 'unknown' });
    expect(gate({ buildings: [{ id: 'B1', attributes: { type: 'industrial' } }] })).toMatchObject({ limit: 60, outcome: 'fail' });
  });

  test('below or above both limits the type does not matter', () => {
    const both = (declared: Profile['declared']) => scoreDeclared('B1', 'B1', { ...profile({}), declared: [...declared!, ...profile({}).declared!] }, zhejiang).gates.find(({ id }) => id === 'P')!.outcome;
    expect(both([{ item: 'q1a', mode: 'replace', ratio: 60 }])).toBe('pass');
    expect(both([{ item: 'q3a', mode: 'replace', ratio: 0 }, { item: 'rebar', mode: 'replace', ratio: 0 }])).toBe('fail');
  });
});

test('a steel building has what the commentary gives in the item too, whatever its ratio is', () => {
  const of = (profile: Partial<Profile>): BuildingResult => scoreDeclared('B1', 'B1', { ...EMPTY_PROFILE, structure: 'steel', ...profile }, national);
  const q1a = ({ items }: BuildingResult) => items.find(({ id }) => id === 'q1a')!;
  for (const one of [of({}), of({ declared: [{ item: 'q1a', mode: 'replace', ratio: 40 }] })]) {
    expect([q1a(one).points, one.score.points['q1a']]).toEqual([[30, 30], 30]);
    expect(one.table.items.find(({ id }) => id === 'q1a')!.fixed!.title.zh).toContain('30 分');
  }
  expect(q1a(of({ structure: 'concrete' })).points).toEqual([0, 30]);
  const lacking = of({ declared: [{ item: 'q1a', mode: 'replace', present: false }] });
  expect([q1a(lacking).points, lacking.score.points['q1a']]).toEqual([null, null]);
});

test('declared rows of one pack alone come before those of all', () => {
  const declared: Profile['declared'] = [{ item: 'q1b', mode: 'replace', ratio: 71 }, { item: 'db33t1165-2019/q1b', mode: 'replace', ratio: 79 }];
  const result = scoreDeclared('B1', 'B1', { ...EMPTY_PROFILE, declared }, national, [zhejiang]);
  const ratio = (items: typeof result.items): unknown => items.find(({ id }) => id === 'q1b')!.ratio;
  expect([ratio(result.items), ratio(result.others[0]!.items)]).toEqual([[71, 71], [79, 79]]);
});

test('entries that speak of no row are named', () => {
  const profile: Profile = {
    ...EMPTY_PROFILE, declared: [{ item: 'q1c', mode: 'replace', ratio: 1 }, { item: 'formwork', mode: 'replace', ratio: 1 }, { item: 'assembly-ratio', mode: 'replace', ratio: 1 }],
    overrides: [sum, { ...sum, param: 'most' }, { ...sum, rule: `${zhejiang.id}/item-q1a`, param: 'stripWidth' }, { ...sum, rule: 'not-chosen/x' }],
  };
  expect(unusedScoring(profile, [loadPack(zhejiang.id)])).toEqual(['declared: q1c', 'declared: assembly-ratio', 'overrides: db33t1165-2019/alternatives-vertical most']);
  expect(unusedScoring(profile, [loadPack('shanghai-2019')])).toEqual(['declared: q1c', 'declared: formwork']);
});
