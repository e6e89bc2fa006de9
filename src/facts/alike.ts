/** Which elements say the same: large models repeat a few hundred statements on tens of thousands of elements. */
import type { Element, Property } from '../model/model.ts';
import { nameParts } from './names.ts';

/** JSON has no word for infinity, which a hostile thickness may be. */
function exactly(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/**
 * One text for all elements from which names, types, materials, layers, classifications and property sets tell the
 * same story. Equal texts mean equal evidence, but for what settlements say of single elements; the reverse need not
 * hold. For the elements of one model, in one pass.
 */
export function storyReader(): (element: Element) => string {
  const numbers = new Map<string, number>();
  const lists = new Map<unknown, number>();
  const sets = new Map<readonly Property[], Map<string, number>>();
  const numberOf = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) numbers.set(text, (number = numbers.size));
    return number;
  };
  /** lists that are shared between elements are written out once */
  const listOf = (list: readonly unknown[]): number => {
    if (list.length === 0) return -1;
    let number = lists.get(list);
    if (number === undefined) lists.set(list, (number = numberOf(JSON.stringify(list, exactly))));
    return number;
  };
  let count = 0;
  return (e) => {
    let own = '';
    for (const set of e.psets) {
      let byName = sets.get(set.properties);
      if (byName === undefined) sets.set(set.properties, (byName = new Map()));
      const name = `${set.from} ${set.name}`;
      let number = byName.get(name);
      if (number === undefined) byName.set(name, (number = count++));
      own += `${number} `;
    }
    const texts = [
      e.class, e.predefinedType, e.objectType, e.type === null ? null : [e.type.name, e.type.elementType, e.type.class], nameParts(e.name),
    ];
    return `${e.file} ${numberOf(JSON.stringify(texts))} ${listOf(e.materials)} ${listOf(e.classifications)} ${listOf(e.layers)} ${own}`;
  };
}
