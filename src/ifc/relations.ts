/** Relations of one file, as fast as the bytes allow: whom a record relates to whom. */
import { definitionIds } from './properties.ts';
import { refId, refIds } from './step-args.ts';
import { refAt, refsAt } from './step-scan.ts';
import type { Records } from './records.ts';

const HASH = 35;
const DOLLAR = 36;

export interface RelationReader {
  /**
   * Calls back for each relation of a kind with the express id it relates (0 for none), the ids of what is related, the
   * record, and all ids it relates where they may be many. The lists are good during the call alone.
   */
  each(kind: string, relating: string, related: string, visit: (relating: number, related: readonly number[], record: number, all: readonly number[]) => void): void;
}

export function createRelationReader(records: Records): RelationReader {
  const { bytes } = records.index;
  const { from, to } = records.spans;
  const ids: number[] = [];
  const one: number[] = [];
  return {
    each(kind, relating, related, visit) {
      for (const record of records.ofKind(kind)) {
        const a = records.positionOf(record, relating);
        const b = records.positionOf(record, related);
        ids.length = 0;
        let id: number;
        let all: readonly number[];
        if (a >= 0 && b >= 0 && records.scan(record) && (bytes[from[a]!] === HASH || bytes[from[a]!] === DOLLAR)) {
          refsAt(bytes, from[b]!, to[b]!, ids);
          id = refAt(bytes, from[a]!);
          one.length = 0;
          if (id > 0) one.push(id);
          all = one;
        } else {
          const read = records.read(record);
          for (const each of refIds(records.attribute(read, related))) ids.push(each);
          id = refId(records.attribute(read, relating));
          all = definitionIds(records.attribute(read, relating));
        }
        visit(id, ids, record, all);
      }
    },
  };
}
