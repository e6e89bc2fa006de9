/** Every problem of a BCF file: how bad it is and what it says. `{name}` is a parameter. */
import type { XmlFault } from '../xml.ts';
import type { BcfProblem } from './bcf.ts';

interface ProblemText {
  /** `error`: something of the file was not read; `warning`: it was, and is not as the format wants it */
  readonly severity: BcfProblem['severity'];
  readonly zh: string;
  readonly en: string;
}

export const BCF_PROBLEMS = {
  // The archive
  'not-zip': { severity: 'error', zh: '不是 BCF：不是 zip 压缩包，或已损坏（{reason}）', en: 'not a BCF: no zip archive, or a damaged one ({reason})' },
  'not-bcf': { severity: 'error', zh: '不是 BCF：压缩包里没有 bcf.version，也没有 markup.bcf', en: 'not a BCF: the archive has neither bcf.version nor any markup.bcf' },
  'too-many-members': { severity: 'error', zh: '压缩包有 {entries} 个条目，只读前 {limit} 个', en: 'the archive has {entries} members, only the first {limit} are read' },
  'member-outside': { severity: 'error', zh: '条目名 {member} 指向压缩包之外，未读取', en: 'the member {member} points out of the archive: not read' },
  'member-duplicate': { severity: 'warning', zh: '条目 {member} 出现多次，只读第一个', en: 'the member {member} is there more than once: the first one is read' },
  'member-encrypted': { severity: 'error', zh: '条目有密码，未读取', en: 'the member is encrypted: not read' },
  'member-method': { severity: 'error', zh: '不支持压缩方法 {method}，未读取', en: 'compression method {method} is not supported: not read' },
  'member-corrupt': { severity: 'error', zh: '条目已损坏（{reason}），未读取', en: 'the member is damaged ({reason}): not read' },
  'member-bomb': { severity: 'error', zh: '从 {packed} 字节解开为 {unpacked} 字节以上，像压缩炸弹，未读取', en: 'unpacks from {packed} to {unpacked} bytes or more, like a zip bomb: not read' },
  'member-large': { severity: 'error', zh: '有 {unpacked} 字节，超过上限 {limit}，未读取', en: 'has {unpacked} bytes, over the limit of {limit}: not read' },
  'member-case': { severity: 'warning', zh: '名称大小写不对，应为 {expected}', en: 'the letter case of the name is wrong, it should be {expected}' },
  'member-separator': { severity: 'warning', zh: '条目名用 \\ 分隔（{count} 个），应为 /', en: 'names of members are parted by \\ ({count} of them), it should be /' },
  'wrapped-folder': { severity: 'warning', zh: '内容多包了一层文件夹 {folder}', en: 'everything lies in one more folder, {folder}' },

  // Its XML
  'root-unexpected': { severity: 'error', zh: '根元素是 {found}，应为 {expected}，未读取', en: 'the root element is {found}, it should be {expected}: not read' },
  'namespace': { severity: 'warning', zh: '命名空间 {ns} 不属于 BCF，按无命名空间读取', en: 'BCF has no namespace, this has {ns}; read as if it had none' },
  'unknown-kept': { severity: 'warning', zh: 'BCF 没有的内容，原样保留：{names}', en: 'not part of BCF, kept as it is: {names}' },
  'unknown-dropped': { severity: 'warning', zh: 'BCF 没有的内容，未保留：{names}', en: 'not part of BCF, not kept: {names}' },
  'value-missing': { severity: 'warning', zh: '缺少 {name}，BCF {version} 要求有', en: '{name} is missing, BCF {version} requires it' },
  'number-invalid': { severity: 'warning', zh: '{name} 不是数：{text}', en: '{name} is no number: {text}' },
  'number-comma': { severity: 'warning', zh: '{name} 的小数点写成逗号：{text}', en: '{name} has a comma for its decimal point: {text}' },
  'boolean-invalid': { severity: 'warning', zh: '{name} 不是 true 或 false：{text}', en: '{name} is neither true nor false: {text}' },
  'date-invalid': { severity: 'warning', zh: '{name} 不是日期时间（ISO 8601）：{text}', en: '{name} is no date and time (ISO 8601): {text}' },

  // The version
  'version-missing': { severity: 'warning', zh: '没有 bcf.version，按 {version} 读取', en: 'there is no bcf.version; read as {version}' },
  'version-unknown': { severity: 'warning', zh: '不认识的版本“{found}”，按 {version} 读取', en: 'unknown version “{found}”; read as {version}' },

  // Topics
  'topic-missing': { severity: 'error', zh: '没有 Topic，该议题未读取', en: 'there is no Topic: not read' },
  'guid-missing': { severity: 'warning', zh: '{name} 没有 Guid，已生成一个', en: '{name} has no Guid; one was made' },
  'guid-invalid': { severity: 'warning', zh: '{name} 的 Guid 无效：{text}，已换成 {guid}', en: 'the Guid of {name} is invalid: {text}; {guid} stands for it' },
  'guid-case': { severity: 'warning', zh: '{name} 的 Guid 用了大写字母，BCF 3.0 只许小写：{text}', en: 'the Guid of {name} has capital letters, BCF 3.0 wants small ones: {text}' },
  'guid-duplicate': { severity: 'warning', zh: '{name} 的 Guid {text} 重复，后一个换成 {guid}', en: 'the Guid {text} of {name} is there twice; {guid} stands for the second' },
  'guid-folder': { severity: 'warning', zh: '文件夹名与议题的 Guid {guid} 不同', en: 'the folder is not named by the Guid of its topic, {guid}' },
  'comment-viewpoint': { severity: 'warning', zh: '意见引用的视点 {guid} 不存在', en: 'a comment refers to the viewpoint {guid}, which is not there' },
  'viewpoint-missing': { severity: 'warning', zh: '视点文件 {member} 不在压缩包里', en: 'the viewpoint file {member} is not in the archive' },
  'snapshot-missing': { severity: 'warning', zh: '快照 {member} 不在压缩包里', en: 'the snapshot {member} is not in the archive' },
  'bitmap-missing': { severity: 'warning', zh: '位图 {member} 不在压缩包里', en: 'the bitmap {member} is not in the archive' },
  'image-format': { severity: 'warning', zh: '{member} 既不是 PNG 也不是 JPEG', en: '{member} is neither PNG nor JPEG' },
  'image-name': { severity: 'warning', zh: '{member} 的内容是 {format}', en: '{member} holds {format}' },
  'document-missing': { severity: 'warning', zh: '文档 {member} 不在压缩包里', en: 'the document {member} is not in the archive' },
  'snippet-missing': { severity: 'warning', zh: 'BIM 片段 {member} 不在压缩包里', en: 'the BIM snippet {member} is not in the archive' },
  'reference-loose': { severity: 'warning', zh: '{reference} 不是压缩包内的路径，取同名的 {member}', en: '{reference} is no path inside the archive; {member} has its name' },
  'extensions-missing': { severity: 'warning', zh: '扩展模式 {member} 不在压缩包里', en: 'the extension schema {member} is not in the archive' },

  // Viewpoints
  'vector-zero': { severity: 'warning', zh: '{name} 长度为零，未用', en: '{name} has no length: not used' },
  'camera-size': { severity: 'warning', zh: '{name} 超出范围：{text}，按 {used}', en: '{name} is out of range: {text}; {used} is used' },
  'camera-two': { severity: 'warning', zh: '有不止一个相机，只读第一个', en: 'there is more than one camera: the first one is read' },
  'color-invalid': { severity: 'warning', zh: '颜色无效：{text}', en: 'invalid colour: {text}' },
  'ifc-guid-invalid': { severity: 'warning', zh: 'IfcGuid 无效：{text}', en: 'invalid IfcGuid: {text}' },
  'more': { severity: 'warning', zh: '同类问题（{code}）另有 {count} 个', en: '{count} more problems of this kind ({code})' },

  // What a version cannot hold
  'lost-comment-status': { severity: 'warning', zh: '{count} 条意见自带的状态不能写入 BCF {version}', en: 'the status that {count} comments carry has no place in BCF {version}' },
  'lost-reply': { severity: 'warning', zh: '{count} 条意见回复哪一条，不能写入 BCF {version}', en: 'which comment {count} comments answer has no place in BCF {version}' },
  'lost-server-id': { severity: 'warning', zh: '服务器编号 {text} 不能写入 BCF {version}', en: 'the server\'s id {text} has no place in BCF {version}' },
  'lost-aspect-ratio': { severity: 'warning', zh: '视点的宽高比不能写入 BCF {version}', en: 'the aspect ratio of the viewpoint has no place in BCF {version}' },
  'lost-field-of-view': { severity: 'warning', zh: 'BCF {version} 只许 45°–60° 的视角：{found}° 写成 {used}°', en: 'BCF {version} allows a field of view of 45° to 60° only: {found}° is written as {used}°' },
  'lost-field-of-view-moved': { severity: 'warning', zh: 'BCF {version} 只许 45°–60° 的视角：{found}° 写成 {used}°，相机移动 {moved} m，取景不变', en: 'BCF {version} allows a field of view of 45° to 60° only: {found}° is written as {used}°, the camera {moved} m away from where it was, so that the view is the same' },
  'lost-document-alone': { severity: 'warning', zh: '没有议题引用的文档 {text} 在 BCF {version} 里只是一个文件，名称与说明不能写入', en: 'the document {text}, to which no topic refers, is only a file in BCF {version}, without guid and description' },
  'lost-document-description': { severity: 'warning', zh: '文档 {text} 自己的说明不能写入 BCF {version}', en: 'the description of the document {text} has no place in BCF {version}' },
  'lost-document': { severity: 'warning', zh: '文档 {text} 没有内容，BCF {version} 只能记其引用', en: 'the document {text} has no content: BCF {version} can only name it' },
  'lost-component': { severity: 'warning', zh: '{count} 个构件的 IfcGuid 无效，改写为 AuthoringToolId', en: '{count} components have an invalid IfcGuid, which is written as their AuthoringToolId' },
  'lost-blank': { severity: 'warning', zh: '空白的 {name} 不能写入 BCF {version}', en: 'a blank {name} cannot be written to BCF {version}' },
  'lost-value': { severity: 'warning', zh: '{name} 无效，不能写入：{text}', en: '{name} is invalid and cannot be written: {text}' },
  'lost-unknown': { severity: 'warning', zh: 'BCF 没有的内容，在 BCF {version} 里无处可放：{names}', en: 'not part of BCF, and without a place in BCF {version}: {names}' },
  'lost-member': { severity: 'warning', zh: '文件 {member} 与 BCF 自己的文件重名或名称无效，未写入', en: 'the file {member} has the name of one of BCF\'s own or an impossible one: not written' },
  'lost-image': { severity: 'warning', zh: '位图 {member} 没有内容，只写引用', en: 'the bitmap {member} has no content: only its name is written' },
  'made-value': { severity: 'warning', zh: 'BCF {version} 要求 {name}，原来没有，写为“{text}”', en: 'BCF {version} requires {name}, which was missing: “{text}” is written' },
  'made-camera': { severity: 'warning', zh: 'BCF {version} 要求视点有相机，原来没有，写了一个看向原点的', en: 'BCF {version} requires a camera in every viewpoint: one that looks at the origin is written' },
  'made-aspect-ratio': { severity: 'warning', zh: 'BCF {version} 要求宽高比，原来没有，写为 {text}', en: 'BCF {version} requires an aspect ratio, there was none: {text} is written' },
} as const satisfies Readonly<Record<string, ProblemText>>;

export type BcfProblemCode = keyof typeof BCF_PROBLEMS;
export type BcfParams = Readonly<Record<string, string | number>>;

const LONGEST = 200;

/** Text from a file, short enough for a message. */
function short(value: string | number): string {
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

export function problem(code: BcfProblemCode, file: string, line = 0, params: BcfParams = {}): BcfProblem {
  const { severity, zh, en } = BCF_PROBLEMS[code];
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? short(params[name]!) : whole));
  return { code, file, line, severity, text: { zh: fill(zh), en: fill(en) } };
}

export interface ProblemSink {
  add(code: BcfProblemCode, file: string, line?: number, params?: BcfParams): void;
  /** a member whose XML cannot be read */
  fault(fault: XmlFault, file: string): void;
  list(): readonly BcfProblem[];
}

/** problems of one code that are listed; the others are counted */
const LISTED = 100;

export function createProblems(): ProblemSink {
  const kept = new Map<string, { readonly list: BcfProblem[]; total: number }>();
  const push = (one: BcfProblem): void => {
    let of = kept.get(one.code);
    if (of === undefined) kept.set(one.code, (of = { list: [], total: 0 }));
    of.total++;
    if (of.list.length < LISTED) of.list.push(one);
  };
  return {
    add: (code, file, line, params) => push(problem(code, file, line, params)),
    fault: ({ code, line, text }, file) => push({ code, file, line, severity: 'error', text }),
    list: () =>
      [...kept].flatMap(([code, { list, total }]) =>
        total === list.length ? list : [...list, { ...problem('more', '', 0, { code, count: total - list.length }), severity: list[0]!.severity }],
      ),
  };
}
