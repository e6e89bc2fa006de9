/**
 * What ids.xsd of IDS 1.0 refuses, element by element, with lines: the content model stands here as a table, because a
 * validator of XML Schema is too much to ship. Tests hold it against libxml2 with the published schema.
 */
import { attributeOf, elementsOf, textOf, type XmlAttribute, type XmlElement } from '../xml.ts';
import { finding, shown } from './finding.ts';
import { IDS_NAMESPACE, IFC_VERSIONS, RELATIONS, type AuditFinding } from './ids.ts';
import * as lexical from './lexical.ts';
import { OUTERMOST, resolved, scopeOf, XML_NAMESPACE, XMLNS_NAMESPACE, XS_NAMESPACE, XSI_NAMESPACE, type Scope } from './namespaces.ts';

interface Check {
  readonly takes: (text: string, place: Place) => boolean;
  readonly wants: { readonly zh: string; readonly en: string };
}

interface Attribute {
  readonly check?: Check;
  readonly required?: boolean;
}

interface Type {
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** attributes of other namespaces may stand there too (XML Schema's own elements) */
  readonly open?: boolean;
  readonly content: Sequence | { readonly text: Check | null } | 'anything';
}

interface Sequence {
  readonly items: readonly Item[];
  /** again from its first item, as often as needed */
  readonly repeats?: boolean;
}

/** One place in a sequence; several names are alternatives. `xs:` marks XML Schema's namespace. */
interface Item {
  readonly types: ReadonlyMap<string, Type>;
  readonly min: number;
  readonly max: number;
}

interface Place {
  readonly scope: Scope;
  readonly idsNamespace: string;
  readonly faults: AuditFinding[];
  readonly idsSeen: Set<string>;
  readonly draft: boolean;
}

const check = (takes: Check['takes'], zh: string, en: string): Check => ({ takes, wants: { zh, en } });
const oneOf = (words: readonly string[]): Check => check((text) => words.includes(text), `只能是 ${words.join('、')}`, `one of ${words.join(', ')}`);

const EMAIL = check((text) => /^[^@]+@[^.]+\.[^\n\r]+$/.test(text), '电子邮件地址', 'an e-mail address');
const DATE = check(lexical.isDate, '日期 YYYY-MM-DD', 'a date, YYYY-MM-DD');
const URI = check(lexical.isAnyUri, 'URI', 'a URI');
const COUNT = check(lexical.isNonNegativeInteger, '非负整数', 'a whole number, 0 or more');
const COUNT_FROM_ONE = check(lexical.isPositiveInteger, '正整数', 'a whole number, 1 or more');
const COUNT_OR_UNBOUNDED = check((text) => lexical.isNonNegativeInteger(text) || lexical.collapse(text) === 'unbounded', '非负整数或 unbounded', 'a whole number, 0 or more, or unbounded');
const BOOLEAN = check(lexical.isBoolean, 'true 或 false', 'true or false');
const UPPER_CASE = check((text) => /^[A-Z]+$/.test(text), '全大写字母的类型名', 'a type name in capital letters');
const QNAME = check((text, { scope }) => resolved(text, scope) !== null, '带已声明前缀的名称，如 xs:string', 'a name with a declared prefix, as xs:string');
const QNAMES = check((text, { scope }) => lexical.collapse(text).split(' ').every((one) => one === '' || resolved(one, scope) !== null), '带已声明前缀的名称', 'names with declared prefixes');
const NAME = check(lexical.isNcName, '名称', 'a name');
const ID = check(
  (text, { idsSeen }) => {
    const id = lexical.collapse(text);
    return lexical.isNcName(id) && !idsSeen.has(id) && Boolean(idsSeen.add(id));
  },
  '文件内唯一的标识',
  'an identifier that is unique in the file',
);
const WHITE_SPACE = check((text) => ['preserve', 'replace', 'collapse'].includes(lexical.collapse(text)), '只能是 preserve、replace、collapse', 'one of preserve, replace, collapse');
const XML_ATTRIBUTES: ReadonlyMap<string, Check> = new Map([
  ['lang', check(lexical.isLanguage, '语言代码，如 zh-CN', 'a language code, as zh-CN')],
  ['space', oneOf(['default', 'preserve'])],
  ['base', URI],
  ['id', ID],
]);
const VERSIONS = check(
  (text, { draft }) => lexical.collapse(text).split(' ').every((one) => one === '' || IFC_VERSIONS.some((version) => version === one) || (draft && one === DRAFT_IFC4X3)),
  `只能是 ${IFC_VERSIONS.join('、')}，多个以空格分隔`,
  `of ${IFC_VERSIONS.join(', ')}, separated by spaces`,
);

/** The approved draft IDS 0.9.7 differs from 1.0 in this name alone, which it has beside IFC4X3_ADD2. */
export const DRAFT_IFC4X3 = 'IFC4X3';
const DRAFT_LOCATION = /\/IDS\/0\.9\.7\/ids\.xsd\s*$/i;

const ONE = { min: 1, max: 1 } as const;
const MAYBE = { min: 0, max: 1 } as const;
const ANY = { min: 0, max: Infinity } as const;
const SOME = { min: 1, max: Infinity } as const;
const item = (types: Readonly<Record<string, Type>>, { min, max }: { readonly min: number; readonly max: number }): Item => ({ types: new Map(Object.entries(types)), min, max });
const sequence = (items: readonly Item[], attributes: Readonly<Record<string, Attribute>> = {}): Type => ({ attributes, content: { items } });
const textType = (of: Check | null = null): Type => ({ attributes: {}, content: { text: of } });

const STRING = textType();

// --- XML Schema's own xs:restriction, which idsValue takes whole

const open = (attributes: Readonly<Record<string, Attribute>>, items: readonly Item[]): Type => ({ attributes: { id: { check: ID }, ...attributes }, open: true, content: { items } });
const NOTE: Type = { attributes: { source: { check: URI } }, open: true, content: 'anything' };
const ANNOTATION_ITEM = item({ 'xs:documentation': NOTE, 'xs:appinfo': NOTE }, ANY);
const ANNOTATION = open({}, [ANNOTATION_ITEM]);
const ANNOTATED = item({ 'xs:annotation': ANNOTATION }, MAYBE);
const constraint = (value: Check | undefined, fixed: boolean): Type => open({ value: { check: value, required: true }, ...(fixed ? { fixed: { check: BOOLEAN } } : {}) }, [ANNOTATED]);
const BOUND = constraint(undefined, true);
const LENGTH = constraint(COUNT, true);
const CONSTRAINTS = item(
  {
    'xs:enumeration': constraint(undefined, false),
    'xs:pattern': constraint(undefined, false),
    'xs:minInclusive': BOUND,
    'xs:minExclusive': BOUND,
    'xs:maxInclusive': BOUND,
    'xs:maxExclusive': BOUND,
    'xs:length': LENGTH,
    'xs:minLength': LENGTH,
    'xs:maxLength': LENGTH,
    'xs:totalDigits': constraint(COUNT_FROM_ONE, true),
    'xs:fractionDigits': LENGTH,
    'xs:whiteSpace': constraint(WHITE_SPACE, true),
  },
  ANY,
);
const LOCAL_SIMPLE_TYPE_ITEMS: Item[] = [ANNOTATED];
const LOCAL_SIMPLE_TYPE = open({}, LOCAL_SIMPLE_TYPE_ITEMS);
const RESTRICTION = open({ base: { check: QNAME } }, [ANNOTATED, item({ 'xs:simpleType': LOCAL_SIMPLE_TYPE }, MAYBE), CONSTRAINTS]);
const LIST = open({ itemType: { check: QNAME } }, [ANNOTATED, item({ 'xs:simpleType': LOCAL_SIMPLE_TYPE }, MAYBE)]);
const UNION = open({ memberTypes: { check: QNAMES } }, [ANNOTATED, item({ 'xs:simpleType': LOCAL_SIMPLE_TYPE }, ANY)]);
// a simple type holds restrictions that hold simple types
LOCAL_SIMPLE_TYPE_ITEMS.push(
  item(
    {
      'xs:restriction': RESTRICTION,
      'xs:list': LIST,
      'xs:union': UNION,
    },
    ONE,
  ),
);

// --- IDS

const VALUE = sequence([item({ simpleValue: STRING, 'xs:restriction': RESTRICTION }, ONE)]);
const ENTITY = [item({ name: VALUE }, ONE), item({ predefinedType: VALUE }, MAYBE)];
const PART_OF = [item({ entity: sequence(ENTITY) }, ONE)];
const CLASSIFICATION = [item({ value: VALUE }, MAYBE), item({ system: VALUE }, ONE)];
const ATTRIBUTE = [item({ name: VALUE }, ONE), item({ value: VALUE }, MAYBE)];
const PROPERTY = [item({ propertySet: VALUE }, ONE), item({ baseName: VALUE }, ONE), item({ value: VALUE }, MAYBE)];
const MATERIAL = [item({ value: VALUE }, MAYBE)];
const RELATION = { relation: { check: oneOf(RELATIONS) } };
const DATA_TYPE = { dataType: { check: UPPER_CASE } };
const INSTRUCTIONS = { instructions: {} };
const CONDITIONAL = { cardinality: { check: oneOf(['required', 'prohibited', 'optional']) }, ...INSTRUCTIONS };
const WITH_URI = { uri: { check: URI }, ...CONDITIONAL };

const APPLICABILITY = sequence(
  [
    item({ entity: sequence(ENTITY) }, MAYBE),
    item({ partOf: sequence(PART_OF, RELATION) }, ANY),
    item({ classification: sequence(CLASSIFICATION) }, ANY),
    item({ attribute: sequence(ATTRIBUTE) }, ANY),
    item({ property: sequence(PROPERTY, DATA_TYPE) }, ANY),
    item({ material: sequence(MATERIAL) }, ANY),
  ],
  { minOccurs: { check: COUNT }, maxOccurs: { check: COUNT_OR_UNBOUNDED } },
);
const REQUIREMENTS: Type = {
  attributes: { description: {} },
  content: {
    items: [
      item({ entity: sequence(ENTITY, INSTRUCTIONS) }, MAYBE),
      item({ partOf: sequence(PART_OF, { ...RELATION, cardinality: { check: oneOf(['required', 'prohibited']) }, ...INSTRUCTIONS }) }, ANY),
      item({ classification: sequence(CLASSIFICATION, WITH_URI) }, ANY),
      item({ attribute: sequence(ATTRIBUTE, CONDITIONAL) }, ANY),
      item({ property: sequence(PROPERTY, { ...DATA_TYPE, ...WITH_URI }) }, ANY),
      item({ material: sequence(MATERIAL, WITH_URI) }, ANY),
    ],
    repeats: true,
  },
};
const SPECIFICATION = sequence([item({ applicability: APPLICABILITY }, ONE), item({ requirements: REQUIREMENTS }, MAYBE)], {
  name: { required: true },
  ifcVersion: { check: VERSIONS, required: true },
  identifier: {},
  description: {},
  instructions: {},
});
const INFO = sequence([
  item({ title: STRING }, ONE),
  item({ copyright: STRING }, MAYBE),
  item({ version: STRING }, MAYBE),
  item({ description: STRING }, MAYBE),
  item({ author: textType(EMAIL) }, MAYBE),
  item({ date: textType(DATE) }, MAYBE),
  item({ purpose: STRING }, MAYBE),
  item({ milestone: STRING }, MAYBE),
]);
const IDS = sequence([item({ info: INFO }, ONE), item({ specifications: sequence([item({ specification: SPECIFICATION }, SOME)]) }, ONE)]);

/** What is declared at the top of the two schemas. */
const LAX: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['ids', IDS],
  ['xs:restriction', RESTRICTION],
  ['xs:simpleType', open({ name: { check: NAME, required: true }, final: {} }, LOCAL_SIMPLE_TYPE_ITEMS)],
  ['xs:list', LIST],
  ['xs:union', UNION],
  ['xs:annotation', ANNOTATION],
  ...ANNOTATION_ITEM.types,
  ...CONSTRAINTS.types,
]);

/** Whether a file says of itself that it is of the approved draft 0.9.7, whose schema 1.0 renamed. */
export function isDraft(root: XmlElement): boolean {
  return DRAFT_LOCATION.test(attributeOf(root, 'schemaLocation', XSI_NAMESPACE) ?? '');
}

/** Every fault against the schema, in no particular order. The root is taken for `ids` whatever its namespace. */
export function structuralFaults(root: XmlElement): readonly AuditFinding[] {
  const faults: AuditFinding[] = [];
  if (root.name !== 'ids') {
    return [finding(306, 'xsd-root', root.line, `根元素是 ${shown(root.name)}，不是 ids`, `the root element is ${shown(root.name)}, not ids`)];
  }
  if (root.ns !== IDS_NAMESPACE) {
    const zh = root.ns === '' ? '没有命名空间' : `命名空间是 ${shown(root.ns)}`;
    const en = root.ns === '' ? 'there is no namespace' : `the namespace is ${shown(root.ns)}`;
    faults.push(finding(306, 'xsd-namespace', root.line, `${zh}，应为 ${IDS_NAMESPACE}`, `${en}; it must be ${IDS_NAMESPACE}`));
  }
  validate(root, IDS, { scope: OUTERMOST, idsNamespace: root.ns, faults, idsSeen: new Set(), draft: isDraft(root) });
  return faults;
}

function validate(element: XmlElement, type: Type, around: Place): void {
  const place = { ...around, scope: scopeOf(element, around.scope) };
  validateAttributes(element, type, place);
  const { content } = type;
  if (content === 'anything') return validateLax(element, place);
  if ('items' in content) return validateChildren(element, content, place);
  const [child] = elementsOf(element);
  if (child) place.faults.push(finding(306, 'xsd-unknown-element', child.line, `元素 ${element.name} 只含文字，不含元素 ${shown(child.name)}`, `element ${element.name} holds text only, not element ${shown(child.name)}`));
  const text = textOf(element);
  if (content.text !== null && !content.text.takes(text, place)) {
    const { zh, en } = content.text.wants;
    place.faults.push(finding(306, 'xsd-value', element.line, `元素 ${element.name} 的值“${shown(text)}”无效：${zh}`, `the value '${shown(text)}' of element ${element.name} is invalid: ${en}`));
  }
}

/** Anything may stand here, but what the schemas know by name has to be as they say. */
function validateLax(element: XmlElement, around: Place): void {
  const place = { ...around, scope: scopeOf(element, around.scope) };
  for (const child of elementsOf(element)) {
    const type = LAX.get(keyOf(child, place));
    if (type !== undefined) {
      validate(child, type, place);
      continue;
    }
    for (const attribute of child.attributes) validateForeignAttribute(child, attribute, place);
    validateLax(child, place);
  }
}

/** How the table names an element. */
function keyOf({ ns, name }: XmlElement, { idsNamespace }: Place): string {
  return ns === XS_NAMESPACE ? `xs:${name}` : ns === idsNamespace ? name : `{${ns}}${name}`;
}

function validateAttributes(element: XmlElement, type: Type, place: Place): void {
  for (const attribute of element.attributes) {
    if (attribute.ns === XMLNS_NAMESPACE) continue;
    if (attribute.ns === XSI_NAMESPACE) {
      validateInstanceAttribute(element, attribute, place);
      continue;
    }
    const known = attribute.ns === '' ? own(type.attributes, attribute.name) : undefined;
    if (known === undefined) {
      if (type.open === true && attribute.ns !== '' && attribute.ns !== XS_NAMESPACE) {
        validateForeignAttribute(element, attribute, place);
        continue;
      }
      place.faults.push(finding(306, 'xsd-unknown-attribute', element.line, `元素 ${element.name} 没有属性 ${shown(attribute.name)}`, `element ${element.name} takes no attribute ${shown(attribute.name)}`));
    } else if (known.check) checkAttribute(element, attribute, known.check, place);
  }
  for (const [name, { required }] of Object.entries(type.attributes)) {
    if (required !== true || attributeOf(element, name) !== null) continue;
    place.faults.push(finding(306, 'xsd-missing-attribute', element.line, `元素 ${element.name} 缺少属性 ${name}`, `element ${element.name} lacks attribute ${name}`));
  }
}

function checkAttribute(element: XmlElement, { name, prefix, value }: XmlAttribute, { takes, wants: { zh, en } }: Check, place: Place): void {
  if (takes(value, place)) return;
  const written = `${prefix === '' ? '' : `${prefix}:`}${name}="${shown(value)}"`;
  place.faults.push(finding(name === 'ifcVersion' ? 107 : 306, 'xsd-value', element.line, `元素 ${element.name} 的属性 ${written} 无效：${zh}`, `attribute ${written} of element ${element.name} is invalid: ${en}`));
}

/** Whatever namespace it is of, but xml:lang and its like have to be right. */
function validateForeignAttribute(element: XmlElement, attribute: XmlAttribute, place: Place): void {
  const check = attribute.ns === XML_NAMESPACE ? XML_ATTRIBUTES.get(attribute.name) : undefined;
  if (check) checkAttribute(element, attribute, check, place);
}

const own = (table: Readonly<Record<string, Attribute>>, name: string): Attribute | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

/** The hints where a schema lies may stand anywhere; nothing of IDS is nillable or has another type to be declared. */
function validateInstanceAttribute(element: XmlElement, attribute: XmlAttribute, place: Place): void {
  if (attribute.name === 'schemaLocation' || attribute.name === 'noNamespaceSchemaLocation') return;
  place.faults.push(finding(306, 'xsd-unknown-attribute', element.line, `元素 ${element.name} 不接受属性 xsi:${shown(attribute.name)}`, `element ${element.name} takes no attribute xsi:${shown(attribute.name)}`));
}

function validateChildren(element: XmlElement, { items, repeats }: Sequence, place: Place): void {
  const { faults } = place;
  const text = textOf(element).trim();
  if (text !== '') faults.push(finding(306, 'xsd-text', element.line, `元素 ${element.name} 内不应有文字“${shown(text)}”`, `element ${element.name} takes no text: '${shown(text)}'`));
  const children = elementsOf(element);
  const keys = children.map((child) => keyOf(child, place));
  const missing = (from: number, to: number): void => {
    for (const { types, min } of items.slice(from, to)) {
      const names = [...types.keys()];
      if (min === 0 || names.some((name) => keys.includes(name))) continue;
      faults.push(finding(306, 'xsd-missing-element', element.line, `元素 ${element.name} 缺少 ${names.join(' 或 ')}`, `element ${element.name} lacks ${names.join(' or ')}`));
    }
  };
  let at = 0;
  let count = 0;
  for (const [i, child] of children.entries()) {
    const key = keys[i]!;
    const found = items.findIndex(({ types }) => types.has(key));
    const type = items[found]?.types.get(key);
    if (type === undefined) {
      const from = child.ns === place.idsNamespace || child.ns === XS_NAMESPACE ? '' : child.ns === '' ? '（无命名空间）' : `（命名空间 ${shown(child.ns)}）`;
      const fromEn = child.ns === place.idsNamespace || child.ns === XS_NAMESPACE ? '' : child.ns === '' ? ' (of no namespace)' : ` (of namespace ${shown(child.ns)})`;
      faults.push(finding(306, 'xsd-unknown-element', child.line, `元素 ${element.name} 不含元素 ${shown(child.name)}${from}`, `element ${element.name} takes no element ${shown(child.name)}${fromEn}`));
      continue;
    }
    validate(child, type, place);
    if (found > at) {
      missing(at, found);
      at = found;
      count = 1;
    } else if (found < at) {
      if (repeats === true) at = found;
      else faults.push(finding(306, 'xsd-order', child.line, `元素 ${child.name} 的位置不对，应在 ${[...(items[at]?.types.keys() ?? [])].join('、')} 之前`, `element ${child.name} is out of order: it belongs before ${[...(items[at]?.types.keys() ?? [])].join(', ')}`));
      if (repeats === true) count = 1;
    } else {
      count++;
      if (count > items[at]!.max && repeats !== true) {
        const names = [...items[at]!.types.keys()].join(' / ');
        faults.push(finding(306, 'xsd-too-many', child.line, `元素 ${element.name} 只能有一个 ${names}`, `element ${element.name} takes one ${names} only`));
      }
    }
  }
  missing(at, items.length);
}
