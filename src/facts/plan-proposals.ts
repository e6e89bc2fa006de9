/**
 * What the plan proposes about walls: external by what the outside sees, load-bearing by how they stand over each other.
 * Evidence of the rank of geometry; it never settles (design decision 3).
 */
import { bearingHints } from './bearing.ts';
import { RANK } from './evidence.ts';
import { seenFromOutside, type OutsideInput } from './outside.ts';
import type { Evidence, Roles } from './roles.ts';
import type { Plan } from '../geometry/plan.ts';

/** Roles with proposals added where they are open, or where the plan speaks against what stands. */
export function withPlanProposals(input: OutsideInput & { readonly plan: Plan }): readonly Roles[] {
  const added = new Map<number, Evidence[]>();
  const add = (index: number, role: 'external' | 'loadBearing', value: boolean, where: string): void => {
    const stands = input.roles[index]![role];
    if (stands === value || stands === 'not-applicable') return;
    const list = added.get(index) ?? [];
    added.set(index, list);
    const contradicts = stands === true || stands === false;
    list.push({ role, value, source: 'geometry', rank: RANK.geometry, where, proposal: true, ...(contradicts ? { contradicts } : {}) });
  };
  for (const [index, { external, share }] of seenFromOutside(input)) {
    add(index, 'external', external, `the outside sees ${Math.round(share * 100)} % of its length`);
  }
  for (const [index, hint] of bearingHints(input)) add(index, 'loadBearing', hint.bears, hint.where);
  if (added.size === 0) return input.roles;
  // walls of one story share their roles, and go on sharing where the plan says the same of them
  const made = new Map<Roles, Map<string, Roles>>();
  return input.roles.map((roles, index) => {
    const more = added.get(index);
    if (!more) return roles;
    let known = made.get(roles);
    if (!known) made.set(roles, (known = new Map()));
    const key = more.map((e) => `${e.role} ${e.value} ${e.where}`).join('\n');
    let result = known.get(key);
    if (!result) known.set(key, (result = { ...roles, evidence: [...roles.evidence, ...more] }));
    return result;
  });
}
