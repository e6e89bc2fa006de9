/** A building typed without a model, as from a calculation book: the worked example E1 and what 2.40 m³ more make of it. */
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { runnerImport } from 'vite';
import { ROOT } from '../../src/cli/setup.mjs';
import { sharedBrowser, textFile } from './harness.mjs';

const browser = sharedBrowser();
let office;
before(async () => {
  office = (await runnerImport(join(ROOT, 'src/ifc-write/samples/office.ts'), { configFile: false, logLevel: 'error' })).module.writeOffice();
});

const cell = (session, row, column) => session.page.locator(`[data-cell="${row} ${column}"]`);
/** P in the strip over the table, once it is this */
async function pIs({ page }, p) {
  await page.waitForFunction((wanted) => document.querySelector('[data-testid="score-strip"] .p')?.textContent?.replace(/\s|%/g, '') === wanted, String(p), { timeout: 30_000 });
}
async function paste(locator, text) {
  await locator.focus();
  await locator.evaluate((element, block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

const REST = [
  ['q1b', '预制水平构件 2F–18F', '376.6', '', '17', '结施-12'], ['q1b', '平面面积', '', '486.4', '18', '建施-3'],
  ['q2a', '条板外墙', '212', '212', '17', ''], ['q2a', '首层砌体', '0', '212', '1', ''], ['q2b', '围护墙', '0', '3816', '1', ''],
  ['q2c', '内隔墙', '6240', '8010', '1', ''], ['q2d', '内隔墙', '0', '8010', '1', ''], ['q3a', '干式楼面', '5430', '8755.2', '1', ''],
  ['q3b', '厨房 K1', '2001.6', '2462.4', '1', ''], ['q3c', '卫生间 W1', '2689.2', '3402', '1', ''], ['q3d', '管线', '23790', '41260', '1', ''],
];

test('E1 without a model gives 43, E1c 63; undone again; saved and read back', async () => {
  const session = await browser.open('/', { viewport: { width: 1280, height: 720 } });
  const { at, page } = session;
  await session.tab('typed');
  // the first row by the keyboard alone
  await cell(session, 0, 'label').click();
  await page.keyboard.type('预制墙板 3F–18F');
  await page.keyboard.press('Tab');
  await page.keyboard.type('618.56');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1774');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('结施-05');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-cell')), '1 drawing');
  // the rest from a spreadsheet
  await paste(cell(session, 1, 'item'), REST.map((row) => row.join('\t')).join('\r\n'));
  await page.locator('[data-testid="typed-panel"][data-rows="12"][data-faults="0"]').waitFor();
  await at('typed-value-fullFitOut').selectOption('true');
  await pIs(session, 43);
  assert.ok(Math.abs(Number(await at('typed-sum-q1a').getAttribute('data-ratio')) - 34.868) < 0.001);
  assert.ok(Math.abs(Number(await at('typed-sum-q1b').getAttribute('data-ratio')) - 73.125) < 0.001);
  assert.equal(await at('typed-sum-q1a').getAttribute('data-points'), '0');
  await session.screenshot('typed-e1');

  // 0.15 m³ more precast on 16 storeys
  await cell(session, 0, 'numerator').fill('620.96');
  await page.keyboard.press('Enter');
  await pIs(session, 63);
  await cell(session, 0, 'numerator').focus();
  await page.keyboard.press('Control+z');
  await pIs(session, 43);
  await page.keyboard.press('Control+y');
  await pIs(session, 63);

  const download = page.waitForEvent('download');
  await at('typed-save').click();
  const saved = await readFile(await (await download).path(), 'utf8');
  assert.match(saved, /预制墙板 3F–18F,620\.96,1774/);
  const again = await browser.open('/');
  await again.tab('typed');
  await again.at('typed-file').setInputFiles(textFile('填报.csv', saved));
  await again.at('typed-value-fullFitOut').selectOption('true');
  await pIs(again, 63);
  assert.deepEqual([...session.errors, ...again.errors], []);
});

test('what is half written stays when the profile changes, is undone, or a model is checked', async () => {
  const session = await browser.open('/');
  const { at, page } = session;
  await session.tab('typed');
  await cell(session, 0, 'label').fill('预制墙板');
  await page.keyboard.press('Tab');
  // 全装修 changes the profile, and the table is read again
  await at('typed-value-fullFitOut').selectOption('true');
  assert.equal(await cell(session, 0, 'label').inputValue(), '预制墙板');
  await session.tab('storeys');
  await session.tab('typed');
  assert.equal(await cell(session, 0, 'label').inputValue(), '预制墙板');
  await cell(session, 0, 'numerator').fill('5');
  await cell(session, 0, 'denominator').focus();
  await page.keyboard.type('1');
  // the cell that is being typed in keeps its text and the focus while a model is opened and checked
  await at('file-input').setInputFiles([textFile('office.ifc', office)]);
  await page.keyboard.type('0');
  await session.state('ready');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  assert.deepEqual(await Promise.all(['label', 'numerator', 'denominator'].map((column) => cell(session, 0, column).inputValue())), ['预制墙板', '5', '100']);
  assert.equal(await at('typed-sum-q1a').getAttribute('data-ratio'), '5');
  // what was wrong goes when the right one comes back
  await cell(session, 0, 'numerator').fill('abc');
  await page.keyboard.press('Enter');
  await at('typed-faults').waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('[data-testid="typed-panel"][data-rows="1"][data-faults="0"]').waitFor();
  assert.equal(await cell(session, 0, 'numerator').inputValue(), '5');
  // it is of this project alone
  await cell(session, 1, 'label').fill('另一行');
  await page.keyboard.press('Enter');
  await at('profile-menu').click();
  await at('project-new').click();
  await page.locator('[data-testid="typed-panel"][data-rows="0"]').waitFor({ state: 'attached' });
  await session.tab('typed');
  assert.equal(await cell(session, 0, 'label').inputValue(), '');
  assert.deepEqual(session.errors, []);
});

test('a fault stands in its cell and counts nothing; filling down, removing, a template', async () => {
  const session = await browser.open('/?lang=en');
  const { at, page } = session;
  await session.tab('typed');
  await at('typed-template').click();
  await at('typed-template-kind').selectOption('kitchens');
  await at('typed-template-types').fill('3');
  await at('typed-template-add').click();
  await page.locator('[data-testid="typed-panel"][data-rows="3"]').waitFor();
  assert.deepEqual(await page.locator('[data-testid="typed-label"]').evaluateAll((cells) => cells.map((one) => one.value)), ['kitchen K1', 'kitchen K2', 'kitchen K3', '']);
  await cell(session, 0, 'denominator').fill('34.2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await cell(session, 0, 'denominator').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  assert.deepEqual(await page.locator('[data-testid="typed-denominator"]').evaluateAll((cells) => cells.map((one) => one.value)), ['34.2', '34.2', '34.2', '']);
  await cell(session, 1, 'numerator').fill('abc');
  await page.keyboard.press('Enter');
  await at('typed-faults').waitFor();
  assert.equal(await cell(session, 1, 'numerator').getAttribute('aria-invalid'), 'true');
  await cell(session, 1, 'numerator').focus();
  await page.keyboard.press('Control+Delete');
  await page.locator('[data-testid="typed-panel"][data-rows="2"][data-faults="0"]').waitFor();
  assert.ok(Number(await at('typed-sum-q3b').getAttribute('data-ratio')) === 0);
  assert.deepEqual(session.errors, []);
});

test('storeys: 5–17 typed, its double counting said and left out, undone', async () => {
  const session = await browser.open('/');
  const { at, page } = session;
  await at('sample-menu').click();
  await at('sample-tower').click();
  await session.state('ready', 120_000);
  await session.tab('storeys');
  const before = Number(await at('storeys-total').getAttribute('data-storeys'));
  assert.equal(before, 17);
  await at('storey-stands-5F').fill('5–17');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="storey-warning"][data-kind="modelled"]').waitFor({ timeout: 60_000 });
  await session.state('ready', 60_000);
  await at('storey-leave-out').click();
  await page.locator('[data-testid="storey-warning"]').waitFor({ state: 'detached', timeout: 60_000 });
  await session.state('ready', 60_000);
  assert.equal(Number(await at('storeys-total').getAttribute('data-storeys')), 17);
  await session.screenshot('storeys-range');
  assert.deepEqual(session.errors, []);
});

test('an item\'s elements by storey with totals; who keeps it down', async () => {
  const session = await browser.open('/');
  const { at, page } = session;
  await at('sample-menu').click();
  await at('sample-tower').click();
  await session.state('ready', 120_000);
  await at('keeps-q1b').click();
  await at('keeps-row').first().click();
  assert.ok(await session.number('element-table', 'data-count') > 0);
  await at('item-q1b').locator('.name').click();
  await at('list-group').selectOption('storey');
  await at('element-group').first().click();
  assert.match(await at('list-total').innerText(), /5.?307\.18 \/ 7.?302\.02/);
  await session.screenshot('list-groups');
  assert.deepEqual(session.errors, []);
});
