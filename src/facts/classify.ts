/** Roles of every element with ranked evidence (design decision 3, domain.md section 3). */
import { activeRules } from '../profile/active.ts';
import type { Element, Model } from '../model/model.ts';
import { storyReader } from './alike.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Profile, Settlement } from '../profile/profile.ts';
import { clue, RANK, weigh, type Clue, type Weighed } from './evidence.ts';
import {
  BEARING, classClues, classGroup, DRY_ASKED, INTEGRATED_ASKED, mayBe, NEVER_CONCRETE, WALLS, type ClassGroup,
} from './evidence-class.ts';
import { nameClues } from './evidence-names.ts';
import { propertyReader } from './evidence-properties.ts';
import { demoteExportDefaults } from './export-defaults.ts';
import { patternsOf } from './patterns/patterns.ts';
import type { Component, Evidence, PrecastValue, Role, Roles, TernaryValue, WallKindValue } from './roles.ts';
import type { Plan } from '../geometry/plan.ts';
import { NO_REGIONS, regionHits, type RegionHits } from './regions.ts';
import { settlementReader, typeKeys } from './settlements.ts';
import { order, shareDown, shareUp } from './whole-and-parts.ts';

/** What is known of an element before its clues are weighed. */
export interface Gathered {
  readonly element: Element;
  readonly group: ClassGroup;
  readonly candidates: readonly Component[];
  readonly containsPrecast: boolean;
  readonly concrete: boolean;
}

const WALL_ROLES: ReadonlyMap<string, { readonly loadBearing?: boolean; readonly external?: boolean }> = new Map(Object.entries({
  'shear-wall': { loadBearing: true },
  'infill-envelope-wall': { loadBearing: false, external: true },
  partition: { loadBearing: false, external: false },
}));

/** Least thickness at which a concrete wall is proposed as load-bearing (domain.md 2.2), m. */
const BEARING_THICKNESS = 0.16;

/**
 * One Roles per element, in model order. Pure; linear in elements plus distinct names and property sets.
 * `geometry` only proposes. Throws when a pattern of the profile is unsafe (validated profiles never are).
 */
export function classify(model: Model, geometry: readonly (ElementGeometry | null)[], profile: Profile): readonly Roles[] {
  return classification(model, geometry, profile).roles;
}

/** Roles, and what they were weighed from: so that settling a few elements weighs those few alone. */
export interface Classification {
  readonly roles: readonly Roles[];
  readonly profile: Profile;
  readonly gathered: readonly Gathered[];
  readonly clues: readonly (readonly Clue[])[];
  /** what the regions of the profile hold */
  readonly regions: RegionHits;
}

/** With what the regions of the profile hold, which is found by what the elements are without them. Twice the work where there are any. */
export function classifyInRegions(model: Model, geometry: readonly (ElementGeometry | null)[], profile: Profile, plan: Plan): Classification {
  const first = classification(model, geometry, profile);
  if (!profile.regions?.length) return first;
  return classification(model, geometry, profile, regionHits(model, geometry, profile, first.roles, plan));
}

/**
 * The roles under a profile that differs in its settlements of elements and types alone, and which elements may have changed.
 * Null where more than those elements would have to be weighed: other kinds of settlements, wholes and their parts.
 */
export function settledAgain(model: Model, before: Classification, profile: Profile): { readonly classification: Classification; readonly changed: readonly number[] } | null {
  const differing = differingSettlements(before.profile, profile);
  if (differing === null) return null;
  const keysOf = (by: Settlement['by']): ReadonlySet<string> => new Set(differing.filter((s) => s.by === by).map((s) => s.key));
  const [elements, types] = [keysOf('element'), keysOf('type')];
  const readSettlements = settlementReader(model, profile, before.regions);
  const roles = [...before.roles];
  const clues = [...before.clues];
  const changed: number[] = [];
  for (const element of model.elements) {
    const { index } = element;
    if (!elements.has(element.globalId) && (types.size === 0 || !typeKeys(element).some((key) => types.has(key)))) continue;
    if (element.whole !== null || element.parts.length > 0) return null;
    const g = before.gathered[index]!;
    const settled = readSettlements(element).flatMap((c) => admit(c, g.group));
    clues[index] = [...settled, ...before.clues[index]!.filter((c) => c.source !== 'user' && c.source !== 'file')];
    roles[index] = settle(g, clues[index]!, profile);
    changed.push(index);
  }
  return { classification: { ...before, roles, profile, clues }, changed };
}

/** Null where the profiles differ in anything but settlements of single elements and types. */
function differingSettlements(a: Profile, b: Profile): readonly Settlement[] | null {
  const { settlements: before = [], ...restA } = a;
  const { settlements: after = [], ...restB } = b;
  const others = (p: Partial<Profile>): string => JSON.stringify({ ...p, overrides: undefined, waivers: undefined, attestations: undefined });
  if (others(restA) !== others(restB)) return null;
  const texts = (list: readonly Settlement[]): Set<string> => new Set(list.map((s) => JSON.stringify(s)));
  const [inBefore, inAfter] = [texts(before), texts(after)];
  const differing = [...before.filter((s) => !inAfter.has(JSON.stringify(s))), ...after.filter((s) => !inBefore.has(JSON.stringify(s)))];
  return differing.every((s) => s.by === 'element' || s.by === 'type') ? differing : null;
}

export function classification(
  model: Model, geometry: readonly (ElementGeometry | null)[], profile: Profile, regions: RegionHits = NO_REGIONS,
): Classification {
  const patterns = patternsOf(profile);
  const readProperties = propertyReader(patterns);
  const readSettlements = settlementReader(model, profile, regions);
  const gathered: Gathered[] = [];
  const clues: (readonly Clue[])[] = [];
  const storyOf = storyReader();
  const told = new Map<string, { readonly gathered: Gathered; readonly clues: readonly Clue[] }>();
  for (const element of model.elements) {
    const settled = readSettlements(element);
    const story = settled.length === 0 ? storyOf(element) : `${storyOf(element)}${JSON.stringify(settled)}`;
    let known = told.get(story);
    if (known === undefined) {
      const group = classGroup(element.class);
      const names = nameClues(element, patterns);
      const properties = readProperties(element);
      const all = [...settled, ...properties.clues, ...names.clues, ...classClues(element)];
      known = {
        gathered: {
          element, group,
          candidates: [...new Set([...properties.candidates, ...names.candidates])],
          containsPrecast: names.containsPrecast,
          concrete: names.concrete,
        },
        clues: all.flatMap((c) => admit(c, group)),
      };
      told.set(story, known);
    }
    gathered.push(known.gathered.element === element ? known.gathered : { ...known.gathered, element });
    clues.push(known.clues);
  }
  demoteExportDefaults(model, clues);
  proposeFromGeometry(gathered, geometry, clues);
  const walk = order(model);
  shareUp(model, walk, gathered, clues);
  shareDown(model, walk, gathered, clues);
  // One list of clues belongs to elements of one story: what they are gathered to differs in the element alone.
  const roles = new Map<readonly Clue[], Roles>();
  const settled = gathered.map((g, i) => {
    const own = clues[i]!;
    let one = roles.get(own);
    if (one === undefined) roles.set(own, (one = settle(g, own, profile)));
    return one;
  });
  return { roles: settled, profile, gathered, clues, regions };
}

/**
 * A name may turn a class only into what that class is used for. On walls the words for shear wall, infill wall and
 * partition are statements about bearing and position, so that they are weighed against the flags.
 */
function admit(c: Clue, group: ClassGroup): readonly Clue[] {
  if (c.role !== 'component') return [c];
  const component = c.value as Component;
  if (c.source === 'user' || c.source === 'template' || c.source === 'class') return [c];
  if (!mayBe(group, component)) return [];
  const flags = WALL_ROLES.get(component);
  if (flags === undefined) return [c];
  const list: Clue[] = [{ ...c, value: 'wall' }];
  if (flags.loadBearing !== undefined) list.push({ ...c, role: 'loadBearing', value: flags.loadBearing });
  if (flags.external !== undefined) list.push({ ...c, role: 'external', value: flags.external });
  return list;
}

function proposeFromGeometry(gathered: readonly Gathered[], geometry: readonly (ElementGeometry | null)[], clues: (readonly Clue[])[]): void {
  const proposed = new Map<readonly Clue[], Map<string, readonly Clue[]>>();
  for (const [i, g] of gathered.entries()) {
    const thickness = geometry[i]?.thickness ?? null;
    if (g.group !== 'wall' || !g.concrete || thickness === null || thickness < BEARING_THICKNESS) continue;
    const own = clues[i]!;
    let byThickness = proposed.get(own);
    if (byThickness === undefined) proposed.set(own, (byThickness = new Map()));
    const shown = thickness.toFixed(3);
    let list = byThickness.get(shown);
    if (list === undefined) byThickness.set(shown, (list = [...own, clue('loadBearing', true, 'geometry', RANK.geometry, `concrete, ${shown} m thick`, { proposal: true })]));
    clues[i] = list;
  }
}

function settle(g: Gathered, clues: readonly Clue[], profile: Profile): Roles {
  const evidence: Evidence[] = [];
  const ask = (role: Role, extra: readonly Clue[] = []): Weighed => {
    const weighed = weigh(role, [...clues, ...extra]);
    evidence.push(...weighed.evidence);
    return weighed;
  };
  const named = ask('component');
  let component: Component = named.value === undefined ? 'unknown' : named.value === 'conflict' ? agreed(conflicting(named)) : (named.value as Component);
  const namedWall = WALL_ROLES.get(component);
  const implied = (role: 'loadBearing' | 'external'): readonly Clue[] => {
    const value = namedWall?.[role];
    const byNature = role === 'external'
      ? component === 'curtain-wall' || component === 'hung-panel' || component === 'parapet'
      : BEARING.has(component) && component !== 'shear-wall';
    if (value !== undefined) return [clue(role, value, sourceOf(named), named.rank, `component ${component}`)];
    if (byNature) return [clue(role, true, 'class', RANK.class, `component ${component}`)];
    if (role === 'loadBearing' && (component === 'curtain-wall' || component === 'hung-panel' || component === 'parapet')) {
      return [clue(role, false, 'class', RANK.class, `component ${component}`)];
    }
    return [];
  };
  const bears = ask('loadBearing', implied('loadBearing'));
  const faces = ask('external', implied('external'));
  const candidates: Component[] = [];
  if (component === 'wall') {
    const options = wallOptions(ternary(bears), ternary(faces));
    if (options.length === 1) {
      component = options[0]!;
      const from = component === 'shear-wall' || bears.rank >= faces.rank ? bears : faces;
      evidence.push({
        role: 'component', value: component, source: sourceOf(from), rank: from.rank,
        where: component === 'shear-wall' ? 'loadBearing true' : `loadBearing false, external ${String(faces.value)}`,
      });
    }
    candidates.push(...options);
  } else if (component === 'unknown') {
    candidates.push(...(named.value === 'conflict' ? conflicting(named) : g.candidates.length > 0 ? g.candidates : memberOptions(g.element)));
  } else {
    candidates.push(component, ...g.candidates.filter((c) => c !== component));
  }

  const isWall = WALLS.has(component) || (component === 'unknown' && g.group === 'wall');
  const kindClues = clues.filter((c) => c.role === 'wallKind');
  const precastClues = [...concreteless(g, component, kindClues), ...conventionFor(profile, component)];
  const cast = ask('precast', precastClues);
  const precast: PrecastValue = NEVER_CONCRETE.has(component) && !(cast.rank <= RANK.template)
    ? 'not-applicable'
    : cast.value === undefined ? 'unknown' : (cast.value as PrecastValue);
  if (precast === 'not-applicable' && NEVER_CONCRETE.has(component)) {
    evidence.push({ role: 'precast', value: 'not-applicable', source: 'class', rank: RANK.class, where: `component ${component}` });
  }

  const kind = isWall ? ask('wallKind', [...natureOfWall(component), ...fromPrecast(precast, cast)]) : null;
  const wallKind: WallKindValue = kind === null ? 'not-applicable' : kind.value === undefined ? 'unknown' : (kind.value as WallKindValue);

  const asksDry = DRY_ASKED.has(component);
  const dry = ask('dryMethod');
  const dryMethod: TernaryValue = asksDry ? ternary(dry) : 'not-applicable';
  const integrated = integration(component, wallKind, clues, evidence);

  return {
    component, precast,
    loadBearing: applies('loadBearing', component, bears, evidence),
    external: applies('external', component, faces, evidence),
    wallKind, dryMethod, integrated, evidence, candidates,
  };
}

function sourceOf(weighed: Weighed): Evidence['source'] {
  return weighed.evidence.find((e) => e.rank === weighed.rank)?.source ?? 'class';
}

function ternary(weighed: Weighed): TernaryValue {
  if (weighed.value === undefined) return 'unknown';
  return weighed.value === 'conflict' ? 'conflict' : weighed.value === true;
}

/** Which of the table's walls it may be: bearing walls are vertical members whatever they face. */
function wallOptions(bears: TernaryValue, faces: TernaryValue): readonly Component[] {
  const options: Component[] = [];
  if (bears !== false) options.push('shear-wall');
  if (bears !== true) {
    if (faces !== false) options.push('infill-envelope-wall');
    if (faces !== true) options.push('partition');
  }
  return options;
}

function conflicting(weighed: Weighed): readonly Component[] {
  return [...new Set(weighed.evidence.filter((e) => e.rank === weighed.rank && !e.proposal).map((e) => e.value as Component))];
}

/** A roof is a slab: a name that says slab beside PredefinedType ROOF does not speak against it. */
function agreed(said: readonly Component[]): Component {
  return said.length === 2 && said.includes('slab') && said.includes('roof') ? 'roof' : 'unknown';
}

function memberOptions(element: Element): readonly Component[] {
  if (element.class.startsWith('IfcMember')) return ['brace', 'beam', 'column', 'other'];
  if (element.class.startsWith('IfcPlate')) return ['slab', 'wall', 'other'];
  return ['unknown'];
}

/** Precast is a question about concrete: masonry and framed walls have none to ask about. */
function concreteless(g: Gathered, component: Component, kindClues: readonly Clue[]): readonly Clue[] {
  if (!WALLS.has(component) && g.group !== 'wall') return [];
  const kind = weigh('wallKind', kindClues);
  if (kind.value !== 'masonry' && kind.value !== 'framed' && kind.value !== 'curtain') return [];
  const top = kind.evidence.find((e) => e.rank === kind.rank)!;
  // one step weaker than what it follows from: a statement about precast itself, of the same rank, is more direct
  return [clue('precast', 'not-applicable', top.source, kind.rank, `${kind.value}: ${top.where}`, { inherited: true })];
}

function conventionFor(profile: Profile, component: Component): readonly Clue[] {
  // unmarked infill walls and partitions may be blocks, boards or panels: no convention speaks for them
  if (component === 'infill-envelope-wall' || component === 'partition' || component === 'wall' || component === 'unknown') return [];
  return activeRules(profile.conventions)
    .filter((c) => c.component === component)
    .slice(0, 1)
    .map((c) => clue('precast', c.unmarked, 'convention', RANK.convention, `unmarked ${component}: ${c.reason}`));
}

function natureOfWall(component: Component): readonly Clue[] {
  if (component === 'curtain-wall') return [clue('wallKind', 'curtain', 'class', RANK.class, 'component curtain-wall')];
  if (component === 'hung-panel') return [clue('wallKind', 'panel', 'class', RANK.class, 'component hung-panel')];
  return [];
}

/** A wall known to be concrete made in a factory is a panel; one poured on site counts as neither (domain.md 1.2-1). */
function fromPrecast(precast: PrecastValue, cast: Weighed): readonly Clue[] {
  const value = precast === 'precast' || precast === 'composite' ? 'panel' : precast === 'cast-in-place' ? 'cast-in-place' : null;
  if (value === null) return [];
  const top = cast.evidence.find((e) => e.rank === cast.rank && !e.proposal);
  return top ? [clue('wallKind', value, top.source, cast.rank, `precast: ${top.where}`, { inherited: true })] : [];
}

/** Words of the template are judged by component: the envelope needs 保温 and 装饰, a partition 管线 and 装饰. */
function integration(component: Component, wallKind: WallKindValue, clues: readonly Clue[], evidence: Evidence[]): TernaryValue {
  if (!INTEGRATED_ASKED.has(component)) return 'not-applicable';
  const asked = clues.filter((c) => c.role === 'integrated').map((c): Clue => {
    if (typeof c.value !== 'string' || !c.value.startsWith('parts:')) return c;
    const parts = c.value.slice('parts:'.length);
    const needed = component === 'partition' ? ['管线', '装饰'] : ['保温', '装饰'];
    return { ...c, value: needed.every((word) => parts.includes(word)), where: `${c.where} "${parts}"` };
  });
  if (wallKind === 'masonry') asked.push(clue('integrated', false, 'class', RANK.class, 'masonry'));
  const weighed = weigh('integrated', asked);
  evidence.push(...weighed.evidence);
  return ternary(weighed);
}

function applies(role: 'loadBearing' | 'external', component: Component, weighed: Weighed, evidence: Evidence[]): TernaryValue {
  if (weighed.value !== undefined) return ternary(weighed);
  const asked = WALLS.has(component) || component === 'unknown' || (role === 'loadBearing' && BEARING.has(component))
    || (role === 'external' && (component === 'door' || component === 'window'));
  if (asked) return 'unknown';
  evidence.push({ role, value: false, source: 'class', rank: RANK.class, where: `component ${component}: not asked` });
  return 'not-applicable';
}
