/**
 * Records that say the same: same class, same bytes, references to records that say the same. Every storey that
 * repeats the one below writes its shapes again under other express ids; found here, they are meshed once.
 */
import type { StepIndex } from './step-index.ts';

export interface EqualRecords {
  /** the first record met that says what `record` says; equal answers mean equal content, byte for byte */
  of(record: number): number;
}

const QUOTE = 39;
const HASH = 35;
const SLASH = 47;
const STAR = 42;

/** Of a table half full; more is a file made to collide, and its records go unmatched. */
const MOST_LOOKS = 200;

const UNKNOWN = -1;
const UNDER_WAY = -2;

/**
 * Linear in the bytes reached. Records on a cycle of references equal nothing but themselves. Equality is compared,
 * not hashed: no collision can give one product another's shape.
 */
export function createEqualRecords(index: StepIndex): EqualRecords {
  const { bytes, args, ends, classCodes } = index;
  const canon = new Int32Array(index.count).fill(UNKNOWN);
  let size = 4096;
  let slots = new Int32Array(size).fill(-1);
  let filled = 0;
  const hashes = new Int32Array(index.count);
  const stack: number[] = [];
  let readAt = 0;

  /** The reference whose '#' is at `at`, as record number; -2 - id where it dangles. `readAt` is left behind it. */
  const referenceAt = (at: number, end: number): number => {
    let id = 0;
    let i = at + 1;
    for (; i < end; i++) {
      const d = bytes[i]! - 48;
      if (d < 0 || d > 9) break;
      id = id * 10 + d;
    }
    readAt = i;
    const record = index.recordOf(id);
    return record >= 0 ? record : -2 - id;
  };
  const meaning = (reference: number): number => (reference < 0 ? reference : canon[reference]! >= 0 ? canon[reference]! : reference);

  /** Hash of a record whose references are known; pushes those that are not, and then says nothing. */
  const hashOf = (record: number, deep: boolean): boolean => {
    const end = ends[record]!;
    let h = classCodes[record]! + 0x9e3779b1;
    let missing = false;
    let i = args[record]!;
    while (i < end) {
      const c = bytes[i]!;
      if (c === HASH) {
        const reference = referenceAt(i, end);
        i = readAt;
        if (deep && reference >= 0 && canon[reference] === UNKNOWN) {
          stack.push(reference);
          missing = true;
        } else if (!missing) {
          h = Math.imul(h ^ meaning(reference), 0x85ebca6b);
          h ^= h >>> 15;
        }
        continue;
      }
      h = Math.imul(h ^ c, 0x01000193);
      i++;
      if (c === QUOTE) {
        while (i < end && bytes[i] !== QUOTE) h = Math.imul(h ^ bytes[i++]!, 0x01000193);
        i++;
      } else if (c === SLASH && bytes[i] === STAR) {
        i++;
        while (i < end && !(bytes[i] === STAR && bytes[i + 1] === SLASH)) i++;
        i += 2;
      }
    }
    hashes[record] = h ^ (h >>> 13);
    return !missing;
  };

  const same = (a: number, b: number): boolean => {
    if (classCodes[a] !== classCodes[b]) return false;
    const endA = ends[a]!;
    const endB = ends[b]!;
    let i = args[a]!;
    let j = args[b]!;
    let quoted = false;
    while (i < endA && j < endB) {
      const c = bytes[i]!;
      if (c !== bytes[j]) return false;
      // What looks like a reference or a string in a comment is none; nobody repeats comments by the thousand.
      if (c === SLASH && !quoted && bytes[i + 1] === STAR) return false;
      if (c === HASH && !quoted) {
        const left = meaning(referenceAt(i, endA));
        i = readAt;
        const right = meaning(referenceAt(j, endB));
        j = readAt;
        if (left !== right) return false;
        continue;
      }
      if (c === QUOTE) quoted = !quoted;
      i++;
      j++;
    }
    return i === endA && j === endB;
  };

  const grow = (): void => {
    size *= 2;
    const old = slots;
    slots = new Int32Array(size).fill(-1);
    for (const record of old) if (record >= 0) slots[freeSlot(record)] = record;
  };
  const freeSlot = (record: number): number => {
    let slot = hashes[record]! & (size - 1);
    while (slots[slot]! >= 0) slot = (slot + 1) & (size - 1);
    return slot;
  };
  const settle = (record: number): void => {
    const h = hashes[record]!;
    let slot = h & (size - 1);
    let looks = 0;
    for (let known = slots[slot]!; known >= 0; known = slots[slot]!) {
      if (hashes[known] === h && same(known, record)) {
        canon[record] = known;
        return;
      }
      if (++looks > MOST_LOOKS) {
        canon[record] = record;
        return;
      }
      slot = (slot + 1) & (size - 1);
    }
    slots[slot] = record;
    canon[record] = record;
    if (++filled * 2 > size) grow();
  };

  return {
    of(record) {
      if (canon[record]! >= 0) return canon[record]!;
      stack.push(record);
      while (stack.length > 0) {
        const at = stack[stack.length - 1]!;
        if (canon[at]! >= 0) {
          stack.pop();
        } else if (canon[at] === UNKNOWN) {
          canon[at] = UNDER_WAY;
          if (hashOf(at, true)) {
            stack.pop();
            settle(at);
          }
        } else {
          // Met again: all below is known, or waits for this very record.
          stack.pop();
          hashOf(at, false);
          settle(at);
        }
      }
      return canon[record]!;
    },
  };
}
