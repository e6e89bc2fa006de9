/**
 * STEP strings to text: ISO 10303-21 §6.4.3 directives (`\X2\…\X0\`, `\X4\`, `\X\`, `\S\`, `\P.\`), plus what tools
 * write although the standard forbids it: raw UTF-8, raw GBK, raw Windows-1252, lower-case directives.
 */

export type TextEncoding = 'utf-8' | 'gb18030' | 'windows-1252';

/** An encoding that is found out when the first text asks: most files have nothing but ASCII. */
export interface LazyEncoding {
  get(): TextEncoding;
}

/** `detectEncoding` of a file, once, when it is needed. */
export function lazyEncoding(bytes: Uint8Array): LazyEncoding {
  let found: TextEncoding | null = null;
  return { get: () => (found ??= detectEncoding(bytes)) };
}

const BACKSLASH = 92;
const QUOTE = 39;
const REPLACEMENT = '\uFFFD';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const decoders = new Map<string, TextDecoder>();

function decoder(label: string): TextDecoder {
  let known = decoders.get(label);
  if (known === undefined) {
    known = new TextDecoder(label);
    decoders.set(label, known);
  }
  return known;
}

function hexDigit(c: number | undefined): number {
  if (c === undefined) return -1;
  if (c >= 48 && c <= 57) return c - 48;
  const upper = c & 0xdf;
  return upper >= 65 && upper <= 70 ? upper - 55 : -1;
}

/** Value of `digits` hex digits at `at`, -1 when one of them is none. */
function hexAt(bytes: Uint8Array, at: number, to: number, digits: number): number {
  if (at + digits > to) return -1;
  let value = 0;
  for (let i = at; i < at + digits; i++) {
    const d = hexDigit(bytes[i]);
    if (d < 0) return -1;
    value = value * 16 + d;
  }
  return value;
}

function codePoint(value: number): string {
  return value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) ? REPLACEMENT : String.fromCodePoint(value);
}

/** The latest short words by a hash of their bytes: files repeat a few names and keywords hundreds of thousands of times. */
const RECENT: string[] = new Array<string>(4096).fill('');

function asciiText(bytes: Uint8Array, from: number, to: number): string {
  const length = to - from;
  if (length > 48) return decoder('windows-1252').decode(bytes.subarray(from, to));
  let hash = length;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  const slot = (hash ^ (hash >>> 15)) & 4095;
  const known = RECENT[slot]!;
  if (known.length === length) {
    let i = 0;
    while (i < length && known.charCodeAt(i) === bytes[from + i]) i++;
    if (i === length) return known;
  }
  const text = shortText(bytes, from, to);
  RECENT[slot] = text;
  return text;
}

/** Eight at a time: text built letter by letter is kept as a chain of its letters. */
function shortText(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  let i = from;
  for (; i + 8 <= to; i += 8) {
    text += String.fromCharCode(
      bytes[i]!, bytes[i + 1]!, bytes[i + 2]!, bytes[i + 3]!, bytes[i + 4]!, bytes[i + 5]!, bytes[i + 6]!, bytes[i + 7]!,
    );
  }
  let rest = '';
  for (; i < to; i++) rest += String.fromCharCode(bytes[i]!);
  return text + rest;
}

/** Raw bytes with the high bit: UTF-8 where they are UTF-8, else what the rest of the file is written in. */
function rawText(bytes: Uint8Array, from: number, to: number, encoding: TextEncoding): string {
  const raw = bytes.subarray(from, to);
  try {
    const text = strictUtf8.decode(raw);
    // A GBK word can be valid UTF-8 by chance, three-byte characters in a row hardly can.
    if (encoding === 'utf-8' || longestCjkRun(text) >= 2) return text;
  } catch {
    // not UTF-8: decoded below
  }
  if (encoding !== 'utf-8') return decoder(encoding).decode(raw);
  return decoder(looksLikeGbk(raw) ? 'gb18030' : 'utf-8').decode(raw);
}

function longestCjkRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    run = text.charCodeAt(i) >= 0x2e80 ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

/** Do most high bytes stand in pairs of the GB 2312 area, as Chinese text does and Western text does not? */
function looksLikeGbk(raw: Uint8Array): boolean {
  let pairs = 0;
  let singles = 0;
  for (let i = 0; i < raw.length; i++) {
    const lead = raw[i]!;
    if (lead < 0x80) continue;
    const trail = raw[i + 1] ?? 0;
    const gbk = lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail <= 0xfe && trail !== 0x7f;
    if (gbk && trail >= 0xa1 && lead >= 0xa1) {
      pairs++;
      i++;
    } else if (gbk && trail >= 0x80) i++;
    else singles++;
  }
  return pairs > singles;
}

/** Offset of the next byte ≥ 0x80 at or after `from`, or the length. Four bytes at a time over long ASCII stretches. */
function nextHighByte(bytes: Uint8Array, from: number): number {
  const n = bytes.length;
  let i = from;
  const near = Math.min(n, from + 64);
  while (i < near || (i < n && (bytes.byteOffset + i) % 4 !== 0)) {
    if (bytes[i]! >= 0x80) return i;
    i++;
  }
  if (i >= n) return n;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + i, (n - i) >>> 2);
  let w = 0;
  for (const last = words.length - 4; w <= last; w += 4) {
    if (((words[w]! | words[w + 1]! | words[w + 2]! | words[w + 3]!) & 0x80808080) !== 0) break;
  }
  i += w * 4;
  while (i < n && bytes[i]! < 0x80) i++;
  return i;
}

/** Bytes of the UTF-8 character at `at` (2–4), 0 when it is none. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let i = at + 1; i < at + length; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/**
 * What raw bytes with the high bit mean in this file: UTF-8 unless some are not; then GBK or Windows-1252, by which of
 * the two the first 200 stretches that are not UTF-8 look like. A file without such bytes is 'utf-8'.
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  let gbk = 0;
  let western = 0;
  let at = nextHighByte(bytes, 0);
  while (at < bytes.length && gbk + western < 200) {
    const length = utf8Length(bytes, at);
    if (length > 0) {
      at = nextHighByte(bytes, at + length);
      continue;
    }
    let end = at;
    while (end < bytes.length && end - at < 64 && bytes[end] !== QUOTE) end++;
    if (looksLikeGbk(bytes.subarray(at, end))) gbk++;
    else western++;
    at = nextHighByte(bytes, end);
  }
  if (gbk + western === 0) return 'utf-8';
  return gbk >= western ? 'gb18030' : 'windows-1252';
}

/**
 * Text of a STEP string whose content is bytes[from, to) (without the enclosing quotes). Never throws: what cannot be
 * decoded becomes U+FFFD.
 */
export function decodeStepText(bytes: Uint8Array, from: number, to: number, known: TextEncoding | LazyEncoding): string {
  let plain = true;
  for (let i = from; i < to; i++) {
    const c = bytes[i]!;
    if (c >= 0x80 || c === BACKSLASH || c === QUOTE || c < 32) {
      plain = false;
      break;
    }
  }
  if (plain) return asciiText(bytes, from, to);

  const parts: string[] = [];
  let page = 'iso-8859-1';
  let surrogates = false;
  let i = from;
  while (i < to) {
    const c = bytes[i]!;
    if (c === QUOTE) {
      parts.push("'");
      i += bytes[i + 1] === QUOTE && i + 1 < to ? 2 : 1;
      continue;
    }
    if (c === BACKSLASH) {
      const kind = bytes[i + 1];
      const upper = kind === undefined ? 0 : kind & 0xdf;
      if (kind === BACKSLASH) {
        parts.push('\\');
        i += 2;
        continue;
      }
      if (upper === 0x58 && bytes[i + 2] === BACKSLASH) {
        const value = hexAt(bytes, i + 3, to, 2);
        if (value >= 0) {
          parts.push(String.fromCharCode(value));
          i += 5;
          continue;
        }
      } else if (upper === 0x58 && (bytes[i + 2] === 50 || bytes[i + 2] === 52) && bytes[i + 3] === BACKSLASH) {
        const wide = bytes[i + 2] === 52;
        const digits = wide ? 8 : 4;
        i += 4;
        for (;;) {
          const value = hexAt(bytes, i, to, digits);
          if (value < 0) break;
          if (wide) parts.push(codePoint(value));
          else {
            parts.push(String.fromCharCode(value));
            if (value >= 0xd800 && value <= 0xdfff) surrogates = true;
          }
          i += digits;
        }
        // Some tools pad or cut the last group; what is left of it is dropped up to the closing directive.
        let skip = i;
        while (skip < to && hexDigit(bytes[skip]) >= 0) skip++;
        if (bytes[skip] === BACKSLASH && ((bytes[skip + 1] ?? 0) & 0xdf) === 0x58 && bytes[skip + 2] === 48) {
          if (skip > i) parts.push(REPLACEMENT);
          i = skip + (bytes[skip + 3] === BACKSLASH ? 4 : 3);
        }
        continue;
      } else if (upper === 0x58 && bytes[i + 2] === 48 && bytes[i + 3] === BACKSLASH) {
        i += 4;
        continue;
      } else if (upper === 0x53 && bytes[i + 2] === BACKSLASH && i + 3 < to) {
        const value = bytes[i + 3]! | 0x80;
        parts.push(page === 'iso-8859-1' ? String.fromCharCode(value) : decoder(page).decode(Uint8Array.of(value)));
        i += 4;
        continue;
      } else if (upper === 0x50 && bytes[i + 3] === BACKSLASH) {
        const letter = ((bytes[i + 2] ?? 0) & 0xdf) - 64;
        if (letter >= 1 && letter <= 9) {
          page = `iso-8859-${letter}`;
          i += 4;
          continue;
        }
      } else if (upper === 0x4e && bytes[i + 2] === BACKSLASH) {
        parts.push('\n');
        i += 3;
        continue;
      }
      // Not a directive: a tool that forgot to double its backslashes (Windows paths).
      parts.push('\\');
      i++;
      continue;
    }
    const start = i;
    if (c < 0x80) {
      while (i < to && bytes[i]! < 0x80 && bytes[i] !== BACKSLASH && bytes[i] !== QUOTE) i++;
      parts.push(asciiText(bytes, start, i));
    } else {
      const encoding = typeof known === 'string' ? known : known.get();
      i = rawEnd(bytes, start, to, encoding);
      parts.push(rawText(bytes, start, i, encoding));
    }
  }
  const text = parts.join('');
  return surrogates ? text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, REPLACEMENT) : text;
}

/** End of a raw run. In GBK the second byte of a character may be an ASCII letter or even a backslash. */
function rawEnd(bytes: Uint8Array, from: number, to: number, encoding: TextEncoding): number {
  let i = from;
  if (encoding === 'gb18030') {
    while (i < to && bytes[i]! >= 0x80) {
      const trail = bytes[i + 1] ?? 0;
      if (i + 1 < to && trail >= 0x30 && trail <= 0x39 && i + 3 < to && bytes[i + 2]! >= 0x81) i += 4;
      else if (i + 1 < to && trail >= 0x40 && trail !== 0x7f) i += 2;
      else i++;
    }
    return Math.min(i, to);
  }
  while (i < to && bytes[i]! >= 0x80) i++;
  return i;
}
