/** The page's one small store. Big values are shallow refs: nothing of a report or a mesh is made reactive. */
import { computed, inject, markRaw, reactive, ref, shallowRef, type InjectionKey } from 'vue';
import type { BuildingResult, Contribution, ItemResult, Report, ReportElement, ReportSwitch } from '../engine/report.ts';
import type { ModelFinding } from '../model/model.ts';
import { EMPTY_PROFILE, type ItemId, type Profile } from '../profile/profile.ts';
import { EMPTY_WORKSPACE, type Workspace } from '../store/workspace.ts';
import type { ViewCamera } from '../viewer/viewpoint.ts';
import type { ElementDetail, IdsOfRules, ModelWords, RuleDetail, RulesAsIds } from '../worker/app-api.ts';
import type { BcfClient } from '../worker/bcf-api.ts';
import type { EngineClient } from '../worker/client.ts';
import type { ExportClient } from '../worker/export-api.ts';
import type { IdsDesk } from '../worker/ids-api.ts';
import type { KeepClient } from '../worker/keep-api.ts';
import type { LoadProgress, MeshBatch, Source } from '../worker/load.types.ts';
import { annotated, saidAs, sameJudged } from './annotated.ts';
import { createBcfs, type Captured } from './bcf-state.ts';
import { createDocuments } from './documents-state.ts';
import { byKind, type Chosen } from './file-kind.ts';
import { createFind } from './find-state.ts';
import type { FindingTexts } from './finding-text.ts';
import { advance, redo, start, undo, type History } from './history.ts';
import { createIdsShelf } from './ids-state.ts';
import { openSunmao } from './keep/file.ts';
import { createKeep } from './keep/keep.ts';
import { createMeasured } from './measured-state.ts';
import { createPacks } from './packs-state.ts';
import type { VerdictClass } from './palette.ts';
import { reviewsOf } from './reviews-state.ts';
import { rankedRules } from './rules-state.ts';
import { createVisibility, follow, joined, type Joining } from './shown-state.ts';
import type { PanelTab, SideTab } from './tasks.ts';
import { NO_TURNS, stepBack, stepOn, took, without } from './turns.ts';
import { createUnknowns } from './unknowns-state.ts';
import { createViewTools } from './view-tools.ts';
import { createWhatIf } from './whatif-state.ts';

export interface FileEntry {
  readonly path: string;
  bytes: number;
  status: 'loading' | 'read' | 'unreadable' | 'excluded' | 'not-merged' | 'cancelled';
  stage: LoadProgress['stage'] | null;
  done: number;
  total: number;
  elements: number | null;
  /** finding code of an unreadable file */
  error: string | null;
}

/** What the middle column lists and isolates. */
export type Focus =
  | { readonly kind: 'item'; readonly item: ItemId }
  | { readonly kind: 'elements'; readonly title: string; readonly elements: readonly number[]; readonly verdict?: ShownVerdict };

/** What a rule said of the elements, and where on them: boxes in world metres. */
export interface ShownVerdict {
  readonly outcome: VerdictClass;
  readonly boxes: readonly (readonly [number, number, number, number, number, number])[];
}

export type Listed = { readonly element: number; readonly contribution: Contribution | null };

export type Colouring = 'made' | 'item' | 'verdict';

/** What the viewer must be told; the viewer panel sets these. */
export interface Stage {
  add(batch: MeshBatch, path: string): void;
  remove(path: string): void;
  fit(elements: readonly number[]): void;
  fitAll(): void;
  /** takes the user's own view to a place; false without a model */
  stand(camera: ViewCamera): boolean;
  /** triangles that elements are drawn with */
  triangles(elements: readonly number[]): number;
  /** what is on screen as a viewpoint; null without a model */
  capture(): Promise<Captured | null>;
  /** shows nothing of a viewpoint but its picture, PNG, of the shape of its own camera; null without a model */
  picture(width: number): Promise<Uint8Array | null>;
}

/** `undo`: it tells of a step that can be taken back at once */
export type Notice = { readonly kind: 'error' | 'done'; readonly key: string; readonly params: Readonly<Record<string, string | number>>; readonly undo?: true };

export type EngineFactory = (onCrash: (message: string) => void) => EngineClient;
export type DeskFactory = (onCrash: (message: string) => void) => IdsDesk;

/** what the page gets from outside its own folder */
export interface Outside {
  readonly connect: EngineFactory;
  readonly connectIds: DeskFactory;
  readonly connectBcf: () => BcfClient;
  readonly connectKeep: () => KeepClient;
  readonly connectExport: () => ExportClient;
  readonly findingTexts: FindingTexts;
}

export function createStore({ connect, connectIds, connectBcf, connectKeep, connectExport, findingTexts }: Outside) {
  const files = reactive<FileEntry[]>([]);
  const report = shallowRef<Report | null>(null);
  /** the report's head is newer than its elements */
  const partial = ref(false);
  const history = shallowRef<History<Profile>>(start(EMPTY_PROFILE));
  const profile = computed(() => history.value.present);
  const workspace = shallowRef<Workspace>(EMPTY_WORKSPACE);
  const loading = ref(false);
  const checking = ref<{ done: number; total: number; step: string } | null>(null);
  const buildingId = ref<string | null>(null);
  const focus = shallowRef<Focus | null>(null);
  /** of the selected elements the one that details are shown of */
  const element = ref<number | null>(null);
  const selection = shallowRef<readonly number[]>([]);
  const visibility = createVisibility();
  const tools = createViewTools();
  const detail = shallowRef<ElementDetail | null>(null);
  const colouring = ref<Colouring>('made');
  const hiddenClasses = reactive(new Set<string>());
  const ghosting = ref<'ghost' | 'hide'>('ghost');
  const notice = shallowRef<Notice | null>(null);
  /** with effects once they are known: they come after the score */
  const switches = shallowRef<readonly ReportSwitch[]>([]);
  const waiting: { batch: MeshBatch; path: string }[] = [];
  let stage: Stage | null = null;
  let dirty = false;

  const say = (kind: Notice['kind'], key: string, params: Notice['params'] = {}): void => {
    notice.value = { kind, key, params };
  };

  /** tab of the right column */
  const tab = ref<PanelTab>('score');
  /** tab of the left column; over it lie the template, an element and how a figure was measured */
  const side = ref<SideTab>('files');
  const template = ref(false);
  /** path of the file whose model findings the list of findings is asked for */
  const modelFindingsOf = ref<string | null>(null);
  /** the finding, or all those of one pack, that another panel asks the rules' list to show */
  const ruleAsked = shallowRef<{ readonly key: string } | { readonly pack: string } | null>(null);

  /** the profile's history and those of the BCFs, undone in the order in which their steps were made */
  const turns = shallowRef(NO_TURNS);
  const { measured, asked, measure, measureInstead, measureBack, closeMeasured } = createMeasured({ engine: () => engine, leave: () => bcf.leave(), say });
  const bcf = createBcfs({
    connect: connectBcf, report, say,
    took: (id) => { turns.value = took(turns.value, id); if (notice.value?.undo) notice.value = null; },
    forget: (id) => { turns.value = without(turns.value, id); },
    beforeShown: closeMeasured,
    capture: async () => (await stage?.capture()) ?? null,
  });

  let engine = connect(crashed);
  const packs = createPacks({ engine: () => engine, report, profile, change, say });
  void packs.readCatalogue();

  let desk: IdsDesk | null = null;
  const idsDesk = (): IdsDesk => (desk ??= connectIds(() => { desk = null; }));
  const find = createFind({ engine: () => engine, report, workspace });
  const ids = createIdsShelf({ desk: idsDesk, engine: () => engine, recheck: () => void check(), took: () => { turns.value = took(turns.value, IDS); }, say });

  const keep = createKeep({
    connect: connectKeep, history, workspace, packs: packs.own, ids, bcf, tab, side, building: buildingId, focus, element, say, show, select, clear,
    restorePacks: packs.restore,
    restoreProfile(kept) {
      history.value = kept;
      turns.value = { past: kept.past.map(() => PROFILE), future: kept.future.map(() => PROFILE) };
    },
    load: run, read: readFiles,
    readSample: (name) => engine.addSample(name, events),
    removeMembers: (paths) => engine.remove(paths),
    elements: () => report.value?.elements.length ?? 0,
  });

  function crashed(message: string): void {
    engine.dispose();
    engine = connect(crashed);
    loading.value = false;
    checking.value = null;
    report.value = null;
    element.value = null;
    selection.value = [];
    closeMeasured();
    for (const text of packs.own.values()) void engine.addPack(text);
    void ids.restore();
    for (const file of files) {
      stage?.remove(file.path);
      file.status = 'unreadable';
      file.error = 'engine-crashed';
    }
    say('error', 'notice.crashed', { message });
  }

  const building = computed<BuildingResult | null>(() => {
    const all = report.value?.buildings ?? [];
    return all.find((b) => b.id === buildingId.value) ?? all[0] ?? null;
  });

  const focusItem = computed<ItemResult | null>(() => {
    const now = focus.value;
    return now?.kind === 'item' ? building.value?.items.find((item) => item.id === now.item) ?? null : null;
  });

  /** what the list shows, in the order of the report */
  const listed = computed<readonly Listed[]>(() => {
    const now = focus.value;
    if (!now) return [];
    if (now.kind === 'elements') return now.elements.map((index) => ({ element: index, contribution: null }));
    return (focusItem.value?.contributions ?? []).map((contribution) => ({ element: contribution.element, contribution }));
  });

  const rules = rankedRules(report);
  /** what people say of findings, by the id of their key */
  const reviews = reviewsOf(profile);
  const unknowns = createUnknowns({ engine: () => engine, report, building, profile, change, notify: (next) => { notice.value = next; } });

  function entry(path: string, bytes: number): FileEntry {
    const old = files.find((file) => file.path === path);
    if (old) return old;
    files.push({ path, bytes, status: 'loading', stage: null, done: 0, total: 0, elements: null, error: null });
    return files[files.length - 1]!;
  }

  // messages of a load travel beside its answer and may come after it
  let cancelled = false;
  const events = {
    onProgress(progress: LoadProgress): void {
      if (!loading.value) return;
      const file = entry(progress.file, progress.stage === 'bytes' ? progress.total : 0);
      file.stage = progress.stage;
      file.done = progress.done;
      file.total = progress.total;
    },
    onBatch(batch: MeshBatch, path: string): void {
      if (cancelled) return;
      if (stage) stage.add(batch, path);
      else waiting.push({ batch: markRaw(batch), path });
    },
  };

  async function run(work: () => Promise<void>): Promise<void> {
    if (loading.value) return;
    loading.value = true;
    cancelled = false;
    try {
      await work();
    } catch (error) {
      cancelled = true;
      // a cancelled load leaves nothing behind but the rows that say so
      for (const file of files) {
        if (file.status !== 'loading') continue;
        file.status = 'cancelled';
        stage?.remove(file.path);
      }
      if (!(error instanceof Error) || error.name !== 'AbortError') say('error', 'notice.failed', { message: String(error) });
    } finally {
      loading.value = false;
    }
    await check();
  }

  /** Names that are open already get a number: two disciplines often call their file alike. */
  function freePath(path: string): string {
    if (!files.some((file) => file.path === path)) return path;
    const dot = path.lastIndexOf('.');
    for (let n = 2; ; n++) {
      const next = dot > 0 ? `${path.slice(0, dot)} (${n})${path.slice(dot)}` : `${path} (${n})`;
      if (!files.some((file) => file.path === next)) return next;
    }
  }

  /** Every file goes to the part of the page that it is for. */
  async function open(chosen: readonly Chosen[]): Promise<void> {
    const files = await byKind(chosen);
    // first, so that the check of the models is one with them
    if (files.ids.length > 0) {
      tab.value = 'ids';
      await ids.open(files.ids);
    }
    if (files.bcf.length > 0) {
      tab.value = 'topics';
      void bcf.open(files.bcf);
    }
    // a whole project takes the place of what is open, and brings its own models
    const [project] = files.project;
    if (project) keep.orAsk(() => void openSunmao(keep, project.file, say));
    else await openModels(files.model);
  }

  async function openModels(chosen: readonly Chosen[]): Promise<void> {
    if (chosen.length === 0 || loading.value) return;
    await run(async () => {
      const files = [];
      for (const { path, file } of chosen) {
        const free = freePath(await keep.models.pathOf(path, file));
        entry(free, file.size);
        files.push({ path: free, file });
      }
      await readFiles(files);
    });
  }

  /** Hands files to the engine under these very paths. */
  async function readFiles(files: readonly { readonly path: string; readonly file: Blob }[]): Promise<void> {
    const sources: Source[] = [];
    for (const { path, file } of files) {
      const row = entry(path, file.size);
      row.stage = 'bytes';
      row.total = file.size;
      try {
        sources.push({ path, bytes: new Uint8Array(await file.arrayBuffer()) });
        keep.models.took(path, file);
      } catch {
        row.status = 'unreadable';
        row.error = 'file-unreadable';
      }
    }
    await engine.add(sources, events);
  }

  async function openSample(name: string): Promise<void> {
    if (loading.value) return;
    keep.models.tookSample(`${name}.ifc`, name);
    await run(() => engine.addSample(name, events));
  }

  async function remove(path: string): Promise<void> {
    if (loading.value) return;
    const at = files.findIndex((file) => file.path === path);
    if (at < 0) return;
    files.splice(at, 1);
    keep.models.removed(path, files.map((file) => file.path));
    stage?.remove(path);
    element.value = null;
    selection.value = [];
    detail.value = null;
    if (focus.value?.kind === 'elements') focus.value = null;
    closeMeasured();
    await engine.remove([path]);
    await check();
  }

  /**
   * Reads another version of a file in its place: path, rules of the profile and decisions stay. One that cannot be read
   * changes nothing, and what is wrong with it is the answer.
   */
  async function replace(path: string, file: File): Promise<ModelFinding | null> {
    const row = files.find((one) => one.path === path);
    if (!row || loading.value) return null;
    const before = { ...row };
    let refused: ModelFinding | null = null;
    // the old meshes stay on screen until the new ones are all here
    const fresh: MeshBatch[] = [];
    let done = false;
    await run(async () => {
      Object.assign(row, { status: 'loading', stage: 'bytes', done: 0, total: file.size });
      try {
        refused = await engine.replace(path, { path, bytes: new Uint8Array(await file.arrayBuffer()) }, {
          onProgress: ({ stage: at, done: part, total }) => { if (loading.value) Object.assign(row, { stage: at, done: part, total }); },
          onBatch: (batch) => { if (done) stage?.add(batch, path); else fresh.push(markRaw(batch)); },
        });
        if (refused) {
          Object.assign(row, before);
          return;
        }
      } catch (error) {
        Object.assign(row, before);
        throw error;
      }
      done = true;
      keep.models.took(path, file);
      Object.assign(row, { bytes: file.size, error: null });
      stage?.remove(path);
      for (const batch of fresh) stage?.add(batch, path);
      if (focus.value?.kind === 'elements') focus.value = null;
      closeMeasured();
    });
    return refused;
  }

  async function cancel(): Promise<void> {
    dirty = false;
    await engine.cancel();
  }

  function readRows(fresh: Report): void {
    const known = new Set(fresh.files.map((file) => file.path));
    for (const file of fresh.files) {
      const row = entry(file.path, file.bytes);
      row.bytes = file.bytes;
      row.status = file.status;
      row.elements = file.elements;
      row.error = file.error;
      row.stage = null;
    }
    // an archive's own row gives way to its members'
    for (let i = files.length - 1; i >= 0; i--) {
      const file = files[i]!;
      if (!known.has(file.path) && file.status === 'loading') files.splice(i, 1);
    }
  }

  /** One check at a time; a change during one starts the next. */
  async function check(): Promise<void> {
    if (loading.value) return;
    if (checking.value) {
      dirty = true;
      return;
    }
    do {
      dirty = false;
      let running = true;
      checking.value = { done: 0, total: 1, step: '' };
      try {
        const before = report.value;
        const fresh = await engine.check(
          packs.checkable(),
          (done, total, step) => { if (running) checking.value = { done, total, step }; },
          (head) => {
            // figures first; the old elements stay until the new ones are here, if they are the same elements
            if (before && sameFiles(before, head)) {
              partial.value = true;
              report.value = markRaw({ ...head, profile: saidAs(head.profile, profile.value), elements: before.elements, findings: before.findings, rules: report.value?.rules ?? null, buildings: carryOver(before, head) });
            }
          },
          (rules) => { if (report.value === before && before) report.value = markRaw({ ...before, rules }); },
        );
        if (before && !sameFiles(before, fresh)) follow(before, fresh, visibility.state, selection, element);
        const said = profile.value;
        report.value = markRaw({ ...fresh, ...(await annotated(fresh, said)) });
        if (profile.value !== said) carrying = carry();
        switches.value = markRaw(fresh.switches);
        partial.value = false;
        readRows(fresh);
        if (element.value !== null) await detailOf(element.value);
        // other figures, perhaps of other elements: asked again, or shut
        if (before && sameFiles(before, fresh)) await measure(asked.value.at(-1) ?? null, true);
        else closeMeasured();
      } catch (error) {
        partial.value = false;
        // the files are read all the same
        for (const file of files) if (file.status === 'loading') file.status = 'read';
        if (!(error instanceof Error) || error.name !== 'AbortError') say('error', 'notice.checkFailed', { message: String(error) });
      } finally {
        running = false;
        checking.value = null;
      }
    } while (dirty);
    const rested = report.value;
    const known = await engine.switchEffects().catch(() => null);
    if (known && report.value === rested) switches.value = markRaw(known);
  }

  function change(next: Profile): void {
    const before = profile.value;
    const changed = advance(history.value, next);
    if (changed === history.value) return;
    if (notice.value?.undo) notice.value = null;
    history.value = changed;
    turns.value = took(turns.value, PROFILE);
    follows(before);
  }

  /** what follows of a step: a check, or nothing but another wording; a building without a model is called as its project is */
  function follows(before: Profile): void {
    if (files.length > 0 && sameJudged(before, profile.value)) carrying = carry();
    else void check();
  }

  /** what was said last is on its way into the report */
  let carrying: Promise<void> | null = null;
  /**
   * The report takes what people say in place: nothing that is drawn of it depends on that, and another object would have the
   * viewer paint every element again.
   */
  async function carry(): Promise<void> {
    const [of, now] = [report.value, profile.value];
    if (of === null) return;
    const said = await annotated(of, now);
    // what was said meanwhile has a turn of its own
    if (report.value === of && profile.value === now) {
      Object.assign(of, said);
      carrying = null;
    }
  }

  /** `times` steps back or on; the models are checked once, at the end. */
  function step(back: boolean, times = 1): void {
    const before = profile.value;
    for (let n = 0; n < times; n++) stepOnce(back);
    if (profile.value !== before) follows(before);
  }

  function stepOnce(back: boolean): void {
    const whose = back ? turns.value.past.at(-1) : turns.value.future[0];
    if (whose === undefined) return;
    if (notice.value?.undo) notice.value = null;
    turns.value = back ? stepBack(turns.value) : stepOn(turns.value);
    if (whose === PROFILE) history.value = back ? undo(history.value) : redo(history.value);
    else if (whose === IDS) {
      tab.value = 'ids';
      void (back ? ids.undo() : ids.redo());
    } else {
      // what changes is seen
      tab.value = 'topics';
      if (back) bcf.undo(whose);
      else bcf.redo(whose);
    }
  }

  function select(index: number | null): Promise<void> {
    selection.value = index === null || !report.value?.elements[index] ? [] : [index];
    return detailOf(index);
  }

  /** Several are selected; details are shown of the one that came last. */
  function selectMany(picked: readonly number[], how: Joining = 'instead'): Promise<void> {
    selection.value = joined(selection.value, picked, how);
    return detailOf(selection.value.at(-1) ?? null);
  }

  async function detailOf(index: number | null): Promise<void> {
    if (index !== element.value) closeMeasured();
    element.value = index;
    if (index === null || !report.value?.elements[index]) {
      element.value = null;
      detail.value = null;
      return;
    }
    try {
      const fresh = await engine.detail(index);
      if (element.value === index) detail.value = markRaw(fresh);
    } catch (error) {
      say('error', 'notice.failed', { message: String(error) });
    }
  }

  function show(next: Focus | null): void {
    closeMeasured();
    bcf.leave();
    focus.value = next;
    colouring.value = next?.kind === 'item' ? 'item' : next?.verdict ? 'verdict' : 'made';
    hiddenClasses.clear();
  }

  /** As the page was when it was opened. */
  async function clear(): Promise<void> {
    // whatever runs in it is for nothing now
    engine.dispose();
    engine = connect(crashed);
    for (const { path } of files) stage?.remove(path);
    files.splice(0, files.length);
    waiting.splice(0, waiting.length);
    loading.value = false;
    checking.value = null;
    dirty = false;
    report.value = null;
    partial.value = false;
    switches.value = [];
    element.value = null;
    detail.value = null;
    buildingId.value = null;
    ruleAsked.value = null;
    template.value = false;
    show(null);
    bcf.clear();
    ids.clear();
    packs.own.clear();
    workspace.value = EMPTY_WORKSPACE;
    history.value = start(EMPTY_PROFILE);
    turns.value = NO_TURNS;
    tab.value = 'score';
    side.value = 'files';
    await packs.readCatalogue();
  }

  const whatIf = createWhatIf({
    engine: () => engine, report, profile, building, workspace, busy: computed(() => loading.value || checking.value !== null || partial.value), change, say,
  });

  const documents = createDocuments({ connect: connectExport, report, told: () => carrying, plan: (of, level) => engine.storeyPlan(of, level), say });

  return {
    documents, files, report, partial, profile, workspace, loading, checking, building, buildingId, focus, focusItem, listed, element, selection, selectMany, visibility, tools, detail,
    measured, asked, measure, measureInstead, measureBack, closeMeasured, colouring, hiddenClasses, ghosting, notice, switches, findingTexts,
    tab, side, template, rules, reviews, ruleAsked,
    catalogue: packs.catalogue, table: packs.table, absentPacks: packs.absentPacks, chosenPacks: packs.chosenPacks, packSelection: packs.packSelection,
    changeScope: packs.changeScope, addPack: packs.addPack, removePack: packs.removePack,
    ids, idsDesk, find, modelFindingsOf, keep, history, turns, whatIf, unknowns,
    modelWords: (): Promise<ModelWords> => engine.modelWords(),
    rulesAsIds: (options: RulesAsIds): Promise<IdsOfRules> => engine.rulesAsIds(packs.checkable(), options),
    ruleDetail: (id: string): Promise<RuleDetail | null> => engine.rule(id),
    /** shows a finding in the list of the rules */
    openRule(key: string) {
      tab.value = 'rules';
      ruleAsked.value = { key };
    },
    /** shows what one pack, or one IDS, found */
    openPack(pack: string) {
      tab.value = 'rules';
      ruleAsked.value = { pack };
    },
    bcf,
    /** a topic of the user's own is being written */
    drafting: ref(false),
    canUndo: computed(() => turns.value.past.length > 0),
    canRedo: computed(() => turns.value.future.length > 0),
    state: computed(() => (loading.value ? 'loading' : checking.value || packs.pending.value > 0 || ids.reading.value > 0 ? 'checking' : report.value && report.value.elements.length > 0 ? 'ready' : 'empty')),
    open, openSample, remove, cancel, check, change, select, show, say, replace,
    undo: (times = 1) => step(true, times),
    redo: (times = 1) => step(false, times),
    /** files whose bytes are at hand are read again, after the engine was started anew */
    async reopen() {
      files.splice(0, files.length);
      await keep.reload();
    },
    attach(next: Stage | null) {
      stage = next;
      if (stage) for (const { batch, path } of waiting.splice(0)) stage.add(batch, path);
    },
    fit(elements: readonly number[]) { stage?.fit(elements); },
    fitAll() { stage?.fitAll(); },
    stand: (camera: ViewCamera) => stage?.stand(camera) ?? false,
    triangles: (elements: readonly number[]) => stage?.triangles(elements) ?? 0,
    picture: async (width: number) => (await stage?.picture(width)) ?? null,
  };
}

/** the profile's own history among those that are undone */
const PROFILE = 'profile';
const IDS = 'ids';

function sameFiles(a: Report, b: Report): boolean {
  return a.files.length === b.files.length && a.files.every((file, i) => file.sha256 === b.files[i]!.sha256 && file.path === b.files[i]!.path);
}

/** New figures with the contributions of the report before, until the new ones have crossed. */
function carryOver(before: Report, head: Report): readonly BuildingResult[] {
  return head.buildings.map((building) => {
    const old = before.buildings.find((b) => b.id === building.id);
    return {
      ...building,
      items: building.items.map((item) => ({ ...item, contributions: old?.items.find((i) => i.id === item.id)?.contributions ?? [] })),
    };
  });
}

export type Store = ReturnType<typeof createStore>;

export const STORE: InjectionKey<Store> = Symbol('store');

export function useStore(): Store {
  const store = inject(STORE);
  if (!store) throw new Error('no store');
  return store;
}

export type { ReportElement };
