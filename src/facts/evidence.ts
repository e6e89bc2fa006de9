/** Ranks and the way evidence is weighed (design decision 3, domain.md 3.5). */
import { refines } from './refinements.ts';
import type { Component, Evidence, EvidenceSource, Role } from './roles.ts';

export const RANK = {
  user: 1, template: 2, flag: 3, custom: 4, classification: 5, type: 6, name: 7, code: 8, material: 9, content: 10, file: 11,
  class: 12, bare: 13, geometry: 14, exportDefault: 15, convention: 16,
} as const;

/** Evidence before it is weighed. */
export interface Clue extends Evidence {
  /** came from the whole or the parts: it yields to the element's own words of the same rank */
  readonly inherited?: boolean;
  /** a tool may have filled it in for every element alike: LoadBearing, IsExternal, a yes/no that is "no" everywhere */
  readonly mayBeDefault?: boolean;
}

export function clue(role: Role, value: string | boolean, source: EvidenceSource, rank: number, where: string, extra?: Partial<Clue>): Clue {
  return { role, value, source, rank, where, ...extra };
}

export interface Weighed {
  /** undefined: nothing settles it */
  readonly value: string | boolean | 'conflict' | undefined;
  readonly rank: number;
  readonly evidence: readonly Evidence[];
}

const NOTHING_SAID: Weighed = { value: undefined, rank: Infinity, evidence: [] };

/**
 * Strongest rank wins; equal ranks that disagree conflict; proposals never settle; inherited words yield to own ones. A weaker word for
 * a component is no contradiction where the one that stands is a kind of it.
 */
export function weigh(role: Role, clues: readonly Clue[]): Weighed {
  const own = clues.filter((c) => c.role === role);
  if (own.length === 0) return NOTHING_SAID;
  if (own.length > 1) own.sort((a, b) => a.rank - b.rank || Number(a.inherited ?? false) - Number(b.inherited ?? false));
  const firm = own.filter((c) => c.proposal !== true);
  const top = firm[0];
  let value: Weighed['value'];
  if (top !== undefined) {
    const peers = firm.filter((c) => c.rank === top.rank && (c.inherited ?? false) === (top.inherited ?? false));
    value = peers.every((c) => c.value === top.value) ? top.value : 'conflict';
  }
  const evidence: Evidence[] = [];
  for (const c of own) {
    if (evidence.some((e) => e.rank === c.rank && String(e.value) === String(c.value) && e.where === c.where)) continue;
    const contradicts = value !== undefined && value !== 'conflict' && c.value !== value && !(role === 'component' && allows(top!, c));
    if (!contradicts && c.inherited === undefined && c.mayBeDefault === undefined) {
      evidence.push(c);
      continue;
    }
    const { inherited: _inherited, mayBeDefault: _mayBeDefault, ...e } = c;
    evidence.push(contradicts ? { ...e, contradicts: true } : e);
  }
  return { value, rank: top?.rank ?? Infinity, evidence };
}

/** A landing is a slab; and a beam that makes a stair, as its whole says, is still the beam that its class says. */
const allows = (stands: Clue, weaker: Clue): boolean =>
  refines(stands.value as Component, weaker.value as Component) || (stands.inherited === true && stands.source === 'class' && weaker.source === 'class');
