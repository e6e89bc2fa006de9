import { expect, test } from 'vitest';
import { concreteGradeOf, rebarGradeOf } from '../../src/facts/stated-grade.ts';
import { slabName } from '../../src/facts/slab-names.ts';
import { boxModel } from './kit.ts';

const named = (name: string) => boxModel([{}], [{ name }]).model.elements[0]!;

test.each([
  ['基本墙:剪力墙-C45-200mm', 'C45'], ['PC-YNQ-200 C40', 'C40'], ['混凝土 C30/37', 'C30/37'], ['LC30 轻骨料', 'LC30'], ['楼板:C35P8', null],
  ['C2515', null], ['C30x40', null], ['C300', null], ['AC30', null],
])('%s says concrete %s', (name, grade) => {
  expect(concreteGradeOf(named(name))?.grade ?? null).toBe(grade);
});

test('bars by their grade', () => {
  expect(rebarGradeOf(named('HRB400E φ12'))?.grade).toBe('HRB400E');
  expect(rebarGradeOf(named('墙 400'))).toBeNull();
});

test.each([
  ['楼板:叠合板-130(60+70)', [0.06, 0.07]], ['DBS1-67-3620-31', [0.06, 0.07]], ['DBD68-3620-2', [0.06, 0.08]], ['叠合板 60mm + 70mm', [0.06, 0.07]],
  ['外墙 200+50+60', null], ['楼板-130', null], ['DBS1', null],
])('%s has layers %j', (name, layers) => {
  const { base, topping } = slabName(named(name));
  expect(base === null ? null : [base, topping]).toEqual(layers);
});
