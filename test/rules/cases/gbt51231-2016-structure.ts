/** GB/T 51231-2016. */
import type { PackCases, RuleCase } from '../case.ts';
import { frame, JGJ1_STRUCTURE_CASES, tower } from './jgj1-structure.ts';
import { profiled, shearWall, stated, titled } from './structure-kit.ts';

const joined = (zh: string, en: string, connection: string | null, height: number): RuleCase => titled(`${zh},${height} m`, `${en}, ${height} m`,
  (ifc, storeys) => void shearWall(ifc, '预制', { storey: storeys[0]!, ...(connection === null ? {} : { props: { 连接方式: connection } }) }),
  profiled({ structure: 'shear-wall', intensity: '7', height, precastShear: 50 }));

const doubleSkin = (name: string, thickness: number): RuleCase => titled(`${name},墙厚 ${1000 * thickness} mm`, `double-skin wall ${1000 * thickness} mm thick, ${/\((.*)\)/.exec(name)?.[1] ?? 'leaves not told'}`,
  (ifc) => void shearWall(ifc, '叠合', { name, thickness }));

const panels = (of: 'storeys' | 'height' | 'aspect', most: number | null, value: Parameters<typeof stated>[2], zh: string, en: string): RuleCase => {
  const rule = `gbt51231-2016/multi-storey-panel-${of}`;
  const overrides = most === null ? [] : [{ rule, param: 'most', value: most, reason: '按纸质标准' }];
  return titled(zh, en, (ifc, storeys) => void storeys.slice(0, -1).forEach((storey, i) => void shearWall(ifc, '预制', { storey, key: `wall-${i}` })),
    profiled({ structure: 'multi-storey-panel', ...value }, { overrides }));
};

const seam = JGJ1_STRUCTURE_CASES;
const OVER = { structure: 'partial-frame-supported-shear-wall', highRise: true, frameStoreys: 1 } as const;

export const GBT51231_STRUCTURE_CASES: PackCases = {
  'max-height': {
    pass: [stated('框架-核心筒,7 度,130 m', 'frame and core, intensity 7, 130 m', { structure: 'frame-core', intensity: '7', height: 130 })],
    fail: [stated('框架-核心筒,8 度 0.30g,95 m', 'frame and core, intensity 8 (0.30g), 95 m', { structure: 'frame-core', intensity: '8-0.30g', height: 95 })],
    undecided: [stated('剪力墙,8 度 0.20g,85 m,底部剪力未写明', 'shear wall, intensity 8 (0.20g), 85 m, base shear not stated', { structure: 'shear-wall', intensity: '8-0.20g', height: 85 })],
  },
  'max-height-lapped': {
    pass: [joined('浆锚搭接', 'bars lapped', '约束浆锚搭接', 100)],
    fail: [joined('浆锚搭接', 'bars lapped', '约束浆锚搭接', 105)],
    undecided: [joined('连接方式未写明', 'connection not stated', null, 105)],
  },
  'aspect-ratio': {
    pass: [stated('框架-核心筒,7 度,70 m / 10 m', 'frame and core, intensity 7, 70 m over 10 m', { structure: 'frame-core', intensity: '7', height: 70, width: 10 })],
    fail: [stated('框架-核心筒,8 度,70 m / 10 m', 'frame and core, intensity 8, 70 m over 10 m', { structure: 'frame-core', intensity: '8-0.20g', height: 70, width: 10 })],
    undecided: [stated('框架-核心筒,烈度未写明,65 m / 10 m', 'frame and core, intensity not stated, 65 m over 10 m', { structure: 'frame-core', height: 65, width: 10 })],
  },
  'basement-cast': seam['basement-cast']!,
  'bottom-zone-cast': seam['bottom-zone-cast']!,
  'bottom-zone-frame-supported-cast': {
    pass: [tower('框支一层,四层起预制', 'one frame-supported storey, precast from the fourth', 4, OVER)],
    fail: [tower('框支一层,三层起预制', 'one frame-supported storey, precast from the third', 3, OVER)],
    undecided: [tower('框支层数未写明', 'frame-supported storeys not stated', 3, { structure: OVER.structure, highRise: true })],
  },
  'first-storey-columns-cast': {
    pass: [frame('首层柱现浇', 'columns of the first storey cast in place', '现浇', { structure: 'frame', highRise: true })],
    fail: [frame('首层柱预制', 'columns of the first storey precast', '预制', { structure: 'frame', highRise: true })],
    undecided: [frame('首层柱未写明', 'columns of the first storey: nothing says how made', null, { structure: 'frame', highRise: true })],
  },
  'max-height-double-skin': {
    pass: [stated('双面叠合,7 度,80 m', 'double skin, intensity 7, 80 m', { structure: 'double-skin-shear-wall', intensity: '7', height: 80 })],
    fail: [stated('双面叠合,8 度 0.30g,54 m', 'double skin, intensity 8 (0.30g), 54 m', { structure: 'double-skin-shear-wall', intensity: '8-0.30g', height: 54 })],
    undecided: [stated('双面叠合,70 m,烈度未写明', 'double skin, 70 m, intensity not stated', { structure: 'double-skin-shear-wall', height: 70 })],
  },
  'double-skin-thickness': {
    pass: [doubleSkin('双面叠合剪力墙 200(50+100+50)', 0.2)], fail: [doubleSkin('双面叠合剪力墙 180(50+80+50)', 0.18)],
    undecided: [titled('双面叠合墙,没有形体', 'double-skin wall without a body', (ifc) => void ifc.element({ class: 'IfcWall', name: '双面叠合剪力墙', psets: { SM_装配式构件: { 构件类别: '剪力墙', 预制状态: '叠合' } }, body: { kind: 'faces', closed: false, points: [[0, 0, 0], [3, 1, 0], [3, 2, 3]], faces: [[0, 1, 2]] } }))],
  },
  'double-skin-leaf': {
    pass: [doubleSkin('双面叠合剪力墙 200(50+100+50)', 0.2)], fail: [doubleSkin('双面叠合剪力墙 200(45+110+45)', 0.2)], undecided: [doubleSkin('双面叠合剪力墙', 0.2)],
  },
  'double-skin-cavity': {
    pass: [doubleSkin('双面叠合剪力墙 200(50+100+50)', 0.2)], fail: [doubleSkin('双面叠合剪力墙 200(60+80+60)', 0.2)], undecided: [doubleSkin('双面叠合剪力墙', 0.2)],
  },
  'multi-storey-panel-storeys': {
    pass: [panels('storeys', 3, {}, '三层,限值填写 3', 'three storeys, limit stated as 3')], fail: [panels('storeys', 2, {}, '三层,限值填写 2', 'three storeys, limit stated as 2')],
    undecided: [panels('storeys', null, {}, '三层,限值未填写', 'three storeys, limit not stated')],
  },
  'multi-storey-panel-height': {
    pass: [panels('height', 21, { height: 21 }, '21 m,限值填写 21', '21 m, limit stated as 21')], fail: [panels('height', 21, { height: 22 }, '22 m,限值填写 21', '22 m, limit stated as 21')],
    undecided: [panels('height', null, { height: 21 }, '21 m,限值未填写', '21 m, limit not stated')],
  },
  'multi-storey-panel-aspect': {
    pass: [panels('aspect', 3, { height: 21, width: 7 }, '高宽比 3,限值填写 3', 'ratio 3, limit stated as 3')], fail: [panels('aspect', 3, { height: 24, width: 7 }, '高宽比 3.43,限值填写 3', 'ratio 3.43, limit stated as 3')],
    undecided: [panels('aspect', null, { height: 21, width: 7 }, '高宽比 3,限值未填写', 'ratio 3, limit not stated')],
  },
};
