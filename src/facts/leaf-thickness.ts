/** Thicknesses of the outer leaf and of what lies between the leaves of a sandwich panel, m: parts, layers, else the name. */
import { TOLERANCE } from '../units.ts';
import { buildsOf, ownUses } from './concrete.ts';
import type { Facts } from './facts.ts';
import { materialReader } from './material-kind.ts';
import { leavesOfWhole, speaksForPiece } from './piece.ts';
import { leavesByName, type Stratum } from './sandwich.ts';

export interface WallLeaves {
  readonly outer: number;
  readonly inner: number;
  readonly between: number;
  readonly from: 'parts' | 'layers' | 'name';
}

const known = new WeakMap<Facts['roles'], (WallLeaves | 'untold' | 'none')[]>();

/** `none`: no sandwich, or another of its leaves speaks for it; `untold`: a sandwich whose leaves cannot be told. */
export function wallLeaves(facts: Facts, index: number): WallLeaves | 'untold' | 'none' {
  let list = known.get(facts.roles);
  if (list === undefined) known.set(facts.roles, (list = []));
  return (list[index] ??= read(facts, index));
}

function read(facts: Facts, index: number): WallLeaves | 'untold' | 'none' {
  const element = facts.model.elements[index]!;
  const whole = element.whole === null ? null : facts.model.elements[element.whole]!;
  if (whole !== null) {
    const parts = leavesOfWhole(facts, whole);
    if (parts !== null) return speaksForPiece(facts, index) ? (split(parts.strata, 'parts') ?? 'none') : 'none';
  }
  const own = leavesOfWhole(facts, element);
  const drawn = own === null ? null : split(own.strata, 'parts');
  if (drawn !== null) return drawn;
  const reader = materialReader(facts.profile);
  const layers = ownUses(element).filter((u) => u.kind === 'layer' && (u.thickness ?? 0) > 0);
  const layered = split(layers.map((u): Stratum => ({ ...reader(u), size: u.thickness! })), 'layers');
  if (layered !== null) return layered;
  const sandwich = buildsOf(element).has('sandwich');
  const named = leavesByName(element);
  if (named?.strata && !named.builds.has('double-skin')) {
    const sum = named.strata.reduce((total, s) => total + s.size, 0);
    const { thickness = null } = facts.geometry[index] ?? {};
    const fits = thickness !== null && Math.abs(thickness - sum) <= TOLERANCE.coincidence;
    // three numbers in a name may be anything; with the body as thick as all of them they are its leaves
    if (sandwich || fits) return split(named.strata, 'name') ?? 'none';
  }
  return sandwich ? 'untold' : 'none';
}

/** Two concrete leaves with insulation or air between them; the outer one is what is marked so, else the thinner. */
function split(strata: readonly Stratum[], from: WallLeaves['from']): WallLeaves | null {
  const first = strata.findIndex((s) => s.kind === 'concrete');
  const last = strata.findLastIndex((s) => s.kind === 'concrete');
  const middle = strata.slice(first, last + 1);
  const soft = (s: Stratum): boolean => s.kind === 'insulation' || s.kind === 'air';
  const from0 = middle.findIndex((s) => s.kind !== 'concrete');
  const to0 = middle.findLastIndex((s) => s.kind !== 'concrete');
  if (from0 < 0) return null;
  const core = middle.slice(from0, to0 + 1);
  if (!core.every(soft)) return null;
  const sides = [middle.slice(0, from0), middle.slice(to0 + 1)];
  const [a, b] = sides.map(thicknessOf) as [number, number];
  const marked = (leaf: Stratum['leaf']): readonly boolean[] => sides.map((side) => side.some((s) => s.leaf === leaf));
  const [outerA, outerB] = marked('outer');
  const [innerA, innerB] = marked('inner');
  const outerFirst = outerA !== outerB ? outerA! : innerA !== innerB ? innerB! : a < b;
  return { outer: outerFirst ? a : b, inner: outerFirst ? b : a, between: thicknessOf(core), from };
}

function thicknessOf(strata: readonly Stratum[]): number {
  return strata.reduce((sum, s) => sum + s.size, 0);
}
