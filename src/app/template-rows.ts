/** What of the property template is filled, as the panel lists it: by component, with the elements behind each figure. */
import { TEMPLATE_COMPONENTS, type TemplatePropertyId } from '../model/template.ts';
import type { Report } from '../engine/report.ts';

type Filled = Report['template'];
export type TemplateRow = Filled['rows'][number];
export type TemplateState = 'filled' | 'refused' | 'known' | 'missing';

export interface TemplateComponentRows {
  readonly component: string;
  readonly rows: readonly TemplateRow[];
  /** sums over what is needed */
  readonly asked: number;
  readonly filled: number;
}

/** In the order of the table; what is needed before what may be said. */
export function templateComponents({ rows }: Filled): readonly TemplateComponentRows[] {
  const ids = ['building', ...TEMPLATE_COMPONENTS.map(({ id }) => id), 'wall', 'unknown'];
  return ids.flatMap((component) => {
    const own = rows.filter((row) => row.component === component);
    if (own.length === 0) return [];
    const needed = own.filter(({ need }) => need === 'required');
    const sum = (of: (row: TemplateRow) => number): number => needed.reduce((total, row) => total + of(row), 0);
    return [{ component, rows: [...needed, ...own.filter(({ need }) => need === 'optional')], asked: sum(({ asked }) => asked), filled: sum(({ filled }) => filled) }];
  });
}

/** Without a value and not told otherwise. */
export const missingOf = (row: TemplateRow): number => row.asked - row.filled - row.refused - row.known;

/** Positions in the report's elements; none for the building, which is no element. */
export function elementsOf({ groups }: Filled, component: string, property: TemplatePropertyId, states: readonly TemplateState[]): readonly number[] {
  if (component === 'building') return [];
  const stateIn = (group: Filled['groups'][number]): TemplateState => {
    if (group.refused.some((one) => one.property === property)) return 'refused';
    if (group.known.includes(property)) return 'known';
    return group.missing.includes(property) ? 'missing' : 'filled';
  };
  return groups.filter((group) => group.component === component && group.asked.includes(property) && states.includes(stateIn(group)))
    .flatMap(({ elements }) => elements).sort((a, b) => a - b);
}

/** What is written where it cannot be read, the most frequent first. */
export function refusedValues({ groups }: Filled, component: string, property: TemplatePropertyId): readonly { readonly value: string; readonly count: number; readonly elements: readonly number[] }[] {
  const values = new Map<string, number[]>();
  for (const group of groups) {
    if (group.component !== component) continue;
    for (const one of group.refused) if (one.property === property) values.set(one.value, [...(values.get(one.value) ?? []), ...group.elements]);
  }
  return [...values].map(([value, elements]) => ({ value, count: elements.length, elements: component === 'building' ? [] : elements })).sort((a, b) => b.count - a.count);
}
