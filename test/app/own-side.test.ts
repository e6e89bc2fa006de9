import { expect, it } from 'vitest';
import { ownSide } from '../../src/app/own-side.ts';

it('a title in both languages is shown in one', () => {
  const title = '审查实践的归纳,不是条文 / a summary of review practice, no clause';
  expect(ownSide(title, 'zh-CN')).toBe('审查实践的归纳,不是条文');
  expect(ownSide(title, 'en')).toBe('a summary of review practice, no clause');
});
it('what is not in both stays whole', () => {
  for (const title of ['GB/T 51129-2017', '装规 8.3.2 / 8.3.3 条', '装配式建筑评价标准', 'a / b']) for (const language of ['zh-CN', 'en'] as const) expect(ownSide(title, language)).toBe(title);
});
