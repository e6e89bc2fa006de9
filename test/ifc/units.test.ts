import { describe, expect, it } from 'vitest';
import { loadSchema, schemaIdOf } from '../../src/ifc/schema/schema.ts';
import { toSi, unitKindOf } from '../../src/ifc/units.ts';
import { gid, readBytes, stepText } from './read-text.ts';

function units(records: string) {
  return readBytes(stepText('IFC4', `#1=IFCPROJECT('${gid(1)}',$,$,$,$,$,$,$,#2);\n${records}`)).file;
}

describe('units', () => {
  it('prefixes count twice for areas and three times for volumes', () => {
    const { units: read } = units('#2=IFCUNITASSIGNMENT((#3,#4,#5,#6));\n#3=IFCSIUNIT(*,.LENGTHUNIT.,.CENTI.,.METRE.);\n#4=IFCSIUNIT(*,.AREAUNIT.,.MILLI.,.SQUARE_METRE.);\n#5=IFCSIUNIT(*,.VOLUMEUNIT.,.DECI.,.CUBIC_METRE.);\n#6=IFCSIUNIT(*,.MASSUNIT.,$,.GRAM.);');
    expect(read).toMatchObject({ length: 0.01, area: 1e-6, volume: 1e-3, mass: 1e-3, assumed: [] });
  });

  it('feet and inches, by factor and by name', () => {
    const inch = '#10=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);\n#11=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(0.3048),#10);\n#12=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);\n';
    const file = units(`${inch}#2=IFCUNITASSIGNMENT((#3,#4,#5));\n#3=IFCCONVERSIONBASEDUNIT(#12,.LENGTHUNIT.,'FOOT',#11);\n#4=IFCCONVERSIONBASEDUNIT(#12,.AREAUNIT.,'Square Foot',$);\n#5=IFCCONVERSIONBASEDUNIT(#12,.VOLUMEUNIT.,'furlong',$);`);
    expect(file.units).toMatchObject({ length: 0.3048, area: 0.09290304, volume: 1, assumed: ['volume'] });
    expect(file.findings.map((f) => f.code)).toEqual(expect.arrayContaining(['unit-not-understood', 'missing-volume-unit']));
  });

  it('none at all is reported, kind by kind', () => {
    const file = units('');
    expect(file.units.assumed).toEqual(['length', 'area', 'volume']);
    expect(file.findings.map((f) => [f.code, f.severity])).toEqual(expect.arrayContaining([['missing-length-unit', 'error'], ['missing-area-unit', 'info']]));
  });

  it('a unit made of itself does not hang', () => {
    const file = units("#2=IFCUNITASSIGNMENT((#3));\n#3=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'X',#4);\n#4=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(2.),#3);");
    expect(file.units.assumed).toContain('length');
  });

  it('decimal figures stay decimal', () => {
    for (let mm = 1; mm < 5000; mm += 7) expect(toSi(mm, { factor: 0.001, offset: 0 })).toBe(Number(`${mm}e-3`));
    expect(toSi(20, { factor: 1, offset: 273.15 })).toBe(293.15);
  });

  it('kinds of measures', () => {
    expect(['IFCPOSITIVELENGTHMEASURE', 'IFCAREAMEASURE', 'IFCTHERMALTRANSMITTANCEMEASURE', 'IFCRATIOMEASURE', 'IFCLABEL'].map(unitKindOf)).toEqual(['LENGTHUNIT', 'AREAUNIT', 'THERMALTRANSMITTANCEUNIT', '', '']);
  });
});

describe('map conversion', () => {
  it('in map units, scale without dimension', () => {
    const base = '#2=IFCUNITASSIGNMENT((#3));\n#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n#4=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);\n';
    const file = units(`${base}#5=IFCPROJECTEDCRS('EPSG:4547',$,$,$,$,$,#4);\n#6=IFCMAPCONVERSION($,#5,500000.5,3400000.25,4.5,0.,1.,0.001);`);
    expect(file.mapConversion).toEqual({ eastings: 500000.5, northings: 3400000.25, height: 4.5, xAxisAbscissa: 0, xAxisOrdinate: 1, scale: 1, crs: 'EPSG:4547' });
  });
});

describe('schemas', () => {
  it.each([
    ['IFC2X3', 'IFCWALL', 'IFCBUILDINGELEMENT', 8],
    ['IFC4', 'IFCWALL', 'IFCBUILDINGELEMENT', 9],
    ['IFC4X3', 'IFCWALL', 'IFCBUILTELEMENT', 9],
  ] as const)('%s', (id, name, ancestor, attributes) => {
    const schema = loadSchema(id);
    expect(schema.entity(name)).toMatchObject({ name: 'IfcWall', ownSchema: true });
    expect(schema.entity(name)!.attributes).toHaveLength(attributes);
    expect(schema.isA('IFCWALLSTANDARDCASE', ancestor)).toBe(true);
    expect(schema.isA('IFCOPENINGELEMENT', 'IFCFEATUREELEMENT')).toBe(true);
    expect(schema.isA('IFCSPACE', 'IFCELEMENT')).toBe(false);
    expect(schema.position('IFCRELDEFINESBYTYPE', 'RelatingType')).toBe(5);
    expect(schema.position('IFCSIUNIT', 'Name')).toBe(3);
  });
  it('spelling, and what other schemas have', () => {
    const schema = loadSchema('IFC2X3');
    expect(['IFCWALLSTANDARDCASE', 'IFCPOSITIVELENGTHMEASURE', 'IFCNOSUCH'].map((n) => schema.spelling(n))).toEqual(['IfcWallStandardCase', 'IfcPositiveLengthMeasure', 'IFCNOSUCH']);
    expect(schema.entity('IFCSHADINGDEVICE')).toMatchObject({ ownSchema: false });
    expect(schema.entity('IFCNOSUCH')).toBeNull();
  });
  it.each([['IFC4X3_ADD2', 'IFC4X3', true], ['ifc2x3', 'IFC2X3', true], ['IFC4', 'IFC4', true], ['IFC4X1', 'IFC4', true], ['AP214', 'IFC4', false]])('%s is read as %s', (name, id, known) => {
    expect(schemaIdOf(name)).toEqual({ id, known });
  });
});
