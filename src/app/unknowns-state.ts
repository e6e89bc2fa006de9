/** What the page holds while a person settles what is unknown (`store.unknowns`): the plan view, the region being drawn, what was skipped. */
import { reactive, ref, shallowRef, watch, type Ref } from 'vue';
import type { BuildingResult, Report } from '../engine/report.ts';
import type { Profile, Region } from '../profile/profile.ts';
import { asInterval, type Interval } from '../units.ts';
import type { EngineWorker } from '../worker/app-api.ts';
import type { Notice } from './state.ts';

/** A region before it is taken: what is known of it so far. */
export interface RegionSeed {
  readonly role: Region['role'];
  readonly value?: string;
  readonly reason?: string;
  readonly components?: readonly string[];
  /** what is drawn becomes a single building, not a settlement */
  readonly building?: true;
  /** the storey to draw on, and elements to look at */
  readonly elements?: readonly number[];
}

interface Outside {
  readonly engine: () => EngineWorker;
  readonly report: Readonly<Ref<Report | null>>;
  readonly building: Readonly<Ref<BuildingResult | null>>;
  readonly profile: Readonly<Ref<Profile>>;
  readonly change: (next: Profile) => void;
  readonly notify: (notice: Notice) => void;
}

/** a change is tried out by itself up to so many elements; above, on request */
export const TRIED_AT_ONCE = 30_000;

export function createUnknowns({ engine, report, building, profile, change, notify }: Outside) {
  /** P when the models that are open were first checked, per building */
  const first = shallowRef<ReadonlyMap<string, Interval>>(new Map());
  const skipped = reactive(new Set<string>());
  watch(report, (now, before) => {
    const same = now && before && now.files.length === before.files.length && now.files.every((file, i) => file.sha256 === before.files[i]!.sha256);
    if (same || !now) return;
    first.value = new Map(now.buildings.map((one) => [one.id, asInterval(one.score.p)]));
    skipped.clear();
  });

  /** of the last decision: what comes next is often settled on the same grounds */
  const lastReason = ref('');
  const lastValue = reactive(new Map<string, string>());

  const plan = ref(false);
  /** the storey drawn, position in the building's storeys */
  const level = ref<number | null>(null);
  const seed = shallowRef<RegionSeed | null>(null);
  /** id of a region of the profile that is shown, and whether its corners are moved */
  const region = ref<string | null>(null);

  function drawRegion(next: RegionSeed): void {
    const storeys = building.value?.storeys ?? [];
    const on = next.elements?.length ? report.value?.elements[next.elements[0]!]?.storey : null;
    const at = storeys.findIndex((one) => one.name === on);
    if (at >= 0) level.value = at;
    region.value = null;
    seed.value = next;
    plan.value = true;
  }
  function showRegion(id: string): void {
    seed.value = null;
    region.value = id;
    plan.value = true;
  }

  /** One undoable step, and a word on it that offers to take it back. */
  function decide(next: Profile, n: number, key = 'unknowns.settled'): void {
    if (next === profile.value) return;
    change(next);
    notify({ kind: 'done', key, params: { n }, undo: true });
  }

  return {
    first, skipped, lastReason, lastValue, plan, level, seed, region, drawRegion, showRegion, decide,
    ruleMatches: (...args: Parameters<EngineWorker['ruleMatches']>) => engine().ruleMatches(...args),
    regionHeld: (one: Region) => engine().regionHeld(one),
    conflictGroups: () => engine().conflictGroups(),
    decisionUse: () => engine().decisionUse(),
    decisionElements: (...args: Parameters<EngineWorker['decisionElements']>) => engine().decisionElements(...args),
    preview: (next: Profile) => engine().preview(next),
    nameMeets: (...args: Parameters<EngineWorker['nameMeets']>) => engine().nameMeets(...args),
    mappingWords: () => engine().mappingWords(),
    storeyPlan: (of: number, at: number) => engine().storeyPlan(of, at),
  };
}
