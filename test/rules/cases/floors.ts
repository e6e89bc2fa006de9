/** Composite floors: JGJ 1-2014 6.6, GB/T 51231-2016 5.5.2, GB 55008-2021 4.4.4. */
import * as w from '../../../src/ifc-write/index.ts';
import type { PackCases, RuleCase, RuleCases } from '../case.ts';

type Title = RuleCase['title'];
type Properties = Readonly<Record<string, string | number | boolean>>;

const rect = (x0: number, y0: number, x1: number, y1: number): readonly w.Point2[] => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
const ROOM = rect(0, 0, 4, 3);

/** A slab in its whole thickness, top at 3 m: the floor of 2F. */
const whole = (title: Title, own: { readonly name?: string; readonly thickness?: number; readonly outline?: readonly w.Point2[]; readonly top?: number; readonly set?: Properties; readonly material?: w.MaterialInput }): RuleCase => ({
  title,
  draw: (ifc) => void w.slab(ifc, {
    name: own.name ?? '楼板:叠合板', outline: own.outline ?? ROOM, thickness: own.thickness ?? 0.13, top: (own.top ?? 3) - 9,
    ...(own.material === undefined ? {} : { material: own.material }),
    psets: { SM_装配式构件: { 预制状态: '叠合', ...own.set } },
  }),
});

/** Plates 60 mm thick under one topping, m. */
const stacked = (title: Title, base: number, topping: number | null, name = '叠合板底板', top = 3): RuleCase => ({
  title,
  draw: (ifc) => {
    const upper = topping ?? 0.07;
    for (const y of [0, 2]) w.slab(ifc, { name, outline: rect(0, y, 3.6, y + 2), thickness: base, top: top - upper - 9 });
    if (topping !== null) w.slab(ifc, { name: '楼板:叠合板现浇层', outline: rect(-0.1, -0.1, 3.7, 4.1), thickness: topping, top: top - 9 });
  },
});

const sumOf = (base: number, topping: number): Title => ({ zh: `叠合板 ${base}+${topping}`, en: `composite slab of ${base} and ${topping} mm` });

/** Concepts of a composite slab, all alike: what it states decides. */
const stating = (pass: Properties, fail: Properties, undecided: Properties, what: { readonly zh: string; readonly en: string }, base: Properties = {}): RuleCases => {
  const one = (set: Properties, zh: string, en: string): RuleCase => whole({ zh: `${what.zh}:${zh}`, en: `${what.en}: ${en}` }, { name: '楼板:叠合板-130(60+70)', set: { ...base, ...set } });
  return { pass: [one(pass, '满足', 'met')], fail: [one(fail, '不满足', 'not met')], undecided: [one(undecided, '未写明', 'not stated')] };
};

const spanning = (title: Title, length: number, set: Properties = {}, name = '叠合板-130(60+70)'): RuleCase => ({
  title,
  draw: (ifc) => void w.slab(ifc, { name, outline: rect(0, 0, length, 2), thickness: 0.06, top: -6, psets: { SM_装配式构件: { 预制状态: '预制', ...set } } }),
});

/** Two plates beside each other, m apart. */
const pair = (title: Title, gap: number, own: { readonly name?: string; readonly set?: Properties; readonly over?: 'wall' | 'strip' } = {}): RuleCase => ({
  title,
  draw: (ifc) => {
    for (const y of [0, 2 + gap]) {
      w.slab(ifc, { name: own.name ?? 'DBS2-67-3620-31', outline: rect(0, y, 3.6, y + 2), thickness: 0.06, top: -6, psets: { SM_装配式构件: { 预制状态: '预制', ...own.set } } });
    }
    if (own.over === 'wall') w.wall(ifc, { name: '现浇剪力墙', from: [0, 2 + gap / 2], to: [3.6, 2 + gap / 2], thickness: gap, height: 2.94, base: -9 });
    if (own.over === 'strip') w.slab(ifc, { name: '后浇带', outline: rect(0, 2, 3.6, 2 + gap), thickness: 0.06, top: -6 });
  },
});

const panel = (title: Title, plates: number, set: Properties = {}): RuleCase => ({
  title,
  draw: (ifc) => {
    for (let i = 0; i < plates; i += 1) w.slab(ifc, { name: 'DBS2-67-3620-31', outline: rect(0, 2.3 * i, 3.6, 2.3 * i + 2), thickness: 0.06, top: -6, psets: { SM_装配式构件: { 预制状态: '预制', ...set } } });
  },
});

const BARS = { zh: '配筋', en: 'bars' };
const SEPARATE = { 接缝形式: '分离式' };

export const JGJ1_FLOORS: PackCases = {
  'composite-slab-base': {
    pass: [
      whole(sumOf(60, 70), { name: '楼板:叠合板-130(60+70)' }),
      stacked({ zh: '底板 60 与现浇层分别建模', en: 'plates of 60 mm and their topping drawn apart' }, 0.06, 0.07),
      spanning({ zh: '图集 DBS2-67 底板', en: 'plate by its atlas code' }, 3.3, {}, 'DBS2-67-3620-31'),
    ],
    fail: [
      whole(sumOf(50, 80), { name: '楼板:叠合板-130(50+80)' }),
      stacked({ zh: '实测底板 50', en: 'plates measured 50 mm thick' }, 0.05, 0.08),
    ],
    undecided: [
      whole({ zh: '名称 60+70,实体 120', en: 'name says 60 and 70, the solid is 120 mm' }, { name: '楼板:叠合板-130(60+70)', thickness: 0.12 }),
      whole({ zh: '只知总厚', en: 'only the whole thickness is known' }, {}),
    ],
  },
  'composite-slab-topping': {
    pass: [
      whole(sumOf(60, 70), { name: '楼板:叠合板-130(60+70)' }),
      whole({ zh: '总厚减预制厚度为 70', en: 'whole thickness less the stated base leaves 70 mm' }, { set: { 预制厚度: 60 } }),
      whole({ zh: '材料层:预制 60,现浇 70', en: 'material layers of 60 mm precast and 70 mm poured' }, {
        material: { layers: [{ material: '预制混凝土', thickness: 0.06 }, { material: '现浇混凝土', thickness: 0.07 }] },
      }),
      stacked({ zh: '现浇层实测 70', en: 'topping measured 70 mm' }, 0.06, 0.07),
      whole({ zh: '压型钢板组合楼板不属叠合板', en: 'a metal deck beside a composite slab is not judged' }, { name: '楼板:叠合板-130(60+70)' }),
    ],
    fail: [
      whole(sumOf(60, 50), { name: '楼板:叠合板-110(60+50)', thickness: 0.11 }),
      whole({ zh: '叠合层厚度写明 50', en: 'topping stated as 50 mm' }, { set: { 预制厚度: 80, 叠合层厚度: 50 } }),
      stacked({ zh: '现浇层实测 50', en: 'topping measured 50 mm' }, 0.06, 0.05),
    ],
    undecided: [
      stacked({ zh: '只画底板', en: 'only the plates are drawn' }, 0.06, null),
      whole({ zh: '名称 60+60,实体 110', en: 'name says 60 and 60, the solid is 110 mm' }, { name: '楼板:叠合板(60+60)', thickness: 0.11 }),
    ],
  },
  'truss-over-3m': {
    pass: [spanning({ zh: '长 3.3 m 的 DBS 桁架底板', en: 'atlas plate with lattice girders, 3.3 m long' }, 3.3, {}, 'DBS2-67-3620-31')],
    fail: [spanning({ zh: '长 3.3 m,无桁架钢筋', en: 'plate 3.3 m long that states no lattice girders' }, 3.3, { 桁架钢筋: '否' })],
    undecided: [spanning({ zh: '长 3.3 m,未写明桁架', en: 'plate 3.3 m long, girders not stated' }, 3.3), whole({ zh: '整块建模,跨度在 2.5 与 4 m 之间', en: 'drawn whole, span between its sides' }, { outline: rect(0, 0, 4, 2.5), set: { 桁架钢筋: '否' } })],
  },
  'prestressed-over-6m': {
    pass: [spanning({ zh: '长 6.6 m 的预应力底板', en: 'prestressed plate 6.6 m long' }, 6.6, {}, '预应力叠合板底板')],
    fail: [spanning({ zh: '长 6.6 m,非预应力', en: 'plate 6.6 m long, not prestressed' }, 6.6, { 预应力: '否' })],
    undecided: [spanning({ zh: '长 6.6 m,未写明', en: 'plate 6.6 m long, not stated' }, 6.6)],
  },
  'hollow-over-180': {
    pass: [whole({ zh: '200 厚空心叠合板', en: 'hollow composite slab of 200 mm' }, { name: '叠合空心板-200', thickness: 0.2 })],
    fail: [whole({ zh: '200 厚实心叠合板', en: 'solid composite slab of 200 mm' }, { thickness: 0.2, set: { 空心板: '否' } })],
    undecided: [whole({ zh: '200 厚,未写明', en: '200 mm, not stated' }, { thickness: 0.2 })],
  },
  'two-way-aspect': {
    pass: [panel({ zh: '两块 DBS 拼成 3.6×4.3', en: 'two plates make a panel of 3.6 by 4.3 m' }, 2), whole({ zh: '整块 4×3 双向板', en: 'two-way slab of 4 by 3 m drawn whole' }, { name: '双向叠合板(60+70)' })],
    fail: [panel({ zh: '六块 DBS 拼成 3.6×13.5', en: 'six plates make a panel of 3.6 by 13.5 m' }, 6)],
    undecided: [whole({ zh: '异形双向板', en: 'two-way slab with an irregular outline' }, { name: '双向叠合板(60+70)', outline: [[0, 0], [8, 0], [8, 2], [2, 2], [2, 6], [0, 6]] })],
  },
  'separate-joint-one-way': {
    pass: [spanning({ zh: '分离式接缝的单向板', en: 'one-way slab with separate joints' }, 3.3, SEPARATE, 'DBD67-3620-2')],
    fail: [spanning({ zh: '分离式接缝的双向板', en: 'two-way slab with separate joints' }, 3.3, SEPARATE, 'DBS2-67-3620-31')],
    undecided: [spanning({ zh: '分离式接缝,未写明单双向', en: 'separate joints, ways not stated' }, 3.3, SEPARATE)],
  },
  'slab-end-anchorage': stating({ 板端锚固长度: 100, 板底纵筋直径: 8 }, { 板端锚固长度: 30, 板底纵筋直径: 8 }, { 板端锚固长度: 100 }, BARS),
  'side-bar-spacing': stating({ 板侧附加钢筋间距: 600 }, { 板侧附加钢筋间距: 700 }, {}, BARS, { 单双向: '单向' }),
  'side-bar-anchorage': stating(
    { 板侧附加钢筋锚固长度: 120, 板侧附加钢筋直径: 8 }, { 板侧附加钢筋锚固长度: 100, 板侧附加钢筋直径: 8 }, { 板侧附加钢筋直径: 8 }, BARS, { 单双向: '单向' },
  ),
  'joint-bar-anchorage': stating(
    { 板缝附加钢筋锚固长度: 90, 板缝附加钢筋直径: 6 }, { 板缝附加钢筋锚固长度: 80, 板缝附加钢筋直径: 6 }, { 板缝附加钢筋锚固长度: 90 }, BARS, SEPARATE,
  ),
  'joint-bar-diameter': stating({ 板缝附加钢筋直径: 6 }, { 板缝附加钢筋直径: 5 }, {}, BARS, SEPARATE),
  'joint-bar-spacing': stating({ 板缝附加钢筋间距: 250 }, { 板缝附加钢筋间距: 300 }, {}, BARS, SEPARATE),
  'joint-strip-width': {
    pass: [
      pair({ zh: '板间空隙 300', en: 'plates 300 mm apart' }, 0.3),
      pair({ zh: '画出 200 后浇带', en: 'strip of 200 mm drawn between plates' }, 0.2, { over: 'strip' }),
    ],
    fail: [
      pair({ zh: '双向板间空隙 150', en: 'plates of a two-way slab 150 mm apart' }, 0.15),
      pair({ zh: '画出 150 后浇带', en: 'strip of 150 mm drawn between plates' }, 0.15, { over: 'strip' }),
    ],
    undecided: [pair({ zh: '未写明单双向,空隙 150', en: 'plates 150 mm apart, ways not stated' }, 0.15, { name: '叠合板底板' })],
  },
  'bent-bars-thickness': {
    pass: [whole(sumOf(60, 70), { name: '叠合板(60+70)', set: { 后浇带钢筋连接方式: '弯折锚固' } })],
    fail: [whole(sumOf(50, 60), { name: '叠合板(50+60)', thickness: 0.11, set: { 后浇带钢筋连接方式: '弯折锚固' } })],
    undecided: [spanning({ zh: '只画底板', en: 'only the plate is drawn' }, 3, { 后浇带钢筋连接方式: '弯折锚固' }, '叠合板底板')],
  },
  'bent-bars-thickness-in-bars': stating({ 弯折钢筋直径: 12 }, { 弯折钢筋直径: 14 }, {}, BARS, { 后浇带钢筋连接方式: '弯折锚固' }),
  'truss-edge': stating({ 桁架钢筋距板边: 300 }, { 桁架钢筋距板边: 350 }, {}, BARS, { 桁架钢筋: '有' }),
  'truss-spacing': stating({ 桁架钢筋间距: 600 }, { 桁架钢筋间距: 650 }, {}, BARS, { 桁架钢筋: 'A80' }),
  'truss-chord': stating({ 弦杆直径: 8 }, { 弦杆直径: 6 }, {}, BARS, { 桁架钢筋: '有' }),
  'truss-web': stating({ 腹杆直径: 4 }, { 腹杆直径: 3 }, {}, BARS, { 桁架钢筋: '有' }),
  'truss-cover': stating({ 弦杆保护层: 15 }, { 弦杆保护层: 10 }, {}, BARS, { 桁架钢筋: '有' }),
  'interface-bars-one-way': stating({ 抗剪构造钢筋: '有' }, { 抗剪构造钢筋: '否' }, {}, BARS, { 桁架钢筋: '否', 单双向: '单向', 板跨度: 4200 }),
  'interface-bars-two-way': (() => {
    const one = (zh: string, en: string, set: Properties): RuleCase => whole({ zh: `5×4.5 双向板,${zh}`, en: `two-way slab of 5 by 4.5 m, ${en}` }, { outline: rect(0, 0, 5, 4.5), set: { 桁架钢筋: '否', 单双向: '双向', ...set } });
    return {
      pass: [one('有抗剪构造钢筋', 'with shear bars', { 抗剪构造钢筋: true })],
      fail: [one('无抗剪构造钢筋', 'without shear bars', { 抗剪构造钢筋: false })],
      undecided: [one('未写明', 'not stated', {})],
    };
  })(),
  'interface-bars-cantilever': stating({ 抗剪构造钢筋: '有' }, { 抗剪构造钢筋: '否' }, {}, BARS, { 桁架钢筋: '否', 悬挑: '是' }),
  'balcony-precast': (() => {
    const one = (zh: string, en: string, set: Properties): RuleCase => ({
      title: { zh, en },
      draw: (ifc) => void w.slab(ifc, { name: '阳台板', outline: rect(0, 0, 3, 1.4), thickness: 0.12, top: -6, psets: { SM_装配式构件: { 构件类别: '阳台', ...set } } }),
    });
    return {
      pass: [one('预制阳台板', 'precast balcony', { 预制状态: '预制' })],
      fail: [one('现浇阳台板', 'balcony cast in place', { 预制状态: '现浇' })],
      undecided: [one('未写明做法', 'how it is made is not stated', {})],
    };
  })(),
};

const ROOF = 9;
const roofBars = (pass: Properties, fail: Properties): RuleCases => {
  const one = (zh: string, en: string, set: Properties): RuleCase => whole({ zh: `屋面叠合板,${zh}`, en: `composite roof, ${en}` }, { name: '叠合板-160(60+100)', thickness: 0.16, top: ROOF, set });
  return { pass: [one('满足', 'met', pass)], fail: [one('不满足', 'not met', fail)], undecided: [one('未写明', 'not stated', {})] };
};

export const GBT51231_FLOORS: PackCases = {
  'roof-cast-in-place': (() => {
    const one = (zh: string, en: string, state: string | null): RuleCase => ({
      title: { zh, en },
      draw: (ifc) => {
        const product = (precast: string | null) => (precast === null ? {} : { psets: { SM_装配式构件: { 预制状态: precast } } });
        w.slab(ifc, { name: '板A', outline: ROOM, thickness: 0.13, top: 3 - ROOF, ...product('叠合') });
        w.slab(ifc, { name: '板B', outline: ROOM, thickness: 0.13, ...product(state) });
      },
    });
    return {
      pass: [one('楼面叠合,屋面现浇', 'composite floors under a roof cast in place', '现浇')],
      fail: [one('屋面叠合', 'composite roof', '叠合')],
      undecided: [one('屋面板未写明', 'roof slab unmarked', null)],
    };
  })(),
  'roof-topping': {
    pass: [
      whole({ zh: '屋面叠合板 60+100', en: 'composite roof of 60 and 100 mm' }, { name: '叠合板-160(60+100)', thickness: 0.16, top: ROOF }),
      { title: { zh: '楼面 60+70,屋面 60+100', en: 'floors of 60 and 70 mm under a roof of 60 and 100 mm' }, draw: (ifc) => {
        w.slab(ifc, { name: '叠合板-130(60+70)', outline: ROOM, thickness: 0.13, top: -6 });
        w.slab(ifc, { name: '叠合板-160(60+100)', outline: ROOM, thickness: 0.16 });
      } },
    ],
    fail: [
      whole({ zh: '屋面叠合板 60+70', en: 'composite roof of 60 and 70 mm' }, { name: '叠合板-130(60+70)', top: ROOF }),
      stacked({ zh: '屋面现浇层实测 70', en: 'topping of the roof measured 70 mm' }, 0.06, 0.07, '叠合板底板', ROOF),
    ],
    undecided: [whole({ zh: '屋面叠合板,只知总厚', en: 'composite roof of which only the whole thickness is known' }, { top: ROOF })],
  },
  'roof-bars-both-ways': roofBars({ 叠合层双向通长配筋: '是' }, { 叠合层双向通长配筋: '否' }),
  'roof-bar-diameter': roofBars({ 叠合层钢筋直径: 8 }, { 叠合层钢筋直径: 6 }),
  'roof-bar-spacing': roofBars({ 叠合层钢筋间距: 200 }, { 叠合层钢筋间距: 250 }),
};

const poured = (title: Title, thickness: number, more: { readonly outline?: readonly w.Point2[]; readonly precast?: string | null; readonly beside?: (ifc: w.IfcFile) => void } = {}): RuleCase => ({
  title,
  draw: (ifc) => {
    const precast = more.precast === undefined ? '现浇' : more.precast;
    w.slab(ifc, { name: '楼板:LB', outline: more.outline ?? ROOM, thickness, top: -6, ...(precast === null ? {} : { psets: { SM_装配式构件: { 预制状态: precast } } }) });
    more.beside?.(ifc);
  },
});

export const GB55008_FLOORS: PackCases = {
  'solid-slab-thickness': {
    pass: [
      poured({ zh: '现浇板 100', en: 'slab of 100 mm cast in place' }, 0.1),
      poured({ zh: '70 厚现浇层在 60 底板上,不按实心板', en: 'concrete of 70 mm poured on plates beside a slab of 120 mm' }, 0.12, {
        beside: (ifc) => {
          w.slab(ifc, { name: '叠合板底板', outline: rect(5, 0, 8, 3), thickness: 0.06, top: -6.07 });
          w.slab(ifc, { name: '楼板:现浇板-70', outline: rect(5, 0, 8, 3), thickness: 0.07, top: -6 });
        },
      }),
      poured({ zh: '后浇带不按实心板', en: 'a strip of 60 mm between plates beside a slab of 120 mm' }, 0.12, { outline: rect(10, 0, 14, 3), beside: (ifc) => pair({ zh: '', en: '' }, 0.2, { over: 'strip' }).draw(ifc, []) }),
    ],
    fail: [poured({ zh: '现浇板 70', en: 'slab of 70 mm cast in place' }, 0.07)],
    undecided: [poured({ zh: '70 厚板未写明做法', en: 'slab of 70 mm, how it is made is not stated' }, 0.07, { precast: null })],
  },
  'composite-slab-base': {
    pass: [whole(sumOf(50, 80), { name: '楼板:叠合板-130(50+80)' })],
    fail: [whole(sumOf(40, 90), { name: '楼板:叠合板-130(40+90)' })],
    undecided: [whole({ zh: '只知总厚', en: 'only the whole thickness is known' }, {})],
  },
  'composite-slab-topping': {
    pass: [whole(sumOf(60, 50), { name: '楼板:叠合板-110(60+50)', thickness: 0.11 })],
    fail: [whole(sumOf(60, 40), { name: '楼板:叠合板-100(60+40)', thickness: 0.1 })],
    undecided: [stacked({ zh: '只画底板', en: 'only the plates are drawn' }, 0.06, null)],
  },
};
