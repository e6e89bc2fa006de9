/** The members of a BCF archive to be written: every name once, whatever the letter case. */
import { insidePath, packZip } from '../zip.ts';

export interface Package {
  /** keeps a name for a member of the format that is added later */
  reserve(name: string): void;
  /** a member of the format itself */
  add(name: string, bytes: Uint8Array): void;
  /**
   * A file under the name wanted, or one like it where another content has it; the same content is there once.
   * Null for a name that cannot be.
   */
  place(wanted: string, bytes: Uint8Array): string | null;
  bytes(): Uint8Array;
}

/** Names by which a reader would take a file for a part of the format. */
const OWN = /(^|\/)markup\.bcf$|^(bcf\.version|project\.bcfp|extensions\.(xml|xsd)|documents\.xml)$/i;

export function createPackage(): Package {
  const members: { name: string; bytes: Uint8Array }[] = [];
  const byName = new Map<string, Uint8Array>();
  const folders = new Set<string>();
  const reserved = new Set<string>();
  const add = (name: string, bytes: Uint8Array): void => {
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      const folder = name.slice(0, at + 1);
      // BCF asks for an entry of every folder
      if (!folders.has(folder.toLowerCase())) members.push({ name: folder, bytes: new Uint8Array(0) });
      folders.add(folder.toLowerCase());
    }
    members.push({ name, bytes });
    byName.set(name.toLowerCase(), bytes);
  };
  const taken = (name: string): boolean => byName.has(name.toLowerCase()) || reserved.has(name.toLowerCase()) || folders.has(`${name.toLowerCase()}/`) || parents(name).some((one) => byName.has(one.toLowerCase()));
  return {
    reserve: (name) => void reserved.add(name.toLowerCase()),
    add,
    place(wanted, bytes) {
      const path = insidePath(wanted);
      if (path === null || path.length > 400 || OWN.test(path)) return null;
      const dot = path.lastIndexOf('.');
      const [stem, ending] = dot > path.lastIndexOf('/') + 1 ? [path.slice(0, dot), path.slice(dot)] : [path, ''];
      let name = path;
      for (let k = 2; taken(name); k++) {
        const there = byName.get(name.toLowerCase());
        if (there !== undefined && same(there, bytes)) return members.find((one) => one.name.toLowerCase() === name.toLowerCase())!.name;
        name = `${stem}-${k}${ending}`;
      }
      add(name, bytes);
      return name;
    },
    bytes: () => packZip(members),
  };
}

/** Folders a path lies in, as if each were a file. */
function parents(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, k) => parts.slice(0, k + 1).join('/'));
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || (a.length === b.length && a.every((byte, i) => byte === b[i]));
}
