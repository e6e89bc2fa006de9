/**
 * What-if scenarios 方案比选 of the page: measures over the profile of the last check, each with its own undo. Nothing of them touches
 * the profile until it is adopted. The workspace keeps them; they are there while the files that they name elements of are open.
 */
import { computed, markRaw, reactive, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { BuildingResult, Report } from '../engine/report.ts';
import { namesOf, withMeasures, type Ground, type Measure } from '../profile/measures.ts';
import type { Profile } from '../profile/profile.ts';
import { filesKey, MOST_SCENARIO_NAME, MOST_SCENARIOS, placesKey, reordered, scenariosFit, type SavedScenarios, type ScenarioFile } from '../store/scenarios.ts';
import type { Workspace } from '../store/workspace.ts';
import type { NewFailure, Suggestion, WhatIfOutcome, WhatIfPlan, WhatIfQuestion, WhatIfSuggestions, WhatIfWorker } from '../worker/what-if-api.ts';
import { advance, redo, start, undo, type History } from './history.ts';
import type { Say } from './say.ts';

export interface Scenario {
  readonly id: number;
  readonly name: string;
  readonly history: History<readonly Measure[]>;
  /** of `measures` as they stand; null until the engine has answered */
  readonly outcome: WhatIfOutcome | null;
}

/** suggestions that the provisions are run on, from the top of the list */
const JUDGED = 40;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

interface Outside {
  readonly engine: () => WhatIfWorker;
  readonly report: ShallowRef<Report | null>;
  readonly profile: Readonly<Ref<Profile>>;
  readonly building: Readonly<Ref<BuildingResult | null>>;
  readonly workspace: ShallowRef<Workspace>;
  /** nothing is asked while a check runs: it would end the question */
  readonly busy: Readonly<Ref<boolean>>;
  readonly change: (next: Profile) => void;
  readonly say: Say;
}

export function createWhatIf({ engine, report, profile, building, workspace, busy, change, say }: Outside) {
  let made = 0;
  const scenario = (name: string, measures: readonly Measure[] = []): Scenario => ({ id: made++, name, history: start(measures), outcome: null });
  const scenarios = shallowRef<readonly Scenario[]>([scenario(freeLetter([]))]);
  const currentId = ref(scenarios.value[0]!.id);
  const current = computed(() => scenarios.value.find(({ id }) => id === currentId.value) ?? scenarios.value[0]!);
  const measures = computed(() => current.value.history.present);
  /** what is being asked, and how far it is */
  const working = shallowRef<{ readonly step: 'check' | 'suggest' | 'plan'; readonly done: number; readonly total: number } | null>(null);
  const suggestions = shallowRef<WhatIfSuggestions | null>(null);
  const judged = shallowRef<ReadonlyMap<string, readonly NewFailure[]>>(new Map());
  const plan = shallowRef<{ readonly mark: number; readonly plan: WhatIfPlan } | null>(null);
  const factors = reactive<Record<string, number>>({});
  const avoid = shallowRef<ReadonlySet<number>>(new Set());
  /** the panel is on screen: nothing is worked out for nobody */
  const wanted = ref(false);
  let turn = 0;
  /** files that measures name elements of, as text; null while there is no report */
  let standsOn: string | null = null;
  /** what the workspace keeps of these scenarios, or did before others were opened */
  let kept: SavedScenarios | undefined = workspace.value.whatIf;
  /** kept scenarios of files that are not open */
  const waiting = ref(0);

  const put = (id: number, next: Partial<Scenario>): void => {
    scenarios.value = scenarios.value.map((one) => (one.id === id ? { ...one, ...next } : one));
  };
  /** The workspace takes the scenarios as they stand; those that wait for their files stay in it until others have measures. */
  function keep(): void {
    if (report.value === null) return;
    const list = scenarios.value.map(({ name, history }) => ({ name, measures: history.present }));
    const bare = list.every(({ measures: of }) => of.length === 0);
    if (bare && waiting.value > 0) return;
    waiting.value = 0;
    const { whatIf: _, ...others } = workspace.value;
    const costs = Object.keys(factors).length > 0 ? { factors: { ...factors } } : {};
    const left = avoid.value.size > 0 ? { avoid: [...avoid.value].sort((a, b) => a - b) } : {};
    kept = bare && list.length === 1 && list[0]!.name === freeLetter([]) && Object.keys({ ...costs, ...left }).length === 0 ? undefined
      : { files: filesOf(report.value), scenarios: list, current: Math.max(0, scenarios.value.findIndex(({ id }) => id === currentId.value)), ...costs, ...left };
    workspace.value = markRaw(kept === undefined ? others : { ...others, whatIf: kept });
  }
  const fits = (next: readonly (readonly Measure[])[]): boolean => {
    const fit = scenariosFit(next.map((of) => ({ name: '', measures: of })));
    if (!fit) say('error', 'whatif.full');
    return fit;
  };
  const step = (of: 'check' | 'suggest' | 'plan', mine: number) => (done: number, total: number): void => {
    if (mine === turn) working.value = { step: of, done, total };
  };
  const question = (): WhatIfQuestion => ({ building: building.value?.id ?? '', standing: measures.value, factors: { ...factors }, avoid: [...avoid.value] });

  /** Asks what is not known yet, one thing after the other; a newer turn ends it. */
  async function refresh(): Promise<void> {
    const mine = ++turn;
    if (!wanted.value || busy.value || report.value === null || building.value === null) {
      working.value = null;
      return;
    }
    try {
      const order = [current.value, ...scenarios.value.filter((one) => one.id !== current.value.id)];
      for (const { id, history, outcome } of order) {
        if (outcome !== null || history.present.length === 0) continue;
        step('check', mine)(0, 1);
        const answer = await engine().whatIf(history.present, step('check', mine));
        if (mine !== turn) return;
        if (answer !== null) put(id, { outcome: answer });
      }
      if (suggestions.value === null) {
        step('suggest', mine)(0, 1);
        const list = await engine().whatIfSuggest(question(), step('suggest', mine));
        if (mine !== turn) return;
        suggestions.value = list;
      }
      working.value = null;
      const keys = (suggestions.value?.list ?? []).slice(0, JUDGED).map(({ key }) => key).filter((key) => !judged.value.has(key));
      if (keys.length > 0) {
        await engine().whatIfJudge(question(), keys, ({ key, failures }) => {
          if (mine === turn) judged.value = new Map(judged.value).set(key, failures);
        });
      }
    } catch (error) {
      if (mine === turn) say('error', 'notice.failed', { message: String(error) });
    } finally {
      if (mine === turn) working.value = null;
    }
  }

  function forget(): void {
    suggestions.value = null;
    judged.value = new Map();
    plan.value = null;
  }

  function write(history: History<readonly Measure[]>): void {
    if (history === current.value.history) return;
    if (!fits(scenarios.value.map((one) => (one.id === current.value.id ? history : one.history).present))) return;
    put(current.value.id, { history, outcome: null });
    keep();
    forget();
    void refresh();
  }
  const apply = (added: readonly Measure[]): void => { if (added.length > 0) write(advance(current.value.history, [...measures.value, ...added])); };
  const removeAt = (at: number): void => write(advance(current.value.history, measures.value.filter((_, i) => i !== at)));
  const replaceAll = (next: readonly Measure[]): void => write(advance(current.value.history, next));

  function choose(id: number): void {
    if (id === currentId.value) return;
    currentId.value = id;
    keep();
    forget();
    void refresh();
  }
  /** a further scenario, empty or a copy of the current one */
  function add(copy: boolean): void {
    if (scenarios.value.length >= MOST_SCENARIOS) return;
    const next = scenario(freeLetter(scenarios.value), copy ? measures.value : []);
    if (!fits([...scenarios.value, next].map(({ history }) => history.present))) return;
    scenarios.value = [...scenarios.value, next];
    choose(next.id);
  }
  function remove(id: number): void {
    const left = scenarios.value.filter((one) => one.id !== id);
    scenarios.value = left.length > 0 ? left : [scenario(freeLetter([]))];
    if (id === currentId.value) choose(scenarios.value[0]!.id);
    else keep();
  }

  async function planTo(mark: number): Promise<void> {
    const mine = ++turn;
    plan.value = null;
    step('plan', mine)(0, 1);
    try {
      const answer = await engine().whatIfPlan(question(), mark, step('plan', mine));
      if (mine === turn && answer !== null) plan.value = { mark, plan: answer };
    } catch (error) {
      if (mine === turn) say('error', 'notice.failed', { message: String(error) });
    } finally {
      if (mine === turn) {
        working.value = null;
        // what the question ended is taken up again
        void refresh();
      }
    }
  }

  function setFactor(item: string, value: number): void {
    if (value === 1) delete factors[item];
    else factors[item] = value;
    keep();
    forget();
    void refresh();
  }
  function leaveOut(elements: Iterable<number>): void {
    avoid.value = new Set([...avoid.value, ...elements]);
    keep();
    forget();
    void refresh();
  }
  function leaveNothingOut(): void {
    avoid.value = new Set();
    keep();
    forget();
    void refresh();
  }

  /** The measures become decisions of the profile; the scenario is empty then. */
  function adopt(ground: Ground): void {
    const now = report.value;
    if (now === null || measures.value.length === 0) return;
    const names = namesOf(now.elements.map(({ globalId, type, file }) => ({ globalId, type, file: now.files[file]?.path ?? '' })), now.buildings.map(({ id }) => id));
    const count = measures.value.length;
    change(withMeasures(profile.value, measures.value, names, ground));
    put(current.value.id, { history: advance(current.value.history, []), outcome: null });
    keep();
    say('done', 'whatif.adopted', { n: count });
  }

  /** Those that the workspace keeps, where the report is of their files; else one that is empty. */
  function bring(): void {
    kept = workspace.value.whatIf;
    const here = kept === undefined || report.value === null ? null : ofTheseFiles(kept, report.value);
    waiting.value = kept !== undefined && report.value !== null && here === null ? kept.scenarios.length : 0;
    scenarios.value = here?.scenarios.map(({ name, measures: of }) => scenario(name, of)) ?? [scenario(freeLetter([]))];
    currentId.value = scenarios.value[here?.current ?? 0]!.id;
    avoid.value = new Set(here?.avoid);
    // costs are of items, whatever the files
    for (const item of Object.keys(factors)) delete factors[item];
    Object.assign(factors, kept?.factors);
  }
  watch([report, () => workspace.value.whatIf] as const, ([now, saved], [before]) => {
    const on = now === null ? null : placesKey(filesOf(now));
    if (on !== standsOn) {
      // measures name elements by their place in the report: other files, other places
      const lost = on !== null && scenarios.value.some(({ history }) => history.present.some((one) => one.kind !== 'state'));
      standsOn = on;
      bring();
      if (lost && waiting.value > 0) say('done', 'whatif.cleared');
    } else if (saved !== kept) bring();
    else if (now === before) return;
    else scenarios.value = scenarios.value.map((one) => ({ ...one, outcome: null }));
    forget();
    void refresh();
  });
  watch(() => building.value?.id, () => { forget(); void refresh(); });
  watch([wanted, busy], () => void refresh());

  return {
    scenarios, currentId, current, measures, working, suggestions, judged, plan, factors, avoid, wanted, waiting,
    canUndo: computed(() => current.value.history.past.length > 0),
    canRedo: computed(() => current.value.history.future.length > 0),
    undo: () => write(undo(current.value.history)),
    redo: () => write(redo(current.value.history)),
    clear: () => { if (measures.value.length > 0) replaceAll([]); },
    rename: (id: number, name: string) => {
      if (name.trim() === '') return;
      put(id, { name: name.trim().slice(0, MOST_SCENARIO_NAME) });
      keep();
    },
    /** the scenario as a calculation book that says 方案比选; null where it was given up */
    async workbook(lang: 'zh' | 'en') {
      const mine = ++turn;
      step('check', mine)(0, 1);
      try {
        return await engine().whatIfWorkbook(measures.value, lang, step('check', mine));
      } catch (error) {
        say('error', 'notice.failed', { message: String(error) });
        return null;
      } finally {
        // what else was asked gave way
        if (mine === turn) void refresh();
      }
    },
    async stop() {
      turn += 1;
      working.value = null;
      await engine().cancelWhatIf();
    },
    apply, removeAt, replaceAll, choose, add, remove, planTo, setFactor, leaveOut, leaveNothingOut, adopt, refresh,
  };
}

const filesOf = (report: Report): readonly ScenarioFile[] => report.files.flatMap(({ path, sha256, elements }) => (elements > 0 ? [{ path, sha256, elements }] : []));
/** Null where they name elements of other files. Ids of buildings follow the order of the files: what speaks of one of several is not taken over. */
function ofTheseFiles(saved: SavedScenarios, report: Report): SavedScenarios | null {
  const files = filesOf(report);
  if (filesKey(saved.files) !== filesKey(files)) return null;
  if (placesKey(saved.files) === placesKey(files)) return saved;
  const ofBuilding = saved.scenarios.some(({ measures }) => measures.some(({ kind }) => kind === 'state'));
  return ofBuilding && report.buildings.length > 1 ? null : reordered(saved, files);
}

/** the first after as many as there are that none of them has */
function freeLetter(scenarios: readonly Scenario[]): string {
  const from = scenarios.length % LETTERS.length;
  return [...LETTERS.slice(from), ...LETTERS.slice(0, from)].find((letter) => scenarios.every(({ name }) => name !== letter))!;
}

export type { Suggestion };
