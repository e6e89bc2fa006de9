/** The tables against the package that they are made from, and against what is known of IFC. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findDataType, getAttributes, getDataTypes, getEntities, getPartOfRelations, getPropertySets } from '@ifc-lite/data';
import { describe, expect, test } from 'vitest';
import { IFC_VERSIONS, RELATIONS } from '../../src/ids/ids.ts';
import { appliesTo, attributeNames, attributeTypes, dataType, dataTypes, entities, entity, isA, propertySet, propertySets, relationSides } from '../../src/ids/schema/schema.ts';

const folder = fileURLToPath(new URL('../../src/ids/schema/', import.meta.url));

describe.each(IFC_VERSIONS)('%s as its source has it', (version) => {
  test('every class: superclass, abstract, predefined types, attributes with their types', async () => {
    const types = new Map<string, Map<string, readonly string[]>>();
    for (const { name, simpleValueEntities, complexEntities, xsdTypesByEntity } of await getAttributes(version)) {
      for (const one of [...simpleValueEntities, ...complexEntities]) types.set(one, (types.get(one) ?? new Map()).set(name, [...(xsdTypesByEntity[one] ?? [])].sort()));
    }
    const of = new Map((await getEntities(version)).map((one) => [one.name.toUpperCase(), one]));
    const mine = entities(version).filter(({ mapped }) => !mapped);
    for (const { upper, name, parent, abstract, predefinedTypes, attributes } of mine) {
      const source = of.get(upper);
      expect(source, upper).toBeDefined();
      expect({ name, abstract, predefinedTypes }).toEqual({ name: source?.name, abstract: source?.abstract, predefinedTypes: source?.predefinedTypes });
      // IfcOffsetCurve is of IFC4x1
      if (!/^IFCOFFSETCURVE[23]D$/.test(upper)) expect(parent?.name, upper).toBe(source?.parent);
      const known = types.get(upper) ?? new Map<string, readonly string[]>();
      expect([...attributes.keys()].sort(), upper).toEqual([...known.keys()].sort());
      // URIs are texts in the source
      for (const [attribute, xsd] of attributes) expect([...xsd].filter((one) => one !== 'xs:anyURI').sort(), `${upper}.${attribute}`).toEqual(known.get(attribute));
    }
    const left = [...of.keys()].filter((upper) => !mine.some((one) => one.upper === upper));
    const defined = new Set((await getDataTypes(version)).map(({ name }) => name));
    // defined types are no classes; what else is left out is of IFC4x1, or a list of the schema
    expect(left.filter((upper) => !defined.has(upper) && !/^IFC(?:ALIGNMENT|LINEARP|POSITIONING|REFERENT|OFFSETCURVE|SECTIONEDSOLID|TRIANGULATEDIRREGULAR|CIRCULARARC|CURVESEG|LINESEG|TRANSITIONCURVE|DISTANCEEXP|ORIENTATIONEXP|ARCINDEX|LINEINDEX|PROPERTYSETDEFINITIONSET|COMPOUNDPLANE|COMPLEXNUMBER|NULLSTYLE|PRESENTABLETEXT|FONTWEIGHT|GLOBALLY|LANGUAGEID|BINARY)/.test(upper))).toEqual([]);
  });

  test('every property set: classes, properties, types, values', async () => {
    for (const { name, applicableEntities, properties } of await getPropertySets(version)) {
      const set = propertySet(version, name);
      expect(set, name).not.toBeNull();
      expect([...(set?.entities ?? [])].sort(), name).toEqual([...new Set(applicableEntities.filter((one) => one !== '').map((one) => one.toUpperCase()))].sort());
      for (const property of properties) {
        const mine = set?.properties.get(property.name);
        const wanted = property.kind === 'enumeration' ? { dataType: 'IFCLABEL', values: property.enumeration } : { dataType: property.dataType?.toUpperCase() ?? null, values: null };
        expect(mine, `${name}.${property.name}`).toEqual({ name: property.name, ...wanted });
      }
    }
  });

  test('every data type', async () => {
    for (const { name, xsdType } of dataTypes(version)) expect((await findDataType(version === 'IFC4X3_ADD2' ? 'IFC4X3' : version, name))?.backingType).toBe(xsdType);
    const of = (await getDataTypes(version)).filter(({ versions }) => versions.includes(version === 'IFC4X3_ADD2' ? 'IFC4X3' : version));
    expect(dataTypes(version)).toHaveLength(of.length);
  });

  test('every relation that IDS has', async () => {
    const of = await getPartOfRelations(version);
    for (const relation of RELATIONS) {
      const source = of.find((one) => one.relation === relation);
      expect(relationSides(version, relation)).toEqual({ whole: source?.owner, part: source?.member });
    }
    expect(relationSides(version, 'IFCRELFILLSELEMENT')).toBeNull();
  });
});

describe('what is asked', () => {
  test('classes', () => {
    expect(IFC_VERSIONS.map((version) => entities(version).filter(({ mapped }) => !mapped).length)).toEqual([653, 776, 876]);
    expect(entity('IFC4', 'IfcWall')).toBeNull();
    expect(entity('IFC4', 'IFCWALL')).toMatchObject({ name: 'IfcWall', abstract: false, type: 'IFCWALLTYPE' });
    expect(entities('IFC4').every(({ index }, i) => index === i)).toBe(true);
    expect(isA('IFC4', 'IFCWALLSTANDARDCASE', 'IFCELEMENT')).toBe(true);
    expect(isA('IFC4', 'IFCELEMENT', 'IFCWALL')).toBe(false);
    expect(isA('IFC4', 'IFCRABBIT', 'IFCRABBIT')).toBe(false);
    expect(entity('IFC2X3', 'IFCDOOR')?.type).toBe('IFCDOORSTYLE');
  });

  test('the names that IFC2X3 has through its types', () => {
    const mapped = entities('IFC2X3').filter((one) => one.mapped);
    expect(mapped).toHaveLength(57);
    expect(entity('IFC2X3', 'IFCAIRTERMINAL')).toMatchObject({ name: 'IfcAirTerminal', type: 'IFCAIRTERMINALTYPE', mapped: true, parent: { name: 'IfcFlowTerminal' } });
    expect(entities('IFC4').some((one) => one.mapped)).toBe(false);
  });

  test('attributes', () => {
    expect(attributeTypes('IFC4', 'IFCWALL', 'Name')).toEqual(['xs:string']);
    expect(attributeTypes('IFC4', 'IFCWALL', 'Representation')).toEqual([]);
    expect(attributeTypes('IFC4', 'IFCWALL', 'Dim')).toBeNull();
    expect(attributeTypes('IFC4', 'IFCIMAGETEXTURE', 'URLReference')).toEqual(['xs:anyURI', 'xs:string']);
    expect(attributeNames('IFC4').all).toContain('Representation');
    expect(attributeNames('IFC4').withValue).not.toContain('Representation');
  });

  test('property sets', () => {
    expect(propertySet('IFC4', 'Pset_Rabbit')).toBeNull();
    expect(propertySet('IFC4', 'Pset_WallCommon')?.properties.get('Status')?.values).toContain('NEW');
    expect(propertySets('IFC4X3_ADD2').filter(({ name }) => name.startsWith('Qto_')).length).toBe(115);
    // what the source lacks of IFC4
    expect(propertySet('IFC4', 'Pset_OutletTypeCommon')?.properties.get('NumberOfSockets')).toEqual({ name: 'NumberOfSockets', dataType: null, values: null });
    expect(propertySet('IFC4', 'Pset_ElementAssemblyCommon')?.entities).toEqual(['IFCELEMENTASSEMBLY']);
  });

  test('who may have a set', () => {
    const walls = propertySet('IFC4', 'Pset_WallCommon')!;
    expect(['IFCWALL', 'IFCWALLSTANDARDCASE', 'IFCWALLTYPE'].every((upper) => appliesTo('IFC4', walls, upper))).toBe(true);
    expect(appliesTo('IFC4', propertySet('IFC4', 'Pset_PackingInstructions')!, 'IFCTASK')).toBe(true);
    const terminals = propertySet('IFC2X3', 'Pset_AirTerminalTypeCommon')!;
    expect(['IFCAIRTERMINALTYPE', 'IFCAIRTERMINAL', 'IFCFLOWTERMINAL'].map((upper) => appliesTo('IFC2X3', terminals, upper))).toEqual([true, true, true]);
    expect(['IFCLAMP', 'IFCFLOWSEGMENT', 'IFCWALL'].map((upper) => appliesTo('IFC2X3', terminals, upper))).toEqual([false, false, false]);
    expect(['IFCSLAB', 'IFCELEMENT', 'IFCSLABTYPE', 'IFCRABBIT'].some((upper) => appliesTo('IFC4', walls, upper))).toBe(false);
  });

  test('data types', () => {
    expect(dataType('IFC4', 'IFCLENGTHMEASURE')).toEqual({ name: 'IFCLENGTHMEASURE', xsdType: 'xs:double' });
    expect(dataType('IFC2X3', 'IFCDATE')).toBeNull();
  });
});

test('the tables are small', () => {
  const size = readdirSync(folder).reduce((sum, file) => sum + statSync(folder + file).size, 0);
  expect(size).toBeLessThan(400_000);
  expect(readFileSync(`${folder}entities.ts`, 'utf8')).toContain('MPL-2.0');
});
