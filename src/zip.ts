/** Zip and gzip with caps: sizes are checked in the directory before unpacking and again while unpacking. */
import { Gunzip, Inflate, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

export interface ArchiveLimits {
  /** unpacked bytes of one member */
  readonly memberBytes: number;
  /** unpacked bytes of all members read */
  readonly totalBytes: number;
  /** unpacked / packed; checked only above `ratioFrom` unpacked bytes, since small files compress freely */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly members: number;
}

/** IFC text packs 4 to 15 times smaller, repetitive geometry up to about 40. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  memberBytes: 1_500_000_000,
  totalBytes: 3_000_000_000,
  ratio: 100,
  ratioFrom: 50_000_000,
  members: 500,
};

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly headerOffset: number;
  /** the name was written with `\\`, which zip does not allow */
  readonly backslash: boolean;
}

export type Unpacked = { readonly bytes: Uint8Array } | { readonly error: 'corrupt'; readonly reason: string } | { readonly error: 'limit'; readonly unpacked: number };

const CHUNK = 65_536;

/** Entries of the central directory, or a reason why there is none. */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | { readonly reason: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = -1;
  for (let i = bytes.length - 22; i >= 0 && i >= bytes.length - 22 - 0xffff; i--) {
    if (view.getUint32(i, true) === 0x06054b50) {
      end = i;
      break;
    }
  }
  if (end < 0) return { reason: 'no end of central directory' };
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) return { reason: 'zip64' };
  const entries: ZipEntry[] = [];
  for (let k = 0; k < count; k++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return { reason: `directory entry ${k + 1}` };
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = entryName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    entries.push({
      name: name.replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
      backslash: name.includes('\\'),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Chinese Windows writes names in GBK without the UTF-8 flag. */
function entryName(raw: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !utf8 }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

/**
 * A member's name as a path inside its archive, without `.` and empty parts; null for one that would lead out of it
 * (`..`, absolute, a drive's letter) or that cannot be a name.
 */
export function insidePath(name: string): string | null {
  if (/^[/\\]|^[A-Za-z]:|[\u0000-\u001f\u007f]/.test(name)) return null;
  const parts = name.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
  // fflate keeps members as properties of an object
  return parts.length === 0 || parts.includes('..') || parts.includes('__proto__') ? null : parts.join('/');
}

function crcTable(): Uint32Array {
  const table = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = (c & 1) !== 0 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    table[n] = c >>> 0;
  }
  return table;
}

function crc32(bytes: Uint8Array): number {
  const table = crcTable();
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) c = table[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

interface Sink {
  take(chunk: Uint8Array): boolean;
  done(): Uint8Array;
  readonly total: number;
}

function createSink(limit: number, expected: number): Sink {
  // no more than what is expected: thousands of small members keep their buffers
  let buffer = new Uint8Array(Math.min(Math.max(expected, 64), limit));
  let total = 0;
  return {
    take(chunk) {
      if (total + chunk.length > limit) {
        total += chunk.length;
        return false;
      }
      if (total + chunk.length > buffer.length) {
        const bigger = new Uint8Array(Math.min(limit, Math.max(buffer.length * 2, total + chunk.length)));
        bigger.set(buffer.subarray(0, total));
        buffer = bigger;
      }
      buffer.set(chunk, total);
      total += chunk.length;
      return true;
    },
    done: () => buffer.subarray(0, total),
    get total() {
      return total;
    },
  };
}

function pump(stream: { push(chunk: Uint8Array, final?: boolean): void }, packed: Uint8Array, sink: Sink, over: () => boolean): Unpacked {
  try {
    for (let at = 0; at < packed.length && !over(); at += CHUNK) stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
  } catch (error) {
    if (!over()) return { error: 'corrupt', reason: error instanceof Error ? error.message : String(error) };
  }
  return over() ? { error: 'limit', unpacked: sink.total } : { bytes: sink.done() };
}

/** Unpacks one entry; stops as soon as more than `limit` bytes come out, whatever the directory says. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry, limit: number): Unpacked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerOffset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) return { error: 'corrupt', reason: 'local header' };
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length < entry.packed) return { error: 'corrupt', reason: 'unexpected end' };
  let result: Unpacked;
  if (entry.method === 0) {
    if (packed.length > limit) return { error: 'limit', unpacked: packed.length };
    result = { bytes: packed };
  } else {
    const sink = createSink(limit, entry.unpacked);
    let over = false;
    const stream = new Inflate((chunk) => {
      if (!over && !sink.take(chunk)) over = true;
    });
    result = pump(stream, packed, sink, () => over);
  }
  if ('bytes' in result && crc32(result.bytes) !== entry.crc) return { error: 'corrupt', reason: 'CRC-32' };
  return result;
}

export type EntryRefusal =
  | { readonly refused: 'encrypted' }
  | { readonly refused: 'method'; readonly method: number }
  /** bytes it has, or claims to have */
  | { readonly refused: 'bomb' | 'large'; readonly unpacked: number }
  | { readonly refused: 'corrupt'; readonly reason: string };

/** One entry within the limits, or why not. `used`: bytes that the entries before it took of the total. */
export function readEntry(bytes: Uint8Array, entry: ZipEntry, limits: ArchiveLimits, used: number): { readonly bytes: Uint8Array } | EntryRefusal {
  if (entry.encrypted) return { refused: 'encrypted' };
  if (entry.method !== 0 && entry.method !== 8) return { refused: 'method', method: entry.method };
  const byRatio = Math.max(limits.ratioFrom, entry.packed * limits.ratio);
  if (entry.unpacked > byRatio) return { refused: 'bomb', unpacked: entry.unpacked };
  if (entry.unpacked > limits.memberBytes || used + entry.unpacked > limits.totalBytes) return { refused: 'large', unpacked: entry.unpacked };
  const unpacked = unpackEntry(bytes, entry, Math.min(byRatio, limits.memberBytes, limits.totalBytes - used));
  if ('bytes' in unpacked) return unpacked;
  return unpacked.error === 'limit' ? { refused: 'bomb', unpacked: unpacked.unpacked } : { refused: 'corrupt', reason: unpacked.reason };
}

export function gunzip(bytes: Uint8Array, limit: number): Unpacked {
  const sink = createSink(limit, bytes.length * 4);
  let over = false;
  const stream = new Gunzip((chunk) => {
    if (!over && !sink.take(chunk)) over = true;
  });
  return pump(stream, bytes, sink, () => over);
}

/** A zip of the members given, in their order; dates are fixed, so that the same members give the same bytes. */
export function packZip(members: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const files: Zippable = {};
  for (const { name, bytes } of members) {
    // what is packed already is stored as it is
    files[name] = [bytes, { level: /\.(png|jpe?g|zip|ifczip)$/i.test(name) ? 0 : 6, mtime: '1980-01-01T00:00:00' }];
  }
  return zipSync(files);
}
