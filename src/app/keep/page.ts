/** What keeping a project sees of the page, and asks of it. */
import type { Ref, ShallowRef } from 'vue';
import type { Profile } from '../../profile/profile.ts';
import type { KeptPack } from '../../store/project.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { KeepClient } from '../../worker/keep-api.ts';
import type { createBcfs } from '../bcf-state.ts';
import type { History } from '../history.ts';
import type { createIdsShelf } from '../ids-state.ts';
import type { Say } from '../say.ts';
import type { Focus } from '../state.ts';
import type { PanelTab, SideTab } from '../tasks.ts';

export interface KeptPage {
  readonly connect: () => KeepClient;
  readonly history: ShallowRef<History<Profile>>;
  readonly workspace: ShallowRef<Workspace>;
  /** texts of the person's own packs, by id */
  readonly packs: ReadonlyMap<string, string>;
  readonly ids: ReturnType<typeof createIdsShelf>;
  readonly bcf: ReturnType<typeof createBcfs>;
  readonly tab: Ref<PanelTab>;
  readonly side: Ref<SideTab>;
  readonly building: Ref<string | null>;
  readonly focus: ShallowRef<Focus | null>;
  readonly element: Ref<number | null>;
  readonly say: Say;
  /** as the page was when it was opened */
  readonly clear: () => Promise<void>;
  /** answers whether all were taken */
  readonly restorePacks: (packs: readonly KeptPack[]) => Promise<boolean>;
  /** the profile with its history; nothing else can be undone after */
  readonly restoreProfile: (history: History<Profile>) => void;
  /** runs as one load, at the end of which all is checked */
  readonly load: (work: () => Promise<void>) => Promise<void>;
  /** reads models under these very paths; only within a load */
  readonly read: (files: readonly { readonly path: string; readonly file: Blob }[]) => Promise<void>;
  readonly readSample: (name: string) => Promise<void>;
  readonly removeMembers: (paths: readonly string[]) => Promise<void>;
  readonly show: (focus: Focus | null) => void;
  readonly select: (element: number | null) => Promise<void>;
  readonly elements: () => number;
}
