/**
 * What a product's body is by its parameters: figures where all its solids have them in closed form, whether anything
 * in it is curved (a mesh is then too small), and what is plainly wrong with it.
 */
import type { Section } from '../geometry/section.ts';
import type { ExactSolid, Prism, Roundness, SolidFlaw } from './swept.ts';
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
  /** directions in which a mesh of it has facets, at most */
  readonly round: Roundness;
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

const UNKNOWN: BodyNature = { exact: null, round: 0, flaw: null, void: false };
/** Pairs of solids of one body are compared; more are left to the mesh. */
const MOST_SOLIDS = 200;

/** `angle`: radians per plane angle unit of the file. */
export function createExactBodies(index: StepIndex, angle: number): ExactBodies {
  const reader = createGeometryReader(index, angle);
  const swept = createSweptSolids(reader);
  const natures = new Map<number, BodyNature>();
  const roundItems = new Map<number, Roundness>();

  /** Looks into what is built of curves, not into meshes of faces: those are long, and flat. */
  const roundness = (value: StepValue | undefined, depth: number): Roundness => {
    const name = reader.classOf(value);
    const own = ROUND.get(name) ?? 0;
    const parts = MADE_OF.get(name);
    if (parts === undefined || depth > 24) return own;
    const record = index.recordOf(refId(value));
    let known = roundItems.get(record);
    if (known === undefined) {
      // a reference back to itself meets this answer
      roundItems.set(record, own);
      const { args } = reader.get(value) ?? { args: [] };
      let inside = 0;
      for (const n of parts) {
        const part = args[n];
        const all: readonly (StepValue | undefined)[] = isList(part) ? part : [part];
        for (const one of all) inside = Math.max(inside, one !== undefined && isTyped(one) ? (one.type === 'IFCARCINDEX' ? 1 : 0) : roundness(one, depth + 1));
      }
      known = Math.min(2, own + inside) as Roundness;
      roundItems.set(record, known);
    }
    return known;
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
    const round = (): Roundness => Math.max(0, ...bodies.flatMap((list) => list.map((item) => roundness(item, 0)))) as Roundness;
    // Two bodies are two descriptions of one thing; the mesher takes both, and so it is left to the mesh.
    if (bodies.length !== 1) return { ...UNKNOWN, round: round() };
    const solids: ExactSolid[] = [];
    const items = bodies[0]!;
    const flaws = items.map((item) => swept.of(item, solids)).filter((flaw) => flaw !== null);
    const roundest = Math.max(0, ...solids.map((solid) => solid.round)) as Roundness;
    if (flaws.length === 0) return { exact: together(solids), round: roundest, flaw: null, void: false };
    const real = flaws.filter((flaw) => flaw !== 'not-analytic');
    const flaw = real.find((f) => f === 'crossed') ?? real[0] ?? null;
    // a piece without depth beside sound ones: they are the body
    const nothings = flaws.every((f) => f === 'empty' || f === 'zero-depth');
    if (nothings && flaws.length < items.length) return { exact: together(solids), round: roundest, flaw, void: false };
    return { exact: null, round: round(), flaw, void: flaw === 'crossed' || nothings };
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
  ['IFCEXTRUDEDAREASOLID', [0]], ['IFCREVOLVEDAREASOLID', [0]], ['IFCEXTRUDEDAREASOLIDTAPERED', [0, 4]],
  ['IFCARBITRARYCLOSEDPROFILEDEF', [2]], ['IFCARBITRARYPROFILEDEFWITHVOIDS', [2, 3]], ['IFCCOMPOSITEPROFILEDEF', [2]], ['IFCDERIVEDPROFILEDEF', [2]], ['IFCMIRROREDPROFILEDEF', [2]],
  ['IFCCOMPOSITECURVE', [0]], ['IFCCOMPOSITECURVESEGMENT', [2]], ['IFCTRIMMEDCURVE', [0]], ['IFCINDEXEDPOLYCURVE', [1]],
]);

/**
 * What the mesher makes facets of, and in how many directions by itself; fillets of rolled sections it is given as
 * polygons (redrawn-profiles.ts).
 */
const ROUND: ReadonlyMap<string, Roundness> = new Map<string, Roundness>([
  ['IFCCIRCLEPROFILEDEF', 1], ['IFCCIRCLEHOLLOWPROFILEDEF', 1], ['IFCELLIPSEPROFILEDEF', 1], ['IFCROUNDEDRECTANGLEPROFILEDEF', 1], ['IFCCIRCLE', 1], ['IFCELLIPSE', 1],
  ['IFCRIGHTCIRCULARCYLINDER', 1], ['IFCRIGHTCIRCULARCONE', 1], ['IFCSPHERE', 2], ['IFCREVOLVEDAREASOLID', 1], ['IFCSWEPTDISKSOLID', 2], ['IFCSWEPTDISKSOLIDPOLYGONAL', 2],
  ['IFCSURFACECURVESWEPTAREASOLID', 2], ['IFCFIXEDREFERENCESWEPTAREASOLID', 2], ['IFCADVANCEDBREP', 2],
]);

/** One body of several solids that cannot share any room; where they might, its volume is the mesh's affair. */
function together(solids: readonly ExactSolid[]): ExactBody | null {
  const [first] = solids;
  if (first === undefined || solids.length > MOST_SOLIDS) return null;
  if (solids.length === 1) return { volume: first.volume, meshVolume: first.meshVolume, surface: first.surface, curved: first.round > 0, prism: first.prism };
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
    curved: solids.some(({ round }) => round > 0),
    prism: null,
  };
}
