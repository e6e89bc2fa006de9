/** JGJ 1-2014 8.2, 8.3 and chapter 9: precast shear walls. */
import * as w from '../../../src/ifc-write/index.ts';
import type { PackCases, RuleCase } from '../case.ts';
import { above, drawn, panel, plate, stated, type PanelInput, type Piece } from './drawn.ts';

const wall: Piece = (ifc, properties) => panel(ifc, { properties });
const grade = (seismicGrade: '一' | '二' | '三' | '四'): RuleCase['profile'] => ({ attributes: { seismicGrade } });
const mm = (m: number): string => String(Math.round(m * 1000));

/** An opening 1.2 m wide; `pier` beside it, `head` above the panel's foot. */
const opened = (pier: number, head: number, more: readonly w.OpeningInput[] = [], o: PanelInput = {}): RuleCase['draw'] => (ifc) =>
  panel(ifc, { ...o, openings: [{ at: pier, width: 1.2, height: head, sill: 0 }, ...more] });

const pier = (width: number, state: string | null = '预制'): RuleCase => drawn(
  `洞口一侧墙肢宽 ${mm(width)} mm${state === null ? ',未标明预制' : ''}`, `pier ${mm(width)} mm wide${state === null ? ', not marked' : ''}`,
  opened(width, 2.1, [], { state }),
);
const lintel = (height: number, state: string | null = '预制'): RuleCase => drawn(
  `洞口上方连梁高 ${mm(height)} mm${state === null ? ',未标明预制' : ''}`, `lintel ${mm(height)} mm high${state === null ? ', not marked' : ''}`,
  opened(0.6, 2.8 - height, [], { state }),
);
/** A lintel 800 mm high with a hole 200 mm × 100 mm. */
const hole = (rest: number, state: string | null = '预制'): RuleCase => drawn(
  `连梁洞口下方剩余 ${mm(rest)} mm${state === null ? ',未标明预制' : ''}`, `${mm(rest)} mm of the lintel under its hole${state === null ? ', not marked' : ''}`,
  opened(0.6, 2, [{ at: 1.1, width: 0.2, height: 0.1, sill: 2 + rest }], { state }),
);
const smallOpening: Piece = (ifc, properties) => panel(ifc, { properties, openings: [{ at: 1, width: 0.6, height: 0.6, sill: 1 }] });

const sandwich = (inner: number, core: number, outer: number): RuleCase => drawn(
  `夹心墙板 ${inner}+${core}+${outer}`, `sandwich panel of ${inner}, ${core} and ${outer} mm`,
  (ifc) => panel(ifc, {
    name: '夹心外墙板', thickness: (inner + core + outer) / 1000,
    material: { layers: [['内叶板 混凝土', inner], ['挤塑聚苯板', core], ['外叶板 混凝土', outer]].map(([material, t]) => ({ material: String(material), thickness: Number(t) / 1000 })) },
  }),
);
const namedSandwich = (numbers: string): RuleCase => drawn(`名称写明 ${numbers} 的夹心墙板`, `sandwich panel whose name says ${numbers}`, (ifc) =>
  panel(ifc, { name: `预制夹心外墙-310(${numbers})`, thickness: 0.31 }));
const untold = drawn('夹心墙板,各层厚度不明', 'sandwich panel whose leaves are not told', (ifc) => panel(ifc, { name: '预制夹心外墙', thickness: 0.31 }));

/** Two panels in line, `gap` apart; drawn with a strip between them or not. */
const strip = (gap: number, o: { readonly joint?: boolean; readonly state?: string | null } = {}): RuleCase => drawn(
  `相邻预制墙之间${o.joint === false ? '空隙' : '后浇段'}宽 ${mm(gap)} mm${o.state === null ? ',一侧未标明预制' : ''}`,
  `${o.joint === false ? 'gap' : 'strip'} of ${mm(gap)} mm between precast walls${o.state === null ? ', one of them not marked' : ''}`,
  (ifc) => {
    panel(ifc, {});
    panel(ifc, { from: [3 + gap, 0], to: [6 + gap, 0], ...(o.state === undefined ? {} : { state: o.state }) });
    if (o.joint !== false) w.column(ifc, { name: '后浇段', at: [3 + gap / 2, 0], section: [gap, 0.2], height: 2.8, base: above(0) });
  },
);
/** A strip between the end of one panel and the side of a crossing one. */
const oneSided = (length: number, state: string | null = '预制'): RuleCase => drawn(
  `仅一面墙上后浇段长 ${mm(length)} mm${state === null ? ',一侧未标明预制' : ''}`, `strip of ${mm(length)} mm in one wall alone${state === null ? ', the other not marked' : ''}`,
  (ifc) => {
    panel(ifc, {});
    panel(ifc, { from: [3 + length + 0.1, -2], to: [3 + length + 0.1, 2], state });
    w.column(ifc, { name: '后浇段', at: [3 + length / 2, 0], section: [length, 0.2], height: 2.8, base: above(0) });
  },
);

interface RingInput {
  readonly width?: number;
  readonly height?: number;
  readonly slab?: number;
  readonly state?: string | null;
  readonly properties?: Readonly<Record<string, w.PropertyInput>>;
}
/** A ring beam on the topmost panel, its top level with the slab beside it. */
const ring = ({ width = 0.2, height = 0.25, slab = 0.13, state = '预制', properties = {} }: RingInput): RuleCase['draw'] => (ifc) => {
  panel(ifc, { z: 6, height: 3 - height, state });
  w.beam(ifc, { name: '后浇圈梁', from: [0, 0], to: [3, 0], section: [width, height], top: above(9), psets: { 钢筋: properties } });
  w.slab(ifc, { name: '现浇屋面板', outline: [[0, width / 2], [3, width / 2], [3, 3], [0, 3]], thickness: slab, top: above(9) });
};
const ringCase = (zh: string, en: string, o: RingInput): RuleCase => drawn(zh, en, ring(o));
const ringBars: Piece = (ifc, properties) => ring({ properties })(ifc, []);
const unmarkedRing = (zh: string, en: string, o: RingInput): RuleCase => ringCase(`${zh},墙未标明预制`, `${en}, on a wall that is not marked`, { ...o, state: null });

/** A band between a panel and the one above it. */
const band = ({ width = 0.2, height = 0.13, state = '预制', properties = {} }: RingInput): RuleCase['draw'] => (ifc) => {
  panel(ifc, { height: 3 - height, state });
  panel(ifc, { z: 3.02, state });
  w.beam(ifc, { name: '水平后浇带', from: [0, 0], to: [3, 0], section: [width, height], top: above(3), psets: { 钢筋: properties } });
  plate(ifc, {}, '现浇');
};
const bandBars: Piece = (ifc, properties) => band({ properties })(ifc, []);
const bandCase = (zh: string, en: string, o: RingInput): RuleCase => drawn(zh, en, band(o));

const standing = (gap: number, state: string | null = '预制'): RuleCase => drawn(
  `墙底接缝 ${mm(gap)} mm${state === null ? ',未标明预制' : ''}`, `joint of ${mm(gap)} mm under the wall${state === null ? ' that is not marked' : ''}`,
  (ifc) => {
    panel(ifc, { z: 3 + gap, state });
    w.slab(ifc, { name: '现浇板', outline: [[0, -1], [3, -1], [3, 3], [0, 3]], thickness: 0.13, top: above(3) });
  },
);

const FOUR_STOREYS: readonly number[] = [0, 3, 6, 9, 12];
const panelBuilding = (thickness: number, known: boolean, storeys?: readonly number[]): RuleCase => ({
  title: {
    zh: `多层装配式墙板结构${known ? '' : ',未标明预制'},墙厚 ${mm(thickness)} mm${storeys ? ',四层' : ',三层'}`,
    en: `multi-storey panel building${known ? '' : ', not marked'}, walls ${mm(thickness)} mm thick, ${storeys ? 'four' : 'three'} storeys`,
  },
  draw: (ifc) => panel(ifc, { thickness, z: storeys ? 3 : 0, state: known ? '预制' : null }),
  profile: { attributes: { structure: 'multi-storey-panel' } },
  ...(storeys ? { storeys } : {}),
});

export const JGJ1_WALL_CASES: PackCases = {
  'wall-pier-width': { pass: [pier(0.2), pier(0.4)], fail: [pier(0.15)], undecided: [pier(0.15, null)] },
  'wall-lintel-height': { pass: [lintel(0.25), lintel(0.5)], fail: [lintel(0.2)], undecided: [lintel(0.2, null)] },
  'lintel-hole-rest': { pass: [hole(0.3)], fail: [hole(0.1)], undecided: [hole(0.1, null)] },
  'lintel-hole-share': { pass: [hole(0.3)], fail: [hole(0.25)], undecided: [hole(0.25, null)] },
  'small-opening-bars': stated(smallOpening, '洞口补强钢筋直径', 'bars around a small opening', 12, 10),
  'sleeve-zone-bar-spacing-high': stated(wall, '套筒区水平钢筋间距', 'bars of the sleeve zone', 100, 150, {}, grade('二')),
  'sleeve-zone-bar-spacing-low': stated(wall, '套筒区水平钢筋间距', 'bars of the sleeve zone', 150, 200, {}, grade('三')),
  'sleeve-zone-bar-diameter': stated(wall, '套筒区水平钢筋直径', 'bars of the sleeve zone', 8, 6),
  'sleeve-zone-extension': stated(wall, '加密区超出套筒顶部长度', 'dense zone above the sleeves', 300, 200),
  'sleeve-zone-first-bar': stated(wall, '第一道水平钢筋距套筒顶', 'first bar above the sleeves', 50, 80),
  'wall-end-bar-count': stated(wall, '端部竖向构造钢筋根数', 'bars at the wall end', 2, 1),
  'wall-end-bar-diameter': stated(wall, '端部竖向构造钢筋直径', 'bars at the wall end', 12, 10),
  'wall-end-tie-diameter': stated(wall, '端部拉筋直径', 'ties at the wall end', 6, 4),
  'wall-end-tie-spacing': stated(wall, '端部拉筋间距', 'ties at the wall end', 250, 300),
  'outer-leaf-thickness': { pass: [sandwich(200, 50, 60), namedSandwich('200+50+60')], fail: [sandwich(200, 50, 40), namedSandwich('200+70+40')], undecided: [untold] },
  'sandwich-core-thickness': { pass: [sandwich(200, 120, 60), namedSandwich('200+50+60')], fail: [sandwich(200, 150, 60)], undecided: [untold] },
  'strip-over-wall-thickness': {
    pass: [strip(0.2), strip(0.4, { joint: false })], fail: [strip(0.15), strip(0.15, { joint: false })], undecided: [strip(0.15, { state: null })],
  },
  'strip-width': { pass: [strip(0.2), strip(0.4, { joint: false })], fail: [strip(0.18)], undecided: [strip(0.18, { state: null })] },
  'one-sided-strip-length': { pass: [oneSided(0.3)], fail: [oneSided(0.25)], undecided: [oneSided(0.25, null)] },
  'ring-beam-width': {
    pass: [ringCase('圈梁与墙同宽', 'ring beam as wide as the wall', {})], fail: [ringCase('圈梁宽 150 mm', 'ring beam 150 mm wide', { width: 0.15 })],
    undecided: [unmarkedRing('圈梁宽 150 mm', 'ring beam 150 mm wide', { width: 0.15 })],
  },
  'ring-beam-height': {
    pass: [ringCase('圈梁高 250 mm', 'ring beam 250 mm high', {})], fail: [ringCase('圈梁高 200 mm', 'ring beam 200 mm high', { height: 0.2 })],
    undecided: [unmarkedRing('圈梁高 200 mm', 'ring beam 200 mm high', { height: 0.2 })],
  },
  'ring-beam-height-over-slab': {
    pass: [ringCase('圈梁高于楼板厚度', 'ring beam higher than the slab is thick', {})],
    fail: [ringCase('圈梁高 250 mm,板厚 300 mm', 'ring beam 250 mm high beside a slab of 300 mm', { slab: 0.3 })],
    undecided: [unmarkedRing('圈梁高 250 mm,板厚 300 mm', 'ring beam 250 mm high beside a slab of 300 mm', { slab: 0.3 })],
  },
  'ring-beam-bar-count': stated(ringBars, '纵筋根数', 'bars of the ring beam', 4, 2),
  'ring-beam-bar-diameter': stated(ringBars, '纵筋直径', 'bars of the ring beam', 12, 10),
  'ring-beam-bar-ratio': stated(ringBars, '纵筋配筋率', 'percent of bars in the ring beam', 0.6, 0.4),
  'ring-beam-bar-spacing': stated(ringBars, '纵筋间距', 'bars of the ring beam', 200, 250),
  'ring-beam-stirrup-diameter': stated(ringBars, '箍筋直径', 'stirrups of the ring beam', 8, 6),
  'ring-beam-stirrup-spacing': stated(ringBars, '箍筋间距', 'stirrups of the ring beam', 200, 250),
  'band-width': {
    pass: [bandCase('水平后浇带与墙同宽', 'band as wide as the wall', {})], fail: [bandCase('水平后浇带宽 150 mm', 'band 150 mm wide', { width: 0.15 })],
    undecided: [bandCase('水平后浇带宽 150 mm,墙未标明预制', 'band 150 mm wide between walls that are not marked', { width: 0.15, state: null })],
  },
  'band-height': {
    pass: [bandCase('水平后浇带与楼板等高', 'band as high as the slab', {})], fail: [bandCase('水平后浇带高 100 mm,板厚 130 mm', 'band 100 mm high beside a slab of 130 mm', { height: 0.1 })],
    undecided: [bandCase('水平后浇带高 100 mm,墙未标明预制', 'band 100 mm high between walls that are not marked', { height: 0.1, state: null })],
  },
  'band-bar-count': stated(bandBars, '纵筋根数', 'bars of the band', 2, 1),
  'band-bar-diameter': stated(bandBars, '纵筋直径', 'bars of the band', 12, 10),
  'wall-base-joint': {
    pass: [standing(0.02), drawn('写明底部接缝 20 mm', 'joint stated as 20 mm', (ifc) => wall(ifc, { 底部接缝高度: 20 }))],
    fail: [standing(0.03)], undecided: [standing(0.03, null)],
  },
  'multi-storey-wall-thickness': {
    pass: [panelBuilding(0.12, true), panelBuilding(0.14, true, FOUR_STOREYS)], fail: [panelBuilding(0.1, true), panelBuilding(0.13, true, FOUR_STOREYS)],
    undecided: [panelBuilding(0.1, false)],
  },
  'multi-storey-wall-slenderness': { pass: [panelBuilding(0.12, true)], fail: [panelBuilding(0.11, true)], undecided: [panelBuilding(0.11, false)] },
};
