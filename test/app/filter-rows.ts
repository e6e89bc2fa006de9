import type { ReportElement } from '../../src/engine/report.ts';
import { drained } from '../../src/app/pace.ts';
import { filteringRows, type Filtered, type RuleFilter, type RuleRow, type Said } from '../../src/app/rule-rows.ts';

/** In one go, what the page does in slices. */
export const filterRows = (rows: readonly RuleRow[], filter: RuleFilter, elements: readonly ReportElement[], said: Said = new Map(), paths: readonly string[] = []): Filtered =>
  drained(filteringRows(rows, filter, elements, said, paths));
