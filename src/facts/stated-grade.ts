/** Strength grades that are said elsewhere than in a property of their own: in the material, the type or the name (domain.md 3.1). */
import type { Element } from '../model/model.ts';
import { fold } from './names.ts';

export interface StatedGrade {
  /** as written: `C30`, `C30/37` */
  readonly grade: string;
  readonly where: string;
}

/** C15…C100, and the lightweight LC series; not a code such as C2515 (a window) or C30x40 (a section). */
const CONCRETE = /(?:^|[^a-z0-9])(L?C(?:1[05]|[2-9][05]|100)(?:\/\d{2,3})?)(?![\d.x×*a-z])/iu;
const REBAR = /(?:HRBF?|HPB|RRB|CRB)\d{3,4}[A-Z]{0,2}|T63E?/iu;

export function concreteGradeOf(element: Element): StatedGrade | null {
  return find(element, CONCRETE);
}

export function rebarGradeOf(element: Element): StatedGrade | null {
  return find(element, REBAR);
}

function find(element: Element, pattern: RegExp): StatedGrade | null {
  const own = element.materials.filter((m) => m.from === 'occurrence');
  for (const use of own.length > 0 ? own : element.materials) {
    for (const text of [use.name, use.category]) {
      const grade = pattern.exec(fold(text));
      if (grade !== null) return { grade: grade[1] ?? grade[0], where: `material "${text}"` };
    }
  }
  for (const [text, where] of [[element.type?.name ?? '', 'type'], [element.objectType, 'type'], [element.name, 'name']] as const) {
    const grade = pattern.exec(fold(text));
    if (grade !== null) return { grade: grade[1] ?? grade[0], where: `${where} "${text}"` };
  }
  return null;
}
