/** Findings as a reviewer works through them: stepped, judged, discussed, assigned, made topics of; and a hundred thousand of them. */
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { assertNoRequestLeft, drop, longestScript, scale, sharedBrowser, textFile } from './harness.mjs';
import { houseRules, rule } from './house-rules.mjs';

const MINUTE = 60_000;

const browser = sharedBrowser();

const thickness = (component, least) => ({ applies: { component: [component] }, check: 'at-least', of: 'wall-thickness', params: { least: { value: least, unit: 'm' } } });
const OWN = houseRules(
  rule('walls', '3.1', '剪力墙厚度不应小于 250 mm', 'shear walls at least 250 mm thick', thickness('shear-wall', 0.25)),
  rule('partitions', '3.2', '隔墙厚度不宜小于 120 mm', 'partitions should be at least 120 mm thick', { force: '宜', discipline: 'architecture', ...thickness('partition', 0.12) }),
  rule('beams', '3.10', '梁宽不应小于 900 mm', 'beams at least 900 mm wide', { applies: { component: ['beam'] }, check: 'at-least', of: 'beam-width', params: { least: { value: 0.9, unit: 'm' } } }),
);
const idsFile = (title, specifications) => `<?xml version="1.0" encoding="UTF-8"?>
<ids xmlns="http://standards.buildingsmart.org/IDS" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://standards.buildingsmart.org/IDS http://standards.buildingsmart.org/IDS/1.0/ids.xsd">
<info><title>${title}</title></info><specifications>${specifications.join('')}</specifications></ids>`;
/** every wall states a property */
const walls = (name, set, property) => `<specification name="${name}" ifcVersion="IFC4"><applicability minOccurs="0" maxOccurs="unbounded"><entity><name><xs:restriction base="xs:string"><xs:enumeration value="IFCWALL"/><xs:enumeration value="IFCWALLSTANDARDCASE"/></xs:restriction></name></entity></applicability>
<requirements><property dataType="IFCLABEL" cardinality="required"><propertySet><simpleValue>${set}</simpleValue></propertySet><baseName><simpleValue>${property}</simpleValue></baseName></property></requirements></specification>`;
const IDS = idsFile('交付', [walls('墙要有防火', 'Pset_WallCommon', 'FireRating')]);

async function tower(options, search = '') {
  const session = await browser.open(`/?sample=tower${search}`, options);
  await session.state('ready');
  await session.tab('scope');
  await session.at('pack-input').setInputFiles([textFile('house.json', JSON.stringify(OWN))]);
  await session.at('pack-house-rules').waitFor();
  await settled(session);
  await session.tab('rules');
  await session.at('rule-row').first().waitFor();
  return session;
}
/** after a change the page checks again: its own word for it comes with the next frame */
async function settled(session) {
  await session.page.waitForTimeout(50);
  await session.state('ready');
}
const rows = (session, attributes = '') => session.page.locator(`[data-testid="rule-row"]${attributes}`);
const CURRENT = '[data-current="true"]';
/** the list stands as its filters say */
const listed = (session) => session.page.locator('[data-testid="findings-place"][data-busy="false"]').waitFor();
/** the first time its name is asked for; what had the focus has it again when the dialog is gone */
async function sign(session, name) {
  await session.at('author-name').fill(name);
  await session.at('author-keep').click();
  await session.at('author-form').waitFor({ state: 'hidden' });
  await session.page.waitForTimeout(500);
}
test('a reviewer steps through the findings by keyboard, judges, comments, assigns and makes a topic, and nothing is checked again', { timeout: 5 * MINUTE }, async () => {
  const session = await tower({ viewport: { width: 1280, height: 720 } });
  const { page, at } = session;
  const checks = await session.watchChecks();
  const all = await session.number('findings-place', 'data-all');
  assert.ok(all >= 3);
  await at('rule-list').focus();
  await page.keyboard.press('j');
  assert.equal(await at('rule-detail').count(), 0, 'the first key only finds its place');
  await page.keyboard.press('Enter');
  await at('rule-detail').waitFor();
  assert.equal(await session.number('findings-place', 'data-at'), 1);
  const first = await rows(session, CURRENT).getAttribute('data-rule');
  await page.keyboard.press('j');
  assert.equal(await session.number('findings-place', 'data-at'), 2);
  const second = await rows(session, CURRENT).getAttribute('data-rule');
  assert.notEqual(second, first);
  assert.equal(await at('rule-detail').getAttribute('data-rule'), second, 'the next one is opened');
  assert.equal(await rows(session, `[data-rule="${first}"]`).first().getAttribute('data-seen'), 'true');
  await page.keyboard.press('k');
  assert.equal(await at('rule-detail').getAttribute('data-rule'), first);

  // its name is asked for once
  await page.keyboard.press('a');
  await sign(session, '王 <i>审</i>');
  await rows(session, `${CURRENT}[data-status="accepted"]`).waitFor();
  assert.match(await at('review-box').innerText(), /王 <i>审<\/i>/, 'text is shown as text');
  await at('rule-list').focus();
  await page.keyboard.press('c');
  await page.keyboard.type('请核对 <b>厚度</b>');
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-testid="review-box"][data-comments="1"]').waitFor();
  assert.match(await at('review-comments').innerText(), /请核对 <b>厚度<\/b>/);
  await at('review-assignee').fill('李工');
  await at('review-assignee').press('Enter');
  await at('review-more').click();
  await at('review-nature').selectOption('safety');
  await at('review-round').fill('2');
  await at('review-round').press('Tab');
  await at('review-reply').fill('已改为 250');
  await at('review-reply').press('Tab');
  await page.waitForTimeout(300);
  await session.screenshot('review-detail-zh');
  await at('rule-list').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  assert.equal(await at('review-assignee').inputValue(), '李工');
  assert.equal(await at('review-round').inputValue(), '2');
  assert.equal(await at('review-nature').inputValue(), 'safety');
  assert.equal(await at('review-reply').inputValue(), '已改为 250');

  await at('rule-list').focus();
  await page.keyboard.press('s');
  await at('review-topic').first().waitFor();
  await at('review-topic').first().click();
  await at('topic-row').first().waitFor();
  const guid = await at('topic-row').first().getAttribute('data-guid');
  assert.match(guid, /^[0-9a-f-]{36}$/);
  await at('topic-finding').click();
  await at('rule-detail').waitFor();
  assert.equal(await at('rule-detail').getAttribute('data-rule'), first, 'and back to the finding');

  // the assignee is a filter and a heading
  await at('filter-more').click();
  await at('filter-status').selectOption('accepted');
  await listed(session);
  const statuses = await rows(session).evaluateAll((list) => list.map(({ dataset }) => [dataset.rule, dataset.status]));
  assert.ok(statuses.length > 0);
  for (const row of statuses) assert.deepEqual(row, [first, 'accepted']);
  await at('filter-clear').click();
  await at('findings-by').selectOption('assignee');
  await page.locator('[data-testid="finding-heading"][data-value="李工"]').waitFor();
  await at('findings-by').selectOption('rule');

  // one step back at a time: the topic's link, then the reply
  assert.equal(await checks(), 0, 'what people say is not checked');
  await session.at('undo').click();
  await session.at('undo').click();
  await session.at('undo').click();
  assert.equal(await checks(), 0);
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('findings are grouped, ordered and judged together; an IDS is waived as a rule is', { timeout: 5 * MINUTE }, async () => {
  const session = await tower({ locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1280, height: 720 } }, '&lang=en');
  const { page, at } = session;
  await drop(page, at('app'), [textFile('delivery.ids', IDS)]);
  await settled(session);
  await session.tab('rules');
  await rows(session, '[data-rule="ids:delivery.ids/1"]').first().waitFor();

  await at('findings-by').selectOption('storey');
  await at('finding-heading').first().waitFor();
  const storeys = await at('finding-heading').evaluateAll((list) => list.map(({ dataset }) => dataset.value));
  assert.deepEqual(storeys.filter(Boolean), [...storeys.filter(Boolean)].sort((a, b) => a.localeCompare(b, undefined, { numeric: true })));
  await at('rule-list').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  // of the storey's elements alone
  const size = await session.number('element-table', 'data-count');
  await page.waitForTimeout(400);
  await session.screenshot('review-storeys-en-dark');
  const before = await session.number('findings-place', 'data-all');
  await at('finding-heading').first().click();
  await listed(session);
  assert.ok((await session.number('findings-place', 'data-all')) < before, 'a folded storey is stepped over');
  await at('findings-by').selectOption('rule');
  await listed(session);
  const current = rows(session, CURRENT);
  const whole = Number(await ((await current.count()) > 0 ? current : rows(session).first()).getAttribute('data-size'));
  assert.ok(size < whole, `${size} of ${whole}`);

  for (const order of ['size', 'effect', 'clause', 'force']) {
    await at('findings-order').selectOption(order);
    await listed(session);
    const sizes = await rows(session).evaluateAll((list) => list.map(({ dataset }) => Number(dataset.size)));
    if (order === 'size') assert.deepEqual(sizes, [...sizes].sort((a, b) => b - a));
  }

  await at('filter-text').fill('at least');
  await listed(session);
  const found = await session.number('findings-place', 'data-all');
  assert.equal(found, 3);
  await at('findings-pick-all').click();
  assert.equal(await session.number('review-bulk', 'data-count'), found);
  await at('bulk-status').selectOption('in-work');
  await sign(session, 'Wang');
  await rows(session, '[data-status="in-work"]').nth(found - 1).waitFor();
  await at('bulk-assign-open').click();
  await at('bulk-assignee').fill('Li');
  await at('bulk-assign').click();
  await page.waitForTimeout(300);
  await session.screenshot('review-bulk-en-dark');
  for (const text of await rows(session).allInnerTexts()) assert.match(text, /→ Li/);
  await session.at('undo').click();
  await page.waitForTimeout(200);
  for (const text of await rows(session).allInnerTexts()) assert.doesNotMatch(text, /→ Li/);
  await at('bulk-clear').click();
  await rows(session).nth(0).click({ modifiers: ['ControlOrMeta'] });
  await rows(session).nth(2).click({ modifiers: ['Shift'] });
  assert.equal(await session.number('review-bulk', 'data-count'), 3);
  await at('bulk-clear').click();
  await at('filter-clear').click();

  // the designer answers in a sheet of a layout of its own
  await rows(session, '[data-rule="house-rules/beams"]').first().getByTestId('rule-fold').click();
  const kind = await rows(session, '[data-rule="house-rules/beams"][data-folds="0"]').first().evaluate((row) => row.querySelector('.finding').title.split('\n')[1]);
  await at('replies-open').click();
  await at('replies-input').setInputFiles([textFile('reply.csv', `Project,1#\nReply,Opinion,Basis\n"=widened, <b>see</b>","beams at least 900 mm wide (${kind})",Q/HR 2026 3.10\nwhat?,something else,Q/HR 2026 9.9\n`)]);
  await page.locator('[data-testid="replies-found"][data-matched="1"][data-lost="1"]').waitFor();
  await session.screenshot('review-replies-en-dark');
  await at('replies-apply').click();
  if ((await at('filter-status').count()) === 0) await at('filter-more').click();
  await at('filter-status').selectOption('answered');
  await listed(session);
  await rows(session, '[data-rule="house-rules/beams"][data-status="answered"]').click();
  await at('review-more').click();
  assert.equal(await at('review-reply').inputValue(), '=widened, <b>see</b>');
  await at('filter-clear').click();

  await rows(session, '[data-rule="ids:delivery.ids/1"]').first().click();
  await at('rule-detail').waitFor();
  await at('rule-list').focus();
  await page.keyboard.press('w');
  await at('waive-by-rule').click();
  await at('waive-reason').fill('delivered later');
  await at('waive-who').fill('Wang');
  await at('waive-role').fill('chief');
  await at('waive-approval').fill('7');
  await at('waive-until').fill('2099-01-01');
  await at('waive-apply').click();
  await settled(session);
  // a long list draws what is in sight alone
  await at('filter-text').fill('delivery.ids');
  await rows(session, '[data-rule="ids:delivery.ids/1"][data-outcome="waived"]').first().waitFor();
  await listed(session);
  assert.equal(await rows(session, '[data-outcome="fail"]').count(), 0);
  const text = (await at('rules-panel').innerText()).replaceAll(/墙要有防火|交付/g, '');
  assert.doesNotMatch(text, /(review|rules)\.\w|\{\w+\}/);
  assert.deepEqual(session.errors, []);
});

/** three walls, two of which have the GlobalId of the first */
const TWICE = `ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n#1=IFCPROJECT('0000000000000000000001',$,'P',$,$,$,$,$,#2);\n#2=IFCUNITASSIGNMENT((#3));\n#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
#11=IFCWALL('0000000000000000000011',$,'W <b>1</b>',$,'T',$,$,$,$);\n#12=IFCWALL('0000000000000000000011',$,'W 2',$,'T',$,$,$,$);\n#13=IFCWALL('0000000000000000000011',$,'W 3',$,'T',$,$,$,$);\nENDSEC;\nEND-ISO-10303-21;\n`;

test('model findings are filtered, stepped through and reviewed, and the review comes back with a BCF after asking', { timeout: 4 * MINUTE }, async () => {
  const session = await browser.open('/?lang=zh-CN', { viewport: { width: 1280, height: 720 } });
  const { page, at } = session;
  await session.state('empty');
  await at('file-input').setInputFiles([textFile('twice.ifc', TWICE)]);
  await session.state('ready');
  await session.tab('findings');
  const repeated = page.locator('[data-testid="model-row"][data-code="duplicate-global-id"]');
  await repeated.first().waitFor();
  const all = await session.number('model-place', 'data-all');
  await at('model-code').selectOption('duplicate-global-id');
  await page.locator('[data-testid="findings"][data-busy="false"]').waitFor();
  const some = await session.number('model-place', 'data-all');
  assert.ok(some >= 2 && some < all, `${some} of ${all}`);
  await at('model-list').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="model-detail"][data-code="duplicate-global-id"]').waitFor();
  await page.keyboard.press('j');
  assert.equal(await session.number('model-place', 'data-at'), 2);
  await page.keyboard.press('a');
  await sign(session, '王工');
  await page.locator('[data-testid="model-row"][data-current="true"][data-status="accepted"]').waitFor();
  await at('model-list').focus();
  await page.keyboard.press('s');
  await at('review-topic').first().waitFor();
  await page.waitForTimeout(300);
  await session.screenshot('review-model-zh');
  await at('review-topic').first().click();

  // somebody answers in the topic: the finding is told only when that is wanted
  await at('topic-detail').waitFor();
  await at('comment-text').fill('图纸已改');
  await at('comment-add').click();
  await at('bcf-reviews').waitFor();
  await session.screenshot('review-bcf-zh');
  await at('bcf-reviews-take').click();
  await at('bcf-reviews').waitFor({ state: 'detached' });
  await session.tab('findings');
  await at('model-of-whole').click();
  assert.match(await at('review-comments').innerText(), /图纸已改/);
  assert.deepEqual(session.errors, []);
});

const ELEMENTS = 10_000;
const SPECIFICATIONS = 10;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$';
const globalId = (n) => `0${Array.from({ length: 21 }, (_, i) => ALPHABET[Math.floor(n / 64 ** (20 - i)) % 64]).join('')}`;

/** walls without a body, each of a type of its own, on twenty storeys */
function manyWalls() {
  const records = ["#1=IFCPROJECT('0000000000000000000001',$,'P',$,$,$,$,$,#2);", '#2=IFCUNITASSIGNMENT((#3));', '#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);', "#4=IFCBUILDING('0000000000000000000002',$,'B',$,$,$,$,$,.ELEMENT.,$,$,$);", "#5=IFCRELAGGREGATES('0000000000000000000003',$,$,$,#1,(#4));"];
  let id = 10;
  const storeys = Array.from({ length: 20 }, (_, i) => {
    records.push(`#${id}=IFCBUILDINGSTOREY('${globalId(id)}',$,'${i + 1}F',$,$,$,$,$,.ELEMENT.,${i * 3}.);`);
    return { id: id++, walls: [] };
  });
  records.push(`#${id}=IFCRELAGGREGATES('${globalId(id++)}',$,$,$,#4,(${storeys.map((one) => `#${one.id}`).join()}));`);
  for (let i = 0; i < ELEMENTS; i += 1) {
    records.push(`#${id}=IFCWALL('${globalId(id)}',$,'W ${i}',$,'T${i}',$,$,$,$);`);
    storeys[i % storeys.length].walls.push(`#${id++}`);
  }
  for (const { id: storey, walls } of storeys) records.push(`#${id}=IFCRELCONTAINEDINSPATIALSTRUCTURE('${globalId(id++)}',$,$,$,(${walls.join()}),#${storey});`);
  return `ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n${records.join('\n')}\nENDSEC;\nEND-ISO-10303-21;\n`;
}
const manySpecifications = () => idsFile('many', Array.from({ length: SPECIFICATIONS }, (_, i) => walls(`property ${i}`, 'X', `P${i}`)));

test('a hundred thousand findings, the longest scripts printed', { ...scale, timeout: 10 * MINUTE }, async (t) => {
  const session = await browser.open('/?lang=zh-CN', { viewport: { width: 1280, height: 720 } });
  const { page, at } = session;
  await drop(page, at('app'), [textFile('many.ids', manySpecifications())]);
  await session.state('empty');
  await at('file-input').setInputFiles([textFile('many.ifc', manyWalls())]);
  await session.state('ready', 5 * MINUTE);
  const part = async (name, work) => {
    await session.frames();
    await work();
    await listed(session);
    await page.waitForTimeout(300);
    t.diagnostic(`${name}: ${longestScript(await session.frames())}`);
  };
  t.diagnostic(`loading and checking: ${longestScript(await session.frames())}`);
  await part('opening the list', async () => {
    await session.tab('rules');
    await page.locator(`[data-testid="rule-findings"][data-all="${ELEMENTS * SPECIFICATIONS}"]`).waitFor();
    await at('rule-row').first().waitFor();
  });
  assert.equal(await session.number('findings-place', 'data-all'), SPECIFICATIONS, 'a rule is one line');
  await part('grouped by storey', async () => {
    await at('findings-by').selectOption('storey');
    await at('finding-heading').first().waitFor();
  });
  assert.equal(await session.number('findings-place', 'data-all'), ELEMENTS * SPECIFICATIONS);
  await part('grouped by type', () => at('findings-by').selectOption('kind'));
  await part('ordered by points', () => at('findings-order').selectOption('effect'));
  await part('searched', () => at('filter-text').fill('t99'));
  // T99, T990–T999, T9900–T9999
  assert.equal(await session.number('findings-place', 'data-all'), 111 * SPECIFICATIONS);
  await part('search taken back', () => at('filter-clear').click());
  await part('scrolled', async () => {
    await at('rule-list').hover();
    for (let i = 0; i < 20; i += 1) await page.mouse.wheel(0, 4000);
  });
  await part('stepped through', async () => {
    await at('rule-list').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 20; i += 1) await page.keyboard.press('j');
  });
  await part('one accepted', async () => {
    await page.keyboard.press('a');
    await sign(session, 'W');
    await page.locator(`[data-testid="rule-row"]${CURRENT}[data-status="accepted"]`).waitFor();
  });
  await part('all selected', () => at('findings-pick-all').click());
  await part('all assigned', async () => {
    await at('bulk-assign-open').click();
    await at('bulk-assignee').fill('李工');
    await at('bulk-assign').click();
    await page.locator('[data-testid="rule-row"]').getByText('→ 李工').first().waitFor();
  });
  await at('filter-more').click();
  assert.match(await at('filter-status').innerText(), /确认/);
  await session.screenshot('review-many-zh');
  await at('bulk-clear').click();
  await part('grouped by rule', () => at('findings-by').selectOption('rule'));
  await part('all of a rule opened', async () => {
    await at('rule-row').first().click();
    await at('rule-detail').waitFor();
  });
  await part('unfolded', () => at('rule-fold').first().click());
  assert.deepEqual(session.errors, []);
});
