/** Ids of every kind, with texts that try to be markup: all valid against the schema. */
import fc from 'fast-check';
import { CONSTRAINTS, IFC_VERSIONS, RELATIONS, type Cardinality, type Constraint, type EntityFacet, type Facet, type Ids, type Requirement, type Restriction, type SimpleValue, type Specification, type Value } from '../../src/ids/ids.ts';

const HOSTILE = [
  '', ' ', '\n', '\t\r\n', '<b>&amp;</b>', ']]>', '<![CDATA[x]]>', '&lt;', '&#0;', '"\'', '<!--', '-->', '<?xml?>', '&billion;', '榫卯 预制', '𠮷 \u{1F3D7}', '\u0085\u2028\u00a0', '\ufeff', 'a\rb\nc', '%s${x}', '__proto__', 'constructor',
];
// XML 1.0 production 2: the rest cannot stand in a file at all
const isXml = (text: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text);
export const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 }).filter(isXml), fc.string({ maxLength: 12 }));

const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const line = fc.constant(0);

const simple: fc.Arbitrary<SimpleValue> = fc.record({ kind: fc.constant('simple' as const), value: text, line });
const count = fc.nat(1000).map(String);
const constraint: fc.Arbitrary<Constraint> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...CONSTRAINTS.filter((kind) => !/ength/.test(kind))), value: text, line }),
  fc.record({ kind: fc.constantFrom('length' as const, 'minLength' as const, 'maxLength' as const, 'fractionDigits' as const), value: count, line }),
  fc.record({ kind: fc.constant('totalDigits' as const), value: fc.integer({ min: 1, max: 99 }).map(String), line }),
  fc.record({ kind: fc.constant('whiteSpace' as const), value: fc.constantFrom('preserve', 'collapse'), line }),
);
const restriction: fc.Arbitrary<Restriction> = fc.record({
  kind: fc.constant('restriction' as const),
  base: fc.constantFrom('', 'xs:string', 'xs:double', 'xs:integer', 'xs:boolean', 'xs:date', 'xs:dateTime', 'xs:duration', 'xs:anyURI', 'other'),
  constraints: fc.array(constraint, { maxLength: 4 }),
  documentation: optional(text),
  line,
});
export const value: fc.Arbitrary<Value> = fc.oneof(simple, restriction);

const entity: fc.Arbitrary<EntityFacet> = fc.record({ kind: fc.constant('entity' as const), name: value, predefinedType: optional(value), line });
const upper = fc.stringMatching(/^[A-Z]{1,12}$/);
const others: Readonly<Record<Exclude<Facet['kind'], 'entity'>, fc.Arbitrary<Facet>>> = {
  partOf: fc.record({ kind: fc.constant('partOf' as const), entity, relation: optional(fc.constantFrom(...RELATIONS)), line }),
  classification: fc.record({ kind: fc.constant('classification' as const), value: optional(value), system: value, line }),
  attribute: fc.record({ kind: fc.constant('attribute' as const), name: value, value: optional(value), line }),
  property: fc.record({ kind: fc.constant('property' as const), propertySet: value, baseName: value, value: optional(value), dataType: optional(upper), line }),
  material: fc.record({ kind: fc.constant('material' as const), value: optional(value), line }),
};
const some = (kind: keyof typeof others): fc.Arbitrary<readonly Facet[]> => fc.array(others[kind], { maxLength: 2 });
/** in the schema's order */
const applicability = fc
  .tuple(fc.array(entity, { maxLength: 1 }), some('partOf'), some('classification'), some('attribute'), some('property'), some('material'))
  .map((parts): readonly Facet[] => parts.flat());

const uri = optional(fc.constantFrom('https://identifier.buildingsmart.org/uri/a/b', 'urn:x', '', 'a b'));
const instructions = optional(text);
const anyCardinality: readonly Cardinality[] = ['required', 'optional', 'prohibited'];
const requirement: fc.Arbitrary<Requirement> = fc.oneof(
  fc.record({ of: entity, cardinality: fc.constant('required' as const), instructions }),
  fc.record({ of: others.partOf, cardinality: fc.constantFrom('required' as const, 'prohibited' as const), instructions }),
  fc.record({ of: others.attribute, cardinality: fc.constantFrom(...anyCardinality), instructions }),
  fc.record({ of: fc.oneof(others.classification, others.property, others.material), cardinality: fc.constantFrom(...anyCardinality), instructions, uri }),
).map(({ of, ...rest }): Requirement => ({ ...of, ...rest }));

const specification: fc.Arbitrary<Specification> = fc.record({
  name: text,
  ifcVersions: fc.subarray([...IFC_VERSIONS]),
  identifier: optional(text),
  description: optional(text),
  instructions,
  occurrence: fc.constantFrom('required' as const, 'optional' as const, 'prohibited' as const),
  applicability,
  requirements: fc.array(requirement, { maxLength: 5 }),
  requirementsDescription: optional(text),
  line,
});

export const anyIds: fc.Arbitrary<Ids> = fc.record({
  info: fc.record({
    title: text,
    copyright: optional(text),
    version: optional(text),
    description: optional(text),
    author: optional(fc.constantFrom('a@b.c', '张三@例子.中国', 'a<b>&"@b.c')),
    date: optional(fc.constantFrom('2024-02-29', '2025-01-01Z', '2025-12-31+08:00')),
    purpose: optional(text),
    milestone: optional(text),
  }),
  specifications: fc.array(specification, { minLength: 1, maxLength: 3 }),
});
