/** What an item has beside its elements: joint concrete by kind, strips of slab that nobody drew. */
import type { ItemResult } from '../../engine/report.ts';
import type { Block, Column, Row } from './book.ts';
import { cellsOf, exactSum, numbers, span, words } from './cells.ts';
import { both, joined, worded } from './words.ts';

/** Table 4: joint concrete of 4.0.3 by kind. Drawn joints are elements of the item already, derived ones are in the storeys' sums. */
export function jointTable(item: ItemResult, id: string): readonly Block[] {
  if (item.joints === undefined || item.joints.length === 0) return [];
  const columns: Column[] = [
    words('kind', both((w) => w.sheets.book.jointKind), { width: 24 }), words('clause', both((w) => w.sheets.book.clause), { width: 12 }), words('form', both((w) => w.sheets.book.jointForm), { width: 12 }),
    numbers('limit', both((w) => w.sheets.book.limit), { unit: 'mm', decimals: 0, width: 9 }), numbers('count', both((w) => w.sheets.book.places), { decimals: 0, width: 8 }),
    ...span('c', both((w) => w.sheets.book.jointConcrete), { unit: 'm³', decimals: 4 }), ...span('v', both((w) => w.sheets.book.jointCounted), { unit: 'm³', decimals: 4 }),
    words('decision', both((w) => w.sheets.book.decision), { width: 26 }),
  ];
  const rows = item.joints.map((joint): Row => ({
    ...(joint.asks ? { tone: 'open' as const } : joint.form === 'derived' ? { tone: 'derived' as const } : {}),
    cells: cellsOf(columns, {
      kind: joint.title, clause: joint.clause, form: worded((w) => w.sheets.book.form, joint.form), limit: joint.limit === null ? null : Math.round(joint.limit * 1000), count: joint.count,
      cLo: joint.concrete[0], cHi: joint.concrete[1], vLo: joint.volume[0], vHi: joint.volume[1],
      decision: joint.asks ? both((w) => w.sheets.book.awaited) : joint.decision === null ? '' : joined([worded((w) => w.sheets.book.jointDecision, joint.decision), { zh: joint.reason ?? '', en: joint.reason ?? '' }].filter((text) => text.zh !== ''), ':', ': '),
    }),
  }));
  const notes = item.joints.flatMap((joint) => joint.refused.map(({ text, count }) => ({ zh: `${joint.title.zh}:${count} × ${text.zh}`, en: `${joint.title.en}: ${count} × ${text.en}` })));
  return [{ kind: 'table', id: `${id}/joints`, title: both((w) => w.sheets.book.joints), columns, rows, ...(notes.length > 0 ? { notes } : {}) }];
}

export function stripTable(item: ItemResult, id: string, counted: string): readonly Block[] {
  if (item.strips === undefined || item.strips.length === 0) return [];
  const columns: Column[] = [
    words('storey', both((w) => w.sheets.book.storey), { width: 12 }), numbers('n', both((w) => w.sheets.book.count), { decimals: 0, width: 6 }), numbers('pieces', both((w) => w.sheets.book.places), { decimals: 0, width: 8 }),
    numbers('widest', both((w) => w.sheets.book.widest), { unit: 'mm', decimals: 0, width: 12 }), numbers('area', both((w) => w.sheets.book.area), { unit: 'm²', decimals: 4 }),
  ];
  const levels = [...new Set(item.strips.map((strip) => strip.level))].sort((a, b) => a - b);
  const rows = levels.map((level): Row => {
    const of = item.strips!.filter((strip) => strip.level === level);
    return {
      tone: 'derived',
      cells: cellsOf(columns, {
        storey: of[0]!.storey, n: of[0]!.standsFor, pieces: of.length, widest: Math.round(Math.max(...of.map((strip) => strip.width)) * 1000), area: exactSum(of.map((strip) => strip.area)),
      }),
    };
  });
  return [{ kind: 'table', id: `${id}/strips`, title: both((w) => w.sheets.book.stripsTitle), columns, rows, notes: [worded((w) => w.sheets.book.stripsCount, counted)] }];
}
