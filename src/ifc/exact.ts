/**
 * What a product's body is by its parameters: figures where all its solids have them in closed form, whether anything
 * in it is curved (a mesh is then too small), and what is plainly wrong with it.
 */
import type { Section } from '../geometry/section.ts';
import type { ExactSolid, Prism, SolidFlaw } from './swept.ts';
import { createSweptSolids } from './swept.ts';
import { isList, isTyped, refId, refIds, textOf } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import { createGeometryReader } from './step-reader.ts';
import type { GeometryReader } from './step-reader.ts';
import { FLAT_TYPES, NOT_BODY } from './shapes.ts';
import type { StepIndex } from './step-index.ts';

/** In the file's length unit, its square and its cube. */
export interface ExactBody {
  readonly volume: number;
  /** see ExactSolid */
  readonly meshVolume: readonly [lo: number, hi: number];
  readonly surface: number | null;
  readonly curved: boolean;
  /** of a body of one solid */
  readonly prism: Prism | null;
}

export interface BodyNature {
  readonly exact: ExactBody | null;
  /** a mesh of it has facets where the body is round */
  readonly curved: boolean;
  /** what encloses nothing, or itself twice, or has a size below zero (which is then measured as meshed) */
  readonly flaw: Exclude<SolidFlaw, 'not-analytic'> | null;
  /** the flaw leaves nothing that could be measured; else it adds nothing to what else the body is made of */
  readonly void: boolean;
}

export interface ExactBodies {
  /** of an IfcProductDefinitionShape, by express id */
  of(definition: number): BodyNature;
  /** section of an IfcProfileDef, by express id; null where it has none in closed form */
  section(profile: number): Section | null;
  readonly reader: GeometryReader;
}

const UNKNOWN: BodyNature = { exact: null, curved: false, flaw: null, void: false };
/** Pairs of solids of one body are compared; more are left to the mesh. */
const MOST_SOLIDS = 200;

/** `angle`: radians per plane angle unit of the file. */
export function createExactBodies(index: StepIndex, angle: number): ExactBodies {
  const reader = createGeometryReader(index, angle);
  const swept = createSweptSolids(reader);
  const natures = new Map<number, BodyNature>();
  const curvedItems = new Map<number, boolean>();

  /** Looks into what is built of curves, not into meshes of faces: those are long, and flat. */
  const isCurved = (value: StepValue | undefined, depth: number): boolean => {
    const name = reader.classOf(value);
    if (ROUND.has(name)) return true;
    const parts = MADE_OF.get(name);
    if (parts === undefined || depth > 24) return false;
    const record = index.recordOf(refId(value));
    let curved = curvedItems.get(record);
    if (curved === undefined) {
      // a reference back to itself meets this answer
      curvedItems.set(record, false);
      const { args } = reader.get(value) ?? { args: [] };
      curved = parts.some((n) => {
        const part = args[n];
        return isList(part) ? part.some((one) => (isTyped(one) ? one.type === 'IFCARCINDEX' : isCurved(one, depth + 1))) : isCurved(part, depth + 1);
      });
      curvedItems.set(record, curved);
    }
    return curved;
  };

  const nature = (definition: number): BodyNature => {
    const shape = reader.get({ ref: definition });
    if (shape === null) return UNKNOWN;
    const bodies: (readonly StepValue[])[] = [];
    for (const id of refIds(shape.args[2])) {
      const representation = reader.get({ ref: id });
      if (representation === null) return UNKNOWN;
      const identifier = textOf(representation.args[1]).trim().toLowerCase(), type = textOf(representation.args[2]).trim().toLowerCase();
      if (NOT_BODY.has(identifier) || FLAT_TYPES.has(type)) continue;
      const items = representation.args[3];
      if (isList(items) && items.length > 0) bodies.push(items);
    }
    const curved = (): boolean => bodies.some((items) => items.some((item) => isCurved(item, 0)));
    // Two bodies are two descriptions of one thing; the mesher takes both, and so it is left to the mesh.
    if (bodies.length !== 1) return { ...UNKNOWN, curved: curved() };
    const solids: ExactSolid[] = [];
    const items = bodies[0]!;
    const flaws = items.map((item) => swept.of(item, solids)).filter((flaw) => flaw !== null);
    const curvedSolid = solids.some(({ round }) => round === 'body');
    if (flaws.length === 0) return { exact: together(solids), curved: curvedSolid, flaw: null, void: false };
    const real = flaws.filter((flaw) => flaw !== 'not-analytic');
    const flaw = real.find((f) => f === 'crossed') ?? real[0] ?? null;
    // a piece without depth beside sound ones: they are the body
    const nothings = flaws.every((f) => f === 'empty' || f === 'zero-depth');
    if (nothings && flaws.length < items.length) return { exact: together(solids), curved: curvedSolid, flaw, void: false };
    return { exact: null, curved: curved(), flaw, void: flaw === 'crossed' || nothings };
  };

  return {
    reader,
    of(definition) {
      let known = natures.get(definition);
      if (known === undefined) natures.set(definition, (known = nature(definition)));
      return known;
    },
    section(profile) {
      const section = swept.section({ ref: profile });
      return typeof section === 'string' ? null : section;
    },
  };
}

/** Attributes in which something round may be. */
const MADE_OF: ReadonlyMap<string, readonly number[]> = new Map([
  ['IFCMAPPEDITEM', [0]], ['IFCREPRESENTATIONMAP', [1]], ['IFCSHAPEREPRESENTATION', [3]],
  ['IFCBOOLEANRESULT', [1, 2]], ['IFCBOOLEANCLIPPINGRESULT', [1, 2]], ['IFCCSGSOLID', [0]], ['IFCPOLYGONALBOUNDEDHALFSPACE', [3]],
  ['IFCEXTRUDEDAREASOLID', [0]], ['IFCEXTRUDEDAREASOLIDTAPERED', [0, 4]],
  ['IFCARBITRARYCLOSEDPROFILEDEF', [2]], ['IFCARBITRARYPROFILEDEFWITHVOIDS', [2, 3]], ['IFCCOMPOSITEPROFILEDEF', [2]], ['IFCDERIVEDPROFILEDEF', [2]], ['IFCMIRROREDPROFILEDEF', [2]],
  ['IFCCOMPOSITECURVE', [0]], ['IFCCOMPOSITECURVESEGMENT', [2]], ['IFCTRIMMEDCURVE', [0]], ['IFCINDEXEDPOLYCURVE', [1]],
]);

/** The mesher makes facets of these; fillets of rolled sections it is given as polygons (redrawn-profiles.ts). Swept disks are not among them: they are bars and pipes by the thousand, and exact. */
const ROUND = new Set([
  'IFCCIRCLEPROFILEDEF', 'IFCCIRCLEHOLLOWPROFILEDEF', 'IFCELLIPSEPROFILEDEF', 'IFCROUNDEDRECTANGLEPROFILEDEF', 'IFCCIRCLE', 'IFCELLIPSE',
  'IFCREVOLVEDAREASOLID', 'IFCRIGHTCIRCULARCYLINDER', 'IFCRIGHTCIRCULARCONE', 'IFCSPHERE', 'IFCADVANCEDBREP',
  'IFCSURFACECURVESWEPTAREASOLID', 'IFCFIXEDREFERENCESWEPTAREASOLID',
]);

/** One body of several solids that cannot share any room; where they might, its volume is the mesh's affair. */
function together(solids: readonly ExactSolid[]): ExactBody | null {
  const [first] = solids;
  if (first === undefined || solids.length > MOST_SOLIDS) return null;
  if (solids.length === 1) return { volume: first.volume, meshVolume: first.meshVolume, surface: first.surface, curved: first.round !== 'no', prism: first.prism };
  let touch = false;
  for (let i = 0; i < solids.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = solids[i]!.bounds, b = solids[j]!.bounds;
      let gap = -Infinity;
      for (let r = 0; r < 3; r++) gap = Math.max(gap, b[r]! - a[3 + r]!, a[r]! - b[3 + r]!);
      const size = Math.max(...a.map(Math.abs), ...b.map(Math.abs));
      if (gap < -1e-9 * size) return null;
      if (gap <= 1e-9 * size) touch = true;
    }
  }
  const sum = (of: (solid: ExactSolid) => number): number => solids.reduce((total, solid) => total + of(solid), 0);
  const surfaces = solids.map(({ surface }) => surface);
  return {
    volume: sum((s) => s.volume),
    meshVolume: [sum((s) => s.meshVolume[0]), sum((s) => s.meshVolume[1])],
    // faces that lie on one another are no surface
    surface: touch || surfaces.includes(null) ? null : surfaces.reduce<number>((total, s) => total + s!, 0),
    curved: solids.some(({ round }) => round !== 'no'),
    prism: null,
  };
}
