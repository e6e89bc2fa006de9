/** Values as an IDS writes them: XML base types of the DataTypes documentation of IDS 1.0, without white space about them. */
import { isCastable } from './audit/cast.ts';

/** xs:double as IDS allows it; null for any other text. */
export function doubleOf(text: string): number | null {
  return isCastable(text, 'xs:double') ? Number(text.replace('INF', 'Infinity')) : null;
}

/** xs:integer; null for any other text, `42.0` too. */
export function integerOf(text: string): number | null {
  return isCastable(text, 'xs:integer') ? Number(text) : null;
}

export function booleanOf(text: string): boolean | null {
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null;
}

/** xs:date, xs:dateTime or xs:time as a number that can be compared; null for any other text. */
export function momentOf(text: string): number | null {
  const [, date, time, zone = ''] = /^(\d{4}-\d{2}-\d{2})?(?:T?(\d{2}:\d{2}:\d{2}(?:\.\d+)?))?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  if (date === undefined && time === undefined) return null;
  const moment = Date.parse(`${date ?? '1970-01-01'}T${time ?? '00:00:00'}${zone === '' ? 'Z' : zone}`);
  return Number.isNaN(moment) ? null : moment;
}

/**
 * Are two numbers one within the tolerance of IDS 1.0 (developer guide, precision)? One part in a million and a
 * millionth beside it; its very ends count, as the official cases have it.
 */
export function sameNumber(value: number, wanted: number): boolean {
  const reach = Math.abs(wanted) * 1e-6 + 1e-6;
  // the ends are sums of decimals: a few units in the last place are no difference
  return Math.abs(value - wanted) <= reach + 8 * Number.EPSILON * Math.max(Math.abs(wanted), 1e-6);
}

/** value ≥ bound, but for the last digits that a unit's conversion leaves. */
export function atLeast(value: number, bound: number): boolean {
  return value >= bound || bound - value <= 4 * Number.EPSILON * Math.abs(bound);
}
