/** Every model finding: its severity and what it says. `{name}` is a parameter of the finding. */
import type { Severity } from '../model/model.ts';

export interface FindingText {
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
}

export const FINDING_CODES = {
  // What the command line could not open
  'file-missing': { severity: 'error', zh: '没有这个文件', en: 'no such file' },
  'file-is-folder': { severity: 'error', zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' },
  'file-not-readable': { severity: 'error', zh: '无法打开：{reason}', en: 'cannot be opened: {reason}' },

  // What the bytes are
  'empty-file': { severity: 'error', zh: '文件是空的', en: 'the file is empty' },
  'html-not-ifc': { severity: 'error', zh: '这是网页（HTML），不是 IFC；多半是下载时存成了登录页或预览页', en: 'this is a web page (HTML), not IFC: probably a login or preview page was saved' },
  'xml-not-ifc': { severity: 'error', zh: '这是 XML，不是 IFC', en: 'this is XML, not IFC' },
  'ifcxml-not-supported': { severity: 'error', zh: '不支持 ifcXML，请另存为 .ifc', en: 'ifcXML is not supported: save as .ifc' },
  'ifcjson-not-supported': { severity: 'error', zh: '不支持 ifcJSON，请另存为 .ifc', en: 'ifcJSON is not supported: save as .ifc' },
  'git-lfs-pointer': { severity: 'error', zh: '这是 Git LFS 指针文件，真正的模型有 {size} 字节，尚未下载', en: 'this is a Git LFS pointer: the model itself ({size} bytes) was not downloaded' },
  'not-ifc': { severity: 'error', zh: '这不是 IFC 文件（看起来是 {kind}）', en: 'this is not an IFC file (it looks like {kind})' },
  'archive-not-supported': { severity: 'error', zh: '不支持 {kind} 压缩包，请用 zip 或直接给 .ifc', en: '{kind} archives are not supported: use zip, or the .ifc itself' },
  'zip-under-ifc-name': { severity: 'info', zh: '文件名是 .ifc，内容是 zip，已解开', en: 'named .ifc but a zip inside; unpacked' },
  'gzip-unpacked': { severity: 'info', zh: '内容是 gzip，已解开', en: 'gzip; unpacked' },
  'gzip-corrupt': { severity: 'error', zh: 'gzip 已损坏：{reason}', en: 'the gzip is damaged: {reason}' },
  'zip-without-ifc': { severity: 'error', zh: '压缩包里没有 .ifc（有 {entries} 个条目：{names}）', en: 'no .ifc in the archive ({entries} entries: {names})' },
  'zip-corrupt': { severity: 'error', zh: 'zip 已损坏：{reason}', en: 'the zip is damaged: {reason}' },
  'zip-encrypted': { severity: 'error', zh: 'zip 有密码：{member}', en: 'the zip is encrypted: {member}' },
  'zip-method-not-supported': { severity: 'error', zh: '{member} 的压缩方法 {method} 不支持', en: '{member}: compression method {method} is not supported' },
  'zip-bomb': { severity: 'error', zh: '{member} 从 {packed} 字节解开为 {unpacked} 字节（{ratio} 倍），超过上限，未解开', en: '{member} would unpack from {packed} to {unpacked} bytes ({ratio}×), over the limit; refused' },
  'too-large': { severity: 'error', zh: '{member} 有 {unpacked} 字节，超过上限 {limit}', en: '{member} has {unpacked} bytes, over the limit of {limit}' },
  'nested-archive': { severity: 'error', zh: '压缩包里的压缩包 {member} 未读', en: 'archive inside the archive not read: {member}' },
  'too-many-members': { severity: 'error', zh: '压缩包里有 {entries} 个 .ifc，只读前 {limit} 个', en: '{entries} .ifc members, only the first {limit} are read' },
  'utf-16-decoded': { severity: 'info', zh: '文件是 {encoding} 编码，已转换；行号不变', en: 'the file is {encoding}; converted, line numbers stay' },

  // STEP syntax
  'not-step': { severity: 'warning', zh: '开头不是 ISO-10303-21：{text}', en: 'does not begin with ISO-10303-21: {text}' },
  'no-data-section': { severity: 'error', zh: '没有 DATA 段', en: 'there is no DATA section' },
  'missing-endsec': { severity: 'warning', zh: '{section} 段没有 ENDSEC，文件可能被截断', en: 'section {section} has no ENDSEC: the file may be truncated' },
  'missing-end-iso': { severity: 'warning', zh: '没有 END-ISO-10303-21，文件可能被截断', en: 'no END-ISO-10303-21: the file may be truncated' },
  'lower-case-keyword': { severity: 'info', zh: '{count} 条记录用小写关键字；已接受', en: '{count} records with lower-case keywords; accepted' },
  'unterminated-string': { severity: 'error', zh: '字符串没有结束引号，该记录跳过', en: 'the string has no closing quote; the record is skipped' },
  'unterminated-comment': { severity: 'error', zh: '注释没有结束', en: 'the comment does not end' },
  'missing-semicolon': { severity: 'warning', zh: '记录末尾缺分号', en: 'the record lacks its semicolon' },
  'truncated-record': { severity: 'error', zh: '记录在文件末尾被截断', en: 'the record is cut off at the end of the file' },
  'malformed-record': { severity: 'error', zh: '记录无法识别，跳过', en: 'the record makes no sense; skipped' },
  'malformed-arguments': { severity: 'error', zh: '{class} 的参数有误，只读到出错处', en: 'the arguments of {class} are broken; read up to there' },
  'nesting-too-deep': { severity: 'error', zh: '{class} 的括号嵌套超过 {limit} 层，深处不读', en: '{class}: lists nested deeper than {limit}; what is deeper is not read' },
  'unexpected-text': { severity: 'warning', zh: '多余的文字：{text}', en: 'unexpected text: {text}' },
  'duplicate-express-id': { severity: 'error', zh: '编号 #{expressId} 重复，只用第 {firstLine} 行那条', en: '#{expressId} is used twice; the one in line {firstLine} counts' },
  'express-id-out-of-range': { severity: 'error', zh: '编号过大：{text}', en: 'the express id is too large: {text}' },
  'dangling-reference': { severity: 'error', zh: '引用了不存在的 #{target}', en: 'refers to #{target}, which does not exist' },
  'attribute-count': { severity: 'warning', zh: '{class} 有 {found} 个属性，{schema} 要 {expected} 个', en: '{class} has {found} attributes, {schema} wants {expected}' },
  'unknown-entity': { severity: 'warning', zh: '不认识的类 {class}（{count} 条），不读', en: 'unknown class {class} ({count} records); not read' },
  'entity-not-in-schema': { severity: 'warning', zh: '{class}（{count} 条）不属于 {schema}，按别的版本读', en: '{class} ({count} records) is not in {schema}; read by another version' },
  'unknown-schema': { severity: 'warning', zh: '不认识的模式 {schema}，按 {readAs} 读', en: 'unknown schema {schema}; read as {readAs}' },
  'missing-schema': { severity: 'warning', zh: '没有 FILE_SCHEMA，按 {readAs} 读', en: 'no FILE_SCHEMA; read as {readAs}' },

  // What the model lacks or contradicts
  'no-project': { severity: 'error', zh: '没有 IfcProject', en: 'there is no IfcProject' },
  'several-projects': { severity: 'warning', zh: '有 {count} 个 IfcProject，用第一个', en: '{count} IfcProjects; the first counts' },
  'no-building': { severity: 'warning', zh: '没有 IfcBuilding', en: 'there is no IfcBuilding' },
  'no-storeys': { severity: 'warning', zh: '没有楼层', en: 'there are no storeys' },
  'no-elements': { severity: 'error', zh: '没有构件', en: 'there are no elements' },
  'missing-length-unit': { severity: 'error', zh: '没有给出长度单位，暂按 m 计；所有尺寸都不可信', en: 'no length unit is given; metres are assumed, no size can be trusted' },
  'missing-area-unit': { severity: 'info', zh: '没有给出面积单位，文件里写明的面积暂按 m² 计', en: 'no area unit is given; areas stated in the file are taken as m²' },
  'missing-volume-unit': { severity: 'info', zh: '没有给出体积单位，文件里写明的体积暂按 m³ 计', en: 'no volume unit is given; volumes stated in the file are taken as m³' },
  'unit-not-understood': { severity: 'warning', zh: '单位无法换算：{unit}', en: 'the unit cannot be converted: {unit}' },
  'invalid-global-id': { severity: 'warning', zh: 'GlobalId 不合规：{value}', en: 'the GlobalId is invalid: {value}' },
  'duplicate-global-id': { severity: 'warning', zh: 'GlobalId 与第 {firstLine} 行重复', en: 'the GlobalId repeats that of line {firstLine}' },
  'cyclic-placement': { severity: 'error', zh: '放置关系成环', en: 'the placements form a cycle' },
  'placement-not-supported': { severity: 'warning', zh: '不支持的放置方式 {class}', en: 'placement by {class} is not supported' },
  'cyclic-aggregation': { severity: 'error', zh: '组成关系成环，断开于此', en: 'the decomposition is a cycle; cut here' },
  'several-wholes': { severity: 'warning', zh: '同时属于 #{first} 和 #{second}，用前者', en: 'part of both #{first} and #{second}; the first counts' },
  'several-containers': { severity: 'info', zh: '同时位于 #{first} 和 #{second}，用前者', en: 'contained in both #{first} and #{second}; the first counts' },
  'element-without-storey': { severity: 'warning', zh: '{class} 不属于任何楼层', en: '{class} belongs to no storey' },
  'element-without-body': { severity: 'warning', zh: '{class} 没有几何', en: '{class} has no geometry' },
  'storey-elevation-mismatch': { severity: 'warning', zh: '楼层 {name}：放置标高 {placement} m，属性标高 {attribute} m，采用 {used} m', en: 'storey {name}: {placement} m by placement, {attribute} m by attribute; {used} m is used' },
  'storey-without-elevation': { severity: 'warning', zh: '楼层 {name} 没有标高', en: 'storey {name} has no elevation' },
  'measure-not-converted': { severity: 'info', zh: '{name}：{type} 的单位无法换算，按原值', en: '{name}: the unit of {type} cannot be converted; value as written' },
  'mesher-abort': { severity: 'error', zh: '#{expressId} 的几何使网格程序中断（{reason}），没有工程量', en: 'the mesher broke down at #{expressId} ({reason}): it has no quantities' },
  'no-mesh': { severity: 'warning', zh: '#{expressId} 有几何表达，但得不到网格，没有工程量', en: '#{expressId} has a representation but no mesh came of it: no quantities' },
  'coordinate-not-finite': { severity: 'error', zh: '#{expressId} 用到的 #{culprit} 含有不是有限数值的坐标或尺寸，没有工程量', en: '#{expressId} uses #{culprit}, which holds a coordinate or size that is no finite number: no quantities' },
  'profile-crosses-itself': { severity: 'error', zh: '#{expressId} 的截面轮廓自相交，没有工程量', en: '#{expressId}: its profile crosses itself: no quantities' },
  'size-below-zero': { severity: 'warning', zh: '#{expressId} 的拉伸长度或截面尺寸为负，按绝对值计', en: '#{expressId}: a depth or a size of its profile is below zero; its absolute value is taken' },
  'body-encloses-nothing': { severity: 'warning', zh: '#{expressId} 的形体没有体积（拉伸为零、截面为零或面都在一个平面上），没有工程量', en: '#{expressId}: its body encloses nothing (no depth, no section, or all faces in one plane): no quantities' },
  'body-disputed': { severity: 'warning', zh: '#{expressId} 的参数与网格给出的体积不一致，体积未知', en: '#{expressId}: its parameters and its mesh tell different volumes; the volume is unknown' },
  'size-implausible': { severity: 'warning', zh: '构件尺寸多在 {size} m 左右，长度单位可能有误；尺寸和面积都不可信', en: 'elements measure about {size} m, the length unit is probably wrong: no size or area can be trusted' },
  'mesh-without-record': { severity: 'warning', zh: '网格程序给出 #{expressId} 的网格，数据中没有这个构件', en: 'the mesher gives a mesh for #{expressId}, which is no element of the data' },
  // What only the whole set of files shows, and what the profile asks
  'map-conversion-partial': { severity: 'warning', zh: '部分文件没有地图坐标转换，各文件按放置对齐：{files}', en: 'some files have no map conversion, files are aligned by placement: {files}' },
  'file-apart': { severity: 'warning', zh: '平面位置与其他文件不重叠，不合并', en: 'its plan does not overlap the other files; it is not merged' },
  'ground-level-assumed': { severity: 'info', zh: '{building}：没有室外地坪标高，暂按 {value} m', en: '{building}: no outdoor ground level is given; {value} m is assumed' },
  'storey-half-below-ground': { severity: 'warning', zh: '{building}：楼层 {storey} 部分在室外地坪以下，是否计入由配置决定，现按区间', en: '{building}: storey {storey} lies partly below the outdoor ground; until the profile decides, the result is a range' },
  'structure-recognised': { severity: 'warning', zh: '{building}：竖向构件均为 {structure}，按此结构计分；请在配置中确认', en: '{building}: all vertical members are of {structure}, it is scored so; confirm it in the profile' },
  'structure-mixed': { severity: 'warning', zh: '{building}：混凝土与钢或木竖向构件并存，标准未作规定，暂按混凝土结构；请在配置中说明', en: '{building}: concrete stands beside steel or timber vertical members; the standard is silent, concrete is taken; state it in the profile' },
  'ratio-above-100': { severity: 'warning', zh: '{building}：{item} 的比例超过 100 %，按 100 % 计；分子可能重复或分母不全', en: '{building}: the ratio of {item} exceeds 100 % and was cut; something is counted twice or the denominator is incomplete' },
  'coincident-elements': { severity: 'info', zh: '{count} 个构件与其他文件的构件重合，只计一次', en: '{count} elements coincide with elements of other files and count once' },
  'partly-coincident-elements': { severity: 'warning', zh: '{count} 个构件与其他文件的构件部分重合，数量按区间', en: '{count} elements coincide in part with elements of other files; their quantity is a range' },
  'region-engine-failed': { severity: 'warning', zh: '平面运算有 {count} 次没有结果，相关评价项按未知；请重新检查一次', en: '{count} plane operations gave no answer, the items that need them are unknown; check again' },
  'profile-storey-unmatched': { severity: 'warning', zh: '{building}：配置中的楼层 {storey} 不存在', en: '{building}: the profile names storey {storey}, which does not exist' },
  'profile-entry-unused': { severity: 'warning', zh: '配置条目未用到：{entry}', en: 'profile entry matches nothing: {entry}' },
  more: { severity: 'info', zh: '“{code}”还有 {count} 处未逐一列出（共 {total} 处）', en: '"{code}": {count} more not listed one by one ({total} in all)' },
} as const satisfies Readonly<Record<string, FindingText>>;

export type FindingCode = keyof typeof FINDING_CODES;
