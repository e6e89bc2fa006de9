/** Records of one file by class and by name of attribute; the schema's knowledge laid over the STEP index. */
import { MAX_DEPTH, readArgs } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import type { StepIndex } from './step-index.ts';
import { createSpans, scanArgs } from './step-scan.ts';
import type { ArgSpans } from './step-scan.ts';
import type { Schema } from './schema/schema.ts';
import type { FindingSink } from './findings.ts';
import { lazyEncoding } from './text.ts';
import type { LazyEncoding } from './text.ts';

export interface StepRecord {
  readonly record: number;
  readonly id: number;
  /** upper case */
  readonly class: string;
  readonly values: readonly StepValue[];
}

export interface Records {
  readonly index: StepIndex;
  readonly schema: Schema;
  readonly encoding: LazyEncoding;
  readonly findings: FindingSink;
  /** record numbers of one class, in file order */
  ofClass(name: string): Uint32Array;
  /** record numbers of a class and all its subtypes, in file order */
  ofKind(ancestor: string): Uint32Array;
  /** is this record's class `ancestor` or a subtype? */
  isKind(record: number, ancestor: string): boolean;
  classOf(record: number): string;
  /** reads a record; broken arguments and a wrong attribute count are reported once */
  read(record: number): StepRecord;
  /** where the arguments stand, valid until the next `scan` that is true */
  readonly spans: ArgSpans;
  /** finds the arguments of an ordinary record with as many as its class has; false: `read` it, and let that complain */
  scan(record: number): boolean;
  /** place of an attribute among the arguments of the record's class, -1 for none */
  positionOf(record: number, name: string): number;
  /** reads the record of an express id; null when there is none */
  get(id: number): StepRecord | null;
  /** an attribute by its schema name; undefined when the class has none or the record is too short */
  attribute(record: StepRecord, name: string): StepValue | undefined;
}

export function openRecords(index: StepIndex, schema: Schema, findings: FindingSink): Records {
  const encoding = lazyEncoding(index.bytes);
  const classes = index.classNames;
  const counts = new Uint32Array(classes.length + 1);
  for (let r = 0; r < index.count; r++) counts[index.classCodes[r]! + 1]!++;
  for (let c = 0; c < classes.length; c++) counts[c + 1]! += counts[c]!;
  const sorted = new Uint32Array(index.count);
  const fill = counts.slice();
  for (let r = 0; r < index.count; r++) sorted[fill[index.classCodes[r]!]!++] = r;
  const codes = new Map(classes.map((name, code) => [name, code]));

  const kinds = new Map<string, Uint8Array>();
  const positions = new Map<string, Map<string, number>>();
  const warned = new Set<number>();

  function kindFlags(ancestor: string): Uint8Array {
    let flags = kinds.get(ancestor);
    if (flags === undefined) {
      flags = new Uint8Array(classes.length);
      for (let c = 0; c < classes.length; c++) if (schema.isA(classes[c]!, ancestor)) flags[c] = 1;
      kinds.set(ancestor, flags);
    }
    return flags;
  }

  function ofClass(name: string): Uint32Array {
    const code = codes.get(name);
    return code === undefined ? new Uint32Array(0) : sorted.subarray(counts[code]!, counts[code + 1]!);
  }

  function complain(record: number, values: readonly StepValue[], tooDeep: boolean, badAt: number): void {
    if (warned.has(record)) return;
    const name = classes[index.classCodes[record]!]!;
    const where = { line: index.lines[record]!, expressId: index.ids[record]! };
    const entity = schema.entity(name);
    if (badAt >= 0) {
      findings.add('malformed-arguments', where, { class: schema.spelling(name) });
    } else if (entity !== null && values.length !== entity.attributes.length) {
      findings.add('attribute-count', where, { class: entity.name, found: values.length, expected: entity.attributes.length, schema: schema.id });
    } else if (!tooDeep) return;
    if (tooDeep) findings.add('nesting-too-deep', where, { class: schema.spelling(name), limit: MAX_DEPTH });
    warned.add(record);
  }

  const expected = new Int32Array(classes.length);
  for (let c = 0; c < classes.length; c++) expected[c] = schema.entity(classes[c]!)?.attributes.length ?? -1;

  function read(record: number): StepRecord {
    const code = index.classCodes[record]!;
    const { values, tooDeep, badAt } = readArgs(index.bytes, index.args[record]!, index.ends[record]!, encoding);
    if (badAt >= 0 || tooDeep || (expected[code]! >= 0 && values.length !== expected[code])) complain(record, values, tooDeep, badAt);
    return { record, id: index.ids[record]!, class: classes[code]!, values };
  }

  const spans = createSpans();

  function positionsOf(name: string): Map<string, number> {
    let byName = positions.get(name);
    if (byName === undefined) {
      byName = new Map((schema.entity(name)?.attributes ?? []).map((attribute, i) => [attribute, i]));
      positions.set(name, byName);
    }
    return byName;
  }

  return {
    spans,
    scan(record) {
      const count = expected[index.classCodes[record]!]!;
      return count > 0 && scanArgs(index.bytes, index.args[record]!, index.ends[record]!, spans) === count;
    },
    positionOf: (record, name) => positionsOf(classes[index.classCodes[record]!]!).get(name) ?? -1,
    index,
    schema,
    encoding,
    findings,
    ofClass,
    ofKind(ancestor) {
      const flags = kindFlags(ancestor);
      const parts: Uint32Array[] = [];
      let total = 0;
      for (let c = 0; c < classes.length; c++) {
        if (flags[c] === 0 || counts[c] === counts[c + 1]) continue;
        parts.push(sorted.subarray(counts[c]!, counts[c + 1]!));
        total += counts[c + 1]! - counts[c]!;
      }
      if (parts.length === 1) return parts[0]!;
      const all = new Uint32Array(total);
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      return all.sort();
    },
    isKind: (record, ancestor) => kindFlags(ancestor)[index.classCodes[record]!] === 1,
    classOf: (record) => classes[index.classCodes[record]!]!,
    read,
    get(id) {
      const record = index.recordOf(id);
      return record < 0 ? null : read(record);
    },
    attribute(record, name) {
      const at = positionsOf(record.class).get(name);
      return at === undefined ? undefined : record.values[at];
    },
  };
}
