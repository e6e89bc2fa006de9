/** What is drawn on a plan of a storey, by item, and how each element's part in it is told apart. */
import type { Contribution, ReportElement } from '../../engine/report.ts';

export const SHEET_KINDS = ['vertical', 'horizontal', 'walls', 'integrated', 'floors', 'rooms', 'pipes', 'other'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** In the order of the legend. */
export const CATEGORIES = [
  'precast', 'composite', 'deck', 'cast', 'joint-counted', 'joint-not', 'strip',
  'panel', 'curtain', 'framed', 'masonry', 'cast-infill', 'integrated', 'apart', 'dry', 'wet', 'separated', 'embedded',
  'counted', 'not-counted', 'unknown',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Items of GB/T 51129-2017; other packs give what asks the same the same id. */
const KIND_OF: Readonly<Record<string, SheetKind>> = {
  q1a: 'vertical', q1b: 'horizontal', q2a: 'walls', q2c: 'walls', q2b: 'integrated', q2d: 'integrated', q3a: 'floors', q3b: 'rooms', q3c: 'rooms', q3d: 'pipes',
};

export function sheetKind(item: string): SheetKind {
  return Object.hasOwn(KIND_OF, item) ? KIND_OF[item]! : 'other';
}

type Judged = Pick<Contribution, 'counted'>;
type Known = Pick<ReportElement, 'roles'>;

/** The report's decision stands above the roles: what it leaves open is drawn as open. */
export function categoryOf(kind: SheetKind, { counted }: Judged, { roles }: Known): Category {
  if (counted === 'unknown') return 'unknown';
  const yes = counted === 'yes';
  switch (kind) {
    case 'vertical':
      if (roles.component === 'cast-in-place-joint') return yes ? 'joint-counted' : 'joint-not';
      return !yes ? 'cast' : roles.precast === 'composite' ? 'composite' : 'precast';
    case 'horizontal':
      if (!yes) return 'cast';
      return roles.precast === 'composite' ? 'composite' : roles.precast === 'cast-in-place' ? 'deck' : 'precast';
    case 'walls':
      return wallCategory(roles.wallKind, yes);
    case 'integrated': return yes ? 'integrated' : 'apart';
    case 'floors': return yes ? 'dry' : 'wet';
    case 'pipes': return yes ? 'separated' : 'embedded';
    default: return yes ? 'counted' : 'not-counted';
  }
}

function wallCategory(kind: ReportElement['roles']['wallKind'], counted: boolean): Category {
  if (kind === 'panel' || kind === 'curtain' || kind === 'framed') return counted ? kind : 'not-counted';
  if (counted) return 'counted';
  return kind === 'masonry' ? 'masonry' : kind === 'cast-in-place' ? 'cast-infill' : 'not-counted';
}
