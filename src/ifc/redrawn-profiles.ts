/**
 * Profiles that web-ifc (0.0.77) draws wrongly, as polygons that it draws rightly. Measured on swept.test.ts's: hollow
 * rectangles lose half of their section, T and Z a fifth, L, U and I get straight cuts for fillets (UC 305×305×97: 2 % too
 * much), C comes out flat, asymmetric I and mirrored profiles do not come at all.
 */
import { cornersOf } from '../geometry/section.ts';
import type { Loop, Section } from '../geometry/section.ts';

const REDRAWN = new Set([
  'IFCISHAPEPROFILEDEF', 'IFCASYMMETRICISHAPEPROFILEDEF', 'IFCLSHAPEPROFILEDEF', 'IFCTSHAPEPROFILEDEF', 'IFCUSHAPEPROFILEDEF',
  'IFCZSHAPEPROFILEDEF', 'IFCCSHAPEPROFILEDEF', 'IFCRECTANGLEHOLLOWPROFILEDEF', 'IFCMIRROREDPROFILEDEF',
]);

/** Chords per quarter of a fillet: what they cut off is 0.2 % of the square of its radius. */
const QUARTER = 12;

export function isRedrawnProfile(name: string): boolean {
  return REDRAWN.has(name);
}

/** STEP records of the section under the profile's express id; `fresh` gives ids for what is new. Null for several regions. */
export function redrawProfile(section: Section, id: number, fresh: () => number): string | null {
  const [region, more] = section.regions;
  if (region === undefined || more !== undefined) return null;
  const records: string[] = [];
  const polyline = (loop: Loop): string => {
    const points = cornersOf(loop, QUARTER).map(([x, y]) => {
      const point = fresh();
      records.push(`#${point}=IFCCARTESIANPOINT((${real(x)},${real(y)}));\n`);
      return `#${point}`;
    });
    const curve = fresh();
    records.push(`#${curve}=IFCPOLYLINE((${points.join(',')},${points[0]!}));\n`);
    return `#${curve}`;
  };
  const outer = polyline(region.outer);
  const holes = region.holes.map(polyline);
  records.push(holes.length === 0
    ? `#${id}=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,${outer});\n`
    : `#${id}=IFCARBITRARYPROFILEDEFWITHVOIDS(.AREA.,$,${outer},(${holes.join(',')}));\n`);
  return records.join('');
}

/** Shortest digits that give the number back, as a STEP real. */
export function real(value: number): string {
  const [mantissa, exponent] = String(value).split('e') as [string, string | undefined];
  return `${mantissa}${mantissa.includes('.') ? '' : '.'}${exponent === undefined ? '' : `E${exponent.replace('+', '')}`}`;
}
