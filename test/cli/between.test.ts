import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { block, createIfc } from '../../src/ifc-write/index.ts';
import { sunmao } from './sunmao.ts';

let folder: string;
let path: string;
let ids: string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunmao-between-'));
  path = join(folder, 'boxes.ifc');
  const ifc = createIfc();
  ifc.storey({ elevation: 0 });
  // the first against the second, into the third, and away from the fourth
  ids = ([[0, 0, 0], [2, 0, 0], [1, 0.5, 0], [2.5, 4, 0]] as const).map((from) => block(ifc, { class: 'IfcColumn', from, size: [2, 1, 3] }).globalId);
  writeFileSync(path, ifc.bytes());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('distance, contact area and common volume of named pairs', () => {
  const { code, stdout } = sunmao('measure', path, '--between', `${ids[0]},${ids[1]}`, '--between', `${ids[0]},${ids[2]}`, '--between', `${ids[0]},${ids[3]}`);
  expect(code).toBe(0);
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line));
  const validate = new Ajv2020().compile(JSON.parse(readFileSync(new URL('../../public/schema/between.schema.json', import.meta.url), 'utf8')));
  for (const line of lines) expect(validate(line), JSON.stringify(validate.errors)).toBe(true);
  const [touching, crossing, apart] = lines;
  expect([touching.a.globalId, touching.b.globalId]).toEqual([ids[0], ids[1]]);
  expect(touching.distance).toBeCloseTo(0, 6);
  expect(touching.contactArea).toBeCloseTo(3, 5);
  expect(touching.commonVolume).toBeCloseTo(0, 5);
  expect(crossing.distance).toBe(0);
  expect(crossing.commonVolume).toBeCloseTo(1 * 0.5 * 3, 5);
  expect(apart.distance).toBeCloseTo(Math.hypot(0.5, 3), 6);
});

test('an element that is not there, and a pair of one, are refused', () => {
  expect(sunmao('measure', path, '--between', `${ids[0]},nobody`)).toMatchObject({ code: 2, stdout: '' });
  expect(sunmao('measure', path, '--between', ids[0]!).stderr).toContain('two elements');
});
