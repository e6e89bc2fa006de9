/** Area "unknowns": what is open, how it is settled, regions, mappings, conflicts, decisions. */
export default {
  settled: '已判定 {n} 个构件', removed: '已撤回', by: { effect: '按影响', type: '按类型', role: '按缺什么', file: '按文件' }, groupBy: '分组',
  left: '剩 {n} 问 · {elements} 个构件', narrowed: '区间已收窄的比例', ifProposed: '若采纳全部建议与约定:', keys: '待定问题:N/P 上下,回车按表单判定,S 跳过,X 选中', noFile: '(不属于单个文件)',
  choose: '选中 {what}', chooseGroup: '选中整组 {what}', chooseNone: '取消选择', chosen: '已选 {n} 问', oneRole: '只有问同一件事、且按构件回答的问题才能一起判定。', show: '显示', skip: '跳过', unskip: '不再跳过', skipped: '已跳过', before: '上一问', next: '下一问',
  byTypes: '这 {types} 个类型({n})', byFile: '整个文件({n})', severalFiles: '这些构件来自多个文件', byConvention: '按约定({n})', byRegion: '在平面上画区域', byRegionHint: '在楼层平面上画一个多边形,区域内的构件一并判定',
  wouldChange: '将改变判定的构件', previewHint: '试算:单体、楼层、重复构件不变;应用后以整体计算为准', changes: '改变 {n} 个', try: '试算',
};
