/** What stands before the calculation: cover, the buildings at a glance, by which standards, what is demanded, how it was counted. */
import type { BuildingResult, Report, Text } from '../../engine/report.ts';
import { asInterval, type Interval } from '../../units.ts';
import type { Block, Cell, Column, Ref, Row, Section, Table } from './book.ts';
import { at, cellsOf, exactSum, exactTimes, formula, numbers, span, sumOf, words } from './cells.ts';
import type { ScoreTables } from './score-tables.ts';
import { gradeText } from './score-verdict.ts';
import { both, joined, plus, worded } from './words.ts';

export interface Scored {
  readonly building: BuildingResult;
  readonly prefix: string;
  readonly score: ScoreTables;
}

/** Two columns: what, and what it is. */
export function pairs(id: string, title: Text, rows: readonly (readonly [Text, Cell])[]): Table {
  const columns = [words('what', both((w) => w.sheets.book.what), { width: 26 }), words('value', both((w) => w.sheets.book.content), { width: 60 })];
  return { kind: 'table', id, title, columns, rows: rows.map(([what, value]): Row => ({ cells: [what, value] })) };
}

export function coverSection(report: Report, scored: readonly Scored[], marks: readonly Text[]): Section {
  const { project } = report.profile;
  const stage = project?.stage ?? 'design';
  const scoring = report.packs[0];
  const blocks: Block[] = [
    ...marks.map((text): Block => ({ kind: 'paragraph', tone: 'warning', text })),
    pairs('cover', both((w) => w.sheets.book.coverTitle), [
      [both((w) => w.sheets.book.project), project?.name ?? both((w) => w.sheets.book.notStated)],
      [both((w) => w.sheets.book.stage), worded((w) => w.stages, stage)],
      ...(project?.region === undefined ? [] : [[both((w) => w.sheets.book.region), project.region] as const]),
      ...(project?.landDate === undefined ? [] : [[both((w) => w.sheets.book.landDate), project.landDate] as const]),
      [both((w) => w.sheets.book.date), report.date ?? both((w) => w.sheets.book.undated)],
      [both((w) => w.sheets.book.standard), scoring === undefined ? '' : plus(scoring.edition, ' ', scoring.title)],
      [both((w) => w.sheets.book.tool), `sunmao ${report.tool.version}`],
    ]),
    buildingsTable(scored),
  ];
  return { id: 'cover', number: '', title: both((w) => w.sheets.book.title), level: 1, building: null, sheet: both((w) => w.sheets.book.sheetSummary), blocks };
}

function storeysOf(building: BuildingResult, above: 'yes' | 'no'): number {
  return building.storeys.filter((storey) => storey.aboveGround === above && !storey.excluded).reduce((sum, storey) => sum + storey.standsFor, 0);
}

/** Table 1: 单体一览表. */
function buildingsTable(scored: readonly Scored[]): Table {
  const columns: Column[] = [
    words('name', both((w) => w.sheets.book.building), { width: 18 }), words('structure', both((w) => w.sheets.book.structure), { width: 12 }), words('storeys', both((w) => w.sheets.book.storeysUpDown), { width: 12, align: 'center' }),
    ...span('area', both((w) => w.sheets.book.planAreas), { unit: 'm²', decimals: 2 }), words('required', both((w) => w.sheets.book.required), { width: 14, align: 'center' }),
    ...span('pRaw', both((w) => w.sheets.book.pRaw), { unit: '%', decimals: 2 }), ...span('p', both((w) => w.sheets.book.p), { unit: '%', decimals: 0, width: 10 }),
    words('verdict', both((w) => w.sheets.book.verdict), { width: 16 }), words('grade', both((w) => w.sheets.book.grade), { width: 16 }),
  ];
  const rows = scored.map(({ building, prefix, score }): Row => {
    const [p, raw] = [asInterval(building.score.p), asInterval(building.score.pRaw)];
    const required = building.required.map(({ value }) => (typeof value === 'number' ? `${value} %` : value)).join(', ');
    return {
      id: prefix,
      cells: cellsOf(columns, {
        name: building.name, structure: worded((w) => w.sheets.book.structureKind, building.structure), storeys: `${storeysOf(building, 'yes')} / ${storeysOf(building, 'no')}`,
        ...ends('area', [at(`${prefix}/storeys`, 'sum', 'anLo'), at(`${prefix}/storeys`, 'sum', 'anHi')], building.storeys.length === 0 ? null : areasOf(building)),
        required: required || both((w) => w.sheets.book.notStated), ...ends('pRaw', score.pRaw, raw), ...ends('p', score.p, p),
        verdict: score.verdict === null ? both((w) => w.prefabricated[building.score.prefabricated]) : formula('{0}', [score.verdict], both((w) => w.prefabricated[building.score.prefabricated])),
        grade: gradeText(building.grade),
      }),
    };
  });
  return { kind: 'table', id: 'buildings', title: both((w) => w.sheets.book.buildings), columns, rows };
}

function ends(key: string, refs: readonly [Ref, Ref], value: Interval | null): Record<string, Cell> {
  return value === null ? {} : { [`${key}Lo`]: formula('{0}', [refs[0]], value[0]), [`${key}Hi`]: formula('{0}', [refs[1]], value[1]) };
}

const counts = (storey: BuildingResult['storeys'][number]): boolean => storey.aboveGround !== 'no' && !storey.excluded;

function areasOf(building: BuildingResult): Interval {
  const sum = (side: 0 | 1): number => exactSum(building.storeys.filter(counts).map((storey) => exactTimes(storey.standsFor, storey.planArea[side])));
  return [sum(0), sum(1)];
}

/** The storeys with the multipliers that every sheet takes from here. */
export function storeysSection(building: BuildingResult, prefix: string, number: string, sheet: Text): Section {
  const columns: Column[] = [
    words('name', both((w) => w.sheets.book.storey), { width: 16 }), numbers('elevation', both((w) => w.sheets.book.elevation), { unit: 'm', decimals: 3 }), numbers('top', both((w) => w.sheets.book.storeyTop), { unit: 'm', decimals: 3 }),
    words('above', both((w) => w.sheets.book.aboveGround), { width: 10, align: 'center' }), words('counts', both((w) => w.sheets.book.countsAtAll), { width: 10, align: 'center' }),
    numbers('n', both((w) => w.sheets.book.count), { decimals: 0, width: 8, input: true }), ...span('a', both((w) => w.sheets.book.planArea), { unit: 'm²', decimals: 4 }), ...span('an', both((w) => w.sheets.book.timesN, { what: both((w2) => w2.sheets.book.planArea) }), { unit: 'm²', decimals: 4 }),
  ];
  const rows = building.storeys.map((storey, i): Row => {
    const own = counts(storey);
    const [lo, hi] = own ? storey.planArea : [0, 0];
    const product = (column: string, value: number): Cell => formula('ROUND({0}*{1},4)', [{ column: 'n' }, { column }], exactTimes(storey.standsFor, value));
    return {
      id: `s${i}`, ...(storey.excluded ? { tone: 'out' as const } : storey.aboveGround === 'unknown' ? { tone: 'open' as const } : {}),
      cells: cellsOf(columns, {
        name: storey.name, elevation: storey.elevation, top: storey.top, above: worded((w) => w.sheets.book.ternary, storey.aboveGround), counts: both((w) => (own ? w.counted.short.yes : w.counted.short.no)),
        n: storey.standsFor, aLo: lo, aHi: hi, anLo: product('aLo', lo), anHi: product('aHi', hi),
      }),
    };
  });
  const [lo, hi] = areasOf(building);
  rows.push({ id: 'sum', kind: 'sum', cells: cellsOf(columns, { name: both((w) => w.sheets.book.sum), anLo: sumOf({ column: 'anLo', row: 'all' }, lo), anHi: sumOf({ column: 'anHi', row: 'all' }, hi) }) });
  const ground = both((w) => w.sheets.book.ground, { level: building.groundLevel.value, source: worded((w) => w.sheets.book.groundFrom, building.groundLevel.source) });
  const table: Table = { kind: 'table', id: `${prefix}/storeys`, title: both((w) => w.sheets.book.storeysTitle), columns, rows };
  return { id: `${prefix}/storeys`, number, title: both((w) => w.sheets.book.storeysTitle), level: 3, building: building.id, sheet, blocks: [{ kind: 'paragraph', text: ground }, ...(building.storeys.length === 0 ? [{ kind: 'paragraph', text: both((w) => w.sheets.book.noStoreys) } as const] : [table])] };
}

export function basisSections(report: Report): readonly Section[] {
  return [
    { id: 'basis', number: '2', title: both((w) => w.sheets.book.basis), level: 1, building: null, sheet: both((w) => w.sheets.book.sheetBasis), blocks: basisBlocks(report) },
    { id: 'required', number: '3', title: both((w) => w.sheets.book.requiredTitle), level: 1, building: null, blocks: requiredBlocks(report) },
    { id: 'scheme', number: '4', title: both((w) => w.sheets.book.scheme), level: 1, building: null, blocks: report.buildings.map((building, i) => schemeTable(building, `B${i + 1}`)) },
    { id: 'switches', number: '5', title: both((w) => w.sheets.book.switches), level: 1, building: null, blocks: switchBlocks(report) },
  ];
}

function basisBlocks({ packs, profile }: Report): readonly Block[] {
  const columns: Column[] = [
    words('edition', both((w) => w.sheets.book.standard), { width: 20 }), words('title', both((w) => w.sheets.book.titleOf), { width: 34 }), words('status', both((w) => w.sheets.book.status), { width: 10, align: 'center' }),
    words('use', both((w) => w.sheets.book.use), { width: 14 }), words('sha', { zh: 'SHA-256', en: 'SHA-256' }, { width: 66 }),
  ];
  const rows = packs.map((pack): Row => ({
    ...(pack.status === 'draft' ? { tone: 'open' as const } : {}),
    cells: cellsOf(columns, { edition: pack.edition, title: pack.title, status: worded((w) => w.status, pack.status), use: both((w) => (pack.asked ? w.sheets.book.asked : w.sheets.book.beside)), sha: pack.sha256 }),
  }));
  const attestations = (profile.attestations ?? []).map(({ pack, edition, rules, who, date, page }): Row => ({
    cells: [edition, pack, rules === undefined ? both((w) => w.sheets.book.allRows) : rules.join(', '), who, date, page],
  }));
  const overrides = (profile.overrides ?? []).map(({ rule, param, value, reason, who }): Row => ({ tone: 'declared', cells: [rule, param, value, reason, who ?? ''] }));
  return [
    { kind: 'table', id: 'packs', title: both((w) => w.sheets.book.packs), columns, rows, notes: [both((w) => w.sheets.book.statusNote)] },
    ...(attestations.length === 0 ? [] : [{
      kind: 'table' as const, id: 'attestations', title: both((w) => w.sheets.book.attestations), rows: attestations,
      columns: [
        words('edition', both((w) => w.sheets.book.standard), { width: 20 }), words('pack', both((w) => w.sheets.book.pack), { width: 18 }), words('rules', both((w) => w.sheets.book.rows), { width: 30 }), words('who', both((w) => w.sheets.book.who), { width: 14 }),
        words('date', both((w) => w.sheets.book.date), { width: 12 }), words('page', both((w) => w.sheets.book.page), { width: 10 }),
      ],
    }]),
    ...(overrides.length === 0 ? [] : [{
      kind: 'table' as const, id: 'overrides', title: both((w) => w.sheets.book.overrides), rows: overrides,
      columns: [
        words('rule', both((w) => w.sheets.book.row), { width: 34 }), words('param', both((w) => w.sheets.book.param), { width: 16 }), numbers('value', both((w) => w.sheets.book.value)), words('reason', both((w) => w.sheets.book.reason), { width: 40 }), words('who', both((w) => w.sheets.book.who), { width: 14 }),
      ],
    }]),
  ];
}

function requiredBlocks({ buildings }: Report): readonly Block[] {
  const rows = buildings.flatMap((building) => building.required.map((one): Row => {
    const reached = isInterval(one.reached) ? spanText(one.reached, ' %') : gradeText(one.reached);
    return {
      ...(one.outcome === 'pass' ? {} : { tone: 'open' as const }),
      cells: [building.name, typeof one.value === 'number' ? `${one.value} %` : one.value, one.document, reached, one.margin === null ? '' : spanText(one.margin, ''), both((w) => w.outcome[one.outcome])],
    };
  }));
  if (rows.length === 0) return [{ kind: 'paragraph', text: both((w) => w.sheets.book.noRequirement) }];
  return [{
    kind: 'table', id: 'required', title: both((w) => w.sheets.book.requiredTitle), rows,
    columns: [
      words('building', both((w) => w.sheets.book.building), { width: 18 }), words('value', both((w) => w.sheets.book.required), { width: 12, align: 'center' }), words('document', both((w) => w.sheets.book.document), { width: 40 }),
      words('reached', both((w) => w.sheets.book.reached), { width: 14, align: 'center' }), words('margin', both((w) => w.sheets.book.margin), { width: 14, align: 'center' }), words('outcome', both((w) => w.sheets.book.outcome), { width: 10, align: 'center' }),
    ],
  }];
}

const isInterval = (value: BuildingResult['required'][number]['reached']): value is Interval => Array.isArray(value) && typeof value[0] === 'number';
const spanText = ([lo, hi]: Interval, unit: string): string => `${trim(lo)}${lo === hi ? '' : `–${trim(hi)}`}${unit}`;
const trim = (value: number): string => String(Number(value.toFixed(2)));

/** Table 2: 技术配置表. */
function schemeTable(building: BuildingResult, prefix: string): Block {
  const columns: Column[] = [
    words('group', both((w) => w.sheets.book.group), { width: 6, align: 'center' }), words('item', both((w) => w.sheets.book.technique), { width: 40 }), words('used', both((w) => w.sheets.book.used), { width: 8, align: 'center' }),
    words('where', both((w) => w.sheets.book.where), { width: 30 }), words('ratio', both((w) => w.sheets.book.ratio), { width: 16, align: 'center' }), words('drawing', both((w) => w.sheets.book.drawing), { width: 20 }),
  ];
  const rows = building.items.map((item): Row => {
    const used = building.table.items.find(({ id }) => id === item.id);
    const yesNo = item.ratio === null;
    const [lo, hi] = yesNo ? (item.points ?? [0, 0]) : item.ratio;
    const where = item.storeys.filter(({ numerator }) => numerator[1] > 0).map(({ storey }) => storey);
    return {
      ...(item.present !== 'no' && lo === 0 && hi > 0 ? { tone: 'open' as const } : {}),
      cells: cellsOf(columns, {
        group: used?.group ?? '', item: item.title, used: item.present === 'no' ? '—' : lo > 0 ? '●' : hi > 0 ? '?' : '○',
        where: where.length === 0 ? '' : where.length === 1 ? where[0]! : `${where[0]!} – ${where.at(-1)!}`,
        ratio: item.present === 'no' ? both((w) => w.sheets.book.lacking) : yesNo ? '' : item.ratioText === null ? '' : item.ratioText[0] === item.ratioText[1] ? `${item.ratioText[0]} %` : `${item.ratioText[0]}–${item.ratioText[1]} %`,
        drawing: [...new Set(item.declared.flatMap(({ drawing }) => (drawing === undefined ? [] : [drawing])))].join(', '),
      }),
    };
  });
  return { kind: 'table', id: `${prefix}/scheme`, title: plus(building.name, ' ', both((w) => w.sheets.book.schemeTable)), columns, rows, notes: [both((w) => w.sheets.book.schemeNote)] };
}

function switchBlocks({ switches, tolerances }: Report): readonly Block[] {
  const columns: Column[] = [
    words('title', both((w) => w.sheets.book.switch), { width: 36 }), words('value', both((w) => w.sheets.book.switchValue), { width: 40 }), words('from', both((w) => w.sheets.book.from), { width: 10, align: 'center' }),
    words('effect', both((w) => w.sheets.book.effect), { width: 44 }), words('source', both((w) => w.sheets.book.leftOpenBy), { width: 26 }),
  ];
  const rows = switches.map((one): Row => {
    const title = (value: string): Text => one.options.find((option) => option.value === value)?.title ?? { zh: value, en: value };
    const effect = one.effect === null ? '' : joined(one.options.flatMap((option) => {
      const of = one.effect?.[option.value];
      if (of === undefined) return [];
      const text = Object.entries(of).map(([building, p]) => `${Object.keys(of).length > 1 ? `${building} ` : ''}${spanText(p, '')}`).join(' / ');
      return [plus(option.title, ': ', text)];
    }), ';', '; ');
    return { ...(one.from === 'profile' ? { tone: 'declared' as const } : {}), cells: cellsOf(columns, { title: one.title, value: title(one.value), from: worded((w) => w.sheets.book.fromWhere, one.from), effect, source: one.source }) };
  });
  return [
    { kind: 'table', id: 'switches', title: both((w) => w.sheets.book.switches), columns, rows },
    { kind: 'paragraph', tone: 'note', text: both((w) => w.sheets.book.rounding, tolerances) },
  ];
}
