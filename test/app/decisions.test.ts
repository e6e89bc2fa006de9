/** Decisions as one list, and changes of regions, mappings and buildings. */
import { describe, expect, test } from 'vitest';
import { decisionsOf, reasonOf, withoutDecision, withReason } from '../../src/app/decisions.ts';
import { freeRegionId, moved, withBuilding, withoutRegion, withRegion, withRow } from '../../src/app/edit-decisions.ts';
import { EMPTY_PROFILE, type Profile, type Region } from '../../src/profile/profile.ts';
import { validateProfile } from '../../src/profile/validate.ts';

const region = (id: string): Region => ({ id, polygon: [[0, 0], [4, 0], [4, 4]], role: 'precast', value: 'precast', inside: 'centre', reason: '图' });
const full: Profile = {
  ...EMPTY_PROFILE,
  settlements: [{ by: 'type', key: 'A', role: 'precast', value: 'precast', reason: 's0' }, { by: 'element', key: 'g', role: 'precast', value: 'precast', reason: 's1' }],
  regions: [region('R1')],
  conventions: [{ component: 'slab', unmarked: 'cast-in-place', reason: 'c0' }],
  joints: [{ kind: 'vertical-strip', decision: 'counts', reason: 'j0' }],
  declared: [{ item: 'q3d', mode: 'replace', ratio: 50, document: 'd0' }],
  switches: { podium: 'projection' },
  files: [{ match: '*.ifc', rank: 1 }],
  overrides: [{ rule: 'p/r', param: 'x', value: 1, reason: 'o0' }],
  waivers: [{ rule: 'p/r', reason: 'w0', who: 'A', until: '2027-01-01' }],
};

describe('decisions', () => {
  test('all kinds are listed once, and each is taken back alone', () => {
    const all = decisionsOf(full);
    expect(all.map((one) => `${one.kind} ${one.at}`)).toEqual(['settlements 0', 'settlements 1', 'regions 0', 'conventions 0', 'joints 0', 'declared 0', 'switches 0', 'files 0', 'overrides 0', 'waivers 0']);
    for (const one of all) {
      const rest = withoutDecision(full, one);
      expect(decisionsOf(rest)).toHaveLength(all.length - 1);
      expect(validateProfile(rest)).toEqual(rest);
    }
    expect(all.reduceRight((profile, one) => withoutDecision(profile, one), full)).toEqual(EMPTY_PROFILE);
  });
  test('a reason is changed where there is one, and never emptied where it is needed', () => {
    for (const one of decisionsOf(full)) {
      const next = withReason(full, one, '  新的理由 ');
      if (one.kind === 'switches') expect(next).toBe(full);
      else expect(reasonOf(decisionsOf(next).find((other) => other.kind === one.kind && other.at === one.at)!)).toBe('新的理由');
      expect(validateProfile(next)).toEqual(next);
      const emptied = withReason(full, one, ' ');
      if (one.kind === 'declared') expect(reasonOf(decisionsOf(emptied).find((other) => other.kind === 'declared')!)).toBe('');
      else expect(emptied).toBe(full);
    }
  });
});

describe('regions and buildings', () => {
  test('a region of an id that is there takes its place', () => {
    const two = withRegion(withRegion(EMPTY_PROFILE, region('R1')), region('R2'));
    expect(withRegion(two, { ...region('R1'), name: '南' }).regions!.map((one) => one.name ?? one.id)).toEqual(['南', 'R2']);
    expect(freeRegionId(two)).toBe('R3');
    expect(freeRegionId(withoutRegion(two, 'R1'))).toBe('R3');
    expect(withoutRegion(withoutRegion(two, 'R1'), 'R2').regions).toBeUndefined();
  });
  test('a building by its plan stands before the one that takes what is left', () => {
    const one = withBuilding(EMPTY_PROFILE, '1#楼', { polygon: region('').polygon }, '其余');
    expect(one.buildings!.map((b) => b.id)).toEqual(['1#楼', '其余']);
    const two = withBuilding(one, '1#楼', { polygon: region('').polygon }, '其余');
    expect(two.buildings!.map((b) => b.id)).toEqual(['1#楼', '1#楼 2', '其余']);
    expect(validateProfile(two)).toEqual(two);
    const strict: Profile = { ...EMPTY_PROFILE, buildings: [{ id: 'A', files: ['a.ifc'] }] };
    expect(withBuilding(strict, 'B', { polygon: region('').polygon }, '其余').buildings!.map((b) => b.id)).toEqual(['A', 'B']);
  });
});

test('rows are added, replaced, taken away and moved; empty lists go', () => {
  const one = withRow(EMPTY_PROFILE, 'patterns', null, { id: 'a', match: 'A' });
  const two = withRow(one, 'patterns', null, { id: 'b', match: 'B' });
  expect(moved(two, 'patterns', 1, -1).patterns!.map((r) => r.id)).toEqual(['b', 'a']);
  expect(moved(two, 'patterns', 0, -1)).toBe(two);
  expect(withRow(two, 'patterns', 0, { id: 'c', match: 'C' }).patterns!.map((r) => r.id)).toEqual(['c', 'b']);
  expect(withRow(withRow(two, 'patterns', 0, null), 'patterns', 0, null)).toEqual(EMPTY_PROFILE);
});
