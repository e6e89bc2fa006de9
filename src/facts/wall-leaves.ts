/** The leaves of layered walls one by one: of sandwich panels those beside the insulation, of double-skin walls the skins and the cavity. */
import type { Facts } from './facts.ts';
import { buildsOf, isWall, ownUses, partStrata } from './concrete.ts';
import { materialReader, type WallBuild } from './material-kind.ts';
import { leavesByName, separated, type Stratum } from './sandwich.ts';

export interface Sandwich {
  /** m, of each concrete leaf in order; null: which leaves there are is not told */
  readonly leaves: readonly number[] | null;
  readonly from: string;
}

export interface DoubleSkin {
  /** m; null where not told */
  readonly skins: readonly number[] | null;
  readonly cavity: number | null;
  readonly from: string;
}

interface Told {
  /** m, in order through the wall */
  readonly strata: readonly Stratum[] | null;
  readonly builds: ReadonlySet<WallBuild>;
  readonly from: string;
}

/** Null: the wall is none, as far as anything says. */
export function sandwichOf(facts: Facts, index: number): Sandwich | null {
  const told = strataOf(facts, index);
  if (told === null) return null;
  if (told.strata === null) return told.builds.has('sandwich') ? { leaves: null, from: told.from } : null;
  const leaves = separated(told.strata);
  const insulated = told.strata.some((s) => s.kind === 'insulation');
  if (!insulated || leaves.length < 2) return told.builds.has('sandwich') ? { leaves: null, from: told.from } : null;
  const open = told.strata.some((s) => s.kind === 'unknown' || s.kind === 'mixed');
  return { leaves: open ? null : leaves.map(sizeOf), from: told.from };
}

export function doubleSkinOf(facts: Facts, index: number): DoubleSkin | null {
  const told = strataOf(facts, index);
  if (told === null) return null;
  const concrete = (told.strata ?? []).filter((s) => s.kind === 'concrete');
  const skinned = concrete.length === 3 && concrete[1]!.made === 'cast-in-place' && concrete[0]!.made === 'precast' && concrete[2]!.made === 'precast';
  if (!skinned && !told.builds.has('double-skin')) return null;
  if (told.builds.has('sandwich') || concrete.length !== 3) return { skins: null, cavity: null, from: told.from };
  return { skins: [concrete[0]!.size, concrete[2]!.size], cavity: concrete[1]!.size, from: told.from };
}

function sizeOf(strata: readonly Stratum[]): number {
  return strata.reduce((sum, s) => sum + s.size, 0);
}

function strataOf(facts: Facts, index: number): Told | null {
  const element = facts.model.elements[index]!;
  const roles = facts.roles[index]!;
  if (!isWall(roles)) return null;
  if (element.whole !== null) return ofWhole(facts, element.whole, index);
  const builds = buildsOf(element);
  const read = materialReader(facts.profile);
  const layers = ownUses(element).filter((use) => use.kind === 'layer' && (use.thickness ?? 0) > 0);
  if (layers.length > 1) {
    const strata = layers.map((use): Stratum => ({ ...read(use), size: use.thickness! }));
    if (strata.filter((s) => s.kind === 'concrete').length > 1) return { strata, builds, from: 'layers' };
  }
  const named = leavesByName(element);
  if (named !== null && (!named.numbersAlone || (roles.precast === 'precast' && roles.external === true))) {
    return { strata: named.strata, builds: named.builds, from: 'name' };
  }
  return builds.size === 0 ? null : { strata: null, builds, from: 'name' };
}

/** Of a panel drawn in parts the first leaf speaks for all. */
function ofWhole(facts: Facts, whole: number, part: number): Told | null {
  const element = facts.model.elements[whole]!;
  const walls = element.parts.filter((p) => isWall(facts.roles[p]!));
  if (walls[0] !== part) return null;
  const { strata, leaves } = partStrata(facts, element, (g) => g.thickness ?? 0);
  const builds = buildsOf(element);
  if (leaves && strata.filter((s) => s.kind === 'concrete').length > 1) return { strata, builds, from: 'parts' };
  return builds.size === 0 ? null : { strata: null, builds, from: 'name' };
}
