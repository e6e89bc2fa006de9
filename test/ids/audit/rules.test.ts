/** Every rule with an IDS that breaks it and one that does not. */
import { describe, expect, test } from 'vitest';
import { auditIds } from '../../../src/ids/audit/audit.ts';
import { attribute, classification, entity, idsOf, material, partOf, property, WALL, type Said } from './minimal.ts';

const found = (said: Said): readonly string[] => auditIds(idsOf(said)).findings.map(({ code, name }) => `${code} ${name}`);

interface Rule {
  /** code and name of what is found */
  readonly rule: string;
  readonly wrong: Readonly<Record<string, Said>>;
  readonly right: Readonly<Record<string, Said>>;
}

const requires = (text: string, rest: Said = {}): Said => ({ ...rest, requires: text });
const own = (dataType: string, of: string): Said => requires(property('Own', 'X', { dataType, of }));

const RULES: readonly Rule[] = [
  {
    rule: '108 schema-location',
    wrong: {
      none: { location: null },
      'of a draft': { location: 'http://standards.buildingsmart.org/IDS http://standards.buildingsmart.org/IDS/0.9.6/ids.xsd' },
      'of nothing': { location: 'http://standards.buildingsmart.org/IDS ids.xsd' },
      'of another namespace': { location: 'http://a.b http://standards.buildingsmart.org/IDS/1.0/ids.xsd' },
    },
    right: { 'among others': { location: 'http://a.b c.xsd http://standards.buildingsmart.org/IDS https://standards.buildingsmart.org/IDS/1.0/ids.xsd' } },
  },
  {
    rule: '301 occurrence',
    wrong: {
      'by the default of maxOccurs': { occurs: 'minOccurs="1"' },
      'more than one': { occurs: 'minOccurs="2" maxOccurs="unbounded"' },
      'a range': { occurs: 'minOccurs="0" maxOccurs="5"' },
      'the wrong way round': { occurs: 'minOccurs="1" maxOccurs="0"' },
    },
    right: { required: { occurs: 'maxOccurs="unbounded"' }, optional: { occurs: 'minOccurs="0" maxOccurs="unbounded"' }, prohibited: { occurs: 'minOccurs="0" maxOccurs="0"' } },
  },
  { rule: '107 ifc-version-none', wrong: { 'an empty list': { versions: '' } }, right: { all: { versions: 'IFC2X3 IFC4 IFC4X3_ADD2' } } },
  { rule: '107 xsd-value', wrong: { 'of no such version': { versions: 'IFC4X3' } }, right: { one: { versions: 'IFC4X3_ADD2' } } },
  { rule: '101 applicability-empty', wrong: { 'no condition': { applies: '' } }, right: { one: { applies: material() } } },
  {
    rule: '204 prohibited-with-requirements',
    wrong: { one: requires(attribute('Name'), { occurs: 'minOccurs="0" maxOccurs="0"' }) },
    right: { 'an empty element': requires('', { occurs: 'minOccurs="0" maxOccurs="0"' }), optional: requires(attribute('Name')) },
  },
  {
    rule: '103 entity-unknown',
    wrong: {
      'no class': { applies: entity('IFCRABBIT') },
      'small letters': { applies: entity('IfcWall') },
      'of another schema': { applies: entity('IFCBRIDGE') },
      'in one of two': { applies: entity('IFCDOORSTANDARDCASE'), versions: 'IFC4 IFC4X3_ADD2' },
      'one of several': { applies: entity('xs:string|enumeration=IFCWALL|enumeration=IFCRABBIT') },
      'a pattern for none': { applies: entity('xs:string|pattern=IFCRAB.*') },
      'a defined type': { applies: entity('IFCLABEL') },
      'of a whole': requires(partOf(entity('IFCRABBIT'))),
      'an alignment in IFC4': { applies: entity('IFCALIGNMENT') },
    },
    right: {
      one: { applies: entity('IFCWALL') },
      'each in one of two schemas': { applies: entity('xs:string|enumeration=IFCWALL|enumeration=IFCBRIDGE'), versions: 'IFC4 IFC4X3_ADD2' },
      'a pattern': { applies: entity('xs:string|pattern=IFC[SW]LAB') },
      'of IFC2X3 through its type': { applies: entity('IFCAIRTERMINAL', 'DIFFUSER'), versions: 'IFC2X3' },
      'by length': { applies: entity('xs:string|length=7') },
    },
  },
  {
    rule: '102 name-empty',
    wrong: { entity: { applies: entity('') }, attribute: requires(attribute('')), set: requires(property('', 'X')), property: requires(property('Own', 'xs:string|pattern=')) },
    right: { 'an empty predefined type': { applies: entity('IFCWALL', '') } },
  },
  {
    rule: '103 predefined-type-unknown',
    wrong: {
      'none of its own': { applies: entity('IFCALIGNMENTCANTSEGMENT', 'X'), versions: 'IFC4X3_ADD2' },
      'small letters': { applies: entity('IFCALIGNMENTCANTSEGMENT', 'cosinecurve'), versions: 'IFC4X3_ADD2' },
      'one of several': { applies: entity('IFCALIGNMENTCANTSEGMENT', 'xs:string|enumeration=COSINECURVE|enumeration=X'), versions: 'IFC4X3_ADD2' },
      'a pattern for none': { applies: entity('IFCALIGNMENTCANTSEGMENT', 'xs:string|pattern=X.*'), versions: 'IFC4X3_ADD2' },
    },
    right: {
      one: { applies: entity('IFCALIGNMENTCANTSEGMENT', 'COSINECURVE'), versions: 'IFC4X3_ADD2' },
      'any where it is user-defined': { applies: entity('IFCWALL', '预制外挂墙板') },
      'a pattern': { applies: entity('IFCALIGNMENTCANTSEGMENT', 'xs:string|pattern=.*CURVE'), versions: 'IFC4X3_ADD2' },
    },
  },
  {
    rule: '105 predefined-type-none',
    wrong: { 'a class without': { applies: entity('IFCGROUP', 'X') }, 'classes with none in common': { applies: entity('xs:string|enumeration=IFCWALL|enumeration=IFCGROUP', 'SHEAR') } },
    right: { 'classes with one': { applies: entity('xs:string|enumeration=IFCWALL|enumeration=IFCSLAB', 'X') } },
  },
  {
    rule: '103 attribute-unknown',
    wrong: {
      'no attribute': requires(attribute('Nmae')),
      'small letters': requires(attribute('name')),
      inverse: requires(attribute('IsDefinedBy')),
      derived: { applies: entity('IFCCARTESIANPOINT'), requires: attribute('Dim') },
      'one of several': requires(attribute('xs:string|enumeration=Name|enumeration=Nmae')),
      'a pattern for none': requires(attribute('xs:string|pattern=Q\\d.*')),
    },
    right: { one: requires(attribute('Name')), 'a pattern': requires(attribute('xs:string|pattern=.*Name.*')), 'an object': requires(attribute('Representation')) },
  },
  {
    rule: '103 attribute-without-value',
    wrong: { 'an object': requires(attribute('ObjectPlacement', 'x')), 'a select': { applies: entity('IFCSURFACESTYLERENDERING'), requires: attribute('DiffuseColour', 'x') }, 'an object of its class, a text of another': { applies: entity('IFCTASK'), requires: attribute('TaskTime', 'x') } },
    right: { 'without value': requires(attribute('ObjectPlacement')), 'with a pattern that has others': requires(attribute('xs:string|pattern=(Object.*)', 'x')) },
  },
  {
    rule: '201 attribute-never-met',
    wrong: { 'of another class': requires(attribute('NumberOfRisers')), 'in applicability': { applies: WALL + attribute('NumberOfRisers') } },
    right: { 'of its class': { applies: entity('IFCSTAIRFLIGHT'), requires: attribute('NumberOfRisers') }, prohibited: requires(attribute('NumberOfRisers', undefined, 'prohibited')), 'of any class': { applies: material(), requires: attribute('NumberOfRisers') } },
  },
  {
    rule: '305 value-type',
    wrong: {
      'a number with decimals for an integer': { applies: entity('IFCSTAIRFLIGHT'), requires: attribute('NumberOfRisers', '42.0') },
      'a comma': { applies: entity('IFCSURFACESTYLEREFRACTION'), requires: attribute('RefractionIndex', '42,3') },
      'a boolean in capitals': { applies: entity('IFCTASK'), requires: attribute('IsMilestone', 'TRUE') },
      'a date that is none': own('IFCDATE', '2023-02-29'),
      'a duration in words': own('IFCDURATION', '3 days'),
      'an integer of a property': own('IFCINTEGER', '42.'),
      'a boolean of a property': own('IFCBOOLEAN', 'FALSE'),
      'white space': own('IFCREAL', ' 1'),
      'in an enumeration': own('IFCREAL', 'xs:double|enumeration=1|enumeration=one'),
      'a bound': own('IFCREAL', 'xs:double|minInclusive=low'),
    },
    right: {
      'an integer': { applies: entity('IFCSTAIRFLIGHT'), requires: attribute('NumberOfRisers', '42') },
      'a real': own('IFCREAL', '-1.5e3'),
      'an integer as a real': own('IFCREAL', '42'),
      'a boolean': own('IFCBOOLEAN', 'true'),
      'a boolean by number': own('IFCBOOLEAN', '1'),
      'a date': own('IFCDATE', '2024-02-29'),
      'a duration': own('IFCDURATION', 'P1DT2H'),
      'a text': own('IFCLABEL', '42,3'),
      'what one of two types takes': { applies: entity('IFCTASKTIME'), requires: attribute('Completion', '0.5') },
    },
  },
  {
    rule: '303 restriction-base',
    wrong: {
      none: requires(attribute('xs:string|enumeration=Name', '|enumeration=a')),
      'of no type': own('IFCLABEL', 'xs:token|enumeration=a'),
      'of a name': { applies: entity('xs:integer|enumeration=1') },
      'not that of the attribute': { applies: entity('IFCSTAIRFLIGHT'), requires: attribute('NumberOfRisers', 'xs:double|minInclusive=1') },
      'not that of the data type': own('IFCLENGTHMEASURE', 'xs:string|enumeration=1'),
    },
    right: {
      'that of the attribute': { applies: entity('IFCSTAIRFLIGHT'), requires: attribute('NumberOfRisers', 'xs:integer|minInclusive=1') },
      'that of the data type': own('IFCLENGTHMEASURE', 'xs:double|minInclusive=1'),
      'a URI as a text': own('IFCURIREFERENCE', 'xs:string|pattern=http.*'),
      'a URI': own('IFCURIREFERENCE', 'xs:anyURI|pattern=http.*'),
    },
  },
  { rule: '304 restriction-empty', wrong: { 'no constraint': requires(material('xs:string|')) }, right: { one: requires(material('xs:string|minLength=1')) } },
  {
    rule: '308 restriction-constraint',
    wrong: {
      'a length of a number': own('IFCREAL', 'xs:double|minLength=1'),
      'a bound of a text': own('IFCLABEL', 'xs:string|minInclusive=1'),
      'values of a boolean': own('IFCBOOLEAN', 'xs:boolean|enumeration=true'),
      'digits': own('IFCREAL', 'xs:double|totalDigits=3'),
      'white space': own('IFCLABEL', 'xs:string|whiteSpace=collapse'),
    },
    right: { 'a pattern of a number': own('IFCREAL', 'xs:double|pattern=1.*'), 'a pattern of a boolean': own('IFCBOOLEAN', 'xs:boolean|pattern=true|pattern=false') },
  },
  {
    rule: '109 pattern-invalid',
    wrong: { 'an open class': own('IFCLABEL', 'xs:string|pattern=[a'), 'a lookahead': own('IFCLABEL', 'xs:string|pattern=(?=a)b') },
    right: { one: own('IFCLABEL', 'xs:string|pattern=[A-Z]{2}\\d+'), anchors: own('IFCLABEL', 'xs:string|pattern=^a$') },
  },
  {
    rule: '302 range-empty',
    wrong: {
      'bounds the wrong way round': own('IFCREAL', 'xs:double|minInclusive=2|maxInclusive=1'),
      'one bound taken out': own('IFCREAL', 'xs:double|minExclusive=1|maxInclusive=1'),
      dates: own('IFCDATE', 'xs:date|minInclusive=2024-02-01|maxExclusive=2024-02-01'),
      lengths: own('IFCLABEL', 'xs:string|minLength=3|maxLength=2'),
      'a length and a least one': own('IFCLABEL', 'xs:string|length=3|minLength=4'),
    },
    right: { bounds: own('IFCREAL', 'xs:double|minInclusive=1|maxInclusive=1'), lengths: own('IFCLABEL', 'xs:string|minLength=2|maxLength=2'), dates: own('IFCDATE', 'xs:date|minInclusive=2024-01-31|maxExclusive=2024-02-01') },
  },
  {
    rule: '302 restriction-repeated',
    wrong: { twice: own('IFCREAL', 'xs:double|minInclusive=1|minInclusive=2'), both: own('IFCREAL', 'xs:double|minInclusive=1|minExclusive=2') },
    right: { 'many values': own('IFCLABEL', 'xs:string|enumeration=a|enumeration=b|enumeration=a'), 'many patterns': own('IFCLABEL', 'xs:string|pattern=a|pattern=b') },
  },
  {
    rule: '401 property-set-reserved',
    wrong: {
      'no such set': requires(property('Pset_Own', 'X')),
      'one of several': requires(property('xs:string|enumeration=Own|enumeration=Pset_Own', 'X')),
      'a pattern for none': requires(property('xs:string|pattern=Pset_Own.*', 'X')),
      'of another schema': requires(property('Pset_BridgeCommon', 'X')),
      'a quantity set': requires(property('Qto_Own', 'X'), { versions: 'IFC4X3_ADD2' }),
      'in applicability': { applies: WALL + property('Pset_Own', 'X') },
    },
    right: {
      'a set of one’s own': requires(property('Own_Pset', 'X')),
      prohibited: requires(property('Pset_Own', 'X', { cardinality: 'prohibited' })),
      'a quantity set where none are known': requires(property('Qto_WallBaseQuantities', 'Width')),
      'a quantity set': requires(property('Qto_WallBaseQuantities', 'Width'), { versions: 'IFC4X3_ADD2' }),
      'a pattern that may be another': requires(property('xs:string|pattern=.*Own', 'X')),
    },
  },
  {
    rule: '103 property-unknown',
    wrong: { 'not of the set': requires(property('Pset_WallCommon', 'Colour')), 'a pattern for none': requires(property('Pset_WallCommon', 'xs:string|pattern=X.*')), 'not of the sets of a pattern': requires(property('xs:string|pattern=Pset_Wall.*', 'Colour')) },
    right: { 'of the set': requires(property('Pset_WallCommon', 'IsExternal')), 'of a set of one’s own': requires(property('Own', 'Colour')), 'a set of one’s own among them': requires(property('xs:string|enumeration=Pset_WallCommon|enumeration=Own', 'Colour')) },
  },
  {
    rule: '103 property-value-unknown',
    wrong: { 'not of the enumeration': requires(property('Pset_WallCommon', 'Status', { dataType: 'IFCLABEL', of: 'OLD' })), 'none of several': requires(property('Pset_WallCommon', 'Status', { dataType: 'IFCLABEL', of: 'xs:string|enumeration=OLD|enumeration=OLDER' })) },
    right: { 'of the enumeration': requires(property('Pset_WallCommon', 'Status', { dataType: 'IFCLABEL', of: 'NEW' })), 'one of several': requires(property('Pset_WallCommon', 'Status', { dataType: 'IFCLABEL', of: 'xs:string|enumeration=OLD|enumeration=NEW' })) },
  },
  {
    rule: '103 data-type-other',
    wrong: { 'not that of the property': requires(property('Pset_WallCommon', 'IsExternal', { dataType: 'IFCLABEL' })), 'not that of an enumeration': requires(property('Pset_WallCommon', 'Status', { dataType: 'IFCTEXT' })) },
    right: { 'that of the property': requires(property('Pset_WallCommon', 'IsExternal', { dataType: 'IFCBOOLEAN' })), 'of one’s own': requires(property('Own', 'IsExternal', { dataType: 'IFCLABEL' })) },
  },
  {
    rule: '103 data-type-unknown',
    wrong: { 'no type': requires(property('Own', 'X', { dataType: 'IFCRABBIT' })), 'of another schema': requires(property('Own', 'X', { dataType: 'IFCDATE' }), { versions: 'IFC2X3' }), 'a class': requires(property('Own', 'X', { dataType: 'IFCWALL' })) },
    right: { 'a type': requires(property('Own', 'X', { dataType: 'IFCDATE' })), 'an enumeration': requires(property('Own', 'X', { dataType: 'IFCWALLTYPEENUM' })) },
  },
  {
    rule: '201 property-never-met',
    wrong: { 'a set of another class': requires(property('Pset_SlabCommon', 'IsExternal')), 'in applicability': { applies: WALL + property('Pset_SlabCommon', 'IsExternal') } },
    right: {
      'a set of its class': requires(property('Pset_WallCommon', 'IsExternal')),
      'a set of its superclass': requires(property('Pset_BuildingElementProxyCommon', 'IsExternal'), { applies: entity('IFCBUILDINGELEMENTPROXY') }),
      'a set of its subclass’s superclass': { applies: entity('IFCWALLSTANDARDCASE'), requires: property('Pset_WallCommon', 'IsExternal') },
      'a set of its type': { applies: entity('IFCWALLTYPE'), requires: property('Pset_WallCommon', 'IsExternal') },
      'through its type in IFC2X3': { applies: entity('IFCAIRTERMINAL'), requires: property('Pset_AirTerminalTypeCommon', 'FinishColor'), versions: 'IFC2X3' },
    },
  },
  {
    rule: '203 value-without-data-type',
    wrong: { requirement: requires(property('Own', 'X', { of: 'a' })), applicability: { applies: property('Own', 'X', { of: 'a' }) } },
    right: { 'with one': own('IFCLABEL', 'a'), 'no value': requires(property('Own', 'X')) },
  },
  {
    rule: '202 cardinality-context',
    wrong: {
      'an optional attribute without value': requires(attribute('Name', undefined, 'optional')),
      'an optional attribute with an empty one': requires(attribute('Name', '', 'optional')),
      'an optional classification without value': requires(classification('Uniclass', undefined, 'optional')),
      'an optional material without value': requires(material(undefined, 'optional')),
      'an optional property without data type': requires(property('Own', 'X', { cardinality: 'optional' })),
      'a prohibited property with data type': requires(property('Own', 'X', { cardinality: 'prohibited', dataType: 'IFCLABEL' })),
    },
    right: {
      attribute: requires(attribute('Name', 'a', 'optional')),
      classification: requires(classification('Uniclass', 'a', 'optional')),
      material: requires(material('a', 'optional')),
      property: requires(property('Own', 'X', { cardinality: 'optional', dataType: 'IFCLABEL' })),
      'a prohibited property': requires(property('Own', 'X', { cardinality: 'prohibited' })),
      'a prohibited material': requires(material(undefined, 'prohibited')),
    },
  },
  { rule: '106 classification-system-empty', wrong: { 'an empty text': requires(classification('')), 'an empty pattern': requires(classification('xs:string|pattern=')) }, right: { one: requires(classification('Uniclass')) } },
  { rule: '201 classification-never-met', wrong: { 'a class that can have none': { applies: entity('IFCCARTESIANPOINT'), requires: classification('Uniclass') } }, right: { 'a wall': requires(classification('Uniclass')), 'a material': { applies: entity('IFCMATERIAL'), requires: classification('Uniclass') } } },
  { rule: '201 material-never-met', wrong: { 'a class that can have none': { applies: entity('IFCCARTESIANPOINT'), requires: material() } }, right: { 'a wall': requires(material()) } },
  {
    rule: '201 part-of-whole',
    wrong: {
      'a wall as a group': requires(partOf(WALL, 'IFCRELASSIGNSTOGROUP')),
      'a wall as a place': requires(partOf(WALL, 'IFCRELCONTAINEDINSPATIALSTRUCTURE')),
      'a zone as a place in IFC2X3': requires(partOf(entity('IFCZONE'), 'IFCRELCONTAINEDINSPATIALSTRUCTURE'), { versions: 'IFC2X3' }),
      'a point as anything': requires(partOf(entity('IFCCARTESIANPOINT'))),
    },
    right: {
      'a storey': requires(partOf(entity('IFCBUILDINGSTOREY'), 'IFCRELCONTAINEDINSPATIALSTRUCTURE')),
      'a group of a kind': requires(partOf(entity('IFCSYSTEM'), 'IFCRELASSIGNSTOGROUP')),
      'a host': requires(partOf(WALL, 'IFCRELVOIDSELEMENT IFCRELFILLSELEMENT'), { applies: entity('IFCDOOR') }),
      prohibited: requires(partOf(WALL, 'IFCRELASSIGNSTOGROUP', 'prohibited')),
    },
  },
  {
    rule: '201 partOf-never-met',
    wrong: { 'a project in a storey': { applies: entity('IFCPROJECT'), requires: partOf(entity('IFCBUILDINGSTOREY'), 'IFCRELCONTAINEDINSPATIALSTRUCTURE') }, 'in applicability': { applies: entity('IFCPROJECT') + partOf(WALL, 'IFCRELVOIDSELEMENT IFCRELFILLSELEMENT') } },
    right: { 'a wall in a storey': requires(partOf(entity('IFCBUILDINGSTOREY'), 'IFCRELCONTAINEDINSPATIALSTRUCTURE')) },
  },
  {
    rule: '201 entity-never-met',
    wrong: {
      'another class': requires(entity('IFCSLAB')),
      'a subclass': requires(entity('IFCWALL'), { applies: entity('IFCWALLSTANDARDCASE') }),
      'a pattern for others': requires(entity('xs:string|pattern=IFC.*TYPE')),
      'after the other conditions': { applies: attribute('NumberOfRisers'), requires: WALL },
    },
    right: { 'the same': requires(WALL), 'a pattern that has it': requires(entity('xs:string|pattern=IFCW.*')), 'no class in applicability': { applies: material(), requires: WALL } },
  },
];

describe.each(RULES)('$rule', ({ rule, wrong, right }) => {
  test.each(Object.entries(wrong))('breaks it: %s', (_, said) => {
    expect([...new Set(found(said))]).toContain(rule);
  });

  test.each(Object.entries(right))('keeps it: %s', (_, said) => {
    expect(found(said)).toEqual([]);
  });
});

describe('what is said', () => {
  const one = (said: Said): { readonly zh: string; readonly en: string; readonly line: number } => {
    const [finding] = auditIds(idsOf(said)).findings;
    return { ...finding!.text, line: finding!.line };
  };

  test('the schemas where it is wrong, once', () => {
    const { findings } = auditIds(idsOf({ applies: entity('IFCRABBIT'), versions: 'IFC2X3 IFC4 IFC4X3_ADD2' }));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.text.en).toContain('(IFC2X3, IFC4, IFC4X3_ADD2)');
    expect(one({ applies: entity('IFCDOORSTANDARDCASE'), versions: 'IFC4 IFC4X3_ADD2' }).zh).toContain('（IFC4X3_ADD2）');
  });

  test('how it is written', () => {
    expect(one({ applies: entity('IfcWall') }).en).toContain('IFCWALL');
    expect(one({ applies: entity('IfcWall') }).zh).toContain('IFCWALL');
  });

  test('the line of the value', () => {
    expect(one({ applies: `\n\n${entity('IFCRABBIT')}` }).line).toBe(7);
  });

  test('long texts are cut', () => {
    expect(one({ applies: entity('X'.repeat(10_000)) }).en.length).toBeLessThan(200);
  });

  test('a missing element is said once', () => {
    expect(found({ applies: '<entity/>' })).toEqual(['306 xsd-missing-element']);
    expect(found({ requires: '<classification/>' })).toEqual(['306 xsd-missing-element']);
  });

  test('a fault of the file does not hide what else is wrong', () => {
    expect(found({ applies: entity('IFCRABBIT'), requires: '<rabbit/>' })).toEqual(['103 entity-unknown', '306 xsd-unknown-element']);
  });
});
