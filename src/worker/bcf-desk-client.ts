/** The page's side of the BCFs that are open: puts slices together, and sends only what the worker does not have yet. */
import type { Bcf, BcfTopic } from '../bcf/bcf.ts';
import type { BcfClient, BcfEndpoint, BcfHandle } from './bcf-api.ts';
import { sliceOf } from './bcf-parts.ts';

/** `ask` runs a question, and rejects when the worker dies. */
export function bcfDeskClient(desk: BcfEndpoint, ask: <T>(question: Promise<T>) => Promise<T>): Omit<BcfClient, 'dispose'> {
  /** topics by the number the worker has them under; a topic is never changed in place */
  const numbers = new WeakMap<BcfTopic, { readonly of: BcfHandle; readonly number: number }>();
  const files = new Map<BcfHandle, Pick<Bcf, 'documents' | 'others'>>();

  return {
    async read(bytes, onTopics) {
      const { handle, head, topics: total, problems } = await ask(desk.read(bytes));
      if (!head) return { handle, bcf: null, problems };
      const topics: BcfTopic[] = [];
      while (topics.length < total) {
        for (const topic of await ask(desk.topics(handle, topics.length))) {
          numbers.set(topic, { of: handle, number: topics.length });
          topics.push(topic);
        }
        onTopics?.(topics.length, total);
      }
      const bcf: Bcf = { ...head, topics };
      files.set(handle, { documents: bcf.documents, others: bcf.others });
      return { handle, bcf, problems };
    },
    async write(handle, bcf, version) {
      // a worker that was started again has nothing of what was read before
      const kept = handle !== null && files.has(handle);
      const of = kept ? handle : await ask(desk.open());
      try {
        const unknown = bcf.topics.filter((topic) => numbers.get(topic)?.of !== of);
        for (let from = 0; from < unknown.length;) {
          const slice = sliceOf(unknown, from, false);
          const first = await ask(desk.put(of, slice));
          slice.forEach((topic, i) => numbers.set(topic, { of, number: first + i }));
          from += slice.length;
        }
        const had = files.get(of);
        const fresh = had?.documents !== bcf.documents || had.others !== bcf.others;
        const written = await ask(desk.write(of, {
          head: { version: bcf.version, project: bcf.project, extensions: bcf.extensions },
          files: fresh ? { documents: bcf.documents, others: bcf.others } : null,
          topics: bcf.topics.map((topic) => numbers.get(topic)!.number),
        }, version));
        if (kept) files.set(of, { documents: bcf.documents, others: bcf.others });
        return written;
      } finally {
        if (!kept) void desk.close(of);
      }
    },
    close(handle) {
      files.delete(handle);
      void desk.close(handle);
    },
  };
}
