/** The BCFs that are open: read, changed with undo, shown on the model, written back. Big values are shallow refs. */
import { computed, markRaw, ref, shallowRef, type ShallowRef } from 'vue';
import type { Bcf, BcfProblem, BcfTopic, BcfViewpoint } from '../bcf/bcf.ts';
import type { Report } from '../engine/report.ts';
import { keepPreference, preference } from '../store/preferences.ts';
import type { BcfClient, BcfHandle, BcfWritten } from '../worker/bcf-api.ts';
import { opened, withTopics, withUsedValues, type Hand } from './bcf-edit.ts';
import { guid } from './guid.ts';
import { advance, redo, start, undo, type History } from './history.ts';
import { patched } from './keep/bcf-changes.ts';
import type { KeptBcf } from '../store/project.ts';
import type { Say } from './say.ts';
import { today } from './today.ts';
import { keyOf, plainName, topicRows, type TopicRow } from './topic-rows.ts';
import { knownBy, namedIn, type Known, type Named } from './viewpoint-looks.ts';

export interface OpenBcf {
  /** unique among all that were ever open */
  readonly id: string;
  /** of the file */
  readonly name: string;
  readonly handle: BcfHandle | null;
  /** the file as it was read, and as what; null for one that was made here */
  readonly base: { readonly file: Blob; readonly bcf: Bcf } | null;
  readonly history: History<Bcf>;
  /** as it was read or last saved; null for one that was made here and never saved */
  readonly saved: Bcf | null;
  /** of reading it */
  readonly problems: readonly BcfProblem[];
}

export interface TopicRef {
  readonly doc: string;
  readonly topic: string;
}

export interface ShownViewpoint {
  readonly viewpoint: BcfViewpoint;
  readonly title: string;
  /** null: of no open BCF, as one that is pictured for an export */
  readonly of: TopicRef | null;
  /** for a picture: what it does not mark is ghosted whatever the user chose */
  readonly ghosts?: true;
}


/** A viewpoint on the loaded models. */
export interface Sight extends ShownViewpoint {
  readonly named: Named;
}

/** What was on screen when it was asked for; without a GUID. */
export type Captured = Pick<BcfViewpoint, 'camera' | 'components' | 'clippingPlanes' | 'snapshot'>;

export interface BcfSurroundings {
  readonly connect: () => BcfClient;
  readonly report: ShallowRef<Report | null>;
  readonly say: Say;
  /** a step of this history was made */
  readonly took: (id: string) => void;
  readonly forget: (id: string) => void;
  /** before a viewpoint is shown */
  readonly beforeShown: () => void;
  readonly capture: () => Promise<Captured | null>;
}

/** bytes of a file that is read at all */
export const MOST_BCF_BYTES = 1_500_000_000;

const knowledge = new WeakMap<Report['elements'], Known>();
const NOTHING: Known = { byGuid: new Map(), byRecord: new Map() };

export function createBcfs({ connect, report, say, took, forget, beforeShown, capture }: BcfSurroundings) {
  const docs = shallowRef<readonly OpenBcf[]>([]);
  /** the file that is being read */
  const reading = shallowRef<{ readonly name: string; readonly done: number; readonly total: number } | null>(null);
  const refused = shallowRef<readonly { readonly name: string; readonly problems: readonly BcfProblem[] }[]>([]);
  const current = shallowRef<TopicRef | null>(null);
  const shown = shallowRef<ShownViewpoint | null>(null);
  /** what a viewpoint does not mark is ghosted */
  const ghosts = ref(false);
  const author = ref(preference('bcf-author') ?? preference('who') ?? '');
  /** what waits for the author's name */
  const asking = shallowRef<{ readonly then: () => void } | null>(null);
  const day = ref(today());
  let client: BcfClient | null = null;
  let last = 0;
  const worker = (): BcfClient => (client ??= connect());

  const rows = computed<readonly TopicRow[]>(() => topicRows(docs.value.map(({ id, history }) => ({ id, topics: history.present.topics })), day.value));
  const doc = (id: string): OpenBcf | null => docs.value.find((one) => one.id === id) ?? null;
  const topic = (of: TopicRef): BcfTopic | null => doc(of.doc)?.history.present.topics.find((one) => one.guid === of.topic) ?? null;
  const currentTopic = computed(() => (current.value ? topic(current.value) : null));
  const isUnsaved = ({ history, saved }: OpenBcf): boolean => history.present !== saved;
  const unsaved = computed(() => docs.value.filter(isUnsaved));

  const known = (): Known => {
    const now = report.value;
    if (!now) return NOTHING;
    let all = knowledge.get(now.elements);
    if (!all) knowledge.set(now.elements, (all = knownBy(now)));
    return all;
  };
  const namedBefore = new WeakMap<BcfViewpoint, { readonly by: Known; readonly named: Named }>();
  /** a viewpoint may list a hundred thousand components: looked up once for each set of models */
  function namedOf(viewpoint: BcfViewpoint): Named {
    const by = known();
    const before = namedBefore.get(viewpoint);
    if (before?.by === by) return before.named;
    const named = namedIn(viewpoint.components, by);
    namedBefore.set(viewpoint, { by, named });
    return named;
  }
  const sight = computed<Sight | null>(() => (shown.value ? { ...shown.value, named: namedOf(shown.value.viewpoint) } : null));

  const set = (id: string, change: (one: OpenBcf) => OpenBcf): void => {
    docs.value = docs.value.map((one) => (one.id === id ? markRaw(change(one)) : one));
  };

  function place(name: string, bcf: Bcf, of: Partial<OpenBcf> = {}): string {
    const id = `bcf ${++last}`;
    docs.value = [...docs.value, markRaw<OpenBcf>({ id, name: freeName(name), handle: null, base: null, history: start(bcf), saved: null, problems: [], ...of })];
    return id;
  }

  function freeName(name: string): string {
    const taken = (one: string): boolean => docs.value.some((other) => other.name === one);
    const dot = name.lastIndexOf('.');
    for (let n = 1; ; n++) {
      const next = n === 1 ? name : dot > 0 ? `${name.slice(0, dot)} (${n})${name.slice(dot)}` : `${name} (${n})`;
      if (!taken(next)) return next;
    }
  }

  let queue: Promise<void> = Promise.resolve();
  /** Reads files one after the other. What cannot be read is told and changes nothing. */
  function open(chosen: readonly { readonly path: string; readonly file: File }[]): Promise<void> {
    queue = queue.then(async () => {
      for (const { path, file } of chosen) {
        const name = plainName(path);
        reading.value = { name, done: 0, total: 0 };
        day.value = today();
        try {
          if (file.size > MOST_BCF_BYTES) throw new Error(`> ${MOST_BCF_BYTES / 1e6} MB`);
          const bytes = new Uint8Array(await file.arrayBuffer());
          // a copy: another program may write the file while it is open here
          const copy = new Blob([bytes]);
          const { handle, bcf, problems } = await worker().read(bytes, (done, total) => { reading.value = { name, done, total }; });
          if (bcf) place(name, markRaw(bcf), { handle, base: { file: copy, bcf }, saved: bcf, problems });
          else refused.value = [...refused.value, { name, problems }];
        } catch (error) {
          say('error', 'bcf.notRead', { file: name, message: error instanceof Error ? error.message : String(error) });
        }
      }
      reading.value = null;
    });
    return queue;
  }

  /** Reads one that was kept: its file, and what changed since as a BCF of its own. Answers its id, null where it could not be read. */
  async function restore(kept: KeptBcf): Promise<string | null> {
    const [base, patch] = await Promise.all([kept.base, kept.patch].map(async (content) => {
      if (!content) return null;
      const bytes = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content.slice();
      return worker().read(bytes);
    }));
    if (patch && patch.handle !== 0) worker().close(patch.handle);
    if ((kept.base && !base?.bcf) || (kept.patch && !patch?.bcf)) return null;
    const bcf = patched(base?.bcf ?? null, patch?.bcf ?? null, kept);
    if (!bcf) return null;
    return place(kept.name, markRaw(bcf), {
      handle: base?.handle ?? null, base: kept.base && base?.bcf ? { file: kept.base, bcf: base.bcf } : null, problems: base?.problems ?? [],
      saved: kept.unsaved ? base?.bcf ?? null : bcf,
    });
  }

  /** all are gone */
  function clear(): void {
    for (const { id } of docs.value) close(id);
    refused.value = [];
  }

  function close(id: string): void {
    const gone = doc(id);
    if (!gone) return;
    if (shown.value?.of?.doc === id) leave();
    if (current.value?.doc === id) current.value = null;
    if (gone.handle !== null) worker().close(gone.handle);
    docs.value = docs.value.filter((one) => one !== gone);
    forget(id);
  }

  function change(id: string, make: (bcf: Bcf) => Bcf): void {
    const old = doc(id);
    if (!old) return;
    const history = advance(old.history, make(old.history.present));
    if (history === old.history) return;
    set(id, (one) => ({ ...one, history }));
    took(id);
  }

  /** Goes one step back or on in one BCF, and shows the topic that this changed. */
  function step(id: string, way: typeof undo): void {
    const before = doc(id)?.history.present;
    set(id, (one) => ({ ...one, history: way(one.history) }));
    const now = doc(id)?.history.present;
    if (!before || !now) return;
    const changed = now.topics.find((one) => !before.topics.includes(one));
    if (changed) current.value = { doc: id, topic: changed.guid };
    else if (current.value && !topic(current.value)) current.value = null;
    const of = shown.value?.of;
    // a viewpoint that went with the step is not shown any more
    if (of && !topic(of)?.viewpoints.some(({ guid: one }) => one === shown.value?.viewpoint.guid)) leave();
  }

  function hand(): Hand {
    return { author: author.value, date: new Date().toISOString(), guid };
  }

  /** Runs what needs the author's name, at once or when it was given. */
  function signed(then: () => void): void {
    if (author.value.trim() !== '') then();
    else asking.value = { then };
  }

  function sign(name: string): void {
    author.value = name.trim();
    keepPreference('bcf-author', author.value);
    const waiting = asking.value;
    asking.value = null;
    if (author.value !== '') waiting?.then();
  }

  function show(next: ShownViewpoint): void {
    beforeShown();
    shown.value = markRaw(next);
  }

  function leave(): void {
    shown.value = null;
  }

  /** What is on screen as a viewpoint of its own; null where there is no model. */
  async function pictured(): Promise<BcfViewpoint | null> {
    const now = await capture();
    return now && markRaw({ guid: guid(), index: null, lines: [], bitmaps: [], more: [], ...now });
  }

  return {
    docs, reading, refused, current, currentTopic, shown, sight, ghosts, author, asking, rows, unsaved, isUnsaved, doc, topic, namedOf,
    open, close, restore, clear, change, hand, signed, sign, show, leave, pictured,
    undo: (id: string) => step(id, undo),
    redo: (id: string) => step(id, redo),
    /** a BCF of the user's own; answers its id */
    create: (name: string, bcf: Bcf): string => place(name, markRaw(opened(bcf))),
    /** topics that were made here join a BCF */
    add: (id: string, topics: Bcf): void => change(id, (bcf) => withTopics(bcf, topics)),
    write(id: string, version: '2.1' | '3.0'): Promise<BcfWritten & { readonly of: Bcf }> {
      const { handle, history: { present } } = doc(id)!;
      return worker().write(handle, handle === null ? withUsedValues(present) : present, version).then((written) => ({ ...written, of: present }));
    },
    /** one that is in no list, as an archive */
    packed: (bcf: Bcf, version: '2.1' | '3.0'): Promise<BcfWritten> => worker().write(null, bcf, version),
    /** what was written stands in a file now, in that version */
    saved(id: string, of: Bcf, version: '2.1' | '3.0'): void {
      set(id, (one) => {
        const { present } = one.history;
        const next: Bcf = { ...present, version };
        return { ...one, history: { ...one.history, present: next }, saved: present === of ? next : { ...of, version } };
      });
    },
    keyOf: ({ doc: of, topic: one }: TopicRef): string => keyOf(of, one),
  };
}

