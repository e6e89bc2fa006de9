/**
 * The property template a project can fill at the source (domain: two property sets with Chinese properties).
 * Read as the strongest evidence after the user. Names are matched after folding full-width characters and spaces.
 */
export const ELEMENT_SET = 'SM_装配式构件';
export const BUILDING_SET = 'SM_装配式单体';

/** Properties of ELEMENT_SET. */
export const ELEMENT_PROPERTIES = {
  /** 预制 | 现浇 | 叠合 */
  precast: '预制状态',
  /** a component's Chinese name: 柱 梁 剪力墙 叠合板 楼梯 阳台 空调板 外围护墙 内隔墙 … */
  component: '构件类别',
  mark: '构件编号',
  atlas: '图集型号',
  /** mm */
  precastThickness: '预制厚度',
  /** mm */
  toppingThickness: '叠合层厚度',
  /** 承重 | 非承重, or a boolean */
  loadBearing: '承重',
  /** 外 | 内 */
  position: '内外',
  /** 条板 | 幕墙 | 轻钢 | 砌筑 | 现浇 */
  wallBuild: '墙体做法',
  /** any of 保温 装饰 管线, separated by 、 , or space; 无 for none; or a boolean */
  integrated: '一体化',
  /** boolean, 是 | 否, 干式 | 湿式 */
  dryMethod: '干式工法',
  connection: '连接方式',
  /** pipes: 明敷 | 吊顶 | 架空层 | 轻质墙腔 | 结构内 | 垫层 */
  laying: '敷设方式',
} as const;

/** Properties of BUILDING_SET, on the IfcBuilding. Booleans or 是 | 否. */
export const BUILDING_PROPERTIES = {
  fullFitOut: '全装修',
  hasKitchen: '有厨房',
  hasBathroom: '有卫生间',
  /** every electrical, water and heating line is modelled, branch lines included */
  pipesComplete: '管线模型完整',
  /** 混凝土 | 钢 | 木 */
  structure: '结构材料',
} as const;
