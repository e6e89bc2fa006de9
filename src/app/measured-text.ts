/** The parameters of a measured figure's steps as the page writes them: quantities with the four decimals they were rounded to. */
import type { ElementFigure, Line, Param } from '../worker/app-api.ts';
import type { Interval } from '../units.ts';
import { fixed, range } from './format.ts';

const DECIMALS = 4;

const FIGURE_SET: Readonly<Record<ElementFigure, true>> = {
  volume: true, grossVolume: true, surfaceArea: true, footprintArea: true, sideArea: true, size: true, storeys: true,
};
/** in the order in which they are offered */
export const FIGURES = Object.keys(FIGURE_SET) as readonly ElementFigure[];

/** `12 345.6000 m³`, `[lo]–[hi] m²` */
export function amountText(value: Interval, unit: string): string {
  return `${range(value, unit.startsWith('kg') ? 0 : DECIMALS, grouped)} ${unit}`;
}

function grouped(value: number, decimals: number): string {
  const [whole, rest] = fixed(value, decimals).split('.');
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, '\u2009')}.${rest ?? ''}`;
}

export interface Wording {
  readonly word: (group: string, code: string) => string;
  readonly pick: (text: { readonly zh: string; readonly en: string }) => string;
}

export function paramText(param: Param, { word, pick }: Wording): string {
  if (typeof param === 'string') return param;
  if (typeof param === 'number') return String(param);
  if ('amount' in param) return amountText(param.amount, param.unit);
  return 'group' in param ? word(param.group, param.code) : pick(param);
}

export function lineParams(line: Line, wording: Wording): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(line.params).map(([name, param]) => [name, paramText(param, wording)]));
}
