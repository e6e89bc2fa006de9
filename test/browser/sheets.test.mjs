/** The piece schedule and the opinion sheet as a person works with them; the documents they are saved as. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { assertNoRequestLeft, longestScript, sharedBrowser } from './harness.mjs';

const MINUTE = 60_000;
const browser = sharedBrowser();

async function saved(session, id) {
  const [download] = await Promise.all([session.page.waitForEvent('download', { timeout: 2 * MINUTE }), session.at(id).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('the schedule: heaviest first, filtered, shown on the model, saved', { timeout: 4 * MINUTE }, async (t) => {
  const session = await browser.open('/?sample=tower');
  await session.state('ready');
  await session.tab('schedule');
  await session.at('schedule-row').first().waitFor();
  const all = await session.number('schedule', 'data-count');
  const total = await session.number('schedule', 'data-total');
  assert.ok(all > 40 && total > 1000, `${all} rows of ${total} pieces`);
  await session.screenshot('schedule');

  await session.at('schedule-kind').selectOption('slab');
  const slabs = await session.number('schedule', 'data-count');
  assert.ok(slabs > 0 && slabs < all);
  const row = session.at('schedule-row').first();
  const pieces = Number(await row.getAttribute('data-total'));
  await row.click();
  await session.page.locator(`[data-testid="element-table"][data-count="${pieces}"]`).waitFor();
  await session.at('schedule-kind').selectOption('');
  await session.at('schedule-search').fill('YNQ11');
  assert.equal(await session.at('schedule-row').count(), await session.number('schedule', 'data-count'));
  await session.at('schedule-search').fill('');

  // what came before has nothing to do with documents
  await session.frames();
  const csv = await saved(session, 'export-schedule-csv');
  assert.equal(csv.name, 'sunmao-schedule.csv');
  assert.equal(csv.bytes.toString('utf8').trimEnd().split('\r\n').length, all + 2);
  const xlsx = await saved(session, 'export-schedule-xlsx');
  assert.equal(xlsx.name, 'sunmao-schedule.xlsx');
  assert.match(strFromU8(unzipSync(xlsx.bytes)['xl/worksheets/sheet1.xml']), /<f>/);
  t.diagnostic(`documents made: ${longestScript(await session.frames())}`);
  assertNoRequestLeft(session);
  assert.deepEqual(session.errors, []);
});

test('the opinion sheet: filtered, answered, undone, saved', { timeout: 4 * MINUTE }, async () => {
  const session = await browser.open('/?sample=office', { viewport: { width: 1280, height: 720 } });
  await session.state('ready');
  // the sample chooses no rules: those of its structure are taken
  await session.tab('scope');
  await session.at('pack-jgj1-2014').check();
  await session.tab('opinions');
  await session.at('opinion-row').first().waitFor();
  const all = await session.number('opinions', 'data-count');
  await session.at('opinions-nature').selectOption('general');
  assert.ok((await session.number('opinions', 'data-shown')) <= all);
  for (const one of await session.at('opinion-row').all()) assert.equal(await one.getAttribute('data-nature'), 'general');
  await session.at('opinion-row').first().click();
  await session.at('opinion-edit').waitFor();
  await session.at('review-more').click();
  await session.at('review-opinion').fill('=板厚不足');
  await session.at('review-opinion').blur();
  await session.at('opinion-row').first().getByText('=板厚不足').waitFor();
  await session.screenshot('opinions');
  const csv = await saved(session, 'export-opinions-csv');
  const text = csv.bytes.toString('utf8');
  assert.ok(text.startsWith('\uFEFF序号,轮次,'), 'the columns of the form');
  assert.ok(text.includes("'=板厚不足"), 'no formula');
  assert.equal(text.trimEnd().split('\r\n').length, all + 1);
  assert.equal((await saved(session, 'export-opinions-xlsx')).name, 'sunmao-opinions.xlsx');
  assert.deepEqual(session.errors, []);
});

test('a what-if saved as a workbook says so on every sheet', { timeout: 4 * MINUTE }, async () => {
  const session = await browser.open('/?sample=cast-in-place');
  await session.state('ready');
  await session.tab('whatif');
  await session.page.locator('[data-testid="whatif-panel"][data-working=""]').waitFor({ timeout: 2 * MINUTE });
  await session.at('whatif-apply').first().click();
  await session.page.locator('[data-testid="whatif-export-xlsx"]:not([disabled])').waitFor({ timeout: 2 * MINUTE });
  const { name, bytes } = await saved(session, 'whatif-export-xlsx');
  assert.equal(name, 'sunmao-方案比选.xlsx');
  const parts = unzipSync(bytes);
  const marks = Object.keys(parts).filter((part) => part.startsWith('xl/worksheets/sheet') && /&amp;R方案比选，不作为计算书/.test(strFromU8(parts[part])));
  assert.ok(marks.length > 5, `${marks.length} sheets are marked`);
  assert.deepEqual(session.errors, []);
});
