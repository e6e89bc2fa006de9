/** Work is kept: after a reload, a crash, without room, in two pages, in one file; what is stored badly stops nothing. */
import { strict as assert } from 'node:assert';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { before, test } from 'node:test';
import { runnerImport } from 'vite';
import { ROOT } from '../../src/cli/setup.mjs';
import { drop, longestScript, scale, sharedBrowser, textFile } from './harness.mjs';

const MINUTE = 60_000;
const CORPUS = join(ROOT, '../shared/corpus');
const MODEL = join(CORPUS, 'models/openBIMdisk-HKU/democase-v4.ifc');
const OTHER = join(CORPUS, 'models/Schependomlaan/MULTICOM-balkons.ifc');
const skip = [MODEL, OTHER].every(existsSync) ? false : 'skipped: no corpus';
const source = (path) => runnerImport(join(ROOT, 'src', path)).then(({ module }) => module);

const IDS = `<?xml version="1.0" encoding="UTF-8"?>
<ids xmlns="http://standards.buildingsmart.org/IDS" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://standards.buildingsmart.org/IDS http://standards.buildingsmart.org/IDS/1.0/ids.xsd">
<info><title>kept</title></info><specifications><specification name="walls" ifcVersion="IFC4 IFC2X3"><applicability minOccurs="0" maxOccurs="unbounded"><entity><name><simpleValue>IFCWALL</simpleValue></name></entity></applicability><requirements><attribute cardinality="required"><name><simpleValue>Name</simpleValue></name></attribute></requirements></specification></specifications></ids>`;

const browser = sharedBrowser();
let zip;
let bcf;
before(async () => {
  zip = await source('zip.ts');
  bcf = { ...(await source('bcf/write.ts')), ...(await source('app/bcf-edit.ts')) };
});

/** downloads instead of the browser's own dialog, which no test can answer */
const noPicker = () => { window.showSaveFilePicker = undefined; };
const saveState = (session, state, timeout = MINUTE) => session.page.locator(`[data-testid="save-state"][data-state="${state}"]`).waitFor({ timeout });
const settleTab = async (session) => {
  await session.tab('scope');
  await session.at('scope-form').waitFor();
};
const choose = async (session, structure) => {
  await session.at('scope-structure').selectOption(structure);
  await session.state('ready', 2 * MINUTE);
};
/** a decision where no model is loaded: it comes after a question to the engine */
const decide = async (session, structure) => {
  const before = await session.number('undo', 'data-steps');
  await session.at('scope-structure').selectOption(structure);
  await session.page.locator(`[data-testid="undo"][data-steps="${before + 1}"]`).waitFor();
  await session.state('empty');
};
/** an empty page in which that was decided, one after the other */
const begun = async (...structures) => {
  const session = await browser.open('/');
  await session.state('empty');
  await settleTab(session);
  for (const structure of structures) await decide(session, structure);
  return session;
};
/** of the score's head or of the strip that stands for it on other tabs */
const p = (session) => session.page.locator('[data-testid="score-p"], [data-testid="score-strip"]').first().evaluate(({ dataset }) => [Number(dataset.lo), Number(dataset.hi)]);
/** files with their sizes and counts of elements */
const listed = (session) => session.at('file-list').innerText();
const project = (session) => session.at('save-state').getAttribute('data-project');
const undoTitle = (session) => session.at('undo').getAttribute('title');
const menu = async (session, id) => {
  await session.at('profile-menu').click();
  await session.at(id).click();
};
async function saveFile(session, { models = true, name } = {}) {
  await menu(session, 'project-save-as');
  await session.at('save-form').waitFor();
  if (name) await session.at('save-name').fill(name);
  if (!models && (await session.at('save-models').count()) > 0) await session.at('save-models').uncheck();
  const [download] = await Promise.all([session.page.waitForEvent('download', { timeout: MINUTE }), session.at('save-apply').click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
function unzip(bytes) {
  const entries = zip.readZipDirectory(new Uint8Array(bytes));
  return new Map(entries.map((entry) => [entry.name, Buffer.from(zip.unpackEntry(new Uint8Array(bytes), entry, 1e9).bytes)]));
}
const json = (members, name) => JSON.parse(members.get(name).toString('utf8'));

/** ends of P of the what-if scenario that is looked at, once they are worked out */
async function supposed(session) {
  const shown = session.page.locator('[data-testid="whatif-p"]:not([data-lo=""])');
  await shown.waitFor({ timeout: MINUTE });
  return shown.evaluate(({ dataset }) => [Number(dataset.lo), Number(dataset.hi)]);
}

test('the tower, reloaded in the middle of work: profile, undo, tab, what was shown and what was supposed are there', { timeout: 6 * MINUTE }, async (t) => {
  const session = await browser.open('/?sample=tower');
  const { page, at } = session;
  await session.state('ready', 2 * MINUTE);
  await session.frames();
  await settleTab(session);
  await choose(session, 'shear-wall');
  await choose(session, 'frame');
  await session.tab('score');
  await at('item-q1a').click();
  await at('element-table').waitFor();
  await settleTab(session);
  await saveState(session, 'saved');
  t.diagnostic(`deciding and saving: ${longestScript(await session.frames())}`);
  await session.tab('whatif');
  await at('whatif-state-item').selectOption('q1a');
  await at('whatif-state-ratio').fill('80');
  await at('whatif-state-apply').click();
  await page.locator('[data-testid="whatif-panel"][data-count="1"]').waitFor();
  const scenario = await supposed(session);
  await settleTab(session);
  await saveState(session, 'saved');
  const [mine, before] = [await project(session), await p(session)];
  assert.ok(scenario[0] > before[0], `${scenario} is more than ${before}`);
  await page.reload();
  await session.state('ready', 2 * MINUTE);
  assert.equal(await project(session), mine, 'the same project');
  assert.equal(await at('scope-structure').inputValue(), 'frame', 'the tab is open and the decision stands');
  assert.deepEqual(await p(session), before);
  await at('element-table').waitFor();
  assert.match(await undoTitle(session), /撤销:建筑属性/);
  await at('undo').click();
  await session.state('ready');
  assert.equal(await at('scope-structure').inputValue(), 'shear-wall');
  // at once: nothing waits for the write
  await at('redo').click();
  await page.reload();
  await session.state('ready', 2 * MINUTE);
  assert.equal(await at('scope-structure').inputValue(), 'frame');
  await session.tab('whatif');
  assert.equal(await at('whatif-measure').getAttribute('data-item'), 'q1a');
  assert.deepEqual(await supposed(session), scenario, 'worked out anew');
  // a new page at the same address begins anew, and its own is no project to go on with
  const other = await session.again('/?sample=tower');
  await other.state('ready', 2 * MINUTE);
  assert.equal(await other.at('undo').isDisabled(), true);
  assert.notEqual(await project(other), mine);
  const plain = await session.again('/');
  await plain.state('empty');
  assert.equal(await plain.number('file-list', 'data-count'), 0);
  assert.deepEqual(session.errors, []);
});

test('models, IDS and BCF come back after a reload during loading and after a crash', { timeout: 8 * MINUTE, skip }, async () => {
  const session = await browser.open('/');
  const { page, at } = session;
  await session.state('empty');
  await at('file-input').setInputFiles([MODEL, OTHER]);
  await page.locator('[data-testid="save-state"][data-models="2"]').waitFor();
  await saveState(session, 'saved');
  await page.reload();
  await session.state('ready', 3 * MINUTE);
  assert.equal(await session.number('file-list', 'data-count'), 2, 'nothing is asked for again');
  assert.equal(await at('absent').count(), 0);
  const topic = { ...bcf.emptyBcf(), topics: [] };
  await at('file-input').setInputFiles([textFile('kept.ids', IDS), { name: 'kept.bcf', mimeType: 'application/octet-stream', buffer: Buffer.from(bcf.writeBcf(topic, '3.0').bytes) }]);
  // the page goes to what came last by itself, and would leave the tab that is asked for before
  await page.locator('[data-testid="tab-topics"][aria-selected="true"]').waitFor();
  await session.state('ready', 2 * MINUTE);
  await session.tab('ids');
  await page.locator('[data-testid="ids-entry"][data-name="kept.ids"]').waitFor();
  await session.tab('topics');
  await at('topic-new').click();
  await at('new-title').fill('留着的议题');
  await at('new-create').click();
  await at('author-form').waitFor();
  await at('author-name').fill('r@x');
  await at('author-keep').click();
  await page.locator('[data-testid="topic-row"]', { hasText: '留着的议题' }).waitFor();
  await settleTab(session);
  await choose(session, 'shear-wall');
  await session.tab('topics');
  const before = await listed(session);
  await page.waitForTimeout(1000);
  await saveState(session, 'saved');

  await session.page.goto('chrome://crash').catch(() => undefined);
  const next = await session.again('/');
  await next.state('ready', 3 * MINUTE);
  assert.equal(await next.number('file-list', 'data-count'), 2);
  assert.deepEqual(await listed(next), before);
  assert.equal(await next.at('tab-topics').getAttribute('aria-selected'), 'true');
  await next.page.locator('[data-testid="topic-row"]', { hasText: '留着的议题' }).waitFor();
  await next.tab('ids');
  await next.page.locator('[data-testid="ids-entry"][data-name="kept.ids"]').waitFor();
  assert.match(await undoTitle(next), /撤销:建筑属性/);
  await settleTab(next);
  assert.equal(await next.at('scope-structure').inputValue(), 'shear-wall');

  // models at which the page broke off twice are not loaded a third time unasked
  const mine = await project(next);
  const context = next.page.context();
  await next.page.close();
  const bare = await context.newPage();
  await bare.goto(`${session.origin}/schema/profile.schema.json`);
  await bare.evaluate((id) => localStorage.setItem('sunmao.loads', `${id} 2`), mine);
  const third = await session.again('/');
  await third.at('held').waitFor();
  assert.equal(await third.number('file-list', 'data-count'), 0);
  await third.at('load-held').click();
  await third.state('ready', 2 * MINUTE);
  assert.equal(await third.number('file-list', 'data-count'), 2);
  assert.equal(await third.at('held').count(), 0);
});

test('without room for models decisions are kept, and the models are asked for by name and content', { timeout: 6 * MINUTE, skip }, async () => {
  const session = await browser.open('/');
  const { page, at } = session;
  await session.state('empty');
  const cdp = await page.context().newCDPSession(page);
  const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin: session.origin });
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: session.origin, quotaSize: usage + 6_000_000 });
  // blanks after its end: larger than the room that is left
  const content = Buffer.concat([readFileSync(MODEL), Buffer.alloc(12_000_000, ' ')]);
  const large = join(mkdtempSync(join(tmpdir(), 'sunmao-keep-')), basename(MODEL));
  writeFileSync(large, content);
  await at('file-input').setInputFiles([large]);
  await session.state('ready', 2 * MINUTE);
  await settleTab(session);
  await choose(session, 'shear-wall');
  await saveState(session, 'models-no-space');
  assert.match(await at('save-state').innerText(), /模型未存,判定已存/);
  const before = await listed(session);
  await page.reload();
  await at('absent').waitFor();
  assert.match(await at('absent').innerText(), new RegExp(basename(MODEL).replaceAll('.', '\\.')));
  await settleTab(session);
  assert.equal(await at('scope-structure').inputValue(), 'shear-wall');

  // the right one under another name takes the place it had
  const renamed = join(mkdtempSync(join(tmpdir(), 'sunmao-keep-')), 'copy of it.ifc');
  writeFileSync(renamed, content);
  await at('absent-input').setInputFiles([renamed]);
  await session.state('ready', 2 * MINUTE);
  await at('absent').waitFor({ state: 'detached' });
  assert.match(await at('file-list').innerText(), new RegExp(basename(MODEL).replaceAll('.', '\\.')));
  assert.deepEqual(await listed(session), before);

  // another file of that name is taken, and said to be another
  await page.reload();
  await at('absent').waitFor();
  const wrong = join(mkdtempSync(join(tmpdir(), 'sunmao-keep-')), basename(MODEL));
  writeFileSync(wrong, readFileSync(OTHER));
  await at('absent-input').setInputFiles([wrong]);
  await page.getByText('SHA-256 不同').waitFor({ timeout: MINUTE });
  await session.state('ready', 2 * MINUTE);
  assert.equal(await at('absent').count(), 0);
});

test('a browser without private files keeps the decisions', { timeout: 4 * MINUTE, skip }, async () => {
  const session = await browser.open('/', { init: () => { if (globalThis.StorageManager) StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError')); } });
  await session.state('empty');
  await session.at('file-input').setInputFiles([MODEL]);
  await session.state('ready', 2 * MINUTE);
  await settleTab(session);
  await choose(session, 'shear-wall');
  await saveState(session, 'models-no-files');
  await session.page.reload();
  await session.at('absent').waitFor();
  await session.at('absent-forgo').click();
  await session.at('absent').waitFor({ state: 'detached' });
  await settleTab(session);
  assert.equal(await session.at('scope-structure').inputValue(), 'shear-wall');
  assert.deepEqual(session.errors, []);
});

test('without room even for decisions the page says so, and asks before it is left', { timeout: 3 * MINUTE }, async () => {
  const session = await browser.open('/', {
    init: () => {
      globalThis.sunmaoFull = true;
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...args) {
        if (globalThis.sunmaoFull) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, args);
      };
    },
  });
  const { page, at } = session;
  await session.state('empty');
  await settleTab(session);
  await decide(session, 'shear-wall');
  await saveState(session, 'no-space');
  assert.match(await at('save-state').innerText(), /空间不足/);
  const asked = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), 'beforeunload');
  await dialog.dismiss();
  await closing;
  // once there is room the next decision takes all of them along
  await page.evaluate(() => { globalThis.sunmaoFull = false; });
  await at('scope-height').fill('54');
  await at('scope-height').blur();
  await saveState(session, 'saved');
  await page.reload();
  await at('scope-structure').waitFor();
  await page.locator('[data-testid="scope-structure"]').evaluate((select) => new Promise((resolve) => {
    const look = () => (select.value === 'shear-wall' ? resolve() : setTimeout(look, 50));
    look();
  }));
  assert.deepEqual(session.errors, []);
});

test('a browser that keeps nothing at all is worked in, and warns', { timeout: 3 * MINUTE }, async () => {
  const session = await browser.open('/?sample=office', { init: () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; } });
  await session.state('ready', 2 * MINUTE);
  await saveState(session, 'refused');
  await settleTab(session);
  await choose(session, 'frame');
  await menu(session, 'project-new');
  await session.at('leave-anyway').click();
  await session.state('empty');
  assert.equal(await session.number('file-list', 'data-count'), 0);
  assert.equal(await session.at('undo').isDisabled(), true);
  assert.deepEqual(session.errors, []);
});

test('one file: saved with its model, opened elsewhere by a drop, saved again with what nobody knows', { timeout: 6 * MINUTE, skip }, async () => {
  const session = await browser.open('/', { init: noPicker });
  await session.state('empty');
  await session.at('file-input').setInputFiles([MODEL]);
  await session.state('ready', 2 * MINUTE);
  await session.at('file-input').setInputFiles([textFile('kept.ids', IDS)]);
  await session.page.locator('[data-testid="ids-entry"][data-name="kept.ids"]').waitFor();
  await session.state('ready', 2 * MINUTE);
  await settleTab(session);
  await choose(session, 'shear-wall');
  await choose(session, 'frame');
  const before = await listed(session);
  const whole = await saveFile(session, { name: '一号楼 / A' });
  assert.equal(whole.name, '一号楼 _ A.sunmao');
  const members = unzip(whole.bytes);
  assert.deepEqual(members.get(`models/${basename(MODEL)}`), readFileSync(MODEL));
  assert.equal(json(members, 'profile.json').attributes.structure, 'frame');
  const small = await saveFile(session, { models: false });
  assert.ok(!unzip(small.bytes).has(`models/${basename(MODEL)}`));

  const sets = { sets: [{ id: 's1', name: '东侧墙', elements: [{ file: basename(MODEL), ids: ['x'] }] }], views: [] };
  const manifest = { ...json(members, 'project.json'), weather: 'fine' };
  const changed = zip.packZip([...[...members].map(([name, bytes]) => ({ name, bytes })).filter(({ name }) => !/^(project|workspace)\.json$/.test(name)),
    { name: 'project.json', bytes: Buffer.from(JSON.stringify(manifest)) }, { name: 'workspace.json', bytes: Buffer.from(JSON.stringify(sets)) }, { name: 'later/x.bin', bytes: Buffer.from('later') }]);
  const elsewhere = await browser.open('/', { init: noPicker });
  await elsewhere.state('empty');
  await drop(elsewhere.page, elsewhere.at('drop-zone').first(), [{ name: 'a.sunmao', buffer: Buffer.from(changed) }]);
  await elsewhere.state('ready', 2 * MINUTE);
  assert.deepEqual(await listed(elsewhere), before);
  assert.equal(await elsewhere.number('file-list', 'data-count'), 1);
  await settleTab(elsewhere);
  assert.equal(await elsewhere.at('scope-structure').inputValue(), 'frame');
  await elsewhere.at('undo').click();
  await elsewhere.state('ready');
  assert.equal(await elsewhere.at('scope-structure').inputValue(), 'shear-wall');
  await elsewhere.tab('ids');
  await elsewhere.page.locator('[data-testid="ids-entry"][data-name="kept.ids"]').waitFor();
  // it is a project of this browser now, sets and the unknown included
  await saveState(elsewhere, 'saved');
  await elsewhere.page.reload();
  await elsewhere.state('ready', 2 * MINUTE);
  const again = unzip((await saveFile(elsewhere)).bytes);
  assert.deepEqual(json(again, 'workspace.json'), sets);
  assert.equal(json(again, 'project.json').weather, 'fine');
  assert.equal(again.get('later/x.bin').toString(), 'later');
  assert.equal(json(again, 'profile.json').attributes.structure, 'shear-wall');
  assert.deepEqual(again.get(`models/${basename(MODEL)}`), readFileSync(MODEL));
  assert.deepEqual([...session.errors, ...elsewhere.errors], []);
});

test('hostile project files are refused with a reason, and change nothing', { timeout: 3 * MINUTE }, async () => {
  const session = await begun('frame');
  const { page, at } = session;
  const file = (name, bytes) => ({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });
  const head = { schema: 'sunmao-project/1', id: 'x', name: 'x', created: '2026-01-01T00:00:00Z', changed: '2026-01-01T00:00:00Z' };
  const profile = { name: 'profile.json', bytes: Buffer.from('{"schema":"sunmao-profile/1"}') };
  const of = (manifest, ...more) => zip.packZip([{ name: 'project.json', bytes: Buffer.from(JSON.stringify(manifest)) }, ...more]);
  for (const [name, bytes, said] of [
    ['new.sunmao', of({ ...head, schema: 'sunmao-project/9' }, profile), /更新的 Sunmao/],
    ['slip.sunmao', of(head, profile, { name: '../../evil.ifc', bytes: Buffer.from('x') }), /不安全/],
    ['text.sunmao', Buffer.from('hello'), /无法解压/],
    ['other.sunmao', zip.packZip([{ name: 'a.txt', bytes: Buffer.from('x') }]), /不是 Sunmao 项目文件/],
    ['evil.sunmao', of(head, { name: 'profile.json', bytes: Buffer.from('{"schema":"sunmao-profile/1","<img src=x onerror=alert(1)>":1}') }), /内容有误/],
  ]) {
    await at('project-input').setInputFiles([file(name, bytes)]);
    await page.locator('.notice', { hasText: name }).waitFor();
    assert.match(await page.locator('.notice').innerText(), said);
    assert.equal(await page.locator('.notice img').count(), 0);
  }
  assert.equal(await at('scope-structure').inputValue(), 'frame');
  assert.deepEqual(session.errors, []);
});

test('saved in place: the second save goes to the same file without a question', { timeout: 3 * MINUTE }, async () => {
  const session = await browser.open('/', {
    init: () => {
      globalThis.sunmaoAsked = 0;
      window.showSaveFilePicker = async ({ suggestedName }) => {
        globalThis.sunmaoAsked += 1;
        return (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
      };
    },
  });
  const { page, at } = session;
  await session.state('empty');
  await settleTab(session);
  await decide(session, 'frame');
  await page.keyboard.press('Control+s');
  await at('save-name').fill('inplace');
  await at('save-apply').click();
  await page.locator('.notice.done', { hasText: 'inplace.sunmao' }).waitFor();
  await decide(session, 'shear-wall');
  await at('tab-scope').focus();
  await page.locator('.notice.done').getByRole('button').click();
  await page.keyboard.press('Control+s');
  await page.locator('.notice.done', { hasText: 'inplace.sunmao' }).waitFor();
  const written = await page.evaluate(async () => {
    const file = await (await (await navigator.storage.getDirectory()).getFileHandle('inplace.sunmao')).getFile();
    return { asked: globalThis.sunmaoAsked, bytes: [...new Uint8Array(await file.arrayBuffer())] };
  });
  assert.equal(written.asked, 1);
  assert.equal(json(unzip(written.bytes), 'profile.json').attributes.structure, 'shear-wall');
});

test('two pages: the second is told, takes over, and the first no longer writes', { timeout: 4 * MINUTE }, async () => {
  const first = await browser.open('/');
  await first.state('empty');
  await settleTab(first);
  await decide(first, 'frame');
  await saveState(first, 'saved');
  const mine = await project(first);
  const second = await first.again('/');
  await second.at('elsewhere').waitFor();
  assert.equal(await second.at('elsewhere').getAttribute('data-when'), 'start');
  assert.notEqual(await project(second), mine);
  // what the first did last is written before it gives up
  await decide(first, 'shear-wall');
  await second.at('take-over').click();
  await saveState(second, 'saved');
  await first.page.locator('[data-testid="elsewhere"][data-when="now"]').waitFor();
  assert.equal(await project(second), mine);
  await settleTab(second);
  assert.equal(await second.at('scope-structure').inputValue(), 'shear-wall');
  // the first goes on as a copy
  await decide(first, 'frame-core');
  await first.at('fork').click();
  await saveState(first, 'saved');
  assert.notEqual(await project(first), mine);
  await second.page.reload();
  await settleTab(second);
  await saveState(second, 'saved');
  assert.equal(await second.at('scope-structure').inputValue(), 'shear-wall');
  await menu(second, 'project-recent');
  await second.at('projects').waitFor();
  assert.equal(await second.number('projects', 'data-count'), 2);
  assert.deepEqual(first.errors, []);
});

test('a stored record that is damaged stops nothing: what is good is there, the rest is told and can be saved', { timeout: 4 * MINUTE }, async () => {
  const session = await begun('frame', 'shear-wall');
  const { page, at } = session;
  await saveState(session, 'saved');
  const damage = (change) => page.evaluate(async (code) => {
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open('sunmao');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const tx = db.transaction(['heads', 'parts'], 'readwrite');
    const keys = await new Promise((resolve) => { const request = tx.objectStore('parts').getAllKeys(); request.onsuccess = () => resolve(request.result); });
    // eslint-disable-next-line no-new-func
    for (const key of keys) if (code === 'steps' ? String(key[1]).startsWith('step/') : code === 'profile' && String(key[1]).startsWith('profile/attributes')) tx.objectStore('parts').put({ value: 7, holes: 'x' }, key);
    if (code === 'heads') {
      const heads = await new Promise((resolve) => { const request = tx.objectStore('heads').getAllKeys(); request.onsuccess = () => resolve(request.result); });
      for (const key of heads) tx.objectStore('heads').put({ schema: 'nonsense' }, key);
    }
    await new Promise((resolve) => { tx.oncomplete = resolve; });
    db.close();
  }, change);

  await damage('steps');
  await page.reload();
  await at('lost').waitFor();
  assert.match(await at('lost').getAttribute('data-lost'), /history/);
  await settleTab(session);
  assert.equal(await at('scope-structure').inputValue(), 'shear-wall', 'the decision itself stands');
  assert.equal(await at('undo').isDisabled(), true);
  await decide(session, 'frame');
  await saveState(session, 'saved');

  await damage('profile');
  await page.reload();
  await at('lost').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), at('raw-save').click()]);
  assert.ok(JSON.parse(readFileSync(await download.path(), 'utf8')).length >= 2, 'both times it was put aside');
  await settleTab(session);
  await decide(session, 'frame');
  await saveState(session, 'saved');

  await damage('heads');
  await page.reload();
  await at('lost').waitFor();
  await session.state('empty');
  assert.equal(await at('undo').isDisabled(), true);
  await settleTab(session);
  await decide(session, 'frame-core');
  await saveState(session, 'saved');
  assert.deepEqual(session.errors, []);
});

test('what is undone is named, several steps go back at once, an IDS among them', { timeout: 4 * MINUTE }, async () => {
  const session = await begun('frame', 'shear-wall');
  const { page, at } = session;
  await at('file-input').setInputFiles([textFile('kept.ids', IDS)]);
  const entry = page.locator('[data-testid="ids-entry"][data-name="kept.ids"]');
  await entry.waitFor();
  assert.match(await undoTitle(session), /撤销:加入 kept\.ids/);
  await page.keyboard.press('Control+z');
  await entry.waitFor({ state: 'detached' });
  await at('redo').click();
  await entry.waitFor();
  await at('steps-menu').click();
  assert.equal(await session.number('steps', 'data-past'), 3);
  await at('step-past').nth(1).click();
  await entry.waitFor({ state: 'detached' });
  await settleTab(session);
  assert.equal(await at('scope-structure').inputValue(), 'frame');
  await at('steps-menu').click();
  assert.deepEqual([await session.number('steps', 'data-past'), await session.number('steps', 'data-future')], [1, 2]);
  // the farthest first: all of it again
  await at('step-future').first().click();
  await entry.waitFor();
  await settleTab(session);
  assert.equal(await at('scope-structure').inputValue(), 'shear-wall');
  assert.deepEqual(session.errors, []);
});

test('what was hidden and cut in one project hides nothing in another', { timeout: 4 * MINUTE }, async () => {
  const session = await browser.open('/?sample=office');
  const { page, at } = session;
  await session.state('ready', 2 * MINUTE);
  await settleTab(session);
  await choose(session, 'frame');
  await saveState(session, 'saved');
  const first = await project(session);
  await menu(session, 'project-new');
  await page.locator(`[data-testid="save-state"]:not([data-project="${first}"])`).waitFor();
  await at('sample-menu').click();
  await at('sample-cast-in-place').click();
  await session.state('ready', 2 * MINUTE);
  await page.waitForFunction(() => Number(document.querySelector('[data-testid="canvas"]')?.dataset.shown) > 100, null, { timeout: MINUTE });
  await at('file-shown').click();
  await page.locator('[data-testid="canvas"][data-shown="0"]').waitFor();
  await at('tool-section').click();
  await at('section-plane').first().waitFor();
  await menu(session, 'project-recent');
  await page.locator(`[data-testid="project-row"][data-id="${first}"]`).getByTestId('project-open').click();
  await page.locator(`[data-testid="save-state"][data-project="${first}"]`).waitFor();
  await session.state('ready', 2 * MINUTE);
  await page.waitForFunction(() => Number(document.querySelector('[data-testid="canvas"]').dataset.shown) > 100, null, { timeout: MINUTE });
  assert.equal(await at('section-plane').count(), 0);
  assert.deepEqual(session.errors, []);
});

test('projects of the browser: opened, renamed, deleted; a new one leaves the last as it was', { timeout: 4 * MINUTE }, async () => {
  const session = await begun('frame');
  const { page, at } = session;
  await saveState(session, 'saved');
  const first = await project(session);
  await menu(session, 'project-new');
  await page.locator(`[data-testid="save-state"]:not([data-project="${first}"])`).waitFor();
  assert.equal(await at('undo').isDisabled(), true);
  // an empty page stays empty over a reload
  await page.reload();
  await session.state('empty');
  assert.equal(await at('undo').isDisabled(), true);
  await settleTab(session);
  await decide(session, 'shear-wall');
  await saveState(session, 'saved');
  await menu(session, 'project-recent');
  const row = page.locator(`[data-testid="project-row"][data-id="${first}"]`);
  await row.getByTestId('project-rename').click();
  await at('project-name').fill('一号楼');
  await page.keyboard.press('Enter');
  await row.filter({ hasText: '一号楼' }).waitFor();
  await row.getByTestId('project-open').click();
  await page.locator(`[data-testid="save-state"][data-project="${first}"]`).waitFor();
  await settleTab(session);
  assert.equal(await at('scope-structure').inputValue(), 'frame');
  await menu(session, 'project-recent');
  const other = page.locator(`[data-testid="project-row"]:not([data-id="${first}"])`);
  await other.getByTestId('project-delete').click();
  await at('project-delete-yes').click();
  await page.locator('[data-testid="projects"][data-count="1"]').waitFor();
  assert.deepEqual(session.errors, []);
});

test('sixty thousand decisions are written and read again', { ...scale, timeout: 6 * MINUTE }, async (t) => {
  const session = await browser.open('/');
  const { page, at } = session;
  await session.state('empty');
  const settlements = Array.from({ length: 60_000 }, (_, i) => ({ by: 'element', key: `g${i}`, role: 'precast', value: 'precast', reason: 'drawing' }));
  await at('profile-input').setInputFiles([textFile('big.json', JSON.stringify({ schema: 'sunmao-profile/1', settlements }))]);
  await page.locator('.notice.done').waitFor({ timeout: MINUTE });
  await saveState(session, 'saved');
  await session.frames();
  await settleTab(session);
  await decide(session, 'frame');
  await saveState(session, 'saved');
  t.diagnostic(`one more decision: ${longestScript(await session.frames())}`);
  await page.reload();
  await saveState(session, 'saved');
  t.diagnostic(`reading it again: ${longestScript(await session.frames())}`);
  await menu(session, 'project-save');
  assert.match(await undoTitle(session), /建筑属性/);
  assert.deepEqual(session.errors, []);
});
