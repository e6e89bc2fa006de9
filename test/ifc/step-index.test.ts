import { describe, expect, it } from 'vitest';
import { forEachReference, indexStep, lineOf } from '../../src/ifc/step-index.ts';
import { DERIVED, MAX_DEPTH, readArgs } from '../../src/ifc/step-args.ts';
import type { StepValue } from '../../src/ifc/step-args.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function index(data: string, end = '\nENDSEC;\nEND-ISO-10303-21;') {
  return indexStep(encode(`ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n${data}${end}`));
}

function shape(data: string, end?: string) {
  const found = index(data, end);
  return { ids: [...found.ids], classes: [...found.classCodes].map((c) => found.classNames[c]), codes: found.problems.map((p) => p.code), lines: [...found.lines], found };
}

describe('STEP index', () => {
  it('records, classes, lines, header', () => {
    const { ids, classes, codes, lines, found } = shape("#1=IFCA(1);\n#2 = IFCB ( 'x' ) ;#3=IFCA($);");
    expect([ids, classes, codes, lines]).toEqual([[1, 2, 3], ['IFCA', 'IFCB', 'IFCA'], [], [6, 7, 7]]);
    expect(found.header.schemas).toEqual(['IFC4']);
    expect([1, 2, 3, 4, 0, -1, 1e12].map((id) => found.recordOf(id))).toEqual([0, 1, 2, -1, -1, -1, -1]);
  });

  it('strings and comments hide everything, complex instances have no class', () => {
    const { ids, classes, codes } = shape("#1=IFCA('it''s; #9=IFCX();', /* #8=IFCY(); ' */ 2);\n/* #7=IFCZ(1); */\n#2=(IFCA()IFCB());\n#3= /* c */ IFCC /* c */ (1);");
    expect([ids, classes, codes]).toEqual([[1, 2, 3], ['IFCA', '', 'IFCC'], []]);
  });

  it.each([['LF', '\n'], ['CRLF', '\r\n'], ['CR', '\r']])('%s ends lines', (_, ending) => {
    const bytes = encode(["ISO-10303-21;", "DATA;", "#1=IFCA('a", "b',", '2);', '#2=IFCB();', 'ENDSEC;', 'END-ISO-10303-21;'].join(ending));
    const found = indexStep(bytes);
    expect([...found.lines]).toEqual([3, 6]);
    expect(lineOf(found, found.ends[0]! - 2)).toBe(5);
    expect(lineOf(found, 0)).toBe(1);
  });

  it('an unterminated string costs its own record only', () => {
    expect(shape("#1=IFCA('open);\n#2=IFCB('x');\n#3=IFCC();")).toMatchObject({ ids: [2, 3], codes: ['unterminated-string'], lines: [7, 8] });
    expect(shape("#1=IFCA('open,$);#2=IFCB('x');#3=IFCC('y');")).toMatchObject({ ids: [2, 3], codes: ['unterminated-string'] });
  });

  it('missing semicolons, garbage, unterminated comments', () => {
    expect(shape('#1=IFCA(1)\n#2=IFCB(2);')).toMatchObject({ ids: [1, 2], codes: ['missing-semicolon'] });
    expect(shape('#1=IFCA(1\n#2=IFCB(2);')).toMatchObject({ ids: [2], codes: ['missing-semicolon'] });
    expect(shape('<<<<<<< HEAD\n#1=IFCA(1);\n=======\n#2=IFCB();\n#x=IFCC();\n#=IFCD();')).toMatchObject({ ids: [1, 2], codes: ['unexpected-text', 'unexpected-text', 'malformed-record', 'malformed-record'] });
    expect(shape('#1=IFCA(1); /* open\n#2=IFCB();')).toMatchObject({ ids: [1, 2], codes: ['unterminated-comment'] });
  });

  it('truncated files keep what is whole', () => {
    expect(shape("#1=IFCA(1);\n#2=IFCB('x", '')).toMatchObject({ ids: [1], codes: ['unterminated-string', 'missing-endsec', 'missing-end-iso'] });
    expect(shape('#1=IFCA(1);\n#2=IFCB(1,', '')).toMatchObject({ ids: [1], codes: ['truncated-record', 'missing-endsec', 'missing-end-iso'] });
  });

  it('of a repeated id the first record counts; huge ids are refused; sparse ids are found', () => {
    const { ids, codes, found } = shape('#1=IFCA(1);\n#1=IFCB(2);\n#99999999999=IFCC();\n#4294967295=IFCD();\n#4000000000=IFCE();');
    expect([ids, codes]).toEqual([[1, 4294967295, 4000000000], ['express-id-out-of-range', 'duplicate-express-id']]);
    expect(found.problems.find((p) => p.code === 'duplicate-express-id')!.params).toEqual({ firstLine: 6 });
    expect([4294967295, 4000000000, 5].map((id) => found.recordOf(id))).toEqual([1, 2, -1]);
  });

  it('references, not those in strings or comments', () => {
    const { found } = shape("#5=IFCA(#1,(#2,#3),'#4',/* #6 */ IFCB(#7));");
    const seen: number[] = [];
    forEachReference(found, 0, (id) => seen.push(id));
    expect(seen).toEqual([1, 2, 3, 7]);
  });

  it('stays linear on hostile input', () => {
    for (const hostile of ["#1=A('\n".repeat(100_000), '/*'.repeat(300_000), "'';#1=(".repeat(100_000), '#1=IFCA(' + '('.repeat(500_000), '=#1'.repeat(200_000), "x'".repeat(200_000)]) {
      expect(shape(hostile, '')).toBeDefined();
    }
  }, 30_000);
});

describe('STEP arguments', () => {
  const args = (text: string): readonly StepValue[] => {
    const bytes = encode(text);
    return readArgs(bytes, 0, bytes.length, 'utf-8').values;
  };

  it('every kind of value', () => {
    expect(args(`(1,-2.5,1.E-3,+7,.T.,.enum.,$,*,#12,'a''b',IFCLABEL('x'),ifcreal(2.),(1,(2,3)),"0FF",IFCSET((#1,#2)),())`)).toEqual([
      1, -2.5, 0.001, 7, { enum: 'T' }, { enum: 'ENUM' }, null, DERIVED, { ref: 12 }, "a'b", { type: 'IFCLABEL', value: 'x' }, { type: 'IFCREAL', value: 2 }, [1, [2, 3]], '0FF', { type: 'IFCSET', value: [{ ref: 1 }, { ref: 2 }] }, [],
    ]);
  });

  it('numbers are the doubles that the text means', () => {
    for (const text of ['0.1', '123456789.123456', '0.000001', '1.7976931348623157E308', '-0.035', '9007199254740993', '2600000.0000001', '1e22', '4.35', '0.30000000000000004']) {
      expect(args(`(${text})`)[0]).toBe(Number(text));
    }
  });

  it('deep nesting is cut without recursion; broken text says where', () => {
    const deep = encode('('.repeat(200_000) + ')'.repeat(200_000));
    expect(readArgs(deep, 0, deep.length, 'utf-8')).toMatchObject({ tooDeep: true, badAt: -1 });
    const allowed = encode('('.repeat(MAX_DEPTH) + ')'.repeat(MAX_DEPTH));
    expect(readArgs(allowed, 0, allowed.length, 'utf-8')).toMatchObject({ tooDeep: false, badAt: -1 });
    const broken = encode('(1,?,2)');
    expect(readArgs(broken, 0, broken.length, 'utf-8')).toEqual({ values: [1], tooDeep: false, badAt: 3 });
  });
});
