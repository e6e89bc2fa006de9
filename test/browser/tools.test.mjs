/** The viewer's tools as a person uses them, on the sample tower: its sizes are known (src/ifc-write/samples/tower.params.ts). */
import { strict as assert } from 'node:assert';
import { describe, test } from 'node:test';
import { decode } from 'fast-png';
import { longestScript, sharedBrowser } from './harness.mjs';

const MINUTE = 60_000;
const browser = sharedBrowser();

/** an opened tower, all of it on screen */
async function tower(options = { viewport: { width: 1280, height: 720 } }) {
  const session = await browser.open('/', options);
  await session.at('sample-menu').click();
  await session.at('sample-tower').click();
  await session.state('ready', 2 * MINUTE);
  await session.page.waitForFunction(() => Number(document.querySelector('[data-testid="canvas"]')?.dataset.elements) === 5252, null, { timeout: 2 * MINUTE });
  const box = await session.at('canvas').boundingBox();
  const at = (x, y) => [box.x + x, box.y + y];
  const middle = at(box.width / 2, box.height / 2);
  const said = () => session.at('viewer-said').innerText();
  /** what is said once it is no longer what it was */
  const saidNext = async (was) => {
    await session.page.waitForFunction((old) => document.querySelector('[data-testid="viewer-said"]').textContent !== old, was);
    return said();
  };
  return { ...session, box, spot: at, middle, said, saidNext, rest: session.drawn };
}

/** share of the picture that is not background, below the buttons and left of the cards */
async function drawn({ page, box }) {
  const clip = { x: box.x + 140, y: box.y + 60, width: box.width - 420, height: box.height - 70 };
  const { data, channels, width, height } = decode(await page.screenshot({ clip }));
  let count = 0;
  for (let i = 0; i < data.length; i += channels) if (Math.abs(data[i] - 244) + Math.abs(data[i + 1] - 246) + Math.abs(data[i + 2] - 248) > 24) count += 1;
  return count / (width * height);
}

async function until(met, what) {
  for (let i = 0; i < 60; i += 1) {
    if (await met()) return;
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error(`not so: ${what}`);
}

/** wall-x0-b of 5F alone, from the west: 3.2 m long, 2.9 m high, 0.2 m thick, no opening */
async function wallAlone(session) {
  const { page, at, middle, said, saidNext, rest } = session;
  await at('tool-storeys').click();
  await at('storey-5F').click();
  await rest();
  await page.keyboard.press('4');
  await page.keyboard.press('p');
  await rest();
  const before = await said();
  // of the west front, 14.1 m wide, it reaches from 3.6 to 6.8 m from the south, which is to the right
  await page.mouse.click(middle[0] + 40, middle[1]);
  const name = await saidNext(before);
  await page.keyboard.press('i');
  await rest();
  await page.keyboard.press('4');
  await rest();
  await page.keyboard.press('Escape');
  await at('storey-card').locator('header button').last().click();
  return name;
}

/** moves outwards from the middle until the marker says corner, and takes it; held to an axis the marker is not where the cursor is */
async function takeCorner({ page, middle, at, rest }, dx, dy) {
  const onCorner = async () => (await at('snap').count()) > 0 && (await at('snap').getAttribute('data-kind')) === 'corner';
  // a busy machine answers late: the marker may still be at the corner before
  await page.mouse.move(...middle);
  await until(async () => !(await onCorner()), 'the marker leaves the last corner');
  const step = 6 / Math.hypot(dx, dy);
  let back = 0;
  for (let i = 62; i < 100; i += 1) {
    await page.mouse.move(middle[0] + dx * step * i, middle[1] + dy * step * i);
    await rest();
    if (!(await onCorner())) continue;
    // the cursor may be past it: what the marker says of where it is now
    await rest();
    await rest();
    if (await onCorner()) {
      await page.mouse.down();
      await page.mouse.up();
      await rest();
      return;
    }
    back += 1;
    if (back < 6) i -= 3;
  }
  throw new Error(`no corner towards ${dx}, ${dy}`);
}
const values = async ({ page }) => page.locator('[data-testid="measurement"]').evaluateAll((all) => all.map((one) => ({ kind: one.dataset.kind, value: Number(one.dataset.value), text: one.innerText })));
const close = (value, wanted, what) => assert.ok(Math.abs(value - wanted) < 1e-3, `${what}: ${value}, not ${wanted}`);

describe('tools of the viewer', () => {
  test('a wall is as long, high, thick and large as it was made', { timeout: 5 * MINUTE }, async () => {
    const session = await tower({ viewport: { width: 1440, height: 900 } });
    const { page, at, middle, rest } = session;
    assert.match(await wallAlone(session), /IfcWall/);
    await page.keyboard.press('m');
    await at('measure-card').waitFor();
    // from corner to corner: the parts along the axes are its length and its height
    // the card lies over the fourth corner
    const [upperLeft, lowerLeft, lowerRight] = [[-3.2, -2.9], [-3.2, 2.9], [3.2, 2.9]];
    await takeCorner(session, ...upperLeft);
    await takeCorner(session, ...lowerRight);
    let [first] = await values(session);
    assert.equal(first.kind, 'distance');
    close(first.value, Math.hypot(3.2, 2.9), 'diagonal');
    assert.match(first.text.replaceAll('\u2009', ''), /ΔX 0 mm\s+ΔY 3200 mm\s+ΔZ 2900 mm/);
    // held to an axis: the height alone
    await takeCorner(session, ...upperLeft);
    await page.keyboard.press('z');
    assert.equal(await at('measure-lock-z').getAttribute('aria-pressed'), 'true');
    await takeCorner(session, ...lowerRight);
    [first] = await values(session);
    close(first.value, 2.9, 'height');
    await page.keyboard.press('z');

    await at('measure-kind-face').click();
    await page.mouse.click(middle[0] + 30, middle[1] + 20);
    await rest();
    [first] = await values(session);
    assert.equal(first.kind, 'face');
    close(first.value, 3.2 * 2.9, 'area of its west side');

    await at('measure-kind-polygon').click();
    for (const corner of [upperLeft, lowerLeft, lowerRight]) await takeCorner(session, ...corner);
    await page.keyboard.press('Escape');
    [first] = await values(session);
    assert.equal(first.kind, 'polygon');
    close(first.value, (3.2 * 2.9) / 2, 'half of it as a triangle');

    await at('measure-kind-angle').click();
    for (const corner of [upperLeft, lowerLeft, lowerRight]) await takeCorner(session, ...corner);
    [first] = await values(session);
    close(first.value, 90, 'angle at its corner');

    // from its west side to its east side
    await at('measure-kind-perpendicular').click();
    await page.mouse.click(middle[0] + 30, middle[1] + 20);
    await rest();
    await page.keyboard.press('2');
    await rest();
    await page.mouse.click(middle[0] + 30, middle[1] + 20);
    await rest();
    [first] = await values(session);
    assert.equal(first.kind, 'perpendicular');
    close(first.value, 0.2, 'thickness');
    assert.match(first.text, /200 mm/);
    assert.doesNotMatch(first.text, /不平行/);

    await session.screenshot('tools-measure');
    // Backspace removes the last one, a button any, Esc ends
    const count = (await values(session)).length;
    await page.keyboard.press('Backspace');
    assert.equal((await values(session)).length, count - 1);
    await at('measurement-remove').first().click();
    assert.equal((await values(session)).length, count - 2);
    await page.keyboard.press('Escape');
    await at('measure-card').waitFor({ state: 'detached' });
    console.log(longestScript(await session.frames()));
    assert.deepEqual(session.errors, []);
  });

  test('planes and a box cut what they say', { timeout: 4 * MINUTE }, async () => {
    const session = await tower();
    const { page, at, middle, rest, said, saidNext } = session;
    await page.keyboard.press('1');
    await rest();
    const whole = await drawn(session);
    await page.keyboard.press('c');
    await rest();
    const plane = at('section-plane').first();
    assert.equal(await plane.getAttribute('data-axis'), 'z');
    const half = await drawn(session);
    assert.ok(half < whole * 0.75, `the upper part is gone: ${half} of ${whole}`);
    // lower by the keyboard, to the millimetre by the field
    const field = at('section-place').first();
    const place = Number(await plane.getAttribute('data-at'));
    await field.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    close(Number(await plane.getAttribute('data-at')), place - 0.55, 'by arrows');
    await field.fill('5.8');
    await field.press('Enter');
    await rest();
    close(Number(await plane.getAttribute('data-at')), 5.8, 'typed');
    const low = await drawn(session);
    assert.ok(low < half * 0.7, `${low} of ${half}`);
    await at('section-flip').first().click();
    await rest();
    const upper = await drawn(session);
    assert.ok(upper > half, `what was cut away is back: ${upper}`);
    // dragged on the model
    const handle = await at('section-handle').first().boundingBox();
    const grip = [handle.x + handle.width / 2, handle.y + handle.height / 2];
    const was = Number(await plane.getAttribute('data-at'));
    await page.mouse.move(...grip);
    await page.mouse.down();
    await page.mouse.move(grip[0], grip[1] - 60, { steps: 5 });
    await page.mouse.up();
    assert.ok(Number(await plane.getAttribute('data-at')) > was + 1, 'a plane follows the mouse');
    // several at once
    await at('section-add-x').click();
    await at('section-flip').nth(1).click();
    // the programs for several planes are linked beside the script
    await until(async () => (await drawn(session)) < upper * 0.5, 'the western half is gone as well');
    await session.screenshot('tools-section');
    await at('section-clear').click();
    await rest();
    assert.ok(Math.abs((await drawn(session)) - whole) < 0.01, 'all is back');

    // along a face that is picked
    await at('section-face').click();
    await page.mouse.click(middle[0] - 60, middle[1]);
    await rest();
    assert.equal(await at('section-plane').count(), 1);
    assert.equal(await at('section-plane').first().getAttribute('data-axis'), 'y');
    await at('section-clear').click();

    // a box around what is selected: its size and the 50 mm that it stands off
    const before = await said();
    await page.mouse.click(middle[0] - 60, middle[1]);
    await saidNext(before);
    await at('section-box').click();
    await until(async () => (await drawn(session)) < whole / 4, 'all but what is selected is gone');
    const fields = at('section-box-fields');
    const [x0, y0, z0, x1, y1, z1] = (await fields.getAttribute('data-box')).split(' ').map(Number);
    assert.ok(x1 - x0 < 16 && y1 - y0 < 8 && z1 - z0 < 4, `${[x0, y0, z0, x1, y1, z1]}`);
    await at('section-side-5').focus();
    await page.keyboard.press('Shift+ArrowUp');
    close(Number((await fields.getAttribute('data-box')).split(' ')[5]), z1 + 0.5, 'its top by the keyboard');
    await at('section-box-all').click();
    await rest();
    assert.ok(Math.abs((await drawn(session)) - whole) < 0.05 * whole + 0.01, 'a box around everything cuts nothing');
    assert.deepEqual(session.errors, []);
  });

  test('what is hidden, isolated and selected together', { timeout: 4 * MINUTE }, async () => {
    const session = await tower();
    const { page, at, middle, rest, said, saidNext, spot, box } = session;
    await page.keyboard.press('1');
    await rest();
    const whole = await drawn(session);
    let now = await said();
    await page.mouse.click(...middle);
    const first = await saidNext(now);
    await page.keyboard.press('h');
    await rest();
    now = await said();
    await page.mouse.click(...middle);
    const behind = await saidNext(now);
    assert.notEqual(behind, first, 'what stood behind is picked');
    // Ctrl adds, and takes away again
    await page.keyboard.down('Control');
    await page.mouse.click(middle[0] + 60, middle[1] + 60);
    assert.match(await saidNext(behind), /2 个/);
    await page.mouse.click(middle[0] + 60, middle[1] + 60);
    await page.keyboard.up('Control');
    await rest();
    assert.equal(await said(), behind);
    await page.keyboard.press('Shift+H');
    await at('tool-shown').click();
    assert.deepEqual([await at('shown-said').getAttribute('data-hidden'), await at('shown-said').getAttribute('data-isolated')], ['0', '']);

    // a rectangle: rightwards what is wholly inside, hidden or not; leftwards what is seen in it
    const drag = async (from, to) => {
      now = await said();
      await page.keyboard.down('Shift');
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
      await page.mouse.move(...to);
      assert.equal(await at('select-frame').count(), 1);
      await page.mouse.up();
      await page.keyboard.up('Shift');
      const [, n] = /(\d+) 个/.exec(await saidNext(now)) ?? [null, '1'];
      return Number(n);
    };
    const [a, b] = [spot(box.width * 0.3, box.height * 0.3), spot(box.width * 0.7, box.height * 0.7)];
    const inside = await drag(a, b);
    await session.screenshot('tools-rectangle');
    const seen = await drag([b[0], b[1]], [a[0], a[1]]);
    assert.ok(inside > 200, `${inside} wholly inside`);
    assert.ok(seen > 10 && seen < inside, `${seen} seen`);
    await page.keyboard.press('i');
    await rest();
    assert.equal(await at('shown-said').getAttribute('data-isolated'), String(seen));
    await at('shown-rest').check();
    await rest();
    await page.keyboard.press('Shift+H');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await rest();
    assert.ok(Math.abs((await drawn(session)) - whole) < 0.02, 'all is back');

    // storeys by the keyboard, one alone and cut
    await at('tool-storeys').click();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await rest();
    const strip = at('storey-strip');
    const lower = await strip.getAttribute('data-storey');
    await page.keyboard.press('PageUp');
    await rest();
    assert.notEqual(await strip.getAttribute('data-storey'), lower);
    await page.keyboard.press('PageDown');
    assert.equal(await strip.getAttribute('data-storey'), lower);
    await at('storey-by-cut').click();
    await at('storey-above').click();
    await rest();
    await session.screenshot('tools-storey-cut');
    await at('tool-section').click();
    assert.equal(await at('section-plane').count(), 1);
    await at('tool-storeys').click();
    await at('storey-all').click();
    await at('tool-section').click();
    assert.equal(await at('section-plane').first().getAttribute('data-axis'), 'z', 'opening the tool makes a plane where there is none');
    await at('section-clear').click();

    // apart and together again
    await page.keyboard.press('1');
    await rest();
    await at('tool-shown').click();
    for (const by of ['component', 'centre', 'storey']) {
      await at(`explode-${by}`).click();
      await at('explode-strength').fill('0.5');
      await rest();
      assert.ok(Math.abs((await drawn(session)) - whole) > 0.01, `${by} moves something`);
    }
    await session.screenshot('tools-explode');
    now = await said();
    await page.mouse.click(...middle);
    await rest();
    await at('explode-strength').fill('0');
    await page.keyboard.press('Escape');
    await rest();
    assert.ok(Math.abs((await drawn(session)) - whole) < 0.02, 'together again');
    assert.deepEqual(session.errors, []);
  });

  test('on foot: before the building, along it, storey by storey, up to a wall; a view ends it', { timeout: 3 * MINUTE }, async () => {
    const session = await tower();
    const { page, at, middle } = session;
    const [bar, strip] = [at('foot-bar'), at('storey-strip')];
    const eye = async () => (await bar.getAttribute('data-eye')).split(' ').map(Number);
    /** where one stands once that is so */
    const stands = async (met, what) => {
      await until(async () => met(await eye()), what);
      return eye();
    };
    await at('canvas').focus();
    await page.keyboard.press('w');
    const first = await stands(([, , z]) => z === 1.6, 'on the ground');
    assert.equal(await bar.getAttribute('data-storey'), '1F');
    const [ahead, aside] = (await bar.getAttribute('data-direction')).split(' ').map(Number);
    await page.keyboard.down('w');
    await stands(([x, y]) => Math.hypot(x - first[0], y - first[1]) > 1, 'a metre further');
    await page.keyboard.up('w');
    await session.rest();
    const second = await eye();
    const way = Math.hypot(second[0] - first[0], second[1] - first[1]);
    assert.ok(Math.abs((second[0] - first[0]) / way - ahead) < 0.01 && Math.abs((second[1] - first[1]) / way - aside) < 0.01, 'ahead');
    assert.equal(second[2], 1.6);
    await page.keyboard.press('PageUp');
    await stands(([, , z]) => Math.abs(z - 4.5) < 0.001, 'on the second storey');
    await session.screenshot('tools-foot');
    await page.mouse.dblclick(...middle);
    const near = await stands(([x, y]) => Math.hypot(x - second[0], y - second[1]) > 2, 'nearer to the wall');
    assert.equal(near[2], 4.5);
    // a metre before the facade: the axes of the tower's outer walls are 0 and 24 by 0 and 14.1 m
    const off = Math.min(...[near[0] - 24, -near[0]].map((d) => Math.abs(d - 1)), ...[near[1] - 14.1, -near[1]].map((d) => Math.abs(d - 1)));
    assert.ok(off < 1.5, `${near} is near the facade`);
    await page.keyboard.press('5');
    await bar.waitFor({ state: 'detached' });
    assert.equal(await at('tool-foot').getAttribute('aria-pressed'), 'false');

    // of a storey that is looked at alone, the next one is shown
    await at('tool-storeys').click();
    await at('storey-5F').click();
    await session.rest();
    await at('tool-foot').click();
    await stands(([, , z]) => Math.abs(z - (4 * 2.9 + 1.6)) < 0.001, 'on the fifth storey');
    await page.keyboard.press('PageUp');
    await stands(([, , z]) => Math.abs(z - (5 * 2.9 + 1.6)) < 0.001, 'on the sixth storey');
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await at('tool-storeys').click();
    assert.equal(await strip.getAttribute('data-storey'), '6F');
    assert.deepEqual(session.errors, []);
  });

  test('the keyboard alone: turn, pick, menu', { timeout: 3 * MINUTE }, async () => {
    const session = await tower();
    const { page, at, middle, rest, said, saidNext } = session;
    await at('canvas').focus();
    const clip = { x: session.box.x + 140, y: session.box.y + 60, width: session.box.width - 160, height: session.box.height - 80 };
    const look = async () => (await page.screenshot({ clip })).toString('base64');
    let before = await look();
    for (const key of ['ArrowLeft', 'Shift+ArrowRight', '+', 'ArrowUp']) {
      await page.keyboard.press(key);
      await rest();
      const now = await look();
      assert.notEqual(now, before, `${key} moves the picture`);
      before = now;
    }
    let now = await said();
    await page.keyboard.press('Enter');
    now = await saidNext(now);
    assert.match(now, /Ifc/);
    await page.keyboard.press('Shift+F10');
    await at('element-menu').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'menu-isolate');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'menu-hide');
    await page.keyboard.press('Escape');
    await at('element-menu').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'canvas');

    // by the mouse: the menu of what is clicked, and all of its type
    await page.keyboard.press('Escape');
    await page.mouse.click(...middle, { button: 'right' });
    await at('element-menu').waitFor();
    await session.screenshot('tools-menu');
    now = await said();
    await at('menu-same-type').click();
    assert.match(await saidNext(now), /选中 \d+ 个/);
    await page.mouse.click(...middle, { button: 'right' });
    await at('menu-isolate').click();
    await rest();
    await at('tool-shown').click();
    assert.ok(Number(await at('shown-said').getAttribute('data-isolated')) > 1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+H');
    await rest();
    await page.mouse.click(...middle, { button: 'right' });
    await at('menu-settle').click();
    await at('detail-drawer').waitFor();
    assert.deepEqual(session.errors, []);
  });
});
