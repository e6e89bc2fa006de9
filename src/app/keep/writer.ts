/** Writing: at once after a change, and what changes while it is written is written next. */
import type { ProjectDatabase } from '../../store/database.ts';
import { keepLastProject, keepTabProject } from '../../store/visits.ts';
import type { Say } from '../say.ts';
import type { KeptBcfs } from './bcfs.ts';
import type { Content } from './content.ts';
import type { KeptDatabase } from './database.ts';
import type { OpenProject } from './project.ts';

/** from a change to its being written, ms */
const REST = 20;

export interface WriterSurroundings {
  readonly project: OpenProject;
  readonly database: KeptDatabase;
  readonly content: Content;
  readonly bcfs: KeptBcfs;
  readonly say: Say;
}

export function createWriter({ project: { state, id, sample }, database, content, bcfs, say }: WriterSurroundings) {
  /** nothing is written while a project is being brought back */
  let paused = true;
  let dirty = false;
  let timer = 0;
  let saving: Promise<void> | null = null;

  const isNothing = (): boolean => state.value === 'nothing' && !content.worth();

  function stopTimer(): void {
    window.clearTimeout(timer);
    timer = 0;
  }

  function touch(): void {
    if (paused || isNothing()) return;
    dirty = true;
    if (!database.now() || state.value === 'elsewhere') return;
    if (state.value !== 'no-space') state.value = 'saving';
    timer ||= window.setTimeout(() => void save(), REST);
  }

  /** `urgent`: the page may be gone after; what is to be written is handed over before the first wait. */
  function save(urgent = false): Promise<void> {
    stopTimer();
    const to = database.now();
    if (!to || paused || state.value === 'elsewhere' || isNothing()) return Promise.resolve();
    if (saving && !urgent) return saving.then(() => (dirty ? save() : undefined));
    const mine = write(to, urgent).finally(() => { if (saving === mine) saving = null; });
    saving = mine;
    return mine;
  }

  async function write(to: ProjectDatabase, urgent: boolean): Promise<void> {
    dirty = false;
    try {
      await to.write(content.head(), content.values(), urgent);
      if (database.now() !== to) return;
      keepTabProject(id.value);
      if (sample.value === null) keepLastProject(id.value);
      state.value = dirty ? 'saving' : 'saved';
    } catch (error) {
      dirty = true;
      if (database.now() !== to) return;
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      if (state.value !== 'no-space') say('error', full ? 'keep.noSpace' : 'keep.failed', full ? {} : { message: String(error) });
      state.value = full ? 'no-space' : 'refused';
    }
  }

  return {
    /** something changed */
    touch,
    save,
    /** All that is to be written is written; rejects nothing. */
    async settled(): Promise<void> {
      if (bcfs.areBehind()) await bcfs.pack();
      await save();
    },
    /** The page may be gone after: a write that takes its time would fall with it, so what it still has to write is handed over at once. */
    hurry(): void { if (dirty || saving) void save(true); },
    pause(): void {
      paused = true;
      stopTimer();
    },
    /** Goes on; what was paused for is no change. */
    resume(): void {
      if (!paused) return;
      paused = false;
      dirty = false;
    },
    /** what is in the page differs from what is stored */
    isDirty: (): boolean => dirty,
    /** Something would be lost if the page closed now. */
    atRisk(): boolean {
      if (state.value === 'saved' || state.value === 'nothing' || state.value === 'saving') return bcfs.areBehind();
      return content.decided.value && (state.value !== 'elsewhere' || dirty);
    },
  };
}

export type Writer = ReturnType<typeof createWriter>;
