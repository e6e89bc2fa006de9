/** Which part of the page a dropped or chosen file is for: by its name, and where the name leaves it open by how it begins. */
import { IDS_NAMESPACE } from '../ids/ids.ts';

/** `model`: whatever else it is too, the reader of models says what is wrong with it. */
export type FileKind = 'model' | 'ids' | 'bcf' | 'project';

/** bytes of a file's beginning that `fileKind` looks at */
export const HEAD_BYTES = 4096;

/** @param head the first bytes of the file, HEAD_BYTES or all of it */
export function fileKind(name: string, head: Uint8Array): FileKind {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'sunmao') return 'project';
  if (extension === 'ids') return 'ids';
  if (extension === 'bcf' || extension === 'bcfzip') return 'bcf';
  if (extension === 'xml') return latin(head).includes(IDS_NAMESPACE) ? 'ids' : 'model';
  // an archive lists the names of its members in clear
  if (extension === 'zip' || extension === '') return /^PK[\s\S]*(bcf\.version|markup\.bcf)/.test(latin(head)) ? 'bcf' : 'model';
  return 'model';
}

/** Files of a folder that some part of the page takes; of what else lies there nothing is said. */
export const isTaken = (name: string): boolean => /\.(ifc|ifczip|zip|ids|bcf|bcfzip|sunmao)$/i.test(name);

/** for file buttons */
export const ACCEPTED = '.ifc,.ifczip,.zip,.ids,.bcf,.bcfzip,.sunmao';

export interface Chosen {
  readonly path: string;
  readonly file: File;
}

/** The files of one drop or choice, each with those of its kind, in their order. */
export async function byKind(chosen: readonly Chosen[]): Promise<Readonly<Record<FileKind, readonly Chosen[]>>> {
  const out: Record<FileKind, Chosen[]> = { model: [], ids: [], bcf: [], project: [] };
  for (const one of chosen) {
    let head = new Uint8Array();
    try {
      head = new Uint8Array(await one.file.slice(0, HEAD_BYTES).arrayBuffer());
    } catch {
      // it cannot be read: whoever opens it says so
    }
    out[fileKind(one.path, head)].push(one);
  }
  return out;
}

/** ASCII as it is; in UTF-16 every other byte is zero */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) if (byte !== 0) text += String.fromCharCode(byte);
  return text;
}
