/** 预制构件统计表 and 标准化 (domain 4.2, tables 14 and 15) as tables. Modular sizes are not judged: actual sizes do not tell (domain 2.2). */
import type { Report, Schedule, Text } from '../engine/report.ts';
import type { Interval } from '../units.ts';
import type { Cell, Column, Row, Table } from './book/book.ts';
import { at, cellsOf, formula, here, numbers, span, sumOf, words } from './book/cells.ts';
import { both, plus, worded } from './book/words.ts';

type ScheduleRow = Schedule['rows'][number];
type Named = 'name' | 'kind' | 'made' | 'atlas' | 'length' | 'width' | 'height' | 'grade' | 'volume' | 'weight' | 'storeys' | 'total' | 'volumeAll' | 'weightAll' | 'drawing';

/** `2F – 17F × 4, 18F × 2`: equal counts on storeys that follow each other together. */
export function storeysText({ storeys }: Pick<ScheduleRow, 'storeys'>): Text {
  const runs: { from: Text; to: Text; level: number | null; count: number }[] = [];
  for (const { storey, level, count } of storeys) {
    // the slab on the ground belongs to no storey, and is a piece all the same
    const name = storey !== '' ? { zh: storey, en: storey } : level === -1 ? both((t) => t.documents.plan.sheet.underLowest) : { zh: '—', en: '—' };
    const last = runs.at(-1);
    if (last !== undefined && last.count === count && last.level !== null && last.level >= 0 && level === last.level + 1) Object.assign(last, { to: name, level });
    else runs.push({ from: name, to: name, level, count });
  }
  const text = (lang: 'zh' | 'en'): string => runs.map(({ from, to, count }) => `${from === to ? from[lang] : `${from[lang]} – ${to[lang]}`} × ${count}`).join(', ');
  return { zh: text('zh'), en: text('en') };
}

/** What a piece goes by: its mark, else its type. */
export const nameOf = (row: Pick<ScheduleRow, 'mark' | 'type'>): string => row.mark ?? row.type;

export const gradeOf = (grade: Interval | null): string => (grade === null ? '' : grade[0] === grade[1] ? `C${grade[0]}` : `C${grade[0]}–C${grade[1]}`);

export function remarkOf(row: Pick<ScheduleRow, 'mark' | 'differs'>): Text | '' {
  const parts: Text[] = [];
  if (row.mark === null) parts.push(both((w) => w.sheets.schedule.noMark));
  if (row.differs !== 'no') parts.push(both((w) => (row.differs === 'yes' ? w.sheets.schedule.differs : w.sheets.schedule.maybeDiffers)));
  return parts.length === 0 ? '' : parts.length === 1 ? parts[0]! : plus(parts[0]!, '; ', parts[1]!);
}

const mm = (side: number | undefined): number | null => (side === undefined ? null : Math.round(side * 1000));
const tonnes = (kg: number): number => Math.round(kg) / 1000;

export function scheduleTables(report: Report): readonly Table[] {
  const { schedule, buildings } = report;
  const buildingOf = (id: string): string => buildings.find((one) => one.id === id)?.name ?? id;
  return [piecesTable(schedule, buildingOf), kindsTable(schedule, buildingOf), ...buildings.flatMap(({ id, name }) => countsTable(schedule, id, name))];
}

const countsId = (building: string): string => `schedule/${building}`;
const levelId = (level: number | null): string => `l${level ?? 'none'}`;

/** How many on each storey, the multipliers in a row of their own: the totals follow. */
function countsTable({ rows: list }: Schedule, building: string, name: string): readonly Table[] {
  const own = list.flatMap((row, i) => (row.building === building ? [{ row, i }] : []));
  if (own.length === 0) return [];
  const levels = new Map(own.flatMap(({ row }) => row.storeys.map((storey) => [storey.level, storey] as const)));
  const sorted = [...levels.values()].sort((a, b) => (a.level ?? -2) - (b.level ?? -2));
  const columns: Column[] = [
    words('name', both((t) => t.sheets.schedule.name), { width: 26 }), words('kind', both((t) => t.sheets.schedule.kind), { width: 12 }),
    ...sorted.map(({ storey, level }) => numbers(levelId(level), { zh: storey || '—', en: storey || '—' }, { decimals: 0, width: 7, input: true })),
    numbers('total', both((t) => t.sheets.schedule.total), { decimals: 0, width: 9 }),
  ];
  const multipliers: Row = { id: 'n', kind: 'group', cells: cellsOf(columns, { name: both((t) => t.sheets.book.count), ...Object.fromEntries(sorted.map(({ level, standsFor }) => [levelId(level), standsFor])) }) };
  const rows = own.map(({ row, i }): Row => {
    const refs = row.storeys.flatMap(({ level }) => [{ column: levelId(level) }, { column: levelId(level), row: 'n' }]);
    const text = row.storeys.map((_, at) => `{${2 * at}}*{${2 * at + 1}}`).join('+');
    return {
      id: `r${i}`,
      cells: cellsOf(columns, {
        name: nameOf(row), kind: worded((t) => t.component, row.component), ...Object.fromEntries(row.storeys.map(({ level, count }) => [levelId(level), count])), total: formula(text, refs, row.total),
      }),
    };
  });
  return [{ kind: 'table', id: countsId(building), title: plus(name, ' ', both((t) => t.sheets.schedule.storeys)), columns, rows: [multipliers, ...rows] }];
}

function piecesTable({ rows: list, density }: Schedule, buildingOf: (id: string) => string): Table {
  const w = (key: Named): Text => both((t) => t.sheets.schedule[key]);
  const columns: Column[] = [
    words('building', both((t) => t.sheets.book.building), { width: 16 }), words('name', w('name'), { width: 26 }), words('kind', w('kind'), { width: 12 }), words('made', w('made'), { width: 8 }), words('atlas', w('atlas'), { width: 18 }),
    numbers('l', w('length'), { unit: 'mm', decimals: 0, width: 9 }), numbers('b', w('width'), { unit: 'mm', decimals: 0, width: 9 }), numbers('h', w('height'), { unit: 'mm', decimals: 0, width: 9 }), words('grade', w('grade'), { width: 10, align: 'center' }),
    ...span('v', w('volume'), { unit: 'm³', decimals: 4, width: 10 }), ...span('w', w('weight'), { unit: 't', decimals: 3, width: 10 }), words('storeys', w('storeys'), { width: 30 }), numbers('total', w('total'), { decimals: 0, width: 8 }),
    ...span('vt', w('volumeAll'), { unit: 'm³', decimals: 3, width: 12 }), ...span('wt', w('weightAll'), { unit: 't', decimals: 3, width: 12 }), words('drawing', w('drawing'), { width: 14 }), words('remark', both((t) => t.sheets.book.remark), { width: 30 }),
  ];
  const sums = { vtLo: 0, vtHi: 0, wtLo: 0, wtHi: 0, total: 0 };
  const rows = list.map((row, i): Row => {
    const ends = (key: 'v' | 'w', value: Interval | null): Record<string, Cell> => {
      if (value === null) return {};
      const out: Record<string, Cell> = {};
      for (const [side, name] of (['Lo', 'Hi'] as const).entries()) {
        out[`${key}${name}`] = value[side]!;
        const all = rounded(value[side]! * row.total);
        sums[`${key}t${name}`] += all;
        out[`${key}t${name}`] = formula('ROUND({0}*{1},4)', [here(`${key}${name}`), here('total')], all);
      }
      return out;
    };
    sums.total += row.total;
    return {
      ...(row.differs === 'no' ? {} : { tone: 'open' as const }),
      cells: cellsOf(columns, {
        building: buildingOf(row.building), name: nameOf(row), kind: worded((t) => t.component, row.component), made: worded((t) => t.sheets.schedule.madeAs, row.made), atlas: row.atlas ?? '',
        l: mm(row.size?.[0]), b: mm(row.size?.[1]), h: mm(row.size?.[2]), grade: gradeOf(row.grade), ...ends('v', row.volume), ...ends('w', row.weight && [tonnes(row.weight[0]), tonnes(row.weight[1])]),
        storeys: storeysText(row), total: formula('{0}', [at(countsId(row.building), `r${i}`, 'total')], row.total), remark: remarkOf(row),
      }),
    };
  });
  rows.push({
    id: 'sum', kind: 'sum',
    cells: cellsOf(columns, { building: both((t) => t.sheets.book.sum), ...Object.fromEntries(Object.entries(sums).map(([key, value]) => [key, sumOf({ column: key, row: 'all' }, rounded(value))])) }),
  });
  return {
    kind: 'table', id: 'schedule', title: both((t) => t.sheets.schedule.title), columns, rows,
    notes: [both((t) => t.sheets.schedule.density, { density: density.value, from: worded((t2) => t2.sheets.schedule.densityFrom, density.from) }), both((t) => t.sheets.schedule.sizeNote)],
  };
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

function kindsTable({ kinds }: Schedule, buildingOf: (id: string) => string): Table {
  const columns: Column[] = [
    words('building', both((t) => t.sheets.book.building), { width: 16 }), words('kind', both((t) => t.sheets.schedule.kind), { width: 16 }), numbers('specifications', both((t) => t.sheets.schedule.specifications), { decimals: 0 }),
    numbers('total', both((t) => t.sheets.schedule.total), { decimals: 0 }), numbers('topThree', both((t) => t.sheets.schedule.topThree), { unit: '%', decimals: 2, width: 16 }),
  ];
  const rows = kinds.map((one): Row => ({
    cells: cellsOf(columns, { building: buildingOf(one.building), kind: worded((t) => t.component, one.component), specifications: one.specifications, total: one.total, topThree: one.topThree }),
  }));
  return { kind: 'table', id: 'standardization', title: both((t) => t.sheets.schedule.standardization), columns, rows, notes: [both((t) => t.sheets.schedule.standardNote)] };
}
