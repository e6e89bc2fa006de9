/** What a sample writes about each kind of member: class, names as offices give them, flags, and the neutral name without them. */

export type Precast = '预制' | '现浇' | '叠合';

export interface Kind {
  readonly class: string;
  /** `族:类型`; `#` stands for the piece's mark */
  readonly type: string;
  /** the same without words that tell how it is made */
  readonly neutral: string;
  readonly predefinedType?: string;
  readonly precast?: Precast;
  readonly component?: string;
  readonly loadBearing?: boolean;
  readonly external?: boolean;
  readonly wallBuild?: string;
  readonly integrated?: string;
  readonly dryMethod?: boolean;
  readonly strength?: string;
  readonly material?: string;
}

const CONCRETE = '混凝土';
const wall = { class: 'IfcWall', loadBearing: true, material: CONCRETE } as const;

/** Kinds of the tower. The neutral types stay apart where a person would settle them apart. */
export const TOWER_KINDS = {
  outerPanel: { ...wall, type: '基本墙:YWQ#-200 C40', neutral: '基本墙:外剪力墙-C40-200mm', predefinedType: 'SHEAR', precast: '预制', external: true, integrated: '保温、装饰', strength: 'C40' },
  innerPanel: { ...wall, type: '基本墙:YNQ#-200 C40', neutral: '基本墙:内剪力墙-C40-200mm', predefinedType: 'SHEAR', precast: '预制', external: false, strength: 'C40' },
  joint: { class: 'IfcColumn', type: '后浇段:AHJ#', neutral: '混凝土-矩形-柱:AZ#-C40', precast: '现浇', component: '后浇段', strength: 'C40', material: CONCRETE },
  baseOuterWall: { ...wall, type: '基本墙:WQ#-200 C50 现浇', neutral: '基本墙:外剪力墙-C50-200mm', predefinedType: 'SHEAR', precast: '现浇', external: true, integrated: '无', strength: 'C50' },
  baseInnerWall: { ...wall, type: '基本墙:Q#-200 C50 现浇', neutral: '基本墙:内剪力墙-C50-200mm', predefinedType: 'SHEAR', precast: '现浇', external: false, strength: 'C50' },
  baseEdge: { class: 'IfcColumn', type: '混凝土-矩形-柱:GBZ# C50 现浇', neutral: '混凝土-矩形-柱:AZ#-C50', precast: '现浇', component: '柱', strength: 'C50', material: CONCRETE },
  coreOuter: { ...wall, type: '基本墙:核心筒外墙-200 C40 现浇', neutral: '基本墙:核心筒外墙-C40-200mm', predefinedType: 'SHEAR', precast: '现浇', external: true, integrated: '无', strength: 'C40' },
  coreInner: { ...wall, type: '基本墙:核心筒墙-200 C40 现浇', neutral: '基本墙:核心筒墙-C40-200mm', predefinedType: 'SHEAR', precast: '现浇', external: false, strength: 'C40' },
  infillPanel: { class: 'IfcWall', type: '基本墙:ALC板-200-外墙', neutral: '基本墙:外墙-200mm', loadBearing: false, external: true, wallBuild: '条板', integrated: '无' },
  infillMasonry: { class: 'IfcWall', type: '基本墙:外墙-加气混凝土砌块200(B06)', neutral: '基本墙:底层外墙-200mm', loadBearing: false, external: true, wallBuild: '砌筑', integrated: '无' },
  partitionIntegrated: { class: 'IfcWall', type: '基本墙:内隔墙-轻质条板200', neutral: '基本墙:内隔墙-200mm', predefinedType: 'PARTITIONING', loadBearing: false, external: false, wallBuild: '条板', integrated: '管线、装饰' },
  partitionPanel: { class: 'IfcWall', type: '基本墙:内隔墙-轻质条板100', neutral: '基本墙:内隔墙-100mm', predefinedType: 'PARTITIONING', loadBearing: false, external: false, wallBuild: '条板', integrated: '无' },
  partitionMasonry: { class: 'IfcWall', type: '基本墙:内墙-加气混凝土砌块', neutral: '基本墙:内墙', predefinedType: 'PARTITIONING', loadBearing: false, external: false, wallBuild: '砌筑', integrated: '无' },
  compositeBeam: { class: 'IfcBeam', type: '预制叠合梁:PCL#-200x400(270)', neutral: '混凝土-矩形梁:L#-200x400', precast: '叠合', strength: 'C30', material: CONCRETE },
  roofBeam: { class: 'IfcBeam', type: '混凝土-矩形梁:WL#-200x400 现浇', neutral: '混凝土-矩形梁:WL#-200x400', precast: '现浇', strength: 'C30', material: CONCRETE },
  compositeSlab: { class: 'IfcSlab', type: '楼板:叠合板-130(60+70)', neutral: '楼板:LB1-130mm', predefinedType: 'FLOOR', precast: '叠合', strength: 'C30', material: CONCRETE },
  slab: { class: 'IfcSlab', type: '楼板:LB-130 现浇', neutral: '楼板:LB2-130mm', predefinedType: 'FLOOR', precast: '现浇', strength: 'C30', material: CONCRETE },
  roofSlab: { class: 'IfcSlab', type: '楼板:WB-130 现浇屋面板', neutral: '楼板:WB1-130mm', predefinedType: 'ROOF', precast: '现浇', strength: 'C30', material: CONCRETE },
  landing: { class: 'IfcSlab', type: '楼板:PTB-130 现浇平台板', neutral: '楼板:PTB1-130mm', predefinedType: 'LANDING', precast: '现浇', strength: 'C30', material: CONCRETE },
  flight: { class: 'IfcStairFlight', type: '预制楼梯:ST-29-24', neutral: '梯段:AT1', precast: '预制', strength: 'C30', material: CONCRETE },
  balcony: { class: 'IfcSlab', type: '楼板:YYTB-B-1434-04 预制阳台板', neutral: '楼板:阳台板-120mm', predefinedType: 'FLOOR', precast: '预制', component: '阳台', strength: 'C30', material: CONCRETE },
  acSlab: { class: 'IfcSlab', type: '楼板:YKTB-60-120 预制空调板', neutral: '楼板:空调板-100mm', predefinedType: 'FLOOR', precast: '预制', component: '空调板', strength: 'C30', material: CONCRETE },
  dryFinish: { class: 'IfcCovering', type: '地面:架空地板-50(干式)', neutral: '地面:楼1-50mm', predefinedType: 'FLOORING', dryMethod: true },
  wetFinish: { class: 'IfcCovering', type: '地面:水泥砂浆面层-50', neutral: '地面:楼2-50mm', predefinedType: 'FLOORING', dryMethod: false },
  kitchenPod: { class: 'IfcBuildingElementProxy', type: '整体厨房:ZC-3424', neutral: '常规模型:K单元', component: '整体厨房', dryMethod: true },
  bathroomPod: { class: 'IfcBuildingElementProxy', type: '整体卫浴:SMC-3420', neutral: '常规模型:W单元', component: '整体卫浴', dryMethod: true },
  railing: { class: 'IfcRailing', type: '栏杆扶手:玻璃嵌板1100', neutral: '栏杆扶手:玻璃嵌板1100', predefinedType: 'GUARDRAIL' },
  basementWall: { ...wall, type: '基本墙:DWQ#-C40 现浇地下室墙', neutral: '基本墙:DWQ#-C40', precast: '现浇', external: true, strength: 'C40' },
  groundSlab: { class: 'IfcSlab', type: '楼板:1F结构板-180 现浇', neutral: '楼板:1F结构板-180', predefinedType: 'FLOOR', precast: '现浇', strength: 'C35', material: CONCRETE },
  raft: { class: 'IfcSlab', type: '基础底板:筏板-500 现浇', neutral: '基础底板:筏板-500', predefinedType: 'BASESLAB', precast: '现浇', strength: 'C35', material: CONCRETE },
  parapet: { class: 'IfcWall', type: '基本墙:女儿墙-150 现浇', neutral: '基本墙:女儿墙-150', predefinedType: 'PARAPET', precast: '现浇', loadBearing: false, external: true, strength: 'C30', material: CONCRETE },
  machineRoomWall: { ...wall, type: '基本墙:机房墙-200 现浇', neutral: '基本墙:机房墙-200', precast: '现浇', external: true, strength: 'C30' },
  machineRoomSlab: { class: 'IfcSlab', type: '楼板:机房屋面板-130 现浇', neutral: '楼板:机房屋面板-130', predefinedType: 'ROOF', precast: '现浇', strength: 'C30', material: CONCRETE },
} as const satisfies Readonly<Record<string, Kind>>;

/** Kinds of the two frame buildings. */
export const FRAME_KINDS = {
  column: { class: 'IfcColumn', type: '混凝土-矩形-柱:KZ#-C40 现浇', neutral: '', precast: '现浇', strength: 'C40', material: CONCRETE },
  precastColumn: { class: 'IfcColumn', type: '预制柱:PCZ#-C40', neutral: '', precast: '预制', strength: 'C40', material: CONCRETE },
  beam: { class: 'IfcBeam', type: '混凝土-矩形梁:KL# 现浇', neutral: '', precast: '现浇', strength: 'C30', material: CONCRETE },
  compositeBeam: { class: 'IfcBeam', type: '预制叠合梁:DKL#', neutral: '', precast: '叠合', strength: 'C30', material: CONCRETE },
  slab: { class: 'IfcSlab', type: '楼板:LB 现浇板', neutral: '', predefinedType: 'FLOOR', precast: '现浇', strength: 'C30', material: CONCRETE },
  compositeSlab: { class: 'IfcSlab', type: '楼板:叠合板(60+90)', neutral: '', predefinedType: 'FLOOR', precast: '叠合', strength: 'C30', material: CONCRETE },
  landing: { class: 'IfcSlab', type: '楼板:PTB 现浇平台板', neutral: '', predefinedType: 'LANDING', precast: '现浇', strength: 'C30', material: CONCRETE },
  flight: { class: 'IfcStairFlight', type: '现场浇注楼梯:AT# 现浇', neutral: '', precast: '现浇', strength: 'C30', material: CONCRETE },
  precastFlight: { class: 'IfcStairFlight', type: '预制楼梯:YLT#', neutral: '', precast: '预制', strength: 'C30', material: CONCRETE },
  hungPanel: { class: 'IfcWall', type: '外挂墙板-150清水:WGB-#', neutral: '', predefinedType: 'ELEMENTEDWALL', loadBearing: false, external: true, wallBuild: '条板', integrated: '保温、装饰' },
  curtainWall: { class: 'IfcCurtainWall', type: '幕墙:单元式幕墙', neutral: '', external: true, wallBuild: '幕墙', integrated: '无' },
  masonryEnvelope: { class: 'IfcWall', type: '基本墙:外墙-烧结多孔砖200', neutral: '', loadBearing: false, external: true, wallBuild: '砌筑', integrated: '无' },
  panelPartition: { class: 'IfcWall', type: '基本墙:内隔墙-轻钢龙骨石膏板200', neutral: '', predefinedType: 'PARTITIONING', loadBearing: false, external: false, wallBuild: '轻钢', integrated: '管线、装饰' },
  masonryPartition: { class: 'IfcWall', type: '基本墙:内墙-加气混凝土砌块200', neutral: '', predefinedType: 'PARTITIONING', loadBearing: false, external: false, wallBuild: '砌筑', integrated: '无' },
  dryFinish: { class: 'IfcCovering', type: '地面:架空地板-50(干式)', neutral: '', predefinedType: 'FLOORING', dryMethod: true },
  wetFinish: { class: 'IfcCovering', type: '地面:水泥砂浆面层-50', neutral: '', predefinedType: 'FLOORING', dryMethod: false },
  groundSlab: { class: 'IfcSlab', type: '楼板:1F结构板-150 现浇', neutral: '', predefinedType: 'FLOOR', precast: '现浇', strength: 'C30', material: CONCRETE },
  footing: { class: 'IfcFooting', type: '独立基础:DJ# 现浇', neutral: '', precast: '现浇', strength: 'C30', material: CONCRETE },
  parapet: { class: 'IfcWall', type: '基本墙:女儿墙-150 现浇', neutral: '', predefinedType: 'PARAPET', precast: '现浇', loadBearing: false, external: true, strength: 'C30', material: CONCRETE },
} as const satisfies Readonly<Record<string, Kind>>;

/** Runs of pipe: class and names by system. */
export const PIPE_KINDS = {
  water: { class: 'IfcPipeSegment', type: '管道类型:给水PPR-DN20', system: '给水系统', radius: 0.01 },
  drain: { class: 'IfcPipeSegment', type: '管道类型:排水UPVC-De110', system: '排水系统', radius: 0.055 },
  electric: { class: 'IfcCableCarrierSegment', type: '导管:JDG20', system: '照明配电', radius: 0.01 },
  tray: { class: 'IfcCableCarrierSegment', type: '电缆桥架:强电100x50', system: '强电系统', section: [0.1, 0.05] },
  heating: { class: 'IfcPipeSegment', type: '管道类型:采暖PE-RT-DN20', system: '采暖系统', radius: 0.01 },
} as const;
