import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bcfFiles } from '../bcf/cases.ts';
import { sunmao } from './sunmao.ts';

const schema = JSON.parse(readFileSync(new URL('../../public/schema/bcf.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const GUID = 'b0ddb128-a997-44c1-8ad8-59492daa5f6b';
const VERSION = strToU8('<Version VersionId="2.1"/>');
const MARKUP = `<Markup><Topic Guid="${GUID}" TopicType="Issue" TopicStatus="Open"><Title>柱 A-1</Title><Labels>结构</Labels><CreationDate>2026-01-02T03:04:05Z</CreationDate><CreationAuthor>a@b.cn</CreationAuthor></Topic><Comment Guid="c045ef04-324d-4c36-9ac8-831f2a15c6d6"><Date>2026-01-02T03:04:06Z</Date><Author>a@b.cn</Author><Comment>见图</Comment><Viewpoint Guid="20ad2ff7-ceac-4d4b-b288-ad92a0f65182"/></Comment><Viewpoints Guid="20ad2ff7-ceac-4d4b-b288-ad92a0f65182"><Snapshot>snapshot.png</Snapshot></Viewpoints></Markup>`;
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0);

let folder: string;
const file = (name: string, members: Record<string, Uint8Array>): string => {
  const path = join(folder, name);
  writeFileSync(path, zipSync(members));
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunmao-bcf-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a topic as JSON: its texts, and of a picture the number of bytes', () => {
  const path = file('a.bcf', { 'bcf.version': VERSION, [`${GUID}/markup.bcf`]: strToU8(MARKUP), [`${GUID}/snapshot.png`]: PNG });
  const { code, stdout, stderr } = sunmao('bcf', 'read', path);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const read = JSON.parse(stdout);
  expect(validate(read), JSON.stringify(validate.errors)).toBe(true);
  expect(read).toMatchObject({
    version: '2.1',
    topics: [
      {
        guid: GUID,
        title: '柱 A-1',
        status: 'Open',
        type: 'Issue',
        labels: ['结构'],
        comments: [{ date: '2026-01-02T03:04:06Z', author: 'a@b.cn', text: '见图', viewpoint: '20ad2ff7-ceac-4d4b-b288-ad92a0f65182' }],
        viewpoints: [{ guid: '20ad2ff7-ceac-4d4b-b288-ad92a0f65182', components: null, camera: null, snapshot: { format: 'png', bytes: PNG.length } }],
      },
    ],
  });
});

test('a broken topic is one line on stderr, the others are read, exit 2', () => {
  const path = file('b.bcf', { 'bcf.version': VERSION, 'x/markup.bcf': strToU8('<Markup>\n<Topic'), [`${GUID}/markup.bcf`]: strToU8(MARKUP), [`${GUID}/snapshot.png`]: PNG });
  const { code, stdout, stderr } = sunmao('bcf', 'read', path);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^[^\n]+b\.bcf!x\/markup\.bcf:2: [^\n]+\[xml-not-well-formed\]\n$/);
  const read = JSON.parse(stdout);
  expect(validate(read), JSON.stringify(validate.errors)).toBe(true);
  expect(read.topics.map(({ guid }: { guid: string }) => guid)).toEqual([GUID]);
});

test('what is no BCF is refused in one line, exit 2', () => {
  const path = join(folder, 'c.bcf');
  writeFileSync(path, 'hello');
  const { code, stdout, stderr } = sunmao('bcf', 'read', path);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+c\.bcf: [^\n]+\[not-zip\]\n$/);
});

describe('official files', () => {
  const files = bcfFiles().filter(({ name }) => /MaximumInformation|Bitmap|Document_reference_internal/.test(name));
  test.skipIf(files.length === 0)('are written by the schema', () => {
    expect(files.length).toBe(4);
    for (const { path } of files) {
      const { code, stdout } = sunmao('bcf', 'read', path);
      expect(code).toBe(0);
      expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    }
  });
});
