/** Which lines 管线 4.0.13 counts: electrical, water supply and drainage, heating; air ducts, refrigerant and gas are none of them (domain 1.2-12). */
import type { Element } from '../model/model.ts';
import { systemNames, systemRuleOf } from '../profile/match.ts';
import type { LineKind, Profile } from '../profile/profile.ts';
import { safePattern } from '../profile/regex.ts';
import { fold, nameParts } from './names.ts';
import rules from './patterns/line-kinds.json';

/** `asked`: its name says what it is, and the clause does not say whether that counts; `unknown`: nothing says */
export type LineKindAnswer = LineKind | 'other' | 'asked' | 'unknown';

const RULES = rules.map((rule) => ({ kind: rule.kind as LineKindAnswer, test: safePattern(rule.match) }));

/**
 * What kind of line an element is. The profile's word on its systems first, then its systems, its class,
 * its type and name: the first that speaks. One reader per check: names repeat.
 */
export function lineKindReader(profile: Profile): (element: Element) => LineKindAnswer {
  const memo = new Map<string, LineKindAnswer | null>();
  const read = (text: string): LineKindAnswer | null => {
    if (text === '') return null;
    let kind = memo.get(text);
    if (kind === undefined) {
      const folded = fold(text);
      kind = RULES.find(({ test }) => test.test(folded))?.kind ?? null;
      memo.set(text, kind);
    }
    return kind;
  };
  const first = (texts: readonly string[]): LineKindAnswer | null => {
    for (const text of texts) {
      const kind = read(text);
      if (kind !== null) return kind;
    }
    return null;
  };
  return (element) => {
    const stated = systemRuleOf(profile, element).kind;
    if (stated) return stated;
    const own = [element.type?.name ?? '', element.objectType, element.name];
    const byClass = /^Ifc(Cable|.*Electric)/u.test(element.class) || /^IfcCable/u.test(element.type?.class ?? '') ? 'electrical'
      : /^IfcDuct/u.test(element.class) || /^IfcDuct/u.test(element.type?.class ?? '') ? 'other' : null;
    return first(systemNames(element)) ?? byClass ?? first([...own.flatMap(nameParts), ...element.layers]) ?? 'unknown';
  };
}
