/** Where in the page the person is, and its being brought back: the tabs at once, what is shown of elements when they are there. */
import type { Place } from '../../store/project.ts';
import { MOST_FOCUSED } from '../../store/read-project.ts';
import { SIDE_TABS, TASKS, type PanelTab } from '../tasks.ts';
import type { KeptPage } from './page.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function createKeptPlace(page: Pick<KeptPage, 'tab' | 'side' | 'building' | 'focus' | 'element' | 'elements' | 'show' | 'select'>) {
  /** where the person was, until the elements are there */
  let awaited: Place | null = null;
  return {
    now(): Place {
      const here = { tab: page.tab.value, side: page.side.value };
      if (awaited) return { ...awaited, ...here };
      const place: Mutable<Place> = here;
      const focus = page.focus.value;
      if (page.building.value !== null) place.building = page.building.value;
      if (focus?.kind === 'item') place.focus = { kind: 'item', item: focus.item };
      else if (focus && focus.elements.length <= MOST_FOCUSED) place.focus = { kind: 'elements', title: focus.title, elements: focus.elements };
      if (page.element.value !== null) place.element = page.element.value;
      return place;
    },
    /** brings the tabs back; the place counts as where the person is until `settle` */
    expect(place: Place): void {
      awaited = place;
      const tab = TASKS.flatMap((task) => task.tabs as readonly PanelTab[]).find((one) => one === place.tab);
      if (tab) page.tab.value = tab;
      const side = SIDE_TABS.find((one) => one === place.side);
      if (side) page.side.value = side;
    },
    settle(): void { awaited = null; },
    /** among elements, once the same elements are there */
    async bringBack({ building, focus, element }: Place): Promise<void> {
      page.building.value = building ?? null;
      const count = page.elements();
      if (focus?.kind === 'item') page.show({ kind: 'item', item: focus.item });
      else if (focus && focus.elements.every((one) => one < count)) page.show(focus);
      if (element !== undefined && element < count) await page.select(element);
    },
  };
}

export type KeptPlace = ReturnType<typeof createKeptPlace>;
