/** Which elements of an assembly carry its quantities: a whole and its parts are never counted twice. */
import type { Model } from '../model/model.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';

/** A whole without a body of its own counts through its parts; a part whose whole has a body does not count. */
export function carriesBody(
  model: Model,
  geometry: readonly (ElementGeometry | null)[],
  index: number,
): boolean {
  if (!hasBody(geometry, index)) return false;
  let whole = model.elements[index]!.whole;
  for (let depth = 0; whole !== null && depth < 64; depth += 1) {
    if (hasBody(geometry, whole)) return false;
    whole = model.elements[whole]!.whole;
  }
  return true;
}

function hasBody(geometry: readonly (ElementGeometry | null)[], index: number): boolean {
  const g = geometry[index];
  return !!g && g.status !== 'none' && g.bbox !== null;
}
