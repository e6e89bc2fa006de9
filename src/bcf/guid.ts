/** GUIDs as BCF writes them: `8-4-4-4-12` hex digits. */

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isGuid = (text: string): boolean => GUID.test(text);

/** Lower case, without braces, with dashes; null for what is no GUID. */
export function guidOf(text: string): string | null {
  const plain = text.trim().toLowerCase().replace(/^\{(.*)\}$/, '$1');
  if (isGuid(plain)) return plain;
  return /^[0-9a-f]{32}$/.test(plain) ? dashed(plain) : null;
}

/** A GUID for what has none: the same text gives the same one, on every machine (RFC 9562, version 8). */
export function guidFrom(text: string): string {
  const hex = [0x9e3779b9, 0x7f4a7c15, 0xf39cc060, 0x5cedc834].map((seed) => mixed(text, seed).toString(16).padStart(8, '0')).join('');
  const variant = ((parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return dashed(`${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17)}`);
}

const dashed = (hex: string): string => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/** FNV-1a over UTF-16 units, then the finish of MurmurHash3, so that texts alike do not stay alike. */
function mixed(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    h = Math.imul(h ^ (unit & 0xff), 0x01000193);
    h = Math.imul(h ^ (unit >>> 8), 0x01000193);
    h ^= h >>> 15;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The GUID itself, or where it is taken another one made from it; either is taken from then on. */
export function unused(guid: string, taken: Set<string>): string {
  let own = guid;
  for (let k = 2; taken.has(own); k++) own = guidFrom(`${guid} ${k}`);
  taken.add(own);
  return own;
}
