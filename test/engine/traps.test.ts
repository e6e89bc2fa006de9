import { expect, test } from 'vitest';
import { scoreBuilding } from '../../src/engine/building.ts';
import type { Plan } from '../../src/geometry/plan.ts';
import { DEFAULT_PACK, loadScoring } from '../../src/standards/pack.ts';
import { boxFacts } from '../facts/kit.ts';

test('when the region engine cannot answer, the items that need it are unknown and the others stand', async () => {
  const facts = await boxFacts([{ elevations: [0, 3] }], [
    { component: 'shear-wall', roles: { precast: 'precast' }, box: [0, 0, 0, 10, 0.2, 3] },
    { class: 'IfcSlab', component: 'slab', roles: { precast: 'composite' }, box: [0, 0, 2.85, 10, 10, 3] },
  ]);
  let traps = 0;
  const broken: Plan = { ...facts.plan, get traps() { return traps; }, union: () => { traps += 1; return []; } };
  const { result } = scoreBuilding({ ...facts, plan: broken }, 0, loadScoring(DEFAULT_PACK));
  const ratio = (id: string) => result.items.find((i) => i.id === id)!.ratio;
  expect(ratio('q1a')).toEqual([100, 100]);
  expect(ratio('q1b')).toEqual([0, 100]);
});
