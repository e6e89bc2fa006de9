/**
 * `npm run screenshots`: the pictures of the README, taken of the built page with the tower loaded, into public/screenshots.
 * Only named pictures when names are given: `npm run screenshots -- tower-zh`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, ensureInstalled, ROOT } from '../src/cli/setup.mjs';

const LIMIT = 400_000;

const IDS = `<?xml version="1.0" encoding="UTF-8"?>
<ids xmlns="http://standards.buildingsmart.org/IDS" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://standards.buildingsmart.org/IDS http://standards.buildingsmart.org/IDS/1.0/ids.xsd">
  <info><title>交付要求</title><version>1</version></info>
  <specifications>
    <specification name="楼梯段应有构件编号" ifcVersion="IFC4">
      <applicability minOccurs="1" maxOccurs="unbounded"><entity><name><simpleValue>IFCSTAIRFLIGHT</simpleValue></name></entity></applicability>
      <requirements><property dataType="IFCLABEL" cardinality="required" instructions="在族类型中填写"><propertySet><simpleValue>SM_装配式构件</simpleValue></propertySet><baseName><simpleValue>构件编号</simpleValue></baseName></property></requirements>
    </specification>
    <specification name="墙应有耐火极限" ifcVersion="IFC4">
      <applicability minOccurs="1" maxOccurs="unbounded"><entity><name><simpleValue>IFCWALL</simpleValue></name></entity></applicability>
      <requirements><property dataType="IFCLABEL" cardinality="required"><propertySet><simpleValue>Pset_WallCommon</simpleValue></propertySet><baseName><simpleValue>FireRating</simpleValue></baseName></property></requirements>
    </specification>
  </specifications>
</ids>`;

const PICTURES = {
  'tower-zh': { locale: 'zh-CN', colorScheme: 'light', show: async () => undefined },
  'tower-en-dark': { locale: 'en-GB', search: '&lang=en', colorScheme: 'dark', show: async () => undefined },
  'item-zh': { locale: 'zh-CN', colorScheme: 'light', show: ({ at }) => at('item-q1b').click() },
  'element-en': {
    locale: 'en-GB',
    search: '&lang=en',
    colorScheme: 'light',
    show: async ({ at }) => {
      await at('item-q2a').click();
      await at('element-row').first().click();
      await at('detail-drawer').waitFor();
    },
  },
  'measured-zh': {
    locale: 'zh-CN',
    colorScheme: 'light',
    show: async ({ at, page }) => {
      await at('item-q2a').click();
      await at('element-row').first().click();
      await at('detail-drawer').waitFor();
      await at('measure-sideArea').click();
      await page.locator('[data-testid="measured-panel"][data-figure="sideArea"]').waitFor();
    },
  },
  'scope-en': {
    locale: 'en-GB',
    search: '&lang=en',
    colorScheme: 'light',
    show: async (session) => {
      await session.tab('scope');
      await session.at('scope-structure').selectOption('shear-wall');
      await session.at('scope-intensity').selectOption('7');
      await session.state('ready');
    },
  },
  'rules-zh': {
    locale: 'zh-CN',
    colorScheme: 'light',
    show: async (session) => {
      await session.tab('scope');
      await session.at('scope-stage').selectOption('design');
      await session.at('scope-structure').selectOption('shear-wall');
      await session.at('scope-intensity').selectOption('7');
      await session.state('ready');
      await session.tab('rules');
      await session.at('rule-row').first().click();
    },
  },
  'ids-zh': {
    locale: 'zh-CN',
    colorScheme: 'light',
    show: async (session) => {
      await session.tab('ids');
      await session.at('ids-input').setInputFiles([{ name: '交付要求.ids', mimeType: 'text/xml', buffer: Buffer.from(IDS) }]);
      await session.state('ready');
      await session.at('ids-results').click();
      await session.at('rule-row').first().click();
    },
  },
  'unknowns-zh': {
    sample: 'tower-unflagged',
    locale: 'zh-CN',
    colorScheme: 'light',
    show: async (session) => {
      await session.tab('questions');
      await session.at('question').first().click();
    },
  },
  'whatif-en-dark': {
    locale: 'en-GB',
    search: '&lang=en',
    colorScheme: 'dark',
    show: async (session) => {
      await session.tab('whatif');
      await session.at('whatif-mark-76').click();
      await session.at('whatif-plan').waitFor();
      await session.at('whatif-plan-step').first().hover();
    },
  },
  'documents-zh': {
    locale: 'zh-CN',
    colorScheme: 'light',
    show: async (session) => {
      await session.tab('schedule');
      await session.tab('documents');
    },
  },
  'joints-zh': {
    locale: 'zh-CN',
    colorScheme: 'light',
    show: async ({ at, page }) => {
      await at('joint-rows').first().click();
      await page.locator('.joints .measure').first().click();
      await at('measured-panel').waitFor();
    },
  },
};

ensureInstalled();
process.chdir(ROOT);
process.env.SUNMAO_CHROMIUM = ensureBrowser();
const { build } = await import('vite');
await build({ logLevel: 'warn' });
const { startBrowser } = await import('./browser/harness.mjs');

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in PICTURES));
if (unknown.length > 0) throw new Error(`no picture ${unknown.join(', ')}: ${Object.keys(PICTURES).join(', ')}`);

const folder = join(ROOT, 'public/screenshots');
mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
for (const [name, { sample = 'tower', locale, search = '', colorScheme, show }] of Object.entries(PICTURES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const session = await browser.open(`/?sample=${sample}${search}`, { locale, colorScheme });
  await session.state('ready');
  await session.at('guide-no').click();
  await show(session);
  // the camera's flight and the drawers' opening
  await session.page.waitForTimeout(3000);
  const picture = await compressed(session.page);
  writeFileSync(join(folder, `${name}.jpg`), picture);
  process.stdout.write(`public/screenshots/${name}.jpg ${Math.round(picture.length / 1000)} kB\n`);
  await session.close();
}
await browser.close();

/** The best JPEG under the limit. */
async function compressed(page) {
  for (const quality of [90, 80, 70, 60, 50]) {
    const picture = await page.screenshot({ type: 'jpeg', quality, animations: 'disabled' });
    if (picture.length <= LIMIT) return picture;
  }
  throw new Error(`no picture under ${LIMIT} bytes`);
}
