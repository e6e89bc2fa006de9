/** Each relation kind, by a few literal records read through the real reader. */
import { describe, expect, it } from 'vitest';
import { federate } from '../../src/ifc/federate.ts';
import type { Element } from '../../src/model/model.ts';
import { FRAME, gid, readBytes, stepText } from './read-text.ts';

function read(schema: string, records: string) {
  const { file, elements } = readBytes(stepText(schema, FRAME + records));
  const by = (id: number): Element => elements.find((e) => e.expressId === id)!;
  return { file, elements, by, codes: file.findings.map((f) => f.code) };
}

const wall = (id: number, name = 'W', schema4 = true): string => `#${id}=IFCWALL('${gid(id)}',$,'${name}',$,'OT',#20,#31,'T${id}'${schema4 ? ',.NOTDEFINED.' : ''});\n`;
const rel = (id: number, name: string, rest: string): string => `#${id}=${name}('${gid(id)}',$,$,$,${rest});\n`;

describe('spatial tree', () => {
  it('storeys by height, with both elevations in metres and their building', () => {
    const { file, codes } = read('IFC4', '');
    expect(file.storeys.map((s) => [s.name, s.elevation, s.elevationAttribute, s.elevationPlacement, s.building])).toEqual([
      ['1F', 0, 0, 0, 0],
      ['2F', 3, 3, 3, 0],
    ]);
    expect(file.buildings[0]).toMatchObject({ name: 'B', elevationOfTerrain: -0.45, elevationOfRefHeight: null });
    expect(codes).toEqual(['no-elements']);
    expect(file.tool).toBe('Tool 1');
  });

  it('placement before attribute; a disagreement is a finding', () => {
    const { file, codes } = read('IFC4', `#100=IFCBUILDINGSTOREY('${gid(100)}',$,'3F',$,$,#22,$,$,.ELEMENT.,6000.);\n` + rel(101, 'IFCRELAGGREGATES', '#10,(#100)'));
    expect(file.storeys.find((s) => s.name === '3F')).toMatchObject({ elevation: 3, elevationAttribute: 6 });
    expect(codes).toContain('storey-elevation-mismatch');
  });

  it('storeys all placed at one height are told apart by their attribute', () => {
    const text = FRAME.replace('#12=IFCBUILDINGSTOREY', '#12=IFCBUILDINGSTOREY').replace("'2F',$,$,#22", "'2F',$,$,#21");
    const { file } = readBytes(stepText('IFC4', text));
    expect(file.storeys.map((s) => s.elevation)).toEqual([0, 3]);
  });

  it('a cyclic placement is reported and the rest is read', () => {
    const { codes, elements } = read('IFC4', `#100=IFCLOCALPLACEMENT(#101,#7);\n#101=IFCLOCALPLACEMENT(#100,#7);\n#102=IFCWALL('${gid(102)}',$,'W',$,$,#100,#31,$,$);\n` + rel(103, 'IFCRELCONTAINEDINSPATIALSTRUCTURE', '(#102),#11'));
    expect(codes).toEqual(['cyclic-placement']);
    expect(elements[0]!.storey).toBe(0);
  });

  it('parts, fillings and what stands in a space take their storey from the whole, the host, the space', () => {
    const { by, codes } = read(
      'IFC4',
      wall(100) + wall(101) + `#102=IFCOPENINGELEMENT('${gid(102)}',$,$,$,$,#20,#31,$,.OPENING.);\n` +
        `#103=IFCDOOR('${gid(103)}',$,'D',$,$,#20,#31,$,$,$,$,$,$);\n` + `#104=IFCSPACE('${gid(104)}',$,'101',$,$,#20,#31,'\\X2\\53A8623F\\X0\\',.ELEMENT.,.INTERNAL.,$);\n` +
        `#105=IFCFURNITURE('${gid(105)}',$,'F',$,$,#20,#31,$,$);\n` +
        rel(110, 'IFCRELCONTAINEDINSPATIALSTRUCTURE', '(#100),#12') + rel(111, 'IFCRELAGGREGATES', '#100,(#101)') +
        rel(112, 'IFCRELVOIDSELEMENT', '#101,#102') + rel(113, 'IFCRELFILLSELEMENT', '#102,#103') +
        rel(114, 'IFCRELAGGREGATES', '#11,(#104)') + rel(115, 'IFCRELCONTAINEDINSPATIALSTRUCTURE', '(#105),#104'),
    );
    expect(by(101)).toMatchObject({ storey: 1, whole: by(100).index, openings: 1, fillings: [by(103).index] });
    expect(by(100).parts).toEqual([by(101).index]);
    expect(by(103)).toMatchObject({ storey: 1, host: by(101).index, building: 0 });
    expect(by(104)).toMatchObject({ storey: 0, space: null, longName: '厨房' });
    expect(by(105)).toMatchObject({ storey: 0, space: by(104).index, whole: null });
    expect(codes).toEqual([]);
  });

  it.each(['IFC4', 'IFC2X3'])('a covering belongs to the space it covers and stays on its storey (%s)', (schema) => {
    const { by } = read(
      schema,
      `#104=IFCSPACE('${gid(104)}',$,'101',$,$,#20,#31,$,.ELEMENT.,.INTERNAL.,$);\n` + `#105=IFCCOVERING('${gid(105)}',$,'C',$,$,#20,#31,$,.FLOORING.);\n` +
        `#106=IFCCOVERING('${gid(106)}',$,'D',$,$,#20,#31,$,.FLOORING.);\n` + rel(114, 'IFCRELAGGREGATES', '#11,(#104)') +
        rel(115, 'IFCRELCONTAINEDINSPATIALSTRUCTURE', '(#105,#106),#12') + rel(116, 'IFCRELCOVERSSPACES', '#104,(#105)'),
    );
    expect(by(105)).toMatchObject({ space: by(104).index, storey: 1 });
    expect(by(106).space).toBeNull();
  });

  it('an aggregate that contains itself is cut and reported once', () => {
    const { codes, by } = read('IFC4', wall(100) + wall(101) + wall(102) + rel(110, 'IFCRELAGGREGATES', '#100,(#101)') + rel(111, 'IFCRELAGGREGATES', '#101,(#102)') + rel(112, 'IFCRELNESTS', '#102,(#100)'));
    expect(codes.filter((c) => c === 'cyclic-aggregation')).toHaveLength(1);
    expect(by(100).whole).toBeNull();
    expect(by(102).whole).toBe(by(101).index);
  });
});

describe('types and properties', () => {
  const PROPERTIES =
    wall(100) +
    `#101=IFCWALLTYPE('${gid(101)}',$,'YWQ-200',$,$,(#120,#121),$,'TT','ET',.USERDEFINED.);\n` + rel(102, 'IFCRELDEFINESBYTYPE', '(#100),#101') +
    `#110=IFCPROPERTYSET('${gid(110)}',$,'Pset_WallCommon',$,(#130,#131));\n` + rel(111, 'IFCRELDEFINESBYPROPERTIES', '(#100),#110') +
    `#120=IFCPROPERTYSET('${gid(120)}',$,'Pset_WallCommon',$,(#132,#133));\n#121=IFCPROPERTYSET('${gid(121)}',$,'Other',$,(#134,#135,#136,#137,#138,#139,#140));\n` +
    `#130=IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.T.),$);\n#131=IFCPROPERTYENUMERATEDVALUE('Status',$,(IFCLABEL('DEMOLISH')),$);\n` +
    `#132=IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.F.),$);\n#133=IFCPROPERTYSINGLEVALUE('LoadBearing',$,IFCLOGICAL(.U.),$);\n` +
    `#134=IFCPROPERTYSINGLEVALUE('Length',$,IFCPOSITIVELENGTHMEASURE(35.),$);\n#135=IFCPROPERTYBOUNDEDVALUE('Range',$,IFCLENGTHMEASURE(2000.),IFCLENGTHMEASURE(1000.),$,$);\n` +
    `#136=IFCPROPERTYLISTVALUE('List',$,(IFCLABEL('a'),IFCLABEL('b')),$);\n#137=IFCPROPERTYTABLEVALUE('Table',$,(IFCINTEGER(1),IFCINTEGER(2)),(IFCREAL(0.5),IFCREAL(0.7)),$,$,$,$);\n` +
    `#138=IFCPROPERTYREFERENCEVALUE('Ref',$,$,#150);\n#139=IFCCOMPLEXPROPERTY('Complex',$,'use',(#130));\n#140=IFCPROPERTYSINGLEVALUE('Inch',$,IFCLENGTHMEASURE(10.),#151);\n` +
    `#150=IFCMATERIAL('C30',$,$);\n#151=IFCCONVERSIONBASEDUNIT(#152,.LENGTHUNIT.,'INCH',#153);\n#152=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);\n#153=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(25.4),#3);\n`;

  it('an occurrence overrides its type property by property', () => {
    const { by } = read('IFC4', PROPERTIES);
    const sets = by(100).psets.map((s) => [s.name, s.from, s.properties.map((p) => p.name)]);
    expect(sets).toEqual([
      ['Pset_WallCommon', 'occurrence', ['IsExternal', 'Status']],
      ['Pset_WallCommon', 'type', ['LoadBearing']],
      ['Other', 'type', ['Length', 'Range', 'List', 'Table', 'Ref', 'Complex', 'Complex.IsExternal', 'Inch']],
    ]);
    expect(by(100)).toMatchObject({ status: 'demolished', predefinedType: 'ET', tag: 'T100', objectType: 'OT' });
    expect(by(100).type).toMatchObject({ name: 'YWQ-200', class: 'IfcWallType', elementType: 'ET', tag: 'TT' });
  });

  it('all kinds of property, measures in SI', () => {
    const { by } = read('IFC4', PROPERTIES);
    const values = by(100).psets.flatMap((s) => s.properties).map((p) => [p.name, p.kind, p.type, p.values]);
    expect(values).toEqual([
      ['IsExternal', 'single', 'IfcBoolean', [true]],
      ['Status', 'enumerated', 'IfcLabel', ['DEMOLISH']],
      ['LoadBearing', 'single', 'IfcLogical', [null]],
      ['Length', 'single', 'IfcPositiveLengthMeasure', [0.035]],
      ['Range', 'bounded', 'IfcLengthMeasure', [1, 2]],
      ['List', 'list', 'IfcLabel', ['a', 'b']],
      ['Table', 'table', 'IfcReal', [1, 0.5, 2, 0.7]],
      ['Ref', 'reference', 'IfcMaterial', ['C30']],
      ['Complex', 'complex', '', ['use']],
      ['Complex.IsExternal', 'single', 'IfcBoolean', [true]],
      ['Inch', 'single', 'IfcLengthMeasure', [0.254]],
    ]);
  });

  it('properties written alike are one object, and so are whole sets of them', () => {
    let text = '';
    for (let i = 0; i < 20; i++) text += wall(100 + i) + `#${200 + i}=IFCPROPERTYSINGLEVALUE('A',$,IFCLABEL('x'),$);\n#${300 + i}=IFCPROPERTYSET('${gid(300 + i)}',$,'S',$,(#${200 + i}));\n` + rel(400 + i, 'IFCRELDEFINESBYPROPERTIES', `(#${100 + i}),#${300 + i}`);
    const { elements } = read('IFC4', text);
    expect(new Set(elements.map((e) => e.psets[0]!.properties)).size).toBe(1);
    expect(new Set(elements.map((e) => e.psets[0]!.expressId)).size).toBe(20);
  });

  it('quantities in SI, complex ones flattened, volume in its own unit', () => {
    const { by } = read('IFC4', wall(100) + `#110=IFCELEMENTQUANTITY('${gid(110)}',$,'Qto_WallBaseQuantities',$,$,(#111,#112,#113,#114));\n#111=IFCQUANTITYLENGTH('Length',$,$,4500.,$);\n#112=IFCQUANTITYAREA('NetSideArea',$,$,12.5,$);\n#113=IFCQUANTITYVOLUME('NetVolume',$,$,2500000000.,$);\n#114=IFCPHYSICALCOMPLEXQUANTITY('Layers',$,(#115),'layer',$,$);\n#115=IFCQUANTITYCOUNT('Count',$,$,3,$);\n` + rel(116, 'IFCRELDEFINESBYPROPERTIES', '(#100),#110'));
    expect(by(100).quantitySets[0]).toMatchObject({
      name: 'Qto_WallBaseQuantities',
      quantities: [
        { name: 'Length', kind: 'length', value: 4.5 },
        { name: 'NetSideArea', kind: 'area', value: 12.5 },
        { name: 'NetVolume', kind: 'volume', value: 2.5 },
        { name: 'Layers.Count', kind: 'count', value: 3 },
      ],
    });
  });

  it.each([
    ['无', '新构造', 'new'],
    ['阶段 2', '阶段 1', 'demolished'],
    ['阶段 2', '阶段 2', 'temporary'],
    ['无', '现有', 'existing'],
    ['无', '无', null],
  ])('阶段化 拆除 %s 创建 %s → %s', (demolished, created, wanted) => {
    const { by } = read('IFC2X3', wall(100, 'W', false) + `#110=IFCPROPERTYSET('${gid(110)}',$,'\u9636\u6bb5\u5316',$,(#111,#112));\n#111=IFCPROPERTYSINGLEVALUE('\u62c6\u9664\u7684\u9636\u6bb5',$,IFCLABEL('${demolished}'),$);\n#112=IFCPROPERTYSINGLEVALUE('\u521b\u5efa\u7684\u9636\u6bb5',$,IFCLABEL('${created}'),$);\n` + rel(113, 'IFCRELDEFINESBYPROPERTIES', '(#100),#110'));
    expect(by(100).status).toBe(wanted);
  });
});

describe('materials, classification, groups, layers', () => {
  const material = (records: string): Element => read('IFC4', wall(100) + rel(101, 'IFCRELASSOCIATESMATERIAL', '(#100),#110') + "#120=IFCMATERIAL('C30',$,'concrete');\n#121=IFCMATERIAL('EPS',$,$);\n" + records).by(100);

  it('a single one takes the name of the swept profile', () => {
    expect(material("#110=IFCMATERIAL('S',$,$);").materials).toMatchObject([{ kind: 'single', name: 'S', profile: '300x600', from: 'occurrence' }]);
  });
  it('layer sets, through their usage', () => {
    const uses = material("#110=IFCMATERIALLAYERSETUSAGE(#111,.AXIS2.,.POSITIVE.,0.,$);\n#111=IFCMATERIALLAYERSET((#112,#113),'set',$);\n#112=IFCMATERIALLAYER(#120,200.,$,'core',$,'load',$);\n#113=IFCMATERIALLAYER(#121,50.,$,$,$,$,$);").materials;
    expect(uses).toMatchObject([
      { kind: 'layer', name: 'C30', category: 'load', role: 'core', thickness: 0.2 },
      { kind: 'layer', name: 'EPS', category: '', role: '', thickness: 0.05 },
    ]);
  });
  it('constituents, profiles, lists', () => {
    expect(material("#110=IFCMATERIALCONSTITUENTSET('s',$,(#111));\n#111=IFCMATERIALCONSTITUENT('frame',$,#120,0.25,$);").materials).toMatchObject([{ kind: 'constituent', name: 'C30', role: 'frame', fraction: 0.25, category: 'concrete' }]);
    expect(material("#110=IFCMATERIALPROFILESETUSAGE(#111,5,$);\n#111=IFCMATERIALPROFILESET($,$,(#112),$);\n#112=IFCMATERIALPROFILE('p',$,#120,#33,$,$);").materials).toMatchObject([{ kind: 'profile', name: 'C30', role: 'p', profile: '300x600' }]);
    expect(material('#110=IFCMATERIALLIST((#120,#121));').materials.map((m) => [m.kind, m.name])).toEqual([['list', 'C30'], ['list', 'EPS']]);
  });
  it('classification up to its system, both schemas', () => {
    const four = read('IFC4', wall(100) + rel(101, 'IFCRELASSOCIATESCLASSIFICATION', '(#100),#110') + "#110=IFCCLASSIFICATIONREFERENCE($,'14-10.20','Wall',#111,$,$);\n#111=IFCCLASSIFICATIONREFERENCE($,'14-10','Walls',#112,$,$);\n#112=IFCCLASSIFICATION($,$,$,'GB/T 51269',$,$,$);\n");
    expect(four.by(100).classifications).toEqual([{ system: 'GB/T 51269', identification: '14-10.20', name: 'Wall' }]);
    const two = read('IFC2X3', wall(100, 'W', false) + rel(101, 'IFCRELASSOCIATESCLASSIFICATION', '(#100),#110') + "#110=IFCCLASSIFICATIONREFERENCE($,'21.22','binnenwand',#112);\n#112=IFCCLASSIFICATION('NL',$,$,'NL/SfB');\n");
    expect(two.by(100).classifications).toEqual([{ system: 'NL/SfB', identification: '21.22', name: 'binnenwand' }]);
  });
  it('groups and presentation layers', () => {
    const { by } = read('IFC4', wall(100) + `#110=IFCSYSTEM('${gid(110)}',$,'S1',$,$);\n` + rel(111, 'IFCRELASSIGNSTOGROUP', '(#100),$,#110') + "#112=IFCPRESENTATIONLAYERASSIGNMENT('A-WALL',$,(#30),$);\n");
    expect(by(100)).toMatchObject({ groups: ['S1'], layers: ['A-WALL'], hasBody: true });
  });
});

describe('findings', () => {
  it('GlobalIds, bodies, storeys, dangling references: each with line and element', () => {
    const { file } = read('IFC4', `#100=IFCWALL('short',$,'A',$,$,#20,$,$,$);\n#101=IFCWALL('${gid(7)}',$,'B',$,$,#20,#31,$,$);\n#102=IFCWALL('${gid(7)}',$,'C',$,$,#999,#31,$,$);\n`);
    const found = file.findings.map((f) => [f.code, f.expressId]);
    expect(found).toEqual(expect.arrayContaining([['invalid-global-id', 100], ['duplicate-global-id', 102], ['element-without-body', 100], ['element-without-storey', 101], ['dangling-reference', 102]]));
    for (const f of file.findings) expect(f.line).toBeGreaterThan(7);
  });

  it('what repeats is listed a hundred times and then counted', () => {
    let text = '';
    for (let i = 0; i < 1000; i++) text += wall(100 + i);
    const { file } = read('IFC4', text);
    expect(file.findings.filter((f) => f.code === 'element-without-storey')).toHaveLength(100);
    expect(file.findings.find((f) => f.code === 'more')!.params).toEqual({ code: 'element-without-storey', count: 900, total: 1000 });
  });

  it('property names are no object keys', () => {
    const { by } = read('IFC4', wall(100) + `#110=IFCPROPERTYSET('${gid(110)}',$,'__proto__',$,(#111));\n#111=IFCPROPERTYSINGLEVALUE('__proto__',$,IFCLABEL('constructor'),$);\n` + rel(112, 'IFCRELDEFINESBYPROPERTIES', '(#100),#110'));
    expect(by(100).psets[0]!.properties[0]!.name).toBe('__proto__');
    expect(({} as Record<string, unknown>)['constructor']).toBe(Object);
  });
});

describe('hostile files', () => {
  const many = (id: number, n: number): string => Array.from({ length: n }, () => `#${id}`).join(',');

  it('definitions that contain themselves, chains of units and of parts: ends soon, no stack overflow', () => {
    let text = wall(100) + `#101=IFCCOMPLEXPROPERTY('c',$,'u',(${many(101, 200)}));\n#102=IFCPROPERTYSET('${gid(102)}',$,'S',$,(#101));\n` + rel(103, 'IFCRELDEFINESBYPROPERTIES', '(#100),#102');
    text += `#104=IFCMATERIALLAYERSET((${many(104, 200)}),$,$);\n` + rel(105, 'IFCRELASSOCIATESMATERIAL', '(#100),#104');
    text += `#106=IFCPHYSICALCOMPLEXQUANTITY('q',$,(${many(106, 200)}),'d',$,$);\n#107=IFCELEMENTQUANTITY('${gid(107)}',$,'Q',$,$,(#106));\n` + rel(108, 'IFCRELDEFINESBYPROPERTIES', '(#100),#107');
    text += "#109=IFCPROPERTYSINGLEVALUE('U',$,IFCLENGTHMEASURE(1.),#50000);\n#110=IFCPROPERTYSET('" + gid(110) + "',$,'V',$,(#109));\n" + rel(111, 'IFCRELDEFINESBYPROPERTIES', '(#100),#110');
    for (let i = 0; i < 20_000; i++) text += `#${50_000 + 2 * i}=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'X',#${50_001 + 2 * i});\n#${50_001 + 2 * i}=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(2.),#${50_002 + 2 * i});\n`;
    for (let i = 0; i < 20_000; i++) text += wall(100_000 + i) + rel(200_000 + i, 'IFCRELAGGREGATES', `#${100_000 + i},(#${100_001 + i})`);
    const { by } = read('IFC4', text);
    expect(by(119_999).whole).toBe(by(119_998).index);
    expect(by(100).psets.map((s) => s.name)).toEqual(['S', 'V']);
  }, 20_000);
});

describe('several files', () => {
  it('elements are numbered through and point at each other', () => {
    const text = stepText('IFC4', FRAME + wall(100) + wall(101) + rel(111, 'IFCRELAGGREGATES', '#100,(#101)'));
    const model = federate([readBytes(text, 'a.ifc'), readBytes(text, 'b.ifc')]);
    expect(model.elements.map((e) => [e.index, e.file, e.whole, e.parts])).toEqual([
      [0, 0, null, [1]],
      [1, 0, 0, []],
      [2, 1, null, [3]],
      [3, 1, 2, []],
    ]);
    expect(model.files.map((f) => f.index)).toEqual([0, 1]);
  });
});
