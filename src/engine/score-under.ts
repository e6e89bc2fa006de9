/** A score under every kind of building that it may be; of a withheld pack: nothing is known. */
import { asInterval, type Interval } from '../units.ts';
import type { ReadyPack } from './ready-pack.ts';
import type { ScoreResult } from './report.ts';
import { gradesAmong, oneOrSeveral, score, type ScoreInput } from './score.ts';

/** Tables differ in limits and grades alone: points and P are the same under each. */
export function scoreUnder(input: ScoreInput, { tables, pack }: Pick<ReadyPack, 'tables' | 'pack'>): ScoreResult {
  const [first, ...rest] = tables.map((table) => score(input, table));
  if (first === undefined) return unknownScore(pack);
  if (rest.length === 0) return first;
  const results = [first, ...rest];
  const grades = results.flatMap(({ grade }) => (grade === null || typeof grade === 'string' ? [grade] : grade));
  return {
    ...first,
    prefabricated: results.every((one) => one.prefabricated === first.prefabricated) ? first.prefabricated : 'unknown',
    grade: oneOrSeveral(gradesAmong(pack, grades)),
  };
}

const ALL: Interval = [0, 100];

function unknownScore(pack: ReadyPack['pack']): ScoreResult {
  const most = (id: string): Interval => [0, pack.groups.find((group) => group.id === id)?.max ?? pack.formula.total];
  return {
    points: {}, Q1: most('Q1'), Q2: most('Q2'), Q3: most('Q3'), Q4: [0, pack.formula.total], pRaw: ALL, p: ALL, prefabricated: 'unknown',
    grade: pack.grades.length === 0 ? null : [null, ...pack.grades.map((grade) => grade.id)],
  };
}

/** P alone. */
export function pUnder(input: ScoreInput, { tables }: ReadyPack): Interval {
  return tables[0] === undefined ? ALL : asInterval(score(input, tables[0]).p);
}
