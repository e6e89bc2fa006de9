/** What the rules say of every element and building of a drawn tower, as `rule member` pairs. */
import { runRules } from '../../../src/engine/rules/run.ts';
import { classify } from '../../../src/facts/classify.ts';
import { factsBase, factsUnder, type ElementGeometry } from '../../../src/facts/facts.ts';
import { loadPlan } from '../../../src/geometry/plan.ts';
import type { Model } from '../../../src/model/model.ts';
import type { Profile } from '../../../src/profile/profile.ts';
import { loadPack } from '../../../src/standards/pack.ts';
import { loadModels } from '../../../src/worker/load.ts';
import { inlinePlatform } from '../../../src/worker/pool-inline.ts';
import type { AlteredTower } from './altered-tower.ts';

export const PACKS = ['jgj1-2014', 'gbt51231-2016', 'gb55008-2021', 'gb55037-2022', 'design-depth', 'build-ups'] as const;

export interface ReadTower {
  readonly model: Model;
  readonly geometry: readonly (ElementGeometry | null)[];
  /** GlobalId → path */
  readonly paths: ReadonlyMap<string, string>;
}

export async function readTower({ text, members }: AlteredTower): Promise<ReadTower> {
  const { model, geometry } = await loadModels([{ path: 'tower.ifc', bytes: new TextEncoder().encode(text) }], inlinePlatform(), { footprints: 'counted' });
  return { model, geometry, paths: new Map([...members].map(([path, id]) => [id, path])) };
}

/** The building is `building`. */
export interface Verdicts {
  readonly fail: ReadonlySet<string>;
  readonly unknown: ReadonlySet<string>;
  readonly errors: readonly string[];
}

export async function verdicts({ model, geometry, paths }: ReadTower, profile: Profile): Promise<Verdicts> {
  const facts = factsUnder(factsBase(model, geometry, profile, classify(model, geometry, profile), await loadPlan()));
  const { report } = await runRules(facts, PACKS.map((id) => loadPack(id)), profile, { date: null });
  const found = { fail: new Set<string>(), unknown: new Set<string>() };
  for (const { rule, groups } of report.results) {
    for (const { outcome, elements, buildings, also } of groups) {
      const members = [...elements.map((i) => paths.get(model.elements[i]!.globalId) ?? `#${model.elements[i]!.expressId}`), ...buildings.map(() => 'building')];
      // a rule that asks the same less strictly and is not met either stands in the strictest one's finding
      for (const id of [rule, ...also.map((one) => one.rule)]) for (const member of members) found[outcome].add(`${id} ${member}`);
    }
  }
  return { ...found, errors: report.results.flatMap(({ rule, error }) => (error === undefined ? [] : [`${rule}: ${error}`])) };
}
