/** Answers that follow what is typed: asked once it rests, the newest question alone is answered. */
import { inject, onScopeDispose, ref, shallowRef, watch, type InjectionKey, type Ref } from 'vue';
import type { Profile } from '../profile/profile.ts';
import type { Preview } from '../worker/app-api.ts';
import { TRIED_AT_ONCE } from './unknowns-state.ts';
import type { Store } from './state.ts';
import type { PanelTab } from './tasks.ts';

/** The tab that a preview stands on, where its panel stays made behind other tabs: nothing is tried out that nobody sees. */
export const HOME: InjectionKey<PanelTab> = Symbol('home');

/** from the last letter to the question, ms */
const REST = 250;

/** `question` null: nothing is asked. `key` tells whether it is another one. */
export function useAnswer<Q, A>(question: () => Q | null, key: () => string, ask: (question: Q) => Promise<A>): { readonly answer: Readonly<Ref<A | null>>; readonly asking: Readonly<Ref<boolean>> } {
  const answer = shallowRef<A | null>(null);
  const asking = ref(false);
  let timer = 0;
  let turn = 0;
  watch(key, () => {
    window.clearTimeout(timer);
    const mine = (turn += 1);
    answer.value = null;
    const now = question();
    asking.value = now !== null;
    if (now === null) return;
    timer = window.setTimeout(async () => {
      const said = await ask(now).catch(() => null);
      if (mine !== turn) return;
      answer.value = said;
      asking.value = false;
    }, REST);
  }, { immediate: true });
  onScopeDispose(() => { window.clearTimeout(timer); turn += 1; });
  return { answer, asking };
}

/** What a profile would change. Asked at once of small models; of large ones when `wanted`. */
export function usePreview(store: Store, candidate: () => Profile | null): { readonly preview: Readonly<Ref<Preview | null>>; readonly trying: Readonly<Ref<boolean>>; readonly large: () => boolean; readonly want: () => void } {
  const home = inject(HOME, null);
  const wanted = ref(0);
  const large = (): boolean => (store.report.value?.elements.length ?? 0) > TRIED_AT_ONCE;
  let used = 0;
  const ask = (): Profile | null => (large() && wanted.value === used ? null : candidate());
  const { answer, asking } = useAnswer(
    ask,
    () => {
      const next = store.report.value && (home === null || store.tab.value === home) ? candidate() : null;
      return next === null ? '' : `${wanted.value} ${store.report.value!.profileHash} ${JSON.stringify(next)}`;
    },
    (profile) => { used = wanted.value; return store.unknowns.preview(profile); },
  );
  return { preview: answer, trying: asking, large, want: () => { wanted.value += 1; } };
}
