import { expect, test } from 'vitest';
import { countsBefore, fileRank } from '../../src/profile/file-rank.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';

const disciplines: Profile = { ...EMPTY_PROFILE, files: [{ match: 'p.ifc', discipline: 'precast' }, { match: 's.ifc', discipline: 'structure' }, { match: 'a.ifc', discipline: 'architecture' }] };

test('a stated rank, else what the file holds, else between them', () => {
  expect(['p.ifc', 's.ifc', 'a.ifc', 'x.ifc'].map((path) => fileRank(disciplines, path))).toEqual([1, 2, 3, 3]);
  expect(fileRank({ ...disciplines, files: [{ match: 's.ifc', rank: 7 }, ...disciplines.files!] }, 's.ifc')).toBe(7);
});

test('the others come behind the file that counts, and before whatever came after them', () => {
  const profile: Profile = { ...EMPTY_PROFILE, files: [...disciplines.files!, { match: 's2.ifc', discipline: 'structure' }] };
  const ranked = countsBefore(profile, 's2.ifc', ['s.ifc'], '会议纪要');
  expect(['p.ifc', 's2.ifc', 's.ifc', 'a.ifc'].map((path) => fileRank(ranked, path))).toEqual([1, 2, 2.5, 3]);
  expect(ranked.files!.find((rule) => rule.match === 's.ifc')).toEqual({ match: 's.ifc', discipline: 'structure', rank: 2.5, reason: '会议纪要' });
  // whoever comes after already stays where it is
  expect(countsBefore(profile, 's.ifc', ['a.ifc'], 'x')).toEqual(profile);
  const again = countsBefore(countsBefore(EMPTY_PROFILE, 'a.ifc', ['b.ifc', 'c.ifc'], 'x'), 'b.ifc', ['c.ifc'], 'x');
  expect(['a.ifc', 'b.ifc', 'c.ifc'].map((path) => fileRank(again, path))).toEqual([3, 3.5, 3.75]);
});

test('a rule for many files that states a rank does not stand in the way', () => {
  const all: Profile = { ...EMPTY_PROFILE, files: [{ match: '*.ifc', rank: 2 }] };
  const ranked = countsBefore(all, 'a.ifc', ['b.ifc'], 'x');
  expect(['a.ifc', 'b.ifc', 'c.ifc'].map((path) => fileRank(ranked, path))).toEqual([2, 2.5, 2]);
});
