/** IDS in the page: files are opened, audited, checked with and seen on the model; one is written from scratch, kept and read again. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runnerImport } from 'vite';
import { ROOT } from '../../src/cli/setup.mjs';
import { assertNoRequestLeft, drop, longestScript, scale, sharedBrowser, textFile } from './harness.mjs';

const MINUTE = 60_000;

const browser = sharedBrowser();

const source = (path) => runnerImport(join(ROOT, 'src', path)).then(({ module }) => module);
/** the audit of the sources themselves, on what the page handed over */
async function audited(bytes) {
  const { auditIds } = await source('ids/audit/audit.ts');
  return auditIds(new Uint8Array(bytes));
}

const simple = (value) => `<simpleValue>${value}</simpleValue>`;
const oneOf = (...values) => `<xs:restriction base="xs:string">${values.map((value) => `<xs:enumeration value="${value}"/>`).join('')}</xs:restriction>`;
const entity = (name) => `<entity><name>${name}</name></entity>`;
const idsFile = (title, ...specifications) => `<?xml version="1.0" encoding="UTF-8"?>
<ids xmlns="http://standards.buildingsmart.org/IDS" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://standards.buildingsmart.org/IDS http://standards.buildingsmart.org/IDS/1.0/ids.xsd">
<info><title>${title}</title><version>1.2</version></info>
<specifications>
${specifications.join('\n')}
</specifications></ids>`;
const specification = (attributes, applies, requires, occurs = 'minOccurs="0" maxOccurs="unbounded"') =>
  `<specification ifcVersion="IFC4" ${attributes}><applicability ${occurs}>${applies}</applicability>${requires ? `<requirements>${requires}</requirements>` : ''}</specification>`;
/** every wall of the tower is an IfcWallStandardCase or an IfcWall, and none states its fire rating */
const WALLS = specification(
  'name="墙写明耐火极限 &lt;img src=x onerror=alert(1)&gt;" identifier="W-1" description="消防审查 &lt;b&gt;用&lt;/b&gt;" instructions="在建模软件中填写"', entity(oneOf('IFCWALL', 'IFCWALLSTANDARDCASE')),
  `<property dataType="IFCLABEL" cardinality="required" instructions="如 2.00 h"><propertySet>${simple('Pset_WallCommon')}</propertySet><baseName>${simple('FireRating')}</baseName></property>`,
);
const PROJECT = specification('name="项目编号"', entity(simple('IFCPROJECT')), `<attribute cardinality="required"><name>${simple('Name')}</name><value><xs:restriction base="xs:string"><xs:pattern value="P-[0-9]+"/></xs:restriction></value></attribute>`);
const SLABS = specification('name="板有名称"', entity(simple('IFCSLAB')), `<attribute cardinality="required"><name>${simple('Name')}</name></attribute>`);
const GOOD = idsFile('交付要求 &lt;img src=x onerror=alert(2)&gt;', WALLS, PROJECT, SLABS);
/** line 6: a class that there is not, line 7: a data type that is not the property's */
const BAD = idsFile('bad &lt;i&gt;', SLABS, PROJECT.replace('IFCPROJECT', 'IFCPROJEKT'), WALLS.replace('IFCLABEL', 'IFCINTEGER'));

async function tower(options, search = '') {
  const session = await browser.open(`/?sample=tower${search}`, options);
  await session.state('ready');
  return session;
}
/** after a change the page checks again: its own word for it comes with the next frame */
async function settled(session) {
  await session.page.waitForTimeout(80);
  await session.state('ready');
}
const ruleRow = (session, id) => session.page.locator(`[data-testid="rule-row"][data-rule="${id}"]`).first();
const entry = (session, name) => session.page.locator(`[data-testid="ids-entry"][data-name="${name}"]`);
async function audit(session, state) {
  try {
    await session.page.locator(`[data-testid="ids-editor"][data-state="${state}"]`).waitFor({ timeout: 10_000 });
  } catch (error) {
    await session.screenshot('ids-stuck');
    throw new Error(`the audit is not ${state}: ${await session.at('ids-audit').innerText()}`, { cause: error });
  }
}
async function saved(session) {
  const [download] = await Promise.all([session.page.waitForEvent('download'), session.at('ids-save').click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('an IDS that is dropped is audited, checked with, and its findings stand among the rules and on the model', { timeout: 4 * MINUTE }, async () => {
  const session = await tower();
  await drop(session.page, session.at('app'), [textFile('交付.ids', GOOD)]);
  await entry(session, '交付.ids').waitFor();
  assert.equal(await session.at('tab-ids').getAttribute('aria-selected'), 'true', 'what was dropped is shown');
  assert.match(await entry(session, '交付.ids').innerText(), /交付要求 <img src=x onerror=alert\(2\)>/, 'text is shown as text');
  await session.at('ids-valid').waitFor();
  await settled(session);
  assert.match(await entry(session, '交付.ids').innerText(), /不满足 2/);

  await session.at('ids-results').click();
  const walls = ruleRow(session, 'ids:交付.ids/1');
  await walls.waitFor();
  assert.equal(await walls.getAttribute('data-outcome'), 'fail');
  assert.match(await walls.innerText(), /要求/);
  assert.doesNotMatch((await walls.innerText()).replace('要求 交付要求', ''), /应|宜|必须/, 'an IDS knows no force of clauses');
  assert.match(await walls.innerText(), /Pset_WallCommon\.FireRating/);
  await walls.click();
  await session.at('element-table').waitFor();
  const size = Number(await walls.getAttribute('data-size'));
  assert.ok(size > 1000);
  assert.equal(await session.number('element-table', 'data-count'), size, 'its elements are listed and isolated');
  assert.equal(await session.number('rule-elements', 'data-count'), size);
  const detail = await session.at('rule-detail').innerText();
  for (const said of [/消防审查 <b>用<\/b>/, /在建模软件中填写/, /如 2\.00 h/, /IFCWALL \/ IFCWALLSTANDARDCASE/, new RegExp(`适用 ${size} 个`)]) assert.match(detail, said);
  assert.equal(await session.at('waive-open').count(), 1, 'it is waived as a rule is');
  assert.equal(await session.at('rule-page').count(), 0, 'it has no page of a clause');
  await session.at('rule-element').first().click();
  await session.page.locator('[data-testid="element-rule"][data-rule="ids:交付.ids/1"]').waitFor();
  await session.page.waitForTimeout(800);
  await session.screenshot('ids-found-zh');
  await session.page.keyboard.press('Escape');

  // what is no element is named, with its class
  await ruleRow(session, 'ids:交付.ids/2').click();
  assert.match(await session.at('rule-elements').innerText(), /IfcProject/);
  assert.equal(await session.at('element-table').count(), 0);

  await session.tab('ids');
  await session.at('ids-use').uncheck();
  await settled(session);
  await session.tab('rules');
  await ruleRow(session, 'ids:交付.ids/1').waitFor({ state: 'detached' });
  await session.tab('ids');
  await session.at('ids-use').check();
  await settled(session);
  const [download] = await Promise.all([session.page.waitForEvent('download'), session.at('ids-download').click()]);
  assert.equal(readFileSync(await download.path(), 'utf8'), GOOD, 'a file that was not changed is handed back as it came');
  await session.at('ids-remove').click();
  await settled(session);
  assert.equal(await session.number('ids-list', 'data-count'), 0);
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('an IDS with faults is not checked with and says where; the editor goes there and mends it', { timeout: 4 * MINUTE }, async () => {
  const session = await tower({ colorScheme: 'dark' });
  await session.tab('ids');
  await session.at('ids-input').setInputFiles([textFile('bad.ids', BAD), textFile('broken <i>.ids', '<ids><specifications>')]);
  await entry(session, 'broken <i>.ids').waitFor();
  await settled(session);
  assert.ok(await session.at('ids-use').first().isDisabled());
  assert.equal(await session.at('ids-valid').count(), 0);
  assert.equal(await entry(session, 'broken <i>.ids').getByTestId('ids-edit').count(), 0, 'what cannot be read cannot be edited');
  await entry(session, 'bad.ids').getByTestId('ids-findings-open').click();
  const findings = await session.at('ids-finding').evaluateAll((list) => list.map(({ dataset }) => [Number(dataset.line), Number(dataset.code)]));
  assert.deepEqual(findings.map(([line]) => line), [6, 7]);
  for (const [, code] of findings) assert.ok(code >= 100 && code <= 401);
  assert.match(await session.at('ids-findings').innerText(), /IFCPROJEKT/);
  await session.screenshot('ids-invalid-zh-dark');
  await session.tab('rules');
  await session.at('rules-to-scope').waitFor();

  await session.tab('ids');
  await entry(session, 'bad.ids').getByTestId('ids-edit').click();
  await audit(session, 'invalid');
  await session.page.locator('[data-testid="ids-audit"] [data-testid="ids-finding"]').first().getByRole('button').click();
  const name = session.at('ids-applicability-0-name-one');
  await name.waitFor();
  assert.equal(await name.inputValue(), 'IFCPROJEKT', 'a click on the finding leads to what it is about');
  assert.ok(await session.at('ids-check-now').isDisabled());
  await name.fill('IFCPROJECT');
  await session.page.locator('[data-testid="ids-audit"] [data-testid="ids-finding"][data-line]').nth(1).waitFor({ state: 'detached' });
  await session.page.locator('[data-testid="ids-audit"] [data-testid="ids-finding"]').first().getByRole('button').click();
  await session.at('ids-requirements-0-type').fill('IFCLABEL');
  await session.page.keyboard.press('Escape');
  await audit(session, 'valid');
  await session.screenshot('ids-editor-zh-dark');
  await session.at('ids-check-now').click();
  await ruleRow(session, 'ids:bad.ids/3').waitFor();
  await settled(session);
  await session.tab('ids');
  assert.match(await entry(session, 'bad.ids').innerText(), /未存为文件/);
  assert.deepEqual(session.errors, []);
});

test('one is written from scratch by keyboard and mouse, checked with, saved, and is the same when it is read again', { timeout: 5 * MINUTE }, async () => {
  const session = await tower({ viewport: { width: 1280, height: 720 } });
  const { page, at } = session;
  await session.tab('ids');
  await at('ids-new').click();
  await at('ids-editor').waitFor();
  // the file
  await at('ids-info-title').fill('预制构件交付要求 <img src=x onerror=alert(3)>');
  await at('ids-info-author').fill('nobody');
  await audit(session, 'invalid');
  await at('ids-info-author').fill('bim@example.org');
  for (const [key, value] of [['version', '1.0'], ['purpose', '施工图审查'], ['milestone', '施工图'], ['copyright', '示例'], ['description', '两行\n说明']]) await at(`ids-info-${key}`).fill(value);
  await at('ids-info-date').fill('2026-11-26');

  // a specification, by keyboard: the class is found by typing, taken by arrow and Enter
  await at('ids-spec-add').click();
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.testid), 'ids-spec-name', 'the name is typed at once');
  await page.keyboard.type('剪力墙写明耐火极限');
  await at('ids-applicability-0-name-one').click();
  await page.keyboard.type('wal');
  // of what the model holds first
  await page.locator('[role="option"]', { hasText: 'IFCWALL' }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await at('ids-applicability-0-name-one').inputValue(), 'IFCWALL');
  await at('ids-spec-identifier').fill('W-1');
  await at('ids-spec-description').fill('说明');
  await at('ids-spec-instructions').fill('在墙类型中填写');

  // a property: set, name and data type come from the schema, the value is a pattern that is tried
  await at('ids-add-requirements').click();
  await at('ids-add-requirements-property').click();
  assert.ok((await page.evaluate(() => document.activeElement?.dataset.testid)).startsWith('ids-requirements-0-set'));
  await page.keyboard.type('Pset_WallC');
  await page.getByRole('option', { name: 'Pset_WallCommon' }).click();
  await at('ids-requirements-0-property-one').click();
  await page.getByRole('option', { name: 'FireRating' }).click();
  await page.waitForFunction(() => document.querySelector('[data-testid="ids-requirements-0-type"]').value === 'IFCLABEL');
  await at('ids-requirements-0-value-mode').selectOption('pattern');
  await at('ids-requirements-0-value-pattern').fill('[0-9]+(\\.[0-9]+)? h(');
  await page.locator('[data-testid="ids-requirements-0-value-tried"][data-says="broken"]').waitFor();
  await audit(session, 'invalid');
  await at('ids-requirements-0-value-pattern').fill('[0-9]+(\\.[0-9]+)? h');
  await at('ids-requirements-0-value-try').fill('2.00 h');
  await page.locator('[data-testid="ids-requirements-0-value-tried"][data-says="yes"]').waitFor();
  await at('ids-requirements-0-value-try').fill('2.00 h ');
  await page.locator('[data-testid="ids-requirements-0-value-tried"][data-says="no"]').waitFor();
  await at('ids-requirements-0-instructions').fill('如 2.00 h');
  await at('ids-requirements-0-uri').fill('https://example.org/fire');
  await audit(session, 'valid');
  await session.screenshot('ids-author-zh');

  // one of each other kind, with every way of constraining a value
  await at('ids-add-requirements').click();
  await at('ids-add-requirements-attribute').click();
  await at('ids-requirements-1-name-one').fill('Name');
  await page.keyboard.press('Escape');
  await at('ids-requirements-1-value-mode').selectOption('length');
  await at('ids-requirements-1-value-minLength').fill('2');
  await at('ids-requirements-1-optional').click();
  await at('ids-add-requirements').click();
  await at('ids-add-requirements-classification').click();
  await at('ids-requirements-2-system-one').fill('GB/T 51269');
  await at('ids-requirements-2-value-mode').selectOption('list');
  await at('ids-requirements-2-value-item').fill('14-10.20.03');
  await page.keyboard.press('Enter');
  await page.keyboard.type('14-10.20.06');
  await at('ids-requirements-2-optional').click();
  await at('ids-add-requirements').click();
  await at('ids-add-requirements-material').click();
  await at('ids-requirements-3-optional').click();
  await at('ids-requirements-3-value-mode').selectOption('one');
  await at('ids-requirements-3-value-one').fill('C40');
  await page.keyboard.press('Escape');
  await at('ids-add-requirements').click();
  await at('ids-add-requirements-partOf').click();
  await at('ids-requirements-4-relation').selectOption('IFCRELCONTAINEDINSPATIALSTRUCTURE');
  await at('ids-requirements-4-name-one').fill('IFCBUILDINGSTOREY');
  await page.keyboard.press('Escape');
  await at('ids-add-applicability').click();
  await at('ids-add-applicability-property').click();
  await at('ids-applicability-1-set-one').fill('Pset_WallCommon');
  await at('ids-applicability-1-property-one').fill('LoadBearing');
  await page.getByRole('option', { name: 'LoadBearing' }).first().click();
  await page.waitForFunction(() => document.querySelector('[data-testid="ids-applicability-1-type"]').value === 'IFCBOOLEAN');
  await at('ids-applicability-1-value-mode').selectOption('one');
  await at('ids-applicability-1-value-one').fill('true');
  await page.keyboard.press('Escape');
  await audit(session, 'valid');

  // a second one, and the list by keyboard: moved up, removed, brought back
  await at('ids-spec-add').click();
  await page.keyboard.type('板厚');
  await at('ids-applicability-0-name-one').fill('ifcslab');
  await page.keyboard.press('Escape');
  assert.equal(await at('ids-applicability-0-name-one').inputValue(), 'IFCSLAB', 'classes are in upper case');
  await at('ids-add-requirements').click();
  await at('ids-add-requirements-property').click();
  await at('ids-requirements-0-set-one').fill('SM_装配式构件');
  await at('ids-requirements-0-property-one').fill('预制厚度');
  await at('ids-requirements-0-type').fill('IFCLENGTHMEASURE');
  await page.keyboard.press('Escape');
  await at('ids-requirements-0-value-mode').selectOption('range');
  await at('ids-requirements-0-value-low').fill('0.06');
  await at('ids-requirements-0-value-high-sign').selectOption('maxExclusive');
  await at('ids-requirements-0-value-high').fill('0.2');
  await audit(session, 'valid');
  assert.equal(await at('ids-requirements-0-value-base').inputValue(), 'xs:double', 'the base type follows the data type');
  await at('ids-specs').focus();
  await page.keyboard.press('Alt+ArrowUp');
  const order = () => at('ids-spec-row').evaluateAll((rows) => rows.map((row) => row.querySelector('b').textContent));
  assert.deepEqual((await order()).slice(1), ['板厚', '剪力墙写明耐火极限']);
  await page.keyboard.press('Delete');
  assert.equal(await session.number('ids-specs', 'data-count'), 1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  assert.deepEqual((await order()).slice(1), ['剪力墙写明耐火极限', '板厚']);
  await page.keyboard.press('Control+Shift+z');
  assert.deepEqual((await order()).slice(1), ['板厚', '剪力墙写明耐火极限']);
  await at('ids-spec-copy').click();
  assert.equal(await session.number('ids-specs', 'data-count'), 3);
  await at('ids-undo').click();
  assert.equal(await session.number('ids-specs', 'data-count'), 2);

  // checked with at once
  await audit(session, 'valid');
  await at('ids-file-name').fill('预制构件');
  await at('ids-check-now').click();
  await at('ids-editor').waitFor({ state: 'detached' });
  await ruleRow(session, 'ids:预制构件.ids/2').waitFor();
  assert.match(await ruleRow(session, 'ids:预制构件.ids/2').innerText(), /剪力墙写明耐火极限/);
  await settled(session);
  await ruleRow(session, 'ids:预制构件.ids/2').click();
  await at('ids-rule-edit').click();
  assert.equal(await at('ids-spec-name').inputValue(), '剪力墙写明耐火极限', 'the editor opens at the specification');

  // saved, audited by the sources, read again: the same
  const file = await saved(session);
  assert.equal(file.name, '预制构件.ids');
  const { ids, findings } = await audited(file.bytes);
  assert.deepEqual(findings, []);
  assert.equal(ids.info.title, '预制构件交付要求 <img src=x onerror=alert(3)>');
  assert.equal(ids.info.description, '两行\n说明');
  assert.deepEqual(ids.specifications.map((one) => one.name), ['板厚', '剪力墙写明耐火极限']);
  const [slabs, walls] = ids.specifications;
  assert.deepEqual(slabs.requirements[0].value.constraints.map(({ kind, value }) => `${kind} ${value}`), ['minInclusive 0.06', 'maxExclusive 0.2']);
  assert.deepEqual(walls.requirements.map(({ kind, cardinality }) => `${kind} ${cardinality}`), ['property required', 'attribute optional', 'classification optional', 'material optional', 'partOf required']);
  assert.equal(walls.requirements[0].uri, 'https://example.org/fire');
  assert.deepEqual(walls.applicability.map(({ kind }) => kind), ['entity', 'property']);
  assert.equal(walls.requirements[0].value.constraints[0].value, '[0-9]+(\\.[0-9]+)? h');
  assert.equal(await at('ids-editor').getAttribute('data-unsaved'), 'false');
  await at('ids-close').click();
  await session.tab('ids');
  await at('ids-input').setInputFiles([textFile('again.ids', file.bytes)]);
  await entry(session, 'again.ids').waitFor();
  await entry(session, 'again.ids').getByTestId('ids-edit').click();
  const again = await saved(session);
  assert.deepEqual(again.bytes, file.bytes, 'read and written again it is the same file');
  await at('ids-close').click();
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('work that is in no file is not lost by closing, removing or leaving', { timeout: 3 * MINUTE }, async () => {
  const session = await tower({ locale: 'en-GB' }, '&lang=en');
  const { page, at } = session;
  await session.tab('ids');
  await at('ids-new').click();
  await page.waitForFunction(() => document.activeElement?.dataset.testid === 'ids-info-title');
  await page.keyboard.press('Escape');
  assert.ok(await at('ids-editor').isVisible(), 'who types means the field');
  await at('ids-specs').focus();
  await page.keyboard.press('Escape');
  await at('ids-editor').waitFor({ state: 'detached' });
  assert.equal(await session.number('ids-list', 'data-count'), 0, 'of nothing changed nothing is asked');
  await page.waitForFunction(() => document.activeElement?.dataset.testid === 'ids-new', null, { timeout: 5000 });
  await at('ids-new').click();
  await at('ids-info-title').fill('draft');
  await at('ids-close').click();
  await at('ids-leave-keep').waitFor();
  await at('ids-leave-drop').click();
  await at('ids-editor').waitFor({ state: 'detached' });
  assert.equal(await session.number('ids-list', 'data-count'), 0);
  await at('ids-new').click();
  await at('ids-info-title').fill('kept');
  await at('ids-close').click();
  await at('ids-leave-keep').click();
  await at('ids-editor').waitFor({ state: 'detached' });
  const kept = entry(session, 'untitled.ids');
  await kept.waitFor();
  assert.match(await kept.innerText(), /kept/);
  assert.equal(await kept.getAttribute('data-valid'), 'false', 'of no specification yet');
  // a file of the same name does not take its place
  await at('ids-input').setInputFiles([textFile('untitled.ids', GOOD)]);
  await entry(session, 'untitled 2.ids').waitFor();
  await kept.waitFor();
  await kept.getByTestId('ids-remove').click();
  await at('ids-remove-anyway').waitFor();
  assert.equal(await session.number('ids-list', 'data-count'), 2);
  // a reload asks nothing and loses nothing
  await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
  await page.reload();
  await kept.waitFor();
  assert.match(await kept.innerText(), /in no file/);
  await kept.getByTestId('ids-remove').click();
  await at('ids-remove-anyway').click();
  assert.equal(await session.number('ids-list', 'data-count'), 1);
  assert.deepEqual(session.errors, []);
});

test('rules of a pack become an IDS, with those left out named; its English is complete', { timeout: 4 * MINUTE }, async () => {
  const session = await tower({ locale: 'en-GB' }, '&lang=en');
  const { page, at } = session;
  await session.tab('ids');
  await at('ids-from-rules').click();
  await page.getByText('None of the chosen packs').waitFor();
  await session.tab('scope');
  await at('pack-design-depth').check();
  await settled(session);
  await session.tab('ids');
  await at('ids-from-rules').click();
  await audit(session, 'valid');
  assert.ok(await session.number('ids-specs', 'data-count') > 10);
  assert.ok(await session.number('ids-skipped', 'data-count') > 5);
  const file = await saved(session);
  assert.deepEqual((await audited(file.bytes)).findings, []);
  await session.screenshot('ids-rules-en');

  // the editor's own words: what the IDS says is left aside
  await at('ids-spec-row').nth(3).click();
  for (const part of ['applicability', 'requirements']) await at(`ids-${part}-0-head`).click();
  await at('ids-add-requirements').click();
  const words = await page.evaluate(() => [...document.querySelectorAll('[data-testid="ids-editor"] :is(label, button, option, h2, h3, [placeholder], [aria-label])')].filter((one) => !one.closest('[data-testid="ids-skipped"] ~ *')).flatMap((one) => [one.getAttribute('placeholder') ?? '', one.getAttribute('aria-label') ?? '', /summary|head/.test(one.className) ? '' : [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent).join('')]));
  for (const word of words) {
    assert.doesNotMatch(word, /\{\w+\}|^(ids|idsEditor|idsFacet|idsValue)\.\w/, word);
    assert.doesNotMatch(word, /\p{Script=Han}/u, word);
  }
  await page.keyboard.press('Escape');
  await at('ids-close').click();
  await settled(session);
  // the template's own IDS is one click away, and the models are checked with it
  await at('ids-template').click();
  const template = page.locator('[data-testid="ids-entry"][data-name$="装配式构件.ids"]');
  await template.getByTestId('ids-valid').waitFor();
  await template.getByTestId('ids-results').waitFor();
  await template.getByTestId('ids-remove').click();
  await settled(session);
  const panel = (await at('ids-panel').innerText());
  assert.doesNotMatch(panel, /\p{Script=Han}|\{\w+\}|(^|\s)ids\.\w/u);
  assert.deepEqual(session.errors, []);
});

test('an IDS of two thousand specifications is edited without the page standing still; longest scripts printed', { ...scale, timeout: 4 * MINUTE }, async (t) => {
  const session = await browser.open('/');
  const { page, at } = session;
  await session.state('empty');
  await session.tab('ids');
  const many = idsFile('many', ...Array.from({ length: 2000 }, (_, i) => WALLS.replace('identifier="W-1"', `identifier="W-${i}"`)));
  await at('ids-input').setInputFiles([textFile('many.ids', many)]);
  await entry(session, 'many.ids').waitFor();
  await session.frames();
  await at('ids-edit').click();
  await audit(session, 'valid');
  await at('ids-spec-row').nth(3).click();
  await at('ids-spec-name').fill('');
  await page.keyboard.type('typed letter by letter', { delay: 30 });
  await audit(session, 'valid');
  await at('ids-specs').focus();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('End');
  assert.ok(await at('ids-spec-row').count() < 60, 'only what is in sight is made');
  await audit(session, 'valid');
  const frames = await session.frames();
  t.diagnostic(longestScript(frames));
  assert.deepEqual(session.errors, []);
});
