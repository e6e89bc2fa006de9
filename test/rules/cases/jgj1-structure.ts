/** JGJ 1-2014: materials, heights and where cast-in-place concrete stays. */
import * as w from '../../../src/ifc-write/index.ts';
import type { PackCases, RuleCase } from '../case.ts';
import { beam, column, profiled, shearWall, slab, stated, titled, type State } from './structure-kit.ts';

const graded = (grade: string | null, state: State, name = '预制剪力墙'): RuleCase => titled(
  grade === null ? `${name},未写明强度等级` : `${name},${grade}`,
  grade === null ? `wall, ${state === '现浇' ? 'cast in place' : 'precast'}, that states no strength class` : `wall of ${grade}`,
  (ifc) => void shearWall(ifc, state, { name, ...(grade === null ? {} : { material: `${grade} 混凝土` }) }),
);

const prestressed = (grade: string | null): RuleCase => titled(
  grade === null ? '预应力叠合板,未写明强度等级' : `预应力叠合板,${grade}`,
  grade === null ? 'prestressed slab that states no strength class' : `prestressed slab of ${grade}`,
  (ifc) => void slab(ifc, '预制', { name: '预应力空心板', ...(grade === null ? {} : { props: { 混凝土强度等级: grade } }) }),
);

const loop = (steel: string | null): RuleCase => titled(
  steel === null ? '吊环未写明钢材' : `吊环用 ${steel}`, steel === null ? 'lifting loop that states no steel' : `lifting loop of ${steel}`,
  (ifc) => void w.block(ifc, { name: '吊环', from: [0, 0, 0], size: [0.1, 0.02, 0.2], ...(steel === null ? {} : { material: steel }) }),
);

const sandwich = (zh: string, en: string, props: Readonly<Record<string, string | number>>): RuleCase => titled(
  `夹心外墙板,${zh}`, `sandwich wall, ${en}`,
  (ifc) => void shearWall(ifc, '预制', { name: '夹心外墙板 310(200+50+60)', thickness: 0.31, props }),
);

/** Columns through the storeys of a building that is so wide and as high as its storeys. */
const tall = (zh: string, en: string, top: number, width: number | null, attributes: Parameters<typeof stated>[2]): RuleCase => titled(zh, en, (ifc, storeys) => {
  storeys.slice(0, -1).forEach((storey, i) => {
    shearWall(ifc, '预制', { storey, key: `wall-${i}` });
    if (width !== null) slab(ifc, '现浇', { storey: storeys[i + 1]!, key: `slab-${i}`, outline: [[0, 0], [30, 0], [30, width], [0, width]] });
  });
}, { storeys: Array.from({ length: top + 1 }, (_, i) => 3 * i), ...profiled(attributes) });

/** −1F, 1F, 2F and the roof. */
const WITH_BASEMENT = [-3, 0, 3, 6] as const;

const basementWall = (state: State, highRise: boolean): RuleCase => titled(
  `地下室墙体${state ?? '未写明成型方式'}`, `basement wall ${state === '现浇' ? 'cast in place' : state === null ? 'of which nothing says how it is made' : 'precast'}`,
  (ifc, storeys) => void shearWall(ifc, state, { storey: storeys[0]! }), { storeys: WITH_BASEMENT, ...profiled({ highRise }) },
);

/** Walls of each storey of a tower: what is precast begins at a storey, counted from 1. */
export const tower = (zh: string, en: string, from: number, attributes: Parameters<typeof profiled>[0], storeys = 10, state: State = '预制'): RuleCase => titled(zh, en, (ifc, levels) => {
  levels.slice(0, -1).forEach((storey, i) => void shearWall(ifc, i + 1 >= from ? state : '现浇', { storey, key: `wall-${i}` }));
}, { storeys: Array.from({ length: storeys + 1 }, (_, i) => 3 * i), ...profiled(attributes) });

/** Columns of each storey of a frame. */
export const frame = (zh: string, en: string, first: State, attributes: Parameters<typeof profiled>[0]): RuleCase => titled(zh, en, (ifc, levels) => {
  levels.slice(0, -1).forEach((storey, i) => void column(ifc, i === 0 ? first : '预制', { storey, key: `column-${i}` }));
}, profiled(attributes));

export const topFloor = (zh: string, en: string, top: State, attributes: Parameters<typeof profiled>[0], topping?: number): RuleCase => titled(zh, en, (ifc, levels) => {
  levels.slice(1).forEach((storey, i) => {
    const last = i === levels.length - 2;
    slab(ifc, last ? top : '叠合', { storey, key: `slab-${i}`, props: last && topping === undefined ? {} : { 叠合层厚度: last ? topping! : 70 } });
  });
}, profiled(attributes));

const framed = { structure: 'partial-frame-supported-shear-wall', frameStoreys: 1 } as const;
const SHORT = { structure: 'shear-wall', highRise: true } as const;

const limbs = (zh: string, en: string, lengths: readonly number[], gap = 2): RuleCase => titled(zh, en, (ifc, storeys) => {
  let at = 0;
  lengths.forEach((length, i) => {
    shearWall(ifc, '预制', { storey: storeys[0]!, key: `wall-${i}`, from: [at, 0], to: [at + length, 0] });
    at += length + gap;
  });
}, profiled(SHORT));

const lift = (zh: string, en: string, state: State): RuleCase => titled(zh, en, (ifc, storeys) => {
  const storey = storeys[0]!;
  w.room(ifc, { storey, name: '电梯井', outline: [[0, 0.1], [2.2, 0.1], [2.2, 2.3], [0, 2.3]], height: 3 });
  shearWall(ifc, state, { storey, key: 'well', from: [0, 0], to: [2.2, 0] });
  shearWall(ifc, '预制', { storey, key: 'far', from: [0, 8], to: [5, 8] });
}, profiled({ ...SHORT, intensity: '8-0.20g' }));

const transfer = (state: State): RuleCase => titled(
  `转换梁${state ?? '未写明成型方式'}`, `transfer beam ${state === '现浇' ? 'cast in place' : state === null ? 'of which nothing says how it is made' : 'precast'}`,
  (ifc) => void beam(ifc, state, { name: '转换梁 KZL1' }),
);

export const JGJ1_STRUCTURE_CASES: PackCases = {
  'concrete-grade-precast': { pass: [graded('C30', '预制'), graded('C40', '预制')], fail: [graded('C25', '预制')], undecided: [
    graded(null, '预制'),
    titled('材料与类型名称的强度等级不一致', 'material and type name state different classes', (ifc) => void shearWall(ifc, '预制', { objectType: '剪力墙-C35-200mm', material: 'C25 混凝土' })),
  ] },
  'concrete-grade-prestressed': { pass: [prestressed('C40')], fail: [prestressed('C35')], undecided: [prestressed(null)] },
  'concrete-grade-prestressed-least': { pass: [prestressed('C30')], fail: [prestressed('C25')], undecided: [prestressed(null)] },
  'concrete-grade-cast': { pass: [graded('C25', '现浇', '现浇剪力墙')], fail: [graded('C20', '现浇', '现浇剪力墙')], undecided: [graded(null, '现浇', '现浇剪力墙')] },
  'lifting-loop-steel': { pass: [loop('HPB300')], fail: [loop('HRB400')], undecided: [loop(null)] },
  'core-conductivity': { pass: [sandwich('导热系数 0.030', 'conductivity 0.030', { 保温材料导热系数: '0.030 W/(m·K)' })], fail: [sandwich('导热系数 0.041', 'conductivity 0.041', { 保温材料导热系数: 0.041 })], undecided: [sandwich('未写明导热系数', 'conductivity not stated', {})] },
  'core-water-absorption': { pass: [sandwich('吸水率 0.3%', 'water absorption 0.3 %', { 体积比吸水率: '0.3%' })], fail: [sandwich('吸水率 1.5%', 'water absorption 1.5 %', { 体积比吸水率: '1.5%' })], undecided: [sandwich('未写明吸水率', 'water absorption not stated', {})] },
  'core-fire-class': { pass: [sandwich('B1 级', 'fire class B1', { 保温材料燃烧性能: 'B1级' }), sandwich('A 级', 'fire class A', { 燃烧性能: 'A级' })], fail: [sandwich('B3 级', 'fire class B3', { 保温材料燃烧性能: 'B3' })], undecided: [sandwich('未写明燃烧性能', 'fire class not stated', {})] },
  'max-height': {
    pass: [
      stated('框架,7 度,50 m', 'frame, intensity 7, 50 m high', { structure: 'frame', intensity: '7', height: 50 }),
      stated('剪力墙,7 度,100 m,底部剪力未写明', 'shear wall, intensity 7, 100 m, base shear not stated', { structure: 'shear-wall', intensity: '7', height: 100 }),
      stated('剪力墙,7 度,110 m,预制墙承担 60% 剪力', 'shear wall, intensity 7, 110 m, 60 % of the shear in precast walls', { structure: 'shear-wall', intensity: '7', height: 110, precastShear: 60 }),
      stated('未写明结构类型与烈度,25 m', 'neither structure nor intensity stated, 25 m high', { height: 25 }),
    ],
    fail: [
      stated('框架,7 度,50.1 m', 'frame, intensity 7, 50.1 m high', { structure: 'frame', intensity: '7', height: 50.1 }),
      stated('剪力墙,7 度,105 m,预制墙承担 90% 剪力', 'shear wall, intensity 7, 105 m, 90 % of the shear in precast walls', { structure: 'shear-wall', intensity: '7', height: 105, precastShear: 90 }),
      tall('框架,8 度 0.30g,楼层量得 30.3 m', 'frame, intensity 8 (0.30g), 30.3 m by its storeys', 10, null, { structure: 'frame', intensity: '8-0.30g' }),
    ],
    undecided: [
      stated('剪力墙,7 度,105 m,底部剪力未写明', 'shear wall, intensity 7, 105 m, base shear not stated', { structure: 'shear-wall', intensity: '7', height: 105 }),
      stated('框架,45 m,烈度未写明', 'frame, 45 m, intensity not stated', { structure: 'frame', height: 45 }),
      stated('框架,7 度,60 m,竖向构件未写明成型方式', 'frame, intensity 7, 60 m, nothing says how its walls are made', { structure: 'frame', intensity: '7', height: 60 }, {}, null),
    ],
  },
  'aspect-ratio': {
    pass: [tall('剪力墙,6 度,高 30.3 m 宽 6 m', 'shear wall, intensity 6, 30.3 m high, 6 m wide', 10, 6, { structure: 'shear-wall', intensity: '6' })],
    fail: [
      tall('剪力墙,6 度,高 30.3 m 宽 5 m', 'shear wall, intensity 6, 30.3 m high, 5 m wide', 10, 5, { structure: 'shear-wall', intensity: '6' }),
      stated('框架,8 度,高 31 m,计算宽度 10 m', 'frame, intensity 8, 31 m high, 10 m wide as stated', { structure: 'frame', intensity: '8-0.20g', height: 31, width: 10 }),
    ],
    undecided: [
      stated('剪力墙,6 度,没有楼板', 'shear wall, intensity 6, no floor drawn', { structure: 'shear-wall', intensity: '6', height: 30 }),
      tall('框架,烈度未写明,高宽比 3.37', 'frame, intensity not stated, ratio 3.37', 10, 9, { structure: 'frame' }),
    ],
  },
  'seismic-grade': {
    pass: [
      stated('剪力墙,7 度,54 m,抗震等级三级', 'shear wall, intensity 7, 54 m, grade 3', { structure: 'shear-wall', intensity: '7', height: 54, seismicGrade: '三' }),
      stated('框架,8 度,20 m,抗震等级二级', 'frame, intensity 8, 20 m, grade 2', { structure: 'frame', intensity: '8-0.20g', height: 20, seismicGrade: '二' }),
    ],
    fail: [
      stated('剪力墙,7 度,75 m,抗震等级三级', 'shear wall, intensity 7, 75 m, grade 3', { structure: 'shear-wall', intensity: '7', height: 75, seismicGrade: '三' }),
      stated('框架,7 度,30 m,抗震等级三级', 'frame, intensity 7, 30 m, grade 3', { structure: 'frame', intensity: '7', height: 30, seismicGrade: '三' }),
    ],
    undecided: [
      stated('剪力墙,7 度,54 m,抗震等级未写明', 'shear wall, intensity 7, 54 m, no grade stated', { structure: 'shear-wall', intensity: '7', height: 54 }),
      stated('剪力墙,54 m,三级,烈度未写明', 'shear wall, 54 m, grade 3, intensity not stated', { structure: 'shear-wall', height: 54, seismicGrade: '三' }),
    ],
  },
  basement: {
    pass: [titled('高层,有地下一层', 'high-rise with one basement storey', (ifc, storeys) => {
      shearWall(ifc, '现浇', { storey: storeys[0]!, key: 'below' });
      shearWall(ifc, '预制', { storey: storeys[1]!, key: 'above' });
    }, { storeys: WITH_BASEMENT, ...profiled({ highRise: true }) })],
    fail: [titled('高层,画了基础,没有地下室', 'high-rise with foundations and no basement', (ifc, storeys) => {
      shearWall(ifc, '预制', { storey: storeys[0]! });
      w.slab(ifc, { class: 'IfcFooting', name: '筏板基础', outline: [[0, 0], [6, 0], [6, 6], [0, 6]], thickness: 0.6, top: -1, storey: storeys[0]! });
    }, profiled({ highRise: true }))],
    undecided: [stated('高层,模型只有地上部分', 'high-rise, of which the model has the superstructure alone', { highRise: true })],
  },
  'basement-cast': {
    pass: [basementWall('现浇', true)], fail: [basementWall('预制', true)],
    undecided: [basementWall(null, true), titled('未写明是否高层,地下室墙体预制', 'basement wall precast, whether high-rise not stated', (ifc, storeys) => void shearWall(ifc, '预制', { storey: storeys[0]! }), { storeys: WITH_BASEMENT })],
  },
  'bottom-zone-cast': {
    pass: [tower('30 m,三层起预制', '30 m high, precast from the third storey', 3, SHORT), tower('90 m,四层起预制', '90 m high, precast from the fourth storey', 4, SHORT, 30)],
    fail: [tower('30 m,二层起预制', '30 m high, precast from the second storey', 2, SHORT), tower('90 m,三层起预制', '90 m high, precast from the third storey', 3, SHORT, 30)],
    undecided: [
      tower('未写明是否高层,二层起预制', 'whether high-rise not stated, precast from the second storey', 2, { structure: 'shear-wall' }),
      tower('未写明成型方式', 'nothing says how the walls are made', 1, SHORT, 10, null),
      { ...tower('一层代表 9 层,均预制', 'one storey stands for nine, precast', 2, SHORT, 3), profile: { attributes: SHORT, storeys: [{ match: '2F', standsFor: 9 }] } },
    ],
  },
  'first-storey-columns-cast': {
    pass: [frame('首层柱现浇', 'columns of the first storey cast in place', '现浇', { structure: 'frame', highRise: true })],
    fail: [frame('首层柱预制', 'columns of the first storey precast', '预制', { structure: 'frame', highRise: true })],
    undecided: [frame('首层柱未写明', 'columns of the first storey: nothing says how made', null, { structure: 'frame', highRise: true }), frame('首层柱预制,未写明是否高层', 'precast, whether high-rise not stated', '预制', { structure: 'frame' })],
  },
  'top-storey-floor-cast': {
    pass: [topFloor('屋面板现浇,其余叠合', 'roof floor cast in place, the others composite', '现浇', { highRise: true })],
    fail: [topFloor('屋面板叠合', 'roof floor composite', '叠合', { highRise: true })],
    undecided: [topFloor('屋面板未写明', 'roof floor: nothing says how made', null, { highRise: true }), topFloor('屋面板叠合,未写明是否高层', 'composite, whether high-rise not stated', '叠合', {})],
  },
  'frame-supported-storeys': {
    pass: [stated('框支两层', 'two frame-supported storeys', { structure: 'partial-frame-supported-shear-wall', frameStoreys: 2 })],
    fail: [stated('框支三层', 'three frame-supported storeys', { structure: 'partial-frame-supported-shear-wall', frameStoreys: 3 })],
    undecided: [stated('框支层数未写明', 'number of frame-supported storeys not stated', { structure: 'partial-frame-supported-shear-wall' })],
  },
  'frame-supported-cast': {
    pass: [tower('框支一层,三层起预制', 'one frame-supported storey, precast from the third', 3, framed)],
    fail: [tower('框支一层,二层起预制', 'one frame-supported storey, precast from the second', 2, framed)],
    undecided: [tower('框支层数未写明,二层起预制', 'frame-supported storeys not stated, precast from the second', 2, { structure: framed.structure })],
  },
  'transfer-members-cast': { pass: [transfer('现浇')], fail: [transfer('预制')], undecided: [transfer(null)] },
  'fixing-floor-cast': {
    pass: [titled('嵌固部位楼板现浇', 'floor at the level of fixity cast in place', (ifc, storeys) => void slab(ifc, '现浇', { storey: storeys[1]! }), { storeys: WITH_BASEMENT, ...profiled({ fixedAtBasementRoof: true }) })],
    fail: [titled('嵌固部位楼板叠合', 'floor at the level of fixity composite', (ifc, storeys) => void slab(ifc, '叠合', { storey: storeys[1]! }), { storeys: WITH_BASEMENT, ...profiled({ fixedAtBasementRoof: true }) })],
    undecided: [titled('地下室顶板叠合,嵌固部位未写明', 'roof of the basement composite, level of fixity not stated', (ifc, storeys) => void slab(ifc, '叠合', { storey: storeys[1]! }), { storeys: WITH_BASEMENT })],
  },
  'short-limbs-all': {
    pass: [limbs('一片长墙,两片短肢', 'one long wall, two short limbs', [4, 1.2, 1.2])],
    fail: [limbs('全部为短肢', 'short limbs alone', [1.2, 1.5, 1.6])],
    undecided: [limbs('墙段相接', 'pieces of wall that join', [1.2, 1.5], 0)],
  },
  'lift-well-cast': {
    pass: [lift('电梯井筒现浇', 'lift well cast in place', '现浇')], fail: [lift('电梯井筒预制', 'lift well precast', '预制')], undecided: [lift('电梯井筒未写明', 'lift well: nothing says how made', null)],
  },
};
