/** What property sets say: IFC's flags in three schema versions, Tekla, Revit's parameter groups, the template, custom properties. */
import type { Element, Property, PropertySet, PropertyValue } from '../model/model.ts';
import { clue, RANK, type Clue } from './evidence.ts';
import { classGroup } from './evidence-class.ts';
import { foldKey, isPlaceholder, nameParts } from './names.ts';
import type { Patterns } from './patterns/patterns.ts';
import type { Component } from './roles.ts';
import { bearingWord, booleanWord, externalWord, precastWord } from './said-words.ts';
import { elementPropertyOf, firstValue, isElementSet, readTemplateValue, TEMPLATE_ROLES } from './template.ts';

const PRECAST_FLAGS = new Set(['constructiontype', 'constructionmethod', 'castingmethod', 'castunittype']);
const CUSTOM_PRECAST = /预制|装配|施工方式|施工方法|施工工艺|构件类别|构件类型|浇筑方式|制作方式|生产方式|建造方式/u;
const CUSTOM_NOT_A_FLAG = /率|厚|编号|体积|重量|面积|尺寸|长度|宽度|高度|数量|日期|厂/u;
const PRECAST_SET = /^pset(precastconcreteelement(general|fabrication)|precastslab)$/u;

const TEXT_GROUPS = new Set(['标识数据', '文字', '其他', 'identitydata', 'text', '标识']);
const TEXT_PROPERTIES = new Set([
  '标记', '注释', '类型标记', '类型注释', '说明', '部件说明', '备注', 'mark', 'comments', 'typemark', 'typecomments', 'description', 'assemblydescription',
]);

export interface PropertyClues {
  readonly clues: readonly Clue[];
  readonly candidates: readonly Component[];
}

/** Lists of properties are shared by many sets, so each is read once per name of a set and IFC class. */
export function propertyReader(patterns: Patterns): (element: Element) => PropertyClues {
  const memo = new Map<readonly Property[], Map<string, PropertyClues>>();
  const read = (set: PropertySet, elementClass: string): PropertyClues => {
    let byUse = memo.get(set.properties);
    if (byUse === undefined) memo.set(set.properties, (byUse = new Map()));
    const use = `${elementClass}\n${set.name}`;
    let clues = byUse.get(use);
    if (clues === undefined) byUse.set(use, (clues = readSet(set, elementClass, patterns)));
    return clues;
  };
  return (element) => {
    const clues: Clue[] = [];
    const candidates: Component[] = [];
    const said = new Set<string>();
    for (const set of element.psets) {
      const found = read(set, element.class);
      candidates.push(...found.candidates);
      for (const c of found.clues) {
        // an occurrence's property overrides the type's of the same set and name
        const key = `${c.where}\n${c.role}`;
        if (set.from === 'type' && said.has(key)) continue;
        said.add(key);
        clues.push(c);
      }
    }
    return { clues, candidates };
  };
}

function readSet(set: PropertySet, elementClass: string, patterns: Patterns): PropertyClues {
  const clues: Clue[] = [];
  const candidates: Component[] = [];
  const setKey = foldKey(set.name);
  const isTemplate = isElementSet(set.name);
  for (const property of set.properties) {
    const value = firstValue(property);
    if (value === null) continue;
    const where = `${set.name}.${property.name}`;
    if (!isTemplate && typeof value === 'string' && isPlaceholder(value, property.name)) continue;
    if (isTemplate) readTemplate(property, value, where, elementClass, patterns, clues);
    else readProperty(setKey, property, value, where, elementClass, patterns, clues, candidates);
  }
  return { clues, candidates };
}

function readProperty(
  setKey: string, property: Property, value: Exclude<PropertyValue, null>, where: string, elementClass: string, patterns: Patterns,
  clues: Clue[], candidates: Component[],
): void {
  const key = foldKey(property.name);
  const flag = (role: Clue['role'], v: string | boolean, extra?: Partial<Clue>) => clues.push(clue(role, v, 'property', RANK.flag, where, extra));
  const word = precastWord(value);
  if (PRECAST_FLAGS.has(key) && word) return void flag('precast', word);
  if (key === 'assemblyplace' && /^(factory|offsite)$/iu.test(String(value))) return void flag('precast', 'precast');
  if (key === 'loadbearing' || key === '是否承重' || key === '承重') {
    const bearing = bearingWord(value);
    if (bearing !== null) flag('loadBearing', bearing, { mayBeDefault: true });
    return;
  }
  if (key === 'structuralusage' || key === '结构用途' || key === 'structuralfunction' || key === '结构功能') {
    const bearing = typeof value === 'string' ? bearingWord(value) : null;
    if (bearing !== null) flag('loadBearing', bearing, { mayBeDefault: true });
    return;
  }
  if (key === 'isexternal' || key === '是否外墙' || key === '内外') {
    const external = externalWord(value);
    if (external !== null) flag('external', external, { mayBeDefault: true });
    return;
  }
  if ((key === 'function' || key === '功能') && classGroup(elementClass) === 'wall') {
    const external = typeof value === 'string' ? externalWord(value) : null;
    if (external !== null) flag('external', external, { mayBeDefault: true });
    return;
  }
  if (PRECAST_SET.test(setKey) && key !== 'reference' && String(value) !== '0' && value !== false) {
    clues.push(clue('precast', 'precast', 'property', RANK.code, where));
    return;
  }
  if (CUSTOM_PRECAST.test(property.name) && !CUSTOM_NOT_A_FLAG.test(property.name)) {
    readCustom(property, value, where, elementClass, patterns, clues, candidates);
    return;
  }
  if (typeof value !== 'string') return;
  if (key === '结构材质' || key === 'structuralmaterial') {
    for (const s of patterns.read('material', elementClass, [value]).statements) {
      clues.push(clue(s.role, s.value, 'material', RANK.material, `${where} "${value}" (${s.rule})`));
    }
    return;
  }
  const freeText = setKey === '文字' || setKey === 'text' || (TEXT_GROUPS.has(setKey) && TEXT_PROPERTIES.has(key));
  if (!freeText) return;
  const reading = patterns.read('name', elementClass, nameParts(value));
  candidates.push(...reading.candidates);
  for (const s of reading.statements) {
    clues.push(clue(s.role, s.value, 'name', s.code ? RANK.code : RANK.name, `${where} "${value}" (${s.rule})`, s.weak ? { proposal: true } : {}));
  }
}

function readCustom(
  property: Property, value: Exclude<PropertyValue, null>, where: string, elementClass: string, patterns: Patterns, clues: Clue[], candidates: Component[],
): void {
  const custom = (role: Clue['role'], v: string | boolean, extra?: Partial<Clue>) => clues.push(clue(role, v, 'property', RANK.custom, where, extra));
  const word = precastWord(value);
  if (word) return void custom('precast', word);
  const yes = booleanWord(value);
  if (yes !== null) {
    if (!/预制|装配/u.test(property.name)) return;
    const negative = /非预制|非装配|未预制/u.test(property.name);
    if (yes !== negative) return void custom('precast', 'precast', { mayBeDefault: negative });
    // "not precast" leaves open what an infill wall or partition is made of
    if (classGroup(elementClass) !== 'wall') custom('precast', 'cast-in-place', { mayBeDefault: true });
    return;
  }
  if (typeof value !== 'string') return;
  const reading = patterns.read('type', elementClass, nameParts(value));
  candidates.push(...reading.candidates);
  for (const s of reading.statements) if (!s.weak) custom(s.role, s.value);
}

function readTemplate(
  property: Property, value: Exclude<PropertyValue, null>, where: string, elementClass: string, patterns: Patterns, clues: Clue[],
): void {
  const id = elementPropertyOf(property.name);
  const role = id === null ? undefined : TEMPLATE_ROLES[id];
  if (id === null || role === undefined) return;
  const read = readTemplateValue(id, value, elementClass, patterns);
  if (read !== null) clues.push(clue(role, read, 'template', RANK.template, where));
}
