/** IFC texts and facets in a line each, for tests of the checker. */
import { openIfcData } from '../../src/ifc/data/data.ts';
import { indexStep } from '../../src/ifc/step-index.ts';
import { checkFile } from '../../src/ids/check.ts';
import { combine, countsOf, overall } from '../../src/ids/combine.ts';
import type { SpecificationResult } from '../../src/ids/combine.ts';
import type { Cardinality, Constraint, EntityFacet, Facet, Ids, Occurrence, Requirement, Specification, Value } from '../../src/ids/ids.ts';
import type { IfcData } from '../../src/model/ifc-data.ts';

/** @param data records, with the project and its units where they are not given */
export function model(data: string, schema = 'IFC4', name = 'a.ifc'): IfcData {
  const project = data.includes('IFCPROJECT') ? '' : "#9000=IFCPROJECT('1hqIFTRjfV6AWq_bMtnZwI',$,'P',$,$,$,$,$,#9001);#9001=IFCUNITASSIGNMENT((#9002));#9002=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);";
  const text = `ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');FILE_SCHEMA(('${schema}'));ENDSEC;DATA;${project}${data}ENDSEC;END-ISO-10303-21;`;
  return openIfcData(indexStep(new TextEncoder().encode(text)), name);
}

export const simple = (value: string): Value => ({ kind: 'simple', value, line: 0 });
export const restriction = (base: string, ...constraints: readonly (readonly [Constraint['kind'], string])[]): Value => ({
  kind: 'restriction', base, constraints: constraints.map(([kind, value]) => ({ kind, value, line: 0 })), line: 0,
});
export const pattern = (text: string): Value => restriction('xs:string', ['pattern', text]);

type Written = string | Value;
const valueOf = (written: Written): Value => (typeof written === 'string' ? simple(written) : written);

export const entity = (name: Written, predefinedType?: Written): EntityFacet => ({
  kind: 'entity', name: valueOf(name), ...(predefinedType === undefined ? {} : { predefinedType: valueOf(predefinedType) }), line: 0,
});
export const attribute = (name: Written, value?: Written): Facet => ({ kind: 'attribute', name: valueOf(name), ...(value === undefined ? {} : { value: valueOf(value) }), line: 0 });
export const property = (set: Written, name: Written, dataType?: string, value?: Written): Facet => ({
  kind: 'property', propertySet: valueOf(set), baseName: valueOf(name), ...(dataType === undefined ? {} : { dataType }), ...(value === undefined ? {} : { value: valueOf(value) }), line: 0,
});
export const classification = (system: Written, value?: Written): Facet => ({ kind: 'classification', system: valueOf(system), ...(value === undefined ? {} : { value: valueOf(value) }), line: 0 });
export const material = (value?: Written): Facet => ({ kind: 'material', ...(value === undefined ? {} : { value: valueOf(value) }), line: 0 });
export const partOf = (whole: EntityFacet, relation?: string): Facet => ({ kind: 'partOf', entity: whole, ...(relation === undefined ? {} : { relation }), line: 0 });

export const asked = (facet: Facet, cardinality: Cardinality = 'required'): Requirement => ({ ...facet, cardinality });

export const specification = (applicability: readonly Facet[], requirements: readonly (Facet | Requirement)[], occurrence: Occurrence = 'optional', ifcVersions: readonly string[] = ['IFC4']): Specification => ({
  name: 'S', ifcVersions, occurrence, applicability, requirements: requirements.map((one) => ('cardinality' in one ? one : asked(one))), line: 0,
});

export const idsOf = (...specifications: readonly Specification[]): Ids => ({ info: { title: 'T' }, specifications });

export async function results(ids: Ids, ...files: readonly IfcData[]): Promise<readonly SpecificationResult[]> {
  const counted = [];
  for (const file of files) counted.push(countsOf(await checkFile(ids, file)));
  return combine(ids, counted);
}

/** Status of walls asked for one thing. */
export async function walls(data: IfcData, requirement: Facet | Requirement): Promise<'pass' | 'fail' | 'unknown'> {
  return overall(await results(idsOf(specification([entity('IFCWALL')], [requirement])), data));
}
