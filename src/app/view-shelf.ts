/** Saved views over the store: taken from the screen, shown again, kept in the workspace. What is shown is the user's own view afterwards. */
import { markRaw } from 'vue';
import type { SavedView } from '../store/workspace.ts';
import { guid } from './guid.ts';
import { dropView, freeName, putView, shiftView } from './sets.ts';
import type { Colouring } from './focus.ts';
import type { Store } from './state.ts';
import { thumbnail } from './thumbnail.ts';
import { cameraOf, restored, savedView, type StoreyPlanView } from './views.ts';

/** colourings that a view brings back; what a finding was coloured by is gone with it */
const PLAIN: readonly Colouring[] = ['made', 'item'];
/** ms after which what follows a new list, or an item, has moved the camera: it is placed after that */
const AFTER = 80;

export function useViews(store: Store) {
  const keep = (next: Parameters<typeof putView>[0]): void => { store.workspace.value = markRaw(next); };

  /** What is on screen; null without a model. */
  async function taken(id: string, name: string): Promise<SavedView | null> {
    const report = store.report.value;
    const pictured = await store.bcf.pictured();
    if (!report || !pictured?.camera) return null;
    const focus = store.focus.value;
    const { planes, box } = store.tools.sections.state.value;
    return savedView(report, id, name, {
      camera: pictured.camera,
      // those of a viewpoint that is shown become the view's own
      planes: store.bcf.shown.value ? pictured.clippingPlanes : planes.map(({ normal: [x, y, z], at }) => ({ location: [x * at, y * at, z * at] as const, direction: [x, y, z] as const })),
      box: store.bcf.shown.value ? null : box,
      visibility: store.visibility.state.value,
      listed: focus?.kind === 'elements' ? store.listed.value.map(({ element }) => element) : null,
      rest: store.ghosting.value, classes: [...store.hiddenClasses], colouring: store.colouring.value, item: focus?.kind === 'item' ? focus.item : null,
      picture: pictured.snapshot?.bytes ? await thumbnail(pictured.snapshot.bytes) : null,
    });
  }

  async function save(name: string): Promise<SavedView | null> {
    const view = await taken(guid(), freeName(name, store.workspace.value.views));
    if (view) keep(putView(store.workspace.value, view));
    return view;
  }
  /** The same name, what is on screen now. */
  async function update({ id, name }: SavedView): Promise<void> {
    const view = await taken(id, name);
    if (view) keep(putView(store.workspace.value, view));
  }

  const later = (): Promise<void> => new Promise((resolve) => { window.setTimeout(resolve, AFTER); });

  /** @returns how many of its elements are not in the models that are open */
  async function show(view: SavedView): Promise<number> {
    const report = store.report.value;
    if (!report) return 0;
    const { visibility, missing } = restored(report, view);
    store.bcf.leave();
    store.tools.storey.value = null;
    store.show(view.item !== undefined && store.building.value?.items.some(({ id }) => id === view.item) ? { kind: 'item', item: view.item } : null);
    if ((PLAIN as readonly string[]).includes(view.colouring) && (view.colouring !== 'item' || store.focus.value)) store.colouring.value = view.colouring as Colouring;
    for (const one of view.visibility.classes) store.hiddenClasses.add(one);
    store.ghosting.value = view.visibility.rest;
    store.visibility.set(visibility);
    store.tools.sections.restore(view.planes);
    store.tools.sections.setBox(view.box ?? null);
    await later();
    place(cameraOf(view.camera));
    return missing;
  }

  /** A storey's plan, which is nobody's saved view. */
  async function showStorey(name: string, elements: readonly number[], plan: StoreyPlanView): Promise<void> {
    store.bcf.leave();
    store.show(null);
    store.visibility.isolate(elements, 'hide');
    store.tools.storey.value = name;
    store.tools.sections.restore(plan.planes);
    await later();
    place(plan.camera);
  }

  function place(camera: ReturnType<typeof cameraOf>): void {
    store.stand(camera);
    store.tools.projection.value = camera.kind;
  }

  return {
    save, update, show, showStorey,
    rename: (view: SavedView, name: string) => keep(putView(store.workspace.value, { ...view, name })),
    remove: (id: string) => keep(dropView(store.workspace.value, id)),
    shift: (id: string, by: number) => keep(shiftView(store.workspace.value, id, by)),
  };
}
