/** Verdicts of rules in words: what was measured, what is asked, what is missing. Pure; the screen, the command line and documents say the same. */
import type { Limit, Measured, Missing, RuleReport, VerdictGroup } from '../engine/rules/rule-report.ts';
import en from '../i18n/en.ts';
import zh from '../i18n/zh-CN.ts';

type Language = 'zh' | 'en';
type Texts = Readonly<Record<string, string>>;

const WORDS = {
  zh: {
    yes: '是', no: '否', none: '未写明', or: '、', not: '不得为', within: '在', inside: '之内',
    attribute: { type: '建筑类型', structure: '结构体系', material: '结构材料', intensity: '抗震设防烈度', seismicGrade: '抗震等级', height: '房屋高度', storeys: '层数', width: '房屋宽度', highRise: '高层建筑', precastShear: '预制剪力墙承担的底部剪力', frameStoreys: '框支层层数', fixedAtBasementRoof: '地下室顶板为嵌固部位' },
    kind: { role: '角色', concept: '属性', attribute: '单体属性', geometry: '几何', parameter: '规则参数', declaration: '填写' },
  },
  en: {
    yes: 'yes', no: 'no', none: 'not stated', or: ', ', not: 'none of', within: 'within', inside: '',
    attribute: { type: 'building type', structure: 'structural system', material: 'structural material', intensity: 'seismic intensity', seismicGrade: 'seismic grade', height: 'building height', storeys: 'number of storeys', width: 'building width', highRise: 'high-rise building', precastShear: 'share of the base shear that precast walls carry', frameStoreys: 'number of frame-supported storeys', fixedAtBasementRoof: 'fixed at the roof of the basement' },
    kind: { role: 'role', concept: 'property', attribute: 'attribute of the building', geometry: 'geometry', parameter: 'parameter of the rule', declaration: 'declaration' },
  },
} as const;

/** A number of a rule or a model: lengths under 10 m in mm; exact to the 1e-4 that every quantity is rounded to. */
export function amountText(value: number | readonly [number, number], unit: string): string {
  const ends = typeof value === 'number' ? [value] : value[0] === value[1] ? [value[0]] : [...value];
  const inMm = unit === 'm' && ends.every((end) => Math.abs(end) < 10);
  const written = ends.map((end) => decimal(inMm ? end * 1000 : end)).join('–');
  const shown = inMm ? 'mm' : unit === '1' ? '' : unit;
  return shown === '' ? written : shown === '°' ? `${written}°` : `${written} ${shown}`;
}

function decimal(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return String(Number(value.toFixed(4))).replace('-', '−');
}

/** One reading. */
export function readingText(value: Measured, unit: string, lang: Language): string {
  if (value === null) return WORDS[lang].none;
  if (typeof value === 'boolean') return WORDS[lang][value ? 'yes' : 'no'];
  return typeof value === 'string' ? value : amountText(value, unit);
}

/** As many different words as a line holds. */
const LISTED = 3;

/** What all of a group measures: the range of its numbers, its words; '' where nothing was read. */
export function measuredText({ measured, unit }: Pick<VerdictGroup, 'measured' | 'unit'>, lang: Language): string {
  const numbers = measured.filter((value): value is readonly [number, number] => Array.isArray(value));
  const words = [...new Set(measured.filter((value) => value !== null && !Array.isArray(value)).map((value) => readingText(value, unit, lang)))];
  // not Math.min(...): a group may hold any number of elements
  const range = numbers.length === 0 ? [] : [amountText(numbers.reduce((all, [lo, hi]) => [Math.min(all[0], lo), Math.max(all[1], hi)] as const, numbers[0]!), unit)];
  const listed = words.slice(0, LISTED).join(WORDS[lang].or);
  return [...range, ...(words.length === 0 ? [] : [words.length > LISTED ? `${listed}…` : listed])].join(WORDS[lang].or);
}

/** `≥ 60 mm`, `∈ A、B`; '' where there is none. */
export function limitText(limit: Limit | null, unit: string, lang: Language): string {
  if (limit === null) return '';
  const { op, value } = limit;
  const words = WORDS[lang];
  const [first] = value;
  const text = typeof first === 'number' ? amountText(value as readonly [number, number], unit) : (value as readonly string[]).join(words.or);
  if (op === 'within') return `${words.within} ${text}${words.inside === '' ? '' : ` ${words.inside}`}`;
  if (op === '∈') return text;
  return op === '∉' ? `${words.not} ${text}` : `${op} ${text}`;
}

export type MissingTitles = RuleReport['missingTitles'];

/** What would decide it, each named once: `后浇叠合层厚度`. */
export function missingText(missing: readonly Missing[], lang: Language, titles: MissingTitles = {}): string {
  return [...new Set(missing.map((one) => oneMissing(one, lang, titles)))].join(WORDS[lang].or);
}

function oneMissing({ kind, id }: Missing, lang: Language, titles: MissingTitles): string {
  const words = WORDS[lang];
  const texts = lang === 'zh' ? zh : en;
  const known = titles[`${kind} ${id}`]?.[lang];
  if (known !== undefined) return known;
  const role = of(texts.role, id);
  const name = kind === 'attribute' ? attributeText(id, lang) : lang === 'en' ? role?.replace(/^./, (first) => first.toLowerCase()) : role;
  return name ?? `${words.kind[kind]} ${id}`;
}

/** What an attribute of buildings is called; the id where it has no name. */
export function attributeText(id: string, lang: Language): string {
  return of(WORDS[lang].attribute, id) ?? id;
}

function of(texts: Texts, id: string): string | undefined {
  return Object.hasOwn(texts, id) ? texts[id] : undefined;
}

/** A verdict in one line: the rule's own words where it has them, else measured against the limit. */
export function verdictText(group: Pick<VerdictGroup, 'measured' | 'limit' | 'unit' | 'text'>, lang: Language): string {
  if (group.text !== null) return group.text[lang];
  const limit = limitText(group.limit, group.unit, lang);
  const measured = measuredText(group, lang);
  if (measured === '') return limit;
  const asks = lang === 'zh' ? '要求' : 'asked';
  return limit === '' ? measured : `${measured} (${asks} ${limit})`;
}
