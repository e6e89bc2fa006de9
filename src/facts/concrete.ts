/**
 * How much of an element's solid is concrete of vertical members (4.0.2 asks for concrete volume): by its parts, material
 * layers, constituents, profile, or the leaves that its name tells. Insulation, finishes, masonry and steel are left out;
 * reinforcement is not deducted. What says nothing of its material is concrete by its role: a wall that is precast or cast
 * in place has no other material, and one of which neither is known is open between nothing and all of it anyway.
 */
import type { Element, MaterialUse } from '../model/model.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import { TOLERANCE, type Interval } from '../units.ts';
import type { Facts } from './facts.ts';
import { materialReader, wallBuilds, type MaterialKind, type MaterialReader, type MaterialReading, type WallBuild } from './material-kind.ts';
import type { Component, Roles } from './roles.ts';
import { countLeaves, leavesByName, type Counted, type Stratum } from './sandwich.ts';
import { elementsIn } from './straddling.ts';

export interface ConcreteShare {
  /** shares of the solid, 0–1, that count as precast (if the element is precast) and that count at all; several: undecided */
  readonly options: readonly Counted[];
  /** leaves and core are told apart */
  readonly doubleSkin: boolean;
  /** share of the solid that is concrete or grout, outer leaves too, whatever counts */
  readonly solid: Interval;
  readonly from: 'parts' | 'layers' | 'constituents' | 'profile' | 'name' | 'material' | 'role';
  /** why there are several options */
  readonly missing: 'material-share' | 'sandwich-leaves' | null;
  /** the stated thicknesses do not add up to the body's */
  readonly mismatch: boolean;
}

const WALLS: ReadonlySet<Component> = new Set<Component>([
  'wall', 'shear-wall', 'ductile-wall-panel', 'infill-envelope-wall', 'partition', 'hung-panel',
]);
const INSIDE: ReadonlySet<Component> = new Set<Component>(['rebar', 'embedded-part']);
const SILENT: MaterialReading = { kind: 'unknown', made: null, leaf: null };
const NO_BUILD: ReadonlySet<WallBuild> = new Set();

const ALL: readonly Counted[] = [{ precast: 1, all: 1 }];
const ANY: readonly Counted[] = [{ precast: 1, all: 1 }, { precast: 0, all: 0 }];

/** Stated thicknesses of layers against a body's: drawing precision, m. */
const THICKNESS = TOLERANCE.coincidence;
/** Fractions that leave less than this leave nothing. */
const WHOLE = 1e-3;
/** Parts that hold the whole but for this share are all of it: weld and joint faces. */
const COMPLETE = 0.02;
/** Numbers that make up less are bars or joints, not leaves, m. */
const LEAST_PANEL = 0.1;
/** Wholes of more parts are blocks and frames, not panels of a few leaves. */
export const MOST_LEAVES = 64;

/** By the roles they rest on, then by the two switches: every other switch asks for the same shares again. */
const known = new WeakMap<Facts['roles'], Map<string, ConcreteShare[]>>();

/** Pure; under the facts' switches `outer-leaf` and `double-skin-core`. */
export function concreteShare(facts: Facts, index: number): ConcreteShare {
  let bySwitch = known.get(facts.roles);
  if (bySwitch === undefined) known.set(facts.roles, (bySwitch = new Map()));
  const key = `${facts.switches['outer-leaf']} ${facts.switches['double-skin-core']}`;
  let list = bySwitch.get(key);
  if (list === undefined) bySwitch.set(key, (list = []));
  return (list[index] ??= shareOf(facts, index));
}

function shareOf(facts: Facts, index: number): ConcreteShare {
  const element = facts.model.elements[index]!;
  const roles = facts.roles[index]!;
  const geometry = facts.geometry[index] ?? null;
  const read = materialReader(facts.profile);
  const uses = ownUses(element);
  return (
    ofParts(facts, element, geometry)
    ?? amongParts(facts, element)
    ?? ofStrata(facts, element, roles, geometry, uses)
    ?? ofOne(element, roles, uses.map(read))
  );
}

/** Walls of a building whose stated thicknesses do not add up to their bodies': their concrete is a range. */
export function unfilledWalls(facts: Facts, building: number): number {
  let count = 0;
  for (const index of elementsIn(facts.buildings, building)) {
    if (facts.buildings.of[index] !== building || facts.outOfScope[index] !== null || !isWall(facts.roles[index]!)) continue;
    if (facts.roles[index]!.precast !== 'not-applicable' && concreteShare(facts, index).mismatch) count += 1;
  }
  return count;
}

export function ownUses(element: Element): readonly MaterialUse[] {
  const own = element.materials.filter((m) => m.from === 'occurrence');
  return own.length > 0 ? own : element.materials;
}

/** A whole with a body of its own, and parts that fill it: their volumes by their own materials. */
function ofParts(facts: Facts, whole: Element, geometry: ElementGeometry | null): ConcreteShare | null {
  if (whole.parts.length === 0 || geometry?.volume == null) return null;
  const { strata, leaves } = partStrata(facts, whole, (g) => g.volume ?? 0);
  if (!leaves && strata.some((s) => s.kind === 'insulation' || s.kind === 'air')) return null;
  const held = strata.reduce((sum, s) => sum + s.size, 0);
  if (strata.length < 2 || Math.abs(held - geometry.volume) > COMPLETE * geometry.volume) return null;
  if (strata.every((s) => s.kind === 'unknown')) return null;
  const builds = buildsOf(whole);
  return shares(strata, [held], builds, facts, 'parts');
}

/** A part counts by its own material; of a panel made of leaves the outer one is told apart by its neighbours. */
function amongParts(facts: Facts, element: Element): ConcreteShare | null {
  if (element.whole === null) return null;
  const whole = facts.model.elements[element.whole]!;
  const own = partReading(facts, whole, element);
  if (own.kind === 'unknown' || own.kind === 'mixed' || own.kind === 'rebar') return null;
  const alone = shares([{ ...own, size: 1 }], [1], NO_BUILD, facts, 'parts');
  if (own.kind !== 'concrete') return alone;
  if (whole.parts.length > MOST_LEAVES) return alone;
  const { strata, leaves } = partStrata(facts, whole, (g) => g.thickness ?? 0, element.index);
  if (!strata.some((s) => s.kind === 'insulation' || s.kind === 'air')) return alone;
  // several panels in one whole: which of their leaves is the outer one is not told by the order
  if (!leaves) return own.leaf === null ? { ...alone, options: ANY, missing: 'sandwich-leaves' } : own.leaf === 'inner' ? alone : { ...outside(facts), solid: [1, 1] };
  return { ...shares(strata, [1], buildsOf(whole), facts, 'parts'), solid: [1, 1] };
}

function outside(facts: Facts): ConcreteShare {
  return facts.switches['outer-leaf'] === 'counted' ? { ...nothing('parts'), options: ALL } : nothing('parts');
}

export interface Parts {
  readonly strata: readonly Stratum[];
  /** the element of each stratum */
  readonly of: readonly number[];
  /** they lie behind each other, in the order of the strata */
  readonly leaves: boolean;
}

/** The parts of a whole as strata, in order through the wall. `asked`: the part whose share is wanted. */
export function partStrata(facts: Facts, whole: Element, size: (g: ElementGeometry) => number, asked?: number): Parts {
  const parts = whole.parts.flatMap((index) => {
    const g = facts.geometry[index];
    if (!g?.bbox || g.status === 'none' || INSIDE.has(facts.roles[index]!.component)) return [];
    const reading = partReading(facts, whole, facts.model.elements[index]!);
    const stratum: Stratum = { ...reading, size: size(g), ...(asked === undefined ? {} : { amount: index === asked ? 1 : 0 }) };
    return reading.kind === 'rebar' ? [] : [{ index, stratum, thickness: g.thickness ?? 0, x: (g.bbox[0] + g.bbox[3]) / 2, y: (g.bbox[1] + g.bbox[4]) / 2 }];
  });
  // leaves lie behind each other along the plan direction in which their centres differ most
  const spread = (axis: 'x' | 'y'): number =>
    parts.reduce((m, p) => Math.max(m, p[axis]), -Infinity) - parts.reduce((m, p) => Math.min(m, p[axis]), Infinity);
  const across = spread('x') > spread('y') ? 'x' : 'y';
  const leaves = Math.hypot(spread('x'), spread('y')) <= parts.reduce((sum, p) => sum + p.thickness, 0);
  parts.sort((a, b) => a[across] - b[across]);
  return { strata: parts.map((p) => p.stratum), of: parts.map((p) => p.index), leaves };
}

/** By the part's material, its name, or the layer of the whole that it is as thick as. */
function partReading(facts: Facts, whole: Element, part: Element): MaterialReading {
  const read = materialReader(facts.profile);
  const uses = ownUses(part).map(read);
  const known = uses.filter((u) => u.kind !== 'unknown');
  const named = part.class === 'IfcBuildingElementPart' ? read({ name: part.name, category: part.objectType, role: '' }) : SILENT;
  if (known.length > 0 && known.every((u) => u.kind === known[0]!.kind)) return { ...known[0]!, leaf: known[0]!.leaf ?? named.leaf };
  // a part that is named as a panel is not its insulation
  if (named.kind !== 'unknown' && named.made === null && buildsOf(part).size === 0) return named;
  const thickness = facts.geometry[part.index]?.thickness ?? null;
  const alike = ownUses(whole).filter((u) => u.thickness !== null && thickness !== null && Math.abs(u.thickness - thickness) <= THICKNESS).map(read);
  if (alike.length > 0 && alike.every((a) => a.kind === alike[0]!.kind)) return { ...alike[0]!, leaf: alike.length === 1 ? alike[0]!.leaf : null };
  return { ...SILENT, leaf: named.leaf };
}

export function buildsOf(element: Element): ReadonlySet<WallBuild> {
  return new Set([element.name, element.objectType, element.type?.name ?? ''].flatMap((n) => [...wallBuilds(n)]));
}

/** Layers, constituents and the leaves of a name are strata of known size; lists and profiles are not. */
function ofStrata(facts: Facts, element: Element, roles: Roles, geometry: ElementGeometry | null, uses: readonly MaterialUse[]): ConcreteShare | null {
  const read = materialReader(facts.profile);
  const bodies = thicknessesOf(geometry);
  const named = isWall(roles) ? byName(facts, element, roles, bodies) : null;
  const builds = buildsOf(element);
  // a name that tells leaves is heard where the materials do not show them
  const shown = (strata: readonly Stratum[], told: ConcreteShare): ConcreteShare =>
    named && builds.size > 0 && !told.doubleSkin && !strata.some((s) => s.kind === 'insulation' || s.kind === 'air') ? named : concreteAfterAll(told, roles);
  const layers = uses.filter((u) => u.kind === 'layer' && (u.thickness ?? 0) > 0);
  if (layers.length > 1) {
    // mortar in a wall's layers is plaster, not a bed
    const strata = layers.map((u): Stratum => notBed({ ...read(u), size: u.thickness! }));
    if (strata.some((s) => s.kind !== 'unknown')) return shown(strata, shares(strata, bodies, builds, facts, 'layers'));
  }
  const constituents = uses.filter((u) => u.kind === 'constituent');
  const measured = constituents.length > 1 ? constituentStrata(constituents, read) : null;
  if (measured) return shown(measured.strata, shares(measured.strata, measured.thick ? bodies : [1], builds, facts, 'constituents'));
  if (named) return named;
  if (layers.length > 1) return atLeast(Math.min(...layers.map((u) => u.thickness!)) / layers.reduce((sum, u) => sum + u.thickness!, 0), 'layers');
  return mixture(roles, uses[0]?.kind === 'profile' ? 'profile' : 'constituents', uses.map(read));
}

function notBed(s: Stratum): Stratum {
  return s.kind === 'mortar' ? { ...s, kind: 'finish' } : s;
}

export function isWall(roles: Roles): boolean {
  return WALLS.has(roles.component) || (roles.component === 'unknown' && roles.candidates.some((c) => WALLS.has(c)));
}

/** Fractions, what they leave is unknown; without fractions the widths that their names end with, mm. */
function constituentStrata(uses: readonly MaterialUse[], read: MaterialReader): { readonly strata: readonly Stratum[]; readonly thick: boolean } | null {
  const stratum = (u: MaterialUse, size: number): Stratum => notBed({ ...read(u), size });
  if (uses.every((u) => u.fraction !== null && u.fraction >= 0)) {
    const strata = uses.map((u) => stratum(u, u.fraction!));
    const rest = 1 - strata.reduce((sum, s) => sum + s.size, 0);
    if (rest < -WHOLE) return null;
    return { strata: unordered(rest < WHOLE ? strata : [...strata, { kind: 'unknown', made: null, leaf: null, size: rest }]), thick: false };
  }
  const widths = uses.map((u) => [u.role, u.name].map((text) => /(\d{2,3})\s*(?:mm)?$/iu.exec(text.slice(-12))?.[1]).find((w) => w !== undefined));
  if (widths.some((w) => w === undefined)) return null;
  return { strata: unordered(uses.map((u, i) => stratum(u, Number(widths[i]) / 1000))), thick: true };
}

/** Constituents stand in no order: beside insulation each concrete one is a leaf of its own, and what is unknown goes with the first. */
function unordered(strata: readonly Stratum[]): readonly Stratum[] {
  if (!strata.some((s) => s.kind === 'insulation' || s.kind === 'air')) return strata;
  const leaves = strata.filter((s) => s.kind === 'concrete');
  const open = strata.filter((s) => s.kind === 'unknown' || s.kind === 'mixed');
  const rest = strata.filter((s) => !leaves.includes(s) && !open.includes(s));
  const gap: Stratum = { kind: 'air', made: null, leaf: null, size: 0 };
  return [...leaves.slice(0, 1), ...open, ...leaves.slice(1).flatMap((leaf) => [gap, leaf]), ...rest];
}

function byName(facts: Facts, element: Element, roles: Roles, bodies: readonly number[]): ConcreteShare | null {
  const named = leavesByName(element);
  if (!named) return null;
  if (!named.strata) {
    // the core of a double skin is concrete as its leaves are: only their share is open
    if (named.builds.has('double-skin') && !named.builds.has('sandwich')) {
      const leaves: readonly Counted[] = facts.switches['double-skin-core'] === 'counted' ? ALL : [{ precast: 1, all: 1 }, { precast: 0, all: 1 }];
      return { options: leaves, doubleSkin: facts.switches['double-skin-core'] === 'counted', solid: [1, 1], from: 'name', missing: leaves.length > 1 ? 'sandwich-leaves' : null, mismatch: false };
    }
    return { options: ANY, doubleSkin: false, solid: [0, 1], from: 'name', missing: 'sandwich-leaves', mismatch: false };
  }
  const sum = named.strata.reduce((total, s) => total + s.size, 0);
  const fits = (size: number): boolean => bodies.some((t) => Math.abs(t - size) <= THICKNESS);
  if (named.numbersAlone && (sum < LEAST_PANEL || (!fits(sum) && named.strata.some((s) => fits(s.size))))) return null;
  const told = shares(named.strata, bodies, named.builds, facts, 'name');
  // three numbers that make up a precast outer wall are leaf, insulation, leaf; elsewhere they may be anything
  if (!named.numbersAlone || (fits(sum) && roles.precast === 'precast' && roles.external === true)) return told;
  return { ...told, options: [...told.options, ...ALL], solid: [told.solid[0], 1], missing: 'sandwich-leaves' };
}

/** Several materials without sizes: decided only where all are concrete, or none is. */
function mixture(roles: Roles, from: 'profile' | 'constituents', readings: readonly MaterialReading[]): ConcreteShare | null {
  if (readings.length < 2) return null;
  const kinds = new Set(readings.map((r) => r.kind).filter((k) => k !== 'rebar' && k !== 'finish'));
  if (kinds.size === 0 || (kinds.size === 1 && (kinds.has('concrete') || kinds.has('unknown')))) return null;
  if ([...kinds].every((k) => NOT_CONCRETE.has(k))) return concreteAfterAll(nothing(from), roles);
  return atLeast(0, from);
}

const NOT_CONCRETE: ReadonlySet<MaterialKind> = new Set<MaterialKind>(['masonry', 'steel', 'timber', 'insulation', 'air']);

/** A single material, or none that says anything. */
function ofOne(element: Element, roles: Roles, readings: readonly MaterialReading[]): ConcreteShare {
  const kinds = new Set(readings.map((r) => r.kind));
  const only = (kind: MaterialKind): boolean => kinds.size === 1 && kinds.has(kind);
  if (only('mortar')) return { options: [{ precast: 0, all: 1 }], doubleSkin: false, solid: [1, 1], from: 'material', missing: null, mismatch: false };
  if (only('mixed')) return atLeast(0, 'material');
  if (kinds.size === 1 && [...kinds].every((k) => NOT_CONCRETE.has(k))) return concreteAfterAll(nothing('material'), roles);
  // a paint or a plaster names the surface, not the solid
  if (element.whole !== null && only('finish')) return nothing('material');
  return { options: ALL, doubleSkin: false, solid: [1, 1], from: kinds.has('concrete') ? 'material' : 'role', missing: null, mismatch: false };
}

function nothing(from: ConcreteShare['from']): ConcreteShare {
  return { options: [{ precast: 0, all: 0 }], doubleSkin: false, solid: [0, 0], from, missing: null, mismatch: false };
}

function atLeast(share: number, from: ConcreteShare['from']): ConcreteShare {
  return { options: [...ALL, { precast: share, all: share }], doubleSkin: false, solid: [share, 1], from, missing: 'material-share', mismatch: false };
}

/** Materials without concrete in an element that is itself said to be precast or cast in place: the two contradict. */
function concreteAfterAll(share: ConcreteShare, roles: Roles): ConcreteShare {
  if (share.options.some((o) => o.all > 0) || !saidToBeConcrete(roles)) return share;
  return atLeast(0, share.from);
}

function saidToBeConcrete(roles: Roles): boolean {
  if (roles.precast !== 'precast' && roles.precast !== 'cast-in-place' && roles.precast !== 'composite') return false;
  return roles.evidence.some(
    (e) => e.role === 'precast' && e.value === roles.precast && e.source !== 'convention' && e.source !== 'file' && !e.proposal && !e.contradicts && !e.where.startsWith('whole: '),
  );
}

/** Thickness of the body in plan, and volume over face: the second holds for walls that are not straight. m */
function thicknessesOf(g: ElementGeometry | null): readonly number[] {
  const list: number[] = [];
  if (g?.grossVolume != null && g.sideArea != null && g.sideArea > 0) list.push(g.grossVolume / g.sideArea);
  if (g?.thickness != null) list.push(g.thickness);
  return list;
}

/** Strata over the solid. `bodies`: what their sizes should add up to, [] where nothing says. */
function shares(
  strata: readonly Stratum[], bodies: readonly number[], builds: ReadonlySet<WallBuild>, facts: Facts, from: ConcreteShare['from'],
): ConcreteShare {
  const leaves = countLeaves(strata, builds, facts.switches);
  const asked = strata.some((s) => s.amount !== undefined);
  const sum = asked ? 1 : strata.reduce((total, s) => total + s.size, 0);
  const solid = strata.filter((s) => s.kind === 'concrete' || s.kind === 'mortar').reduce((total, s) => total + s.size, 0);
  const open = strata.filter((s) => s.kind === 'unknown' || s.kind === 'mixed').reduce((total, s) => total + s.size, 0);
  const onlyConcrete = !leaves.doubleSkin && strata.every((s) => s.kind === 'concrete');
  const fits = (t: number): boolean => bodies.length === 0 || bodies.some((b) => Math.abs(b - t) <= THICKNESS);
  let over = [sum];
  let mismatch = false;
  if (!asked && !onlyConcrete && !fits(sum)) {
    // a body as thick as the structural leaf is that leaf alone
    const leaf = leaves.options[0]!.all;
    const leafAlone = leaves.options.length === 1 && fits(leaf);
    mismatch = !leafAlone;
    over = leafAlone ? [leaf] : [sum, bodies[0]!];
  }
  const options = over.flatMap((t) => leaves.options.map((o): Counted => ({ precast: Math.min(1, o.precast / t), all: Math.min(1, o.all / t) })));
  const several = options.some((o) => o.all !== options[0]!.all || o.precast !== options[0]!.precast);
  return {
    options: several ? options : options.slice(0, 1),
    doubleSkin: leaves.doubleSkin,
    solid: [Math.min(1, ...over.map((t) => solid / t)), Math.min(1, Math.max(...over.map((t) => (solid + open) / t)))],
    from,
    missing: !several ? null : mismatch || open > 0 ? 'material-share' : 'sandwich-leaves',
    mismatch,
  };
}
