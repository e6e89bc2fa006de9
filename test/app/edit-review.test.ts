/** What people say of findings: changed, kept under a key that outlives a check, carried into the report. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { annotated, canonicalBytes, saidAs, sameJudged } from '../../src/app/annotated.ts';
import { comment, review, reviewAll, withReviews } from '../../src/app/edit-review.ts';
import { keyOfElement, keyOfGroup, keyOfModelFinding, keyOfRule, repeatedIds, reviewId, reviewsById, statusOf } from '../../src/export/review-key.ts';
import type { Report, ReportElement } from '../../src/engine/report.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { canonicalJson } from '../../src/standards/pack-hash.ts';

const WALL = { rule: 'p/a', kind: 'YWQ1-200' };

describe('a review', () => {
  it('is made, changed and goes when nothing is left of it', () => {
    const one = review(EMPTY_PROFILE, WALL, { status: 'accepted', who: '李', date: '2026-03-01' });
    expect(one.reviews).toEqual([{ of: WALL, status: 'accepted', who: '李', date: '2026-03-01' }]);
    const two = review(one, { ...WALL }, { assignee: '王', who: undefined });
    expect(two.reviews).toEqual([{ of: WALL, status: 'accepted', date: '2026-03-01', assignee: '王' }]);
    expect(one.reviews![0]).not.toHaveProperty('assignee');
    expect(review(two, WALL, { status: undefined, date: undefined, assignee: '' })).toEqual(EMPTY_PROFILE);
  });
  it('of many is by what was said of each before, and others stay as they are', () => {
    const before = review(review(EMPTY_PROFILE, WALL, { round: 1 }), { rule: 'p/b' }, { status: 'closed' });
    const after = reviewAll(before, [WALL, { rule: 'p/c' }], (was) => ({ round: (was?.round ?? 0) + 1 }));
    expect(after.reviews).toEqual([{ of: WALL, round: 2 }, { of: { rule: 'p/b' }, status: 'closed' }, { of: { rule: 'p/c' }, round: 1 }]);
    expect(after.reviews![1]).toBe(before.reviews![1]);
  });
  it('takes a comment once when it comes from a BCF', () => {
    const said = { text: '请核对', who: '李', date: '2026-03-01T08:00:00Z', guid: 'g1' };
    const twice = comment(comment(EMPTY_PROFILE, [WALL], said), [WALL], said);
    expect(twice.reviews).toEqual([{ of: WALL, comments: [said] }]);
    const { guid: _, ...own } = said;
    expect(comment(comment(twice, [WALL], own), [WALL], own).reviews![0]!.comments).toHaveLength(3);
  });
  it('is all that differs between two profiles, or not', () => {
    const base: Profile = { ...EMPTY_PROFILE, packs: ['x'] };
    expect(sameJudged(base, review(base, WALL, { round: 1 }))).toBe(true);
    expect(sameJudged(base, review({ ...base, groundLevel: 0 }, WALL, { round: 1 }))).toBe(false);
  });
  it('and what a cover prints are beside the check; by what rules are chosen is not', () => {
    const base: Profile = { ...EMPTY_PROFILE, project: { region: 'CN-33', stage: 'detailing' } };
    const covered: Profile = { ...base, project: { ...base.project, name: '一号楼', checkedBy: '李', revisions: [{ version: '1', note: '' }] } };
    expect(sameJudged(base, covered)).toBe(true);
    expect(sameJudged(EMPTY_PROFILE, { ...EMPTY_PROFILE, project: { name: '一号楼' } })).toBe(true);
    for (const other of [{ region: 'CN-31' }, { stage: 'completion' }, { landDate: '2026-01-01' }] as const) {
      expect(sameJudged(base, { ...covered, project: { ...covered.project, ...other } })).toBe(false);
    }
    expect(saidAs(base, covered)).toEqual(covered);
    expect(saidAs(covered, base)).toEqual(base);
    expect(saidAs(EMPTY_PROFILE, EMPTY_PROFILE)).toEqual(EMPTY_PROFILE);
    // what rules are chosen by stays as it was checked until the next check
    expect(saidAs(base, { ...covered, project: { ...covered.project, region: 'CN-31' } }).project!.region).toBe('CN-33');
    expect(saidAs(covered, EMPTY_PROFILE).project).toEqual(base.project);
  });
});

describe('the key of a finding', () => {
  const group = { outcome: 'fail', kind: 'T', missing: [] } as const;
  it('tells what fails from what is undecided for want of something, in whichever order that is named', () => {
    const missing = [{ kind: 'concept', id: 'b' }, { kind: 'attribute', id: 'a' }] as const;
    const unknown = keyOfGroup({ rule: 'p/a' }, { ...group, outcome: 'unknown', missing });
    expect(unknown).toEqual({ rule: 'p/a', kind: 'T', missing: 'attribute a,concept b' });
    expect(reviewId(unknown)).toBe(reviewId(keyOfGroup({ rule: 'p/a' }, { ...group, outcome: 'unknown', missing: [...missing].reverse() })));
    const all = [keyOfGroup({ rule: 'p/a' }, group), unknown, keyOfGroup({ rule: 'p/b' }, group), keyOfRule({ rule: 'p/a' }), { rule: 'p/a', building: 'T' }];
    expect(new Set(all.map(reviewId)).size).toBe(all.length);
  });
  it('names the file of an element only where its GlobalId repeats', () => {
    const elements = [{ globalId: 'A', file: 0 }, { globalId: 'B', file: 0 }, { globalId: 'B', file: 1 }] as unknown as ReportElement[];
    const files = [{ path: 'in/建筑.ifc' }, { path: 'zip.ifczip!结构.ifc' }] as unknown as Report['files'];
    const repeated = repeatedIds(elements);
    expect(elements.map((element) => keyOfElement({ rule: 'p/a' }, element, files, repeated))).toEqual([
      { rule: 'p/a', element: 'A' }, { rule: 'p/a', element: 'B', file: '建筑.ifc' }, { rule: 'p/a', element: 'B', file: '结构.ifc' },
    ]);
  });
  it('of a model finding is its code and file, or one element of it', () => {
    const finding = { code: 'open-mesh', file: 'in/a.ifc', globalId: 'G' } as unknown as Report['findings'][number];
    expect(keyOfModelFinding(finding, true)).toEqual({ code: 'open-mesh', file: 'a.ifc' });
    expect(keyOfModelFinding(finding, false)).toEqual({ code: 'open-mesh', file: 'a.ifc', element: 'G' });
    expect(keyOfModelFinding({ ...finding, globalId: null, file: '' }, false)).toEqual({ code: 'open-mesh', file: '-' });
  });
  it('finds the review: the last of two, open where there is none', () => {
    const of = reviewsById([{ of: WALL, status: 'closed' }, { of: { ...WALL }, status: 'rejected' }]);
    expect(statusOf(of.get(reviewId({ kind: WALL.kind, rule: WALL.rule })))).toBe('rejected');
    expect(statusOf(of.get('?'))).toBe('open');
  });
});

describe('the report', () => {
  it('takes the reviews with the hash that its profile has then', async () => {
    const profile: Profile = { ...EMPTY_PROFILE, packs: ['x'], switches: { a: 'b' } };
    const said = review(profile, WALL, { comments: [{ text: '"引号"\n', who: '李', date: '2026-03-01' }] });
    const text = async (of: Profile): Promise<string> => new TextDecoder().decode(await canonicalBytes(of));
    const many = reviewAll(said, Array.from({ length: 1500 }, (_, i) => ({ rule: 'p/a', kind: `型${i}` })), () => ({ round: 1 }));
    for (const one of [said, profile, many]) expect(await text(one)).toBe(canonicalJson(one));
    const now = await annotated({ profile } as Report, said);
    expect(now).toEqual({ profile: said, profileHash: createHash('sha256').update(canonicalJson(said)).digest('hex') });
    expect((await annotated({ profile: said } as Report, profile)).profile).toEqual(profile);
    expect(withReviews(said, [])).toEqual(profile);
  });
});
