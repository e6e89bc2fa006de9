/**
 * Plane regions remembered by what they were made of: under another switch most storeys ask for the same unions again.
 * Contours are identified, not compared; they are never changed after they were made.
 */
import type { Contours, Plan } from '../geometry/plan.ts';

export function rememberRegions(plan: Plan): Plan {
  const ids = new WeakMap<object, number>();
  let next = 0;
  const keyOf = (contours: Contours): string => {
    let key = '';
    for (const contour of contours) {
      let id = ids.get(contour);
      if (id === undefined) {
        id = next += 1;
        ids.set(contour, id);
      }
      key += `${id.toString(36)} `;
    }
    return key;
  };
  const memo = <T>(work: (a: Contours, b: Contours) => T): ((a: Contours, b?: Contours) => T) => {
    const known = new Map<string, T>();
    return (a, b = []) => {
      const key = `${keyOf(a)}|${keyOf(b)}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const before = plan.traps;
      const made = work(a, b);
      if (plan.traps === before) known.set(key, made);
      return made;
    };
  };
  const unionArea = memo((a) => plan.unionArea(a));
  const union = memo((a) => plan.union(a));
  const fillHoles = memo((a) => plan.fillHoles(a));
  const difference = memo((a, b) => plan.difference(a, b));
  const intersection = memo((a, b) => plan.intersection(a, b));
  return {
    unionArea: (contours) => unionArea(contours),
    union: (contours) => union(contours),
    fillHoles: (contours) => fillHoles(contours),
    difference: (a, b) => difference(a, b),
    intersection: (a, b) => intersection(a, b),
    shrunk: (contours, by) => plan.shrunk(contours, by),
    area: (contours) => plan.area(contours),
    get traps() {
      return plan.traps;
    },
  };
}
