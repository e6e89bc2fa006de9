/** What all tables of one item share: whose they are, how often a storey counts, what numerator and denominator are. */
import type { BuildingResult, ItemResult, Report, Text } from '../../engine/report.ts';
import type { Ref } from './book.ts';
import { at } from './cells.ts';
import { both, worded } from './words.ts';

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

/** The storey's multiplier, from the table of storeys. */
export function multiplier(prefix: Prefix, level: number, standsFor: number): { readonly ref: Ref; readonly n: number } | null {
  return level < 0 ? null : { ref: at(`${prefix}/storeys`, `s${level}`, 'n'), n: standsFor };
}

/** What numerator and denominator are of one item: `预制体积 V1a`, … */
export function sidesOf(item: ItemResult): { readonly numerator: Text; readonly denominator: Text } {
  const pick = (side: 'numerator' | 'denominator'): Text => {
    const known = worded((w) => w.sheets.book[side], item.id);
    return known.zh === item.id ? both((w) => w.sheets.book[side].any) : known;
  };
  return { numerator: pick('numerator'), denominator: pick('denominator') };
}

/** A switch of the report as it was chosen, '' where it has none of that key. */
export function switchValue(report: Report, key: string): string {
  return report.switches.find((one) => one.key === key)?.value ?? '';
}
