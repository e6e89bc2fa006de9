/**
 * The calculation book as a Word document: headings, a contents field, tables whose heads repeat, plans to scale. The one door to docx.
 * Plans are SVG, which Word shows since 2016; beside each lies a picture for what cannot.
 */
import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, HeightRule, HorizontalPositionRelativeFrom, ImageRun, Packer, PageNumber, PageOrientation, Paragraph, SectionType,
  ShadingType, Table, TableCell, TableLayoutType, TableOfContents, TableRow, TextRun, TextWrappingType, VerticalAlignTable, VerticalPositionRelativeFrom, WidthType,
  type ISectionOptions,
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import type { Report } from '../../engine/report.ts';
import en from '../../i18n/en.ts';
import zh from '../../i18n/zh-CN.ts';
import { allowed } from '../../xml.ts';
import { ARCHIVE_LIMITS, packZip, readEntry, readZipDirectory } from '../../zip.ts';
import { paintedPng } from '../plan/drawing-canvas.ts';
import { drawingPng } from '../plan/drawing-png.ts';
import { svgFile } from '../plan/drawing-svg.ts';
import type { DrawnSheet } from '../plan/draw-all.ts';
import { textWidth } from '../plan/place-labels.ts';
import type { Lang } from '../verdict-text.ts';
import { said, type Block, type Book, type Section } from './book.ts';
import { coverOf, type Cover } from './cover.ts';
import { printedSections, printedTable, turnedSections, type PrintedTable } from './printed.ts';

const TEXTS = { zh, en };

/** Twips: a twentieth of a point. */
const mm = (value: number): number => Math.round((value / 25.4) * 1440);
const MARGIN = { top: mm(22), bottom: mm(20), left: mm(24), right: mm(18) };
const A4 = { width: mm(210), height: mm(297) } as const;
/** Characters of a digit's width: beyond, the page is turned; half points of letters in tables. */
const ROOM = { plain: 96, upright: 125, turned: 150 } as const;
const SIZES = { text: 21, table: 17, dense: 14 } as const;

const FONT = {
  text: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' },
  head: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' },
} as const;
const GRID = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const FILL = { head: 'E8ECF0', sum: 'F1F3F5', group: 'F7F7F7', declared: 'EEF4FB', open: 'FFF7D6' } as const;
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

type Part = Paragraph | Table | TableOfContents;

interface RunLook {
  readonly size?: number;
  readonly bold?: boolean;
  readonly head?: boolean;
  readonly color?: string;
  readonly italics?: boolean;
}

/** Control characters would make the whole document unreadable. */
function run(text: string, { size, bold, head, color, italics }: RunLook = {}): TextRun {
  return new TextRun({
    text: allowed(text).replace(/[\r\n]+/g, ' '), font: head ? FONT.head : FONT.text,
    ...(size === undefined ? {} : { size }), ...(bold ? { bold } : {}), ...(color === undefined ? {} : { color }), ...(italics ? { italics } : {}),
  });
}

export async function bookDocx(book: Book, report: Report, sheets: readonly DrawnSheet[], lang: Lang): Promise<Uint8Array> {
  const t = TEXTS[lang].documents.book;
  const cover = coverOf(report, lang);
  const title = said(book.title, lang);
  const marks = book.marks.map((mark) => said(mark, lang)).join(' · ');
  const head = [book.project || cover.project, title].filter((part) => part !== '').join(' · ');
  const around = { headers: { default: header(head, marks) }, footers: { default: footer(t) } };
  const upright = { page: { size: A4, margin: MARGIN } };
  const turned = { page: { size: { ...A4, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN } };

  // what stands beside the SVG for programs that show none: as the browser paints it, else drawn in small
  const pictures: Uint8Array[] = [];
  for (const { drawing } of sheets) pictures.push((await paintedPng(drawing)) ?? drawingPng(drawing));

  const groups = sectionsOf(printedSections(book.sections), lang);
  const sections: ISectionOptions[] = [
    { properties: upright, headers: { default: header('', marks) }, footers: { default: new Footer({ children: [new Paragraph({})] }) }, children: coverParts(cover, title) },
    {
      properties: { ...upright, type: SectionType.NEXT_PAGE }, ...around,
      children: [
        new Paragraph({ children: [run(t.contents, { head: true, bold: true, size: 30 })], spacing: { after: 200 } }),
        new TableOfContents(t.contents, { hyperlink: true, headingStyleRange: '1-3' }),
        ...(cover.revisions.length === 0 ? [] : [caption(cover.revisionTitle), plainTable([cover.revisionHeads, ...cover.revisions], true)]),
      ],
    },
    // a section without heads of its own takes those of the one before
    ...groups.map(({ wide, parts }): ISectionOptions => ({ properties: { ...(wide ? turned : upright), type: SectionType.NEXT_PAGE }, children: parts })),
    {
      properties: { ...upright, type: SectionType.NEXT_PAGE },
      children: [
        heading(cover.madeTitle, 1), plainTable(cover.made.map((pair) => [...pair]), false),
        heading(t.plansTitle, 1), ...(sheets.length === 0 ? [new Paragraph({ children: [run(t.noPlans)] })] : sheets.map(({ drawing, paper }, i) => new Paragraph({ children: [run(`${i + 1}. ${drawing.title} 1:${paper.scale}`)] }))),
      ],
    },
    ...sheets.map((sheet, i): ISectionOptions => ({
      properties: {
        type: SectionType.NEXT_PAGE,
        // docx takes the size of the upright sheet and turns it
        page: {
          size: { width: mm(Math.min(sheet.paper.width, sheet.paper.height)), height: mm(Math.max(sheet.paper.width, sheet.paper.height)), orientation: sheet.paper.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
          margin: { top: mm(8), bottom: mm(8), left: mm(8), right: mm(8), header: 0, footer: 0 },
        },
      },
      ...(i > 0 ? {} : { headers: { default: new Header({ children: [new Paragraph({})] }) }, footers: { default: new Footer({ children: [new Paragraph({})] }) } }),
      children: [new Paragraph({ children: [planRun(sheet, pictures[i]!)] })],
    })),
  ];
  const document = new Document({
    title: allowed(head), creator: 'sunmao', lastModifiedBy: 'sunmao', description: '', features: { updateFields: true },
    styles: {
      default: {
        document: { run: { font: FONT.text, size: SIZES.text }, paragraph: { spacing: { after: 80, line: 300 } } },
        heading1: { run: { font: FONT.head, size: 32, bold: true, color: '000000' }, paragraph: { spacing: { before: 360, after: 160 }, keepNext: true } },
        heading2: { run: { font: FONT.head, size: 26, bold: true, color: '000000' }, paragraph: { spacing: { before: 280, after: 120 }, keepNext: true } },
        heading3: { run: { font: FONT.head, size: 23, bold: true, color: '000000' }, paragraph: { spacing: { before: 200, after: 100 }, keepNext: true } },
      },
    },
    sections,
  });
  return dated(new Uint8Array(await Packer.toArrayBuffer(document)), report.date);
}

function header(text: string, marks: string): Header {
  return new Header({ children: [new Paragraph({ children: [run(text, { size: 16, color: '444444' }), ...(marks === '' ? [] : [new TextWatermark({ text: allowed(marks), font: '黑体', color: 'C00000', opacity: 0.15, width: Math.min(520, textWidth(marks) * 60) })])] })] });
}

function footer(t: { readonly pageBefore: string; readonly pageBetween: string; readonly pageAfter: string }): Footer {
  const look = { size: 16, font: FONT.text } as const;
  return new Footer({ children: [new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...look, children: [t.pageBefore, PageNumber.CURRENT, t.pageBetween, PageNumber.TOTAL_PAGES, t.pageAfter] })],
  })] });
}

const heading = (text: string, level: 1 | 2 | 3): Paragraph => new Paragraph({ heading: HEADINGS[level], children: [new TextRun({ text: allowed(text) })] });
const caption = (text: string): Paragraph => new Paragraph({ keepNext: true, spacing: { before: 160, after: 60 }, children: [run(text, { head: true, bold: true, size: 19 })] });

function coverParts(cover: Cover, title: string): readonly Part[] {
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: mm(32), after: mm(10), line: 480 }, children: [run(cover.project, { head: true, size: 40 })] }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: mm(20), line: 480 }, children: [run(title, { head: true, bold: true, size: 56 })] }),
    bareTable(cover.fields.map((pair) => [...pair]), [0.26, 0.74]),
    new Paragraph({ spacing: { before: mm(6) } }),
    bareTable(cover.signers.flatMap((_, i) => (i % 2 === 0 ? [[...cover.signers[i]!, ...(cover.signers[i + 1] ?? ['', ''])]] : [])), [0.2, 0.3, 0.2, 0.3]),
    new Paragraph({ spacing: { before: mm(26) }, alignment: AlignmentType.RIGHT, children: [run(cover.stampTitle, { color: '777777' })] }),
    new Paragraph({ spacing: { before: mm(10) }, children: [run(cover.firm, { size: 26 })] }),
    new Paragraph({ children: [run(cover.date)] }),
  ];
}

/** Sections as runs of pages that lie the same way: a wide table turns the pages of its section. */
function sectionsOf(sections: readonly Section[], lang: Lang): readonly { readonly wide: boolean; readonly parts: readonly Part[] }[] {
  const groups: { wide: boolean; parts: Part[] }[] = [];
  const put = (wide: boolean, parts: readonly Part[]): void => {
    const last = groups.at(-1);
    if (last?.wide === wide) last.parts.push(...parts);
    else groups.push({ wide, parts: [...parts] });
  };
  const turned = turnedSections(sections, ROOM.upright, lang);
  for (const [i, section] of sections.entries()) {
    const title = [section.number, said(section.title, lang)].filter((part) => part !== '').join(' ');
    const wide = turned[i]!;
    put(wide, [heading(title, section.level), ...section.blocks.flatMap((block) => blockParts(block, lang, wide))]);
  }
  return groups;
}

function blockParts(block: Block, lang: Lang, wide: boolean): readonly Part[] {
  if (block.kind === 'paragraph') {
    const warning = block.tone === 'warning';
    return [new Paragraph({ ...(warning ? { shading: { type: ShadingType.CLEAR, fill: 'FDF0F0', color: 'auto' } } : {}), children: [run(said(block.text, lang), block.tone === 'note' ? { size: 18, color: '333333' } : {})] })];
  }
  const printed = printedTable(block, lang);
  return [caption(printed.title), tableOf(printed, wide), ...tones(printed, lang), ...printed.notes.map((note) => new Paragraph({ children: [run(note, { size: 16, color: '333333' })] })), new Paragraph({ spacing: { after: 60 } })];
}

function tones({ rows }: PrintedTable, lang: Lang): readonly Paragraph[] {
  const t = TEXTS[lang].documents.book.tone;
  const shown = (['declared', 'open', 'derived', 'out'] as const).filter((tone) => rows.some((row) => row.tone === tone));
  if (shown.length === 0) return [];
  return [new Paragraph({ children: shown.flatMap((tone) => [
    new TextRun({ text: ` ${t[tone]} `, font: FONT.text, size: 16, italics: tone === 'derived', ...(tone === 'declared' || tone === 'open' ? { shading: { type: ShadingType.CLEAR, fill: FILL[tone], color: 'auto' } } : {}), ...(tone === 'out' ? { color: '666666' } : {}) }),
    run('   ', { size: 16 }),
  ]) })];
}

/** @param wide on a turned page */
function tableOf(printed: PrintedTable, wide: boolean): Table {
  const width = (wide ? A4.height : A4.width) - MARGIN.left - MARGIN.right;
  const size = printed.width > (wide ? ROOM.turned : ROOM.plain) ? SIZES.dense : SIZES.table;
  const widths = printed.columns.map(({ share }) => Math.max(200, Math.round(share * width)));
  const cell = (text: string, i: number, look: { readonly fill?: string; readonly bold?: boolean; readonly align?: 'left' | 'center' | 'right'; readonly span?: number; readonly italics?: boolean; readonly color?: string }): TableCell => new TableCell({
    width: { size: look.span === undefined ? widths[i]! : width, type: WidthType.DXA }, margins: { top: 20, bottom: 20, left: 50, right: 50 }, verticalAlign: VerticalAlignTable.CENTER,
    ...(look.span === undefined ? {} : { columnSpan: look.span }), ...(look.fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill: look.fill, color: 'auto' } }),
    children: [new Paragraph({ alignment: ALIGN[look.align ?? 'left'], spacing: { after: 0, line: 240 }, children: [run(text, { size, ...(look.bold ? { bold: true } : {}), ...(look.italics ? { italics: true } : {}), ...(look.color === undefined ? {} : { color: look.color }) })] })],
  });
  return new Table({
    width: { size: width, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED,
    borders: { top: { ...GRID, size: 8, color: '000000' }, bottom: { ...GRID, size: 8, color: '000000' }, left: GRID, right: GRID, insideHorizontal: GRID, insideVertical: GRID },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: printed.columns.map(({ title }, i) => cell(title, i, { fill: FILL.head, bold: true, align: 'center' })) }),
      ...printed.rows.map((row) => {
        const alone = row.kind === 'group' && row.cells.length === 1;
        const fill = row.kind === 'sum' ? FILL.sum : row.kind === 'group' ? FILL.group : row.tone === 'declared' || row.tone === 'open' ? FILL[row.tone] : undefined;
        const look = { ...(fill === undefined ? {} : { fill }), bold: row.kind !== 'body', italics: row.tone === 'derived', ...(row.tone === 'out' ? { color: '666666' } : {}) };
        return new TableRow({ cantSplit: true, children: row.cells.map((text, i) => cell(text, i, alone ? { ...look, span: printed.columns.length } : { ...look, align: printed.columns[i]!.align })) });
      }),
    ],
  });
}

/** @param head the first row is a head that repeats */
function plainTable(rows: readonly (readonly string[])[], head: boolean): Table {
  const width = A4.width - MARGIN.left - MARGIN.right;
  const columns = rows[0]?.length ?? 1;
  const each = Math.round(width / columns);
  return new Table({
    width: { size: width, type: WidthType.DXA }, columnWidths: Array.from({ length: columns }, () => each), layout: TableLayoutType.FIXED,
    borders: { top: GRID, bottom: GRID, left: GRID, right: GRID, insideHorizontal: GRID, insideVertical: GRID },
    rows: rows.map((row, r) => new TableRow({ cantSplit: true, ...(head && r === 0 ? { tableHeader: true } : {}), children: row.map((text) => new TableCell({
      width: { size: each, type: WidthType.DXA }, margins: { left: 60, right: 60 }, ...(head && r === 0 ? { shading: { type: ShadingType.CLEAR, fill: FILL.head, color: 'auto' } } : {}),
      children: [new Paragraph({ spacing: { after: 0, line: 240 }, children: [run(text, { size: 16, bold: head && r === 0 })] })],
    })) })),
  });
}

function bareTable(rows: readonly (readonly string[])[], shares: readonly number[]): Table {
  const width = A4.width - MARGIN.left - MARGIN.right;
  const widths = shares.map((share) => Math.round(share * width));
  return new Table({
    width: { size: width, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED,
    borders: { top: NONE, left: NONE, right: NONE, insideVertical: NONE, bottom: GRID, insideHorizontal: GRID },
    rows: (rows.length === 0 ? [shares.map(() => '')] : rows).map((row) => new TableRow({ cantSplit: true, height: { value: mm(9), rule: HeightRule.ATLEAST }, children: row.map((text, i) => new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.BOTTOM, children: [new Paragraph({ spacing: { after: 0 }, children: [run(text, i % 2 === 0 ? { color: '333333' } : {})] })],
    })) })),
  });
}

/** Laid over the whole page at its own size, so that it stays to scale. */
function planRun({ drawing }: DrawnSheet, picture: Uint8Array): ImageRun {
  const pixels = (value: number): number => (value / 25.4) * 96;
  const at = { offset: 0 };
  return new ImageRun({
    type: 'svg', data: new TextEncoder().encode(svgFile(drawing)), fallback: { type: 'png', data: picture },
    transformation: { width: pixels(drawing.width), height: pixels(drawing.height) },
    altText: { name: allowed(drawing.title), description: allowed(drawing.title), title: allowed(drawing.title) },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, ...at }, verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, ...at },
      wrap: { type: TextWrappingType.NONE }, behindDocument: true, allowOverlap: true,
    },
  });
}

/**
 * The writer stamps the time of day, and counts its bookmarks from one document to the next: the report's own date stands instead, and
 * bookmarks are counted anew, so that one report makes one document.
 */
function dated(bytes: Uint8Array, date: string | null): Uint8Array {
  const entries = readZipDirectory(bytes);
  if ('reason' in entries) throw new Error(entries.reason);
  let used = 0;
  return packZip(entries.filter(({ name }) => !name.endsWith('/')).map((entry) => {
    const read = readEntry(bytes, entry, ARCHIVE_LIMITS, used);
    if ('refused' in read) throw new Error(`${entry.name}: ${read.refused}`);
    used += read.bytes.length;
    const text = (change: (text: string) => string): Uint8Array => new TextEncoder().encode(change(new TextDecoder().decode(read.bytes)));
    if (entry.name === 'docProps/core.xml') {
      const stamp = `${date ?? '1980-01-01'}T00:00:00Z`;
      return { name: entry.name, bytes: text((xml) => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, open: string) => `${open}${stamp}`)) };
    }
    if (entry.name === 'word/document.xml') {
      // markup alone: what stands between tags is written otherwise
      return { name: entry.name, bytes: text((xml) => renumbered(renumbered(renumbered(xml,
        /((?:w:anchor|w:name)="_Toc|>PAGEREF _Toc)(\d+)(?=["\s])/g),
      /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)(?=")/g),
      /(<wp:docPr\b[^>]*?\bid=")(\d+)(?=")/g)) };
    }
    const part = /^word\/header(\d+)\.xml$/.exec(entry.name)?.[1];
    if (part !== undefined) return { name: entry.name, bytes: text((xml) => xml.replace(/(id="PowerPlusWaterMarkObject)[\w-]*/g, (_, before: string) => `${before}${part}`)) };
    return { name: entry.name, bytes: read.bytes };
  }));
}

/** The numbers that a pattern finds after its first part, counted from 1 in the order in which they come. */
function renumbered(xml: string, pattern: RegExp): string {
  const numbers = new Map<string, number>();
  return xml.replace(pattern, (_, before: string, number: string) => {
    if (!numbers.has(number)) numbers.set(number, numbers.size + 1);
    return `${before}${numbers.get(number)!}`;
  });
}
