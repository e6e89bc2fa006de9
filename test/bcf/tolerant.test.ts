/** Files that are not as the format wants them: read, and told. */
import { describe, expect, test } from 'vitest';
import { readBcf } from '../../src/bcf/read.ts';
import type { RawEntry } from './raw-zip.ts';
import { archive, camera, COMMENT, GUID, markup, OTHER, PNG, version, VIEW, viewpoint, visinfo } from './small.ts';

function read(...entries: readonly RawEntry[]) {
  const { bcf, problems } = readBcf(archive(...entries));
  for (const { text } of problems) expect(text.zh + text.en).not.toMatch(/\{\w+\}/);
  return { bcf: bcf!, topic: bcf!.topics[0]!, problems, codes: problems.map(({ code }) => code) };
}

/** The one viewpoint of a topic whose file holds `inside`. */
function see(inside: string, id = '2.1', attributes = ` Guid="${VIEW}"`) {
  const all = read(version(id), markup(GUID, '', viewpoint(VIEW, 'v.bcfv')), { name: `${GUID}/v.bcfv`, bytes: visinfo(inside, attributes) });
  return { ...all, seen: all.topic.viewpoints[0]! };
}

describe('the archive', () => {
  test('letter case of names', () => {
    const { codes, topic, bcf } = read(
      { ...version('2.1'), name: 'BCF.Version' },
      { ...markup(GUID, '', viewpoint(VIEW, 'Viewpoint.bcfv', 'SNAPSHOT.PNG')), name: `${GUID.toUpperCase()}/Markup.BCF` },
      { name: `${GUID.toUpperCase()}/viewpoint.BCFV`, bytes: visinfo(camera(), ` Guid="${VIEW}"`) },
      { name: `${GUID.toUpperCase()}/snapshot.png`, bytes: PNG },
    );
    expect(codes).toEqual(['member-case', 'member-case', 'member-case']);
    expect(bcf.version).toBe('2.1');
    expect(topic.viewpoints[0]).toMatchObject({ camera: { size: 60 }, snapshot: { format: 'png' } });
    expect(topic.others).toEqual([]);
  });

  test('\\ between folders', () => {
    const { codes, topic } = read(version('2.1'), { ...markup(GUID, '', viewpoint(VIEW, '', 'sub\\s.png')), name: `${GUID}\\markup.bcf` }, { name: `${GUID}\\sub\\s.png`, bytes: PNG });
    expect(codes).toEqual(['member-separator']);
    expect(topic.viewpoints[0]!.snapshot).toMatchObject({ format: 'png' });
  });

  test('one more folder around everything', () => {
    const { codes, topic } = read({ ...version('2.1'), name: 'My issues/bcf.version' }, { ...markup(GUID), name: `My issues/${GUID}/markup.bcf` });
    expect(codes).toEqual(['wrapped-folder']);
    expect(topic.guid).toBe(GUID);
  });

  test('what operating systems leave is no content', () => {
    const { bcf, codes } = read(version('2.1'), markup(GUID), { name: '__MACOSX/._bcf.version', bytes: 'x' }, { name: `${GUID}/.DS_Store`, bytes: 'x' }, { name: `${GUID}/`, bytes: '' });
    expect({ codes, others: bcf.others, topic: bcf.topics[0]!.others }).toEqual({ codes: [], others: [], topic: [] });
  });

  test('members nothing refers to are kept', () => {
    const { bcf, topic } = read(version('2.1'), markup(GUID), { name: 'readme.txt', bytes: 'a' }, { name: `${GUID}/sub/thumb.txt`, bytes: 'b' }, { name: 'elsewhere/c.txt', bytes: 'c' });
    expect(bcf.others.map(({ name }) => name)).toEqual(['readme.txt', 'elsewhere/c.txt']);
    expect(topic.others.map(({ name, bytes }) => `${name} ${new TextDecoder().decode(bytes)}`)).toEqual([`${GUID}/sub/thumb.txt b`]);
  });
});

describe('the version', () => {
  const three: RawEntry = { name: `${GUID}/markup.bcf`, bytes: `<Markup><Topic Guid="${GUID}" TopicType="a" TopicStatus="b"><Title>T</Title><CreationDate>2026-01-02T03:04:05Z</CreationDate><CreationAuthor>a</CreationAuthor></Topic></Markup>` };

  test.each<readonly [string, readonly RawEntry[], string]>([
    ['extensions.xml is of 3.0', [three, { name: 'extensions.xml', bytes: '<Extensions/>' }], '3.0'],
    ['a viewpoint file with a Guid is of 2.1', [markup(GUID, '', viewpoint(VIEW, 'v.bcfv')), { name: `${GUID}/v.bcfv`, bytes: visinfo(camera(), ` Guid="${VIEW}"`) }], '2.1'],
    ['one without is of 2.0', [markup(GUID, '', viewpoint(VIEW, 'v.bcfv')), { name: `${GUID}/v.bcfv`, bytes: visinfo(camera()) }], '2.0'],
  ])('missing: %s', (_, entries, guess) => {
    const { bcf, codes, problems } = read(...entries);
    expect(bcf.version).toBe(guess);
    expect(codes).toEqual(['version-missing']);
    expect(problems[0]!.text.en).toContain(guess);
  });

  test('unknown, and with more digits', () => {
    expect(read(version('4.0'), three, { name: 'extensions.xml', bytes: '<Extensions/>' })).toMatchObject({ bcf: { version: '3.0' }, codes: ['version-unknown'] });
    expect(read(version('2.1.0'), markup(GUID))).toMatchObject({ bcf: { version: '2.1' }, codes: [] });
    expect(read({ name: 'bcf.version', bytes: '<Version><DetailedVersion>2.0 RC</DetailedVersion></Version>' }, markup(GUID))).toMatchObject({ bcf: { version: '2.0' }, codes: [] });
  });

  test('the forms of another version are read all the same', () => {
    const { topic } = read(version('2.1'), {
      name: `${GUID}/markup.bcf`,
      bytes: `<Markup><Header><Files><File IsExternal="false"><Filename>a.ifc</Filename></File></Files></Header><Topic Guid="${GUID}"><ReferenceLinks><ReferenceLink>https://a.cn</ReferenceLink></ReferenceLinks><Title>T</Title><Labels><Label>x</Label><Label>y</Label></Labels><CreationDate>2026-01-02T03:04:05Z</CreationDate><CreationAuthor>a</CreationAuthor><RelatedTopics><RelatedTopic Guid="${OTHER}"/></RelatedTopics><Comments><Comment Guid="${COMMENT}"><Date>2026-01-02T03:04:05Z</Date><Author>a</Author><Comment>c</Comment><Viewpoint Guid="${VIEW}"/></Comment></Comments><Viewpoints><ViewPoint Guid="${VIEW}"><Snapshot>s.png</Snapshot></ViewPoint></Viewpoints></Topic></Markup>`,
    }, { name: `${GUID}/s.png`, bytes: PNG });
    expect(topic).toMatchObject({
      files: [{ filename: 'a.ifc', external: false }], referenceLinks: ['https://a.cn'], labels: ['x', 'y'], related: [OTHER], comments: [{ text: 'c', viewpoint: VIEW }], viewpoints: [{ guid: VIEW, snapshot: { format: 'png' } }], more: [],
    });
  });

  test('empty lists of 3.0 are empty', () => {
    const { topic, codes } = read(version('3.0'), { name: 'extensions.xml', bytes: '<Extensions/>' }, {
      name: `${GUID}/markup.bcf`,
      bytes: `<Markup><Header/><Topic Guid="${GUID}" TopicType="a" TopicStatus="b"><ReferenceLinks/><Title>T</Title><Labels/><CreationDate>2026-01-02T03:04:05Z</CreationDate><CreationAuthor>a</CreationAuthor><DocumentReferences/><RelatedTopics/><Comments/><Viewpoints/></Topic></Markup>`,
    });
    expect(codes).toEqual([]);
    expect(topic).toMatchObject({ files: [], referenceLinks: [], labels: [], documents: [], related: [], comments: [], viewpoints: [] });
  });
});

describe('topics', () => {
  test('viewpoint.bcfv and snapshot.png of 2.0 without a word in the markup', () => {
    const { topic, codes } = read(version('2.0'), markup(GUID), { name: `${GUID}/viewpoint.bcfv`, bytes: visinfo(camera()) }, { name: `${GUID}/snapshot.png`, bytes: PNG });
    expect(codes).toEqual([]);
    expect(topic.viewpoints).toMatchObject([{ camera: { size: 60 }, snapshot: { format: 'png' } }]);
    expect(topic.viewpoints[0]!.guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    // one that is listed is not taken for another
    expect(read(version('2.0'), markup(GUID, '', viewpoint(VIEW, 'viewpoint.bcfv')), { name: `${GUID}/viewpoint.bcfv`, bytes: visinfo(camera()) }).topic.viewpoints.map(({ guid }) => guid)).toEqual([VIEW]);
  });

  test('missing files of viewpoints', () => {
    const { codes, topic, problems } = read(version('2.1'), markup(GUID, '', `\n${viewpoint(VIEW, 'a.bcfv', 'a.png')}`));
    expect(codes).toEqual(['viewpoint-missing', 'snapshot-missing']);
    expect(problems.map(({ file, line, severity }) => `${file}:${line} ${severity}`)).toEqual([`${GUID}/markup.bcf:2 warning`, `${GUID}/markup.bcf:2 warning`]);
    expect(topic.viewpoints).toMatchObject([{ guid: VIEW, camera: null, snapshot: null }]);
  });

  test('GUIDs: capitals, braces, none, wrong, twice', () => {
    const upper = read(version('2.1'), markup(GUID.toUpperCase(), `<RelatedTopic Guid="{${OTHER.toUpperCase()}}"/>`));
    expect(upper).toMatchObject({ topic: { guid: GUID, related: [OTHER] }, codes: [] });
    const three = read(version('3.0'), { name: 'extensions.xml', bytes: '<Extensions/>' }, markup(GUID.toUpperCase(), '', '', ' TopicType="a" TopicStatus="b"'));
    expect(three).toMatchObject({ topic: { guid: GUID }, codes: ['guid-case'] });

    const none = read(version('2.1'), { ...markup(''), name: `${GUID}/markup.bcf` });
    expect(none).toMatchObject({ topic: { guid: GUID }, codes: ['guid-missing'] });
    const wrong = read(version('2.1'), { ...markup('issue 1'), name: 'issue 1/markup.bcf' });
    expect(wrong.codes).toEqual(['guid-invalid', 'guid-folder']);
    expect(wrong.topic.guid).toMatch(/^[0-9a-f-]{36}$/);
    expect(wrong.topic.guid).toBe(read(version('2.1'), { ...markup('issue 1'), name: 'issue 1/markup.bcf' }).topic.guid);

    const twice = read(version('2.1'), markup(GUID), { ...markup(GUID), name: 'copy/markup.bcf' });
    expect(twice.codes).toEqual(['guid-folder', 'guid-duplicate']);
    expect(new Set(twice.bcf.topics.map(({ guid }) => guid)).size).toBe(2);
    const views = read(version('2.1'), markup(GUID, '', viewpoint(VIEW, '') + viewpoint(VIEW, '')));
    expect(views.codes).toEqual(['guid-duplicate']);
    expect(new Set(views.topic.viewpoints.map(({ guid }) => guid)).size).toBe(2);
  });

  test('a comment that points to no viewpoint keeps its pointer', () => {
    const { codes, topic } = read(version('2.1'), markup(GUID, '', `<Comment Guid="${COMMENT}"><Date>2026-01-02T03:04:05Z</Date><Author/><Comment>x</Comment><Viewpoint Guid="${VIEW}"/></Comment>`));
    expect(codes).toEqual(['comment-viewpoint']);
    expect(topic.comments[0]!.viewpoint).toBe(VIEW);
  });

  test('dates and numbers that are none', () => {
    const { codes, topic } = read(version('2.1'), markup(GUID, '<Index>first</Index><DueDate>2026-02-30T00:00:00Z</DueDate><ModifiedDate>yesterday</ModifiedDate>'));
    expect(codes).toEqual(['number-invalid', 'date-invalid', 'date-invalid']);
    expect(topic).toMatchObject({ index: null, dueDate: '2026-02-30T00:00:00Z', modifiedDate: 'yesterday' });
  });

  test('what a version requires and is missing is told, once each', () => {
    const bare = (id: string): readonly string[] => read(version(id), { name: `${GUID}/markup.bcf`, bytes: `<Markup><Topic Guid="${GUID}"/></Markup>` }).problems.filter(({ code }) => code === 'value-missing').map(({ text }) => text.en.split(' ')[0]!);
    expect(bare('2.0')).toEqual(['Title']);
    expect(bare('2.1')).toEqual(['Title', 'CreationDate', 'CreationAuthor']);
    expect(bare('3.0')).toEqual(['Title', 'TopicType', 'TopicStatus', 'CreationDate', 'CreationAuthor']);
  });

  test('by index, then as they stand', () => {
    const at = (guid: string, index: string): RawEntry => markup(guid, index === '' ? '' : `<Index>${index}</Index>`);
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((one) => GUID.replace('b0ddb128', one.repeat(8))) as [string, string, string, string];
    expect(read(version('2.1'), at(a, ''), at(b, '2'), at(c, '-1'), at(d, '')).bcf.topics.map(({ guid }) => guid)).toEqual([c, b, a, d]);
  });
});

describe('references', () => {
  const withDocument = (reference: string, name: string) => read(version('2.1'), markup(GUID, `<DocumentReference><ReferencedDocument>${reference}</ReferencedDocument></DocumentReference>`), { name, bytes: 'pdf' });

  test.each([
    ['a.pdf', `${GUID}/a.pdf`], ['../a.pdf', 'a.pdf'], ['..\\a.pdf', 'a.pdf'], ['./x/../a.pdf', `${GUID}/a.pdf`], ['a.pdf', 'a.pdf'], [`${GUID}/a.pdf`, `${GUID}/a.pdf`], ['%E5%9B%BE%20a.pdf', `${GUID}/图 a.pdf`], ['  a.pdf\n', `${GUID}/a.pdf`],
  ])('%j is %j', (reference, name) => {
    const { topic, codes, bcf } = withDocument(reference, name);
    expect(codes).toEqual([]);
    expect(new TextDecoder().decode(topic.documents[0]!.bytes!)).toBe('pdf');
    expect([...bcf.others, ...topic.others]).toEqual([]);
  });

  test('a path of another machine: by its last name, and told', () => {
    const { topic, codes } = withDocument('C:\\Users\\me\\a.pdf', `${GUID}/a.pdf`);
    expect(codes).toEqual(['reference-loose']);
    expect(topic.documents[0]!.bytes).not.toBeNull();
  });

  test('an external one is never looked up', () => {
    const { topic, codes } = read(version('2.1'), markup(GUID, '<DocumentReference isExternal="true"><ReferencedDocument>a.pdf</ReferencedDocument></DocumentReference><BimSnippet SnippetType="x" isExternal="1"><Reference>a.pdf</Reference><ReferenceSchema>s</ReferenceSchema></BimSnippet>'), { name: `${GUID}/a.pdf`, bytes: 'pdf' });
    expect(codes).toEqual([]);
    expect(topic).toMatchObject({ documents: [{ external: true, bytes: null }], snippet: { external: true, bytes: null }, others: [{ name: `${GUID}/a.pdf` }] });
  });
});

describe('viewpoints', () => {
  test('a camera with decimal commas, without numbers, out of range, twice', () => {
    expect(see(camera('60', ['1,5', 2, 3]))).toMatchObject({ codes: ['number-comma'], seen: { camera: { viewPoint: [1.5, 2, 3] } } });
    expect(see(camera('60', ['NaN', 2, 3]))).toMatchObject({ codes: ['number-invalid'], seen: { camera: null } });
    expect(see(camera('60', ['0x10', 2, '']))).toMatchObject({ codes: ['number-invalid', 'number-invalid'], seen: { camera: null } });
    expect(see(camera('1e999'))).toMatchObject({ codes: ['number-invalid'], seen: { camera: { size: 60 } } });
    expect(see(camera('-5'))).toMatchObject({ codes: ['camera-size'], seen: { camera: { size: 60 } } });
    expect(see(camera(50) + camera(55))).toMatchObject({ codes: ['camera-two'], seen: { camera: { size: 50 } } });
    expect(see(camera().replace('<Y>1</Y>', '<Y>0</Y>'))).toMatchObject({ codes: ['vector-zero'], seen: { camera: null } });
  });

  test('colours and IfcGuids', () => {
    const coloring = (color: string): string => `<Components><Visibility DefaultVisibility="yes"/><Coloring><Color Color="${color}"><Component IfcGuid="short"/></Color></Coloring></Components>`;
    expect(see(coloring('#ff00aa'))).toMatchObject({ codes: ['ifc-guid-invalid', 'boolean-invalid'].reverse(), seen: { components: { defaultVisibility: false, coloring: [{ color: 'FF00AA', components: [{ ifcGuid: 'short' }] }] } } });
    expect(see(coloring('red')).codes).toContain('color-invalid');
  });

  test('nothing about visibility is as it is; visibility without a value hides', () => {
    expect(see('<Components><Selection/></Components>').seen.components).toMatchObject({ defaultVisibility: true });
    expect(see('<Components><Visibility/></Components>').seen.components).toMatchObject({ defaultVisibility: false });
    expect(see('<Components/>').seen.components).toBeNull();
  });

  test('the flat list of 2.0: hidden ones among visible ones mean that the others are shown', () => {
    const one = (digit: string, attributes = ''): string => `<Component IfcGuid="${digit.repeat(22)}"${attributes}/>`;
    const list = (...components: readonly string[]) => {
      const { seen, codes } = see(`<Components>${components.join('')}</Components>`, '2.0', '');
      const { components: got } = seen;
      const digits = (of: readonly { readonly ifcGuid: string }[]): string => of.map(({ ifcGuid }) => ifcGuid[0]).join('');
      return { codes, shown: got!.defaultVisibility, exceptions: digits(got!.exceptions), selection: digits(got!.selection), colors: got!.coloring.map(({ color, components: of }) => `${color} ${digits(of)}`) };
    };
    expect(list(one('1', ' Visible="true"'), one('2', ' Visible="false"'))).toEqual({ codes: [], shown: true, exceptions: '2', selection: '', colors: [] });
    expect(list(one('1', ' Visible="true"'), one('2', ' Selected="true"'), one('3', ' Color="ff00ff00"'))).toEqual({ codes: [], shown: false, exceptions: '123', selection: '2', colors: ['FF00FF00 3'] });
    expect(list(one('2', ' Selected="true"'), one('3', ' Color="FF00FF00"'), one('4', ' Color="FF00FF00"'))).toEqual({ codes: [], shown: true, exceptions: '', selection: '2', colors: ['FF00FF00 34'] });
    // nothing said: visible, as the schema has it
    expect(list(one('1'), one('2', ' Selected="false"'))).toMatchObject({ shown: false, exceptions: '12', selection: '' });
  });

  test('the hints of 2.1 and of 3.0', () => {
    const hints = '<ViewSetupHints SpacesVisible="true" OpeningsVisible="1"/>';
    for (const inside of [`<Components>${hints}<Visibility/></Components>`, `<Components><Visibility>${hints}</Visibility></Components>`]) {
      expect(see(inside)).toMatchObject({ codes: [], seen: { components: { spacesVisible: true, spaceBoundariesVisible: false, openingsVisible: true } } });
    }
  });
});

describe('beyond the format', () => {
  test('a namespace the whole file should not have', () => {
    const { codes, topic } = read(version('2.1'), { name: `${GUID}/markup.bcf`, bytes: String(markup(GUID).bytes).replace('<Markup>', '<b:Markup xmlns:b="http://bcf">').replace('</Markup>', '</b:Markup>').replaceAll(/<(\/?)(?=[A-Z])/g, '<$1b:') });
    expect(codes).toEqual(['namespace']);
    expect(topic).toMatchObject({ guid: GUID, title: 'T', more: [] });
  });

  test('elements and attributes of others are kept where they stood, and told once', () => {
    const { topic, codes, problems } = read(
      version('2.1'),
      { name: `${GUID}/markup.bcf`, bytes: String(markup(GUID, '<v:Title xmlns:v="urn:v">not the title</v:Title>', `<Comment Guid="${COMMENT}" likes="3"><Date>2026-01-02T03:04:05Z</Date><Author>a</Author><Comment>c</Comment><Reaction>👍</Reaction></Comment>`).bytes) },
    );
    expect(codes).toEqual(['unknown-kept']);
    expect(problems[0]!.text.en).toContain('Topic/Title, Comment/Reaction, Comment@likes');
    expect(topic.title).toBe('T');
    expect(topic.more).toMatchObject([
      { at: 'Markup/Topic', elements: [{ name: 'Title', prefix: 'v', ns: 'urn:v', children: ['not the title'] }] },
      { at: `Markup/Comment[${COMMENT}]`, elements: [{ name: 'Reaction', children: ['👍'] }], attributes: [{ name: 'likes', value: '3' }] },
    ]);
  });

  test('what cannot be kept is told: inside a text, about the project', () => {
    const { codes, problems, topic, bcf } = read(
      version('2.1'),
      { name: 'project.bcfp', bytes: '<ProjectExtension><Project ProjectId="p" phase="2"><Name>P</Name><Client>C</Client></Project><ExtensionSchema/><Extra/></ProjectExtension>' },
      markup(GUID, '<Description lang="zh">墙<b>厚</b></Description>'),
    );
    expect(codes).toEqual(['unknown-kept', 'unknown-dropped', 'unknown-dropped']);
    expect(problems.map(({ text }) => text.en.split(': ')[1])).toEqual(['Project/Client', 'ProjectExtension/Extra, Project@phase', 'Topic/Description/b, Topic/Description@lang']);
    expect(topic.description).toBe('墙');
    expect(bcf.project!.more.map(({ name }) => name)).toEqual(['Client']);
  });
});
