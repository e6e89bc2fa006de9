/** Whom mapping rules meet and what becomes of them; where evidence disagrees; what a change would make of the score. Through real IFC. */
import { beforeAll, describe, expect, test } from 'vitest';
import { check, leadingPack, type Checked } from '../../src/engine/check.ts';
import { previewOf } from '../../src/engine/preview.ts';
import { conflictGroups } from '../../src/facts/evidence-conflicts.ts';
import { decisionReach, decisionUse, ruleMatches, type MappingRule } from '../../src/facts/mapping-matches.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import * as w from '../../src/ifc-write/index.ts';
import { EMPTY_PROFILE, type PatternRule, type Profile, type Settlement } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';

const rect = (x: number): readonly w.Point2[] => [[x, 0], [x + 4, 0], [x + 4, 6], [x, 6]];
const pset = (values: Readonly<Record<string, string>>): w.PropertySets => ({ 标识数据: values });

function draw(ifc: w.IfcFile): void {
  ifc.building({ name: '1#楼', elevationOfTerrain: -0.3, elevationOfRefHeight: 0 });
  ifc.storey({ name: '1F', elevation: 0 });
  ifc.storey({ name: '2F', elevation: 3 });
  // the names say one thing, custom properties another
  for (let i = 0; i < 3; i += 1) w.slab(ifc, { name: `楼板:叠合板-130:${100 + i}`, objectType: '楼板:叠合板-130', outline: rect(5 * i), thickness: 0.13, psets: i === 0 ? {} : pset({ 施工方式: '现浇' }) });
  w.slab(ifc, { name: '楼板:ZX-7:200', objectType: '楼板:ZX-7', outline: rect(15), thickness: 0.13, psets: pset({ 砼标号: 'C30', 施工方式: '现浇', 是否预制: '是' }) });
  w.slab(ifc, { name: '楼板:ZX-8:201', objectType: '楼板:ZX-8', outline: rect(20), thickness: 0.13 });
}

let model: Checked['facts']['model'];
let geometry: Checked['facts']['geometry'];
beforeAll(async () => {
  const ifc = w.createIfc({ unit: 'mm' });
  draw(ifc);
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path: 'dir/结构.ifc', bytes: ifc.bytes() }], platform, { footprints: 'counted' });
  closePlatform(platform);
  [model, geometry] = [loaded.model, loaded.geometry];
});

const checked = async (profile: Partial<Profile> = {}): Promise<Checked> =>
  check(model, geometry, { ...EMPTY_PROFILE, ...profile }, { version: '0', plan: await loadPlan(), effects: false });
const nameOf = (index: number): string => model.elements[index]!.name.split(':').slice(1).join(':');
const settle = (by: Settlement['by'], key: string, value = 'composite'): Settlement => ({ by, key, role: 'precast', value, reason: '已核对' });

describe('whom a rule meets', () => {
  const pattern = (rule: Partial<PatternRule>): MappingRule => ({ kind: 'pattern', rule: { id: 'p', match: '^ZX', ...rule } });
  test.each<readonly [string, MappingRule, readonly string[]]>([
    ['a pattern, its parts', pattern({}), ['ZX-7:200', 'ZX-8:201']],
    ['a pattern of another class', pattern({ classes: ['IfcWall'] }), []],
    ['a pattern on materials alone', pattern({ on: ['material'] }), []],
    ['a settlement by type', { kind: 'settlement', rule: settle('type', '楼板:ZX-8') }, ['ZX-8:201']],
    ['a settlement by pattern', { kind: 'settlement', rule: settle('pattern', '^ZX 7$') }, ['ZX-7:200']],
    ['a settlement by file', { kind: 'settlement', rule: settle('file', '结构*') }, ['叠合板-130:100', '叠合板-130:101', '叠合板-130:102', 'ZX-7:200', 'ZX-8:201']],
    ['a settlement in another file', { kind: 'settlement', rule: { ...settle('type', '楼板:ZX-8'), file: '建筑*' } }, []],
    ['a property name', { kind: 'concept', rule: { concept: 'concrete-grade', properties: ['标识数据.砼标号'] } }, ['ZX-7:200']],
    ['a property name in another set', { kind: 'concept', rule: { concept: 'concrete-grade', properties: ['其他.砼标号'] } }, []],
    ['a code list', { kind: 'codeList', rule: '22G101' }, []],
  ])('%s', async (_, rule, names) => {
    const { facts } = await checked();
    const found = ruleMatches(model, facts.roles, rule);
    expect([found.elements.map(nameOf), found.complete]).toEqual([names, true]);
  });
  test('stops when the time is up, and says so', async () => {
    const many = { ...model, elements: Array.from({ length: 1000 }, (_, index) => ({ ...model.elements[3]!, index })) };
    const found = ruleMatches(many, [], { kind: 'pattern', rule: { id: 'p', match: '^ZX' } }, () => false);
    expect([found.elements.length, found.complete]).toEqual([255, false]);
  });
  test('an unsafe pattern is refused', () => expect(() => ruleMatches(model, [], { kind: 'pattern', rule: { id: 'p', match: '(a|b)*$' } })).toThrow(/for ever/));
});

describe('what became of each decision', () => {
  test('rules that others speak before are met and decide nothing', async () => {
    const { facts, classified } = await checked({
      settlements: [settle('type', '楼板:ZX-7'), settle('pattern', '^ZX', 'cast-in-place'), settle('type', '楼板:没有')],
      patterns: [{ id: 'first', match: '^ZX', precast: 'precast' }, { id: 'second', match: '^ZX-8', precast: 'composite' }, { id: 'stops', match: '叠合板', stops: ['precast'] }],
      conventions: [{ component: 'slab', unmarked: 'cast-in-place', reason: '说明' }, { component: 'slab', unmarked: 'precast', reason: '又一条' }],
      systems: [{ match: '给水', kind: 'water' }],
      files: [{ match: '结构*', rank: 1 }],
    });
    const use = decisionUse(facts, classified.regions);
    expect(use.settlements).toEqual([{ matches: 1, speaks: 1 }, { matches: 2, speaks: 1 }, { matches: 0, speaks: 0 }]);
    expect(use.patterns.map((u) => u.matches)).toEqual([2, 1, 3]);
    expect(use.patterns[1]!.speaks).toBe(0);
    expect(use.patterns[2]!.speaks).toBe(3);
    expect(use.conventions[1]).toEqual({ matches: 5, speaks: 0 });
    expect([use.systems, use.files]).toEqual([[{ matches: 0, speaks: 0 }], [{ matches: 5, speaks: 5 }]]);
    expect(decisionReach(facts, classified.regions, 'settlements', 1).speaks.map(nameOf)).toEqual(['ZX-8:201']);
  });
  test('a convention decides what nothing else does', async () => {
    const { facts, classified } = await checked({ conventions: [{ component: 'slab', unmarked: 'cast-in-place', reason: '说明' }] });
    expect(decisionReach(facts, classified.regions, 'conventions', 0).speaks.map(nameOf)).toEqual(['ZX-8:201']);
  });
});

test('rules that are switched off meet what they met, decide nothing, and are not reported as unused', async () => {
  const rules: Partial<Profile> = {
    settlements: [settle('type', '楼板:ZX-7'), settle('file', '没有*')], patterns: [{ id: 'first', match: '^ZX', external: true }, { id: 'dark', match: 'C30', material: 'steel' }],
    conventions: [{ component: 'slab', unmarked: 'precast', reason: '说明' }], concepts: [{ concept: 'strength-class', properties: ['砼标号'] }], systems: [{ match: '楼板*', kind: 'water' }, { match: '没有', kind: 'water' }],
  };
  const off = Object.fromEntries(Object.entries(rules).map(([list, all]) => [list, (all as readonly object[]).map((one) => ({ ...one, off: true }))])) as Partial<Profile>;
  const [bare, on, paused] = [await checked(), await checked(rules), await checked(off)];
  const { profile: _, profileHash: __, timing: ___, ...withoutRules } = bare.report;
  expect(paused.report).toMatchObject(withoutRules);
  expect(on.classified.roles).not.toEqual(bare.classified.roles);
  expect(paused.classified.roles).toEqual(bare.classified.roles);
  expect(on.report.findings.filter(({ code }) => code === 'profile-entry-unused')).toHaveLength(2);
  const [before, after] = [on, paused].map(({ facts, classified }) => decisionUse(facts, classified.regions)) as [ReturnType<typeof decisionUse>, ReturnType<typeof decisionUse>];
  for (const list of ['settlements', 'patterns', 'conventions', 'concepts', 'systems'] as const) {
    expect(after[list].map(({ matches }) => matches), list).toEqual(before[list].map(({ matches }) => matches));
    expect(after[list].every(({ speaks }) => speaks === 0), list).toBe(true);
    expect(before[list].some(({ speaks }) => speaks > 0), list).toBe(true);
  }
});

describe('where evidence disagrees', () => {
  test('equal ranks and weaker words, each pair of sources once', async () => {
    const groups = conflictGroups((await checked()).facts);
    const shown = groups.filter((g) => g.role === 'precast').map((g) => [g.kind, g.elements.map(nameOf), [g.one.value, g.other.value].sort(), g.types[0]]);
    expect(shown).toEqual([
      ['conflict', ['ZX-7:200'], ['cast-in-place', 'precast'], ['楼板:ZX-7', 1]],
      ['contradicted', ['叠合板-130:101', '叠合板-130:102'], ['cast-in-place', 'composite'], ['楼板:叠合板-130', 2]],
    ]);
    const against = groups.find((g) => g.kind === 'contradicted' && g.role === 'precast')!;
    expect([against.one.label, against.one.value]).toEqual(['标识数据.施工方式', 'cast-in-place']);
    expect(against.other.label).toMatch(/^type \(.+\)$/);
    expect(against.other.example).toContain('叠合板');
  });
  test('settled it is a conflict no more, and the weaker words are still shown', async () => {
    const groups = conflictGroups((await checked({ settlements: [settle('type', '楼板:ZX-7', 'cast-in-place')] })).facts).filter((g) => g.role === 'precast' && g.elements.map(nameOf).includes('ZX-7:200'));
    expect(groups.map((g) => [g.kind, g.one.source, g.one.label, g.other.value])).toEqual([['contradicted', 'user', 'settled by type', 'precast']]);
  });
  test('two settlements of one kind that disagree are one', async () => {
    const groups = conflictGroups((await checked({ settlements: [settle('pattern', '^ZX-8', 'precast'), settle('pattern', '8$', 'cast-in-place')] })).facts);
    expect(groups.filter((g) => g.kind === 'conflict' && g.elements.map(nameOf).includes('ZX-8:201'))).toMatchObject([{ one: { source: 'user' }, other: { source: 'user' } }]);
  });
});

describe('a preview', () => {
  test.each<readonly [string, Partial<Profile>]>([
    ['by type', { settlements: [settle('type', '楼板:ZX-8')] }],
    ['by pattern', { settlements: [settle('pattern', '^ZX')] }],
    ['by a naming pattern', { patterns: [{ id: 'x', match: '^ZX-8', precast: 'composite' }] }],
    ['by convention', { conventions: [{ component: 'slab', unmarked: 'cast-in-place', reason: '说明' }] }],
    ['by region', { regions: [{ id: 'r', polygon: [[19, -1], [25, -1], [25, 7], [19, 7]], role: 'precast', value: 'cast-in-place', inside: 'centre', reason: '图' }] }],
  ])('%s says what the check will say', async (_, change) => {
    const before = await checked();
    const profile: Profile = { ...EMPTY_PROFILE, ...change };
    const preview = previewOf(before, geometry, profile, leadingPack(profile, {}), await loadPlan());
    const after = await checked(change);
    expect(preview.p).toEqual(Object.fromEntries(after.report.buildings.map((b) => [b.id, typeof b.score.p === 'number' ? [b.score.p, b.score.p] : b.score.p])));
    expect(preview.changed).toEqual(model.elements.flatMap(({ index }) => (before.classified.roles[index]!.precast === after.classified.roles[index]!.precast ? [] : [index])));
    expect(preview.changed.length).toBeGreaterThan(0);
  });
});
