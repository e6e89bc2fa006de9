/** The printable page and the Word document: nothing of a model becomes markup, tables are tables, one report makes one document. */
import { beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { Report } from '../../src/engine/report.ts';
import { storeyPlan } from '../../src/engine/storey-plan.ts';
import type { Book, Table } from '../../src/export/book/book.ts';
import { bookOf } from '../../src/export/book/book-of.ts';
import { bookDocx } from '../../src/export/book/docx.ts';
import { bookHtml } from '../../src/export/book/html.ts';
import { cssString } from '../../src/export/book/print-style.ts';
import { printedTable } from '../../src/export/book/printed.ts';
import { el, styleSheet } from '../../src/export/markup.ts';
import { drawnSheets, type DrawnSheet } from '../../src/export/plan/draw-all.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { readXml, textOf, type XmlElement } from '../../src/xml.ts';
import { ARCHIVE_LIMITS, readEntry, readZipDirectory } from '../../src/zip.ts';

const HOSTILE = '</title></style><script>alert(1)</script><img src=x onerror=alert(2)>"\'&\u0001\u2028{}; } body { display: none } /*';

let report: Report;
let book: Book;
let sheets: readonly DrawnSheet[];
beforeAll(async () => {
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path: 'office.ifc', bytes: new TextEncoder().encode(SAMPLES.find((s) => s.name === 'office')!.write()) }], platform, { footprints: 'counted' });
  closePlatform(platform);
  const profile = { ...EMPTY_PROFILE, date: '2026-03-01', project: { name: HOSTILE, designer: HOSTILE, designedBy: '张三', version: 'V1', revisions: [{ version: HOSTILE, note: HOSTILE }] } };
  const made = await check(loaded.model, loaded.geometry, profile, { version: '0', plan: await loadPlan(), effects: false });
  report = { ...made.report, elements: made.report.elements.map((e, i) => (i % 3 === 0 ? { ...e, name: HOSTILE, type: HOSTILE } : e)), buildings: made.report.buildings.map((b) => ({ ...b, name: HOSTILE, watermark: { zh: '草案', en: 'draft' } })) };
  book = bookOf(report);
  sheets = drawnSheets(report, report.buildings[0]!.storeys.flatMap((_, level) => storeyPlan(made.facts, 0, level) ?? []), 'zh');
}, 60_000);

const all = (element: XmlElement): readonly XmlElement[] => [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
const within = (element: XmlElement): string => element.children.map((child) => (typeof child === 'string' ? child : within(child))).join('');

describe('the printable page', () => {
  test('tolerances are named, not coded', () => {
    for (const lang of ['zh', 'en'] as const) {
      const html = bookHtml(book, report, sheets, lang);
      for (const [code, value] of Object.entries(report.tolerances)) {
        expect(html).not.toContain(`${code} ${value}`);
        expect(html).toMatch(new RegExp(lang === 'zh' ? `容差：[^。]*${value}[ ，。]` : `Tolerances: [^;]*${value}[ ,.]`));
      }
    }
  });
  test.each(['zh', 'en'] as const)('%s: self-contained, well-formed, without scripts, whatever models and people wrote', (lang) => {
    const html = bookHtml(book, report, sheets, lang);
    const read = readXml(new TextEncoder().encode(html.replace('<!DOCTYPE html>\n', '')));
    if (!('root' in read)) throw new Error(JSON.stringify(read.fault));
    const elements = all(read.root);
    for (const element of elements) {
      expect(['script', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'img']).not.toContain(element.name.toLowerCase());
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on/i);
        if (name === 'href') expect(value).toMatch(/^#[A-Za-z0-9-]+$/);
        if (name === 'src') throw new Error(`src ${value}`);
      }
    }
    const ids = elements.flatMap((one) => one.attributes.filter((a) => a.name === 'id').map((a) => a.value));
    expect(new Set(ids).size).toBe(ids.length);
    // every entry of the contents leads somewhere
    for (const one of elements.filter((e) => e.name === 'a')) expect(ids).toContain(one.attributes.find((a) => a.name === 'href')!.value.slice(1));
    // heads of tables repeat, the mark of a draft is there, and the name stands as it was written
    const tables = elements.filter((one) => one.name === 'table' && all(one).some((e) => e.name === 'caption'));
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) expect(all(table).filter((one) => one.name === 'thead')).toHaveLength(1);
    expect(within(read.root)).toContain(HOSTILE.replace('\u0001', '\ufffd'));
    expect(html.match(/<svg /g)).toHaveLength(sheets.length);
    const style = textOf(elements.find((one) => one.name === 'style')!);
    expect(style.match(/\{/g)!.length).toBe(style.match(/\}/g)!.length);
    expect(style).not.toContain('display: none } /*');
  });

  test('the same report makes the same page', () => {
    expect(bookHtml(book, report, sheets, 'zh')).toBe(bookHtml(bookOf(report), report, sheets, 'zh'));
  });

  test('no name of a model can be an element, an attribute or a style', () => {
    expect(() => el('a b')).toThrow();
    expect(() => el('p', { 'x" onclick': 'y' })).toThrow();
    expect(() => styleSheet('a{} </style><script>')).toThrow();
    expect(el('td', {}, '<b>', null, ['a', 1]).markup).toBe('<td>&lt;b&gt;a1</td>');
    expect(el('td', { title: '"<' }).markup).toBe('<td title="&quot;&lt;"></td>');
    expect(cssString('a"b\\\n</style>')).toBe('"a\\22 b\\5c \\a \\3c \\2f style\\3e "');
  });
});

describe('tables on paper', () => {
  const column = { unit: '', type: 'number', align: 'right', width: 10 } as const;
  const table: Table = {
    kind: 'table', id: 't', title: { zh: '表', en: 'table' },
    columns: [
      { ...column, id: 'a', title: { zh: '名', en: 'name' }, type: 'text', align: 'left' },
      { ...column, id: 'lo', title: { zh: '体积 下限', en: 'volume, least' }, unit: 'm³', decimals: 2 },
      { ...column, id: 'hi', title: { zh: '体积 上限', en: 'volume, most' }, unit: 'm³', decimals: 2, upperOf: 'lo' },
      { ...column, id: 'guid', title: { zh: 'GUID', en: 'GUID' }, type: 'text', only: 'sheet' },
    ],
    rows: [
      { kind: 'group', cells: ['甲', null, null, null] },
      { cells: ['x', 1.005, 1.005, 'g'] },
      { cells: ['y', { formula: { text: '{0}', refs: [] }, value: 1 }, 2.675, 'g'], tone: 'open' },
    ],
  };
  test('ranges stand in one column, formulas as their values, half-up; what is for workbooks is left out', () => {
    const printed = printedTable(table, 'zh');
    expect(printed.columns.map(({ title }) => title)).toEqual(['名', '体积 (m³)']);
    expect(printedTable(table, 'en').columns[1]!.title).toBe('volume (m³)');
    expect(printed.rows.map(({ cells }) => cells)).toEqual([['甲'], ['x', '1.01'], ['y', '1.00–2.68']]);
    expect(printed.columns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

describe('the Word document', () => {
  test('a valid package with headings, contents, tables whose heads repeat, and plans to scale; the same bytes again', { timeout: 120_000 }, async () => {
    const bytes = await bookDocx(book, report, sheets.slice(0, 2), 'zh');
    const directory = readZipDirectory(bytes);
    if ('reason' in directory) throw new Error(directory.reason);
    const parts = new Map<string, Uint8Array>();
    for (const entry of directory) {
      const read = readEntry(bytes, entry, ARCHIVE_LIMITS, 0);
      if ('refused' in read) throw new Error(read.refused);
      parts.set(entry.name, read.bytes);
    }
    for (const [name, part] of parts) {
      if (!/\.(xml|rels|svg)$/.test(name)) continue;
      const read = readXml(part);
      expect('root' in read ? 'well-formed' : `${name}: ${JSON.stringify(read.fault)}`).toBe('well-formed');
    }
    const main = readXml(parts.get('word/document.xml')!);
    const elements = 'root' in main ? all(main.root) : [];
    const named = (name: string): readonly XmlElement[] => elements.filter((one) => one.name === name);
    const tables = named('tbl').filter((one) => all(one).some((e) => e.name === 'tblHeader'));
    const printed = book.sections.flatMap((s) => (s.only === 'sheet' ? [] : s.blocks)).filter((b) => b.kind === 'table' && b.only !== 'sheet');
    expect(tables.length).toBe(printed.length + 1);
    for (const row of named('tr')) expect(all(row).some((e) => e.name === 'cantSplit')).toBe(true);
    expect(named('instrText').some((one) => /TOC/.test(textOf(one)))).toBe(true);
    expect(named('t').map(textOf).join('\n')).toContain('onerror=alert(2)');
    expect([...parts.keys()].filter((name) => /\.svg$/.test(name))).toHaveLength(2);
    expect([...parts.keys()].filter((name) => /\.png$/.test(name))).toHaveLength(2);
    // EMU: 360,000 to the centimetre
    const extents = named('extent').map((one) => one.attributes.map((a) => Number(a.value)));
    sheets.slice(0, 2).forEach(({ drawing }, i) => {
      expect(extents[i]![0]).toBeCloseTo(drawing.width * 36_000, -4);
      expect(extents[i]![1]).toBeCloseTo(drawing.height * 36_000, -4);
    });
    expect(new TextDecoder().decode(parts.get('docProps/core.xml'))).toContain('2026-03-01T00:00:00Z');
    const again = await bookDocx(book, report, sheets.slice(0, 2), 'zh');
    expect(Buffer.compare(again, bytes)).toBe(0);
  });
});

test('a mapping rule that is switched off is printed nowhere', () => {
  const printed = (off: boolean): string => JSON.stringify(bookOf({ ...report, profile: {
    ...report.profile, settlements: [{ by: 'type', key: '已停用的类型', role: 'precast', value: 'precast', reason: '说明', off }],
    conventions: [{ component: 'beam', unmarked: 'precast', reason: '已停用的约定', off }], systems: [{ match: '已停用的系统', kind: 'water', off }],
  } }));
  for (const key of ['已停用的类型', '已停用的约定', '已停用的系统']) expect(printed(false)).toContain(key);
  expect(printed(true)).toBe(JSON.stringify(book));
});
