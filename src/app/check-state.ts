/** The check of what is open under what was decided: one at a time, its figures first; and the report it made. */
import { markRaw, ref, shallowRef, type Ref } from 'vue';
import type { BuildingResult, Report, ReportSwitch } from '../engine/report.ts';
import type { Profile } from '../profile/profile.ts';
import type { EngineClient } from '../worker/client.ts';
import { annotated, saidAs, sameJudged } from './annotated.ts';
import type { Say } from './say.ts';

interface Outside {
  readonly engine: () => EngineClient;
  readonly report: Ref<Report | null>;
  readonly profile: Readonly<Ref<Profile>>;
  /** the profile with the packs that are there */
  readonly checkable: () => Profile;
  readonly loading: Readonly<Ref<boolean>>;
  /** a report of other elements takes the place of one: what is chosen of them follows */
  readonly follow: (before: Report, fresh: Report) => void;
  /** the report is there, of the same elements as the one before or of others; null: it could not be made */
  readonly made: (fresh: Report | null, same: boolean) => Promise<void>;
  readonly say: Say;
}

export function createCheck({ engine, report, profile, checkable, loading, follow, made, say }: Outside) {
  const checking = ref<{ done: number; total: number; step: string } | null>(null);
  /** the report's head is newer than its elements */
  const partial = ref(false);
  /** with effects once they are known: they come after the score */
  const switches = shallowRef<readonly ReportSwitch[]>([]);
  let dirty = false;

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
        const fresh = await engine().check(
          checkable(),
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
        const same = before !== null && sameFiles(before, fresh);
        if (before && !same) follow(before, fresh);
        const said = profile.value;
        report.value = markRaw({ ...fresh, ...(await annotated(fresh, said)) });
        if (profile.value !== said) carrying = carry();
        switches.value = markRaw(fresh.switches);
        partial.value = false;
        await made(fresh, same);
      } catch (error) {
        partial.value = false;
        void made(null, false);
        if (!(error instanceof Error) || error.name !== 'AbortError') say('error', 'notice.checkFailed', { message: String(error) });
      } finally {
        running = false;
        checking.value = null;
      }
    } while (dirty);
    const rested = report.value;
    const known = await engine().switchEffects().catch(() => null);
    if (known && report.value === rested) switches.value = markRaw(known);
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

  return {
    checking, partial, switches, check,
    told: () => carrying,
    /** what follows of a step: a check, or nothing but another wording; a building without a model is called as its project is */
    follows(before: Profile, models: boolean): void {
      if (models && sameJudged(before, profile.value)) carrying = carry();
      else void check();
    },
    async cancel(): Promise<void> {
      dirty = false;
      await engine().cancel();
    },
    clear(): void {
      checking.value = null;
      dirty = false;
      partial.value = false;
      switches.value = [];
      report.value = null;
    },
  };
}

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
