/** Lists of whole numbers, each kept once and numbered: by hash, without a text per list. */
import { createHashNumbers } from './hash-numbers.ts';

export interface NumberLists {
  /** number of a list, counted from 0 in the order of first sight; the list is kept where it is new */
  of(list: readonly number[]): number;
  readonly lists: readonly (readonly number[])[];
}

export function createNumberLists(): NumberLists {
  const lists: (readonly number[])[] = [];
  const numbers = createHashNumbers<readonly number[]>((number, list) => {
    const known = lists[number]!;
    if (known.length !== list.length) return false;
    for (let i = 0; i < list.length; i++) if (known[i] !== list[i]) return false;
    return true;
  });
  return {
    lists,
    of(list) {
      let hash = list.length;
      for (let i = 0; i < list.length; i++) hash = Math.imul(hash ^ list[i]!, 0x01000193);
      const number = numbers.of(hash, list);
      if (number === lists.length) lists.push(list);
      return number;
    },
  };
}
