/** The browser's database as the page has it: it may be refused, and taken away at any time. What cannot be read is set aside. */
import { shallowRef } from 'vue';
import { openDatabase, type ProjectDatabase, type SetAside } from '../../store/database.ts';
import { projectOf, type Lost } from '../../store/kept.ts';
import type { Project, ProjectHead } from '../../store/project.ts';
import { isFault, readHead, withPauses } from '../../store/read-project.ts';
import { pace } from '../pace.ts';
import type { Say } from '../say.ts';
import type { OpenProject } from './project.ts';

/** `open`: of which the state and what is lost are told here. */
export function createKeptDatabase(open: OpenProject, say: Say) {
  let database: ProjectDatabase | null = null;
  const aside = shallowRef<readonly SetAside[]>([]);

  async function setAside(id: string, why: string): Promise<void> {
    await database?.setAside(id, why).catch(() => undefined);
    aside.value = (await database?.aside().catch(() => [])) ?? [];
  }

  return {
    aside,
    /** null where the browser keeps nothing */
    now: (): ProjectDatabase | null => database,
    async open(): Promise<void> {
      try {
        database = await openDatabase(() => {
          database = null;
          if (open.state.value !== 'elsewhere') open.state.value = 'refused';
        });
        aside.value = await database.aside();
      } catch {
        database = null;
        open.state.value = 'refused';
      }
    },
    close(): void {
      database?.close();
      database = null;
    },
    /** of the projects that can be read */
    heads: async (): Promise<readonly ProjectHead[]> => ((await database?.heads()) ?? []).flatMap(({ head }) => {
      const read = readHead(head);
      return isFault(read) ? [] : [read];
    }),
    /** Reads a project; what is wrong with it is set aside and named, and the rest of it is there. Null: there is none that could be read. */
    async read(wanted: string): Promise<Project | null> {
      try {
        const kept = await database?.read(wanted);
        if (!kept) return null;
        const head = readHead(kept.head);
        if (isFault(head)) {
          await setAside(wanted, head.fault);
          if (head.fault !== 'newer') await database?.remove(wanted);
          open.lost.value = ['profile'];
          return null;
        }
        const { project, lost } = await withPauses(projectOf({ ...head, id: wanted }, kept.values), pace().take);
        const all = new Set<Lost>([...lost, ...kept.broken.map(lostBy)]);
        if (all.size > 0) await setAside(wanted, [...all].join(', '));
        open.lost.value = [...all];
        return project;
      } catch (error) {
        say('error', 'keep.failed', { message: String(error) });
        return null;
      }
    },
    /** Something that was kept cannot be read: as it is stored it goes aside before it is written over. */
    async loses(what: Lost): Promise<void> {
      if (open.lost.value.length === 0) await setAside(open.id.value, what);
      if (!open.lost.value.includes(what)) open.lost.value = [...open.lost.value, what];
    },
    async forgetAside(): Promise<void> {
      await database?.clearAside();
      aside.value = [];
    },
  };
}

export type KeptDatabase = ReturnType<typeof createKeptDatabase>;

/** what is lost with a value of that name (store/kept.ts) */
function lostBy(name: string): Lost {
  const kind = name.split('/')[0];
  if (kind === 'base') return 'bcf';
  return (['profile', 'workspace', 'ids', 'bcf', 'packs'] as const).find((one) => one === kind) ?? 'history';
}
