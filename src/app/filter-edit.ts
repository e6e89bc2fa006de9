/** Changes of a filter as the builder makes them, and which operators a field takes. */
import { isGroup, NAMED_FIELDS, type Condition, type Filter, type FilterField, type FilterOperator } from '../model/filter.ts';

/** fields whose values are few and have words of their own */
export const CODED = ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated', 'counted', 'outcome', 'scope', 'geometry'] as const satisfies readonly FilterField[];
export const isCoded = (field: FilterField): boolean => (CODED as readonly string[]).includes(field);
export const isNamed = (field: FilterField): boolean => (NAMED_FIELDS as readonly string[]).includes(field);

/** fields of the builder's list, those asked for most first */
export const FIELD_GROUPS = [
  { id: 'what', fields: ['component', 'class', 'type', 'name', 'mark', 'globalId'] },
  { id: 'where', fields: ['storey', 'building', 'file', 'group', 'layer'] },
  { id: 'data', fields: ['property', 'quantity', 'material', 'classification'] },
  { id: 'roles', fields: ['precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated'] },
  { id: 'check', fields: ['counted', 'outcome', 'finding', 'scope', 'geometry'] },
] as const satisfies readonly { readonly id: string; readonly fields: readonly FilterField[] }[];

export function operatorsOf(field: FilterField): readonly FilterOperator[] {
  if (isCoded(field)) return ['is', 'is-not', 'exists', 'missing'];
  if (field === 'quantity') return ['less', 'greater', 'between', 'is', 'exists', 'missing'];
  if (field === 'property') return ['is', 'is-not', 'contains', 'matches', 'less', 'greater', 'between', 'exists', 'missing'];
  return ['is', 'is-not', 'contains', 'matches', 'exists', 'missing'];
}

export const needsValue = (operator: FilterOperator): boolean => operator !== 'exists' && operator !== 'missing';

/** The row for another field: what no longer fits is left out. */
export function withField(row: Condition, field: FilterField): Condition {
  const operators = operatorsOf(field);
  const same = isNamed(row.field) && isNamed(field);
  return { field, operator: operators.includes(row.operator) ? row.operator : operators[0]!, ...(same && row.name !== undefined ? { name: row.name } : {}), value: '' };
}

export type RowPath = readonly number[];

/** @param change null takes the row away. A path that leads nowhere changes nothing */
export function changeRow(filter: Filter, path: RowPath, change: ((row: Condition | Filter) => Condition | Filter) | null): Filter {
  const [at, ...rest] = path;
  const row = at === undefined ? undefined : filter.rows[at];
  if (row === undefined) return filter;
  if (rest.length > 0) {
    if (!isGroup(row)) return filter;
    const inner = changeRow(row, rest, change);
    return { ...filter, rows: filter.rows.map((one, i) => (i === at ? inner : one)) };
  }
  return { ...filter, rows: change === null ? filter.rows.filter((_, i) => i !== at) : filter.rows.map((one, i) => (i === at ? change(one) : one)) };
}

/** @param path of the group; empty: the filter itself */
export function addRow(filter: Filter, path: RowPath, row: Condition | Filter): Filter {
  if (path.length === 0) return { ...filter, rows: [...filter.rows, row] };
  return changeRow(filter, path, (group) => (isGroup(group) ? addRow(group, [], row) : group));
}

export const NEW_ROW: Condition = { field: 'component', operator: 'is', value: '' };
export const newGroup = (join: Filter['join']): Filter => ({ join: join === 'all' ? 'any' : 'all', rows: [NEW_ROW] });

/** conditions in it, groups inside counted through */
export const sizeOfFilter = (filter: Filter): number => filter.rows.reduce((sum, row) => sum + (isGroup(row) ? sizeOfFilter(row) : 1), 0);

/** unit of a value by its IFC type, as the model has it: SI */
const UNITS: Readonly<Record<string, string>> = {
  IFCLENGTHMEASURE: 'm', IFCPOSITIVELENGTHMEASURE: 'm', IFCNONNEGATIVELENGTHMEASURE: 'm', IFCAREAMEASURE: 'm²', IFCVOLUMEMEASURE: 'm³', IFCMASSMEASURE: 'kg', IFCTIMEMEASURE: 's',
  IFCPLANEANGLEMEASURE: 'rad', IFCPOSITIVEPLANEANGLEMEASURE: 'rad',
};
const MEASURED_UNITS: Readonly<Record<string, string>> = { volume: 'm³', grossVolume: 'm³', footprintArea: 'm²', sideArea: 'm²', bottom: 'm', top: 'm' };
export const unitOf = (name: string, type: string | undefined): string => MEASURED_UNITS[name] ?? UNITS[(type ?? '').toUpperCase()] ?? '';
