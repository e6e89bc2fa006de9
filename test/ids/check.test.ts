/** What the official cases leave out: units, damage, sets of files, indices against a scan. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFile, checkSpecification } from '../../src/ids/check.ts';
import { compileFacet } from '../../src/ids/facets/index.ts';
import { STATE } from '../../src/ids/facets/facet.ts';
import { asked, attribute, classification, entity, idsOf, material, model, partOf, pattern, property, restriction, results, specification, walls } from './small.ts';
import type { Facet } from '../../src/ids/ids.ts';

const WALL = "#1=IFCWALL('0000000000000000000001',$,'W',$,$,$,$,$,$);";
const set = (...properties: readonly string[]): string =>
  `${WALL}#2=IFCPROPERTYSET('0000000000000000000002',$,'Set',$,(${properties.map((_, i) => `#${10 + i}`).join()}));#3=IFCRELDEFINESBYPROPERTIES('0000000000000000000003',$,$,$,(#1),#2);${properties.map((text, i) => `#${10 + i}=${text};`).join('')}`;
const single = (value: string, unit = '$'): string => `IFCPROPERTYSINGLEVALUE('P',$,${value},${unit})`;

describe('units', () => {
  const two = restriction('xs:double', ['minInclusive', '2'], ['maxInclusive', '2']);
  test('millimetres become metres, for values and bounds alike', async () => {
    expect(await walls(model(set(single('IFCLENGTHMEASURE(2000.)'))), property('Set', 'P', 'IFCLENGTHMEASURE', '2'))).toBe('pass');
    expect(await walls(model(set(single('IFCLENGTHMEASURE(2000.)'))), property('Set', 'P', 'IFCLENGTHMEASURE', two))).toBe('pass');
    expect(await walls(model(set(single('IFCLENGTHMEASURE(2.)'))), property('Set', 'P', 'IFCLENGTHMEASURE', '2'))).toBe('fail');
  });
  test("a value's own unit comes before the project's", async () => {
    const own = `${set(single('IFCLENGTHMEASURE(2.)', '#50'))}#50=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);`;
    expect(await walls(model(own), property('Set', 'P', 'IFCLENGTHMEASURE', '2'))).toBe('pass');
  });
  test('without the unit a number is unknown, its being there is not', async () => {
    const data = model(set(single('IFCAREAMEASURE(2.)')));
    expect(await walls(data, property('Set', 'P', 'IFCAREAMEASURE', '2'))).toBe('unknown');
    expect(await walls(data, property('Set', 'P', 'IFCAREAMEASURE', two))).toBe('unknown');
    expect(await walls(data, property('Set', 'P', 'IFCAREAMEASURE'))).toBe('pass');
  });
  test('a measure of an attribute is converted too', async () => {
    const door = model("#1=IFCDOOR('0000000000000000000001',$,$,$,$,$,$,$,2100.,900.,$,$,$);");
    const [wide, narrow] = await results(idsOf(...['0.9', '0.91'].map((value) => specification([entity('IFCDOOR')], [attribute('OverallWidth', restriction('xs:double', ['minInclusive', value]))]))), door);
    expect([wide!.status, narrow!.status]).toEqual(['pass', 'fail']);
  });
});

describe('values', () => {
  test('whole numbers are exact, however large', async () => {
    const big = model(set(single('IFCINTEGER(10000001)')));
    expect(await walls(big, property('Set', 'P', 'IFCINTEGER', '10000000'))).toBe('fail');
    expect(await walls(big, property('Set', 'P', 'IFCINTEGER', '10000001'))).toBe('pass');
  });
  test('dates are compared by their order', async () => {
    const dated = model(set(single("IFCDATE('2026-03-01')")));
    expect(await walls(dated, property('Set', 'P', 'IFCDATE', restriction('xs:date', ['minInclusive', '2026-02-28'])))).toBe('pass');
    expect(await walls(dated, property('Set', 'P', 'IFCDATE', restriction('xs:date', ['minExclusive', '2026-03-01'])))).toBe('fail');
  });
  // IDS 1.0, property facet: the table of bounded values
  const bounded = (lower: string, upper: string): string => `IFCPROPERTYBOUNDEDVALUE('P',$,${upper},${lower},$,$)`;
  const range = restriction('xs:double', ['minExclusive', '2'], ['maxInclusive', '5']);
  test.each([
    [range, '3.', '4.', 'pass'], [range, '', '4.', 'fail'], [range, '3.', '', 'fail'], [range, '2.', '3.', 'fail'], [range, '3.', '5.', 'pass'], ['3', '2.', '4.', 'pass'],
    ['2', '2.', '4.', 'pass'], ['2', '2.', '', 'pass'], ['2', '', '2.', 'pass'], ['5', '2.', '4.', 'fail'], ['5', '', '4.', 'fail'], [range, '', '', 'fail'], ['3', '', '', 'fail'], [undefined, '2.', '', 'pass'],
  ] as const)('bounded: %j of [%s, %s] is %s', async (value, lower, upper, expected) => {
    const of = (text: string): string => (text === '' ? '$' : `IFCREAL(${text})`);
    expect(await walls(model(set(bounded(of(lower), of(upper)))), property('Set', 'P', 'IFCREAL', value))).toBe(expected);
  });
  test('a pattern that is none decides nothing', async () => {
    expect(await walls(model(WALL), attribute('Name', pattern('[')))).toBe('unknown');
    expect(await walls(model(WALL), asked(attribute('Name', pattern('[')), 'prohibited'))).toBe('unknown');
  });
});

describe('cardinality', () => {
  const data = (value: string): string => set(single(value));
  test.each([
    ['$', 'required', 'fail'], ['$', 'optional', 'pass'], ['$', 'prohibited', 'fail'], ["IFCLABEL('')", 'required', 'fail'], ["IFCLABEL('')", 'prohibited', 'fail'],
    ["IFCLABEL('x')", 'required', 'pass'], ["IFCLABEL('x')", 'prohibited', 'fail'],
  ] as const)('a property that says %s, %s: %s', async (value, cardinality, expected) => {
    expect(await walls(model(data(value)), asked(property('Set', 'P'), cardinality))).toBe(expected);
  });
  test('what is not there', async () => {
    for (const facet of [property('Set', 'P'), classification('X'), material(), partOf(entity('IFCBUILDING'))]) {
      expect(await walls(model(WALL), asked(facet, 'required'))).toBe('fail');
      expect(await walls(model(WALL), asked(facet, 'prohibited'))).toBe('pass');
    }
  });
});

describe('inheritance and wholes', () => {
  const TYPE = "#5=IFCWALLTYPE('0000000000000000000005',$,'T',$,$,(#6),$,$,$,.SHEAR.);#7=IFCRELDEFINESBYTYPE('0000000000000000000007',$,$,$,(#1),#5);";
  test("an occurrence's property comes before its type's, the others are inherited", async () => {
    const both = model(`${set(single("IFCLABEL('own')"))}${TYPE}#6=IFCPROPERTYSET('0000000000000000000006',$,'Set',$,(#30,#31));#30=${single("IFCLABEL('type')")};#31=IFCPROPERTYSINGLEVALUE('Q',$,IFCLABEL('type'),$);`);
    expect(await walls(both, property('Set', 'P', 'IFCLABEL', 'own'))).toBe('pass');
    expect(await walls(both, property('Set', 'Q', 'IFCLABEL', 'type'))).toBe('pass');
    expect(await walls(both, property('Set', 'P', 'IFCLABEL', 'type'))).toBe('fail');
  });
  test("the type's predefined type is the occurrence's, unless it says nothing", async () => {
    const typed = model(`${WALL}${TYPE}#6=IFCPROPERTYSET('0000000000000000000006',$,'Set',$,());`);
    expect(await walls(typed, entity('IFCWALL', 'SHEAR'))).toBe('pass');
    expect(await walls(typed, entity('IFCWALL', 'SOLIDWALL'))).toBe('fail');
  });
  test('IFC2X3 names what the type makes of a general occurrence', async () => {
    const data = model("#1=IFCFLOWTERMINAL('0000000000000000000001',$,$,$,$,$,$,$);#2=IFCFLOWTERMINAL('0000000000000000000002',$,$,$,$,$,$,$);#5=IFCAIRTERMINALTYPE('0000000000000000000005',$,'T',$,$,$,$,$,$,.GRILLE.);#7=IFCRELDEFINESBYTYPE('0000000000000000000007',$,$,$,(#1),#5);", 'IFC2X3');
    const [mapped, plain] = await results(idsOf(specification([entity('IFCAIRTERMINAL')], []), specification([entity('IFCFLOWTERMINAL')], [])), data);
    expect([mapped!.applicable, plain!.applicable]).toEqual([1, 2]);
  });
  test('without a relation any mixture of them leads up; cycles end', async () => {
    const house = model(`${WALL}#2=IFCBUILDINGSTOREY('0000000000000000000002',$,$,$,$,$,$,$,$,$);#3=IFCBUILDING('0000000000000000000003',$,$,$,$,$,$,$,$,$,$,$);#4=IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000004',$,$,$,(#1),#2);#5=IFCRELAGGREGATES('0000000000000000000005',$,$,$,#3,(#2));#6=IFCRELAGGREGATES('0000000000000000000006',$,$,$,#2,(#3));`);
    expect(await walls(house, partOf(entity('IFCBUILDING')))).toBe('pass');
    expect(await walls(house, partOf(entity('IFCBUILDING'), 'IFCRELCONTAINEDINSPATIALSTRUCTURE'))).toBe('fail');
    expect(await walls(house, partOf(entity('IFCSITE')))).toBe('fail');
    expect(await walls(house, partOf(entity('IFCBUILDING'), 'IFCRELNOTHING'))).toBe('unknown');
  });
});

describe('files', () => {
  const required = idsOf(specification([entity('IFCCURTAINWALL')], [], 'required'));
  const curtain = model("#1=IFCCURTAINWALL('0000000000000000000001',$,$,$,$,$,$,$,$);", 'IFC4', 'b.ifc');
  test('a required specification is met by any file of the set', async () => {
    expect((await results(required, model(WALL)))[0]).toMatchObject({ status: 'fail', applicable: 0, notes: [{ en: expect.stringContaining('must be there') }] });
    expect((await results(required, model(WALL), curtain))[0]).toMatchObject({ status: 'pass', applicable: 1 });
  });
  test('of a damaged file nothing passes; what fails still fails', async () => {
    const damaged = model(`${WALL}#2=IFCWALL('0000`);
    expect(damaged.damaged).toBeGreaterThan(0);
    expect(await walls(damaged, attribute('Name'))).toBe('unknown');
    expect(await walls(damaged, attribute('Name', 'X'))).toBe('fail');
  });
  test('the schema a specification names is metadata, and said so', async () => {
    const [one] = await results(idsOf(specification([entity('IFCWALL')], [attribute('Name')], 'required', ['IFC2X3'])), model(WALL));
    expect(one).toMatchObject({ status: 'pass', notes: [{ en: 'the specification is written for IFC2X3, a.ifc is IFC4' }] });
  });
  test('a specification that applies to nothing in particular is undecided', async () => {
    expect((await results(idsOf(specification([], [attribute('Name')])), model(WALL)))[0]!.status).toBe('unknown');
  });
  test('it can be stopped', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    const many = idsOf(...Array.from({ length: 20_000 }, () => specification([entity('IFCWALL')], [attribute('Name', pattern('W.*'))])));
    await expect(checkFile(many, model(WALL), { signal: stop.signal })).rejects.toThrow('stopped');
  });
});

describe('what is said of a failure', () => {
  test('the requirement that is not met, and what stands there', () => {
    const data = model(`${set(single("IFCTEXT('a')"))}`);
    const { failed } = checkSpecification(specification([entity('IFCWALL')], [property('Set', 'P', 'IFCLABEL'), attribute('Name', 'V')]), data);
    expect([...failed.records].map((record) => data.expressId(record))).toEqual([1]);
    expect(failed.reasons[failed.reason[0]!]).toEqual({ requirements: [0, 1], text: { zh: 'Set.P 的数据类型不是 IFCLABEL；Name 不符合 V', en: 'Set.P is not of data type IFCLABEL; Name is not V' } });
    expect(failed.found(0)).toBe('a (IFCTEXT); W');
  });
});

describe('the indices', () => {
  const CLASSES = ['IFCWALL', 'IFCSLAB', 'IFCBEAM'];
  const names = fc.constantFrom('A', 'B', '1', '2.0', '');
  const facets: fc.Arbitrary<Facet> = fc.oneof(
    fc.tuple(fc.constantFrom<Parameters<typeof property>[0]>('S', 'T', pattern('[ST]'), pattern('.*')), fc.constantFrom<Parameters<typeof property>[1]>('P', 'Q', pattern('[PQ]')), fc.constantFrom(undefined, 'IFCLABEL', 'IFCREAL'), fc.option(fc.oneof(names, names.map((name) => restriction('xs:string', ['enumeration', name], ['enumeration', 'B'])), fc.constant(pattern('[AB]'))), { nil: undefined }))
      .map(([of, name, type, value]) => property(of, name, type, value)),
    fc.tuple(fc.constantFrom<Parameters<typeof entity>[0]>(...CLASSES, pattern('IFC.*')), fc.constantFrom(undefined, 'SHEAR')).map(([name, type]) => entity(name, type)),
    fc.tuple(fc.constant('Name'), fc.option(names, { nil: undefined })).map(([name, value]) => attribute(name, value)),
    fc.option(names, { nil: undefined }).map((value) => material(value)),
    fc.tuple(fc.constantFrom<Parameters<typeof classification>[0]>('C', pattern('.*')), fc.option(names, { nil: undefined })).map(([system, value]) => classification(system, value)),
  );
  const models = fc.array(fc.record({ of: fc.constantFrom(...CLASSES), name: names, sets: fc.array(fc.record({ set: fc.constantFrom('S', 'T'), name: fc.constantFrom('P', 'Q'), value: fc.constantFrom("IFCLABEL('A')", "IFCLABEL('B')", "IFCLABEL('')", 'IFCREAL(1.)', 'IFCREAL(2.)', '$') }), { maxLength: 3 }), material: fc.option(names), code: fc.option(names), typed: fc.boolean() }), { minLength: 1, maxLength: 6 });

  function written(elements: readonly { readonly of: string; readonly name: string; readonly sets: readonly { readonly set: string; readonly name: string; readonly value: string }[]; readonly material: string | null; readonly code: string | null; readonly typed: boolean }[]): string {
    let id = 100;
    const next = (): number => id++;
    const gid = (): string => String(id * 7).padStart(22, '0');
    let out = "#50=IFCCLASSIFICATION($,$,$,'C',$,$,$);#51=IFCWALLTYPE('0000000000000000000051',$,'T',$,$,(#52),$,$,$,.SHEAR.);#52=IFCPROPERTYSET('0000000000000000000052',$,'S',$,(#53));#53=IFCPROPERTYSINGLEVALUE('Q',$,IFCLABEL('A'),$);";
    for (const one of elements) {
      const element = next();
      out += `#${element}=${one.of}('${gid()}',$,'${one.name}',$,$,$,$,$,$);`;
      for (const { set: of, name, value } of one.sets) {
        const [a, b, c] = [next(), next(), next()];
        out += `#${a}=IFCPROPERTYSINGLEVALUE('${name}',$,${value},$);#${b}=IFCPROPERTYSET('${gid()}',$,'${of}',$,(#${a}));#${c}=IFCRELDEFINESBYPROPERTIES('${gid()}',$,$,$,(#${element}),#${b});`;
      }
      if (one.material !== null) {
        const [a, b] = [next(), next()];
        out += `#${a}=IFCMATERIAL('${one.material}',$,$);#${b}=IFCRELASSOCIATESMATERIAL('${gid()}',$,$,$,(#${element}),#${a});`;
      }
      if (one.code !== null) {
        const [a, b] = [next(), next()];
        out += `#${a}=IFCCLASSIFICATIONREFERENCE($,'${one.code}',$,#50,$,$);#${b}=IFCRELASSOCIATESCLASSIFICATION('${gid()}',$,$,$,(#${element}),#${a});`;
      }
      if (one.typed) out += `#${next()}=IFCRELDEFINESBYTYPE('${gid()}',$,$,$,(#${element}),#51);`;
    }
    return out;
  }

  test('leave out nothing that a look at every record finds', () => {
    let found = 0;
    fc.assert(fc.property(models, facets, (elements, facet) => {
      const data = model(written(elements));
      const compiled = compileFacet(facet, data);
      const candidates = compiled.candidates();
      if (candidates === null) return;
      const listed = new Set(candidates);
      expect([...candidates]).toEqual([...listed].sort((a, b) => a - b));
      // another compilation: states are remembered
      const again = compileFacet(facet, data);
      for (let record = 0; record < data.count; record++) {
        const state = again.state(record);
        if (state !== STATE.match && state !== STATE.unknown) continue;
        found++;
        expect(listed.has(record), `${JSON.stringify(facet)} ${data.expressId(record)}`).toBe(true);
      }
    }), { numRuns: 400, seed: 7 });
    expect(found).toBeGreaterThan(300);
  });
});
