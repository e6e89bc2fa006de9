/** Our own table of the schema against libxml2 with the published one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIds } from '../../src/ids/read.ts';
import { elementsOf, readXml, writeXml, xml, type XmlElement } from '../../src/xml.ts';
import { corpusPath } from '../corpus.ts';
import { RICH } from './rich.ts';
import { judge } from './xsd.ts';

const folder = corpusPath('ids');
const libxml = judge();
const draft = judge('ids097.xsd');

const files = folder === null ? [] : readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ids')).sort().map((path) => join(folder, path));

describe.skipIf(folder === null || libxml === null)(`every file of the corpus${folder === null ? ' (skipped: no corpus)' : ''}`, () => {
  test('there are files', () => expect(files.length).toBeGreaterThan(350));

  test.each(files.map((path) => [relative(folder ?? '', path), path]))('%s', (_, path) => {
    const bytes = readFileSync(path);
    const of = bytes.includes('IDS/0.9.7/ids.xsd') ? draft : libxml;
    const theirs = of?.faults(bytes) ?? [];
    const ours = readIds(bytes).faults.map(({ line, text }) => `${line}: ${text.en}`);
    expect(ours.length > 0, `theirs:\n${theirs.join('\n')}\nours:\n${ours.join('\n')}`).toBe(theirs.length > 0);
  });
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** every element of a tree */
const all = (element: XmlElement): readonly XmlElement[] => [element, ...elementsOf(element).flatMap(all)];

/** The tree with one of its elements made into others. */
function changed(tree: XmlElement, target: XmlElement, into: (element: XmlElement) => readonly (XmlElement | string)[]): XmlElement {
  const walk = (element: XmlElement): readonly (XmlElement | string)[] =>
    element === target ? into(element) : [{ ...element, children: element.children.flatMap((child) => (typeof child === 'string' ? [child] : walk(child))) }];
  const [root] = walk(tree);
  return root === undefined || typeof root === 'string' ? tree : root;
}

const WORDS = [
  '', ' ', '0', '1', '-1', '+1', '-0', '1.0', 'unbounded', ' unbounded ', 'required', 'optional', 'prohibited', 'Required', 'IFC4', ' IFC4  IFC2X3 ', 'IFC4X3', 'ifc4', 'IFCRELNESTS', 'IFCLABEL', 'IfcLabel', 'xs:string', 'xsd:string', 'string',
  ' xs:double ', ':a', 'a b', 'true', 'TRUE', 'one', 'replace', 'a@b', 'a@b.c', '@b.c', 'a@.c', 'a@@b.c', '2024-02-29', '2023-02-29', '2024-2-1', '2024-01-01Z', '2024-01-01+08:00', '0000-01-01', '-0001-01-01', 'http://a b/c', '%zz', '#a#b', '1:2', '中文',
];
const NAMES = ['name', 'value', 'entity', 'partOf', 'classification', 'attribute', 'property', 'material', 'simpleValue', 'system', 'baseName', 'requirements', 'applicability', 'title', 'date', 'author', 'other', 'xs:restriction', 'xs:enumeration', 'xs:pattern', 'xs:minLength', 'xs:totalDigits', 'xs:whiteSpace', 'xs:length', 'xs:annotation', 'xs:simpleType', 'xs:list', 'xs:union', 'xs:other'];
const ATTRIBUTES = ['name', 'ifcVersion', 'cardinality', 'instructions', 'uri', 'dataType', 'relation', 'minOccurs', 'maxOccurs', 'description', 'identifier', 'value', 'fixed', 'base', 'id', 'source', 'xml:lang', 'xsi:nil', 'xsi:noNamespaceSchemaLocation', 'itemType', 'memberTypes', 'other'];

describe.skipIf(libxml === null)(`a valid file changed in one or two places${libxml === null ? ' (skipped: no corpus)' : ''}`, () => {
  test('both agree on it unchanged', () => {
    expect(libxml!.faults(bytesOf(RICH))).toEqual([]);
    expect(readIds(bytesOf(RICH)).faults).toEqual([]);
  });

  const change = fc.oneof(
    fc.record({ how: fc.constant('remove' as const), at: fc.nat() }),
    fc.record({ how: fc.constant('double' as const), at: fc.nat() }),
    fc.record({ how: fc.constant('rename' as const), at: fc.nat(), name: fc.constantFrom(...NAMES) }),
    fc.record({ how: fc.constant('reverse' as const), at: fc.nat() }),
    fc.record({ how: fc.constant('text' as const), at: fc.nat(), text: fc.constantFrom(...WORDS) }),
    fc.record({ how: fc.constant('add' as const), at: fc.nat(), name: fc.constantFrom(...NAMES), value: fc.constantFrom(...WORDS) }),
    fc.record({ how: fc.constant('attribute' as const), at: fc.nat(), name: fc.constantFrom(...ATTRIBUTES), value: fc.constantFrom(...WORDS) }),
    fc.record({ how: fc.constant('without' as const), at: fc.nat(), which: fc.nat() }),
  );
  type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

  function apply(tree: XmlElement, one: Change): XmlElement {
    const elements = all(tree).slice(1);
    const target = elements[one.at % elements.length]!;
    return changed(tree, target, (element): readonly (XmlElement | string)[] => {
      switch (one.how) {
        case 'remove':
          return [];
        case 'double':
          return [element, element];
        case 'rename': {
          const { name, prefix } = xml(one.name);
          return [{ ...element, name, prefix }];
        }
        case 'reverse':
          return [{ ...element, children: [...element.children].reverse() }];
        case 'text':
          return [{ ...element, children: [one.text] }];
        case 'add':
          return [{ ...element, children: [...element.children, xml(one.name, one.name.startsWith('xs:') ? { value: one.value } : {})] }];
        case 'attribute': {
          const { attributes } = xml('x', { [one.name]: one.value });
          const [added] = attributes;
          return [{ ...element, attributes: [...element.attributes.filter(({ name, prefix }) => name !== added!.name || prefix !== added!.prefix), ...attributes] }];
        }
        case 'without':
          return [{ ...element, attributes: element.attributes.filter((_, i) => i !== one.which % Math.max(1, element.attributes.length)) }];
      }
    });
  }

  test('both agree whether it is still valid', { timeout: 300_000 }, () => {
    const read = readXml(bytesOf(RICH));
    if (!('root' in read)) throw new Error('not read');
    let valid = 0;
    let invalid = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
        const text = writeXml(changes.reduce(apply, read.root));
        const theirs = libxml!.faults(bytesOf(text));
        const ours = readIds(bytesOf(text)).faults.map(({ line, text: { en } }) => `${line}: ${en}`);
        if (theirs.length > 0) invalid++;
        else valid++;
        expect(ours.length > 0, `theirs:\n${theirs.join('\n')}\nours:\n${ours.join('\n')}\n${text}`).toBe(theirs.length > 0);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 1500) },
    );
    expect(valid).toBeGreaterThan(100);
    expect(invalid).toBeGreaterThan(100);
  });
});
