/** Models in the browser's private file system (OPFS), each under its SHA-256: projects with the same file share it. */
import { hashing } from './sha256.ts';

const FOLDER = 'sunmao-models';
/** bytes read at once */
const SLICE = 4_000_000;

/** @param onBytes is told how many bytes are done; it may throw to stop */
export async function hashOf(file: Blob, onBytes: (done: number) => void = () => undefined): Promise<string> {
  const hash = hashing();
  for (let at = 0; at < file.size; at += SLICE) {
    hash.update(new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer()));
    onBytes(Math.min(file.size, at + SLICE));
  }
  return hash.hex();
}

const folder = (root: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle> => root.getDirectoryHandle(FOLDER, { create: true });

/** The file under its SHA-256; null where it is not there or not whole. */
export async function keptModel(root: FileSystemDirectoryHandle, sha256: string, bytes: number): Promise<File | null> {
  try {
    const file = await (await (await folder(root)).getFileHandle(sha256)).getFile();
    return file.size === bytes ? file : null;
  } catch {
    return null;
  }
}

/** For a worker: writes the file unless it is there. Rejects with QuotaExceededError where there is no room, and leaves nothing half written. */
export async function keepModel(root: FileSystemDirectoryHandle, file: Blob, sha256: string): Promise<void> {
  if (await keptModel(root, sha256, file.size)) return;
  const models = await folder(root);
  const handle = await models.getFileHandle(sha256, { create: true });
  try {
    if ('createSyncAccessHandle' in handle) await writeInPlace(handle, file);
    else await writeStream(handle as FileSystemFileHandle, file);
  } catch (error) {
    await models.removeEntry(sha256).catch(() => undefined);
    throw error;
  }
}

async function writeInPlace(handle: FileSystemFileHandle, file: Blob): Promise<void> {
  const access = await handle.createSyncAccessHandle();
  try {
    access.truncate(0);
    for (let at = 0; at < file.size; at += SLICE) {
      const bytes = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
      // a disk that is full takes less than it was given
      if (access.write(bytes, { at }) < bytes.length) throw new DOMException('no room', 'QuotaExceededError');
    }
    access.flush();
    // a browser that ran out of room may have said that it wrote all the same
    if (access.getSize() !== file.size) throw new DOMException('no room', 'QuotaExceededError');
  } finally {
    access.close();
  }
}

async function writeStream(handle: FileSystemFileHandle, file: Blob): Promise<void> {
  const stream = await handle.createWritable();
  try {
    for (let at = 0; at < file.size; at += SLICE) await stream.write(await file.slice(at, at + SLICE).arrayBuffer());
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
  await stream.close();
}

/** Takes away what no project uses; answers the bytes that this freed. */
export async function sweepModels(root: FileSystemDirectoryHandle, used: ReadonlySet<string>): Promise<number> {
  const models = await folder(root);
  let freed = 0;
  for await (const [name, handle] of models.entries()) {
    if (used.has(name)) continue;
    try {
      if (handle.kind === 'file') freed += (await (handle as FileSystemFileHandle).getFile()).size;
      await models.removeEntry(name);
    } catch {
      // it is being written or read: the next sweep takes it
    }
  }
  return freed;
}
