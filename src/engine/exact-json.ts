/**
 * JSON (RFC 8259) that keeps numbers as they are written. JSON.parse would turn 70.10000000000000000001 into 70.1,
 * which may lie on the other side of a limit.
 */

export type ExactJson =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly ExactJson[] }
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, ExactJson> };

export interface JsonFault {
  /** 1-based, columns in UTF-16 units */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type JsonParse =
  | { readonly ok: true; readonly value: ExactJson }
  | { readonly ok: false; readonly fault: JsonFault };

/** Deeper texts are refused, so that a hostile one cannot exhaust the stack. */
const MAX_DEPTH = 100;

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const HEX = /[0-9a-fA-F]{4}/y;
const WORD = /[A-Za-z]+/y;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'], ['\\', '\\'], ['/', '/'], ['b', '\b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t'],
]);

const WORDS: ReadonlyMap<string, ExactJson> = new Map<string, ExactJson>([
  ['null', { kind: 'null' }], ['true', { kind: 'boolean', value: true }], ['false', { kind: 'boolean', value: false }],
]);

interface Cursor {
  readonly text: string;
  at: number;
  fault: string | null;
}

/** A leading byte order mark is skipped; a key that stands twice in one object is a fault. */
export function parseExactJson(text: string): JsonParse {
  const cursor: Cursor = { text, at: text.startsWith('\uFEFF') ? 1 : 0, fault: null };
  const value = readValue(cursor, 0);
  if (value !== null) {
    take(cursor, SPACE);
    if (cursor.at === text.length) return { ok: true, value };
    cursor.fault = 'more text after the JSON value';
  }
  const before = text.slice(0, cursor.at).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { ok: false, fault: { line: before.length, column, message: cursor.fault ?? 'not JSON' } };
}

function stop(cursor: Cursor, message: string): null {
  cursor.fault = message;
  return null;
}

function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0] ?? '';
  cursor.at += found.length;
  return found;
}

/** Skips white space, then the given character where it stands next. */
function skip(cursor: Cursor, character: string): boolean {
  take(cursor, SPACE);
  if (cursor.text[cursor.at] !== character) return false;
  cursor.at += 1;
  return true;
}

function readValue(cursor: Cursor, depth: number): ExactJson | null {
  if (depth > MAX_DEPTH) return stop(cursor, 'nested too deeply');
  if (skip(cursor, '[')) return readArray(cursor, depth);
  if (skip(cursor, '{')) return readObject(cursor, depth);
  if (skip(cursor, '"')) {
    const value = readString(cursor);
    return value === null ? null : { kind: 'string', value };
  }
  const start = cursor.at;
  const number = take(cursor, NUMBER);
  if (number !== '') return { kind: 'number', text: number };
  const value = WORDS.get(take(cursor, WORD));
  if (value !== undefined) return value;
  cursor.at = start;
  return stop(cursor, start === cursor.text.length ? 'the text ends too early' : 'a JSON value is expected');
}

function readArray(cursor: Cursor, depth: number): ExactJson | null {
  const items: ExactJson[] = [];
  if (skip(cursor, ']')) return { kind: 'array', items };
  for (;;) {
    const item = readValue(cursor, depth + 1);
    if (item === null) return null;
    items.push(item);
    if (skip(cursor, ']')) return { kind: 'array', items };
    if (!skip(cursor, ',')) return stop(cursor, "',' or ']' is expected");
  }
}

function readObject(cursor: Cursor, depth: number): ExactJson | null {
  const entries = new Map<string, ExactJson>();
  if (skip(cursor, '}')) return { kind: 'object', entries };
  for (;;) {
    if (!skip(cursor, '"')) return stop(cursor, 'a key in double quotes is expected');
    const key = readString(cursor);
    if (key === null) return null;
    if (entries.has(key)) return stop(cursor, `the key ${JSON.stringify(key)} stands twice`);
    if (!skip(cursor, ':')) return stop(cursor, "':' is expected");
    const value = readValue(cursor, depth + 1);
    if (value === null) return null;
    entries.set(key, value);
    if (skip(cursor, '}')) return { kind: 'object', entries };
    if (!skip(cursor, ',')) return stop(cursor, "',' or '}' is expected");
  }
}

/** After the opening quote. */
function readString(cursor: Cursor): string | null {
  let value = '';
  for (;;) {
    value += take(cursor, PLAIN);
    const next = cursor.text[cursor.at];
    if (next === '"') {
      cursor.at += 1;
      return value;
    }
    if (next !== '\\') return stop(cursor, next === undefined ? 'a string is not closed' : 'a control character in a string');
    cursor.at += 1;
    const escape = cursor.text[cursor.at] ?? '';
    cursor.at += 1;
    const plain = ESCAPES.get(escape);
    if (plain !== undefined) {
      value += plain;
      continue;
    }
    const hex = escape === 'u' ? take(cursor, HEX) : '';
    if (hex === '') return stop(cursor, 'an unknown escape in a string');
    value += String.fromCharCode(Number.parseInt(hex, 16));
  }
}
