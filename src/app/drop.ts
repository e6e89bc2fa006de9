/** Files of a drop, folders included: designers drop the whole delivery folder. */
import { isTaken, type Chosen } from './file-kind.ts';

/** files taken from one drop, at most */
const LIMIT = 500;

/** Single files are taken whatever their name (the reader says what is wrong with them); from folders, only what the page knows. */
export async function droppedFiles(data: DataTransfer): Promise<readonly Chosen[]> {
  // entries must be asked for before the first await: the list is emptied after the event
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const plain = [...data.files];
  if (entries.every((entry) => entry === null)) return plain.map((file) => ({ path: file.name, file }));
  const found: Chosen[] = [];
  const folders: FileSystemDirectoryEntry[] = [];
  for (const entry of entries) {
    if (entry?.isDirectory) folders.push(entry as FileSystemDirectoryEntry);
    else if (entry) found.push(await fileOf(entry as FileSystemFileEntry));
  }
  while (folders.length > 0 && found.length < LIMIT) {
    for (const entry of await childrenOf(folders.pop()!)) {
      if (entry.isDirectory) folders.push(entry as FileSystemDirectoryEntry);
      else if (isTaken(entry.name)) found.push(await fileOf(entry as FileSystemFileEntry));
    }
  }
  return found.slice(0, LIMIT);
}

const fileOf = (entry: FileSystemFileEntry): Promise<Chosen> =>
  new Promise((resolve, reject) => entry.file((file) => resolve({ path: entry.fullPath.replace(/^\//, ''), file }), reject));

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // readEntries answers at most a hundred at a time, and none at the end
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
