import { describe, expect, it } from 'vitest';
import { fileRuleOf, globMatch } from '../../src/profile/match.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { safePattern } from '../../src/profile/regex.ts';
import { parseProfile, ProfileError } from '../../src/profile/validate.ts';

const text = (rest: object) => JSON.stringify({ schema: 'sunmao-profile/1', ...rest });
const pathOf = (json: string): string => {
  try {
    parseProfile(json);
  } catch (error) {
    if (error instanceof ProfileError) return error.path;
    throw error;
  }
  return 'accepted';
};

describe('parseProfile', () => {
  it('reads a whole profile', () => {
    const profile = {
      date: '2026-03-01', project: { name: '3#楼', code: '2026-01', designer: '某院', designedBy: '甲', certificateDate: '2026-02-01', revisions: [{ version: 'V1', note: '首版', date: '2026-01-01' }] }, packs: ['gbt51129-2017'], structure: 'concrete', groundLevel: -0.3,
      files: [{ match: '*PC*.ifc', discipline: 'precast', rank: 1, precast: 'precast' }],
      buildings: [{ id: '1', polygon: [[0, 0], [1, 0], [1, 1]], storeys: ['1F', 3.6] }],
      storeys: [{ match: '5F', standsFor: 13 }],
      codeLists: ['22G101'],
      completeSystems: [{ kind: 'water', reason: 'M-01' }, { kind: 'heating', building: '1', reason: 'M-01' }],
      systems: [{ match: 'XF*', kind: 'other' }, { match: '强电*', laying: 'embedded', reason: 'E-03' }],
      patterns: [{ id: 'p', match: '^XB-\\d+$', component: 'slab', precast: 'precast' }],
      conventions: [{ component: 'column', unmarked: 'cast-in-place', reason: 'S-01' }],
      settlements: [{ by: 'type', key: '内墙100', role: 'wallKind', value: 'panel', reason: '做法表' }],
      declared: [{ item: 'q3b', mode: 'replace', ratio: [70, 80], rows: [{ label: 'K1', numerator: 28, denominator: 34.2, count: 72 }] }],
      required: [{ value: 'A', document: '出让合同' }],
    };
    expect(parseProfile(`\uFEFF${text(profile)}`)).toEqual({ schema: 'sunmao-profile/1', ...profile });
    expect(parseProfile(text({}))).toEqual(EMPTY_PROFILE);
  });

  it.each([
    ['{', '$'],
    [text({ project: { designer: 'x'.repeat(501) } }), '$.project.designer'],
    [text({ project: { certificateDate: '1.2.2026' } }), '$.project.certificateDate'],
    [text({ project: { revisions: [{ version: 'V1' }] } }), '$.project.revisions[0].note'],
    [text({ project: { signedBy: '甲' } }), '$.project.signedBy'],
    ['[]', '$'],
    ['{}', '$.schema'],
    [JSON.stringify({ schema: 'sunmao-profile/2' }), '$.schema'],
    [text({ colour: 1 }), '$.colour'],
    [text({ files: [{ match: 'a', rnak: 1 }] }), '$.files[0].rnak'],
    [text({ settlements: [{ by: 'type', key: 'x', role: 'precast', value: 'prefab', reason: 'r' }] }), '$.settlements[0]'],
    [text({ settlements: [{ by: 'type', key: 'x', role: 'loadBearing', value: 'yes', reason: 'r' }] }), '$.settlements[0]'],
    [text({ settlements: [{ by: 'type', key: 'x', role: 'loadBearing', value: true, reason: '' }] }), '$.settlements[0].reason'],
    [text({ settlements: [{ by: 'type', key: 'x', role: 'loadBearing', value: true }] }), '$.settlements[0].reason'],
    [text({ settlements: [{ by: 'pattern', key: '(a+)+$', role: 'loadBearing', value: true, reason: 'r' }] }), '$.settlements[0]'],
    [text({ conventions: [{ component: 'partition', unmarked: 'cast-in-place', reason: 'r' }] }), '$.conventions[0].component'],
    [text({ patterns: [{ id: 'x', match: '(a|aa)+$' }] }), '$.patterns[0].match'],
    [text({ patterns: [{ id: 'x', match: '[' }] }), '$.patterns[0].match'],
    [text({ date: '1 March' }), '$.date'],
    [text({ declared: [{ item: 'q1a', mode: 'add', ratio: 101 }] }), '$.declared[0].ratio'],
    [text({ declared: [{ item: 'q1a', mode: 'add', rows: [{ label: 'a', numerator: -1, denominator: 2 }] }] }), '$.declared[0].rows[0].numerator'],
    [text({ storeys: [{ match: '5F', standsFor: 1.5 }] }), '$.storeys[0].standsFor'],
    [text({ completeSystems: [{ kind: 'gas', reason: 'r' }] }), '$.completeSystems[0].kind'],
    [text({ completeSystems: [{ kind: 'water' }] }), '$.completeSystems[0].reason'],
    [text({ systems: [{ match: 'x' }] }), '$.systems[0]'],
    [text({ switches: { 'level-zero': 'moon' } }), '$.switches'],
    [text({ switches: { 'no-such-switch': 'x' } }), '$.switches'],
  ])('refuses %s at %s', (json, path) => {
    expect(pathOf(json)).toBe(path);
  });

  it('survives hostile keys and depth', () => {
    expect(pathOf('{"schema":"sunmao-profile/1","__proto__":{"polluted":true}}')).not.toBe('');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(pathOf('{"schema":"sunmao-profile/1","constructor":{"prototype":{}}}')).toBe('$.constructor');
    expect(pathOf(`{"schema":"sunmao-profile/1","project":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toMatch(/^\$/);
  });
});

describe('safePattern', () => {
  it.each(['(a+)+', '(a|b)*c', '(.*)*', '.*.*.*', 'a*b*c*', 'a.{0,60}b.{0,60}c.{0,60}d.{0,60}e', '(\\w+\\s?)+$', '(a)\\1', 'a{1,1000}', '((a?){10}){10}b', ''])('refuses %s', (source) => {
    expect(() => safePattern(source)).toThrow();
  });
  it.each(['^(YZ|YKZ)-?\\d', '预制.{0,12}墙', '(?<!非)预制', '[A-Z]{2,4}-\\d+', '^[A-Z]+\\d+$', 'precast( wall)?', '(?:a|b)c', '\\p{Script=Han}+'])('accepts %s', (source) => {
    expect(safePattern(source)).toBeInstanceOf(RegExp);
  });
  it('what it accepts is quick on 256 characters', () => {
    for (const source of ['.*.*x', 'a.*b.*c', '[a-z]*-[0-9]+x', '(ab?){0,20}c', 'a+b+$', 'a.{0,64}a.{0,64}b']) expect(safePattern(source).test('a'.repeat(256))).toBeTypeOf('boolean');
  }, 5000);
  it('a space is any separator', () => {
    expect(safePattern('precast wall').test('Precast-Wall')).toBe(true);
  });
});

describe('globMatch', () => {
  it.each([
    ['a.ifc', 'x/a.ifc', true], ['a.ifc', 'x/ba.ifc', false], ['*.ifc', 'x/a.ifc', true], ['pc/*', 'x/pc/a.ifc', true],
    ['a.ifc', 'z.ifczip!a.ifc', true], ['PC-?.ifc', 'PC-1.ifc', true], ['PC-?.ifc', 'PC-12.ifc', false], ['*PC*', 'x/3#PC深化.ifc', true], ['', 'a.ifc', false],
  ])('%s on %s', (glob, path, expected) => {
    expect(globMatch(glob, path)).toBe(expected);
  });
  it('is quick on hostile globs', () => {
    expect(globMatch(`${'*a'.repeat(200)}b`, 'a'.repeat(5000))).toBe(false);
  }, 10_000);
  it('each field from the first rule that states it', () => {
    const profile = { ...EMPTY_PROFILE, files: [{ match: 'a.ifc', rank: 1 }, { match: '*.ifc', rank: 2, exclude: true }] };
    expect(fileRuleOf(profile, 'a.ifc')).toMatchObject({ rank: 1, exclude: true });
    expect(fileRuleOf(profile, 'b.txt')).toBeNull();
  });
});
