/** GUIDs that follow from what they name: the same thing has the same one in the next export. */

/** UUID version 8 (RFC 9562, 5.8) of the first 122 bits of the SHA-256 of the parts; lower case. Parts are told apart: ['ab', 'c'] is not ['a', 'bc']. */
export async function derivedGuid(parts: readonly string[]): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)));
  const bytes = new Uint8Array(digest).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
