/** Rules in the page: the scope selects packs, findings are filtered and shown, waived; packs of the user's own come and are refused. */
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { assertNoRequestLeft, longestScript, scale, sharedBrowser, textFile } from './harness.mjs';
import { houseRules, rule } from './house-rules.mjs';

const MINUTE = 60_000;

const browser = sharedBrowser();

/** of the tower's walls the precast ones are 200 mm thick, its partitions 100 mm */
const OWN = houseRules(
  rule('walls', '3.1', '预制剪力墙厚度不应小于 250 mm', 'precast shear walls at least 250 mm thick', {
    applies: { component: ['shear-wall'], precast: ['precast'] }, check: 'at-least', of: 'wall-thickness', params: { least: { value: 0.25, unit: 'm' } },
  }),
  rule('partitions', '3.2', '隔墙厚度不宜小于 120 mm', 'partitions should be at least 120 mm thick', {
    force: '宜', discipline: 'architecture', applies: { component: ['partition'] }, check: 'at-least', of: 'wall-thickness', params: { least: { value: 0.12, unit: 'm' } },
  }),
  rule('beams', '3.3', '一、二级抗震的梁宽', 'beams of seismic grades one and two', {
    applies: { component: ['beam'], building: { seismicGrade: ['一', '二'] } }, check: 'at-least', of: 'beam-width', params: { least: { value: 0.25, unit: 'm' } },
  }),
  rule('calculation', '5.1', '接缝受剪承载力计算', 'shear capacity of joints', { check: 'manual', chapter: 2 }),
);
const packFile = (pack, name = 'house.json') => textFile(name, JSON.stringify(pack));

async function tower(options, search = '') {
  const session = await browser.open(`/?sample=tower${search}`, options);
  await session.state('ready');
  return session;
}

/** after a change the page checks again: its own word for it comes with the next frame */
async function settled(session) {
  await session.page.waitForTimeout(50);
  await session.state('ready');
}

/** stage, structure and intensity as a user fills them in, and the house rules beside what they select */
async function scoped(session) {
  await session.tab('scope');
  await session.at('scope-stage').selectOption('design');
  await session.at('scope-structure').selectOption('shear-wall');
  await session.at('scope-intensity').selectOption('7');
  await settled(session);
  await session.at('pack-input').setInputFiles([packFile(OWN)]);
  await session.at('pack-house-rules').waitFor();
  await settled(session);
}
const ruleRow = (session, id, outcome) => session.page.locator(`[data-testid="rule-row"][data-rule="${id}"]${outcome ? `[data-outcome="${outcome}"]` : ''}`).first();

test('the scope selects packs; findings are filtered, shown on the model, and one is waived and taken back', { timeout: 4 * MINUTE }, async () => {
  const session = await tower();
  await session.tab('rules');
  await session.at('rules-to-scope').click();
  await session.at('scope-form').waitFor();
  assert.equal(await session.number('packs', 'data-count'), 1, 'the standard that scores, before anything is said');
  await scoped(session);
  assert.ok(await session.at('pack-jgj1-2014').isChecked(), 'selected by the scope');
  assert.ok((await session.number('packs', 'data-count')) >= 3);
  await session.screenshot('rules-scope-zh');

  await session.tab('rules');
  await ruleRow(session, 'house-rules/walls', 'fail').waitFor();
  const all = await session.number('rule-findings', 'data-count');
  await session.at('filter-outcome-fail').click();
  await session.at('filter-force-应').click();
  const rows = await session.at('rule-row').evaluateAll((list) => list.map(({ dataset }) => [dataset.outcome, dataset.force]));
  assert.ok(rows.length > 0);
  for (const row of rows) assert.deepEqual(row, ['fail', '应']);
  assert.ok((await session.number('rule-findings', 'data-count')) < all);

  const walls = ruleRow(session, 'house-rules/walls', 'fail');
  assert.match(await walls.innerText(), /200 mm/);
  assert.match(await walls.innerText(), /≥ 250 mm/);
  await walls.click();
  await session.at('rule-detail').waitFor();
  const size = Number(await walls.getAttribute('data-size'));
  await session.at('element-table').waitFor();
  assert.equal(await session.number('element-table', 'data-count'), size, 'its elements are listed and isolated');
  assert.equal(await session.number('rule-elements', 'data-count'), size);
  assert.match(await session.at('rule-said').innerText(), /200 mm/);
  await session.at('rule-element').nth(1).click();
  const index = await session.at('rule-element').nth(1).getAttribute('data-index');
  await session.page.locator(`[data-testid="detail-drawer"][data-index="${index}"]`).waitFor();
  await session.page.locator('[data-testid="element-rule"][data-rule="house-rules/walls"][data-outcome="fail"]').waitFor();
  await session.page.waitForTimeout(800);
  await session.screenshot('rules-found-zh');

  await session.at('waive-open').click();
  await session.at('waive-by-rule').click();
  await session.at('waive-reason').fill('专家论证 <b>2026</b>');
  await session.at('waive-who').fill('张工');
  assert.ok(await session.at('waive-apply').isDisabled(), 'of a clause with 应 it needs the role and the approval');
  await session.at('waive-role').fill('总工');
  await session.at('waive-approval').fill('2026-08');
  await session.at('waive-until').fill('2099-01-01');
  await session.at('waive-apply').click();
  await settled(session);
  await session.at('rules-view-decided').click();
  await session.page.locator('[data-testid="waiver-state"][data-state="used"]').waitFor();
  assert.match(await session.at('waivers').innerText(), /<b>2026<\/b>/, 'text is shown as text');
  await session.screenshot('rules-waived-zh');
  await session.at('rules-view-found').click();
  await session.at('filter-clear').click();
  await session.at('filter-outcome-waived').click();
  await ruleRow(session, 'house-rules/walls', 'waived').waitFor();
  await session.at('undo').click();
  await settled(session);
  await session.at('filter-clear').click();
  await ruleRow(session, 'house-rules/walls', 'fail').waitFor();
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('a broken pack is refused with the path of each fault and nothing is lost; its English is complete', { timeout: 3 * MINUTE }, async () => {
  const session = await tower({ locale: 'en-GB' }, '&lang=en');
  await scoped(session);
  const packs = await session.number('packs', 'data-count');
  const broken = { ...OWN, rules: [{ ...OWN.rules[0], of: 'no <img src=x> quantity' }, { ...OWN.rules[1], check: 'no-check' }] };
  await session.at('pack-input').setInputFiles([packFile(broken, 'broken <i>.json')]);
  await session.at('pack-refused').waitFor();
  const said = await session.at('pack-refused').innerText();
  assert.match(said, /broken <i>\.json/);
  assert.match(said, /rules\.0\.of/);
  assert.match(said, /no <img src=x> quantity/);
  assert.match(said, /rules\.1\.check/);
  assert.equal(await session.number('packs', 'data-count'), packs);
  await session.at('pack-input').setInputFiles([textFile('none.json', '{ "id": ')]);
  await session.page.getByText('none.json').waitFor();
  await session.screenshot('rules-refused-en');

  // shipped packs cite editions and clauses as they are printed: the house rules alone are in English throughout
  for (const id of await session.page.locator('[data-testid="packs"] input[type="checkbox"]:checked').evaluateAll((list) => list.map((one) => one.dataset.testid))) {
    if (id !== 'pack-house-rules') await session.at(id).uncheck();
  }
  await settled(session);
  await session.tab('rules');
  await ruleRow(session, 'house-rules/walls', 'fail').waitFor();
  for (const view of ['found', 'settle', 'manual', 'decided']) {
    await session.at(`rules-view-${view}`).click();
    await session.page.waitForTimeout(200);
    // names of types and files are the model's own
    const text = (await session.at('rules-panel').innerText()).replaceAll(/Q\/HR 2026|企业标准 \/ house rules/g, '');
    assert.doesNotMatch(text, /\p{Script=Han}/u, view);
    assert.doesNotMatch(text, /\{\w+\}|(rules|scope|waive|override)\.\w/, view);
  }
  await session.tab('scope');
  assert.doesNotMatch(await session.at('scope-form').innerText(), /\p{Script=Han}/u);
  await session.at('pack-remove-house-rules').click();
  await settled(session);
  assert.equal(await session.number('packs', 'data-count'), 0);
  assert.deepEqual(session.errors, []);
});

test('what is waited for leads to where it is settled, and a changed number judges anew', { timeout: 3 * MINUTE }, async () => {
  const session = await tower({ colorScheme: 'dark' });
  await scoped(session);
  await session.tab('rules');
  await ruleRow(session, 'house-rules/beams', 'unknown').waitFor();
  await session.at('rules-view-manual').click();
  assert.match(await session.at('rules-manual').innerText(), /接缝受剪承载力计算/);
  await session.at('rules-view-settle').click();
  const wait = session.page.locator('[data-testid="rule-wait"][data-kind="attribute"][data-id="seismicGrade"]');
  await wait.click();
  await session.page.waitForTimeout(800);
  await session.screenshot('rules-settle-zh-dark');
  await session.at('wait-scope').click();
  await session.at('scope-grade').selectOption('二');
  await settled(session);
  await session.tab('rules');
  await wait.waitFor({ state: 'detached' });
  await session.at('rules-view-found').click();
  await ruleRow(session, 'house-rules/beams', 'fail').waitFor();

  await ruleRow(session, 'house-rules/partitions').click();
  await session.at('override-open').click();
  await session.at('override-value').fill('90');
  await session.at('override-reason').fill('样板');
  await session.at('override-apply').click();
  await settled(session);
  await ruleRow(session, 'house-rules/partitions').waitFor({ state: 'detached' });
  await session.at('rules-view-decided').click();
  await session.at('overrides').getByText('90 mm').waitFor();
  await session.at('override-remove').click();
  await settled(session);
  await session.at('rules-view-found').click();
  await ruleRow(session, 'house-rules/partitions', 'fail').waitFor();

  // by keyboard: down to one of several types, Enter isolates, right lists its types
  await session.at('rule-list').focus();
  const current = session.page.locator('.is-current[data-testid="rule-row"]');
  for (let step = 0; step < 20; step += 1) {
    await session.page.keyboard.press('ArrowDown');
    if (Number(await current.getAttribute('data-folds')) > 1) break;
  }
  await session.page.keyboard.press('Enter');
  await session.at('rule-detail').waitFor();
  await session.page.keyboard.press('ArrowRight');
  await current.locator('[data-testid="rule-fold"][aria-expanded="true"]').waitFor();
  assert.deepEqual(session.errors, []);
});

test('rules, their longest scripts printed', { ...scale, timeout: 4 * MINUTE }, async (t) => {
  const session = await tower();
  await session.page.waitForTimeout(500);
  await session.frames();
  await scoped(session);
  await session.tab('rules');
  await ruleRow(session, 'house-rules/walls').click();
  await session.at('rule-element').nth(2).click();
  await session.at('filter-text').fill('墙');
  await session.page.waitForTimeout(500);
  t.diagnostic(longestScript(await session.frames()));
  assert.deepEqual(session.errors, []);
});
