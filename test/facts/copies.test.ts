import { expect, test } from 'vitest';
import type { Roles } from '../../src/facts/roles.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

const wall = (file: number, x0: number, x1: number, extra: Partial<BoxSpec> = {}): BoxSpec => ({
  file, component: 'shear-wall', box: [x0, 0, 0, x1, 0.2, 2.8], ...extra,
});
const files = [{ path: '建筑.ifc' }, { path: '结构.ifc' }];

test('the same wall in two files counts once, in the file that leads', async () => {
  const boxes = [wall(0, 0, 5), wall(1, 0, 5)];
  expect((await boxFacts(files, boxes)).outOfScope).toEqual([null, 'copy']);
  const ranked = await boxFacts(files, boxes, {
    schema: 'sunmao-profile/1',
    files: [{ match: '结构.ifc', discipline: 'structure' }, { match: '建筑.ifc', discipline: 'architecture' }],
  });
  expect(ranked.outOfScope).toEqual(['copy', null]);
});

test('of equal rank the larger stands for both, in whichever order the files are opened', async () => {
  // the architect draws the wall with its finish; each file by itself is as good as the other
  const [finished, bare] = [(file: number) => wall(file, 0, 5, { box: [0, 0, 0, 5, 0.22, 2.8] }), (file: number) => wall(file, 0, 5)];
  const one = await boxFacts(files, [finished(0), bare(1)]);
  const other = await boxFacts(files, [bare(0), finished(1)]);
  expect([one.outOfScope, other.outOfScope]).toEqual([[null, 'copy'], ['copy', null]]);
  expect([one.copies.unranked, other.copies.unranked]).toEqual([[1], [0]]);
  expect([[...one.copies.rivals], [...other.copies.rivals]]).toEqual([[[0, [1]]], [[1, [0]]]]);
  const ranked = await boxFacts(files, [finished(0), bare(1)], { schema: 'sunmao-profile/1', files: [{ match: '结构.ifc', discipline: 'structure' }, { match: '建筑.ifc', discipline: 'architecture' }] });
  expect([ranked.outOfScope, ranked.copies.unranked]).toEqual([['copy', null], []]);
  expect((await boxFacts(files, [bare(0), bare(1)])).copies.unranked).toEqual([]);
});

test('the pieces that stand for a wall are the same in whichever order the files are opened', async () => {
  const three = [{ path: 'a.ifc' }, { path: 'b.ifc' }, { path: 'c.ifc' }];
  const pieces = (file: number, at: number): BoxSpec[] => [wall(file, 0, at), wall(file, at, 5)];
  const one = await boxFacts(three, [wall(0, 0, 5), ...pieces(1, 2), ...pieces(2, 1.5)]);
  const other = await boxFacts(three, [wall(0, 0, 5), ...pieces(1, 1.5), ...pieces(2, 2)]);
  const leader = (facts: typeof one): number => facts.geometry[facts.copies.representedBy[0]!]!.volume!;
  expect(leader(one)).toBeCloseTo(3.5 * 0.2 * 2.8, 9);
  expect(leader(other)).toBe(leader(one));
});

test('what one copy does not say, the other may; disagreement of equal rank is a conflict', async () => {
  const said = (value: 'precast' | 'cast-in-place'): Partial<Roles> => ({
    precast: value, evidence: [{ role: 'precast', value, source: 'property', rank: 3, where: 'P' }],
  });
  const open = await boxFacts(files, [wall(0, 0, 5), wall(1, 0, 5, { roles: said('precast') })]);
  expect(open.roles[0]!.precast).toBe('precast');
  const clash = await boxFacts(files, [wall(0, 0, 5, { roles: said('cast-in-place') }), wall(1, 0, 5, { roles: said('precast') })]);
  expect(clash.roles[0]!.precast).toBe('conflict');
});

test("a supplier's pieces that fill a design wall count in its place", async () => {
  const facts = await boxFacts(files, [wall(0, 0, 5), wall(1, 0, 2.49), wall(1, 2.51, 5)]);
  expect(facts.outOfScope).toEqual(['copy', null, null]);
});

test('pieces that fill a part leave the rest open', async () => {
  const facts = await boxFacts(files, [wall(0, 0, 10), wall(1, 0, 4)]);
  expect(facts.outOfScope).toEqual([null, null]);
  expect(facts.copies.detailedShare.get(0)).toBeCloseTo(0.4, 6);
});

test('pieces around an opening are weighed against the wall without its opening', async () => {
  const holed = wall(0, 0, 5, { geometry: { volume: 5 * 0.2 * 2.8 - 2 * 0.2 * 2 } });
  const facts = await boxFacts(files, [holed, wall(1, 0, 1.5), wall(1, 3.5, 5), wall(1, 1.5, 3.5, { box: [1.5, 0, 2, 3.5, 0.2, 2.8] })]);
  expect(facts.outOfScope[0]).toBe('copy');
});

test('what one file holds twice counts once; the first stands, and what the second says is heard', async () => {
  const said: Partial<Roles> = { precast: 'precast', evidence: [{ role: 'precast', value: 'precast', source: 'property', rank: 3, where: 'P' }] };
  const facts = await boxFacts(files, [wall(0, 0, 5), wall(0, 0, 5, { roles: said }), wall(0, 0, 5), wall(1, 4.9, 10)]);
  expect(facts.outOfScope).toEqual([null, 'duplicate', 'duplicate', null]);
  expect([...facts.copies.duplicateOf]).toEqual([[1, 0], [2, 0]]);
  expect(facts.roles[0]!.precast).toBe('precast');
});

test('almost the same in one file is not the same: another length, another opening, another kind, a room', async () => {
  const opening = wall(0, 0, 5, { geometry: { volume: 2.5 } });
  const facts = await boxFacts([{}], [
    wall(0, 0, 5), wall(0, 0, 4.99), opening, wall(0, 0, 5, { component: 'beam' }),
    { component: 'space', box: [0, 10, 0, 5, 15, 2.8] }, { component: 'space', box: [0, 10, 0, 5, 15, 2.8] },
  ]);
  expect(facts.copies.duplicateOf.size).toBe(0);
});

test('braces that cross have one box and one volume, and are two', async () => {
  const brace: BoxSpec = { component: 'brace', box: [0, 0, 0, 3, 0.2, 3], geometry: { volume: 0.3 } };
  expect((await boxFacts([{}], [brace, brace])).copies.duplicateOf.size).toBe(0);
});

test('a demolished wall does not stand for the new one in its place', async () => {
  const facts = await boxFacts([{}], [wall(0, 0, 5, { element: { status: 'demolished' } }), wall(0, 0, 5, { element: { status: 'new' } })]);
  expect(facts.outOfScope).toEqual(['status-demolished', null]);
});

test('a copy of what its own file holds twice is represented by the first of both', async () => {
  const facts = await boxFacts(files, [wall(0, 0, 5), wall(0, 0, 5), wall(1, 0, 5)]);
  expect(facts.outOfScope).toEqual([null, 'duplicate', 'copy']);
  expect(facts.copies.represents.get(0)).toEqual([1, 2]);
});

test('ten thousand in one place cost no more than one comparison each', async () => {
  const facts = await boxFacts([{}], Array.from({ length: 10_000 }, () => wall(0, 0, 5)));
  expect(facts.copies.duplicateOf.size).toBe(9999);
});

test('walls that only meet are no copies', async () => {
  const facts = await boxFacts(files, [wall(0, 0, 5), wall(1, 4.9, 10)]);
  expect(facts.outOfScope).toEqual([null, null]);
});

test('a file whose plan lies apart is reported and makes a building of its own', async () => {
  const facts = await boxFacts(files, [wall(0, 0, 5), wall(0, 6, 9), wall(1, 1000, 1005)]);
  expect(facts.buildings.apart).toEqual([1]);
  expect(facts.buildings.list).toHaveLength(2);
});
