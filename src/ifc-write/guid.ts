/** GlobalIds from a path-like key: the same key gives the same 22 characters in every run and on every machine. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$';

/** 128-bit hash (cyrb128) as four 32-bit words. Not cryptographic: it only has to spread keys. */
function hash128(text: string): readonly [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/** IfcGloballyUniqueId of a key: 128 bits in base 64, so the first character carries two bits (0–3). */
export function globalIdOf(key: string): string {
  let bits = hash128(key).reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
  let text = '';
  for (let i = 0; i < 22; i++) {
    text = (ALPHABET[Number(bits & 63n)] as string) + text;
    bits >>= 6n;
  }
  return text;
}
