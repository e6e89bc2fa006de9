/** An .ids file → Ids, as far as it can be understood, with every fault against the schema of IDS 1.0. */
import { attributeOf, elementsOf, readXml, textOf, type XmlElement } from '../xml.ts';
import { capped, finding } from './finding.ts';
import {
  CONSTRAINTS,
  type AuditFinding,
  type Cardinality,
  type Constraint,
  type EntityFacet,
  type Facet,
  type Ids,
  type IdsInfo,
  type Occurrence,
  type Requirement,
  type Specification,
  type Value,
} from './ids.ts';
import { collapse } from './lexical.ts';
import { OUTERMOST, resolved, scopeOf, XS_NAMESPACE, type Scope } from './namespaces.ts';
import { DRAFT_IFC4X3, isDraft, structuralFaults } from './structure.ts';

export interface IdsFile {
  /** null where there is nothing to show */
  readonly ids: Ids | null;
  readonly faults: readonly AuditFinding[];
  /** the tree as it stands in the file, for what Ids does not keep; null where it is no XML */
  readonly root: XmlElement | null;
}

/**
 * Reads what is there, whatever else is wrong: elements by their names in any order and namespace. Never throws on what
 * the bytes say. The faults are in the order of the file, their lines 1-based, at most a thousand.
 * Source: ids.xsd, https://github.com/buildingSMART/IDS/tree/master/Schema.
 */
export function readIds(bytes: Uint8Array): { readonly ids: Ids | null; readonly faults: readonly AuditFinding[] } {
  const { ids, faults } = readIdsFile(bytes);
  return { ids, faults: capped(faults) };
}

/** As readIds, all faults, and the tree. */
export function readIdsFile(bytes: Uint8Array): IdsFile {
  const read = readXml(bytes);
  if ('fault' in read) {
    const { code, line, text } = read.fault;
    return { ids: null, faults: [finding(306, code, line, text.zh, text.en)], root: null };
  }
  const { root } = read;
  return { ids: idsOf(root), faults: structuralFaults(root), root };
}

type Plain<T> = { readonly [K in keyof T]: T[K] | null };

/** Without the members that are null: an absent attribute is an absent member. */
function present<T extends object>(members: Plain<T>): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as T;
}

const childOf = (element: XmlElement, name: string): XmlElement | null => elementsOf(element).find((child) => child.name === name) ?? null;

function textIn(element: XmlElement, name: string): string | null {
  const child = childOf(element, name);
  return child === null ? null : textOf(child);
}

function idsOf(root: XmlElement): Ids | null {
  const info = childOf(root, 'info');
  const specifications = childOf(root, 'specifications');
  if (root.name !== 'ids' || (info === null && specifications === null)) return null;
  const scope = scopeOf(root, OUTERMOST);
  const draft = isDraft(root);
  return {
    info: infoOf(info),
    specifications: specifications === null ? [] : named(specifications, 'specification').map((one) => specificationOf(one, scopeOf(specifications, scope), draft)),
  };
}

const named = (element: XmlElement, name: string): readonly XmlElement[] => elementsOf(element).filter((child) => child.name === name);

function infoOf(info: XmlElement | null): IdsInfo {
  if (info === null) return { title: '' };
  return present<IdsInfo>({
    title: textIn(info, 'title') ?? '',
    copyright: textIn(info, 'copyright'),
    version: textIn(info, 'version'),
    description: textIn(info, 'description'),
    author: textIn(info, 'author'),
    date: textIn(info, 'date'),
    purpose: textIn(info, 'purpose'),
    milestone: textIn(info, 'milestone'),
  });
}

function specificationOf(element: XmlElement, around: Scope, draft: boolean): Specification {
  const scope = scopeOf(element, around);
  const applicability = childOf(element, 'applicability');
  const requirements = childOf(element, 'requirements');
  const versions = collapse(attributeOf(element, 'ifcVersion') ?? '').split(' ').filter((one) => one !== '');
  return present<Specification>({
    name: attributeOf(element, 'name') ?? '',
    ifcVersions: [...new Set(versions.map((one) => (draft && one === DRAFT_IFC4X3 ? 'IFC4X3_ADD2' : one)))],
    identifier: attributeOf(element, 'identifier'),
    description: attributeOf(element, 'description'),
    instructions: attributeOf(element, 'instructions'),
    occurrence: applicability === null ? 'required' : occurrenceOf(applicability),
    applicability: applicability === null ? [] : facetsOf(applicability, scope),
    requirements: requirements === null ? [] : requirementsOf(requirements, scope),
    requirementsDescription: requirements === null ? null : attributeOf(requirements, 'description'),
    line: element.line,
  });
}

/** Documentation/UserManual/specifications.md: the default of XML Schema for both attributes is 1. */
function occurrenceOf(applicability: XmlElement): Occurrence {
  const count = (name: string): string => collapse(attributeOf(applicability, name) ?? '1').replace(/^\+?0*(?=\d)|^-(?=0+$)/, '');
  if (count('maxOccurs') === '0') return 'prohibited';
  return count('minOccurs') === '0' ? 'optional' : 'required';
}

function facetsOf(applicability: XmlElement, around: Scope): readonly Facet[] {
  const scope = scopeOf(applicability, around);
  return elementsOf(applicability).flatMap((child) => facetOf(child, scope) ?? []);
}

function requirementsOf(requirements: XmlElement, around: Scope): readonly Requirement[] {
  const scope = scopeOf(requirements, around);
  return elementsOf(requirements).flatMap((child): readonly Requirement[] => {
    const facet = facetOf(child, scope);
    if (facet === null) return [];
    const instructions = attributeOf(child, 'instructions');
    const uri = attributeOf(child, 'uri');
    return [{ ...facet, cardinality: cardinalityOf(child), ...(instructions === null ? {} : { instructions }), ...(uri === null ? {} : { uri }) }];
  });
}

function cardinalityOf(requirement: XmlElement): Cardinality {
  const word = attributeOf(requirement, 'cardinality');
  return word === 'optional' || word === 'prohibited' ? word : 'required';
}

/** null for an element that is no facet */
function facetOf(element: XmlElement, around: Scope): Facet | null {
  const scope = scopeOf(element, around);
  const { line } = element;
  const value = (name: string): Value | null => valueOf(childOf(element, name), scope);
  const needed = (name: string): Value => value(name) ?? { kind: 'simple', value: '', line };
  switch (element.name) {
    case 'entity':
      return entityOf(element, around);
    case 'attribute':
      return present<Facet>({ kind: 'attribute', name: needed('name'), value: value('value'), line });
    case 'classification':
      return present<Facet>({ kind: 'classification', value: value('value'), system: value('system'), line });
    case 'property':
      return present<Facet>({ kind: 'property', propertySet: needed('propertySet'), baseName: needed('baseName'), value: value('value'), dataType: attributeOf(element, 'dataType'), line });
    case 'material':
      return present<Facet>({ kind: 'material', value: value('value'), line });
    case 'partOf': {
      const entity = childOf(element, 'entity');
      const whole: EntityFacet = entity === null ? { kind: 'entity', name: { kind: 'simple', value: '', line }, line } : entityOf(entity, scope);
      return present<Facet>({ kind: 'partOf', entity: whole, relation: attributeOf(element, 'relation'), line });
    }
    default:
      return null;
  }
}

function entityOf(element: XmlElement, around: Scope): EntityFacet {
  const scope = scopeOf(element, around);
  const { line } = element;
  return present<EntityFacet>({
    kind: 'entity',
    name: valueOf(childOf(element, 'name'), scope) ?? { kind: 'simple', value: '', line },
    predefinedType: valueOf(childOf(element, 'predefinedType'), scope),
    line,
  });
}

/** null where there is neither a value nor a restriction nor a text to be taken for one */
function valueOf(element: XmlElement | null, around: Scope): Value | null {
  if (element === null) return null;
  const scope = scopeOf(element, around);
  for (const child of elementsOf(element)) {
    if (child.name === 'simpleValue') return { kind: 'simple', value: textOf(child), line: child.line };
    if (child.name === 'restriction') return restrictionOf(child, scope);
  }
  const text = textOf(element);
  return text.trim() === '' ? null : { kind: 'simple', value: text, line: element.line };
}

function restrictionOf(element: XmlElement, around: Scope): Value {
  const scope = scopeOf(element, around);
  const written = attributeOf(element, 'base') ?? '';
  const name = resolved(written, scope);
  const annotation = childOf(element, 'annotation');
  const documentation = annotation === null ? [] : named(annotation, 'documentation').map(allText);
  return present<Value>({
    kind: 'restriction',
    base: name !== null && name.ns === XS_NAMESPACE ? `xs:${name.local}` : written,
    constraints: elementsOf(element).filter((child) => child.name !== 'annotation' && child.name !== 'simpleType').map(constraintOf),
    documentation: documentation.length === 0 ? null : documentation.join('\n'),
    line: element.line,
  });
}

/** The text in an element and in those it holds: documentation may have markup. */
function allText({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : allText(child))).join('');
}

const KEPT = [...CONSTRAINTS, 'totalDigits', 'fractionDigits', 'whiteSpace', 'assertion'] as const;

function constraintOf(element: XmlElement): Constraint {
  return { kind: KEPT.find((kind) => kind === element.name) ?? 'unknown', value: attributeOf(element, 'value') ?? '', line: element.line };
}
