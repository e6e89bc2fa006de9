/** The property template in the page: its files, what of it is filled, the elements behind each figure, gaps as IDS and BCF. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../src/cli/setup.mjs';
import { assertNoRequestLeft, sharedBrowser, textFile } from './harness.mjs';

const MINUTE = 60_000;
const FILES = { shared: 'SM_共享参数.txt', revit: 'SM_Revit属性集.txt', tekla: 'SM_Tekla属性集.xml', ids: 'SM_装配式构件.ids' };

const browser = sharedBrowser();

const component = (session, id) => session.page.locator(`[data-testid="template-component"][data-component="${id}"]`);
const row = (session, id, property) => session.page.locator(`[data-testid="template-row"][data-component="${id}"][data-property="${property}"]`);
const number = async (locator, name) => Number(await locator.getAttribute(`data-${name}`));
const focused = (session) => session.page.evaluate(() => document.activeElement?.dataset.testid ?? '');

async function saved(session, id) {
  const [download] = await Promise.all([session.page.waitForEvent('download'), session.at(id).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('its files are handed out; what is filled is shown by component, and what is missing on the model, as IDS and as BCF', { timeout: 4 * MINUTE }, async () => {
  const session = await browser.open('/?sample=tower');
  await session.state('ready');
  await session.at('template-open').click();
  await session.at('template-panel').waitFor();
  await session.page.waitForFunction(() => document.activeElement?.dataset.testid === 'template-back');

  for (const [what, name] of Object.entries(FILES)) {
    const got = await saved(session, `template-file-${what}`);
    assert.equal(got.name, name);
    assert.ok(got.bytes.equals(readFileSync(join(ROOT, 'public/template', name))), `${name} comes as it is`);
  }
  for (const guide of ['revit', 'tekla', 'archicad', 'other']) {
    const answer = await session.page.request.get(new URL(await session.at(`template-guide-${guide}`).getAttribute('href'), `${session.origin}/`).href);
    assert.equal(answer.status(), 200, guide);
  }

  const [asked, filled] = [await session.number('template-panel', 'data-asked'), await session.number('template-panel', 'data-filled')];
  assert.ok(filled > 0 && filled < asked, `${filled} of ${asked}`);
  assert.equal(await number(component(session, 'pipe'), 'filled'), await number(component(session, 'pipe'), 'asked'), 'every pipe says how it is laid');
  await component(session, 'shear-wall').locator('button').first().click();
  const marks = row(session, 'shear-wall', 'mark');
  assert.equal(await number(marks, 'filled'), 0);
  await marks.click();
  await session.at('element-table').waitFor();
  assert.equal(await session.number('element-table', 'data-count'), await number(marks, 'asked'), 'those that lack it are shown');
  const whole = row(session, 'shear-wall', 'integrated');
  assert.equal(await number(whole, 'filled'), await number(whole, 'asked'));
  await whole.click();
  await session.page.locator(`[data-testid="element-table"][data-count="${await number(whole, 'filled')}"]`).waitFor();
  await session.page.waitForTimeout(800);
  await session.screenshot('template-zh');

  const ids = await saved(session, 'template-ids');
  assert.equal(ids.name, 'sunmao-gaps.ids');
  const text = ids.bytes.toString('utf8');
  assert.match(text, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<ids xmlns="http:\/\/standards\.buildingsmart\.org\/IDS"/);
  const named = new Set(text.match(/<xs:enumeration value="[0-3][0-9A-Za-z_$]{21}"\/>/g));
  assert.ok(named.size >= (await number(marks, 'asked')), 'the elements that lack something are named');
  assert.doesNotMatch(text, /剪力墙:[^"]*预制状态/, 'what another property tells is not asked for');
  await session.at('template-with-known').check();
  assert.match((await saved(session, 'template-ids')).bytes.toString('utf8'), /剪力墙:[^"]*预制状态/, 'unless it is wanted');
  await session.at('template-with-known').uncheck();
  const bcf = await saved(session, 'template-bcf');
  assert.equal(bcf.name, 'sunmao-gaps.bcf');
  assert.equal(bcf.bytes.subarray(0, 2).toString('latin1'), 'PK');
  assert.ok(bcf.bytes.includes(Buffer.from('bcf.version')));
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('by keyboard and in English; an element comes in front of it and leaves it as it was', { timeout: 3 * MINUTE }, async () => {
  const session = await browser.open('/?sample=tower&lang=en', { locale: 'en-GB', colorScheme: 'dark' });
  await session.state('ready');
  await session.at('template-open').focus();
  await session.page.keyboard.press('Enter');
  await session.page.waitForFunction(() => document.activeElement?.dataset.testid === 'template-back');
  const head = component(session, 'slab').locator('button').first();
  await head.focus();
  assert.equal(await head.getAttribute('aria-expanded'), 'false');
  await session.page.keyboard.press('Enter');
  assert.equal(await head.getAttribute('aria-expanded'), 'true');
  const thickness = row(session, 'slab', 'precastThickness');
  assert.match(await thickness.getAttribute('aria-label'), /^thickness of the precast layer 预制厚度: missing \d+$/);
  await thickness.focus();
  await session.page.keyboard.press('Enter');
  await session.at('element-table').waitFor();
  await session.at('element-row').first().click();
  await session.at('detail-drawer').waitFor();
  assert.ok(!(await session.at('template-panel').isVisible()));
  // the list keeps the keyboard; the panel comes back with what was opened in it
  await session.page.keyboard.press('Escape');
  await thickness.waitFor();
  // names of properties and files are what the files carry
  const names = new RegExp(['预制状态', '构件类别', '构件编号', '图集型号', '预制厚度', '叠合层厚度', '连接方式', ...Object.values(FILES)].join('|'), 'gu');
  const text = (await session.at('template-panel').innerText()).replaceAll(names, '');
  assert.doesNotMatch(text, /\p{Script=Han}/u);
  assert.doesNotMatch(text, /\{\w+\}|template\.\w/);
  await session.screenshot('template-en-dark');
  await session.at('template-back').focus();
  await session.page.keyboard.press('Escape');
  await session.page.waitForTimeout(100);
  assert.equal(await focused(session), 'template-open', 'the focus returns to what opened it');
  assert.deepEqual(session.errors, []);
});

test('a word that cannot be read is shown with its elements; without a model there are the files alone', { timeout: 3 * MINUTE }, async () => {
  const session = await browser.open('/');
  await session.at('template-open').click();
  await session.at('template-file-shared').waitFor();
  assert.equal(await session.at('template-component').count(), 0);
  await session.at('template-back').click();

  const folder = mkdtempSync(join(tmpdir(), 'sunmao-template-'));
  try {
    const path = join(folder, 'model.ifc');
    execFileSync(process.execPath, [join(ROOT, 'dist/cli/sunmao.js'), 'sample', 'cast-in-place', '--out', path], { stdio: 'ignore' });
    const model = readFileSync(path, 'utf8');
    // 砌筑 becomes 石膏<
    const wrong = model.replaceAll("IFCLABEL('\\X2\\780C7B51\\X0\\')", "IFCLABEL('\\X2\\77F3818F\\X0\\<')");
    assert.notEqual(wrong, model);
    await session.at('file-input').setInputFiles([textFile('model.ifc', wrong)]);
    await session.state('ready');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await session.at('template-open').click();
  await component(session, 'partition').locator('button').first().click();
  const builds = row(session, 'partition', 'wallBuild');
  const refused = await number(builds, 'refused');
  assert.ok(refused > 0);
  const value = session.at('template-refused').first();
  assert.match(await value.innerText(), /石膏</, 'text is shown as text');
  await value.click();
  await session.page.locator(`[data-testid="element-table"][data-count="${refused}"]`).waitFor();
  assert.deepEqual(session.errors, []);
});
