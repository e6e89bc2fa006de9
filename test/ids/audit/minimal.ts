/** The smallest IDS that says one thing. */
const LOCATION = 'http://standards.buildingsmart.org/IDS http://standards.buildingsmart.org/IDS/1.0/ids.xsd';

export interface Said {
  readonly versions?: string;
  readonly occurs?: string;
  readonly applies?: string;
  readonly requires?: string;
  readonly location?: string | null;
}

export const simple = (text: string): string => `<simpleValue>${text}</simpleValue>`;
/** `xs:base|kind=value|…` */
export function restriction(text: string): string {
  const [base = '', ...constraints] = text.split('|');
  return `<xs:restriction${base === '' ? '' : ` base="${base}"`}>${constraints.filter((one) => one !== '').map((one) => `<xs:${one.slice(0, one.indexOf('='))} value="${one.slice(one.indexOf('=') + 1)}"/>`).join('')}</xs:restriction>`;
}
/** a text, or a restriction as above where it has a bar */
export const value = (text: string): string => (text.includes('|') ? restriction(text) : simple(text));

export const entity = (name: string, predefinedType?: string): string =>
  `<entity><name>${value(name)}</name>${predefinedType === undefined ? '' : `<predefinedType>${value(predefinedType)}</predefinedType>`}</entity>`;
export const attribute = (name: string, of?: string, cardinality = ''): string =>
  `<attribute${cardinality && ` cardinality="${cardinality}"`}><name>${value(name)}</name>${of === undefined ? '' : `<value>${value(of)}</value>`}</attribute>`;
export const property = (set: string, name: string, { dataType, of, cardinality }: { readonly dataType?: string; readonly of?: string; readonly cardinality?: string } = {}): string =>
  `<property${dataType === undefined ? '' : ` dataType="${dataType}"`}${cardinality === undefined ? '' : ` cardinality="${cardinality}"`}><propertySet>${value(set)}</propertySet><baseName>${value(name)}</baseName>${of === undefined ? '' : `<value>${value(of)}</value>`}</property>`;
export const partOf = (whole: string, relation?: string, cardinality?: string): string =>
  `<partOf${relation === undefined ? '' : ` relation="${relation}"`}${cardinality === undefined ? '' : ` cardinality="${cardinality}"`}>${whole}</partOf>`;
export const classification = (system: string, of?: string, cardinality?: string): string =>
  `<classification${cardinality === undefined ? '' : ` cardinality="${cardinality}"`}>${of === undefined ? '' : `<value>${value(of)}</value>`}<system>${value(system)}</system></classification>`;
export const material = (of?: string, cardinality?: string): string =>
  `<material${cardinality === undefined ? '' : ` cardinality="${cardinality}"`}>${of === undefined ? '' : `<value>${value(of)}</value>`}</material>`;

export const WALL = entity('IFCWALL');

export function idsOf({ versions = 'IFC4', occurs = 'minOccurs="0" maxOccurs="unbounded"', applies = WALL, requires, location = LOCATION }: Said): Uint8Array {
  const where = location === null ? '' : ` xsi:schemaLocation="${location}"`;
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<ids xmlns="http://standards.buildingsmart.org/IDS" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"${where}>
<info><title>t</title></info>
<specifications><specification name="s" ifcVersion="${versions}">
<applicability ${occurs}>${applies}</applicability>
${requires === undefined ? '' : `<requirements>${requires}</requirements>`}
</specification></specifications></ids>`);
}
