/** What property sets say: IFC's flags in three schema versions, Tekla, Revit's parameter groups, the template, custom properties. */
import type { Element, Property, PropertySet, PropertyValue } from '../model/model.ts';
import { clue, RANK, type Clue } from './evidence.ts';
import { classGroup } from './evidence-class.ts';
import { fold, foldKey, isPlaceholder, nameParts } from './names.ts';
import type { Patterns } from './patterns/patterns.ts';
import type { Component } from './roles.ts';
import { ELEMENT_PROPERTIES, ELEMENT_SET } from './template.ts';

const PRECAST_WORDS: ReadonlyMap<string, string> = new Map([
  ...['precast', 'prefab', 'prefabricated', 'precastconcrete', '预制', '预制构件', '预制混凝土', '装配', '装配式', '预制装配', 'fertigteil', 'préfabriqué',
    'prefabriqué', 'prefabricado', 'geprefabriceerd', 'elementti', 'pc', 'pc构件', '工厂预制'].map((w) => [w, 'precast'] as const),
  ...['insitu', 'castinplace', 'castinsitu', 'castonsite', 'cip', '现浇', '现浇构件', '现浇混凝土', '现场浇筑', '现场浇注', 'ortbeton', 'couléenplace',
    'inhetwerkgestort', 'insituconcrete'].map((w) => [w, 'cast-in-place'] as const),
  ...['composite', 'mixed', 'semiprecast', 'halffabrikaat', '叠合', '叠合构件', '预制叠合', '装配整体', 'halbfertigteil'].map((w) => [w, 'composite'] as const),
]);

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
  const isTemplate = setKey === foldKey(ELEMENT_SET);
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

function firstValue(property: Property): PropertyValue {
  return property.values.find((v) => v !== null && v !== '') ?? null;
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

/** Components by the Chinese names of the template. */
const COMPONENT_WORDS: ReadonlyMap<string, Component> = new Map(Object.entries({
  柱: 'column', 支撑: 'brace', 剪力墙: 'shear-wall', 承重墙: 'shear-wall', 延性墙板: 'ductile-wall-panel', 梁: 'beam', 叠合梁: 'beam', 连梁: 'beam',
  板: 'slab', 楼板: 'slab', 叠合板: 'slab', 屋面板: 'slab', 楼梯: 'stair', 阳台: 'balcony', 阳台板: 'balcony', 空调板: 'ac-slab', 屋面: 'roof',
  凸窗: 'bay-window', 飘窗: 'bay-window', 外围护墙: 'infill-envelope-wall', 外墙: 'infill-envelope-wall', 内隔墙: 'partition', 隔墙: 'partition',
  幕墙: 'curtain-wall', 外挂墙板: 'hung-panel', 女儿墙: 'parapet', 楼地面: 'floor-finish', 地面: 'floor-finish', 面层: 'floor-finish', 吊顶: 'ceiling',
  墙面: 'covering', 外墙模板: 'formwork-panel', 过梁: 'lintel', 构造柱: 'constructional-column', 集成厨房: 'kitchen-pod', 整体厨房: 'kitchen-pod',
  集成卫生间: 'bathroom-pod', 整体卫浴: 'bathroom-pod', 管线: 'pipe', 风管: 'duct', 后浇段: 'cast-in-place-joint', 后浇带: 'cast-in-place-joint',
  预埋件: 'embedded-part', 钢筋: 'rebar', 基础: 'foundation', 桩: 'pile', 地坪: 'ground-slab', 坡道: 'ramp', 现浇层: 'topping', 叠合层: 'topping',
} satisfies Record<string, Component>));

const WALL_WORDS: ReadonlyMap<string, string> = new Map([
  ['条板', 'panel'], ['墙板', 'panel'], ['板材', 'panel'], ['预制', 'panel'], ['幕墙', 'curtain'], ['轻钢', 'framed'], ['轻钢龙骨', 'framed'],
  ['木骨架', 'framed'], ['砌筑', 'masonry'], ['砌块', 'masonry'], ['砌体', 'masonry'], ['现浇', 'cast-in-place'],
]);

function readTemplate(
  property: Property, value: Exclude<PropertyValue, null>, where: string, elementClass: string, patterns: Patterns, clues: Clue[],
): void {
  const says = (role: Clue['role'], v: string | boolean) => clues.push(clue(role, v, 'template', RANK.template, where));
  const key = foldKey(property.name);
  const is = (name: string) => key === foldKey(name);
  const text = typeof value === 'string' ? fold(value) : '';
  if (is(ELEMENT_PROPERTIES.precast)) {
    const word = precastWord(value);
    if (word) says('precast', word);
  } else if (is(ELEMENT_PROPERTIES.component)) {
    const component = COMPONENT_WORDS.get(text) ?? patterns.read('type', elementClass, nameParts(text)).statements.find((s) => s.role === 'component')?.value;
    if (component !== undefined) says('component', component);
  } else if (is(ELEMENT_PROPERTIES.loadBearing)) {
    const bearing = bearingWord(value);
    if (bearing !== null) says('loadBearing', bearing);
  } else if (is(ELEMENT_PROPERTIES.position)) {
    const external = externalWord(value);
    if (external !== null) says('external', external);
  } else if (is(ELEMENT_PROPERTIES.wallBuild)) {
    const kind = WALL_WORDS.get(text);
    if (kind) says('wallKind', kind);
  } else if (is(ELEMENT_PROPERTIES.dryMethod)) {
    const dry = text === '干式' || text === '干法' ? true : text === '湿式' || text === '湿法' ? false : booleanWord(value);
    if (dry !== null) says('dryMethod', dry);
  } else if (is(ELEMENT_PROPERTIES.integrated)) {
    const yes = booleanWord(value);
    if (yes !== null) says('integrated', yes);
    // 4.0.7 asks the envelope for insulation and finish, 4.0.9 partitions for pipes and finish: kept as words, judged by component
    else if (text !== '') says('integrated', `parts:${text}`);
  }
}

function precastWord(value: Exclude<PropertyValue, null>): string | null {
  return typeof value === 'string' ? PRECAST_WORDS.get(foldKey(value)) ?? null : null;
}

const YES = new Set(['true', 'yes', 'y', '是', '有', '1', 't', '.t.', '√', '采用']);
const NO = new Set(['false', 'no', 'n', '否', '无', '0', 'f', '.f.', '×', '不采用']);

export function booleanWord(value: PropertyValue): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 1) return true;
  if (value === 0) return false;
  if (typeof value !== 'string') return null;
  const key = value.trim().toLowerCase();
  return YES.has(key) ? true : NO.has(key) ? false : null;
}

function bearingWord(value: PropertyValue): boolean | null {
  if (typeof value === 'string') {
    const key = foldKey(value);
    if (/^(非|不)承重|^nonload|^nonbearing|^非结构/u.test(key)) return false;
    if (/^(承重|抗剪|复合结构|结构)|^(load)?bearing|^shear|^structuralcombined/u.test(key)) return true;
  }
  return booleanWord(value);
}

function externalWord(value: PropertyValue): boolean | null {
  if (typeof value === 'string') {
    const key = foldKey(value);
    if (/^(外|外部|外墙|室外|exterior|external)$/u.test(key)) return true;
    if (/^(内|内部|内墙|室内|interior|internal)$/u.test(key)) return false;
  }
  return booleanWord(value);
}
