export default {
  fence: '方案比选，不作为计算书', fileName: '方案比选', nothing: '还没有单体:打开模型,或先在“填报”里填写', withheld: '评分表有待核对的数值,核对后才能比选',
  scenarios: '方案', scenario: '方案', add: '新建方案', addHint: '以当前方案为底再建一个', removeScenario: '删除当前方案', rename: '方案名称', renameHint: '双击或 F2 改名', undo: '撤销一步比选', redo: '重做一步比选',
  compare: '方案对比', now: '现状', measures: '措施', clear: '全部撤回', takeBack: '撤回', item: '评价项', ratio: '应用比例', points: '得分', raw: '未取整 P', noChange: '各项不变', allItems: '显示全部各项', onlyChanged: '只看变化',
  provisions: '构造条文:比现状新增', weight: { breaks: '不可行', advises: '不宜', depends: '取决于' }, toRules: '在规则中查看', leaveOut: '避开这 {n} 个构件重新排序', leftOut: '已避开 {n} 个构件', leaveNothingOut: '不再避开',
  adopt: '采纳为判定', adoptWarn: '采纳后,这些措施写入配置成为人工判定,模型本身并没有变。只有设计确已如此修改时才采纳。', adoptBreaks: '其中 {n} 条构造条文不满足。', reasonHint: '例如:结构专业 2026-03 变更单', sure: '设计已按此修改,或将按此修改', adopted: '已采纳 {n} 项措施', cleared: '模型已更换,原来的比选方案已搁置', waiting: '另有 {n} 个方案属于别的模型文件:换回那些文件即恢复;在此采用措施则取而代之。', full: '比选方案的措施过多,未采用',
  target: '怎样达到', toMark: '达到 {mark}', already: '现状已达到 {mark} 及相应条件', noWay: '没有找到可用的措施', reaches: '可达 {mark}(P {p} %)', fallsShort: '达不到 {mark}(P {p} %)', applyAll: '全部采用({n})',
  crosses: '刚好越过 {ratio} %', needs: '单独不得分:该项需达 {ratio} %', order: '先水平、后竖向,先填充、后承重;同序按单位工程量得分', suggestions: '可选措施', everyItem: '全部评价项', search: '重新寻找', apply: '采用', noSuggestion: '没有可再计入的构件',
  costs: '单位代价', costsHint: '各评价项每单位工程量的相对代价,默认 1;系统不预设价格。', perHundred: '{points} 分 / 100 {unit}', onStoreys: '楼层', fromStorey: '起始楼层', toStorey: '终止楼层', tried: '共 {groups} 组构件,试算了 {tried} 组', types: '{component}({n} 种类型)', storeysN: '{n} 个楼层', gainLow: '下限 {gain}', gainHigh: '上限 {gain}',
  lay: '与结构分离', yes: '采用', no: '不采用', present: '有此项', absent: '缺此项', raise: '应用比例 {ratio} %', stated: '直接设定一项', chooseItem: '选择评价项', state: { ratio: '应用比例', present: '有此项', absent: '缺此项', yes: '是', no: '否' },
  working: { check: '整体核算', suggest: '试算构件组', plan: '求取组合' }, export: '导出比选', basis: '比选依据', said: '内容', clause: '条文', rule: '要求', force: '用词', profile: '配置', standard: '标准', file: '文件', step: '序号', group: '构件组', where: '楼层', what: '措施', count: '构件数', quantity: '工程量', unit: '单位',
  typed: {
    title: '填报表', hint: '没有模型也能算;可从 Excel 粘贴。回车向下,方向键移动,Shift+方向键选区,Ctrl+D 向下填充,Ctrl+Delete 删行,Ctrl+Z 撤销。', everyBuilding: '填报对所有单体有效', open: '读入 CSV', save: '导出 CSV', pasted: '已填入 {n} 行', unread: '{file} 中没有可用的行',
    column: { item: '评价项', label: '部位或类型', numerator: '分子', denominator: '分母', count: '数量', drawing: '图号' },
    fault: { item: '本标准没有此评价项', label: '须写明部位或类型', number: '不是数', negative: '不能为负', whole: '须为正整数', empty: '分子、分母至少填一个', more: '过多' }, faults: '{n} 行有误,未计入',
    sums: '各项合计', ratio: '只填比例 %', notSaid: '有无:按模型', absent: '没有(计入 Q4)', noDenominator: '还没有分母', over: '超过 100 %:有重复计入,或分母不全', twice: '“所有单体”与本单体都填了,两者相加:{items}',
    template: '模板', kind: { storeys: '按楼层组', kitchens: '厨房类型 K1…', bathrooms: '卫生间类型 W1…', envelope: '外围护各立面' }, howMany: '类型数', groups: '楼层组(代表层数自动算)', modelStoreys: '模型地上 {n} 层', addRows: '加入表中',
    face: { south: '南立面', north: '北立面', east: '东立面', west: '西立面' }, kitchen: '厨房 K{n}', bathroom: '卫生间 W{n}',
  },
  storeys: {
    range: '代表', rangeHint: '例如 5–17:包含自身,按首末层计数', bad: '写成层数,或“5–17”', represents: '{n} 层', modelled: '{name} 自己也有构件:会重复计入', notIn: '代表范围不含本层', alike: '构件相同的楼层', alikeHint: '数量、类型与面积都相同;可由一层代表,其余排除。', propose: '{name} 代表 {range}', apply: '采用', undoHint: '可撤销', total: '合计计入 {n} 层,平面面积 {a} m²', overlap: '与 {name} 的代表范围重叠',
  },
  buildings: {
    title: '单体一览', worst: '最不利在前', name: '单体', area: '平面面积 m²', structure: '结构', storeys: '层数', p: '装配率', grade: '等级', required: '要求', margin: '余量', unknowns: '待定', passing: '装配式面积 {a} m²(共 {all} m²)', passingRange: '装配式面积 {a}–{b} m²(共 {all} m²)', structures: { concrete: '混凝土', steel: '钢', timber: '木' },
  },
  keeps: { open: '谁拖住了该项', title: '未计入分子的构件,按类型与工程量', show: '在模型中显示', notCounted: '不计入', open2: '待定' },
  list: { groupBy: '分组', none: '不分组', storey: '按楼层', type: '按类型', total: '合计', elements: '{n} 个', share: '分子占比' },
};
