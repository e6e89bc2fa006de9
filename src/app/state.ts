/** The page's one small store. Big values are shallow refs: nothing of a report or a mesh is made reactive. */
import { computed, inject, reactive, ref, shallowRef, type InjectionKey } from 'vue';
import type { BuildingResult, ItemResult, Report, ReportElement } from '../engine/report.ts';
import { EMPTY_PROFILE, type Profile } from '../profile/profile.ts';
import { EMPTY_WORKSPACE, type Workspace } from '../store/workspace.ts';
import type { IdsOfRules, ModelWords, RuleDetail, RulesAsIds } from '../worker/app-api.ts';
import type { BcfClient } from '../worker/bcf-api.ts';
import type { EngineClient } from '../worker/client.ts';
import type { ExportClient } from '../worker/export-api.ts';
import type { IdsDesk } from '../worker/ids-api.ts';
import type { KeepClient } from '../worker/keep-api.ts';
import { createBcfs } from './bcf-state.ts';
import { createCheck } from './check-state.ts';
import { createDocuments } from './documents-state.ts';
import { byKind, type Chosen } from './file-kind.ts';
import { createFind } from './find-state.ts';
import type { FindingTexts } from './finding-text.ts';
import type { Colouring, Focus, Listed } from './focus.ts';
import { advance, redo, start, undo, type History } from './history.ts';
import { createIdsShelf } from './ids-state.ts';
import { openSunmao } from './keep/file.ts';
import { createKeep } from './keep/keep.ts';
import { createMeasured } from './measured-state.ts';
import { createModels } from './models-state.ts';
import { createPacks } from './packs-state.ts';
import { createPicture } from './picture.ts';
import { reviewsOf } from './reviews-state.ts';
import { rankedRules } from './rules-state.ts';
import type { Notice, Say } from './say.ts';
import { createSelection } from './selection-state.ts';
import { createVisibility, follow } from './shown-state.ts';
import type { PanelTab, SideTab } from './tasks.ts';
import { NO_TURNS, stepBack, stepOn, took, without } from './turns.ts';
import { createUnknowns } from './unknowns-state.ts';
import { createViewTools } from './view-tools.ts';
import { createWhatIf } from './whatif-state.ts';

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
  const report = shallowRef<Report | null>(null);
  const history = shallowRef<History<Profile>>(start(EMPTY_PROFILE));
  const profile = computed(() => history.value.present);
  const workspace = shallowRef<Workspace>(EMPTY_WORKSPACE);
  const buildingId = ref<string | null>(null);
  const focus = shallowRef<Focus | null>(null);
  const visibility = createVisibility();
  const tools = createViewTools();
  const colouring = ref<Colouring>('made');
  const hiddenClasses = reactive(new Set<string>());
  const ghosting = ref<'ghost' | 'hide'>('ghost');
  const notice = shallowRef<Notice | null>(null);
  const picture = createPicture();
  /** projects that were left: what a panel holds of one goes with it */
  const left = ref(0);

  const say: Say = (kind, key, params = {}) => {
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
  const chosen = createSelection({ engine: () => engine, report, turned: closeMeasured, say });
  const { element, selection, detail, select, selectMany } = chosen;
  const bcf = createBcfs({
    connect: connectBcf, report, say,
    took: (id) => { turns.value = took(turns.value, id); if (notice.value?.undo) notice.value = null; },
    forget: (id) => { turns.value = without(turns.value, id); },
    beforeShown: closeMeasured,
    capture: picture.capture,
  });

  let engine = connect(crashed);
  const packs = createPacks({ engine: () => engine, report, profile, change, say });
  void packs.readCatalogue();

  let desk: IdsDesk | null = null;
  const idsDesk = (): IdsDesk => (desk ??= connectIds(() => { desk = null; }));
  const find = createFind({ engine: () => engine, report, workspace });
  const ids = createIdsShelf({ desk: idsDesk, engine: () => engine, recheck: () => void checks.check(), took: () => { turns.value = took(turns.value, IDS); }, say });

  const models = createModels({
    engine: () => engine, picture, kept: () => keep.models, check: () => checks.check(), say,
    lose(what) {
      if (what === 'selection') {
        chosen.drop();
        return;
      }
      if (focus.value?.kind === 'elements') focus.value = null;
      closeMeasured();
    },
  });
  const { files, loading } = models;
  const checks = createCheck({
    engine: () => engine, report, profile, checkable: packs.checkable, loading, say,
    follow: (before, fresh) => follow(before, fresh, visibility.state, selection, element),
    async made(fresh, same) {
      models.took(fresh);
      if (fresh === null) return;
      if (element.value !== null) await chosen.detailOf(element.value);
      // other figures, perhaps of other elements: asked again, or shut
      if (same) await measure(asked.value.at(-1) ?? null, true);
      else closeMeasured();
    },
  });
  const { checking, partial, switches } = checks;

  const keep = createKeep({
    connect: connectKeep, history, workspace, packs: packs.own, ids, bcf, tab, side, building: buildingId, focus, element, say, show, select, clear,
    restorePacks: packs.restore,
    restoreProfile(kept) {
      history.value = kept;
      turns.value = { past: kept.past.map(() => PROFILE), future: kept.future.map(() => PROFILE) };
    },
    load: models.run, read: models.read, readSample: models.readSample,
    removeMembers: (paths) => engine.remove(paths),
    elements: () => report.value?.elements.length ?? 0,
  });

  function crashed(message: string): void {
    engine.dispose();
    engine = connect(crashed);
    checks.clear();
    chosen.drop();
    closeMeasured();
    for (const text of packs.own.values()) void engine.addPack(text);
    void ids.restore();
    models.crashed();
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

  /** Every file goes to the part of the page that it is for. */
  async function open(wanted: readonly Chosen[]): Promise<void> {
    const sorted = await byKind(wanted);
    // first, so that the check of the models is one with them
    if (sorted.ids.length > 0) {
      tab.value = 'ids';
      await ids.open(sorted.ids);
    }
    if (sorted.bcf.length > 0) {
      tab.value = 'topics';
      void bcf.open(sorted.bcf);
    }
    // a whole project takes the place of what is open, and brings its own models
    const [project] = sorted.project;
    if (project) keep.orAsk(() => void openSunmao(keep, project.file, say));
    else await models.open(sorted.model);
  }

  function change(next: Profile): void {
    const before = profile.value;
    const changed = advance(history.value, next);
    if (changed === history.value) return;
    if (notice.value?.undo) notice.value = null;
    history.value = changed;
    turns.value = took(turns.value, PROFILE);
    checks.follows(before, files.length > 0);
  }

  /** `times` steps back or on; the models are checked once, at the end. */
  function step(back: boolean, times = 1): void {
    const before = profile.value;
    for (let n = 0; n < times; n++) stepOnce(back);
    if (profile.value !== before) checks.follows(before, files.length > 0);
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

  function show(next: Focus | null): void {
    closeMeasured();
    bcf.leave();
    focus.value = next;
    colouring.value = next?.kind === 'item' ? 'item' : next?.verdict ? 'verdict' : 'made';
    hiddenClasses.clear();
  }

  /** As the page was when it was opened. */
  async function clear(): Promise<void> {
    left.value += 1;
    // whatever runs in it is for nothing now
    engine.dispose();
    engine = connect(crashed);
    models.clear();
    checks.clear();
    chosen.drop();
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

  const documents = createDocuments({ connect: connectExport, report, told: checks.told, plan: (of, level) => engine.storeyPlan(of, level), say });

  return {
    documents, files, report, partial, profile, workspace, loading, checking, building, buildingId, focus, focusItem, listed, element, selection, selectMany, visibility, tools, detail,
    measured, asked, measure, measureInstead, measureBack, closeMeasured, colouring, hiddenClasses, ghosting, notice, switches, findingTexts,
    tab, side, template, rules, reviews, ruleAsked,
    catalogue: packs.catalogue, table: packs.table, absentPacks: packs.absentPacks, chosenPacks: packs.chosenPacks, packSelection: packs.packSelection,
    changeScope: packs.changeScope, addPack: packs.addPack, removePack: packs.removePack,
    ids, idsDesk, find, modelFindingsOf, keep, left, history, turns, whatIf, unknowns,
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
    open, openSample: models.openSample, remove: models.remove, replace: models.replace, cancel: checks.cancel, check: checks.check, change, select, show, say,
    undo: (times = 1) => step(true, times),
    redo: (times = 1) => step(false, times),
    /** files whose bytes are at hand are read again, after the engine was started anew */
    async reopen() {
      files.splice(0, files.length);
      await keep.reload();
    },
    attach: picture.attach, fit: picture.fit, fitAll: picture.fitAll, stand: picture.stand, triangles: picture.triangles, picture: picture.picture,
  };
}

/** the profile's own history among those that are undone */
const PROFILE = 'profile';
const IDS = 'ids';

export type Store = ReturnType<typeof createStore>;

export const STORE: InjectionKey<Store> = Symbol('store');

export function useStore(): Store {
  const store = inject(STORE);
  if (!store) throw new Error('no store');
  return store;
}

export type { ReportElement };
