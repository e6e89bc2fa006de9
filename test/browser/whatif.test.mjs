/** What-if as a person uses it: two clicks to the next grade, back again, scenarios side by side, adopted with a reason. */
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { sharedBrowser } from './harness.mjs';

const browser = sharedBrowser();

async function openTower(path = '/', options = {}) {
  const session = await browser.open(path, options);
  await session.at('sample-menu').click();
  await session.at('sample-tower').click();
  await session.state('ready', 120_000);
  await session.tab('whatif');
  return session;
}
/** until nothing is being worked out */
async function idle({ page }) {
  await page.locator('[data-testid="whatif-panel"][data-working=""]').waitFor({ timeout: 120_000 });
}
const pOf = async (session) => Number(await session.at('whatif-p').getAttribute('data-lo'));
async function pIs(session, test) {
  await session.page.waitForFunction(() => document.querySelector('[data-testid="whatif-p"]')?.getAttribute('data-lo') !== '', null, { timeout: 60_000 });
  await idle(session);
  assert.ok(test(await pOf(session)), `P is ${await pOf(session)}`);
}

test('tower: 76 in two clicks, undone with another, the profile untouched; what is adopted needs a reason', async () => {
  const session = await openTower();
  const { at, page } = session;
  await at('whatif-suggestion').first().waitFor({ timeout: 60_000 });
  await idle(session);
  assert.equal(await pOf(session), 74.1);

  await at('whatif-mark-76').click();
  await at('whatif-apply-plan').click();
  await pIs(session, (p) => p >= 76);
  assert.equal(await at('whatif-grade').innerText(), 'AA 级');
  assert.ok(await at('whatif-measure').count() > 0);
  await session.screenshot('whatif-76');
  // what is real has not moved
  await session.tab('score');
  assert.equal(await session.number('score-p', 'data-lo'), 74.1);
  await session.tab('whatif');

  await at('whatif-undo').click();
  await pIs(session, (p) => p === 74.1);
  assert.equal(await at('whatif-measure').count(), 0);
  await at('whatif-redo').click();
  await pIs(session, (p) => p >= 76);

  // a second scenario begins as the first, and stands beside it
  await at('whatif-add').click();
  await at('whatif-clear').click();
  await page.locator('[data-testid="whatif-suggestion"][data-item="q3a"] [data-testid="whatif-apply"]').first().click();
  await pIs(session, (p) => p > 79);
  await at('whatif-compare').waitFor();
  assert.match(await at('whatif-compare').innerText(), /现状[\s\S]*A[\s\S]*B/);

  const download = page.waitForEvent('download');
  await at('whatif-export').click();
  const sheet = await readFile(await (await download).path(), 'utf8');
  assert.match(sheet, /方案比选,不作为计算书|方案比选，不作为计算书/);
  assert.match(sheet, /AA/);
  const workbook = page.waitForEvent('download');
  await at('whatif-export-xlsx').click();
  const parts = unzipSync(new Uint8Array(await readFile(await (await workbook).path())));
  const said = Object.entries(parts).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => strFromU8(bytes)).join('');
  assert.match(said, /方案比选[，,]不作为计算书/);

  await at('whatif-adopt').click();
  assert.ok(await at('whatif-adopt-apply').isDisabled());
  await at('whatif-reason').fill('装修专业变更单 3');
  assert.ok(await at('whatif-adopt-apply').isDisabled(), 'not before it was said that the design is changed so');
  await at('whatif-sure').check();
  await at('whatif-adopt-apply').click();
  await session.state('ready', 60_000);
  await session.tab('score');
  await page.waitForFunction(() => Number(document.querySelector('[data-testid="score-p"]')?.getAttribute('data-lo')) > 79, null, { timeout: 60_000 });
  assert.deepEqual(session.errors, []);
});

test('a group: its elements on the model, some of its storeys, what the provisions say', async () => {
  const session = await openTower('/?lang=en');
  const { at, page } = session;
  await at('whatif-suggestion').first().waitFor({ timeout: 60_000 });
  await idle(session);
  await at('whatif-item').selectOption('q1a');
  const walls = page.locator('[data-testid="whatif-suggestion"][data-key*="|42|"]');
  await walls.locator('.chip').waitFor({ timeout: 60_000 });
  await walls.locator('.line').click();
  const count = await session.number('element-table', 'data-count');
  assert.ok(count > 50, `${count} elements are listed`);
  assert.equal(await page.locator('[data-testid="whatif-failure"][data-rule="jgj1-2014/bottom-zone-cast"]').getAttribute('data-weight'), 'depends');
  await walls.getByTestId('whatif-from').selectOption('1');
  await page.waitForFunction((before) => Number(document.querySelector('[data-testid="element-table"]')?.getAttribute('data-count')) < before, count);
  await session.screenshot('whatif-group-en');
  await walls.getByTestId('whatif-apply').click();
  await pIs(session, (p) => p > 74.1);
  assert.equal(await at('whatif-measure').count(), 1);
  await at('whatif-take-back').click();
  await pIs(session, (p) => p === 74.1);
  assert.deepEqual(session.errors, []);
});
