/** One specification: its facets, how they go together, and whether applicability and requirements can both be met. */
import { listed } from '../finding.ts';
import { IFC_VERSIONS, type AuditFinding, type Cardinality, type Facet, type IfcVersion, type Requirement, type Specification, type Value } from '../ids.ts';
import { auditAttribute } from './attribute.ts';
import { both, isEmpty, namesOf, subclassesOf, type ClassSet } from './class-set.ts';
import { auditEntity, auditEntityNames } from './entity.ts';
import { isBlank, type Names } from './names.ts';
import { auditPartOf } from './part-of.ts';
import { auditProperty } from './property.ts';
import { report, type Report } from './report.ts';
import { auditRestriction } from './restriction.ts';
import { ANY_CLASS, type Outcome, type Site } from './site.ts';

export function auditSpecification(specification: Specification, names: Names): readonly AuditFinding[] {
  const { applicability, requirements, occurrence, ifcVersions, line } = specification;
  const to = report();
  const versions = IFC_VERSIONS.filter((version) => ifcVersions.includes(version));
  if (ifcVersions.length === 0) to.add(null, { code: 107, name: 'ifc-version-none', line, zh: '规范没有 IFC 版本', en: 'the specification has no IFC version' });
  if (applicability.length === 0) to.add(null, { code: 101, name: 'applicability-empty', line, zh: '适用范围为空：至少要有一个条件', en: 'the applicability is empty: one condition at least is needed' });
  if (occurrence === 'prohibited' && requirements.length > 0) {
    to.add(null, { code: 204, name: 'prohibited-with-requirements', line: requirements[0]?.line ?? line, zh: '禁止的规范不能再有要求', en: 'a prohibited specification cannot have requirements' });
  }
  for (const facet of [...applicability, ...requirements]) {
    for (const value of valuesOf(facet)) auditRestriction(value, to, names);
    if (facet.kind === 'entity') auditEntityNames(facet, versions, to);
    if (facet.kind === 'partOf') auditEntityNames(facet.entity, versions, to);
    if (facet.kind === 'classification' && isBlank(facet.system)) {
      to.add(null, { code: 106, name: 'classification-system-empty', line: facet.line, zh: '分类没有体系（system）', en: 'the classification has no system' });
    }
    if (facet.kind === 'property' && (facet.dataType ?? '') === '' && !isBlank(facet.value)) {
      to.add(null, { code: 203, name: 'value-without-data-type', line: facet.line, zh: '属性有值就必须有数据类型（dataType）', en: 'a property with a value needs a data type' });
    }
  }
  for (const requirement of requirements) auditCardinality(requirement, to);
  for (const version of versions) auditTogether(specification, { version, report: to, names });
  return to.findings();
}

function valuesOf(facet: Facet): readonly (Value | undefined)[] {
  switch (facet.kind) {
    case 'entity':
      return [facet.name, facet.predefinedType];
    case 'attribute':
      return [facet.name, facet.value];
    case 'classification':
      return [facet.value, facet.system];
    case 'property':
      return [facet.propertySet, facet.baseName, facet.value];
    case 'material':
      return [facet.value];
    case 'partOf':
      return [facet.entity.name, facet.entity.predefinedType];
  }
}

/** Documentation/UserManual/specifications.md: optional means, if there is one it has to be so; that asks for something to be so. */
function auditCardinality(requirement: Requirement, { add }: Report): void {
  const { kind, cardinality, line } = requirement;
  const wrong = (zh: string, en: string): void => add(null, { code: 202, name: 'cardinality-context', line, zh, en });
  if (kind === 'property') {
    const typed = (requirement.dataType ?? '') !== '';
    if (cardinality === 'optional' && !typed) wrong('可选的属性要求必须有数据类型（dataType）', 'an optional property needs a data type');
    if (cardinality === 'prohibited' && typed) wrong('禁止的属性不能有数据类型（dataType）', 'a prohibited property cannot have a data type');
  } else if ((kind === 'attribute' || kind === 'classification' || kind === 'material') && cardinality === 'optional' && isBlank(requirement.value)) {
    wrong('可选的要求必须有值（value）', 'an optional requirement needs a value');
  }
}

/** The classes that a schema lets have classifications and materials at all (IfcRelAssociates, IfcExternalReferenceRelationship). */
const CLASSIFIED = [
  'IFCOBJECTDEFINITION', 'IFCPROPERTYDEFINITION', 'IFCPROPERTYABSTRACTION', 'IFCPHYSICALQUANTITY', 'IFCAPPLIEDVALUE', 'IFCCONTEXTDEPENDENTUNIT', 'IFCCONVERSIONBASEDUNIT', 'IFCPROFILEDEF', 'IFCACTORROLE', 'IFCAPPROVAL',
  'IFCCONSTRAINT', 'IFCTIMESERIES', 'IFCMATERIALDEFINITION', 'IFCPERSON', 'IFCPERSONANDORGANIZATION', 'IFCORGANIZATION', 'IFCEXTERNALREFERENCE', 'IFCEXTERNALINFORMATION', 'IFCSHAPEASPECT',
];
const WITH_MATERIAL = ['IFCOBJECTDEFINITION', 'IFCPROPERTYDEFINITION'];
const associated = (version: IfcVersion, roots: readonly string[]): ClassSet => subclassesOf(version, version === 'IFC2X3' ? ['IFCROOT'] : roots);

function outcomeOf(facet: Facet, site: Site, cardinality: Cardinality): Outcome {
  switch (facet.kind) {
    case 'entity':
      return auditEntity(facet, site);
    case 'attribute':
      return auditAttribute(facet, site);
    case 'property':
      return auditProperty(facet, site, cardinality !== 'prohibited');
    case 'partOf':
      return auditPartOf(facet, site);
    case 'classification':
      return { ...ANY_CLASS, classes: associated(site.version, CLASSIFIED) };
    case 'material':
      return { ...ANY_CLASS, classes: associated(site.version, WITH_MATERIAL) };
  }
}

/** Every facet in one schema; each that leaves nothing of the classes that those before it left is said. */
function auditTogether({ applicability, requirements }: Specification, at: Omit<Site, 'required' | 'scope'>): void {
  const { version, report: to } = at;
  let left: ClassSet = null;
  let possible = true;
  const narrow = (facet: Facet, outcome: Outcome, where: 'applicability' | 'requirements'): void => {
    if (!outcome.valid || !possible) return;
    const next = both(left, outcome.classes);
    if (isEmpty(next)) {
      possible = false;
      to.add(version, neverMet(facet, namesOf(version, left), where));
    } else left = next;
  };
  // the entity first: the others are looked at among its classes
  const ordered = [...applicability].sort((a, b) => Number(b.kind === 'entity') - Number(a.kind === 'entity'));
  for (const facet of ordered) narrow(facet, outcomeOf(facet, { ...at, required: true, scope: left }, 'required'), 'applicability');
  for (const requirement of requirements) {
    const required = requirement.cardinality === 'required';
    const outcome = outcomeOf(requirement, { ...at, required, scope: left }, requirement.cardinality);
    if (required) narrow(requirement, outcome, 'requirements');
  }
}

const KINDS: Readonly<Record<Facet['kind'], { readonly zh: string; readonly en: string }>> = {
  entity: { zh: '实体', en: 'entity' },
  attribute: { zh: '属性（attribute）', en: 'attribute' },
  classification: { zh: '分类', en: 'classification' },
  property: { zh: '属性集', en: 'property set' },
  material: { zh: '材料', en: 'material' },
  partOf: { zh: '从属关系', en: 'relation' },
};

function neverMet({ kind, line }: Facet, left: readonly string[], where: 'applicability' | 'requirements'): Parameters<Report['add']>[1] {
  const { zh, en } = KINDS[kind];
  const of = listed(left, 3);
  return {
    code: 201,
    name: `${kind}-never-met`,
    line,
    zh: where === 'applicability' ? `适用范围自相矛盾：${of} 不可能有此${zh}` : `要求与适用范围矛盾：${of} 不可能满足此${zh}`,
    en: where === 'applicability' ? `the applicability contradicts itself: ${of} can never have this ${en}` : `the requirement contradicts the applicability: ${of} can never meet this ${en}`,
  };
}
