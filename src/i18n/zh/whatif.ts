export default {
  fence: '方案比选,不作为计算书', fileName: '方案比选', nothing: '还没有单体:打开模型,或先在“填报”里填写', withheld: '评分表有待核对的数值,核对后才能比选',
  scenarios: '方案', scenario: '方案', add: '新建方案', addHint: '以当前方案为底再建一个', removeScenario: '删除当前方案', rename: '方案名称', renameHint: '双击或 F2 改名', undo: '撤销一步比选', redo: '重做一步比选',
  compare: '方案对比', now: '现状', measures: '措施', clear: '全部撤回', takeBack: '撤回', item: '评价项', ratio: '应用比例', points: '得分', raw: '未取整 P', noChange: '各项不变', allItems: '显示全部各项', onlyChanged: '只看变化',
  provisions: '构造条文:比现状新增', weight: { breaks: '不可行', advises: '不宜', depends: '取决于' }, toRules: '在规则中查看', leaveOut: '避开这 {n} 个构件重新排序', leftOut: '已避开 {n} 个构件', leaveNothingOut: '不再避开',
  adopt: '采纳为判定', adoptWarn: '采纳后,这些措施写入配置成为人工判定,模型本身并没有变。只有设计确已如此修改时才采纳。', adoptBreaks: '其中 {n} 条构造条文不满足。', reasonHint: '例如:结构专业 2026-03 变更单', sure: '设计已按此修改,或将按此修改', adopted: '已采纳 {n} 项措施', cleared: '模型已更换,比选方案已清空',
  target: '怎样达到', toMark: '达到 {mark}', already: '现状已达到 {mark} 及相应条件', noWay: '没有找到可用的措施', reaches: '可达 {mark}(P {p} %)', fallsShort: '达不到 {mark}(P {p} %)', applyAll: '全部采用({n})',
  crosses: '刚好越过 {ratio} %', needs: '单独不得分:该项需达 {ratio} %', order: '先水平、后竖向,先填充、后承重;同序按单位工程量得分', suggestions: '可选措施', everyItem: '全部评价项', search: '重新寻找', apply: '采用', noSuggestion: '没有可再计入的构件',
  costs: '单位代价', costsHint: '各评价项每单位工程量的相对代价,默认 1;系统不预设价格。', perHundred: '{points} 分 / 100 {unit}', onStoreys: '楼层', fromStorey: '起始楼层', toStorey: '终止楼层', tried: '共 {groups} 组构件,试算了 {tried} 组', types: '{component}({n} 种类型)', storeysN: '{n} 个楼层', gainEnds: '下限 {lo} / 上限 {hi}',
  lay: '与结构分离', yes: '采用', no: '不采用', present: '有此项', absent: '缺此项', raise: '应用比例 {ratio} %', stated: '直接设定一项', chooseItem: '选择评价项', state: { ratio: '应用比例', present: '有此项', absent: '缺此项', yes: '是', no: '否' },
  working: { check: '整体核算', suggest: '试算构件组', plan: '求取组合' }, export: '导出比选(CSV)', standard: '标准', file: '文件', step: '序号', group: '构件组', where: '楼层', what: '措施', count: '构件数', quantity: '工程量', unit: '单位',
};
