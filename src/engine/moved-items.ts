/** Which items of any pack a switch can move: switches name those of GB/T 51129-2017, and what measures alike moves alike. */
import type { Switch } from '../profile/switches.ts';
import { DEFAULT_PACK, loadScoring, type PackItem } from '../standards/pack.ts';

let known: ReadonlyMap<string, string> | null = null;

/** check → item */
function named(): ReadonlyMap<string, string> {
  return (known ??= new Map(loadScoring(DEFAULT_PACK).items.map(({ check, id }) => [check, id])));
}

export function moves({ items }: Pick<Switch, 'items'>, item: Pick<PackItem, 'check'>): boolean {
  if (item.check === 'declared') return false;
  const id = named().get(item.check);
  // what the national table does not measure may read any of them
  return id === undefined || items.includes(id);
}
