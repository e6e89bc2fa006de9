/** What counts nowhere, and why (2.0.2: above the outdoor ground; domain 1.4 K2, K4; design decisions 5 and 6). */
import type { Element } from '../model/model.ts';
import { fileRuleOf } from '../profile/match.ts';
import type { SwitchValues } from '../profile/switches.ts';
import { carriesBody } from './body.ts';
import type { FactsBase } from './facts.ts';
import { isLyingJoint } from './lying-joint.ts';
import type { Storeys } from './storeys.ts';

export type OutOfScope =
  | 'file-excluded' | 'status-existing' | 'status-demolished' | 'status-temporary'
  | 'copy' | 'part-of-whole' | 'whole-of-parts' | 'no-body' | 'no-building' | 'no-storey'
  | 'below-ground' | 'ground-floor-slab' | 'storey-excluded' | 'roof-structure' | 'parapet';

/** In the order in which reasons are looked for; the first stands. */
export const OUT_OF_SCOPE: Readonly<Record<OutOfScope, { readonly zh: string; readonly en: string }>> = {
  'file-excluded': { zh: '文件被配置排除', en: 'its file is excluded by the profile' },
  'status-existing': { zh: '既有构件', en: 'existing' },
  'status-demolished': { zh: '拆除构件', en: 'demolished' },
  'status-temporary': { zh: '临时构件', en: 'temporary' },
  copy: { zh: '与另一文件的构件重合,由其计入', en: 'coincides with an element of another file, which counts' },
  'part-of-whole': { zh: '由所属整体计入', en: 'its whole counts' },
  'whole-of-parts': { zh: '由其组成部分计入', en: 'its parts count' },
  'no-body': { zh: '没有几何形体', en: 'it has no body' },
  'no-building': { zh: '不属于所评价的单体建筑', en: 'it belongs to no single building' },
  'no-storey': { zh: '无法归入楼层', en: 'no storey can be given to it' },
  'below-ground': { zh: '室外地坪以下', en: 'below the outdoor ground level' },
  'ground-floor-slab': { zh: '首层楼板(±0.000 板)', en: 'slab of the ground floor' },
  'storey-excluded': { zh: '楼层被配置排除', en: 'its storey is excluded by the profile' },
  'roof-structure': { zh: '出屋面构件', en: 'structure on the roof' },
  parapet: { zh: '女儿墙', en: 'parapet' },
};

interface ScopeInput extends FactsBase {
  readonly switches: SwitchValues;
  readonly storeys: readonly Storeys[];
  readonly levelOf: readonly (number | null)[];
}

export function scopeOf(facts: ScopeInput, element: Element): OutOfScope | null {
  const { model, profile, geometry, buildings, copies, roles } = facts;
  if (fileRuleOf(profile, model.files[element.file]!.path)?.exclude) return 'file-excluded';
  const status = element.status;
  if (status && status !== 'new' && !profile.includeStatus?.includes(status)) return `status-${status}`;
  if (buildings.of[element.index]! < 0) return 'no-building';
  // last of all: the leader of a copy that counts nowhere counts nowhere either
  const where = (): OutOfScope | null => place(facts, element) ?? (copies.representedBy[element.index]! >= 0 ? 'copy' : null);
  if (!carriesBody(model, geometry, element.index)) {
    if (element.parts.length > 0) return roles[element.index]!.component === 'curtain-wall' ? where() : 'whole-of-parts';
    return geometry[element.index]?.bbox ? 'part-of-whole' : 'no-body';
  }
  if (partOfCurtainWall(facts, element)) return 'part-of-whole';
  return where();
}

/** A curtain wall is one outer face, never the sum of its plates and members (4.0.6). */
function partOfCurtainWall(facts: ScopeInput, element: Element): boolean {
  let whole = element.whole;
  for (let depth = 0; whole !== null && depth < 64; depth += 1) {
    if (facts.model.elements[whole]!.class === 'IfcCurtainWall') return true;
    whole = facts.model.elements[whole]!.whole;
  }
  return false;
}

function place(facts: ScopeInput, element: Element): OutOfScope | null {
  const component = facts.roles[element.index]!.component;
  if (component === 'parapet' && facts.switches['roof-structures'] === 'excluded') return 'parapet';
  const storeys = facts.storeys[facts.buildings.of[element.index]!]!;
  const at = facts.levelOf[element.index] ?? null;
  if (at === null) return 'no-storey';
  const level = storeys.levels[at];
  const floorAbove = storeys.levels[at + 1];
  if (level === undefined || level.aboveGround === 'no') {
    // the slab that makes the floor of the first storey above ground: excluded unless the switch counts it (K2)
    const ownsGroundFloor = floorAbove !== undefined && floorAbove.aboveGround !== 'no' && !floorAbove.excluded;
    const lying = isLyingJoint(element, facts.geometry[element.index] ?? null, component);
    if (ownsGroundFloor && (lying || OVERHEAD_COUNTED.has(component))) {
      return facts.switches['ground-floor-slab'] === 'included' ? null : 'ground-floor-slab';
    }
    return 'below-ground';
  }
  if (level.excluded) return level.excludedWhy === 'profile' ? 'storey-excluded' : 'roof-structure';
  return null;
}

const OVERHEAD_COUNTED: ReadonlySet<string> = new Set(['slab', 'beam', 'roof', 'ground-slab', 'topping', 'balcony', 'ac-slab']);
