/**
 * One item of the scoring table as the book computes it (domain 4.2, tables 3–12): its elements, what a storey comes to of them, what was
 * typed, and the ratio. Every figure but the quantities follows by formula. Each table has both ends of what is undecided.
 */
import type { ItemResult } from '../../engine/report.ts';
import type { Block, Table } from './book.ts';
import { byLevel, partsOf } from './ends.ts';
import { declaredTable } from './item-declared.ts';
import { elementTable } from './item-elements.ts';
import { groupedTable } from './item-grouped.ts';
import { jointTable, stripTable } from './item-joints.ts';
import { switchValue, type ItemPlace } from './item-place.ts';
import { resultTable, type ItemRefs } from './item-result.ts';
import { storeysTable } from './item-storeys.ts';
import { both } from './words.ts';

export interface ItemTables {
  readonly blocks: readonly Block[];
  /** the list of its elements; null where it has none */
  readonly elements: Table | null;
  readonly refs: ItemRefs;
}

export function itemTables(place: ItemPlace, item: ItemResult): ItemTables {
  const { prefix } = place;
  const id = `${prefix}/${item.id}`;
  if (item.present === 'no' || item.ratio === null) return { blocks: notThere(item), elements: null, refs: { n: null, d: null, q: null, sums: null } };
  const groups = byLevel(item);
  const counted = switchValue(place.report, 'slab-strips');
  const storeys = item.storeys.map((storey) => {
    const strips = (item.strips ?? []).filter((strip) => strip.level === storey.level);
    return { storey, elements: groups.get(storey.level) ?? [], parts: partsOf(storey, groups.get(storey.level) ?? [], strips, counted) };
  });
  const elements = item.contributions.length > 0 ? elementTable(place, item, id, groups) : null;
  const storeyTable = storeys.length > 0 ? storeysTable(place, item, id, storeys, elements !== null) : null;
  const declared = item.declared.length > 0 ? declaredTable(item, id) : null;
  const result = resultTable(place, item, id, storeyTable !== null, declared !== null, storeys);
  const blocks: Block[] = [
    result.table,
    ...(elements === null ? [] : [groupedTable(place, item, id, groups)]),
    ...(storeyTable === null ? [] : [storeyTable]),
    ...(declared === null ? [] : [declared]),
    ...jointTable(item, id), ...stripTable(item, id, counted),
    ...item.missing.map((text): Block => ({ kind: 'paragraph', tone: 'warning', text })),
  ];
  return { blocks, elements, refs: result.refs };
}

function notThere(item: ItemResult): readonly Block[] {
  const text = item.present === 'no' ? both((w) => w.sheets.book.absent) : both((w) => w.sheets.book.yesNo);
  return [{ kind: 'paragraph', text }, ...item.missing.map((missing): Block => ({ kind: 'paragraph', tone: 'warning', text: missing }))];
}
