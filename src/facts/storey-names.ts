/** How storeys are called: by their names, those that have none by their elevation, as drawings do. */
import type { Storey } from '../model/model.ts';
import { isPlaceholder } from './names.ts';

/** `Undefined` is what a tool writes where nobody gave a name. */
export const isNamed = ({ name }: Pick<Storey, 'name'>): boolean => !isPlaceholder(name, 'Name');

/** `+3.000`, `±0.000`, `-1.250`. @param elevation m */
export function elevationMark(elevation: number): string {
  const text = Math.abs(elevation).toFixed(3);
  return `${Number(text) === 0 ? '±' : elevation < 0 ? '-' : '+'}${text}`;
}

/** A storey that is none of a building's levels. */
export const ownStoreyName = (storey: Pick<Storey, 'name' | 'elevation'>): string =>
  (isNamed(storey) || storey.elevation === null ? storey.name : elevationMark(storey.elevation));

/** Names of the levels of one building, lowest first: two of one name are told apart by their elevation. */
export function distinctLevelNames(levels: readonly { readonly name: string; readonly elevation: number }[]): readonly string[] {
  const count = new Map<string, number>();
  for (const { name } of levels) count.set(name, (count.get(name) ?? 0) + 1);
  return levels.map(({ name, elevation }) => (count.get(name)! > 1 ? `${name} (${elevationMark(elevation)})` : name));
}
