/** Single attributes of records, read without decoding the rest. */
import type { StepIndex } from './step-index.ts';

export const QUOTE = 39;

export function className(index: StepIndex, record: number): string {
  return index.classNames[index.classCodes[record]!]!;
}

/** Attribute `n` of a record as a reference: its id, 0 for `$`, -1 for anything else. No allocation. */
export function referenceAt(index: StepIndex, record: number, n: number): number {
  const { bytes } = index;
  const end = index.ends[record]!;
  let i = index.args[record]! + 1;
  let attribute = 0;
  let depth = 0;
  while (i < end && attribute < n) {
    const c = bytes[i]!;
    if (c === QUOTE) {
      i++;
      while (i < end && bytes[i] !== QUOTE) i++;
    } else if (c === 47 && bytes[i + 1] === 42) {
      i = skipComment(bytes, i, end) - 1;
    } else if (c === 40) depth++;
    else if (c === 41) {
      if (depth-- === 0) return -1;
    } else if (c === 44 && depth === 0) attribute++;
    i++;
  }
  for (;;) {
    const c = bytes[i]!;
    if (c === 32 || c === 10 || c === 13 || c === 9) i++;
    else if (c === 47 && bytes[i + 1] === 42) i = skipComment(bytes, i, end);
    else break;
    if (i >= end) return -1;
  }
  if (bytes[i] === 36) return 0;
  if (bytes[i] !== 35) return -1;
  let id = 0;
  for (i++; i < end; i++) {
    const d = bytes[i]! - 48;
    if (d < 0 || d > 9) break;
    id = id * 10 + d;
  }
  return id;
}

/** Byte after the comment that begins at `at`. */
export function skipComment(bytes: Uint8Array, at: number, end: number): number {
  let i = at + 2;
  while (i < end && !(bytes[i] === 42 && bytes[i + 1] === 47)) i++;
  return i + 2;
}
