/** The project that is open: who it is, and how it stands with its being kept. */
import { ref, shallowRef } from 'vue';
import type { Lost } from '../../store/kept.ts';
import type { Unknown } from '../../store/project.ts';
import { guid } from '../guid.ts';

export type SaveState =
  /** nothing is there that could be lost */
  | 'nothing'
  | 'saving'
  | 'saved'
  /** not even decisions have room */
  | 'no-space'
  /** the browser keeps nothing: a private window, or it refuses */
  | 'refused'
  /** another page has the project */
  | 'elsewhere';

export const openProject = () => ({
  state: ref<SaveState>('nothing'),
  id: ref(guid()),
  /** as the person named it; empty: by what the cover says */
  name: ref(''),
  created: ref(now()),
  /** by whose address it was begun */
  sample: ref<string | null>(null),
  unknown: shallowRef<Unknown | null>(null),
  /** what of it could not be read */
  lost: shallowRef<readonly Lost[]>([]),
});

export type OpenProject = ReturnType<typeof openProject>;

/** ISO 8601 */
export const now = (): string => new Date().toISOString();
