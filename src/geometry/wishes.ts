/** Which figures of a body somebody may ask for, by IFC class (upper case). */
import type { MeasureWish } from './measure.ts';

const WALLS = new Set(['IFCWALL', 'IFCWALLSTANDARDCASE', 'IFCWALLELEMENTEDCASE', 'IFCCURTAINWALL']);

/** May stand in for a wall (domain.md 3.2): a side area where the body is thin and upright. */
const WALL_LIKE = new Set([
  'IFCPLATE', 'IFCPLATESTANDARDCASE', 'IFCBUILDINGELEMENTPROXY', 'IFCBUILDINGELEMENTPART', 'IFCCOVERING',
]);

/** Classes that a ratio of GB/T 51129-2017 may count: these get contours. */
const COUNTED = new Set([
  ...WALLS, ...WALL_LIKE,
  'IFCCOLUMN', 'IFCCOLUMNSTANDARDCASE', 'IFCBEAM', 'IFCBEAMSTANDARDCASE', 'IFCMEMBER', 'IFCMEMBERSTANDARDCASE',
  'IFCSLAB', 'IFCSLABSTANDARDCASE', 'IFCSLABELEMENTEDCASE', 'IFCSTAIR', 'IFCSTAIRFLIGHT', 'IFCRAMP', 'IFCRAMPFLIGHT',
  'IFCROOF', 'IFCSPACE', 'IFCELEMENTASSEMBLY', 'IFCFOOTING', 'IFCBUILDINGELEMENT', 'IFCBUILTELEMENT', 'IFCPILE',
]);

/** Drawn through several storeys now and then, or standing in the ground. */
const STACKED = new Set([
  ...WALLS, 'IFCCOLUMN', 'IFCCOLUMNSTANDARDCASE', 'IFCMEMBER', 'IFCMEMBERSTANDARDCASE', 'IFCBUILDINGELEMENTPROXY',
  'IFCBUILDINGELEMENTPART', 'IFCELEMENTASSEMBLY', 'IFCPLATE', 'IFCPLATESTANDARDCASE', 'IFCPILE',
]);

/** Pipes, conduits, trays: their length is the longest side of the oriented box. */
const LINES = /^IFC(FLOW|PIPE|CABLE|DUCT)/;

/**
 * Contours of these enter areas that are compared with limits, so that round ones need finer facets even where their volume is
 * known without. Of a round column or a rolled section no area counts, and arcs of walls are measured as arcs.
 */
const OUTLINED = /^IFC(SLAB|ROOF|STAIR|RAMP|PLATE|COVERING|SPACE|BUILDINGELEMENT|BUILTELEMENT|ELEMENTASSEMBLY)/;

/** `prism`: its section is known, and so is what facets take from it. */
export function meshesFine(upperClass: string, prism: boolean): boolean {
  return prism ? OUTLINED.test(upperClass) : COUNTED.has(upperClass);
}

export function wishOf(upperClass: string, footprints: 'counted' | 'all'): MeasureWish {
  const counted = footprints === 'all' || COUNTED.has(upperClass);
  return {
    side: WALLS.has(upperClass) ? 'wall' : WALL_LIKE.has(upperClass) ? 'maybe' : 'no',
    footprint: counted,
    size: counted || LINES.test(upperClass),
    // no rule asks for it yet: the list of quantities does
    form: footprints === 'all',
    crossings: counted,
    slices: STACKED.has(upperClass),
    // what a curtain wall leaves open between its mullions is no opening
    openings: upperClass !== 'IFCCURTAINWALL' && (WALLS.has(upperClass) || WALL_LIKE.has(upperClass)),
  };
}
