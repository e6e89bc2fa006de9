/** The page's frame: columns, appearance, the guided tour, windows small and large. */
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { sharedBrowser, SIDE_TABS, TABS } from './harness.mjs';

const browser = sharedBrowser();

const dark = (session) => session.page.evaluate(() => document.documentElement.classList.contains('dark'));

test('the appearance follows the system until one is chosen, and stays chosen', async () => {
  const session = await browser.open('/', { colorScheme: 'dark' });
  await session.state('empty');
  assert.equal(await dark(session), true, 'as the system');
  await session.at('theme-switch').click();
  assert.deepEqual([await session.at('theme-switch').getAttribute('data-theme'), await dark(session)], ['light', false]);
  await session.page.reload();
  await session.state('empty');
  assert.deepEqual([await session.at('theme-switch').getAttribute('data-theme'), await dark(session)], ['light', false]);
});

test('columns are widened by dragging and by keys, and keep their widths', async () => {
  const session = await browser.open('/');
  await session.state('empty');
  const width = (of) => session.number(`splitter-${of}`, 'aria-valuenow');
  const left = await width('left');
  const { x, y } = await session.at('splitter-left').boundingBox();
  await session.page.mouse.move(x, y + 200);
  await session.page.mouse.down();
  await session.page.mouse.move(x + 60, y + 210, { steps: 3 });
  await session.page.mouse.up();
  assert.equal(await width('left'), left + 60);
  const right = await width('right');
  await session.at('splitter-right').focus();
  await session.page.keyboard.press('ArrowLeft');
  assert.equal(await width('right'), right + 16);
  await session.page.reload();
  await session.state('empty');
  assert.deepEqual([await width('left'), await width('right')], [left + 60, right + 16]);
  await session.at('splitter-left').dblclick();
  assert.equal(await width('left'), left);
});

test('the tour is offered once and goes through the tasks', async () => {
  const session = await browser.open('/?sample=tower');
  await session.state('ready', 120_000);
  await session.at('guide-start').click();
  for (const step of ['score', 'unknowns', 'findings', 'documents', 'models', 'viewer', 'keep']) {
    await session.page.locator(`[data-testid="guide-step"][data-step="${step}"]`).waitFor();
    await session.page.locator('.el-tour__footer .el-button--primary').click();
  }
  await session.at('guide-step').waitFor({ state: 'detached' });
  assert.equal(await session.at('task-score').getAttribute('aria-selected'), 'true');
  await session.page.reload();
  await session.state('ready', 120_000);
  assert.equal(await session.at('guide-invite').count(), 0, 'not offered again');
  assert.deepEqual(session.errors, []);
});

// a picture of 3840 × 2160 pixels takes a software renderer seconds: the panels alone there
for (const [width, height, sample] of [[1280, 720, 'tower'], [3840, 2160, '']]) {
  test(`nothing is cut off at ${width} × ${height}`, async () => {
    const session = await browser.open(`/?sample=${sample}&lang=en`, { viewport: { width, height } });
    await session.state(sample ? 'ready' : 'empty', 120_000);
    const cut = [];
    for (const id of [...SIDE_TABS, ...Object.values(TABS).flat()]) {
      await session.tab(id);
      await session.page.waitForTimeout(150);
      cut.push(...await session.page.evaluate((tab) => [...document.querySelectorAll('.tasks button, .tasks input, .tasks select, .side button, .side input, header button')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 0 && !one.matches('.sr, .sr *') && !one.closest('[style*="overflow"]'))
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
        .map((one) => `${tab}: ${one.textContent.trim() || one.getAttribute('aria-label')}`), id));
    }
    assert.deepEqual(cut, []);
    const [scroll, inner] = await session.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(scroll <= inner, `the page itself does not scroll: ${scroll} of ${inner}`);
  });
}
