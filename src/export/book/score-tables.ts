/**
 * Table 13: the scoring summary of one building with its interpolation, the groups, Q4, P, the gates and the verdict (4.0.1, 3.0.3, 5.0).
 * All of it follows by formula from the ratios of the items' sheets and the numbers of the scoring table, which stand in cells.
 */
import type { PackResult } from '../../engine/report.ts';
import type { Block, Ref } from './book.ts';
import { at } from './cells.ts';
import type { ItemRefs } from './item-result.ts';
import { gatesTable } from './score-gates.ts';
import { itemsTable, type StatusOf } from './score-items.ts';
import { groupsTable, pTable, withheldP } from './score-p.ts';
import { partsOf, partsTable } from './score-parts.ts';
import { scoredRows } from './score-points.ts';
import { verdictTable } from './score-verdict.ts';
import { both, joined, plus } from './words.ts';

export interface ScoreTables {
  readonly blocks: readonly Block[];
  /** P and the verdict, for the summary */
  readonly p: readonly [Ref, Ref];
  readonly pRaw: readonly [Ref, Ref];
  readonly verdict: Ref | null;
}

/** @param refs where the items' ratios stand, by item */
export function scoreTables(prefix: string, result: PackResult, refs: ReadonlyMap<string, ItemRefs>, statusOf: StatusOf): ScoreTables {
  const withheld = result.withheld !== null;
  const scored = scoredRows(result);
  const items = itemsTable(prefix, result, scored, refs, withheld, statusOf);
  const p: readonly [Ref, Ref] = [at(`${prefix}/p`, 'p', 'vLo'), at(`${prefix}/p`, 'p', 'vHi')];
  const pRaw: readonly [Ref, Ref] = [at(`${prefix}/p`, 'pRaw', 'vLo'), at(`${prefix}/p`, 'pRaw', 'vHi')];
  if (withheld) return { blocks: [withheldBlock(result), items, withheldP(prefix, result)], p, pRaw, verdict: null };
  const parts = partsOf(result, scored);
  const gates = gatesTable(prefix, result, parts);
  return {
    blocks: [items, partsTable(prefix, result, parts), groupsTable(prefix, result, parts), pTable(prefix, result, parts), gates, verdictTable(prefix, result)],
    p, pRaw, verdict: at(`${prefix}/verdict`, 'prefabricated', 'v'),
  };
}

function withheldBlock(result: PackResult): Block {
  const rows = result.withheld!.map((row) => plus(row.clause, ' ', row.title, ...(row.params.length > 0 ? [` (${row.params.join(', ')})`] : [])));
  return { kind: 'paragraph', tone: 'warning', text: both((w) => w.sheets.book.withheld, { rows: joined(rows, ';', '; ') }) };
}
