/** Opens the built page in Chromium and watches it: requests, errors, script time per task. */
import { strict as assert } from 'node:assert';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { browserArguments, findBrowser, ROOT } from '../../src/cli/setup.mjs';

/** tabs of the right column by the task they stand in (src/app/tasks.ts) */
export const TABS = {
  score: ['score', 'whatif', 'typed', 'storeys', 'scope', 'basis'],
  unknowns: ['questions', 'mapping', 'conflicts', 'settled'],
  findings: ['rules', 'ids', 'topics', 'findings'],
  documents: ['documents', 'cover', 'schedule', 'opinions'],
};
/** options of a test that is large and prints how long things take: `npm test -- scale` runs it */
export const scale = { skip: process.env.SUNMAO_SCALE ? false : 'scale' };
export const SIDE_TABS = ['files', 'tree', 'find', 'views'];

/** Serves dist/app as `npm start` does, on a free port. @returns {Promise<{url: string, close: () => Promise<void>}>} */
export async function servePage() {
  if (!existsSync(join(ROOT, 'dist/app/index.html'))) throw new Error('dist/app is not built: npm run build');
  const server = await preview({ root: join(ROOT, 'src'), configFile: join(ROOT, 'vite.config.ts'), preview: { port: 0 }, logLevel: 'warn' });
  const { port } = server.httpServer.address();
  return {
    url: `http://localhost:${port}`,
    close: () => server.close(),
  };
}

/**
 * One browser and, unless `npm test` already serves the page, one server.
 * `open(path)` gives a fresh page with its own storage; `closePages()` ends those pages, `close()` everything.
 */
export async function startBrowser() {
  const server = process.env.SUNMAO_URL ? { url: process.env.SUNMAO_URL, close: async () => undefined } : await servePage();
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium: npm test installs one');
  const browser = await chromium.launch({ executablePath, args: browserArguments() });
  return {
    open: (path = '/', options = {}) => openPage(browser, server.url, path, options),
    closePages: () => Promise.all(browser.contexts().map((context) => context.close())),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** One browser for all tests of a file: its pages end with each test, the browser with the last. */
export function sharedBrowser() {
  let browser;
  before(async () => { browser = await startBrowser(); });
  afterEach(() => browser?.closePages());
  after(() => browser?.close());
  return { open: (path, options) => browser.open(path, options) };
}

/**
 * `init` runs in the page before anything of it does.
 * @returns an opened page: `page` of Playwright, `at(id)` locates by data-testid, `errors` uncaught and logged,
 *   `requests` every address asked for, `scripts()` the script entries of long animation frames so far
 */
async function openPage(browser, origin, path, { locale = 'zh-CN', viewport = { width: 1440, height: 900 }, colorScheme = 'light', init = null }) {
  const context = await browser.newContext({ locale, viewport, colorScheme });
  const requests = [];
  const errors = [];
  // of the context, so that workers' requests are seen too
  context.on('request', (request) => requests.push(request.url()));
  context.on('weberror', (event) => errors.push(String(event.error())));
  await context.addInitScript(collectFrames);
  if (init) await context.addInitScript(init);
  return sessionOf(context, origin, path, requests, errors);
}

/** another page of a context has its storage */
async function sessionOf(context, origin, path, requests, errors) {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(origin + path, { waitUntil: 'load' });
  const at = (id) => page.locator(`[data-testid="${id}"]`);
  await at('app').waitFor();
  const screenshot = async (name) => {
    const folder = join(ROOT, 'dist/screenshots');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  return {
    page,
    at,
    /** opens a tab of the left or the right column */
    tab: async (id) => {
      const task = Object.keys(TABS).find((one) => TABS[one].includes(id));
      if (task && (await at(`task-${task}`).getAttribute('aria-selected')) !== 'true') await at(`task-${task}`).click();
      await at(`tab-${id}`).click();
    },
    requests,
    errors,
    origin,
    /** waits until app's data-state is one of these */
    state: async (states, timeout = 60_000) => {
      const wanted = [states].flat().map((state) => `[data-testid="app"][data-state="${state}"]`);
      try {
        await page.locator(wanted.join(', ')).waitFor({ state: 'attached', timeout });
      } catch {
        await screenshot('stuck');
        const state = await at('app').getAttribute('data-state');
        const progress = await at('progress').allInnerTexts();
        throw new Error(`not ${states} after ${timeout} ms but ${state}; progress: ${progress}; errors: ${errors} (dist/screenshots/stuck.png)`);
      }
    },
    number: async (id, attribute) => Number(await at(id).getAttribute(attribute)),
    frames: () => page.evaluate(() => globalThis.sunmaoFrames.splice(0)),
    screenshot,
    /** @returns what tells how many checks the page made from now on */
    watchChecks: async () => {
      await page.evaluate(() => {
        globalThis.checks = 0;
        const app = document.querySelector('[data-testid="app"]');
        new MutationObserver(() => { if (app.dataset.state === 'checking') globalThis.checks += 1; }).observe(app, { attributes: true, attributeFilter: ['data-state'] });
      });
      return () => page.evaluate(() => globalThis.checks);
    },
    /** the picture has followed what was done: two frames, and what they left for later */
    drawn: () => page.evaluate(() => new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 80)));
    })),
    /** another page with the same storage */
    again: (at = path) => sessionOf(context, origin, at, requests, errors),
    close: () => context.close(),
  };
}

/** Runs in the page before anything else. */
function collectFrames() {
  globalThis.sunmaoFrames = [];
  new PerformanceObserver((list) => {
    for (const frame of list.getEntries()) {
      globalThis.sunmaoFrames.push({
        start: Math.round(frame.startTime),
        duration: Math.round(frame.duration),
        scripts: frame.scripts.map(({ duration, invoker, invokerType, sourceURL, sourceFunctionName }) => ({
          duration: Math.round(duration * 10) / 10,
          what: `${invokerType} ${invoker} ${sourceURL.split('/').pop()} ${sourceFunctionName}`,
        })),
      });
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
}

/** Nothing left the origin. blob: and data: are the page's own. */
export function assertNoRequestLeft({ requests, origin }) {
  const left = requests.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith(`blob:${origin}/`) && !url.startsWith('data:'));
  assert.deepEqual(left, [], 'requests that left the origin');
  assert.ok(requests.length > 0, 'the request log is empty: nothing was watched');
}

/** The longest scripts of main-thread tasks (the aim is 50 ms) and the longest frame, as a line to print. */
export function longestScript(frames) {
  const scripts = frames.flatMap((frame) => frame.scripts).sort((a, b) => b.duration - a.duration);
  const frame = Math.max(0, ...frames.map(({ duration }) => duration));
  const lines = scripts.slice(0, 3).map(({ duration, what }) => `${duration} ms ${what}`);
  return `longest scripts: ${lines.join(' | ') || 'none'}; longest frame ${frame} ms of ${frames.length} long ones`;
}

/** A file for `setInputFiles` or a drop. */
export const textFile = (name, text) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

/** Drops files on an element as a person would from a folder. */
export async function drop(page, locator, files) {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, bytes } of list) data.items.add(new File([new Uint8Array(bytes)], name));
    return data;
  }, files.map(({ name, buffer }) => ({ name, bytes: [...buffer] })));
  for (const type of ['dragenter', 'dragover', 'drop']) await locator.dispatchEvent(type, { dataTransfer: transfer });
  await transfer.dispose();
}
