/** Stepping through a list of findings with headings in it. */
import { expect, test } from 'vitest';
import { shallowRef } from 'vue';
import { useListPlace, type WithStops } from '../../src/app/list-place.ts';

type Row = { readonly sort: 'heading'; readonly key: string } | { readonly sort: 'finding'; readonly key: string };
const listOf = (keys: string): WithStops<Row> => ({
  rows: [...keys].map((key) => ({ sort: key === key.toUpperCase() ? 'heading' : 'finding', key })),
  stops: [...keys].flatMap((key, i) => (key === key.toUpperCase() ? [] : [i])),
});

test('from finding to finding over the headings, and no further than the ends', () => {
  const { current, place, stepped } = useListPlace(shallowRef(listOf('AbcDe')));
  expect([place.value, stepped(1)?.row.key]).toEqual([0, 'b']);
  const walk = (by: number): string => (current.value = stepped(by)!.row.key);
  expect([walk(1), walk(1), walk(1), walk(1), walk(-1), walk(-9)]).toEqual(['b', 'c', 'e', 'e', 'c', 'b']);
  current.value = 'e';
  expect([place.value, stepped(-1)]).toEqual([3, { row: { sort: 'finding', key: 'c' }, index: 2 }]);
});
test('it stays on its finding when the list is made anew, and is nowhere when that is gone', () => {
  const list = shallowRef(listOf('Abc'));
  const { current, currentRow, place, stopAt, at } = useListPlace(list);
  current.value = 'c';
  list.value = listOf('cAbD');
  expect([place.value, currentRow.value?.key, at.value]).toEqual([1, 'c', 0]);
  list.value = listOf('Ab');
  expect([place.value, currentRow.value, at.value]).toEqual([0, null, -1]);
  expect([stopAt(0), stopAt(1), stopAt(7)]).toEqual([0, 0, 1]);
  expect(useListPlace(shallowRef(listOf('A'))).stepped(1)).toBeNull();
});
