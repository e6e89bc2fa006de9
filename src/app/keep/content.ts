/** All that is kept of the page, as it is now. */
import { computed } from 'vue';
import { valuesOf, type Values } from '../../store/kept.ts';
import { PROJECT_SCHEMA, type ProjectHead } from '../../store/project.ts';
import { stepsOf } from '../../store/steps.ts';
import type { KeptBcfs } from './bcfs.ts';
import type { KeptIdsShelf } from './ids.ts';
import type { KeptModels } from './models.ts';
import type { KeptPacks } from './packs.ts';
import type { KeptPage } from './page.ts';
import type { KeptPlace } from './place.ts';
import { now, type OpenProject } from './project.ts';

export interface KeptParts {
  readonly models: KeptModels;
  readonly ids: KeptIdsShelf;
  readonly bcfs: KeptBcfs;
  readonly packs: KeptPacks;
  readonly place: KeptPlace;
}

export function createContent(page: Pick<KeptPage, 'history' | 'workspace' | 'packs' | 'ids' | 'bcf'>, project: OpenProject, { models, ids, bcfs, packs, place }: KeptParts) {
  const { id, name, created, sample, unknown } = project;
  const decided = computed(() => {
    const { present, past } = page.history.value;
    const { sets, views, whatIf } = page.workspace.value;
    const own = models.list.value.some((model) => sample.value === null || model.sample !== sample.value);
    return past.length > 0 || Object.keys(present).some((key) => key !== 'schema') || own || page.ids.entries.value.length > 0 || page.bcf.docs.value.length > 0
      || page.packs.size > 0 || sets.length > 0 || views.length > 0 || whatIf !== undefined || unknown.value !== null;
  });
  const title = computed(() => name.value || (page.history.value.present.project?.name ?? ''));
  const content = () => ({
    profile: page.history.value.present, steps: stepsOf(page.history.value), workspace: page.workspace.value,
    ids: ids.now(), packs: packs.now(), unknown: unknown.value,
  });
  return {
    /** something was decided or brought in */
    decided,
    /** the person's name of the project, else the cover's */
    title,
    /** there is something to write */
    worth: (): boolean => decided.value || models.list.value.length > 0,
    content,
    head: (): ProjectHead => ({
      schema: PROJECT_SCHEMA, id: id.value, name: title.value, created: created.value, changed: now(), sample: sample.value, decided: decided.value,
      models: models.list.value, place: place.now(),
    }),
    values: (): Values => valuesOf({ ...content(), bcf: bcfs.now() }),
  };
}

export type Content = ReturnType<typeof createContent>;
