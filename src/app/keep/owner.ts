/** Which page has a project: of two pages that wrote the same one, the last would undo what the other did. */

const lockOf = (id: string): string => `sunmao-project-${id}`;

/** a page that is being left has its locks a little longer, ms */
const PATIENCE = 1500;

export interface Owner {
  /** false: another page has it */
  take(id: string): Promise<boolean>;
  /** asks the page that has it to give it up, and takes it in any case */
  takeOver(id: string): Promise<void>;
  release(): void;
}

/** No page has it, as far as can be told. */
export async function isFree(id: string): Promise<boolean> {
  if (!navigator.locks) return true;
  return navigator.locks.request(lockOf(id), { ifAvailable: true }, (lock) => lock !== null);
}

/** `giveUp`: another page takes the project over. `asked`: it waits until this resolves, so that what is not written yet can be. */
export function createOwner(giveUp: (asked: boolean) => Promise<void>): Owner {
  // without locks (no secure context) nobody can tell
  const locks: LockManager | undefined = navigator.locks;
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('sunmao-project');
  let held: { readonly id: string; readonly release: () => void } | null = null;

  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const { give } = (event.data ?? {}) as { readonly give?: unknown };
    const mine = held;
    if (!mine || give !== mine.id) return;
    held = null;
    void giveUp(true).finally(mine.release);
  });

  function request(id: string, options: LockOptions): Promise<boolean> {
    return new Promise((resolve) => {
      let mine: typeof held = null;
      locks!.request(lockOf(id), options, (lock) => {
        if (!lock) {
          resolve(false);
          return undefined;
        }
        return new Promise<void>((release) => {
          held = mine = { id, release };
          resolve(true);
        });
      }).catch(() => {
        // waited too long, or stolen from us
        if (mine && held === mine) {
          held = null;
          void giveUp(false);
        }
        resolve(false);
      });
    });
  }

  function release(): void {
    held?.release();
    held = null;
  }

  return {
    async take(id) {
      if (held?.id === id) return true;
      release();
      return locks ? request(id, { signal: AbortSignal.timeout(PATIENCE) }) : true;
    },
    async takeOver(id) {
      release();
      channel?.postMessage({ give: id });
      if (locks && !(await request(id, { signal: AbortSignal.timeout(2 * PATIENCE) }))) await request(id, { steal: true });
    },
    release,
  };
}
