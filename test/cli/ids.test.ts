import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { writeIds } from '../../src/ids/write.ts';
import type { Ids } from '../../src/ids/ids.ts';
import { attribute, entity, idsOf, property, specification } from '../ids/small.ts';
import { sunmao } from './sunmao.ts';

const schemaOf = (name: string): object => JSON.parse(readFileSync(new URL(`../../public/schema/${name}.schema.json`, import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schemaOf('ids-check'));
const validateReport = new Ajv2020({ allowUnionTypes: true }).compile(schemaOf('report'));

let folder: string;
let office: string;
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const written = (name: string, ids: Ids): string => file(name, writeIds(ids));
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunmao-ids-'));
  office = file('office.ifc', SAMPLES.find(({ name }) => name === 'office')!.write());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = specification([entity('IFCCOLUMN')], [attribute('Name')], 'required');
const rated = specification([entity('IFCCOLUMN')], [property('Set_Unheard', 'Rating', 'IFCLABEL')], 'required');
const project = specification([entity('IFCPROJECT')], [attribute('Name', 'nobody calls it that')], 'required');

function check(...paths: readonly string[]) {
  const { code, stdout, stderr } = sunmao('ids', 'check', ...paths);
  const result = JSON.parse(stdout) as { status: string; audit: { line: number; code: number }[]; specifications: { status: string; applicable: number; passed: number; failed: { expressId: number; class: string; globalId: string | null; reason: string; file?: string }[]; unknown: unknown[] }[] };
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true);
  return { code, result, stderr };
}

describe('ids check', () => {
  test('what passes exits 0', () => {
    const { code, result, stderr } = check(written('pass.ids', idsOf(named)), office);
    expect({ code, stderr, status: result.status }).toEqual({ code: 0, stderr: '', status: 'pass' });
    expect(result.specifications[0]!.applicable).toBeGreaterThan(10);
    expect(result.specifications[0]!.passed).toBe(result.specifications[0]!.applicable);
  });

  test('what fails exits 1 and names each entity with its reason', () => {
    const { code, result } = check(written('fail.ids', idsOf(named, rated)), office);
    expect({ code, status: result.status }).toEqual({ code: 1, status: 'fail' });
    const [, of] = result.specifications;
    expect(of!.failed).toHaveLength(of!.applicable);
    expect(of!.failed[0]).toMatchObject({ class: 'IfcColumn', globalId: expect.stringMatching(/^[0-9A-Za-z_$]{22}$/), reason: 'Set_Unheard.Rating is missing' });
  });

  test('several models are told apart', () => {
    const { result } = check(written('fail.ids', idsOf(rated)), office, file('again.ifc', readFileSync(office, 'utf8')));
    expect(new Set(result.specifications[0]!.failed.map((one) => one.file))).toEqual(new Set([office, join(folder, 'again.ifc')]));
  });

  test('a pattern is no reason to pass what cannot be decided: exit 3', () => {
    const damaged = file('damaged.ifc', readFileSync(office, 'utf8').replace(/ENDSEC;\s*END-ISO-10303-21;\s*$/, "#999999=IFCCOLUMN('0"));
    const { code, result } = check(written('pass.ids', idsOf(named)), damaged);
    expect({ code, status: result.status }).toEqual({ code: 3, status: 'unknown' });
  });

  test('an invalid IDS is named so with its line, exit 2', () => {
    const { code, result, stderr } = check(written('invalid.ids', idsOf(specification([entity('IFCRABBIT')], [attribute('Name')]))), office);
    expect({ code, status: result.status }).toEqual({ code: 2, status: 'invalid' });
    expect(result.audit[0]).toMatchObject({ code: expect.any(Number), line: expect.any(Number) });
    expect(stderr).toContain(`invalid.ids:${result.audit[0]!.line}: ${result.audit[0]!.code}`);
  });

  test('entities of a document type are not read', () => {
    const { code, result } = check(file('laughs.ids', '<?xml version="1.0"?><!DOCTYPE ids [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><ids xmlns="http://standards.buildingsmart.org/IDS">&b;</ids>'), office);
    expect({ code, status: result.status, specifications: result.specifications }).toEqual({ code: 2, status: 'invalid', specifications: [] });
  });

  test('a model that is none says why', () => {
    const { code, stdout, stderr } = sunmao('ids', 'check', written('pass.ids', idsOf(named)), file('no.ifc', 'hello'));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^sunmao: [^\n]*no\.ifc: [^\n]+\n$/);
  });
});

test('ids audit: valid exits 0, invalid 2', () => {
  expect(sunmao('ids', 'audit', written('pass.ids', idsOf(named)))).toEqual({ code: 0, stdout: '{"status":"pass","audit":[],"specifications":[]}\n', stderr: '' });
  expect(sunmao('ids', 'audit', file('none.ids', '<html/>')).code).toBe(2);
});

describe('check --ids', () => {
  test('its specifications stand in the report beside the packs, and count for the exit', () => {
    const { code, stdout } = sunmao('check', office, '--ids', written('fail.ids', idsOf(named, rated, project)), '--fast', '--json');
    const report = JSON.parse(stdout) as { packs: { id: string }[]; rules: { results: { rule: string; outcome: string; groups: { elements: number[]; entities?: { class: string }[] }[] }[] } };
    expect(validateReport(report), JSON.stringify(validateReport.errors?.slice(0, 3))).toBe(true);
    expect(code).toBe(1);
    expect(report.packs.map(({ id }) => id)).toContain('ids:fail.ids');
    const of = report.rules.results.filter(({ rule }) => rule.startsWith('ids:'));
    expect(of.map(({ rule, outcome }) => [rule, outcome])).toEqual([['ids:fail.ids/1', 'pass'], ['ids:fail.ids/2', 'fail'], ['ids:fail.ids/3', 'fail']]);
    expect(of[1]!.groups[0]!.elements.length).toBeGreaterThan(10);
    expect(of[2]!.groups[0]!.entities).toEqual([expect.objectContaining({ class: 'IfcProject' })]);
  });

  test('the summary names them without a force that is no word of an IDS', () => {
    const { stdout } = sunmao('check', office, '--ids', written('fail.ids', idsOf(rated)), '--fast');
    const line = stdout.split('\n').find((one) => one.includes('Set_Unheard.Rating'))!;
    expect(line).toMatch(/^ {2}fails required fail\.ids #1 S: /);
  });

  test('an invalid one is refused with its faults, and nothing is checked', () => {
    const { code, stdout, stderr } = sunmao('check', office, '--ids', written('invalid.ids', idsOf(specification([entity('IFCRABBIT')], [attribute('Name')]))));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('IFCRABBIT');
  });
});
