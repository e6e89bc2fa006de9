/** The user's IDS files: what was read of each, what its audit found, and whether the models are checked with it. */
import { computed, markRaw, ref, shallowRef } from 'vue';
import type { AuditFinding, Ids } from '../ids/ids.ts';
import { WHOLE, type Place } from '../ids/place.ts';
import type { EngineClient } from '../worker/client.ts';
import type { SkippedRule } from '../export/ids-from-rules.ts';
import type { IdsDesk } from '../worker/ids-api.ts';
import type { Chosen } from './file-kind.ts';
import { advance, redo, start, undo, type History } from './history.ts';
import { freeName } from './ids-edit.ts';
import type { Say } from './say.ts';

export interface IdsEntry {
  /** of the file, without folders: unique among the entries */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** null: the file cannot be read as an IDS */
  readonly ids: Ids | null;
  /** of its audit; with any it is not checked */
  readonly findings: readonly AuditFinding[];
  readonly chosen: boolean;
  /** made or changed here and not saved as a file since */
  readonly unsaved: boolean;
}

/** What the editor is opened with. */
export interface EditorTarget {
  /** of the entry it changes; null: a new one */
  readonly name: string | null;
  readonly ids: Ids;
  /** where it opens */
  readonly place: Place;
  /** something in it is in no file yet */
  readonly unsaved: boolean;
  /** where it was made from rules: those that an IDS cannot say */
  readonly skipped?: readonly SkippedRule[];
}

export const isValid = ({ ids, findings }: Pick<IdsEntry, 'ids' | 'findings'>): boolean => ids !== null && findings.length === 0;

/** `ids:NAME` in a report: the pack and, with `/N`, the rule of an IDS. */
export const IDS_PREFIX = 'ids:';
export const isIdsRule = ({ check }: { readonly check: string }): boolean => check === 'ids';

/** bytes of a file that is read at all: as much as the reader of XML takes */
export const MOST_BYTES = 64_000_000;

export interface IdsSurroundings {
  /** started when it is first needed */
  readonly desk: () => IdsDesk;
  readonly engine: () => Pick<EngineClient, 'addIds' | 'removeIds'>;
  readonly recheck: () => void;
  /** a step that can be undone was made */
  readonly took: () => void;
  readonly say: Say;
}

export function createIdsShelf({ desk, engine, recheck, took, say }: IdsSurroundings) {
  const history = shallowRef<History<readonly IdsEntry[]>>(start<readonly IdsEntry[]>([]));
  const entries = computed(() => history.value.present);
  /** files that are being read and audited, or handed to the engine */
  const reading = ref(0);
  const editing = shallowRef<EditorTarget | null>(null);

  const find = (name: string): IdsEntry | null => entries.value.find((one) => one.name === name) ?? null;
  const changed = (name: string, change: Partial<IdsEntry>): readonly IdsEntry[] => entries.value.map((one) => (one.name === name ? markRaw({ ...one, ...change }) : one));
  const step = (next: readonly IdsEntry[]): void => {
    history.value = advance(history.value, next);
    took();
  };

  /** Puts one beside the others, or in the place of the one of that name, and checks with it where it is valid. */
  async function place(entry: IdsEntry): Promise<void> {
    const old = find(entry.name);
    const fresh = markRaw(entry);
    step(old ? entries.value.map((one) => (one === old ? fresh : one)) : [...entries.value, fresh]);
    if (entry.chosen) await engine().addIds(entry.name, entry.bytes);
    else if (old?.chosen) await engine().removeIds(entry.name);
    if (entry.chosen || old?.chosen) recheck();
  }

  /** Reads and audits; only what the audit passes is checked with. */
  async function add(name: string, bytes: Uint8Array, unsaved = false): Promise<IdsEntry | null> {
    reading.value += 1;
    try {
      const { ids, findings } = await desk().audit(bytes);
      const chosen = isValid({ ids, findings }) && (find(name)?.chosen ?? true);
      const entry: IdsEntry = { name, bytes, ids, findings, chosen, unsaved };
      await place(entry);
      return entry;
    } catch (error) {
      say('error', 'ids.failed', { file: name, message: String(error) });
      return null;
    } finally {
      reading.value -= 1;
    }
  }

  /** The file's own name; one that would take the place of unsaved work, or of another of the same drop, gets a number. */
  function nameFor(path: string, taken: readonly string[]): string {
    const name = path.slice(path.lastIndexOf('/') + 1) || 'untitled.ids';
    const kept = entries.value.filter((one) => one.unsaved).map((one) => one.name);
    return numbered(name, [...taken, ...kept]);
  }

  async function open(files: readonly Chosen[]): Promise<void> {
    const taken: string[] = [];
    for (const { path, file } of files) {
      const name = nameFor(path, taken);
      taken.push(name);
      if (file.size > MOST_BYTES) {
        say('error', 'ids.tooLarge', { file: name, mb: MOST_BYTES / 1e6 });
        continue;
      }
      let bytes: Uint8Array;
      try {
        bytes = new Uint8Array(await file.arrayBuffer());
      } catch {
        say('error', 'ids.unreadable', { file: name });
        continue;
      }
      await add(name, bytes);
    }
  }

  /** Tells the engine, then has it check anew. */
  async function tell(work: () => Promise<void>): Promise<void> {
    reading.value += 1;
    try {
      await work();
      recheck();
    } catch (error) {
      say('error', 'notice.failed', { message: String(error) });
    } finally {
      reading.value -= 1;
    }
  }

  async function remove(name: string): Promise<void> {
    const old = find(name);
    if (!old) return;
    step(entries.value.filter((one) => one !== old));
    if (old.chosen) await tell(() => engine().removeIds(name));
  }

  async function choose(name: string, on: boolean): Promise<void> {
    const entry = find(name);
    if (!entry || entry.chosen === on || (on && !isValid(entry))) return;
    step(changed(name, { chosen: on }));
    await tell(() => (on ? engine().addIds(name, entry.bytes) : engine().removeIds(name)));
  }

  /** One step back or on; the engine is told what it checks with no longer, and what it checks with again. */
  async function go(way: (history: History<readonly IdsEntry[]>) => History<readonly IdsEntry[]>): Promise<void> {
    const was = checkedWith(entries.value);
    history.value = way(history.value);
    const now = checkedWith(entries.value);
    const gone = [...was.keys()].filter((name) => !now.has(name));
    const come = [...now].filter(([name, bytes]) => was.get(name) !== bytes);
    if (gone.length + come.length === 0) return;
    await tell(async () => {
      for (const name of gone) await engine().removeIds(name);
      for (const [name, bytes] of come) await engine().addIds(name, bytes);
    });
  }

  return {
    entries, history, reading, editing,
    chosen: computed(() => entries.value.filter((one) => one.chosen)),
    unsaved: computed(() => entries.value.some((one) => one.unsaved)),
    find, add, open, remove, choose,
    /** the name under which a new one may stand beside the others */
    freeName: (name: string): string => numbered(name, entries.value.map((one) => one.name)),
    undo: () => go(undo),
    redo: () => go(redo),
    /** what was done so far is not undone any more */
    settle(): void { history.value = start(entries.value); },
    /** all are gone, and so is the engine that was told of them */
    clear(): void {
      history.value = start<readonly IdsEntry[]>([]);
      editing.value = null;
    },
    saved: (name: string): void => { history.value = { ...history.value, present: changed(name, { unsaved: false }) }; },
    /** opens an entry in the editor, at one of its specifications where `specification` (from 0) is given */
    edit(name: string, specification: number | null = null): void {
      const entry = find(name);
      if (entry?.ids) editing.value = { name, ids: entry.ids, place: { ...WHOLE, specification }, unsaved: entry.unsaved };
    },
    /** opens one that is in no entry yet */
    draft(ids: Ids, unsaved: boolean, skipped: readonly SkippedRule[] = []): void {
      editing.value = { name: null, ids, place: WHOLE, unsaved, skipped };
    },
    /** a new engine is told what the one before knew */
    async restore(): Promise<void> {
      for (const { name, bytes, chosen } of entries.value) if (chosen) await engine().addIds(name, bytes);
    },
  };
}

const checkedWith = (entries: readonly IdsEntry[]): ReadonlyMap<string, Uint8Array> => new Map(entries.filter((one) => one.chosen).map(({ name, bytes }) => [name, bytes]));

/** `a.ids` → `a 2.ids` where there is one of that name. */
function numbered(name: string, taken: readonly string[]): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const stems = taken.flatMap((one) => (one.endsWith(extension) ? [one.slice(0, one.length - extension.length)] : []));
  return freeName(stem, stems) + extension;
}

/** Which specification of which file a rule of a report is; null for a rule of a pack. */
export function specificationOf(result: { readonly rule: string; readonly pack: string; readonly check: string }): { readonly name: string; readonly at: number } | null {
  if (!isIdsRule(result) || !result.pack.startsWith(IDS_PREFIX)) return null;
  const n = Number(result.rule.slice(result.pack.length + 1));
  return Number.isInteger(n) && n > 0 ? { name: result.pack.slice(IDS_PREFIX.length), at: n - 1 } : null;
}
