/** The archive of a BCF file: its members by path, read within limits. Names are looked up, never used as paths to open. */
import { insidePath, readEntry, readZipDirectory } from '../zip.ts';
import type { ArchiveLimits, ZipEntry } from '../zip.ts';
import { readXml, XML_LIMITS } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { ProblemSink } from './problem.ts';
import { trimmed } from './text.ts';

export interface BcfLimits extends ArchiveLimits {
  /** bytes of one XML member, and of all of them: a tree takes several times as much memory as its text */
  readonly xmlBytes: number;
  readonly xmlTotalBytes: number;
  readonly imageBytes: number;
}

/**
 * 2,000 topics with snapshots are 10,000 members and some 500 MB; a viewpoint that lists 200,000 components is 20 MB of
 * XML; a document may be an IFC file.
 */
export const BCF_LIMITS: BcfLimits = {
  memberBytes: 256_000_000,
  totalBytes: 800_000_000,
  ratio: 100,
  ratioFrom: 20_000_000,
  members: 60_000,
  xmlBytes: 32_000_000,
  xmlTotalBytes: 200_000_000,
  imageBytes: 64_000_000,
};

export interface BcfArchive {
  /** paths of the files, in the order of the archive */
  readonly names: readonly string[];
  /** the member at a path, whatever its letter case; null for none */
  find(path: string): string | null;
  /** content of a member found; null where it was refused, which is reported once */
  read(name: string, kind: 'xml' | 'image' | 'file'): Uint8Array | null;
  /** root element of a member found; null where there is none, which is reported */
  readRoot(name: string, expected: readonly string[]): XmlElement | null;
  /** takes a member that was read for one that nothing could be made of */
  leave(name: string): void;
  /** members that were not read, or left */
  unused(): readonly string[];
}

const isJunk = (name: string): boolean => /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/i.test(name);

/** Null where the bytes are no BCF archive, which is reported. */
export function openBcfArchive(bytes: Uint8Array, problems: ProblemSink, limits: BcfLimits = BCF_LIMITS): BcfArchive | null {
  const directory = readZipDirectory(bytes);
  if ('reason' in directory) {
    problems.add('not-zip', '', 0, { reason: directory.reason });
    return null;
  }
  if (directory.length > limits.members) problems.add('too-many-members', '', 0, { entries: directory.length, limit: limits.members });
  const { entries, byCase } = listed(directory.slice(0, limits.members), problems);
  const names = [...entries.keys()];
  if (!names.some((name) => /(^|\/)(bcf\.version|markup\.bcf)$/i.test(name))) {
    problems.add('not-bcf', '');
    return null;
  }

  const contents = new Map<string, Uint8Array | null>();
  const saidCase = new Set<string>();
  const taken = new Set<string>();
  const left = new Set<string>();
  let used = 0;
  let usedXml = 0;
  const unpack = (name: string, entry: ZipEntry, kind: 'xml' | 'image' | 'file'): Uint8Array | null => {
    const memberBytes = kind === 'xml' ? Math.min(limits.xmlBytes, limits.xmlTotalBytes - usedXml) : kind === 'image' ? limits.imageBytes : limits.memberBytes;
    const read = readEntry(bytes, entry, { ...limits, memberBytes: Math.max(0, memberBytes) }, used);
    if ('bytes' in read) {
      used += read.bytes.length;
      if (kind === 'xml') usedXml += read.bytes.length;
      return read.bytes;
    }
    switch (read.refused) {
      case 'encrypted': problems.add('member-encrypted', name); break;
      case 'method': problems.add('member-method', name, 0, { method: read.method }); break;
      case 'corrupt': problems.add('member-corrupt', name, 0, { reason: read.reason }); break;
      case 'large': problems.add('member-large', name, 0, { unpacked: read.unpacked, limit: memberBytes }); break;
      case 'bomb': problems.add('member-bomb', name, 0, { packed: entry.packed, unpacked: read.unpacked }); break;
    }
    return null;
  };

  const archive: BcfArchive = {
    names,
    find(path) {
      if (entries.has(path)) return path;
      const other = byCase.get(path.toLowerCase()) ?? null;
      if (other !== null && !saidCase.has(other)) {
        saidCase.add(other);
        problems.add('member-case', other, 0, { expected: path });
      }
      return other;
    },
    read(name, kind) {
      const known = contents.get(name);
      if (known !== undefined) return known;
      const entry = entries.get(name);
      const content = entry === undefined ? null : unpack(name, entry, kind);
      taken.add(name);
      // XML is made a tree at once; a file may be referred to many times
      if (kind !== 'xml' || content === null) contents.set(name, content);
      return content;
    },
    readRoot(name, expected) {
      const content = archive.read(name, 'xml');
      if (content === null) return null;
      const read = readXml(content, { ...XML_LIMITS, bytes: limits.xmlBytes });
      if ('fault' in read) {
        problems.fault(read.fault, name);
        return null;
      }
      const { root } = read;
      if (!expected.some((one) => one.toLowerCase() === root.name.toLowerCase())) {
        problems.add('root-unexpected', name, root.line, { found: root.name, expected: expected[0]! });
        return null;
      }
      return root;
    },
    leave: (name) => void left.add(name),
    unused: () => names.filter((name) => !taken.has(name) || left.has(name)),
  };
  return archive;
}

/** The files of a directory by path; what cannot be a member, and what is there twice, is reported and left out. */
function listed(directory: readonly ZipEntry[], problems: ProblemSink): { readonly entries: ReadonlyMap<string, ZipEntry>; readonly byCase: ReadonlyMap<string, string> } {
  const files = directory.filter((entry) => !/[/\\]$/.test(entry.name) && !isJunk(entry.name));
  const paths: { readonly path: string; readonly entry: ZipEntry }[] = [];
  let backslashes = 0;
  for (const entry of files) {
    const path = insidePath(entry.name);
    if (path === null) problems.add('member-outside', entry.name, 0, { member: entry.name });
    else paths.push({ path, entry });
    if (entry.backslash) backslashes++;
  }
  if (backslashes > 0) problems.add('member-separator', '', 0, { count: backslashes });
  const prefix = wrapping(paths.map(({ path }) => path));
  if (prefix !== '') problems.add('wrapped-folder', '', 0, { folder: prefix.slice(0, -1) });

  const entries = new Map<string, ZipEntry>();
  const byCase = new Map<string, string>();
  for (const { path, entry } of paths) {
    const name = path.slice(prefix.length);
    if (entries.has(name)) {
      problems.add('member-duplicate', name, 0, { member: name });
      continue;
    }
    entries.set(name, entry);
    if (!byCase.has(name.toLowerCase())) byCase.set(name.toLowerCase(), name);
  }
  return { entries, byCase };
}

/** `FOLDER/` where everything lies in one folder that holds bcf.version: the folder was packed, not what is in it. */
function wrapping(paths: readonly string[]): string {
  const slash = paths[0]?.indexOf('/') ?? -1;
  if (slash < 0) return '';
  const prefix = paths[0]!.slice(0, slash + 1);
  if (!paths.every((path) => path.startsWith(prefix))) return '';
  return paths.some((path) => path.slice(prefix.length).toLowerCase() === 'bcf.version') ? prefix : '';
}

/** Folder of a path, '' for the root, else without the last `/`. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export const inFolder = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** A reference from a folder of the archive as a path in it; null where it leads out. */
export function pathFrom(folder: string, reference: string): string | null {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(reference) || /^[/\\]|^[A-Za-z]:/.test(reference)) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of reference.split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join('/');
}

/** The member a reference means: from the topic's folder, from the root, percent-encoded, or else by its last name alone. */
export function resolveMember(archive: BcfArchive, folder: string, reference: string): { readonly member: string; readonly loose: boolean } | null {
  const text = trimmed(reference);
  if (text === '') return null;
  const decoded = decode(text);
  for (const one of decoded === text ? [text] : [text, decoded]) {
    for (const base of [folder, '']) {
      const path = pathFrom(base, one);
      const member = path === null ? null : archive.find(path);
      if (member !== null) return { member, loose: false };
    }
  }
  const last = text.split(/[/\\]/).at(-1)!;
  const member = last === '' || last === text ? null : archive.find(inFolder(folder, last));
  return member === null ? null : { member, loose: true };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
