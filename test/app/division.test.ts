/** Single buildings as the profile divides them: added before what takes the rest, changed, taken away; the storeys that they may be given by. */
import { expect, test } from 'vitest';
import { buildingLevels, ruledFile } from '../../src/app/building-rows.ts';
import { changeBuilding, withBuilding } from '../../src/app/edit-decisions.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { validateProfile } from '../../src/profile/validate.ts';

const polygon = [[0, 0], [10, 0], [10, 10]] as const;

test('by files and by plan, the rest last', () => {
  const one = withBuilding(EMPTY_PROFILE, '1#', { files: ['a.ifc'] }, '其余');
  const two = withBuilding(one, '2#', { polygon }, '其余');
  expect(two.buildings).toEqual([{ id: '1#', files: ['a.ifc'] }, { id: '2#', polygon }, { id: '其余' }]);
  expect(validateProfile(two)).toEqual(two);
});

test('changed in place; what is no longer said leaves no key', () => {
  const one = withBuilding(EMPTY_PROFILE, '1#', { polygon }, '其余');
  const named = changeBuilding(one, '1#', { name: '1号楼', storeys: ['1F', 3] });
  expect(named.buildings![0]).toEqual({ id: '1#', polygon, name: '1号楼', storeys: ['1F', 3] });
  expect(changeBuilding(named, '1#', { name: undefined, storeys: undefined }).buildings).toEqual(one.buildings);
  expect(changeBuilding(one, 'none', { name: 'x' }).buildings).toEqual(one.buildings);
});

test('without the last of them nothing is divided, unless the rest has something of its own', () => {
  const one = withBuilding(EMPTY_PROFILE, '1#', { polygon }, '其余');
  expect(changeBuilding(one, '1#', null).buildings).toBeUndefined();
  const named = changeBuilding(one, '其余', { name: '裙房' });
  expect(changeBuilding(named, '1#', null).buildings).toEqual([{ id: '其余', name: '裙房' }]);
});

test('storeys of all buildings, the lowest first; names that repeat are told by elevation', () => {
  const storey = (name: string, elevation: number) => ({ name, elevation }) as never;
  const levels = buildingLevels([{ storeys: [storey('1F', 0), storey('2F', 3)] }, { storeys: [storey('1F', 0.1), storey('2F', 4.5), storey('B1', -3)] }]);
  expect(levels.map(({ key }) => key)).toEqual(['B1', '1F', 3, 4.5]);
});

test('a file by its name or its path', () => {
  expect(ruledFile(['a.ifc'], 'set/a.ifc')).toBe(true);
  expect(ruledFile(['a.ifc'], 'set/ba.ifc')).toBe(false);
});
