/** The left column as a person uses it: tree, search, filter, sets, views, a new version of a file; on the tower and on a real set. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../src/cli/setup.mjs';
import { assertNoRequestLeft, longestScript, sharedBrowser, textFile } from './harness.mjs';

const MINUTE = 60_000;
const SET = join(ROOT, '../shared/corpus/models/Schependomlaan');
const setFiles = existsSync(SET) ? readdirSync(SET).filter((name) => name.endsWith('.ifc')).map((name) => join(SET, name)) : [];
const skipSet = setFiles.length === 0 ? 'skipped: no corpus' : false;

const browser = sharedBrowser();

const shown = (session) => session.number('canvas', 'data-shown');
/** waits until as many elements are drawn as `fits` says */
async function drawn(session, fits, what) {
  const until = Date.now() + 20_000;
  for (;;) {
    const now = await shown(session);
    if (fits(now)) return now;
    if (Date.now() > until) assert.fail(`${what}: ${now} elements are drawn, wanted: ${fits}`);
    await session.page.waitForTimeout(50);
  }
}
/** all meshes are there and painted: their number rests */
async function settled(session) {
  await session.page.locator('[data-testid="canvas"][data-elements][data-shown]').waitFor({ state: 'attached' });
  for (let [same, before] = [0, -1]; same < 6;) {
    await session.drawn();
    const now = `${await session.number('canvas', 'data-elements')} ${await shown(session)}`;
    same = now === before ? same + 1 : 0;
    before = now;
  }
}
async function tower() {
  const session = await browser.open('/?sample=tower');
  await session.state('ready');
  await settled(session);
  return session;
}
const row = (session, code) => session.page.locator(`[data-testid="tree-row"][data-code="${code}"]`);
const set = (session, name) => session.page.locator(`[data-testid="set"][data-name="${name}"]`);
async function found(session, id, fits) {
  const until = Date.now() + 20_000;
  for (;;) {
    const [count, busy] = [await session.number(id, 'data-count'), await session.at(id === 'search-count' ? id : 'filter').getAttribute(id === 'search-count' ? 'data-searching' : 'data-running')];
    if (busy === 'false' && fits(count)) return count;
    if (Date.now() > until) assert.fail(`${id}: ${count}, busy ${busy}`);
    await session.page.waitForTimeout(50);
  }
}

test('the tree hides a storey, isolates another, and follows what is selected', { timeout: 3 * MINUTE }, async (t) => {
  const session = await tower();
  const all = await shown(session);
  await session.tab('tree');
  await row(session, '3F').waitFor();
  const inTree = await session.number('tree-panel', 'data-count');
  assert.ok(inTree > 5000, `every element is in the tree: ${inTree}`);

  await session.frames();
  await row(session, '3F').getByTestId('tree-shown').click();
  const without = await drawn(session, (now) => now < all, '3F is hidden');
  assert.equal(await row(session, '3F').getAttribute('data-shown'), 'none');
  assert.equal(await session.at('tree-row').first().getAttribute('data-shown'), 'some', 'its building is shown in part');
  await row(session, '3F').getByTestId('tree-shown').click();
  assert.equal(await drawn(session, (now) => now > without, '3F is back'), all);

  // by keyboard: unfold, down to a component, hide it, isolate it
  await row(session, '5F').click();
  await session.at('tree').focus();
  await session.page.keyboard.press('ArrowRight');
  await session.page.keyboard.press('ArrowDown');
  await session.page.keyboard.press(' ');
  await drawn(session, (now) => now < all, 'a component of 5F is hidden');
  await session.page.keyboard.press(' ');
  await drawn(session, (now) => now === all, 'and shown');
  await session.page.keyboard.press('*');
  const alone = await drawn(session, (now) => now < all / 4, 'a component of 5F alone');
  assert.ok(alone > 0);
  await session.at('act-show-all').click();
  await drawn(session, (now) => now === all, 'all again');

  // selected elsewhere: the tree unfolds to it
  await session.at('item-q1b').click();
  await session.at('element-row').first().click();
  const chosen = await session.at('detail-drawer').getAttribute('data-index');
  await session.page.locator(`[data-testid="tree-row"][data-element="${chosen}"][aria-selected="true"]`).waitFor();
  t.diagnostic(`tree of the tower: ${longestScript(await session.frames())}`);
  assert.deepEqual(session.errors, []);
});

test('other trees and their filter', { timeout: 3 * MINUTE }, async () => {
  const session = await tower();
  await session.tab('tree');
  for (const kind of ['file', 'component', 'type']) {
    await session.at('tree-kind').selectOption(kind);
    await session.page.locator(`[data-testid="tree-panel"][data-kind="${kind}"][data-building="false"]`).waitFor();
    assert.ok((await session.number('tree-panel', 'data-count')) > 5000, kind);
  }
  await session.at('tree-kind').selectOption('component');
  const all = await session.number('tree-panel', 'data-count');
  await session.at('tree-filter').fill('YWQ1-');
  await session.page.waitForFunction((before) => Number(document.querySelector('[data-testid="tree-panel"]').dataset.count) < before, all);
  const some = await session.number('tree-panel', 'data-count');
  assert.ok(some > 0 && some < all / 10, `${some} of ${all}`);
  assert.ok((await session.page.locator('[data-testid="tree"] mark').count()) > 0, 'what was found is marked');
  await session.at('tree-filter').fill('no such thing');
  await session.page.locator('[data-testid="tree-panel"][data-count="0"]').waitFor();
  assert.deepEqual(session.errors, []);
});

test('the search finds a GlobalId, a property and several words', { timeout: 3 * MINUTE }, async () => {
  const session = await tower();
  await session.at('item-q1a').click();
  await session.at('element-row').first().click();
  const told = await session.at('detail-drawer').getByText(/GlobalId [0-3][0-9A-Za-z_$]{21}/).innerText();
  const [globalId] = told.match(/[0-3][0-9A-Za-z_$]{21}/);
  const index = await session.at('detail-drawer').getAttribute('data-index');
  // the details lie over the files
  await session.page.keyboard.press('Escape');
  await session.at('detail-drawer').waitFor({ state: 'detached' });
  await session.tab('find');
  await session.at('search-query').fill(globalId.toLowerCase());
  await found(session, 'search-count', (count) => count === 1);
  assert.equal(await session.at('found-row').getAttribute('data-element'), index);

  await session.at('search-query').fill('ywq 3f');
  const walls = await found(session, 'search-count', (count) => count > 1);
  await session.at('act-isolate').click();
  await drawn(session, (now) => now > 0 && now <= walls, 'what was found alone');
  await session.at('act-show-all').click();
  await session.at('search-query').fill('loadbearing');
  await found(session, 'search-count', (count) => count > 100);
  await session.at('found-row').getByText('LoadBearing').first().waitFor();
  await session.at('search-query').fill('<img src=x onerror=alert(1)>');
  await found(session, 'search-count', (count) => count === 0);
  assert.deepEqual(session.errors, []);
});

test('a filter becomes a set, which is isolated, combined, exported and read again', { timeout: 3 * MINUTE }, async () => {
  const session = await tower();
  const all = await shown(session);
  await session.tab('find');
  await session.at('find-filter').click();
  await session.at('filter-value').selectOption('shear-wall');
  const walls = await found(session, 'filter-count', (count) => count > 100);
  await session.at('filter-add').click();
  await session.at('filter-field').nth(1).selectOption('quantity');
  await session.at('filter-name').fill('volume');
  await session.at('filter-operator').nth(1).selectOption('greater');
  await session.at('filter-value').nth(1).fill('x');
  await session.page.locator('[data-testid="filter"][data-faults="1"]').waitFor();
  assert.equal(await session.number('filter-count', 'data-count'), walls, 'a row that cannot be evaluated is left out');
  await session.at('filter-value').nth(1).fill('1 m3');
  const large = await found(session, 'filter-count', (count) => count < walls);
  assert.ok(large > 0, 'some walls are larger than 1 m³');
  await session.at('act-save').click();
  await session.at('set-name').fill('large');
  await session.at('set-keep').click();

  // all walls as well: the second condition goes
  await session.at('filter-remove').nth(1).click();
  await found(session, 'filter-count', (count) => count === walls);
  await session.at('act-save').click();
  await session.at('set-name').fill('walls');
  await session.at('set-keep').click();

  await session.at('find-sets').click();
  await set(session, 'large').and(session.page.locator(`[data-size="${large}"]`)).waitFor();
  await set(session, 'large').getByTestId('set-open').click();
  await set(session, 'large').getByTestId('act-isolate').click();
  await drawn(session, (now) => now > 0 && now <= large, 'the set alone');
  await set(session, 'large').getByTestId('set-open').click();
  await set(session, 'walls').getByTestId('set-open').click();
  await session.at('set-subtract').click();
  await session.page.locator(`[data-testid="set"][data-size="${walls - large}"]`).waitFor();
  await session.at('act-show-all').first().click();
  await drawn(session, (now) => now === all, 'all again');

  const [file] = await Promise.all([session.page.waitForEvent('download'), session.at('sets-export').click()]);
  const text = readFileSync(await file.path(), 'utf8');
  assert.equal(JSON.parse(text).sets.length, 3);
  await set(session, 'walls').getByTestId('set-open').click();
  await session.at('set-remove').click();
  await session.page.locator('[data-testid="sets"][data-count="2"]').waitFor();
  await session.at('sets-input').setInputFiles(textFile('sets.json', text));
  await set(session, 'walls').and(session.page.locator(`[data-size="${walls}"]`)).waitFor();
  await session.at('sets-input').setInputFiles(textFile('bad.json', '{"schema":"other"}'));
  await session.page.getByRole('alert').getByText('bad.json').waitFor();
  assert.deepEqual(session.errors, []);
});

/** the middle of the picture, small: pixels that differ between two of them, of one */
async function picture(session) {
  const { x, y, width, height } = await session.at('canvas').boundingBox();
  return (await session.page.screenshot({ clip: { x: x + width * 0.3, y: y + height * 0.25, width: width * 0.4, height: height * 0.4 } })).toString('base64');
}
const differing = (session, a, b) => session.page.evaluate(async ([one, two]) => {
  const read = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const paper = new OffscreenCanvas(image.width, image.height);
    const pen = paper.getContext('2d');
    pen.drawImage(image, 0, 0);
    return pen.getImageData(0, 0, image.width, image.height).data;
  };
  const [p, q] = [await read(one), await read(two)];
  let count = 0;
  for (let i = 0; i < p.length; i += 4) if (Math.abs(p[i] - q[i]) + Math.abs(p[i + 1] - q[i + 1]) + Math.abs(p[i + 2] - q[i + 2]) > 24) count++;
  return count / (p.length / 4);
}, [a, b]);

test('a view is saved and shown again, a storey is seen from above, a view becomes a topic', { timeout: 4 * MINUTE }, async (t) => {
  const session = await tower();
  const all = await shown(session);
  await session.tab('tree');
  await row(session, '4F').getByTestId('tree-shown').click();
  const hidden = await drawn(session, (now) => now < all, '4F is hidden');
  await session.tab('views');
  await session.page.waitForTimeout(500);
  const before = await picture(session);
  await session.at('view-name').fill('without 4F');
  await session.at('view-save').click();
  await session.page.locator('[data-testid="views-panel"][data-count="1"]').waitFor();
  assert.match(await session.at('view').locator('img').getAttribute('src'), /^data:image\/jpeg;base64,/, 'with a picture');

  await session.page.locator('[data-testid="storey-view"][data-name="7F"]').click();
  const storey = await drawn(session, (now) => now > 0 && now < all / 8, '7F alone');
  await session.page.waitForTimeout(800);
  const plan = await picture(session);
  assert.ok((await differing(session, before, plan)) > 0.2, 'the plan is another picture');

  await session.at('view-show').click();
  await drawn(session, (now) => now === hidden, 'what was hidden is hidden again');
  await session.page.waitForTimeout(800);
  const off = await differing(session, before, await picture(session));
  assert.ok(off < 0.02, `the picture is what it was: ${off} of it differ`);
  t.diagnostic(`7F: ${storey} elements; the restored picture differs in ${Math.round(off * 1e4) / 100} % of its pixels`);

  // the user's own view: it turns like any other
  const { x, y, width, height } = await session.at('canvas').boundingBox();
  await session.page.mouse.move(x + width / 2, y + height / 2);
  await session.page.mouse.down();
  await session.page.mouse.move(x + width / 2 + 90, y + height / 2 + 10, { steps: 4 });
  await session.page.mouse.up();
  await session.page.waitForTimeout(500);
  assert.ok((await differing(session, before, await picture(session))) > 0.02, 'it can be turned');
  assert.equal(await session.at('viewpoint-shown').count(), 0);

  await session.at('view-all').click();
  await drawn(session, (now) => now === all, 'the whole model again');
  await session.at('view-topic').click();
  await session.at('topic-new-form').waitFor();
  await drawn(session, (now) => now === hidden, 'the topic begins with the view');
  assert.deepEqual(session.errors, []);
});

test('a new version takes the place of a file: decisions stay, what cannot be read replaces nothing', { timeout: 4 * MINUTE }, async () => {
  const session = await browser.open('/');
  const text = sampleText();
  await session.at('file-input').setInputFiles([textFile('building.ifc', text), textFile('twin.ifc', text)]);
  await session.page.locator('[data-testid="file-list"][data-count="2"]').waitFor();
  await session.state('ready', 2 * MINUTE);
  await settled(session);
  const twin = session.page.locator('[data-testid="file"][data-path="twin.ifc"]');
  const notes = Number(await twin.getAttribute('data-notes'));
  assert.ok(notes > 0, 'the same bytes twice are noted');

  // it is hidden and shown by its checkbox
  const all = await drawn(session, (now) => now > 0, 'both files');
  await twin.getByTestId('file-shown').click();
  const one = await drawn(session, (now) => now < all, 'one file');
  await twin.getByTestId('file-shown').click();
  await drawn(session, (now) => now > one, 'both again');

  await twin.getByTestId('file-open').click();
  await twin.locator('select').last().selectOption('cast-in-place');
  await session.state('ready', MINUTE);
  await session.at('file-replace-input').waitFor({ state: 'attached' });
  const [chooser] = await Promise.all([session.page.waitForEvent('filechooser'), twin.getByTestId('file-replace').click()]);
  await chooser.setFiles(textFile('broken.ifc', 'this is no model'));
  await session.page.getByRole('alert').getByText('twin.ifc').waitFor();
  await session.state('ready', MINUTE);
  assert.equal(await twin.getAttribute('data-status'), 'read', 'the old version is still there');

  const [again] = await Promise.all([session.page.waitForEvent('filechooser'), twin.getByTestId('file-replace').click()]);
  await again.setFiles(textFile('twin v2.ifc', `${text}\n`));
  await session.page.waitForFunction((before) => Number(document.querySelector('[data-testid="file"][data-path="twin.ifc"]')?.dataset.notes) < before, notes, { timeout: 2 * MINUTE });
  await session.state('ready', 2 * MINUTE);
  assert.equal(await session.number('file-list', 'data-count'), 2);
  assert.equal(await twin.locator('select').last().inputValue(), 'cast-in-place', 'what was declared of it stays');
  assert.equal(await drawn(session, (now) => now === all, 'as many elements as before'), all);
  assertNoRequestLeft(session);
});

/** the smallest sample as a file */
function sampleText() {
  const file = join(mkdtempSync(join(tmpdir(), 'sunmao-models-')), 'office.ifc');
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/cli/sunmao.js'), 'sample', 'office', '--out', file], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return readFileSync(file, 'utf8');
}

test('28 files of one building: listed, hidden, searched, filtered', { skip: skipSet, timeout: 5 * MINUTE }, async (t) => {
  const session = await browser.open('/');
  await session.page.waitForLoadState('networkidle');
  await session.at('file-input').setInputFiles(setFiles);
  await session.at('progress').waitFor();
  await session.state('ready', 3 * MINUTE);
  await settled(session);
  assert.equal(await session.at('file').count(), setFiles.length);
  const all = await drawn(session, (now) => now > 1000, 'the set is drawn');
  await session.frames();
  const stairs = session.page.locator('[data-testid="file"][data-path*="kalkzandsteen"]');
  await stairs.getByTestId('file-shown').click();
  const fewer = await drawn(session, (now) => now < all, 'a file is hidden');
  await session.at('files-show-all').click();
  await drawn(session, (now) => now === all, 'all again');
  await stairs.getByTestId('file-open').click();
  await stairs.getByTestId('file-isolate').click();
  // with what other files have of the elements that its own stand for
  await drawn(session, (now) => now >= all - fewer && now < 2 * (all - fewer), 'the file alone');
  await session.at('files-show-all').click();
  const jump = stairs.getByTestId('file-findings');
  if ((await jump.count()) > 0) {
    await jump.click();
    await session.page.locator('[data-testid="findings"][data-busy="false"]').waitFor();
    assert.match(await session.at('model-file').inputValue(), /kalkzandsteen/);
    assert.ok((await session.number('findings', 'data-shown')) > 0);
  }

  await session.tab('tree');
  await session.at('tree-kind').selectOption('file');
  await session.page.locator('[data-testid="tree-panel"][data-kind="file"][data-building="false"]').waitFor();
  await session.at('tree-kind').selectOption('whole');
  await session.page.locator('[data-testid="tree-panel"][data-kind="whole"][data-building="false"]').waitFor();
  await session.tab('find');
  await session.at('search-query').fill('breedplaat');
  const plates = await found(session, 'search-count', (count) => count > 10);
  await session.at('find-filter').click();
  await session.at('filter-field').selectOption('file');
  await session.at('filter-operator').selectOption('contains');
  await session.at('filter-value').fill('breedplaat');
  const inFiles = await found(session, 'filter-count', (count) => count > 10);
  t.diagnostic(`Schependomlaan: ${all} drawn; breedplaat: ${plates} found, ${inFiles} in files named so; ${longestScript(await session.frames())}`);
  assertNoRequestLeft(session);
  assert.deepEqual(session.errors, []);
});
