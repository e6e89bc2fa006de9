/**
 * The project that is open: every decision is written at once, and a visit goes on where the last one ended. Where the
 * browser keeps nothing the page works all the same and says so.
 */
import { shallowRef } from 'vue';
import type { Lost } from '../../store/kept.ts';
import type { Project, ProjectHead } from '../../store/project.ts';
import { statesOf } from '../../store/steps.ts';
import { keepLastProject, keepTabProject, lastProject, loadBegins, loadEnds, loadsOf, tabProject } from '../../store/visits.ts';
import type { KeepClient } from '../../worker/keep-api.ts';
import { guid } from '../guid.ts';
import { createKeptBcfs } from './bcfs.ts';
import { createContent } from './content.ts';
import { createKeptDatabase } from './database.ts';
import { createKeptIds } from './ids.ts';
import { createProjectList } from './list.ts';
import { createKeptModels, type AtHand } from './models.ts';
import { createOwner, isFree } from './owner.ts';
import { createKeptPacks } from './packs.ts';
import type { KeptPage } from './page.ts';
import { createKeptPlace } from './place.ts';
import { now, openProject } from './project.ts';
import { watchPage } from './watch.ts';
import { createWriter } from './writer.ts';

/** so often may the models of a project not come before a person is asked */
const MOST_LOADS = 2;

export function createKeep(page: KeptPage) {
  let client: KeepClient | null = null;
  const worker = (): KeepClient => (client ??= page.connect());
  const project = openProject();
  const { state, id, name, created, sample, unknown, lost } = project;
  /** a project that was asked for is open in another page */
  const elsewhere = shallowRef<ProjectHead | null>(null);
  /** models that the page stopped at before, or that are being waited for */
  const held = shallowRef<readonly AtHand[]>([]);
  /** what waits for the answer whether the project that is open may be lost */
  const leaving = shallowRef<(() => void) | null>(null);

  const database = createKeptDatabase(project, page.say);
  const models = createKeptModels({
    client: worker,
    changed() {
      writer.touch();
      return writer.save();
    },
    mayKeep: () => database.now() !== null && state.value !== 'elsewhere',
    otherFile: (file) => page.say('error', 'keep.otherFile', { file }),
  });
  const ids = createKeptIds(page, () => database.loses('ids'));
  const bcfs = createKeptBcfs(page, { packed: () => writer.touch(), lost: () => database.loses('bcf') });
  const packs = createKeptPacks(page);
  const place = createKeptPlace(page);
  const content = createContent(page, project, { models, ids, bcfs, packs, place });
  const writer = createWriter({ project, database, content, bcfs, say: page.say });
  const projects = createProjectList({ project, database, models, writer });
  const owner = createOwner(async (asked) => {
    if (asked && writer.isDirty()) await writer.save(true);
    database.close();
    state.value = 'elsewhere';
  });

  /** Puts a project into the empty page. `found`: its models, each with its content where it is at hand. `stored`: it is what the database has. */
  async function apply(wanted: Project, found: readonly AtHand[], stored: boolean): Promise<void> {
    writer.pause();
    const { head } = wanted;
    id.value = head.id;
    name.value = head.name === wanted.profile.project?.name ? '' : head.name;
    created.value = head.created;
    sample.value = head.sample;
    unknown.value = wanted.unknown;
    page.workspace.value = wanted.workspace;
    bcfs.expect(wanted.bcf);
    place.expect(head.place);
    const risky = found.some(({ file }) => file !== null) && loadsOf(head.id) >= MOST_LOADS;
    let began = false;
    await page.load(async () => {
      began = true;
      if (!(await packs.restore(wanted.packs))) await database.loses('packs');
      const asKept = await ids.restore(wanted.ids);
      // last: what was brought in before is no step
      page.restoreProfile({ ...statesOf(wanted.profile, wanted.steps) });
      if (risky) held.value = found;
      for (const { model, file } of found) {
        if (model.sample !== undefined) models.tookSample(model.path, model.sample);
        else if (file && !risky) models.took(model.path, file, model);
        else models.hold(model);
      }
      writer.resume();
      const to = database.now();
      if (to && stored && asKept && lost.value.length === 0) to.isWritten(head.id, content.values());
      state.value = to ? 'saved' : 'refused';
      keepTabProject(head.id);
      if (head.sample === null) keepLastProject(head.id);
      void bcfs.restore(wanted.bcf);
      writer.touch();
      await loadModels(risky ? found.filter(({ file }) => file === null) : found);
    });
    place.settle();
    if (!began) {
      // who was quicker than this has opened something: what is stored stays as it is
      bcfs.expectNone();
      await begin(null);
      return;
    }
    // where the load broke off before it came to that
    writer.resume();
    // indices of elements hold where the same models are there
    if (models.absent.value.length === 0) await place.bringBack(head.place);
  }

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

  /** The page begins: with the sample of its address, with the project it had before a reload, or with the last one of all. */
  async function start(wantedSample: string | null): Promise<void> {
    await database.open();
    watchPage(page, project, models, bcfs, writer);
    const known = await database.heads().catch(() => []);
    const sampleOf = (one: string): string | null => known.find((head) => head.id === one)?.sample ?? null;
    const wanted = [tabProject(), wantedSample === null ? lastProject() : null].find((one) => one !== null && sampleOf(one) === wantedSample) ?? null;
    if (wanted !== null) {
      if (await owner.take(wanted)) {
        const kept = await database.read(wanted);
        if (kept) {
          await apply(kept, await models.findAll(kept.head.models), true);
          void projects.tidy();
          return;
        }
      } else elsewhere.value = known.find((head) => head.id === wanted) ?? null;
    }
    await begin(wantedSample);
    void projects.tidy();
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
    state.value = database.now() ? 'nothing' : 'refused';
    writer.resume();
    // who was quicker than this has opened something already
    writer.touch();
    await page.load(async () => {
      if (wantedSample === null) return;
      models.tookSample(`${wantedSample}.ifc`, wantedSample);
      await page.readSample(wantedSample);
    });
  }

  /** Leaves what is open, which is written first. */
  async function leave(): Promise<void> {
    await writer.settled();
    writer.pause();
    lost.value = [];
    held.value = [];
    elsewhere.value = null;
    place.settle();
    bcfs.clear();
    models.clear();
    owner.release();
    await page.clear();
    // the address no longer says what is open
    const address = new URL(location.href);
    address.searchParams.delete('sample');
    window.history.replaceState(null, '', address);
    if (!database.now()) await database.open();
  }

  return {
    state, id, name, title: content.title, elsewhere, lost, aside: database.aside, held, models, leaving,
    worker, start, settled: writer.settled, atRisk: writer.atRisk, contentNow: content.content, headNow: content.head,
    list: projects.list, rename: projects.rename, remove: projects.remove, forgetAside: database.forgetAside,
    async begin(): Promise<void> {
      await leave();
      await begin(null);
    },
    /** `over`: although another page has it */
    async switchTo(wanted: string, over = false): Promise<void> {
      if (!over && wanted !== id.value && !(await isFree(wanted))) {
        elsewhere.value = (await database.heads()).find((one) => one.id === wanted) ?? null;
        return;
      }
      await leave();
      if (over) await owner.takeOver(wanted);
      else await owner.take(wanted);
      const kept = await database.read(wanted);
      if (kept) {
        // whoever opens a sample's project by name goes on with it
        await apply({ ...kept, head: { ...kept.head, sample: null } }, await models.findAll(kept.head.models), true);
      } else {
        page.say('error', 'keep.gone');
        await begin(null);
      }
    },
    /** Leaves what is open and puts in what was read from a file; a project of that id that is kept already stays as it is. */
    async replaceBy(wanted: Project, contents: readonly AtHand[], missing: readonly Lost[]): Promise<void> {
      const twin = (await database.heads().catch(() => [])).find((one) => one.id === wanted.head.id);
      await leave();
      const same = twin?.changed === wanted.head.changed;
      const own = twin && !(same && (await isFree(twin.id))) ? guid() : wanted.head.id;
      await owner.take(own);
      lost.value = missing;
      const found = await Promise.all(contents.map((one) => (one.file ? one : models.find(one.model))));
      await apply({ ...wanted, head: { ...wanted.head, id: own } }, found, false);
    },
    /** goes on as a project of its own, where the one that was open is another page's */
    async fork(): Promise<void> {
      if (!database.now()) await database.open();
      id.value = guid();
      await owner.take(id.value);
      state.value = database.now() ? 'saving' : 'refused';
      writer.touch();
      await writer.save();
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
    /** Runs at once where nothing would be lost, else when the person said so. */
    orAsk(then: () => void): void {
      if (writer.atRisk()) leaving.value = then;
      else then();
    },
    dismissLost(): void { lost.value = []; },
    dismissElsewhere(): void { elsewhere.value = null; },
  };
}

export type Keep = ReturnType<typeof createKeep>;
