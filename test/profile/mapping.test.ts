/** Mappings: the reusable part of a profile, taken out, written, read and merged. */
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { conflictId, MAPPING_SCHEMA, mappingConflicts, mappingOf, parseMapping, validateMapping, withMapping, type Mapping } from '../../src/profile/mapping.ts';
import { EMPTY_PROFILE, type Profile, type Settlement } from '../../src/profile/profile.ts';
import { validateProfile } from '../../src/profile/validate.ts';

const settle = (by: Settlement['by'], key: string, value: string): Settlement => ({ by, key, role: 'precast', value, reason: '类型表' });

const profile: Profile = {
  ...EMPTY_PROFILE,
  project: { name: '3#楼' },
  codeLists: ['22G101'],
  patterns: [{ id: 'own-wq', match: '^WQ', component: 'shear-wall', precast: 'precast' }],
  settlements: [settle('element', 'guid1', 'precast'), settle('type', 'A', 'precast'), settle('file', '结构*.ifc', 'cast-in-place')],
  conventions: [{ component: 'slab', unmarked: 'cast-in-place', reason: '说明' }],
  concepts: [{ concept: 'concrete-grade', properties: ['砼标号'] }],
  systems: [{ match: '给水*', kind: 'water' }],
  regions: [{ id: 'R1', polygon: [[0, 0], [1, 0], [1, 1]], role: 'precast', value: 'precast', inside: 'whole', reason: '图' }],
  switches: { podium: 'projection' },
};

test('what is taken out is what can be reused, and validates by its schema', () => {
  const mapping = mappingOf(profile, '某院结构');
  expect(Object.keys(mapping).sort()).toEqual(['codeLists', 'concepts', 'conventions', 'name', 'patterns', 'schema', 'settlements', 'systems']);
  expect(mapping.settlements!.map((one) => one.by)).toEqual(['type', 'file']);
  const schema = JSON.parse(readFileSync(new URL('../../public/schema/mapping.schema.json', import.meta.url), 'utf8')) as object;
  const check = new Ajv({ strict: false, formats: { date: true } }).compile(schema);
  expect(check(mapping), JSON.stringify(check.errors)).toBe(true);
  expect(check({ ...mapping, settlements: profile.settlements })).toBe(false);
  expect(mappingOf(EMPTY_PROFILE)).toEqual({ schema: MAPPING_SCHEMA });
});

test('written and read again it is the same, and makes the same profile of an empty one', () => {
  const mapping = mappingOf(profile);
  expect(parseMapping(`\uFEFF${JSON.stringify(mapping)}`)).toEqual(mapping);
  for (const how of ['add', 'replace'] as const) expect(mappingOf(withMapping(EMPTY_PROFILE, mapping, how))).toEqual(mapping);
});

test('a rule that is switched off stays so in the file, and beside rules that are on', () => {
  const off: Profile = {
    ...EMPTY_PROFILE, patterns: profile.patterns!.map((one) => ({ ...one, off: true })), settlements: [{ ...settle('type', 'A', 'precast'), off: true }],
    conventions: profile.conventions!.map((one) => ({ ...one, off: true })), concepts: [{ concept: 'concrete-grade', properties: ['砼标号'], off: true }], systems: [{ match: '给水*', kind: 'water', off: true }],
  };
  const mapping = parseMapping(JSON.stringify(mappingOf(off)));
  expect(mapping).toEqual(mappingOf(off));
  const schema = JSON.parse(readFileSync(new URL('../../public/schema/mapping.schema.json', import.meta.url), 'utf8')) as object;
  expect(new Ajv({ strict: false, formats: { date: true } }).compile(schema)(mapping)).toBe(true);
  expect(() => validateMapping({ ...mapping, systems: [{ match: 'a', kind: 'water', off: 'yes' }] })).toThrow('$.systems[0].off');
  // names that are off are no names of the concept
  expect(withMapping(profile, mapping, 'add').concepts).toEqual([{ concept: 'concrete-grade', properties: ['砼标号'] }, { concept: 'concrete-grade', properties: ['砼标号'], off: true }]);
  // and on against off is a difference that a person decides
  expect(mappingConflicts(profile, mapping).map(({ list }) => list)).toEqual(['patterns', 'settlements', 'conventions']);
});

test('a whole profile is read as its reusable part', () => expect(parseMapping(JSON.stringify(profile))).toEqual(mappingOf(profile)));

describe('added', () => {
  const other: Mapping = {
    schema: MAPPING_SCHEMA,
    patterns: [{ id: 'own-wq', match: '^WQ', component: 'hung-panel' }, { id: 'own-lb', match: '^LB', component: 'slab' }],
    settlements: [settle('type', 'A', 'cast-in-place'), settle('type', 'B', 'precast'), settle('file', '结构*.ifc', 'cast-in-place')],
    conventions: [{ component: 'slab', unmarked: 'cast-in-place', reason: '别的说明' }],
    concepts: [{ concept: 'concrete-grade', properties: ['强度', '砼标号'] }, { concept: 'piece-mark', properties: ['编号'] }],
    systems: [{ match: '给水*', kind: 'water' }, { match: '消防*', kind: 'other' }],
    codeLists: ['22G101', '15G107-1'],
  };
  test('conflicts are those of one key that say different things', () => {
    expect(mappingConflicts(profile, other).map(({ list, key, mine, theirs }) => [list, key, mine, theirs])).toEqual([
      ['patterns', 'own-wq', expect.stringContaining('shear-wall'), expect.stringContaining('hung-panel')],
      ['settlements', 'type A → precast', 'precast', 'cast-in-place'],
    ]);
    // another reason for the same is none, nor is another order of keys
    expect(mappingConflicts(profile, { schema: MAPPING_SCHEMA, patterns: [{ precast: 'precast', component: 'shear-wall', match: '^WQ', id: 'own-wq', note: '来自图集' }] })).toEqual([]);
  });
  test('own entries stand, or theirs where chosen; nothing else of the profile changes', () => {
    const kept = withMapping(profile, other, 'add');
    expect(kept.settlements!.map((one) => `${one.by} ${one.key} ${one.value}`)).toEqual(['element guid1 precast', 'type A precast', 'file 结构*.ifc cast-in-place', 'type B precast']);
    expect(kept.patterns!.map((one) => [one.id, one.component])).toEqual([['own-wq', 'shear-wall'], ['own-lb', 'slab']]);
    expect(kept.concepts).toEqual([{ concept: 'concrete-grade', properties: ['砼标号', '强度'] }, { concept: 'piece-mark', properties: ['编号'] }]);
    expect([kept.systems!.length, kept.codeLists, kept.conventions![0]!.reason]).toEqual([2, ['22G101', '15G107-1'], '说明']);
    expect([kept.project, kept.regions, kept.switches]).toEqual([profile.project, profile.regions, profile.switches]);
    const taken = withMapping(profile, other, 'add', new Set([conflictId('settlements', 'type A → precast')]));
    expect(taken.settlements!.find((one) => one.key === 'A')!.value).toBe('cast-in-place');
    expect(taken.patterns![0]!.component).toBe('shear-wall');
  });
  test('replacing drops the mappings that were there and keeps elements and regions', () => {
    const replaced = withMapping(profile, { schema: MAPPING_SCHEMA, settlements: [settle('type', 'B', 'precast')] }, 'replace');
    expect(replaced.settlements!.map((one) => one.key)).toEqual(['B', 'guid1']);
    expect([replaced.patterns, replaced.conventions, replaced.codeLists, replaced.concepts, replaced.systems]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect([replaced.regions, replaced.project]).toEqual([profile.regions, profile.project]);
  });
  test('any two merge to a profile that validates, twice is once, and own values stand', () => {
    const list = fc.array(fc.record({ by: fc.constantFrom('type' as const, 'pattern' as const, 'file' as const), key: fc.constantFrom('A', 'B', 'C'), value: fc.constantFrom('precast', 'cast-in-place') }), { maxLength: 8 })
      .map((all) => [...new Map(all.map((one) => [`${one.by}${one.key}`, settle(one.by, one.key, one.value)])).values()]);
    fc.assert(fc.property(list, list, (mine, theirs) => {
      const own: Profile = { ...EMPTY_PROFILE, settlements: mine };
      const mapping: Mapping = { schema: MAPPING_SCHEMA, settlements: theirs };
      const once = withMapping(own, mapping, 'add');
      expect(validateProfile(once)).toEqual(once);
      expect(withMapping(once, mapping, 'add')).toEqual(once);
      for (const one of mine) expect(once.settlements).toContainEqual(one);
      const all = new Set(mappingConflicts(own, mapping).map(({ list: of, key }) => conflictId(of, key)));
      const taken = withMapping(own, mapping, 'add', all);
      expect(taken.settlements ?? []).toEqual(expect.arrayContaining([...theirs]));
      expect((taken.settlements ?? []).length).toBe((once.settlements ?? []).length);
    }));
  });
});

test.each<readonly [string, unknown, string]>([
  ['another schema', { schema: 'sunmao-mapping/2' }, '$.schema'],
  ['a list of a profile that is no mapping', { schema: MAPPING_SCHEMA, switches: {} }, '$.switches'],
  ['a single element', { schema: MAPPING_SCHEMA, settlements: [settle('type', 'A', 'precast'), settle('element', 'g', 'precast')] }, '$.settlements[1].by'],
  ['a pattern that takes for ever', { schema: MAPPING_SCHEMA, patterns: [{ id: 'x', match: '(a+)+$' }] }, '$.patterns[0].match'],
  ['a name that is no text', { schema: MAPPING_SCHEMA, name: 3 }, '$.name'],
  ['a list', [], '$'],
])('%s is refused', (_, value, path) => expect(() => validateMapping(value)).toThrow(expect.objectContaining({ path })));
test('what is no JSON is refused', () => expect(() => parseMapping('{')).toThrow(expect.objectContaining({ path: '$' })));
