/**
 * The project that is open: every decision is written at once, and a visit goes on where the last one ended. Where the
 * browser keeps nothing the page works all the same and says so.
 */
import { computed, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Bcf } from '../bcf/bcf.ts';
import type { Profile } from '../profile/profile.ts';
import { openDatabase, type ProjectDatabase, type SetAside } from '../store/database.ts';
import { projectOf, valuesOf, type Lost, type Values } from '../store/kept.ts';
import { PROJECT_SCHEMA, type KeptBcf, type KeptIds, type KeptModel, type KeptPack, type Place, type Project, type ProjectHead, type Unknown } from '../store/project.ts';
import { isFault, MOST_FOCUSED, readHead, withPauses } from '../store/read-project.ts';
import { statesOf, stepsOf } from '../store/steps.ts';
import { keepLastProject, keepTabProject, lastProject, loadBegins, loadEnds, loadsOf, tabProject } from '../store/visits.ts';
import type { Workspace } from '../store/workspace.ts';
import type { KeepClient } from '../worker/keep-api.ts';
import type { createBcfs, OpenBcf } from './bcf-state.ts';
import { guid } from './guid.ts';
import type { History } from './history.ts';
import type { createIdsShelf, IdsEntry } from './ids-state.ts';
import { changesOf } from './keep-bcf.ts';
import { createKeptModels, type AtHand } from './keep-models.ts';
import { createOwner } from './keep-owner.ts';
import type { Focus } from './state.ts';
import { SIDE_TABS, TASKS, type PanelTab, type SideTab } from './tasks.ts';

/** from a change to its being written, ms; what changes while one is written is written next */
const REST = 20;
/** from a change of a BCF to its being packed, ms */
const BCF_REST = 300;
/** so often may the models of a project not come before a person is asked */
const MOST_LOADS = 2;

export type SaveState =
  /** nothing is there that could be lost */
  | 'nothing'
  | 'saving'
  | 'saved'
  /** not even decisions have room */
  | 'no-space'
  /** the browser keeps nothing: a private window, or it refuses */
  | 'refused'
  /** another page has the project */
  | 'elsewhere';

export interface Listed {
  readonly head: ProjectHead;
  /** bytes of its models in the browser */
  readonly bytes: number;
}

export interface KeepSurroundings {
  readonly connect: () => KeepClient;
  readonly history: ShallowRef<History<Profile>>;
  readonly workspace: ShallowRef<Workspace>;
  readonly packs: ReadonlyMap<string, string>;
  readonly ids: ReturnType<typeof createIdsShelf>;
  readonly bcf: ReturnType<typeof createBcfs>;
  readonly tab: Ref<PanelTab>;
  readonly side: Ref<SideTab>;
  readonly building: Ref<string | null>;
  readonly focus: ShallowRef<Focus | null>;
  readonly element: Ref<number | null>;
  readonly say: (kind: 'error' | 'done', key: string, params?: Readonly<Record<string, string | number>>) => void;
  /** as the page was when it was opened */
  readonly clear: () => Promise<void>;
  /** answers whether all were taken */
  readonly restorePacks: (packs: readonly KeptPack[]) => Promise<boolean>;
  /** the profile with its history; nothing else can be undone after */
  readonly restoreProfile: (history: History<Profile>) => void;
  /** runs as one load, at the end of which all is checked */
  readonly load: (work: () => Promise<void>) => Promise<void>;
  /** reads models under these very paths; only within a load */
  readonly read: (files: readonly { readonly path: string; readonly file: Blob }[]) => Promise<void>;
  readonly readSample: (name: string) => Promise<void>;
  readonly removeMembers: (paths: readonly string[]) => Promise<void>;
  readonly show: (focus: Focus | null) => void;
  readonly select: (element: number | null) => Promise<void>;
  readonly elements: () => number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function createKeep(page: KeepSurroundings) {
  let client: KeepClient | null = null;
  const worker = (): KeepClient => (client ??= page.connect());
  const state = ref<SaveState>('nothing');
  const id = ref(guid());
  const name = ref('');
  const created = ref(now());
  const sample = ref<string | null>(null);
  /** the last project is open in another page */
  const elsewhere = shallowRef<ProjectHead | null>(null);
  const lost = shallowRef<readonly Lost[]>([]);
  const aside = shallowRef<readonly SetAside[]>([]);
  /** models that the page stopped at before, or that are being waited for */
  const held = shallowRef<readonly AtHand[]>([]);
  const unknown = shallowRef<Unknown | null>(null);
  /** what waits for the answer whether the project that is open may be lost */
  const leaving = shallowRef<(() => void) | null>(null);
  let database: ProjectDatabase | null = null;
  /** nothing is written while a project is being brought back */
  let restoring = true;
  /** where the person was, until the elements are there */
  let awaited: Place | null = null;
  let dirty = false;

  const models = createKeptModels({
    client: worker,
    changed() {
      touch();
      return save(false);
    },
    mayKeep: () => database !== null && state.value !== 'elsewhere',
    otherFile: (file) => page.say('error', 'keep.otherFile', { file }),
  });
  const owner = createOwner(async (asked) => {
    if (asked && dirty) await save(true);
    database?.close();
    database = null;
    state.value = 'elsewhere';
  });

  const decided = computed(() => {
    const { present, past } = page.history.value;
    const { sets, views, whatIf } = page.workspace.value;
    const own = models.list.value.some((model) => sample.value === null || model.sample !== sample.value);
    return past.length > 0 || Object.keys(present).some((key) => key !== 'schema') || own || page.ids.entries.value.length > 0 || page.bcf.docs.value.length > 0
      || page.packs.size > 0 || sets.length > 0 || views.length > 0 || whatIf !== undefined || unknown.value !== null;
  });
  const worth = (): boolean => decided.value || models.list.value.length > 0;

  function placeNow(): Place {
    const here = { tab: page.tab.value, side: page.side.value };
    if (awaited) return { ...awaited, ...here };
    const place: Mutable<Place> = here;
    const focus = page.focus.value;
    if (page.building.value !== null) place.building = page.building.value;
    if (focus?.kind === 'item') place.focus = { kind: 'item', item: focus.item };
    else if (focus && focus.elements.length <= MOST_FOCUSED) place.focus = { kind: 'elements', title: focus.title, elements: focus.elements };
    if (page.element.value !== null) place.element = page.element.value;
    return place;
  }

  /** by what the cover says, where nobody named the project itself */
  const named = (): string => page.history.value.present.project?.name ?? '';
  const headNow = (): ProjectHead => ({
    schema: PROJECT_SCHEMA, id: id.value, name: name.value || named(), created: created.value, changed: now(), sample: sample.value, decided: decided.value,
    models: models.list.value, place: placeNow(),
  });

  /** of an entry: the same object as long as nothing of it changed */
  const keptIds = new WeakMap<IdsEntry, KeptIds>();
  function idsNow(): readonly KeptIds[] {
    return page.ids.entries.value.map((entry) => {
      let kept = keptIds.get(entry);
      if (!kept) keptIds.set(entry, (kept = { name: entry.name, bytes: entry.bytes, chosen: entry.chosen, unsaved: entry.unsaved }));
      return kept;
    });
  }

  const bcfKept = new Map<string, { readonly of: Bcf; readonly kept: KeptBcf }>();
  /** names under which the open BCFs are kept */
  const bcfNames = new Map<string, string>();
  /** BCFs of the project that are still being read */
  const bcfToCome = new Map<string, KeptBcf>();
  let bcfTimer = 0;
  let bcfTurn: Promise<void> = Promise.resolve();
  /** Packs what changed of every BCF that changed, in the BCF worker. */
  function packBcfs(): Promise<void> {
    window.clearTimeout(bcfTimer);
    bcfTurn = bcfTurn.then(async () => {
      try {
        for (const doc of page.bcf.docs.value) if (bcfKept.get(doc.id)?.of !== doc.history.present) bcfKept.set(doc.id, await packedBcf(doc));
        touch();
      } catch (error) {
        page.say('error', 'keep.failed', { message: String(error) });
      }
    });
    return bcfTurn;
  }
  async function packedBcf(doc: OpenBcf): Promise<{ readonly of: Bcf; readonly kept: KeptBcf }> {
    const of = doc.history.present;
    const changes = changesOf(doc.base?.bcf ?? null, of);
    const patch = changes && (await page.bcf.packed(changes, '3.0')).bytes;
    return {
      of,
      kept: { name: doc.name, base: doc.base?.file ?? null, patch, order: patch ? of.topics.map((topic) => topic.guid) : null, version: of.version, unsaved: page.bcf.isUnsaved(doc) },
    };
  }
  function bcfNow(): ReadonlyMap<string, KeptBcf> {
    const all = new Map(bcfToCome);
    for (const { id: doc } of page.bcf.docs.value) {
      const one = bcfKept.get(doc);
      if (!one) continue;
      if (!bcfNames.has(doc)) bcfNames.set(doc, guid());
      all.set(bcfNames.get(doc)!, one.kept);
    }
    return all;
  }

  let packsKept: readonly KeptPack[] = [];
  function packsNow(): readonly KeptPack[] {
    const packs = [...page.packs].map(([pack, text]) => ({ id: pack, text }));
    const same = packs.length === packsKept.length && packs.every((one, i) => one.id === packsKept[i]!.id && one.text === packsKept[i]!.text);
    if (!same) packsKept = packs;
    return packsKept;
  }

  const contentNow = () => ({
    profile: page.history.value.present, steps: stepsOf(page.history.value), workspace: page.workspace.value,
    ids: idsNow(), packs: packsNow(), unknown: unknown.value,
  });
  const valuesNow = (): Values => valuesOf({ ...contentNow(), bcf: bcfNow() });

  let timer = 0;
  function touch(): void {
    if (restoring || (state.value === 'nothing' && !worth())) return;
    dirty = true;
    if (!database || state.value === 'elsewhere') return;
    if (state.value !== 'no-space') state.value = 'saving';
    timer ||= window.setTimeout(() => void save(false), REST);
  }

  let saving: Promise<void> | null = null;
  /** `urgent`: the page may be gone after; what is to be written is handed over before the first wait. */
  function save(urgent: boolean): Promise<void> {
    window.clearTimeout(timer);
    timer = 0;
    if (!database || restoring || state.value === 'elsewhere' || (state.value === 'nothing' && !worth())) return Promise.resolve();
    if (saving && !urgent) return saving.then(() => (dirty ? save(false) : undefined));
    const mine = write(database, urgent).finally(() => { if (saving === mine) saving = null; });
    saving = mine;
    return mine;
  }

  async function write(to: ProjectDatabase, urgent: boolean): Promise<void> {
    dirty = false;
    try {
      await to.write(headNow(), valuesNow(), urgent);
      if (database !== to) return;
      keepTabProject(id.value);
      if (sample.value === null) keepLastProject(id.value);
      state.value = dirty ? 'saving' : 'saved';
    } catch (error) {
      dirty = true;
      if (database !== to) return;
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      if (state.value !== 'no-space') page.say('error', full ? 'keep.noSpace' : 'keep.failed', full ? {} : { message: String(error) });
      state.value = full ? 'no-space' : 'refused';
    }
  }

  /** All that is to be written is written; rejects nothing. */
  async function settled(): Promise<void> {
    if (page.bcf.docs.value.some((doc) => bcfKept.get(doc.id)?.of !== doc.history.present)) await packBcfs();
    await save(false);
  }

  function watchPage(): void {
    watch([page.history, page.workspace, page.ids.entries, models.list, name, () => [...page.packs.keys()]], touch);
    watch([page.tab, page.side, page.building, page.focus, page.element], () => { if (state.value !== 'elsewhere') touch(); });
    watch(page.bcf.docs, () => {
      window.clearTimeout(bcfTimer);
      bcfTimer = window.setTimeout(() => void packBcfs(), BCF_REST);
    });
    const leave = (): void => {
      // a write that takes its time would fall with the page: what it still has to write is handed over at once
      if (dirty || saving) void save(true);
    };
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') leave(); });
    window.addEventListener('pagehide', () => {
      leave();
      // it was left, it did not break
      loadEnds();
    });
  }

  /** Something would be lost if the page closed now. */
  function atRisk(): boolean {
    if (state.value === 'saved' || state.value === 'nothing' || state.value === 'saving') return page.bcf.docs.value.some((doc) => bcfKept.get(doc.id)?.of !== doc.history.present);
    return decided.value && (state.value !== 'elsewhere' || dirty);
  }

  async function open(): Promise<void> {
    try {
      database = await openDatabase(() => {
        database = null;
        if (state.value !== 'elsewhere') state.value = 'refused';
      });
      aside.value = await database.aside();
    } catch {
      database = null;
      state.value = 'refused';
    }
  }

  const heads = async (): Promise<readonly ProjectHead[]> => ((await database?.heads()) ?? []).flatMap(({ head }) => {
    const read = readHead(head);
    return isFault(read) ? [] : [read];
  });

  /** Reads a project; what is wrong with it is set aside and named, and the rest of it is there. Null: there is none that could be read. */
  async function readKept(wanted: string): Promise<Project | null> {
    try {
      const kept = await database?.read(wanted);
      if (!kept) return null;
      const head = readHead(kept.head);
      if (isFault(head)) {
        await setAside(wanted, head.fault);
        if (head.fault !== 'newer') await database?.remove(wanted);
        lost.value = ['profile'];
        return null;
      }
      const { project, lost: gone } = await withPauses(projectOf({ ...head, id: wanted }, kept.values), pause);
      const all = new Set<Lost>([...gone, ...kept.broken.map(lostBy)]);
      if (all.size > 0) await setAside(wanted, [...all].join(', '));
      lost.value = [...all];
      return project;
    } catch (error) {
      page.say('error', 'keep.failed', { message: String(error) });
      return null;
    }
  }
  async function setAside(of: string, why: string): Promise<void> {
    await database?.setAside(of, why).catch(() => undefined);
    aside.value = (await database?.aside().catch(() => [])) ?? [];
  }

  /** Puts a project into the empty page. `found`: its models, each with its content where it is at hand. `stored`: it is what the database has. */
  async function apply(project: Project, found: readonly AtHand[], stored: boolean): Promise<void> {
    restoring = true;
    const { head } = project;
    id.value = head.id;
    name.value = head.name === project.profile.project?.name ? '' : head.name;
    created.value = head.created;
    sample.value = head.sample;
    unknown.value = project.unknown;
    packsKept = project.packs;
    page.workspace.value = project.workspace;
    for (const [key, kept] of project.bcf) bcfToCome.set(key, kept);
    awaited = head.place;
    bringTab(head.place);
    const risky = found.some(({ file }) => file !== null) && loadsOf(head.id) >= MOST_LOADS;
    let began = false;
    await page.load(async () => {
      began = true;
      if (!(await page.restorePacks(project.packs))) await loses('packs');
      const asKept = await restoreIds(project.ids);
      // last: what was brought in before is no step
      page.restoreProfile({ ...statesOf(project.profile, project.steps) });
      if (risky) held.value = found;
      for (const { model, file } of found) {
        if (model.sample !== undefined) models.tookSample(model.path, model.sample);
        else if (file && !risky) models.took(model.path, file, model);
        else models.hold(model);
      }
      restoring = false;
      dirty = false;
      if (database && stored && asKept && lost.value.length === 0) database.isWritten(head.id, valuesNow());
      state.value = database ? 'saved' : 'refused';
      keepTabProject(head.id);
      if (head.sample === null) keepLastProject(head.id);
      void restoreBcfs(project.bcf);
      touch();
      await loadModels(risky ? found.filter(({ file }) => file === null) : found);
    });
    awaited = null;
    if (!began) {
      // who was quicker than this has opened something: what is stored stays as it is
      bcfToCome.clear();
      await begin(null);
      return;
    }
    restoring = false;
    // indices of elements hold where the same models are there
    if (models.absent.value.length === 0) await bringBack(head.place);
  }

  /** Answers whether all are as they were. */
  async function restoreIds(kept: readonly KeptIds[]): Promise<boolean> {
    for (const one of kept) {
      const entry = await page.ids.add(one.name, one.bytes, one.unsaved);
      if (!entry) await loses('ids');
      else if (entry.chosen && !one.chosen) await page.ids.choose(one.name, false);
    }
    page.ids.settle();
    for (const entry of page.ids.entries.value) {
      const one = kept.find(({ name: of }) => of === entry.name);
      if (one && one.chosen === entry.chosen) keptIds.set(entry, one);
    }
    return page.ids.entries.value.length === kept.length && page.ids.entries.value.every((entry) => keptIds.has(entry));
  }

  async function restoreBcfs(all: ReadonlyMap<string, KeptBcf>): Promise<void> {
    for (const [key, kept] of all) {
      const doc = await page.bcf.restore(kept).catch(() => null);
      const of = doc === null ? null : page.bcf.doc(doc);
      // another project may be open by now
      if (bcfToCome.get(key) !== kept) continue;
      if (doc !== null && of) {
        bcfNames.set(doc, key);
        bcfKept.set(doc, { of: of.history.present, kept });
      } else await loses('bcf');
      bcfToCome.delete(key);
    }
  }

  /** something that was kept cannot be read: as it is stored it goes aside before it is written over */
  async function loses(what: Lost): Promise<void> {
    if (lost.value.length === 0) await setAside(id.value, what);
    if (!lost.value.includes(what)) lost.value = [...lost.value, what];
  }

  const filesOf = (list: readonly KeptModel[]): Promise<readonly AtHand[]> => Promise.all(list.map((model) => models.find(model)));

  async function loadModels(found: readonly AtHand[]): Promise<void> {
    loadBegins(id.value);
    let batch: { path: string; file: Blob }[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length > 0) await page.read(batch);
      batch = [];
    };
    try {
      for (const { model, file } of found) {
        if (model.sample !== undefined) {
          await flush();
          await page.readSample(model.sample);
        } else if (file) batch.push({ path: model.path, file });
      }
      await flush();
      const without = found.flatMap(({ model }) => model.without ?? []);
      if (without.length > 0) await page.removeMembers(without);
    } finally {
      loadEnds();
    }
  }

  function bringTab({ tab, side }: Place): void {
    const known = TASKS.flatMap((task) => task.tabs as readonly PanelTab[]).find((one) => one === tab);
    if (known) page.tab.value = known;
    const left = SIDE_TABS.find((one) => one === side);
    if (left) page.side.value = left;
  }

  /** where the person was among elements, once the same elements are there */
  async function bringBack(place: Place): Promise<void> {
    page.building.value = place.building ?? null;
    const count = page.elements();
    if (place.focus?.kind === 'item') page.show({ kind: 'item', item: place.focus.item });
    else if (place.focus && place.focus.elements.every((element) => element < count)) page.show(place.focus);
    if (place.element !== undefined && place.element < count) await page.select(place.element);
  }

  /** The page begins: with the sample of its address, with the project it had before a reload, or with the last one of all. */
  async function start(wantedSample: string | null): Promise<void> {
    await open();
    watchPage();
    const known = await heads().catch(() => []);
    const sampleOf = (one: string): string | null => known.find((head) => head.id === one)?.sample ?? null;
    const wanted = [tabProject(), wantedSample === null ? lastProject() : null].find((one) => one !== null && sampleOf(one) === wantedSample) ?? null;
    if (wanted !== null) {
      if (await owner.take(wanted)) {
        const project = await readKept(wanted);
        if (project) {
          await apply(project, await filesOf(project.head.models), true);
          void tidy();
          return;
        }
      } else elsewhere.value = known.find((head) => head.id === wanted) ?? null;
    }
    await begin(wantedSample);
    void tidy();
  }

  /** a project of its own, with nothing in it but the sample */
  async function begin(wantedSample: string | null): Promise<void> {
    id.value = guid();
    name.value = '';
    created.value = now();
    sample.value = wantedSample;
    unknown.value = null;
    await owner.take(id.value);
    // after a reload the page is as empty as it is now
    keepTabProject(id.value);
    state.value = database ? 'nothing' : 'refused';
    restoring = false;
    dirty = false;
    // who was quicker than this has opened something already
    touch();
    await page.load(async () => {
      if (wantedSample === null) return;
      models.tookSample(`${wantedSample}.ifc`, wantedSample);
      await page.readSample(wantedSample);
    });
  }

  /** Leaves what is open, which is written first. */
  async function leave(): Promise<void> {
    await settled();
    restoring = true;
    window.clearTimeout(timer);
    timer = 0;
    lost.value = [];
    held.value = [];
    elsewhere.value = null;
    awaited = null;
    bcfKept.clear();
    bcfNames.clear();
    bcfToCome.clear();
    models.clear();
    owner.release();
    await page.clear();
    // the address no longer says what is open
    const address = new URL(location.href);
    address.searchParams.delete('sample');
    window.history.replaceState(null, '', address);
    if (!database) await open();
  }

  /** `over`: although another page has it */
  async function switchTo(wanted: string, over = false): Promise<void> {
    if (!over && wanted !== id.value && !(await free(wanted))) {
      elsewhere.value = (await heads()).find((one) => one.id === wanted) ?? null;
      return;
    }
    await leave();
    if (over) await owner.takeOver(wanted);
    else await owner.take(wanted);
    const project = await readKept(wanted);
    if (project) {
      // whoever opens a sample's project by name goes on with it
      await apply({ ...project, head: { ...project.head, sample: null } }, await filesOf(project.head.models), true);
    } else {
      page.say('error', 'keep.gone');
      await begin(null);
    }
  }

  /** sample sessions in which nothing was decided, and models that no project has */
  async function tidy(): Promise<void> {
    try {
      for (const head of await heads()) {
        if (head.sample !== null && !head.decided && head.id !== id.value && (await free(head.id))) await database?.remove(head.id);
      }
      await models.sweep(async () => {
        const all = await database?.heads();
        if (!all) return null;
        const read = all.map(({ head }) => readHead(head));
        // one that cannot be read may have models: nothing is taken away
        if (read.some(isFault)) return null;
        return new Set([...read.flatMap((head) => (isFault(head) ? [] : head.models)), ...models.list.value].flatMap(({ sha256 }) => sha256 ?? []));
      });
    } catch {
      // the next visit tidies up
    }
  }
  async function free(of: string): Promise<boolean> {
    if (!navigator.locks) return true;
    return navigator.locks.request(`sunmao-project-${of}`, { ifAvailable: true }, (lock) => lock !== null);
  }

  return {
    state, id, name, title: computed(() => name.value || named()), created, elsewhere, lost, aside, held, models, atRisk, leaving, decided,
    worker, start, settled, contentNow, headNow,
    /** what the browser keeps at all */
    keeps: () => database !== null,
    begin: async (): Promise<void> => {
      await leave();
      await begin(null);
    },
    switchTo,
    /** Leaves what is open and puts in what was read from a file; a project of that id that is kept already stays as it is. */
    async replaceBy(project: Project, contents: readonly AtHand[], missing: readonly Lost[]): Promise<void> {
      const twin = (await heads().catch(() => [])).find((one) => one.id === project.head.id);
      await leave();
      const same = twin?.changed === project.head.changed;
      const own = twin && !(same && (await free(twin.id))) ? guid() : project.head.id;
      await owner.take(own);
      lost.value = missing;
      const found = await Promise.all(contents.map((one) => (one.file ? one : models.find(one.model))));
      await apply({ ...project, head: { ...project.head, id: own } }, found, false);
    },
    /** goes on as a project of its own, where the one that was open is another page's */
    async fork(): Promise<void> {
      if (!database) await open();
      id.value = guid();
      await owner.take(id.value);
      state.value = database ? 'saving' : 'refused';
      dirty = true;
      await save(false);
    },
    /** models that were held back after the page broke off */
    async loadHeld(): Promise<void> {
      const found = held.value.filter(({ file }) => file !== null);
      held.value = [];
      models.absent.value = models.absent.value.filter(({ path }) => !found.some(({ model }) => model.path === path));
      for (const { model, file } of found) models.took(model.path, file!, model);
      await page.load(() => loadModels(found));
    },
    /** everything that is open is read again, by an engine that knows of nothing */
    reload: (): Promise<void> => page.load(() => loadModels(models.contents())),
    async list(): Promise<readonly Listed[]> {
      return [...await heads()]
        .filter((head) => head.decided)
        .sort((a, b) => b.changed.localeCompare(a.changed))
        .map((head) => ({ head, bytes: head.models.reduce((sum, model) => sum + (model.where === 'opfs' ? model.bytes : 0), 0) }));
    },
    async rename(of: ProjectHead, to: string): Promise<void> {
      if (of.id === id.value) {
        name.value = to;
        await settled();
      } else await database?.writeHead({ ...of, name: to });
    },
    async remove(of: string): Promise<void> {
      await database?.remove(of);
      if (lastProject() === of) keepLastProject(null);
      await tidy();
      if (state.value === 'no-space') await save(false);
    },
    async forgetAside(): Promise<void> {
      await database?.clearAside();
      aside.value = [];
    },
    /** tries again to write, after room was made */
    retry: (): Promise<void> => save(false),
    /** Runs at once where nothing would be lost, else when the person said so. */
    orAsk(then: () => void): void {
      if (atRisk()) leaving.value = then;
      else then();
    },
    dismissLost(): void { lost.value = []; },
    dismissElsewhere(): void { elsewhere.value = null; },
  };
}

/** what is lost with a value of that name (store/kept.ts) */
function lostBy(name: string): Lost {
  const kind = name.split('/')[0];
  if (kind === 'base') return 'bcf';
  return (['profile', 'workspace', 'ids', 'bcf', 'packs'] as const).find((one) => one === kind) ?? 'history';
}

/** lets the page draw and answer */
const pause = (): Promise<void> => new Promise((resolve) => { window.setTimeout(resolve, 0); });
const now = (): string => new Date().toISOString();

export type Keep = ReturnType<typeof createKeep>;
