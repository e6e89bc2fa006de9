/** The numbers of a rule as the page shows and takes them: lengths below 10 m in millimetres. */
import { amountText } from '../export/verdict-text.ts';
import type { PackRule } from '../standards/rule.ts';

export interface ParamRow {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string } | null;
  /** as shown: `60 mm`; '' where the pack gives none */
  readonly text: string;
  /** of what is typed */
  readonly unit: string;
  /** typed value = SI value × factor */
  readonly factor: number;
  readonly clause: string | null;
}

/** lengths from here on are typed in metres */
const METRES = 10;

export function paramRows(rule: Pick<PackRule, 'params'>): readonly ParamRow[] {
  return Object.entries(rule.params ?? {}).map(([name, { value, unit, title, clause }]) => {
    const millimetres = unit === 'm' && (value === null || Math.abs(value) < METRES);
    return {
      name, title: title ?? null, clause: clause ?? null,
      text: value === null ? '' : amountText(value, unit),
      unit: millimetres ? 'mm' : unit === '1' ? '' : unit, factor: millimetres ? 1000 : 1,
    };
  });
}
