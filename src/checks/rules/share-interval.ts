/** The ends of Σ numerator / Σ denominator over alternatives that are chosen one by one (design decision 2). */
import { toQuanta, type Interval } from '../../units.ts';

export interface ShareTerm {
  /** [numerator, denominator] alternatives, both ≥ 0 */
  readonly options: readonly (readonly [number, number])[];
  readonly weight: number;
}

/** 0–100 %; null where some choice leaves nothing to divide by. Dinkelbach's iteration, which ends after few rounds. */
export function shareInterval(terms: readonly ShareTerm[]): Interval | null {
  const lines = terms.map(({ options, weight }) => options.map(([n, d]) => [toQuanta(n) * weight, toQuanta(d) * weight] as const));
  if (lines.reduce((sum, options) => sum + Math.min(...options.map(([, d]) => d)), 0) <= 0) return null;
  const end = (side: -1 | 1): number => {
    let ratio = side < 0 ? 1 : 0;
    for (let round = 0; round < 64; round += 1) {
      let [n, d] = [0, 0];
      for (const options of lines) {
        let best = options[0]!;
        for (const option of options) if (side * (option[0] - ratio * option[1]) > side * (best[0] - ratio * best[1])) best = option;
        n += best[0];
        d += best[1];
      }
      if (n / d === ratio) break;
      ratio = n / d;
    }
    return ratio;
  };
  return [Math.min(100, end(-1) * 100), Math.min(100, end(1) * 100)];
}
