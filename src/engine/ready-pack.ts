/**
 * A pack made ready to score one building: numbers of the profile put in, limits that depend on the building chosen. Where a
 * number is open, or a draft's row was neither attested nor typed, nothing is scored and the rows are named (design decision 4).
 */
import type { Attestation, Override, Profile } from '../profile/profile.ts';
import { askedOf, closeScoring, kindsOf, tablesOf, type BuildingKind, type OpenNumber } from '../standards/closed-scoring.ts';
import type { PackScoring, ScoringTable } from '../standards/pack.ts';
import { typedFaults } from '../standards/pack-faults.ts';
import type { Scoring } from '../standards/scoring.ts';
import type { Text, WithheldRow } from './report.ts';

export interface ReadyPack {
  /** the table with the profile's numbers; open ones stay open */
  readonly pack: PackScoring;
  /** one per kind of building that it may be, and per reading of an open grade, as far as they differ; empty where withheld */
  readonly tables: readonly ScoringTable[];
  /** what has to be confirmed or stated before anything is scored; null: nothing */
  readonly withheld: readonly WithheldRow[] | null;
  /** attributes of the building that its limits ask for and nobody stated */
  readonly asks: readonly (keyof BuildingKind)[];
  readonly watermark: Text | null;
}

export const DRAFT_WATERMARK: Text = { zh: '草稿·不得用于申报', en: 'draft, not for submission' };

export function readyPack(pack: PackScoring, profile: Profile, kind: BuildingKind): ReadyPack {
  const overrides = (profile.overrides ?? []).filter((one) => one.rule.startsWith(`${pack.id}/`));
  const typed = overrides.length === 0 ? pack : { ...pack, ...withNumbers(pack, overrides, pack.id) };
  const kinds = kindsOf(typed, kind);
  const closings = kinds.map((one) => closeScoring(typed, one));
  const open = closings.flatMap((closing) => closing.open);
  const bands = closings.flatMap(({ openGrades }) => openGrades).map((id): OpenNumber => ({ row: `grade-${id}`, param: 'min' }));
  const unconfirmed = pack.status === 'draft' ? unconfirmedRows(pack, overrides, profile.attestations ?? []) : [];
  const faults = overrides.length > 0 && open.length === 0 ? typedFaults(typed) : [];
  const rows = withheldRows(pack, [...open, ...bands.filter(({ row }) => unconfirmed.includes(row))], unconfirmed, faults.map(({ path, message }) => `${path}: ${message}`));
  const head = { id: pack.id, edition: pack.edition, title: pack.title, status: pack.status };
  const tables = closings.flatMap((closing) => tablesOf(closing, typed).map((table) => ({ ...table, ...head })));
  const distinct = tables.filter((table, i) => tables.findIndex((other) => JSON.stringify(other) === JSON.stringify(table)) === i);
  return {
    pack: typed,
    tables: rows.length > 0 ? [] : distinct,
    withheld: rows.length > 0 ? rows : null,
    asks: askedOf(typed, kind),
    watermark: pack.status === 'draft' ? DRAFT_WATERMARK : null,
  };
}

interface RowOfTable {
  /** without the pack */
  readonly id: string;
  readonly clause: string;
  readonly title: Text;
  readonly status: PackScoring['status'];
  /** names of its numbers, as an override writes them */
  readonly params: readonly string[];
}

/** Every row of the table that decides something, in the order in which it is read. */
function rowsOf(pack: PackScoring): readonly RowOfTable[] {
  const { formula, rounding } = pack;
  return [
    { id: 'formula', clause: formula.clause, title: { zh: `公式 ${formula.text}`, en: `formula ${formula.text}` }, status: formula.status, params: ['total'] },
    { id: 'rounding', clause: rounding.clause, title: { zh: '分值与结果的取舍位数', en: 'decimals of points and of the result' }, status: rounding.status, params: ['points', 'p'] },
    ...pack.groups.map((group) => ({ id: `group-${group.id}`, clause: formula.clause, title: group.title, status: group.status, params: ['max'] })),
    ...pack.items.map((item) => ({ id: `item-${item.id}`, clause: item.clause, title: item.title, status: item.status, params: Object.keys(item.award).filter((key) => key !== 'kind') })),
    ...(pack.alternatives ?? []).map((one) => ({ id: `alternatives-${one.id}`, clause: one.clause, title: one.title, status: one.status, params: ['sum', 'max'] })),
    ...pack.structures.map((one) => ({ id: `structure-${one.structures.join('-')}`, clause: one.clause, title: one.title, status: one.status, params: ['points'] })),
    ...pack.gates.map((gate) => ({ id: `gate-${gate.id}`, clause: gate.clause, title: gate.title, status: gate.status, params: ['min'] })),
    ...pack.grades.map((grade) => ({ id: `grade-${grade.id}`, clause: grade.clause, title: grade.title, status: grade.status, params: ['min'] })),
  ];
}

/** Rows of a draft that nobody has compared with the print, nor typed in whole. */
function unconfirmedRows(pack: PackScoring, overrides: readonly Override[], attestations: readonly Attestation[]): readonly string[] {
  const attested = attestations.filter((one) => one.pack === pack.id && one.edition === pack.edition);
  return rowsOf(pack).filter(({ id, status, params }) => {
    if (status === 'sourced') return false;
    if (attested.some(({ rules }) => rules === undefined || rules.includes(id))) return false;
    return !params.every((param) => overrides.some((one) => one.rule === `${pack.id}/${id}` && one.param === param));
  }).map(({ id }) => id);
}

function withheldRows(pack: PackScoring, open: readonly OpenNumber[], unconfirmed: readonly string[], faults: readonly string[]): readonly WithheldRow[] {
  const listed = rowsOf(pack).flatMap(({ id, clause, title }): WithheldRow[] => {
    const params = [...new Set(open.filter(({ row }) => row === id).map(({ param }) => param))];
    if (params.length > 0) return [{ rule: id, clause, title, why: 'open', params }];
    return unconfirmed.includes(id) ? [{ rule: id, clause, title, why: 'unconfirmed', params: [] }] : [];
  });
  const { clause } = pack.formula;
  return [...listed, ...faults.map((fault): WithheldRow => ({ rule: 'formula', clause, title: { zh: `填写的数值不成立:${fault}`, en: `the numbers typed do not hold together: ${fault}` }, why: 'fault', params: [] }))];
}

function withNumbers(scoring: Scoring, overrides: readonly Override[], pack: string): Partial<Scoring> {
  const number = (row: string, param: string): number | undefined => overrides.findLast((one) => one.rule === `${pack}/${row}` && one.param === param)?.value;
  const put = <T extends object>(row: string, entry: T, params: readonly string[]): T => {
    const typed = params.flatMap((param) => {
      const value = number(row, param);
      return value === undefined ? [] : [[param, value] as const];
    });
    return typed.length === 0 ? entry : { ...entry, ...Object.fromEntries(typed) };
  };
  return {
    formula: put('formula', scoring.formula, ['total']),
    rounding: put('rounding', scoring.rounding, ['points', 'p']),
    groups: scoring.groups.map((group) => put(`group-${group.id}`, group, ['max'])),
    items: scoring.items.map((item) => ({
      ...item, award: put(`item-${item.id}`, item.award, Object.keys(item.award)),
      ...(item.params === undefined ? {} : { params: paramsOf(item.params, (param) => number(`item-${item.id}`, param)) }),
    })),
    ...(scoring.alternatives === undefined ? {} : {
      alternatives: scoring.alternatives.map((one) => {
        const sum = number(`alternatives-${one.id}`, 'sum');
        return { ...put(`alternatives-${one.id}`, one, ['max']), ...(sum === undefined ? {} : { sum: sum !== 0 }) };
      }),
    }),
    structures: scoring.structures.map((one) => put(`structure-${one.structures.join('-')}`, one, ['points'])),
    gates: scoring.gates.map((gate) => ({ ...gate, measure: put(`gate-${gate.id}`, gate.measure, ['min']) })),
    grades: bands(scoring, scoring.grades.map((grade) => put(`grade-${grade.id}`, grade, ['min', 'max']))),
  };
}

type Params = NonNullable<Scoring['items'][number]['params']>;

function paramsOf(params: Params, typed: (param: string) => number | undefined): Params {
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, { ...param, value: typed(name) ?? param.value }]));
}

/** A band whose upper end nobody gave ends where the next begins. */
function bands({ rounding }: Scoring, grades: Scoring['grades']): Scoring['grades'] {
  return grades.map((grade, i) => {
    const next = grades[i + 1]?.min;
    if (grade.max !== null || typeof next !== 'number' || typeof grade.min !== 'number') return grade;
    const scale = 10 ** rounding.p;
    return { ...grade, max: (Math.round(next * scale) - 1) / scale };
  });
}
