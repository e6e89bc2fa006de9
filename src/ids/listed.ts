/** What an IDS says of the files of a model as plain data, once the files are shut again: for reports. */
import { combine, countsOf } from './combine.ts';
import type { FileCounts, SpecificationResult } from './combine.ts';
import type { Entries, FileResult } from './check.ts';
import type { Ids, Occurrence } from './ids.ts';
import type { Text } from './reason.ts';

/** Entities of one specification that are listed one by one; all are counted. */
export const MOST_LISTED = 100_000;

export interface ListedIds {
  /** of the file, without folders */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly date: string;
  /** lower-case hex of the .ids file */
  readonly sha256: string;
  readonly specifications: readonly ListedSpecification[];
}

export interface ListedSpecification {
  readonly name: string;
  readonly identifier: string;
  readonly description: string;
  readonly instructions: string;
  readonly occurrence: Occurrence;
  readonly status: SpecificationResult['status'];
  readonly applicable: number;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly notes: readonly Text[];
  readonly groups: readonly ListedGroup[];
}

/** Entities of which the same is said, whatever they say instead. */
export interface ListedGroup {
  readonly outcome: 'fail' | 'unknown';
  readonly text: Text;
  /** instructions of the requirements that are not met, as the IDS has them */
  readonly instructions: readonly string[];
  readonly entities: readonly ListedEntity[];
}

export interface ListedEntity {
  /** position in the files */
  readonly file: number;
  readonly expressId: number;
  /** the schema's spelling */
  readonly class: string;
  readonly globalId: string | null;
  readonly name: string;
  /** what it says instead; null where there is nothing to show */
  readonly found: string | null;
}

export interface Listing {
  /** takes over what one file says; the file may be shut after it */
  add(result: FileResult): void;
  done(): ListedIds;
}

/** @param name of the .ids file */
export function createListing(name: string, sha256: string, ids: Ids): Listing {
  const files: FileCounts[] = [];
  const groups = ids.specifications.map(() => new Map<string, { readonly group: ListedGroup; readonly entities: ListedEntity[] }>());
  const left = ids.specifications.map(() => MOST_LISTED);

  function list(s: number, outcome: ListedGroup['outcome'], file: FileResult, entries: Entries): void {
    for (let i = 0; i < entries.records.length && left[s]! > 0; i++, left[s]!--) {
      const { text, requirements } = entries.reasons[entries.reason[i]!]!;
      const key = `${outcome} ${text.en}`;
      let known = groups[s]!.get(key);
      if (known === undefined) {
        const entities: ListedEntity[] = [];
        const instructions = requirements.flatMap((r) => ids.specifications[s]!.requirements[r]!.instructions ?? []);
        known = { entities, group: { outcome, text, instructions, entities } };
        groups[s]!.set(key, known);
      }
      known.entities.push({ file: files.length, ...entityOf(file, entries, i) });
    }
  }

  return {
    add(result) {
      result.specifications.forEach(({ failed, unknown }, s) => {
        list(s, 'fail', result, failed);
        list(s, 'unknown', result, unknown);
      });
      files.push(countsOf(result));
    },
    done: () => ({
      name, sha256, title: ids.info.title, version: ids.info.version ?? '', date: ids.info.date ?? '',
      specifications: combine(ids, files).map(({ specification, notes, ...counted }, s): ListedSpecification => ({
        name: specification.name, identifier: specification.identifier ?? '', description: specification.description ?? '',
        instructions: specification.instructions ?? '', occurrence: specification.occurrence, ...counted,
        notes: left[s] === 0 && counted.failed + counted.unknown > MOST_LISTED ? [...notes, CUT] : notes,
        groups: [...groups[s]!.values()].map(({ group }) => group).sort((a, b) => Number(a.outcome === 'unknown') - Number(b.outcome === 'unknown')),
      })),
    }),
  };
}

const CUT: Text = { zh: `只逐个列出前 ${MOST_LISTED} 个实体，其余只计数`, en: `the first ${MOST_LISTED} entities are listed, the others counted` };

/** One entry as plain data. */
export function entityOf({ data }: FileResult, entries: Entries, i: number): Omit<ListedEntity, 'file'> {
  const record = entries.records[i]!;
  return { expressId: data.expressId(record), class: data.spelling(data.classOf(record)), globalId: data.globalId(record), name: data.name(record), found: entries.found(i) };
}
