import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { CliError } from '../../src/cli/args.ts';
import { packsNamed } from '../../src/cli/packs.ts';
import { rulesCommand, rulesText } from '../../src/cli/rules.ts';
import { scoreCommand, scoreText } from '../../src/cli/score.ts';
import { loadPack, packIds } from '../../src/standards/pack.ts';
import { packData, toppingRule } from './rules/planted.ts';
import { ITEM_IDS, TABLE_CASES, RATIO_IDS } from './cases.ts';

const PACK = 'gbt51129-2017';

function validator(name: string): (value: unknown) => readonly string[] {
  const schema = JSON.parse(readFileSync(new URL(`../../public/schema/${name}.schema.json`, import.meta.url), 'utf8')) as object;
  const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictTuples: false }).compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`));
}

const input = JSON.stringify([
  ...TABLE_CASES.map((one) => ({
    id: one.id,
    ratios: Object.fromEntries(RATIO_IDS.map((id, i) => [id, one.ratios[i] === null ? null : Number(one.ratios[i])])),
    fullFitOut: one.fullFitOut,
    structure: one.structure ?? 'concrete',
  })),
  { id: 'open', ratios: { q1a: [30, 80], q3b: { ratio: [0, 80], present: 'unknown' }, q3c: { present: 'unknown' } } },
]);

describe('score', () => {
  test('answers in the order of the input, as design and schemas say', () => {
    expect(validator('score-input')(JSON.parse(input))).toEqual([]);
    const answer = JSON.parse(scoreText(input, 'x.json', PACK)) as Record<string, unknown>[];
    expect(validator('score-output')(answer)).toEqual([]);
    expect(answer.map((one) => one['id'])).toEqual([...TABLE_CASES.map((one) => one.id), 'open']);
    expect(Object.keys(answer[0] ?? {})).toEqual(['id', 'points', 'Q1', 'Q2', 'Q3', 'Q4', 'pRaw', 'p', 'prefabricated', 'grade']);
  });

  test('the example of the contract', () => {
    const [answer] = JSON.parse(scoreText('[{"id":"t","ratios":{"q1a":50,"q1b":75,"q2a":85,"q2b":60,"q2c":60,"q2d":0,"q3a":0,"q3b":80,"q3c":80,"q3d":0},"fullFitOut":true,"structure":"concrete"}]', 'x', PACK)) as unknown[];
    const points = [23.3, 15, 5, 3, 5, 0, 6, 0, 4.5, 4.5, 0];
    expect(answer).toEqual({
      id: 't', points: Object.fromEntries(ITEM_IDS.map((id, i) => [id, points[i]])),
      Q1: 38.3, Q2: 13, Q3: 15, Q4: 0, pRaw: 66.3, p: 66, prefabricated: 'pass', grade: 'A',
    });
  });

  test('the input schema refuses what the parser refuses', () => {
    const refuses = validator('score-input');
    const cases = ['{}', '[{}]', '[{"id":1}]', '[{"id":"x","p":1}]', '[{"id":"x","ratios":{"q4":1}}]', '[{"id":"x","ratios":{"q1a":101}}]',
      '[{"id":"x","ratios":{"q1a":[1]}}]', '[{"id":"x","ratios":{"q1a":[1,2,3]}}]', '[{"id":"x","ratios":{"q1a":{"ratio":1}}}]',
      '[{"id":"x","ratios":{"q1a":{"ratio":null,"present":"unknown"}}}]', '[{"id":"x","fullFitOut":null}]', '[{"id":"x","structure":"brick"}]'];
    for (const text of cases) {
      expect(refuses(JSON.parse(text)), text).not.toEqual([]);
      expect(() => scoreText(text, 'x', PACK), text).toThrow(CliError);
    }
  });

  test('errors are one line with file and place', () => {
    expect(() => scoreText('[{"id":"x","ratios":{"q1a":101}}]', 'in.json', PACK)).toThrow('in.json: $[0].ratios.q1a: 101 is outside 0–100');
    expect(() => scoreText('[]', 'in.json', 'nope')).toThrow(/unknown pack nope; available: gbt51129-2017/);
  });

  test.each([[[], /which INPUT/], [['a.json', 'b.json'], /one INPUT/], [['/nowhere/x.json'], /no such file/]] as const)('arguments %j', async (files, message) => {
    const run = scoreCommand.run;
    if (run === undefined) throw new Error('no command');
    await expect(async () => run({ rawArgs: [], args: { _: [...files], input: files[0] ?? '', pack: PACK, profile: '' }, cmd: scoreCommand })).rejects.toThrow(message);
  });
});

describe('rules', () => {
  test('lists every item, gate, grade and the structure rule, then what is not ruled and why, as the schema says', () => {
    const rules = JSON.parse(rulesText([loadPack(PACK)])) as { readonly id: string; readonly status: string; readonly params: Record<string, unknown> }[];
    expect(validator('rules')(rules)).toEqual([]);
    expect(rules.map((rule) => rule.id.split('/')[1])).toEqual([
      ...ITEM_IDS.map((id) => `item-${id}`), 'structure-steel-timber',
      'gate-Q1', 'gate-Q2', 'gate-fullFitOut', 'gate-P', 'gate-q1a', 'grade-A', 'grade-AA', 'grade-AAA',
      ...loadPack(PACK).notRuled.map((_, i) => `not-ruled-${i + 1}`),
    ]);
    expect(rules.find((rule) => rule.id.endsWith('item-q1a'))?.params).toEqual(
      { group: 'Q1', unit: 'm³', kind: 'interpolated', qMin: 35, qMax: 80, pointsMin: 20, pointsMax: 30 });
  });

  test('of all packs that ship, as the schema says; automatic, manual or not ruled', () => {
    const rules = JSON.parse(rulesText(packIds().map(loadPack))) as { readonly id: string; readonly coverage: string; readonly check: string }[];
    expect(validator('rules')(rules)).toEqual([]);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect([...new Set(rules.map(({ id }) => id.split('/')[0]))]).toEqual(packIds());
    for (const { id, coverage, check } of rules) expect([id, coverage]).toEqual([id, check === 'manual' ? 'manual' : check === '' ? 'not-ruled' : 'automatic']);
  });

  test('what is manual or not ruled is listed, as the schema says', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sunmao-rules-')), 'own.json');
    const why = { zh: '图纸', en: 'a drawing' };
    writeFileSync(file, JSON.stringify(packData([toppingRule('a', { advisory: true, note: why }), toppingRule('b', { check: 'manual' })], { id: 'own', notRuled: [{ clause: '9', title: why, why }] })));
    const rules = JSON.parse(rulesText(await packsNamed([file]))) as { readonly id: string; readonly coverage: string }[];
    expect(validator('rules')(rules)).toEqual([]);
    expect(rules).toMatchObject([
      { id: 'own/a', coverage: 'automatic', check: 'at-least', advisory: true, status: 'sourced', note: why, params: { of: 'topping-thickness', least: { value: 0.06, unit: 'm' } } },
      { id: 'own/b', coverage: 'manual' }, { id: 'own/not-ruled-1', coverage: 'not-ruled', force: null, note: why },
    ]);
  });

  test.each([[['a'], /unexpected argument a/], [[], /unknown pack nope; available: gbt51129-2017/]] as const)('refuses %j', async (words, message) => {
    await expect(async () => rulesCommand.run!({ rawArgs: [...words, '--pack', 'nope'], args: { _: [...words], pack: 'nope' }, cmd: rulesCommand })).rejects.toThrow(message);
  });
});
