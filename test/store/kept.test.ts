import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { projectOf, valuesOf } from '../../src/store/kept.ts';
import { PROJECT_SCHEMA, type KeptBcf, type ProjectHead } from '../../src/store/project.ts';
import { atOnce, isFault, readHead, withPauses } from '../../src/store/read-project.ts';
import { stepsOf } from '../../src/store/steps.ts';
import { EMPTY_WORKSPACE } from '../../src/store/workspace.ts';
import { states, workspace } from './arbitrary.ts';

export const HEAD: ProjectHead = {
  schema: PROJECT_SCHEMA, id: 'p-1', name: '一号楼', created: '2026-01-02T03:04:05.000Z', changed: '2026-01-02T03:04:05.000Z', sample: null, decided: true,
  models: [{ path: 'a.ifc', bytes: 12, sha256: 'ab'.repeat(32), where: 'opfs' }], place: { tab: 'rules', focus: { kind: 'item', item: 'q1a' } },
};

const bcf = new Map<string, KeptBcf>([['bcf 1', { name: 'a.bcf', base: null, patch: new Uint8Array([1]), order: ['x'], version: '3.0', unsaved: true }]]);
const ids = [{ name: 'a.ids', bytes: new Uint8Array([60]), chosen: true, unsaved: false }];
const more = { workspace: EMPTY_WORKSPACE, ids, bcf, packs: [{ id: 'own', text: '{}' }], unknown: null };

describe('a project that is kept', () => {
  test('comes back as it was, whatever was decided', () => {
    fc.assert(fc.property(states, workspace, (history, arranged) => {
      const values = valuesOf({ ...more, profile: history.present, steps: stepsOf(history), workspace: arranged });
      const { project, lost } = atOnce(projectOf(HEAD, structuredClone(values)));
      expect(lost).toEqual([]);
      expect(project).toEqual({ head: HEAD, profile: history.present, steps: stepsOf(history), workspace: arranged, ids, bcf, packs: more.packs, unknown: null });
    }));
  });

  test('of a longer history only the new step is another value', () => {
    const one: Profile = { ...EMPTY_PROFILE, structure: 'steel' };
    const two: Profile = { ...one, groundLevel: 1 };
    const before = valuesOf({ ...more, profile: one, steps: stepsOf({ past: [EMPTY_PROFILE], present: one, future: [] }) });
    const after = valuesOf({ ...more, profile: two, steps: stepsOf({ past: [EMPTY_PROFILE, one], present: two, future: [] }) });
    const changed = [...after].filter(([name, value]) => before.get(name) !== value).map(([name]) => name.replace(/step\/.*/, 'step'));
    expect(changed.sort()).toEqual(['lists', 'profile/groundLevel', 'step']);
  });

  const damaged = (change: (values: Map<string, unknown>) => void) => {
    const history = { past: [EMPTY_PROFILE], present: { ...EMPTY_PROFILE, structure: 'steel' } as Profile, future: [] };
    const values = new Map(valuesOf({ ...more, profile: history.present, steps: stepsOf(history) }));
    change(values);
    return atOnce(projectOf(HEAD, values));
  };

  test.each<[string, string, (values: Map<string, unknown>) => void]>([
    ['profile', 'a value that no profile has', (values) => values.set('profile/structure', 'paper')],
    ['profile', 'a key that no profile has', (values) => values.set('profile/evil', 1)],
    ['history', 'a step that is lost', (values) => { for (const key of [...values.keys()]) if (key.startsWith('step/')) values.delete(key); }],
    ['workspace', 'sets that are none', (values) => values.set('workspace/sets', [{ id: 7 }])],
    ['workspace', 'scenarios that are none', (values) => values.set('workspace/whatIf', { files: [], scenarios: [{}], current: 0 })],
    ['ids', 'bytes that are none', (values) => values.set('ids/a.ids', { name: 'a.ids', bytes: 'x', chosen: true, unsaved: false })],
    ['bcf', 'neither file nor changes', (values) => values.set('bcf/bcf 1', { ...bcf.get('bcf 1')!, patch: null })],
    ['packs', 'no list', (values) => values.set('packs', 'all')],
  ])('%s: %s is said to be lost, and the rest is there', (what, _, change) => {
    const { project, lost } = damaged(change);
    expect(lost).toContain(what);
    if (what !== 'profile') expect(project.profile.structure).toBe('steel');
    if (what !== 'ids') expect(project.ids).toEqual(ids);
  });

  test('a profile of many decisions is read with pauses, and a bad one among them is found', async () => {
    const settlements = Array.from({ length: 5000 }, (_, i) => ({ by: 'element', key: `e${i}`, role: 'precast', value: 'precast', reason: 'drawing' }));
    let pauses = 0;
    const read = (list: readonly unknown[]) => withPauses(projectOf(HEAD, new Map<string, unknown>([
      ['profile/schema', 'sunmao-profile/1'], ['profile/settlements', list], ['lists', { past: [], future: [], ids: [], bcf: [] }],
    ])), async () => { pauses += 1; });
    expect((await read(settlements)).project.profile.settlements).toEqual(settlements);
    expect(pauses).toBe(5);
    expect((await read(settlements.with(4321, { ...settlements[0]!, value: 'paper' }))).lost).toEqual(['profile']);
  });

  test.each([
    ['a later version', { ...HEAD, schema: 'sunmao-project/2' }, 'newer'],
    ['no schema', { ...HEAD, schema: undefined }, 'not-project'],
    ['nothing', null, 'not-project'],
    ['models that are none', { ...HEAD, models: [{ path: '', bytes: -1, sha256: 'x', where: 'opfs' }] }, 'invalid'],
    ['a date that is none', { ...HEAD, created: 'soon' }, 'invalid'],
  ])('a head is refused: %s', (_, head, fault) => {
    const read = readHead(head);
    expect(isFault(read) && read.fault).toBe(fault);
  });

  test('a head is read as it was written', () => {
    expect(readHead(structuredClone(HEAD))).toEqual(HEAD);
  });
});
