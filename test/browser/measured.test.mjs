/** "How this was measured": from an element, an item and a storey; the steps, the picture, the keyboard, both languages. */
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { longestScript, scale, sharedBrowser } from './harness.mjs';

const MINUTE = 60_000;

const browser = sharedBrowser();

async function tower(options, search = '') {
  const session = await browser.open(`/?sample=tower${search}`, options);
  await session.state('ready');
  await session.page.waitForTimeout(1000);
  return session;
}

/** the picture is drawn to its end */
const drawn = (session) => session.page.locator('[data-testid="canvas"][data-overlay]:not([data-overlay=""])').waitFor({ state: 'attached' });
const figure = (session, name) => session.page.locator(`[data-testid="measured-panel"][data-figure="${name}"]`).waitFor();

/** share of the canvas's pixels that are bluer than anything of a model without a picture over it */
async function blue(session) {
  const box = await session.at('canvas').boundingBox();
  const shot = (await session.page.screenshot({ clip: box })).toString('base64');
  return session.page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const paper = document.createElement('canvas');
    [paper.width, paper.height] = [image.width, image.height];
    const pen = paper.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data: bytes } = pen.getImageData(0, 0, paper.width, paper.height);
    let count = 0;
    for (let i = 0; i < bytes.length; i += 4) if (bytes[i + 2] > bytes[i] + 70 && bytes[i + 2] > bytes[i + 1] + 40) count++;
    return (count * 4) / bytes.length;
  }, shot);
}

/** a busy machine draws late */
async function eventually(session, what, holds) {
  for (let tries = 0; tries < 40; tries++) {
    if (holds(await blue(session))) return;
    await session.page.waitForTimeout(250);
  }
  assert.fail(`${what}: ${await blue(session)}`);
}

async function openWall(session) {
  await session.at('item-q2a').click();
  await session.at('element-row').first().waitFor();
  await session.at('element-row').first().click();
  await session.at('detail-drawer').waitFor();
}

test('the side area of a wall: the product is the figure, its face is drawn, Escape gives the focus back', { timeout: 3 * MINUTE }, async () => {
  const session = await tower();
  await openWall(session);
  await session.page.waitForTimeout(500);
  const before = await blue(session);
  await session.at('measure-sideArea').focus();
  await session.page.keyboard.press('Enter');
  await figure(session, 'sideArea');
  await drawn(session);
  const steps = await session.at('measured-steps').innerText();
  const product = /长 ([\d.]+) m × 高 ([\d.]+) m = ([\d.]+) m²/.exec(steps);
  assert.ok(product, steps);
  const [, length, height, area] = product.map(Number);
  assert.ok(Math.abs(length * height - area) < 2e-3, steps);
  assert.equal(area, await session.number('measured-panel', 'data-lo'));
  assert.match(await session.at('measured-panel').innerText(), /GB\/T 51129-2017 4\.0\.6/);
  assert.equal(await session.page.evaluate(() => document.activeElement?.textContent), '怎么量的', 'the heading has the focus');
  await eventually(session, `the face is seen, before ${before}`, (share) => share > before + 0.02);
  const during = await blue(session);
  await session.screenshot('measured-side-zh');
  await session.page.keyboard.press('Escape');
  await session.at('measured-panel').waitFor({ state: 'detached' });
  assert.ok(await session.at('detail-drawer').isVisible(), 'the element stays');
  await session.page.waitForFunction(() => document.activeElement?.dataset.testid === 'measure-sideArea');
  assert.equal(await session.at('canvas').getAttribute('data-overlay'), '');
  await eventually(session, `the picture is gone, with it ${during}`, (share) => share < during / 2);
  assert.deepEqual(session.errors, []);
});

test('every figure of an element is explained in English, without a Chinese word or an empty place', { timeout: 3 * MINUTE }, async () => {
  const session = await tower({ locale: 'en-GB' }, '&lang=en');
  await session.at('item-q1a').click();
  await session.at('element-row').first().click();
  await session.at('measure-volume').click();
  for (const name of ['volume', 'grossVolume', 'surfaceArea', 'footprintArea', 'sideArea', 'size', 'storeys']) {
    await session.at(`figure-${name}`).click();
    await figure(session, name);
    const text = await session.at('measured-panel').innerText();
    assert.doesNotMatch(text, /[{}]|measured\.|undefined|NaN/, name);
    assert.doesNotMatch((await session.at('measured-steps').innerText()) + (await session.at('measured-value').innerText()), /\p{Script=Han}/u, name);
    await drawn(session);
    await session.page.waitForTimeout(300);
    await session.screenshot(`measured-${name}-en`);
  }
  assert.deepEqual(session.errors, []);
});

test('an item leads to its storeys, a storey to its union; back and the list\'s buttons', { timeout: 3 * MINUTE }, async () => {
  const session = await tower();
  await session.at('item-q1b').click();
  await session.at('measure-q1b').first().click();
  await figure(session, 'item');
  const ratio = await session.number('measured-panel', 'data-lo');
  assert.equal(ratio, await session.number('item-q1b', 'data-ratio-lo'));
  await session.at('measured-row-4').click();
  await figure(session, 'numerator');
  await drawn(session);
  const steps = await session.at('measured-steps').innerText();
  assert.match(steps, /个构件的投影之和 .* − 重叠 .* = 并集/);
  await session.page.waitForTimeout(500);
  await session.screenshot('measured-union-zh');
  await session.at('measured-back').click();
  await figure(session, 'item');
  await session.at('measured-close').click();
  await session.at('measured-panel').waitFor({ state: 'detached' });
  await session.tab('storeys');
  await session.at('measure-plan-3').click();
  await figure(session, 'plan');
  await drawn(session);
  await session.page.waitForTimeout(500);
  await session.screenshot('measured-plan-zh');
  await session.page.keyboard.press('Escape');
  await session.at('element-row').first().getByTestId('measure-piece-q1b').click();
  await figure(session, 'footprintArea');
  assert.match(await session.at('measured-steps').innerText(), /q1b:本构件/);
  assert.deepEqual(session.errors, []);
});

test('explaining figures, its longest scripts printed', { ...scale, timeout: 4 * MINUTE }, async (t) => {
  const session = await tower();
  await session.frames();
  for (const id of ['q1a', 'q1b', 'q2c']) {
    await session.at(`measure-${id}`).first().click();
    await figure(session, 'item');
    await session.at('measured-row-4').click();
    await figure(session, 'numerator');
    await drawn(session);
    await session.at('measured-close').click();
  }
  await session.page.waitForTimeout(500);
  t.diagnostic(longestScript(await session.frames()));
  assert.deepEqual(session.errors, []);
});
