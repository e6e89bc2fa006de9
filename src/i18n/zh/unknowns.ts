/** Area "unknowns": what is open, how it is settled, regions, mappings, conflicts, decisions. */
export default {
  settled: '已判定 {n} 个构件', removed: '已撤回', by: { effect: '按影响', type: '按类型', role: '按缺什么', file: '按文件' }, groupBy: '分组',
  nothingToAsk: '没有构件可问,装配率仍是区间:请打开模型,或在“得分 › 填报”里填写各项。',
  left: '剩 {n} 问 · {elements} 个构件', narrowed: '区间已收窄的比例', ifProposed: '若采纳全部建议与约定:', keys: '待定问题:N/P 上下,回车按表单判定,S 跳过,X 选中', noFile: '(不属于单个文件)',
  choose: '选中 {what}', chooseGroup: '选中整组 {what}', chooseNone: '取消选择', chosen: '已选 {n} 问', oneRole: '只有问同一件事、且按构件回答的问题才能一起判定。', show: '显示', skip: '跳过', unskip: '不再跳过', skipped: '已跳过', before: '上一问', next: '下一问',
  byTypes: '这 {types} 个类型({n})', byFile: '整个文件({n})', severalFiles: '这些构件来自多个文件', byConvention: '按约定({n})', byRegion: '画区域', byRegionHint: '在楼层平面上画一个多边形,区域内的构件一并判定',
  wouldChange: '将改变判定的构件', previewHint: '试算:单体、楼层、重复构件不变;应用后以整体计算为准', changes: '改变 {n} 个', try: '试算',
  files: { about: '这些文件同级,画了同一构件而大小不同。选定一个为准,其余排在其后;也可在“文件”里声明各文件的专业。', reason: '以 {file} 为准' },
  evidence: {
    notAsked: '{component}不问此项', component: '由构件类别:{component}', unmarked: '未标注的{component}', named: '{label}“{text}”({rule})', byRule: '{label}({rule})', settled: '按{by}判定', because: '{what}:{reason}', wholeFile: '{file} 全部', thick: '混凝土,厚 {thickness} m', inside: '内含“{what}”',
    whole: '所属 {kind}“{name}”', everywhere: '{where}(同类构件全都一样)', copy: '另一份:{where}', parts: '组成部分:{where}', follows: '由“{what}”得出:{where}', role: '{role}:{value}', label: { type: '类型', name: '名称', material: '材料', layer: '图层' },
  },
  pattern: {
    empty: '请填写正则表达式', long: '正则表达式过长(不超过 512 个字符)', back: '不支持反向引用', bracket: '多了一个右括号', counted: '重复次数不能超过 64', nested: '重复的括号里又有重复或“或”,匹配可能没有尽头:请拆开',
    unbounded: '一个分支里最多两个 * 或 +:请拆成几条', wide: '一个分支里最多三处多次重复:请拆成几条', syntax: '不是正则表达式:{why}',
  },
  plan: {
    open: '平面', title: '楼层平面', tools: '平面工具', close: '三维', closeHint: '回到三维模型', storey: '楼层', up: '上一层', down: '下一层', select: '选取', rectangle: '矩形', polygon: '多边形', regions: '区域 {n}', empty: '本层没有构件',
    keys: '楼层平面:方向键平移,加减缩放,F 全部,PgUp/PgDn 换层;画区域时回车闭合,退格删角点,Esc 取消', rectangleHint: '拖出一个矩形,或点两个对角;靠近角点、轴线交点、边时自动吸附', polygonHint: '逐点画出多边形;回车或点第一个角点闭合,退格删去上一点,Shift 横平竖直,Esc 取消', closedHint: '拖动角点可修改,拖动边中点加角点,Delete 删去选中的角点',
  },
  region: {
    title: '区域', new: '新区域', edit: '修改区域', storeys: '楼层', thisStorey: '本层({name})', rangeOfStoreys: '从本层到…', allStoreys: '所有楼层', to: '到哪一层', components: '只管这些构件', anyComponent: '不选则管所有构件', inside: '部分在内的构件', centre: '平面中心在内即算', whole: '完全在内才算', name: '名称', fault: '多边形有误:', drawFirst: '在平面上画出范围,或在下面填坐标。',
    holds: '含 {n} 个', holdsTitle: '区域内的构件', partly: '部分在内 {n} 个', partlyTitle: '部分在区域内的构件', partlyHint: '只有一部分在区域内,按所选规则取舍;请核对', save: '保存', corners: '角点 {n}', around: '围住选中的 {n} 个构件', axis: '轴线 {n}', axisOne: '一向轴线', axisOther: '另一向轴线', between: '取轴线之间', addCorner: '加角点', removeCorner: '删去角点 {n}',
    building: '定为一栋单体', buildingHint: '以此多边形划出一栋单体建筑(3.0.1)', newBuilding: '新单体', rest: '其余', buildingMade: '已划出单体', none: '还没有区域。用“矩形”或“多边形”画一个。', rename: '改名', change: '修改', remove: '删除区域', removed: '已删除区域,涉及 {n} 个构件',
  },
  conflict: {
    about: '同级依据说法不一(矛盾),或较弱的依据与成立的结论相左(被否)。按“哪两个来源”归组,一次可判定整组。', all: '全部', conflict: '矛盾', contradicted: '被否', none: '没有矛盾的依据', search: '属性、规则、类型', stands: '成立', take: '取“{value}”', ofType: '范围', allTypes: '整组({n})',
  },
  mapping: {
    lists: { patterns: '命名规则', settlements: '按类型/文件', conventions: '约定', concepts: '属性名', systems: '系统', codeLists: '代号表' },
    about: {
      patterns: '名称、类型、材料符合正则表达式的,作为依据;先列的先说。', settlements: '按类型、名称、整个文件作的判定;越具体越优先:构件 › 区域 › 类型 › 名称 › 文件。', conventions: '未标注的某类构件按此计;不用于围护墙与隔墙。',
      concepts: '模型里表示同一内容的属性名;先于自带的名单。', systems: '管线系统的类别与敷设方式;可用 * 通配,先列的先说。', codeLists: '项目采用的构件代号集;两三个字母的代号只在选定后才算。',
    },
    fill: '请填写规则的内容', new: '新规则', fromElement: '由选中构件', search: '筛选', export: '导出', exportHint: '导出可在其他项目使用的部分(不含单个构件和区域)', import: '导入', test: '试名称', testHint: '输入一个构件名,看哪些规则匹配', empty: '还没有规则', edit: '修改', up: '上移', down: '下移',
    decides: '生效 {n} / 匹配 {all}', unused: '无匹配', shadowed: '被遮蔽', shadowedHint: '匹配到构件,但都由别的依据或更早的规则决定', stops: '使“{roles}”不从名称得出', meets: '规则匹配的构件', kept: '已更新映射,匹配 {n} 个构件', removed: '已删除规则,涉及 {n} 个构件', imported: '已导入 {n} 条映射', codesChanged: '已更新代号表',
    match: '正则表达式', on: '读', kind: { name: '名称', type: '类型', material: '材料', layer: '图层', classification: '分类' }, say: '加结论', unsay: '去掉这个结论', classes: '仅限 IFC 类', id: '编号', idHint: '自动', weak: '只作建议(弱)', note: '备注', sameId: '编号已被另一条规则使用',
    onlyFile: '仅限文件', key: { type: '类型名', pattern: '名称的正则表达式', file: '文件(可用 *)', element: 'GlobalId' }, unmarked: '未标注的视为', concept: '表示什么', properties: '属性名,每行一个', system: '系统名(可用 *)',
    line: { electrical: '电气', water: '给排水', heating: '供暖', other: '不计', separated: '分离', embedded: '埋设' },
    how: '导入方式', add: '并入现有', replace: '替换现有', replaceHint: '现有的命名规则、按类型/文件判定、约定、属性名、系统、代号表都由文件替换;单个构件的判定和区域保留。', conflicts: '{n} 条与现有不一致,请逐条选择', mine: '保留现有', theirs: '采用文件', allMine: '全部保留现有', allTheirs: '全部采用文件', take: '导入',
  },
  decision: {
    kind: '种类', all: '全部判定({n})', search: '名称、理由、人', unused: '未起作用', noneFound: '没有符合的判定', editReason: '修改理由', places: '{n} 处', byDefault: '默认时 P {p}', rank: '优先级 {n}', excluded: '不计入', until: '至 {date}', rows: '{n} 行', absent: '无此项', replace: '代替实测', add: '另加',
    of: { settlements: '判定', regions: '区域', conventions: '约定', joints: '连接', declared: '填报', switches: '口径', files: '文件', overrides: '数值', waivers: '豁免' },
  },
};
