/** What is lifted in one go: a panel drawn as leaves is one piece, and one of its leaves speaks for it. */
import type { Element } from '../model/model.ts';
import { MOST_LEAVES, partStrata, type Parts } from './concrete.ts';
import type { Facts } from './facts.ts';

const known = new WeakMap<Facts['roles'], Map<number, Parts>>();

/** The leaves of a whole, in order through the wall; null where its parts do not lie behind each other. */
export function leavesOfWhole(facts: Facts, whole: Element): Parts | null {
  if (whole.parts.length < 2 || whole.parts.length > MOST_LEAVES) return null;
  let list = known.get(facts.roles);
  if (list === undefined) known.set(facts.roles, (list = new Map()));
  let parts = list.get(whole.index);
  if (parts === undefined) list.set(whole.index, (parts = partStrata(facts, whole, (g) => g.thickness ?? 0)));
  return parts.leaves && parts.strata.length > 1 ? parts : null;
}

/** The elements of the piece that `index` belongs to, ascending: itself, or the concrete leaves of its whole. */
export function pieceOf(facts: Facts, index: number): readonly number[] {
  const { whole } = facts.model.elements[index]!;
  if (whole === null) return [index];
  const leaves = leavesOfWhole(facts, facts.model.elements[whole]!);
  if (leaves === null) return [index];
  const concrete = leaves.of.filter((_, i) => leaves.strata[i]!.kind === 'concrete').sort((a, b) => a - b);
  return concrete.includes(index) ? concrete : [index];
}

/** One leaf answers for the whole piece. */
export function speaksForPiece(facts: Facts, index: number): boolean {
  return pieceOf(facts, index)[0] === index;
}
