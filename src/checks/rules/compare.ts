/** A reading held against a limit, both ranges (design decision 2): firm only where the whole of one lies on one side. */
import type { Interval } from '../../units.ts';
import { roundQuantity } from '../../units.ts';
import type { Judgement, Limit, Missing, Reading } from './judgement.ts';

/** m, kg, …: readings are rounded to 1e-4 before they are compared (design decision 7). */
export function atLeast(value: Interval, limit: Interval): Judgement['outcome'] {
  const [lo, hi] = value.map(roundQuantity) as [number, number];
  return lo >= roundQuantity(limit[1]) ? 'pass' : hi < roundQuantity(limit[0]) ? 'fail' : 'unknown';
}

export function atMost(value: Interval, limit: Interval): Judgement['outcome'] {
  const [lo, hi] = value.map(roundQuantity) as [number, number];
  return hi <= roundQuantity(limit[0]) ? 'pass' : lo > roundQuantity(limit[1]) ? 'fail' : 'unknown';
}

/** Whether a reading holds a numeric limit; a reading that is no number is unknown. */
export function heldAgainst(reading: Reading, limit: Limit, unit: string, more: readonly Missing[] = []): Judgement {
  const { value } = reading;
  const judge = limit.op === '≤' ? atMost : atLeast;
  const number = isInterval(value) ? value : null;
  const outcome = number === null || !isRange(limit.value) ? 'unknown' : judge(number, limit.value);
  return judgement(outcome, reading, limit, unit, outcome === 'unknown' ? more : []);
}

export function judgement(outcome: Judgement['outcome'], reading: Reading, limit: Limit | null, unit: string, more: readonly Missing[] = []): Judgement {
  return {
    outcome,
    measured: isInterval(reading.value) ? [roundQuantity(reading.value[0]), roundQuantity(reading.value[1])] : reading.value,
    limit, unit, where: reading.where ?? null, others: reading.others ?? [],
    missing: outcome === 'unknown' ? [...(reading.missing ?? []), ...more] : [],
    ...(reading.basis === undefined ? {} : { basis: reading.basis }),
  };
}

export function isInterval(value: Reading['value']): value is Interval {
  return Array.isArray(value);
}

function isRange(value: Limit['value']): value is Interval {
  return typeof value[0] === 'number';
}

/** A number of the rule that the user has yet to state leaves every subject unknown. */
export function openParameter(name: string, reading: Reading, unit: string): Judgement {
  return judgement('unknown', { ...reading, missing: [] }, null, unit, [{ kind: 'parameter', id: name }]);
}
