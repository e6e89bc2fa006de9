/** The fingerprint of a pack that a report prints. */
import type { Pack } from './pack.ts';

/** JSON without spaces, object keys in code-unit order: equal data gives equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}

export function packHash(pack: Pack): Promise<string> {
  return sha256Text(canonicalJson(pack));
}

/** SHA-256 of a text's UTF-8, lower-case hex. Needs Web Crypto: Node ≥ 20, or a page on https or localhost. */
export async function sha256Text(text: string): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
