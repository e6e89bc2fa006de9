/** Our own words of the book, in both languages at once. */
import type { Text } from '../../engine/report.ts';
import en from '../../i18n/en.ts';
import zh from '../../i18n/zh-CN.ts';
import { fill } from '../fill.ts';

type Words = typeof zh;
type Params = Readonly<Record<string, string | number | Text>>;

/** A text that both languages have, with its places filled. */
export function both(pick: (words: Words) => string, params: Params = {}): Text {
  return { zh: fill(pick(zh), paramsIn(params, 'zh')), en: fill(pick(en as Words), paramsIn(params, 'en')) };
}

function paramsIn(params: Params, lang: 'zh' | 'en'): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'object' ? value[lang] : value]));
}

/** Of a group of texts by id; the id itself where there is none. */
export function worded(pick: (words: Words) => Readonly<Record<string, string>>, id: string): Text {
  const of = (group: Readonly<Record<string, string>>): string => (Object.hasOwn(group, id) ? group[id]! : id);
  return { zh: of(pick(zh)), en: of(pick(en as Words)) };
}

/** Joined by a comma, or by what is given. */
export function joined(texts: readonly Text[], zhBy = '、', enBy = ', '): Text {
  return { zh: texts.map((text) => text.zh).join(zhBy), en: texts.map((text) => text.en).join(enBy) };
}

export function plus(...texts: readonly (Text | string)[]): Text {
  const of = (lang: 'zh' | 'en'): string => texts.map((text) => (typeof text === 'string' ? text : text[lang])).join('');
  return { zh: of('zh'), en: of('en') };
}
