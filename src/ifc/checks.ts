/** Findings about a file as a whole: syntax, classes, GlobalIds, references. */
import { readArgs, textOf } from './step-args.ts';
import { PROBLEM_LIMIT, lineOf } from './step-index.ts';
import type { StepIndex } from './step-index.ts';
import type { Records } from './records.ts';
import { FINDING_LIMIT } from './findings.ts';
import type { FindingSink } from './findings.ts';

/** What the indexer found. */
export function reportSyntax(index: StepIndex, findings: FindingSink): void {
  const listed = new Map<string, number>();
  for (const problem of index.problems) {
    listed.set(problem.code, (listed.get(problem.code) ?? 0) + 1);
    const params = problem.code === 'duplicate-express-id' ? { ...problem.params, expressId: problem.expressId ?? 0 } : problem.params;
    findings.add(problem.code, { line: lineOf(index, problem.offset), expressId: problem.expressId }, params);
  }
  for (const [code, count] of index.problemCounts) {
    if (count > PROBLEM_LIMIT) findings.add(code, {}, {}, count - (listed.get(code) ?? 0));
  }
}

/** Classes that no schema has, and classes of another schema than the file's. One finding per class. */
export function reportClasses(records: Records): void {
  const { index, schema, findings } = records;
  for (const name of index.classNames) {
    const entity = name === '' ? null : schema.entity(name);
    if (entity?.ownSchema === true) continue;
    const found = records.ofClass(name);
    if (found.length === 0) continue;
    const where = { line: index.lines[found[0]!]!, expressId: index.ids[found[0]!]! };
    if (entity === null) findings.add('unknown-entity', where, { class: name === '' ? '(…)' : name, count: found.length });
    else findings.add('entity-not-in-schema', where, { class: entity.name, count: found.length, schema: schema.id });
  }
}

/** IfcGloballyUniqueId: 22 characters of base 64, the first of which holds two bits only. */
function isGlobalId(text: string): boolean {
  return /^[0-3][0-9A-Za-z_$]{21}$/.test(text);
}

/** Invalid and repeated GlobalIds among products and types. */
export function reportGlobalIds(records: Records): void {
  const { index, findings } = records;
  const first = new Map<string, number>();
  for (const kind of ['IFCPROJECT', 'IFCPRODUCT', 'IFCTYPEOBJECT']) {
    for (const record of records.ofKind(kind)) {
      const globalId = firstText(records, record);
      const where = { line: index.lines[record]!, expressId: index.ids[record]!, globalId };
      if (!isGlobalId(globalId)) {
        findings.add('invalid-global-id', where, { value: globalId.slice(0, 40) });
        if (globalId === '') continue;
      }
      const before = first.get(globalId);
      if (before === undefined) first.set(globalId, index.lines[record]!);
      else findings.add('duplicate-global-id', where, { firstLine: before });
    }
  }
}

/** First argument as text; a well-formed GlobalId is taken straight from the bytes. */
function firstText(records: Records, record: number): string {
  const { bytes } = records.index;
  const at = records.index.args[record]! + 1;
  if (bytes[at] === 39 && bytes[at + 23] === 39) {
    let text = '';
    for (let i = at + 1; i < at + 23; i++) {
      const c = bytes[i]!;
      if (c === 39 || c === 92 || c >= 0x80) return textOf(records.read(record).values[0]);
      text += String.fromCharCode(c);
    }
    return text;
  }
  return textOf(readArgs(bytes, at - 1, records.index.ends[record]!, records.encoding).values[0]);
}

/** Bytes at which the search for references stops: `#`, `'`, `/`. */
const STOP = new Uint8Array(256);
for (const c of [35, 39, 47]) STOP[c] = 1;

/** References to express ids that the file does not have. One pass over all arguments. */
export function reportDangling(records: Records): void {
  const { index, findings, schema } = records;
  const { bytes, recordOf } = index;
  for (let record = 0; record < index.count; record++) {
    const end = index.ends[record]!;
    let i = index.args[record]!;
    while (i < end) {
      while (i < end && STOP[bytes[i]!] === 0) i++;
      if (i >= end) break;
      const c = bytes[i]!;
      if (c === 35) {
        let id = 0;
        const digits = ++i;
        for (; i < end; i++) {
          const d = bytes[i]! - 48;
          if (d < 0 || d > 9) break;
          id = id * 10 + d;
        }
        if (i > digits && recordOf(id) < 0) {
          // Lines inside of one long record are counted from its start: not for each of a million references.
          const line = findings.count('dangling-reference') < FINDING_LIMIT ? lineOf(index, digits) : null;
          findings.add('dangling-reference', { line, expressId: index.ids[record]! }, { target: id, class: schema.spelling(records.classOf(record)) });
        }
      } else if (c === 39) {
        i++;
        while (i < end && bytes[i] !== 39) i++;
        i++;
      } else if (c === 47 && bytes[i + 1] === 42) {
        i += 2;
        while (i < end && !(bytes[i] === 42 && bytes[i + 1] === 47)) i++;
        i += 2;
      } else i++;
    }
  }
}
