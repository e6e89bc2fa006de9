/**
 * Revit's shared parameter file of the template: tab-separated META, GROUP and PARAM blocks (Revit API guide, "Definition File";
 * the last two columns as Revit writes them today). GUIDs are the table's and never change.
 */
import { allowedWords, BUILDING_SET, ELEMENT_SET, TEMPLATE_COMPONENTS, TEMPLATE_PROPERTIES, type TemplateProperty } from '../model/template.ts';
import { utf16 } from './encodings.ts';

/** Projects often have parameters of the bare names; the prefix keeps the exporter from mixing them up. */
export const revitName = (property: TemplateProperty): string => `SM_${property.name}`;

const TYPES: Readonly<Record<TemplateProperty['type'], string>> = { label: 'TEXT', boolean: 'YESNO', length: 'LENGTH' };

/** The words a property may say; of those for one component the usual one. */
function wordsOf(property: TemplateProperty): readonly string[] {
  if (property.takes === 'open') return property.values.map(({ zh }) => zh);
  return property.takes === 'component' ? TEMPLATE_COMPONENTS.flatMap(({ words }) => words.slice(0, 1)) : allowedWords(property);
}

/** What the table says in one line: Revit shows it as the parameter's tooltip. */
export function describe(property: TemplateProperty): string {
  const words = wordsOf(property);
  const may = words.length === 0 ? '' : `可填:${words.join(' / ')}${property.takes === 'open' ? ' / 其他' : ''}。`;
  return `${property.text.zh}。${may}${property.title}: ${property.text.en}`;
}

export function sharedParameters(): string {
  const groups = { element: 1, building: 2 } as const;
  const rows: readonly (readonly (string | number)[])[] = [
    ['*META', 'VERSION', 'MINVERSION'],
    ['META', 2, 1],
    ['*GROUP', 'ID', 'NAME'],
    ['GROUP', groups.element, ELEMENT_SET],
    ['GROUP', groups.building, BUILDING_SET],
    ['*PARAM', 'GUID', 'NAME', 'DATATYPE', 'DATACATEGORY', 'GROUP', 'VISIBLE', 'DESCRIPTION', 'USERMODIFIABLE', 'HIDEWHENNOVALUE'],
    // hidden parameters are not exported (revit-ifc issue 38)
    ...TEMPLATE_PROPERTIES.map((property) => ['PARAM', property.guid, revitName(property), TYPES[property.type], '', groups[property.set], 1, describe(property), 1, 0]),
  ];
  return ['# This is a Revit shared parameter file.', '# Do not edit manually.', ...rows.map((row) => row.join('\t')), ''].join('\r\n');
}

/** As Revit writes it: UTF-16LE with its mark. */
export const sharedParameterBytes = (): Uint8Array => utf16(sharedParameters());
