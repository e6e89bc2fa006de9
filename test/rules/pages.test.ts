/** public/rules on disk is what the packs and cases make of it today. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { rulePages, STYLESHEET } from './pages.ts';
import { html } from './pages/html.ts';

const FOLDER = fileURLToPath(new URL('../../public/rules/', import.meta.url));
const RUN = 'public/rules is not what the packs and cases make: npm run rules-pages';

let pages: ReadonlyMap<string, string>;
beforeAll(async () => void (pages = await rulePages()), 600_000);

function onDisk(): ReadonlyMap<string, string> {
  const paths = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.split(sep).join('/'));
  return new Map(paths.map((path) => [posix.relative(FOLDER.split(sep).join('/'), path), readFileSync(path, 'utf8')]));
}

describe('public/rules', () => {
  test('has every page, no other, each up to date', () => {
    const files = onDisk();
    expect({
      missing: [...pages.keys()].filter((path) => !files.has(path)),
      superfluous: [...files.keys()].filter((path) => !pages.has(path) && path !== STYLESHEET),
      stale: [...pages].filter(([path, text]) => files.has(path) && files.get(path) !== text).map(([path]) => path),
    }, RUN).toEqual({ missing: [], superfluous: [], stale: [] });
    expect(files.has(STYLESHEET)).toBe(true);
  });

  test('every link leads somewhere; nothing is inline, nothing comes from elsewhere', () => {
    for (const [path, text] of pages) {
      expect(text, path).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:\/\/(?!www\.w3\.org)[^<]*"/);
      for (const [, href] of text.matchAll(/(?:href|src)="([^"]*)"/g)) {
        const to = posix.join(posix.dirname(path), href!.replace(/\?.*$/, ''));
        expect(to === '../index.html' || to === STYLESHEET || pages.has(to), `${path} → ${href}`).toBe(true);
      }
    }
  });

  test('a page in English speaks Chinese only where it quotes or names', () => {
    const words = [...pages].filter(([path]) => path.endsWith('.en.html')).map(([path, text]) => [path, /<h[123]>(.*?)<\/h/u.exec(text)?.[1] ?? ''] as const);
    expect(words.filter(([path, title]) => !path.endsWith('index.en.html') && /[\u3400-\u9fff]/u.test(title)).map(([path]) => path)).toEqual([]);
  });
});

test('whatever is put into markup is escaped', () => {
  expect(html`<a title="${'"\'<'}">${['<b>', html`<i>${'&'}</i>`, null, 3]}</a>`.markup).toBe('<a title="&#34;&#39;&#60;">&#60;b><i>&#38;</i>3</a>'.replace('b>', 'b&#62;'));
});
