/** Records of geometry, read by class: what the evaluators of profiles and solids share. Lengths stay in the file's unit. */
import type { Vector } from '../geometry/section.ts';
import { isList, numberOf, readArgs, refId } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import type { StepIndex } from './step-index.ts';

export interface GeometryRecord {
  readonly class: string;
  readonly args: readonly StepValue[];
}

export interface GeometryReader {
  readonly index: StepIndex;
  /** radians per plane angle unit of the file */
  readonly angle: number;
  /** the record a value refers to; null for none, or arguments that make no sense */
  get(value: StepValue | undefined): GeometryRecord | null;
  /** class of the record a value refers to, '' for none; its arguments are not read */
  classOf(value: StepValue | undefined): string;
  point(value: StepValue | undefined): Vector | null;
  /** ratios of an IfcDirection as written, not normalised */
  direction(value: StepValue | undefined): Vector | null;
}

export function createGeometryReader(index: StepIndex, angle: number): GeometryReader {
  const get = (value: StepValue | undefined): GeometryRecord | null => {
    const record = index.recordOf(refId(value));
    if (record < 0) return null;
    const { values, tooDeep, badAt } = readArgs(index.bytes, index.args[record]!, index.ends[record]!, 'utf-8');
    return tooDeep || badAt >= 0 ? null : { class: index.classNames[index.classCodes[record]!]!, args: values };
  };
  const triple = (value: StepValue | undefined, wanted: string): Vector | null => {
    const found = get(value);
    return found === null || found.class !== wanted ? null : vectorOf(found.args[0]);
  };
  return {
    index, angle, get,
    classOf(value) {
      const record = index.recordOf(refId(value));
      return record < 0 ? '' : index.classNames[index.classCodes[record]!]!;
    },
    point: (value) => triple(value, 'IFCCARTESIANPOINT'),
    direction: (value) => triple(value, 'IFCDIRECTION'),
  };
}

/** Two or three finite numbers in a list; z is 0 where there are two. */
export function vectorOf(value: StepValue | undefined): Vector | null {
  if (!isList(value) || value.length < 2 || value.length > 3) return null;
  const [x, y, z = 0] = value.map(numberOf);
  return finite(x) && finite(y) && finite(z) ? [x, y, z] : null;
}

function finite(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A finite number greater than zero, else null. */
export function positive(value: StepValue | undefined): number | null {
  const number = numberOf(value);
  return finite(number) && number > 0 ? number : null;
}

/** Not given is 0; a number below zero or no number is null. */
export function optional(value: StepValue | undefined): number | null {
  if (value === null || value === undefined) return 0;
  const number = numberOf(value);
  return finite(number) && number >= 0 ? number : null;
}
