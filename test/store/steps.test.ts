import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_PROFILE, type Profile, type Settlement } from '../../src/profile/profile.ts';
import { atOnce, readSteps } from '../../src/store/read-project.ts';
import { applyStep, statesOf, stepBetween, stepsOf } from '../../src/store/steps.ts';
import { states } from './arbitrary.ts';

const settled = (key: string): Settlement => ({ by: 'element', key, role: 'precast', value: 'precast', reason: 'drawing' });
const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('steps of a profile', () => {
  test('any history comes back whole from its present and its steps, through JSON', () => {
    fc.assert(fc.property(states, (history) => {
      expect(statesOf(json(history.present), json(stepsOf(history)))).toEqual(history);
    }));
  });

  test('a step holds what changed and no more', () => {
    const many = Array.from({ length: 1000 }, (_, i) => settled(`e${i}`));
    const before: Profile = { ...EMPTY_PROFILE, settlements: many };
    const after: Profile = { ...before, settlements: [...many.slice(0, 500), settled('new'), ...many.slice(501)] };
    expect(stepBetween(before, after)).toEqual([{ key: 'settlements', at: 500, removed: [many[500]], inserted: [settled('new')] }]);
  });

  test('a step of another profile is refused', () => {
    const step = stepBetween({ ...EMPTY_PROFILE, settlements: [settled('a'), settled('b')] }, { ...EMPTY_PROFILE, settlements: [settled('a')] });
    expect(() => applyStep(EMPTY_PROFILE, step, false)).toThrow(RangeError);
  });

  test('the oldest steps go where there are too many entries', () => {
    const all: Profile[] = [EMPTY_PROFILE];
    for (let i = 0; i < 10; i++) all.push({ ...EMPTY_PROFILE, settlements: [...(all.at(-1)!.settlements ?? []), settled(`e${i}`)] });
    const steps = stepsOf({ past: all.slice(0, -1), present: all.at(-1)!, future: [] }, 6);
    expect(steps.past.length).toBe(3);
    expect(statesOf(all.at(-1)!, steps).past).toEqual(all.slice(7, 10));
  });

  test('the same step is the same object as long as its states are', () => {
    const after: Profile = { ...EMPTY_PROFILE, structure: 'steel' };
    const history = { past: [EMPTY_PROFILE], present: after, future: [] };
    expect(stepsOf(history).past[0]).toBe(stepsOf(history).past[0]);
  });

  test.each([
    ['a value that no profile may have', { past: [[{ key: 'structure', was: 'paper', now: 'steel' }]], future: [] }],
    ['a key that no profile has', { past: [[{ key: 'constructor', was: {}, now: 1 }]], future: [] }],
    ['the schema', { past: [[{ key: 'schema', was: 'x' }]], future: [] }],
    ['a place beyond the list', { past: [[{ key: 'settlements', at: 7, removed: [], inserted: [] }]], future: [] }],
    ['no list', { past: 'all' }],
  ])('kept steps are refused: %s', (_, kept) => {
    expect(atOnce(readSteps({ ...EMPTY_PROFILE, structure: 'steel' }, kept))).toEqual({ steps: { past: [], future: [] }, lost: true });
  });
});
