/**
 * One item of the scoring table as the book computes it (domain 4.2, tables 3–12): its elements, what a storey comes to of them, what was
 * typed, and the ratio. Every figure but the quantities follows by formula. Each table has both ends of what is undecided.
 */
import type { BuildingResult, Contribution, ItemResult, ItemStorey, Report, Text } from '../../engine/report.ts';
import { at, cellsOf, exactSum, exactTimes, formula, here, numbers, span, sumOf, words } from './cells.ts';
import type { Block, Cell, Column, Ref, Row, Table } from './book.ts';
import { byLevel, endsOf, partsOf, type Ends, type Side, type StoreyParts } from './ends.ts';
import { both, joined, worded } from './words.ts';

/** Ids of tables of one building start so. */
export type Prefix = string;

export interface ItemPlace {
  readonly report: Report;
  readonly building: BuildingResult;
  readonly prefix: Prefix;
  /** of the table of storeys, where it is another's */
  readonly storeys?: Prefix;
  /** construction mark of an element, '' without one */
  readonly markOf: (element: number) => string;
}

const SIDES = ['Lo', 'Hi'] as const;
const SAME = 1e-9;

/** Where the ratio of an item stands, for formulas of the scoring table; null: it has none */
export interface ItemRefs {
  readonly n: readonly [Ref, Ref] | null;
  readonly d: readonly [Ref, Ref] | null;
  readonly q: readonly [Ref, Ref] | null;
  /** what stands there: numerator and denominator at both ends */
  readonly sums: Ends | null;
}

export interface ItemTables {
  readonly blocks: readonly Block[];
  /** the list of its elements; null where it has none */
  readonly elements: Table | null;
  readonly refs: ItemRefs;
}

/** The storey's multiplier, from the table of storeys. */
function multiplier(prefix: Prefix, level: number, standsFor: number): { readonly ref: Ref; readonly n: number } | null {
  return level < 0 ? null : { ref: at(`${prefix}/storeys`, `s${level}`, 'n'), n: standsFor };
}

export function itemTables(place: ItemPlace, item: ItemResult): ItemTables {
  const { prefix } = place;
  const id = `${prefix}/${item.id}`;
  if (item.present === 'no' || item.ratio === null) return { blocks: notThere(item), elements: null, refs: { n: null, d: null, q: null, sums: null } };
  const groups = byLevel(item);
  const counted = switchValue(place.report, 'slab-strips');
  const storeys = item.storeys.map((storey) => {
    const strips = (item.strips ?? []).filter((strip) => strip.level === storey.level);
    return { storey, elements: groups.get(storey.level) ?? [], parts: partsOf(storey, groups.get(storey.level) ?? [], strips, counted) };
  });
  const elements = item.contributions.length > 0 ? elementTable(place, item, id, groups) : null;
  const storeyTable = storeys.length > 0 ? storeysTable(place, item, id, storeys, elements !== null) : null;
  const declared = item.declared.length > 0 ? declaredTable(item, id) : null;
  const result = resultTable(place, item, id, storeyTable !== null, declared !== null, storeys);
  const blocks: Block[] = [
    result.table,
    ...(elements === null ? [] : [groupedTable(place, item, id, groups)]),
    ...(storeyTable === null ? [] : [storeyTable]),
    ...(declared === null ? [] : [declared]),
    ...jointTable(item, id), ...stripTable(item, id, counted),
    ...item.missing.map((text): Block => ({ kind: 'paragraph', tone: 'warning', text })),
  ];
  return { blocks, elements, refs: result.refs };
}

function notThere(item: ItemResult): readonly Block[] {
  const text = item.present === 'no' ? both((w) => w.sheets.book.absent) : both((w) => w.sheets.book.yesNo);
  return [{ kind: 'paragraph', text }, ...item.missing.map((missing): Block => ({ kind: 'paragraph', tone: 'warning', text: missing }))];
}

export function switchValue(report: Report, key: string): string {
  return report.switches.find((one) => one.key === key)?.value ?? '';
}

/** What numerator and denominator are of one item: `预制体积 V1a`, … */
export function sidesOf(item: ItemResult): { readonly numerator: Text; readonly denominator: Text } {
  const pick = (side: 'numerator' | 'denominator'): Text => {
    const known = worded((w) => w.sheets.book[side], item.id);
    return known.zh === item.id ? both((w) => w.sheets.book[side].any) : known;
  };
  return { numerator: pick('numerator'), denominator: pick('denominator') };
}

const countedText = (counted: Contribution['counted']): Text => both((w) => w.counted.short[counted]);

function elementTable({ report, prefix, storeys: storeysIn = prefix, markOf }: ItemPlace, item: ItemResult, id: string, groups: ReadonlyMap<number, readonly Contribution[]>): Table {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const one = { unit, decimals: 4 };
  const unions = item.contributions.some((c) => c.overlaps);
  const columns: Column[] = [
    words('storey', both((w) => w.sheets.book.storey), { width: 12 }), numbers('n', both((w) => w.sheets.book.count), { decimals: 0, width: 6 }),
    words('mark', both((w) => w.sheets.book.mark), { width: 14 }), words('name', both((w) => w.sheets.book.name), { width: 34 }),
    words('globalId', { zh: 'GlobalId', en: 'GlobalId' }, { width: 27 }), words('file', both((w) => w.sheets.book.file), { width: 16 }),
    words('counted', both((w) => w.sheets.book.counted), { width: 7, align: 'center' }),
    ...span('n1', numerator, { ...one, input: true }), ...(unions ? [] : span('d1', denominator, { ...one, input: true })),
    ...span('nn', both((w) => w.sheets.book.timesN, { what: numerator }), one),
    ...(unions ? [] : span('dn', both((w) => w.sheets.book.timesN, { what: denominator }), one)),
    words('remark', both((w) => w.sheets.book.remark), { width: 40 }),
  ];
  const sums: Record<string, number[]> = {};
  const rows: Row[] = [];
  for (const [level, list] of groups) {
    const standsFor = item.storeys.find((storey) => storey.level === level)?.standsFor ?? 1;
    const times = multiplier(storeysIn, level, standsFor);
    for (const [i, contribution] of list.entries()) {
      const element = report.elements[contribution.element];
      const ends = endsOf(contribution);
      const values: Record<string, Cell> = {
        storey: contribution.storey, n: times === null ? 1 : formula('{0}', [times.ref], times.n), mark: markOf(contribution.element), name: element?.name ?? '',
        globalId: element?.globalId ?? '', file: element === undefined ? '' : (report.files[element.file]?.path ?? ''), counted: countedText(contribution.counted),
        remark: remarkOf(contribution),
      };
      for (const [of, key] of [[0, 'n'], [1, 'd']] as const) {
        if (unions && key === 'd') continue;
        const [lo, hi] = [ends[0][of], ends[1][of]];
        values[`${key}1Lo`] = lo;
        // what is decided is one number: changed once, it moves both ends
        values[`${key}1Hi`] = lo === hi && contribution.options.length === 1 ? formula('{0}', [here(`${key}1Lo`)], hi) : hi;
        for (const [side, name] of SIDES.entries()) {
          const product = exactTimes(times?.n ?? 1, ends[side as Side][of]);
          values[`${key}n${name}`] = formula('ROUND({0}*{1},4)', [here('n'), here(`${key}1${name}`)], product);
          (sums[`${key}n${name}`] ??= []).push(product);
        }
      }
      const edge = i === 0 ? { id: `f${level}` } : i === list.length - 1 ? { id: `l${level}` } : {};
      rows.push({ ...edge, ...(contribution.counted === 'unknown' ? { tone: 'open' as const } : {}), cells: cellsOf(columns, values) });
    }
  }
  const total: Record<string, Cell> = { storey: both((w) => w.sheets.book.sum) };
  for (const [key, list] of Object.entries(sums)) total[key] = sumOf({ column: key, row: 'all' }, exactSum(list));
  rows.push({ id: 'sum', kind: 'sum', cells: cellsOf(columns, total) });
  return { kind: 'table', id: `${id}/elements`, title: both((w) => w.sheets.book.elementsOf, { item: item.title }), columns, rows, only: 'sheet' };
}

function remarkOf({ missing, basis, shared, counted }: Contribution): Text | '' {
  const parts: Text[] = [];
  if (counted === 'unknown' && missing.length > 0) {
    parts.push(both((w) => w.sheets.book.lacks, { what: joined(missing.map(wordOf)) }));
  }
  if (basis !== undefined) parts.push(basis);
  if (shared !== undefined) parts.push(both((w) => w.sheets.book.shared, { from: shared[0], to: shared[1] }));
  return parts.length === 0 ? '' : joined(parts, ';', '; ');
}

const wordOf = (role: string): Text => {
  const known = worded((w) => w.role, role);
  return known.zh === role ? worded((w) => w.thing, role) : known;
};

interface StoreyIn {
  readonly storey: ItemStorey;
  readonly elements: readonly Contribution[];
  readonly parts: StoreyParts;
}

function storeysTable({ prefix, storeys: storeysIn = prefix }: ItemPlace, item: ItemResult, id: string, storeys: readonly StoreyIn[], listed: boolean): Table {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const unions = item.contributions.some((c) => c.overlaps);
  const strips = storeys.some(({ parts }) => parts.strips[1] > 0);
  const some = (of: 0 | 1): boolean => storeys.some(({ parts }) => parts.rest.some((pair) => pair[of] !== 0));
  const rest = some(0);
  const restD = some(1);
  const one = { unit, decimals: 4 };
  const columns: Column[] = [
    words('storey', both((w) => w.sheets.book.storey), { width: 12 }), numbers('n', both((w) => w.sheets.book.count), { decimals: 0, width: 6 }),
    ...(listed ? span('e', both((w) => w.sheets.book.ofElements), one) : []),
    ...(strips ? span('x', both((w) => w.sheets.book.strips), { ...one, input: true }) : []),
    ...(rest ? span('r', both((w) => (unions ? w.sheets.book.overlap : w.sheets.book.derived)), { ...one, input: true }) : []),
    ...span('n1', numerator, one),
    ...(unions ? [] : listed ? span('ed', both((w) => w.sheets.book.ofElements), one) : []),
    ...(restD && !unions ? span('rd', both((w) => w.sheets.book.derived), { ...one, input: true }) : []),
    ...span('d1', denominator, unions ? { ...one, input: true } : one),
    ...span('nn', both((w) => w.sheets.book.timesN, { what: numerator }), one),
    ...span('dn', both((w) => w.sheets.book.timesN, { what: denominator }), one),
    ...span('q', both((w) => w.sheets.book.ratio), { unit: '%', decimals: 2 }),
  ];
  const has = new Set(columns.map((column) => column.id));
  const elements = `${id}/elements`;
  const sums: Record<string, number[]> = {};
  const rows = storeys.map(({ storey, elements: list, parts }): Row => {
    const times = multiplier(storeysIn, storey.level, storey.standsFor);
    const values: Record<string, Cell> = { storey: storey.storey, n: times === null ? 1 : formula('{0}', [times.ref], times.n) };
    const run = (column: string): Ref => (list.length === 1
      ? at(elements, `f${storey.level}`, column) : { table: elements, column, row: [`f${storey.level}`, `l${storey.level}`] });
    for (const [at2, name] of SIDES.entries()) {
      const side = at2 as Side;
      const sum = parts.sum[side];
      const fromElements = (of: 0 | 1, key: string): Cell => (list.length === 0 ? 0 : sumOf(run(`${key}1${name}`), parts.elements[side][of]));
      if (has.has(`e${name}`)) values[`e${name}`] = fromElements(0, 'n');
      if (has.has(`x${name}`)) values[`x${name}`] = parts.strips[side];
      if (has.has(`r${name}`)) values[`r${name}`] = parts.rest[side][0];
      if (has.has(`ed${name}`)) values[`ed${name}`] = fromElements(1, 'd');
      if (has.has(`rd${name}`)) values[`rd${name}`] = parts.rest[side][1];
      const added = (keys: readonly string[], value: number): Cell => {
        const refs = keys.filter((key) => has.has(`${key}${name}`)).map((key) => here(`${key}${name}`));
        return refs.length === 0 ? value : formula(`ROUND(${refs.map((_, i) => `{${i}}`).join('+')},4)`, refs, value);
      };
      values[`n1${name}`] = added(['e', 'x', 'r'], sum[0]);
      values[`d1${name}`] = unions ? sum[1] : added(['ed', 'rd'], sum[1]);
      for (const [of, key] of [[0, 'n'], [1, 'd']] as const) {
        const product = exactTimes(times?.n ?? 1, sum[of]);
        values[`${key}n${name}`] = formula('ROUND({0}*{1},4)', [here('n'), here(`${key}1${name}`)], product);
        (sums[`${key}n${name}`] ??= []).push(product);
      }
      values[`q${name}`] = ratioCell(here(`n1${name}`), here(`d1${name}`), sum[0], sum[1], false);
    }
    return { id: `s${storey.level}`, cells: cellsOf(columns, values) };
  });
  const total: Record<string, Cell> = { storey: both((w) => w.sheets.book.sum) };
  for (const [key, list] of Object.entries(sums)) total[key] = sumOf({ column: key, row: 'all' }, exactSum(list));
  for (const name of SIDES) {
    total[`q${name}`] = ratioCell(here(`nn${name}`), here(`dn${name}`), exactSum(sums[`nn${name}`] ?? []), exactSum(sums[`dn${name}`] ?? []), false);
  }
  const over = storeys.filter(({ storey }) => storey.over !== undefined);
  return {
    kind: 'table', id: `${id}/storeys`, title: both((w) => w.sheets.book.byStorey), columns,
    rows: [...rows, { id: 'sum', kind: 'sum', cells: cellsOf(columns, total) }],
    ...(over.length === 0 ? {} : {
      notes: over.map(({ storey }) => both((w) => w.sheets.book.over, { storey: storey.storey, value: storey.over!, unit })),
    }),
  };
}

/** Percent, cut to 100; a dash where nothing is divided by. */
function ratioCell(n: Ref, d: Ref, top: number, bottom: number, twoDecimals: boolean): Cell {
  const cut = 'MIN(100,{0}/{1}*100)';
  const text = `IF({1}<=0,"—",${twoDecimals ? `ROUND(ROUND(${cut},11),2)` : cut})`;
  return formula(text, [n, d], bottom <= 0 ? '—' : ratioValue(top, bottom, twoDecimals));
}

function ratioValue(n: number, d: number, twoDecimals: boolean): number {
  const value = Math.min(100, (n / d) * 100);
  return twoDecimals ? halfUp(value, 2) : value;
}

/** As the sheet does: binary noise away first, then half-up. */
export function halfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(Number((value * scale).toFixed(9)) + 0.5) / scale;
}

function declaredTable(item: ItemResult, id: string): Table {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const one = { unit, decimals: 4 };
  const columns: Column[] = [
    words('label', both((w) => w.sheets.book.what), { width: 24 }), words('drawing', both((w) => w.sheets.book.drawing), { width: 18 }),
    numbers('n', both((w) => w.sheets.book.pieces), { decimals: 0, width: 8, input: true }),
    numbers('n1', numerator, { ...one, input: true }), numbers('d1', denominator, { ...one, input: true }),
    numbers('nn', both((w) => w.sheets.book.timesN, { what: numerator }), one),
    numbers('dn', both((w) => w.sheets.book.timesN, { what: denominator }), one),
  ];
  const rows = item.declared.map((row): Row => {
    const count = row.count ?? 1;
    const [n, d] = [exactSum([row.numerator]), exactSum([row.denominator])];
    return {
      tone: 'declared',
      cells: cellsOf(columns, {
        label: row.label, drawing: row.drawing ?? '', n: count, n1: n, d1: d,
        nn: formula('ROUND({0}*{1},4)', [here('n'), here('n1')], exactTimes(count, n)), dn: formula('ROUND({0}*{1},4)', [here('n'), here('d1')], exactTimes(count, d)),
      }),
    };
  });
  const [n, d] = declaredSums(item);
  rows.push({
    id: 'sum', kind: 'sum',
    cells: cellsOf(columns, { label: both((w) => w.sheets.book.sum), nn: sumOf({ column: 'nn', row: 'all' }, n), dn: sumOf({ column: 'dn', row: 'all' }, d) }),
  });
  return { kind: 'table', id: `${id}/declared`, title: both((w) => w.sheets.book.declared), columns, rows, notes: [both((w) => w.sheets.book.declaredNote)] };
}

function declaredSums(item: ItemResult): readonly [number, number] {
  const times = (of: 'numerator' | 'denominator'): number => exactSum(item.declared.map((row) => exactTimes(row.count ?? 1, row[of])));
  return [times('numerator'), times('denominator')];
}

function resultTable(
  { report }: ItemPlace, item: ItemResult, id: string, hasStoreys: boolean, hasDeclared: boolean, storeys: readonly StoreyIn[],
): { readonly table: Table; readonly refs: ItemRefs } {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const twoDecimals = switchValue(report, 'ratio-rounding') === 'two-decimals';
  const columns: Column[] = [
    words('what', both((w) => w.sheets.book.quantity), { width: 28 }), words('unit', both((w) => w.sheets.book.unit), { width: 8, align: 'center' }),
    ...span('v', both((w) => w.sheets.book.value), { decimals: 4 }), words('remark', both((w) => w.sheets.book.remark), { width: 22 }),
  ];
  const typed = declaredSums(item);
  const sum = (side: Side, of: 0 | 1): number => exactSum([
    ...storeys.map(({ storey, parts }) => exactTimes(storey.level < 0 ? 1 : storey.standsFor, parts.sum[side][of])), ...(hasDeclared ? [typed[of]] : []),
  ]);
  const summed = hasStoreys || hasDeclared;
  const side = (of: 0 | 1, key: 'n' | 'd'): Record<string, Cell> => Object.fromEntries(SIDES.map((name, i) => {
    const refs = [...(hasStoreys ? [at(`${id}/storeys`, 'sum', `${key}n${name}`)] : []), ...(hasDeclared ? [at(`${id}/declared`, 'sum', `${key}n`)] : [])];
    return [`v${name}`, summed ? formula(refs.length === 2 ? 'ROUND({0}+{1},4)' : '{0}', refs, sum(i as Side, of)) : null];
  }));
  const follows = summed && SIDES.every((_, i) => {
    const [n, d] = [sum(i as Side, 0), sum(i as Side, 1)];
    return d > 0 && Math.abs(ratioValue(n, d, twoDecimals) - item.ratio![i]!) <= SAME;
  });
  const ratio = Object.fromEntries(SIDES.map((name, i) => [
    `v${name}`,
    follows ? ratioCell(at(`${id}/result`, 'n', `v${name}`), at(`${id}/result`, 'd', `v${name}`), sum(i as Side, 0), sum(i as Side, 1), twoDecimals) : item.ratio![i]!,
  ]));
  const said = follows ? exactText(item) : item.source === 'declared' ? both((w) => w.sheets.book.ratioTyped) : both((w) => w.sheets.book.ratioOpen);
  const rows: Row[] = [
    ...(summed ? [
      { id: 'n', cells: cellsOf(columns, { what: numerator, unit, ...side(0, 'n') }) },
      // an element that may count belongs to both sides: where the ratio is least the denominator may be greatest
      { id: 'd', cells: cellsOf(columns, { what: denominator, unit, ...side(1, 'd'), ...(sum(0, 1) > sum(1, 1) ? { remark: both((w) => w.sheets.book.atEnds) } : {}) }) },
    ] : []),
    {
      id: 'q', kind: 'sum', ...(follows ? {} : { tone: item.source === 'declared' ? 'declared' as const : 'open' as const }),
      cells: cellsOf(columns, { what: both((w) => w.sheets.book.ratio), unit: '%', ...ratio, remark: said }),
    },
  ];
  const pair = (row: string): readonly [Ref, Ref] => [at(`${id}/result`, row, 'vLo'), at(`${id}/result`, row, 'vHi')];
  return {
    table: { kind: 'table', id: `${id}/result`, title: both((w) => w.sheets.book.result), columns, rows },
    refs: { n: summed ? pair('n') : null, d: summed ? pair('d') : null, q: pair('q'), sums: summed ? [[sum(0, 0), sum(0, 1)], [sum(1, 0), sum(1, 1)]] : null },
  };
}

/** Calculation books print two decimals; where these hide the side of a limit the exact value is said (domain 1.2-13). */
function exactText(item: ItemResult): Text | '' {
  const [lo, hi] = item.ratioText ?? ['', ''];
  const shown = lo === hi ? lo : `${lo}–${hi}`;
  const cut = item.cut ? both((w) => w.sheets.book.cut) : null;
  const said: Text = { zh: `${shown} %`, en: `${shown} %` };
  return cut === null ? said : joined([said, cut], ';', '; ');
}

/** Elements of one storey that say the same, and storeys that say the same, together: what calculation books print. */
function groupedTable({ report, markOf }: ItemPlace, item: ItemResult, id: string, groups: ReadonlyMap<number, readonly Contribution[]>): Table {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const unions = item.contributions.some((c) => c.overlaps);
  const one = { unit, decimals: 4 };
  const columns: Column[] = [
    words('storey', both((w) => w.sheets.book.storey), { width: 14 }), numbers('n', both((w) => w.sheets.book.storeys), { decimals: 0, width: 6 }),
    words('name', both((w) => w.sheets.book.markOrType), { width: 30 }), words('counted', both((w) => w.sheets.book.counted), { width: 7, align: 'center' }),
    ...span('n1', both((w) => w.sheets.book.single, { what: numerator }), one),
    ...(unions ? [] : span('d1', both((w) => w.sheets.book.single, { what: denominator }), one)),
    numbers('pieces', both((w) => w.sheets.book.pieces), { decimals: 0, width: 8 }),
    ...span('nn', both((w) => w.sheets.book.timesN, { what: numerator }), one),
    ...(unions ? [] : span('dn', both((w) => w.sheets.book.timesN, { what: denominator }), one)),
  ];
  interface Same { readonly name: string; readonly counted: Contribution['counted']; readonly ends: ReturnType<typeof endsOf>; pieces: number }
  interface Level { readonly names: string[]; standsFor: number; readonly last: { level: number }; readonly rows: readonly Same[]; readonly key: string }
  const levels: Level[] = [];
  for (const [level, list] of groups) {
    const same = new Map<string, Same>();
    for (const contribution of list) {
      const element = report.elements[contribution.element];
      const name = markOf(contribution.element) || element?.type || element?.name || '';
      const ends = endsOf(contribution);
      const key = JSON.stringify([name, contribution.counted, ends]);
      const known = same.get(key);
      if (known === undefined) same.set(key, { name, counted: contribution.counted, ends, pieces: 1 });
      else known.pieces += 1;
    }
    const rows = [...same.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const key = JSON.stringify(rows);
    const storey = item.storeys.find((s) => s.level === level);
    const before = levels.at(-1);
    if (before !== undefined && before.key === key && before.last.level === level - 1) {
      before.names.push(storey?.storey ?? '');
      before.standsFor += storey?.standsFor ?? 1;
      before.last.level = level;
    } else levels.push({ names: [storey?.storey ?? list[0]!.storey], standsFor: storey?.standsFor ?? 1, last: { level }, rows, key });
  }
  const rows = levels.flatMap(({ names, standsFor, rows: of }): readonly Row[] => of.map((row, i): Row => {
    const values: Record<string, Cell> = {
      storey: i > 0 ? '' : names.length === 1 ? names[0]! : `${names[0]!} – ${names.at(-1)!}`, n: i > 0 ? null : standsFor, name: row.name, counted: countedText(row.counted), pieces: row.pieces,
    };
    for (const [side, name] of SIDES.entries()) {
      for (const [of2, key] of [[0, 'n'], [1, 'd']] as const) {
        const value = row.ends[side as Side][of2];
        values[`${key}1${name}`] = value;
        values[`${key}n${name}`] = exactTimes(row.pieces * standsFor, value);
      }
    }
    return { ...(row.counted === 'unknown' ? { tone: 'open' as const } : {}), cells: cellsOf(columns, values) };
  }));
  return { kind: 'table', id: `${id}/grouped`, title: both((w) => w.sheets.book.elementsOf, { item: item.title }), columns, rows, only: 'print' };
}

/** Table 4: joint concrete of 4.0.3 by kind. Drawn joints are elements of the item already, derived ones are in the storeys' sums. */
function jointTable(item: ItemResult, id: string): readonly Block[] {
  if (item.joints === undefined || item.joints.length === 0) return [];
  const columns: Column[] = [
    words('kind', both((w) => w.sheets.book.jointKind), { width: 24 }), words('clause', both((w) => w.sheets.book.clause), { width: 12 }), words('form', both((w) => w.sheets.book.jointForm), { width: 12 }),
    numbers('limit', both((w) => w.sheets.book.limit), { unit: 'mm', decimals: 0, width: 9 }), numbers('count', both((w) => w.sheets.book.places), { decimals: 0, width: 8 }),
    ...span('c', both((w) => w.sheets.book.jointConcrete), { unit: 'm³', decimals: 4 }), ...span('v', both((w) => w.sheets.book.jointCounted), { unit: 'm³', decimals: 4 }),
    words('decision', both((w) => w.sheets.book.decision), { width: 26 }),
  ];
  const rows = item.joints.map((joint): Row => ({
    ...(joint.asks ? { tone: 'open' as const } : joint.form === 'derived' ? { tone: 'derived' as const } : {}),
    cells: cellsOf(columns, {
      kind: joint.title, clause: joint.clause, form: worded((w) => w.sheets.book.form, joint.form), limit: joint.limit === null ? null : Math.round(joint.limit * 1000), count: joint.count,
      cLo: joint.concrete[0], cHi: joint.concrete[1], vLo: joint.volume[0], vHi: joint.volume[1],
      decision: joint.asks ? both((w) => w.sheets.book.awaited) : joint.decision === null ? '' : joined([worded((w) => w.sheets.book.jointDecision, joint.decision), { zh: joint.reason ?? '', en: joint.reason ?? '' }].filter((text) => text.zh !== ''), ':', ': '),
    }),
  }));
  const notes = item.joints.flatMap((joint) => joint.refused.map(({ text, count }) => ({ zh: `${joint.title.zh}:${count} × ${text.zh}`, en: `${joint.title.en}: ${count} × ${text.en}` })));
  return [{ kind: 'table', id: `${id}/joints`, title: both((w) => w.sheets.book.joints), columns, rows, ...(notes.length > 0 ? { notes } : {}) }];
}

function stripTable(item: ItemResult, id: string, counted: string): readonly Block[] {
  if (item.strips === undefined || item.strips.length === 0) return [];
  const columns: Column[] = [
    words('storey', both((w) => w.sheets.book.storey), { width: 12 }), numbers('n', both((w) => w.sheets.book.count), { decimals: 0, width: 6 }), numbers('pieces', both((w) => w.sheets.book.places), { decimals: 0, width: 8 }),
    numbers('widest', both((w) => w.sheets.book.widest), { unit: 'mm', decimals: 0, width: 12 }), numbers('area', both((w) => w.sheets.book.area), { unit: 'm²', decimals: 4 }),
  ];
  const levels = [...new Set(item.strips.map((strip) => strip.level))].sort((a, b) => a - b);
  const rows = levels.map((level): Row => {
    const of = item.strips!.filter((strip) => strip.level === level);
    return {
      tone: 'derived',
      cells: cellsOf(columns, {
        storey: of[0]!.storey, n: of[0]!.standsFor, pieces: of.length, widest: Math.round(Math.max(...of.map((strip) => strip.width)) * 1000), area: exactSum(of.map((strip) => strip.area)),
      }),
    };
  });
  return [{ kind: 'table', id: `${id}/strips`, title: both((w) => w.sheets.book.stripsTitle), columns, rows, notes: [worded((w) => w.sheets.book.stripsCount, counted)] }];
}
