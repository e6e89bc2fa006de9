/**
 * A BCF file (2.0, 2.1, 3.0) as plain data. What is off is told and the rest is read; nothing is executed or fetched,
 * and names in the archive are only ever looked up in it. Source: buildingSMART/BCF-XML.
 */
import { BCF_LIMITS, folderOf, inFolder, openBcfArchive } from './archive.ts';
import type { BcfArchive, BcfLimits } from './archive.ts';
import type { Bcf, BcfFile, BcfProblem, BcfTopic, BcfVersion, BcfViewpoint } from './bcf.ts';
import { guidFrom, guidOf, unused } from './guid.ts';
import { createProblems } from './problem.ts';
import type { ProblemSink } from './problem.ts';
import { readExtensions } from './read-extensions.ts';
import { readMarkup } from './read-markup.ts';
import type { ListedViewpoint } from './read-markup.ts';
import { readDocuments, readProject, readVersion } from './read-project.ts';
import { guidInFile, readViewpoint } from './read-viewpoint.ts';

/** `bcf` is null where the bytes are no BCF archive at all. An `error` among the problems means that something of the file was not read. */
export function readBcf(bytes: Uint8Array, limits: BcfLimits = BCF_LIMITS): { readonly bcf: Bcf | null; readonly problems: readonly BcfProblem[] } {
  const problems = createProblems();
  const archive = openBcfArchive(bytes, problems, limits);
  if (archive === null) return { bcf: null, problems: problems.list() };
  const version = readVersion(archive, problems);
  const { project, schema } = readProject(archive, version, problems);
  const extensions = readExtensions(archive, schema, version, problems);
  const documents = readDocuments(archive, version, problems);

  const taken = new Set<string>();
  const topics: { readonly topic: BcfTopic; readonly folder: string }[] = [];
  for (const member of archive.names) {
    if (!/(^|\/)markup\.bcf$/i.test(member)) continue;
    const topic = readTopic(archive, member, version, taken, problems);
    if (topic !== null) topics.push({ topic, folder: folderOf(member) });
  }
  const others = unreferenced(archive, topics.map(({ folder }) => folder));
  return {
    bcf: {
      version,
      project,
      extensions,
      topics: inOrder(topics.map(({ topic, folder }) => ({ ...topic, others: others.get(folder) ?? [] }))),
      documents,
      others: others.get('') ?? [],
    },
    problems: problems.list(),
  };
}

function readTopic(archive: BcfArchive, member: string, version: BcfVersion, taken: Set<string>, problems: ProblemSink): BcfTopic | null {
  const markup = readMarkup(archive, member, version, problems);
  if (markup === null) return null;
  const { listed, ...rest } = markup;
  const folder = folderOf(member);
  const guid = unused(rest.guid, taken);
  if (guid !== rest.guid) problems.add('guid-duplicate', member, 0, { name: 'Topic', text: rest.guid, guid });
  const named = listed.length > 0 ? listed : byDefault(archive, folder, guid);
  const viewpoints = inOrder(named.map((one) => readViewpoint(archive, member, folder, one, version, problems)));
  for (const { viewpoint } of rest.comments) {
    if (viewpoint !== '' && !viewpoints.some((one) => one.guid === viewpoint)) problems.add('comment-viewpoint', member, 0, { guid: viewpoint });
  }
  return { ...rest, guid, viewpoints, others: [] };
}

/** 1.0 and 2.0 allow viewpoint.bcfv and snapshot.png without a word in the markup. */
function byDefault(archive: BcfArchive, folder: string, topic: string): readonly ListedViewpoint[] {
  const has = (name: string): boolean => archive.names.some((one) => one.toLowerCase() === inFolder(folder, name).toLowerCase());
  const [file, snapshot] = [has('viewpoint.bcfv') ? 'viewpoint.bcfv' : '', has('snapshot.png') ? 'snapshot.png' : ''];
  if (file === '' && snapshot === '') return [];
  const said = file === '' ? null : guidInFile(archive, archive.find(inFolder(folder, file))!);
  return [{ guid: (said === null ? null : guidOf(said)) ?? guidFrom(`${topic} viewpoint`), file, snapshot, index: null, line: 0 }];
}

/** By index where there is one, then as they stand. */
function inOrder<T extends BcfTopic | BcfViewpoint>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (a.index === b.index ? 0 : (a.index ?? Infinity) - (b.index ?? Infinity)));
}

/** Members nothing refers to, by the folder of the topic they lie in, '' for the root and every other folder. */
function unreferenced(archive: BcfArchive, folders: readonly string[]): ReadonlyMap<string, readonly BcfFile[]> {
  const known = new Set(folders);
  const found = new Map<string, BcfFile[]>();
  for (const name of archive.unused()) {
    const bytes = archive.read(name, 'file');
    if (bytes === null) continue;
    let folder = folderOf(name);
    while (folder !== '' && !known.has(folder)) folder = folderOf(folder);
    const of = found.get(folder);
    if (of === undefined) found.set(folder, [{ name, bytes }]);
    else of.push({ name, bytes });
  }
  return found;
}
