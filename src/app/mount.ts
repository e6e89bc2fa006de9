import { createApp, type App } from 'vue';
import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import './style.css';
import Page from './page.vue';
import { createTexts, firstLanguage } from './languages.ts';
import { createTheme, THEME } from './theme.ts';
import { pace } from './pace.ts';
import { createStore, STORE, type Outside } from './state.ts';

/**
 * `search`: `?sample=tower` opens that sample and checks it, `?lang=en` sets the language.
 * Reading the modules was a long task; what follows comes in short ones.
 */
export async function mountPage(host: Element, outside: Outside, search: string): Promise<App> {
  const language = firstLanguage(search);
  document.documentElement.lang = language;
  const turn = pace();
  await turn.take();
  const store = createStore(outside);
  await turn.take();
  const app = createApp(Page);
  app.use(createTexts(language));
  app.provide(STORE, store);
  app.provide(THEME, createTheme());
  app.mount(host);
  const sample = new URLSearchParams(search).get('sample');
  // the first paint comes before the first work
  requestAnimationFrame(() => setTimeout(() => void store.keep.start(sample)));
  return app;
}
