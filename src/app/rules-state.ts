/** The findings of rules as they are listed, ranked in slices whenever the report has new ones. */
import { markRaw, shallowRef, watch, type ShallowRef } from 'vue';
import type { Report } from '../engine/report.ts';
import { sliced } from './pace.ts';
import { rankingRows, type RuleRow } from './rule-rows.ts';

/** A newer head keeps those of the report before until its own are here. */
export function rankedRules(report: ShallowRef<Report | null>): ShallowRef<readonly RuleRow[]> {
  const rows = shallowRef<readonly RuleRow[]>([]);
  let turn = 0;
  watch(() => [report.value?.rules ?? null, report.value?.elements.length ?? 0] as const, async ([rules, count], before) => {
    if (before !== undefined && before[0] === rules && before[1] === count) return;
    const mine = (turn += 1);
    const now = report.value;
    if (rules === null || now === null) {
      rows.value = [];
      return;
    }
    // positions of other elements would be looked up among these
    if (before !== undefined && before[1] !== count) rows.value = [];
    const ranked = await sliced(rankingRows(now), () => turn !== mine);
    if (ranked !== null && turn === mine) rows.value = markRaw(ranked);
  }, { flush: 'sync', immediate: true });
  return rows;
}
