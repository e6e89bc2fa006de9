/** Copies of one thing in several files share their evidence: what one does not say, another may (design decision 5). */
import type { Evidence, Role, Roles } from './roles.ts';

const MERGED: readonly Exclude<Role, 'component'>[] = [
  'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated',
];

export function mergeRoles(
  roles: readonly Roles[],
  represents: ReadonlyMap<number, readonly number[]>,
): readonly Roles[] {
  if (represents.size === 0) return roles;
  const merged = [...roles];
  for (const [leader, copies] of represents) {
    merged[leader] = copies.reduce((sum, copy) => merge(sum, roles[copy]!), roles[leader]!);
  }
  return merged;
}

function merge(own: Roles, other: Roles): Roles {
  const taken: Partial<Record<Role, unknown>> = {};
  const evidence: Evidence[] = [...own.evidence];
  for (const role of MERGED) {
    const mine = own[role];
    const theirs = other[role];
    if (!decided(theirs)) continue;
    const open = mine === 'unknown';
    const disagrees = decided(mine) && mine !== theirs;
    if (!open && !disagrees) continue;
    if (open) taken[role] = theirs;
    for (const e of other.evidence) {
      if (e.role === role && !e.contradicts) {
        evidence.push(disagrees ? { ...e, contradicts: true, where: `copy: ${e.where}` } : { ...e, where: `copy: ${e.where}` });
      }
    }
    if (disagrees && strongest(own, role) === strongest(other, role)) taken[role] = 'conflict';
  }
  if (own.component === 'unknown' && other.component !== 'unknown') {
    taken.component = other.component;
    return { ...own, ...taken, candidates: other.candidates, evidence } as Roles;
  }
  return { ...own, ...taken, evidence } as Roles;
}

function decided(value: unknown): boolean {
  return value !== 'unknown' && value !== 'conflict' && value !== 'not-applicable';
}

function strongest(roles: Roles, role: Role): number {
  return Math.min(
    Infinity,
    ...roles.evidence.filter((e) => e.role === role && !e.contradicts && !e.proposal).map((e) => e.rank),
  );
}
