/** Ids → the text of an .ids file, in the order that ids.xsd of IDS 1.0 asks for. */
import { writeXml, xml, type XmlElement } from '../xml.ts';
import { IDS_NAMESPACE, type EntityFacet, type Facet, type FacetKind, type Ids, type IdsInfo, type Occurrence, type Requirement, type Restriction, type Specification, type Value } from './ids.ts';
import { XS_NAMESPACE, XSI_NAMESPACE } from './namespaces.ts';

export const IDS_SCHEMA_LOCATION = 'http://standards.buildingsmart.org/IDS/1.0/ids.xsd';

/** the order inside applicability; requirements may stand in any */
const FACET_ORDER: readonly FacetKind[] = ['entity', 'partOf', 'classification', 'attribute', 'property', 'material'];

const OCCURS: Readonly<Record<Occurrence, { readonly minOccurs: string; readonly maxOccurs: string }>> = {
  required: { minOccurs: '1', maxOccurs: 'unbounded' },
  optional: { minOccurs: '0', maxOccurs: 'unbounded' },
  prohibited: { minOccurs: '0', maxOccurs: '0' },
};

/**
 * UTF-8 text with declaration. What the schema has a place for is written as it is, right or wrong; reading it gives an
 * equal Ids but for lines and characters that XML cannot hold, the facets of an applicability in the schema's order.
 * Left out is what it has no place for: a cardinality on an entity, a uri where none may stand, an empty author or
 * date, constraints of unknown kind.
 */
export function writeIds(ids: Ids): string {
  return writeXml(
    xml(
      'ids',
      { xmlns: IDS_NAMESPACE, 'xmlns:xs': XS_NAMESPACE, 'xmlns:xsi': XSI_NAMESPACE, 'xsi:schemaLocation': `${IDS_NAMESPACE} ${IDS_SCHEMA_LOCATION}` },
      [infoOf(ids.info), xml('specifications', {}, ids.specifications.map(specificationOf))],
    ),
  );
}

const element = (name: string, text: string | undefined): XmlElement | null => (text === undefined ? null : xml(name, {}, [text]));

function infoOf(info: IdsInfo): XmlElement {
  return xml('info', {}, [
    element('title', info.title),
    element('copyright', info.copyright),
    element('version', info.version),
    element('description', info.description),
    element('author', info.author || undefined),
    element('date', info.date || undefined),
    element('purpose', info.purpose),
    element('milestone', info.milestone),
  ]);
}

function specificationOf({ name, ifcVersions, identifier, description, instructions, occurrence, applicability, requirements, requirementsDescription }: Specification): XmlElement {
  const ordered = FACET_ORDER.flatMap((kind) => applicability.filter((facet) => facet.kind === kind));
  const asks = requirements.length > 0 || requirementsDescription !== undefined;
  return xml('specification', { name, ifcVersion: ifcVersions.join(' '), identifier, description, instructions }, [
    xml('applicability', OCCURS[occurrence], ordered.map((facet) => facetOf(facet, {}))),
    asks ? xml('requirements', { description: requirementsDescription }, requirements.map(requirementOf)) : null,
  ]);
}

function requirementOf(requirement: Requirement): XmlElement {
  const { kind, instructions, uri } = requirement;
  const cardinality = kind === 'entity' ? undefined : requirement.cardinality;
  const takesUri = kind === 'classification' || kind === 'property' || kind === 'material';
  return facetOf(requirement, { uri: takesUri ? uri : undefined, cardinality, instructions });
}

function facetOf(facet: Facet, attributes: Readonly<Record<string, string | undefined>>): XmlElement {
  switch (facet.kind) {
    case 'entity':
      return entityOf(facet, attributes);
    case 'partOf':
      return xml('partOf', { relation: facet.relation, ...attributes }, [entityOf(facet.entity, {})]);
    case 'classification':
      return xml('classification', attributes, [valueOf('value', facet.value), valueOf('system', facet.system)]);
    case 'attribute':
      return xml('attribute', attributes, [valueOf('name', facet.name), valueOf('value', facet.value)]);
    case 'property':
      return xml('property', { dataType: facet.dataType, ...attributes }, [valueOf('propertySet', facet.propertySet), valueOf('baseName', facet.baseName), valueOf('value', facet.value)]);
    case 'material':
      return xml('material', attributes, [valueOf('value', facet.value)]);
  }
}

function entityOf({ name, predefinedType }: EntityFacet, attributes: Readonly<Record<string, string | undefined>>): XmlElement {
  return xml('entity', attributes, [valueOf('name', name), valueOf('predefinedType', predefinedType)]);
}

function valueOf(name: string, value: Value | undefined): XmlElement | null {
  if (value === undefined) return null;
  return xml(name, {}, [value.kind === 'simple' ? element('simpleValue', value.value) : restrictionOf(value)]);
}

function restrictionOf({ base, constraints, documentation }: Restriction): XmlElement {
  return xml('xs:restriction', { base: base === '' ? undefined : base }, [
    documentation === undefined ? null : xml('xs:annotation', {}, [element('xs:documentation', documentation)]),
    ...constraints.filter(({ kind }) => kind !== 'unknown').map(({ kind, value }) => xml(`xs:${kind}`, { value })),
  ]);
}
