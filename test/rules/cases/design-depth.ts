/** Design depth: pieces with and without what a stage asks for. */
import * as w from '../../../src/ifc-write/index.ts';
import type { PackCases, RuleCase, RuleCases } from '../case.ts';

type Words = Readonly<Record<string, string | number | boolean>>;
type Draw = RuleCase['draw'];
const c = (zh: string, en: string, draw: Draw, more: Partial<RuleCase> = {}): RuleCase => ({ title: { zh, en }, draw, ...more });

const RECT: readonly w.Point2[] = [[0, 0], [4, 0], [4, 3], [0, 3]];
const SET = 'SM_装配式构件';

interface PieceOptions {
  /** 预制 unless given; null leaves it out */
  readonly made?: string | null;
  /** further properties of the template's set */
  readonly words?: Words;
  readonly psets?: w.PropertySets;
  readonly name?: string;
  readonly material?: string;
  readonly length?: number;
  readonly at?: number;
  readonly storey?: null;
  readonly external?: boolean;
  readonly openings?: readonly w.OpeningInput[];
}

const template = (component: string, { made = '预制', words = {}, psets = {} }: PieceOptions): w.PropertySets =>
  ({ [SET]: { 构件类别: component, ...(made === null ? {} : { 预制状态: made }), ...words }, ...psets });

const panel = (ifc: w.IfcFile, o: PieceOptions = {}, component = '剪力墙'): w.ElementHandle => w.wall(ifc, {
  name: o.name ?? '墙板', from: [o.at ?? 0, 0], to: [(o.at ?? 0) + (o.length ?? 3), 0], thickness: 0.2, height: 2.8,
  psets: { ...template(component, o), ...(o.external === undefined ? {} : { Pset_WallCommon: { IsExternal: o.external, ...(o.psets?.Pset_WallCommon ?? {}) } }) },
  ...(o.storey === null ? { storey: null } : {}), ...(o.material === undefined ? {} : { material: o.material }),
  ...(o.openings === undefined ? {} : { openings: o.openings }),
});

const plate = (ifc: w.IfcFile, o: PieceOptions = {}, component = '叠合板'): w.ElementHandle => w.slab(ifc, {
  name: o.name ?? '板', outline: RECT, thickness: 0.13, psets: template(component, o), ...(o.storey === null ? { storey: null } : {}),
});

const girder = (ifc: w.IfcFile, o: PieceOptions = {}): w.ElementHandle => w.beam(ifc, {
  name: '梁', from: [0, 0], to: [5, 0], section: [0.3, 0.6], psets: template('梁', o), ...(o.storey === null ? { storey: null } : {}),
});

/** Not known to be a shear wall, an infill wall or a partition. */
const bare = (ifc: w.IfcFile, o: Partial<w.WallOptions> = {}): void => void w.wall(ifc, { name: '墙', from: [0, 0], to: [3, 0], thickness: 0.2, height: 2.8, ...o });
const UNTOLD = c('未知是剪力墙还是填充墙的墙', 'a wall that may be a shear wall or infill', (ifc) => bare(ifc));

/** An insert modelled as a body of its own in the middle of the panel. */
const insert = (ifc: w.IfcFile, name: string): void =>
  void w.block(ifc, { class: 'IfcDiscreteAccessory', name, from: [1.4, -0.03, 2.6], size: [0.06, 0.06, 0.1] });

/** Without the flag nobody knows whether a piece must state it. */
const asked = (what: readonly [string, string], words: Words, kind: (ifc: w.IfcFile, o?: PieceOptions) => unknown = panel, made = '预制'): RuleCases => ({
  pass: [c(`预制构件写明${what[0]}`, `a precast piece that states its ${what[1]}`, (ifc) => void kind(ifc, { made, words }))],
  fail: [c(`预制构件未写明${what[0]}`, `a precast piece without its ${what[1]}`, (ifc) => void kind(ifc, { made }))],
  undecided: [c(`未知是否预制的构件未写明${what[0]}`, `a piece of unknown making without its ${what[1]}`, (ifc) => void kind(ifc, { made: null }))],
});

const withBody = (cases: RuleCases, zh: string, en: string, name: string): RuleCases => ({
  ...cases,
  pass: [...cases.pass, c(`墙板内建有${zh}`, `a panel with ${en} modelled inside`, (ifc) => {
    panel(ifc);
    insert(ifc, name);
  })],
});

const toldApart: RuleCases = {
  pass: [
    c('标明预制的剪力墙', 'a shear wall marked precast', (ifc) => void panel(ifc)),
    c('标明现浇的剪力墙', 'a shear wall marked cast in place', (ifc) => void panel(ifc, { made: '现浇' })),
  ],
  fail: [c('未标明的剪力墙', 'a shear wall that is not marked', (ifc) => void panel(ifc, { made: null }))],
  undecided: [UNTOLD],
};

const sized = (all: boolean): RuleCases => ({
  pass: [c('预制墙板归于楼层', 'a precast panel on its storey', (ifc) => void panel(ifc))],
  fail: [c('预制墙板不属于任何楼层', 'a precast panel on no storey', (ifc) => void panel(ifc, { storey: null }))],
  undecided: [all
    ? c('可能是隔墙的墙不属于任何楼层', 'a wall that may be a partition, on no storey', (ifc) => bare(ifc, { storey: null }))
    : c('未知是否预制的墙不属于任何楼层', 'a wall of unknown making on no storey', (ifc) => void panel(ifc, { made: null, storey: null }))],
});

const concrete: RuleCases = {
  pass: [
    c('属性写明强度等级', 'the class in a property', (ifc) => void panel(ifc, { psets: { Pset_ConcreteElementGeneral: { StrengthClass: 'C40' } } })),
    c('材质写明强度等级', 'the class in the material', (ifc) => void panel(ifc, { material: '混凝土 - 预制混凝土 - C40' })),
    c('名称写明强度等级', 'the class in the name', (ifc) => void panel(ifc, { name: '剪力墙-C45-200mm' })),
  ],
  fail: [c('未写明强度等级', 'no class anywhere', (ifc) => void panel(ifc, { name: 'C2515 旁墙' }))],
  undecided: [UNTOLD],
};

const soffit = (kind: (ifc: w.IfcFile, o?: PieceOptions) => unknown, zh: string, en: string): RuleCases => ({
  pass: [
    c(`${zh}位于楼层`, `a ${en} on its storey`, (ifc) => void kind(ifc)),
    c(`${zh}写明底标高`, `a ${en} that states its soffit level`, (ifc) => void kind(ifc, { storey: null, words: { 底标高: '8.870' } })),
  ],
  fail: [c(`${zh}不属于楼层也未写明底标高`, `a ${en} on no storey that states no level`, (ifc) => void kind(ifc, { storey: null }))],
  undecided: [c(`未知是否预制的${zh}`, `a ${en} of unknown making`, (ifc) => void kind(ifc, { made: null, storey: null }))],
});

const HOLE: w.OpeningInput = { at: 0.8, width: 1.5, height: 1.4, sill: 0.9 };
const openShell: w.Body = {
  kind: 'faces', closed: false, points: [[0, 0, 0], [3, 0, 0], [3, 0.2, 0], [0, 0.2, 0], [0, 0, 2.8], [3, 0, 2.8], [3, 0.2, 2.8], [0, 0.2, 2.8]],
  faces: [[0, 3, 2, 1], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]],
};
const openPanel = (ifc: w.IfcFile, o: PieceOptions & { readonly name: string }): void =>
  void ifc.element({ class: 'IfcWall', name: o.name, psets: template('剪力墙', o), body: openShell });

const openings: RuleCases = {
  pass: [c('WQC1 墙板开有窗洞', 'a WQC1 panel with its window', (ifc) => void panel(ifc, { name: 'WQC1-3028-1514', openings: [HOLE] }))],
  fail: [c('WQC1 墙板没有洞口', 'a WQC1 panel without an opening', (ifc) => void panel(ifc, { name: 'WQC1-3028-1514' }))],
  undecided: [c('WQC1 墙板形体不闭合', 'a WQC1 panel whose body is open', (ifc) => openPanel(ifc, { name: 'WQC1-3028-1514' }))],
};

const weight: RuleCases = {
  pass: [
    c('封闭形体表明体积', 'a closed body shows the volume', (ifc) => void panel(ifc)),
    c('形体不闭合但写明重量', 'an open body and a stated weight', (ifc) => openPanel(ifc, { name: '墙板', words: { 构件重量: 4.2 } })),
  ],
  fail: [c('形体不闭合且未写明重量', 'an open body and no weight', (ifc) => openPanel(ifc, { name: '墙板' }))],
  undecided: [c('未知是否预制,形体不闭合', 'an open body of unknown making', (ifc) => openPanel(ifc, { name: '墙板', made: null }))],
};

const outer = (what: readonly [string, string], property: string, value: string | number): RuleCases => ({
  pass: [c(`外墙写明${what[0]}`, `an outer wall that states its ${what[1]}`, (ifc) => void panel(ifc, { external: true, psets: { Pset_WallCommon: { [property]: value } } }))],
  fail: [
    c(`外墙未写明${what[0]}`, `an outer wall without its ${what[1]}`, (ifc) => void panel(ifc, { external: true })),
    c(`外墙的${what[0]}为占位值`, `an outer wall whose ${what[1]} is a placeholder`, (ifc) => void panel(ifc, { external: true, psets: { Pset_WallCommon: { [property]: property } } })),
  ],
  undecided: [c(`未知内外的墙未写明${what[0]}`, `a wall that may be inside without its ${what[1]}`, (ifc) => void panel(ifc))],
});

const layers = (what: readonly [string, string], word: string): RuleCases => ({
  pass: [
    ...asked(what, { [word]: 60 }, plate, '叠合').pass,
    c('名称写明 60+70', 'a name that says 60+70', (ifc) => void plate(ifc, { made: '叠合', name: '叠合板-130(60+70)' })),
    c('图集型号 DBS2-67', 'the atlas number DBS2-67', (ifc) => void plate(ifc, { made: '叠合', name: 'DBS2-67-3318-22' })),
  ],
  fail: asked(what, {}, plate, '叠合').fail,
  undecided: asked(what, {}, (ifc, o) => plate(ifc, o, '楼板'), '叠合').undecided,
});

const mass = (ifc: w.IfcFile, name: string): void => void w.block(ifc, { name, from: [0, 0, 0], size: [10, 10, 9] });
const members = c('含构件的模型', 'a model of members', (ifc) => void panel(ifc));
const unnamed = c('只有无法识别的体块', 'a block that nobody recognises', (ifc) => mass(ifc, 'XYZ-1'));
const rooms = c('只有房间', 'rooms alone', (ifc) => void w.room(ifc, { name: '101', longName: '卧室', outline: RECT, height: 2.8 }));
const componentUnits: RuleCases = { pass: [members], fail: [rooms], undecided: [unnamed] };

const DEEP: PieceOptions = { material: '混凝土', psets: { Pset_ConcreteElementGeneral: { StrengthClass: 'C40' } } };
const mark = (text: string): PieceOptions => ({ words: { 构件编号: text } });

const embedded = withBody(asked(['预埋件', 'embedded parts'], { 预埋件: 'M1×2' }), '预埋件', 'an embedded part', '预埋件 M1');
const noneEmbedded: RuleCases = {
  ...embedded,
  pass: [...embedded.pass, c('写明无预埋件', 'a piece that says it has no embedded parts', (ifc) => void panel(ifc, { words: { 预埋件: '无' } }))],
};
const services = withBody(asked(['机电预留预埋', 'boxes and conduits'], { 线盒数量: 2 }), '线盒', 'a box', '86线盒');
const lifting = withBody(asked(['吊点', 'lifting points'], { 吊点数量: 2 }), '吊钉', 'lifting anchors', '吊钉DD5-170');
const connection = withBody(asked(['连接方式', 'connection'], { 连接方式: '套筒灌浆' }), '套筒', 'sleeves', 'GTB4-20A 套筒');
const bracing = withBody(asked(['临时支撑点', 'bracing points'], { 斜撑预埋件: 'M20×2' }), '斜撑埋件', 'bracing inserts', '斜撑埋件M20');
const jointFace: RuleCases = {
  ...asked(['粗糙面或键槽', 'rough surface or shear key'], { 粗糙面: '4 mm' }),
  pass: [...asked(['粗糙面', 'rough surface'], { 粗糙面: '4 mm' }).pass, ...asked(['键槽', 'shear key'], { 键槽: '5×30' }).pass],
};
const reinforcement: RuleCases = {
  ...asked(['配筋', 'reinforcement'], { 配筋信息: '⌀10@200' }),
  pass: [...asked(['配筋', 'reinforcement'], { 配筋信息: '⌀10@200' }).pass, c('墙板内建有钢筋', 'a panel with bars modelled inside', (ifc) => {
    panel(ifc);
    w.block(ifc, { name: '钢筋网', from: [0.5, -0.01, 0.02], size: [0.02, 0.02, 2.7] });
  })],
};
const number: RuleCases = {
  ...asked(['构件编号', 'mark'], { 构件编号: 'YWQ1' }),
  pass: [...asked(['构件编号', 'mark'], { 构件编号: 'YWQ1' }).pass, c('Revit 的“标记”', 'a mark in the property group of Revit', (ifc) => void panel(ifc, { psets: { 标识数据: { 标记: 'YWQ1' } } }))],
  fail: [...asked(['构件编号', 'mark'], {}).fail, c('只有图元编号', 'a tag alone, which is no mark', (ifc) => void w.wall(ifc, { name: '墙板', tag: '458213', from: [0, 0], to: [3, 0], thickness: 0.2, height: 2.8, psets: template('剪力墙', {}) }))],
};
const type: RuleCases = {
  ...asked(['型号', 'type'], { 图集型号: 'WQ-2428' }),
  pass: [...asked(['型号', 'type'], { 图集型号: 'WQ-2428' }).pass, c('标准属性写明型号', 'the type in a standard property', (ifc) => void panel(ifc, { psets: { Pset_PrecastConcreteElementGeneral: { TypeDesignator: 'WQ-2428' } } }))],
};
const lot = asked(['生产批次', 'production lot'], { 生产批次: '2024-05-01-A' });
const direction: RuleCases = {
  ...asked(['跨度方向', 'span direction'], { 跨度方向: 'X' }, plate, '叠合'),
  undecided: asked(['跨度方向', 'span direction'], {}, (ifc: w.IfcFile, o?: PieceOptions) => plate(ifc, o, '楼板'), '叠合').undecided,
};
const plateSoffit = soffit((ifc, o) => plate(ifc, { made: '叠合', ...o }, '楼板'), '楼板', 'slab');
const beamSoffit = soffit(girder, '梁', 'beam');

export const DESIGN_DEPTH_CASES: PackCases = {
  'preliminary-legend': toldApart, 'preliminary-range': toldApart, 'design-plan-legend': toldApart, 'plan-hatching': toldApart, 'precast-status': toldApart,
  'design-plan-section': sized(false), 'formwork-size': sized(false), 'section-position': sized(true),
  'notes-strength': concrete, 'concrete-strength': concrete,
  'notes-connection': connection, connection,
  'plan-marks': number, 'piece-mark': number,
  'plan-types': type, 'type-designation': type,
  'plan-span-direction': direction,
  'plan-slab-soffit': plateSoffit, 'plan-beam-soffit': beamSoffit,
  'plan-panel-openings': openings, openings,
  'panel-direction': asked(['装配方向', 'placing direction'], { 装配方向: '外' }),
  'formwork-embedded': noneEmbedded, 'embedded-parts': noneEmbedded, 'deepened-embedded': noneEmbedded,
  'formwork-lifting': lifting, 'lifting-points': lifting,
  'formwork-joint-face': jointFace, 'joint-face': jointFace,
  'formwork-weight': weight, weight,
  'reinforcement-drawing': reinforcement,
  'mep-embedded': services, 'mep-boxes': services,
  'deepened-connections': bracing, 'bracing-points': bracing,
  'production-information': lot, 'production-lot': lot,
  'trace-code': asked(['二维码或 RFID', 'code'], { RFID编号: 'E200-3412' }),
  'installation-order': asked(['安装顺序', 'order'], { 吊装顺序: 12 }),
  'joint-width': asked(['接缝宽度', 'joint width'], { 接缝宽度: 20 }),
  'rebar-grade': {
    pass: [...asked(['钢筋牌号', 'bars'], { 钢筋牌号: 'HRB400' }).pass, c('材质写明钢筋牌号', 'the grade in the material', (ifc) => void panel(ifc, { material: '钢筋混凝土 HRB400E' }))],
    fail: asked(['钢筋牌号', 'bars'], {}).fail, undecided: [UNTOLD],
  },
  'precast-thickness': layers(['预制厚度', 'precast layer'], '预制厚度'),
  'topping-thickness': layers(['叠合层厚度', 'topping'], '叠合层厚度'),
  'fire-rating': outer(['耐火极限', 'fire rating'], 'FireRating', '1.00h'),
  thermal: outer(['传热系数', 'thermal transmittance'], 'ThermalTransmittance', 0.6),
  'component-type': {
    pass: [c('预制剪力墙', 'a precast shear wall', (ifc) => void panel(ifc))],
    fail: [c('预制墙,未知承重与否', 'a precast wall that may be anything', (ifc) => bare(ifc, { psets: { [SET]: { 预制状态: '预制' } } }))],
    undecided: [UNTOLD],
  },
  'mark-per-shape': {
    pass: [c('外形相同的两块墙板同号', 'two equal panels with one mark', (ifc) => {
      panel(ifc, mark('YWQ1'));
      panel(ifc, { ...mark('YWQ1'), at: 5 });
    })],
    fail: [c('长短不同的墙板同号', 'a longer panel with the same mark', (ifc) => {
      panel(ifc, mark('YWQ1'));
      panel(ifc, { ...mark('YWQ1'), at: 5 });
      panel(ifc, { ...mark('YWQ1'), at: 10, length: 3.6 });
    })],
    undecided: [c('同号墙板的形体不闭合', 'a panel with the same mark whose body is open', (ifc) => {
      panel(ifc, { ...mark('YWQ1'), at: 5 });
      openPanel(ifc, { name: '墙板', ...mark('YWQ1') });
    })],
  },
  'lod-preliminary': { pass: [members], fail: [c('只有体量', 'a mass alone', (ifc) => mass(ifc, '体量'))], undecided: [unnamed] },
  'lod-design': componentUnits, 'lod-detailing': componentUnits, 'lod-completion': componentUnits,
  'lod-detailing-pieces': {
    pass: [c('墙板内建有吊钉', 'a panel with lifting anchors inside', (ifc) => {
      panel(ifc);
      insert(ifc, '吊钉DD5-170');
    })],
    fail: [c('墙板内无任何零件', 'a panel with nothing inside', (ifc) => void panel(ifc))],
    undecided: [c('未知是否预制的墙', 'a wall of unknown making', (ifc) => void panel(ifc, { made: null }))],
  },
  'information-design': {
    pass: [c('有楼层、材质与强度等级', 'storey, material and strength', (ifc) => void panel(ifc, DEEP))],
    fail: [c('只有名称', 'a name alone', (ifc) => void panel(ifc))],
    undecided: [c('未知是否预制', 'of unknown making', (ifc) => void panel(ifc, { made: null }))],
  },
  'information-detailing': {
    pass: [c('另有生产批次与吊装顺序', 'with production lot and order of erection', (ifc) => void panel(ifc, { ...DEEP, words: { 生产批次: 'A1', 吊装顺序: 3 } }))],
    fail: [c('没有生产与安装信息', 'nothing on production and erection', (ifc) => void panel(ifc, DEEP))],
    undecided: [c('未知是否预制', 'of unknown making', (ifc) => void panel(ifc, { ...DEEP, made: null }))],
  },
};
