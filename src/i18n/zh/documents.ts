export default {
  plan: {
    kind: {
      vertical: '竖向构件平面布置图', horizontal: '水平构件平面布置图', walls: '围护墙与内隔墙平面布置图', integrated: '围护墙、内隔墙一体化平面图',
      floors: '干式工法楼面、地面平面图', rooms: '集成厨房、集成卫生间平面图', pipes: '管线敷设平面图', other: '{item}平面图',
    },
    category: {
      precast: '预制,计入', composite: '叠合,计入', deck: '免支模楼承板,计入', cast: '现浇,不计入', 'joint-counted': '后浇,计入(4.0.3)', 'joint-not': '后浇,不计入', strip: '≤300 板带(推定)',
      panel: '条板', curtain: '幕墙', framed: '轻钢龙骨', masonry: '砌筑', 'cast-infill': '现浇,不计入', integrated: '一体化', apart: '非一体化', dry: '干式工法', wet: '湿式',
      separated: '管线分离', embedded: '未分离', counted: '计入', 'not-counted': '不计入', unknown: '待定',
    },
    rooms: { counted: '集成(计入)', 'not-counted': '非集成' },
    sheet: {
      title: '{building} {sheet} {storeys}', project: '项目', building: '子项', sheet: '图名', storeys: '楼层', ratio: '应用比例', scale: '比例', file: '模型', number: '附图 {n}', noDate: '未注日期', north: '北',
      noAxes: '无轴网(模型未给出)', list: '未注出的编号', more: '另 {n} 种', contextNote: '浅线:同层其他竖向构件(取首个楼层)', boxedNote: '虚线框:模型未给出轮廓,以外包矩形代替', unplaced: '另有 {n} 个计算的构件没有几何,未画出',
      labelNote: '编号取自模型的构件编号,无则取类型名', count: '(共 {n} 层)', comma: '、', underLowest: '最低层以下', withheld: '数值待核对',
    },
  },
};
