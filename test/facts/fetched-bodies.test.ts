/** Bodies through the real reader and mesher, fetched again after the load, settle what outlines leave open. */
import { beforeAll, describe, expect, test } from 'vitest';
import { alignBody, alignBox } from '../../src/facts/alignment.ts';
import { bodyVolumes } from '../../src/facts/common-volume.ts';
import { factsBase, factsGround, type FactsBase } from '../../src/facts/facts.ts';
import { compareBodies, type BodyStore } from '../../src/facts/fetched-bodies.ts';
import type { Component, Roles } from '../../src/facts/roles.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { loadSolids, type Solids } from '../../src/geometry/solids.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { elementBodies } from '../../src/worker/load-bodies.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { box, prism, weldedMesh as weld } from '../geometry/solids.ts';
import { wallWithWindow } from '../ifc/mesh-builder.ts';

let solids: Solids;
beforeAll(async () => {
  solids = await loadSolids();
});

/** A rectangle width × depth about its middle, pushed `length` along `axis` from (x, y, z). */
function bar(id: number, [x, y, z]: readonly number[], axis: readonly number[], width: number, depth: number, length: number): string {
  const real = (values: readonly number[]): string => values.map((v) => (Number.isInteger(v) ? `${v}.` : String(v))).join(',');
  return [
    `#${id}=IFCCOLUMN('${String(id).padStart(22, '0')}',$,'c',$,$,#${id + 1},#${id + 5},$,$);`,
    `#${id + 1}=IFCLOCALPLACEMENT($,#${id + 2});`,
    `#${id + 2}=IFCAXIS2PLACEMENT3D(#${id + 3},#${id + 4},#${id + 9});`,
    `#${id + 3}=IFCCARTESIANPOINT((${real([x!, y!, z!])}));`,
    `#${id + 4}=IFCDIRECTION((${real(axis)}));`,
    `#${id + 9}=IFCDIRECTION((0.,1.,0.));`,
    `#${id + 5}=IFCPRODUCTDEFINITIONSHAPE($,$,(#${id + 6}));`,
    `#${id + 6}=IFCSHAPEREPRESENTATION(#8,'Body','SweptSolid',(#${id + 7}));`,
    `#${id + 7}=IFCEXTRUDEDAREASOLID(#${id + 8},$,#104,${real([length])});`,
    `#${id + 8}=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,${real([depth, width])});`,
  ].join('\n');
}

interface Compared {
  readonly base: FactsBase;
  readonly asked: readonly number[];
  /** position of an express id */
  readonly at: (expressId: number) => number;
}

/** The wall with its window (#100), and more, as members of one casting. */
async function compared(more: readonly string[], store: boolean, components: Readonly<Record<string, Component>> = {}): Promise<Compared> {
  const text = new TextDecoder().decode(wallWithWindow({})).replace(/ENDSEC;\s*END-ISO/, `${more.join('\n')}\nENDSEC;\nEND-ISO`);
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path: 'a.ifc', bytes: new TextEncoder().encode(text) }], platform, { footprints: 'counted', bodies: true });
  const roles = loaded.model.elements.map((element): Roles => {
    const component = components[element.expressId] ?? (element.class === 'IfcWall' ? 'shear-wall' : 'column');
    return {
      component, precast: 'cast-in-place', loadBearing: true, external: 'unknown', wallKind: 'unknown', dryMethod: 'unknown', integrated: 'unknown', evidence: [], candidates: [component],
    };
  });
  const plan = await loadPlan();
  const ground = factsGround(loaded.model, loaded.geometry, EMPTY_PROFILE, roles, plan);
  const asked: number[] = [];
  const bodies = elementBodies(loaded.model, loaded.bodies!);
  const from: BodyStore = {
    of: (elements) => {
      asked.push(...elements);
      return bodies(elements);
    },
    solids: () => Promise.resolve(solids),
    done: () => closePlatform(platform),
  };
  const settled = await compareBodies(loaded.model, ground, store ? from : null);
  return {
    base: factsBase(loaded.model, loaded.geometry, EMPTY_PROFILE, roles, plan, settled), asked,
    at: (expressId) => loaded.model.elements.findIndex((element) => element.expressId === expressId),
  };
}

describe('bodies fetched again', () => {
  // through the window: 0.5 of the wall's 4 m, of which 0.4 m stand in the opening of 1 × 1.5 m
  const column = bar(500, [1.65, 0.1, 0], [0, 0, 1], 0.5, 0.2, 3);

  test('a column through a window shares what the wall still holds there', async () => {
    const { base, asked, at } = await compared([column], true);
    expect(asked).toEqual([at(100), at(500)]);
    const [lo, hi] = base.overlaps.pairs[0]!.volume;
    expect(lo).toBeCloseTo(0.5 * 0.2 * 3 - 0.4 * 0.2 * 1.5, 5);
    expect(hi).toBe(lo);
  });

  test('without bodies the same is a range that holds it', async () => {
    const [lo, hi] = (await compared([column], false)).base.overlaps.pairs[0]!.volume;
    expect(lo).toBeLessThanOrEqual(0.18);
    expect(hi).toBeCloseTo(0.3, 3);
  });

  test('nothing is fetched where outlines settle it', async () => {
    const { asked, base } = await compared([bar(500, [6, 0.1, 0], [0, 0, 1], 0.5, 0.2, 3), bar(520, [6.2, 0.1, 0], [0, 0, 1], 0.5, 0.2, 3)], true);
    expect(asked).toEqual([]);
    expect(base.overlaps.pairs.map((p) => p.volume[0])).toEqual([expect.closeTo(0.3 * 0.2 * 3, 4)]);
  });

  test('beside a body that cannot be had, what is known bounds what is not', () => {
    const [a, b] = [weld(box(1, 1, 1)), weld(prism([[0, 0], [1, 0], [0, 1]], 0, 1))];
    const outlines = { of: (_: number, others: readonly number[]): readonly [number, number] => [0, others.includes(2) ? (others.length > 1 ? 0.9 : 0.2) : 1] };
    const volumes = bodyVolumes(outlines, new Map([[0, a], [1, b]]), solids);
    expect(volumes.of(0, [1])).toEqual([expect.closeTo(0.5, 6), expect.closeTo(0.5, 6)]);
    expect(volumes.of(0, [1, 2])).toEqual([expect.closeTo(0.5, 6), expect.closeTo(0.7, 6)]);
    // a body that holds more than its outline is not believed
    expect(bodyVolumes({ of: () => [0, 0.3] }, new Map([[0, a], [1, b]]), solids).of(0, [1])).toEqual([0, 0.3]);
  });

  test('braces that cross are two; one drawn twice is one', async () => {
    const s = Math.SQRT1_2;
    const rising = bar(500, [6, 0, 0], [s, 0, s], 0.2, 0.2, 4), falling = bar(520, [6 + 4 * s, 0, 0], [-s, 0, s], 0.2, 0.2, 4);
    const again = bar(540, [6, 0, 0], [s, 0, s], 0.2, 0.2, 4);
    const brace = { 500: 'brace', 520: 'brace', 540: 'brace' } as const;
    const { base, at } = await compared([rising, falling, again], true, brace);
    expect([...base.copies.duplicateOf]).toEqual([[at(540), at(500)]]);
    expect(base.overlaps.pairs.map(({ a, b }) => [a, b])).toEqual([[at(500), at(520)]]);
    // a square crossing a square at right angles
    expect(base.overlaps.pairs[0]!.volume[0]).toBeCloseTo(0.2 ** 3, 5);
    const blind = await compared([rising, falling, again], false, brace);
    expect(blind.base.copies.duplicateOf.size).toBe(0);
  });
});

test('a body in the common world stands where its box does', () => {
  const t = { a: 0.6, b: 0.8, s: 1, tx: 10, ty: -20, tz: 3 };
  const { origin, positions } = alignBody(weld(box(1, 2, 3)), t);
  const at = (k: number, pick: (...v: number[]) => number): number => pick(...Array.from({ length: positions.length / 3 }, (_, i) => positions[3 * i + k]! + origin[k]!));
  const moved = [at(0, Math.min), at(1, Math.min), at(2, Math.min), at(0, Math.max), at(1, Math.max), at(2, Math.max)];
  alignBox([0, 0, 0, 1, 2, 3], t).forEach((value, k) => expect(moved[k]).toBeCloseTo(value, 12));
});
