/** Which file a rule of the profile speaks of. */
import type { FileRule, Profile } from './profile.ts';

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
