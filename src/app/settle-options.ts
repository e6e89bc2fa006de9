/** What a settlement may say: roles and their values (facts/roles.ts), as the form offers them. */
import type { Component, Role } from '../facts/roles.ts';

export const ROLES: readonly Role[] = ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated'];

/** components that a person may name; `wall`, `unknown` are what the engine says when it cannot tell */
export const COMPONENTS: readonly Component[] = [
  'column', 'brace', 'shear-wall', 'ductile-wall-panel', 'beam', 'slab', 'stair', 'balcony', 'ac-slab', 'roof', 'bay-window',
  'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'parapet', 'covering', 'floor-finish', 'ceiling',
  'formwork-panel', 'lintel', 'constructional-column', 'kitchen-pod', 'bathroom-pod', 'pipe', 'duct', 'cast-in-place-joint',
  'embedded-part', 'rebar', 'foundation', 'pile', 'ground-slab', 'ramp', 'topping', 'door', 'window', 'railing', 'furniture',
  'equipment', 'plant', 'space', 'assembly', 'other',
];

const YES_NO: readonly string[] = ['true', 'false'];

export function valuesOf(role: Role): readonly string[] {
  if (role === 'component') return COMPONENTS;
  if (role === 'precast') return ['precast', 'cast-in-place', 'composite', 'not-applicable'];
  if (role === 'wallKind') return ['panel', 'curtain', 'framed', 'masonry', 'cast-in-place', 'not-applicable'];
  return YES_NO;
}

/** Ternary roles are settled by booleans. */
export function settledValue(value: string): string | boolean {
  return value === 'true' ? true : value === 'false' ? false : value;
}
