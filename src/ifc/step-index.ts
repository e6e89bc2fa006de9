/**
 * Where every record of an ISO 10303-21 (STEP) file lies: one pass over the bytes, nothing decoded.
 * Broken records are skipped and reported; what follows them is still found.
 */
import { readHeader } from './step-header.ts';
import type { StepHeader } from './step-header.ts';

export type { StepHeader } from './step-header.ts';

export type StepProblemCode =
  | 'not-step'
  | 'no-data-section'
  | 'missing-endsec'
  | 'missing-end-iso'
  | 'lower-case-keyword'
  | 'unterminated-string'
  | 'unterminated-comment'
  | 'missing-semicolon'
  | 'truncated-record'
  | 'malformed-record'
  | 'unexpected-text'
  | 'duplicate-express-id'
  | 'express-id-out-of-range';

export interface StepProblem {
  readonly code: StepProblemCode;
  /** byte offset it is about */
  readonly offset: number;
  readonly expressId: number | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** All arrays have `count` entries, in file order; express ids are unique (later duplicates are dropped and reported). */
export interface StepIndex {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly ids: Uint32Array;
  /** byte offset of '#' */
  readonly starts: Uint32Array;
  /** byte offset just after ';' */
  readonly ends: Uint32Array;
  /** byte offset of the '(' that opens the argument list */
  readonly args: Uint32Array;
  /** 1-based line of '#' */
  readonly lines: Uint32Array;
  /** index into classNames */
  readonly classCodes: Uint16Array;
  /** upper case; '' is a complex instance `#1=(A()B())` */
  readonly classNames: readonly string[];
  /** record number of an express id, -1 if none */
  recordOf(id: number): number;
  /** the first PROBLEM_LIMIT of each code; `problemCounts` has how many there are */
  readonly problems: readonly StepProblem[];
  readonly problemCounts: ReadonlyMap<StepProblemCode, number>;
  readonly header: StepHeader;
}

/** Problems of one code that are kept one by one. */
export const PROBLEM_LIMIT = 100;

const QUOTE = 39;
const SLASH = 47;
const STAR = 42;
const SEMICOLON = 59;
const EQUALS = 61;
const HASH = 35;
const OPEN = 40;
const CLOSE = 41;
const LF = 10;
const CR = 13;

/** Bytes that end the fast loop over a record's body. */
const STOP = new Uint8Array(256);
for (const c of [QUOTE, SLASH, SEMICOLON, EQUALS, LF, CR]) STOP[c] = 1;

/** Upper-case byte of a keyword character, 0 for any other byte. */
const KEYWORD = new Uint8Array(256);
for (let c = 48; c <= 57; c++) KEYWORD[c] = c;
for (let c = 65; c <= 90; c++) {
  KEYWORD[c] = c;
  KEYWORD[c + 32] = c;
}
KEYWORD[95] = 95;
KEYWORD[45] = 45;

const COMPLETE = 0;
const END_OF_FILE = 1;
const MISSING_SEMICOLON = 2;
const UNTERMINATED_STRING = 3;
const UNTERMINATED_COMMENT = 4;

interface Scan {
  /** how the statement ended: one of the five constants above */
  outcome: number;
  /** offset of the string or comment that does not end */
  at: number;
  /** line breaks crossed */
  breaks: number;
  /** set once no comment end is left in the file, so that hostile files stay linear */
  noCommentEnd: boolean;
}

function isSpace(c: number | undefined): boolean {
  return c === 32 || c === LF || c === CR || c === 9 || c === 12 || c === 11 || c === 0;
}

/** Does `#123 = ` start here? Bounded look-ahead. */
function startsRecord(bytes: Uint8Array, at: number): boolean {
  let i = at;
  if (bytes[i] !== HASH) return false;
  i++;
  const digits = i;
  while (i < digits + 11 && bytes[i]! >= 48 && bytes[i]! <= 57) i++;
  if (i === digits) return false;
  const space = i;
  while (i < space + 64 && isSpace(bytes[i])) i++;
  return bytes[i] === EQUALS;
}

function skipSpaceAt(bytes: Uint8Array, at: number, limit: number): number {
  let i = at;
  while (i < limit && isSpace(bytes[i])) i++;
  return i;
}

/** Offset of the '#' whose record's '=' stands at `equals`, -1 when it is not one. */
function recordStartBefore(bytes: Uint8Array, equals: number, from: number): number {
  let i = equals - 1;
  const spaceEnd = Math.max(from, i - 64);
  while (i > spaceEnd && isSpace(bytes[i])) i--;
  const digitsEnd = Math.max(from, i - 12);
  const last = i;
  while (i > digitsEnd && bytes[i]! >= 48 && bytes[i]! <= 57) i--;
  return i < last && bytes[i] === HASH ? i : -1;
}

function countBreaks(bytes: Uint8Array, from: number, to: number): number {
  let breaks = 0;
  for (let i = from; i < to; i++) {
    const c = bytes[i];
    if (c === LF) breaks++;
    else if (c === CR && bytes[i + 1] !== LF) breaks++;
  }
  return breaks;
}

/** Offset just after the comment that opens at `at`, or -1 when it never closes. */
function commentEnd(bytes: Uint8Array, at: number, scan: Scan): number {
  if (scan.noCommentEnd) return -1;
  const n = bytes.length;
  for (let i = at + 2; i + 1 < n; i++) {
    if (bytes[i] === STAR && bytes[i + 1] === SLASH) return i + 2;
  }
  scan.noCommentEnd = true;
  return -1;
}

/** From inside a statement to just after its ';'. `scan` says how it ended. */
function scanStatement(bytes: Uint8Array, from: number, scan: Scan): number {
  const n = bytes.length;
  let i = from;
  scan.breaks = 0;
  for (;;) {
    while (i < n && STOP[bytes[i]!] === 0) i++;
    if (i >= n) {
      scan.outcome = END_OF_FILE;
      return n;
    }
    const c = bytes[i]!;
    if (c === QUOTE) {
      const open = i;
      i++;
      for (;;) {
        let s = bytes[i];
        while (s !== QUOTE && s !== LF && s !== CR && s !== undefined) s = bytes[++i];
        if (s === undefined) {
          scan.outcome = UNTERMINATED_STRING;
          scan.at = open;
          return n;
        }
        if (s === QUOTE) {
          if (bytes[i + 1] === QUOTE) {
            i += 2;
            continue;
          }
          i++;
          break;
        }
        // Part 21 lets a string run over a line break; a record that starts there means the quote was lost.
        if (s === LF || bytes[i + 1] !== LF) scan.breaks++;
        i++;
        const next = skipSpaceAt(bytes, i, i + 64);
        if (startsRecord(bytes, next)) {
          scan.outcome = UNTERMINATED_STRING;
          scan.at = open;
          return next;
        }
      }
      const after = bytes[i];
      if (after !== 44 && after !== CLOSE && after !== undefined) {
        const follow = bytes[skipSpaceAt(bytes, i, n)];
        if (follow !== 44 && follow !== CLOSE && follow !== SLASH && follow !== SEMICOLON) {
          // Quotes are out of step, as in a file on one line that lost one: look for a record inside the string.
          const lost = recordInside(bytes, open + 1, i);
          if (lost >= 0) {
            scan.outcome = UNTERMINATED_STRING;
            scan.at = open;
            return lost;
          }
        }
      }
    } else if (c === SEMICOLON) {
      scan.outcome = COMPLETE;
      return i + 1;
    } else if (c === LF) {
      scan.breaks++;
      i++;
    } else if (c === CR) {
      if (bytes[i + 1] !== LF) scan.breaks++;
      i++;
    } else if (c === SLASH) {
      if (bytes[i + 1] === STAR) {
        const end = commentEnd(bytes, i, scan);
        if (end < 0) {
          scan.outcome = UNTERMINATED_COMMENT;
          scan.at = i;
          return nextRecordLine(bytes, i + 2);
        }
        scan.breaks += countBreaks(bytes, i, end);
        i = end;
      } else i++;
    } else {
      const start = recordStartBefore(bytes, i, from);
      if (start >= 0) {
        scan.outcome = MISSING_SEMICOLON;
        return start;
      }
      i++;
    }
  }
}

function recordInside(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (bytes[i] !== SEMICOLON) continue;
    const next = skipSpaceAt(bytes, i + 1, i + 65);
    if (startsRecord(bytes, next)) return next;
  }
  return -1;
}

/** Offset of the next line that starts a record, or the end of the file. */
function nextRecordLine(bytes: Uint8Array, from: number): number {
  const n = bytes.length;
  for (let i = from; i < n; i++) {
    if (bytes[i] !== LF && bytes[i] !== CR) continue;
    const next = skipSpaceAt(bytes, i + 1, i + 65);
    if (startsRecord(bytes, next)) return next;
  }
  return n;
}

function grow(array: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const bigger = new Uint32Array(size);
  bigger.set(array);
  return bigger;
}

/** Class names to small numbers, by the bytes of the keyword. */
function createInterner() {
  const names: string[] = [];
  const spelled: Uint8Array[] = [];
  const slots = new Int32Array(1 << 18).fill(-1);
  const mask = slots.length - 1;
  const LIMIT = 0xffff;

  function code(bytes: Uint8Array, from: number, to: number, hash: number): number {
    let slot = hash & mask;
    for (;;) {
      const known = slots[slot]!;
      if (known < 0) break;
      const name = spelled[known]!;
      if (name.length === to - from) {
        let k = 0;
        while (k < name.length && KEYWORD[bytes[from + k]!] === name[k]) k++;
        if (k === name.length) return known;
      }
      slot = (slot + 1) & mask;
    }
    // More than 65,535 class names is no IFC file; the rest share the last code.
    if (names.length >= LIMIT) return LIMIT - 1;
    const upper = new Uint8Array(to - from);
    let text = '';
    for (let k = 0; k < upper.length; k++) {
      upper[k] = KEYWORD[bytes[from + k]!]!;
      text += String.fromCharCode(upper[k]!);
    }
    slots[slot] = names.length;
    names.push(text);
    spelled.push(upper);
    return names.length - 1;
  }
  return { names, code };
}

/** Record number per express id: a plain array where ids are dense, else open addressing. */
function createLookup(ids: Uint32Array, count: number): { recordOf: (id: number) => number; duplicates: number[] } {
  let max = 0;
  for (let r = 0; r < count; r++) if (ids[r]! > max) max = ids[r]!;
  const duplicates: number[] = [];
  if (max <= count * 8 + 1_000_000) {
    const table = new Int32Array(max + 1).fill(-1);
    for (let r = 0; r < count; r++) {
      const id = ids[r]!;
      if (table[id]! >= 0) duplicates.push(r);
      else table[id] = r;
    }
    return { recordOf: (id) => (id >= 0 && id <= max ? (table[id] ?? -1) : -1), duplicates };
  }
  let size = 1024;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size).fill(-1);
  for (let r = 0; r < count; r++) {
    const id = ids[r]!;
    let slot = Math.imul(id, 0x9e3779b1) >>> 7 & mask;
    for (;;) {
      const known = slots[slot]!;
      if (known < 0) {
        slots[slot] = r;
        break;
      }
      if (ids[known] === id) {
        duplicates.push(r);
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  const recordOf = (id: number): number => {
    let slot = Math.imul(id, 0x9e3779b1) >>> 7 & mask;
    for (;;) {
      const known = slots[slot]!;
      if (known < 0) return -1;
      if (ids[known] === id) return known;
      slot = (slot + 1) & mask;
    }
  };
  return { recordOf, duplicates };
}

/**
 * Indexes a STEP file. Never throws on bad bytes: what is wrong is in `problems`.
 * `onProgress` gets bytes, about every 8 MB. Linear in time; about 25 bytes of memory per record.
 */
export function indexStep(bytes: Uint8Array, onProgress?: (done: number, total: number) => void): StepIndex {
  const n = bytes.length;
  let capacity = Math.max(1024, Math.ceil(n / 48));
  let ids = new Uint32Array(capacity);
  let starts = new Uint32Array(capacity);
  let ends = new Uint32Array(capacity);
  let args = new Uint32Array(capacity);
  let lines = new Uint32Array(capacity);
  let classCodes = new Uint16Array(capacity);
  let count = 0;

  const interner = createInterner();
  const problems: StepProblem[] = [];
  const problemCounts = new Map<StepProblemCode, number>();
  const report = (code: StepProblemCode, offset: number, expressId: number | null, params: StepProblem['params'] = {}): void => {
    const seen = problemCounts.get(code) ?? 0;
    problemCounts.set(code, seen + 1);
    if (seen < PROBLEM_LIMIT) problems.push({ code, offset, expressId, params });
  };

  const scan: Scan = { outcome: COMPLETE, at: 0, breaks: 0, noCommentEnd: false };
  const headerStatements: { keyword: string; args: number; end: number }[] = [];
  let sawMagic = false;
  let sawData = false;
  let openSection = '';
  let sawEnd = false;
  let lowerAt = -1;
  let lowerCount = 0;
  let line = 1;
  let nextProgress = 8_388_608;
  let i = 0;

  scanning: while (i < n) {
    if (i >= nextProgress) {
      onProgress?.(i, n);
      nextProgress = i + 8_388_608;
    }
    const c = bytes[i]!;
    if (c === LF) {
      line++;
      i++;
      continue;
    }
    if (c === CR) {
      if (bytes[i + 1] !== LF) line++;
      i++;
      continue;
    }
    if (c === 32 || c === 9 || c === SEMICOLON || c === 0 || c === 12 || c === 11 || c === 0xef || c === 0xbb || c === 0xbf) {
      i++;
      continue;
    }
    if (c === SLASH && bytes[i + 1] === STAR) {
      const end = commentEnd(bytes, i, scan);
      if (end < 0) report('unterminated-comment', i, null);
      const to = end < 0 ? nextRecordLine(bytes, i + 2) : end;
      line += countBreaks(bytes, i, to);
      i = to;
      continue;
    }

    const start = i;
    if (c === HASH) {
      let id = 0;
      i++;
      const digits = i;
      while (i < n) {
        const d = bytes[i]! - 48;
        if (d < 0 || d > 9) break;
        if (i - digits < 11) id = id * 10 + d;
        i++;
      }
      const idEnd = i;
      // Spaces and comments may stand between the tokens of a record.
      i = skipBlank(bytes, i, scan);
      const named = idEnd > digits && bytes[i] === EQUALS;
      if (named) i = skipBlank(bytes, i + 1, scan);
      const word = i;
      let hash = 0;
      let lower = false;
      while (i < n) {
        const k = bytes[i]!;
        const upper = KEYWORD[k]!;
        if (upper === 0) break;
        if (upper !== k) lower = true;
        hash = Math.imul(hash ^ upper, 0x01000193);
        i++;
      }
      const wordEnd = i;
      i = skipBlank(bytes, i, scan);
      const opens = named && bytes[i] === OPEN;
      const argsAt = i;
      const body = scanStatement(bytes, opens ? i + 1 : i, scan);
      let end = body;
      let complete = scan.outcome === COMPLETE;
      if (scan.outcome === MISSING_SEMICOLON) {
        let last = body - 1;
        while (last > argsAt && isSpace(bytes[last])) last--;
        complete = bytes[last] === CLOSE;
        if (complete) end = last + 1;
        if (opens) report('missing-semicolon', start, id, { kept: complete ? 1 : 0 });
      } else if (scan.outcome === UNTERMINATED_STRING) {
        report('unterminated-string', scan.at, named ? id : null);
      } else if (scan.outcome === UNTERMINATED_COMMENT) {
        report('unterminated-comment', scan.at, named ? id : null);
      } else if (scan.outcome === END_OF_FILE) {
        report('truncated-record', start, named ? id : null);
      }
      if (!opens) {
        if (scan.outcome === COMPLETE || scan.outcome === MISSING_SEMICOLON) report('malformed-record', start, idEnd > digits ? id : null);
      } else if (idEnd - digits > 10 || id > 0xffffffff) {
        report('express-id-out-of-range', start, null, { text: asciiSlice(bytes, start, Math.min(idEnd, start + 24)) });
      } else if (complete) {
        if (count === capacity) {
          const wanted = Math.ceil((count / Math.max(1, start)) * n * 1.05) + 1024;
          capacity = Math.max(Math.ceil(capacity * 1.5), Math.min(wanted, capacity * 4));
          ids = grow(ids, capacity);
          starts = grow(starts, capacity);
          ends = grow(ends, capacity);
          args = grow(args, capacity);
          lines = grow(lines, capacity);
          const codes = new Uint16Array(capacity);
          codes.set(classCodes);
          classCodes = codes;
        }
        ids[count] = id;
        starts[count] = start;
        ends[count] = end;
        args[count] = argsAt;
        lines[count] = line;
        classCodes[count] = interner.code(bytes, word, wordEnd, hash ^ (hash >>> 15));
        count++;
        if (lower) {
          lowerCount++;
          if (lowerAt < 0) lowerAt = start;
        }
      }
      if (scan.outcome !== COMPLETE) line += countBreaks(bytes, start, body);
      else line += argsAt === wordEnd && word === idEnd + 1 ? scan.breaks : scan.breaks + countBreaks(bytes, start, argsAt);
      i = body;
      continue;
    }

    let keyword = '';
    while (i < n && i - start < 64) {
      const upper = KEYWORD[bytes[i]!]!;
      if (upper === 0) break;
      keyword += String.fromCharCode(upper);
      i++;
    }
    const known =
      keyword === 'ISO-10303-21' || keyword === 'HEADER' || keyword === 'DATA' || keyword === 'ENDSEC' || keyword === 'END-ISO-10303-21' ||
      keyword === 'ANCHOR' || keyword === 'REFERENCE' || keyword === 'SIGNATURE' || keyword.startsWith('FILE_') || keyword.startsWith('SCHEMA_') ||
      keyword === 'SECTION_LANGUAGE' || keyword === 'SECTION_CONTEXT';
    if (!known && openSection !== 'HEADER') {
      const stop = nextRecordOrLine(bytes, Math.max(i, start + 1));
      report('unexpected-text', start, null, { text: asciiSlice(bytes, start, Math.min(stop, start + 40)) });
      line += countBreaks(bytes, start, stop);
      i = stop;
      continue;
    }
    const argsAt = skipBlank(bytes, i, scan);
    const end = scanStatement(bytes, argsAt, scan);
    switch (keyword) {
      case 'ISO-10303-21':
        sawMagic = true;
        break;
      case 'HEADER':
      case 'ANCHOR':
      case 'REFERENCE':
      case 'SIGNATURE':
        openSection = keyword;
        break;
      case 'DATA':
        if (openSection !== '' && openSection !== 'DATA') report('missing-endsec', start, null, { section: openSection });
        sawData = true;
        openSection = 'DATA';
        break;
      case 'ENDSEC':
        openSection = '';
        break;
      case 'END-ISO-10303-21':
        sawEnd = true;
        break scanning;
      default:
        if (bytes[argsAt] === OPEN) headerStatements.push({ keyword, args: argsAt, end });
    }
    if (scan.outcome === UNTERMINATED_STRING) report('unterminated-string', scan.at, null);
    else if (scan.outcome === UNTERMINATED_COMMENT) report('unterminated-comment', scan.at, null);
    line += countBreaks(bytes, start, end);
    i = end;
  }

  if (!sawMagic) report('not-step', 0, null, { text: asciiSlice(bytes, 0, Math.min(n, 40)) });
  if (!sawData && count === 0) report('no-data-section', 0, null);
  if (openSection !== '') report('missing-endsec', n, null, { section: openSection });
  if (!sawEnd && sawMagic) report('missing-end-iso', n, null);
  if (lowerCount > 0) report('lower-case-keyword', lowerAt, null, { count: lowerCount });

  const lookup = createLookup(ids, count);
  let recordOf = lookup.recordOf;
  if (lookup.duplicates.length > 0) {
    const drop = new Uint8Array(count);
    for (const r of lookup.duplicates) {
      drop[r] = 1;
      const first = recordOf(ids[r]!);
      report('duplicate-express-id', starts[r]!, ids[r]!, { firstLine: lines[first]! });
    }
    let kept = 0;
    for (let r = 0; r < count; r++) {
      if (drop[r] === 1) continue;
      ids[kept] = ids[r]!;
      starts[kept] = starts[r]!;
      ends[kept] = ends[r]!;
      args[kept] = args[r]!;
      lines[kept] = lines[r]!;
      classCodes[kept] = classCodes[r]!;
      kept++;
    }
    count = kept;
    recordOf = createLookup(ids, count).recordOf;
  }
  onProgress?.(n, n);

  return {
    bytes,
    count,
    ids: ids.subarray(0, count),
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    args: args.subarray(0, count),
    lines: lines.subarray(0, count),
    classCodes: classCodes.subarray(0, count),
    classNames: interner.names,
    recordOf,
    problems,
    problemCounts,
    header: readHeader(bytes, headerStatements),
  };
}

/** Past spaces and comments. A comment that does not close is left where it is. */
function skipBlank(bytes: Uint8Array, from: number, scan: Scan): number {
  let i = from;
  for (;;) {
    const c = bytes[i];
    if (c === 32 || c === LF || c === CR || c === 9 || c === 0 || c === 12 || c === 11) i++;
    else if (c === SLASH && bytes[i + 1] === STAR) {
      const end = commentEnd(bytes, i, scan);
      if (end < 0) return i;
      i = end;
    } else return i;
  }
}

function nextRecordOrLine(bytes: Uint8Array, from: number): number {
  const n = bytes.length;
  let i = from;
  while (i < n && bytes[i] !== LF && bytes[i] !== CR && !(bytes[i] === HASH && startsRecord(bytes, i))) i++;
  return i;
}

function asciiSlice(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const c = bytes[i]!;
    text += c >= 32 && c < 127 ? String.fromCharCode(c) : '·';
  }
  return text;
}

/** 1-based line of a byte offset; LF, CRLF and CR alone end lines. */
export function lineOf(index: StepIndex, offset: number): number {
  let low = 0;
  let high = index.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index.starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 1 + countBreaks(index.bytes, 0, offset);
  return index.lines[low - 1]! + countBreaks(index.bytes, index.starts[low - 1]!, offset);
}

/** Visits every `#id` in the arguments of a record, in order, repeats included; strings and comments are skipped. */
export function forEachReference(index: StepIndex, record: number, visit: (id: number) => void): void {
  const { bytes } = index;
  const end = index.ends[record]!;
  let i = index.args[record]!;
  while (i < end) {
    const c = bytes[i]!;
    if (c === HASH) {
      let id = 0;
      i++;
      const digits = i;
      for (; i < end; i++) {
        const d = bytes[i]! - 48;
        if (d < 0 || d > 9) break;
        id = id * 10 + d;
      }
      if (i > digits) visit(id);
    } else if (c === QUOTE) {
      i++;
      while (i < end && bytes[i] !== QUOTE) i++;
      i++;
    } else if (c === SLASH && bytes[i + 1] === STAR) {
      i += 2;
      while (i < end && !(bytes[i] === STAR && bytes[i + 1] === SLASH)) i++;
      i += 2;
    } else i++;
  }
}
