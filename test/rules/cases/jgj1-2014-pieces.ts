/** JGJ 1-2014 6.4, 6.5 and 10.3: hung panels, connections, stairs. */
import * as w from '../../../src/ifc-write/index.ts';
import type { PackCases, RuleCase } from '../case.ts';
import { above, beam, column, drawn, flight, panel, plate, stated, type Piece } from './drawn.ts';

const mm = (m: number): string => String(Math.round(m * 1000));
const hung: Piece = (ifc, properties) => panel(ifc, { name: '外挂墙板', component: '外挂墙板', properties });
const wall: Piece = (ifc, properties) => panel(ifc, { properties });

const hungPanel = (height: number, z: number): RuleCase => drawn(
  `外挂墙板高 ${mm(height)} mm${z >= 9 ? ',在最高标高以上' : ''}`, `hung panel ${mm(height)} mm high${z >= 9 ? ', above the last level' : ''}`,
  (ifc) => panel(ifc, { name: '外挂墙板', component: '外挂墙板', height, z }),
);
const thick = (thickness: number): RuleCase => drawn(`外挂墙板厚 ${mm(thickness)} mm`, `hung panel ${mm(thickness)} mm thick`, (ifc) =>
  panel(ifc, { name: '外挂墙板', component: '外挂墙板', thickness }));
const maybeHung = (thickness: number): RuleCase => drawn(
  `可能是外挂墙板,厚 ${mm(thickness)} mm`, `perhaps a hung panel, ${mm(thickness)} mm thick`,
  (ifc) => w.wall(ifc, {
    name: 'W-1', objectType: '外挂墙板', type: ifc.elementType({ class: 'IfcWallType', name: '承重剪力墙' }), from: [0, 0], to: [3, 0], thickness, height: 2.8, base: above(0),
  }),
);

/** Two hung panels beside each other; `gap` 0: drawn touching. */
export const hungJoint = (gap: number): RuleCase => drawn(
  gap === 0 ? '外挂墙板相接,未画接缝' : `外挂墙板接缝 ${mm(gap)} mm`, gap === 0 ? 'hung panels drawn touching' : `joint of ${mm(gap)} mm between hung panels`,
  (ifc) => {
    const more = { name: '外挂墙板', component: '外挂墙板', thickness: 0.16 };
    panel(ifc, more);
    panel(ifc, { ...more, from: [3 + gap, 0], to: [6 + gap, 0] });
  },
);
/** One above the other. */
export const stackedJoint = (gap: number): RuleCase => drawn(`上下外挂墙板接缝 ${mm(gap)} mm`, `joint of ${mm(gap)} mm between hung panels of two storeys`, (ifc) => {
  const more = { name: '外挂墙板', component: '外挂墙板', thickness: 0.16 };
  panel(ifc, { ...more, height: 3 - gap });
  panel(ifc, { ...more, z: 3, height: 3 - gap });
});

const sleeves = (clear: number): RuleCase => drawn(`模型中两个套筒净距 ${mm(clear)} mm`, `two drawn sleeves ${mm(clear)} mm apart`, (ifc) => {
  wall(ifc, {});
  for (const x of [1, 1.05 + clear]) {
    w.column(ifc, { class: 'IfcBuildingElementProxy', name: '灌浆套筒', at: [x, 0], section: w.circle(0.025), height: 0.3, base: above(0) });
  }
});

/** A flight whose upper seat lies on a beam over `bearing` m. */
const seated = (bearing: number, intensity: '6' | '7' | '8-0.20g' | null): RuleCase => drawn(
  `梯段搁置 ${mm(bearing)} mm,${intensity === null ? '烈度不明' : `${intensity} 度`}`, `flight bears on ${mm(bearing)} mm, intensity ${intensity ?? 'not known'}`,
  (ifc) => {
    flight(ifc);
    const end = w.flightLength({ risers: 9, tread: 0.26 });
    const seat = 9 * 0.165 - 0.2;
    w.block(ifc, { class: 'IfcBeam', name: '梯梁', from: [end - bearing, -0.8, above(seat - 0.3)], size: [bearing + 0.2, 1.6, 0.3] });
  },
  intensity === null ? undefined : { attributes: { intensity } },
);
const seven: RuleCase['profile'] = { attributes: { intensity: '7' } };
const bearingCases = stated(flight, '搁置长度', 'bearing of the flight', 75, 60, {}, seven);

const wide = (height: number): RuleCase => drawn(`墙板 6 m × ${mm(height)} mm`, `panel of 6 m by ${mm(height)} mm`, (ifc) => panel(ifc, { to: [6, 0], height }));
const wideOrNot = drawn('宽墙板,是否预制互相矛盾', 'wide panel of which one property says precast and one cast in place', (ifc) =>
  void w.wall(ifc, { name: '剪力墙', from: [0, 0], to: [6, 0], thickness: 0.2, height: 3.5, base: above(0), psets: { 甲: { 预制状态: '预制' }, 乙: { 施工方式: '现浇' } } }));
const heavy = (length: number): RuleCase => drawn(`墙板长 ${mm(length)} mm,厚 200 mm`, `panel ${mm(length)} mm long and 200 mm thick`, (ifc) => panel(ifc, { to: [length, 0] }));
const untoldLeaves = drawn('大型夹心墙板,各层厚度不明', 'large sandwich panel whose leaves are not told', (ifc) => panel(ifc, { name: '预制夹心外墙', to: [6, 0], thickness: 0.31 }));

const finish = (face: string): Readonly<Record<string, string>> => ({ 饰面类型: face });
const joined = (method: string): Readonly<Record<string, string>> => ({ 连接方式: method });

export const JGJ1_PIECE_CASES: PackCases = {
  'hung-panel-height': { pass: [hungPanel(2.98, 0)], fail: [hungPanel(5.98, 0)], undecided: [hungPanel(2.98, 9)] },
  'hung-panel-thickness': { pass: [thick(0.1)], fail: [thick(0.08)], undecided: [maybeHung(0.08)] },
  'hung-panel-bar-layers': stated(hung, '钢筋网层数', 'layers of bars', 2, 1),
  'hung-panel-bar-ratio': stated(hung, '配筋率', 'percent of bars', 0.15, 0.12),
  'hung-panel-bar-diameter': stated(hung, '分布钢筋直径', 'bars', 5, 4),
  'hung-panel-bar-spacing': stated(hung, '分布钢筋间距', 'spacing of bars', 200, 250),
  'hung-panel-cover-tiled': stated(hung, '外侧保护层厚度', 'cover under tiles', 15, 10, finish('面砖')),
  'hung-panel-cover-bare': stated(hung, '外侧保护层厚度', 'cover of fair-faced concrete', 20, 15, finish('清水')),
  'hung-panel-joint': { pass: [hungJoint(0.015), stackedJoint(0.02)], fail: [hungJoint(0.01), stackedJoint(0.01)], undecided: [hungJoint(0)] },
  'hung-panel-joint-nominal': { pass: [hungJoint(0.02)], fail: [hungJoint(0.015)], undecided: [hungJoint(0)] },
  'sleeve-cover-wall': stated(wall, '套筒保护层厚度', 'cover outside sleeves of a wall', 15, 10),
  'sleeve-cover-column': stated(column, '套筒保护层厚度', 'cover outside sleeves of a column', 20, 15),
  'sleeve-clear-distance': {
    ...stated(wall, '套筒净距', 'sleeves apart', 25, 20),
    pass: [sleeves(0.03), ...stated(wall, '套筒净距', 'sleeves apart', 25, 20).pass], fail: [sleeves(0.02)],
  },
  'lapped-bar-diameter': stated(wall, '纵筋直径', 'lapped bars', 20, 22, joined('浆锚搭接')),
  'rough-surface-share': stated(beam, '粗糙面比例', 'percent of rough surface', 80, 70),
  'rough-surface-depth-slab': stated(plate, '粗糙面深度', 'roughening of a slab', 4, 3),
  'rough-surface-depth-end': stated(beam, '粗糙面深度', 'roughening of a beam end', 6, 4),
  'column-base-key': stated(column, '键槽', 'key at the foot of a column', true, false),
  'column-key-depth': stated(column, '键槽深度', 'key at the foot of a column', 30, 20),
  'beam-key-depth': stated(beam, '键槽深度', 'key of a beam', 30, 20),
  'beam-key-width-least': stated(beam, '键槽宽度', 'width of a key 30 deep', 90, 80, { 键槽深度: 30 }),
  'beam-key-width-most': stated(beam, '键槽宽度', 'width of a key 30 deep', 300, 310, { 键槽深度: 30 }),
  'beam-key-edge': stated(beam, '键槽边距', 'key to the edge of a beam', 50, 40),
  'beam-key-slope': stated(beam, '键槽倾角', 'slope of a key of a beam', 30, 45),
  'wall-key-depth': stated(wall, '键槽深度', 'key of a wall', 20, 15),
  'wall-key-width-least': stated(wall, '键槽宽度', 'width of a key 20 deep', 60, 50, { 键槽深度: 20 }),
  'wall-key-width-most': stated(wall, '键槽宽度', 'width of a key 20 deep', 200, 210, { 键槽深度: 20 }),
  'wall-key-slope': stated(wall, '键槽倾角', 'slope of a key of a wall', 30, 45),
  'stair-supports': stated(flight, '支座形式', 'supports of a flight', '上端固定铰,下端滑动铰', '两端固定'),
  'stair-bearing': {
    pass: [...bearingCases.pass, seated(0.08, '7'), seated(0.1, '8-0.20g')], fail: [...bearingCases.fail, seated(0.06, '6'), seated(0.08, '8-0.20g')],
    undecided: [...bearingCases.undecided, seated(0.08, null)],
  },
  'embedded-part-recess': stated(wall, '预埋件凹入深度', 'recess of embedded parts', 10, 5),
};

/** Of build-ups: usual limits of transport and cranes. */
export const TRANSPORT_CASES: PackCases = {
  'piece-width': { pass: [wide(2.9)], fail: [wide(3.5)], undecided: [wideOrNot] },
  'usual-weight': { pass: [heavy(3)], fail: [heavy(5)], undecided: [untoldLeaves] },
};
