import { describe, expect, it } from 'vitest';
import { indexStep } from '../../src/ifc/step-index.ts';
import { createEqualRecords } from '../../src/ifc/subset-equal.ts';
import { planSubsets } from '../../src/ifc/subset.ts';
import type { MeshSubset } from '../../src/ifc/subset.ts';
import { stepFile } from './mesh-builder.ts';

const same = (records: readonly string[], a: number, b: number): boolean => {
  const index = indexStep(stepFile(records));
  const equal = createEqualRecords(index);
  return equal.of(index.recordOf(a)) === equal.of(index.recordOf(b));
};

describe('records that say the same', () => {
  it('are those of one class whose bytes and references say the same', () => {
    const records = [
      '#100=IFCPOLYLINE((#101,#102,#101));', '#101=IFCCARTESIANPOINT((0.,0.));', '#102=IFCCARTESIANPOINT((1.,0.));',
      '#200=IFCPOLYLINE((#201,#202,#203));', '#201=IFCCARTESIANPOINT((0.,0.));', '#202=IFCCARTESIANPOINT((1.,0.));', '#203=IFCCARTESIANPOINT((0.,0.));',
      '#300=IFCPOLYLINE((#301,#102,#101));', '#301=IFCCARTESIANPOINT((0.,0.5));',
      '#400=IFCPOLYLOOP((#101,#102,#101));',
      '#500=IFCPOLYLINE((#101,#102));',
      '#600=IFCPOLYLINE((#102,#101,#102));',
    ];
    expect(same(records, 100, 200)).toBe(true);
    for (const other of [300, 400, 500, 600]) expect(same(records, 100, other)).toBe(false);
  });

  it('are not told by what looks like a reference in a string, nor by a dangling one', () => {
    expect(same(["#100=IFCLABEL('#101');", "#101=IFCX($);", "#200=IFCLABEL('#201');", '#201=IFCX($);'], 100, 200)).toBe(false);
    expect(same(["#100=IFCLABEL(#901);", "#200=IFCLABEL(#902);"], 100, 200)).toBe(false);
    expect(same(["#100=IFCLABEL(#901);", "#200=IFCLABEL(#901);"], 100, 200)).toBe(true);
  });

  it('ends on cycles, at any depth', () => {
    const records = ['#100=IFCA(#101);', '#101=IFCB(#100);', '#200=IFCA(#201);', '#201=IFCB(#200);', '#300=IFCA(#300);'];
    const index = indexStep(stepFile(records));
    const equal = createEqualRecords(index);
    for (const id of [100, 101, 200, 201, 300]) expect(equal.of(index.recordOf(id))).toBeGreaterThanOrEqual(0);
    expect(equal.of(index.recordOf(300))).toBe(index.recordOf(300));
    const deep: string[] = [];
    for (let i = 0; i < 60_000; i++) deep.push(`#${1000 + i}=IFCA(#${1001 + i});`);
    for (let i = 0; i < 60_000; i++) deep.push(`#${100_000 + i}=IFCA(#${i === 59_999 ? 61_000 : 100_001 + i});`);
    expect(same(deep, 1000, 100_000)).toBe(true);
  });
});

/** A wall with a window, every record its own; the opening stands on the wall, or beside it on the storey. */
function wall(first: number, x: number, options: { readonly beside?: boolean; readonly sill?: number } = {}): string[] {
  const r = (n: number): string => `#${first + n}`;
  return [
    `${r(0)}=IFCWALL('${String(first).padStart(22, '0')}',$,'w',$,$,${r(1)},${r(10)},$,$);`,
    `${r(1)}=IFCLOCALPLACEMENT(#50,${r(2)});`, `${r(2)}=IFCAXIS2PLACEMENT3D(${r(3)},$,$);`, `${r(3)}=IFCCARTESIANPOINT((${x}.,0.,0.));`,
    `${r(10)}=IFCPRODUCTDEFINITIONSHAPE($,$,(${r(11)}));`, `${r(11)}=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(${r(12)}));`,
    `${r(12)}=IFCEXTRUDEDAREASOLID(${r(13)},#9,#60,3.);`, `${r(13)}=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,4.,0.2);`,
    `${r(20)}=IFCOPENINGELEMENT('${String(first + 1).padStart(22, '0')}',$,'o',$,$,${r(21)},${r(30)},$,$);`,
    `${r(21)}=IFCLOCALPLACEMENT(${options.beside === true ? '#50' : r(1)},${r(22)});`, `${r(22)}=IFCAXIS2PLACEMENT3D(${r(23)},$,$);`,
    `${r(23)}=IFCCARTESIANPOINT((${options.beside === true ? x : 0}.,0.,${options.sill ?? 1}.));`,
    `${r(30)}=IFCPRODUCTDEFINITIONSHAPE($,$,(${r(31)}));`, `${r(31)}=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(${r(32)}));`,
    `${r(32)}=IFCEXTRUDEDAREASOLID(${r(33)},#9,#60,1.5);`, `${r(33)}=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,1.,0.4);`,
    `${r(40)}=IFCRELVOIDSELEMENT('${String(first + 2).padStart(22, '0')}',$,$,$,${r(0)},${r(20)});`,
  ];
}

const FRAME = [
  '#2=IFCUNITASSIGNMENT((#3));', '#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);', '#50=IFCLOCALPLACEMENT($,#9);', '#60=IFCDIRECTION((0.,0.,1.));',
];

const jobsOf = (records: readonly string[]): { readonly members: number[]; readonly motions: number[] }[] => {
  const jobs: { members: number[]; motions: number[] }[] = [];
  const add = ({ carriers, memberStart, members, matrices, moved }: MeshSubset): void => {
    carriers.forEach((_, j) => {
      const range = [...members.subarray(memberStart[j], memberStart[j + 1])];
      jobs.push({ members: range, motions: range.map((_id, k) => (moved[memberStart[j]! + k] === 1 ? matrices[16 * (memberStart[j]! + k) + 12]! : NaN)) });
    });
  };
  for (const subset of planSubsets(indexStep(stepFile([...FRAME, ...records])), { targetBytes: null }).subsets) add(subset);
  return jobs;
};

describe('walls written twice', () => {
  it('are meshed once when their openings stand the same in them', () => {
    expect(jobsOf([...wall(1000, 0), ...wall(2000, 10)])).toEqual([{ members: [1000, 2000], motions: [0, 10] }]);
  });

  it('are meshed each when an opening differs', () => {
    expect(jobsOf([...wall(1000, 0), ...wall(2000, 10, { sill: 0 })]).map(({ members }) => members)).toEqual([[1000], [2000]]);
  });

  it('share an opening that stands beside the wall on the very same placement', () => {
    const jobs = jobsOf([...wall(1000, 5, { beside: true, sill: 0 }), ...wall(2000, 7, { beside: true, sill: 0 })]);
    expect(jobs).toEqual([{ members: [1000, 2000], motions: [5, 7] }]);
  });

  it('keep apart openings that only the storey relates to them', () => {
    expect(jobsOf([...wall(1000, 5, { beside: true }), ...wall(2000, 7, { beside: true })]).map(({ members }) => members)).toEqual([[1000], [2000]]);
    expect(jobsOf([...wall(1000, 5, { beside: true }), ...wall(2000, 5, { beside: true })])).toEqual([{ members: [1000, 2000], motions: [0, 0] }]);
  });
});

describe('the heaviest job of a text', () => {
  it('grows with what is cut from one product, not with how many products there are', () => {
    const heaviest = (records: readonly string[]): number =>
      Math.max(...[...planSubsets(indexStep(stepFile([...FRAME, ...records])), { targetBytes: null }).subsets].map((subset) => subset.heaviest));
    const one = heaviest(wall(1000, 0));
    const three = heaviest([...wall(1000, 0), ...wall(2000, 1, { sill: 0 }), ...wall(3000, 2, { sill: 2 })]);
    expect(three).toBeLessThan(one * 1.2);
    const second = wall(2000, 0, { sill: 0 }).slice(8, 16).concat("#2040=IFCRELVOIDSELEMENT('0000000000000000002002',$,$,$,#1000,#2020);");
    expect(heaviest([...wall(1000, 0), ...second])).toBeGreaterThan(one * 1.5);
  });
});
