/** What axe-core finds wrong with the page: WCAG 2.0 to 2.2, A and AA, on every tab, in both themes. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { sharedBrowser, SIDE_TABS, TABS } from './harness.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SERIOUS = ['serious', 'critical'];
const browser = sharedBrowser();

/** @returns serious faults: rule, element and what is wrong, and the tab on which it was seen */
async function faults(session, where) {
  const found = await session.page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary.split('\n')[1] ?? ''}`) }));
  });
  return found.filter(({ impact }) => SERIOUS.includes(impact)).flatMap(({ id, nodes }) => nodes.slice(0, 4).map((node) => [`${id}: ${node}`, where]));
}

/** what stands on every tab is said once */
const once = (all) => [...new Map([...all].reverse()).entries()].map(([fault, where]) => `${where}: ${fault}`);

/** the page's own policy allows no script but its files: axe comes through the debugging protocol */
async function withAxe(session) {
  await session.page.evaluate(AXE);
}

for (const [colorScheme, lang] of [['light', 'zh-CN'], ['dark', 'en']]) {
  test(`every tab, ${colorScheme}, ${lang}`, async () => {
    const session = await browser.open(`/?sample=tower&lang=${lang}`, { colorScheme, viewport: { width: 1280, height: 720 } });
    await session.state('ready', 120_000);
    await withAxe(session);
    const all = [];
    for (const id of [...SIDE_TABS, ...Object.values(TABS).flat()]) {
      await session.tab(id);
      await session.page.waitForTimeout(250);
      all.push(...await faults(session, id));
    }
    assert.deepEqual(once(all), []);
    assert.deepEqual(session.errors, []);
  });
}

test('an element, its settlement, a figure, the help and the empty page', async () => {
  const session = await browser.open('/?sample=tower', { viewport: { width: 1280, height: 720 } });
  await session.state('ready', 120_000);
  await withAxe(session);
  const all = [];
  await session.at('item-q1a').locator('button').first().click();
  await session.at('element-row').first().click();
  await session.at('detail-drawer').waitFor();
  all.push(...await faults(session, 'element'));
  await session.at('measure-volume').first().click();
  await session.at('measured-panel').waitFor();
  all.push(...await faults(session, 'figure'));
  await session.page.keyboard.press('Escape');
  await session.page.locator('body').press('?');
  await session.page.locator('.el-dialog').waitFor();
  await session.page.waitForTimeout(400);
  all.push(...await faults(session, 'help'));
  const empty = await browser.open('/', { viewport: { width: 1280, height: 720 } });
  await empty.state('empty');
  await withAxe(empty);
  all.push(...await faults(empty, 'empty'));
  assert.deepEqual(once(all), []);
});
