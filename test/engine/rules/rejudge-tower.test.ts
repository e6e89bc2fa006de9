/** On the sample tower, with all that ships: a settled element's first answer says what a run from nothing says of the same facts. */
import { beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../../src/engine/rules/changed.ts';
import { rejudge } from '../../../src/engine/rules/rejudge.ts';
import type { RuleReport } from '../../../src/engine/rules/rule-report.ts';
import { runRules } from '../../../src/engine/rules/run.ts';
import { classification, type Classification } from '../../../src/facts/classify.ts';
import { factsBase, factsUnder, type Facts } from '../../../src/facts/facts.ts';
import { loadPlan } from '../../../src/geometry/plan.ts';
import { SAMPLES } from '../../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE, type Profile } from '../../../src/profile/profile.ts';
import { loadPack, packIds } from '../../../src/standards/pack.ts';
import { closePlatform, loadModels } from '../../../src/worker/load.ts';
import { inlinePlatform } from '../../../src/worker/pool-inline.ts';

type Settled = NonNullable<Profile['settlements']>[number];

const PROFILE: Profile = {
  ...EMPTY_PROFILE, project: { stage: 'detailing' }, attributes: { type: 'residential', structure: 'shear-wall', intensity: '7', seismicGrade: '三' },
};
const packs = packIds().map(loadPack).filter((pack) => pack.rules.length > 0);

let start: { readonly facts: Facts; readonly classified: Classification; readonly state: SessionState; readonly results: RuleReport['results'] };
beforeAll(async () => {
  const platform = inlinePlatform();
  const bytes = new TextEncoder().encode(SAMPLES.find((sample) => sample.name === 'tower')!.write());
  const { model, geometry } = await loadModels([{ path: 'tower.ifc', bytes }], platform, { footprints: 'counted' });
  closePlatform(platform);
  const classified = classification(model, geometry, PROFILE);
  const facts = factsUnder(factsBase(model, geometry, PROFILE, classified.roles, await loadPlan()));
  const { state, report } = await runRules(facts, packs, PROFILE, { date: null });
  start = { facts, classified, state, results: report.results };
}, 60_000);

/** Of the elements of this component, the one at this share of the way. */
function pick(component: string, at: number): string {
  const { model, roles } = start.facts;
  const all = model.elements.filter(({ index, whole, parts }) => roles[index]!.component === component && whole === null && parts.length === 0);
  return all[Math.floor(at * (all.length - 1))]!.globalId;
}

const CASES: readonly (readonly [string, number, Settled['role'], Settled['value']])[] = [
  ['shear-wall', 0.1, 'precast', 'cast-in-place'],
  ['shear-wall', 0.5, 'component', 'partition'],
  ['slab', 0.3, 'precast', 'cast-in-place'],
  ['slab', 0.6, 'component', 'topping'],
  ['slab', 1, 'component', 'roof'],
  ['beam', 0.5, 'precast', 'precast'],
  ['beam', 0.2, 'component', 'slab'],
  ['stair', 0.5, 'precast', 'cast-in-place'],
  ['partition', 0.4, 'wallKind', 'masonry'],
  ['partition', 0.7, 'component', 'shear-wall'],
  ['partition', 0.2, 'loadBearing', true],
  ['space', 0.5, 'component', 'slab'],
  ['pipe', 0.5, 'component', 'embedded-part'],
];

test('one after the other, each on top of what was settled before', async () => {
  let { state, classified } = start;
  let settlements: readonly Settled[] = [];
  let before = start.results;
  let moved = 0;
  for (const [component, at, role, value] of CASES) {
    settlements = [...settlements, { by: 'element', key: pick(component, at), role, value, reason: 'x' } as Settled];
    const profile: Profile = { ...PROFILE, settlements };
    const now = await rejudge(state, classified, packs, profile, { date: null });
    expect(now, `${component} ${role}`).not.toBeNull();
    const { facts } = now!.state;
    // nothing kept from before: other objects under which facts are remembered
    const anew: Facts = {
      ...facts, buildings: { ...facts.buildings }, roles: [...facts.roles], outOfScope: [...facts.outOfScope], levelOf: [...facts.levelOf], storeys: [...facts.storeys],
    };
    const whole = (await runRules(anew, packs, profile, { date: null })).report;
    expect(now!.report, `${component} ${role} ${String(value)}`).toEqual(whole);
    if (JSON.stringify(now!.report.results) !== JSON.stringify(before)) moved += 1;
    before = now!.report.results;
    ({ state, classified } = now!);
  }
  // the settlements are such as move verdicts
  expect(moved).toBeGreaterThan(CASES.length / 2);
}, 240_000);
