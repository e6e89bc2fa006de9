/** What is written where, what a version requires besides, and what is told of it. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Bcf, BcfTopic, BcfViewpoint } from '../../src/bcf/bcf.ts';
import { readBcf } from '../../src/bcf/read.ts';
import { writeBcf } from '../../src/bcf/write.ts';
import { readXml } from '../../src/xml.ts';
import type { XmlElement } from '../../src/xml.ts';
import { comparable, digested } from './expected.ts';
import { archive, COMMENT, GUID, JPG, OTHER, PNG, version, VIEW } from './small.ts';
import { judge } from './xsd.ts';

const TOPIC: BcfTopic = {
  guid: GUID, title: 'T', type: 'Issue', status: 'Open', priority: '', stage: '', labels: [], index: null, serverAssignedId: '', creationDate: '2026-01-02T03:04:05Z', creationAuthor: 'a@b.cn', modifiedDate: '', modifiedAuthor: '',
  dueDate: '', assignedTo: '', description: '', referenceLinks: [], files: [], snippet: null, documents: [], related: [], comments: [], viewpoints: [], more: [], others: [],
};
const SEEN: BcfViewpoint = {
  guid: VIEW, index: null, components: null, camera: { kind: 'perspective', viewPoint: [0, 0, 0], direction: [0, 1, 0], up: [0, 0, 1], size: 60, aspectRatio: 1.5 }, lines: [], clippingPlanes: [], bitmaps: [], snapshot: null, more: [],
};
const BCF: Bcf = { version: '2.1', project: null, extensions: { types: [], statuses: [], priorities: [], labels: [], users: [], stages: [], snippetTypes: [] }, topics: [TOPIC], documents: [], others: [] };
const withTopic = (topic: Partial<BcfTopic>, bcf: Partial<Bcf> = {}): Bcf => ({ ...BCF, ...bcf, topics: [{ ...TOPIC, ...topic }] });

function write(bcf: Bcf, target: '2.1' | '3.0') {
  const { bytes, lost } = writeBcf(bcf, target);
  for (const { text } of lost) expect(text.zh + text.en).not.toMatch(/\{\w+\}/);
  const members = unzipSync(bytes);
  return { bytes, lost, codes: lost.map(({ code }) => code), names: Object.keys(members), text: (name: string): string => strFromU8(members[name]!), faults: judge(target)?.(bytes) ?? [], again: readBcf(bytes).bcf! };
}

describe('names', () => {
  const two: readonly BcfViewpoint[] = [{ ...SEEN, snapshot: { format: 'png', bytes: PNG } }, { ...SEEN, guid: OTHER, snapshot: { format: 'jpg', bytes: JPG } }, { ...SEEN, guid: COMMENT, camera: null }];

  test('2.1', () => {
    const { names, faults } = write(withTopic({ viewpoints: two }, { project: { id: 'p', name: 'P', more: [] }, extensions: { ...BCF.extensions, types: ['Issue'] } }), '2.1');
    expect(faults).toEqual([]);
    expect(names.sort()).toEqual(
      ['bcf.version', 'project.bcfp', 'extensions.xsd', `${GUID}/`, `${GUID}/markup.bcf`, `${GUID}/viewpoint.bcfv`, `${GUID}/snapshot.png`, `${GUID}/Viewpoint_${OTHER}.bcfv`, `${GUID}/Snapshot_${OTHER}.jpg`].sort(),
    );
  });

  test('3.0', () => {
    const { names, faults, text } = write(withTopic({ viewpoints: two }, { project: { id: 'p', name: 'P', more: [] } }), '3.0');
    expect(faults).toEqual([]);
    expect(names.sort()).toEqual(['bcf.version', 'project.bcfp', 'extensions.xml', `${GUID}/`, `${GUID}/markup.bcf`, `${GUID}/viewpoint.bcfv`, `${GUID}/snapshot.png`, `${GUID}/Viewpoint_${OTHER}.bcfv`, `${GUID}/Snapshot_${OTHER}.jpg`].sort());
    // the third has nothing to see: it is named and has no file
    expect(text(`${GUID}/markup.bcf`)).toMatch(new RegExp(`<ViewPoint Guid="${COMMENT}"/>`));
  });

  test('without project and extensions 2.1 has neither file', () => {
    expect(write(BCF, '2.1').names.sort()).toEqual([`${GUID}/`, `${GUID}/markup.bcf`, 'bcf.version'].sort());
    expect(write({ ...BCF, topics: [] }, '2.1').again.topics).toEqual([]);
  });

  test('a member with the name of one of the format gets another', () => {
    const others = [{ name: `${GUID}/viewpoint.bcfv`, bytes: PNG }, { name: `${GUID}/Snapshot.PNG`, bytes: JPG }];
    const { again, codes, names } = write(withTopic({ viewpoints: [{ ...SEEN, snapshot: { format: 'png', bytes: PNG } }], others }), '2.1');
    expect(codes).toEqual(['lost-aspect-ratio']);
    expect(names).toContain(`${GUID}/viewpoint-2.bcfv`);
    expect(again.topics[0]!.others.map(({ name }) => name)).toEqual([`${GUID}/viewpoint-2.bcfv`, `${GUID}/Snapshot-2.PNG`]);
    expect(again.topics[0]!.viewpoints[0]!.snapshot!.bytes).toEqual(PNG);
  });

  test('a topic\'s files follow it into the folder of its GUID', () => {
    const read = readBcf(archive(version('2.1'), { name: 'Issue 1/markup.bcf', bytes: `<Markup><Topic Guid="${GUID}"><Title>T</Title></Topic></Markup>` }, { name: 'Issue 1/sub/a.txt', bytes: 'x' })).bcf!;
    expect(write(read, '2.1').names).toContain(`${GUID}/sub/a.txt`);
  });

  test('topics and viewpoints with one GUID become two', () => {
    const { again, faults } = write({ ...BCF, topics: [{ ...TOPIC, title: 'A', viewpoints: [SEEN, SEEN] }, { ...TOPIC, title: 'B', guid: GUID.toUpperCase() }, { ...TOPIC, title: 'C', guid: 'not a guid' }] }, '3.0');
    expect(faults).toEqual([]);
    expect(again.topics.map(({ title }) => title).sort()).toEqual(['A', 'B', 'C']);
    expect(again.topics.find(({ title }) => title === 'A')!.viewpoints.map(({ camera }) => camera?.size)).toEqual([60, 60]);
  });
});

describe('what a version requires', () => {
  test('3.0: a topic with nothing but a GUID', () => {
    const { faults, lost, again } = write(withTopic({ title: ' ', type: '', status: '\n', creationDate: '', creationAuthor: '' }), '3.0');
    expect(faults).toEqual([]);
    expect(lost.map(({ text }) => /requires (\w+)/.exec(text.en)?.[1])).toEqual(['TopicType', 'TopicStatus', 'Title', 'CreationDate', 'CreationAuthor']);
    expect(again.topics[0]).toMatchObject({ title: GUID, type: 'Unknown', status: 'Unknown', creationDate: '1970-01-01T00:00:00Z', creationAuthor: 'unknown' });
  });

  test('3.0: type and status of the latest comment of 2.0, and the first date known', () => {
    const comment = { guid: COMMENT, date: '2026-01-01T00:00:00Z', author: 'a', text: 'x', viewpoint: '', modifiedDate: '', modifiedAuthor: '' };
    const comments = [{ ...comment, status: 'Error', verbalStatus: 'Open' }, { ...comment, guid: OTHER, date: '2026-02-01T00:00:00Z', status: 'Warning', verbalStatus: 'Closed' }];
    expect(write(withTopic({ type: '', status: '', creationDate: '', comments }), '3.0').again.topics[0]).toMatchObject({ type: 'Warning', status: 'Closed', creationDate: '2026-01-01T00:00:00Z' });
    // a topic's own count
    expect(write(withTopic({ comments }), '3.0').again.topics[0]).toMatchObject({ type: 'Issue', status: 'Open' });
  });

  test('3.0: a camera and its aspect ratio', () => {
    const { faults, codes, again } = write(withTopic({ viewpoints: [{ ...SEEN, camera: null, lines: [{ start: [0, 0, 0], end: [1, 1, 1] }] }, { ...SEEN, guid: OTHER, camera: { ...SEEN.camera!, aspectRatio: null }, snapshot: { format: 'jpg', bytes: JPG } }] }), '3.0');
    expect(faults).toEqual([]);
    expect(codes).toEqual(['made-camera', 'made-aspect-ratio']);
    // 640 × 400 by the header of the JPEG
    expect(again.topics[0]!.viewpoints.map(({ camera }) => camera!.aspectRatio)).toEqual([1, 1.6]);
  });

  test('3.0: an id for a project that has only a name', () => {
    const { faults, codes, again } = write({ ...BCF, project: { id: '', name: '示范楼', more: [] } }, '3.0');
    expect({ faults, codes, name: again.project!.name }).toEqual({ faults: [], codes: ['made-value'], name: '示范楼' });
    expect(again.project!.id).not.toBe('');
  });

  test('what the schemas refuse is left out and told', () => {
    const { faults, codes, again } = write(
      withTopic({
        index: 2 ** 40, dueDate: 'soon', modifiedDate: '2026-13-01T00:00:00Z',
        files: [{ ifcProject: 'x', ifcSpatialStructureElement: '', external: true, filename: 'a.ifc', date: '1/2/2026', reference: '' }],
        viewpoints: [{
          ...SEEN,
          lines: [{ start: [0, 0, NaN], end: [1, 1, 1] }, { start: [0, 0, 0], end: [1, 1, 1] }],
          components: { selection: [{ ifcGuid: 'short', originatingSystem: '', authoringToolId: '' }], defaultVisibility: true, exceptions: [], coloring: [{ color: 'red', components: [] }], spacesVisible: false, spaceBoundariesVisible: false, openingsVisible: false },
        }],
      }),
      '2.1',
    );
    expect(faults).toEqual([]);
    expect(codes.filter((code) => code === 'lost-value').length).toBe(7);
    expect(codes).toContain('lost-component');
    expect(again.topics[0]).toMatchObject({ index: null, dueDate: '', modifiedDate: '', files: [{ ifcProject: '', date: '', filename: 'a.ifc' }] });
    expect(again.topics[0]!.viewpoints[0]).toMatchObject({ lines: [{ end: [1, 1, 1] }], components: { selection: [{ ifcGuid: '', authoringToolId: 'short' }], coloring: [] } });
  });
});

describe('documents', () => {
  const pdf = new TextEncoder().encode('%PDF');
  const reference = { guid: OTHER, external: false, reference: VIEW, description: '', bytes: null };
  const library = { ...withTopic({ documents: [reference] }), version: '3.0' as const, documents: [{ guid: VIEW, filename: '图 1.pdf', description: 'plan', bytes: pdf }, { guid: COMMENT, filename: '图 1.pdf', description: 'alone', bytes: JPG }, { guid: GUID, filename: 'gone.pdf', description: '', bytes: null }] };

  test('of 3.0 in 2.1 are files of their names', () => {
    const { faults, codes, names, again } = write(library, '2.1');
    expect(faults).toEqual([]);
    expect(codes).toEqual(['lost-document-alone', 'lost-document-alone']);
    expect(names).toEqual(expect.arrayContaining(['图 1.pdf', '图 1-2.pdf']));
    expect(again.topics[0]!.documents).toEqual([{ guid: OTHER, external: false, reference: '../图 1.pdf', description: 'plan', bytes: pdf }]);
    expect(again.others).toEqual([{ name: '图 1-2.pdf', bytes: JPG }]);
  });

  test('of 3.0 in 3.0 stay', () => {
    const { faults, codes, again } = write(library, '3.0');
    expect({ faults, codes }).toEqual({ faults: [], codes: ['lost-document'] });
    expect(again.documents).toEqual(library.documents);
    expect(again.topics[0]!.documents).toEqual([reference]);
  });

  test('of 2.1 in 3.0: one for each file, however often it is referred to', () => {
    const own = { guid: '', external: false, reference: '../a.pdf', description: 'd', bytes: pdf };
    const { faults, again } = write({ ...BCF, topics: [{ ...TOPIC, documents: [own, { ...own, reference: 'a.pdf', bytes: JPG }] }, { ...TOPIC, guid: OTHER, documents: [{ ...own, bytes: pdf.slice() }] }] }, '3.0');
    expect(faults).toEqual([]);
    expect(again.documents.map(({ filename, bytes }) => [filename, bytes!.length])).toEqual([['a.pdf', pdf.length], ['a.pdf', JPG.length]]);
    const [one, two] = [again.topics.find(({ guid }) => guid === GUID)!, again.topics.find(({ guid }) => guid === OTHER)!];
    expect(one.documents[0]!.reference).toBe(two.documents[0]!.reference);
    expect(one.documents[0]!.description).toBe('d');
  });

  test('one that the archive lacks stays a name', () => {
    const lacking = { guid: '', external: false, reference: '../gone.pdf', description: '', bytes: null };
    expect(write(withTopic({ documents: [lacking] }), '2.1').again.topics[0]!.documents).toEqual([lacking]);
    const { faults, codes, again } = write(withTopic({ documents: [lacking] }), '3.0');
    expect({ faults, codes }).toEqual({ faults: [], codes: ['lost-document'] });
    expect(again.topics[0]!.documents[0]).toMatchObject({ external: true, reference: '../gone.pdf' });
  });
});

describe('beyond the format', () => {
  const foreign = (text: string): XmlElement => {
    const read = readXml(new TextEncoder().encode(text));
    if ('fault' in read) throw new Error(read.fault.text.en);
    return read.root;
  };
  const element = foreign('<v:Extra xmlns:v="urn:v" xmlns:w="urn:w" v:a="1" w:b="&lt;2&gt;" c="3"><v:In>text <b>bold</b> &amp;</v:In><Plain xmlns="urn:p"><Deep/></Plain></v:Extra>');
  const attribute = { name: 'likes', prefix: 'v', ns: 'urn:v', value: '3 & 4' };
  const more = (at: string) => ({ at, elements: [element], attributes: [attribute] });
  const bcf = withTopic({
    files: [{ ifcProject: '', ifcSpatialStructureElement: '', external: true, filename: 'a.ifc', date: '', reference: '' }],
    comments: [{ guid: COMMENT, date: '2026-01-01T00:00:00Z', author: 'a', text: 'x', viewpoint: VIEW, modifiedDate: '', modifiedAuthor: '' }],
    viewpoints: [{
      ...SEEN,
      lines: [{ start: [0, 0, 0], end: [1, 1, 1] }],
      components: { selection: [{ ifcGuid: '0fdpeZZEX3FwJ7x0ox5kzF', originatingSystem: '', authoringToolId: '' }], defaultVisibility: true, exceptions: [], coloring: [], spacesVisible: false, spaceBoundariesVisible: false, openingsVisible: false },
      more: ['VisualizationInfo', 'VisualizationInfo/Camera', 'VisualizationInfo/Camera/CameraViewPoint', 'VisualizationInfo/Lines', 'VisualizationInfo/Line[1]', 'VisualizationInfo/Components/Selection', 'VisualizationInfo/Components/Selection/Component[1]', 'VisualizationInfo/Components/ViewSetupHints'].map(more),
    }],
    more: ['Markup', 'Markup/Header/File[1]', 'Markup/Topic', `Markup/Comment[${COMMENT}]`, `Markup/Viewpoint[${VIEW}]`].map(more),
  }, { project: { id: 'p', name: 'P', more: [element] } });

  /** without lines and prefixes: what a namespace means is its name */
  const plain = (one: XmlElement | string): unknown =>
    typeof one === 'string' ? one : { name: one.name, ns: one.ns, attributes: one.attributes.filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns').map(({ name, ns, value }) => [ns, name, value].join(' ')).sort(), children: one.children.map(plain) };

  test.each(['2.1', '3.0'] as const)('everything stands again where it stood, %s', (target) => {
    const { codes, again, text } = write(bcf, target);
    expect(codes.filter((code) => code === 'lost-unknown')).toEqual([]);
    const [topic, before] = [again.topics[0]!, bcf.topics[0]!];
    const found = (list: typeof topic.more): unknown => [...list].sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ at, elements, attributes }) => ({ at, elements: elements.map(plain), attributes: attributes!.map(({ name, ns, value }) => [ns, name, value]) }));
    expect(found(topic.more)).toEqual(found(before.more));
    expect(found(topic.viewpoints[0]!.more)).toEqual(found(before.viewpoints[0]!.more));
    expect(again.project!.more.map(plain)).toEqual([plain(element)]);
    // and a second time
    expect(text(`${GUID}/markup.bcf`)).toBe(write(again, target).text(`${GUID}/markup.bcf`));
  });

  test('what has no place is told', () => {
    const { lost } = write(withTopic({ more: [more(`Markup/Comment[${COMMENT}]`), more('Markup/Topic/BimSnippet')] }), '2.1');
    expect(lost.map(({ code, text }) => `${code} ${text.en}`)).toEqual([expect.stringMatching(`^lost-unknown .*Markup/Comment\\[${COMMENT}\\], Markup/Topic/BimSnippet`)]);
  });
});

test('the same data are the same bytes, wherever and whenever', () => {
  const bcf = withTopic({ viewpoints: [SEEN], others: [{ name: `${GUID}/a.txt`, bytes: PNG }] });
  const zone = process.env.TZ;
  const all = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'].map((one) => {
    process.env.TZ = one;
    return digested(writeBcf(bcf, '3.0').bytes);
  });
  process.env.TZ = zone;
  expect(new Set(all).size).toBe(1);
  expect(digested(comparable(readBcf(writeBcf(bcf, '3.0').bytes).bcf!))).toEqual(digested(comparable({ ...bcf, version: '3.0' })));
});
