/** What an answer rests on among the roles of a building's elements: a change of anything else leaves it as it is. */
import type { Component, Role, Roles } from './roles.ts';

export interface Rests {
  /** elements that are, or may be, of these components; default: all */
  readonly components?: ReadonlySet<Component>;
  /** roles of theirs beside what component they are, or may be; default: all, and where they were read */
  readonly roles?: readonly Exclude<Role, 'component'>[];
  /** where these roles were read as well */
  readonly evidence?: boolean;
}

export const EVERYTHING: readonly Rests[] = [{}];
/** The profile or the model alone, or what is compared by itself. */
export const NO_ELEMENT: readonly Rests[] = [];
/** What elements are, not how they are made. */
export const COMPONENTS: readonly Rests[] = [{ roles: [] }];

export function restsOn(components: Iterable<Component>, ...roles: NonNullable<Rests['roles']>): Rests {
  return { components: new Set(components), roles };
}

/** @param more scope, storey or body changed as well */
export function touches(on: readonly Rests[], a: Roles, b: Roles, more: boolean): boolean {
  return on.some((rests) => touchesOne(rests, a, b, more));
}

function touchesOne({ components, roles, evidence = false }: Rests, a: Roles, b: Roles, more: boolean): boolean {
  if (components !== undefined && !concerns(components, a) && !concerns(components, b)) return false;
  if (more || a.component !== b.component || !sameList(a.candidates, b.candidates)) return true;
  if (roles === undefined) return !sameRoles(a, b);
  return roles.some((role) => a[role] !== b[role]) || (evidence && !sameEvidence(a, b, roles));
}

function concerns(components: ReadonlySet<Component>, { component, candidates }: Roles): boolean {
  return components.has(component) || candidates.some((c) => components.has(c));
}

const ROLES: readonly Role[] = ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated'];

/** What roles are, what they may be, and by whose word: a convention is weaker than a name. */
export function sameRoles(a: Roles, b: Roles): boolean {
  if (a === b) return true;
  return ROLES.every((role) => a[role] === b[role]) && sameList(a.candidates, b.candidates)
    && sameEvidence(a, b);
}

function sameEvidence(a: Roles, b: Roles, of: readonly Role[] = ROLES): boolean {
  if (a.evidence === b.evidence) return true;
  const said = ({ evidence }: Roles): Roles['evidence'] => evidence.filter(({ role }) => of.includes(role));
  const [own, others] = [said(a), said(b)];
  return own.length === others.length && own.every((one, i) => {
    const other = others[i]!;
    return one === other || (one.role === other.role && one.value === other.value && one.source === other.source && one.where === other.where
      && one.contradicts === other.contradicts && one.proposal === other.proposal);
  });
}

function sameList(a: readonly Component[], b: readonly Component[]): boolean {
  return a === b || (a.length === b.length && a.every((c, i) => c === b[i]));
}
