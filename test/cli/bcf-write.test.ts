import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBcf } from '../../src/bcf/read.ts';
import type { Report } from '../../src/engine/report.ts';
import { judge } from '../bcf/xsd.ts';
import { sunmao } from './sunmao.ts';

const schema = JSON.parse(readFileSync(new URL('../../public/schema/bcf.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

let folder: string;
const at = (name: string): string => join(folder, name);
let report: Report;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunmao-bcf-write-'));
  sunmao('sample', 'office', '--out', at('office.ifc'));
  const { stdout } = sunmao('check', at('office.ifc'), '--fast', '--json', '--pack', 'gbt51129-2017,jgj1-2014');
  writeFileSync(at('report.json'), stdout);
  report = JSON.parse(stdout) as Report;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bcf write', () => {
  test.each(['2.1', '3.0'] as const)('BCF %s that the schemas take and bcf read reads; the topics on stdout', (version) => {
    const out = at(`a-${version}.bcf`);
    const { code, stdout, stderr } = sunmao('bcf', 'write', at('report.json'), '--version', version, '--out', out, '--lang', 'en', '--date', '2026-03-01');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const said = JSON.parse(stdout);
    expect(validate(said), JSON.stringify(validate.errors)).toBe(true);
    expect(said.topics.length).toBeGreaterThan(10);
    expect(said.topics[0]).toMatchObject({ status: 'Open', creationDate: '2026-03-01T12:00:00Z', creationAuthor: 'Sunmao' });
    const faults = judge(version);
    if (faults === null) process.stderr.write('skipped: no corpus\n');
    else expect(faults(readFileSync(out))).toEqual([]);
    const read = sunmao('bcf', 'read', out);
    expect([read.code, read.stderr]).toEqual([0, '']);
    expect(JSON.parse(read.stdout)).toEqual(said);
  });

  test('language, grouping, sources, author, no pictures', () => {
    const out = at('b.bcf');
    const { code } = sunmao('bcf', 'write', at('report.json'), '--out', out, '--lang', 'zh', '--group', 'rule', '--of', 'unknown', '--author', 'a@b.cn', '--snapshot', 'none', '--section', '--date', '2026-03-01');
    expect(code).toBe(0);
    const { bcf } = readBcf(readFileSync(out));
    expect(new Set(bcf!.topics.map(({ type }) => type))).toEqual(new Set(['未定']));
    const undecided = report.rules!.results.filter(({ groups }) => groups.some(({ outcome, waived }) => outcome === 'unknown' && waived === null));
    expect(bcf!.topics.length).toBe(undecided.length + report.rules!.notModelled.length);
    for (const { creationAuthor, viewpoints } of bcf!.topics) expect([creationAuthor, viewpoints[0]!.snapshot]).toEqual(['a@b.cn', null]);
    expect(bcf!.topics.some(({ viewpoints }) => viewpoints[0]!.clippingPlanes.length === 1)).toBe(true);
  });

  test('without a date the clock is read, and that is said', () => {
    const before = Date.now() - 1000;
    const { code, stdout, stderr } = sunmao('bcf', 'write', at('report.json'), '--out', at('c.bcf'), '--snapshot', 'none');
    expect(code).toBe(0);
    const { creationDate } = (JSON.parse(stdout) as { topics: readonly [{ creationDate: string }] }).topics[0];
    expect(Date.parse(creationDate)).toBeGreaterThanOrEqual(before);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(creationDate);
  });

  test.each<readonly [string, readonly string[], string]>([
    ['no report', ['--out', 'x.bcf'], 'no files'],
    ['no --out', ['REPORT'], '--out FILE is missing'],
    ['two reports', ['REPORT', 'REPORT', '--out', 'x.bcf'], 'one report at a time'],
    ['an unknown version', ['REPORT', '--out', 'x.bcf', '--version', '4'], 'available: 2.1, 3.0'],
    ['an unknown language', ['REPORT', '--out', 'x.bcf', '--lang', 'fr'], 'available: zh, en'],
    ['an unknown grouping', ['REPORT', '--out', 'x.bcf', '--group', 'storey'], 'available: finding, rule'],
    ['an unknown source', ['REPORT', '--out', 'x.bcf', '--of', 'fail,moods'], '--of moods'],
    ['a wrong date', ['REPORT', '--out', 'x.bcf', '--date', 'tomorrow'], 'not a date'],
    ['a missing report', ['nowhere.json', '--out', 'x.bcf'], 'nowhere.json: no such file'],
    ['a folder to write to', ['REPORT', '--out', 'FOLDER'], 'is a folder'],
    ['an unknown option', ['REPORT', '--out', 'x.bcf', '--nonsense'], '--nonsense'],
  ])('%s: one line and exit 2', (_, args, named) => {
    const { code, stdout, stderr } = sunmao('bcf', 'write', ...args.map((arg) => (arg === 'REPORT' ? at('report.json') : arg === 'FOLDER' ? folder : arg === 'x.bcf' ? at('x.bcf') : arg)), ...(args.includes('--date') ? [] : ['--date', '2026-03-01']));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(named);
    expect(stderr).not.toContain('internal error');
  });

  test.each<readonly [string, unknown, string]>([
    ['another JSON', { topics: [] }, 'schema should be "sunmao-report/1"'],
    ['a list', [], 'the whole should be an object'],
    ['positions beyond the elements', null, 'elements.0 should be a whole number below 0'],
  ])('%s is refused where it stands', (_, value, named) => {
    const broken = value ?? { ...report, elements: [] };
    writeFileSync(at('broken.json'), JSON.stringify(broken));
    const { code, stdout, stderr } = sunmao('bcf', 'write', at('broken.json'), '--out', at('x.bcf'), '--date', '2026-03-01');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^sunmao: [^\n]*broken\.json: not a report of sunmao check: [^\n]+\n$/);
    expect(stderr).toContain(named);
  });

  test('a report dated by nonsense is refused', () => {
    writeFileSync(at('broken.json'), JSON.stringify({ ...report, date: '2026-99-99' }));
    const { code, stderr } = sunmao('bcf', 'write', at('broken.json'), '--out', at('x.bcf'), '--lang', 'en');
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'sunmao: not a date: 2026-99-99\n' });
  });

  test('what is no JSON is refused', () => {
    writeFileSync(at('broken.json'), '{"schema":');
    const { code, stderr } = sunmao('bcf', 'write', at('broken.json'), '--out', at('x.bcf'));
    expect(code).toBe(2);
    expect(stderr).toContain('not JSON');
  });
});

test('check --format bcf writes findings.bcf, version 3.0, the same topics', () => {
  const { code, stderr } = sunmao('check', at('office.ifc'), '--fast', '--pack', 'gbt51129-2017,jgj1-2014', '--date', '2026-03-01', '--out', at('out'), '--format', 'bcf');
  expect([0, 1, 3]).toContain(code);
  expect(stderr).not.toContain('clock');
  const { bcf, problems } = readBcf(readFileSync(at('out/findings.bcf')));
  expect(problems).toEqual([]);
  expect(bcf!.version).toBe('3.0');
  sunmao('bcf', 'write', at('report.json'), '--out', at('d.bcf'), '--snapshot', 'none', '--date', '2026-03-01');
  expect(bcf!.topics.map(({ guid }) => guid)).toEqual(readBcf(readFileSync(at('d.bcf'))).bcf!.topics.map(({ guid }) => guid));
});
