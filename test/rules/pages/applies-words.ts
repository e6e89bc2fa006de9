/** What a rule speaks of, in words. */
import { QUANTITIES } from '../../../src/checks/quantities/index.ts';
import { amountText } from '../../../src/export/verdict-text.ts';
import type { Applies, BuildingCondition, PackRule } from '../../../src/standards/rule.ts';
import type { Language } from './html.ts';
import { wordsIn } from './words.ts';

export function appliesWords(rule: PackRule, lang: Language, subject: 'element' | 'building'): readonly string[] {
  const words = wordsIn(lang);
  const { applies } = rule;
  const said = (name: string, values: readonly string[]): string => `${name}${words.colon}${values.join(words.or)}`;
  const role = (name: 'precast' | 'wallKind', values: readonly string[] | undefined): string[] =>
    (values === undefined ? [] : [said(words.of('role', name), values.map((value) => words.app('value', value)))]);
  const flag = (name: 'loadBearing' | 'external' | 'aboveGround', value: boolean | undefined): string[] =>
    (value === undefined ? [] : [said(words.of('role', name), [words.app('value', String(value))])]);
  const rows = applies === undefined ? [] : [
    ...(applies.component === undefined ? [] : [said(words.of('role', 'component'), applies.component.map((c) => words.app('component', c)))]),
    ...role('precast', applies.precast), ...flag('loadBearing', applies.loadBearing), ...flag('external', applies.external),
    ...role('wallKind', applies.wallKind), ...flag('aboveGround', applies.aboveGround),
    ...(applies.building === undefined ? [] : [said(words.of('role', 'building'), [conditionWords(applies.building, rule, lang)])]),
    ...(applies.where ?? []).map((where) => whereWords(where, rule, lang)),
  ];
  return rows.length > 0 ? rows : [words.page(subject === 'building' ? 'everything' : 'everyElement')];
}

/** `抗震设防烈度:7 度、8 度(0.20g);房屋高度 ≤ 60 m` */
export function conditionWords(condition: BuildingCondition, rule: PackRule | null, lang: Language): string {
  const words = wordsIn(lang);
  const entries = Object.entries(condition);
  const listed = entries.flatMap(([key, values]) => (Array.isArray(values) ? [`${words.app('attribute', key)}${words.colon}${values.map((value) => attributeWord(key, value, lang)).join(words.or)}`] : []));
  const ranges = new Map<string, string[]>();
  for (const [key, param] of entries) {
    const end = /^(.*)(Over|UpTo)$/.exec(key);
    if (end === null || typeof param !== 'string') continue;
    ranges.set(end[1]!, [...(ranges.get(end[1]!) ?? []), `${end[2] === 'Over' ? '>' : '≤'} ${rule === null ? param : numberOf(rule, param, lang)}`]);
  }
  const parts = [...listed, ...[...ranges].map(([key, ends]) => `${words.app('attribute', key)} ${ends.join(' ')}`)];
  return parts.length === 0 ? words.page('otherwise') : parts.join(words.and);
}

/** A value of an attribute: `shear-wall` → 剪力墙. */
export function attributeWord(key: string, value: string | number | boolean, lang: Language): string {
  const words = wordsIn(lang);
  if (typeof value === 'boolean') return words.app('value', String(value));
  if (typeof value === 'number') return amountText(value, key === 'precastShear' ? '%' : key === 'frameStoreys' ? '1' : 'm');
  const group = key === 'type' ? 'buildingType' : key === 'structure' ? 'structureType' : key === 'material' ? 'structure' : key === 'intensity' ? 'intensity' : null;
  return group === null ? value : words.app(group, value);
}

function whereWords(where: NonNullable<Applies['where']>[number], rule: PackRule, lang: Language): string {
  const words = wordsIn(lang);
  const limit = (name: string): string => numberOf(rule, name, lang);
  const parts = [
    where.over === undefined ? '' : `> ${limit(where.over)}`, where.atLeast === undefined ? '' : `≥ ${limit(where.atLeast)}`,
    where.upTo === undefined ? '' : `≤ ${limit(where.upTo)}`, where.is === undefined ? '' : `= ${(rule.values?.[where.is] ?? []).map((value) => truth(value, lang)).join(words.or)}`,
  ].filter(Boolean);
  return [QUANTITIES.get(where.quantity)?.title[lang] ?? where.quantity, ...parts].join(' ');
}

/** Yes and no, where words of a rule are those. */
export function truth(value: string, lang: Language): string {
  return value === 'true' || value === 'false' ? wordsIn(lang).app('value', value) : value;
}

function numberOf(rule: PackRule, name: string, lang: Language): string {
  const param = rule.params?.[name];
  return param === undefined || param.value === null ? `(${wordsIn(lang).page('open')})` : amountText(param.value, param.unit);
}
