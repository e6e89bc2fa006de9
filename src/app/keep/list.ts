/** The projects that the browser has, beside the one that is open. */
import type { ProjectHead } from '../../store/project.ts';
import { isFault, readHead } from '../../store/read-project.ts';
import { keepLastProject, lastProject } from '../../store/visits.ts';
import type { KeptDatabase } from './database.ts';
import type { KeptModels } from './models.ts';
import { isFree } from './owner.ts';
import type { OpenProject } from './project.ts';
import type { Writer } from './writer.ts';

export interface Listed {
  readonly head: ProjectHead;
  /** bytes of its models in the browser */
  readonly bytes: number;
}

export interface ListSurroundings {
  readonly project: OpenProject;
  readonly database: KeptDatabase;
  readonly models: KeptModels;
  readonly writer: Writer;
}

export function createProjectList({ project, database, models, writer }: ListSurroundings) {
  /** Takes away sample sessions in which nothing was decided, and models that no project has. */
  async function tidy(): Promise<void> {
    try {
      for (const head of await database.heads()) {
        if (head.sample !== null && !head.decided && head.id !== project.id.value && (await isFree(head.id))) await database.now()?.remove(head.id);
      }
      await models.sweep(async () => {
        const all = await database.now()?.heads();
        if (!all) return null;
        const read = all.map(({ head }) => readHead(head));
        // one that cannot be read may have models: nothing is taken away
        if (read.some(isFault)) return null;
        return new Set([...read.flatMap((head) => (isFault(head) ? [] : head.models)), ...models.list.value].flatMap(({ sha256 }) => sha256 ?? []));
      });
    } catch {
      // the next visit tidies up
    }
  }

  return {
    tidy,
    /** the last changed first */
    async list(): Promise<readonly Listed[]> {
      return [...await database.heads()]
        .filter((head) => head.decided)
        .sort((a, b) => b.changed.localeCompare(a.changed))
        .map((head) => ({ head, bytes: head.models.reduce((sum, model) => sum + (model.where === 'opfs' ? model.bytes : 0), 0) }));
    },
    async rename(of: ProjectHead, to: string): Promise<void> {
      if (of.id === project.id.value) {
        project.name.value = to;
        await writer.settled();
      } else await database.now()?.writeHead({ ...of, name: to });
    },
    async remove(of: string): Promise<void> {
      await database.now()?.remove(of);
      if (lastProject() === of) keepLastProject(null);
      await tidy();
      if (project.state.value === 'no-space') await writer.save();
    },
  };
}
