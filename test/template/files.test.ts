/** The files of public/template read back as the tools read them, and no staler than the table. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadSchema } from '../../src/ifc/schema/schema.ts';
import {
  allowedWords, askedOf, BUILDING_SET, COMPONENT_WORDS, ELEMENT_SET, isElementProperty, SINCE_IFC4, TEMPLATE_COMPONENTS, TEMPLATE_PROPERTIES,
} from '../../src/model/template.ts';
import { classGroups } from '../../src/template/by-class.ts';
import { templateFiles } from '../../src/template/files.ts';
import { REVIT_SETS, SHARED_PARAMETERS, TEKLA_SETS } from '../../src/template/names.ts';
import { attributeOf, elementsOf, readXml, textOf, type XmlElement } from '../../src/xml.ts';
import zh from '../../src/i18n/zh-CN.ts';
import { templatePages } from './pages.ts';

const FOLDER = fileURLToPath(new URL('../../public/template/', import.meta.url));
const RUN = 'public/template is not what the table makes: npm run template-files';
const files = templateFiles();
const bytesOf = (name: string): Uint8Array => files.get(name)!;

test('public/template has every file, no other, each up to date', () => {
  const made = new Map<string, Uint8Array>([...files, ...[...templatePages()].map(([name, text]) => [name, new TextEncoder().encode(text)] as const)]);
  const there = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(FOLDER + name)]));
  expect({
    missing: [...made.keys()].filter((name) => !there.has(name)),
    superfluous: [...there.keys()].filter((name) => !made.has(name)),
    stale: [...made].filter(([name, bytes]) => there.has(name) && !there.get(name)!.equals(bytes)).map(([name]) => name),
  }, RUN).toEqual({ missing: [], superfluous: [], stale: [] });
});

describe('the table', () => {
  test('names each property, GUID and attribute once; GUIDs are the ones that projects have', () => {
    for (const key of ['id', 'name', 'guid', 'tekla'] as const) expect(new Set(TEMPLATE_PROPERTIES.map((one) => one[key])).size, key).toBe(TEMPLATE_PROPERTIES.length);
    for (const { guid } of TEMPLATE_PROPERTIES) expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    // a changed GUID is another parameter: every project would lose what it filled in
    expect(Object.fromEntries(TEMPLATE_PROPERTIES.map(({ name, guid }) => [name, guid]))).toEqual({
      构件类别: 'b3a7494d-c738-4e75-a2fc-5ca056c2bcc4', 预制状态: '77367cdf-f6e1-47f9-85ab-a0470ac567b5', 构件编号: '2c1f9e1b-ef3e-4d88-98dd-80e720c53c2e',
      图集型号: '85383e60-bb8a-4513-ba30-031067da5e9e', 预制厚度: '18778c3a-cbaf-418f-b4d4-eaa1f3d3d9c3', 叠合层厚度: '6658521d-589b-4112-8dd7-35bc1f8de1fd',
      承重: '02603c4c-3c93-4426-81e7-99a4a4c23eac', 内外: 'c3900759-a817-4c80-9e4f-0ca043d3c516', 墙体做法: '0d729501-c11b-4666-ad10-15b811d36bce',
      一体化: '9262f87d-633b-4f0d-aaa0-829010668e79', 干式工法: '2d54ecc5-39e1-4f7f-a4fb-db5cb8a62242', 连接方式: '15abe904-7345-418f-a8cf-ee79e2da6d6e',
      敷设方式: '9883ae47-fae2-4bcf-8bb4-7b32cff64468', 全装修: '4967ad64-b359-424f-85b2-0127313676f9', 有厨房: 'f74a5c5a-da42-48f9-b11f-7f059d93b89b',
      有卫生间: '82cc3ca0-0c94-4a7d-bbd8-378e7a9c774d', 管线模型完整: 'b9c3c567-0337-4f43-8332-dbf7615c0e9f', 结构材料: '2becc6c6-2a3b-42e1-9c6b-c989ff345bc2',
    });
  });

  test('its components are components, its classes classes, each in both languages', () => {
    for (const { id, zh: title, en } of TEMPLATE_COMPONENTS) {
      expect(zh.component, id).toHaveProperty(id);
      expect(title).toMatch(/^[\u3400-\u9fff]+$/);
      expect(en).toMatch(/^[a-z]/);
    }
    expect(new Set(COMPONENT_WORDS).size).toBe(COMPONENT_WORDS.length);
    const asked = new Set(TEMPLATE_PROPERTIES.flatMap(({ required, optional }) => [...required, ...optional]));
    expect([...asked].filter((id) => !(id in zh.component) && id !== 'building')).toEqual([]);
    for (const schema of ['IFC2X3', 'IFC4', 'IFC4X3'] as const) {
      const { entity } = loadSchema(schema);
      for (const name of TEMPLATE_COMPONENTS.flatMap(({ classes }) => classes)) {
        expect(entity(name.toUpperCase())?.ownSchema, `${name} in ${schema}`).toBe(schema !== 'IFC2X3' || !SINCE_IFC4.has(name));
      }
    }
  });

  test('is asked of someone, in words that are of the Chinese', () => {
    for (const property of TEMPLATE_PROPERTIES) {
      expect(property.required.length + property.optional.length, property.id).toBeGreaterThan(0);
      expect(property.required.filter((id) => property.optional.includes(id))).toEqual([]);
      expect(property.text.zh).toMatch(/[\u3400-\u9fff]/);
      expect(property.text.en).not.toMatch(/[\u3400-\u9fff]{2}/);
      if (property.takes === 'one') expect(allowedWords(property)).toContain(property.example);
    }
  });
});

describe('shared parameters of Revit', () => {
  const bytes = bytesOf(SHARED_PARAMETERS);
  const text = new TextDecoder('utf-16le', { fatal: true }).decode(bytes);

  test('UTF-16LE with its mark, CRLF, the three blocks in order', () => {
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(text.split('\r\n').slice(0, 7).map((line) => line.split('\t')[0])).toEqual(['# This is a Revit shared parameter file.', '# Do not edit manually.', '*META', 'META', '*GROUP', 'GROUP', 'GROUP']);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('a row per property with the columns of the head', () => {
    const rows = text.split('\r\n').map((line) => line.split('\t'));
    const head = rows.find(([first]) => first === '*PARAM')!;
    expect(head).toEqual(['*PARAM', 'GUID', 'NAME', 'DATATYPE', 'DATACATEGORY', 'GROUP', 'VISIBLE', 'DESCRIPTION', 'USERMODIFIABLE', 'HIDEWHENNOVALUE']);
    const groups = new Map(rows.filter(([first]) => first === 'GROUP').map(([, id, name]) => [id, name]));
    const params = rows.filter(([first]) => first === 'PARAM').map((row) => Object.fromEntries(row.map((cell, i) => [head[i]!, cell])));
    expect(rows.filter(([first]) => first === 'PARAM').every((row) => row.length === head.length)).toBe(true);
    expect(params.map(({ GUID, NAME, DATATYPE, GROUP, VISIBLE }) => [GUID, NAME, DATATYPE, groups.get(GROUP!), VISIBLE])).toEqual(
      TEMPLATE_PROPERTIES.map((property) => [
        property.guid, `SM_${property.name}`, { label: 'TEXT', boolean: 'YESNO', length: 'LENGTH' }[property.type], property.set === 'element' ? ELEMENT_SET : BUILDING_SET, '1',
      ]),
    );
  });
});

describe('property sets of Revit’s exporter', () => {
  /** as PropertyMap.LoadUserDefinedPset of revit-ifc reads it */
  function read(bytes: Uint8Array): { name: string; classes: string[]; properties: string[][] }[] {
    const sets: { name: string; classes: string[]; properties: string[][] }[] = [];
    for (const raw of new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(/\r\n/)) {
      const line = raw.replace(/^[ \t]+/, '');
      if (line === '' || line.startsWith('#')) continue;
      const cells = line.split('\t').filter((cell) => cell !== '');
      if (cells.length >= 4 && cells[0]!.toLowerCase() === 'propertyset:') sets.push({ name: cells[1]!, classes: cells[3]!.split(/[,; ]/).filter((one) => one !== ''), properties: [] });
      else sets.at(-1)!.properties.push(cells);
    }
    return sets;
  }
  const sets = read(bytesOf(REVIT_SETS));

  test('every property reaches the classes that are asked for it, from its shared parameter', () => {
    for (const property of TEMPLATE_PROPERTIES) {
      const classes = property.set === 'building' ? ['IfcBuilding'] : TEMPLATE_COMPONENTS.filter(({ id }) => askedOf(property, id) !== null).flatMap((component) => component.classes);
      for (const one of classes) {
        const row = sets.filter((set) => set.classes.includes(one)).flatMap((set) => set.properties).find(([name]) => name === property.name);
        expect(row, `${property.name} on ${one}`).toEqual([property.name, { label: 'Label', boolean: 'Boolean', length: 'Length' }[property.type], `SM_${property.name}`]);
      }
    }
  });

  test('no class takes the set twice, neither itself nor through what it is a kind of', () => {
    const groups = sets.filter(({ name }) => name === ELEMENT_SET);
    expect(groups.length).toBe(classGroups().length);
    for (const schema of ['IFC2X3', 'IFC4', 'IFC4X3'] as const) {
      const { isA, entity } = loadSchema(schema);
      for (const [i, group] of groups.entries()) {
        for (const other of groups.filter((_, j) => j !== i)) {
          const twice = group.classes.filter((one) => entity(one.toUpperCase()) !== null && other.classes.some((above) => isA(one.toUpperCase(), above.toUpperCase())));
          expect(twice, schema).toEqual([]);
        }
      }
    }
  });

  test('classes of types are classes', () => {
    const { entity } = loadSchema('IFC4');
    expect(sets.flatMap(({ classes }) => classes).filter((one) => entity(one.toUpperCase()) === null)).toEqual([]);
  });
});

describe('property sets of Tekla', () => {
  const read = readXml(bytesOf(TEKLA_SETS));
  const root = 'root' in read ? read.root : null!;
  const child = (of: XmlElement, name: string): XmlElement => elementsOf(of).find((one) => one.name === name)!;
  const xsi = (of: XmlElement): string | null => attributeOf(of, 'type', 'http://www.w3.org/2001/XMLSchema-instance');

  test('bindings and definitions refer to each other, nested as the schema has them', () => {
    expect([root.name, root.ns]).toEqual(['PropertySetConfiguration', 'http://www.tekla.com/IfcProperties']);
    expect(elementsOf(root).map(({ name }) => name)).toEqual(['PropertySetBindings', 'PropertySetDefinitions']);
    const [bindings, definitions] = elementsOf(root).map(elementsOf) as [readonly XmlElement[], readonly XmlElement[]];
    const ids = (list: readonly XmlElement[]): (string | null)[] => list.map((one) => attributeOf(one, 'referenceId'));
    expect(ids(bindings)).toEqual(ids(definitions));
    expect(new Set(ids(bindings)).size).toBe(bindings.length);
    const included = bindings.flatMap((bind) => elementsOf(child(bind, 'Rules')).map((include) => attributeOf(include, 'entityType')));
    expect(new Set(included).size, 'no class is bound twice').toBe(included.length);
    expect(included).toContain('IfcElementAssembly');
  });

  test('each property reads its attribute; yes and no are told apart, all else is text', () => {
    const seen = new Set<string>();
    for (const set of elementsOf(child(root, 'PropertySetDefinitions'))) {
      expect(textOf(child(set, 'Name'))).toBe(ELEMENT_SET);
      for (const property of elementsOf(child(set, 'Properties'))) {
        const known = TEMPLATE_PROPERTIES.find(({ name }) => name === textOf(child(property, 'Name')))!;
        seen.add(known.id);
        expect(xsi(property)).toBe('PropertySingleValueType');
        const value = child(property, 'PropertyValue');
        expect(xsi(value)).toBe(known.type === 'boolean' ? 'BooleanValueType' : 'StringValueType');
        const holder = known.type === 'boolean' ? child(value, 'ValueConversion') : value;
        expect(textOf(child(child(holder, 'GetValue'), 'UdaName'))).toBe(known.tekla);
        if (known.type === 'boolean') {
          expect(elementsOf(holder).filter(({ name }) => name === 'KeyValuePair').map((pair) => elementsOf(pair).map(textOf))).toEqual([['是', 'true'], ['否', 'false']]);
        } else expect(attributeOf(value, 'stringType')).toBe('IfcLabel');
      }
    }
    expect([...seen].sort()).toEqual(TEMPLATE_PROPERTIES.filter(isElementProperty).map(({ id }) => id).sort());
    for (const { tekla } of TEMPLATE_PROPERTIES) expect(tekla).toMatch(/^[A-Z_]{1,19}$/);
  });
});

describe('pages', () => {
  const pages = templatePages();

  test('every link leads somewhere; nothing is inline, nothing comes from elsewhere', () => {
    for (const [name, text] of pages) {
      expect(text, name).not.toMatch(/<script|<style|\sstyle=|\son\w+=|(?:href|src)="https?:/);
      for (const [, href] of text.matchAll(/(?:href|src)="([^"?]*)[^"]*"/g)) {
        expect(href === '../index.html' || href === '../rules/rules.css' || pages.has(href!) || files.has(href!), `${name} → ${href}`).toBe(true);
      }
    }
  });

  test('English pages speak English beside the names that files carry', () => {
    for (const [name, text] of pages) if (name.endsWith('.en.html')) expect(/<h1>(.*?)<\/h1>/u.exec(text)![1], name).not.toMatch(/[\u3400-\u9fff]/u);
  });

  test('what nobody tried is marked, what was found names its source', () => {
    for (const tool of ['tekla', 'archicad', 'other']) expect(pages.get(`${tool}.zh.html`)).toContain('未实测');
    for (const [name, text] of pages) {
      const sources = text.match(/<ol class="sources">[\s\S]*?<\/ol>/u)?.[0].match(/<li>/gu)?.length ?? 0;
      const cited = [...text.matchAll(/\[(\d+(?:, \d+)*)\]<\/span>/gu)].flatMap(([, list]) => list!.split(', ').map(Number));
      expect(cited.filter((at) => at < 1 || at > sources), name).toEqual([]);
      expect([...Array(sources).keys()].map((at) => at + 1).filter((at) => !cited.includes(at)), name).toEqual([]);
    }
  });
});
