/** Which file a rule of the profile speaks of. */
import { activeRules } from './active.ts';
import type { Element } from '../model/model.ts';
import type { FileRule, Profile, SystemRule } from './profile.ts';

/**
 * Glob or path suffix against a model path (`/` separators, `ARCHIVE!MEMBER`). `*` stands for any characters,
 * separators included, `?` for one. Both forms may leave out leading folders. Linear in time for hostile globs:
 * one backtrack point, no regular expression.
 */
export function globMatch(glob: string, path: string): boolean {
  const pattern = glob.replaceAll('\\', '/');
  const text = path.replaceAll('\\', '/');
  if (!/[*?]/.test(pattern)) return endsAtBoundary(text, pattern);
  if (wildcard(pattern, text)) return true;
  return wildcard(`*/${pattern}`, text) || wildcard(`*!${pattern}`, text);
}

function endsAtBoundary(text: string, suffix: string): boolean {
  if (suffix === '' || !text.endsWith(suffix)) return false;
  const before = text[text.length - suffix.length - 1];
  return before === undefined || before === '/' || before === '!' || suffix.startsWith('.') || suffix.startsWith('/');
}

function wildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** What the profile says of a file: rules that match are read in order, each field from the first that states it. */
export function fileRuleOf(profile: Profile, path: string): FileRule | null {
  let merged: FileRule | null = null as FileRule | null;
  for (const rule of profile.files ?? []) {
    if (globMatch(rule.match, path)) merged = { ...rule, ...merged };
  }
  return merged;
}

/** Properties in which tools write the system a line belongs to. */
const SYSTEM_PROPERTY = /^(系统(类型|分类|名称|缩写)|管道系统|设备类型|system(type|classification|name|abbreviation))$/iu;

/** Names of the systems and groups an element belongs to: by relation, then by property. */
export function systemNames(element: Element): readonly string[] {
  const names = [...element.groups];
  for (const set of element.psets) {
    for (const property of set.properties) {
      if (!SYSTEM_PROPERTY.test(property.name.normalize('NFKC').replace(/[\s_-]+/gu, ''))) continue;
      for (const value of property.values) if (typeof value === 'string' && value.trim() !== '') names.push(value);
    }
  }
  return names;
}

/** What a rule on systems is tested on: systems, type, own name. */
export function systemTexts(element: Element): readonly string[] {
  return [...systemNames(element), element.type?.name ?? '', element.objectType, element.name].filter((text) => text !== '');
}

/** What the profile says of an element's system: rules that match are read in order, each field from the first that states it. */
export function systemRuleOf(profile: Profile, element: Element): Partial<SystemRule> {
  if (!profile.systems?.length) return {};
  const texts = systemTexts(element);
  let merged: Partial<SystemRule> = {};
  for (const rule of activeRules(profile.systems)) if (texts.some((text) => globMatch(rule.match, text))) merged = { ...rule, ...merged };
  return merged;
}
