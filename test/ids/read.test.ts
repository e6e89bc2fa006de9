import { describe, expect, test } from 'vitest';
import { auditIds } from '../../src/ids/audit/audit.ts';
import { readIds } from '../../src/ids/read.ts';
import { RICH } from './rich.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const codes = (text: string | Uint8Array): readonly string[] => readIds(typeof text === 'string' ? bytesOf(text) : text).faults.map(({ name }) => name);
const NAMESPACES = 'xmlns="http://standards.buildingsmart.org/IDS" xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const WALL = '<applicability maxOccurs="unbounded"><entity><name><simpleValue>IFCWALL</simpleValue></name></entity></applicability>';
const idsOf = (specification: string, root = NAMESPACES): string => `<ids ${root}><info><title>t</title></info><specifications>${specification}</specifications></ids>`;

describe('a file with everything', () => {
  const { ids, faults } = readIds(bytesOf(RICH));
  const [walls, none] = ids?.specifications ?? [];

  test('has no faults', () => expect(faults).toEqual([]));

  test('its heading', () => {
    expect(ids?.info).toEqual({ title: '预制构件交付 A', copyright: 'c', version: '1.0.0', description: 'd', author: 'a@b.cn', date: '2024-02-29', purpose: 'p', milestone: 'm' });
  });

  test('specifications', () => {
    expect(walls).toMatchObject({ name: 'walls', ifcVersions: ['IFC2X3', 'IFC4', 'IFC4X3_ADD2'], identifier: 'i', description: 'd', instructions: 'how', occurrence: 'optional', requirementsDescription: 'all of it' });
    expect(none).toMatchObject({ name: 'no proxies', occurrence: 'prohibited', requirements: [] });
    expect(none).not.toHaveProperty('description');
  });

  test('facets in the order of the file', () => {
    expect(walls?.applicability.map(({ kind }) => kind)).toEqual(['entity', 'partOf', 'classification', 'attribute', 'property', 'material', 'material']);
    expect(walls?.requirements.map(({ kind, cardinality }) => `${kind} ${cardinality}`)).toEqual(['material optional', 'entity required', 'partOf prohibited', 'classification required', 'attribute optional', 'property required']);
  });

  test('a restriction, its documentation and its lines', () => {
    const [entity] = walls?.applicability ?? [];
    const at = (text: string): number => RICH.slice(0, RICH.indexOf(text)).split('\n').length;
    expect(entity).toMatchObject({
      line: at('<entity>'),
      name: { kind: 'simple', value: 'IFCWALL', line: at('<simpleValue>IFCWALL') },
      predefinedType: {
        kind: 'restriction',
        base: 'xs:string',
        documentation: 'which one',
        line: at('<xs:restriction'),
        constraints: [{ kind: 'enumeration', value: 'SOLIDWALL', line: at('value="SOLIDWALL"') }, { kind: 'enumeration', value: 'SHEAR', line: at('value="SHEAR"') }],
      },
    });
  });

  test('whatever the prefixes are', () => {
    const prefixed = RICH.replace('xmlns="', 'xmlns:i="')
      .replaceAll(/<(\/?)(?!xs:|\?|b>|\/b>)(\w)/g, '<$1i:$2')
      .replaceAll('xs:', 'xsd:')
      .replace('xmlns:xs=', 'xmlns:xsd=');
    const read = readIds(bytesOf(prefixed));
    expect(read.faults).toEqual([]);
    expect(JSON.stringify(read.ids)).toBe(JSON.stringify(ids));
  });
});

describe('bytes', () => {
  const utf16 = (text: string, big: boolean): Uint8Array => {
    const bytes = new Uint8Array(2 * text.length);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !big);
    return bytes;
  };
  const plain = JSON.stringify(readIds(bytesOf(RICH)).ids);

  test.each([
    ['UTF-8 with a mark', bytesOf(`\ufeff${RICH}`)],
    ['UTF-16 LE', utf16(`\ufeff${RICH.replace('utf-8', 'utf-16')}`, false)],
    ['UTF-16 BE', utf16(`\ufeff${RICH.replace('utf-8', 'utf-16')}`, true)],
    ['CRLF', bytesOf(RICH.replaceAll('\n', '\r\n'))],
  ])('%s', (_, bytes) => {
    const { ids, faults } = readIds(bytes);
    expect(faults).toEqual([]);
    expect(JSON.stringify(ids)).toBe(plain);
  });

  test('GB 18030', () => {
    const head = bytesOf(idsOf('', NAMESPACES).replace('<title>t', '<title>').replace('<ids', '<?xml version="1.0" encoding="GB18030"?><ids'));
    const at = new TextDecoder().decode(head).indexOf('</title>');
    const { ids } = readIds(Uint8Array.of(...head.slice(0, at), 0xe9, 0xbe, 0xc3, 0xae, ...head.slice(at)));
    expect(ids?.info.title).toBe('榫卯');
  });

  const laughs = `<!DOCTYPE ids [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>${idsOf('').replace('<title>t', '<title>&c;')}`;

  test.each([
    ['nothing', new Uint8Array(), 'xml-empty'],
    ['white space', bytesOf(' \n '), 'xml-empty'],
    ['no XML', bytesOf('ISO-10303-21;'), 'xml-not-well-formed'],
    ['an open element', bytesOf('<ids><info>'), 'xml-not-well-formed'],
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0xff, 0xfe), 'xml-encoding'],
    ['a document type', bytesOf(`<!DOCTYPE ids SYSTEM "http://a.b/c.dtd">${idsOf('')}`), 'xml-doctype'],
    ['a billion laughs', bytesOf(laughs), 'xml-doctype'],
    ['an entity', bytesOf(idsOf('').replace('<title>t', '<title>&secret;')), 'xml-not-well-formed'],
    ['deep nesting', bytesOf('<a>'.repeat(100_000)), 'xml-too-deep'],
    ['100 MB', new Uint8Array(100_000_000).fill(0x20, 0, 99_999_999).fill(0x3c, 0, 1), 'xml-too-large'],
    ['another file', bytesOf('<html/>'), 'xsd-root'],
  ])('%s: one finding with a line, no Ids, never a throw', (_, bytes, name) => {
    for (const { ids, found } of [{ ids: readIds(bytes).ids, found: readIds(bytes).faults }, { ids: auditIds(bytes).ids, found: auditIds(bytes).findings }]) {
      expect(ids).toBeNull();
      expect(found.map((one) => `${one.code} ${one.name}`)).toEqual([`306 ${name}`]);
      expect(found[0]?.line).toBeGreaterThanOrEqual(1);
      expect(found[0]?.text.zh).not.toBe('');
    }
  });

  test('a million faults are a thousand findings and how many more there are', () => {
    const { ids, faults } = readIds(bytesOf(idsOf('<rabbit/>\n'.repeat(100_000))));
    expect(ids).not.toBeNull();
    expect(faults).toHaveLength(1001);
    expect(faults.at(-1)?.text.en).toMatch(/^99001 more/);
  });
});

describe('what is there is shown, whatever else is wrong', () => {
  test('no namespace', () => {
    const { ids, faults } = readIds(bytesOf(idsOf(`<specification name="s" ifcVersion="IFC4">${WALL}</specification>`, '')));
    expect(ids?.specifications[0]?.applicability[0]).toMatchObject({ kind: 'entity', name: { value: 'IFCWALL' } });
    expect(faults.map(({ name }) => name)).toEqual(['xsd-namespace']);
  });

  test('a file of IDS 0.9: what it does not know is told, the rest is read', () => {
    const text = idsOf(`<specification name="s" ifcVersion="IFC4" minOccurs="1" maxOccurs="unbounded"><applicability><entity><name><simpleValue>IFCWALL</simpleValue></name></entity></applicability>
      <requirements><property measure="IfcLabel" minOccurs="1"><propertySet><simpleValue>P</simpleValue></propertySet><name><simpleValue>N</simpleValue></name></property></requirements></specification>`);
    const { ids, faults } = readIds(bytesOf(text));
    expect(ids?.specifications[0]?.requirements[0]).toMatchObject({ kind: 'property', propertySet: { value: 'P' } });
    expect(new Set(faults.map(({ name }) => name))).toEqual(new Set(['xsd-unknown-attribute', 'xsd-unknown-element', 'xsd-missing-element']));
  });

  test('IFC4X3 of the approved draft 0.9.7 is IFC4X3_ADD2', () => {
    const draft = idsOf(`<specification name="s" ifcVersion="IFC4X3 IFC4X3_ADD2">${WALL}</specification>`, `${NAMESPACES} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://standards.buildingsmart.org/IDS http://standards.buildingsmart.org/IDS/0.9.7/ids.xsd"`);
    const { ids, findings } = auditIds(bytesOf(draft));
    expect(findings).toEqual([]);
    expect(ids?.specifications[0]?.ifcVersions).toEqual(['IFC4X3_ADD2']);
    expect(auditIds(bytesOf(draft.replace('0.9.7', '1.0'))).findings.map(({ code }) => code)).toEqual([107]);
  });

  test('requirements before applicability', () => {
    const { ids, faults } = readIds(bytesOf(idsOf(`<specification name="s" ifcVersion="IFC4"><requirements><material/></requirements>${WALL}</specification>`)));
    expect(ids?.specifications[0]).toMatchObject({ applicability: [{ kind: 'entity' }], requirements: [{ kind: 'material' }] });
    expect(faults.map(({ name }) => name)).toEqual(['xsd-order']);
  });

  test('a text where a value should be', () => {
    const { ids, faults } = readIds(bytesOf(idsOf(`<specification name="s" ifcVersion="IFC4"><applicability maxOccurs="unbounded"><entity><name>IFCWALL</name></entity></applicability></specification>`)));
    expect(ids?.specifications[0]?.applicability[0]).toMatchObject({ name: { kind: 'simple', value: 'IFCWALL' } });
    expect(faults.map(({ name }) => name)).toEqual(['xsd-text', 'xsd-missing-element']);
  });

  test('a version that is none, a cardinality that is none', () => {
    const { ids, faults } = readIds(bytesOf(idsOf(`<specification name="s" ifcVersion="IFC4 IFC5">${WALL}<requirements><material cardinality="maybe"/></requirements></specification>`)));
    expect(ids?.specifications[0]).toMatchObject({ ifcVersions: ['IFC4', 'IFC5'], requirements: [{ cardinality: 'required' }] });
    expect(faults.map(({ code, name }) => `${code} ${name}`)).toEqual(['107 xsd-value', '306 xsd-value']);
  });

  test('nothing in it', () => {
    expect(readIds(bytesOf('<ids/>')).ids).toBeNull();
    expect(codes(`<ids ${NAMESPACES}/>`)).toEqual(['xsd-missing-element', 'xsd-missing-element']);
    expect(readIds(bytesOf(`<ids ${NAMESPACES}><info/></ids>`)).ids).toEqual({ info: { title: '' }, specifications: [] });
  });

  test('a prototype is no attribute', () => {
    expect(codes(idsOf(`<specification name="s" ifcVersion="IFC4" constructor="x" __proto__="y">${WALL}</specification>`))).toEqual(['xsd-unknown-attribute', 'xsd-unknown-attribute']);
  });

  test('the line of each fault', () => {
    const text = idsOf(`\n<specification name="s"\n ifcVersion="IFC5">\n${WALL}\n<requirements>\n<rabbit/></requirements></specification>`);
    expect(readIds(bytesOf(text)).faults.map(({ line, name }) => `${line} ${name}`)).toEqual(['2 xsd-value', '6 xsd-unknown-element']);
  });
});

describe('occurrence', () => {
  test.each([
    ['', 'required'],
    ['minOccurs="1" maxOccurs="unbounded"', 'required'],
    ['minOccurs="0" maxOccurs="unbounded"', 'optional'],
    ['minOccurs="0"', 'optional'],
    ['minOccurs="0" maxOccurs="0"', 'prohibited'],
    ['minOccurs=" +00 " maxOccurs="00"', 'prohibited'],
    ['minOccurs="7"', 'required'],
    ['minOccurs="none"', 'required'],
  ])('%s: %s', (occurs, expected) => {
    const { ids } = readIds(bytesOf(idsOf(`<specification name="s" ifcVersion="IFC4"><applicability ${occurs}/></specification>`)));
    expect(ids?.specifications[0]?.occurrence).toBe(expected);
  });
});
