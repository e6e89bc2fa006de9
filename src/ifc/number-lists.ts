/** Lists of whole numbers, each kept once and numbered: by hash, without a text per list. */
export interface NumberLists {
  /** number of a list, counted from 0 in the order of first sight; the list is kept where it is new */
  of(list: readonly number[]): number;
  readonly lists: readonly (readonly number[])[];
}

export function createNumberLists(): NumberLists {
  let slots = new Int32Array(1 << 10).fill(-1);
  const lists: (readonly number[])[] = [];
  const hashes: number[] = [];

  const same = (a: readonly number[], b: readonly number[]): boolean => {
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
    return true;
  };

  return {
    lists,
    of(list) {
      let hash = list.length;
      for (let i = 0; i < list.length; i++) hash = Math.imul(hash ^ list[i]!, 0x01000193);
      hash ^= hash >>> 15;
      let slot = hash & (slots.length - 1);
      for (let known = slots[slot]!; known >= 0; known = slots[slot]!) {
        if (hashes[known] === hash && same(lists[known]!, list)) return known;
        slot = (slot + 1) & (slots.length - 1);
      }
      const number = lists.length;
      slots[slot] = number;
      lists.push(list);
      hashes.push(hash);
      if (lists.length * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2).fill(-1);
        for (let n = 0; n < lists.length; n++) {
          let at = hashes[n]! & (slots.length - 1);
          while (slots[at]! >= 0) at = (at + 1) & (slots.length - 1);
          slots[at] = n;
        }
      }
      return number;
    },
  };
}
