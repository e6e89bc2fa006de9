/** The template as IDS: what each component is asked for, whatever a model holds of it. */
import {
  allowedWords, askedOf, BUILDING_SET, ELEMENT_PROPERTIES, ELEMENT_SET, isBuildingProperty, isElementProperty, SINCE_IFC4,
  TEMPLATE_COMPONENTS, TEMPLATE_PROPERTIES, templateProperty, type TemplateComponent, type TemplateProperty,
} from '../model/template.ts';
import { IFC_VERSIONS, type Cardinality, type Facet, type Ids, type IfcVersion, type PropertyFacet, type Requirement, type Specification, type Value } from '../ids/ids.ts';

const simple = (value: string): Value => ({ kind: 'simple', value, line: 0 });

/** One of several texts. */
export function oneOf(values: readonly string[]): Value {
  if (values.length === 1) return simple(values[0]!);
  return { kind: 'restriction', base: 'xs:string', constraints: values.map((value) => ({ kind: 'enumeration' as const, value, line: 0 })), line: 0 };
}

/** `保温`, `保温、装饰`, … in any order, or none. */
function severalOf(property: TemplateProperty): Value {
  const none = property.values.filter(({ is }) => is === '').map(({ zh }) => zh);
  const some = property.values.filter(({ is }) => is !== '').map(({ zh }) => zh).join('|');
  return { kind: 'restriction', base: 'xs:string', constraints: [{ kind: 'pattern', value: [...none, `(${some})([、,， ](${some}))*`].join('|'), line: 0 }], line: 0 };
}

function valueOf(property: TemplateProperty): Value | undefined {
  switch (property.takes) {
    case 'one':
    case 'component':
      return oneOf(allowedWords(property));
    case 'several':
      return severalOf(property);
    case 'length':
      return { kind: 'restriction', base: 'xs:double', constraints: [{ kind: 'minExclusive', value: '0', line: 0 }], line: 0 };
    default:
      return undefined;
  }
}

const DATA_TYPES: Readonly<Record<TemplateProperty['type'], string>> = { label: 'IFCLABEL', boolean: 'IFCBOOLEAN', length: 'IFCLENGTHMEASURE' };

function facet(property: TemplateProperty, value: Value | undefined): PropertyFacet {
  return {
    kind: 'property', propertySet: simple(property.set === 'element' ? ELEMENT_SET : BUILDING_SET), baseName: simple(property.name),
    ...(value === undefined ? {} : { value }), dataType: DATA_TYPES[property.type], line: 0,
  };
}

/** What a designer is told: how it is filled, in both languages. */
export function askFor(property: TemplateProperty, cardinality: Cardinality): Requirement {
  const words = property.takes === 'open' ? property.values.map(({ zh }) => zh) : [];
  const may = words.length === 0 ? '' : `,如 ${words.join(' / ')}`;
  return {
    ...facet(property, valueOf(property)), cardinality,
    instructions: `${property.text.zh}${may};例:${property.example}${property.unit ?? ''}。${property.title}: ${property.text.en}`,
  };
}

export const entity = (classes: readonly string[]): Facet => ({ kind: 'entity', name: oneOf(classes.map((one) => one.toUpperCase())), line: 0 });

/** Versions in which all of the classes are; classes that IFC2X3 lacks and those it has stand in specifications of their own. */
function byVersions(classes: readonly string[]): readonly { readonly classes: readonly string[]; readonly versions: readonly IfcVersion[] }[] {
  const old = classes.filter((one) => !SINCE_IFC4.has(one));
  const later = IFC_VERSIONS.filter((version) => version !== 'IFC2X3');
  if (old.length === classes.length) return [{ classes, versions: IFC_VERSIONS }];
  return [{ classes: old, versions: ['IFC2X3'] as const }, { classes, versions: later }].filter((one) => one.classes.length > 0);
}

/** Wholes, parts and stand-ins: they may say it, where their parts, wholes or kind do not. */
const MAY_SAY = new Set(['IfcStair', 'IfcBuildingElementPart', 'IfcBuildingElementProxy', 'IfcFurnishingElement', 'IfcMember', 'IfcPlate', 'IfcCovering']);

interface Case {
  readonly properties: readonly TemplateProperty[];
  readonly narrowed: readonly PropertyFacet[];
}

/** Properties that are asked under one condition stand in one specification. */
function casesOf(component: TemplateComponent): readonly Case[] {
  const cases = new Map<string, { readonly properties: TemplateProperty[]; readonly narrowed: readonly PropertyFacet[] }>();
  for (const property of TEMPLATE_PROPERTIES) {
    if (!isElementProperty(property) || property.id === 'component' || askedOf(property, component.id) === null) continue;
    const made = property.when?.precast;
    const outside = property.when?.external?.[component.id];
    const narrowed = [
      ...(made === undefined ? [] : [said('precast', (is) => made.includes(String(is)))]),
      ...(outside === undefined ? [] : [said('position', (is) => is === outside)]),
    ];
    const key = JSON.stringify(narrowed);
    const one = cases.get(key);
    if (one) one.properties.push(property);
    else cases.set(key, { properties: [property], narrowed });
  }
  return [...cases.values()];
}

/** The property says one of its words that mean this. */
function said(id: 'precast' | 'position', means: (is: string | boolean) => boolean): PropertyFacet {
  const property = templateProperty(id);
  return facet(property, oneOf(property.values.filter(({ is }) => means(is)).map(({ zh }) => zh)));
}

const listed = (properties: readonly TemplateProperty[]): string => properties.map(({ name }) => name).join('、');

export function templateIds(): Ids {
  const kind = templateProperty('component');
  const named = TEMPLATE_COMPONENTS.filter(({ id }) => askedOf(kind, id) !== null);
  const classes = [...new Set(named.flatMap((component) => component.classes))];
  const specifications: Specification[] = [];
  const add = (name: { readonly zh: string; readonly en: string }, versions: readonly string[], applicability: readonly Facet[], requirements: readonly Requirement[], description?: string): void => {
    specifications.push({
      name: `${name.zh} / ${name.en}`, ifcVersions: versions, identifier: `SM-${specifications.length + 1}`, ...(description === undefined ? {} : { description }),
      occurrence: 'optional', applicability, requirements, line: 0,
    });
  };
  const must = classes.filter((one) => !MAY_SAY.has(one));
  const may = classes.filter((one) => MAY_SAY.has(one));
  add({ zh: `${ELEMENT_PROPERTIES.component}:应填`, en: 'what every element is' }, IFC_VERSIONS, [entity(must)], [askFor(kind, 'required')]);
  add({ zh: `${ELEMENT_PROPERTIES.component}:填写时用规定的词`, en: 'words for what an element is' }, IFC_VERSIONS, [entity(may)], [askFor(kind, 'optional')],
    '整体、零件、代理图元与面层:可由其零件、整体或类别得知 / wholes, parts, proxies and coverings: their parts, wholes or kind may tell');
  for (const component of TEMPLATE_COMPONENTS) {
    if (component.classes.length === 0) continue;
    const byWord = askedOf(kind, component.id) !== null ? [facet(kind, oneOf(component.words))] : [];
    for (const { properties, narrowed } of casesOf(component)) {
      for (const { classes: own, versions } of byVersions(component.classes)) {
        add(
          { zh: `${component.zh}:${listed(properties)}`, en: `${component.en}: ${properties.map(({ title }) => title).join(', ')}` }, versions,
          [entity(own), ...byWord, ...narrowed],
          properties.map((property) => askFor(property, askedOf(property, component.id)!)),
        );
      }
    }
  }
  add({ zh: `单体:${listed(TEMPLATE_PROPERTIES.filter(isBuildingProperty))}`, en: 'the building' }, IFC_VERSIONS, [entity(['IfcBuilding'])],
    TEMPLATE_PROPERTIES.filter(isBuildingProperty).map((property) => askFor(property, 'required')));
  return {
    info: {
      title: '装配式建筑属性模板 / property template for prefabricated buildings',
      description: `属性集 ${ELEMENT_SET}(构件)与 ${BUILDING_SET}(单体)。用于在建模软件中填写、在榫卯(Sunmao)中读取。Property sets of elements and of the building, filled in the authoring tool, read by Sunmao.`,
      purpose: '装配率评价 / assessment of prefabrication',
    },
    specifications,
  };
}

