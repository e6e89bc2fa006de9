/**
 * Property set definitions for the IFC export of Tekla Structures (folder AdditionalPSets): element names, nesting and types follow
 * IfcPropertySetConfigurations.xsd as the classes generated from it show them (LetsConstructIT/dotbim-Tekla,
 * IfcPropertySetConfigurations.cs). What that leaves open is named in the file's comment.
 */
import { ELEMENT_SET, type TemplateProperty } from '../model/template.ts';
import { writeXml, xml, type XmlElement } from '../xml.ts';
import { classGroups } from './by-class.ts';

const NAMESPACE = 'http://www.tekla.com/IfcProperties';

/** Of the template's classes the schema of property sets does not know these. */
const UNKNOWN_TO_TEKLA = new Set(['IfcFlowSegment']);

/** Of a cast unit, which comes as an assembly: its parts inherit what it says. */
const OF_ASSEMBLIES = ['component', 'precast', 'mark', 'atlas', 'precastThickness', 'toppingThickness', 'connection'] as const;

const COMMENT = `
  Sunmao 榫卯: 属性模板 / property template

  放入模型文件夹下的 AdditionalPSets,导出 IFC 时在“附加属性设置”中选择。先按说明页建立用户定义属性(UDA)。
  Put it into the folder AdditionalPSets of the model, choose it at the IFC export. First make the user-defined attributes of the guide.

  未在 Tekla Structures 中实测 / not tried in Tekla Structures:
  属性 version 的取值;optional 为真时空值是否不输出;厚度按文本(mm)输出,因换算系数 conversion 的含义未查到公开说明。
  the value of version; that optional leaves out what is empty. Thicknesses are written as text (mm), because no public document says
  what conversion multiplies.
`;

export function teklaSets(): string {
  const groups = classGroups().map(({ classes, properties }) => ({ classes: classes.filter((one) => !UNKNOWN_TO_TEKLA.has(one)), properties }));
  const all = classGroups().flatMap(({ properties }) => properties);
  const assemblies = { classes: ['IfcElementAssembly'], properties: OF_ASSEMBLIES.map((id) => all.find((property) => property.id === id)!) };
  const sets = [...groups, assemblies].map((group, i) => ({ ...group, id: `SM_${i + 1}` }));
  const root = xml('PropertySetConfiguration', { xmlns: NAMESPACE, 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', version: '1.0' }, [
    xml('PropertySetBindings', {}, sets.map(({ id, classes }) =>
      xml('PropertySetBind', { referenceId: id }, [xml('Rules', {}, classes.map((one) => xml('Include', { entityType: one, subtypes: false })))]))),
    xml('PropertySetDefinitions', {}, sets.map(({ id, properties }) =>
      xml('PropertySet', { referenceId: id }, [
        xml('Name', {}, [ELEMENT_SET]),
        xml('Description', {}, ['Sunmao 榫卯']),
        xml('Properties', {}, properties.map(propertyOf)),
      ]))),
  ]);
  return writeXml(root).replace('\n', `\n<!--${COMMENT}-->\n`);
}

function propertyOf(property: TemplateProperty): XmlElement {
  const uda = xml('GetValue', { 'xsi:type': 'UdaVariableType' }, [xml('UdaName', {}, [property.tekla])]);
  const pair = (key: string, value: boolean): XmlElement => xml('KeyValuePair', {}, [xml('Key', {}, [key]), xml('Value', {}, [String(value)])]);
  const value = property.type === 'boolean'
    ? xml('PropertyValue', { 'xsi:type': 'BooleanValueType' }, [xml('ValueConversion', { 'xsi:type': 'BooleanTypeFromStringVariable' }, [uda, pair('是', true), pair('否', false)])])
    : xml('PropertyValue', { 'xsi:type': 'StringValueType', stringType: 'IfcLabel' }, [uda]);
  return xml('Property', { 'xsi:type': 'PropertySingleValueType', optional: true }, [xml('Name', {}, [property.name]), value]);
}
