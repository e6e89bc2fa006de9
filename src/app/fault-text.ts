/** What the validator of packs says, in the page's language: the common sentences; any other as it is. */
import type { Language } from './languages.ts';

const CHINESE: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^Invalid key: Expected never but received "(.*)"$/s, (key) => `不认识的字段 ${key}`],
  [/^Invalid key: Expected "(.*)" but received undefined$/s, (key) => `缺少字段 ${key}`],
  [/^Invalid type: Expected (.*) but received (.*)$/s, (wanted, got) => `应为 ${wanted},实为 ${got}`],
  [/^Invalid length: Expected (.*) but received (.*)$/s, (wanted, got) => `长度应为 ${wanted},实为 ${got}`],
  [/^Invalid (?:value|format|date): Expected (.*) but received (.*)$/s, (wanted, got) => `应为 ${wanted},实为 ${got}`],
  [/^lower-case words joined by -$/, () => '只能用小写字母、数字与连字符'],
  [/^not JSON: (.*)$/s, (why) => `不是 JSON:${why}`],
  [/^larger than 5 MB$/, () => '文件超过 5 MB'],
  [/^no quantity (.*)$/, (id) => `没有名为 ${id} 的量`],
  [/^no check (.*); there are (.*)$/, (id, known) => `没有名为 ${id} 的判法;已有 ${known}`],
  [/^no source (.*)$/, (id) => `没有出处 ${id}`],
  [/^(.*) needs it$/, (check) => `判法 ${check} 需要它`],
  [/^(.*) needs a quantity$/, (check) => `判法 ${check} 需要一个量`],
  [/^the rule has no param (.*)$/, (id) => `本条没有数值 ${id}`],
  [/^the rule has no values (.*)$/, (id) => `本条没有取值 ${id}`],
  [/^(.*) stands twice$/, (id) => `${id} 出现两次`],
  [/^there is no pack (.*)$/, (id) => `没有规范包 ${id}`],
  [/^(.*) extends itself$/, (id) => `${id} 引用了自身`],
  [/^a pack that ships is called (.*): give another id$/, (id) => `${id} 是内置规范包的名字:请换一个 id`],
];

export function faultText(message: string, language: Language): string {
  if (language === 'en') return message;
  for (const [pattern, write] of CHINESE) {
    const match = pattern.exec(message);
    if (match) return write(...match.slice(1));
  }
  return message;
}
