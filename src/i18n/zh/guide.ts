export default {
  theme: { auto: '外观:跟随系统', light: '外观:浅色', dark: '外观:深色' },
  leftWidth: '左栏宽度', rightWidth: '右栏宽度',
  invite: '第一次使用?', start: '看一遍怎么用(1 分钟)', no: '不用了', open: '使用引导', next: '下一步', previous: '上一步', finish: '完成', 
  keys: {
    title: '快捷键', page: '全页', queue: '待定队列', review: '问题列表', mouse: '鼠标', task: '得分、待定、问题、成果', save: '保存为 .sunmao 文件', next: '下一问', previous: '上一问', settle: '按表单判定', skip: '跳过',
    choose: '选中,以便一次判定多问',
  },
  step: {
    score: { title: '得分', text: '这里是装配率与结论。数字是区间时,说明模型还没有说清楚;点一行可看到分子、分母由哪些构件组成,点尺子可看怎么量的。' },
    unknowns: { title: '待定', text: '模型没有说清的事按影响排队。一次判定一类构件,写明理由,区间随之收窄;随时可以撤销。' },
    findings: { title: '问题', text: '规范条文、IDS 与模型本身的问题。用键盘逐条查看,认可、豁免、批注,导出 BCF 交给设计。' },
    documents: { title: '成果', text: '计算书(Excel 公式可复算、可打印、Word)、构件统计表、审查意见表。' },
    models: { title: '模型', text: '文件、构件树、查找与视图。可同时打开建筑、结构、机电与厂家的多个模型。' },
    viewer: { title: '三维', text: '点构件看它的依据。左键旋转、右键平移、滚轮缩放;上方有剖切、测量与隔离。' },
    keep: { title: '保存', text: '每一步自动存在本机浏览器里,不上传。换电脑时另存为 .sunmao 文件。' },
  },
};
