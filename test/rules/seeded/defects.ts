/** Forty planted violations of the sample tower, each of another kind, with every finding that they must give and no other. */
import { block, box, rectangle, type Body, type ElementHandle, type ElementOptions, type IfcFile, type MaterialInput, type PropertyInput } from '../../../src/ifc-write/index.ts';
import { ELEMENT_SET } from '../../../src/ifc-write/samples/author.ts';
import type { Profile } from '../../../src/profile/profile.ts';
import { withProperties, type Alteration } from './altered-tower.ts';
import { completed, CONCRETE_SET, OWN_SET } from './completed.ts';

export interface Expected {
  /** `pack/rule` */
  readonly rule: string;
  readonly outcome: 'fail' | 'unknown';
  /** paths of members, or `building` */
  readonly members: readonly string[];
}

export interface Defect {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly expected: readonly Expected[];
  /** path → what is drawn otherwise */
  readonly alterations?: Readonly<Record<string, Alteration>>;
  /** lines of the build-up table 做法表 that it needs */
  readonly buildUps?: Profile['buildUps'];
  /** of the whole building: judged by itself, on the plain tower, with what the profile says otherwise */
  readonly attributes?: Profile['attributes'];
}

const DEPTH = 'design-depth';
const JGJ = 'jgj1-2014';
const GBT = 'gbt51231-2016';
const GB = 'gb55008-2021';

const fails = (rule: string, ...members: readonly string[]): Expected => ({ rule, outcome: 'fail', members });
const says = (properties: Readonly<Record<string, PropertyInput | undefined>>): Alteration => ({ element: (o) => withProperties(o, OWN_SET, properties) });
/** of another shape than its likes on other storeys, so it bears a mark of its own */
const ownMark = (o: ElementOptions): ElementOptions => withProperties(o, OWN_SET, { 构件编号: `${o.storey!.key}/${o.key}` });
const called = (o: ElementOptions, name: string): ElementOptions => {
  const { type: _, ...rest } = o;
  return { ...rest, name: `${name}:${o.tag}`, objectType: name };
};
const graded = (grade: string): Alteration => ({
  element: (o) => withProperties({ ...called(o, o.objectType!.replace(/C\d\d/u, grade)), material: `混凝土 - ${grade}` }, CONCRETE_SET, { StrengthClass: grade }),
});
const made = (how: 'Precast' | 'In-Situ' | '叠合') => (o: ElementOptions): ElementOptions =>
  how === '叠合'
    ? withProperties(withProperties(o, CONCRETE_SET, { ConstructionMethod: undefined }), ELEMENT_SET, { 预制状态: how })
    : withProperties(o, CONCRETE_SET, { ConstructionMethod: how });

type Extrusion = Extract<Body, { readonly kind: 'extrusion' }>;
const extrusionOf = (o: ElementOptions): Extrusion => o.body as Extrusion;
const withBody = (o: ElementOptions, body: Partial<Extrusion>): ElementOptions => ({ ...o, body: { ...extrusionOf(o), ...body } });

interface Sandwich {
  /** m */
  readonly core: number;
  readonly outer: number;
  readonly fire?: string;
}

/** A west wall with insulation and an outer leaf before it; its structural leaf stays where it is. */
const sandwich = ({ core, outer, fire = 'A' }: Sandwich): Alteration => ({
  element: (o) => {
    const [length, thickness] = [1.6, 0.2 + core + outer];
    const material: MaterialInput = { layers: [{ material: '内叶板 混凝土', thickness: 0.2 }, { material: '挤塑聚苯板', thickness: core }, { material: '外叶板 混凝土', thickness: outer }] };
    const layered = { ...called(o, '基本墙:预制夹心外墙板 YWQ3 C40'), material, body: { ...extrusionOf(o), profile: rectangle(length, thickness), frame: { origin: [length / 2, (core + outer) / 2, 0] as const } } };
    return withProperties(ownMark(layered), OWN_SET, { 保温材料导热系数: '0.030', 保温材料吸水率: '0.3%', 保温材料燃烧性能: fire });
  },
});

const loop = (ifc: IfcFile, { storey }: ElementOptions, key: string, steel: string, from: readonly [number, number, number]): ElementHandle =>
  block(ifc, { key, ...(storey === undefined ? {} : { storey }), name: '吊环', material: steel, from, size: [0.02, 0.1, 0.2] });

/** Cladding hung before the east front, from `y` on. */
const panel = (ifc: IfcFile, { storey }: ElementOptions, name: string, { y, length, thickness = 0.15, height = 2.88 }: { readonly y: number; readonly length: number; readonly thickness?: number; readonly height?: number }): ElementHandle => {
  const plain: ElementOptions = {
    class: 'IfcWall', key: name, ...(storey === undefined ? {} : { storey }), name: '外挂墙板:WGB', objectType: '外挂墙板:WGB', predefinedType: 'ELEMENTEDWALL', material: '混凝土 - C30',
    psets: { Pset_WallCommon: { LoadBearing: false, IsExternal: true }, [CONCRETE_SET]: { ConstructionMethod: 'Precast', StrengthClass: 'C30' }, [ELEMENT_SET]: { 构件类别: '外挂墙板', 墙体做法: '条板' } },
  };
  loop(ifc, plain, `${name}-loop`, 'HPB300', [28.98, y + length / 2, height - 0.3]);
  return block(ifc, {
    ...withProperties(completed(`/${name}`, plain), OWN_SET, { 分布钢筋层数: 2, 配筋率: 0.2, 分布钢筋直径: 6, 分布钢筋间距: 200 }),
    from: [28.95, y, 0.01], size: [thickness, length, height],
  });
};

export const DEFECTS: readonly Defect[] = [
  {
    id: 'plate-50', title: { zh: '叠合板预制底板 50 mm', en: 'precast plate of 50 mm under a topping' },
    alterations: { 'F4/slab-s-1': says({ 预制底板厚度: 50, 后浇叠合层厚度: 80 }) },
    expected: [fails(`${JGJ}/composite-slab-base`, 'F4/slab-s-1')],
  },
  {
    id: 'plate-45', title: { zh: '叠合板预制底板 45 mm', en: 'precast plate of 45 mm under a topping' },
    alterations: { 'F5/slab-s-1': says({ 预制底板厚度: 45, 后浇叠合层厚度: 85 }) },
    expected: [fails(`${JGJ}/composite-slab-base`, 'F5/slab-s-1'), fails(`${GB}/composite-slab-base`, 'F5/slab-s-1')],
  },
  {
    id: 'topping-50', title: { zh: '叠合板后浇层 50 mm', en: 'topping of 50 mm' },
    alterations: { 'F6/slab-s-1': says({ 预制底板厚度: 80, 后浇叠合层厚度: 50 }) },
    expected: [fails(`${JGJ}/composite-slab-topping`, 'F6/slab-s-1')],
  },
  {
    id: 'plate-roughness', title: { zh: '底板粗糙面凹凸深度 3 mm', en: 'plate roughened 3 mm deep' },
    alterations: { 'F8/slab-s-1': says({ 粗糙面凹凸深度: 3 }) },
    expected: [fails(`${JGJ}/rough-surface-depth-slab`, 'F8/slab-s-1')],
  },
  {
    id: 'girders-apart', title: { zh: '桁架钢筋间距 700 mm', en: 'lattice girders 700 mm apart' },
    alterations: { 'F9/slab-s-1': says({ 桁架钢筋间距: 700 }) },
    expected: [fails(`${JGJ}/truss-spacing`, 'F9/slab-s-1')],
  },
  {
    id: 'roof-plate', title: { zh: '屋面板做成叠合板,后浇层 70 mm', en: 'roof slab made composite with a topping of 70 mm' },
    alterations: { 'RF/slab-s-1': { element: (o) => completed('RF/slab-s-1', made('叠合')(called(o, '楼板:叠合板-130(60+70)'))) } },
    expected: [fails(`${JGJ}/top-storey-floor-cast`, 'RF/slab-s-1'), fails(`${GBT}/roof-cast-in-place`, 'RF/slab-s-1'), fails(`${GBT}/roof-topping`, 'RF/slab-s-1')],
  },
  {
    id: 'solid-slab-70', title: { zh: '现浇板 70 mm', en: 'cast-in-place slab of 70 mm' },
    alterations: { 'F6/slab-m-0': { element: (o) => ({ ...withBody(called(o, '楼板:LB-70 现浇'), { depth: 0.07 }), at: [0, 0, -0.07] }) } },
    expected: [fails(`${GB}/solid-slab-thickness`, 'F6/slab-m-0')],
  },
  {
    id: 'pier-180', title: { zh: '窗边墙肢 180 mm', en: 'pier of 180 mm beside a window' },
    alterations: {
      'F5/wall-s-1': { element: ownMark },
      'F5/wall-s-1/hole': { opening: (body, [, y, z]) => [body, [0.18 + 0.9, y, z]] },
    },
    expected: [fails(`${JGJ}/wall-pier-width`, 'F5/wall-s-1')],
  },
  {
    id: 'lintel-230', title: { zh: '窗上连梁 230 mm', en: 'lintel of 230 mm over a window' },
    alterations: {
      'F6/wall-s-3': { element: ownMark },
      'F6/wall-s-3/hole': { opening: (body, [x, y, z]) => [{ ...(body as Extrusion), depth: 2.9 - 0.23 - z }, [x, y, z]] },
    },
    expected: [fails(`${JGJ}/wall-lintel-height`, 'F6/wall-s-3')],
  },
  {
    id: 'lintel-hole', title: { zh: '连梁开洞后上下各余 175 mm', en: 'hole in a lintel that leaves 175 mm above and below' },
    alterations: {
      'F12/wall-s-3': {
        element: ownMark,
        beside: (ifc, _, wall) => {
          ifc.opening(wall, { kind: 'extrusion', profile: rectangle(0.15, 0.4), depth: 0.15 }, [1.7, 0, 2.4 + 0.175], 'duct');
          return {};
        },
      },
    },
    expected: [fails(`${JGJ}/lintel-hole-rest`, 'F12/wall-s-3')],
  },
  {
    id: 'precast-c25', title: { zh: '预制墙混凝土 C25', en: 'precast wall of C25' },
    alterations: { 'F7/wall-x1-a': graded('C25') },
    expected: [fails(`${JGJ}/concrete-grade-precast`, 'F7/wall-x1-a')],
  },
  {
    id: 'cast-c20', title: { zh: '现浇墙混凝土 C20', en: 'cast-in-place wall of C20' },
    alterations: { 'F8/core-inner': graded('C20') },
    expected: [fails(`${JGJ}/concrete-grade-cast`, 'F8/core-inner'), fails(`${GB}/concrete-grade`, 'F8/core-inner')],
  },
  {
    id: 'wall-140', title: { zh: '高层剪力墙厚 140 mm', en: 'shear wall of 140 mm in a high-rise building' },
    alterations: { 'F12/core-inner': { element: (o) => withBody(called(o, '基本墙:核心筒墙-140 C40 现浇'), { profile: rectangle(4.9, 0.14) }) } },
    expected: [fails(`${GB}/shear-wall-thickness`, 'F12/core-inner')],
  },
  {
    id: 'precast-in-bottom-zone', title: { zh: '底部加强部位用预制墙', en: 'precast wall in the bottom strengthened zone' },
    alterations: {
      'F2/wall-x1-a': {
        element: (o) => ownMark(completed('F2/wall-x1-a', made('Precast')(called(o, '基本墙:YNQ5-200 C50')))),
        beside: (ifc, o) => ({ loop: loop(ifc, o, 'loop-x1-a', 'HPB300', [3.59, 1.6, 2.6]) }),
      },
    },
    expected: [fails(`${JGJ}/bottom-zone-cast`, 'F2/wall-x1-a'), fails(`${GBT}/bottom-zone-cast`, 'F2/wall-x1-a')],
  },
  {
    id: 'narrow-strip', title: { zh: '墙间后浇段宽 150 mm,窄于墙厚', en: 'strip of 150 mm between walls, narrower than they are thick' },
    alterations: {
      'F7/joint-x0-2': { element: (o) => ({ ...withBody(called(o, '后浇段:AHJ2-150'), { profile: rectangle(0.2, 0.15) }), at: [0, 6.775, 0] }) },
      'F7/wall-x0-c': { element: (o) => ({ ...withBody(ownMark(o), { profile: rectangle(1.85, 0.2), frame: { origin: [0.925, 0, 0] } }), at: [0, 6.85, 0] }) },
    },
    expected: [fails(`${JGJ}/strip-over-wall-thickness`, 'F7/joint-x0-2'), fails(`${JGJ}/strip-width`, 'F7/joint-x0-2')],
  },
  {
    id: 'wall-key-15', title: { zh: '墙侧键槽深 15 mm', en: 'keys of 15 mm in a wall\'s side' },
    alterations: { 'F4/wall-x2-a': says({ 键槽深度: 15 }) },
    expected: [fails(`${JGJ}/wall-key-depth`, 'F4/wall-x2-a')],
  },
  {
    id: 'beam-key-25', title: { zh: '梁端键槽深 25 mm', en: 'keys of 25 mm at a beam\'s end' },
    alterations: { 'F5/beam-y1-1': says({ 键槽深度: 25 }) },
    expected: [fails(`${JGJ}/beam-key-depth`, 'F5/beam-y1-1')],
  },
  {
    id: 'beam-180', title: { zh: '框架梁宽 180 mm', en: 'frame beam 180 mm wide' },
    alterations: { 'F8/beam-y2-0': { element: (o) => withBody(ownMark(called(o, '预制叠合梁:KL6-180x400(270)')), { profile: rectangle(0.18, 0.4) }) } },
    expected: [fails(`${GB}/frame-beam-width`, 'F8/beam-y2-0')],
  },
  {
    id: 'sleeve-cover', title: { zh: '套筒外侧保护层 10 mm', en: 'cover of 10 mm outside sleeves' },
    alterations: { 'F14/wall-x1-a': says({ 套筒保护层厚度: 10 }) },
    expected: [fails(`${JGJ}/sleeve-cover-wall`, 'F14/wall-x1-a')],
  },
  {
    id: 'sleeve-zone', title: { zh: '套筒区水平钢筋间距 200 mm', en: 'horizontal bars of the sleeve zone 200 mm apart' },
    alterations: { 'F10/wall-x1-a': says({ 套筒区水平钢筋间距: 200 }) },
    expected: [fails(`${JGJ}/sleeve-zone-bar-spacing-low`, 'F10/wall-x1-a')],
  },
  {
    id: 'loop-steel', title: { zh: '吊环用 HRB400', en: 'lifting loop of HRB400' },
    alterations: {
      'F4/wall-x2-m': { beside: (ifc, o) => ({ loop: loop(ifc, o, 'loop', 'HRB400', [7.19, 7.6, 2.6]) }) },
    },
    expected: [fails(`${JGJ}/lifting-loop-steel`, 'F4/wall-x2-m+loop')],
  },
  {
    id: 'stair-seat-60', title: { zh: '预制楼梯搁置 60 mm', en: 'precast flight that bears on 60 mm' },
    alterations: { 'F6/flight-a': says({ 楼梯搁置长度: 60 }) },
    expected: [fails(`${JGJ}/stair-bearing`, 'F6/flight-a')],
  },
  {
    id: 'stair-fixed', title: { zh: '预制楼梯两端固定', en: 'precast flight fixed at both ends' },
    alterations: { 'F7/flight-b': says({ 楼梯支承方式: '两端固定' }) },
    expected: [fails(`${JGJ}/stair-supports`, 'F7/flight-b')],
  },
  {
    id: 'balcony-cast', title: { zh: '阳台现浇', en: 'balcony cast in place' },
    alterations: { 'F9/balcony-s-2': { element: (o) => made('In-Situ')(called(o, '楼板:阳台板-120 现浇')) } },
    expected: [fails(`${JGJ}/balcony-precast`, 'F9/balcony-s-2')],
  },
  {
    id: 'balcony-wide', title: { zh: '预制阳台宽 3.3 m,难以运输', en: 'precast balcony 3.3 m wide, hard to carry' },
    alterations: {
      'F10/balcony-s-0': { element: (o) => ({ ...ownMark(o), body: { ...box(3.4, 3.3, 0.12) }, at: [0.1, -3.4, -0.12] }) },
    },
    expected: [fails(`build-ups/piece-width`, 'F10/balcony-s-0')],
  },
  {
    id: 'panel-joint-12', title: { zh: '外挂墙板接缝 12 mm', en: 'hung panels 12 mm apart' },
    alterations: {
      'F9/wall-x0-d-R': {
        beside: (ifc, o) => ({ a: panel(ifc, o, 'panel-a', { y: 9.5, length: 2 }), b: panel(ifc, o, 'panel-b', { y: 11.512, length: 2 }) }),
      },
    },
    expected: [`${JGJ}/hung-panel-joint`, `${JGJ}/hung-panel-joint-nominal`, `${GBT}/hung-panel-joint-least`].map((rule) => fails(rule, 'F9/wall-x0-d-R+a')),
  },
  {
    id: 'panel-90', title: { zh: '外挂墙板厚 90 mm', en: 'hung panel of 90 mm' },
    alterations: { 'F11/wall-x0-d-R': { beside: (ifc, o) => ({ a: panel(ifc, o, 'panel-thin', { y: 9.5, length: 2, thickness: 0.09 }) }) } },
    expected: [fails(`${JGJ}/hung-panel-thickness`, 'F11/wall-x0-d-R+a')],
  },
  {
    id: 'outer-leaf-40', title: { zh: '夹心墙外叶 40 mm', en: 'sandwich wall with an outer leaf of 40 mm' },
    alterations: { 'F9/wall-x0-c': sandwich({ core: 0.08, outer: 0.04 }) },
    expected: [fails(`${JGJ}/outer-leaf-thickness`, 'F9/wall-x0-c')],
  },
  {
    id: 'core-150', title: { zh: '夹心墙保温层 150 mm', en: 'sandwich wall with a core of 150 mm' },
    alterations: { 'F10/wall-x0-c': sandwich({ core: 0.15, outer: 0.06 }) },
    expected: [fails(`${JGJ}/sandwich-core-thickness`, 'F10/wall-x0-c')],
  },
  {
    id: 'leaf-over-b1', title: { zh: 'B1 级保温外侧不燃层 45 mm', en: 'leaf of 45 mm over a B1 core' },
    alterations: { 'F12/wall-x0-c': sandwich({ core: 0.08, outer: 0.045, fire: 'B1' }) },
    expected: [fails('gb55037-2022/sandwich-leaf', 'F12/wall-x0-c'), fails(`${JGJ}/outer-leaf-thickness`, 'F12/wall-x0-c')],
  },
  {
    id: 'core-b3', title: { zh: '夹心墙保温 B3 级', en: 'sandwich wall with a core of class B3' },
    alterations: { 'F13/wall-x0-c': sandwich({ core: 0.08, outer: 0.06, fire: 'B3' }) },
    expected: [fails(`${JGJ}/core-fire-class`, 'F13/wall-x0-c')],
  },
  {
    id: 'no-mark', title: { zh: '预制梁无构件编号', en: 'precast beam without a piece mark' },
    alterations: { 'F8/beam-y1-0': says({ 构件编号: undefined }) },
    expected: [fails(`${DEPTH}/piece-mark`, 'F8/beam-y1-0')],
  },
  {
    id: 'shared-mark', title: { zh: '两种外形用同一编号', en: 'one mark on two shapes' },
    alterations: { 'F9/wall-x2-b': says({ 构件编号: 'wall-x2-a' }) },
    expected: [fails(`${DEPTH}/mark-per-shape`, 'F9/wall-x2-b')],
  },
  {
    id: 'masonry-build-up', title: { zh: '做法表为砌块,模型为条板', en: 'blocks in the build-up table, panels in the model' },
    alterations: { 'F5/partition-kitchen-a': { element: (o) => called(o, `${o.objectType} Q1`) } },
    buildUps: [{ code: 'Q1', match: '* Q1', for: 'wall', layers: [{ name: '加气混凝土砌块', thickness: 0.1 }] }],
    expected: [fails('build-ups/wall-kind', 'F5/partition-kitchen-a')],
  },
  {
    id: 'wet-build-up', title: { zh: '做法表有砂浆找平层,模型计为干式楼面', en: 'mortar screed in the build-up table of a floor that counts as dry' },
    alterations: { 'F5/finish-living-a': { element: (o) => called(o, `${o.objectType} L1`) } },
    buildUps: [{ code: 'L1', match: '* L1', for: 'floor', layers: [{ name: '水泥砂浆找平层', thickness: 0.03 }, { name: '架空地板', thickness: 0.02 }] }],
    expected: [fails('build-ups/dry-floor', 'F5/finish-living-a')],
  },
  {
    id: 'line-in-slab', title: { zh: '写为吊顶内的电气管埋在楼板内', en: 'electrical line said to lie in the ceiling, drawn in the slab' },
    alterations: { 'F5/pipe-e-bed-2': { element: (o) => ({ ...o, at: [o.at![0], o.at![1], 2.835] }) } },
    expected: [fails('build-ups/lines-laid-apart', 'F5/pipe-e-bed-2')],
  },
  {
    id: 'build-up-against-itself', title: { zh: '做法表写为条板,其层为砌块', en: 'build-up that calls itself a panel and is made of blocks' },
    alterations: { 'F5/partition-bath-a': { element: (o) => called(o, `${o.objectType} Q2`) } },
    buildUps: [{ code: 'Q2', match: '* Q2', for: 'wall', wallKind: 'panel', layers: [{ name: '加气混凝土砌块', thickness: 0.1 }] }],
    expected: [fails('build-ups/table-consistent', 'F5/partition-bath-a')],
  },
  {
    id: 'too-tall', title: { zh: '房屋高 112 m,超过装配式剪力墙结构限值', en: '112 m, taller than precast shear walls may be' },
    attributes: { height: 112, width: 20, seismicGrade: '二' },
    expected: [fails(`${JGJ}/max-height`, 'building'), fails(`${GBT}/max-height`, 'building')],
  },
  {
    id: 'too-slender', title: { zh: '高宽比 7', en: 'seven times as high as wide' },
    attributes: { width: 7.1 },
    expected: [fails(`${JGJ}/aspect-ratio`, 'building'), fails(`${GBT}/aspect-ratio`, 'building')],
  },
  {
    id: 'grade-too-low', title: { zh: '抗震等级定为四级,应为三级', en: 'seismic grade four where it must be three' },
    attributes: { seismicGrade: '四' },
    expected: [fails(`${JGJ}/seismic-grade`, 'building')],
  },
];
