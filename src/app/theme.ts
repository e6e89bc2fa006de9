/** Light or dark: as the system is, or as a person chose. Element Plus wants the class on <html>. */
import { computed, inject, ref, watchEffect, type ComputedRef, type InjectionKey, type Ref } from 'vue';
import { keepPreference, preference } from '../store/preferences.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

export interface Theme {
  readonly choice: Ref<ThemeChoice>;
  readonly shown: ComputedRef<'light' | 'dark'>;
  /** the next of the three */
  readonly turn: () => void;
}

export const THEME: InjectionKey<Theme> = Symbol('theme');

export function createTheme(): Theme {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = ref(system.matches);
  system.addEventListener('change', () => { dark.value = system.matches; });
  const kept = preference('theme');
  const choice = ref<ThemeChoice>(THEMES.find((one) => one === kept) ?? 'auto');
  const shown = computed(() => (choice.value === 'auto' ? (dark.value ? 'dark' : 'light') : choice.value));
  watchEffect(() => document.documentElement.classList.toggle('dark', shown.value === 'dark'), { flush: 'sync' });
  return {
    choice, shown,
    turn() {
      choice.value = THEMES[(THEMES.indexOf(choice.value) + 1) % THEMES.length]!;
      keepPreference('theme', choice.value);
    },
  };
}

export function useTheme(): Theme {
  const theme = inject(THEME);
  if (!theme) throw new Error('no theme');
  return theme;
}
