/**
 * The property template: two property sets with Chinese properties that a project fills in its authoring tool (template.json).
 * One table for what is read (facts), what is shipped for each tool, what is asked for, and what of it is filled.
 */
import table from './template.json' with { type: 'json' };

export type ElementPropertyId =
  | 'component' | 'precast' | 'mark' | 'atlas' | 'precastThickness' | 'toppingThickness' | 'loadBearing' | 'position' | 'wallBuild'
  | 'integrated' | 'dryMethod' | 'connection' | 'laying';
export type BuildingPropertyId = 'fullFitOut' | 'hasKitchen' | 'hasBathroom' | 'pipesComplete' | 'structure';
export type TemplatePropertyId = ElementPropertyId | BuildingPropertyId;

/** `building` is the IfcBuilding itself; all others are the components an element may be. */
export type TemplateComponentId = string;

export interface TemplateComponent {
  readonly id: TemplateComponentId;
  readonly zh: string;
  readonly en: string;
  /** what 构件类别 may say of it, the usual word first; none for what says itself what it is */
  readonly words: readonly string[];
  /** classes it is drawn as, the schema's spelling; none where nothing is asked of it */
  readonly classes: readonly string[];
}

export interface TemplateValue {
  readonly zh: string;
  readonly en: string;
  /** what it means to whoever reads it */
  readonly is: string | boolean;
}

/**
 * How a value is written: one of the list, several of it separated by 、, any text beside the list, a component's word, any text,
 * a length, yes or no.
 */
export type TemplateTaking = 'one' | 'several' | 'open' | 'component' | 'text' | 'length' | 'boolean';

export interface TemplateProperty {
  readonly id: TemplatePropertyId;
  readonly set: 'element' | 'building';
  /** as it stands in the file */
  readonly name: string;
  /** the name in English, for readers: files carry the Chinese one */
  readonly title: string;
  readonly text: { readonly zh: string; readonly en: string };
  readonly type: 'label' | 'boolean' | 'length';
  /** of Revit's shared parameter: never changes, or projects lose their values */
  readonly guid: string;
  /** name of Tekla's user-defined attribute: ASCII, at most 19 characters */
  readonly tekla: string;
  readonly takes: TemplateTaking;
  /** of lengths: the unit in which people write them */
  readonly unit?: string;
  readonly values: readonly TemplateValue[];
  readonly example: string;
  /** components that need it for the score or the depth of design */
  readonly required: readonly TemplateComponentId[];
  /** components of which it may be said */
  readonly optional: readonly TemplateComponentId[];
  /** it is asked of these alone */
  readonly when?: {
    readonly precast?: readonly string[];
    /** by component: only where it faces the outside */
    readonly external?: Readonly<Record<TemplateComponentId, boolean>>;
  };
}

export const TEMPLATE_COMPONENTS: readonly TemplateComponent[] = table.components;
export const TEMPLATE_PROPERTIES: readonly TemplateProperty[] = table.properties as readonly TemplateProperty[];

export const ELEMENT_SET = table.sets.element;
export const BUILDING_SET = table.sets.building;

/** Classes that IFC2X3 does not have; all others are in IFC2X3, IFC4 and IFC4X3. */
export const SINCE_IFC4: ReadonlySet<string> = new Set(Object.keys(table.since));

const byId = new Map(TEMPLATE_PROPERTIES.map((property) => [property.id, property]));

/** @throws Error for what is not in the table: its ids are a type */
export function templateProperty(id: TemplatePropertyId): TemplateProperty {
  const property = byId.get(id);
  if (property === undefined) throw new Error(`the template has no property ${id}`);
  return property;
}

const namesOf = <Id extends TemplatePropertyId>(...ids: readonly Id[]): Readonly<Record<Id, string>> =>
  Object.fromEntries(ids.map((id) => [id, templateProperty(id).name])) as Readonly<Record<Id, string>>;

/** Names of the properties of ELEMENT_SET. */
export const ELEMENT_PROPERTIES = namesOf<ElementPropertyId>(
  'precast', 'component', 'mark', 'atlas', 'precastThickness', 'toppingThickness', 'loadBearing', 'position', 'wallBuild', 'integrated',
  'dryMethod', 'connection', 'laying',
);

/** Names of the properties of BUILDING_SET, on the IfcBuilding. */
export const BUILDING_PROPERTIES = namesOf<BuildingPropertyId>('fullFitOut', 'hasKitchen', 'hasBathroom', 'pipesComplete', 'structure');

export const isElementProperty = (property: TemplateProperty): property is TemplateProperty & { readonly id: ElementPropertyId } => property.set === 'element';
export const isBuildingProperty = (property: TemplateProperty): property is TemplateProperty & { readonly id: BuildingPropertyId } => property.set === 'building';

/** How much a component is asked for it. */
export function askedOf(property: TemplateProperty, component: TemplateComponentId): 'required' | 'optional' | null {
  if (property.required.includes(component)) return 'required';
  return property.optional.includes(component) ? 'optional' : null;
}

/** Every word that 构件类别 may say. */
export const COMPONENT_WORDS: readonly string[] = TEMPLATE_COMPONENTS.flatMap(({ words }) => words);

/** What a property may say, in Chinese; empty where any text may stand. */
export function allowedWords(property: TemplateProperty): readonly string[] {
  if (property.takes === 'component') return COMPONENT_WORDS;
  return property.takes === 'one' || property.takes === 'several' ? property.values.map(({ zh }) => zh) : [];
}
