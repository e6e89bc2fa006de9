import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreItems } from '../../src/engine/items.ts';
import type { ItemResult } from '../../src/engine/report.ts';
import { lineAxis } from '../../src/facts/line-axis.ts';
import { lineKindReader } from '../../src/facts/line-kind.ts';
import { runsInside } from '../../src/facts/plan-path.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { unusedEntries } from '../../src/profile/unused.ts';
import { DEFAULT_PACK, loadScoring } from '../../src/standards/pack.ts';
import { boxFacts, boxModel, propertySet, type BoxSpec } from '../facts/kit.ts';

const pack = loadScoring(DEFAULT_PACK);
const COMPLETE: Profile = {
  ...EMPTY_PROFILE,
  completeSystems: (['electrical', 'water', 'heating'] as const).map((kind) => ({ kind, reason: '机电深化图 M-01' })),
};

async function q3d(boxes: readonly BoxSpec[], profile: Profile = COMPLETE): Promise<ItemResult> {
  const facts = await boxFacts([{ elevations: [0, 3] }], boxes, profile);
  return scoreItems(facts, 0, new Map(), [], pack).find((i) => i.item.id === 'q3d')!.result;
}

type B = readonly [number, number, number, number, number, number];
const line = (box: B, more: Partial<BoxSpec> = {}): BoxSpec => ({ class: 'IfcPipeSegment', component: 'pipe', name: '给水管', box, ...more });
const body = (component: BoxSpec['component'], box: B, more: Partial<BoxSpec> = {}): BoxSpec => ({ component, box, ...more });
const lower = body('slab', [0, 0, -0.12, 10, 10, 0], { class: 'IfcSlab' });
const upper = body('slab', [0, 0, 2.88, 10, 10, 3], { class: 'IfcSlab' });
const room = body('space', [0.2, 0.2, 0.05, 9.8, 9.8, 2.88], { class: 'IfcSpace', name: '客厅' });
const finish = (dryMethod: boolean, name = '面层'): BoxSpec => body('floor-finish', [0, 0, 0, 10, 10, 0.05], { class: 'IfcCovering', name, roles: { dryMethod } });
const wall = (wallKind: 'framed' | 'panel' | 'masonry'): BoxSpec => body('partition', [4, 0, 0, 4.1, 10, 2.88], { roles: { wallKind } });

/** what one line does to the ratio, with all its surroundings modelled */
async function laid(pipe: BoxSpec, around: readonly BoxSpec[] = []): Promise<{ readonly ratio: unknown; readonly basis: string }> {
  const r = await q3d([lower, upper, room, ...around, pipe]);
  return { ratio: r.ratio, basis: r.contributions[0]!.basis?.en ?? '' };
}

describe('where a line runs, when the model is declared complete', () => {
  test('along in a slab it is embedded, through it is not', async () => {
    expect(await laid(line([1, 1, 2.92, 5, 1.02, 2.94]))).toEqual({ ratio: [0, 0], basis: 'by where it runs: in the structure' });
    // a riser through the slab: free in the room below; what is above the slab is not modelled
    const riser = await laid(line([1, 1, 0.05, 1.1, 1.1, 2.95]));
    expect(riser).toEqual({ ratio: [100, 100], basis: 'by where it runs: free in the room' });
  });

  test('in a wet finish it is embedded, under a raised floor it is not, in another dry floor nobody knows', async () => {
    const pipe = line([1, 1, 0.015, 5, 1.02, 0.035]);
    expect((await laid(pipe, [finish(false)])).ratio).toEqual([0, 0]);
    expect((await laid(pipe, [finish(true, '架空地板')])).ratio).toEqual([100, 100]);
    expect((await laid(pipe, [finish(true, '干铺地砖')])).ratio).toEqual([0, 100]);
    // panels on pedestals: the line lies between slab and panel
    const panel = body('floor-finish', [0, 0, 0.15, 10, 10, 0.18], { class: 'IfcCovering', name: '架空地板', roles: { dryMethod: true } });
    expect(await laid(pipe, [panel])).toEqual({ ratio: [100, 100], basis: 'by where it runs: in a raised floor' });
  });

  test('under a slab it is not in the raised floor on top of that slab', async () => {
    const above = body('floor-finish', [0, 0, 3, 10, 10, 3.05], { class: 'IfcCovering', name: '架空地板', roles: { dryMethod: true } });
    expect((await q3d([lower, upper, above, line([1, 1, 2.7, 5, 1.02, 2.72])])).ratio).toEqual([0, 100]);
  });

  test('just above a bare slab a screed may lie that nobody drew', async () => {
    const low = { ...room, box: [0.2, 0.2, 0, 9.8, 9.8, 2.88] as const };
    const r = await q3d([lower, upper, low, line([1, 1, 0.02, 5, 1.02, 0.04])]);
    expect(r.ratio).toEqual([0, 100]);
    expect(r.contributions[0]!.missing).toEqual(['laying']);
  });

  test('above a ceiling, in the cavity of a framed wall, in a block wall, through a wall', async () => {
    const ceiling = body('ceiling', [0.2, 0.2, 2.5, 9.8, 9.8, 2.52], { class: 'IfcCovering' });
    expect(await laid(line([1, 1, 2.6, 5, 1.02, 2.62]), [ceiling])).toEqual({ ratio: [100, 100], basis: 'by where it runs: in a ceiling' });
    const inWall = line([4.04, 2, 1, 4.06, 6, 1.02]);
    expect((await laid(inWall, [wall('framed')])).basis).toBe('by where it runs: in the cavity of a framed wall');
    expect((await laid(inWall, [wall('masonry')])).ratio).toEqual([0, 100]);
    expect((await laid(inWall, [wall('panel')])).ratio).toEqual([0, 100]);
    expect((await laid(line([2, 2, 1, 6, 2.02, 1.02]), [wall('masonry')])).ratio).toEqual([100, 100]);
  });

  test('insulation around a pipe is no place of its own', async () => {
    const wrap = body('covering', [1, 0.98, 1.98, 5, 1.04, 2.04], { class: 'IfcCovering', element: { predefinedType: 'INSULATION' } });
    expect((await laid(line([1, 1, 2, 5, 1.02, 2.02]), [wrap])).ratio).toEqual([100, 100]);
  });

  test('part embedded, part free: by length', async () => {
    const half = { ...upper, box: [0, 0, 2.88, 3, 10, 3] as const };
    const rest = body('slab', [3, 0, 2.95, 10, 10, 3], { class: 'IfcSlab' });
    const high = { ...room, box: [3, 0.2, 0.05, 9.8, 9.8, 2.95] as const };
    const r = await q3d([lower, half, rest, high, line([1, 1, 2.9, 5, 1.02, 2.92])]);
    expect(r.numerator).toEqual([2, 2]);
    expect(r.denominator).toEqual([4, 4]);
  });

  test('without rooms or without the slab above nothing is clear', async () => {
    const pipe = line([1, 1, 2, 5, 1.02, 2.02]);
    expect((await q3d([lower, upper, pipe])).ratio).toEqual([0, 100]);
    expect((await q3d([lower, room, pipe])).ratio).toEqual([0, 100]);
    expect((await q3d([lower, upper, room, pipe])).ratio).toEqual([100, 100]);
  });

  test('what the model says stands before where it runs', async () => {
    const stated = line([1, 1, 2.92, 5, 1.02, 2.94], { element: { psets: [propertySet('SM_装配式构件', { 敷设方式: '吊顶' })] } });
    expect((await laid(stated)).ratio).toEqual([100, 100]);
  });
});

describe('which lines count', () => {
  const free = (name: string, more: Partial<BoxSpec> = {}): BoxSpec => line([1, 1, 2, 5, 1.02, 2.02], { name, ...more });
  const around = [lower, upper, room];

  test('every kind must be declared complete', async () => {
    const two: Profile = { ...EMPTY_PROFILE, completeSystems: COMPLETE.completeSystems!.slice(0, 2) };
    const r = await q3d([...around, free('给水管')], two);
    expect([r.ratio, r.numerator]).toEqual([[0, 100], [0, 4]]);
    const other: Profile = { ...EMPTY_PROFILE, completeSystems: COMPLETE.completeSystems!.map((c) => ({ ...c, building: 'B2' })) };
    expect((await q3d([...around, free('给水管')], other)).ratio).toEqual([0, 100]);
  });

  test('gas and refrigerant lines and fittings are none of them; a fire main is asked, and the profile answers', async () => {
    const embedded = line([1, 2, 2.92, 5, 2.02, 2.94], { name: '燃气管' });
    const bend = line([1, 2, 2.92, 5, 2.02, 2.94], { class: 'IfcPipeFitting', name: '给水弯头' });
    expect((await q3d([...around, free('给水管'), embedded, bend])).denominator).toEqual([4, 4]);
    const fire = line([1, 2, 2.92, 5, 2.02, 2.94], { name: '立管', element: { groups: ['XF 消火栓系统'] } });
    expect((await q3d([...around, free('给水管'), fire])).ratio).toEqual([50, 100]);
    const profile: Profile = { ...COMPLETE, systems: [{ match: 'XF*', kind: 'other' }] };
    expect((await q3d([...around, free('给水管'), fire], profile)).ratio).toEqual([100, 100]);
  });

  test('the profile says how a system is laid, before the model does', async () => {
    const stated = free('给水管', { element: { groups: ['J1 给水'], psets: [propertySet('SM_装配式构件', { 敷设方式: '吊顶' })] } });
    const profile: Profile = { ...COMPLETE, systems: [{ match: 'J1*', laying: 'embedded', reason: 'S-12' }] };
    expect((await q3d([stated], profile)).ratio).toEqual([0, 0]);
    expect((await q3d([stated])).ratio).toEqual([100, 100]);
    expect(unusedEntries({ ...profile, systems: [...profile.systems!, { match: 'J9*', kind: 'water' }] }, boxModel([{}], [stated]).model)).toEqual(['systems: J9*']);
  });

  test.each([
    ['IfcCableCarrierSegment', '', [], 'electrical'],
    ['IfcPipeSegment', '管道类型:PC20', [], 'electrical'],
    ['IfcPipeSegment', '管道类型:标准', ['家用冷水 1'], 'water'],
    ['IfcPipeSegment', '管道类型:标准', ['采暖供水 2'], 'heating'],
    ['IfcPipeSegment', '管道类型:标准', ['循环供水 1'], 'asked'],
    ['IfcPipeSegment', 'Pipe Types:Copper', ['Sanitary 3'], 'water'],
    ['IfcFlowSegment', 'Rectangular Duct', ['Supply Air 2'], 'other'],
    ['IfcPipeSegment', '冷媒管', [], 'other'],
    ['IfcPipeSegment', '管道类型:标准', [], 'unknown'],
  ] as const)('%s %s %s is %s', (cls, objectType, groups, kind) => {
    const { model } = boxModel([{}], [{ class: cls, element: { objectType, groups } }]);
    expect(lineKindReader(EMPTY_PROFILE)(model.elements[0]!)).toBe(kind);
  });
});

describe('axis', () => {
  const geometry = (box: B, size: readonly [number, number, number], surfaceArea: number) =>
    boxModel([{}], [{ box, geometry: { size, surfaceArea } }]).geometry[0]!;

  test('a straight round pipe has its length and ends whatever its direction', () => {
    fc.assert(fc.property(
      fc.double({ min: 1, max: 12, noNaN: true }), fc.double({ min: 0.01, max: 0.1, noNaN: true }),
      fc.double({ min: 0, max: Math.PI, noNaN: true }), fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true }),
      (length, d, turn, tilt) => {
        const u = [Math.cos(tilt) * Math.cos(turn), Math.cos(tilt) * Math.sin(turn), Math.sin(tilt)];
        const half = u.map((c) => (length * Math.abs(c) + d * Math.sqrt(1 - c * c)) / 2);
        const g = geometry([-half[0]!, -half[1]!, -half[2]!, half[0]!, half[1]!, half[2]!], [length, d, d], Math.PI * d * (length + d / 2));
        const axis = lineAxis(g)!;
        expect(axis.length).toEqual([length, length]);
        const off = Math.min(...axis.axes.map(([from, to]) => Math.min(
          Math.hypot(...from.map((c, k) => c - (u[k]! * length) / 2)), Math.hypot(...to.map((c, k) => c - (u[k]! * length) / 2)),
        )));
        expect(off).toBeLessThan(d);
      },
    ));
  });

  test('a tray is straight, a bent conduit is a range', () => {
    expect(lineAxis(geometry([0, 0, 0, 3, 0.3, 0.1], [3, 0.3, 0.1], 2 * 3 * (0.3 + 2 * 0.1)))!.length).toEqual([3, 3]);
    const bent = lineAxis(geometry([0, 0, 0, 2, 1, 0.02], [2, 1, 0.02], Math.PI * 0.02 * 3))!;
    expect(bent.length).toEqual([2, 3.02]);
    expect(bent.axes).toEqual([]);
  });

  test('runs inside an outline with a hole add up to the path', () => {
    const ring = [Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10), Float64Array.of(4, 4, 4, 6, 6, 6, 6, 4)];
    expect(runsInside(ring, -1, 5, 11, 5).map((r) => r.map((t) => Math.round((t * 12 - 1) * 1e6) / 1e6))).toEqual([[0, 4], [6, 10]]);
    expect(runsInside(ring, 5, 5, 5, 5)).toEqual([]);
    expect(runsInside(ring, 1, 1, 1, 1)).toEqual([[0, 1]]);
  });
});
