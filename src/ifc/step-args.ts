/** The arguments of one STEP record as plain values: one pass, no recursion, hostile nesting capped. */
import { decodeStepText } from './text.ts';
import type { LazyEncoding, TextEncoding } from './text.ts';

export interface StepRef {
  readonly ref: number;
}

export interface StepEnum {
  /** upper case, without the dots */
  readonly enum: string;
}

export interface StepTyped {
  /** upper case, `IFCLABEL` */
  readonly type: string;
  readonly value: StepValue;
}

/** `$` is null, `*` is DERIVED; binaries are their hex text; a list is an array. */
export type StepValue = null | string | number | StepRef | StepEnum | StepTyped | typeof DERIVED | readonly StepValue[];

/** `*`: the attribute is derived in this class. */
export const DERIVED = Symbol('derived');

/** Lists nested deeper than this are given as empty lists, and `tooDeep` says so. IFC needs fewer than ten. */
export const MAX_DEPTH = 64;

export interface StepArgs {
  readonly values: readonly StepValue[];
  readonly tooDeep: boolean;
  /** byte offset where the arguments stop making sense, -1 when they are well formed */
  readonly badAt: number;
}

export function isRef(value: StepValue | undefined): value is StepRef {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

function isEnum(value: StepValue | undefined): value is StepEnum {
  return typeof value === 'object' && value !== null && 'enum' in value;
}

export function isTyped(value: StepValue | undefined): value is StepTyped {
  return typeof value === 'object' && value !== null && 'type' in value;
}

export function isList(value: StepValue | undefined): value is readonly StepValue[] {
  return Array.isArray(value);
}

/** express id of a reference, 0 for anything else (0 is no express id) */
export function refId(value: StepValue | undefined): number {
  return isRef(value) ? value.ref : 0;
}

/** the express ids in a list, or the one of a single reference; other entries are left out */
export function refIds(value: StepValue | undefined): number[] {
  if (isRef(value)) return [value.ref];
  if (!isList(value)) return [];
  const ids: number[] = [];
  for (const entry of value) if (isRef(entry)) ids.push(entry.ref);
  return ids;
}

/** text of a string, also inside a typed value; '' for anything else */
export function textOf(value: StepValue | undefined): string {
  if (typeof value === 'string') return value;
  return isTyped(value) && typeof value.value === 'string' ? value.value : '';
}

/** number, also inside a typed value; null for anything else */
export function numberOf(value: StepValue | undefined): number | null {
  if (typeof value === 'number') return value;
  return isTyped(value) && typeof value.value === 'number' ? value.value : null;
}

/** enumeration item in upper case, null for anything else */
export function enumOf(value: StepValue | undefined): string | null {
  return isEnum(value) ? value.enum : null;
}

const POWERS = Array.from({ length: 23 }, (_, k) => 10 ** k);
const HASH = 35;
const QUOTE = 39;
const OPEN = 40;
const CLOSE = 41;
const COMMA = 44;
const DOT = 46;

function isWordByte(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
}

function word(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const c = bytes[i]!;
    text += String.fromCharCode(c >= 97 && c <= 122 ? c - 32 : c);
  }
  return text;
}

/** Number of bytes[from, to). Exact: short decimals by one correctly rounded division, the rest by Number(). */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  let negative = false;
  if (bytes[i] === 45) {
    negative = true;
    i++;
  } else if (bytes[i] === 43) i++;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; i < to; i++) {
    const c = bytes[i]!;
    if (c === DOT && decimals < 0) {
      decimals = 0;
      continue;
    }
    const d = c - 48;
    if (d < 0 || d > 9) break;
    mantissa = mantissa * 10 + d;
    if (mantissa > 0) digits++;
    if (decimals >= 0) decimals++;
  }
  if (i === to && digits <= 15 && decimals <= 22) {
    const value = decimals > 0 ? mantissa / POWERS[decimals]! : mantissa;
    return negative ? -value : value;
  }
  let text = '';
  for (let k = from; k < to; k++) text += String.fromCharCode(bytes[k]!);
  return Number(text);
}

/**
 * Reads the argument list that opens at bytes[open] (a '(') and must close before `end`. Never throws: `badAt` tells
 * where it went wrong, and the values read so far are given.
 */
export function readArgs(bytes: Uint8Array, open: number, end: number, encoding: TextEncoding | LazyEncoding): StepArgs {
  const root: StepValue[] = [];
  let list: StepValue[] = root;
  const stack: StepValue[][] = [];
  /** type keyword waiting for its value, per open parenthesis; '' for a plain list */
  const types: string[] = [];
  let type = '';
  let skipped = 0;
  let tooDeep = false;
  let i = open + 1;

  while (i < end) {
    const c = bytes[i]!;
    if (c === COMMA || c === 32 || c === 10 || c === 13 || c === 9 || c === 0 || c === 11 || c === 12) {
      i++;
    } else if (c === HASH) {
      let id = 0;
      i++;
      const digits = i;
      for (; i < end; i++) {
        const d = bytes[i]! - 48;
        if (d < 0 || d > 9) break;
        id = id * 10 + d;
      }
      if (i === digits) return { values: root, tooDeep, badAt: i - 1 };
      if (skipped === 0) list.push({ ref: id });
    } else if (c === QUOTE) {
      const from = ++i;
      for (;;) {
        while (i < end && bytes[i] !== QUOTE) i++;
        if (i >= end) return { values: root, tooDeep, badAt: from - 1 };
        if (bytes[i + 1] !== QUOTE) break;
        i += 2;
      }
      if (skipped === 0) list.push(decodeStepText(bytes, from, i, encoding));
      i++;
    } else if (c === 36) {
      if (skipped === 0) list.push(null);
      i++;
    } else if (c === 42) {
      if (skipped === 0) list.push(DERIVED);
      i++;
    } else if ((c >= 48 && c <= 57) || c === 45 || c === 43) {
      const from = i;
      i++;
      for (; i < end; i++) {
        const d = bytes[i]!;
        if (!((d >= 48 && d <= 57) || d === DOT || d === 69 || d === 101 || d === 45 || d === 43)) break;
      }
      const value = parseNumber(bytes, from, i);
      if (Number.isNaN(value)) return { values: root, tooDeep, badAt: from };
      if (skipped === 0) list.push(value);
    } else if (c === DOT) {
      const from = ++i;
      while (i < end && isWordByte(bytes[i]!)) i++;
      if (bytes[i] !== DOT) return { values: root, tooDeep, badAt: from - 1 };
      if (skipped === 0) list.push({ enum: word(bytes, from, i) });
      i++;
    } else if (c === OPEN) {
      i++;
      if (skipped > 0 || stack.length >= MAX_DEPTH) {
        if (skipped === 0) list.push([]);
        skipped++;
        tooDeep = true;
        continue;
      }
      const inner: StepValue[] = [];
      if (type === '') list.push(inner);
      stack.push(list);
      types.push(type);
      list = inner;
      type = '';
    } else if (c === CLOSE) {
      i++;
      if (skipped > 0) {
        skipped--;
        continue;
      }
      const outer = stack.pop();
      if (outer === undefined) return { values: root, tooDeep, badAt: -1 };
      const of = types.pop()!;
      if (of !== '') outer.push({ type: of, value: list.length === 1 ? list[0]! : list });
      list = outer;
    } else if (c === 34) {
      const from = ++i;
      while (i < end && bytes[i] !== 34) i++;
      if (skipped === 0) list.push(word(bytes, from, i));
      i++;
    } else if (c === 47 && bytes[i + 1] === 42) {
      i += 2;
      while (i < end && !(bytes[i] === 42 && bytes[i + 1] === 47)) i++;
      i += 2;
    } else if (isWordByte(c)) {
      const from = i;
      while (i < end && isWordByte(bytes[i]!)) i++;
      let next = i;
      while (next < end && (bytes[next] === 32 || bytes[next] === 10 || bytes[next] === 13 || bytes[next] === 9)) next++;
      if (bytes[next] !== OPEN) return { values: root, tooDeep, badAt: from };
      i = next;
      if (skipped === 0 && stack.length < MAX_DEPTH) type = word(bytes, from, Math.min(i, from + 96));
    } else {
      return { values: root, tooDeep, badAt: i };
    }
  }
  return { values: root, tooDeep, badAt: end };
}
