/**
 * The file of user-defined property sets that Revit's IFC exporter reads (DefaultUserDefinedParameterSets.txt of revit-ifc): a row
 * `PropertySet:`, name, I, classes; below it one row per property: name in IFC, data type, Revit parameter. Columns are parted by
 * tabs, `#` begins a comment.
 */
import { BUILDING_SET, ELEMENT_SET, isBuildingProperty, TEMPLATE_PROPERTIES, type TemplateProperty } from '../model/template.ts';
import { classGroups } from './by-class.ts';
import { utf8WithMark } from './encodings.ts';
import { revitName } from './shared-parameters.ts';

const TYPES: Readonly<Record<TemplateProperty['type'], string>> = { label: 'Label', boolean: 'Boolean', length: 'Length' };

/** They have no type in any schema, or an abstract one. */
const WITHOUT_TYPE = new Set(['IfcWallStandardCase', 'IfcFlowSegment', 'IfcBuilding']);

/**
 * Since 24.1 of the exporter parameters of a family's type reach the file through the type's class alone, so that both are named:
 * the file serves parameters that were added to instances and to types.
 */
const withTypes = (classes: readonly string[]): readonly string[] => [...classes, ...classes.filter((one) => !WITHOUT_TYPE.has(one)).map((one) => `${one}Type`)];

export function revitSets(): string {
  const set = (name: string, classes: readonly string[], properties: readonly TemplateProperty[]): readonly string[] => [
    ['PropertySet:', name, 'I', classes.join(',')].join('\t'),
    ...properties.map((property) => ['', property.name, TYPES[property.type], revitName(property)].join('\t')),
    '#',
  ];
  return [
    '# Sunmao 榫卯: 属性模板 / property template',
    '# Revit: 导出 IFC > 修改设置 > 属性集 > 导出用户定义的属性集 / Modify setup > Property Sets > Export user defined property sets',
    '# 第三列为共享参数名,与 SM_共享参数.txt 一致 / the third column names the shared parameters of SM_共享参数.txt',
    '#',
    ...classGroups().flatMap(({ classes, properties }) => set(ELEMENT_SET, withTypes(classes), properties)),
    // parameters of the project information 项目信息
    ...set(BUILDING_SET, ['IfcBuilding'], TEMPLATE_PROPERTIES.filter(isBuildingProperty)),
    '',
  ].join('\r\n');
}

export const revitSetBytes = (): Uint8Array => utf8WithMark(revitSets());
