import { createApp, type App } from 'vue';
import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import './style.css';
import Page from './page.vue';
import { createTexts, firstLanguage } from './languages.ts';
import { createTheme, THEME } from './theme.ts';
import { createStore, STORE, type Outside, type Store } from './state.ts';

/** `search`: `?sample=tower` opens that sample and checks it, `?lang=en` sets the language. */
export function mountPage(host: Element, outside: Outside, search: string): { readonly app: App; readonly store: Store } {
  const language = firstLanguage(search);
  document.documentElement.lang = language;
  const store = createStore(outside);
  const app = createApp(Page);
  app.use(createTexts(language));
  app.provide(STORE, store);
  app.provide(THEME, createTheme());
  app.mount(host);
  const sample = new URLSearchParams(search).get('sample');
  // the first paint comes before the first work
  requestAnimationFrame(() => setTimeout(() => void store.keep.start(sample)));
  return { app, store };
}
