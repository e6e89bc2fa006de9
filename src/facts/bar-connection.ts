/** How the vertical bars of precast columns and walls are joined: grouted sleeves, or lapped in grouted holes 浆锚搭接. */
import { conceptReader } from './concepts.ts';
import type { Facts } from './facts.ts';

export interface BarConnection {
  readonly kind: 'sleeve' | 'lapped' | 'other';
  readonly where: string;
}

const LAPPED = /浆锚|搭接|lap/iu;
const SLEEVE = /套筒|灌浆|sleeve|grout/iu;
const INSIDE = /套筒|sleeve|GT[BQ]?\d/iu;

/** Null: nothing says. */
export function barConnection(facts: Facts, index: number): BarConnection | null {
  const element = facts.model.elements[index]!;
  const reader = conceptReader(facts.model, facts.profile);
  const stated = reader.of(element, 'bar-connection') ?? (element.whole === null ? null : reader.of(facts.model.elements[element.whole]!, 'bar-connection'));
  if (stated !== null) {
    const text = String(stated.value);
    return { kind: LAPPED.test(text) ? 'lapped' : SLEEVE.test(text) ? 'sleeve' : 'other', where: stated.where };
  }
  const inside = facts.roles[index]!.evidence.find((e) => e.source === 'content' && INSIDE.test(e.where));
  return inside === undefined ? null : { kind: 'sleeve', where: inside.where };
}
