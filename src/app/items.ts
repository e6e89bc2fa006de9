/** The scoring table of GB/T 51129-2017 as its pack gives it: what the page shows before any pack or report is there. */
import { scoring as pack } from '../standards/gbt51129-2017.json';
import type { TableInfo } from '../worker/app-api.ts';

export type ItemRow = TableInfo['items'][number];

interface Award {
  readonly qMin?: number;
  readonly qMax?: number;
}

export const STANDARD_TABLE: TableInfo = {
  groups: pack.groups.map(({ id, title, max }) => ({ id, title, max })),
  items: pack.items.map(({ id, group, title, clause, unit, award }) => {
    const { qMin, qMax }: Award = award;
    return { id, group, title, clause, unit, limits: [qMin, qMax].filter((limit) => limit !== undefined) };
  }),
  marks: [
    ...pack.gates.flatMap((gate) => (gate.measure.kind === 'p' ? [gate.measure.min] : [])),
    ...pack.grades.map((grade) => grade.min),
  ],
};
