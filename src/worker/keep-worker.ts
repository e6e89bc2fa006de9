/** Hashes, copies, packs and unpacks beside the page. */
import { expose } from 'comlink';
import { hashOf, keepModel, sweepModels } from '../store/model-files.ts';
import { readSunmao, SUNMAO_LIMITS, sunmaoMembers } from '../store/sunmao-file.ts';
import { packZip } from '../zip.ts';
import type { KeepWorker, OpenedSunmao } from './keep-api.ts';

const bytesOf = async (content: Uint8Array | Blob): Promise<Uint8Array> => (content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content);

const endpoint: KeepWorker = {
  hash: (file) => hashOf(file),
  async keep(root, file) {
    const sha256 = await hashOf(file);
    // two pages may keep the same file at once
    await navigator.locks.request(`sunmao-model-${sha256}`, () => keepModel(root, file, sha256));
    return sha256;
  },
  sweep: (root, used) => sweepModels(root, new Set(used)),
  async pack(sent, models) {
    // messages copy what they carry: the head's models are found again by their place
    const contents = new Map(models.map(([model, content]) => [sent.head.models.find(({ path }) => path === model.path) ?? model, content] as const));
    const members = [];
    for (const { name, content } of sunmaoMembers(sent, contents)) members.push({ name, bytes: await bytesOf(content) });
    return new Blob([packZip(members) as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
  },
  async open(file) {
    if (file.size > SUNMAO_LIMITS.totalBytes) return { fault: 'refused', member: '', why: 'large' };
    const read = readSunmao(new Uint8Array(await file.arrayBuffer()));
    if ('fault' in read) return read;
    const bad: { path: string; why: 'refused' | 'mismatch' }[] = [];
    const models: (Blob | null)[] = [];
    for (const model of read.sent.head.models) {
      const content = read.model(model);
      if (content !== null && !(content instanceof Uint8Array)) bad.push({ path: model.path, why: 'refused' });
      if (!(content instanceof Uint8Array)) {
        models.push(null);
        continue;
      }
      // bytes of its own in the browser's store of blobs: the next one needs the memory
      const blob = new Blob([content as Uint8Array<ArrayBuffer>]);
      if (model.sha256 !== null && (await hashOf(blob)) !== model.sha256) bad.push({ path: model.path, why: 'mismatch' });
      models.push(blob);
    }
    return { sent: read.sent, lost: read.lost, models, bad } satisfies OpenedSunmao;
  },
};

expose(endpoint);
