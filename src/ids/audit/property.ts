/** The property facet: published sets, their properties, data types and enumerated values; values of the data type. */
import { listed, shown } from '../finding.ts';
import type { IfcVersion, PropertyFacet } from '../ids.ts';
import { appliesTo, dataType, propertySet, propertySets, type PropertyInfo, type PropertySetInfo } from '../schema/schema.ts';
import { baseName, isCastable } from './cast.ts';
import { classSet, remembered } from './class-set.ts';
import { isText } from './entity.ts';
import { isBlank, listedTexts, patternsBegin, textOfValue } from './names.ts';
import { patternsTooMany, type Report } from './report.ts';
import { ANY_CLASS, WRONG, type Outcome, type Site } from './site.ts';

/** Names that begin so are buildingSMART's. The quantity sets of IFC2X3 and IFC4 are in no table: theirs are not judged. */
const reservedPrefixes = (version: IfcVersion): readonly string[] => (version === 'IFC4X3_ADD2' ? ['Pset_', 'Qto_'] : ['Pset_']);

/** `standard`: whether what stands in a published set has to be of it; not for what is prohibited. */
export function auditProperty(facet: PropertyFacet, site: Site, standard: boolean): Outcome {
  const { version, report: { add } } = site;
  const { propertySet: set, baseName: name, value } = facet;
  for (const [one, zh, en] of [[set, '属性集名', 'property set'], [name, '属性名', 'property']] as const) {
    if (!isBlank(one)) continue;
    add(null, { code: 102, name: 'name-empty', line: one.line, zh: `${zh}为空`, en: `the name of the ${en} is empty` });
    return WRONG;
  }
  if (!isText(set, add) || !isText(name, add)) return WRONG;
  const published = standard ? publishedSets(facet, site) : [];
  if (published === null) return WRONG;
  let properties: readonly PropertyInfo[] | null = null;
  if (published.length > 0) {
    properties = propertiesOf(facet, published, site);
    if (properties === null) return WRONG;
  }
  const typed = auditDataType(facet, properties, version, add);
  const valued = value === undefined || properties === null || auditEnumerated(facet, properties, site);
  if (!typed || !valued) return WRONG;
  if (published.length === 0) return ANY_CLASS;
  const classes = remembered(version, `sets ${published.map((one) => one.name).join(' ')}`, () => classSet(version, (upper) => published.some((one) => appliesTo(version, one, upper))));
  return { valid: true, classes };
}

/** The published sets that the facet is held to: none where it may be another; null where its name is reserved and is none. */
function publishedSets({ propertySet: set }: PropertyFacet, { version, names: tried, report: { add } }: Site): readonly PropertySetInfo[] | null {
  const prefixes = reservedPrefixes(version);
  const texts = listedTexts(set);
  const isReserved = (text: string): boolean => prefixes.some((prefix) => text.startsWith(prefix));
  if (texts !== null) {
    const wrong = texts.filter(({ text }) => isReserved(text) && propertySet(version, text) === null);
    for (const { text, line } of wrong) add(version, reserved(text, line));
    if (wrong.length > 0) return null;
    const matches = tried.matching(set, [...new Set(texts.map(({ text }) => text))]);
    if (matches === null) add(null, patternsTooMany(set.line));
    const sets = (matches ?? []).map((text) => propertySet(version, text));
    return sets.every((one) => one !== null) ? sets : [];
  }
  if (!prefixes.some((prefix) => patternsBegin(set, prefix))) return [];
  const names = tried.matching(set, propertySets(version).map((one) => one.name), `${version} sets`);
  if (names === null) {
    add(null, patternsTooMany(set.line));
    return [];
  }
  if (names.length > 0) return names.flatMap((one) => propertySet(version, one) ?? []);
  add(version, reserved(textOfValue(set), set.line));
  return null;
}

function reserved(text: string, line: number): Parameters<Report['add']>[1] {
  return {
    code: 401,
    name: 'property-set-reserved',
    line,
    zh: `“${shown(text)}”：Pset_、Qto_ 前缀为 buildingSMART 保留，其中没有这个属性集`,
    en: `'${shown(text)}': the prefixes Pset_ and Qto_ are reserved for buildingSMART, and there is no such set`,
  };
}

/** null, and said so, where none of the sets has the property */
function propertiesOf({ baseName: name }: PropertyFacet, sets: readonly PropertySetInfo[], { version, names: tried, report: { add } }: Site): readonly PropertyInfo[] | null {
  // a set whose properties the table does not have: nothing to hold against it
  if (sets.some(({ properties }) => properties.size === 0)) return [];
  const names = tried.matching(name, [...new Set(sets.flatMap(({ properties }) => [...properties.keys()]))]);
  if (names === null) {
    add(null, patternsTooMany(name.line));
    return [];
  }
  if (names.length > 0) return sets.flatMap(({ properties }) => names.flatMap((one) => properties.get(one) ?? []));
  const of = listed(sets.map((one) => one.name), 3);
  add(version, { code: 103, name: 'property-unknown', line: name.line, zh: `属性集 ${of} 没有属性“${shown(textOfValue(name))}”`, en: `property set ${of} has no property '${shown(textOfValue(name))}'` });
  return null;
}

function auditDataType({ dataType: written, value, line }: PropertyFacet, properties: readonly PropertyInfo[] | null, version: IfcVersion, add: Report['add']): boolean {
  if (written === undefined || written === '') return true;
  const type = dataType(version, written);
  if (type === null) {
    // a type that is not in capitals is a fault of the schema already
    add(version, { code: 103, name: 'data-type-unknown', line, zh: `“${shown(written)}”不是可用的数据类型`, en: `'${shown(written)}' is no data type` });
    return false;
  }
  if (properties !== null && properties.length > 0 && properties.every((one) => one.dataType !== null && one.dataType !== written)) {
    const wanted = [...new Set(properties.flatMap((one) => one.dataType ?? []))];
    add(version, {
      code: 103,
      name: 'data-type-other',
      line,
      zh: `数据类型 ${shown(written)} 不是属性 ${listed([...new Set(properties.map((one) => one.name))], 3)} 的类型 ${listed(wanted)}`,
      en: `the data type ${shown(written)} is not that of property ${listed([...new Set(properties.map((one) => one.name))], 3)}: ${listed(wanted)}`,
    });
    return false;
  }
  if (value === undefined || isBlank(value)) return true;
  if (value.kind === 'simple') {
    if (isCastable(value.value, type.xsdType)) return true;
    add(version, { code: 305, name: 'value-type', line: value.line, zh: `“${shown(value.value)}”不能是 ${written} 的值：应为 ${type.xsdType}`, en: `'${shown(value.value)}' can be no value of ${written}, which is of ${type.xsdType}` });
    return false;
  }
  // IDS 1.0 had URIs as texts, its later documentation as xs:anyUri
  if (value.base === type.xsdType || (written === 'IFCURIREFERENCE' && baseName(value.base) === 'xs:anyURI')) return true;
  add(version, {
    code: 303,
    name: 'restriction-base',
    line: value.line,
    zh: `${written} 的约束 base 应为 ${type.xsdType}，不是“${shown(value.base)}”`,
    en: `a restriction of ${written} is of ${type.xsdType}, not of '${shown(value.base)}'`,
  });
  return false;
}

/** Where all the properties have enumerated values, one of these at least has to be meant. */
function auditEnumerated({ value }: PropertyFacet, properties: readonly PropertyInfo[], { version, names: tried, report: { add } }: Site): boolean {
  if (value === undefined || isBlank(value) || properties.length === 0) return true;
  if (value.kind === 'restriction' && value.base !== 'xs:string') return true;
  const options = new Set<string>();
  for (const { values } of properties) {
    if (values === null) return true;
    for (const one of values) options.add(one);
  }
  const matches = tried.matching(value, [...options]);
  if (matches === null) add(null, patternsTooMany(value.line));
  if (matches?.length !== 0) return true;
  add(version, {
    code: 103,
    name: 'property-value-unknown',
    line: value.line,
    zh: `“${shown(textOfValue(value))}”不是属性 ${listed([...new Set(properties.map((one) => one.name))], 3)} 的枚举值，可为 ${listed([...options])}`,
    en: `'${shown(textOfValue(value))}' is no value of property ${listed([...new Set(properties.map((one) => one.name))], 3)}: ${listed([...options])}`,
  });
  return false;
}
