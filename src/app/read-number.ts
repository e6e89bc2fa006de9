/** Numbers as people type them: spaces, full-width digits and a decimal comma are understood. */
import type { Interval } from '../units.ts';

/** Null for what is no plain decimal number. */
export function readNumber(text: string): number | null {
  const folded = text.normalize('NFKC').replace(/[\s_]/g, '').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(folded) ? Number(folded) : null;
}

/** `70`, `60-75` or `60–75`, in percent; null when it is neither or leaves 0–100. */
export function readRatio(text: string): number | Interval | null {
  const parts = text.normalize('NFKC').replace(/%/g, '').split(/[-–—~]/).map(readNumber);
  if (parts.some((part) => part === null || part < 0 || part > 100)) return null;
  const [lo, hi] = parts as number[];
  if (parts.length === 1) return lo!;
  return parts.length === 2 && lo! <= hi! ? [lo!, hi!] : null;
}
