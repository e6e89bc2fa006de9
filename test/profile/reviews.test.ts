/** Reviews as a profile states them: what the validator and the schema take, and that no verdict depends on them. */
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Review } from '../../src/profile/profile.ts';
import { parseProfile, ProfileError } from '../../src/profile/validate.ts';
import { boxFacts } from '../facts/kit.ts';
import { apart, reportOf, slab, toppingRule } from '../engine/rules/planted.ts';

const REVIEWS: readonly Review[] = [
  {
    of: { rule: 'p/a', kind: 'YWQ1-200', missing: 'concept x' }, status: 'in-work', who: '李', date: '2026-03-01', round: 2, nature: 'mandatory', discipline: '结构', drawing: '结施-03', opinion: '板厚不足',
    assignee: '王', reply: '已修改', changedDrawing: '结施-03A', recheck: '同意', comments: [{ text: '请核对', who: '李', date: '2026-03-01' }, { text: '已核对', who: '王', date: '2026-03-02T08:00:00+08:00', guid: 'x' }], topics: ['g'],
  },
  { of: { rule: 'p/a', element: 'G', file: 'a.ifc' } }, { of: { rule: 'p/a', building: 'B1' } }, { of: { code: 'open-mesh', file: 'a.ifc', element: 'G' }, status: 'rejected' },
];
const WRONG: readonly (readonly [string, unknown])[] = [
  ['$.reviews[0].of', { of: {} }], ['$.reviews[0].of', { of: { rule: 'p/a', code: 'c', file: 'f' } }], ['$.reviews[0].of', { of: { code: 'c' } }],
  ['$.reviews[0].of.rule', { of: { rule: 'a' } }], ['$.reviews[0].status', { of: { rule: 'p/a' }, status: 'waived' }], ['$.reviews[0].round', { of: { rule: 'p/a' }, round: 0 }],
  ['$.reviews[0].nature', { of: { rule: 'p/a' }, nature: '强条' }], ['$.reviews[0].comments[0].who', { of: { rule: 'p/a' }, comments: [{ text: 'a', date: '2026-03-01' }] }],
  ['$.reviews[0].colour', { of: { rule: 'p/a' }, colour: 1 }],
];
const profile = (reviews: readonly unknown[]) => ({ schema: 'sunmao-profile/1', reviews });
const validator = async () => new Ajv2020({ strict: false, formats: { date: true } }).compile(JSON.parse(await readFile(new URL('../../public/schema/profile.schema.json', import.meta.url), 'utf8')) as object);

test('are read as they are written', async () => {
  expect(parseProfile(JSON.stringify(profile(REVIEWS))).reviews).toEqual(REVIEWS);
  expect((await validator())(profile(REVIEWS))).toBe(true);
});

test.each(WRONG)('%s is refused by the validator and by the schema', async (path, wrong) => {
  expect(() => parseProfile(JSON.stringify(profile([wrong])))).toThrow(expect.objectContaining({ path }) as ProfileError);
  expect((await validator())(profile([wrong]))).toBe(false);
});

test('a day that is none is refused', () => {
  expect(() => parseProfile(JSON.stringify(profile([{ of: { rule: 'p/a' }, date: '1 March' }])))).toThrow(ProfileError);
  expect(() => parseProfile(JSON.stringify(profile([{ of: { rule: 'p/a' }, comments: [{ text: 'a', who: 'b', date: '2026-03-01T99:00:00Z' }] }])))).toThrow(ProfileError);
});

test('no verdict depends on them', async () => {
  const facts = await boxFacts([{}], apart(slab(50, { element: { globalId: 'one', objectType: 'DBS-1' } }), slab(60)));
  const without = await reportOf(facts, [toppingRule('a')], {}, {});
  expect(without.results[0]!.groups.length).toBeGreaterThan(0);
  expect(await reportOf(facts, [toppingRule('a')], { reviews: [{ of: { rule: 'p/a' }, status: 'rejected' }] }, {})).toEqual(without);
});
