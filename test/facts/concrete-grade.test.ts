import { expect, test } from 'vitest';
import type { Element, MaterialUse, PropertySet } from '../../src/model/model.ts';
import { concreteGrade, isOfConcrete } from '../../src/facts/concrete-grade.ts';
import { boxFacts } from './kit.ts';

const material = (name: string): MaterialUse => ({ kind: 'single', name, category: '', role: '', thickness: null, fraction: null, profile: null, from: 'occurrence' });
const property = (name: string, value: string): PropertySet => ({ expressId: 1, name: 'P', from: 'occurrence', line: 1, properties: [{ name, kind: 'single', type: 'IfcLabel', values: [value], line: 1 }] });

async function grade(element: Partial<Element>, precast: 'cast-in-place' | 'not-applicable' = 'cast-in-place'): Promise<unknown> {
  const facts = await boxFacts([{}], [{ component: 'shear-wall', roles: { precast }, box: [0, 0, 0, 4, 0.2, 3], element }]);
  return concreteGrade(facts, 0)?.value ?? null;
}

test.each([
  ['基本墙:剪力墙-C45-200mm:458213', 45], ['KZ1 C30P8', 30], ['砼c35', 35], ['墙_Ｃ４０', 40], ['LC30 陶粒混凝土墙', 30], ['Wall C30/37', 37],
])('%s', async (name, value) => {
  expect(await grade({ name })).toEqual([value, value]);
});

test.each(['C200x70x20', 'PC20', '4C25', 'C25@200', '檩条 C20a', 'WC30', 'C12 箍筋', 'C95'])('%s states none', async (name) => {
  expect(await grade({ name })).toBeNull();
});

test('a property, with or without the letter, before materials and names', async () => {
  expect(await grade({ psets: [property('强度等级', '30')] })).toEqual([30, 30]);
  expect(await grade({ psets: [property('ConcreteGrade', 'C35')] })).toEqual([35, 35]);
  expect(await grade({ materials: [material('C25 现浇混凝土')] })).toEqual([25, 25]);
});

test('sources that differ give a range; a plaster or a block says nothing of the concrete', async () => {
  expect(await grade({ name: '剪力墙-C45', materials: [material('C30')] })).toEqual([30, 45]);
  expect(await grade({ materials: [material('C40 混凝土'), material('M5 砂浆 C15')] })).toEqual([40, 40]);
});

test('steel has none, whatever its name', async () => {
  expect(await grade({ name: 'KZ1 C30' }, 'not-applicable')).toBeNull();
  expect(await grade({ name: 'KZ1 C30', materials: [material('Q355B')] })).toBeNull();
});

test.each([
  ['HEB220', false], ['L150/100/10', false], ['staallatei L150B', false], ['H型钢柱 HN400x200', false], ['方钢管柱', false], ['steel beam', false],
  ['L1 200x400', true], ['KL1', true], ['方钢管混凝土柱', true], ['steel fibre concrete slab', true], ['VBBI-S02', true],
])('%s without a material may be of concrete: %s', async (name, wanted) => {
  const facts = await boxFacts([{}], [{ component: 'beam', roles: { precast: 'unknown' }, box: [0, 0, 0, 4, 0.2, 3], element: { name } }]);
  expect(isOfConcrete(facts, 0)).toBe(wanted);
});
