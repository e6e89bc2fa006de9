/** Tables of any pack against brute force: alternatives, ways that add up, maxima, jumps, a gate that a ratio meets, points beside the total. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fraction } from '../../src/engine/fraction.ts';
import { score, type RatioInput } from '../../src/engine/score.ts';
import type { NumberOrInterval } from '../../src/engine/report.ts';
import { scoringFaults } from '../../src/standards/pack-faults.ts';
import type { ScoringTable } from '../../src/standards/pack.ts';
import { effort, oracle, type OracleGiven, type OracleInput, type OracleRow, type OracleTable } from './table-oracle.ts';

const row = (id: string, group: string, qMin: number, qMax: number, low: number, high: number, more: Partial<OracleRow> & { readonly jump?: number } = {}): OracleRow => {
  const { jump, ...rest } = more;
  return { id, group, award: { qMin, qMax, low, high, ...(jump === undefined ? {} : { jump }) }, ...rest };
};

/** Rows of which the best scores, one way being two rows; rows that add up to a maximum; a threshold as equal ends. */
const ALTERNATIVES: OracleTable = {
  rows: [
    row('a', 'Q1', 35, 80, 20, 30, { oneOf: 'x' }), row('b', 'Q1', 70, 90, 5, 10, { oneOf: 'x', way: 'site' }), row('c', 'Q1', 70, 70, 4, 4, { oneOf: 'x', way: 'site' }),
    row('d', 'Q2', 50, 80, 2, 5, { oneOf: 'y' }), row('e', 'Q2', 50, 80, 1.2, 3, { oneOf: 'y' }),
    row('f', 'Q3', 20, 60, 10, 64),
  ],
  alternatives: [{ id: 'x', sum: false, max: 30 }, { id: 'y', sum: true, max: 6 }],
  groups: [{ id: 'Q1', bonus: false, min: 20 }, { id: 'Q2', bonus: false }, { id: 'Q3', bonus: false }],
  p: { min: 50 },
  grades: [{ id: 'A', min: 60 }, { id: 'AA', min: 76 }],
};

/** A jump at the upper end, a gate that a ratio meets, points beside the total. */
const JUMPS: OracleTable = {
  rows: [
    row('a', 'Q1', 50, 80, 5, 10, { jump: 11 }), row('b', 'Q1', 0, 100, 0, 40),
    row('c', 'Q2', 50, 70, 19, 49), row('e', 'Q5', 10, 90, 1, 4),
  ],
  alternatives: [],
  groups: [{ id: 'Q1', bonus: false }, { id: 'Q2', bonus: false }, { id: 'Q5', bonus: true }],
  p: { min: 60, or: { row: 'b', min: 40 } },
  grades: [{ id: 'A(BJ)', min: 60 }, { id: 'AA(BJ)', min: 80 }],
};

const trust = { status: 'draft' as const, source: ['recalled'] };
const clause = { clause: '1', title: { zh: '行', en: 'row' }, force: '应' as const, stage: ['design' as const], ...trust };

function tableOf(given: OracleTable): ScoringTable {
  const maxOf = (id: string): number => given.rows.filter((one) => one.group === id && one.oneOf === undefined).reduce((n, one) => n + (one.award.jump ?? one.award.high), 0)
    + given.alternatives.filter((alt) => given.rows.some((one) => one.group === id && one.oneOf === alt.id)).reduce((n, alt) => n + alt.max, 0);
  return {
    id: 'test', edition: 'test', title: clause.title, status: 'draft',
    formula: { clause: '1', text: 'P', total: 100, ...trust },
    rounding: { points: 1, p: 0, mode: 'half-up', clause: '1', ...trust },
    groups: given.groups.map(({ id, bonus }) => ({ id, title: clause.title, max: maxOf(id), ...(bonus ? { bonus } : {}), ...trust })),
    items: given.rows.map(({ id, group, award: { qMin, qMax, low, high, jump }, oneOf, way }) => ({
      id, group, check: 'declared', mayLack: group === 'Q2' && given === ALTERNATIVES, unit: '' as const, ...clause,
      award: qMin === qMax ? { kind: 'threshold' as const, qMin, pointsMax: high }
        : { kind: 'interpolated' as const, qMin, qMax, pointsMin: low, pointsMax: high, ...(jump === undefined ? {} : { pointsTop: jump }) },
      ...(oneOf === undefined ? {} : { oneOf }), ...(way === undefined ? {} : { way }),
    })),
    alternatives: given.alternatives.map((one) => ({ ...one, ...clause })),
    structures: [],
    gates: [
      ...given.groups.flatMap(({ id, min }) => (min === undefined ? [] : [{ id, for: 'prefabricated' as const, measure: { kind: 'group' as const, group: id, min }, ...clause }])),
      { id: 'P', for: 'prefabricated' as const, measure: { kind: 'p' as const, min: given.p.min, ...(given.p.or === undefined ? {} : { or: { item: given.p.or.row, min: given.p.or.min } }) }, ...clause },
    ],
    grades: given.grades.map(({ id, min }, i) => ({ id, min, max: given.grades[i + 1] === undefined ? null : given.grades[i + 1]!.min - 1, ...clause })),
  };
}

const clamp = (q: number): number => Math.max(0, Math.min(10_000, q));
/** Anywhere, or at and beside a limit. */
const ratio = (table: OracleTable): fc.Arbitrary<number> => fc.oneof(
  fc.integer({ min: 0, max: 10_000 }),
  fc.tuple(fc.constantFrom(...table.rows.flatMap(({ award }) => [award.qMin, award.qMax]), 40, 100), fc.integer({ min: -2, max: 2 })).map(([limit, off]) => clamp(limit * 100 + off)),
);
const given = (table: OracleTable, mayLack: boolean): fc.Arbitrary<OracleGiven | null> => fc.oneof(
  { weight: 5, arbitrary: ratio(table).map((q) => ({ lo: q, hi: q, mayLack: false })) },
  { weight: 3, arbitrary: fc.tuple(ratio(table), fc.integer({ min: 0, max: 600 })).map(([q, width]) => ({ lo: q, hi: clamp(q + width), mayLack: false })) },
  { weight: 1, arbitrary: fc.tuple(ratio(table), ratio(table)).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b), mayLack: false })) },
  ...(mayLack ? [
    { weight: 2, arbitrary: fc.tuple(ratio(table), fc.integer({ min: 0, max: 300 })).map(([q, width]) => ({ lo: q, hi: clamp(q + width), mayLack: true })) },
    { weight: 1, arbitrary: fc.constant(null) },
  ] : []),
);
const inputs = (table: OracleTable): fc.Arbitrary<OracleInput> =>
  fc.record(Object.fromEntries(table.rows.map((one) => [one.id, given(table, one.group !== 'Q5')]))) as fc.Arbitrary<OracleInput>;

const ends = (value: NumberOrInterval | null): readonly [number, number] | null => (value === null ? null : typeof value === 'number' ? [value, value] : value);

test.each([['alternatives', ALTERNATIVES], ['jumps, a ratio instead of P, points beside the total', JUMPS]] as const)('%s: the attainable set is that of brute force', (_, table) => {
  const pack = tableOf(table);
  expect(scoringFaults(pack as never)).toEqual([]);
  fc.assert(fc.property(inputs(table), (input) => {
    fc.pre(effort(table, input) <= 30_000);
    const ratios = Object.fromEntries(Object.entries(input).map(([id, one]): [string, RatioInput | null] => [id, one === null ? null : {
      lo: fraction(BigInt(one.lo), 100n), hi: fraction(BigInt(one.hi), 100n), range: one.lo !== one.hi, present: one.mayLack ? 'unknown' : 'yes',
    }]));
    const answer = score({ ratios, structure: 'concrete' }, pack);
    const expected = oracle(table, input);
    expect(Object.fromEntries(Object.entries(answer.points).map(([id, value]) => [id, ends(value)]))).toEqual(expected.points);
    for (const { id } of table.groups) expect(ends(answer.groups?.[id] ?? answer[id as 'Q1']), id).toEqual(expected.groups[id]);
    expect(ends(answer.Q4)).toEqual(expected.q4);
    const raw = ends(answer.pRaw)!;
    expect(raw[0]).toBeCloseTo(expected.pRaw[0], 9);
    expect(raw[1]).toBeCloseTo(expected.pRaw[1], 9);
    expect(answer.prefabricated).toBe(expected.prefabricated);
    expect(new Set(Array.isArray(answer.grade) ? answer.grade : [answer.grade])).toEqual(new Set(expected.grades));
  }), { numRuns: 400 });
});
