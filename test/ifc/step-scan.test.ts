/** The short way of reading a record must say what the long way says, or leave it to that. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexStep } from '../../src/ifc/step-index.ts';
import { readIfc } from '../../src/ifc/read.ts';
import { readArgs, refId, refIds, textOf } from '../../src/ifc/step-args.ts';
import { createSpans, refAt, refsAt, scanArgs, textAt } from '../../src/ifc/step-scan.ts';
import { FRAME, gid, stepText } from './read-text.ts';

const piece = fc.constantFrom(
  '$', '*', "''", "'a'", "'it''s'", "'a,b)'", "'#7'", '#1', '#23', '#', '()', '(#1)', '(#1,#2)', '( #1 , #22 )', '(#1,)', '((#1))', '(1.)',
  '1', '-1.5', '+2.', '1.E5', '1e-3', '1.2.3', '-', '.T.', '.', '.X', "IFCLABEL('x')", 'IFCREAL(1.)', 'IFCREAL(#1)', 'IFCX(())', 'X', '"0AF"',
  '/* , */', ' ', '\n', '', "'open", ')', '(',
);

describe('scanArgs', () => {
  it('finds as many arguments as readArgs, with the same texts and references, or declines', () => {
    let plain = 0;
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ', ', ' ', ',,'), (pieces, between) => {
      const bytes = new TextEncoder().encode(`(${pieces.join(between)});`);
      const spans = createSpans();
      const count = scanArgs(bytes, 0, bytes.length, spans);
      if (count < 0) return;
      plain++;
      const { values, badAt, tooDeep } = readArgs(bytes, 0, bytes.length, 'utf-8');
      expect([badAt, tooDeep, values.length]).toEqual([-1, false, count]);
      values.forEach((value, k) => {
        const [from, to] = [spans.from[k]!, spans.to[k]!];
        expect(refAt(bytes, from)).toBe(refId(value));
        const ids: number[] = [];
        refsAt(bytes, from, to, ids);
        expect(ids).toEqual(refIds(value));
        if (bytes[from] === 39) expect(textAt(bytes, from, to, 'utf-8')).toBe(textOf(value));
      });
    }), { numRuns: 4000 });
    expect(plain).toBeGreaterThan(200);
  });

  it('takes the ordinary record', () => {
    const bytes = new TextEncoder().encode("('g',#5,$,(#1,#2),IFCLABEL('x'),.T.,1.5E-3,*);");
    expect(scanArgs(bytes, 0, bytes.length, createSpans())).toBe(8);
  });

  it('does not look past the end of the record', () => {
    const bytes = new TextEncoder().encode("('a','b');('c');");
    expect(scanArgs(bytes, 0, 5, createSpans())).toBe(-1);
  });
});

describe('quantity sets that are not kept', () => {
  const records = `${FRAME}
#100=IFCWALL('${gid(100)}',$,'W',$,$,#20,#31,$,.NOTDEFINED.);
#110=IFCELEMENTQUANTITY('${gid(110)}',$,'Qto',$,$,(#111,#112,#113,#114,#115));
#111=IFCQUANTITYLENGTH('Length',$,$,2500.,$);
#112=IFCQUANTITYAREA('Area',$,$,4.,$,$);
#113=IFCQUANTITYVOLUME('Volume',$,$,1.2.3,$);
#114=IFCQUANTITYCOUNT('Count',$,$);
#115=IFCPHYSICALCOMPLEXQUANTITY('All',$,(#111),'d',$,$);
#116=IFCRELDEFINESBYPROPERTIES('${gid(116)}',$,$,$,(#100),#110);`;
  const read = (quantitySets: boolean) => {
    const bytes = stepText('IFC4', records);
    return readIfc(indexStep(bytes), { fileIndex: 0, path: 'a.ifc', sha256: '', bytes: bytes.length, firstElementIndex: 0 }, undefined, { quantitySets });
  };

  it('leave the findings as they are', () => {
    const kept = read(true);
    const left = read(false);
    expect(kept.elements[0]!.quantitySets[0]!.quantities).toEqual([
      { name: 'Length', kind: 'length', value: 2.5 }, { name: 'Area', kind: 'area', value: 4 }, { name: 'All.Length', kind: 'length', value: 2.5 },
    ]);
    expect(left.elements[0]!.quantitySets).toEqual([]);
    expect(left.file).toEqual(kept.file);
    expect(left.file.findings.filter((f) => f.code === 'attribute-count' || f.code === 'malformed-arguments')).toHaveLength(3);
  });
});
