/** Coordinates that are no finite number: NAN, 1.#INF, 1E400. Exporters print them when their own arithmetic failed. */
import { forEachReference } from './step-index.ts';
import type { StepIndex } from './step-index.ts';

/** Records that hold coordinates, lengths or directions of bodies and placements. */
const HOLDS_NUMBERS = /^IFC(CARTESIANPOINT|CARTESIANPOINTLIST[23]D|DIRECTION|VECTOR|EXTRUDEDAREASOLID(TAPERED)?|REVOLVEDAREASOLID|SWEPTDISKSOLID(POLYGONAL)?|.*PROFILEDEF|CIRCLE|ELLIPSE|BLOCK|SPHERE|RIGHTCIRCULAR.*|RECTANGULARPYRAMID|CARTESIANTRANSFORMATIONOPERATOR.*)$/;

/** Bytes of ordinary arguments: digits, signs, points, lists, references, `$`, `*`, blanks. */
const ORDINARY = new Uint8Array(256);
for (const c of '0123456789+-.,()#$* \t\r\n;') ORDINARY[c.charCodeAt(0)] = 1;

/** web-ifc hands over single precision, which ends at 3e38; no building comes near. */
const LARGEST_EXPONENT = 30;

/** Record numbers; one pass over the bytes of what holds coordinates. */
export function unusableNumbers(index: StepIndex): number[] {
  const { bytes } = index;
  const holds = index.classNames.map((name) => HOLDS_NUMBERS.test(name));
  const found: number[] = [];
  for (let record = 0; record < index.count; record++) {
    if (!holds[index.classCodes[record]!]) continue;
    const end = index.ends[record]!;
    let i = index.args[record]!;
    for (;;) {
      while (i < end && ORDINARY[bytes[i]!] === 1) i++;
      if (i >= end) break;
      const next = skipKnown(bytes, i, end);
      if (next < 0) {
        found.push(record);
        break;
      }
      i = next;
    }
  }
  return found;
}

function isDigit(c: number | undefined): boolean {
  return c !== undefined && c >= 48 && c <= 57;
}

function isLetter(c: number | undefined): boolean {
  return c !== undefined && ((c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95);
}

/** Past a string, a comment, an enumeration, a typed value's keyword or an exponent; -1 where it is none of these. */
function skipKnown(bytes: Uint8Array, at: number, end: number): number {
  const c = bytes[at]!;
  let i = at;
  if (c === 39 /* ' */) {
    for (i++; i < end && bytes[i] !== 39; i++);
    return i + 1;
  }
  if (c === 47 /* comment */) {
    for (i += 2; i < end && !(bytes[i] === 42 && bytes[i + 1] === 47); i++);
    return i + 2;
  }
  const before = bytes[at - 1];
  if ((c === 69 || c === 101) && (isDigit(before) || before === 46) && (isDigit(bytes[at + 1]) || bytes[at + 1] === 43 || bytes[at + 1] === 45)) {
    const negative = bytes[at + 1] === 45;
    i++;
    if (!isDigit(bytes[i])) i++;
    let exponent = 0;
    for (; i < end && isDigit(bytes[i]); i++) exponent = Math.min(10_000, exponent * 10 + bytes[i]! - 48);
    return !negative && exponent > LARGEST_EXPONENT ? -1 : i;
  }
  if (!isLetter(c)) return -1;
  for (; i < end && (isLetter(bytes[i]) || isDigit(bytes[i])); i++);
  // `.AREA.` and `IFCARCINDEX(`; a word that stands alone is no number
  return (before === 46 && !isDigit(bytes[at - 2]) && bytes[i] === 46) || (before !== 46 && before !== 35 && bytes[i] === 40) ? i : -1;
}

/**
 * Answers for an express id the id of a record among `bad` that it reaches, 0 for none. Linear in the records reached,
 * and nothing where there are none.
 */
export function reachesAny(index: StepIndex, bad: readonly number[]): (expressId: number) => number {
  if (bad.length === 0) return () => 0;
  // Upwards from the bad ones: whoever refers to them, and so on.
  const heads = new Int32Array(index.count).fill(-1);
  const next: number[] = [];
  const from: number[] = [];
  // Every shape belongs to a context; its true north and world axes place nothing.
  const context = index.classNames.map((name) => /^IFCGEOMETRICREPRESENTATION(SUB)?CONTEXT$/.test(name));
  for (let record = 0; record < index.count; record++) {
    if (context[index.classCodes[record]!]) continue;
    forEachReference(index, record, (id) => {
      const target = index.recordOf(id);
      if (target < 0) return;
      next.push(heads[target]!);
      from.push(record);
      heads[target] = next.length - 1;
    });
  }
  const culprit = new Int32Array(index.count).fill(-1);
  const stack: number[] = [];
  for (const record of bad) {
    if (culprit[record]! >= 0) continue;
    culprit[record] = record;
    stack.push(record);
    while (stack.length > 0) {
      const at = stack.pop()!;
      for (let e = heads[at]!; e >= 0; e = next[e]!) {
        const up = from[e]!;
        if (culprit[up]! >= 0) continue;
        culprit[up] = culprit[at]!;
        stack.push(up);
      }
    }
  }
  return (expressId) => {
    const record = index.recordOf(expressId);
    return record < 0 || culprit[record]! < 0 ? 0 : index.ids[culprit[record]!]!;
  };
}
