/** Documents as a person makes them: the cover filled in, the book looked at, files of the right kinds. */
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { assertNoRequestLeft, startBrowser } from './harness.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); });

/** a document of the tower takes seconds on a busy machine */
const LONG = 180_000;

async function downloaded(page, testid) {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: LONG }), page.getByTestId(testid).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}
const start = (bytes, n = 4) => [...bytes.subarray(0, n)];
const ZIP = [0x50, 0x4b, 3, 4];

test('cover, what is missing, preview, print and files', { timeout: 6 * LONG }, async () => {
  const session = await browser.open('/?sample=office');
  const { page } = session;
  await session.state('ready');
  await session.tab('documents');
  const missing = page.getByTestId('documents-missing');
  await missing.waitFor();
  await page.getByTestId('missing-fields').getByRole('button').click();

  // the cover: each field one step, undone in turn
  const cover = page.getByTestId('cover');
  await cover.waitFor();
  const hostile = '某住宅 <script>document.title="x"</script>';
  const checks = await session.watchChecks();
  await page.getByTestId('cover-name').fill(hostile);
  for (const [key, value] of [['designer', '某设计院'], ['version', 'V1.0'], ['designedBy', '张三'], ['checkedBy', '李四'], ['reviewedBy', '王五']]) {
    await page.getByTestId(`cover-${key}`).fill(value);
    await page.getByTestId(`cover-${key}`).press('Tab');
  }
  assert.equal(await checks(), 0, 'what a cover says is not checked');
  await page.getByTestId('cover-date').fill('2026-03-01');
  await page.getByTestId('cover-date').press('Tab');
  await page.getByTestId('cover-reviewedBy').fill('赵六');
  await page.getByTestId('cover-reviewedBy').press('Tab');
  await page.getByTestId('undo').click();
  await page.waitForFunction(() => document.querySelector('[data-testid=cover-reviewedBy]').value === '王五');
  await session.state('ready');

  await session.tab('documents');
  await page.getByTestId('documents').waitFor();
  assert.equal(await page.getByTestId('missing-fields').count(), 0);
  assert.equal(await page.getByTestId('missing-date').count(), 0);

  // the preview is the page itself, in which nothing runs
  await page.locator('[data-testid=documents][data-busy=false]').waitFor({ timeout: LONG });
  await page.getByTestId('document-preview').click();
  const frame = page.getByTestId('book-frame');
  await frame.waitFor({ timeout: LONG });
  const book = frame.contentFrame();
  await book.locator('.cover-project').waitFor();
  assert.equal(await book.locator('.cover-project').textContent(), hostile);
  assert.ok((await book.locator('section.plan svg').count()) >= 8);
  assert.ok((await book.locator('thead').count()) > 10);
  assert.equal(await book.locator('script').count(), 0);
  assert.equal(await frame.getAttribute('sandbox'), '');

  // printing: a frame of the same page is handed to the browser
  await page.evaluate(() => {
    globalThis.printed = 0;
    // before the page's own listener, which prints
    document.addEventListener('load', ({ target }) => {
      if (target.dataset?.print !== undefined) target.contentWindow.print = () => { globalThis.printed += 1; };
    }, true);
  });
  await page.getByTestId('preview-print').click();
  await page.waitForFunction(() => globalThis.printed === 1);
  assert.ok(await page.evaluate(() => document.querySelector('iframe[data-print]').contentDocument.querySelectorAll('section.plan svg').length >= 8));
  const html = await downloaded(page, 'preview-save');
  assert.equal(html.name, 'sunmao-calculation.html');
  assert.match(html.bytes.toString('utf8'), /^<!DOCTYPE html>/);
  assert.ok(html.bytes.toString('utf8').includes('某住宅 &lt;script&gt;'));
  await page.keyboard.press('Escape');
  await frame.waitFor({ state: 'detached' });

  const docx = await downloaded(page, 'document-calculation-docx');
  assert.deepEqual([docx.name, start(docx.bytes)], ['sunmao-calculation.docx', ZIP]);
  const parts = unzipSync(docx.bytes);
  assert.ok(new TextDecoder().decode(parts['word/document.xml']).includes('某设计院'));
  assert.ok(Object.keys(parts).filter((name) => name.endsWith('.svg')).length >= 8);
  assert.ok(Object.keys(parts).filter((name) => name.endsWith('.png')).every((name) => start(parts[name]).join() === '137,80,78,71'));
  const plans = await downloaded(page, 'document-plans-svg');
  assert.equal(plans.name, 'sunmao-plans.zip');
  const drawings = Object.entries(unzipSync(plans.bytes));
  assert.ok(drawings.length >= 8 && drawings.every(([name, bytes]) => /^\d\d-[a-z0-9-]+\.svg$/.test(name) && new TextDecoder().decode(bytes).startsWith('<?xml')));
  for (const kind of ['calculation', 'schedule', 'opinions', 'findings']) {
    const { name, bytes } = await downloaded(page, `document-${kind}-xlsx`);
    assert.deepEqual([name, start(bytes)], [`sunmao-${kind}.xlsx`, ZIP]);
  }
  assert.equal(JSON.parse((await downloaded(page, 'document-profile-json')).bytes.toString('utf8')).project.designer, '某设计院');
  assert.equal(JSON.parse((await downloaded(page, 'document-report-json')).bytes.toString('utf8')).schema, 'sunmao-report/1');

  // one that takes long can be cancelled, and the next is made all the same
  await page.getByTestId('document-calculation-docx').click();
  await page.getByTestId('document-cancel').click();
  await page.locator('[data-testid=documents][data-busy=false]').waitFor();
  assert.equal((await downloaded(page, 'document-schedule-csv')).name, 'sunmao-schedule.csv');
  // what the harness would run in every frame is refused in these: nothing else may complain
  assert.deepEqual(session.errors.filter((message) => !message.startsWith("Blocked script execution in 'about:srcdoc'")), []);
  assertNoRequestLeft({ ...session, requests: session.requests.filter((url) => !url.startsWith('about:')) });
});
