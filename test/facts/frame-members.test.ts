import { describe, expect, test } from 'vitest';
import { beamName } from '../../src/facts/beam-names.ts';
import { beamTopping } from '../../src/facts/beam-topping.ts';
import { beamsAtHead, bedUnder } from '../../src/facts/column-ends.ts';
import type { Element } from '../../src/model/model.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

describe('names of beams', () => {
  test.each([
    ['预制叠合梁-凹口:DKL2 300x600(450)', { depth: 0.6, precastDepth: 0.45, rank: 'frame', notched: true }],
    ['预制叠合梁:PCL3-200x400(270)', { depth: 0.4, precastDepth: 0.27, rank: null }],
    ['M_混凝土-矩形梁:KL5(3) 250x500', { depth: 0.5, precastDepth: null, rank: 'frame' }],
    ['叠合次梁 250×500(370)', { depth: 0.5, precastDepth: 0.37, rank: 'secondary' }],
    ['L3 250x500(2)', { depth: 0.5, precastDepth: null, rank: null }],
    ['梁 300x300(450)', { depth: 0.3, precastDepth: null }],
  ])('%s', (name, expected) => {
    expect(beamName({ name, objectType: '', type: null } as unknown as Element)).toMatchObject(expected);
  });
});

const files = [{ elevations: [0, 3, 6] }];
const beam = (box: BoxSpec['box'], precast: 'precast' | 'composite' | 'cast-in-place', name = ''): BoxSpec => ({ class: 'IfcBeam', component: 'beam', name, roles: { precast }, box: box! });

describe('topping of a composite beam', () => {
  test('body less what the name says is precast; where they differ it is said', async () => {
    const facts = await boxFacts(files, [beam([0, 0, 2.4, 6, 0.3, 3], 'composite', 'DKL2 300x600(450)'), beam([0, 5, 2.45, 6, 5.3, 3], 'composite', 'DKL2 300x600(450)')]);
    expect(beamTopping(facts, 0)!.value![0]).toBeCloseTo(0.15, 9);
    expect(beamTopping(facts, 1)!.value![0]).toBeCloseTo(0.1, 9);
    expect(beamTopping(facts, 1)!.where).toContain('≠ name "DKL2-300x600(450)": 150 mm');
  });

  test('the highest concrete poured on a precast one', async () => {
    const facts = await boxFacts(files, [
      beam([0, 0, 2.4, 6, 0.3, 2.85], 'precast'),
      { component: 'topping', class: 'IfcSlab', roles: { precast: 'cast-in-place' }, box: [-1, -3, 2.93, 7, 3, 3] },
      beam([0, 0, 2.85, 6, 0.3, 2.95], 'cast-in-place'),
    ]);
    // the topping of the floor begins above the poured part of the beam: it is no layer that lies on the precast one
    expect(beamTopping(facts, 0)).toMatchObject({ others: [2] });
    expect(beamTopping(facts, 0)!.value![0]).toBeCloseTo(0.1, 9);
  });

  test('none on a beam poured on site; not known where nothing says', async () => {
    const facts = await boxFacts(files, [beam([0, 0, 2.4, 6, 0.3, 3], 'cast-in-place'), beam([0, 5, 2.4, 6, 5.3, 3], 'composite')]);
    expect(beamTopping(facts, 0)).toBeNull();
    expect(beamTopping(facts, 1)!.value).toBeNull();
  });
});

describe('ends of columns', () => {
  const column: BoxSpec = { class: 'IfcColumn', component: 'column', roles: { precast: 'precast' }, box: [-0.3, -0.2, 0, 0.3, 0.2, 2.4] };

  test('the side across the beam, for beams that run into the head', async () => {
    const facts = await boxFacts(files, [
      column,
      beam([0.3, -0.15, 2.4, 6, 0.15, 3], 'precast'), // along x: across it the column has 0.4
      beam([-0.1, 0.2, 2.4, 0.1, 5, 3], 'precast'), // along y: 0.6
      beam([0.3, -0.15, 1, 6, 0.15, 1.6], 'precast'), // meets the shaft
      beam([-3, 0.3, 2.4, 3, 0.5, 3], 'precast'), // passes by
      beam([2, -0.15, 2.4, 6, 0.15, 3], 'precast'), // ends before it
    ]);
    const found = beamsAtHead(facts, 0).map(({ beam: b, columnSide, beamWidth }) => [b, Math.round(columnSide! * 1000), Math.round(beamWidth * 1000)]);
    expect(found).toEqual([[1, 400, 300], [2, 600, 200]]);
  });

  test('a bed of grout is a gap of a few centimetres to what lies under the foot', async () => {
    const on = async (top: number) => bedUnder(await boxFacts(files, [{ ...column, box: [-0.3, -0.2, 3, 0.3, 0.2, 5.4] }, { class: 'IfcSlab', component: 'slab', box: [-2, -2, top - 0.13, 2, 2, top] }]), 0);
    expect((await on(2.98))!.thickness).toBeCloseTo(0.02, 9);
    expect(await on(3)).toBeNull();
    expect(await on(2.8)).toBeNull();
    expect(await on(3.05)).toBeNull();
  });
});
