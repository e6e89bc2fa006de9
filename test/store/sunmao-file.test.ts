import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { PROJECT_SCHEMA, type KeptModel, type ProjectHead } from '../../src/store/project.ts';
import { stepsOf } from '../../src/store/steps.ts';
import { readSunmao, sunmaoMembers, SUNMAO_LIMITS, type ReadSunmao, type Sent, type SunmaoFault } from '../../src/store/sunmao-file.ts';
import { EMPTY_WORKSPACE } from '../../src/store/workspace.ts';
import { packZip } from '../../src/zip.ts';
import { states, workspace } from './arbitrary.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const MODELS: readonly KeptModel[] = [
  { path: '建筑/a.ifc', bytes: 3, sha256: 'ab'.repeat(32), where: 'not-kept' },
  { path: 'b.ifczip', bytes: 2, sha256: null, where: 'not-kept', without: ['b.ifczip!c.ifc'] },
  { path: 'tower.ifc', bytes: 9, sha256: null, where: 'sample', sample: 'tower' },
];
const HEAD: ProjectHead = {
  schema: PROJECT_SCHEMA, id: 'p-1', name: '一号楼', created: '2026-01-02T03:04:05.000Z', changed: '2026-01-02T03:04:06.000Z', sample: null, decided: true,
  models: MODELS, place: { tab: 'rules' },
};
const SENT: Sent = {
  head: HEAD, profile: { ...EMPTY_PROFILE, structure: 'steel' }, steps: { past: [], future: [] }, workspace: EMPTY_WORKSPACE,
  ids: [{ name: 'a.ids', bytes: text('<ids/>'), chosen: true, unsaved: false }, { name: 'A.ids', bytes: text('<ids />'), chosen: false, unsaved: true }],
  bcf: [{ name: 'r.bcf', bytes: text('PK'), unsaved: true }], packs: [{ id: 'own', text: '{"a":1}' }], report: text('{}'),
  unknown: { members: [{ name: 'notes/x.txt', bytes: text('later') }], keys: { weather: 'fine' } },
};

const zipped = (sent: Sent, models: ReadonlyMap<KeptModel, Uint8Array> = new Map()): Uint8Array =>
  packZip(sunmaoMembers(sent, models).map(({ name, content }) => ({ name, bytes: content as Uint8Array })));
const good = (read: ReadSunmao | SunmaoFault): ReadSunmao => {
  if ('fault' in read) throw new Error(JSON.stringify(read));
  return read;
};
/** the members of a good file, one of them replaced or taken away */
const altered = (name: string, content: Uint8Array | null): Uint8Array => packZip([
  ...sunmaoMembers(SENT, new Map()).filter((one) => one.name !== name).map((one) => ({ name: one.name, bytes: one.content as Uint8Array })),
  ...(content ? [{ name, bytes: content }] : []),
]);
const project = (change: Readonly<Record<string, unknown>>): Uint8Array => {
  const was = sunmaoMembers(SENT, new Map()).find(({ name }) => name === 'project.json')!.content as Uint8Array;
  return altered('project.json', text(JSON.stringify({ ...(JSON.parse(new TextDecoder().decode(was)) as object), ...change })));
};

describe('a .sunmao file', () => {
  test('comes back as it was, with what nobody knows', () => {
    const { sent, lost } = good(readSunmao(zipped(SENT)));
    expect(lost).toEqual([]);
    expect(sent).toEqual(SENT);
  });

  test('any profile, history and workspace come back', () => {
    fc.assert(fc.property(states, workspace, (history, arranged) => {
      const one: Sent = { ...SENT, profile: history.present, steps: stepsOf(history), workspace: arranged };
      expect(good(readSunmao(zipped(one))).sent).toEqual(one);
    }), { numRuns: 40 });
  });

  test('what it is written as a second time is what it was the first', () => {
    const first = zipped(SENT);
    expect(zipped(good(readSunmao(first)).sent)).toEqual(first);
  });

  test('models that are sent along are there, the others are named', () => {
    const read = good(readSunmao(zipped(SENT, new Map([[MODELS[0]!, text('ifc')]]))));
    expect(read.model(read.sent.head.models[0]!)).toEqual(text('ifc'));
    expect(read.model(read.sent.head.models[1]!)).toBeNull();
    expect(read.sent.unknown).toEqual(SENT.unknown);
  });

  test('project.json is what its schema says', () => {
    const schema = JSON.parse(readFileSync(new URL('../../public/schema/project.schema.json', import.meta.url), 'utf8')) as object;
    const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
    const members = sunmaoMembers(SENT, new Map([[MODELS[0]!, text('ifc')]]));
    const written = JSON.parse(new TextDecoder().decode(members[0]!.content as Uint8Array)) as object;
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...written, schema: 'sunmao-project/2' })).toBe(false);
    expect(validate({ ...written, models: [{ path: 'a' }] })).toBe(false);
  });

  test.each<[string, Uint8Array, string]>([
    ['no zip', text('ISO-10303-21;'), 'not-zip'],
    ['a zip of something else', packZip([{ name: 'a.txt', bytes: text('x') }]), 'not-project'],
    ['a later version', project({ schema: 'sunmao-project/2' }), 'newer'],
    ['another schema', project({ schema: 'x' }), 'not-project'],
    ['models that are none', project({ models: [{ path: 3 }] }), 'invalid'],
    ['project.json that is no JSON', altered('project.json', text('{')), 'invalid'],
    ['no profile', altered('profile.json', null), 'invalid'],
    ['a profile with a key of its own', altered('profile.json', text('{"schema":"sunmao-profile/1","evil":1}')), 'invalid'],
    ['a member that leads out', packZip([{ name: '../../evil', bytes: text('x') }]), 'member'],
    ['an absolute member', altered('/etc/x', text('x')), 'member'],
    ['a member of a drive', altered('C:/x', text('x')), 'member'],
  ])('is refused: %s', (_, bytes, fault) => {
    expect(readSunmao(bytes)).toMatchObject({ fault });
  });

  test('a member that is there twice is refused', () => {
    const bytes = Uint8Array.from(zipped(SENT));
    // the directory names another member alike
    const [from, to] = [text('history.json'), text('profile.json')];
    for (let i = 0; i + from.length <= bytes.length; i++) if (from.every((byte, k) => bytes[i + k] === byte)) bytes.set(to, i);
    expect(readSunmao(bytes)).toMatchObject({ fault: 'member', member: 'profile.json' });
  });

  test('more than the limits allow is refused or left out', () => {
    expect(readSunmao(zipped(SENT), { ...SUNMAO_LIMITS, members: 3 })).toMatchObject({ fault: 'too-many' });
    expect(readSunmao(zipped(SENT), { ...SUNMAO_LIMITS, memberBytes: 10 })).toMatchObject({ fault: 'refused', why: 'large' });
    const bomb = zipped({ ...SENT, bcf: [{ name: 'bomb.bcf', bytes: new Uint8Array(400_000), unsaved: false }] });
    const read = good(readSunmao(bomb, { ...SUNMAO_LIMITS, ratioFrom: 10_000, ratio: 20 }));
    expect(read.lost).toEqual(['bcf']);
    expect(read.sent.ids.length).toBe(2);
  });

  test('what is damaged beside the profile is left out and named', () => {
    const { sent, lost } = good(readSunmao(altered('history.json', text('[]'))));
    expect([lost, sent.profile]).toEqual([['history'], SENT.profile]);
    expect(good(readSunmao(altered('workspace.json', text('{"sets":[{}],"views":[]}')))).lost).toEqual(['workspace']);
    expect(good(readSunmao(altered('ids/a.ids', null))).lost).toEqual(['ids']);
  });

  test('bytes that were cut or changed anywhere never throw', () => {
    const bytes = zipped(SENT);
    fc.assert(fc.property(fc.nat(bytes.length), fc.nat(bytes.length - 1), fc.nat(255), (cut, at, to) => {
      const changed = Uint8Array.from(bytes.subarray(0, bytes.length - (cut % 3 === 0 ? cut : 0)));
      if (at < changed.length) changed[at] = to;
      readSunmao(changed);
    }));
  });
});
