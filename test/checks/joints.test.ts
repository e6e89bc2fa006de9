/** What joints do to q1a: alternatives per kind, decisions of the profile, rows and questions. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { planAreas } from '../../src/facts/plan-area.ts';
import { scoreItems, type ScoredItem } from '../../src/engine/items.ts';
import { openQuestions } from '../../src/engine/questions.ts';
import { scoreInput } from '../../src/engine/building.ts';
import { DEFAULT_PACK, loadScoring } from '../../src/standards/pack.ts';
import { EMPTY_PROFILE, JOINT_DECISIONS, type JointRule, type Profile } from '../../src/profile/profile.ts';
import { ProfileError, validateProfile } from '../../src/profile/validate.ts';
import { boxFacts, type BoxSpec } from '../facts/kit.ts';

const pack = loadScoring(DEFAULT_PACK);
type Made = 'precast' | 'cast-in-place' | 'unknown';

async function vertical(boxes: readonly BoxSpec[], joints: readonly JointRule[] = [], more: Partial<Profile> = {}): Promise<ScoredItem & { readonly items: readonly ScoredItem[]; readonly questions: ReturnType<typeof openQuestions> }> {
  const facts = await boxFacts([{ elevations: [0, 4] }], boxes, { ...EMPTY_PROFILE, ...more, joints });
  const items = scoreItems(facts, 0, planAreas(facts, 0), [], pack);
  return { ...items.find((i) => i.item.id === 'q1a')!, items, questions: openQuestions(facts, items, scoreInput(items, 'concrete'), pack) };
}
const rule = (decision: JointRule['decision'], kind: JointRule['kind'] = 'vertical-strip', form?: JointRule['form']): JointRule => ({ kind, decision, reason: '节点详图', ...(form ? { form } : {}) });
const panel = (x0: number, x1: number, precast: Made = 'precast'): BoxSpec => ({ component: 'shear-wall', roles: { precast }, box: [x0, 0, 0, x1, 0.2, 3] });
const sums = ({ result: { numerator, denominator } }: ScoredItem): unknown => [numerator, denominator];

describe('a joint that nobody drew', () => {
  // panels 1.2 + 1.2, a gap of 0.5 × 0.2 × 3 = 0.3, a cast-in-place wall 1.2
  const boxes = (next: Made = 'precast'): BoxSpec[] => [panel(0, 2), panel(2.5, 4.5, next), { ...panel(0, 2, 'cast-in-place'), box: [0, 9, 0, 2, 9.2, 3] }];

  test('enters the high end alone; at the low end it is concrete that does not count', async () => {
    const open = await vertical(boxes());
    expect(sums(open)).toEqual([[2.4, 2.7], [3.6, 3.9]]);
    expect(open.result.ratio![0]).toBeCloseTo(240 / 3.9, 9);
    expect(open.result.ratio![1]).toBeCloseTo(270 / 3.9, 9);
    expect(open.result.missing).toContainEqual({ zh: '连接部分后浇混凝土的类型未确认(4.0.3)', en: 'kinds of joint concrete are not confirmed (4.0.3)' });
  });

  test.each([
    ['counts', [[2.7, 2.7], [3.9, 3.9]]], ['not-counted', [[2.4, 2.4], [3.9, 3.9]]], ['not-there', [[2.4, 2.4], [3.6, 3.6]]],
  ] as const)('a person says: %s', async (decision, expected) => {
    const said = await vertical(boxes(), [rule(decision)]);
    expect(sums(said)).toEqual(expected);
    expect(said.result.joints).toMatchObject([{ kind: 'vertical-strip', form: 'derived', decision, asks: false, reason: '节点详图' }]);
    expect(said.questions.filter((q) => q.role === 'joint')).toEqual([]);
    // the last word holds, and a word on drawn joints is none on derived ones
    expect(sums(await vertical(boxes(), [rule('counts'), rule(decision)]))).toEqual(expected);
    expect(sums(await vertical(boxes(), [rule(decision), rule('counts', 'vertical-strip', 'modelled')]))).toEqual(expected);
  });

  test('confirming the kind does not confirm its neighbours', async () => {
    const unknown = await vertical(boxes('unknown'), [rule('counts')]);
    expect(unknown.result.joints![0]!.volume).toEqual([0, 0.3]);
    const cast = await vertical(boxes('cast-in-place'), [rule('counts')]);
    expect(cast.result.joints).toMatchObject([{ volume: [0, 0], concrete: [0.3, 0.3], refused: [{ text: { en: 'a neighbour is cast in place' }, count: 1 }] }]);
  });

  test('a rule for another building says nothing here; grout beds never count', async () => {
    expect(sums(await vertical(boxes(), [{ ...rule('counts'), building: 'B7' }]))).toEqual(sums(await vertical(boxes())));
    const profile = (joints: unknown): unknown => ({ ...EMPTY_PROFILE, joints });
    expect(validateProfile(profile([rule('not-there', 'grout-bed')]))).toBeTruthy();
    expect(() => validateProfile(profile([rule('counts', 'grout-bed')]))).toThrow(ProfileError);
    expect(() => validateProfile(profile([{ kind: 'vertical-strip', decision: 'counts' }]))).toThrow(/joints\[0\]\.reason/);
  });

  test('the question says how much an answer narrows P, and the row shows where', async () => {
    const open = await vertical(boxes());
    const question = open.questions.find((q) => q.role === 'joint')!;
    expect(question).toMatchObject({ elements: [0, 1], quantity: 0.3, unit: 'm³', items: ['q1a'], joint: { kind: 'vertical-strip', form: 'derived' } });
    // 61.538 % → 25.9 points, 69.231 % → 27.6
    expect(question.narrows).toBeCloseTo(1.7, 9);
    expect(open.result.joints![0]!.places).toEqual([{
      storey: '1F', element: null, between: [0, 1], contours: [expect.any(Array)],
      neighbours: [[0, 0, 2, 0, 2, 0.2, 0, 0.2], [2.5, 0, 4.5, 0, 4.5, 0.2, 2.5, 0.2]],
      z: [0, 3], size: 0.5, limit: 0.6, options: [[0, 0], [0, 0.3], [0.3, 0.3]], counts: 'yes', why: null,
    }]);
  });

  test('every decision lies inside what was open, for any row of panels', async () => {
    const made = fc.constantFrom<Made>('precast', 'cast-in-place', 'unknown');
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 4, max: 20 }), fc.integer({ min: 0, max: 8 }), made), { minLength: 2, maxLength: 6 }), async (walls) => {
      let x = 0;
      const row = walls.map(([length, gap, precast]) => {
        const wall = panel(x, x + length / 10, precast);
        x += length / 10 + gap / 10;
        return wall;
      });
      const [lo, hi] = (await vertical(row)).result.ratio!;
      for (const decision of JOINT_DECISIONS) {
        const ratio = (await vertical(row, [rule(decision)])).result.ratio!;
        expect(ratio[0]).toBeGreaterThanOrEqual(lo);
        expect(ratio[1]).toBeLessThanOrEqual(hi);
      }
    }), { numRuns: 40, seed: 11 });
  });
});

describe('a joint that is drawn', () => {
  const strip = (component: 'cast-in-place-joint' | 'shear-wall', width = 0.5): BoxSpec[] => [panel(0, 2), { ...panel(2, 2 + width, 'cast-in-place'), component }, panel(2 + width, 4 + width)];

  test('counts when its name says what it is; an unmarked piece waits for a person', async () => {
    expect(sums(await vertical(strip('cast-in-place-joint')))).toEqual([[2.7, 2.7], [2.7, 2.7]]);
    const unmarked = await vertical(strip('shear-wall'));
    expect(sums(unmarked)).toEqual([[2.4, 2.7], [2.7, 2.7]]);
    expect(unmarked.questions.filter((q) => q.role === 'joint')).toMatchObject([{ elements: [1], joint: { form: 'modelled' } }]);
    expect(unmarked.questions.filter((q) => q.role === 'precast'), 'nobody asks how it was made').toEqual([]);
    expect(sums(await vertical(strip('shear-wall'), [rule('counts')]))).toEqual([[2.7, 2.7], [2.7, 2.7]]);
    expect(sums(await vertical(strip('shear-wall'), [rule('not-there')]))).toEqual([[2.4, 2.4], [2.7, 2.7]]);
    expect(sums(await vertical(strip('cast-in-place-joint'), [rule('not-counted')]))).toEqual([[2.4, 2.4], [2.7, 2.7]]);
    // saying that they count makes no wide one narrow
    expect(sums(await vertical(strip('cast-in-place-joint', 0.7), [rule('counts')]))).toEqual([[2.4, 2.4], [2.82, 2.82]]);
  });

  test('a ring beam on panels may be a band; on masonry it is a beam', async () => {
    const ring: BoxSpec = { class: 'IfcBeam', component: 'beam', roles: { precast: 'cast-in-place', candidates: ['beam', 'cast-in-place-joint'] }, box: [0, 0, 3, 2, 0.2, 3.2] };
    expect(sums(await vertical([panel(0, 2), ring]))).toEqual([[1.2, 1.28], [1.2, 1.28]]);
    expect(sums(await vertical([panel(0, 2), ring], [rule('counts', 'horizontal-band')]))).toEqual([[1.28, 1.28], [1.28, 1.28]]);
    expect(sums(await vertical([panel(0, 2), ring], [rule('not-there', 'horizontal-band')]))).toEqual([[1.2, 1.2], [1.2, 1.2]]);
    const masonry: BoxSpec = { component: 'infill-envelope-wall', roles: { precast: 'not-applicable', wallKind: 'masonry' }, box: [0, 5, 0, 2, 5.2, 3] };
    expect(sums(await vertical([panel(0, 2), masonry, { ...ring, box: [0, 5, 3, 2, 5.2, 3.2] }]))).toEqual([[1.2, 1.2], [1.2, 1.2]]);
  });
});
