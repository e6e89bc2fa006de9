import { expect, it } from 'vitest';
import { templateWords } from '../../src/worker/template-words.ts';

it('of the property template every value is among the words of what it means', () => {
  const words = templateWords();
  expect(words.wallKind.words.get('framed')).toEqual(['轻钢', '木骨架']);
  expect(words.precast.words.get('composite')).toEqual(['叠合']);
  expect(words.component.words.get('shear-wall')![0]).toBe('剪力墙');
  expect(words.external.words.get('true')).toEqual(['外']);
  expect(words.classes('curtain-wall')).toContain('IFCCURTAINWALL');
  expect(words.classes('no such')).toEqual([]);
});
