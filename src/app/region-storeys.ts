/** On which storeys of a building a region lies: it names them, or gives their elevations in m (± 0.3). */
import type { Region } from '../profile/region.ts';
import { TOLERANCE } from '../units.ts';

interface Storey {
  readonly name: string;
  /** m */
  readonly elevation: number;
}

const isStorey = ({ name, elevation }: Storey, key: string | number): boolean => (typeof key === 'number' ? Math.abs(elevation - key) <= TOLERANCE.storeyElevation : name === key);
const levelOf = (storeys: readonly Storey[], key: string | number): number => storeys.findIndex((storey) => isStorey(storey, key));

/** The region lies on the storey at this position; one that names none lies on all. */
export function liesOn({ storeys: keys }: Pick<Region, 'storeys'>, storeys: readonly Storey[], level: number): boolean {
  const now = storeys[level];
  if (keys === undefined || now === undefined) return true;
  if (!('from' in keys)) return keys.some((key) => isStorey(now, key));
  const [from, to] = [levelOf(storeys, keys.from), levelOf(storeys, keys.to)];
  return from >= 0 && to >= 0 && level >= Math.min(from, to) && level <= Math.max(from, to);
}

/** Position of the first storey that the region names; null: it names none that is there. */
export function firstLevel({ storeys: keys }: Pick<Region, 'storeys'>, storeys: readonly Storey[]): number | null {
  const key = keys === undefined ? undefined : 'from' in keys ? keys.from : keys[0];
  const level = key === undefined ? -1 : levelOf(storeys, key);
  return level < 0 ? null : level;
}
