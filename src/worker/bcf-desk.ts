/** The BCFs that are open, on the worker's side. */
import type { Bcf, BcfTopic } from '../bcf/bcf.ts';
import { readBcf } from '../bcf/read.ts';
import type { BcfEndpoint, BcfHandle, BcfWritten } from './bcf-api.ts';
import { sliceOf } from './bcf-parts.ts';

interface Open {
  readonly topics: BcfTopic[];
  files: Pick<Bcf, 'documents' | 'others'>;
}

/** `write` makes the archive (bcf/write.ts). */
export function bcfDesk(write: (bcf: Bcf, version: '2.1' | '3.0') => BcfWritten): BcfEndpoint {
  const desk = new Map<BcfHandle, Open>();
  let last = 0;
  const of = (handle: BcfHandle): Open => {
    const found = desk.get(handle);
    if (!found) throw new Error(`no BCF ${handle}`);
    return found;
  };
  return {
    async open() {
      desk.set(++last, { topics: [], files: { documents: [], others: [] } });
      return last;
    },
    async read(bytes) {
      const { bcf, problems } = readBcf(bytes);
      if (!bcf) return { handle: 0, head: null, topics: 0, problems };
      const { topics, ...head } = bcf;
      desk.set(++last, { topics: [...topics], files: { documents: bcf.documents, others: bcf.others } });
      return { handle: last, head, topics: topics.length, problems };
    },
    async topics(handle, from) {
      return sliceOf(of(handle).topics, from, true);
    },
    async put(handle, topics) {
      const { topics: kept } = of(handle);
      kept.push(...topics);
      return kept.length - topics.length;
    },
    async write(handle, plan, version) {
      const open = of(handle);
      if (plan.files) open.files = plan.files;
      return write({ ...plan.head, ...open.files, topics: plan.topics.map((number) => open.topics[number]!) }, version);
    },
    async close(handle) {
      desk.delete(handle);
    },
  };
}
