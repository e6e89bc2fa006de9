/** What given bytes are: an IFC file, an archive with some, or something else that is named for what it is. */
import { ARCHIVE_LIMITS, gunzip, readEntry, readZipDirectory } from '../zip.ts';
import type { ArchiveLimits, EntryRefusal, ZipEntry } from '../zip.ts';
import { finding } from './findings.ts';
import type { ModelFinding } from '../model/model.ts';

export { ARCHIVE_LIMITS } from '../zip.ts';
export type { ArchiveLimits } from '../zip.ts';

export interface IfcMember {
  /** as given; `ARCHIVE!MEMBER` for zips; text, never a path to open */
  readonly path: string;
  /** STEP text, bytes of an ASCII superset */
  readonly bytes: Uint8Array;
}

export interface Opened {
  readonly members: readonly IfcMember[];
  /** an `error` here means that something in the container was not read */
  readonly problems: readonly ModelFinding[];
}

function startsWith(bytes: Uint8Array, ...magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Start of the content as Latin text, blanks and a UTF-8 mark skipped. */
function headText(bytes: Uint8Array): string {
  let from = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
  const stop = Math.min(bytes.length, from + 65_536);
  while (from < stop && (bytes[from]! <= 32)) from++;
  return new TextDecoder('windows-1252').decode(bytes.subarray(from, from + 4096));
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  if (startsWith(bytes, 0x49, 0, 0x53, 0, 0x4f, 0)) return 'utf-16le';
  if (startsWith(bytes, 0, 0x49, 0, 0x53, 0, 0x4f)) return 'utf-16be';
  return null;
}

function toUtf8(bytes: Uint8Array, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4_194_304) {
    const chunk = encoder.encode(decoder.decode(bytes.subarray(at, at + 4_194_304), { stream: at + 4_194_304 < bytes.length }));
    chunks.push(chunk);
    total += chunk.length;
  }
  const all = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const BINARY_KINDS: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['DWG', [0x41, 0x43, 0x31, 0x30]],
  ['OLE (RVT, DOC)', [0xd0, 0xcf, 0x11, 0xe0]],
];

const OTHER_ARCHIVES: readonly (readonly [string, readonly number[]])[] = [
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['bzip2', [0x42, 0x5a, 0x68]],
];

/** Text that is no archive: an IFC member or the reason why not. */
function openText(path: string, bytes: Uint8Array, problems: ModelFinding[]): readonly IfcMember[] {
  const reject = (code: Parameters<typeof finding>[1], params: ModelFinding['params'] = {}): readonly IfcMember[] => {
    problems.push(finding(path, code, {}, params));
    return [];
  };
  const encoding = utf16Of(bytes);
  if (encoding !== null) {
    problems.push(finding(path, 'utf-16-decoded', {}, { encoding: encoding.toUpperCase() }));
    return openText(path, toUtf8(bytes, encoding), problems);
  }
  const head = headText(bytes);
  if (head === '' && bytes.every((byte) => byte <= 32)) return reject('empty-file');
  const lower = head.toLowerCase();
  if (lower.startsWith('version https://git-lfs')) return reject('git-lfs-pointer', { size: /size (\d+)/.exec(lower)?.[1] ?? '?' });
  for (const [kind, magic] of OTHER_ARCHIVES) if (startsWith(bytes, ...magic)) return reject('archive-not-supported', { kind });
  for (const [kind, magic] of BINARY_KINDS) if (startsWith(bytes, ...magic)) return reject('not-ifc', { kind });
  if (lower.startsWith('<')) {
    if (lower.includes('<!doctype html') || lower.includes('<html') || lower.startsWith('<head') || lower.startsWith('<body')) return reject('html-not-ifc');
    return reject(lower.includes('ifcxml') || lower.includes('<ifc') || lower.includes('iso_10303_28') || lower.includes('buildingsmart') ? 'ifcxml-not-supported' : 'xml-not-ifc');
  }
  if (lower.startsWith('{') || lower.startsWith('[')) return reject('ifcjson-not-supported');
  // A damaged beginning is no reason to refuse a file whose records are there.
  if (!lower.includes('iso-10303-21') && !/(^|\n|\r|;)\s{0,8}#\d{1,10}\s{0,8}=/.test(head) && !/\b(header|data)\s{0,8};/.test(lower)) {
    return reject('not-ifc', { kind: bytes.subarray(0, 4096).some((b) => b === 0) ? 'binary data' : 'text' });
  }
  return [{ path, bytes }];
}

function openZip(path: string, bytes: Uint8Array, limits: ArchiveLimits, problems: ModelFinding[]): readonly IfcMember[] {
  const directory = readZipDirectory(bytes);
  if ('reason' in directory) {
    problems.push(finding(path, 'zip-corrupt', {}, { reason: directory.reason }));
    return [];
  }
  const files = directory.filter((e) => !e.name.endsWith('/') && !/(^|\/)(__MACOSX\/|\._)/.test(e.name));
  for (const entry of files) {
    if (/\.(ifczip|zip|7z|rar|gz)$/i.test(entry.name)) problems.push(finding(path, 'nested-archive', {}, { member: entry.name }));
    if (/\.ifcxml$/i.test(entry.name)) problems.push(finding(`${path}!${entry.name}`, 'ifcxml-not-supported'));
  }
  const ifcs = files.filter((e) => /\.ifc$/i.test(e.name)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  if (ifcs.length === 0) {
    const names = files.slice(0, 5).map((e) => e.name).join(', ');
    problems.push(finding(path, 'zip-without-ifc', {}, { entries: files.length, names }));
    return [];
  }
  if (ifcs.length > limits.members) problems.push(finding(path, 'too-many-members', {}, { entries: ifcs.length, limit: limits.members }));
  const members: IfcMember[] = [];
  let total = 0;
  for (const entry of ifcs.slice(0, limits.members)) {
    const at = `${path}!${entry.name}`;
    const read = readEntry(bytes, entry, limits, total);
    if ('bytes' in read) {
      total += read.bytes.length;
      members.push(...openMember(at, read.bytes, problems));
    } else problems.push(refused(at, entry, read, limits));
  }
  return members;
}

function refused(at: string, entry: ZipEntry, refusal: EntryRefusal, limits: ArchiveLimits): ModelFinding {
  const member = entry.name;
  switch (refusal.refused) {
    case 'encrypted': return finding(at, 'zip-encrypted', {}, { member });
    case 'method': return finding(at, 'zip-method-not-supported', {}, { member, method: refusal.method });
    case 'corrupt': return finding(at, 'zip-corrupt', {}, { reason: refusal.reason });
    case 'large': return finding(at, 'too-large', {}, { member, unpacked: refusal.unpacked, limit: limits.memberBytes });
    case 'bomb': {
      const ratio = Math.round(refusal.unpacked / Math.max(1, entry.packed));
      return finding(at, 'zip-bomb', {}, { member, packed: entry.packed, unpacked: refusal.unpacked, ratio });
    }
  }
}

/** A member of an archive: archives inside archives are refused. */
function openMember(path: string, bytes: Uint8Array, problems: ModelFinding[]): readonly IfcMember[] {
  if (isZip(bytes) || isGzip(bytes)) {
    problems.push(finding(path, 'nested-archive', {}, { member: path }));
    return [];
  }
  return openText(path, bytes, problems);
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6);
}

function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x1f, 0x8b);
}

/** The IFC members of what a user gave, in name order; by content, whatever the name says. Never throws. */
export function openContainer(path: string, bytes: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Opened {
  const problems: ModelFinding[] = [];
  let members: readonly IfcMember[];
  if (bytes.length === 0) {
    problems.push(finding(path, 'empty-file'));
    members = [];
  } else if (isZip(bytes)) {
    if (/\.ifc$/i.test(path)) problems.push(finding(path, 'zip-under-ifc-name'));
    members = openZip(path, bytes, limits, problems);
  } else if (isGzip(bytes)) {
    const limit = Math.min(limits.memberBytes, Math.max(limits.ratioFrom, bytes.length * limits.ratio));
    const unpacked = gunzip(bytes, limit);
    if ('bytes' in unpacked) {
      problems.push(finding(path, 'gzip-unpacked'));
      members = openMember(path, unpacked.bytes, problems);
    } else {
      if (unpacked.error === 'limit') {
        problems.push(finding(path, 'zip-bomb', {}, { member: path, packed: bytes.length, unpacked: unpacked.unpacked, ratio: Math.round(unpacked.unpacked / bytes.length) }));
      } else problems.push(finding(path, 'gzip-corrupt', {}, { reason: unpacked.reason }));
      members = [];
    }
  } else members = openText(path, bytes, problems);
  return { members, problems };
}
