/** Precast frames: JGJ 1-2014 chapter 7, GB/T 51231-2016 5.6.3. */
import type { Profile } from '../../../src/profile/profile.ts';
import * as w from '../../../src/ifc-write/index.ts';
import type { PackCases, RuleCase, RuleCases } from '../case.ts';

type Title = RuleCase['title'];
type Properties = Readonly<Record<string, string | number | boolean>>;

const FRAME: Partial<Profile> = { attributes: { structure: 'frame' } };

/** A beam under the floor at 3 m. */
const beam = (title: Title, name: string, own: { readonly depth?: number; readonly set?: Properties; readonly profile?: Partial<Profile>; readonly state?: string; readonly over?: (ifc: w.IfcFile) => void } = {}): RuleCase => ({
  title,
  profile: own.profile ?? FRAME,
  draw: (ifc) => {
    w.beam(ifc, { name, from: [0, 0], to: [6, 0], section: [0.3, own.depth ?? 0.6], top: -6, psets: { SM_装配式构件: { 预制状态: own.state ?? '叠合', ...own.set } } });
    own.over?.(ifc);
  },
});

const column = (title: Title, own: { readonly section?: w.ColumnOptions['section']; readonly set?: Properties; readonly base?: number; readonly height?: number; readonly profile?: Partial<Profile>; readonly beside?: (ifc: w.IfcFile) => void; readonly storeys?: readonly number[]; readonly round?: boolean } = {}): RuleCase => ({
  title,
  ...(own.profile === undefined ? {} : { profile: own.profile }),
  ...(own.storeys === undefined ? {} : { storeys: own.storeys }),
  draw: (ifc) => {
    w.column(ifc, {
      name: '预制柱', at: [0, 0], section: own.section ?? [0.5, 0.5], height: own.height ?? 2.4, base: (own.base ?? 0) - (own.storeys?.at(-1) ?? 9),
      psets: { SM_装配式构件: { 预制状态: '预制', ...own.set } },
    });
    own.beside?.(ifc);
  },
});

const stating = (pass: Properties, fail: Properties, undecided: Properties): RuleCases => ({
  pass: [column({ zh: '预制柱,满足', en: 'precast column, met' }, { set: pass })],
  fail: [column({ zh: '预制柱,不满足', en: 'precast column, not met' }, { set: fail })],
  undecided: [column({ zh: '预制柱,未写明', en: 'precast column, not stated' }, { set: undecided })],
});

const sleeves = (profile: Partial<Profile>, storeys?: readonly number[]): RuleCases => {
  const one = (zh: string, en: string, set: Properties): RuleCase => column({ zh, en }, { set, profile, ...(storeys === undefined ? {} : { storeys }) });
  return {
    pass: [one('套筒灌浆连接', 'grouted sleeves', { 连接方式: '套筒灌浆' })],
    fail: [one('浆锚搭接', 'lapped in grouted ducts', { 连接方式: '浆锚搭接' })],
    undecided: [one('未写明连接方式', 'connection not stated', {})],
  };
};

/** Corners of a prism that stands for a round column, or a square turned in plan. */
const ring = (corners: number, radius: number, turn = 0): w.Profile => w.polygon(Array.from({ length: corners }, (_, i): w.Point2 => [radius * Math.cos(turn + (2 * Math.PI * i) / corners), radius * Math.sin(turn + (2 * Math.PI * i) / corners)]));

const head = (title: Title, beamWidth: number, own: { readonly to?: w.Point2; readonly section?: w.ColumnOptions['section'] } = {}): RuleCase =>
  column(title, {
    ...(own.section === undefined ? {} : { section: own.section }),
    beside: (ifc) => void w.beam(ifc, { name: '梁', from: [0.2, 0], to: own.to ?? [6, 0], section: [beamWidth, 0.6], top: -6 }),
  });

const foot = (title: Title, gap: number, set: Properties = {}): RuleCase => column(title, {
  set, base: 3 + gap, height: 2.4, beside: (ifc) => void w.slab(ifc, { name: '楼板', outline: [[-2, -2], [2, -2], [2, 2], [-2, 2]], thickness: 0.13, top: -6 }),
});

const notch = (name: string, good: number, bad: number): RuleCases => ({
  pass: [beam({ zh: '凹口满足', en: 'notch that complies' }, '预制叠合梁-凹口', { set: { [name]: good } })],
  fail: [beam({ zh: '凹口不足', en: 'notch too small' }, '预制叠合梁-凹口', { set: { [name]: bad } })],
  undecided: [beam({ zh: '凹口尺寸未写明', en: 'size of the notch not stated' }, '预制叠合梁-凹口')],
});

const toBeam: RuleCases = {
  pass: [
    head({ zh: '500 柱,300 宽梁', en: 'column of 500 mm under a beam 300 mm wide' }, 0.3),
    head({ zh: '直径 500 圆柱,300 宽梁', en: 'round column of 500 mm under a beam 300 mm wide' }, 0.3, { section: w.circle(0.25) }),
  ],
  fail: [
    head({ zh: '500 柱,400 宽梁', en: 'column of 500 mm under a beam 400 mm wide' }, 0.4),
    head({ zh: '400×600 柱,沿长边的梁宽 300', en: 'column of 600 by 400 mm, a beam 300 mm wide along its longer side' }, 0.3, { section: [0.6, 0.4] }),
  ],
  undecided: [head({ zh: '斜交的梁', en: 'a beam that runs askew' }, 0.3, { to: [4, 3] })],
};

const rectangular: RuleCases = {
  pass: [column({ zh: '400×600 柱', en: 'column of 400 by 600 mm' }, { section: [0.4, 0.6] }), column({ zh: '斜放的 450 方柱', en: 'square column of 450 mm turned in plan' }, { section: ring(4, 0.45 / Math.SQRT2, 0.5) })],
  fail: [column({ zh: '350×600 柱', en: 'column of 350 by 600 mm' }, { section: [0.35, 0.6] })],
  undecided: [column({ zh: '带牛腿的柱,轮廓大于柱身', en: 'column with a corbel, its outline wider than its shaft' }, { section: w.polygon([[-0.175, -0.3], [0.175, -0.3], [0.175, 0], [0.3, 0], [0.3, 0.3], [-0.175, 0.3]]) })],
};

const round = (good: number, bad: number): RuleCases => ({
  pass: [column({ zh: `直径 ${good} 圆柱`, en: `round column of ${good} mm` }, { section: w.circle(good / 2000) })],
  fail: [column({ zh: `直径 ${bad} 圆柱`, en: `round column of ${bad} mm` }, { section: w.circle(bad / 2000) })],
  undecided: [{ ...column({ zh: '圆柱,未写明预制与否', en: 'round column of which it is not said how it is made' }), draw: (ifc) => void w.column(ifc, { name: '圆柱', at: [0, 0], section: w.circle(bad / 2000), height: 2.4, base: -9 }) }],
});

export const JGJ1_FRAMES: PackCases = {
  'column-bars-sleeves-height': sleeves({ attributes: { height: 15 } }),
  'column-bars-sleeves-storeys': sleeves({}, [0, 3, 6, 9, 12]),
  'frame-beam-topping': {
    pass: [
      beam({ zh: '框架梁 300×600(450)', en: 'frame beam, 450 of 600 mm precast' }, 'KL1 300x600(450)'),
      beam({ zh: '预制高度写明 440', en: 'precast depth stated as 440 mm' }, '叠合框架梁', { set: { 预制高度: 440 } }),
      beam({ zh: '只画 450 预制部分,名称给出全高', en: 'only the precast part is drawn, the name gives the depth' }, 'KL1 300x600(450)', { depth: 0.45 }),
      beam({ zh: '现浇部分单独建模', en: 'poured part drawn apart' }, '叠合框架梁', {
        depth: 0.45, state: '预制', over: (ifc) => void w.beam(ifc, { name: '现浇梁', from: [0, 0], to: [6, 0], section: [0.3, 0.15], top: -5.85 }),
      }),
    ],
    fail: [beam({ zh: '框架梁 300×600(470)', en: 'frame beam, 470 of 600 mm precast' }, 'KL1 300x600(470)')],
    undecided: [
      beam({ zh: '未写明框架梁或次梁,叠合层 130', en: 'topping of 130 mm, frame beam or not is not stated' }, '叠合梁 300x600(470)'),
      beam({ zh: '框架梁,预制高度未知', en: 'frame beam, precast depth not known' }, '叠合框架梁'),
    ],
  },
  'beam-topping': {
    pass: [beam({ zh: '次梁 300×600(480)', en: 'secondary beam, 480 of 600 mm precast' }, '叠合次梁 300x600(480)')],
    fail: [beam({ zh: '叠合梁 300×600(500)', en: 'composite beam, 500 of 600 mm precast' }, '叠合梁 300x600(500)')],
    undecided: [
      beam({ zh: '预制高度未知', en: 'precast depth not known' }, '叠合次梁'),
      beam({ zh: '结构体系未填', en: 'structural system not stated' }, '叠合次梁 300x600(500)', { profile: {} }),
    ],
  },
  'notch-depth': notch('凹口深度', 50, 40),
  'notch-edge': notch('凹口边厚度', 60, 50),
  'beam-end-stirrups': (() => {
    const profile: Partial<Profile> = { attributes: { seismicGrade: '二' } };
    const one = (zh: string, en: string, set: Properties): RuleCase => beam({ zh, en }, 'KL1 300x600(450)', { profile, set });
    return {
      pass: [one('整体封闭箍', 'closed one-piece stirrups', { 箍筋形式: '整体封闭箍筋' })],
      fail: [one('组合封闭箍', 'stirrups closed by caps', { 箍筋形式: '组合封闭箍筋' })],
      undecided: [one('未写明箍筋形式', 'form of stirrups not stated', {})],
    };
  })(),
  'column-bar-diameter': stating({ 柱纵筋直径: 20 }, { 柱纵筋直径: 18 }, {}),
  'column-side': rectangular,
  'column-diameter': round(400, 390),
  'column-to-beam': toBeam,
  'column-dense-zone': stating({ 箍筋加密区长度: 1000, 连接区域长度: 500 }, { 箍筋加密区长度: 900, 连接区域长度: 500 }, { 箍筋加密区长度: 1000 }),
  'column-first-stirrup': stating({ 第一道箍筋距套筒顶: 50 }, { 第一道箍筋距套筒顶: 60 }, {}),
  'column-base-joint': {
    pass: [foot({ zh: '柱底离楼面 20', en: 'foot 20 mm above the floor' }, 0.02), foot({ zh: '写明接缝 20', en: 'joint stated as 20 mm' }, 0, { 柱底接缝厚度: 20 })],
    fail: [foot({ zh: '柱底离楼面 40', en: 'foot 40 mm above the floor' }, 0.04)],
    undecided: [foot({ zh: '柱直接立于楼面', en: 'column drawn down to the floor' }, 0)],
  },
};

export const GBT51231_FRAMES: PackCases = {
  'column-side': rectangular,
  'column-diameter': round(450, 440),
  'column-to-beam': toBeam,
};
