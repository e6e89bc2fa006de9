import { describe, expect, test } from 'vitest';
import { isDeck, slabName } from '../../src/facts/slab-names.ts';
import type { Element } from '../../src/model/model.ts';

const named = (name: string): Element => ({ name, objectType: '', type: null, materials: [] }) as unknown as Element;
const layers = (name: string): readonly (number | null)[] => {
  const { base, topping, total } = slabName(named(name));
  return [base, topping, total];
};

describe('thicknesses in names of slabs', () => {
  test.each([
    ['楼板:叠合板-130(60+70):458213', [0.06, 0.07, 0.13]],
    ['楼板:叠合板(60+90)', [0.06, 0.09, null]],
    ['叠合楼板 60mm+70mm', [0.06, 0.07, null]],
    ['叠合板 预制60+现浇80', [0.06, 0.08, null]],
    ['叠合板 现浇80+预制60', [0.06, 0.08, null]],
    ['叠合板-130(60厚预制底板+70厚现浇层)', [0.06, 0.07, 0.13]],
    ['DBS2-67-3318-22', [0.06, 0.07, null]],
    ['预制_DBS1-68-3620-31', [0.06, 0.08, null]],
    ['DBD67-3620-2', [0.06, 0.07, null]],
    ['楼板:叠合板-130', [null, null, null]],
    ['楼板:LB-120 降板', [null, null, null]],
    ['叠合板60+70+50', [null, null, null]],
    ['YDBS_03', [null, null, null]],
  ])('%s', (name, expected) => {
    expect(layers(name)).toEqual(expected);
  });

  test('the atlas code tells the ways it spans and that it has lattice girders', () => {
    expect(slabName(named('DBS2-67-3318-22'))).toMatchObject({ way: 'two', truss: true, plate: true });
    expect(slabName(named('DBD67-3620-2'))).toMatchObject({ way: 'one', truss: true, plate: true });
    expect(slabName(named('楼板:叠合板-130(60+70)'))).toMatchObject({ way: null, truss: false, plate: false, composite: true });
  });

  test('decks are no composite slabs of 6.6.2', () => {
    expect(isDeck(named('TD3-90 钢筋桁架楼承板'))).toBe(true);
    expect(isDeck(named('楼板:YX65-185-555 压型钢板现浇混凝土150'))).toBe(true);
    expect(isDeck(named('桁架叠合板-130'))).toBe(false);
  });
});
