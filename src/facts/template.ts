/** What a value of the property template (model/template.ts) says. Read as the strongest evidence after the user. */
import { BUILDING_SET, ELEMENT_PROPERTIES, ELEMENT_SET, TEMPLATE_COMPONENTS, templateProperty, type ElementPropertyId } from '../model/template.ts';
import type { Element, Property, PropertySet, PropertyValue } from '../model/model.ts';
import { laidApart } from './laying.ts';
import { fold, foldKey, isPlaceholder, nameParts } from './names.ts';
import type { Patterns } from './patterns/patterns.ts';
import type { Component, Role } from './roles.ts';
import { bearingWord, booleanWord, externalWord, precastWord } from './said-words.ts';

/** Properties that say a role; the others are read as concepts, or where they are needed. */
export const TEMPLATE_ROLES: Partial<Readonly<Record<ElementPropertyId, Role>>> = {
  precast: 'precast', component: 'component', loadBearing: 'loadBearing', position: 'external', wallBuild: 'wallKind', dryMethod: 'dryMethod', integrated: 'integrated',
};

const ELEMENT_KEY = foldKey(ELEMENT_SET);
const BUILDING_KEY = foldKey(BUILDING_SET);
const IDS: ReadonlyMap<string, ElementPropertyId> = new Map((Object.entries(ELEMENT_PROPERTIES) as [ElementPropertyId, string][]).map(([id, name]) => [foldKey(name), id]));

/** Names are compared folded: full-width letters and spaces do not matter. */
export const isElementSet = (name: string): boolean => foldKey(name) === ELEMENT_KEY;
export const isBuildingSet = (name: string): boolean => foldKey(name) === BUILDING_KEY;
export const elementPropertyOf = (name: string): ElementPropertyId | null => IDS.get(foldKey(name)) ?? null;

/** The first value that is one. */
export function firstValue(property: Property): PropertyValue {
  return property.values.find((v) => v !== null && v !== '') ?? null;
}

const COMPONENTS: ReadonlyMap<string, Component> = new Map(TEMPLATE_COMPONENTS.flatMap(({ id, words }) => words.map((word) => [word, id as Component] as const)));

const WALL_WORDS: ReadonlyMap<string, string> = new Map([
  ...templateProperty('wallBuild').values.map(({ zh, is }) => [zh, String(is)] as const),
  ['墙板', 'panel'], ['板材', 'panel'], ['预制', 'panel'], ['轻钢龙骨', 'framed'], ['砌块', 'masonry'], ['砌体', 'masonry'],
]);

/** What is left of 一体化 when its words, separators and what only names the wall are taken out was not understood. */
const INTEGRATED_WORDS = new RegExp(`${templateProperty('integrated').values.map(({ zh }) => zh).join('|')}|一体化?|结构|墙体|墙板|复合|集成|板|层|[、,;+/&和与及]`, 'gu');

/**
 * A role's value (`parts:…` for what is made as one with a wall, judged by component: 4.0.7 asks the envelope for insulation and
 * finish, 4.0.9 partitions for pipes and finish), a length in metres, a text, or true and false; null where it says nothing
 * that can be read.
 */
export function readTemplateValue(
  id: ElementPropertyId, value: Exclude<PropertyValue, null>, elementClass: string, patterns: Patterns,
): string | boolean | null {
  // what is written between the characters of a Chinese word says nothing
  const text = typeof value === 'string' ? fold(value).replaceAll('-', '') : '';
  switch (id) {
    case 'precast':
      return precastWord(value);
    case 'component':
      return COMPONENTS.get(text) ?? patterns.read('type', elementClass, nameParts(String(value))).statements.find((s) => s.role === 'component')?.value ?? null;
    case 'loadBearing':
      return bearingWord(value);
    case 'position':
      return externalWord(value);
    case 'wallBuild':
      return WALL_WORDS.get(text) ?? null;
    case 'dryMethod':
      return text === '干式' || text === '干法' ? true : text === '湿式' || text === '湿法' ? false : booleanWord(value);
    case 'integrated': {
      const yes = booleanWord(value);
      if (yes !== null) return yes;
      return text !== '' && text.replace(INTEGRATED_WORDS, '') === '' ? `parts:${text}` : null;
    }
    case 'laying':
      return laidApart(String(value));
    case 'mark':
    case 'atlas':
    case 'connection':
      return isPlaceholder(String(value), ELEMENT_PROPERTIES[id]) ? null : String(value).trim();
    case 'precastThickness':
    case 'toppingThickness':
      // metres and millimetres are told apart where lengths are read (concepts.ts)
      return null;
  }
}

/** Its template's properties by id, the occurrence's before its type's; of several that are the same, the first. */
export function templateProperties(psets: Element['psets']): ReadonlyMap<ElementPropertyId, Property> {
  const found = new Map<ElementPropertyId, Property>();
  const sets: readonly PropertySet[] = psets.filter((set) => isElementSet(set.name));
  for (const from of ['occurrence', 'type'] as const) {
    for (const set of sets) {
      if (set.from !== from) continue;
      for (const property of set.properties) {
        const id = elementPropertyOf(property.name);
        if (id !== null && !found.has(id) && firstValue(property) !== null) found.set(id, property);
      }
    }
  }
  return found;
}
