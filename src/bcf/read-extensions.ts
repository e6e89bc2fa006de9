/** What a project allows for types, statuses, labels and the like: extensions.xml (3.0), or the enumerations of extensions.xsd (2.x). */
import { attributeOf, elementsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { resolveMember } from './archive.ts';
import type { BcfArchive } from './archive.ts';
import type { BcfExtensions, BcfVersion } from './bcf.ts';
import { EXTENSIONS } from './layout.ts';
import { createNode } from './node.ts';
import type { ProblemSink } from './problem.ts';
import { isBlank } from './text.ts';

export const NO_EXTENSIONS: BcfExtensions = { types: [], statuses: [], priorities: [], labels: [], users: [], stages: [], snippetTypes: [] };

/** `schema`: the file that project.bcfp of 2.x names. */
export function readExtensions(archive: BcfArchive, schema: { readonly name: string; readonly file: string; readonly line: number }, version: BcfVersion, problems: ProblemSink): BcfExtensions {
  const list = archive.find('extensions.xml');
  if (list !== null) {
    const root = archive.readRoot(list, ['Extensions']);
    return root === null ? NO_EXTENSIONS : fromLists(root, list, version, problems);
  }
  const isUrl = /^[a-z][a-z0-9+.-]+:/i.test(schema.name);
  const found = schema.name === '' || isUrl ? null : resolveMember(archive, '', schema.name);
  if (schema.name !== '' && !isUrl && found === null) problems.add('extensions-missing', schema.file, schema.line, { member: schema.name });
  const member = found?.member ?? archive.find('extensions.xsd');
  if (member === null) return NO_EXTENSIONS;
  const root = archive.readRoot(member, ['schema']);
  return root === null ? NO_EXTENSIONS : fromSchema(root);
}

function fromLists(root: XmlElement, file: string, version: BcfVersion, problems: ProblemSink): BcfExtensions {
  const node = createNode(root, file, version, problems);
  const unknown = elementsOf(root).filter(({ name }) => !EXTENSIONS.some(({ list }) => list.toLowerCase() === name.toLowerCase()));
  if (unknown.length > 0) node.say('unknown-dropped', unknown[0]!.line, { names: unknown.map(({ name }) => name).join(', ') });
  return collected(({ list, item }) => node.children(root, list).flatMap((one) => node.children(one, item).map(textOf)));
}

function fromSchema(root: XmlElement): BcfExtensions {
  const values = new Map<string, string[]>();
  const visit = (element: XmlElement, type: string): void => {
    const inside = element.name === 'simpleType' ? (attributeOf(element, 'name') ?? type) : type;
    const value = element.name === 'enumeration' ? attributeOf(element, 'value') : null;
    if (value !== null) values.set(inside, [...(values.get(inside) ?? []), value]);
    for (const child of elementsOf(element)) visit(child, inside);
  };
  visit(root, '');
  return collected(({ type }) => values.get(type) ?? []);
}

function collected(valuesOf: (one: (typeof EXTENSIONS)[number]) => readonly string[]): BcfExtensions {
  const found = EXTENSIONS.map((one) => [one.key, [...new Set(valuesOf(one).filter((value) => !isBlank(value)))]] as const);
  return { ...NO_EXTENSIONS, ...Object.fromEntries(found) };
}
