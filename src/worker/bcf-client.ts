/** The page's BCF worker: started when the first BCF is opened or saved, again after it died. */
import { transfer, wrap } from 'comlink';
import type { BcfClient, BcfEndpoint } from './bcf-api.ts';
import { bcfDeskClient } from './bcf-desk-client.ts';

export function connectBcf(): BcfClient {
  let running: { readonly client: Omit<BcfClient, 'dispose'>; readonly end: () => void } | null = null;

  function start(): Omit<BcfClient, 'dispose'> {
    const worker = new Worker(new URL('./bcf-worker.ts', import.meta.url), { type: 'module', name: 'bcf' });
    const died = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        running = null;
        worker.terminate();
        reject(new Error(event.message || 'the BCF worker could not start'));
      });
    });
    died.catch(() => undefined);
    const remote = wrap<BcfEndpoint>(worker);
    const client = bcfDeskClient({
      open: () => remote.open(),
      read: (bytes) => remote.read(transfer(bytes, [bytes.buffer as ArrayBuffer])),
      topics: (of, from) => remote.topics(of, from),
      put: (of, topics) => remote.put(of, topics),
      write: (of, plan, version) => remote.write(of, plan, version),
      close: (of) => remote.close(of),
    }, (question) => Promise.race([question, died]));
    running = { client, end: () => worker.terminate() };
    return client;
  }
  const client = (): Omit<BcfClient, 'dispose'> => running?.client ?? start();

  return {
    read: (bytes, onTopics) => client().read(bytes, onTopics),
    write: (of, bcf, version) => client().write(of, bcf, version),
    close: (of) => running?.client.close(of),
    dispose() {
      running?.end();
      running = null;
    },
  };
}
