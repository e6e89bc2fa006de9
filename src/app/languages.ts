/** vue-i18n over the two texts; every text is shown as text, never as markup. */
import { computed, type ComputedRef } from 'vue';
import { createI18n, useI18n } from 'vue-i18n';
import type { Text } from '../engine/report.ts';
import en from '../i18n/en.ts';
import zh from '../i18n/zh-CN.ts';
import { keepPreference, preference } from '../store/preferences.ts';

export type Language = 'zh-CN' | 'en';

/** `?lang=en`, else what was chosen before, else Chinese. */
export function firstLanguage(search: string): Language {
  const wanted = new URLSearchParams(search).get('lang') ?? preference('lang');
  return wanted === 'en' ? 'en' : 'zh-CN';
}

export function createTexts(language: Language) {
  return createI18n({
    legacy: false,
    locale: language,
    fallbackLocale: 'zh-CN',
    messages: { 'zh-CN': zh, en },
    warnHtmlMessage: true,
  });
}

export function useTexts(): {
  readonly t: (key: string, params?: Readonly<Record<string, unknown>>) => string;
  readonly te: (key: string) => boolean;
  /** one of a report's pairs of texts */
  readonly pick: (text: Text) => string;
  /** the page's word for a code of the report, or the code itself */
  readonly word: (group: string, code: string) => string;
  readonly language: ComputedRef<Language>;
  readonly setLanguage: (language: Language) => void;
} {
  const { t, te, locale } = useI18n({ useScope: 'global' });
  const language = computed<Language>(() => (locale.value === 'en' ? 'en' : 'zh-CN'));
  return {
    t: (key, params) => (params ? t(key, params) : t(key)),
    te: (key) => te(key),
    pick: (text) => (language.value === 'en' ? text.en : text.zh),
    word: (group, code) => (te(`${group}.${code}`) ? t(`${group}.${code}`) : code),
    language,
    setLanguage(next) {
      locale.value = next;
      document.documentElement.lang = next;
      keepPreference('lang', next);
    },
  };
}
