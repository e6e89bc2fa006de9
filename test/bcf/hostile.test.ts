/** Archives made to do harm: refused, told, and the rest is read. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { BCF_LIMITS } from '../../src/bcf/archive.ts';
import type { BcfLimits } from '../../src/bcf/archive.ts';
import { readBcf } from '../../src/bcf/read.ts';
import { writeBcf } from '../../src/bcf/write.ts';
import { archive, camera, COMMENT, GUID, JPG, markup, OTHER, PNG, version, VIEW, viewpoint, visinfo } from './small.ts';

const read = (bytes: Uint8Array, limits: BcfLimits = BCF_LIMITS) => {
  const { bcf, problems } = readBcf(bytes, limits);
  for (const { text } of problems) expect(text.zh !== '' && text.en !== '' && !/\{\w+\}/.test(text.zh + text.en), JSON.stringify(text)).toBe(true);
  return { bcf, problems, codes: problems.map(({ code }) => code), topics: bcf?.topics.map(({ guid }) => guid) };
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('not a BCF', () => {
  test.each([
    ['nothing', new Uint8Array(0), 'not-zip'],
    ['text', bytes('hello'), 'not-zip'],
    ['a zip cut off', archive(version('2.1'), markup(GUID)).subarray(0, 300), 'not-zip'],
    ['another zip', archive({ name: 'a.txt', bytes: 'x' }), 'not-bcf'],
    ['an empty zip', archive(), 'not-bcf'],
  ])('%s', (_, content, code) => {
    expect(read(content)).toMatchObject({ bcf: null, codes: [code], problems: [{ severity: 'error' }] });
  });

  test('a version alone is a BCF without topics', () => {
    expect(read(archive(version('2.1')))).toMatchObject({ codes: [], topics: [] });
  });
});

describe('names', () => {
  test.each(['../evil.bcf', '../../markup.bcf', '/etc/passwd', 'C:\\evil.txt', 'c:evil', '\\\\server\\x', `${GUID}/../../x`, `${OTHER}/../markup.bcf`, 'a\u0000b', '__proto__', `x\n/markup.bcf`])('%j is refused', (name) => {
    const { codes, topics, bcf, problems } = read(archive(version('2.1'), { name, bytes: 'evil' }, markup(GUID)));
    expect(codes.filter((code) => code !== 'member-separator')).toEqual(['member-outside']);
    expect(problems.find(({ code }) => code === 'member-outside')!.severity).toBe('error');
    expect(topics).toEqual([GUID]);
    expect(bcf!.others).toEqual([]);
    expect(bcf!.topics[0]!.others).toEqual([]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test('a reference out of the archive finds nothing', () => {
    const entries = [version('2.1'), markup(GUID, '<DocumentReference><ReferencedDocument>../../../etc/passwd</ReferencedDocument></DocumentReference>', viewpoint(VIEW, '../../v.bcfv', 'C:\\s.png'))];
    const { codes, bcf } = read(archive(...entries));
    expect(codes).toEqual(['document-missing', 'viewpoint-missing', 'snapshot-missing']);
    expect(bcf!.topics[0]!.documents[0]).toMatchObject({ bytes: null, reference: '../../../etc/passwd' });
  });

  describe.each(['2.1', '3.0'] as const)('written as %s', (target) => {
    test.each(['../../../etc/passwd', '/etc/passwd', 'C:\\x\\y.pdf', '../bcf.version', '../documents/x', 'markup.bcf', 'viewpoint.bcfv', `../${OTHER}/markup.bcf`, '__proto__', '', '..', 'a\u0000b'])('a document %j stays in the archive and is found again', (reference) => {
      const shown = markup(GUID, '<DocumentReference><ReferencedDocument>a.pdf</ReferencedDocument></DocumentReference>', viewpoint(VIEW, 'viewpoint.bcfv'));
      const { bcf } = read(archive(version('2.1'), shown, { name: `${GUID}/a.pdf`, bytes: 'pdf' }, { name: `${GUID}/viewpoint.bcfv`, bytes: visinfo(camera(), ` Guid="${VIEW}"`) }));
      const topic = bcf!.topics[0]!;
      const changed = { ...bcf!, topics: [{ ...topic, documents: [{ ...topic.documents[0]!, reference }] }], others: [{ name: '../../x', bytes: PNG }, { name: `${OTHER}/markup.bcf`, bytes: PNG }] };
      const { bytes: written, lost } = writeBcf(changed, target);
      expect(lost.filter(({ code }) => code === 'lost-member').map(({ file }) => file)).toEqual(['../../x', `${OTHER}/markup.bcf`]);
      const names = Object.keys(unzipSync(written));
      expect(names.filter((name) => /(^|\/)\.\.(\/|$)|^\/|^[a-z]:|[\\\u0000]|__proto__/i.test(name))).toEqual([]);
      expect(names.filter((name) => /markup\.bcf$/.test(name))).toEqual([`${GUID}/markup.bcf`]);
      const again = read(written);
      expect(again.codes).toEqual([]);
      expect(again.bcf!.topics[0]!.viewpoints[0]!.camera).toMatchObject({ size: 60 });
      const document = again.bcf!.topics[0]!.documents[0]!;
      const content = document.bytes ?? again.bcf!.documents.find(({ guid }) => guid === document.reference)?.bytes;
      expect(new TextDecoder().decode(content!)).toBe('pdf');
    });
  });

  test('the same name twice: the first counts', () => {
    const { codes, bcf } = read(archive(version('2.1'), markup(GUID, '<Description>first</Description>'), markup(GUID, '<Description>second</Description>')));
    expect(codes).toEqual(['member-duplicate']);
    expect(bcf!.topics.map(({ description }) => description)).toEqual(['first']);
  });

  test('names in GBK', () => {
    const zip = archive(version('2.1'), markup(GUID), { name: `${GUID}/ABCD.txt`, bytes: 'x' });
    const at = Buffer.from(zip).lastIndexOf('ABCD.txt');
    // 结构 in GBK, without the flag for UTF-8
    zip.set([0xbd, 0xe1, 0xb9, 0xb9], at);
    const flags = Buffer.from(zip).lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 8;
    zip.set([0, 0], flags);
    expect(read(zip).bcf!.topics[0]!.others.map(({ name }) => name)).toEqual([`${GUID}/结构.txt`]);
  });
});

describe('content', () => {
  const small: BcfLimits = { ...BCF_LIMITS, memberBytes: 50_000, totalBytes: 100_000, ratio: 20, ratioFrom: 20_000, xmlBytes: 30_000, xmlTotalBytes: 40_000, imageBytes: 10_000 };
  const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 24) & 0xff);

  test('encrypted, unknown method, damaged: the others are read', () => {
    const damaged = archive(version('2.1'), markup(GUID), { ...markup(OTHER), method: 0 });
    damaged[Buffer.from(damaged).indexOf(`Guid="${OTHER}"`)]! ^= 1;
    expect(read(damaged)).toMatchObject({ codes: ['member-corrupt'], topics: [GUID] });
    expect(read(archive(version('2.1'), { ...markup(OTHER), flags: 1 }, markup(GUID)))).toMatchObject({ codes: ['member-encrypted'], topics: [GUID] });
    expect(read(archive(version('2.1'), { ...markup(OTHER), method: 12 }, markup(GUID)))).toMatchObject({ codes: ['member-method'], topics: [GUID] });
  });

  test('a bomb is not unpacked, whether the directory tells or not', () => {
    const honest = { name: `${GUID}/bomb.bin`, bytes: new Uint8Array(1_000_000) };
    expect(read(archive(version('2.1'), markup(GUID), honest), small)).toMatchObject({ codes: ['member-bomb'], topics: [GUID] });
    expect(read(archive(version('2.1'), markup(GUID), { ...honest, claimed: 10 }), small)).toMatchObject({ codes: ['member-bomb'], topics: [GUID] });
  });

  test('sizes: a document, a snapshot, XML, all together', () => {
    const shown = markup(GUID, '', viewpoint(VIEW, '', 'snapshot.png'));
    expect(read(archive(version('2.1'), markup(GUID), { name: 'x.bin', bytes: noise(60_000) }), small).codes).toEqual(['member-large']);
    expect(read(archive(version('2.1'), shown, { name: `${GUID}/snapshot.png`, bytes: noise(20_000) }), small).codes).toEqual(['member-large']);
    const long = markup(OTHER, `<Description>${Array.from(noise(40_000), (one) => one.toString(36)).join('')}</Description>`);
    expect(read(archive(version('2.1'), long, markup(GUID)), small)).toMatchObject({ codes: ['member-large'], topics: [GUID] });
    const many = [0, 1, 2].map((k) => ({ name: `${k}.bin`, bytes: noise(45_000) }));
    expect(read(archive(version('2.1'), markup(GUID), ...many), small)).toMatchObject({ codes: ['member-large'], bcf: { others: [{ name: '0.bin' }, { name: '1.bin' }] } });
    const texts = [0, 1, 2].map((k) => markup(OTHER.replace('5019', `501${k}`), `<Description>${Array.from(noise(9_000), (one) => one.toString(36)).join('')}</Description>`));
    const { codes, topics } = read(archive(version('2.1'), ...texts), small);
    expect(codes).toEqual(['member-large']);
    expect(topics!.length).toBe(2);
  });

  test('too many members: the first ones are read', () => {
    const { codes, topics } = read(archive(version('2.1'), markup(GUID), markup(OTHER)), { ...small, members: 2 });
    expect(codes).toEqual(['too-many-members']);
    expect(topics).toEqual([GUID]);
  });
});

describe('XML', () => {
  const broken = (text: string | Uint8Array): ReturnType<typeof read> => read(archive(version('2.1'), { name: `${OTHER}/markup.bcf`, bytes: text }, markup(GUID)));

  test.each([
    ['DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><Markup><Topic Guid="x"><Title>&a;</Title></Topic></Markup>', 'xml-doctype', 1],
    ['not well-formed', '<Markup>\n<Topic>\n</Markup>', 'xml-not-well-formed', 3],
    ['too deep', `<Markup>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</Markup>`, 'xml-too-deep', 1],
    ['empty', '  ', 'xml-empty', 1],
    ['wrong encoding', Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x61, 0x3e), 'xml-encoding', 1],
    ['another root', '<html/>', 'root-unexpected', 1],
    ['no topic', '<Markup>\n</Markup>', 'topic-missing', 1],
  ])('%s: an error with its file and line, the other topic is read', (_, text, code, line) => {
    const { codes, topics, problems } = broken(text);
    expect(codes).toEqual([code]);
    expect(problems[0]).toMatchObject({ file: `${OTHER}/markup.bcf`, line, severity: 'error' });
    expect(topics).toEqual([GUID]);
  });

  test('UTF-16 and byte order marks are read', () => {
    const text = new TextDecoder().decode(bytes(String(markup(OTHER, '<Description>预制</Description>').bytes)));
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    for (const one of [utf16, Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(text)])]) {
      const { codes, bcf } = broken(one);
      expect(codes).toEqual([]);
      expect(bcf!.topics.find(({ guid }) => guid === OTHER)!.description).toBe('预制');
    }
  });

  test('a broken viewpoint, version or project leaves the rest', () => {
    const entries = [{ name: 'bcf.version', bytes: '<Version' }, { name: 'project.bcfp', bytes: '' }, markup(GUID, '', viewpoint(VIEW, 'a.bcfv', 'a.png')), { name: `${GUID}/a.bcfv`, bytes: '<Vis' }, { name: `${GUID}/a.png`, bytes: PNG }];
    const { codes, bcf } = read(archive(...entries));
    expect(codes.sort()).toEqual(['xml-empty', 'xml-not-well-formed', 'xml-not-well-formed']);
    expect(bcf).toMatchObject({ version: '2.0', project: null, topics: [{ viewpoints: [{ guid: VIEW, camera: null, components: null, snapshot: { format: 'png' } }] }] });
  });

  test('markup in texts stays text', () => {
    const { bcf } = read(archive(version('2.1'), markup(GUID, '<Description>&lt;img src=x onerror=alert(1)&gt;</Description>')));
    expect(bcf!.topics[0]!.description).toBe('<img src=x onerror=alert(1)>');
  });

  test('thousands of faults are counted, not listed', () => {
    const lines = `<Lines>${'<Line><StartPoint><X>a</X></StartPoint></Line>'.repeat(5_000)}</Lines>`;
    const { problems } = read(archive(version('2.1'), markup(GUID, '', viewpoint(VIEW, 'a.bcfv')), { name: `${GUID}/a.bcfv`, bytes: visinfo(lines, ` Guid="${VIEW}"`) }));
    expect(problems.length).toBeLessThan(110);
    expect(problems.find(({ code }) => code === 'more')!.text.en).toMatch(/\d{4,} more problems of this kind \(number-invalid\)/);
  });

  test('unknown attributes on every component take no quadratic time', () => {
    const list = Array.from({ length: 30_000 }, (_, k) => `<Component IfcGuid="${'0'.repeat(17)}${String(k).padStart(5, '0')}" x="${k}"/>`).join('');
    const started = performance.now();
    const { bcf, codes } = read(archive(version('2.1'), markup(GUID, '', viewpoint(VIEW, 'a.bcfv')), { name: `${GUID}/a.bcfv`, bytes: visinfo(`<Components><Selection>${list}</Selection><Visibility/></Components>${camera()}`, ` Guid="${VIEW}"`) }));
    expect(codes).toEqual(['unknown-kept']);
    expect(bcf!.topics[0]!.viewpoints[0]!.components!.selection.length).toBe(30_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('pictures are what their bytes are', () => {
  test('a JPEG named png, text named png', () => {
    const shown = markup(GUID, '', viewpoint(VIEW, '', 'a.png') + viewpoint(COMMENT, '', 'b.png'));
    const { codes, bcf } = read(archive(version('2.1'), shown, { name: `${GUID}/a.png`, bytes: JPG }, { name: `${GUID}/b.png`, bytes: '<svg onload="alert(1)"/>' }));
    expect(codes).toEqual(['image-name', 'image-format']);
    expect(bcf!.topics[0]!.viewpoints.map(({ snapshot }) => snapshot?.format ?? null)).toEqual(['jpg', null]);
    // kept as a file, shown as nothing
    expect(bcf!.topics[0]!.others.map(({ name }) => name)).toEqual([`${GUID}/b.png`]);
  });
});
