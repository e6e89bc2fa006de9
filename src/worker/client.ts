/** The page's end of the engine worker. */
import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { Report, ReportSwitch, Text } from '../engine/report.ts';
import type { RuleReport } from '../engine/rules/rule-report.ts';
import type { Profile } from '../profile/profile.ts';
import { FINDING_CODES, type FindingText } from '../model/finding-codes.ts';
import type { AppEvents, ElementDetail, EngineWorker, Measured } from './app-api.ts';
import type { EngineEndpoint } from './engine-endpoint.ts';
import type { IdsDesk, PatternAnswer } from './ids-api.ts';
import type { Source } from './load.types.ts';
import { reportOf } from './report-parts.ts';
import { rulesOf } from './rule-parts.ts';

export { connectBcf } from './bcf-client.ts';
export { connectExport } from './export-client.ts';
export { connectKeep } from './keep-client.ts';

export interface EngineClient extends EngineWorker {
  /** `onRules` gets what the rules say at once after a small change. `onHead` gets the report without elements, contributions and findings as soon as the score is there */
  check(
    profile: Profile,
    onStep?: (done: number, total: number, step: string) => void,
    onHead?: (report: Report) => void,
    onRules?: (rules: RuleReport) => void,
  ): Promise<Report>;
  /** P at every option of every switch, for the last check; null when it gave way to something newer */
  switchEffects(): Promise<readonly ReportSwitch[] | null>;
  dispose(): void;
}

/** A module worker of our own origin. `onCrash` is told when the worker itself dies (a wasm abort, no memory). */
export function connectEngine(onCrash: (message: string) => void): EngineClient {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  worker.addEventListener('error', (event) => onCrash(event.message));
  const remote: Remote<EngineEndpoint> = wrap<EngineEndpoint>(worker);
  return {
    add: (sources: readonly Source[], events: AppEvents) =>
      remote.add(transfer([...sources], sources.map((source) => source.bytes.buffer as ArrayBuffer)), proxy(events)),
    addSample: (name, events) => remote.addSample(name, proxy(events)),
    remove: (paths) => remote.remove([...paths]),
    replace: (path, source, events) => remote.replace(path, transfer(source, [source.bytes.buffer as ArrayBuffer]), proxy(events)),
    search: (query, from) => remote.search(query, from),
    filtered: (filter, from) => remote.filtered(filter, from),
    fieldWords: (field, name) => remote.fieldWords(field, name),
    modelLinks: () => remote.modelLinks(),
    cancel: () => remote.cancel(),
    async check(profile, onStep, onHead, onRules) {
      const rules = onRules === undefined ? null : await remote.firstRules(plain(profile));
      if (rules !== null) onRules?.(await rulesOf(rules, (from) => remote.reportRules(from)));
      const head = await remote.checkHead(plain(profile), proxy(onStep ?? (() => undefined)));
      onHead?.(head.report);
      return reportOf(head, {
        elements: (from, to) => remote.reportElements(from, to),
        findings: (from, to) => remote.reportFindings(from, to),
        contributions: (building, item, from, to) => remote.reportContributions(building, item, from, to),
        rules: (from) => remote.reportRules(from),
      });
    },
    switchEffects: () => remote.switchEffects(),
    detail: (element): Promise<ElementDetail> => remote.detail(element),
    measured: (subject): Promise<Measured | null> => remote.measured({ ...subject }),
    storeyPlan: (building, level) => remote.storeyPlan(building, level),
    catalogue: () => remote.catalogue(),
    selectPacks: (scope) => remote.selectPacks({ ...scope }),
    rule: (id) => remote.rule(id),
    addPack: (text) => remote.addPack(text),
    removePack: (id) => remote.removePack(id),
    addIds: (name, bytes) => remote.addIds(name, bytes),
    removeIds: (name) => remote.removeIds(name),
    rulesAsIds: (profile, options) => remote.rulesAsIds(plain(profile), { ...options, versions: [...options.versions] }),
    modelWords: () => remote.modelWords(),
    ruleMatches: (rule) => remote.ruleMatches(plain(rule)),
    regionHeld: (region) => remote.regionHeld(plain(region)),
    conflictGroups: () => remote.conflictGroups(),
    decisionUse: () => remote.decisionUse(),
    decisionElements: (list, at) => remote.decisionElements(list, at),
    preview: (profile) => remote.preview(plain(profile)),
    nameMeets: (name, patterns) => remote.nameMeets(name, [...patterns]),
    mappingWords: () => remote.mappingWords(),
    whatIfSuggest: (question, onStep) => remote.whatIfSuggest(plain(question), proxy(onStep)),
    whatIfJudge: (question, keys, onJudged) => remote.whatIfJudge(plain(question), [...keys], proxy(onJudged)),
    whatIfPlan: (question, mark, onStep) => remote.whatIfPlan(plain(question), mark, proxy(onStep)),
    whatIfWorkbook: (measures, lang, onStep) => remote.whatIfWorkbook(plain(measures), lang, proxy(onStep)),
    whatIf: (measures, onStep) => remote.whatIf(plain(measures), proxy(onStep)),
    cancelWhatIf: () => remote.cancelWhatIf(),
    dispose: () => worker.terminate(),
  };
}

/** A worker of its own, so that an audit waits for no check. When it dies what it was asked fails; whoever asks next connects again. */
export function connectIds(onCrash: (message: string) => void): IdsDesk & { dispose(): void } {
  const worker = new Worker(new URL('./ids-worker.ts', import.meta.url), { type: 'module', name: 'ids' });
  const remote: Remote<IdsDesk> = wrap<IdsDesk>(worker);
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      reject(new Error(event.message));
      onCrash(event.message);
    });
  });
  died.catch(() => undefined);
  const alive = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, died]);
  return {
    audit: (bytes) => alive(remote.audit(bytes)),
    draft: (ids) => alive(remote.draft(ids)),
    words: (query) => alive(remote.words(query)),
    base: (query) => alive(remote.base(query)),
    matches: (patterns, text) => alive<PatternAnswer>(remote.matches(patterns, text)),
    dispose: () => worker.terminate(),
  };
}

/** what was made reactive cannot be cloned */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

const TEXTS: ReadonlyMap<string, FindingText> = new Map(Object.entries(FINDING_CODES));

/** What a model finding's code says; null for a code without a text. */
export function findingTexts(code: string): Text | null {
  return TEXTS.get(code) ?? null;
}
