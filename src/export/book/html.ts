/**
 * The calculation book as one printable page: A4, self-contained, without scripts and without anything that is fetched. What a model
 * or a person wrote becomes markup in one place alone (markup.ts).
 */
import type { Report } from '../../engine/report.ts';
import en from '../../i18n/en.ts';
import zh from '../../i18n/zh-CN.ts';
import { el, join, styleSheet, type Markup } from '../markup.ts';
import { drawingSvg } from '../plan/drawing-svg.ts';
import type { DrawnSheet } from '../plan/draw-all.ts';
import type { Lang } from '../verdict-text.ts';
import { said, type Block, type Book, type Section, type Table } from './book.ts';
import { coverOf, type Cover } from './cover.ts';
import { printStyle } from './print-style.ts';
import { printedSections, printedTable, turnedSections, type PrintedTable } from './printed.ts';

const TEXTS = { zh, en };

/** Characters of a digit's width that a line holds: on an upright page, in smaller letters, on a turned page, in smaller letters there. */
const ROOM = { plain: 96, dense: 130, wide: 145, turned: 190 } as const;

/** @param sheets drawn plans, in their order; none: the book says so */
export function bookHtml(book: Book, report: Report, sheets: readonly DrawnSheet[], lang: Lang): string {
  const t = TEXTS[lang].documents.book;
  const cover = coverOf(report, lang);
  const sections = printedSections(book.sections);
  const turned = turnedSections(sections, ROOM.dense, lang);
  const title = said(book.title, lang);
  const head = [book.project || cover.project, title].filter((part) => part !== '').join(' · ');
  const plansAt = t.plansTitle;
  const page = el('html', { lang: lang === 'zh' ? 'zh-CN' : 'en' },
    el('head', {},
      el('meta', { charset: 'utf-8' }),
      // the file is opened from a disk, where no server says so
      el('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }),
      el('meta', { name: 'viewport', content: 'width=device-width' }),
      el('title', {}, head),
      styleSheet(printStyle(head, [t.pageBefore, t.pageBetween, t.pageAfter])),
    ),
    el('body', {},
      book.marks.length === 0 ? null : el('div', { class: 'mark', 'aria-hidden': 'true' }, el('span', {}, book.marks.map((mark) => said(mark, lang)).join(' · '))),
      coverPage(cover, title),
      contents(sections, sheets, cover, t.contents, plansAt, lang),
      sections.map((section, i) => sectionMarkup(section, turned[i]!, lang)),
      el('section', { class: 'chapter', id: 'plans' }, el('h1', {}, plansAt), sheets.length === 0 ? el('p', {}, t.noPlans) : planList(sheets)),
      sheets.map(({ id, drawing, paper }) => el('section', { class: `plan ${paper.size}${paper.landscape ? '' : ' upright'}`, id: `plan-${id}` }, drawingSvg(drawing))),
      el('section', { class: 'chapter' }, el('h1', {}, cover.madeTitle), el('table', { class: 'made' }, el('tbody', {}, cover.made.map(([label, value]) => el('tr', {}, el('td', { class: 'left' }, label), el('td', { class: 'left' }, value)))))),
    ),
  );
  return `<!DOCTYPE html>\n${page.markup}\n`;
}

function coverPage(cover: Cover, title: string): Markup {
  return el('section', { class: 'cover' },
    el('div', { class: 'cover-head' }, el('div', { class: 'cover-project' }, cover.project), el('div', { class: 'cover-title' }, title)),
    el('table', {}, el('tbody', {}, cover.fields.map(([label, value]) => el('tr', {}, el('td', { class: 'label' }, label), el('td', {}, value))))),
    el('table', { class: 'signers' }, el('tbody', {}, pairsOf(cover.signers).map((row) => el('tr', {}, row.map(([label, name]) => [el('td', { class: 'label' }, label), el('td', {}, name)]))))),
    el('div', { class: 'cover-foot' }, el('div', {}, el('div', { class: 'cover-firm' }, cover.firm), el('div', {}, cover.date)), el('div', { class: 'stamp' }, cover.stampTitle)),
  );
}

function pairsOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.flatMap((_, i) => (i % 2 === 0 ? [list.slice(i, i + 2)] : []));
}

function contents(sections: readonly Section[], sheets: readonly DrawnSheet[], cover: Cover, title: string, plans: string, lang: Lang): Markup {
  return el('section', { class: 'contents' }, el('h1', {}, title), el('ol', {},
    sections.map((section) => el('li', { class: `l${section.level}` }, el('a', { href: `#${anchor(section.id)}` }, el('span', { class: 'number' }, section.number), ' ', said(section.title, lang)))),
    el('li', { class: 'l1' }, el('a', { href: '#plans' }, el('span', { class: 'number' }), ' ', plans, sheets.length === 0 ? '' : ` (${sheets.length})`)),
  ), cover.revisions.length === 0 ? null : revisionsTable(cover));
}

/** Ids of sections hold names of buildings. */
const anchor = (id: string): string => `s-${[...id].map((letter) => (/[A-Za-z0-9]/.test(letter) ? letter : `-${letter.codePointAt(0)!.toString(16)}-`)).join('')}`;

function revisionsTable(cover: Cover): Markup {
  return el('table', {}, el('caption', {}, cover.revisionTitle), el('thead', {}, el('tr', {}, cover.revisionHeads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, cover.revisions.map((row) => el('tr', {}, row.map((cell) => el('td', {}, cell))))));
}

function planList(sheets: readonly DrawnSheet[]): Markup {
  return el('ol', {}, sheets.map(({ id, drawing, paper }) => el('li', {}, el('a', { href: `#plan-${id}` }, drawing.title), ` 1:${paper.scale}`)));
}

/** @param wide on turned pages, with all that stands in it */
function sectionMarkup(section: Section, wide: boolean, lang: Lang): Markup {
  const title = [section.number, said(section.title, lang)].filter((part) => part !== '').join(' ');
  return el('section', { class: wide ? 'sheet-wide' : null }, el(`h${section.level}`, { id: anchor(section.id) }, title), section.blocks.map((block) => blockMarkup(block, wide, lang)));
}

function blockMarkup(block: Block, wide: boolean, lang: Lang): Markup {
  return block.kind === 'paragraph' ? el('p', { class: block.tone }, said(block.text, lang)) : tableMarkup(block, wide, lang);
}

function tableMarkup(table: Table, wide: boolean, lang: Lang): Markup {
  const printed = printedTable(table, lang);
  const size = printed.width <= (wide ? ROOM.wide : ROOM.plain) ? null : printed.width <= ROOM.turned ? 'dense' : 'tiny';
  return join(
    el('table', { class: size },
      el('caption', {}, printed.title),
      el('colgroup', {}, printed.columns.map(({ share }) => el('col', { style: `width:${(share * 100).toFixed(2)}%` }))),
      el('thead', {}, el('tr', {}, printed.columns.map(({ title }) => el('th', { scope: 'col' }, title)))),
      el('tbody', {}, printed.rows.map((row) => rowMarkup(row, printed))),
    ),
    tonesMarkup(printed, lang),
    printed.notes.length === 0 ? null : el('div', { class: 'table-notes' }, printed.notes.map((note) => el('div', {}, note))),
  );
}

function rowMarkup(row: PrintedTable['rows'][number], { columns }: PrintedTable): Markup {
  const of = [row.kind === 'body' ? null : row.kind, row.tone].filter((one) => one !== null).join(' ');
  const alone = row.kind === 'group' && row.cells.length === 1;
  return el('tr', { class: of === '' ? null : of }, row.cells.map((cell, i) => el('td', { class: alone ? 'left' : columns[i]!.align, colspan: alone ? columns.length : null }, cell)));
}

/** What the shades of the rows above mean, where there are any. */
function tonesMarkup({ rows }: PrintedTable, lang: Lang): Markup | null {
  const t = TEXTS[lang].documents.book.tone;
  const shown = (['declared', 'open', 'derived', 'out'] as const).filter((tone) => rows.some((row) => row.tone === tone));
  return shown.length === 0 ? null : el('p', { class: 'tones' }, shown.map((tone) => el('span', { class: tone }, t[tone])));
}
