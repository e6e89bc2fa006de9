/** What of an item stays outside its numerator, by type: who keeps the ratio down. */
import type { ItemResult, ReportElement } from '../engine/report.ts';

export interface KeepsRow {
  readonly key: string;
  readonly type: string;
  readonly component: string;
  readonly counted: 'no' | 'unknown';
  readonly elements: readonly number[];
  /** in the item's unit, times what storeys stand for */
  readonly quantity: number;
  /** percent of the denominator */
  readonly share: number | null;
}

/** Largest first. A union lists no quantity of what does not count: the element's own plan area is taken. */
export function keepsRows(result: ItemResult, elements: readonly ReportElement[]): readonly KeepsRow[] {
  const times = new Map(result.storeys.map(({ storey, standsFor }) => [storey, standsFor]));
  const groups = new Map<string, { readonly type: string; readonly component: string; readonly counted: 'no' | 'unknown'; readonly elements: Set<number>; quantity: number }>();
  for (const { element: index, counted, options, storey, overlaps } of result.contributions) {
    if (counted === 'yes') continue;
    const element = elements[index];
    if (element === undefined) continue;
    const key = `${counted}\n${element.roles.component}\n${element.type}`;
    const group = groups.get(key) ?? { type: element.type, component: element.roles.component, counted, elements: new Set<number>(), quantity: 0 };
    groups.set(key, group);
    group.elements.add(index);
    const one = overlaps ? element.footprintArea ?? 0 : options.reduce((most, [, d]) => Math.max(most, d), 0);
    group.quantity += one * (times.get(storey) ?? 1);
  }
  const whole = result.denominator?.[1] ?? 0;
  return [...groups].map(([key, { elements: own, ...rest }]) => ({ key, ...rest, elements: [...own], share: whole > 0 ? (rest.quantity / whole) * 100 : null }))
    .sort((a, b) => b.quantity - a.quantity);
}
