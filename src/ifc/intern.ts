/** Records that are written with the same bytes get one number: large files repeat a few thousand hundreds of thousands of times. */
import { createHashNumbers } from './hash-numbers.ts';
import type { StepIndex } from './step-index.ts';

export interface Interned {
  /** number of a record's text, counted from 0 in the order of first sight */
  of(record: number): number;
}

/** `onNew` is told of each number once, when it is given. */
export function internRecords(index: StepIndex, onNew: (record: number) => void = () => undefined): Interned {
  const { bytes } = index;
  /** first record of each number */
  const first: number[] = [];
  const numbers = createHashNumbers<number>((number, record) => sameBytes(first[number]!, record));

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
    of(record) {
      let hash = index.classCodes[record]!;
      const end = index.ends[record]!;
      for (let i = index.args[record]!; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
      const number = numbers.of(hash, record);
      if (number === first.length) {
        first.push(record);
        onNew(record);
      }
      return number;
    },
  };
}
