/** bcf.version, project.bcfp and documents.xml: what stands at the root of the archive. */
import { attributeOf, elementsOf, textOf } from '../xml.ts';
import { resolveMember } from './archive.ts';
import type { BcfArchive } from './archive.ts';
import { BCF_VERSIONS } from './bcf.ts';
import type { BcfDocument, BcfProject, BcfVersion } from './bcf.ts';
import { unused } from './guid.ts';
import { createNode } from './node.ts';
import type { ProblemSink } from './problem.ts';

/** The version that bcf.version says, or the one the archive looks like. */
export function readVersion(archive: BcfArchive, problems: ProblemSink): BcfVersion {
  const member = archive.find('bcf.version');
  if (member === null) {
    const version = guessVersion(archive);
    problems.add('version-missing', 'bcf.version', 0, { version });
    return version;
  }
  const root = archive.readRoot(member, ['Version']);
  if (root === null) return guessVersion(archive);
  const detailed = elementsOf(root).find(({ name }) => name.toLowerCase() === 'detailedversion');
  const said = (attributeOf(root, 'VersionId') ?? (detailed === undefined ? '' : textOf(detailed))).trim();
  const known = BCF_VERSIONS.find((version) => said === version || said.startsWith(`${version}.`) || said.startsWith(`${version} `));
  if (known !== undefined) return known;
  const version = guessVersion(archive);
  problems.add('version-unknown', member, root.line, { found: said, version });
  return version;
}

/** 3.0 has extensions.xml; 2.1 gives every viewpoint file its GUID. */
function guessVersion(archive: BcfArchive): BcfVersion {
  const at = (test: RegExp): string | undefined => archive.names.find((name) => test.test(name));
  if (at(/^(extensions|documents)\.xml$/i) !== undefined) return '3.0';
  const viewpoint = at(/\.bcfv$/i);
  const bytes = viewpoint === undefined ? null : archive.read(viewpoint, 'xml');
  const head = bytes === null ? '' : new TextDecoder().decode(bytes.subarray(0, 4096));
  return /<VisualizationInfo[^>]*\sGuid\s*=/.test(head) ? '2.1' : '2.0';
}

export interface ProjectFile {
  readonly project: BcfProject | null;
  /** what 2.x names as its extension schema, '' for none */
  readonly schema: { readonly name: string; readonly file: string; readonly line: number };
}

export function readProject(archive: BcfArchive, version: BcfVersion, problems: ProblemSink): ProjectFile {
  const member = archive.find('project.bcfp');
  const nothing: ProjectFile = { project: null, schema: { name: '', file: '', line: 0 } };
  const root = member === null ? null : archive.readRoot(member, ['ProjectInfo', 'ProjectExtension']);
  if (member === null || root === null) return nothing;
  const node = createNode(root, member, version, problems);
  const element = node.child(root, 'ExtensionSchema');
  const schema = { name: element === null ? '' : textOf(element).trim(), file: member, line: element?.line ?? root.line };
  node.without(root, 'ProjectInfo');
  const project = node.child(root, 'Project');
  if (project === null) {
    node.sayMore();
    return { project: null, schema };
  }
  node.rest({ ...project, attributes: [] }, 'Project', 'Project');
  node.without({ ...project, children: [] }, 'Project');
  const [id, name] = [node.attribute(project, 'ProjectId') ?? '', node.text(project, 'Name')];
  node.sayMore();
  const more = node.more().flatMap(({ elements }) => elements);
  return { project: id === '' && name === '' && more.length === 0 ? null : { id, name, more }, schema };
}

/** Documents of 3.0, each with what lies in `documents/GUID`. */
export function readDocuments(archive: BcfArchive, version: BcfVersion, problems: ProblemSink): readonly BcfDocument[] {
  const member = archive.find('documents.xml');
  const root = member === null ? null : archive.readRoot(member, ['DocumentInfo']);
  if (member === null || root === null) return [];
  const node = createNode(root, member, version, problems);
  const taken = new Set<string>();
  node.without(root, 'DocumentInfo');
  const lists = node.children(root, 'Documents');
  for (const list of lists) node.without(list, 'Documents');
  const documents = lists.flatMap((list) => node.children(list, 'Document')).map((document, k): BcfDocument => {
    node.without(document, 'Document');
    const filename = node.text(document, 'Filename');
    const raw = (node.attribute(document, 'Guid') ?? '').trim();
    const said = node.guid(document, `document ${k + 1} ${filename}`);
    const guid = unused(said, taken);
    if (guid !== said) node.say('guid-duplicate', document.line, { name: 'Document', text: said, guid });
    const found = resolveMember(archive, 'documents', raw) ?? resolveMember(archive, 'documents', said);
    if (found === null) node.say('document-missing', document.line, { member: `documents/${said}` });
    return { guid, filename, description: node.text(document, 'Description'), bytes: found === null ? null : archive.read(found.member, 'file') };
  });
  node.sayMore();
  return documents;
}
