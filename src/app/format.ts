/** Figures as the page shows them. Ratios and points half-up in decimal (design decision 7). */
import { asInterval, fixed, type Interval } from '../units.ts';
import type { NumberOrInterval } from '../engine/report.ts';

export { fixed } from '../units.ts';

const UNDECIDED = '—';

/** At most so many decimals, no trailing zeros. */
export function short(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** `12.5` or `10–12.5`; the dash where there is nothing. */
export function range(value: NumberOrInterval | null | undefined, decimals: number, write: (value: number, decimals: number) => string = short): string {
  if (value === null || value === undefined) return UNDECIDED;
  const [lo, hi] = asInterval(value);
  const first = write(lo, decimals);
  const second = write(hi, decimals);
  return first === second ? first : `${first}–${second}`;
}

/** Percent with two decimals; more where rounding would hide on which side of a limit the ratio lies. */
export function ratioText(value: Interval | null, limits: readonly number[]): string {
  if (!value) return UNDECIDED;
  const write = (ratio: number): string => {
    const two = fixed(ratio, 2);
    const hides = limits.some((limit) => ratio < limit && Number(two) >= limit);
    return hides ? ratio.toPrecision(8) : two;
  };
  const [lo, hi] = [write(value[0]), write(value[1])];
  return `${lo === hi ? lo : `${lo}–${hi}`} %`;
}

/** Thousands grouped by thin spaces: `12 345.6`. */
export function quantity(value: number, decimals = 2): string {
  const [whole, rest] = short(value, decimals).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, '\u2009');
  return rest ? `${grouped}.${rest}` : grouped;
}

export function quantityRange(value: Interval | null, decimals = 2): string {
  return range(value, decimals, quantity);
}

export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${short(bytes / 1024, 0)} kB`;
  return `${short(bytes / 1024 / 1024, 1)} MB`;
}

/** Last part of a path, `ARCHIVE!MEMBER` kept whole. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
