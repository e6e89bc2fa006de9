/** What of the property template the models fill: per component and property, with the elements that do not. */
import {
  askedOf, isBuildingProperty, isElementProperty, TEMPLATE_COMPONENTS, TEMPLATE_PROPERTIES, type BuildingPropertyId, type ElementPropertyId,
  type TemplateProperty, type TemplatePropertyId,
} from '../model/template.ts';
import type { Element, Property, PropertyValue } from '../model/model.ts';
import { buildingValues, readBuildingValue } from './building-properties.ts';
import { conceptOf, conceptReader, conceptValue } from './concepts.ts';
import type { Facts } from './facts.ts';
import { fullFitOut } from './fit-out.ts';
import { laidSeparately } from './laying.ts';
import { patternsOf, type Patterns } from './patterns/patterns.ts';
import type { Roles } from './roles.ts';
import { roomUse } from './rooms.ts';
import { elementsIn } from './straddling.ts';
import { firstValue, isElementSet, readTemplateValue, templateProperties } from './template.ts';

/** One property asked of one component. */
export interface TemplateRow {
  /** `building`: of the IfcBuildings */
  readonly component: string;
  readonly property: TemplatePropertyId;
  readonly need: 'required' | 'optional';
  readonly asked: number;
  /** with a value that can be read */
  readonly filled: number;
  /** with a value that cannot: not among those that may stand */
  readonly refused: number;
  /** without one, but told otherwise: by a name, another property, the profile */
  readonly known: number;
}

/** Elements of one component that fill and lack the same. Every element that is asked stands in one group. */
export interface TemplateGroup {
  readonly component: string;
  readonly asked: readonly TemplatePropertyId[];
  /** without a value */
  readonly missing: readonly TemplatePropertyId[];
  /** of those: told otherwise */
  readonly known: readonly TemplatePropertyId[];
  readonly refused: readonly { readonly property: TemplatePropertyId; readonly value: string }[];
  /** positions in Report.elements; for the component `building` in Report.buildings */
  readonly elements: readonly number[];
}

export interface TemplateFilled {
  /** by component and property, in the order of the template; only what something is asked of */
  readonly rows: readonly TemplateRow[];
  readonly groups: readonly TemplateGroup[];
}

/** Longest shown of a value that cannot be read. */
const SHOWN = 80;

type State = 'filled' | 'missing' | 'known' | { readonly refused: string };

/** The building first, then components in the order of the table, what nobody identified last. */
const ORDER: readonly string[] = ['building', ...TEMPLATE_COMPONENTS.map(({ id }) => id), 'wall', 'unknown'];

/** Pure; linear in elements. What counts nowhere is not asked. */
export function templateFilled(facts: Facts): TemplateFilled {
  const tally = tallying();
  const patterns = patternsOf(facts.profile);
  const known = knownReader(facts);
  const askedOfRoles = askedReader();
  const saidBy = speakers(facts);
  // one property is shared by many elements
  const read = new Map<Property, Map<string, boolean>>();
  const reads = (id: ElementPropertyId, property: Property, element: Element): boolean => {
    let byClass = read.get(property);
    if (byClass === undefined) read.set(property, (byClass = new Map()));
    let answer = byClass.get(element.class);
    if (answer === undefined) byClass.set(element.class, (answer = readable(id, property, element, patterns)));
    return answer;
  };
  for (const [index, element] of facts.model.elements.entries()) {
    if (facts.outOfScope[index] !== null) continue;
    const roles = facts.roles[index]!;
    const asked = askedOfRoles(roles);
    if (asked.length === 0) continue;
    const said = saidBy(element);
    tally.put(roles.component, index, asked, (id) => {
      const property = said.get(id as ElementPropertyId);
      if (property === undefined) return known(id as ElementPropertyId, element, roles) ? 'known' : 'missing';
      return reads(id as ElementPropertyId, property, element) ? 'filled' : { refused: shown(firstValue(property)) };
    });
  }
  const ofBuildings = TEMPLATE_PROPERTIES.filter(isBuildingProperty);
  facts.buildings.list.forEach((_, index) => {
    tally.put('building', index, ofBuildings, (id) => stateOfBuilding(facts, index, id as BuildingPropertyId));
  });
  return tally.result();
}

function tallying(): {
  readonly put: (component: string, index: number, asked: readonly TemplateProperty[], state: (id: TemplatePropertyId) => State) => void;
  readonly result: () => TemplateFilled;
} {
  const groups = new Map<string, { readonly group: Omit<TemplateGroup, 'elements'>; readonly elements: number[] }>();
  return {
    put(component, index, asked, state) {
      const states = asked.map(({ id }) => state(id));
      const key = [component, ...asked.map(({ id }) => id), ...states.map((now) => (typeof now === 'object' ? `=${now.refused}` : now))].join('\n');
      const known = groups.get(key);
      if (known) return void known.elements.push(index);
      const ids = asked.map(({ id }) => id);
      const among = (...of: readonly State[]): readonly TemplatePropertyId[] => ids.filter((_, i) => of.includes(states[i]!));
      const refused = states.flatMap((now, i) => (typeof now === 'object' ? [{ property: ids[i]!, value: now.refused }] : []));
      groups.set(key, { group: { component, asked: ids, missing: among('missing', 'known'), known: among('known'), refused }, elements: [index] });
    },
    result() {
      const all = [...groups.values()].map(({ group, elements }): TemplateGroup => ({ ...group, elements }))
        .sort((a, b) => ORDER.indexOf(a.component) - ORDER.indexOf(b.component) || b.elements.length - a.elements.length || a.elements[0]! - b.elements[0]!);
      return { rows: rowsOf(all), groups: all };
    },
  };
}

function rowsOf(groups: readonly TemplateGroup[]): readonly TemplateRow[] {
  const rows: TemplateRow[] = [];
  for (const component of ORDER) {
    const own = groups.filter((group) => group.component === component);
    for (const property of TEMPLATE_PROPERTIES) {
      const need = askedOf(property, component);
      const count = (of: (group: TemplateGroup) => boolean): number => own.reduce((sum, group) => sum + (of(group) ? group.elements.length : 0), 0);
      const asked = count((group) => group.asked.includes(property.id));
      if (need === null || asked === 0) continue;
      const missing = count((group) => group.missing.includes(property.id));
      const refused = count((group) => group.refused.some((one) => one.property === property.id));
      rows.push({
        component, property: property.id, need, asked, filled: asked - missing - refused, refused,
        known: count((group) => group.known.includes(property.id)),
      });
    }
  }
  return rows;
}

const ELEMENT_ASKED = TEMPLATE_PROPERTIES.filter(isElementProperty);

/** The layers of a composite slab are asked of composite slabs, the mark of pieces: of what is known to be one. */
function askedReader(): (roles: Roles) => readonly TemplateProperty[] {
  const memo = new Map<string, readonly TemplateProperty[]>();
  return (roles) => {
    const key = `${roles.component} ${roles.precast} ${String(roles.external)}`;
    let asked = memo.get(key);
    if (asked === undefined) memo.set(key, (asked = ELEMENT_ASKED.filter((property) => askedOf(property, roles.component) !== null && holds(property, roles))));
    return asked;
  };
}

function holds({ when }: TemplateProperty, roles: Roles): boolean {
  const external = when?.external?.[roles.component];
  return (external === undefined || roles.external === external) && (when?.precast === undefined || when.precast.includes(roles.precast));
}

type Said = ReadonlyMap<ElementPropertyId, Property>;
const NOTHING: Said = new Map();

/** What the element says, else the copies of it in other files, else the whole it is part of: a cast unit speaks for its parts. */
function speakers({ model, copies }: Facts): (element: Element) => Said {
  const own = (element: Element): Said => {
    const sets = element.psets.filter((set) => isElementSet(set.name));
    return sets.length === 0 ? NOTHING : templateProperties(sets);
  };
  return (element) => {
    const heard = [own(element), ...(copies.represents.get(element.index) ?? []).map((index) => own(model.elements[index]!))];
    let whole = element.whole;
    for (let depth = 0; whole !== null && depth < 64; depth += 1) {
      heard.push(own(model.elements[whole]!));
      whole = model.elements[whole]!.whole;
    }
    const speaking = heard.filter((said) => said.size > 0);
    if (speaking.length <= 1) return speaking[0] ?? NOTHING;
    // the first to say something of a property is believed
    return new Map(speaking.reverse().flatMap((said) => [...said]));
  };
}

const CONCEPT: Partial<Readonly<Record<ElementPropertyId, string>>> = {
  mark: 'piece-mark', atlas: 'atlas-number', precastThickness: 'precast-thickness', toppingThickness: 'topping-thickness', connection: 'bar-connection',
};

function readable(id: ElementPropertyId, property: Property, element: Element, patterns: Patterns): boolean {
  const value = firstValue(property);
  if (value === null) return false;
  const concept = conceptOf(CONCEPT[id] ?? '');
  if (concept?.kind === 'length') {
    const length = conceptValue(property, concept);
    return typeof length === 'number' && length > 0;
  }
  return readTemplateValue(id, value, element.class, patterns) !== null;
}

function knownReader(facts: Facts): (id: ElementPropertyId, element: Element, roles: Roles) => boolean {
  const concepts = conceptReader(facts.model, facts.profile);
  const settled = (value: string | boolean): boolean => value !== 'unknown' && value !== 'conflict';
  return (id, element, roles) => {
    switch (id) {
      case 'component':
        return roles.component !== 'unknown' && roles.component !== 'wall';
      case 'precast':
        return settled(roles.precast);
      case 'loadBearing':
        return settled(roles.loadBearing);
      case 'position':
        return settled(roles.external);
      case 'wallBuild':
        return settled(roles.wallKind);
      case 'integrated':
        return settled(roles.integrated);
      case 'dryMethod':
        return settled(roles.dryMethod);
      case 'laying':
        return laidSeparately(element, facts.profile) !== null;
      default:
        return concepts.of(element, CONCEPT[id]!) !== null;
    }
  };
}

function stateOfBuilding(facts: Facts, building: number, id: BuildingPropertyId): State {
  const values = [...buildingValues(facts.model, facts.buildings.list[building]!, id)].filter((value) => value !== null && value !== '');
  if (values.length === 0) return knownOfBuilding(facts, building, id) ? 'known' : 'missing';
  const meant = new Set(values.map((value) => readBuildingValue(id, value)));
  // one file says yes and another no: nothing is read
  return meant.size === 1 && !meant.has(null) ? 'filled' : { refused: shown([...new Set(values.map(String))].join(' / ')) };
}

function knownOfBuilding(facts: Facts, building: number, id: BuildingPropertyId): boolean {
  const single = facts.buildings.list[building]!;
  const { profile, model, roles } = facts;
  const room = (use: 'kitchen' | 'bathroom'): boolean =>
    elementsIn(facts.buildings, building).some((index) => roles[index]!.component === `${use}-pod` || (roles[index]!.component === 'space' && roomUse(model.elements[index]!) === use));
  switch (id) {
    case 'fullFitOut':
      return fullFitOut(facts, single) !== null;
    case 'hasKitchen':
      return room('kitchen');
    case 'hasBathroom':
      return room('bathroom');
    case 'structure':
      return (single.rule?.structure ?? profile.structure) !== undefined;
    case 'pipesComplete':
      return (profile.completeSystems ?? []).some((one) => one.building === undefined || one.building === single.id);
  }
}

function shown(value: PropertyValue): string {
  return String(value ?? '').trim().slice(0, SHOWN);
}
