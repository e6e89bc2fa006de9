/** What stands at the root of the archive: version, project, extensions, list of documents. */
import { xml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { Bcf, BcfDocument, BcfExtensions } from './bcf.ts';
import { guidFrom } from './guid.ts';
import { EXTENSIONS } from './layout.ts';
import { createRest } from './rest.ts';
import { isBlank } from './text.ts';
import type { Writing, WrittenVersion } from './writing.ts';

export const writeVersion = (version: WrittenVersion): XmlElement => xml('Version', { VersionId: version }, version === '2.1' ? [xml('DetailedVersion', {}, [version])] : []);

const SCHEMA = 'extensions.xsd';

const hasExtensions = (extensions: BcfExtensions): boolean => EXTENSIONS.some(({ key }) => extensions[key].some((value) => !isBlank(value)));

/** project.bcfp; null where there is nothing to say in it. */
export function writeProject(writing: Writing, { project, extensions }: Bcf): XmlElement | null {
  const file = 'project.bcfp';
  const rest = createRest(project === null || project.more.length === 0 ? [] : [{ at: 'Project', elements: project.more }]);
  const element = (id: string): XmlElement | null => (project === null ? null : rest.put('Project', xml('Project', { ProjectId: id }, [writing.optional('Name', project.name, file)])));
  if (writing.version === '2.1') {
    const schema = hasExtensions(extensions) ? SCHEMA : '';
    return project === null && schema === '' ? null : xml('ProjectExtension', {}, [element(project?.id ?? ''), xml('ExtensionSchema', {}, [schema])]);
  }
  return project === null ? null : xml('ProjectInfo', {}, [element(writing.required('ProjectId', project.id, guidFrom(`project ${project.name}`), file))]);
}

/** extensions.xml of 3.0, extensions.xsd of 2.1; null where 2.1 needs none. */
export function writeExtensions(writing: Writing, extensions: BcfExtensions): { readonly name: string; readonly root: XmlElement } | null {
  const values = (key: (typeof EXTENSIONS)[number]['key']): readonly string[] => [...new Set(extensions[key])].filter((value) => !isBlank(value));
  if (writing.version === '3.0') {
    const lists = EXTENSIONS.map(({ key, list, item }) => xml(list, {}, values(key).map((value) => xml(item, {}, [value]))));
    return { name: 'extensions.xml', root: xml('Extensions', {}, lists) };
  }
  if (!hasExtensions(extensions)) return null;
  const types = EXTENSIONS.filter(({ key }) => values(key).length > 0).map(({ key, type }) =>
    xml('xs:simpleType', { name: type }, [xml('xs:restriction', { base: type }, values(key).map((value) => xml('xs:enumeration', { value })))]),
  );
  const redefine = xml('xs:redefine', { schemaLocation: 'markup.xsd' }, types);
  return { name: SCHEMA, root: xml('xs:schema', { 'xmlns:xs': 'http://www.w3.org/2001/XMLSchema' }, [redefine]) };
}

/** documents.xml of 3.0. */
export function writeDocuments(writing: Writing, documents: readonly BcfDocument[]): XmlElement {
  const file = 'documents.xml';
  return xml('DocumentInfo', {}, [
    xml('Documents', {}, documents.map(({ guid, filename, description }) =>
      xml('Document', { Guid: guid }, [xml('Filename', {}, [writing.required('Filename', filename, guid, file)]), writing.optional('Description', description, file)]),
    )),
  ]);
}
