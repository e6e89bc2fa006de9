/** Attributes of the schema, by name. Where the name is a restriction, one attribute that fits is enough. Source: IDS 1.0, attribute facet. */
import { matcher } from '../match.ts';
import type { AttributeFacet } from '../ids.ts';
import type { IfcAttribute, IfcData, IfcValue } from '../../model/ifc-data.ts';
import { memo, STATE, stateOfMatch } from './facet.ts';
import type { CompiledFacet, State } from './facet.ts';

/** Values of one attribute of one class by number; `ids` is parallel to `records`, ascending. */
interface Column {
  readonly records: Uint32Array;
  readonly ids: Uint32Array;
  readonly values: readonly IfcAttribute[];
}

/** Attributes are read once per file, whatever number of specifications ask for them. */
const COLUMNS = new WeakMap<IfcData, Map<string, Column>>();

function columnOf(data: IfcData, className: string, name: string): Column {
  let columns = COLUMNS.get(data);
  if (columns === undefined) COLUMNS.set(data, (columns = new Map()));
  const key = `${className}.${name}`;
  const known = columns.get(key);
  if (known !== undefined) return known;
  const records = data.ofClass(className);
  const ids = new Uint32Array(records.length);
  const values: IfcAttribute[] = [];
  const numbers = new Map<string, number>();
  for (let i = 0; i < records.length; i++) {
    const attribute = data.attribute(records[i]!, name);
    const text = keyOf(attribute);
    let id = numbers.get(text);
    if (id === undefined) {
      id = values.length;
      numbers.set(text, id);
      values.push(attribute);
    }
    ids[i] = id;
  }
  const column = { records, ids, values };
  columns.set(key, column);
  return column;
}

function keyOf(attribute: IfcAttribute): string {
  if (attribute.kind !== 'value') return attribute.kind;
  const { type, value, integer, unit } = attribute.value;
  return `=${typeof value} ${String(value)} ${type} ${integer} ${unit ?? ''}`;
}

function positionIn(records: Uint32Array, record: number): number {
  let lo = 0;
  let hi = records.length - 1;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (records[middle]! < record) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

interface Part {
  readonly column: Column;
  readonly state: (id: number) => State;
}

/** A name that matches is better than one that does not; what cannot be decided is better than a mismatch. */
const ORDER: readonly State[] = [STATE.absent, STATE.empty, STATE.other, STATE.unknown, STATE.match];

export function attributeFacet(facet: AttributeFacet, data: IfcData): CompiledFacet {
  const name = matcher(facet.name);
  const value = facet.value === undefined ? null : matcher(facet.value);
  const byClass = new Map<string, { readonly parts: readonly Part[]; readonly open: boolean }>();

  function partsOf(className: string): { readonly parts: readonly Part[]; readonly open: boolean } {
    let known = byClass.get(className);
    if (known === undefined) {
      const all = data.attributesOf(className).map((one) => ({ one, match: name.text(one) }));
      const parts = all.filter(({ match }) => match === 'yes').map(({ one }) => {
        const column = columnOf(data, className, one);
        return { column, state: memo(column.values.length, (id) => judge(column.values[id]!)) };
      });
      byClass.set(className, (known = { parts, open: all.some(({ match }) => match === 'unknown') }));
    }
    return known;
  }

  function judge(attribute: IfcAttribute): State {
    switch (attribute.kind) {
      case 'absent': return STATE.absent;
      case 'empty': return STATE.empty;
      case 'unreadable': return STATE.unknown;
      case 'object': return value === null ? STATE.match : STATE.other;
      case 'value': return value === null ? STATE.match : stateOfMatch(value.value(attribute.value));
    }
  }

  return {
    state(record) {
      const { parts, open } = partsOf(data.classOf(record));
      let best: State = STATE.absent;
      for (const part of parts) {
        const state = part.state(part.column.ids[positionIn(part.column.records, record)]!);
        if (ORDER.indexOf(state) > ORDER.indexOf(best)) best = state;
      }
      return open && best !== STATE.match ? STATE.unknown : best;
    },
    candidates: () => null,
    found(record) {
      const said = partsOf(data.classOf(record)).parts.flatMap(({ column }) => {
        const attribute = column.values[column.ids[positionIn(column.records, record)]!]!;
        return attribute.kind === 'value' ? [shownValue(attribute.value)] : [];
      });
      return said.length === 0 ? null : said.join('; ');
    },
  };
}

export function shownValue({ value, unit }: IfcValue): string {
  if (typeof value !== 'number') return value === '' ? '""' : String(value);
  return unit === null ? String(value) : `${value} (${unit}?)`;
}
