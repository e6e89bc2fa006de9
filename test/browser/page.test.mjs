/** The page by itself: it opens, speaks two languages, and survives what is dropped on it. */
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { assertNoRequestLeft, drop, sharedBrowser, textFile } from './harness.mjs';

const browser = sharedBrowser();

test('opens in Chinese with the product\'s name, without an error or a request elsewhere', async () => {
  const session = await browser.open('/');
  assert.match(await session.page.title(), /榫卯|Sunmao/);
  assert.equal(await session.at('app').getAttribute('data-lang'), 'zh-CN');
  await session.page.waitForLoadState('networkidle');
  assert.deepEqual(session.errors, []);
  assertNoRequestLeft(session);
});

test('the policy is strict, in the headers and in the page', async () => {
  const session = await browser.open('/');
  const response = await session.page.request.get(`${session.origin}/`);
  const header = response.headers()['content-security-policy'];
  const meta = await session.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  for (const policy of [header, meta]) {
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    assert.match(policy, /object-src 'none'/);
  }
  assert.match(header, /frame-ancestors 'none'/);
  const refused = await session.page.evaluate(async () => {
    try {
      await fetch('https://example.com/');
      return false;
    } catch {
      return true;
    }
  });
  assert.ok(refused, 'a request elsewhere is refused by the policy');
});

test('switches to English and back', async () => {
  const session = await browser.open('/');
  const text = () => session.at('app').innerText();
  assert.match(await text(), /\p{Script=Han}/u);
  await session.at('lang-switch').click();
  await session.page.locator('[data-testid="app"][data-lang="en"]').waitFor();
  const english = (await text()).replaceAll(/榫卯|装配率|中文/g, '');
  assert.doesNotMatch(english, /\p{Script=Han}/u, 'Chinese left on the English page');
  await session.at('lang-switch').click();
  await session.page.locator('[data-testid="app"][data-lang="zh-CN"]').waitFor();
});

test('a file that is no model gives a message that names it, and the page stays usable', async () => {
  const session = await browser.open('/');
  await drop(session.page, session.at('drop-zone'), [textFile('坏文件.ifc', '<!DOCTYPE html><html><body>not found</body></html>')]);
  await session.at('unreadable').waitFor({ timeout: 20_000 });
  assert.match(await session.at('unreadable').innerText(), /坏文件\.ifc/);
  await session.at('lang-switch').click();
  await session.page.locator('[data-testid="app"][data-lang="en"]').waitFor();
  assert.match(await session.at('unreadable').innerText(), /坏文件\.ifc/);
});

test('an empty file by the picker gives a message that names it', async () => {
  const session = await browser.open('/');
  await session.at('file-input').setInputFiles([textFile('empty.ifc', '')]);
  await session.at('unreadable').waitFor({ timeout: 20_000 });
  assert.match(await session.at('unreadable').innerText(), /empty\.ifc/);
});
