/**
 * A BCF 2.1 or 3.0 archive of what was read or made: canonical names, elements in the schema's order, the same bytes
 * for the same data. What the version cannot hold, and what it requires and had to be made, is told.
 */
import { inFolder, pathFrom } from './archive.ts';
import type { Bcf, BcfDocument, BcfDocumentReference, BcfFile, BcfProblem, BcfTopic, BcfViewpoint } from './bcf.ts';
import { guidFrom, isGuid, unused } from './guid.ts';
import { createPackage } from './package.ts';
import type { Package } from './package.ts';
import { isBlank } from './text.ts';
import { saysSomething, writeViewpoint } from './write-viewpoint.ts';
import { writeDocuments, writeExtensions, writeProject, writeVersion } from './write-project.ts';
import { writeMarkup } from './write-markup.ts';
import type { PlacedFiles, WrittenReference } from './write-markup.ts';
import { createWriting, encodeXml, writtenGuid } from './writing.ts';
import type { Writing, WrittenVersion } from './writing.ts';

export function writeBcf(bcf: Bcf, version: WrittenVersion): { readonly bytes: Uint8Array; readonly lost: readonly BcfProblem[] } {
  const writing = createWriting(version);
  const files = createPackage();
  files.add('bcf.version', encodeXml(writeVersion(version)));
  const project = writeProject(writing, bcf);
  if (project !== null) files.add('project.bcfp', encodeXml(project));
  const extensions = writeExtensions(writing, bcf.extensions);
  if (extensions !== null) files.add(extensions.name, encodeXml(extensions.root));

  const taken = new Set<string>();
  const named = bcf.topics.map((topic) => nameViewpoints(topic, unused(writtenGuid(topic.guid), taken)));
  for (const { guid, viewpoints } of named) for (const { file, snapshot } of viewpoints) for (const name of [file, snapshot]) files.reserve(inFolder(guid, name));
  const library = createLibrary(writing, files, bcf);
  const placed = named.map((one) => placeTopic(writing, files, library, one));
  library.finish();
  for (const { topic, ...where } of placed) {
    const markup = inFolder(where.guid, 'markup.bcf');
    files.add(markup, encodeXml(writeMarkup(writing, topic, where, markup)));
  }
  for (const { topic, guid } of placed) for (const one of topic.others) keep(writing, files, { ...one, name: inFolder(guid, withoutFolder(one.name)) });
  for (const one of bcf.others) keep(writing, files, one);
  return { bytes: files.bytes(), lost: writing.lost.list() };
}

/** A member nothing refers to. */
function keep(writing: Writing, files: Package, { name, bytes }: BcfFile): void {
  if (files.place(name, bytes) === null) writing.lose('lost-member', name, { member: name });
}

const withoutFolder = (name: string): string => (name.includes('/') ? name.slice(name.indexOf('/') + 1) : name);

interface Named {
  readonly topic: BcfTopic;
  readonly guid: string;
  readonly viewpoints: PlacedFiles['viewpoints'];
}

/** The first viewpoint has the names that 2.1 and older want one to have. */
function nameViewpoints(topic: BcfTopic, guid: string): Named {
  const taken = new Set<string>();
  const viewpoints = topic.viewpoints.map((viewpoint, k) => {
    const own = unused(writtenGuid(viewpoint.guid), taken);
    const { snapshot, index } = viewpoint;
    return {
      guid: own,
      index,
      file: !saysSomething(viewpoint) ? '' : k === 0 ? 'viewpoint.bcfv' : `Viewpoint_${own}.bcfv`,
      snapshot: snapshot === null ? '' : k === 0 ? `snapshot.${snapshot.format}` : `Snapshot_${own}.${snapshot.format}`,
    };
  });
  return { topic, guid, viewpoints };
}

/** Viewpoints, pictures, snippet and documents of a topic into the archive. */
function placeTopic(writing: Writing, files: Package, library: Library, { topic, guid, viewpoints }: Named): PlacedFiles & { readonly topic: BcfTopic } {
  topic.viewpoints.forEach((viewpoint, k) => placeViewpoint(writing, files, viewpoint, viewpoints[k]!, guid));
  const { snippet } = topic;
  return {
    topic,
    guid,
    viewpoints,
    snippet: snippet === null ? '' : snippet.bytes === null ? snippet.reference : placeReferred(writing, files, guid, snippet.reference, 'snippet', snippet.bytes),
    documents: topic.documents.map((one, k) => library.reference(one, guid, `${guid} document ${k + 1}`, inFolder(guid, 'markup.bcf'))),
  };
}

function placeViewpoint(writing: Writing, files: Package, viewpoint: BcfViewpoint, { guid, file, snapshot }: Named['viewpoints'][number], topic: string): void {
  if (viewpoint.snapshot !== null) files.add(inFolder(topic, snapshot), viewpoint.snapshot.bytes);
  if (file === '') return;
  const path = inFolder(topic, file);
  const references = viewpoint.bitmaps.map(({ reference, bytes, format }, k) => {
    const instead = `Bitmap_${guid}_${k + 1}.${format}`;
    const wanted = isBlank(reference) ? instead : reference;
    if (bytes !== null) return placeReferred(writing, files, topic, wanted, instead, bytes);
    writing.lose('lost-image', path, { member: wanted });
    return wanted;
  });
  files.add(path, encodeXml(writeViewpoint(writing, viewpoint, guid, references, path)));
}

/** Puts a file where a reference from a topic's folder has it, and gives the reference that leads there. */
function placeReferred(writing: Writing, files: Package, topic: string, reference: string, instead: string, bytes: Uint8Array): string {
  const wanted = pathFrom(topic, reference);
  // the folder of the documents of 3.0 has no others
  const place = (path: string | null): string | null => (path === null || /^documents(\/|$)/i.test(path) ? null : files.place(path, bytes));
  const last = reference.split(/[/\\]/).at(-1)!;
  const member = place(wanted) ?? place(isBlank(last) ? null : inFolder(topic, last)) ?? place(inFolder(topic, instead));
  if (member === null) {
    writing.lose('lost-member', inFolder(topic, 'markup.bcf'), { member: reference });
    return reference;
  }
  return member === wanted ? reference : member.startsWith(`${topic}/`) ? member.slice(topic.length + 1) : `../${member}`;
}

/** Documents: 3.0 keeps them apart and refers to them by GUID, 2.1 refers to files. */
interface Library {
  reference(one: BcfDocumentReference, topic: string, seed: string, markup: string): WrittenReference;
  /** after the last topic */
  finish(): void;
}

const createLibrary = (writing: Writing, files: Package, bcf: Bcf): Library => (writing.version === '3.0' ? createList : createFiles)(writing, files, bcf);

function createList(writing: Writing, files: Package, bcf: Bcf): Library {
  const taken = new Set<string>();
  const documents: BcfDocument[] = bcf.documents.map((one) => ({ ...one, guid: unused(writtenGuid(one.guid), taken) }));
  const known = new Set(documents.map(({ guid }) => guid));
  const byPath = new Map<string, { readonly guid: string; readonly bytes: Uint8Array }[]>();
  return {
    reference(one, topic, seed, markup) {
      const guid = one.guid === '' ? guidFrom(seed) : writtenGuid(one.guid);
      const to = (name: 'DocumentGuid' | 'Url', text: string): WrittenReference => ({ guid, external: one.external, description: one.description, target: isBlank(text) ? null : { name, text } });
      if (one.external) return to('Url', one.reference);
      if (one.bytes === null) {
        const said = one.reference.toLowerCase();
        if (isGuid(said)) return to('DocumentGuid', said);
        if (!isBlank(one.reference)) writing.lose('lost-document', markup, { text: one.reference });
        return to('Url', one.reference);
      }
      const { bytes } = one;
      const path = pathFrom(topic, one.reference) ?? one.reference;
      const before = byPath.get(path) ?? [];
      const same = before.find((other) => other.bytes === bytes || (other.bytes.length === bytes.length && other.bytes.every((byte, i) => byte === bytes[i])));
      if (same !== undefined) return to('DocumentGuid', same.guid);
      const own = unused(guidFrom(`document ${path}`), taken);
      byPath.set(path, [...before, { guid: own, bytes }]);
      documents.push({ guid: own, filename: path.split(/[/\\]/).at(-1)!, description: '', bytes });
      return to('DocumentGuid', own);
    },
    finish() {
      if (documents.length === 0) return;
      files.add('documents.xml', encodeXml(writeDocuments(writing, documents)));
      for (const { guid, bytes, filename } of documents) {
        if (bytes !== null) files.add(`documents/${guid}`, bytes);
        else if (known.has(guid)) writing.lose('lost-document', 'documents.xml', { text: filename });
      }
    },
  };
}

function createFiles(writing: Writing, files: Package, bcf: Bcf): Library {
  const byGuid = new Map(bcf.documents.map((one) => [one.guid.toLowerCase(), one] as const));
  const placed = new Map<string, string>();
  /** name of the document's file at the root */
  const fileOf = (one: BcfDocument): string | null => {
    let name = placed.get(one.guid);
    if (name === undefined && one.bytes !== null) {
      const last = one.filename.split(/[/\\]/).at(-1)!;
      name = (isBlank(last) ? null : files.place(last, one.bytes)) ?? files.place(one.guid, one.bytes) ?? undefined;
      if (name !== undefined) placed.set(one.guid, name);
    }
    return name ?? null;
  };
  return {
    reference(one, topic, _, markup) {
      const guid = one.guid === '' ? '' : writtenGuid(one.guid);
      const to = (text: string, description = one.description): WrittenReference => ({ guid, external: one.external, description, target: text === '' ? null : { name: 'ReferencedDocument', text } });
      if (one.external) return to(one.reference);
      const document = byGuid.get(one.reference.toLowerCase());
      if (document !== undefined) {
        const file = fileOf(document);
        if (file === null) writing.lose('lost-document', markup, { text: document.filename });
        if (one.description !== '' && document.description !== '' && document.description !== one.description) writing.lose('lost-document-description', markup, { text: document.filename });
        return to(file === null ? document.filename : `../${file}`, one.description === '' ? document.description : one.description);
      }
      return to(one.bytes === null ? one.reference : placeReferred(writing, files, topic, one.reference, 'document', one.bytes));
    },
    finish() {
      for (const one of bcf.documents) {
        if (placed.has(one.guid)) continue;
        writing.lose('lost-document-alone', '', { text: one.filename });
        fileOf(one);
      }
    },
  };
}
