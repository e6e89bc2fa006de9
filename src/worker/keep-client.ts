/** The page's end of the worker for files: started when it is first needed, again after it died. */
import { wrap, type Remote } from 'comlink';
import type { KeepClient, KeepWorker, OpenedSunmao, SunmaoFault } from './keep-api.ts';

type Ask = <T>(question: (remote: Remote<KeepWorker>) => Promise<T>) => Promise<T>;

interface Running {
  readonly ask: Ask;
  readonly end: () => void;
}

export function connectKeep(): KeepClient {
  let running: Running | null = null;

  function start(): Running {
    const worker = new Worker(new URL('./keep-worker.ts', import.meta.url), { type: 'module', name: 'keep' });
    const died = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        running = null;
        worker.terminate();
        reject(new Error(event.message || 'the worker for files could not start'));
      });
    });
    died.catch(() => undefined);
    const remote = wrap<KeepWorker>(worker);
    return (running = { ask: (question) => Promise.race([question(remote), died]), end: () => worker.terminate() });
  }
  const ask: Ask = (question) => (running ?? start()).ask(question);

  return {
    hash: (file) => ask((remote) => remote.hash(file)),
    keep: (root, file) => ask((remote) => remote.keep(root, file)),
    sweep: (root, used) => ask((remote) => remote.sweep(root, [...used])),
    pack: (sent, models) => ask((remote) => remote.pack(sent, models)),
    open: (file) => ask<OpenedSunmao | SunmaoFault>(async (remote) => remote.open(file)),
    dispose() {
      running?.end();
      running = null;
    },
  };
}
