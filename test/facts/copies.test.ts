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

test('walls of one file, and walls that only meet, are never copies', async () => {
  const facts = await boxFacts(files, [wall(0, 0, 5), wall(0, 0, 5), wall(1, 4.9, 10)]);
  expect(facts.outOfScope).toEqual([null, null, null]);
});

test('a file whose plan lies apart is reported and makes a building of its own', async () => {
  const facts = await boxFacts(files, [wall(0, 0, 5), wall(0, 6, 9), wall(1, 1000, 1005)]);
  expect(facts.buildings.apart).toEqual([1]);
  expect(facts.buildings.list).toHaveLength(2);
});
