/** Cases of rules: small buildings drawn in code, written as IFC, read through the real parser and mesher. */
import { classify } from '../../src/facts/classify.ts';
import { factsBase, factsUnder, type Facts } from '../../src/facts/facts.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import * as w from '../../src/ifc-write/index.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';

export interface RuleCase {
  /** what is drawn, as a reader of the rule's page should understand it */
  readonly title: { readonly zh: string; readonly en: string };
  /** `storeys`: as they are numbered, the roof last */
  readonly draw: (ifc: w.IfcFile, storeys: readonly w.StoreyHandle[]) => void;
  /** what the person says beside the model */
  readonly profile?: Partial<Profile>;
  /** elevations of the storeys, m; the last is the roof's level. Default three storeys of 3 m: 0, 3, 6, 9 */
  readonly storeys?: readonly number[];
}

/** Every rule has at least one of each (design decision 12). */
export interface RuleCases {
  readonly pass: readonly RuleCase[];
  readonly fail: readonly RuleCase[];
  readonly undecided: readonly RuleCase[];
}

/** Rule id without the pack → its cases. */
export type PackCases = Readonly<Record<string, RuleCases>>;

export const DEFAULT_STOREYS = [0, 3, 6, 9] as const;

export function writeCase({ draw, storeys = DEFAULT_STOREYS, title }: RuleCase): Uint8Array {
  const ifc = w.createIfc({ unit: 'mm', name: title.en });
  ifc.building({ name: '1#楼', elevationOfTerrain: -0.3, elevationOfRefHeight: 0 });
  draw(ifc, storeys.map((elevation, i) => ifc.storey({ name: i === storeys.length - 1 ? '屋面' : `${i + 1}F`, elevation, key: `storey-${i + 1}` })));
  return ifc.bytes();
}

const platform = inlinePlatform();

/** The case as the check would see it. */
export async function factsOfCase(one: RuleCase): Promise<Facts> {
  const plan = await loadPlan();
  const { model, geometry } = await loadModels([{ path: 'case.ifc', bytes: writeCase(one) }], platform, { footprints: 'counted' });
  const profile = profileOf(one);
  return factsUnder(factsBase(model, geometry, profile, classify(model, geometry, profile), plan));
}

export function profileOf({ profile }: RuleCase): Profile {
  return { ...EMPTY_PROFILE, ...profile };
}
