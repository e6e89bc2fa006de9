export default {
  waiting: '正在整理…', noModel: '打开模型后在此显示', hidden: '已隐藏', up: '上移', down: '下移',
  act: {
    label: '对“{name}”的操作', zoom: '缩放到这些构件', zoomShort: '定位', select: '选中这 {n} 个构件', selectShort: '选中', isolate: '只显示这些构件', isolateShort: '隔离', toggle: '隐藏这些构件,再按一次恢复', toggleShort: '显隐',
    list: '在模型下方列出', listShort: '列表', save: '存为选择集', saveShort: '存集', showAll: '取消隔离,显示全部构件', showAllShort: '全显',
  },
  tree: {
    kind: '怎样分组', kinds: { spatial: '空间', file: '文件', component: '构件', type: '类型', group: '系统与组', whole: '整体与部分' }, filter: '筛选构件树', keys: '构件树:方向键移动,左右键折叠与展开,空格显隐,回车定位,* 隔离',
    nothing: '没有符合的构件', none: { all: '没有构件', group: '模型没有写明系统或组', whole: '模型没有写明整体与部分' }, fold: '折叠 {name}', unfold: '展开 {name}', shown: '显示 {name}',
    noBuilding: '(无单体)', noStorey: '(无楼层)', noType: '(无类型)',
  },
  find: { label: '查找方式', search: '搜索', filter: '筛选', sets: '选择集' },
  search: {
    label: '搜索构件', hint: '名称、编号、GlobalId、属性、材料…', what: '多个词用空格隔开,须全部符合', count: '找到 {n} 个构件', soFar: '已找到 {n} 个,继续搜索…', results: '找到的构件,方向键逐个查看', nothing: '没有找到',
    where: { name: '名称', type: '类型', globalId: 'GlobalId', class: 'IFC 类', mark: '编号', storey: '楼层', material: '材料', classification: '分类', group: '系统或组', layer: '图层', property: '属性', quantity: '工程量', record: '记录' },
  },
  filter: {
    title: '筛选结果', field: '查什么', operator: '怎样比较', name: '属性或工程量的名称', value: '值', to: '至', choose: '选择…', pattern: '正则表达式', unit: '不写单位时按此单位,也可写 200 mm', propertyName: '属性集.属性,或属性', quantityName: '量的名称',
    remove: '去掉这个条件', removeGroup: '去掉这一组', add: '条件', addGroup: '一组条件', joinLabel: '条件之间的关系', join: { all: '全部符合', any: '符合任一' }, empty: '还没有条件', count: '符合 {n} 个构件', clear: '清空', inScope: '参与计算',
    groups: { what: '是什么', where: '在哪里', data: '模型数据', roles: '角色', check: '计算与检查' },
    fields: {
      component: '构件类别', class: 'IFC 类', type: '类型', name: '名称', mark: '编号', globalId: 'GlobalId', storey: '楼层', building: '单体', file: '文件', group: '系统或组', layer: '图层', property: '属性', quantity: '工程量', material: '材料', classification: '分类编码',
      precast: '预制', loadBearing: '承重', external: '外墙', wallKind: '墙体做法', dryMethod: '干式工法', integrated: '一体化', counted: '是否计入', outcome: '规则结论', finding: '规则或问题代码', scope: '是否参与计算', geometry: '几何状态',
    },
    operators: { is: '是', 'is-not': '不是', contains: '包含', matches: '符合正则', less: '小于', greater: '大于', between: '介于', exists: '有值', missing: '无值' },
    measured: { volume: '净体积 m³', grossVolume: '毛体积 m³', footprintArea: '投影面积 m²', sideArea: '侧面面积 m²', bottom: '底标高 m', top: '顶标高 m' },
    faults: { 'no-value': '请填写值:此条件暂不参与', 'no-name': '请填写名称:此条件暂不参与', 'bad-number': '不是数字:此条件暂不参与', 'bad-pattern': '正则不可用:{why}' },
  },
  sets: {
    name: '选择集名称', keep: '确定', saved: '已存为选择集“{name}”', newName: '选择集', fromSelection: '由所选 {n} 个', fromSelectionHint: '把当前选中的构件存为选择集', import: '导入', importHint: '从 JSON 文件导入选择集', export: '导出', exportHint: '把选择集导出为 JSON 文件',
    none: '还没有选择集。在构件树、搜索或筛选中用“存集”保存;由筛选保存的,模型变化后会重新计算。', tint: '按选择集着色', isFilter: '筛选', missing: '有 {n} 个构件不在已打开的模型里', rename: '改名', edit: '改条件', editHint: '在筛选中打开它的条件', refilter: '换条件', refilterHint: '改为当前筛选里的条件',
    update: '更新', updateHint: '改为当前选中的构件', updated: '“{name}”现有 {n} 个构件', refiltered: '“{name}”已改用当前筛选条件', remove: '删除', colour: '颜色', colourN: '颜色 {n}', noColour: '不着色', with: '与哪个选择集组合',
    operation: { union: '并', intersect: '交', subtract: '减' }, combined: { union: '{a} + {b}', intersect: '{a} 与 {b} 的交集', subtract: '{a} 减去 {b}' },
    taken: '已导入 {n} 个选择集', takenSome: '已导入 {n} 个选择集,另有 {left} 个无法识别', refused: '{file} 未导入:{why}',
  },
  files: {
    add: '添加文件', replace: '替换为新版本…', replaceHint: '选择这个文件的新版本:路径、配置里的规则与判定都保留', replaced: '{file} 已替换', notReplaced: '{file} 没有替换:{why}', zoom: '定位', isolate: '只看此文件', shown: '显示 {file}', details: '{file} 的详情',
    tool: '建模软件', schema: 'IFC 版本', path: '路径', findings: '模型问题', openFindings: '查看 {file} 的模型问题', noFindings: '没有', sameAs: '与 {file} 内容完全相同,重复的构件只计一次', copies: '{n} 个构件与其他文件重合,由其计入',
    notMerged: '位置与其他文件不重叠,没有合并', total: '共 {n} 个文件', notesN: '{n} 处提示',
  },
  views: {
    name: '视图名称', newName: '视图 {n}', save: '保存', saveHint: '保存当前视图:相机、剖切、显隐与着色', all: '恢复', allHint: '去掉剖切与隐藏,看整个模型', none: '还没有保存的视图。调整好相机、剖切、显隐后点“保存”。', show: '显示“{name}”', noPicture: '无缩略图',
    update: '更新', updateHint: '改为当前画面', updated: '视图“{name}”已更新', topic: '转为议题', topicHint: '显示此视图,并据此新建 BCF 议题', remove: '删除视图 {name}', missing: '视图“{name}”中有 {n} 个构件不在已打开的模型里',
    storeys: '楼层平面', plan: '{name} 平面', planHint: '只显示 {name},在楼面以上 1.2 m 处剖切,从上往下看',
  },
  division: {
    title: '单体划分', recognised: '自动识别 {n} 栋', ruled: '按设置 {n} 栋', hint: '单体建筑(3.0.1)默认按 IfcBuilding 与平面位置识别。一个 IfcBuilding 含多栋时在平面上划分,各栋分文件时按文件划分;一个构件归第一条符合的单体。',
    rest: '其余构件', polygon: '平面多边形({n} 个角点,{area} m²)', files: '{n} 个文件', storeys: '楼层 {names}', elements: '{n} 个构件', name: '单体名称', remove: '删除单体 {name}', change: '修改条件', levels: '楼层', from: '起始楼层', to: '终止楼层', every: '所有',
    outside: '{n} 个构件不属于任何单体', add: '加入', draw: '在平面上划分…', byFiles: '按文件划分…', reset: '恢复自动识别',
  },
  element: {
    copy: '复制 {what}', copied: '已复制', inTree: '在树中显示', inTreeHint: '在构件树中找到它', alike: '选中同类型({n})', alikeHint: '选中类型相同的全部构件', listAlike: '列出同类型', whole: '属于', parts: '组成部分', host: '所在构件', fillings: '门窗', listAll: '列出 {n} 个',
    data: '模型数据', find: '在属性中查找', findHint: '查找属性或值', more: '分类与分组', noData: '文件没有写明属性',
  },
};
