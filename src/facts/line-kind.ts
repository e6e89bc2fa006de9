/** Which lines 管线 4.0.13 counts: electrical, water supply and drainage, heating; air ducts, refrigerant and gas are none of them (domain 1.2-12). */
import type { Element } from '../model/model.ts';
import { globMatch } from '../profile/match.ts';
import type { LineKind, Profile } from '../profile/profile.ts';
import { safePattern } from '../profile/regex.ts';
import { fold, nameParts } from './names.ts';
import rules from './patterns/line-kinds.json';

/** `asked`: its name says what it is, and the clause does not say whether that counts; `unknown`: nothing says */
type LineKindAnswer = LineKind | 'other' | 'asked' | 'unknown';

const RULES = rules.map((rule) => ({ kind: rule.kind as LineKindAnswer, test: safePattern(rule.match) }));

/** Groups of properties in which tools write the system a line belongs to. */
const SYSTEM_PROPERTY = /^(系统(类型|分类|名称|缩写)|管道系统|system(type|classification|name|abbreviation)|设备类型)$/iu;

/**
 * What kind of line an element is. The profile's word on its systems first, then its systems, its class,
 * its type and name: the first that speaks. One reader per check: names repeat.
 */
export function lineKindReader(profile: Profile): (element: Element) => LineKindAnswer {
  const stated = profile.systems ?? [];
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
    const systems = [...element.groups, ...systemProperties(element)];
    const own = [element.type?.name ?? '', element.objectType, element.name];
    const rule = stated.find((s) => [...systems, ...own].some((name) => name !== '' && globMatch(s.match, name)));
    if (rule) return rule.kind;
    const byClass = /^Ifc(Cable|.*Electric)/u.test(element.class) || /^IfcCable/u.test(element.type?.class ?? '') ? 'electrical'
      : /^IfcDuct/u.test(element.class) || /^IfcDuct/u.test(element.type?.class ?? '') ? 'other' : null;
    return first(systems) ?? byClass ?? first([...own.flatMap(nameParts), ...element.layers]) ?? 'unknown';
  };
}

function systemProperties(element: Element): string[] {
  const names: string[] = [];
  for (const set of element.psets) {
    for (const property of set.properties) {
      if (!SYSTEM_PROPERTY.test(property.name.normalize('NFKC').replace(/[\s_-]+/gu, ''))) continue;
      for (const value of property.values) if (typeof value === 'string' && value.trim() !== '') names.push(value);
    }
  }
  return names;
}
