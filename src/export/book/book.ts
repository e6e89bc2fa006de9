/**
 * The calculation book 装配率计算书 as data: sections of paragraphs and tables, whose cells are texts, numbers, or formulas over
 * other cells with the value they have. XLSX writes the formulas; HTML and .docx print the values. Nothing here knows a file format.
 */
import type { Text } from '../../engine/report.ts';

export interface Book {
  readonly title: Text;
  /** of the project, or of its first building; '' where neither is named */
  readonly project: string;
  /** to be shown on every page and sheet: drafts, 方案比选 */
  readonly marks: readonly Text[];
  /** in reading order: domain 4.1 */
  readonly sections: readonly Section[];
}

export interface Section {
  /** unique in the book; of a building's sections `BUILDING/NAME` */
  readonly id: string;
  /** as printed before the title: `6.1.3`; '' without a number */
  readonly number: string;
  readonly title: Text;
  /** 1: chapter */
  readonly level: 1 | 2 | 3;
  /** of BuildingResult, null where it speaks of all of them */
  readonly building: string | null;
  /** item of the building's scoring table that it computes */
  readonly item?: string;
  /** lists of single elements: in workbooks alone */
  readonly only?: 'sheet';
  /** name of the sheet of its own in a workbook (unique, safe); a section without one stands on the sheet of the section before */
  readonly sheet?: Text;
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | Table;

interface Placed {
  /** only in workbooks (lists of thousands of elements), or only in printed documents (the same by group) */
  readonly only?: 'sheet' | 'print';
}

export interface Paragraph extends Placed {
  readonly kind: 'paragraph';
  readonly text: Said;
  /** default plain */
  readonly tone?: 'note' | 'warning';
}

export interface Table extends Placed {
  readonly kind: 'table';
  /** unique in the book: what formulas name */
  readonly id: string;
  readonly title: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** under the table */
  readonly notes?: readonly Said[];
}

export interface Column {
  /** unique in its table */
  readonly id: string;
  readonly title: Text;
  /** '' without one; printed in the head after the title */
  readonly unit: string;
  readonly type: 'text' | 'number';
  /** of numbers, as printed and shown; the value itself is never cut. */
  readonly decimals?: number;
  readonly align: 'left' | 'center' | 'right';
  /** in characters of a digit's width; a Chinese character is two */
  readonly width: number;
  /** numbers that a person may change to see the result move; all others follow */
  readonly input?: true;
  /** left out of printed documents: GlobalIds and the like */
  readonly only?: 'sheet';
  /** it holds the upper ends of that column's ranges: in print one column `lo–hi`, a single number where they are equal */
  readonly upperOf?: string;
}

export interface Row {
  /** unique in its table where a formula names it */
  readonly id?: string;
  /** `body` where absent; `sum`: totals; `group`: its first cell heads the rows below */
  readonly kind?: 'body' | 'sum' | 'group';
  /** how firm it is; `declared`: typed by a person, `open`: undecided, `derived`: suggested by the model and not drawn */
  readonly tone?: 'declared' | 'open' | 'derived' | 'out';
  /** parallel to the columns */
  readonly cells: readonly Cell[];
}

/** What a model or a person wrote stays as it is and never becomes a formula or markup; our own words come in both languages. */
export type Said = string | Text;

/** null: empty */
export type Cell = null | number | Said | FormulaCell;

export interface FormulaCell {
  readonly formula: Formula;
  /** what it comes to */
  readonly value: number | Said;
}

/** A spreadsheet formula without `=`, its references as `{0}`, `{1}`, …, its words as `@0`, `@1`, … */
export interface Formula {
  readonly text: string;
  readonly refs: readonly Ref[];
  readonly words?: readonly Text[];
}

/** A cell or a run of cells of one column. No table: this one. No row: this row. */
export interface Ref {
  readonly table?: string;
  readonly column: string;
  /** id of a row, or the body rows from one to another (both included), or all body rows */
  readonly row?: string | readonly [from: string, to: string] | 'all';
}

export function isFormula(cell: Cell): cell is FormulaCell {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

/** The words in a language. */
export function said(text: Said, lang: 'zh' | 'en'): string {
  return typeof text === 'string' ? text : text[lang];
}

/** What a cell shows, without its formula. */
export function shown(cell: Cell): null | number | Said {
  return isFormula(cell) ? cell.value : cell;
}
