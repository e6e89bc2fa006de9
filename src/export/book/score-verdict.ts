/** What the gates and P come to: whether the building is a prefabricated one, and its grade. */
import type { GateResult, PackResult, Text } from '../../engine/report.ts';
import { asInterval } from '../../units.ts';
import type { Column, Ref, Row, Table } from './book.ts';
import { at, cellsOf, formula, SIDES, words, type SideName } from './cells.ts';
import { okValue } from './score-gates.ts';
import { both, joined } from './words.ts';

export function verdictTable(prefix: string, result: PackResult): Table {
  const columns: Column[] = [words('what', both((w) => w.sheets.book.quantity), { width: 40 }), words('v', both((w) => w.sheets.book.outcome), { width: 24 }), words('remark', both((w) => w.sheets.book.remark), { width: 50 })];
  const gates = `${prefix}/gates`;
  const own = result.gates.filter((gate) => gate.for === 'prefabricated');
  const word = (outcome: 'pass' | 'fail' | 'unknown'): Text => both((w) => w.prefabricated[outcome]);
  const okOf = (list: readonly GateResult[], name: SideName): readonly Ref[] => list.map((gate) => at(gates, gate.id, `ok${name}`));
  const oks = own.map((gate) => gate.outcome);
  const value = own.length === 0 || oks.some((outcome) => outcome !== 'pass' && outcome !== 'fail') && !oks.includes('fail') ? 'unknown' : oks.includes('fail') ? 'fail' : 'pass';
  const rows: Row[] = [];
  if (own.length > 0) {
    const lo = own.map((_, i) => `{${i}}`).join(',');
    const hi = own.map((_, i) => `{${i + own.length}}`).join(',');
    rows.push({
      id: 'prefabricated', kind: 'sum',
      cells: cellsOf(columns, {
        what: both((w) => w.sheets.book.isPrefabricated),
        v: formula(`IF(MIN(${lo})=1,@0,IF(MIN(${hi})=0,@1,@2))`, [...okOf(own, 'Lo'), ...okOf(own, 'Hi')], word(value), [word('pass'), word('fail'), word('unknown')]),
        remark: value === result.score.prefabricated ? '' : both((w) => w.sheets.book.jointly, { verdict: word(result.score.prefabricated) }),
      }),
    });
  }
  const grades = result.table.grades;
  if (grades.length > 0 && grades.every(({ min }) => min !== null)) {
    for (const [side, name] of SIDES.entries()) {
      const list = okOf(result.gates, name);
      const p = at(`${prefix}/p`, 'p', `v${name}`);
      const nested = [...grades].reverse().map(({ id, min }) => `IF({${list.length}}>=${min},"${id}",`).join('');
      const graded = `${nested}"—"${')'.repeat(grades.length)}`;
      const reached = result.gates.every((_, i) => okValue(result, i, side as 0 | 1) === 1) ? (grades.findLast(({ min }) => asInterval(result.score.p)[side]! >= min!)?.id ?? '—') : '—';
      rows.push({
        id: `grade${name}`,
        cells: cellsOf(columns, {
          what: both((w) => (name === 'Lo' ? w.sheets.book.gradeLo : w.sheets.book.gradeHi)),
          v: formula(list.length === 0 ? graded : `IF(MIN(${list.map((_, i) => `{${i}}`).join(',')})=1,${graded},"—")`, [...list, p], reached),
        }),
      });
    }
  }
  rows.push({ id: 'grade', cells: cellsOf(columns, { what: both((w) => w.sheets.book.gradeReport), v: gradeText(result.grade) }) });
  return { kind: 'table', id: `${prefix}/verdict`, title: both((w) => w.sheets.book.verdict), columns, rows };
}

/** Grades that are possible, none among them. */
export function gradeText(grade: PackResult['grade']): Text {
  const one = (value: string | null): Text => (value === null ? both((w) => w.score.noGrade) : both((w) => w.score.grade, { grade: value }));
  return typeof grade === 'string' || grade === null ? one(grade) : joined(grade.map(one));
}
