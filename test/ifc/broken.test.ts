/** Every line of broken/derived/EXPECT.tsv, then a sweep: nothing in the broken or the unit files makes the reader throw. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openContainer } from '../../src/ifc/container.ts';
import type { ReadFile } from '../../src/ifc/read.ts';
import { FINDING_CODES } from '../../src/model/finding-codes.ts';
import { readArgs, textOf } from '../../src/ifc/step-args.ts';
import { indexStep } from '../../src/ifc/step-index.ts';
import { detectEncoding } from '../../src/ifc/text.ts';
import { corpusPath } from '../corpus.ts';
import { readBytes } from './read-text.ts';

const derived = corpusPath('broken/derived');
const original = corpusPath('models/Schependomlaan/YTONG-Kavel_02.ifc');

function load(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}

function open(name: string): { codes: Set<string>; read: ReadFile | null; codeList: readonly string[] } {
  const opened = openContainer(name, load(`${derived}/${name}`));
  const read = opened.members[0] === undefined ? null : readBytes(opened.members[0].bytes, name);
  const codeList = [...opened.problems, ...(read?.file.findings ?? [])].map((f) => f.code);
  return { codes: new Set(codeList), read, codeList };
}

function classCounts(read: ReadFile): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const element of read.elements) counts[element.class] = (counts[element.class] ?? 0) + 1;
  return counts;
}

describe.skipIf(derived === null || original === null)('broken/derived (skipped: no corpus)', () => {
  const whole = derived === null || original === null ? null : readBytes(load(original));
  const counts = whole === null ? {} : classCounts(whole);
  const sameAsOriginal = (read: ReadFile | null): void => {
    expect(read).not.toBeNull();
    expect(classCounts(read!)).toEqual(counts);
    expect(read!.elements.filter((e) => e.storey === null)).toHaveLength(0);
    expect(read!.elements.filter((e) => e.materials.length > 0)).toHaveLength(whole!.elements.filter((e) => e.materials.length > 0).length);
  };

  const EXPECTED: Readonly<Record<string, () => void>> = {
    '02_no_endsec.ifc'() {
      const { codes, read } = open('02_no_endsec.ifc');
      expect([...codes]).toEqual(expect.arrayContaining(['missing-endsec', 'missing-end-iso']));
      sameAsOriginal(read);
    },
    '04_header_only.ifc'() {
      const { codes, read } = open('04_header_only.ifc');
      expect([...codes]).toEqual(expect.arrayContaining(['no-project', 'no-elements']));
      expect(read!.elements).toHaveLength(0);
    },
    '06_wrong_magic.ifc'() {
      const { codes, read } = open('06_wrong_magic.ifc');
      expect(codes).toContain('not-step');
      sameAsOriginal(read);
    },
    '08_zip_named_ifc.ifc'() {
      const { codes, read } = open('08_zip_named_ifc.ifc');
      expect(codes).toContain('zip-under-ifc-name');
      sameAsOriginal(read);
    },
    '10_utf16le_bom.ifc'() {
      const { codes, read } = open('10_utf16le_bom.ifc');
      expect(codes).toContain('utf-16-decoded');
      sameAsOriginal(read);
    },
    '12_cr_only_newlines.ifc'() {
      const { codes, read } = open('12_cr_only_newlines.ifc');
      sameAsOriginal(read);
      expect(codes).toEqual(new Set(whole!.file.findings.map((f) => f.code)));
      // CR alone ends a line: the records stand on the same lines.
      expect(read!.elements.map((e) => e.line)).toEqual(whole!.elements.map((e) => e.line));
    },
    '14_comments_everywhere.ifc'() {
      const { codes, read } = open('14_comments_everywhere.ifc');
      sameAsOriginal(read);
      expect(codes).toEqual(new Set(whole!.file.findings.map((f) => f.code)));
    },
    '16_dangling_refs.ifc'() {
      const { codeList, read } = open('16_dangling_refs.ifc');
      expect(codeList.filter((c) => c === 'dangling-reference').length).toBeGreaterThan(10);
      expect(read!.file.findings.find((f) => f.code === 'dangling-reference')!.line).toBeGreaterThan(6);
      expect(classCounts(read!)).toEqual(counts);
    },
    '18_cyclic_aggregates.ifc'() {
      const { codeList, read } = open('18_cyclic_aggregates.ifc');
      expect(codeList.filter((c) => c === 'cyclic-aggregation')).toHaveLength(1);
      expect(classCounts(read!)).toEqual(counts);
    },
    '20_deep_list.ifc'() {
      const { read } = open('20_deep_list.ifc');
      sameAsOriginal(read);
    },
    '22_unterminated_string.ifc'() {
      const { read } = open('22_unterminated_string.ifc');
      const found = read!.file.findings.find((f) => f.code === 'unterminated-string')!;
      const lines = new TextDecoder('latin1').decode(load(`${derived}/22_unterminated_string.ifc`)).split(/\r\n|\n|\r/);
      expect(lines[found.line! - 1]).toContain(`#${found.expressId}=`);
      sameAsOriginal(read);
    },
    '24_gbk_raw_bytes.ifc'() {
      const bytes = load(`${derived}/24_gbk_raw_bytes.ifc`);
      const index = indexStep(bytes);
      expect(index.problems).toHaveLength(0);
      const record = index.recordOf(1152);
      const { values } = readArgs(bytes, index.args[record]!, index.ends[record]!, detectEncoding(bytes));
      expect(values[0]).toBe('预制叠合板 装配式混凝土');
      expect(textOf(values[2])).toBe('重量');
      const { read } = open('24_gbk_raw_bytes.ifc');
      sameAsOriginal(read);
    },
    '26_unknown_entity.ifc'() {
      const { read } = open('26_unknown_entity.ifc');
      const found = read!.file.findings.filter((f) => f.code === 'unknown-entity');
      expect(found).toHaveLength(1);
      expect(found[0]!.line).toBeGreaterThan(6);
      sameAsOriginal(read);
    },
    '28_lowercase_keywords.ifc'() {
      const { codes, read } = open('28_lowercase_keywords.ifc');
      expect(codes).toContain('lower-case-keyword');
      sameAsOriginal(read);
    },
    '30_huge_coordinates.ifc'() {
      const { read } = open('30_huge_coordinates.ifc');
      sameAsOriginal(read);
      expect(read!.file.storeys.every((s) => Number.isFinite(s.elevation))).toBe(true);
    },
    '32_no_units.ifc'() {
      const { codes, read } = open('32_no_units.ifc');
      expect(codes).toContain('missing-length-unit');
      expect(read!.file.units.assumed).toContain('length');
      sameAsOriginal(read);
    },
    '34_no_project.ifc'() {
      const { codes, read } = open('34_no_project.ifc');
      expect(codes).toContain('no-project');
      expect(read!.file.units.length).toBe(0.001);
      sameAsOriginal(read);
    },
    '36_script_strings.ifc'() {
      const { read } = open('36_script_strings.ifc');
      sameAsOriginal(read);
      // Names are plain text: nothing is escaped, nothing is lost.
      const texts = [read!.file.project?.name ?? '', ...read!.elements.flatMap((e) => [e.name, e.description, e.objectType, e.tag])];
      expect(texts.some((text) => /<|=/.test(text))).toBe(true);
    },
    '38_zip_bomb_430MB.ifczip'() {
      const { read } = open('38_zip_bomb_430MB.ifczip');
      const opened = openContainer('bomb.ifczip', load(`${derived}/38_zip_bomb_430MB.ifczip`));
      expect(opened.problems.map((p) => p.code)).toEqual(['zip-bomb']);
      expect(opened.problems[0]!.params).toMatchObject({ unpacked: 420_000_276 });
      expect(read).toBeNull();
    },
    '40_zip_without_ifc.ifczip'() {
      const { codes, read } = open('40_zip_without_ifc.ifczip');
      expect(codes).toContain('zip-without-ifc');
      expect(read).toBeNull();
    },
    '42_attribute_count_wrong.ifc'() {
      const { codeList, read } = open('42_attribute_count_wrong.ifc');
      expect(codeList.filter((c) => c === 'attribute-count')).toHaveLength(3);
      expect(classCounts(read!)).toEqual(counts);
    },
  };

  const listed =
    derived === null ? [] : readFileSync(`${derived}/EXPECT.tsv`, 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')[0]!);

  it('every expectation of the list is asserted', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...listed].sort());
    expect(Object.keys(counts).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(EXPECTED))('%s', (_, check) => check());
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

describe.each(['broken', 'units'])('%s', (folder) => {
  const root = corpusPath(folder);
  it.skipIf(root === null)('no file makes the reader throw, the whole ends within the limit (skipped: no corpus)', { timeout: 120_000 }, () => {
    let readable = 0;
    for (const path of filesUnder(root!)) {
      if (!/\.(ifc|ifczip|ifcxml|ifcjson)$/i.test(path)) continue;
      const opened = openContainer(path, load(path));
      for (const problem of opened.problems) expect(FINDING_CODES).toHaveProperty(problem.code);
      if (opened.members.length === 0) expect(opened.problems.some((p) => p.severity === 'error')).toBe(true);
      for (const member of opened.members) {
        const { file, elements } = readBytes(member.bytes, path);
        readable++;
        for (const found of file.findings) expect(FINDING_CODES).toHaveProperty(found.code);
        for (const [i, element] of elements.entries()) expect(element.index).toBe(i);
      }
    }
    expect(readable).toBeGreaterThan(folder === 'broken' ? 500 : 15);
  });
});

describe.skipIf(corpusPath('broken/lfs-pointer') === null)('pointer files (skipped: no corpus)', () => {
  it('are named for what they are', () => {
    for (const path of filesUnder(corpusPath('broken/lfs-pointer')!)) {
      expect(openContainer(path, load(path)).problems.map((p) => p.code)).toEqual(['git-lfs-pointer']);
    }
  });
});
