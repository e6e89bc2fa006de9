import { expect, test } from 'vitest';
import { writes } from '../../src/app/typing.ts';

test.each([
  ['INPUT', 'text', true], ['INPUT', 'search', true], ['INPUT', 'date', true], ['INPUT', undefined, true], ['TEXTAREA', 'textarea', true],
  ['INPUT', 'checkbox', false], ['INPUT', 'radio', false], ['INPUT', 'range', false], ['SELECT', 'select-one', false], ['BUTTON', 'button', false], ['DIV', undefined, false],
])('%s %s: %s', (tagName, type, yes) => {
  expect(writes({ tagName, isContentEditable: false, ...(type === undefined ? {} : { type }) })).toBe(yes);
});
test('what is edited in place is text', () => expect(writes({ tagName: 'DIV', isContentEditable: true })).toBe(true));
