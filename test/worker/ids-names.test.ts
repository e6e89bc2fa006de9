import { describe, expect, it } from 'vitest';
import { idsDesk } from '../../src/worker/ids-desk.ts';
import { baseFor, namesFor } from '../../src/worker/ids-names.ts';

const values = (query: Parameters<typeof namesFor>[0]): readonly string[] => namesFor(query).map(({ value }) => value);
const IFC4 = ['IFC4'];

describe('names for an IDS', () => {
  it('are classes that can be asked for, in upper case, of the versions that are meant', () => {
    const four = values({ of: 'entity', versions: IFC4 });
    expect(four).toEqual(expect.arrayContaining(['IFCWALL', 'IFCPROJECT', 'IFCMATERIAL', 'IFCBUILDINGSTOREY']));
    expect(four).not.toContain('IFCROOT');
    expect(four).not.toContain('IFCCARTESIANPOINT');
    expect(four.filter((one, i) => four.indexOf(one) !== i)).toEqual([]);
    expect(values({ of: 'entity', versions: ['IFC4X3_ADD2'] })).toContain('IFCPAVEMENT');
    const two = namesFor({ of: 'entity', versions: ['IFC4', 'IFC4X3_ADD2'] });
    expect(two.find(({ value }) => value === 'IFCPAVEMENT')?.only).toEqual(['IFC4X3_ADD2']);
    expect(two.find(({ value }) => value === 'IFCWALL')).toEqual({ value: 'IFCWALL', hint: 'IfcWall' });
    // what all know comes before what some know
    expect(two.findIndex(({ only }) => only)).toBeGreaterThan(two.findLastIndex(({ only }) => !only));
  });
  it('are predefined types, attributes and sets of the classes named', () => {
    expect(values({ of: 'predefinedType', versions: IFC4, entities: ['IFCWALL'] })).toEqual(expect.arrayContaining(['SHEAR', 'PARTITIONING']));
    expect(values({ of: 'predefinedType', versions: IFC4, entities: ['NOTHING'] })).toEqual([]);
    expect(values({ of: 'attribute', versions: IFC4, entities: ['IFCWALL'] })).toEqual(expect.arrayContaining(['Name', 'Tag', 'PredefinedType']));
    expect(values({ of: 'attribute', versions: IFC4, entities: ['IFCWALL'] })).not.toContain('ObjectPlacement');
    const sets = values({ of: 'propertySet', versions: IFC4, entities: ['IFCWALL'] });
    expect(sets).toContain('Pset_WallCommon');
    expect(sets).not.toContain('Pset_DoorCommon');
    expect(values({ of: 'propertySet', versions: IFC4, entities: [] })).toContain('Pset_DoorCommon');
  });
  it('are properties with their data type, and the values of enumerations', () => {
    expect(namesFor({ of: 'property', versions: IFC4, entities: [], sets: ['Pset_WallCommon'] })).toEqual(expect.arrayContaining([{ value: 'FireRating', hint: 'IFCLABEL' }, { value: 'LoadBearing', hint: 'IFCBOOLEAN' }]));
    expect(values({ of: 'propertyValue', versions: IFC4, sets: ['Pset_WallCommon'], properties: ['Status'] })).toEqual(expect.arrayContaining(['NEW', 'EXISTING']));
    expect(namesFor({ of: 'dataType', versions: IFC4 })).toContainEqual({ value: 'IFCLENGTHMEASURE', hint: 'xs:double' });
  });
  it('say what a value is compared with', () => {
    expect(baseFor({ of: 'dataType', versions: IFC4, dataType: 'IFCBOOLEAN' })).toBe('xs:boolean');
    expect(baseFor({ of: 'dataType', versions: IFC4, dataType: 'NO' })).toBeNull();
    expect(baseFor({ of: 'attribute', versions: IFC4, entities: ['IFCBUILDINGSTOREY'], attribute: 'Elevation' })).toBe('xs:double');
    expect(baseFor({ of: 'attribute', versions: [], entities: [], attribute: 'Name' })).toBe('xs:string');
  });
  it('come with patterns that are tried', async () => {
    const desk = idsDesk();
    expect(await desk.matches(['REI.*'], 'REI60')).toEqual({ says: 'yes' });
    expect(await desk.matches(['REI.*', '[A-Z]'], 'rei')).toEqual({ says: 'no' });
    expect(await desk.matches(['a', '['], 'a')).toMatchObject({ says: 'broken' });
  });
});
