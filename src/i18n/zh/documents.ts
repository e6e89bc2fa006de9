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
  book: {
    contents: '目录', plansTitle: '附图', noPlans: '没有附图:未读入模型,或没有可画的构件。', pageBefore: '第 ', pageBetween: ' 页 共 ', pageAfter: ' 页',
    tone: { declared: '填报的数值', open: '待定', derived: '模型推定、未建模', out: '不参与计算' },
  },
  cover: {
    field: {
      name: '项目名称', subproject: '子项名称', code: '项目代码', address: '建设地址', owner: '建设单位', designer: '设计单位', contractor: '施工单位', supervisor: '监理单位', reviewer: '图审单位', basis: '实施依据',
      version: '版本', certificate: '图审合格证号', certificateDate: '合格证日期', changes: '变更说明', designedBy: '设计', checkedBy: '校对', reviewedBy: '审核', approvedBy: '审定', disciplineLead: '专业负责人', projectLead: '项目负责人',
    },
    stage: '设计阶段', date: '日期', note: '修改内容', who: '修改人', revisions: '修改记录', stamp: '(盖章)', undated: '日期未填', made: '成果依据与校验', unreadable: '未能读取', attested: '已核对', profile: '项目配置', tool: '软件',
    decisions: '人工决定', decisionCounts: '填报 {declared},判定 {settled},调整数值 {overrides},豁免 {waivers},核对 {attestations}',
  },
};
