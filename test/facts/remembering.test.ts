/** What is read of a text is read once, and not kept for ever. */
import { expect, test } from 'vitest';
import { remembering } from '../../src/facts/remembering.ts';

test('once for each key, null too, until there are too many', () => {
  const told = remembering<string | null>();
  const read: string[] = [];
  const say = (key: string): string | null => told(key, (of) => {
    read.push(of);
    return of === 'none' ? null : `${of}!`;
  });
  expect([say('a'), say('none'), say('a'), say('none')]).toEqual(['a!', null, 'a!', null]);
  expect(read).toEqual(['a', 'none']);
  for (let i = 0; i < 20_000; i += 1) say(`k${i}`);
  read.length = 0;
  expect([say('k19999'), say('a')]).toEqual(['k19999!', 'a!']);
  expect(read).toEqual(['a']);
});
