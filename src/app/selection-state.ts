/** What is selected, and what is known of the one that came last. */
import { markRaw, ref, shallowRef, type Ref } from 'vue';
import type { Report } from '../engine/report.ts';
import type { ElementDetail } from '../worker/app-api.ts';
import type { EngineClient } from '../worker/client.ts';
import type { Say } from './say.ts';
import { joined, type Joining } from './shown-state.ts';

interface Outside {
  readonly engine: () => EngineClient;
  readonly report: Readonly<Ref<Report | null>>;
  /** another element is looked at, or none */
  readonly turned: () => void;
  readonly say: Say;
}

export function createSelection({ engine, report, turned, say }: Outside) {
  /** of the selected elements the one that details are shown of */
  const element = ref<number | null>(null);
  const selection = shallowRef<readonly number[]>([]);
  const detail = shallowRef<ElementDetail | null>(null);

  async function detailOf(index: number | null): Promise<void> {
    if (index !== element.value) turned();
    element.value = index;
    if (index === null || !report.value?.elements[index]) {
      element.value = null;
      detail.value = null;
      return;
    }
    try {
      const fresh = await engine().detail(index);
      if (element.value === index) detail.value = markRaw(fresh);
    } catch (error) {
      say('error', 'notice.failed', { message: String(error) });
    }
  }

  return {
    element, selection, detail, detailOf,
    select(index: number | null): Promise<void> {
      selection.value = index === null || !report.value?.elements[index] ? [] : [index];
      return detailOf(index);
    },
    /** Several are selected; details are shown of the one that came last. */
    selectMany(picked: readonly number[], how: Joining = 'instead'): Promise<void> {
      selection.value = joined(selection.value, picked, how);
      return detailOf(selection.value.at(-1) ?? null);
    },
    /** the elements are no longer there */
    drop(): void {
      element.value = null;
      selection.value = [];
      detail.value = null;
    },
  };
}
