/** The attribute facet: attributes that the schema's classes have, and values of their type. */
import { listed, shown } from '../finding.ts';
import type { AttributeFacet, IfcVersion, Value } from '../ids.ts';
import { attributeNames, entities, type XsdType } from '../schema/schema.ts';
import { isCastable } from './cast.ts';
import { both, classSet, isEmpty, remembered, type ClassSet } from './class-set.ts';
import { isText } from './entity.ts';
import { isBlank, listedTexts, textOfValue } from './names.ts';
import { patternsTooMany, type Report } from './report.ts';
import { ANY_CLASS, WRONG, type Outcome, type Site } from './site.ts';

export function auditAttribute(facet: AttributeFacet, { version, names: tried, report: { add }, scope }: Site): Outcome {
  const { name, value } = facet;
  if (isBlank(name)) {
    add(null, { code: 102, name: 'name-empty', line: name.line, zh: '属性（attribute）名为空', en: 'the name of the attribute is empty' });
    return WRONG;
  }
  if (!isText(name, add)) return WRONG;
  const known = attributeNames(version);
  const names = tried.matching(name, known.all, `${version} attributes`);
  if (names === null) {
    add(null, patternsTooMany(name.line));
    return ANY_CLASS;
  }
  const unknown = name.kind === 'simple' ? [] : (listedTexts(name)?.filter(({ text }) => !names.includes(text)) ?? []);
  if (names.length === 0 || unknown.length > 0) {
    const wrong = names.length === 0 ? [{ text: textOfValue(name), line: name.line }] : unknown;
    for (const { text, line } of wrong) {
      add(version, {
        code: 103,
        name: 'attribute-unknown',
        line,
        zh: `“${shown(text)}”不是 IFC 的直接属性（不含反向与推导属性）`,
        en: `'${shown(text)}' is no attribute of IFC (inverse and derived ones are none)`,
      });
    }
    return WRONG;
  }
  const withValue = value === undefined ? names : names.filter((one) => known.withValue.includes(one));
  if (withValue.length === 0) {
    add(version, valueNotTaken(names, facet.line));
    return WRONG;
  }
  const classes = classesWith(version, withValue, value !== undefined);
  // attributes of the classes that are left, of all where these have none: that is said of the specification
  const left = both(classes, scope);
  if (value !== undefined) {
    const some = isEmpty(left) && isEmpty(both(classesWith(version, names, false), scope)) ? classes : left;
    if (isEmpty(some)) {
      add(version, valueNotTaken(names, facet.line));
      return WRONG;
    }
    if (!auditValue(value, typesOf(version, some, withValue), names, version, add)) return WRONG;
  }
  return { valid: true, classes };
}

function valueNotTaken(names: readonly string[], line: number): Parameters<Report['add']>[1] {
  const of = listed(names, 3);
  return { code: 103, name: 'attribute-without-value', line, zh: `属性 ${of} 引用对象或选择类型，不能比较值`, en: `attribute ${of} refers to an object or a select: its value cannot be compared` };
}

function classesWith(version: IfcVersion, names: readonly string[], withValue: boolean): Uint8Array {
  return remembered(version, `attribute ${withValue ? 'value' : ''} ${names.join(' ')}`, () => {
    const all = new Map(entities(version).map(({ upper, attributes }) => [upper, attributes]));
    return classSet(version, (upper) => names.some((name) => {
      const types = all.get(upper)?.get(name);
      return types !== undefined && (!withValue || types.length > 0);
    }));
  });
}

function typesOf(version: IfcVersion, classes: ClassSet, names: readonly string[]): readonly XsdType[] {
  const types = new Set<XsdType>();
  for (const { index, attributes } of entities(version)) {
    if (classes !== null && classes[index] !== 1) continue;
    for (const name of names) for (const type of attributes.get(name) ?? []) types.add(type);
  }
  return [...types];
}

function auditValue(value: Value, types: readonly XsdType[], names: readonly string[], version: IfcVersion, add: Report['add']): boolean {
  const of = listed(names, 3);
  const wanted = types.join(', ');
  if (value.kind === 'restriction') {
    if (types.some((type) => type === value.base)) return true;
    add(version, {
      code: 303,
      name: 'restriction-base',
      line: value.line,
      zh: `属性 ${of} 的值为 ${wanted}，约束的 base 却是“${shown(value.base)}”`,
      en: `the value of attribute ${of} is of ${wanted}, but the base of the restriction is '${shown(value.base)}'`,
    });
    return false;
  }
  if (types.some((type) => isCastable(value.value, type))) return true;
  add(version, { code: 305, name: 'value-type', line: value.line, zh: `“${shown(value.value)}”不能是属性 ${of} 的值：应为 ${wanted}`, en: `'${shown(value.value)}' can be no value of attribute ${of}, which is of ${wanted}` });
  return false;
}
