/** The precast pieces as the panel lists them: filtered and in an order. */
import type { Schedule } from '../engine/report.ts';
import { nameOf } from '../export/schedule.ts';

export type Piece = Schedule['rows'][number];

/** Heaviest first by default: what the crane has to lift. */
export const PIECE_ORDERS = ['weight', 'mark', 'total', 'volume'] as const;
export type PieceOrder = (typeof PIECE_ORDERS)[number];

export interface PieceFilter {
  readonly text: string;
  /** component; '' for all */
  readonly kind: string;
  /** only marks that name several shapes */
  readonly odd: boolean;
}

export function pieceRows(rows: readonly Piece[], { text, kind, odd }: PieceFilter, order: PieceOrder): readonly Piece[] {
  const needle = text.trim().toLowerCase();
  const kept = rows.filter((row) => (kind === '' || row.component === kind) && (!odd || row.differs !== 'no')
    && (needle === '' || [nameOf(row), row.type, row.atlas ?? ''].some((part) => part.toLowerCase().includes(needle))));
  const most = (value: Piece['weight']): number => value?.[1] ?? -1;
  const compare: Readonly<Record<PieceOrder, (a: Piece, b: Piece) => number>> = {
    weight: (a, b) => most(b.weight) - most(a.weight),
    volume: (a, b) => most(b.volume) - most(a.volume),
    total: (a, b) => b.total - a.total,
    mark: (a, b) => nameOf(a).localeCompare(nameOf(b), 'zh', { numeric: true }),
  };
  return [...kept].sort(compare[order]);
}
