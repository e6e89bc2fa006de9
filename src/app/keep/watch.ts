/** What makes the project be written: a change of anything that is kept, and the page's being left. */
import { watch } from 'vue';
import { loadEnds } from '../../store/visits.ts';
import type { KeptBcfs } from './bcfs.ts';
import type { KeptModels } from './models.ts';
import type { KeptPage } from './page.ts';
import type { OpenProject } from './project.ts';
import type { Writer } from './writer.ts';

export function watchPage(page: KeptPage, { name, state }: OpenProject, models: KeptModels, bcfs: KeptBcfs, { touch, hurry }: Writer): void {
  watch([page.history, page.workspace, page.ids.entries, models.list, name, () => [...page.packs.keys()]], touch);
  // where another page has the project, going about in this one changes nothing of it
  watch([page.tab, page.side, page.building, page.focus, page.element], () => { if (state.value !== 'elsewhere') touch(); });
  watch(page.bcf.docs, bcfs.packSoon);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') hurry(); });
  window.addEventListener('pagehide', () => {
    hurry();
    // it was left, it did not break
    loadEnds();
  });
}
