/** `check project.sunmao`: what the page saved is what is checked. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CliError } from '../../src/cli/args.ts';
import { projectFile } from '../../src/cli/project-file.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { PROJECT_SCHEMA, type KeptModel } from '../../src/store/project.ts';
import { sunmaoMembers, type Sent } from '../../src/store/sunmao-file.ts';
import { EMPTY_WORKSPACE } from '../../src/store/workspace.ts';
import { packZip } from '../../src/zip.ts';
import { packData, toppingRule } from '../engine/rules/planted.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'sunmao-project-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const A: KeptModel = { path: 'a.ifc', bytes: 3, sha256: null, where: 'not-kept' };
const TOWER: KeptModel = { path: 'office.ifc', bytes: 0, sha256: null, where: 'sample', sample: 'office' };
const sent = (models: readonly KeptModel[], more: Partial<Sent> = {}): Sent => ({
  head: { schema: PROJECT_SCHEMA, id: 'p', name: 'p', created: '2026-01-01T00:00:00Z', changed: '2026-01-01T00:00:00Z', sample: null, decided: true, models, place: {} },
  profile: { ...EMPTY_PROFILE, structure: 'steel' }, steps: { past: [], future: [] }, workspace: EMPTY_WORKSPACE, ids: [], bcf: [], packs: [], unknown: null, report: null, ...more,
});
function file(name: string, of: Sent, contents: ReadonlyMap<KeptModel, Uint8Array> = new Map()): string {
  const path = join(folder, name);
  writeFileSync(path, packZip(sunmaoMembers(of, contents).map(({ name: member, content }) => ({ name: member, bytes: content as Uint8Array }))));
  return path;
}
const refusal = (paths: readonly string[]): Promise<string> => projectFile(paths).then(() => 'taken', (error: unknown) => (error instanceof CliError ? error.message : Promise.reject(error)));

describe('a project on the command line', () => {
  test('gives its models, its profile, its packs and the IDS it checks with', async () => {
    const ids = [{ name: 'a.ids', bytes: text('a'), chosen: true, unsaved: false }, { name: 'b.ids', bytes: text('b'), chosen: false, unsaved: false }];
    const packs = [{ id: 'own', text: JSON.stringify(packData([toppingRule('a')], { id: 'own' })) }];
    const read = await projectFile([file('p.sunmao', sent([A, TOWER], { ids, packs }), new Map([[A, text('ifc')]]))]);
    expect(read!.sources).toEqual([{ path: 'a.ifc', bytes: text('ifc') }, { path: 'office.ifc', bytes: text(SAMPLES.find(({ name }) => name === 'office')!.write()) }]);
    expect(read!.profile.structure).toBe('steel');
    expect(read!.packs.map(({ id }) => id)).toEqual(['own']);
    expect(read!.ids.map(({ name }) => name)).toEqual(['a.ids']);
  });

  test('is none where no path ends like one', async () => {
    expect(await projectFile(['a.ifc'])).toBeNull();
  });

  test('is refused with what to do', async () => {
    expect(await refusal([file('m.sunmao', sent([A]))])).toMatch(/a\.ifc is not in it: save the project with its models/);
    expect(await refusal([file('w.sunmao', sent([{ ...A, without: ['a.ifc!b'] }]), new Map([[A, text('x')]]))])).toMatch(/taken out of a\.ifc/);
    expect(await refusal([file('k.sunmao', sent([], { packs: [{ id: 'own', text: '{}' }] }))])).toMatch(/pack own has faults/);
    expect(await refusal(['a.ifc', 'p.sunmao'])).toMatch(/checked alone/);
    expect(await refusal([join(folder, 'none.sunmao')])).toMatch(/none\.sunmao/);
    writeFileSync(join(folder, 'bad.sunmao'), 'hello');
    expect(await refusal([join(folder, 'bad.sunmao')])).toMatch(/is no zip/);
  });
});
