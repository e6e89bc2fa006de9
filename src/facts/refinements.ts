/** Which components are kinds of a more general one: who says the kind does not contradict who says the general word. */
import type { Component } from './roles.ts';

/**
 * Kinds as the predefined types of the classes have them (IfcSlabTypeEnum: ROOF, LANDING of a stair or ramp, BASESLAB as the ground
 * slab or mat foundation; IfcBeamTypeEnum: LINTEL; IfcCoveringTypeEnum: FLOORING, CEILING; IfcWallTypeEnum), and as their Chinese
 * names do: 阳台板, 空调板, 构造柱. What a class is merely drawn as, a finish or a pile as IfcSlab, is another thing and stays one.
 */
const KINDS: ReadonlyMap<Component, ReadonlySet<Component>> = new Map<Component, ReadonlySet<Component>>([
  ['wall', new Set<Component>(['shear-wall', 'ductile-wall-panel', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'parapet'])],
  ['slab', new Set<Component>(['roof', 'stair', 'ramp', 'balcony', 'ac-slab', 'ground-slab', 'foundation'])],
  ['ground-slab', new Set<Component>(['foundation'])],
  ['beam', new Set<Component>(['lintel'])],
  ['column', new Set<Component>(['constructional-column'])],
  ['covering', new Set<Component>(['floor-finish', 'ceiling'])],
]);

const NONE: ReadonlySet<Component> = new Set();

export const kindsOf = (general: Component): ReadonlySet<Component> => KINDS.get(general) ?? NONE;

/** Whether `component` is a kind of `general`. */
export const refines = (component: Component, general: Component): boolean => kindsOf(general).has(component);
