export default {
  views: '视图', view: { iso: '轴测', front: '前视', right: '右视', back: '后视', left: '左视', top: '俯视', bottom: '仰视' },
  projection: { perspective: '透视(点按改为平行投影)', orthogonal: '平行投影(点按改为透视)' },
  rectangle: '框选:从左向右拖,选完全在框内的;从右向左拖,选框内看得见的', isolate: '隔离', hide: '隐藏', ghost: '半透明', showAll: '全部显示',
  copy: '复制', copyOf: '复制第 {n} 项', copyAll: '全部复制', copied: '已复制', notCopied: '浏览器不允许写入剪贴板', remove: '删除', removeOf: '删除第 {n} 项',
  shown: {
    title: '显示与分解', everything: '全部显示', isolated: '隔离 {n} 个', hidden: '隐藏 {n} 个', ghosted: '半透明 {n} 个', rest: '隔离时其余保留为半透明', strength: '半透明程度',
  },
  explode: { title: '分解', storey: '按楼层', component: '按构件', centre: '向四周', strength: '距离', noMeasure: '分解时不能测量:构件不在原位。' },
  storeys: { title: '逐层查看', up: '上一层', down: '下一层', isolate: '只看本层', cut: '剖到本层', above: '从上方看本层', all: '看全部楼层' },
  section: {
    title: '剖切', clear: '全部取消', addHint: '加一个垂直于 {axis} 轴的剖切面', face: '按面', faceHint: '点选模型上的一个面,沿它剖开', faceShort: '面', box: '剖切框', pickFace: '请在模型上点选一个面;Esc 取消',
    place: '{axis} 剖切面的位置', flip: '换向', remove: '删除', from: '{axis} 起', to: '{axis} 止', fitTargets: '贴合所选', fitAll: '贴合全部', fitStorey: '贴合楼层', full: '剖切面已达上限',
    none: '加一个剖切面,或用剖切框只看一部分。', hint: '可拖动模型上的手柄,或用方向键每次移动 50 mm(加 Shift 为 500 mm)。', side: '剖切框:{side}', sides: { west: '西', south: '南', bottom: '底', east: '东', north: '北', top: '顶' },
  },
  measure: {
    title: '测量', unit: '切换 mm 与 m', lock: '锁定轴', close: '完成', clear: '全部删除', around: '周长 {length}',
    kind: { distance: '距离', perpendicular: '垂距', face: '面积', polygon: '多边形', angle: '角度', planes: '面夹角' },
    hint: {
      distance: '两点间的距离与各轴分量', perpendicular: '面到面、面到点的垂直距离', face: '一个平面的面积', polygon: '依次点选各角点围成的面积', angle: '三点的夹角', planes: '两个面的夹角',
    },
    step: {
      distance0: '点选起点', distance1: '点选终点', perpendicular0: '点选一个面', perpendicular1: '点选另一个面或一个点', face0: '点选一个平面', polygon: '依次点选角点(已选 {n} 个)', polygonEnd: '继续点选,或按 Esc、点“完成”、点回起点结束',
      angle0: '点选第一个点', angle1: '点选顶点', angle2: '点选第二条边上的点', planes0: '点选第一个面', planes1: '点选第二个面',
    },
    refused: { tooFine: '这个构件的三角形太多,不查找平面;请改用多边形' },
    note: { curved: '曲面:按折面计', notFlat: '各点不共面,最多偏离 {off}', notParallel: '两面不平行({angle}),量的是到该点的垂距' },
    mesh: '按显示网格测量,不改变任何计算结果。',
  },
  snap: { corner: '角点', middle: '中点', edge: '边', face: '面', curved: '曲面' },
  menu: { label: '视图菜单', several: '{n} 个', sameType: '选中同类型', sameStorey: '选中同楼层', zoom: '定位', box: '剖切框', copyGuid: '复制 GlobalId', settle: '判定…' },
  spoken: { none: '没有选中构件', one: '选中 {name},{class},{storey}', several: '选中 {n} 个构件,最后一个是 {name}', noStorey: '不属于任何楼层' },
  canvasKeys: '三维模型。方向键旋转,Shift 加方向键平移,加减号缩放,回车选中画面中央的构件,Shift+F10 打开菜单。',
  group: { view: '视图', shown: '显示', tools: '工具', measure: '测量时', canvas: '键盘在画面上时' },
  key: {
    iso: '轴测', front: '前视', right: '右视', back: '后视', left: '左视', top: '俯视', bottom: '仰视', projection: '透视与平行投影切换', storeyUp: '上一层', storeyDown: '下一层',
    hide: '隐藏所选', isolate: '隔离所选', ghost: '所选半透明', showAll: '全部显示', measure: '测量', section: '剖切', sectionBox: '剖切框', rectangle: '框选(或按住 Shift 拖动)',
    take: '取画面中央的点;结束多边形', takeBack: '撤回上一个点或上一项', lockX: '锁定 X 轴', lockY: '锁定 Y 轴', lockZ: '锁定 Z 轴', end: '结束当前测量,再按退出',
    turnLeft: '向左旋转', turnRight: '向右旋转', turnUp: '向上旋转', turnDown: '向下旋转', panLeft: '向左平移', panRight: '向右平移', panUp: '向上平移', panDown: '向下平移',
    nearer: '放大', farther: '缩小', pick: '选中画面中央的构件', pickMore: '加选画面中央的构件', menu: '打开构件菜单',
  },
};
