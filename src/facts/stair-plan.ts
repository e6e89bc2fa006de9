/**
 * A precast stair counts by the outline of its flights (4.0.4): landings are poured on site unless they are marked themselves.
 * A stair drawn as one body may hold landings that its outline does not tell apart.
 */
import type { Element } from '../model/model.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Roles } from './roles.ts';

/** Rise over plan length of one flight, its seats included: 150–180 mm risers on 250–300 mm treads. */
const SLOPE = { least: 0.42, most: 0.85 } as const;

export type StairPart = 'flight' | 'landing' | 'landing-by-itself' | 'whole';

/** What an element of component `stair` is in plan; a `landing` is one of which only its stair says how it is made. */
export function stairPart(element: Element, roles: Roles, geometry: ElementGeometry | null): StairPart {
  if (element.class.startsWith('IfcSlab')) {
    const said = roles.evidence.filter((e) => e.role === 'precast' && !e.proposal && !e.contradicts);
    const inherited = said.filter((e) => e.where.startsWith('whole: ')).length;
    return inherited > 0 && inherited === said.length ? 'landing' : 'landing-by-itself';
  }
  if (element.class !== 'IfcStair') return 'flight';
  const { length, height } = geometry ?? {};
  if (length == null || height == null || length <= 0) return 'whole';
  const slope = height / length;
  return slope >= SLOPE.least && slope <= SLOPE.most ? 'flight' : 'whole';
}
