/** Piers, lintels and openings of a panel, in its own face. */
import type { PanelOpenings } from '../../facts/lintel-holes.ts';
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';
import { missingGeometry } from './stated.ts';

const of = (id: string, zh: string, en: string, unit: 'm' | '1', read: (found: PanelOpenings) => readonly Reading[], untold: readonly Reading[] = []): Quantity => quantity({
  id, title: { zh, en }, unit, subject: 'element', reads: ['panelOpenings'],
  read: ({ panelOpenings }, index) => {
    const found = panelOpenings(index);
    return found === null ? untold : read(found);
  },
});

/** What holes there are is asked of openings that can be told alone: the piers beside them say that they cannot. */
const UNTOLD: readonly Reading[] = [missingGeometry('openings')];

const reading = (value: number, where: Reading['where'] = null): Reading => ({ value: [value, value], where, basis: 'geometry' });

export const PANEL_OPENINGS: readonly Quantity[] = [
  of('pier-width', '洞口两侧墙肢宽度', 'width of the pier beside the opening', 'm', (p) => p.piers.map(({ width, box }) => reading(width, box)), UNTOLD),
  of('lintel-height', '洞口上方连梁高度', 'height of the lintel above the opening', 'm', (p) => p.lintels.map(({ height, box }) => reading(height, box)), UNTOLD),
  of('lintel-hole-rest', '连梁洞口上、下截面有效高度', 'what remains of the lintel above and below its hole', 'm', (p) => p.holes.map(({ rest, box }) => reading(rest, box))),
  of('lintel-hole-share', '连梁洞口上、下截面有效高度与梁高之比', 'what remains of the lintel above and below its hole over its height', '1', (p) => p.holes.map(({ rest, height, box }) => reading(rest / height, box))),
  of('opening-side', '洞口边长', 'longer side of the opening', 'm', (p) => p.sides.map(({ side, box }) => reading(side, box))),
];
