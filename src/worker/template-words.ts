/** The words of the property template in the shape that export/ids-from-rules.ts asks for. */
import type { TemplateQuestion, TemplateWords } from '../export/ids-from-rules.ts';
import { ELEMENT_SET, TEMPLATE_COMPONENTS, templateProperty, type ElementPropertyId } from '../model/template.ts';

/** @param words by what they mean; default: the property's own values */
function question(id: ElementPropertyId, words?: readonly (readonly [string, readonly string[]])[]): TemplateQuestion {
  const { name, title, values } = templateProperty(id);
  const own = new Map<string, string[]>();
  // several values may mean the same: light steel and timber are both framed
  for (const { zh, is } of values) own.set(String(is), [...(own.get(String(is)) ?? []), zh]);
  return { property: name, title: { zh: name, en: title }, words: new Map(words ?? own) };
}

export function templateWords(): TemplateWords {
  const classes = new Map(TEMPLATE_COMPONENTS.map((one) => [one.id, one.classes.map((name) => name.toUpperCase())]));
  return {
    set: ELEMENT_SET,
    component: question('component', TEMPLATE_COMPONENTS.filter(({ words }) => words.length > 0).map(({ id, words }) => [id, words])),
    precast: question('precast'),
    external: question('position'),
    loadBearing: question('loadBearing'),
    wallKind: question('wallBuild'),
    classes: (component) => classes.get(component) ?? [],
  };
}
