/** Numbers found by hash, open addressing: whoever keeps what a number stands for says when two are the same. */
export interface HashNumbers<T> {
  /** the number of an item; one that is new gets the next, counted from 0 */
  of(hash: number, item: T): number;
}

/** @param same whether an item is what stands under a number already given */
export function createHashNumbers<T>(same: (number: number, item: T) => boolean): HashNumbers<T> {
  let slots = new Int32Array(1 << 12).fill(-1);
  const hashes: number[] = [];
  const free = (hash: number): number => {
    let slot = hash & (slots.length - 1);
    while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  return {
    of(rough, item) {
      const hash = rough ^ (rough >>> 15);
      let slot = hash & (slots.length - 1);
      for (let known = slots[slot]!; known >= 0; known = slots[slot]!) {
        if (hashes[known] === hash && same(known, item)) return known;
        slot = (slot + 1) & (slots.length - 1);
      }
      const number = hashes.length;
      slots[slot] = number;
      hashes.push(hash);
      if (hashes.length * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2).fill(-1);
        hashes.forEach((one, n) => { slots[free(one)] = n; });
      }
      return number;
    },
  };
}
