/**
 * Where the arguments of an ordinary record stand, without making values of them. Whatever is out of the ordinary
 * (nested lists, comments, anything malformed) is left to `readArgs`, which is the judge of what a record says.
 */
import { decodeStepText } from './text.ts';
import type { LazyEncoding, TextEncoding } from './text.ts';

export interface ArgSpans {
  /** byte offsets of each argument's first byte, and just after its last */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** IFC's longest entity has fewer attributes. */
const MAX_ARGS = 64;

const HASH = 35;
const DOLLAR = 36;
const QUOTE = 39;
const OPEN = 40;
const CLOSE = 41;
const STAR = 42;
const COMMA = 44;
const DOT = 46;

export function createSpans(): ArgSpans {
  return { from: new Uint32Array(MAX_ARGS), to: new Uint32Array(MAX_ARGS) };
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isWordByte(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || (c >= 97 && c <= 122) || c === 95;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 10 || c === 13 || c === 9;
}

/** Just after the string that opens at `at`, -1 when it does not close. */
function stringEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at + 1;
  for (;;) {
    while (i < end && bytes[i] !== QUOTE) i++;
    if (i >= end) return -1;
    if (bytes[i + 1] !== QUOTE) return i + 1;
    i += 2;
  }
}

/** Just after the number at `at`, -1 when it is none. */
function numberEnd(bytes: Uint8Array, at: number): number {
  let i = at;
  if (bytes[i] === 45 || bytes[i] === 43) i++;
  const digits = i;
  while (isDigit(bytes[i]!)) i++;
  if (i === digits) return -1;
  if (bytes[i] === DOT) {
    i++;
    while (isDigit(bytes[i]!)) i++;
  }
  if (bytes[i] === 69 || bytes[i] === 101) {
    i++;
    if (bytes[i] === 45 || bytes[i] === 43) i++;
    const power = i;
    while (isDigit(bytes[i]!)) i++;
    if (i === power) return -1;
  }
  return i;
}

/** Just after a value that holds no other; -1 for anything else. */
function simpleEnd(bytes: Uint8Array, at: number, end: number): number {
  const c = bytes[at]!;
  if (c === DOLLAR || c === STAR) return at + 1;
  if (c === QUOTE) return stringEnd(bytes, at, end);
  if (c === HASH) {
    let i = at + 1;
    while (isDigit(bytes[i]!)) i++;
    return i === at + 1 ? -1 : i;
  }
  if (isDigit(c) || c === 45 || c === 43) return numberEnd(bytes, at);
  if (c === DOT) {
    let i = at + 1;
    while (isWordByte(bytes[i]!)) i++;
    return bytes[i] === DOT ? i + 1 : -1;
  }
  return -1;
}

/** Just after a list of references that opens at `at`; -1 for any other list. */
function refListEnd(bytes: Uint8Array, at: number): number {
  let i = at + 1;
  for (;;) {
    while (isBlank(bytes[i]!)) i++;
    if (bytes[i] !== HASH) return bytes[i] === CLOSE && bytes[i - 1] === OPEN ? i + 1 : -1;
    i++;
    const digits = i;
    while (isDigit(bytes[i]!)) i++;
    if (i === digits) return -1;
    while (isBlank(bytes[i]!)) i++;
    if (bytes[i] === CLOSE) return i + 1;
    if (bytes[i] !== COMMA) return -1;
    i++;
  }
}

/**
 * Fills `spans` for the argument list that opens at bytes[open] and gives the number of arguments: simple values, one
 * simple value in a type, lists of references. -1 for anything else: then `readArgs` must say what it is.
 */
export function scanArgs(bytes: Uint8Array, open: number, end: number, { from, to }: ArgSpans): number {
  let i = open + 1;
  for (let n = 0; n < MAX_ARGS; n++) {
    while (isBlank(bytes[i]!)) i++;
    const c = bytes[i]!;
    let after: number;
    if (c === OPEN) after = refListEnd(bytes, i);
    else if (isWordByte(c) && !isDigit(c)) {
      let inner = i + 1;
      while (isWordByte(bytes[inner]!)) inner++;
      if (bytes[inner] !== OPEN || inner - i > 96) return -1;
      after = simpleEnd(bytes, inner + 1, end);
      if (after < 0 || bytes[after] !== CLOSE) return -1;
      after++;
    } else after = simpleEnd(bytes, i, end);
    if (after < 0 || after >= end) return -1;
    from[n] = i;
    to[n] = after;
    i = after;
    while (isBlank(bytes[i]!)) i++;
    if (bytes[i] === CLOSE && i < end) return n + 1;
    if (bytes[i] !== COMMA) return -1;
    i++;
  }
  return -1;
}

/** express id of the reference at `at`, 0 for anything else */
export function refAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== HASH) return 0;
  let id = 0;
  for (let i = at + 1; isDigit(bytes[i]!); i++) id = id * 10 + (bytes[i]! - 48);
  return id;
}

/** Appends the express ids in bytes[from, to): one reference or a list of them, as `scanArgs` found it. */
export function refsAt(bytes: Uint8Array, from: number, to: number, ids: number[]): void {
  let i = from;
  if (bytes[i] !== HASH && bytes[i] !== OPEN) return;
  while (i < to) {
    if (bytes[i++] !== HASH) continue;
    let id = 0;
    for (; i < to; i++) {
      const d = bytes[i]! - 48;
      if (d < 0 || d > 9) break;
      id = id * 10 + d;
    }
    ids.push(id);
  }
}

/** Text of the string that is the whole of bytes[from, to); '' for anything that is not a string. */
export function textAt(bytes: Uint8Array, from: number, to: number, encoding: TextEncoding | LazyEncoding): string {
  return bytes[from] === QUOTE ? decodeStepText(bytes, from + 1, to - 1, encoding) : '';
}
