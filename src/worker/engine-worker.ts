/** The page's engine: what is loaded, the last check, and the slices of its report. */
import { expose, transfer } from 'comlink';
import { check, ruledPacks, type Checked, type CheckOptions } from '../engine/check.ts';
import { rejudge } from '../engine/rules/rejudge.ts';
import type { RuleReport } from '../engine/rules/rule-report.ts';
import { withSpecifications, type ListedIds } from '../engine/specifications.ts';
import { measuredIn } from '../engine/measured.ts';
import { storeyPlan } from '../engine/storey-plan.ts';
import { loadPlan } from '../geometry/plan.ts';
import { loadSolids } from '../geometry/solids.ts';
import { manifoldWasmUrl } from '../geometry/plan-wasm-url.ts';
import { SAMPLES } from '../ifc-write/samples/index.ts';
import type { Profile } from '../profile/profile.ts';
import { version } from '../../package.json';
import type { AppEvents, ElementDetail } from './app-api.ts';
import { combine, filesOf, type LoadedFile } from './combine.ts';
import type { EngineEndpoint } from './engine-endpoint.ts';
import { createFinder } from './finder.ts';
import { elementBodies } from './load-bodies.ts';
import { loadModels } from './load.ts';
import { modelWords } from './model-words.ts';
import type { Loaded, LoadProgress, MeshBatch, Source, Unreadable } from './load.types.ts';
import { replaced } from './replace.ts';
import { packShelf } from './pack-catalogue.ts';
import { browserPlatform } from './pool-browser.ts';
import { headOf, itemsOf } from './report-parts.ts';
import { ruleHead, ruleSlice } from './rule-parts.ts';
import { rulesAsIds } from './rules-as-ids.ts';
import { specificationShelf } from './specifications.ts';
import { unknownsDesk } from './unknowns-desk.ts';
import { whatIfDesk } from './what-if-desk.ts';

const platform = browserPlatform();
let files: LoadedFile[] = [];
let unreadable: Unreadable[] = [];
let combined = combine(files);
let last: Checked | null = null;
/** what the rules say of a change while the whole check is still to come */
let first: RuleReport | null = null;
const shelf = packShelf();
const specifications = specificationShelf();
/** what they said of the models at the last check */
let listed: readonly ListedIds[] = [];
let running = new AbortController();
/** P at every option of every switch is worth a wait, the score is not: it comes after, and gives way */
let effects = new AbortController();

/** progress messages are no more frequent than this per file and stage, ms */
const PROGRESS_EVERY = 60;

function throttled(report: (progress: LoadProgress) => void): (progress: LoadProgress) => void {
  let at = 0;
  let key = '';
  return (progress) => {
    const next = `${progress.stage} ${progress.file}`;
    const now = performance.now();
    if (next === key && now - at < PROGRESS_EVERY && progress.done < progress.total) return;
    key = next;
    at = now;
    report(progress);
  };
}

/** a cancelled or changed load leaves what was there before */
async function add(sources: readonly Source[], events: AppEvents): Promise<void> {
  const loaded = await load(sources, events);
  files = [...files, ...filesOf(loaded)];
  unreadable = [...unreadable, ...loaded.unreadable];
  combined = combine(files);
  last = null;
}

function load(sources: readonly Source[], events: AppEvents): Promise<Loaded> {
  effects.abort();
  running = new AbortController();
  return loadModels(sources, platform, {
    footprints: 'counted',
    bodies: true,
    signal: running.signal,
    onProgress: throttled((progress) => void events.onProgress?.(progress)),
    onBatch: (batch: MeshBatch, path: string) => void events.onBatch?.(
      transfer(batch, [batch.positions, batch.normals, batch.indices, batch.expressIds, batch.vertexStart, batch.indexStart].map((part) => part.buffer as ArrayBuffer)), path,
    ),
  });
}

async function checkLoaded(profile: Profile, options: Pick<CheckOptions, 'before' | 'specifications' | 'signal' | 'onStep'>): Promise<Checked> {
  return check(combined.model, combined.geometry, profile, {
    version, plan: await loadPlan({ wasmUrl: manifoldWasmUrl }), unreadable, effects: false, ownPacks: shelf.own,
    bodies: { of: elementBodies(combined.model, files.map((file) => file.bodies)), solids: () => loadSolids({ wasmUrl: manifoldWasmUrl }) }, ...options,
  });
}

const desk = whatIfDesk({ last: () => last, own: () => shelf.own, check: checkLoaded });

const endpoint: EngineEndpoint = {
  ...unknownsDesk({ last: () => last, geometry: () => combined.geometry, ownPacks: () => shelf.own }), ...desk,
  add,
  async addSample(name, events) {
    const sample = SAMPLES.find((one) => one.name === name);
    if (!sample) throw new Error(`no sample ${name}: ${SAMPLES.map((one) => one.name).join(', ')}`);
    await add([{ path: `${name}.ifc`, bytes: new TextEncoder().encode(sample.write()) }], events);
  },
  async remove(paths) {
    effects.abort();
    files = files.filter((one) => !paths.includes(one.file.path));
    unreadable = unreadable.filter((one) => !paths.includes(one.path));
    combined = combine(files);
    last = null;
  },
  async replace(path, source, events) {
    const answer = replaced(files, path, await load([source], events));
    if (!Array.isArray(answer)) return answer;
    files = answer;
    unreadable = unreadable.filter((one) => one.path !== path);
    combined = combine(files);
    last = null;
    return null;
  },
  ...createFinder(() => ({ model: combined.model, checked: last })),
  async cancel() {
    effects.abort();
    running.abort(new DOMException('cancelled', 'AbortError'));
  },
  async firstRules(profile) {
    first = null;
    if (last?.rules == null) return null;
    const run = await rejudge(last.rules, last.classified, ruledPacks(profile, { ownPacks: shelf.own }), profile, { date: profile.date ?? null });
    first = run && withSpecifications(run.report, listed, { model: combined.model, profile, date: profile.date ?? null, buildingOf: (i) => last?.report.elements[i]?.building ?? null });
    return first && ruleHead(first);
  },
  async checkHead(profile, onStep) {
    first = null;
    effects.abort();
    desk.reset();
    running = new AbortController();
    // without a model there is nothing that a specification could be said to lack
    listed = files.length === 0 ? [] : await specifications.listed(files, { signal: running.signal, onStep: (done, total) => void onStep(done, total, 'specifications') });
    last = await checkLoaded(profile, {
      before: last?.rules ?? null, specifications: listed, signal: running.signal, onStep: (done, total, step) => void onStep(done, total, step),
    });
    return headOf(last.report);
  },
  async switchEffects() {
    const of = last;
    if (!of || combined.model.elements.length === 0) return null;
    effects = new AbortController();
    const { signal } = effects;
    try {
      const switches = await of.effects(signal);
      return last === of ? switches : null;
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  },
  async reportElements(from, to) {
    return last?.report.elements.slice(from, to) ?? [];
  },
  async reportFindings(from, to) {
    return last?.report.findings.slice(from, to) ?? [];
  },
  async reportContributions(building, item, from, to) {
    const of = last?.report.buildings[building];
    return (of && itemsOf(of)[item]?.contributions.slice(from, to)) ?? [];
  },
  async detail(index): Promise<ElementDetail> {
    const element = combined.model.elements[index];
    const roles = last?.facts.roles[index];
    if (!element || !roles) throw new Error(`no element ${index}`);
    const shown = last?.report.elements[index];
    return {
      index,
      file: combined.model.files[element.file]?.path ?? '',
      globalId: element.globalId,
      expressId: element.expressId,
      line: element.line,
      class: element.class,
      name: element.name,
      type: element.objectType || element.type?.name || '',
      tag: element.tag,
      storey: shown?.storey ?? null,
      roles,
      evidence: roles.evidence,
      psets: element.psets,
      quantitySets: element.quantitySets,
      materials: element.materials,
      classifications: element.classifications, groups: element.groups, layers: element.layers,
      whole: element.whole, parts: element.parts, host: element.host, fillings: element.fillings,
    };
  },
  async reportRules(from) {
    const rules = first ?? last?.report.rules;
    return rules ? ruleSlice(rules, from) : { parts: [], next: null };
  },
  async measured(subject) {
    return last && measuredIn(last, subject);
  },
  async storeyPlan(building, level) {
    const plan = last && storeyPlan(last.facts, building, level);
    return plan && transfer(plan, [...plan.pieces.flatMap((piece) => piece.contours), ...plan.axes.map((axis) => axis.path)].map((part) => part.buffer as ArrayBuffer));
  },
  async catalogue() {
    return shelf.catalogue();
  },
  async selectPacks(scope) {
    return shelf.select(scope);
  },
  async rule(id) {
    return shelf.rule(id);
  },
  async addPack(text) {
    return shelf.add(text);
  },
  async removePack(id) {
    shelf.remove(id);
  },
  async addIds(name, bytes) {
    await specifications.add(name, bytes);
  },
  async removeIds(name) {
    specifications.remove(name);
  },
  async rulesAsIds(profile, options) {
    return rulesAsIds(ruledPacks(profile, { ownPacks: shelf.own }), profile.project?.stage ?? 'design', profile, options);
  },
  async modelWords() {
    return modelWords(combined.model);
  },
};

expose(endpoint);
