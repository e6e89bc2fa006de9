/**
 * The rules at scale: the sample tower many times over, apart from itself, in memory. Prints; never asserts.
 *   npm run bench:rules -- [TOWERS…]
 */
import { classification } from '../../src/facts/classify.ts';
import { factsBase, factsUnder } from '../../src/facts/facts.ts';
import { rejudge } from '../../src/engine/rules/rejudge.ts';
import { runRules } from '../../src/engine/rules/run.ts';
import { compilePack } from '../../src/engine/rules/compile.ts';
import { judge, subjectsOf } from '../../src/engine/rules/judge.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { loadPack, packIds } from '../../src/standards/pack.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { estate } from './estate.ts';

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
const time = async (work: () => unknown, runs = 5): Promise<number> => {
  const seen: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const from = performance.now();
    await work();
    seen.push(performance.now() - from);
  }
  return median(seen);
};

const PROFILE: Profile = { ...EMPTY_PROFILE, attributes: { type: 'residential', structure: 'shear-wall', intensity: '7', seismicGrade: '三' } };
const write = (text: string): void => void process.stdout.write(`${text}\n`);

export async function benchRules(towers: readonly number[]): Promise<void> {
  const platform = inlinePlatform();
  const tower = await loadModels([{ path: 'tower.ifc', bytes: new TextEncoder().encode(SAMPLES.find((s) => s.name === 'tower')!.write()) }], platform, { footprints: 'counted' });
  closePlatform(platform);
  const plan = await loadPlan();
  const packs = packIds().map(loadPack).filter((pack) => pack.rules.length > 0);
  const growth: { readonly elements: number; readonly perRule: ReadonlyMap<string, number> }[] = [];
  write(`${packs.length} packs, ${packs.reduce((n, p) => n + p.rules.length, 0)} rules; median of 5, ms`);
  write(['elements', 'classify', 'facts', 'all rules', 'settle one', 'one param'].map((h) => h.padStart(11)).join(''));
  for (const times of towers) {
    const { model, geometry } = estate(tower.model, tower.geometry, times);
    const from = performance.now();
    const classified = classification(model, geometry, PROFILE);
    const classifyMs = performance.now() - from;
    const facts = factsUnder(factsBase(model, geometry, PROFILE, classified.roles, plan));
    const factsMs = performance.now() - from - classifyMs;
    const first = await runRules(facts, packs, PROFILE, { date: null });
    const all = await time(() => runRules({ ...facts }, packs, PROFILE, { date: null }), 3);
    const wall = model.elements.findIndex((_, i) => facts.roles[i]!.component === 'shear-wall' && facts.roles[i]!.precast === 'precast');
    let flip = false;
    const settle = await time(async () => {
      flip = !flip;
      const profile: Profile = { ...PROFILE, settlements: [{ by: 'element', key: model.elements[wall]!.globalId, role: 'precast', value: flip ? 'cast-in-place' : 'precast', reason: 'bench' }] };
      if (await rejudge(first.state, classified, packs, profile, { date: null }) === null) throw new Error('not a small change');
    });
    const changed = packs.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule }))).find(({ rule }) => rule.check === 'at-least' && rule.stage.includes('design'))!;
    const param = await time(async () => {
      flip = !flip;
      const profile: Profile = { ...PROFILE, overrides: [{ rule: `${changed.pack.id}/${changed.rule.id}`, param: 'least', value: flip ? 0.05 : 0.07, reason: 'bench' }] };
      if (await rejudge(first.state, classified, packs, profile, { date: null }) === null) throw new Error('not a small change');
    });
    write([model.elements.length, classifyMs, factsMs, all, settle, param].map((v) => v.toFixed(0).padStart(11)).join(''));
    const perRule = new Map<string, number>();
    const subjects = subjectsOf(facts);
    for (const pack of packs) for (const rule of compilePack(pack, PROFILE)) perRule.set(rule.id, await time(() => judge(facts, rule, subjects), 3));
    growth.push({ elements: model.elements.length, perRule });
  }
  const [small, large] = [growth[0]!, growth.at(-1)!];
  write(`slowest rules at ${large.elements} elements, ms, and their growth from ${small.elements} (×${(large.elements / small.elements).toFixed(1)} elements):`);
  const rows = [...large.perRule].sort((a, b) => b[1] - a[1]).slice(0, 12);
  for (const [id, ms] of rows) write(`  ${id.padEnd(60)}${ms.toFixed(1).padStart(8)}${(ms / Math.max(0.01, small.perRule.get(id)!)).toFixed(1).padStart(8)}×`);
}
