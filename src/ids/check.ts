/** What each specification of an IDS applies to in a file, what fails, what cannot be decided. */
import type { Ids, Requirement, Specification } from './ids.ts';
import { compileFacet } from './facets/index.ts';
import { STATE } from './facets/facet.ts';
import type { CompiledFacet, State } from './facets/facet.ts';
import { reasonOf } from './reason.ts';
import type { Text } from './reason.ts';
import { verdictOf } from './verdict.ts';
import type { IfcData } from '../model/ifc-data.ts';

export type { Text } from './reason.ts';

/** One IDS against one file. What it means for a set of files is in combine.ts. */
export interface FileResult {
  /** parallel to Ids.specifications */
  readonly specifications: readonly FileSpecification[];
  readonly data: IfcData;
}

export interface FileSpecification {
  /** entities it applies to; those where that cannot be decided are in `unknown` alone */
  readonly applicable: number;
  readonly passed: number;
  readonly failed: Entries;
  readonly unknown: Entries;
}

/** Entities with why, as columns: a hundred thousand of them are no hundred thousand objects. */
export interface Entries {
  /** record numbers, in the order of the file */
  readonly records: Uint32Array;
  /** position in `reasons`, parallel to `records` */
  readonly reason: Uint16Array;
  readonly reasons: readonly Reason[];
  /** what the entity says instead, for people; null where there is nothing to show */
  found(i: number): string | null;
}

export interface Reason {
  /** positions of the requirements that are not met; none: whether the specification applies cannot be decided, or it prohibits the entity */
  readonly requirements: readonly number[];
  readonly text: Text;
}

export interface CheckIdsOptions {
  readonly signal?: AbortSignal;
  /** specifications done, of all */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The event loop gets its turn after so many ms of work. */
const SLICE = 40;

/**
 * Every specification is evaluated, whatever schema it names: its ifcVersion is metadata (official case "Specification
 * version is purely metadata").
 * @throws the signal's reason when it is raised
 */
export async function checkFile(ids: Ids, data: IfcData, options: CheckIdsOptions = {}): Promise<FileResult> {
  const total = ids.specifications.length;
  const specifications: FileSpecification[] = [];
  let since = performance.now();
  for (const [index, specification] of ids.specifications.entries()) {
    if (performance.now() - since > SLICE) {
      options.onProgress?.(index, total);
      await new Promise((resolve) => setTimeout(resolve, 0));
      options.signal?.throwIfAborted();
      since = performance.now();
    }
    specifications.push(checkSpecification(specification, data));
  }
  options.onProgress?.(total, total);
  return { specifications, data };
}

export function checkSpecification(specification: Specification, data: IfcData): FileSpecification {
  const applies = specification.applicability.map((facet) => compileFacet(facet, data));
  const requirements = specification.requirements.map((requirement) => ({ requirement, facet: compileFacet(requirement, data) }));
  const failed = createEntries(requirements);
  const unknown = createEntries(requirements);
  const prohibited = specification.occurrence === 'prohibited';
  let applicable = 0;
  let passed = 0;

  const states: State[] = requirements.map(() => STATE.absent);
  for (const record of candidatesOf(specification, applies, data)) {
    const applied = applicability(applies, record);
    if (applied === 'fail') continue;
    let verdict: 'pass' | 'fail' | 'unknown' = prohibited ? 'fail' : 'pass';
    for (let r = 0; r < requirements.length; r++) {
      const { requirement, facet } = requirements[r]!;
      const now = verdictOf(requirement, (states[r] = facet.state(record)));
      if (now === 'fail') verdict = 'fail';
      else if (now === 'unknown' && verdict === 'pass') verdict = 'unknown';
    }
    if (applied === 'unknown') {
      // whether it applies does not matter where it would pass
      if (verdict !== 'pass') unknown.add(record, [], UNDECIDED);
      continue;
    }
    applicable++;
    if (verdict === 'pass') passed++;
    else if (prohibited) failed.add(record, [], PROHIBITED);
    else (verdict === 'fail' ? failed : unknown).add(record, states, null);
  }
  return { applicable, passed, failed: failed.done(), unknown: unknown.done() };
}

const UNDECIDED: Text = { zh: '无法判断此规范是否适用于该实体', en: 'whether the specification applies cannot be decided' };
const PROHIBITED: Text = { zh: '规范禁止出现这样的实体', en: 'the specification prohibits such an entity' };

function applicability(applies: readonly CompiledFacet[], record: number): 'pass' | 'fail' | 'unknown' {
  let verdict: 'pass' | 'unknown' = 'pass';
  for (const facet of applies) {
    const state = facet.state(record);
    if (state === STATE.unknown) verdict = 'unknown';
    else if (state !== STATE.match) return 'fail';
  }
  return verdict;
}

/** Entities that the applicability may hold for: by the facet with an index that leaves fewest. */
function candidatesOf(specification: Specification, applies: readonly CompiledFacet[], data: IfcData): Iterable<number> {
  // without a facet a specification would apply to every record of the file: the audit refuses it
  if (applies.length === 0) return [];
  let best: Uint32Array | null = null;
  for (const [i, facet] of applies.entries()) {
    if (specification.applicability[i]!.kind === 'entity' && best !== null) continue;
    const list = facet.candidates();
    if (list !== null && (best === null || list.length < best.length)) best = list;
    if (best?.length === 0) break;
  }
  return best ?? everyRecord(data.count);
}

function* everyRecord(count: number): Iterable<number> {
  for (let record = 0; record < count; record++) yield record;
}

interface EntriesMaker {
  add(record: number, states: readonly State[], text: Text | null): void;
  done(): Entries;
}

function createEntries(requirements: readonly { readonly requirement: Requirement; readonly facet: CompiledFacet }[]): EntriesMaker {
  let records = new Uint32Array(16);
  let reason = new Uint16Array(16);
  let size = 0;
  const reasons: Reason[] = [];
  const numbers = new Map<string, number>();
  let lastKey = '';
  let lastNumber = -1;

  function numberOf(states: readonly State[], text: Text | null): number {
    const key = text === null ? states.join() : text.en;
    if (key === lastKey && lastNumber >= 0) return lastNumber;
    let number = numbers.get(key);
    if (number === undefined) {
      number = reasons.length;
      numbers.set(key, number);
      reasons.push(text === null ? reasonFor(states) : { requirements: [], text });
    }
    lastKey = key;
    return (lastNumber = number);
  }

  function reasonFor(states: readonly State[]): Reason {
    const unmet = states.flatMap((state, r) => {
      const { requirement } = requirements[r]!;
      const verdict = verdictOf(requirement, state);
      return verdict === 'pass' ? [] : [{ r, verdict, text: reasonOf(requirement, state) }];
    });
    const failing = unmet.filter(({ verdict }) => verdict === 'fail');
    const told = failing.length > 0 ? failing : unmet;
    return { requirements: told.map(({ r }) => r), text: { zh: told.map(({ text }) => text.zh).join('；'), en: told.map(({ text }) => text.en).join('; ') } };
  }

  return {
    add(record, states, text) {
      if (size === records.length) {
        const more = new Uint32Array(size * 2);
        more.set(records);
        records = more;
        const moreReasons = new Uint16Array(size * 2);
        moreReasons.set(reason);
        reason = moreReasons;
      }
      // so many different reasons are no reasons any more: the last stands for the rest
      reason[size] = Math.min(numberOf(states, text), 0xffff);
      records[size++] = record;
    },
    done() {
      const all = records.slice(0, size);
      const why = reason.slice(0, size);
      return {
        records: all,
        reason: why,
        reasons,
        found(i) {
          const said = reasons[why[i]!]!.requirements.flatMap((r) => requirements[r]!.facet.found(all[i]!) ?? []);
          return said.length === 0 ? null : said.join('; ');
        },
      };
    },
  };
}
