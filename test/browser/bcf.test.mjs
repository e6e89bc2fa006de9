/**
 * BCF in the page: files of other tools shown on the model they are about and on another, commented and written back; views
 * captured; topics of findings with pictures of the model; hostile texts.
 */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { decode, encode } from 'fast-png';
import { runnerImport } from 'vite';
import { ROOT } from '../../src/cli/setup.mjs';
import { assertNoRequestLeft, drop, longestScript, scale, sharedBrowser, textFile } from './harness.mjs';

const MINUTE = 60_000;
const CASES = join(ROOT, '../shared/corpus/bcf/testcases');
const skip = existsSync(CASES) ? false : 'skipped: no corpus';
const caseFile = (name) => ({ name: name.split('/').at(-1), mimeType: 'application/octet-stream', buffer: readFileSync(join(CASES, name)) });

const browser = sharedBrowser();
let bcf;
before(async () => {
  const load = async (path) => (await runnerImport(join(ROOT, path), { configFile: false, logLevel: 'error' })).module;
  bcf = { ...(await load('src/bcf/read.ts')), ...(await load('src/bcf/write.ts')), ...(await load('test/app/bcf-fixture.ts')), ...(await load('src/app/bcf-edit.ts')) };
});

const archive = (topics, rest = {}, version = '3.0') => Buffer.from(bcf.writeBcf({ ...bcf.emptyBcf(), topics, ...rest }, version).bytes);
const bcfFile = (name, buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const row = (session, guid) => session.page.locator(`[data-testid="topic-row"][data-guid="${guid}"]`);

async function openBcf(session, files) {
  const known = (await session.at('topic-list').count()) > 0 ? await session.number('topic-list', 'data-all') : -1;
  await session.tab('topics');
  await session.at('bcf-input').setInputFiles(files);
  await session.page.waitForFunction((before) => {
    const list = document.querySelector('[data-testid="topic-list"]');
    return list && Number(list.dataset.all) > before && !document.querySelector('[data-testid="bcf-reading"]');
  }, known);
}

async function sign(session, name) {
  await session.at('author-form').waitFor();
  await session.at('author-name').fill(name);
  await session.at('author-keep').click();
  await session.at('author-form').waitFor({ state: 'detached' });
}

/** Saves the BCF of that row of the files' list and reads it back. */
async function saved(session, { version, lost, nth = 0 } = {}) {
  await session.at('bcf-save').nth(nth).click();
  if (version) await session.at(`bcf-version-${version}`).click();
  await session.page.locator('[data-testid="bcf-save-form"][data-ready="true"]').waitFor();
  if (lost !== undefined) assert.equal(await session.number('bcf-save-form', 'data-lost'), lost);
  const [download] = await Promise.all([session.page.waitForEvent('download'), session.at('bcf-download').click()]);
  const bytes = new Uint8Array(readFileSync(await download.path()));
  const { bcf: read, problems } = bcf.readBcf(bytes);
  return { name: download.suggestedFilename(), bytes, bcf: read, problems };
}

/** Every element of the tower has a body: on a busy machine the last of them come to the screen long after the check. */
async function wholeTower(session) {
  await session.state('ready');
  const [, count] = /(\d+) (?:个构件|elements)/.exec(await session.at('file-list').innerText());
  await session.page.waitForFunction((wanted) => document.querySelector('[data-testid="canvas"]')?.dataset.elements === wanted, count, { timeout: 2 * MINUTE });
}

/** The picture in the middle of the model, once it rests: nothing lies over this part of it. */
async function picture(session) {
  // meshes come page by page
  const drawn = () => session.at('canvas').getAttribute('data-elements');
  for (let same = 0, before = null; same < 4;) {
    await session.drawn();
    const now = await drawn();
    same = now !== null && now === before ? same + 1 : 0;
    before = now;
  }
  const box = await session.at('canvas').boundingBox();
  const clip = { x: box.x + 10, y: box.y + 90, width: box.width - 20, height: box.height - 280 };
  let before = null;
  for (let turn = 0; turn < 40; turn += 1) {
    await session.drawn();
    const now = await session.page.screenshot({ clip });
    if (before?.equals(now)) return decode(now);
    before = now;
  }
  throw new Error('the picture does not rest');
}
/** share of pixels that two pictures do not have alike */
function apart(a, b) {
  assert.deepEqual([a.width, a.height, a.channels], [b.width, b.height, b.channels]);
  let count = 0;
  for (let i = 0; i < a.data.length; i += a.channels) if ([0, 1, 2].some((k) => Math.abs(a.data[i + k] - b.data[i + k]) > 3)) count += 1;
  return count / (a.width * a.height);
}
function assertSame(a, b, what) {
  const share = apart(a, b);
  if (share >= 0.001) {
    mkdirSync(join(ROOT, 'dist/screenshots'), { recursive: true });
    for (const [name, image] of [['a', a], ['b', b]]) writeFileSync(join(ROOT, `dist/screenshots/apart-${name}.png`), encode(image));
  }
  assert.ok(share < 0.001, `${what}: ${(share * 100).toFixed(2)} % of the pixels differ (dist/screenshots/apart-*.png)`);
}
/** share of pixels of a hue: red, green, blue over so much of the brightest of the others */
function share(image, channel) {
  let count = 0;
  for (let i = 0; i < image.data.length; i += image.channels) {
    const [own, ...others] = [image.data[i + channel], ...[0, 1, 2].filter((k) => k !== channel).map((k) => image.data[i + k])];
    if (own > 1.6 * Math.max(...others) && own > 60) count += 1;
  }
  return count / (image.width * image.height);
}

function tower() {
  const file = join(mkdtempSync(join(tmpdir(), 'sunmao-bcf-')), 'tower.ifc');
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/cli/sunmao.js'), 'sample', 'tower', '--out', file], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return readFileSync(file, 'utf8');
}
const guidsOf = (ifc, of) => [...ifc.matchAll(new RegExp(`^#\\d+=${of}\\('([^']{22})'`, 'gm'))].map((match) => match[1]);
const component = (ifcGuid) => ({ ifcGuid, originatingSystem: '', authoringToolId: '' });
const NOTHING = { selection: [], defaultVisibility: true, exceptions: [], coloring: [], spacesVisible: false, spaceBoundariesVisible: false, openingsVisible: false };
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

test('files of another tool on the model they are about: stepped through, shown, commented, changed, undone, written back', { timeout: 5 * MINUTE, skip }, async () => {
  const session = await browser.open('/');
  const selection = caseFile('v2.1/Visualization/Component_Selection/Component_Selection.bcf');
  const ifc = unzipSync(new Uint8Array(selection.buffer))['Estructura.ifc'];
  await session.at('file-input').setInputFiles([bcfFile('Estructura.ifc', Buffer.from(ifc))]);
  await session.state('ready');
  const own = await picture(session);

  // a drop leads to the topics, whatever tab is open
  await drop(session.page, session.at('app'), [selection]);
  await session.at('topic-list').waitFor();
  assert.equal(await session.number('topic-list', 'data-all'), 1);
  await openBcf(session, [caseFile('v2.1/Markup/MaximumInformation/MaximumInformation.bcf'), caseFile('v3.0/Visualization/Perspective_camera/perspective_camera.bcf')]);
  assert.equal(await session.number('topic-list', 'data-all'), 4);
  assert.deepEqual(await session.at('bcf-file').evaluateAll((list) => list.map(({ dataset }) => dataset.unsaved)), ['false', 'false', 'false']);

  await session.at('topic-list').focus();
  await session.page.keyboard.press('ArrowDown');
  const shown = session.at('viewpoint-shown');
  await shown.waitFor();
  assert.equal(await shown.getAttribute('data-found'), '3');
  assert.equal(await shown.getAttribute('data-asked'), '3');
  assert.equal(await shown.getAttribute('data-sees'), 'true');
  assert.equal(await session.at('topic-file').getAttribute('data-loaded'), 'true', 'known by its IfcProject');
  const seen = await picture(session);
  assert.ok(share(seen, 0) > 0.01, 'the selected columns are marked');
  assert.ok(apart(seen, own) > 0.2);
  await session.screenshot('bcf-selection-zh');

  // three topics on: the model is another, its elements are not here
  const titles = [await session.at('topic-heading').innerText()];
  for (let i = 0; i < 3; i += 1) {
    await session.page.keyboard.press('ArrowDown');
    titles.push(await session.at('topic-heading').innerText());
  }
  assert.deepEqual(titles, ['Component Selection', 'Maximum Content', 'Referenced topic', 'Perspective camera']);
  assert.equal(await shown.getAttribute('data-found'), '0');
  assert.equal(await shown.getAttribute('data-asked'), '2');
  assert.deepEqual(await session.at('topic-file').evaluateAll((list) => list.map(({ dataset }) => dataset.loaded)), ['false', 'false']);
  await session.page.keyboard.press('Escape');
  await shown.waitFor({ state: 'detached' });
  assertSame(await picture(session), own, 'leaving brings the own view back');

  // the topic with everything in it
  await row(session, await session.at('topic-row').nth(1).getAttribute('data-guid')).click();
  assert.equal(await shown.getAttribute('data-shows'), 'false', 'it shows seven elements, none of which is here');
  assert.equal(await session.number('topic-comments', 'data-count'), 4);
  assert.equal(await session.number('topic-viewpoints', 'data-count'), 3);
  const guid = await session.at('topic-detail').getAttribute('data-guid');
  await session.at('comment-text').fill('已核对 <img src=x onerror=alert(1)>\n第二行');
  await session.at('comment-view').check();
  await session.at('comment-add').click();
  await sign(session, '张工 zhang@example.com');
  await session.page.waitForFunction(() => document.querySelector('[data-testid="topic-comments"]').dataset.count === '5');
  assert.equal(await session.number('topic-viewpoints', 'data-count'), 4);
  assert.match(await session.at('topic-comment').last().innerText(), /<img src=x onerror=alert\(1\)>/);
  await session.at('topic-status').selectOption('Closed');
  await session.page.locator('[data-testid="topic-detail"][data-status="Closed"]').waitFor();
  await session.at('topic-priority').selectOption('Low');
  await session.tab('score');
  await session.page.keyboard.press('Control+z');
  await session.at('topic-detail').waitFor();
  assert.equal(await session.at('topic-priority').inputValue(), 'High', 'the last thing is undone, wherever one is');
  await session.at('undo').click();
  assert.equal(await session.at('topic-status').inputValue(), 'Open');
  await session.at('redo').click();
  assert.equal(await session.at('topic-status').inputValue(), 'Closed');
  assert.deepEqual(await session.at('bcf-file').evaluateAll((list) => list.map(({ dataset }) => dataset.unsaved)), ['false', 'true', 'false']);
  await session.screenshot('bcf-topic-zh');

  const before = bcf.readBcf(new Uint8Array(readFileSync(join(CASES, 'v2.1/Markup/MaximumInformation/MaximumInformation.bcf')))).bcf;
  const after = await saved(session, { nth: 1 });
  assert.equal(after.name, 'MaximumInformation.bcf');
  assert.equal(after.bcf.version, '2.1');
  const [old, now] = [before, after.bcf].map((one) => one.topics.find((topic) => topic.guid === guid));
  assert.equal(now.status, 'Closed');
  assert.equal(now.modifiedAuthor, '张工 zhang@example.com');
  assert.ok(Date.now() - Date.parse(now.modifiedDate) < 10 * MINUTE);
  const comment = now.comments.at(-1);
  assert.equal(comment.text, '已核对 <img src=x onerror=alert(1)>\n第二行');
  assert.equal(comment.author, '张工 zhang@example.com');
  const view = now.viewpoints.find((one) => one.guid === comment.viewpoint);
  assert.ok(view, 'the comment has the view that was on screen');
  const png = decode(view.snapshot.bytes);
  assert.ok(png.width <= 1280 && png.width > 300 && view.snapshot.bytes.length < 1_000_000, `${png.width} px, ${view.snapshot.bytes.length} bytes`);
  // all else is as it was
  assert.deepEqual({ ...now, status: old.status, modifiedAuthor: old.modifiedAuthor, modifiedDate: old.modifiedDate, comments: now.comments.slice(0, -1), viewpoints: now.viewpoints.slice(0, -1) }, old);
  assert.deepEqual(after.bcf.topics.filter((topic) => topic.guid !== guid), before.topics.filter((topic) => topic.guid !== guid));
  assert.deepEqual(after.bcf.others, before.others);
  assert.deepEqual(await session.at('bcf-file').evaluateAll((list) => list.map(({ dataset }) => dataset.unsaved)), ['false', 'false', 'false']);

  // in another version, which says what it cannot hold; 2.0 becomes 2.1
  const newer = await saved(session, { nth: 1, version: '3.0' });
  assert.equal(newer.bcf.version, '3.0');
  assert.match(await session.at('bcf-file').nth(1).innerText(), /3\.0/);
  await openBcf(session, [caseFile('v2.0/Markup/CommentsWithoutViewpoints/CommentsWithoutViewpoints.bcfzip')]);
  await session.at('bcf-save').nth(3).click();
  await session.page.locator('[data-testid="bcf-save-form"][data-ready="true"]').waitFor();
  assert.ok((await session.number('bcf-save-form', 'data-lost')) > 0);
  await session.screenshot('bcf-lost-zh');
  const [download] = await Promise.all([session.page.waitForEvent('download'), session.at('bcf-download').click()]);
  assert.equal(bcf.readBcf(new Uint8Array(readFileSync(await download.path()))).bcf.version, '2.1');

  // changes are not thrown away by one click
  await row(session, guid).click();
  await session.at('topic-priority').selectOption('Low');
  await session.at('bcf-close').nth(1).click();
  assert.equal(await session.number('bcf-files', 'data-count'), 4);
  await session.at('bcf-discard').click();
  assert.equal(await session.number('bcf-files', 'data-count'), 3);
  await session.at('undo').waitFor();
  assert.ok(await session.at('undo').isDisabled(), 'its steps went with it');
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('hostile texts stay text, links are opened by hand alone, what no version names is kept; a file that is none changes nothing', { timeout: 4 * MINUTE }, async () => {
  const session = await browser.open('/');
  const nasty = '"><img src=https://evil.example/x.png onerror=alert(1)><script>alert(2)</script>';
  const text = (name, said) => ({ name, prefix: '', ns: '', attributes: [], children: [said], line: 0 });
  const topics = [
    bcf.topicOf({
      guid: uuid(1), title: `标题 ${nasty}`, description: `${nasty}\n第二行 {curly} @:linked | pipe`, status: 'Open', type: `Type ${nasty}`, priority: 'High', labels: [nasty, 'L2'], assignedTo: nasty, creationAuthor: nasty, dueDate: '2020-01-01T00:00:00Z',
      referenceLinks: ['javascript:alert(1)', 'https://example.com/a?b=<c>', ' data:text/html,<script>alert(1)</script>', '//evil.example', 'file:///etc/passwd'],
      documents: [{ guid: uuid(50), external: true, reference: 'javascript:alert(3)', description: nasty, bytes: null }, { guid: uuid(51), external: false, reference: uuid(60), description: '', bytes: null }],
      related: [uuid(2), uuid(99)], comments: [{ guid: uuid(70), date: 'not <b>a date', author: nasty, text: nasty, viewpoint: '', modifiedDate: '', modifiedAuthor: '' }],
      files: [{ ifcProject: '', ifcSpatialStructureElement: '', external: true, filename: nasty, date: nasty, reference: 'javascript:alert(4)' }],
      snippet: { type: nasty, external: true, reference: 'https://example.com/s', referenceSchema: '', bytes: null },
      more: [{ at: 'Markup/Topic', elements: [text('OwnField', 'kept as it is')] }], others: [{ name: `${uuid(1)}/notes.txt`, bytes: new TextEncoder().encode('kept too') }],
    }),
    bcf.topicOf({ guid: uuid(2), title: 'second', status: 'Closed', dueDate: '2020-01-01T00:00:00Z' }),
  ];
  const documents = [{ guid: uuid(60), filename: '../../evil<name>.pdf', description: 'a plan', bytes: new TextEncoder().encode('%PDF-1.4 not opened') }];
  const buffer = archive(topics, { documents, extensions: { ...bcf.emptyBcf().extensions, users: [], stages: [] }, others: [{ name: 'root.txt', bytes: new TextEncoder().encode('root') }] });
  await openBcf(session, [bcfFile('hostile <b>.bcf', buffer)]);
  await row(session, uuid(1)).click();
  await session.at('topic-detail').waitFor();
  assert.match(await session.at('topic-heading').innerText(), /onerror=alert\(1\)/);
  assert.match(await session.at('topic-text').innerText(), /<script>alert\(2\)<\/script>\n第二行 \{curly\} @:linked \| pipe/);
  assert.equal(await session.page.locator('[data-testid="topics-panel"] script, [data-testid="topics-panel"] img[src^="http"], [data-testid="topics-panel"] iframe').count(), 0);
  assert.deepEqual(
    await session.page.locator('[data-testid="topics-panel"] a').evaluateAll((list) => list.map((one) => [one.getAttribute('href'), one.target, one.rel])),
    [['https://example.com/a?b=%3Cc%3E', '_blank', 'noopener noreferrer'], ['https://example.com/s', '_blank', 'noopener noreferrer']],
    'addresses of the web alone are links',
  );
  assert.deepEqual(await session.at('topic-link').allInnerTexts(), topics[0].referenceLinks.map((link) => link.trim()));
  assert.equal(await row(session, uuid(1)).getAttribute('data-overdue'), 'true');
  assert.equal(await row(session, uuid(2)).getAttribute('data-overdue'), 'false', 'closed');
  const [download] = await Promise.all([session.page.waitForEvent('download'), session.at('topic-document').nth(1).locator('button').click()]);
  assert.match(download.suggestedFilename(), /^evil.name.\.pdf$/);
  assert.equal(readFileSync(await download.path(), 'utf8'), '%PDF-1.4 not opened');
  await session.at('topic-related').click();
  await session.page.locator(`[data-testid="topic-detail"][data-guid="${uuid(2)}"]`).waitFor();
  await session.screenshot('bcf-hostile-zh');

  // filters
  await session.page.locator('[data-testid="topic-filter-status"][data-value="Open"]').click();
  assert.equal(await session.number('topic-list', 'data-count'), 1);
  await session.at('topic-filter-text').fill('no such words');
  assert.equal(await session.number('topic-list', 'data-count'), 0);
  await session.at('topic-filter-clear').click();
  assert.equal(await session.number('topic-list', 'data-count'), 2);

  // what cannot be read says why and changes nothing
  await session.at('bcf-input').setInputFiles([textFile('page <i>.bcf', '<!doctype html><html>login</html>')]);
  await session.at('bcf-refused').waitFor();
  assert.match(await session.at('bcf-refused').innerText(), /page _i_\.bcf[\s\S]*zip/);
  assert.equal(await session.number('bcf-files', 'data-count'), 1);
  assert.equal(await session.number('topic-list', 'data-all'), 2);

  // free texts where the file lists none; titles are corrected
  await row(session, uuid(2)).click();
  await session.at('topic-assignedTo').fill('李工 <li@example.com>');
  await session.at('topic-assignedTo').press('Enter');
  await sign(session, 'w');
  await session.at('topic-write').click();
  await session.at('topic-title').fill('第二 <second>');
  await session.at('topic-keep').click();
  await session.at('topic-due').fill('2031-05-06');
  await session.at('topic-due').press('Tab');
  const { bcf: now, problems } = await saved(session, { lost: 0 });
  const one = now.topics.find(({ guid }) => guid === uuid(1));
  assert.deepEqual(one.more.map(({ at, elements }) => [at, elements.map(({ name, children }) => [name, ...children])]), [['Markup/Topic', [['OwnField', 'kept as it is']]]]);
  assert.deepEqual(one.others.map(({ name, bytes }) => [name.split('/').at(-1), new TextDecoder().decode(bytes)]), [['notes.txt', 'kept too']]);
  assert.deepEqual(now.others.map(({ name }) => name), ['root.txt']);
  assert.equal(one.comments[0].text, nasty);
  assert.deepEqual(one.referenceLinks.map((link) => link.trim()), topics[0].referenceLinks.map((link) => link.trim()));
  const two = now.topics.find(({ guid }) => guid === uuid(2));
  assert.equal(two.assignedTo, '李工 <li@example.com>');
  assert.equal(two.title, '第二 <second>');
  assert.match(two.dueDate, /^2031-05-06T00:00:00/);
  assert.deepEqual(problems.filter(({ severity }) => severity === 'error'), []);
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('viewpoints on the tower: planes, visibility, colours with alpha, lines, pictures; the same 4,000 km away; captured exactly', { timeout: 6 * MINUTE }, async (t) => {
  const here = tower();
  const FAR = [4_000_000, 3_400_000, 1_200];
  const away = here.replace(/^#17=IFCLOCALPLACEMENT\(\$,#14\);/m, `#900001=IFCCARTESIANPOINT((${FAR.map((m) => `${m}000.`).join()}));\n#900002=IFCAXIS2PLACEMENT3D(#900001,$,$);\n#17=IFCLOCALPLACEMENT($,#900002);`);
  assert.notEqual(away, here);
  const walls = guidsOf(here, 'IFCWALL(?:STANDARDCASE)?');
  assert.ok(walls.length > 100);
  const red = squarePicture();
  const camera = { kind: 'perspective', viewPoint: [-25, -30, 40], direction: [0.6, 0.7, -0.4], up: [0.26, 0.3, 0.91], size: 50, aspectRatio: 4 / 3 };
  const at = ([x, y, z], zero) => [x + zero[0], y + zero[1], z + zero[2]];
  const views = (zero) => [
    bcf.viewpointOf({ guid: uuid(101), camera: { ...camera, viewPoint: at(camera.viewPoint, zero) }, components: NOTHING }),
    bcf.viewpointOf({ guid: uuid(102), camera: { kind: 'orthogonal', viewPoint: at([12, 8, 100], zero), direction: [0, 0, -1], up: [0, 1, 0], size: 40, aspectRatio: null }, components: NOTHING, clippingPlanes: [{ location: at([0, 0, 20], zero), direction: [0, 0, 1] }, { location: at([12, 0, 0], zero), direction: [-1, 0, 0] }] }),
    bcf.viewpointOf({
      guid: uuid(103), camera: { ...camera, viewPoint: at(camera.viewPoint, zero) },
      components: { ...NOTHING, defaultVisibility: false, exceptions: walls.map(component), coloring: [{ color: '00FF00', components: walls.slice(0, 40).map(component) }, { color: '400000FF', components: walls.slice(40).map(component) }], selection: [component('1bbI761TbBCOoIa5Kt6PXt')] },
      lines: [{ start: at([-5, -5, 0], zero), end: at([-5, -5, 55], zero) }], bitmaps: [{ format: 'png', reference: 'red.png', location: at([-10, 5, 30], zero), normal: [-0.6, -0.7, 0.4], up: [0, 0, 1], height: 14, bytes: red }],
    }),
  ];
  const file = (zero) => bcfFile('views.bcf', archive(views(zero).map((viewpoint, i) => bcf.topicOf({ guid: uuid(i + 1), title: `view ${i + 1}`, viewpoints: [viewpoint] }))));

  const pictures = {};
  for (const [name, text, zero] of [['here', here, [0, 0, 0]], ['away', away, FAR]]) {
    const session = await browser.open('/');
    await session.at('file-input').setInputFiles([textFile('tower.ifc', text)]);
    await wholeTower(session);
    const own = await picture(session);
    await openBcf(session, [file(zero)]);
    pictures[name] = [];
    for (let i = 1; i <= 3; i += 1) {
      await row(session, uuid(i)).click();
      await session.page.locator(`[data-testid="viewpoint-shown"][data-guid="${uuid(100 + i)}"][data-sees="true"][data-shows="true"]`).waitFor();
      pictures[name].push(await picture(session));
      await session.screenshot(`bcf-view-${i}-${name}`);
    }
    assert.equal(await session.number('viewpoint-shown', 'data-asked'), walls.length + 1);
    assert.equal(await session.number('viewpoint-shown', 'data-found'), walls.length);

    // the view on screen, captured, is the viewpoint that is shown
    await session.at('comment-text').fill('captured');
    await session.at('comment-view').check();
    await session.at('comment-add').click();
    await sign(session, 'w');
    await session.page.waitForFunction(() => document.querySelector('[data-testid="topic-comments"]').dataset.count === '1');
    const { bcf: now } = await saved(session, { lost: 0 });
    const { viewpoints: [shown, captured] } = now.topics.find(({ guid }) => guid === uuid(3));
    const far = (a, b) => Math.hypot(...a.map((value, k) => value - b[k]));
    assert.ok(far(captured.camera.viewPoint, shown.camera.viewPoint) < 1e-4, `${captured.camera.viewPoint} for ${shown.camera.viewPoint}`);
    const unit = (v) => v.map((value) => value / Math.hypot(...v));
    assert.ok(far(captured.camera.direction, unit(shown.camera.direction)) < 1e-6);
    assert.equal(captured.camera.kind, 'perspective');
    assert.ok(captured.camera.size >= 50, 'a narrower picture shows as much to its sides');
    assert.deepEqual(captured.components.defaultVisibility, false);
    assert.equal(captured.components.exceptions.length, walls.length);
    assert.deepEqual(captured.components.coloring.map(({ color, components }) => [color, components.length]).sort(), [['00FF00', 40], ['400000FF', walls.length - 40]]);
    const png = decode(captured.snapshot.bytes);
    assert.ok(share(png, 1) > 0.005, 'the green walls are in its picture');

    await session.at('viewpoint-leave').click();
    assertSame(await picture(session), own, 'leaving brings the own view back');
    assert.deepEqual(session.errors, []);
    assertNoRequestLeft(session);
    await session.close();
  }
  const [whole, cut, coloured] = pictures.here;
  assert.ok(share(whole, 1) < 0.001);
  assert.ok(share(coloured, 1) > 0.005 && share(coloured, 2) > 0.005 && share(coloured, 0) > 0.005, `green walls, blue ones through which one sees, the red picture: ${[0, 1, 2].map((k) => share(coloured, k))}`);
  const filled = (image, from, to) => {
    let count = 0;
    const background = [image.data[0], image.data[1], image.data[2]];
    for (let y = 0; y < image.height; y += 3) for (let x = Math.round(image.width * from); x < image.width * to; x += 3) if (background.some((value, k) => Math.abs(image.data[(y * image.width + x) * image.channels + k] - value) > 6)) count += 1;
    return count;
  };
  assert.ok(filled(cut, 0, 0.49) < 20, 'what the plane points to is cut away');
  assert.ok(filled(cut, 0.5, 1) > 500);
  pictures.here.forEach((image, i) => {
    const share = apart(image, pictures.away[i]);
    t.diagnostic(`view ${i + 1}: ${(share * 100).toFixed(3)} % of the pixels differ 4,000 km away`);
    assert.ok(share < 0.005, `view ${i + 1} is the same 4,000 km away: ${share}`);
  });
});

/** a red square, PNG */
function squarePicture() {
  return encode({ width: 8, height: 8, data: new Uint8Array(8 * 8 * 3).map((_, i) => (i % 3 === 0 ? 230 : 10)), channels: 3, depth: 8 });
}

test('a topic of the selected element and the view on screen, in a new file; asked for the author once', { timeout: 4 * MINUTE }, async () => {
  const session = await browser.open('/?sample=tower&lang=en', { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1280, height: 720 } });
  await wholeTower(session);
  await session.at('item-q1b').click();
  await session.at('element-row').first().click();
  await session.at('detail-drawer').waitFor();
  const listed = await session.number('element-table', 'data-count');
  await session.at('topic-here').click();
  await session.at('topic-new-form').waitFor();
  await session.at('new-title').fill('Beam <too> thin');
  await session.at('new-description').fill('two\nlines');
  await session.screenshot('bcf-new-en-dark');
  await session.at('new-create').click();
  await sign(session, 'ann@example.com');
  await session.at('topic-detail').waitFor();
  assert.equal(await session.at('topic-heading').innerText(), 'Beam <too> thin');
  assert.equal(await session.number('topic-viewpoints', 'data-count'), 1);
  assert.equal(await session.at('topic-file').getAttribute('data-loaded'), 'true');
  await session.at('comment-text').fill('mine');
  await session.at('comment-add').click();
  await session.page.waitForFunction(() => document.querySelector('[data-testid="topic-comments"]').dataset.count === '1');
  await session.page.waitForTimeout(600);
  await session.screenshot('bcf-made-en-dark');
  const text = (await session.at('topics-panel').innerText()).replaceAll(/[^\n]*·[^\n]*/g, '');
  assert.doesNotMatch(text, /\p{Script=Han}/u);
  assert.doesNotMatch(text, /\{\w+\}|bcf\.\w/);
  const { name, bcf: now } = await saved(session, { lost: 0 });
  assert.equal(name, 'topics.bcf');
  const [topic] = now.topics;
  assert.equal(topic.creationAuthor, 'ann@example.com');
  assert.equal(topic.comments[0].author, 'ann@example.com');
  const [{ components, camera, snapshot }] = topic.viewpoints;
  assert.equal(components.selection.length, 1, 'the element that was selected');
  assert.equal(components.defaultVisibility, false);
  assert.ok(components.exceptions.length > 0 && components.exceptions.length <= listed, 'what was isolated');
  assert.equal(camera.kind, 'perspective');
  assert.ok(decode(snapshot.bytes).width <= 1280);
  assert.match(topic.files[0].filename, /^tower\.ifc$/);
  assert.equal(topic.files[0].ifcProject.length, 22);
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('findings become topics with pictures of the model, as a file and beside those that are open; it can be cancelled', { timeout: 6 * MINUTE }, async (t) => {
  const session = await browser.open('/?sample=tower');
  await wholeTower(session);
  await session.tab('scope');
  await session.at('scope-stage').selectOption('design');
  await session.at('scope-structure').selectOption('shear-wall');
  await session.at('scope-intensity').selectOption('7');
  await session.page.waitForTimeout(50);
  await session.state('ready');
  await session.tab('rules');
  await session.at('filter-outcome-fail').click();
  const rules = await session.number('rule-findings', 'data-count');
  assert.ok(rules > 1);
  const own = await picture(session);

  await session.at('export-bcf').click();
  await session.at('bcf-export-form').waitFor();
  const perRule = await session.number('bcf-export-form', 'data-count');
  await session.at('export-finding').click();
  const perFinding = await session.number('bcf-export-form', 'data-count');
  assert.ok(perFinding >= perRule);
  assert.ok(await session.at('export-download').isDisabled(), 'not without an author');
  await session.at('export-author').fill('张工');
  await session.page.waitForTimeout(500);
  await session.screenshot('bcf-export-zh');

  // cancelled on the way: nothing is made, the view is the user's own
  await session.at('export-add').click();
  await session.at('export-progress').waitFor();
  await session.at('export-cancel').click();
  await session.at('export-progress').waitFor({ state: 'detached' });
  await session.at('export-cancel').click();
  await session.at('bcf-export-form').waitFor({ state: 'detached' });
  assert.equal(await session.at('bcf-file').count(), 0);
  assertSame(await picture(session), own, 'cancelled, the own view is back');

  await session.at('export-bcf').click();
  await session.at('export-rule').click();
  await session.at('export-version-2.1').click();
  await session.frames();
  const [download] = await Promise.all([session.page.waitForEvent('download', { timeout: 3 * MINUTE }), session.at('export-download').click()]);
  t.diagnostic(`export: ${longestScript(await session.frames())}`);
  const { bcf: made, problems } = bcf.readBcf(new Uint8Array(readFileSync(await download.path())));
  assert.equal(made.version, '2.1');
  assert.equal(made.topics.length, perRule);
  assert.deepEqual(problems.filter(({ severity }) => severity === 'error'), []);
  for (const topic of made.topics) {
    const [{ snapshot, camera, components }] = topic.viewpoints;
    assert.equal(topic.creationAuthor, '张工');
    assert.ok(camera && components.selection.length > 0);
    const image = decode(snapshot.bytes);
    assert.equal(image.width, 800, 'a picture of the viewer: drawn ones are smaller');
    assert.deepEqual([...image.data.slice(0, 3)], [0xf4, 0xf6, 0xf8], 'on the background of the page');
    assert.ok(share(image, 0) > 0.005, `${topic.title}: what fails is red in its picture`);
    assert.ok(snapshot.bytes.length < 1_000_000);
  }
  assertSame(await picture(session), own, 'the view is the own one again');

  // one finding joins the topics
  await session.at('rule-row').first().click();
  await session.at('rule-topic').click();
  await session.at('export-add').click();
  await session.at('topic-row').first().waitFor();
  assert.equal(await session.number('topic-list', 'data-all'), 1);
  assert.equal(await session.at('bcf-file').getAttribute('data-unsaved'), 'true');
  await session.at('topic-row').first().click();
  await session.at('viewpoint-ghosts').click();
  await session.page.waitForTimeout(600);
  await session.screenshot('bcf-finding-zh');
  // and again into the same file: the same topic, not a second one
  await session.tab('rules');
  await session.at('rule-topic').click();
  await session.at('export-into').selectOption({ index: 1 });
  await session.at('export-pictures-drawn').click();
  await session.at('export-add').click();
  await session.at('bcf-export-form').waitFor({ state: 'detached' });
  assert.equal(await session.number('topic-list', 'data-all'), 1);
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('two thousand topics with snapshots are opened and listed', { ...scale, timeout: 4 * MINUTE }, async (t) => {
  const noise = encode({ width: 160, height: 120, data: new Uint8Array(160 * 120 * 3).map((_, i) => (i * 7919) % 251), channels: 3, depth: 8 });
  const topics = Array.from({ length: 2000 }, (_, i) => bcf.topicOf({
    guid: uuid(i), title: `Topic ${i}`, description: 'x'.repeat(400), index: i, status: ['Open', 'Closed'][i % 2], assignedTo: `user${i % 7}`,
    comments: Array.from({ length: 4 }, (_, k) => ({ guid: uuid(100_000 + i * 10 + k), date: '2026-01-01T00:00:00Z', author: 'a@b', text: `comment ${k}`, viewpoint: '', modifiedDate: '', modifiedAuthor: '' })),
    viewpoints: [bcf.viewpointOf({
      guid: uuid(500_000 + i), snapshot: { format: 'png', bytes: noise }, camera: { kind: 'perspective', viewPoint: [0, 0, 0], direction: [1, 0, 0], up: [0, 0, 1], size: 60, aspectRatio: 1 },
      components: { ...NOTHING, selection: Array.from({ length: 10 }, (_, k) => component(`0guid$_00000000${String(i * 10 + k).padStart(7, '0')}`)) },
    })],
  }));
  const buffer = archive(topics);
  const session = await browser.open('/');
  await session.tab('topics');
  await session.at('bcf-open').waitFor();
  await session.page.waitForLoadState('networkidle');
  await session.frames();
  const started = Date.now();
  await openBcf(session, [bcfFile('many.bcf', buffer)]);
  t.diagnostic(`${(buffer.length / 1e6).toFixed(1)} MB read in ${Date.now() - started} ms; ${longestScript(await session.frames())}`);
  assert.equal(await session.number('topic-list', 'data-all'), 2000);
  assert.ok((await session.at('topic-row').count()) < 60, 'only what is seen is made');
  await session.at('topic-list').focus();
  for (let i = 0; i < 12; i += 1) await session.page.keyboard.press('ArrowDown');
  assert.equal(await session.at('topic-heading').innerText(), 'Topic 11');
  await session.frames();
  await session.at('topic-filter-text').fill('Topic 1999');
  assert.equal(await session.number('topic-list', 'data-count'), 1);
  await session.at('topic-filter-clear').click();
  await session.at('topic-order').selectOption('title');
  await session.at('topic-status').selectOption('Closed');
  await sign(session, 'w');
  await session.page.locator('[data-testid="topic-detail"][data-status="Closed"]').waitFor();
  t.diagnostic(`stepping, filtering, sorting, a change: ${longestScript(await session.frames())}`);
  const { bcf: now } = await saved(session, { lost: 0 });
  t.diagnostic(`saving: ${longestScript(await session.frames())}`);
  assert.equal(now.topics.length, 2000);
  assert.deepEqual(now.topics[1].viewpoints[0].snapshot.bytes, new Uint8Array(noise));
  assert.deepEqual(session.errors, []);
});
