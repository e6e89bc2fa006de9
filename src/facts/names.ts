/**
 * How names are read before any pattern sees them (domain.md W8, 3.2): `族:类型:ElementId` is split, full-width
 * characters are folded, runs of `－ — _` and spaces become one `-`.
 */
import { remembering } from './remembering.ts';

/** Names are tested up to this length: patterns then cost a bounded time whatever a file holds. */
const MAX_TESTED = 256;

const folded = remembering<string>();
const keyed = remembering<string>();
const parted = remembering<readonly string[]>();

/** a text that is long is one of its kind */
const isLong = (text: string): boolean => text.length > 4 * MAX_TESTED;

const SEPARATORS = /[\s_\-‐‑‒–—―−﹣・]+/gu;

/** Compatibility folding (full-width letters, digits and punctuation), separators to `-`; case is kept. */
export function fold(text: string): string {
  return isLong(text) ? foldText(text) : folded(text, foldText);
}

function foldText(text: string): string {
  return text.slice(0, MAX_TESTED).normalize('NFKC').replace(SEPARATORS, '-').slice(0, MAX_TESTED);
}

/**
 * Family and type parts of a name, folded, the most specific (the type) first. A trailing ElementId (digits only)
 * is dropped unless it is all there is.
 */
export function nameParts(name: string): readonly string[] {
  return isLong(name) ? splitName(name) : parted(name, splitName);
}

function splitName(name: string): readonly string[] {
  const parts = foldText(name)
    .split(':')
    .map((part) => part.replace(/^-+|-+$/gu, ''))
    .filter((part) => part !== '');
  if (parts.length > 1 && /^\d+$/u.test(parts.at(-1)!)) parts.pop();
  return [...new Set(parts.reverse())];
}

/** Property and set names: folded, lower case, without separators, so that `Is External` equals `IsExternal`. */
export function foldKey(text: string): string {
  return isLong(text) ? keyOf(text) : keyed(text, keyOf);
}

const keyOf = (text: string): string => foldText(text).replaceAll('-', '').toLowerCase();

const PLACEHOLDERS = new Set([
  '', '$', '*', 'undefined', 'notdefined', 'userdefined', 'n/a', 'na', 'none', '<none>', 'null', 'unset', 'notknown', 'unknown',
  'other', 'newconstruction', 'default', '?', '-', '/', '无', '未定义', '未知', '未设置', '其他', '待定', '按类别', '<按类别>', 'bycategory',
  '<bycategory>',
]);

/** A value that says nothing (domain.md W4): empty, a filler word, or the property's own name. */
export function isPlaceholder(value: string, propertyName: string): boolean {
  const key = foldKey(value);
  return PLACEHOLDERS.has(key) || PLACEHOLDERS.has(value.trim().toLowerCase()) || key === foldKey(propertyName);
}
