export * from './ifc-file.ts';
export * from './members.ts';
export * from './geometry.ts';
export * from './properties.ts';
export { typed, enumeration, int, ref, LOGICAL_UNKNOWN, type StepValue } from './step.ts';
export type { MaterialInput } from './materials.ts';
export type { LengthUnit } from './length-unit.ts';
export type { TextEncoding } from './text.ts';
export { globalIdOf } from './guid.ts';
