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
  kind: {
    calculation: '装配率计算书', plans: '附图:各标准层平面图', schedule: '预制构件统计表', opinions: '审查意见表', findings: '问题清单', bcf: 'BCF 议题', report: '报告数据', profile: '项目配置',
  },
  format: { xlsx: 'XLSX', docx: 'DOCX', html: 'HTML', svg: 'SVG (zip)', csv: 'CSV' },
  about: {
    calculation: 'XLSX 带公式可复算;DOCX 可编辑;HTML 供打印,附各标准层、各评价项平面图。', plans: '竖向、水平、围护与隔墙、楼地面、厨卫、管线;按比例、带图例与编号,黑白可辨。', schedule: '编号、类型、尺寸、体积、重量、各层数量、总数。',
    opinions: '按性质、专业、子项排列,附依据与送审值、复核值。', findings: '规范、IDS 与模型的全部问题,一行一个构件。', bcf: '每条规则或每个问题一个议题,附视点与截图。', report: '机器可读的全部结果,可由命令行转换为其他格式。', profile: '全部人工决定;换一台机器可继续。',
  },
  list: {
    title: '成果文件', preview: '预览', previewTitle: '装配率计算书:打印预览', print: '打印 / PDF', printHint: '在浏览器的打印对话框中可另存为 PDF;附图为 A3/A4 各自大小。', saveAs: '保存{document}为 {format}', making: '正在生成…', stale: '模型或决定已变,文件未生成,请重新生成', comma: '、',
  },
  missing: {
    title: '签署前', none: '没有缺少的内容', go: '前往', noReport: '尚无计算结果:打开模型或填写数据', unreadable: '{n} 个文件未参与计算:{names}', notLoaded: '{n} 个文件没有读入,结果只来自其余文件:{names}', jointsAlone: '没有识别到竖向构件,得分只来自推断的连接混凝土:{names}', structure: '结构材料按模型推断,尚未确认:{names}', unknown: '{n} 个单体仍有待定,结果为区间:{names}', withheld: '{n} 行评分数值未给或待核对({names}),不予评分',
    unverified: '{n} 个规范包未核对:{names}', draft: '含草案规范包,成果带水印:{names}', fields: '工程信息未填:{names}', date: '报告日期未填', required: '未填写要求的装配率及其依据文件',
  },
  book: {
    summary: '项目与单体一览',
    contents: '目录', plansTitle: '附图', noPlans: '没有附图:未读入模型,或没有可画的构件。', pageBefore: '第 ', pageBetween: ' 页 共 ', pageAfter: ' 页',
    tone: { declared: '填报的数值', open: '待定', derived: '模型推定、未建模', out: '不参与计算' },
  },
  cover: {
    field: {
      name: '项目名称', subproject: '子项名称', code: '项目代码', address: '建设地址', owner: '建设单位', designer: '设计单位', contractor: '施工单位', supervisor: '监理单位', reviewer: '图审单位', basis: '实施依据',
      version: '版本', certificate: '图审合格证号', certificateDate: '合格证日期', changes: '变更说明', designedBy: '设计', checkedBy: '校对', reviewedBy: '审核', approvedBy: '审定', disciplineLead: '专业负责人', projectLead: '项目负责人',
    },
    form: '工程信息', about: '用于封面与评价表;不影响计算。每项一步可撤销。', wanted: '(待填)', elsewhere: '所在地、土地出让日期与规范包在“范围”中填写。', addRevision: '添加修改记录', removeRevision: '删除第 {n} 条修改记录', group: { project: '项目', firms: '单位', people: '签署', form: '评价表' },
    stage: '设计阶段', date: '日期', note: '修改内容', who: '修改人', revisions: '修改记录', stamp: '(盖章)', undated: '日期未填', made: '成果依据与校验', unreadable: '未能读取', attested: '已核对', profile: '项目配置', tool: '软件',
    decisions: '人工决定', decisionCounts: '填报 {declared},判定 {settled},调整数值 {overrides},豁免 {waivers},核对 {attestations}',
  },
};
