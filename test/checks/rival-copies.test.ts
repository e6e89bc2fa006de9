/** Copies in files of one rank: what an element adds is a range over them, whose ends some choice of files reaches (design decision 5). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardAreas } from '../../src/checks/board-areas.ts';
import { dryFloor } from '../../src/checks/dry-floor.ts';
import type { Measure } from '../../src/checks/measure.ts';
import { pipeSeparation } from '../../src/checks/pipe-separation.ts';
import { precastVolume } from '../../src/checks/precast-volume.ts';
import { boardsOf } from '../../src/checks/rules/building-shares.ts';
import { roomSurface } from '../../src/checks/room-surface.ts';
import { verticalVolume } from '../../src/checks/vertical-volume.ts';
import { envelopeNonMasonry } from '../../src/checks/wall-area.ts';
import { scoreItems } from '../../src/engine/items.ts';
import type { ItemResult } from '../../src/engine/report.ts';
import { scheduleOf } from '../../src/engine/schedule.ts';
import { missingText } from '../../src/export/verdict-text.ts';
import { planAreas } from '../../src/facts/plan-area.ts';
import { EMPTY_PROFILE, type FileRule, type Profile } from '../../src/profile/profile.ts';
import { DEFAULT_PACK, loadScoring } from '../../src/standards/pack.ts';
import { boxFacts, type BoxSpec } from '../facts/kit.ts';

const pack = loadScoring(DEFAULT_PACK);
const LIMITS = { stripWidth: 0.6, bandHeight: 0.5, connectionShare: 1 };
const two = [{ path: 'a.ifc' }, { path: 'b.ifc' }];
const wall = (file: number, thickness: number, extra: Partial<BoxSpec> = {}, length = 5): BoxSpec => ({
  file, component: 'shear-wall', roles: { precast: 'precast' }, box: [0, 0, 0, length, thickness, 3], ...extra,
});
const PARTITION: Partial<BoxSpec> = { component: 'infill-envelope-wall', roles: { external: true, loadBearing: false, wallKind: 'panel' } };
const slab = (file: number, length: number, width = 3, extra: Partial<BoxSpec> = {}): BoxSpec => ({
  file, class: 'IfcSlab', component: 'slab', roles: { precast: 'composite' }, box: [0, 0, 2.87, length, width, 3], ...extra,
});
const sums = (m: Pick<Measure, 'pieces'>, side: 0 | 1): readonly [number, number] => [
  m.pieces.reduce((sum, p) => sum + Math.min(...p.options.map((o) => o[side])), 0),
  m.pieces.reduce((sum, p) => sum + Math.max(...p.options.map((o) => o[side])), 0),
];
async function items(files: readonly { readonly path: string }[], boxes: readonly BoxSpec[], profile: Profile = EMPTY_PROFILE): Promise<(id: string) => ItemResult> {
  const facts = await boxFacts(files, boxes, profile);
  const scored = scoreItems(facts, 0, planAreas(facts, 0), [], pack);
  return (id) => scored.find((one) => one.item.id === id)!.result;
}

describe('one element in two files of one rank', () => {
  test('its volume is a range, and what is missing is which file counts', async () => {
    const m = verticalVolume(await boxFacts(two, [wall(0, 0.22), wall(1, 0.2)]), 0, LIMITS);
    expect(m.pieces).toEqual([{ element: 0, level: 0, options: [[3, 3], [3.3, 3.3]], missing: ['file'] }]);
    expect(m.missing).toEqual(['copies-differ']);
  });

  test('alike, or within what rounding makes, they are one figure', async () => {
    for (const other of [wall(1, 0.22), wall(1, 0.22, { geometry: { volume: 3.29995 } })]) {
      const facts = await boxFacts(two, [wall(0, 0.22), other]);
      const m = verticalVolume(facts, 0, LIMITS);
      expect([m.pieces.map((p) => p.options), m.missing, facts.copies.unranked]).toEqual([[[[3.3, 3.3]]], [], []]);
    }
  });

  test('a rank decides, whichever of them it puts first', async () => {
    const boxes = [wall(0, 0.22), wall(1, 0.2)];
    for (const [discipline, volume] of [['structure', 3], ['fit-out', 3.3]] as const) {
      const m = verticalVolume(await boxFacts(two, boxes, { ...EMPTY_PROFILE, files: [{ match: 'b.ifc', discipline }] }), 0, LIMITS);
      expect([m.pieces.map((p) => p.options), m.missing]).toEqual([[[[volume, volume]]], []]);
    }
  });

  test('each figure is a range of its own: thinner is less concrete, and the same face', async () => {
    const boxes = [wall(0, 0.22, PARTITION), wall(1, 0.2, PARTITION)];
    expect(envelopeNonMasonry(await boxFacts(two, boxes), 0)).toMatchObject({ pieces: [{ options: [[15, 15]], missing: [] }], missing: [] });
    const shorter = envelopeNonMasonry(await boxFacts(two, [wall(0, 0.22, PARTITION), wall(1, 0.2, PARTITION, 4.8)]), 0);
    expect(shorter).toMatchObject({ pieces: [{ options: [[14.4, 14.4], [15, 15]], missing: ['file'] }], missing: ['copies-differ'] });
  });

  test('the same volume with another face is seen, too: an opening that one file cuts and the other draws', async () => {
    const m = envelopeNonMasonry(await boxFacts(two, [wall(0, 0.2, PARTITION), wall(1, 0.2, { ...PARTITION, geometry: { sideArea: 13 } })]), 0);
    expect(m).toMatchObject({ pieces: [{ options: [[13, 13], [15, 15]], missing: ['file'] }] });
  });

  test('a copy that does not close takes its bounds along; what one file says of how it is made holds for both', async () => {
    const open = wall(1, 0.2, { roles: {}, geometry: { volume: null, grossVolume: null, status: 'open', volumeBounds: [2.5, 3.4], slices: null } });
    const m = verticalVolume(await boxFacts(two, [wall(0, 0.22), open]), 0, LIMITS);
    expect(m.pieces[0]).toMatchObject({ options: [[2.5, 2.5], [3.4, 3.4]], missing: ['file'] });
    const both = verticalVolume(await boxFacts(two, [wall(0, 0.22, { geometry: open.geometry! }), { ...open, geometry: { ...open.geometry, volumeBounds: [2, 3] } }]), 0, LIMITS);
    expect(both.pieces[0]!.missing).toEqual(['volume', 'file']);
    expect(both.missing).toEqual(['open-mesh', 'copies-differ']);
  });

  test('a chain of copies is one element; pieces that stand for the larger stand for all', async () => {
    const three = [...two, { path: 'c.ifc' }];
    const facts = await boxFacts(three, [wall(0, 0.2), wall(1, 0.22), wall(2, 0.24)]);
    expect([...facts.copies.rivals]).toEqual([[2, [0, 1]]]);
    expect(sums(verticalVolume(facts, 0, LIMITS), 1)).toEqual([3, 3.6]);
    const led = await boxFacts(three, [wall(0, 0.2), wall(1, 0.22), wall(2, 0.24)], { ...EMPTY_PROFILE, files: [{ match: 'a.ifc', rank: 1 }] });
    expect([led.copies.rivals.size, sums(verticalVolume(led, 0, LIMITS), 1)]).toEqual([0, [3, 3]]);
    const halves = [wall(2, 0.22, { box: [0, 0, 0, 2.5, 0.22, 3] }), wall(2, 0.22, { box: [2.5, 0, 0, 5, 0.22, 3] })];
    const pieced = await boxFacts(three, [wall(0, 0.2), wall(1, 0.22), ...halves]);
    expect([pieced.copies.rivals.size, pieced.outOfScope]).toEqual([0, ['copy', 'copy', null, null]]);
  });

  test('what another file details of it in part is taken off each copy', async () => {
    const long = (file: number, thickness: number): BoxSpec => wall(file, thickness, {}, 10);
    const facts = await boxFacts([...two, { path: 'c.ifc' }], [long(0, 0.22), long(1, 0.2), wall(2, 0.2, {}, 4)]);
    const m = verticalVolume(facts, 0, LIMITS);
    // 2.4 m³ of 6.6 or of 6 are detailed; the pieces count beside
    expect(m.pieces.find((p) => p.element === 0)!.options).toEqual([[3.6, 3.6], [6.6, 6.6]]);
    expect(m.pieces.find((p) => p.element === 0)!.missing).toEqual(['volume', 'file']);
  });

  test('a member through two storeys is cut as each copy is', async () => {
    const high = (file: number, thickness: number, top: number): BoxSpec => wall(file, thickness, { box: [0, 0, 0, 5, thickness, top] });
    const alike = verticalVolume(await boxFacts(two, [high(0, 0.22, 6), high(1, 0.2, 6)]), 0, LIMITS);
    expect(alike.pieces.map((p) => p.options)).toEqual([[[3, 3], [3.3, 3.3]], [[3, 3], [3.3, 3.3]]]);
    const shorter = verticalVolume(await boxFacts(two, [high(0, 0.22, 6), high(1, 0.22, 5.4)]), 0, LIMITS);
    expect(sums({ pieces: shorter.pieces.filter((p) => p.level === 1) }, 1)[0]).toBeLessThanOrEqual(2.64);
    expect(sums({ pieces: shorter.pieces.filter((p) => p.level === 0) }, 1)[1]).toBeGreaterThanOrEqual(3.3);
  });

  test('concrete that it shares with another member is shared with each copy', async () => {
    // a column in the end of the wall: the thin wall shares 0.4 × 0.2 × 3 with it, the thick one 0.4 × 0.22 × 3
    const column: BoxSpec = { file: 0, class: 'IfcColumn', component: 'column', roles: { precast: 'precast' }, box: [4.6, 0, 0, 5, 0.4, 3] };
    const m = verticalVolume(await boxFacts(two, [column, wall(0, 0.22), wall(1, 0.2)]), 0, LIMITS);
    const of = m.pieces.find((p) => p.element === 1)!;
    expect(of.shared).toEqual([0.24, 0.264]);
    const chosen = await Promise.all([0.22, 0.2].map(async (t) => sums(verticalVolume(await boxFacts(two, [column, wall(0, t)]), 0, LIMITS), 1)));
    const [lo, hi] = sums(m, 1);
    for (const [least, most] of chosen) {
      expect(least).toBeGreaterThanOrEqual(lo - 1e-9);
      expect(most).toBeLessThanOrEqual(hi + 1e-9);
    }
  });

  test('a neighbour that only the copy meets keeps its part of that copy', async () => {
    const beyond: BoxSpec = { file: 0, class: 'IfcColumn', component: 'column', roles: { precast: 'precast' }, box: [5, 0, 0, 5.4, 0.4, 3] };
    const m = verticalVolume(await boxFacts(two, [beyond, wall(0, 0.24), wall(1, 0.2, {}, 5.4)]), 0, LIMITS);
    // 5 × 0.24 × 3 without the column; 5.4 × 0.2 × 3, of which the column keeps 0.4 × 0.2 × 3
    const [lo] = sums({ pieces: m.pieces.filter((p) => p.element === 1) }, 1);
    expect(lo).toBeLessThanOrEqual(3);
  });
});

describe('unions', () => {
  test('what lies in all copies of a slab counts for certain, what lies in any of them may; the plan area holds them all', async () => {
    const of = await items(two, [slab(0, 5), slab(1, 4.5)]);
    expect(of('q1b')).toMatchObject({ numerator: [13.5, 15], denominator: [15, 15] });
    expect(of('q1b').contributions).toMatchObject([{ options: [[13.5, 0], [15, 0]], missing: ['file'], counted: 'unknown' }]);
    const crossed = (await items(two, [slab(0, 5), slab(1, 4.8, 3.1)]))('q1b');
    expect(crossed.numerator![0]).toBeCloseTo(4.8 * 3, 4);
    expect(crossed.numerator![1]).toBeCloseTo(5 * 3 + 4.8 * 0.1, 4);
  });

  test('a slab ends at the face of whichever copy of a wall counts', async () => {
    const cast = (file: number, thickness: number): BoxSpec => wall(file, thickness, { roles: { precast: 'cast-in-place' } });
    const of = await items(two, [slab(0, 5), cast(0, 0.24), cast(1, 0.2)]);
    expect(of('q1b').numerator).toEqual([15 - 5 * 0.24, 15 - 5 * 0.2]);
    expect(of('q1b').missing.map((m) => m.en).join()).toContain('which file counts');
  });

  test('the face of a wall of parts is that of the one file or of the other, never of a mixture', async () => {
    const whole: BoxSpec = { ...PARTITION, box: null, element: { parts: [1, 2], storey: 0, hasBody: false } };
    const part = (x0: number, x1: number, file = 0): BoxSpec => ({ ...PARTITION, file, class: 'IfcBuildingElementPart', box: [x0, 0, 0, x1, 0.2, 3], element: file === 0 ? { whole: 0, storey: 0 } : { storey: 0 } });
    const m = envelopeNonMasonry(await boxFacts(two, [whole, part(0, 3), part(3, 6), part(0, 2.9, 1), part(3, 5.8, 1)]), 0);
    expect(m.pieces).toHaveLength(1);
    expect(m.pieces[0]).toMatchObject({ element: 0, missing: ['file'] });
    const [lo, hi] = sums(m, 1);
    expect(hi).toBe(18);
    expect(lo).toBeCloseTo((2.9 + 2.8) * 3, 4);
  });

  test('floors between walls: the thicker wall takes more of them', async () => {
    const finish: BoxSpec = { file: 0, class: 'IfcCovering', component: 'floor-finish', roles: { dryMethod: true }, box: [0, 0, 0, 5, 3, 0.05] };
    const facts = await boxFacts(two, [slab(0, 5), finish, wall(0, 0.24), wall(1, 0.2)]);
    expect(dryFloor(facts, 0, planAreas(facts, 0)).totals!.find((t) => t.level === 0)!.numerator).toEqual([13.8, 14]);
  });
});

describe('other quantities', () => {
  test('boards lying, the whole structure\'s concrete, the component schedule', async () => {
    const boards = boardAreas(await boxFacts(two, [slab(0, 5), slab(1, 4.5)]), 0);
    expect(boards).toMatchObject({ pieces: [{ options: [[13.5, 13.5], [15, 15]], missing: ['file'] }], missing: ['copies-differ'] });
    // rules name it as something to declare
    const half = { ...slab(0, 5), roles: { precast: 'cast-in-place' }, box: [0, 9, 2.87, 5, 12, 3] } as const;
    const { share } = boardsOf(await boxFacts(two, [slab(0, 5), slab(1, 4.5), half]))(0);
    expect(share.missing).toEqual([{ kind: 'declaration', id: 'file' }]);
    expect(missingText(share.missing[0]!, 'zh')).toBe('待填写:以哪个文件为准');
    expect(share.value![0]).toBeCloseTo(1350 / 28.5, 9);
    expect(share.value![1]).toBe(50);
    const facts = await boxFacts(two, [wall(0, 0.22), wall(1, 0.2)]);
    expect(precastVolume(facts, 0, ['shear-wall'], 'zero')).toMatchObject({ pieces: [{ options: [[3, 3], [3.3, 3.3]], missing: ['file'] }], missing: ['copies-differ'] });
    expect(scheduleOf(facts).rows).toMatchObject([{ volume: [3, 3.3], weight: [7500, 8250], total: 1 }]);
  });

  test('rooms by their surfaces, lines by their length', async () => {
    const room = (file: number, length: number): BoxSpec => ({ file, class: 'IfcSpace', name: '卫生间', component: 'space', roles: { dryMethod: true }, box: [0, 0, 0, length, 2, 2.5], element: { longName: '卫生间' } });
    const m = roomSurface(await boxFacts(two, [room(0, 3), room(1, 2.8)]), 0, 'bathroom');
    expect([sums(m, 1), m.pieces[0]!.missing]).toEqual([[35.2, 37], ['installed', 'file']]);
    const line = (file: number, length: number): BoxSpec => ({ file, class: 'IfcPipeSegment', component: 'pipe', box: [0, 0, 2.5, length, 0.1, 2.6] });
    const lines = pipeSeparation(await boxFacts(two, [line(0, 6), line(1, 5.5)]), 0);
    expect([sums(lines, 1)[1], lines.pieces[0]!.missing.includes('file')]).toEqual([6, true]);
  });
});

/** One element: which files draw it, and how large each draws it, as steps. */
interface Drawn {
  readonly kind: 'precast' | 'cast' | 'panel' | 'masonry' | 'slab';
  readonly copies: readonly { readonly file: number; readonly long: number; readonly thick: number }[];
}

const three = ['a.ifc', 'b.ifc', 'c.ifc'].map((path) => ({ path }));
/** what no item asks about, under all of the plan: one building, whichever files draw the rest */
const ground = three.map((_, file): BoxSpec => ({ file, component: 'other', box: [0, 0, -0.1, 6, 60, 0] }));
const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom('precast', 'cast', 'panel', 'masonry', 'slab'),
  copies: fc.uniqueArray(fc.record({ file: fc.nat(2), long: fc.nat(2), thick: fc.nat(2) }), { minLength: 1, maxLength: 3, selector: ({ file }) => file }),
});

function bodyOf({ kind }: Drawn, { file, long, thick }: Drawn['copies'][number], at: number): BoxSpec {
  const y = at * 20;
  if (kind === 'slab') return { ...slab(file, 4 + 0.2 * long), box: [0, y, 2.87, 4 + 0.2 * long, y + 3, 3] };
  const box = [0, y, 0, 4 + 0.2 * long, y + 0.2 + 0.01 * thick, 3] as const;
  if (kind === 'precast' || kind === 'cast') return { file, component: 'shear-wall', roles: { precast: kind === 'precast' ? 'precast' : 'cast-in-place' }, box };
  return { file, component: 'infill-envelope-wall', roles: { external: true, loadBearing: false, wallKind: kind }, box };
}

function choices<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const [first, ...rest] = lists;
  return first === undefined ? [[]] : choices(rest).flatMap((tail) => first.map((one) => [one, ...tail]));
}

const RANKINGS: readonly (readonly number[])[] = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]];
const ranked = (ranks: readonly number[]): Profile => ({ ...EMPTY_PROFILE, files: ranks.map((rank, file): FileRule => ({ match: three[file]!.path, rank })) });

test('every choice of files lies inside, each end is that of a choice, and a rank only narrows; in any order of files', async () => {
  await fc.assert(fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 3 }), async (elements) => {
    const all = elements.map((element, at) => element.copies.map((copy) => bodyOf(element, copy, at)));
    const boxes = [...ground, ...all.flat()];
    const open = await items(three, boxes);
    const chosen = await Promise.all(choices(all).map((some) => items(three, [...ground, ...some])));
    const turned = await items([...three].reverse(), [...boxes].reverse().map((box) => ({ ...box, file: 2 - box.file! })));
    const decided = await Promise.all(RANKINGS.map((ranks) => items(three, boxes, ranked(ranks))));
    for (const [id, sides] of [['q1a', ['numerator', 'denominator', 'ratio']], ['q2a', ['numerator', 'denominator', 'ratio']], ['q1b', ['numerator']]] as const) {
      for (const side of sides) {
        const range = open(id)[side];
        const each = chosen.map((of) => of(id)[side]);
        if (range === null || each.some((one) => one === null)) continue;
        const ends = [Math.min(...each.map((one) => one![0])), Math.max(...each.map((one) => one![1]))] as const;
        expect(range[0], `${id} ${side}`).toBeCloseTo(ends[0], 8);
        expect(range[1], `${id} ${side}`).toBeCloseTo(ends[1], 8);
        expect(turned(id)[side]).toEqual(range);
        for (const of of decided) {
          expect(of(id)[side]![0]).toBeGreaterThanOrEqual(range[0] - 1e-9);
          expect(of(id)[side]![1]).toBeLessThanOrEqual(range[1] + 1e-9);
        }
      }
    }
  }), { numRuns: 40 });
}, 120_000);
