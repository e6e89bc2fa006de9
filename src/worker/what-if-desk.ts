/** Answers questions of what-if from what the last check left; whatever is asked anew, or checked anew, ends the question before. */
import { ruledPacks, type Checked, type CheckOptions } from '../engine/check.ts';
import type { BuildingResult, ItemResult } from '../engine/report.ts';
import { runRules, type Run } from '../engine/rules/run.ts';
import { benchOf, factsWith, type Bench } from '../engine/what-if.ts';
import { deskOf, type Desk, type Suggestion } from '../engine/what-if-desk.ts';
import { planFor, suggestions } from '../engine/what-if-plan.ts';
import { newFailures } from '../engine/what-if-rules.ts';
import { namesOf, withMeasures, type Measure, type Names } from '../profile/measures.ts';
import type { Profile } from '../profile/profile.ts';
import { DEFAULT_PACK, loadPack, packIds, scoringOf, type Pack } from '../standards/pack.ts';
import type { WhatIfQuestion, WhatIfWorker } from './what-if-api.ts';

/** Provisions on how precast members are built: run on every what-if, whatever the profile chose. */
const PROVISIONS = 'jgj1-2014';

export interface Outside {
  /** of the last check; null when there is none */
  readonly last: () => Checked | null;
  readonly own: () => readonly Pack[];
  /** the whole check of what is loaded */
  readonly check: (profile: Profile, options: Pick<CheckOptions, 'before' | 'signal' | 'onStep'>) => Promise<Checked>;
}

/** What was made of one check, kept while it is the last. */
interface Kept {
  readonly of: Checked;
  readonly names: Names;
  readonly benches: Map<string, Bench>;
  desk: { readonly key: string; readonly desk: Desk } | null;
  list: readonly Suggestion[];
  rules: Run | null;
}

export interface WhatIfDesk extends WhatIfWorker {
  /** a check begins: what is being asked is of yesterday */
  reset(): void;
}

export function whatIfDesk({ last, own, check }: Outside): WhatIfDesk {
  let kept: Kept | null = null;
  let running = new AbortController();

  const keep = (): Kept | null => {
    const of = last();
    if (of === null) return null;
    if (kept?.of === of) return kept;
    const { elements, files, buildings } = of.report;
    const names = namesOf(elements.map(({ globalId, type, file }) => ({ globalId, type, file: files[file]?.path ?? '' })), buildings.map(({ id }) => id));
    return (kept = { of, names, benches: new Map(), desk: null, list: [], rules: null });
  };

  const packOf = (id: string): Pack => own().find((pack) => pack.id === id) ?? loadPack(id);

  const benchIn = (now: Kept, building: string): Bench => {
    let bench = now.benches.get(building);
    if (bench === undefined) {
      const { facts, classified, report } = now.of;
      const pack = scoringOf(packOf(report.packs[0]?.id ?? DEFAULT_PACK)) ?? scoringOf(loadPack(DEFAULT_PACK))!;
      bench = benchOf({ facts, classified, profile: report.profile, names: now.names, pack }, building);
      now.benches.set(building, bench);
    }
    return bench;
  };

  async function deskIn(now: Kept, question: WhatIfQuestion, signal: AbortSignal, onStep: (done: number, total: number) => void): Promise<Desk> {
    const key = JSON.stringify(question);
    const known = now.desk?.key === key ? now.desk.desk : null;
    const desk = await deskOf(benchIn(now, question.building), question.standing, question, { signal, onStep }, known);
    now.desk = { key, desk };
    return desk;
  }

  /** with the provisions among its packs */
  const provided = (profile: Profile): Profile => {
    const packs = profile.packs ?? [DEFAULT_PACK];
    return packs.includes(PROVISIONS) || !packIds().includes(PROVISIONS) ? profile : { ...profile, packs: [...packs, PROVISIONS] };
  };

  /** what the provisions say as things stand */
  async function rulesIn(now: Kept, signal: AbortSignal): Promise<Run> {
    if (now.rules !== null) return now.rules;
    const { facts, report, rules } = now.of;
    const profile = provided(report.profile);
    now.rules = await runRules(facts, ruledPacks(profile, { ownPacks: own() }), profile, { date: report.date, signal, ...(rules === null ? {} : { before: rules }) });
    return now.rules;
  }

  /** Null when the question was ended, or there is nothing to ask of. */
  async function ask<T>(work: (now: Kept, signal: AbortSignal) => Promise<T>): Promise<T | null> {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const now = keep();
    if (now === null) return null;
    try {
      return await work(now, signal);
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  return {
    reset: () => running.abort(),
    cancelWhatIf: async () => running.abort(),
    whatIfSuggest: (question, onStep) => ask(async (now, signal) => {
      const desk = await deskIn(now, question, signal, onStep);
      now.list = await suggestions(desk);
      return { list: now.list, groups: desk.groups, tried: desk.tried };
    }),
    whatIfJudge: async (question, keys, onJudged) => (await ask(async (now, signal) => {
      const bench = benchIn(now, question.building);
      const base = await rulesIn(now, signal);
      const judge = async (measures: readonly Measure[], before: Run): Promise<Run> => {
        const profile = withMeasures(provided(bench.profile), measures, now.names);
        return runRules(factsWith(bench, profile, measures), ruledPacks(profile, { ownPacks: own() }), profile, { date: now.of.report.date, signal, before: before.state });
      };
      const standing = question.standing.length === 0 ? base : await judge(question.standing, base);
      for (const key of keys) {
        const one = now.list.find((suggestion) => suggestion.key === key);
        if (one === undefined) continue;
        const run = one.measures.every(({ kind }) => kind === 'state') ? standing : await judge([...question.standing, ...one.measures], standing);
        onJudged({ key, failures: newFailures(standing.report, run.report) });
      }
      return true;
    })) ?? false,
    whatIfPlan: (question, mark, onStep) => ask(async (now, signal) => planFor(await deskIn(now, question, signal, onStep), mark)),
    whatIf: (measures, onStep) => ask(async (now, signal) => {
      const base = await rulesIn(now, signal);
      const profile = withMeasures(provided(now.of.report.profile), measures, now.names);
      const { report } = await check(profile, { before: base.state, signal, onStep });
      const failures = newFailures(base.report, report.rules);
      const own = measures.map((one) => (one.kind === 'state' ? new Set<number>() : new Set(one.elements)));
      return {
        buildings: report.buildings.map(withoutLists),
        failures,
        causes: failures.map(({ elements }) => own.flatMap((set, i) => (elements.some((element) => set.has(element)) ? [i] : []))),
      };
    }),
    whatIfWorkbook: (measures, lang, onStep) => ask(async (now, signal) => {
      const { report } = await check(withMeasures(now.of.report.profile, measures, now.names), { before: null, signal, onStep });
      // the writers of documents are of no use to a check
      const { documentOf } = await import('../export/documents.ts');
      const made = await documentOf('calculation', 'xlsx', report, { lang, whatIf: true });
      signal.throwIfAborted();
      return { ...made, name: 'what-if.xlsx' };
    }),
  };
}

function withoutLists(building: BuildingResult): BuildingResult {
  return { ...building, items: building.items.map((item): ItemResult => ({ ...item, contributions: [], storeys: [] })), others: [], openQuestions: [] };
}
