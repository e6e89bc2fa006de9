/**
 * The built page with a large model in a real browser: script time of main-thread tasks, draw calls, memory.
 * Prints; never asserts.   npm run bench:page [TOWERS] [--profile]   default 20: 105,040 elements
 * --profile also prints what ran in the longest task of each phase; sampling makes everything slower.
 *
 * A task's script is what ran of JavaScript in it, calls into WebGL included, from a trace of the browser: by the clock, and by the
 * thread's own CPU time, which waiting for a busy core does not stretch. Frames are printed apart: with a software renderer most of
 * their time is drawing, in other threads and processes than the script.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, findBrowser, ROOT } from '../../src/cli/setup.mjs';
import { servePage } from '../browser/harness.mjs';
import { replicate } from './replicate.mjs';

const profiled = process.argv.includes('--profile');
const towers = Number(process.argv.slice(2).find((word) => !word.startsWith('-')) ?? 20);
/** the tower is written in millimetres */
const APART = 60_000;
const MINUTE = 60_000;
const scratch = mkdtempSync(join(tmpdir(), 'sunmao-page-'));

/** Counts what is drawn, frame by frame. Runs in the page before anything else. */
function countDraws() {
  const now = { calls: 0, triangles: 0 };
  globalThis.sunmaoDraws = { calls: 0, triangles: 0, frames: [] };
  const prototype = WebGL2RenderingContext.prototype;
  const draw = prototype.drawElements;
  prototype.drawElements = function drawElements(mode, count, ...rest) {
    now.calls += 1;
    now.triangles += count / 3;
    return draw.call(this, mode, count, ...rest);
  };
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => request((time) => {
    now.calls = now.triangles = 0;
    callback(time);
    if (now.calls > 0) {
      const all = globalThis.sunmaoDraws;
      all.calls = now.calls;
      all.triangles = now.triangles;
      all.frames.push(performance.now());
    }
  });
}

const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'v8.evaluateModule', 'v8.compileModule', 'RunMicrotasks', 'v8.compile', 'MinorGC', 'MajorGC', 'v8.run']);

/** the main threads of pages in a trace; workers have others */
const mainsOf = (events) => new Set(events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map((e) => `${e.pid}:${e.tid}`));

/** ms of script in each task of the page's main thread, the longest first, with what it was */
function scriptsOf(trace) {
  const events = JSON.parse(trace.toString('utf8')).traceEvents;
  const mains = mainsOf(events);
  const byThread = new Map();
  for (const event of events) {
    if (event.ph !== 'X' || !mains.has(`${event.pid}:${event.tid}`)) continue;
    const key = `${event.pid}:${event.tid}`;
    const own = byThread.get(key) ?? { tasks: [], scripts: [] };
    byThread.set(key, own);
    if (event.name === 'RunTask' || event.name === 'ThreadControllerImpl::RunTask') own.tasks.push(event);
    else if (SCRIPT.has(event.name)) own.scripts.push(event);
  }
  const found = [];
  for (const { tasks, scripts } of byThread.values()) {
    scripts.sort((a, b) => a.ts - b.ts);
    tasks.sort((a, b) => a.ts - b.ts);
    let at = 0;
    let taskEnd = -1;
    for (const task of tasks) {
      // a task inside a task is part of it
      if (task.ts < taskEnd) continue;
      taskEnd = task.ts + task.dur;
      let [sum, cpu, end, longest] = [0, 0, 0, null];
      while (at < scripts.length && scripts[at].ts < taskEnd) {
        const script = scripts[at++];
        const stop = script.ts + script.dur;
        if (stop <= end) continue;
        const share = (stop - Math.max(script.ts, end)) / Math.max(1, script.dur);
        sum += script.dur * share;
        cpu += (script.tdur ?? script.dur) * share;
        end = Math.max(end, stop);
        if (!longest || script.dur > longest.dur) longest = script;
      }
      if (sum > 0) found.push({ ms: sum / 1000, cpu: cpu / 1000, from: task.ts, to: taskEnd, what: `${longest.name} ${longest.args?.data?.functionName ?? ''} ${String(longest.args?.data?.url ?? '').split('/').pop()}`.trim() });
    }
  }
  return found.sort((a, b) => b.ms - a.ms);
}

/** Functions of the page by the ms that samples found them running, with what they call, between two times of a trace. */
function ranIn(trace, from, to) {
  const events = JSON.parse(trace.toString('utf8')).traceEvents;
  const mains = mainsOf(events);
  const profiles = new Map();
  for (const event of events) if (event.name === 'Profile' && mains.has(`${event.pid}:${event.tid}`)) profiles.set(event.id, { at: event.args.data.startTime, nodes: new Map() });
  const spent = new Map();
  for (const { name, id, args } of events) {
    const profile = name === 'ProfileChunk' ? profiles.get(id) : undefined;
    if (!profile) continue;
    for (const node of args.data.cpuProfile?.nodes ?? []) profile.nodes.set(node.id, node);
    (args.data.cpuProfile?.samples ?? []).forEach((sample, i) => {
      const step = args.data.timeDeltas?.[i] ?? 0;
      profile.at += step;
      if (profile.at < from || profile.at > to) return;
      const seen = new Set();
      for (let node = profile.nodes.get(sample); node; node = profile.nodes.get(node.parent)) {
        const { functionName, url = '', lineNumber = 0, columnNumber = 0 } = node.callFrame;
        const place = `${functionName || '–'} ${url.split('/').pop()}:${lineNumber}:${columnNumber}`;
        if (!url || seen.has(place)) continue;
        seen.add(place);
        spent.set(place, (spent.get(place) ?? 0) + step / 1000);
      }
    });
  }
  return [...spent].sort((a, b) => b[1] - a[1]).slice(0, 14).map(([place, ms]) => `    ${ms.toFixed(0).padStart(5)} ms  ${place}  ${sourceAt(place)}`);
}

/** what stands at a place of a built file */
function sourceAt(place) {
  const [, file, line, column] = / (\S+\.js):(\d+):(\d+)$/.exec(place) ?? [];
  const path = join(ROOT, 'dist/app/assets', file ?? '');
  if (!file || !existsSync(path)) return '';
  return (readFileSync(path, 'utf8').split('\n')[Number(line) - 1] ?? readFileSync(path, 'utf8').split('\n')[Number(line)] ?? '').slice(Math.max(0, Number(column) - 1), Number(column) + 90);
}

const model = join(scratch, 'estate.ifc');
const one = join(scratch, 'tower.ifc');
const cli = join(ROOT, 'dist/cli/sunmao.js');
if (!existsSync(cli)) throw new Error('dist/cli is not built: npm run prepare');
if (spawnSync(process.execPath, [cli, 'sample', 'tower', '--out', one], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error('no sample');
replicate(one, towers, model, APART);

const server = await servePage();
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserArguments(), '--js-flags=--expose-gc', '--enable-precise-memory-info'] });
try {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  await context.addInitScript(countDraws);
  const page = await context.newPage();
  page.setDefaultTimeout(20 * MINUTE);
  const at = (id) => page.locator(`[data-testid="${id}"]`);
  console.log(`${towers} towers, ${(statSync(model).size / 1e6).toFixed(0)} MB; ${cpus().length} cores`);
  console.log('phase                       longest script of a task                      next  > 50  longest, CPU  frame (median / longest)');

  async function phase(name, work) {
    await page.evaluate(() => { globalThis.sunmaoDraws.frames.length = 0; }).catch(() => undefined);
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'v8.execute', ...(profiled ? ['disabled-by-default-v8.cpu_profiler'] : [])] });
    await work();
    const trace = await browser.stopTracing();
    const scripts = scriptsOf(trace);
    const frames = await page.evaluate(() => globalThis.sunmaoDraws.frames.slice());
    const gaps = frames.slice(1).map((time, i) => time - frames[i]).filter((gap) => gap < 1000).sort((a, b) => a - b);
    const middle = gaps.length > 0 ? `${gaps[gaps.length >> 1].toFixed(0)} / ${gaps.at(-1).toFixed(0)} ms` : '–';
    const [first, second] = scripts;
    const cpu = Math.max(0, ...scripts.map((script) => script.cpu));
    console.log(`${name.padEnd(26)} ${(first?.ms ?? 0).toFixed(1).padStart(7)} ms ${(first?.what ?? '').slice(0, 36).padEnd(36)} ${(second?.ms ?? 0).toFixed(1).padStart(6)}  ${String(scripts.filter(({ ms }) => ms > 50).length).padStart(4)}  ${cpu.toFixed(1).padStart(6)} ms  ${middle}`);
    if (profiled && first) console.log(ranIn(trace, first.from, first.to).join('\n'));
    return scripts;
  }
  const wait = (ms) => page.waitForTimeout(ms);

  await phase('opening the page', async () => {
    await page.goto(server.url, { waitUntil: 'load' });
    await at('app').waitFor();
    await wait(3000);
  });
  await phase('loading and checking', async () => {
    await at('file-input').setInputFiles(model);
    await page.locator('[data-testid="app"][data-state="loading"], [data-testid="app"][data-state="checking"]').waitFor({ state: 'attached' });
    await page.locator('[data-testid="app"][data-state="ready"]').waitFor({ state: 'attached' });
  });
  const count = await page.evaluate(() => Number(document.querySelector('[data-testid="canvas"]').dataset.elements));
  await phase('the last meshes', async () => {
    for (let [same, before] = [0, -1]; same < 4;) {
      await wait(1000);
      const now = await page.evaluate(() => Number(document.querySelector('[data-testid="canvas"]').dataset.elements));
      same = now === before ? same + 1 : 0;
      before = now;
    }
  });
  const drawn = await page.evaluate(() => globalThis.sunmaoDraws);
  const heap = await page.evaluate(() => { globalThis.gc?.(); return performance.memory.usedJSHeapSize / 1e6; });
  console.log(`elements drawn ${await page.evaluate(() => document.querySelector('[data-testid="canvas"]').dataset.elements)} (${count} when ready); draw calls ${drawn.calls}, triangles ${drawn.triangles}; JS heap of the page ${heap.toFixed(0)} MB`);

  const box = await at('canvas').boundingBox();
  const place = (x, y) => [box.x + box.width * x, box.y + box.height * y];
  await phase('orbiting', async () => {
    await page.mouse.move(...place(0.5, 0.5));
    await page.mouse.down();
    for (let i = 0; i < 30; i += 1) {
      await page.mouse.move(...place(0.5 + i * 0.008, 0.5));
      await wait(40);
    }
    await page.mouse.up();
    await wait(1500);
  });
  await phase('picking (5 clicks)', async () => {
    for (let i = 0; i < 5; i += 1) {
      await page.mouse.click(...place(0.35 + i * 0.06, 0.5));
      await wait(900);
    }
  });
  await page.keyboard.press('Escape');
  await phase('hide', async () => {
    await page.mouse.click(...place(0.5, 0.5));
    await wait(900);
    await page.keyboard.press('h');
    await wait(1500);
  });
  await phase('show all', async () => {
    await page.keyboard.press('Shift+H');
    await wait(1500);
  });
  await phase('isolate a storey', async () => {
    await page.keyboard.press('PageUp');
    await wait(2500);
  });
  const isolated = await page.evaluate(() => globalThis.sunmaoDraws);
  console.log(`  one storey: draw calls ${isolated.calls}, triangles ${isolated.triangles}`);
  await page.keyboard.press('Shift+H');
  await wait(2500);
  await page.keyboard.press('0');
  await wait(2500);
  await phase('section plane', async () => {
    await page.keyboard.press('c');
    await wait(2500);
  });
  await phase('two planes', async () => {
    await at('section-add-x').click();
    await wait(4000);
  });
  await at('section-clear').click();
  await wait(1500);
  await page.keyboard.press('m');
  await phase('snapping (20 moves)', async () => {
    for (let i = 0; i < 20; i += 1) {
      await page.mouse.move(...place(0.35 + i * 0.012, 0.5));
      await wait(250);
    }
  });
  await page.keyboard.press('Escape');
  await phase('rectangle, wholly inside', async () => {
    await page.keyboard.down('Shift');
    await page.mouse.move(...place(0.02, 0.15));
    await page.mouse.down();
    await page.mouse.move(...place(0.98, 0.95), { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await wait(2500);
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await wait(1000);
  await phase('exploding', async () => {
    await at('tool-shown').click();
    for (const strength of ['0.2', '0.5', '0.8', '0']) {
      await at('explode-strength').fill(strength);
      await wait(900);
    }
  });
  await phase('listing an item', async () => {
    await at('item-q1b').click();
    await wait(3500);
  });
  await phase('scrolling the list', async () => {
    const table = await at('element-table').boundingBox();
    if (!table) return;
    await page.mouse.move(table.x + table.width / 2, table.y + table.height / 2);
    for (let i = 0; i < 25; i += 1) {
      await page.mouse.wheel(0, 900);
      await wait(60);
    }
    await wait(800);
  });
} finally {
  await browser.close();
  await server.close();
  rmSync(scratch, { recursive: true, force: true });
}
