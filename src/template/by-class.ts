/** Which properties of the template concern which IFC class: authoring tools bind property sets to classes. */
import { askedOf, isElementProperty, TEMPLATE_COMPONENTS, TEMPLATE_PROPERTIES, type TemplateProperty } from '../model/template.ts';

export interface ClassGroup {
  /** the schema's spelling, in the order of the table */
  readonly classes: readonly string[];
  readonly properties: readonly TemplateProperty[];
}

/** Classes that take the same properties stand together, so that no class takes a set of one name twice. */
export function classGroups(): readonly ClassGroup[] {
  const classes = [...new Set(TEMPLATE_COMPONENTS.flatMap((component) => component.classes))];
  const groups = new Map<string, { readonly classes: string[]; readonly properties: readonly TemplateProperty[] }>();
  for (const one of classes) {
    const drawn = TEMPLATE_COMPONENTS.filter((component) => component.classes.includes(one));
    const properties = TEMPLATE_PROPERTIES.filter((property) => isElementProperty(property) && drawn.some(({ id }) => askedOf(property, id) !== null));
    const key = properties.map(({ id }) => id).join();
    const group = groups.get(key);
    if (group) group.classes.push(one);
    else groups.set(key, { classes: [one], properties });
  }
  return [...groups.values()];
}
