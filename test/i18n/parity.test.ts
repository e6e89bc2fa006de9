import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../../src/i18n/en.ts';
import zh from '../../src/i18n/zh-CN.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') out.set(prefix + key, value);
    else for (const [path, text] of leaves(value, `${prefix}${key}.`)) out.set(path, text);
  }
  return out;
}
const chinese = leaves(zh);
const english = leaves(en);
const parameters = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();

describe('texts', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    expect(chinese.size).toBeGreaterThan(200);
  });
  it('take the same parameters', () => {
    for (const [key, text] of chinese) expect([key, parameters(english.get(key)!)]).toEqual([key, parameters(text)]);
  });
  it('are complete: no empty text, no Chinese in English but the name', () => {
    for (const text of chinese.values()) expect(text.trim()).not.toBe('');
    for (const [key, text] of english) expect([key, text.replace('榫卯', '')]).not.toEqual([key, expect.stringMatching(/\p{Script=Han}/u)]);
  });
  it('call a topic of BCF 议题 and nothing else: 问题 is what the checks find', () => {
    const topics = [...chinese].filter(([key]) => key.startsWith('bcf.') && key !== 'bcf.types');
    expect(topics.length).toBeGreaterThan(50);
    for (const [key, text] of topics) expect([key, text]).not.toEqual([key, expect.stringContaining('问题')]);
  });
  it('name only what the menus have: how work is kept is said by the words of the project menu', () => {
    expect(chinese.get('help.note')).toContain(`${chinese.get('keep.menu')} › ${chinese.get('keep.save')}`);
    expect(english.get('help.note')).toContain(`${english.get('keep.menu')} › ${english.get('keep.save')}`);
  });
  it('use no syntax of messages by accident (plural bars, links)', () => {
    for (const text of [...chinese.values(), ...english.values()]) expect(text).not.toMatch(/[|@]/);
  });
  it('cover every literal key that the page asks for', () => {
    const folder = new URL('../../src/app/', import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(vue|ts)$/.test(path));
    let asked = 0;
    for (const path of sources) {
      const text = readFileSync(new URL(path, folder), 'utf8');
      for (const match of text.matchAll(/\bt\('([\w.-]+)'/g)) {
        asked++;
        expect([path, match[1], chinese.has(match[1]!)]).toEqual([path, match[1], true]);
      }
      // t(`group.${x}`): the group must exist
      for (const match of text.matchAll(/\bt\(`([\w.-]+)\.\$\{/g)) {
        expect([path, match[1], [...chinese.keys()].some((key) => key.startsWith(`${match[1]}.`))]).toEqual([path, match[1], true]);
      }
    }
    expect(asked).toBeGreaterThan(100);
  });
});
