/** Reads and writes BCF beside the page. */
import { expose, transfer } from 'comlink';
import { writeBcf } from '../bcf/write.ts';
import { bcfDesk } from './bcf-desk.ts';
import type { BcfEndpoint } from './bcf-api.ts';
import { detached } from './bcf-parts.ts';

const desk = bcfDesk(writeBcf);

/** an answer whose bytes change hands */
async function handed<T extends object>(answer: Promise<T>): Promise<T> {
  const { copy, buffers } = detached(await answer);
  return transfer(copy, [...buffers]);
}

const endpoint: BcfEndpoint = {
  ...desk,
  read: (bytes) => handed(desk.read(bytes)),
  topics: (of, from) => handed(desk.topics(of, from)),
  async write(of, plan, version) {
    const written = await desk.write(of, plan, version);
    return transfer(written, [written.bytes.buffer as ArrayBuffer]);
  },
};

expose(endpoint);
