/** Elements that go with one: of its type, on its storey. */
import type { ReportElement } from '../engine/report.ts';

/** Of the same class and type; of the same class and name where no type is given. */
export function sameType(elements: readonly ReportElement[], index: number): readonly number[] {
  const one = elements[index];
  if (!one) return [];
  const fits = (other: ReportElement): boolean => other.class === one.class && (one.type !== '' ? other.type === one.type : other.type === '' && other.name === one.name);
  return elements.flatMap((other, i) => (fits(other) ? [i] : []));
}

export function sameStorey(elements: readonly ReportElement[], index: number): readonly number[] {
  const one = elements[index];
  return one ? elements.flatMap((other, i) => (other.storey === one.storey ? [i] : [])) : [];
}
