import { describe, expect, it } from 'vitest';
import { createIfc, globalIdOf, wall } from '../../src/ifc-write/index.ts';
import { stepReal, stepValue, typed, int } from '../../src/ifc-write/step.ts';
import { encodeFile, stepString } from '../../src/ifc-write/text.ts';

describe('text', () => {
  it('writes what the standard asks for', () => {
    expect(stepString("基本墙:Q'1\\", 'x2')).toBe("'\\X2\\57FA672C5899\\X0\\:Q''1\\\\'");
    expect(stepString('𠮷', 'x2')).toBe("'\\X4\\00020BB7\\X0\\'");
    expect(stepString('预制', 'utf8')).toBe("'预制'");
  });

  it('writes GBK that a GBK decoder reads', () => {
    const text = '预制叠合板 130(60+70) 鋼 ①';
    const bytes = encodeFile(text, 'gbk');
    expect(new TextDecoder('gbk').decode(bytes)).toBe(text);
    expect(bytes.length).toBeLessThan(new TextEncoder().encode(text).length);
    expect(() => encodeFile('𠮷', 'gbk')).toThrow(/GBK/);
  });

  it('writes values', () => {
    expect([0, 2900, 0.1 + 0.2, -1e-7, 1e21].map(stepReal)).toEqual(['0.', '2900.', '0.3', '-1.E-7', '1.E21']);
    expect(stepValue(['a', null, true, int(3), typed('IfcLabel', 'x'), [1]], 'x2')).toBe("('a',$,.T.,3,IFCLABEL('x'),(1.))");
    expect(() => stepReal(Number.NaN)).toThrow();
  });

  it('keeps property names that objects treat specially', () => {
    const ifc = createIfc();
    ifc.element({ psets: { Set: new Map([['__proto__', 'x'], ['constructor', 'y']]) } });
    expect(ifc.text()).toContain("IFCPROPERTYSINGLEVALUE('__proto__',$,IFCLABEL('x'),$)");
    expect(ifc.text()).toContain("'constructor'");
  });
});

describe('GlobalIds', () => {
  it('are valid, stable and spread', () => {
    const ids = Array.from({ length: 50_000 }, (_, i) => globalIdOf(`storey-${i % 17}/wall-${i}`));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[0-3][0-9A-Za-z_$]{21}$/.test(id))).toBe(true);
    expect(globalIdOf('a')).toBe(globalIdOf('a'));
  });

  it('follow the key and may be given', () => {
    const make = (): string => {
      const ifc = createIfc({ name: 'x' });
      ifc.storey({ elevation: 0 });
      ifc.element({ key: 'a', name: 'first' });
      ifc.element({ globalId: 'not-valid' });
      return ifc.text();
    };
    expect(make()).toBe(make());
    expect(make()).toContain("'not-valid'");
    const ifc = createIfc();
    ifc.element({ key: 'a' });
    expect(() => ifc.element({ key: 'a' })).toThrow(/twice/);
  });

  it('shares equal sets and relations', () => {
    const ifc = createIfc();
    for (let i = 0; i < 5; i++) {
      wall(ifc, { from: [0, i], to: [3, i], thickness: 0.2, height: 2.8, psets: { Pset_WallCommon: { LoadBearing: true } } });
    }
    const count = (what: string): number => ifc.text().split(what).length - 1;
    expect(count('=IFCPROPERTYSET(')).toBe(1);
    expect(count('=IFCRELDEFINESBYPROPERTIES(')).toBe(1);
    expect(count('=IFCEXTRUDEDAREASOLID(')).toBe(1);
    expect(count('=IFCWALL(')).toBe(5);
  });
});
