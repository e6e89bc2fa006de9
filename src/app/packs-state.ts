/** Rule packs of the page: which there are, which the profile's scope selects, which the user added. */
import { computed, markRaw, ref, shallowReactive, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Report } from '../engine/report.ts';
import type { Profile } from '../profile/profile.ts';
import type { Catalogue, PackAnswer, ProjectQuery, Selected, TableInfo } from '../worker/app-api.ts';
import type { EngineClient } from '../worker/client.ts';
import { packs, reselected } from './edit-profile.ts';
import { withReviews } from './edit-review.ts';
import { STANDARD_TABLE } from './items.ts';
import type { Say } from './say.ts';

interface Outside {
  readonly engine: () => EngineClient;
  readonly report: ShallowRef<Report | null>;
  readonly profile: Readonly<Ref<Profile>>;
  readonly change: (next: Profile) => void;
  readonly say: Say;
}

export function createPacks({ engine, report, profile, change, say }: Outside) {
  const catalogue = shallowRef<Catalogue | null>(null);
  /** packs of the user's own by id, as text: a new engine is given them again */
  const own = shallowReactive(new Map<string, string>());

  /** the scoring table that the report is by */
  const table = computed<TableInfo>(() => {
    const leading = report.value?.packs[0]?.id;
    return catalogue.value?.packs.find((pack) => pack.id === leading)?.table ?? STANDARD_TABLE;
  });

  /** packs that the profile names and nobody has loaded */
  const absentPacks = computed(() => {
    const known = catalogue.value?.packs;
    return known === undefined ? [] : (profile.value.packs ?? []).filter((id) => !known.some((pack) => pack.id === id));
  });

  async function readCatalogue(): Promise<void> {
    try {
      catalogue.value = markRaw(await engine().catalogue());
    } catch (error) {
      say('error', 'notice.failed', { message: String(error) });
    }
  }

  const scopeOf = ({ project, attributes, structure }: Profile): ProjectQuery => ({
    ...(project?.region === undefined ? {} : { region: project.region }), ...(project?.landDate === undefined ? {} : { landDate: project.landDate }),
    ...(project?.stage === undefined ? {} : { stage: project.stage }),
    ...(attributes?.type === undefined ? {} : { type: attributes.type }), ...(structure === undefined ? {} : { structure }),
  });
  /** the packs that the profile's scope selects, and why */
  const packSelection = (of: Profile): Promise<readonly Selected[]> => engine().selectPacks(scopeOf(of));

  /** questions to the engine of which a change of the profile will follow */
  const pending = ref(0);
  async function during<T>(work: () => Promise<T>): Promise<T> {
    pending.value += 1;
    try {
      return await work();
    } finally {
      pending.value -= 1;
    }
  }

  let scopeTurn: Promise<void> = Promise.resolve();
  /** A change of the scope selects packs anew; what was added or taken away by hand stays so, unless all are to be chosen `afresh`. */
  function changeScope(edit: (profile: Profile) => Profile, afresh = false): Promise<void> {
    const before = scopeTurn;
    scopeTurn = during(async () => {
      await before;
      try {
        const ids = async (of: Profile): Promise<readonly string[]> => (await packSelection(of)).map(({ id }) => id);
        const [was, now] = [await ids(profile.value), await ids(edit(profile.value))];
        const next = edit(profile.value);
        change(packs(next, reselected(afresh ? undefined : next.packs, was, now)));
      } catch (error) {
        say('error', 'notice.failed', { message: String(error) });
      }
    });
    return scopeTurn;
  }

  const chosenPacks = computed<readonly string[]>(() => profile.value.packs ?? (catalogue.value ? [catalogue.value.standard] : []));

  /** Puts a pack of the user's own beside those that ship and uses it; one with faults changes nothing. */
  function addPack(text: string): Promise<PackAnswer> {
    return during(async () => {
      const answer = await engine().addPack(text);
      if (answer.ok) {
        own.set(answer.pack.id, text);
        await readCatalogue();
        change(packs(profile.value, [...chosenPacks.value, answer.pack.id]));
      }
      return answer;
    });
  }

  function removePack(id: string): Promise<void> {
    return during(async () => {
      own.delete(id);
      await engine().removePack(id);
      await readCatalogue();
      if (chosenPacks.value.includes(id)) change(packs(profile.value, chosenPacks.value.filter((one) => one !== id)));
    });
  }

  /** What the engine is given: it refuses a profile that names a pack it does not have; the page says which are left out. */
  function checkable(): Profile {
    // what people say of findings goes past the engine
    const now = withReviews(profile.value, []);
    return absentPacks.value.length === 0 ? now : { ...now, packs: now.packs!.filter((id) => !absentPacks.value.includes(id)) };
  }

  /** The user's own packs as they were kept; whether all were taken. */
  async function restore(kept: readonly { readonly id: string; readonly text: string }[]): Promise<boolean> {
    const answers = [];
    for (const { id, text } of kept) {
      const answer = await engine().addPack(text);
      if (answer.ok) own.set(id, text);
      answers.push(answer.ok);
    }
    if (kept.length > 0) await readCatalogue();
    return answers.every((ok) => ok);
  }

  return { catalogue, own, table, absentPacks, chosenPacks, packSelection, changeScope, addPack, removePack, checkable, pending, readCatalogue, restore };
}
