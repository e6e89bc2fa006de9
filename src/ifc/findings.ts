/** Collects the findings of one file; a code that repeats is listed a hundred times and then counted. */
import { FINDING_CODES } from '../model/finding-codes.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import type { ModelFinding } from '../model/model.ts';

export const FINDING_LIMIT = 100;

export interface FindingWhere {
  readonly line?: number | null;
  readonly expressId?: number | null;
  readonly globalId?: string | null;
}

export interface FindingSink {
  add(code: FindingCode, where?: FindingWhere, params?: ModelFinding['params'], times?: number): void;
  /** how often a code was added so far */
  count(code: FindingCode): number;
  /** in order of line within a code, codes in order of first appearance, each followed by its `more` */
  list(): readonly ModelFinding[];
}

export function finding(file: string, code: FindingCode, where: FindingWhere = {}, params: ModelFinding['params'] = {}): ModelFinding {
  return {
    code,
    severity: FINDING_CODES[code].severity,
    file,
    line: where.line ?? null,
    expressId: where.expressId ?? null,
    globalId: where.globalId ?? null,
    params,
  };
}

export function createFindings(file: string): FindingSink {
  const kept = new Map<FindingCode, { list: ModelFinding[]; total: number }>();
  return {
    add(code, where, params, times = 1) {
      let of = kept.get(code);
      if (of === undefined) {
        of = { list: [], total: 0 };
        kept.set(code, of);
      }
      of.total += times;
      if (of.list.length < FINDING_LIMIT) of.list.push(finding(file, code, where, params));
    },
    count: (code) => kept.get(code)?.total ?? 0,
    list() {
      const all: ModelFinding[] = [];
      for (const [code, { list, total }] of kept) {
        all.push(...list);
        if (total > list.length) all.push(finding(file, 'more', {}, { code, count: total - list.length, total }));
      }
      return all;
    },
  };
}
