/** Two buildings of one name are two for the reader: what tells them apart stands in their names. */
import { expect, test } from 'vitest';
import type { Building } from '../../src/model/model.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { boxFacts, type BoxSpec, type FileSpec } from './kit.ts';

const at = (file: number, building: number, x: number): BoxSpec => ({ file, box: [x, 0, 0, x + 10, 10, 3], element: { building, storey: 0 } });
const names = async (files: readonly FileSpec[], boxes: readonly BoxSpec[], profile: Profile = EMPTY_PROFILE): Promise<readonly string[]> =>
  (await boxFacts(files, boxes, profile)).buildings.list.map(({ name }) => name);

test('of several files: by file', async () => {
  expect(await names([{ path: 'dir/a.ifc' }, { path: 'dir/b.ifc' }], [at(0, 0, 0), at(1, 0, 500)])).toEqual(['1# (a.ifc)', '1# (b.ifc)']);
});

test('in one file: by the end of the GlobalId; others keep their names', async () => {
  const one = (name: string, globalId: string): Building => ({ expressId: 1, globalId, name, elevationOfTerrain: null, elevationOfRefHeight: null, psets: [] });
  const file: FileSpec = { file: { buildings: [one('1#', '2QbAAAAAAAAAAAAAAAAA$x'), one('1#', '2QbAAAAAAAAAAAAAAAAA$y'), one('2#', '3')] } };
  expect(await names([file], [at(0, 0, 0), at(0, 1, 50), at(0, 2, 100)])).toEqual(['1# (AAAAAA$x)', '1# (AAAAAA$y)', '2#']);
});

test('by the profile: by id', async () => {
  const buildings = [{ id: 'east', name: '住宅', files: ['a.ifc'] }, { id: 'west', name: '住宅' }, { id: '3' }];
  expect(await names([{ path: 'a.ifc' }, { path: 'b.ifc' }], [at(0, 0, 0), at(1, 0, 500)], { ...EMPTY_PROFILE, buildings })).toEqual(['住宅 (east)', '住宅 (west)', '3']);
});
