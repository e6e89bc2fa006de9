/** Area "unknowns": what is open, how it is settled, regions, mappings, conflicts, decisions. */
export default {
  settled: '已判定 {n} 个构件', removed: '已撤回', by: { effect: '按影响', type: '按类型', role: '按缺什么', file: '按文件' }, groupBy: '分组',
  left: '剩 {n} 问 · {elements} 个构件', narrowed: '区间已收窄的比例', ifProposed: '若采纳全部建议与约定:', keys: '待定问题:N/P 上下,回车按表单判定,S 跳过,X 选中', noFile: '(不属于单个文件)',
  choose: '选中 {what}', chooseGroup: '选中整组 {what}', chooseNone: '取消选择', chosen: '已选 {n} 问', oneRole: '只有问同一件事、且按构件回答的问题才能一起判定。', show: '显示', skip: '跳过', unskip: '不再跳过', skipped: '已跳过', before: '上一问', next: '下一问',
  byTypes: '这 {types} 个类型({n})', byFile: '整个文件({n})', severalFiles: '这些构件来自多个文件', byConvention: '按约定({n})', byRegion: '在平面上画区域', byRegionHint: '在楼层平面上画一个多边形,区域内的构件一并判定',
  wouldChange: '将改变判定的构件', previewHint: '试算:单体、楼层、重复构件不变;应用后以整体计算为准', changes: '改变 {n} 个', try: '试算',
  plan: {
    open: '平面', title: '楼层平面', tools: '平面工具', close: '三维', closeHint: '回到三维模型', storey: '楼层', up: '上一层', down: '下一层', select: '选取', rectangle: '矩形', polygon: '多边形', regions: '区域 {n}', empty: '本层没有构件',
    keys: '楼层平面:方向键平移,加减缩放,F 全部,PgUp/PgDn 换层;画区域时回车闭合,退格删角点,Esc 取消', rectangleHint: '拖出一个矩形,或点两个对角;靠近角点、轴线交点、边时自动吸附', polygonHint: '逐点画出多边形;回车或点第一个角点闭合,退格删去上一点,Shift 横平竖直,Esc 取消', closedHint: '拖动角点可修改,拖动边中点加角点,Delete 删去选中的角点',
  },
  region: {
    title: '区域', new: '新区域', edit: '修改区域', storeys: '楼层', thisStorey: '本层({name})', rangeOfStoreys: '从本层到…', allStoreys: '所有楼层', to: '到哪一层', components: '只管这些构件', anyComponent: '不选则管所有构件', inside: '部分在内的构件', centre: '平面中心在内即算', whole: '完全在内才算', name: '名称', fault: '多边形有误:', drawFirst: '在平面上画出范围,或在下面填坐标。',
    holds: '含 {n} 个', holdsTitle: '区域内的构件', partly: '部分在内 {n} 个', partlyTitle: '部分在区域内的构件', partlyHint: '只有一部分在区域内,按所选规则取舍;请核对', save: '保存', corners: '角点 {n}', around: '围住选中的 {n} 个构件', axis: '轴线 {n}', axisOne: '一向轴线', axisOther: '另一向轴线', between: '取轴线之间', addCorner: '加角点', removeCorner: '删去角点 {n}',
    building: '定为一栋单体', buildingHint: '以此多边形划出一栋单体建筑(3.0.1)', newBuilding: '新单体', rest: '其余', buildingMade: '已划出单体', none: '还没有区域。用“矩形”或“多边形”画一个。', rename: '改名', change: '修改', remove: '删除区域', removed: '已删除区域,涉及 {n} 个构件',
  },
};
