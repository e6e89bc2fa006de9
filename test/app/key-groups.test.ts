import { describe, expect, it } from 'vitest';
import en from '../../src/i18n/en.ts';
import { KEY_GROUPS, keyText } from '../../src/app/key-groups.ts';

const textAt = (path: string): unknown => path.split('.').reduce<unknown>((tree, key) => (tree as Readonly<Record<string, unknown>> | undefined)?.[key], en);

describe('the list of keys', () => {
  it('has a text for every key and every group', () => {
    for (const group of KEY_GROUPS) for (const text of [group.title, ...group.rows.map((row) => row.text)]) expect([text, typeof textAt(text)]).toEqual([text, 'string']);
    expect(KEY_GROUPS.flatMap(({ rows }) => rows).length).toBeGreaterThan(40);
  });
  it('names no key twice in one group', () => {
    for (const { id, rows } of KEY_GROUPS) {
      const keys = rows.flatMap((row) => row.keys);
      expect([id, keys.filter((key, i) => keys.indexOf(key) !== i)]).toEqual([id, []]);
    }
  });
  it('prints keys as they stand on the keyboard', () => {
    expect(['Shift+ArrowUp', 'Ctrl+a', '+', '-', ' ', 'Alt+1', 'j'].map(keyText)).toEqual(['Shift+↑', 'Ctrl+A', '+', '-', '␣', 'Alt+1', 'J']);
  });
});
