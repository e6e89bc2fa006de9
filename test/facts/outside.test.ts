import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '../../src/facts/classify.ts';
import { factsBase } from '../../src/facts/facts.ts';
import { seenFromOutside } from '../../src/facts/outside.ts';
import { withPlanProposals } from '../../src/facts/plan-proposals.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import type { ElementGeometry } from '../../src/geometry/quantities.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { corpusPath } from '../corpus.ts';
import { boxModel, type BoxSpec } from './kit.ts';

type Rect = readonly [number, number, number, number];

const wall = (name: string, [x0, y0, x1, y1]: Rect, more: Partial<BoxSpec> = {}): BoxSpec => ({ component: 'wall', name, box: [x0, y0, 0, x1, y1, 2.8], ...more });
const slab = ([x0, y0, x1, y1]: Rect): BoxSpec => ({ class: 'IfcSlab', component: 'slab', box: [x0, y0, 2.8, x1, y1, 2.92] });
const box = ([x0, y0, x1, y1]: Rect, t = 0.2): BoxSpec[] => [
  wall('s', [x0, y0, x1, y0 + t]), wall('n', [x0, y1 - t, x1, y1]), wall('w', [x0, y0 + t, x0 + t, y1 - t]), wall('e', [x1 - t, y0 + t, x1, y1 - t]),
];

/** name → external, for the walls of which something is proposed */
function seen(boxes: readonly BoxSpec[], turn = 0): Record<string, boolean> {
  const { model, geometry, roles } = boxModel([{}], boxes);
  const sights = seenFromOutside({ model, geometry: geometry.map((g) => g && turned(g, turn)), roles, buildingOf: new Int32Array(boxes.length) });
  return Object.fromEntries([...sights].map(([i, s]) => [model.elements[i]!.name, s.external]));
}

function turned(g: ElementGeometry, turn: number): ElementGeometry {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const footprint = g.footprint!.map((contour) => contour.map((_, k) => (k % 2 === 0 ? c * contour[k]! - s * contour[k + 1]! : s * contour[k - 1]! + c * contour[k]!)));
  const xs = footprint[0]!.filter((_, k) => k % 2 === 0), ys = footprint[0]!.filter((_, k) => k % 2 === 1);
  return { ...g, footprint, bbox: [Math.min(...xs), Math.min(...ys), g.bbox![2], Math.max(...xs), Math.max(...ys), g.bbox![5]] };
}

const house = [...box([0, 0, 10, 8]), wall('inner', [5, 0.2, 5.1, 7.8]), slab([0, 0, 10, 8])];

describe('which walls the outside sees', () => {
  test('the walls around, not those between', () => {
    expect(seen(house)).toEqual({ s: true, n: true, w: true, e: true, inner: false });
  });

  test('a gap where a column was not drawn lets nothing in, a missing wall proposes nothing of what lies deep', () => {
    const gap = house.map((b) => (b.name === 'w' ? wall('w', [0, 0.8, 0.2, 7.8]) : b));
    expect(seen(gap)).toEqual({ s: true, n: true, w: true, e: true, inner: false });
    const holed = house.filter((b) => b.name !== 'w');
    expect(seen(holed)['inner']).toBeUndefined();
    expect(seen(holed.filter((b) => b.class !== 'IfcSlab'))['inner']).toBeUndefined();
    // most of the envelope in another file: nothing is proposed of any wall
    expect(seen(house.filter((b) => b.name === 'inner' || b.name === 'e'))).toEqual({});
  });

  test('where rooms are drawn the outside stops at them, but not at a balcony', () => {
    const room = (name: string, [x0, y0, x1, y1]: Rect): BoxSpec => ({ class: 'IfcSpace', component: 'space', name, box: [x0, y0, 0, x1, y1, 2.8] });
    const holed = house.filter((b) => b.name !== 'w');
    expect(seen([...holed, room('客厅', [0.2, 0.2, 5, 7.8])])['inner']).toBe(false);
    expect(seen([...holed.filter((b) => b.name !== 'inner'), wall('back', [1.5, 0.2, 1.7, 7.8]), room('阳台', [0, 0.2, 1.5, 7.8]), room('客厅', [1.7, 0.2, 9.8, 7.8])])['back']).toBe(true);
  });

  test('a leaf behind a leaf is not judged, a parapet closes nothing', () => {
    const leaves = [...house, wall('lining', [0.2, 0.3, 0.25, 7.7])];
    expect(seen(leaves)['lining']).toBeUndefined();
    const low = (b: BoxSpec): BoxSpec => ({ ...b, component: 'parapet', name: `p${b.name}`, box: [...b.box!.slice(0, 5), 1.1] as unknown as BoxSpec['box'] & object });
    const roof = [...box([0, 0, 30, 30]).map(low), ...box([10, 10, 16, 16]), slab([10, 10, 16, 16])];
    expect(seen(roof)).toEqual({ s: true, n: true, w: true, e: true });
  });

  test('a court that walls enclose is not reached', () => {
    expect(seen([...box([0, 0, 20, 20]), ...box([8, 8, 12, 12]).map((b) => ({ ...b, name: `court-${b.name}` }))])).toMatchObject({ s: true, 'court-s': false });
  });

  test('any grid of rooms, turned any way', () => {
    fc.assert(fc.property(
      fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.double({ min: 2.5, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 0.3, noNaN: true }), fc.double({ min: 0, max: Math.PI, noNaN: true }),
      (nx, ny, side, t, turn) => {
        const boxes: BoxSpec[] = [];
        for (let i = 0; i <= nx; i += 1) for (let j = 0; j < ny; j += 1) boxes.push(wall(`x${i} ${j} ${i === 0 || i === nx}`, [i * side, j * side + t, i * side + t, (j + 1) * side]));
        for (let j = 0; j <= ny; j += 1) boxes.push(wall(`y${j} ${j === 0 || j === ny}`, [0, j * side, nx * side + t, j * side + t]));
        for (const [name, external] of Object.entries(seen(boxes, turn))) expect(external, name).toBe(name.endsWith('true'));
      },
    ), { numRuns: 40 });
  });
});

describe('proposals', () => {
  test('are shown, and settle nothing', async () => {
    const boxes = [...house, wall('flagged', [2, 0.2, 2.1, 7.8], { roles: { external: true } })];
    const { model, geometry, roles } = boxModel([{}], boxes);
    const plan = await loadPlan();
    const proposed = withPlanProposals({ model, geometry, roles, buildingOf: new Int32Array(boxes.length), plan });
    expect(proposed.map(({ evidence: _, ...r }) => r)).toEqual(roles.map(({ evidence: _, ...r }) => r));
    const of = (name: string) => proposed[model.elements.findIndex((e) => e.name === name)]!.evidence;
    expect(of('s')).toEqual([{ role: 'external', value: true, source: 'geometry', rank: 14, where: 'the outside sees 100 % of its length', proposal: true }]);
    expect(of('flagged')).toEqual([{ role: 'external', value: false, source: 'geometry', rank: 14, where: expect.stringMatching(/^the outside sees \d % of its length$/) as string, proposal: true, contradicts: true }]);
    const facts = factsBase(model, geometry, EMPTY_PROFILE, roles, plan);
    expect(facts.roles.map((r) => r.evidence)).toEqual(proposed.map((r) => r.evidence));
  });

  test('load-bearing: thick concrete through three storeys; not a wall under a beam', async () => {
    const thick = { evidence: [{ role: 'loadBearing', value: true, source: 'geometry', rank: 14, where: 'concrete, 0.200 m thick', proposal: true }] } as const;
    const stack = (x: number, n: number, roles: BoxSpec['roles'], t = 0.2): BoxSpec[] =>
      Array.from({ length: n }, (_, k) => ({ component: 'wall', name: `${x}-${k}`, roles: roles!, box: [x, 0, 3 * k, x + t, 4, 3 * k + 2.88] as const }));
    const floor = (k: number): BoxSpec => ({ class: 'IfcSlab', component: 'slab', box: [0, 0, 3 * k + 2.88, 10, 4, 3 * k + 3] });
    const beam: BoxSpec = { class: 'IfcBeam', component: 'beam', box: [8, 0, 2.4, 8.2, 4, 2.88] };
    const boxes = [
      ...stack(0, 3, thick), ...stack(3, 2, thick), ...stack(5, 3, {}), floor(0), floor(1), floor(2), beam,
      { component: 'wall', name: 'under', roles: thick, box: [8, 0, 0, 8.2, 4, 2.4] } satisfies BoxSpec,
      { component: 'wall', name: 'tall', roles: thick, box: [9, 0, 0, 9.2, 4, 8.9], element: { storey: 0 } } satisfies BoxSpec,
    ].map((b): BoxSpec => ({ ...b, element: { storey: Math.round(b.box![2] / 3), ...b.element } }));
    const { model, geometry, roles } = boxModel([{ elevations: [0, 3, 6] }], boxes);
    const proposed = withPlanProposals({ model, geometry, roles, buildingOf: new Int32Array(boxes.length), plan: await loadPlan() });
    const told = (name: string) => proposed[model.elements.findIndex((e) => e.name === name)]!.evidence.filter((e) => e.role === 'loadBearing').at(-1);
    expect(told('0-1')).toMatchObject({ value: true, where: 'concrete, 0.200 m thick, stands through 3 storeys, a slab lies on it' });
    expect(told('tall')).toMatchObject({ value: true, where: expect.stringMatching(/through 3 storeys/) as string });
    expect(told('3-0')?.where).toBe('concrete, 0.200 m thick');
    expect(told('5-0')).toBeUndefined();
    expect(told('under')).toMatchObject({ value: false, where: 'a beam 0.48 m deep runs along on it' });
  });
});

/** Real models whose IsExternal is no export default: what is proposed against what is flagged. */
describe('against the flags of real models', () => {
  const CASES: readonly (readonly [path: string, right: number, wrong: number, silent: number])[] = [
    // silent: furring before walls, a party wall flagged external, foundations, parapets
    ['models/Duplex-georeferenced/Duplex_A_20110907_georeferenced.ifc', 26, 0, 31],
    ['models/bSI-PCERT/IFC_4.0.2.1_(IFC_4)/PCERT-Sample-Scene/Building-Architecture.ifc', 4, 0, 0],
    // the envelope is in the other file: nothing may be proposed
    ['models/bSI-PCERT/IFC_4.0.2.1_(IFC_4)/PCERT-Sample-Scene/Building-Structural.ifc', 0, 0, 4],
    ['models/openBIMdisk-HKU/democase-v4.ifc', 4, 0, 0],
    ['models/Schependomlaan/ROOT-kalkzandsteen__IFC-kalkzandsteen.ifc', 0, 0, 134],
  ];
  test.each(CASES)('%s', async (name, ...expected) => {
    const path = corpusPath(name);
    if (!path) return expect.soft(path, 'no corpus: nothing was looked at').toBeNull();
    const platform = inlinePlatform();
    const { model, geometry } = await loadModels([{ path: name, bytes: await readFile(path) }], platform, { footprints: 'counted' });
    closePlatform(platform);
    const { roles } = factsBase(model, geometry, EMPTY_PROFILE, classify(model, geometry, EMPTY_PROFILE), await loadPlan());
    let [right, wrong, silent] = [0, 0, 0];
    const sights = seenFromOutside({ model, geometry, roles, buildingOf: new Int32Array(model.elements.length) });
    for (const element of model.elements) {
      const flag = roles[element.index]!.evidence.find((e) => e.role === 'external' && e.where.includes('IsExternal'));
      if (!/^IfcWall/u.test(element.class) || !flag || flag.proposal) continue;
      const sight = sights.get(element.index);
      if (!sight) silent += 1;
      else if (sight.external === flag.value) right += 1;
      else wrong += 1;
    }
    expect([right, wrong, silent]).toEqual(expected);
  });
});
