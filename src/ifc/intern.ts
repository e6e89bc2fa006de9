/** Records that are written with the same bytes get one number: large files repeat a few thousand hundreds of thousands of times. */
import type { StepIndex } from './step-index.ts';

export interface Interned {
  /** number of a record's text, counted from 0 in the order of first sight */
  of(record: number): number;
  /** first record of each number */
  readonly first: readonly number[];
}

/** `onNew` is told of each number once, when it is given. */
export function internRecords(index: StepIndex, onNew: (record: number) => void = () => undefined): Interned {
  const { bytes } = index;
  // open addressing over numbers
  let slots = new Int32Array(1 << 12).fill(-1);
  const first: number[] = [];
  const hashes: number[] = [];

  function sameBytes(a: number, b: number): boolean {
    if (index.classCodes[a] !== index.classCodes[b]) return false;
    const fromA = index.args[a]!;
    const fromB = index.args[b]!;
    const length = index.ends[a]! - fromA;
    if (length !== index.ends[b]! - fromB) return false;
    for (let i = 0; i < length; i++) if (bytes[fromA + i] !== bytes[fromB + i]) return false;
    return true;
  }

  return {
    first,
    of(record) {
      let hash = index.classCodes[record]!;
      const end = index.ends[record]!;
      for (let i = index.args[record]!; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
      hash ^= hash >>> 15;
      let slot = hash & (slots.length - 1);
      for (;;) {
        const known = slots[slot]!;
        if (known < 0) break;
        if (hashes[known] === hash && sameBytes(first[known]!, record)) return known;
        slot = (slot + 1) & (slots.length - 1);
      }
      const number = first.length;
      slots[slot] = number;
      first.push(record);
      hashes.push(hash);
      onNew(record);
      if (first.length * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2).fill(-1);
        for (let n = 0; n < first.length; n++) {
          let at = hashes[n]! & (slots.length - 1);
          while (slots[at]! >= 0) at = (at + 1) & (slots.length - 1);
          slots[at] = n;
        }
      }
      return number;
    },
  };
}
