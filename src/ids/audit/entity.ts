/** The entity facet: classes and predefined types that the schemas have. */
import { listed, shown } from '../finding.ts';
import type { EntityFacet, IfcVersion, Value } from '../ids.ts';
import { entities, entity, type EntityInfo } from '../schema/schema.ts';
import { classSet, remembered } from './class-set.ts';
import { isBlank, listedTexts, textOfValue, type Names } from './names.ts';
import { patternsTooMany, type Report } from './report.ts';
import { ANY_CLASS, WRONG, type Outcome, type Site } from './site.ts';

/** The classes of a schema that a value names; null where that is not tried. */
function classesOf({ version, names }: Site, name: Value): readonly EntityInfo[] | null {
  if (name.kind === 'simple') return [entity(version, name.value)].filter((one) => one !== null);
  const texts = listedTexts(name);
  const found = texts === null ? names.matching(name, entities(version).map(({ upper }) => upper), `${version} classes`) : names.matching(name, [...new Set(texts.map(({ text }) => text))]);
  return found?.flatMap((text) => entity(version, text) ?? []) ?? null;
}

/** What concerns the facet whatever the schema is: every text of an enumeration has to be a class of one of them. */
export function auditEntityNames({ name }: EntityFacet, versions: readonly IfcVersion[], { add }: Report): void {
  if (name.kind === 'simple' || versions.length === 0) return;
  for (const { text, line } of listedTexts(name) ?? []) {
    if (versions.every((version) => entity(version, text) === null)) add(null, unknownClass(text, line, versions));
  }
}

function unknownClass(text: string, line: number, versions: readonly IfcVersion[]): Parameters<Report['add']>[1] {
  const upper = text.toUpperCase();
  const written = upper !== text && versions.some((version) => entity(version, upper) !== null);
  return {
    code: 103,
    name: 'entity-unknown',
    line,
    zh: `“${shown(text)}”不是 IFC 的类${written ? `；IDS 中须全大写：${shown(upper)}` : ''}`,
    en: `'${shown(text)}' is no class of IFC${written ? `; IDS writes it in capitals: ${shown(upper)}` : ''}`,
  };
}

export function auditEntity(facet: EntityFacet, site: Site): Outcome {
  const { version, names, report: { add } } = site;
  const { name, predefinedType } = facet;
  if (isBlank(name)) {
    add(null, { code: 102, name: 'name-empty', line: name.line, zh: '实体名为空', en: 'the name of the entity is empty' });
    return WRONG;
  }
  if (name.kind === 'restriction' && !isText(name, add)) return WRONG;
  const classes = classesOf(site, name);
  if (classes === null) {
    add(null, patternsTooMany(name.line));
    return ANY_CLASS;
  }
  if (classes.length === 0) {
    if (name.kind === 'simple') add(version, unknownClass(name.value, name.line, [version]));
    else add(version, { code: 103, name: 'entity-unknown', line: name.line, zh: `没有类符合“${shown(textOfValue(name))}”`, en: `no class is '${shown(textOfValue(name))}'` });
    return WRONG;
  }
  const typed = predefinedType === undefined || isBlank(predefinedType) || auditPredefinedType(predefinedType, classes, version, add, names);
  if (!typed) return WRONG;
  const uppers = new Set(classes.map(({ upper }) => upper));
  return { valid: true, classes: remembered(version, `entity ${[...uppers].join(' ')}`, () => classSet(version, (upper) => uppers.has(upper))) };
}

/** Names are texts: false, and said so, for a restriction of anything else. */
export function isText(value: Value, add: Report['add']): boolean {
  if (value.kind === 'simple' || value.base === 'xs:string' || value.base === '') return true;
  add(null, { code: 303, name: 'restriction-base', line: value.line, zh: `名称的约束 base 应为 xs:string，不是 ${shown(value.base)}`, en: `a restriction of names is of xs:string, not of ${shown(value.base)}` });
  return false;
}

/** Where the enumeration has USERDEFINED any text may stand: ObjectType or ElementType says it. */
function auditPredefinedType(value: Value, classes: readonly EntityInfo[], version: IfcVersion, add: Report['add'], names: Names): boolean {
  if (!isText(value, add)) return false;
  const common = (classes[0]?.predefinedTypes ?? []).filter((one) => classes.every(({ predefinedTypes }) => predefinedTypes.includes(one)));
  if (common.includes('USERDEFINED')) return true;
  const of = listed(classes.map(({ upper }) => upper), 3);
  if (common.length === 0) {
    add(version, { code: 105, name: 'predefined-type-none', line: value.line, zh: `${of} 没有（共同的）预定义类型`, en: `${of} ${classes.length === 1 ? 'has no predefined types' : 'have no predefined type in common'}` });
    return false;
  }
  const wrong = (text: string, line: number): void =>
    add(version, {
      code: 103,
      name: 'predefined-type-unknown',
      line,
      zh: `“${shown(text)}”不是 ${of} 的预定义类型，可为 ${listed(common)}`,
      en: `'${shown(text)}' is no predefined type of ${of}: ${listed(common)}`,
    });
  const texts = listedTexts(value);
  const unknown = texts?.filter(({ text }) => !common.includes(text)) ?? [];
  for (const { text, line } of unknown) wrong(text, line);
  if (unknown.length > 0) return false;
  const matches = names.matching(value, common);
  if (matches === null) add(null, patternsTooMany(value.line));
  if (matches?.length !== 0) return true;
  wrong(textOfValue(value), value.line);
  return false;
}
