/** All plans of a report, drawn and numbered, and as files. */
import type { Report } from '../../engine/report.ts';
import type { StoreyPlan } from '../../engine/storey-plan.ts';
import { packZip } from '../../zip.ts';
import type { Lang } from '../verdict-text.ts';
import { drawSheet } from './draw-sheet.ts';
import { svgFile } from './drawing-svg.ts';
import type { Drawing } from './drawing.ts';
import type { Paper } from './paper.ts';
import { planSheets } from './plan-sheets.ts';

export interface DrawnSheet {
  /** unique, letters, digits and dashes */
  readonly id: string;
  readonly paper: Paper;
  readonly drawing: Drawing;
}

export function drawnSheets(report: Report, plans: readonly StoreyPlan[], lang: Lang): readonly DrawnSheet[] {
  return planSheets(report, plans).map((sheet, i) => ({ id: sheet.id, ...drawSheet(report, sheet, lang, i + 1) }));
}

export interface PlanFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One SVG per plan; numbered, so that they lie in their order. */
export function planFiles(sheets: readonly DrawnSheet[]): readonly PlanFile[] {
  const encoder = new TextEncoder();
  const digits = String(sheets.length).length;
  return sheets.map(({ id, drawing }, i) => ({ name: `${String(i + 1).padStart(Math.max(2, digits), '0')}-${id}.svg`, bytes: encoder.encode(svgFile(drawing)) }));
}

export function plansZip(sheets: readonly DrawnSheet[]): Uint8Array {
  return packZip(planFiles(sheets));
}
