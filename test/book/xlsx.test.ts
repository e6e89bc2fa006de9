/** The workbook recalculated by an independent engine: equal to its cached values, and those to the report. */
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuildingResult, NumberOrInterval, Report } from '../../src/engine/report.ts';
import { isFormula, shown, type Book, type Cell, type Table } from '../../src/export/book/book.ts';
import { bookOf } from '../../src/export/book/book-of.ts';
import { layoutOf } from '../../src/export/book/layout.ts';
import { bookXlsx, reportTextIn, tablesXlsx } from '../../src/export/book/xlsx.ts';
import { scheduleTables } from '../../src/export/schedule.ts';
import type { DeclaredItem } from '../../src/profile/profile.ts';
import { loadPack, scoringOf } from '../../src/standards/pack.ts';
import { corpusPath } from '../corpus.ts';
import { differing, recalculated, type Workbook } from './recalculate.ts';
import { twoOffices } from '../facts/two-offices.ts';
import { EXAMPLES, fileReport, reportOf, sampleReport, typed, typedReport } from './reports.ts';

const ends = (value: NumberOrInterval | null | undefined): readonly [number, number] => (value == null ? [0, 0] : typeof value === 'number' ? [value, value] : [value[0], value[1]]);

function tableOf(book: Book, id: string): Table {
  const found = book.sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'table' && block.id === id);
  if (found?.kind !== 'table') throw new Error(`no table ${id}`);
  return found;
}

function cellOf(book: Book, id: string, row: string, column: string): Cell {
  const table = tableOf(book, id);
  return table.rows.find((one) => one.id === row)!.cells[table.columns.findIndex((one) => one.id === column)]!;
}

/** Where a cell stands in the workbook, 0-based. */
function placeOf(book: Book, id: string, row: string | number, column: string): readonly [sheet: number, row: number, column: number] {
  const { sheets } = layoutOf(book, 'zh');
  for (const [s, sheet] of sheets.entries()) {
    const at = sheet.lines.findIndex((line) => line.kind === 'row' && line.table.id === id && (typeof row === 'number' ? line.at === row : line.table.rows[line.at]!.id === row));
    if (at >= 0) return [s, at, tableOf(book, id).columns.findIndex((one) => one.id === column)];
  }
  throw new Error(`no row ${row} in ${id}`);
}

/** What the sheet computes against what the report says, of every building. */
function expectReport(book: Book, workbook: Workbook, report: Report): void {
  const computed = (table: string, row: string, column: string): string | number => workbook.value(...placeOf(book, table, row, column));
  for (const [i, building] of report.buildings.entries()) {
    const prefix = `B${i + 1}`;
    for (const item of building.items) {
      const points = building.score.points[item.id];
      for (const [side, name] of (['Lo', 'Hi'] as const).entries()) {
        const got = computed(`${prefix}/score`, item.id, `p${name}`);
        if (points === null) expect([item.id, got]).toEqual([item.id, '—']);
        // beside a row that is surely there a row of the same matter is there too: its own least points follow from its ratio
        else if (item.oneOf === undefined || side === 1) expect([item.id, got]).toEqual([item.id, expect.closeTo(ends(points)[side]!, 9)]);
        if (item.ratio !== null) expect(computed(`${prefix}/${item.id}/result`, 'q', `v${name}`)).toBeCloseTo(item.ratio[side]!, 6);
      }
    }
    for (const [side, name] of (['Lo', 'Hi'] as const).entries()) {
      for (const id of ['Q1', 'Q2', 'Q3'] as const) if (building.table.groups.some((group) => group.id === id)) expect(computed(`${prefix}/groups`, id, `v${name}`)).toBeCloseTo(ends(building.score[id])[side]!, 9);
      expect(computed(`${prefix}/p`, 'q4', `v${name}`)).toBeCloseTo(ends(building.score.Q4)[side]!, 9);
      expect(computed(`${prefix}/p`, 'pRaw', `v${name}`)).toBeCloseTo(ends(building.score.pRaw)[side]!, 6);
      expect(computed(`${prefix}/p`, 'p', `v${name}`)).toBe(ends(building.score.p)[side]!);
    }
    for (const gate of building.gates) expect([gate.id, computed(`${prefix}/gates`, gate.id, 'outcome')]).toEqual([gate.id, { pass: '满足', fail: '不满足', unknown: '未定' }[gate.outcome as 'pass' | 'fail' | 'unknown']]);
  }
}

async function expectRecalculated(report: Report): Promise<number> {
  const book = bookOf(report);
  const workbook = await recalculated(await bookXlsx(book, { lang: 'zh', report }));
  expect(differing(workbook).slice(0, 5)).toEqual([]);
  expectReport(book, workbook, report);
  const { length } = workbook.formulas;
  workbook.free();
  return length;
}

describe('samples', { timeout: 240_000 }, () => {
  for (const [name, least] of [['tower', 30_000], ['tower-unflagged', 20_000], ['office', 5000], ['cast-in-place', 4000]] as const) {
    it(`${name}: every formula equals its cached value, the results the report's`, async () => {
      expect(await expectRecalculated(await sampleReport(name))).toBeGreaterThan(least);
    });
  }
  it('a storey that stands for others: its multiplier is one cell', async () => {
    const report = await sampleReport('office', { schema: 'sunmao-profile/1', storeys: [{ match: '3F', standsFor: 3 }] });
    await expectRecalculated(report);
    const plain = await sampleReport('office');
    const book = bookOf(plain);
    const workbook = await recalculated(await bookXlsx(book, { lang: 'zh' }));
    const level = plain.buildings[0]!.storeys.findIndex(({ name }) => name === '3F');
    workbook.set(...placeOf(book, 'B1/storeys', `s${level}`, 'n'), 3);
    expect(workbook.value(...placeOf(book, 'B1/p', 'p', 'vLo'))).toBe(report.buildings[0]!.score.p);
    for (const item of report.buildings[0]!.items) if (item.ratio) expect(workbook.value(...placeOf(book, `B1/${item.id}/result`, 'q', 'vLo'))).toBeCloseTo(item.ratio[0], 6);
    workbook.free();
  });
});

describe('a model with open ends', { timeout: 240_000 }, () => {
  it('two files of one rank that draw the same with other figures', async () => {
    const report = await reportOf(twoOffices());
    expect(report.buildings[0]!.items.find(({ id }) => id === 'q1a')!.denominator).toEqual([12, 12.6]);
    await expectRecalculated(report);
  });
  for (const path of ['models/Duplex-georeferenced', 'models/openBIMdisk-HKU']) {
    it(path, async (context) => {
      const folder = corpusPath(path);
      if (folder === null) return context.skip('skipped: no corpus');
      const { readdirSync } = await import('node:fs');
      const file = readdirSync(folder).filter((name) => name.endsWith('.ifc')).sort()[0];
      if (file === undefined) return context.skip('skipped: no corpus');
      const report = await fileReport(`${folder}/${file}`);
      expect(report.buildings.some(({ score: { p } }) => typeof p !== 'number')).toBe(true);
      await expectRecalculated(report);
    });
  }
});

describe('worked examples by typed rows (domain 5)', { timeout: 120_000 }, () => {
  for (const [name, example] of Object.entries(EXAMPLES)) {
    it(name, async () => {
      const report = await typedReport(typed(example.rows));
      const [building] = report.buildings as [BuildingResult];
      expect(building.items.map(({ id }) => building.score.points[id])).toEqual(example.points);
      expect([building.score.Q1, building.score.Q2, building.score.Q3, building.score.Q4]).toEqual(example.q);
      expect([building.score.p, building.grade]).toEqual([example.p, example.grade]);
      expect(building.score.pRaw).toBeCloseTo(example.pRaw, 3);
      await expectRecalculated(report);
    });
  }

  it('E1 → E1c: 2.4 m³ more in one cell, and P goes from 43 to 63 as the engine has it', async () => {
    const report = await typedReport(typed(EXAMPLES.E1.rows));
    const book = bookOf(report);
    const workbook = await recalculated(await bookXlsx(book, { lang: 'zh' }));
    expect(workbook.value(...placeOf(book, 'B1/p', 'p', 'vLo'))).toBe(43);
    workbook.set(...placeOf(book, 'B1/q1a/declared', 0, 'n1'), 620.96);
    const moved = (await typedReport(typed({ ...EXAMPLES.E1.rows, q1a: [620.96, 1774] }))).buildings[0]!;
    expect([moved.score.p, moved.grade]).toEqual([63, 'A']);
    for (const side of ['vLo', 'vHi']) expect(workbook.value(...placeOf(book, 'B1/p', 'p', side))).toBe(63);
    expect(workbook.value(...placeOf(book, 'B1/score', 'q1a', 'pLo'))).toBe(moved.score.points['q1a']);
    expect(workbook.value(...placeOf(book, 'B1/verdict', 'gradeLo', 'v'))).toBe('A');
    expect(workbook.value(...placeOf(book, 'B1/verdict', 'prefabricated', 'v'))).toBe('装配式建筑');
    workbook.free();
  });

  it('what may be missing: both ends of P over every settling', async () => {
    const rows = typed({ ...EXAMPLES.E1.rows, q2c: [0, 8010] }).map((one) => (['q3b', 'q3c', 'q2c', 'q2a'].includes(one.item) ? { ...one, present: 'unknown' as const } : one));
    const report = await typedReport(rows);
    expect(report.buildings[0]!.items.filter(({ present }) => present === 'unknown')).toHaveLength(4);
    await expectRecalculated(report);
  });

  it('any ratios, any ranges, whatever may be missing: the sheet comes to what the engine comes to', async () => {
    const items = scoringOf(loadPack('gbt51129-2017'))!.items.filter(({ award }) => award.kind !== 'yes-no');
    const ratio = fc.oneof(fc.constantFrom(0, 35, 50, 70, 80, 90, 100, 45.125, 70.25, 50.5), fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100));
    const one = (item: (typeof items)[number]): fc.Arbitrary<readonly DeclaredItem[]> => fc.oneof(
      fc.constant([]),
      fc.tuple(ratio, ratio, fc.constantFrom(true, true, 'unknown' as const)).map(([a, b, present]): readonly DeclaredItem[] => [{
        item: item.id, mode: 'replace', ratio: [Math.min(a, b), Math.max(a, b)], ...(item.mayLack ? { present } : {}),
      }]),
      ...(item.mayLack ? [fc.constant<readonly DeclaredItem[]>([{ item: item.id, mode: 'replace', present: false }])] : []),
    );
    const fitOut = fc.constantFrom<readonly DeclaredItem[]>([], [{ item: 'fullFitOut', mode: 'replace', value: true }], [{ item: 'fullFitOut', mode: 'replace', value: false }]);
    await fc.assert(fc.asyncProperty(fc.tuple(fitOut, ...items.map(one)), async (parts) => {
      await expectRecalculated(await typedReport(parts.flat()));
    }), { numRuns: 40 });
  });

  it('ratios alone, ranges of them, and nothing at all', async () => {
    await expectRecalculated(await typedReport([{ item: 'q1a', mode: 'replace', ratio: [30, 41.5] }, { item: 'q1b', mode: 'replace', ratio: 70.25 }, { item: 'q3d', mode: 'replace', ratio: 0 }]));
    await expectRecalculated(await typedReport([]));
  });

  it('a steel building, ratios rounded first, several buildings', async () => {
    await expectRecalculated(await typedReport(typed(EXAMPLES.E2.rows), { structure: 'steel' }));
    await expectRecalculated(await typedReport(typed(EXAMPLES.E1.rows), { switches: { 'ratio-rounding': 'two-decimals' } }));
    await expectRecalculated(await typedReport(typed(EXAMPLES.E3.rows), { buildings: [{ id: 'a', name: "1#'楼" }, { id: 'b', name: '2#楼[1/2]:*?' }], required: [{ value: 50, document: '出让合同' }, { value: 'A', document: '规划条件' }] }));
  });

  it('rows that are alternatives, the best of them or their sum; tables that give no points yet', async () => {
    const pack = 'db33t1165-2019';
    const attested = { packs: [pack], attestations: [{ pack, edition: loadPack(pack).edition, who: '甲', date: '2026-01-01', page: '第 1 版' }] };
    const items = scoringOf(loadPack(pack))!.items.filter(({ award }) => award.kind !== 'yes-no');
    const open = items.map((item, i): DeclaredItem => ({ item: item.id, mode: 'replace', ratio: i % 3 === 0 ? 80 : [40 + i, 75 + i], ...(item.mayLack && i % 2 === 0 ? { present: 'unknown' as const } : {}) }));
    for (const sum of [0, 1]) {
      const report = await typedReport(open, { ...attested, overrides: [{ rule: `${pack}/alternatives-vertical`, param: 'sum', value: sum, reason: '印本' }] });
      expect(report.buildings[0]!.withheld).toBeNull();
      expect(report.buildings[0]!.table.alternatives.length).toBeGreaterThan(0);
      await expectRecalculated(report);
    }
    for (const draft of ['db11t1831-2021', 'dbjt15-163-2019', 'shanghai-2019']) {
      const report = await typedReport(typed(EXAMPLES.E1.rows), { packs: [draft] });
      expect(report.buildings[0]!.withheld).not.toBeNull();
      const workbook = await recalculated(await bookXlsx(bookOf(report), { lang: 'zh' }));
      expect([draft, differing(workbook).slice(0, 3)]).toEqual([draft, []]);
      workbook.free();
    }
  });
});

describe('another standard beside the building\'s own', { timeout: 120_000 }, () => {
  it('has its scoring from the same sums, and sheets of what it measures otherwise', async () => {
    const report = await sampleReport('office', { schema: 'sunmao-profile/1', packs: ['gbt51129-2017', 'db33t1165-2019', 'shanghai-2016'] });
    const book = bookOf(report);
    const others = report.buildings[0]!.others;
    expect(others.length).toBe(2);
    const workbook = await recalculated(await bookXlsx(book, { lang: 'zh' }));
    expect(differing(workbook).slice(0, 5)).toEqual([]);
    for (const [k, other] of others.entries()) {
      for (const item of other.items) if (item.ratio !== null && item.sameAs !== undefined) expect(workbook.value(...placeOf(book, `B1/o${k + 1}/score`, item.id, 'qLo'))).toBeCloseTo(item.ratio[0], 6);
    }
    expectReport(book, workbook, report);
    workbook.free();
  });
});

describe('what a workbook carries', () => {
  let report: Report;
  let book: Book;
  beforeAll(async () => {
    report = await sampleReport('cast-in-place');
    book = bookOf(report, { whatIf: true });
  }, 60_000);

  it('the report itself, whole', async () => {
    expect(JSON.parse((await reportTextIn(await bookXlsx(book, { lang: 'zh', report })))!)).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it('the same bytes for the same report', async () => {
    const [a, b] = [await bookXlsx(book, { lang: 'zh', report }), await bookXlsx(bookOf(report, { whatIf: true }), { lang: 'zh', report })];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
  });

  it('方案比选 on every sheet, hashes and versions', async () => {
    const { sheets } = await readXlsx(await bookXlsx(book, { lang: 'zh' }), {});
    for (const sheet of sheets) expect(sheet.rows.slice(0, 3).flat()).toContain('方案比选，不作为计算书');
    const all = sheets.flatMap(({ rows }) => rows.flat().map(String));
    expect(all).toContain(report.files[0]!.sha256);
    for (const pack of report.packs) expect(all).toContain(pack.sha256);
    expect(all).toContain(report.profileHash);
    expect(all).toContain(`sunmao ${report.tool.version}`);
  });

  it('fonts that say their name and size, headers as short as they have to be', async () => {
    const long: Book = { ...book, project: '&项目'.repeat(200), marks: [...book.marks, ...book.marks, ...book.marks, ...book.marks, ...book.marks] };
    const parts = unzipSync(await bookXlsx(long, { lang: 'zh' }));
    const fonts = strFromU8(parts['xl/styles.xml']!).match(/<font>.*?<\/font>|<font\/>/g)!;
    expect(fonts.length).toBeGreaterThan(4);
    for (const font of fonts) expect(font).toMatch(/(?=.*<sz val="\d+"\/>)(?=.*<name val="宋体"\/>)/);
    const headers = Object.entries(parts).flatMap(([name, part]) => (name.startsWith('xl/worksheets/sheet') ? [/<oddHeader>(.*?)<\/oddHeader>/.exec(strFromU8(part))![1]!.replaceAll('&amp;', '&')] : []));
    expect(headers.length).toBeGreaterThan(5);
    for (const header of headers) expect(header.length).toBeLessThanOrEqual(255);
  });

  it('in English without a Chinese word of its own', async () => {
    const blank = await typedReport(typed(EXAMPLES.E3.rows).map((one) => ({ ...one, ...(one.rows ? { rows: one.rows.map((row) => ({ ...row, drawing: 'A-01' })) } : {}) })));
    const { sheets } = await readXlsx(await bookXlsx(bookOf(blank), { lang: 'en' }), {});
    const han = sheets.flatMap(({ name, rows }) => [name, ...rows.flat()]).filter((value) => typeof value === 'string' && /\p{Script=Han}/u.test(value));
    expect(han).toEqual([]);
  });

  it('no formula of a model, no text that a workbook cannot hold', async () => {
    const evil = ['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '=1+1', '_x0041_', '<b>&amp;</b>', 'a\u0000b\u0007', '\ud800', "'x", '長'.repeat(40_000), ']]>', '&P'];
    const elements = report.elements.map((element, i) => ({ ...element, name: evil[i % evil.length]!, type: evil[(i + 3) % evil.length]! }));
    const spoiled: Report = { ...report, elements, buildings: report.buildings.map((b) => ({ ...b, name: '=cmd()' })), profile: { ...report.profile, project: { name: '=1+1' } } };
    const own = bookOf(spoiled);
    const workbook = await recalculated(await bookXlsx(own, { lang: 'zh', report: spoiled }));
    expect(differing(workbook)).toEqual([]);
    const formulas = own.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' && block.only !== 'print' ? block.rows.flatMap(({ cells }) => cells.filter((cell) => isFormula(cell))) : [])));
    expect(workbook.formulas).toHaveLength(formulas.length);
    for (const text of ['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '=1+1', '_x0041_', '<b>&amp;</b>', 'a\ufffdb\ufffd', "'x", '&P']) expect(workbook.texts.map((one) => one.text)).toContain(text);
    expect(Math.max(...workbook.texts.map((one) => one.text.length))).toBeLessThanOrEqual(32_767);
    workbook.free();
  });
});

describe('the book as data', () => {
  it('unions: a storey is its elements less what overlaps', async () => {
    const report = await sampleReport('office');
    const book = bookOf(report);
    const item = report.buildings[0]!.items.find(({ id }) => id === 'q1b')!;
    for (const storey of item.storeys) {
      const part = (column: string): number => shown(cellOf(book, 'B1/q1b/storeys', `s${storey.level}`, column)) as number;
      const overlap = tableOf(book, 'B1/q1b/storeys').columns.some(({ id }) => id === 'rLo') ? part('rLo') : 0;
      expect(part('eLo') + overlap).toBeCloseTo(storey.numerator[0], 4);
      expect(part('n1Lo')).toBe(storey.numerator[0]);
    }
  });

  it('every formula names cells that are there, and printed tables have the parts of a range side by side', async () => {
    const book = bookOf(await sampleReport('tower-unflagged'));
    for (const section of book.sections) {
      for (const block of section.blocks) {
        if (block.kind !== 'table') continue;
        expect([block.id, new Set(block.columns.map(({ id }) => id)).size]).toEqual([block.id, block.columns.length]);
        for (const [i, column] of block.columns.entries()) if (column.upperOf !== undefined) expect([block.id, block.columns[i - 1]!.id]).toEqual([block.id, column.upperOf]);
        for (const row of block.rows) expect([block.id, row.cells.length]).toEqual([block.id, block.columns.length]);
      }
    }
  }, 60_000);
});

describe('the piece schedule', { timeout: 120_000 }, () => {
  it('of a building without pieces sums nothing, and no cell refers to itself', async () => {
    const report = await sampleReport('cast-in-place');
    const none = scheduleTables({ ...report, schedule: { ...report.schedule, rows: [] } });
    const workbook = await recalculated(await tablesXlsx(none, '统计表', 'zh'));
    expect(workbook.formulas.length).toBeGreaterThan(3);
    expect(differing(workbook)).toEqual([]);
    workbook.free();
  });
  it('recalculates from the counts per storey', async () => {
    const report = await sampleReport('tower', { schema: 'sunmao-profile/1', storeys: [{ match: '5F', standsFor: 3 }] });
    const tables = scheduleTables(report);
    const workbook = await recalculated(await tablesXlsx(tables, '统计表', 'zh'));
    expect(differing(workbook)).toEqual([]);
    expect(workbook.formulas.length).toBeGreaterThan(200);
    const total = (): number => workbook.value(0, 2 + tables[0]!.rows.length, tables[0]!.columns.findIndex(({ id }) => id === 'total')) as number;
    const before = total();
    expect(before).toBe(report.schedule.rows.reduce((sum, row) => sum + row.total, 0));
    const level = report.buildings[0]!.storeys.findIndex(({ name }) => name === '5F');
    const onFifth = report.schedule.rows.reduce((sum, row) => sum + (row.storeys.find((storey) => storey.level === level)?.count ?? 0), 0);
    // title, title of the section, head; then the multipliers
    workbook.set(2, 3, tables[2]!.columns.findIndex(({ id }) => id === `l${level}`), 4);
    expect(total()).toBe(before + onFifth);
    workbook.free();
  });
});
