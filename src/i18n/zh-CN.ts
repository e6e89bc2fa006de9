/** Texts of the page in Chinese. The same keys as en.ts; a test compares them. */
export default {
  app: {
    name: '榫卯 Sunmao', title: '榫卯 Sunmao · 装配率', standardTitle: '装配式建筑评价标准', local: '模型只在本机处理,不上传',
    switchLanguage: '切换到英文',
  },
  action: { cancel: '取消', close: '关闭', undo: '撤销', redo: '重做' },
  state: { loading: '正在读取模型…', checking: '正在计算…' },
  stage: { bytes: '读取字节', records: '读取记录', elements: '整理构件', meshes: '生成几何', waiting: '等待中' },
  notice: {
    crashed: '计算线程异常退出({message}),已重新启动。可在文件栏重新读取。', failed: '出错:{message}', checkFailed: '计算出错:{message}',
  },
  crash: { engine: '计算线程在读取时异常退出,文件未能读完', file: '浏览器无法读取该文件' },
  side: { label: '文件、待定、判定与模型问题' },
  files: {
    title: '文件', open: '打开 IFC', dropHere: '松开即打开', empty: '尚未打开模型', emptyHint: '可把 .ifc / .ifczip 或整个文件夹拖到窗口任意处,建筑、结构、机电可同时打开',
    unreadable: '无法读取', unreadableTitle: '无法读取的文件', remove: '移除 {file}', removeShort: '移除', elements: '{n} 个构件', line: '第 {line} 行',
    reopen: '重新读取',
    discipline: '专业', automatic: '自动', allIs: '全部构件为', notDeclared: '未声明', exclude: '不参与计算',
    all: { precast: '全部预制', 'cast-in-place': '全部现浇' },
    status: { excluded: '已排除', 'not-merged': '位置不符,未合并', cancelled: '已取消' },
    disciplines: { architecture: '建筑', structure: '结构', mep: '机电', 'fit-out': '装修', precast: '构件深化', quantity: '算量' },
  },
  samples: { menu: '示例', tower: '住宅塔楼(17 层,装配式剪力墙)', 'tower-unflagged': '住宅塔楼,去除预制标记(结果为区间)', office: '办公楼(装配式框架,无厨房)', 'cast-in-place': '全现浇住宅' },
  profile: {
    menu: '配置', open: '打开配置(JSON)', save: '保存配置(JSON)', saveReport: '保存报告(JSON)', opened: '已载入配置 {file}', bad: '配置 {file} 未载入:{message}',
    tooLarge: '文件过大',
  },
  viewer: {
    label: '模型', canvas: '三维模型', tools: '视图工具', fit: '全部', fitSelection: '定位', section: '剖切', sectionHeight: '剖切高度', legend: '图例', toggle: '显示或隐藏',
    ghost: '其余半透明', clear: '取消隔离', byItem: '按计入', byMade: '按做法', noWebgl: '无法显示三维模型', noWebglHint: '浏览器没有 WebGL2;评分、列表与判定仍可使用。',
    emptyTitle: '把 IFC 模型拖到这里', emptyHint: '.ifc 或 .ifczip,可多个专业一起', trySample: '打开示例塔楼', noModelHint: '没有模型也能算:在右侧逐项点 ✎ 填写分子、分母与图号',
    view: { iso: '轴测', top: '顶视', front: '前视', side: '侧视' },
  },
  list: {
    label: '构件列表', keys: '用上下方向键逐个查看', name: '名称', component: '构件', storey: '楼层', numerator: '分子', denominator: '分母', counted: '计入', volume: '体积',
    evidence: '依据', lacks: '缺:{roles}', comma: '、', bearing: '承重', outer: '外', count: '{n} 个构件', search: '按名称筛选', none: '没有构件',
    declaredOnly: '该项按填写的数据计算,没有模型构件',
  },
  counted: { all: '全部', yes: '计入分子', no: '不计入', unknown: '待定', short: { yes: '计入', no: '不计', unknown: '待定' } },
  score: {
    title: '评分', p: '装配率', building: '单体', exact: '未取整 {p} %', gates: '评价条件', rounding: '取整达标', roundingTitle: '仅因取整而达到', required: '要求', reached: '达到', margin: '余量',
    noGrade: '未达等级', grade: '{grade} 级', mayBe: '可能为 {grades}', q4: '缺少的评价项分值', absent: '缺项,计入 Q4', mayLack: '建筑是否有此项未定', mayLackShort: '有无未定',
    openElements: '{n} 个构件待定', spoken: '装配率 {p} %',
  },
  prefabricated: { pass: '装配式建筑', fail: '未达装配式建筑', unknown: '尚不能判定' },
  gate: { Q1: 'Q1 ≥ {limit} 分', Q2: 'Q2 ≥ {limit} 分', fullFitOut: '采用全装修', P: '装配率 ≥ {limit} %', q1a: '竖向比例 ≥ {limit} %' },
  outcome: { pass: '满足', fail: '不满足', unknown: '未定', 'not-applicable': '不适用', error: '出错' },
  source: { measured: '模型', declared: '填写', mixed: '模型+填写', none: '无' },
  joints: {
    title: '连接部分后浇混凝土(4.0.3)', modelled: '模型构件', derived: '由间隙推得', count: '{n} 处', asks: '待确认', decided: '已判定', withdraw: '撤回',
    counts: '确认,计入', 'not-counted': '不计入', 'not-there': '不存在', reason: '按预制构件连接节点详图确认', reasonLabel: '理由', apply: '应用', limit: '限值 {limit} mm', isolate: '隔离所连接的构件',
  },
  questions: {
    title: '待定', none: '没有影响装配率的待定问题', hint: '按对装配率区间的影响排序;点开后判定一次,同类一并生效。', narrows: '判定后区间最多收窄的百分点', noType: '(无类型)',
    more: '还有 {n} 组', proposed: '几何建议', proposedHint: '按平面外侧可见与上下层贯通推断,仅供参考,由您判定后才生效', declareHint: '模型无法回答此问题:请在右侧该评价项点 ✎ 填写。',
  },
  settled: { title: '判定', none: '还没有人工判定', remove: '撤回这条判定', by: { element: '构件', type: '类型', pattern: '规则', file: '文件' } },
  settle: {
    title: '判定', role: '判定什么', value: '结论', reach: '范围', byElement: '仅此构件', byElements: '这 {n} 个构件', byType: '同类型({n})', byPattern: '按名称规则', pattern: '名称的正则表达式',
    matches: '匹配 {n} 个', reason: '理由', reasonHint: '例如:结施-05 预制构件布置图', byGeometry: '采纳几何建议,已对照平面核对', who: '判定人', apply: '应用', applied: '已判定 {n} 个构件',
  },
  findings: { title: '模型问题', none: '没有发现模型问题' },
  severity: { all: '全部', error: '错误', warning: '警告', info: '提示' },
  detail: {
    label: '构件详情', back: '返回', type: '类型', roles: '角色与依据', contradicts: '矛盾', proposal: '仅供参考', measures: '量', volume: '净体积', grossVolume: '毛体积', footprint: '投影面积', side: '侧面面积',
    geometry: '几何状态', materials: '材料', fromType: '类型', more: '另有 {n} 条', represented: '由另一构件计入,查看',
  },
  declare: {
    edit: '填写', editItem: '填写:{item}', title: '填写', fitOut: '采用全装修', notSaid: '未说明', present: '建筑有此项吗', presentYes: '有', presentNo: '没有(分值计入 Q4)',
    mode: '与模型数据的关系', replace: '代替模型', add: '加在模型之上', label: '部位或类型', count: '数量', drawing: '图号', addRow: '+ 加一行', removeRow: '删除此行', ratio: '只有比例时(%)',
    document: '依据文件', documentHint: '例如:建施-12、计算书第 8 页', badRow: '每行须有名称;0 ≤ 分子 ≤ 分母,分母 > 0;数量为正整数', badRatio: '比例须为 0–100 的数或区间', clear: '清除填写', save: '确定',
  },
  basis: {
    title: '口径', building: '单体', structure: '结构', ground: '室外地坪标高 m', groundSource: { profile: '已填写', file: '取自模型', assumed: '假定' }, required: '应达到的指标', requiredHint: '50 或 A', requiredValue: '装配率或等级',
    document: '依据文件', documentHint: '土地出让合同、规划条件…', add: '添加', removeRequired: '删除指标', conventions: '“未标注即现浇”', conventionsHint: '多数模型只标注预制构件。逐类声明后才生效,并写入报告;围护墙与隔墙不适用。',
    convention: '{component}:未标注即{value}', proposal: '已标注 {marked},未标注 {unmarked}', accept: '声明', conventionReason: '本项目只标注预制构件', noProposals: '没有可声明的构件类别', switches: '计算口径', default: '默认',
  },
  structure: { concrete: '混凝土结构', steel: '钢结构', timber: '木结构' },
  storeys: {
    title: '楼层', none: '没有楼层', hint: '标准层可代表多层:代表数包含自身。', name: '楼层', elevation: '标高 m', area: '平面面积 m²', standsFor: '代表层数', exclude: '排除',
    above: { yes: '地上', no: '地下', unknown: '地上?' },
  },
  help: {
    title: '帮助', fit: '定位到所选,未选则全部', escape: '关闭详情,再按取消隔离', arrows: '在构件列表中上下移动', undo: '撤销配置的改动', redo: '重做', help: '显示本帮助',
    orbit: '旋转', pan: '平移', zoom: '缩放', pick: '选中构件', mouse: { orbit: '左键拖动', pan: '右键或中键拖动', zoom: '滚轮', pick: '单击' },
    note: '一切在浏览器内计算,模型不会离开本机。判定与填写存放在配置里,请用“保存配置”留存。',
  },
  role: { component: '构件类别', precast: '预制', loadBearing: '承重', external: '外墙', wallKind: '墙体做法', dryMethod: '干式工法', integrated: '一体化', size: '尺寸', storey: '楼层', aboveGround: '地上', present: '有无此项', geometry: '几何', planArea: '平面面积', fullFitOut: '全装修', volume: '体积', sideArea: '侧面面积', footprintArea: '投影面积', landing: '休息平台', neighbours: '两侧构件', laying: '敷设方式', leaves: '夹心板内外叶', material: '材料', groundLevel: '室外地坪标高', surface: '表面', area: '面积', surfaceArea: '表面积', joint: '连接类型', lineKind: '管线类别', length: '长度', kitchenZone: '厨房区域', installed: '设备安装到位' },
  value: {
    precast: '预制', 'cast-in-place': '现浇', composite: '叠合', 'not-applicable': '不适用', unknown: '未知', conflict: '矛盾', 'out-of-scope': '不在范围', true: '是', false: '否',
    panel: '条板', curtain: '幕墙', framed: '轻钢龙骨', masonry: '砌筑',
  },
  evidence: {
    user: '人工判定', template: '模板属性', property: '属性', classification: '分类编码', type: '类型', name: '名称', material: '材料', content: '内含物', geometry: '几何', class: 'IFC 类', file: '文件声明', convention: '约定',
  },
  geometry: { closed: '封闭', open: '不封闭', 'self-intersecting': '自相交', degenerate: '退化', none: '无' },
  component: {
    column: '柱', brace: '支撑', 'shear-wall': '剪力墙', 'ductile-wall-panel': '延性墙板', beam: '梁', slab: '楼板', stair: '楼梯', balcony: '阳台', 'ac-slab': '空调板', roof: '屋面', 'bay-window': '凸窗',
    'infill-envelope-wall': '外围护墙', partition: '内隔墙', 'curtain-wall': '幕墙', wall: '墙(未分)', 'hung-panel': '外挂板', parapet: '女儿墙', covering: '覆面', 'floor-finish': '楼面面层', ceiling: '吊顶',
    'formwork-panel': '模板', lintel: '过梁', 'constructional-column': '构造柱', 'kitchen-pod': '整体厨房', 'bathroom-pod': '整体卫浴', pipe: '管线', duct: '风管', 'cast-in-place-joint': '后浇段', 'embedded-part': '预埋件',
    rebar: '钢筋', foundation: '基础', pile: '桩', 'ground-slab': '地坪', ramp: '坡道', topping: '叠合层', door: '门', window: '窗', railing: '栏杆', furniture: '家具', equipment: '设备', plant: '绿化', space: '空间', assembly: '组合体',
    other: '其他', unknown: '未知',
  },
};
