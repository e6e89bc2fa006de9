/** The harness refuses weak rules, each for its own reason; beside each stands the same rule without the weakness. */
import { expect, test } from 'vitest';
import { judgement } from '../../src/checks/rules/compare.ts';
import { quantity, ruleCheck, type Judgement, type Quantity, type RuleCheck } from '../../src/checks/rules/judgement.ts';
import type { Given, ReaderName } from '../../src/checks/rules/readers.ts';
import * as w from '../../src/ifc-write/index.ts';
import { parsePack, type Pack } from '../../src/standards/pack.ts';
import type { RuleCase, RuleCases } from './case.ts';
import { weaknesses } from './harness.ts';

const said = (outcome: Judgement['outcome']): readonly Judgement[] => [judgement(outcome, { value: null }, null, '')];

/** The name of the element decides; one without a name does not. */
const byName = (name: string): Judgement['outcome'] => (name.startsWith('good') ? 'pass' : name.startsWith('bad') ? 'fail' : 'unknown');

const sound = ruleCheck({
  id: 'planted', title: { zh: '按名称', en: 'by its name' }, subject: 'element', reads: ['element'], needs: {},
  judge: ({ element }, index) => said(byName(element(index).name)),
});

const slab = (name: string, title?: RuleCase['title']): RuleCase => ({
  title: title ?? { zh: `楼板 ${name}`, en: `slab ${name}` },
  draw: (ifc) => void w.slab(ifc, { name, outline: [[0, 0], [4, 0], [4, 3], [0, 3]], thickness: 0.1 }),
});
const CASES: RuleCases = { pass: [slab('good')], fail: [slab('bad')], undecided: [slab('unsure')] };

function packWith(rule: Readonly<Record<string, unknown>> = {}): Pack {
  const parsed = parsePack({
    id: 'planted', edition: 'X 1-2020', title: { zh: '试', en: 'trial' }, jurisdiction: { code: 'CN', zh: '全国', en: 'China' }, effective: {}, status: 'sourced',
    rules: [{
      id: 'rule', clause: '1', title: { zh: '规则', en: 'rule' }, force: '应', stage: ['design'], check: 'planted', status: 'sourced', source: ['S1'],
      applies: { component: ['slab', 'unknown'] }, ...rule,
    }],
    notRuled: [], sources: [{ id: 'S1', title: 'source', address: '' }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.pack;
}

interface Planted {
  readonly check?: RuleCheck;
  readonly quantities?: readonly Quantity[];
  readonly cases?: RuleCases;
  readonly rule?: Readonly<Record<string, unknown>>;
}

function weak({ check = sound, quantities = [], cases = CASES, rule }: Planted): Promise<readonly string[]> {
  return weaknesses(packWith(rule), 'rule', cases, { checks: [check], quantities: new Map(quantities.map((one) => [one.id, one])) });
}

const changed = (change: Partial<RuleCheck>): RuleCheck => ({ ...sound, ...change });

test('a sound rule is not refused', async () => {
  expect(await weak({})).toEqual([]);
});

test('without cases, or without one kind of them', async () => {
  expect(await weaknesses(packWith(), 'rule', undefined, { checks: [sound], quantities: new Map() })).toEqual(['it has no cases']);
  expect(await weak({ cases: { ...CASES, fail: [] } })).toEqual(['it has no fail case']);
  expect(await weak({ cases: { ...CASES, undecided: [] } })).toEqual(['it has no undecided case']);
  expect(await weak({ cases: { ...CASES, pass: [] } })).toEqual(['it has no pass case']);
});

test('a manual rule needs no cases, but its titles', async () => {
  expect(await weaknesses(packWith({ check: 'manual' }), 'rule', undefined)).toEqual([]);
  expect(await weaknesses(packWith({ check: 'manual', title: { zh: 'rule', en: '规则' } }), 'rule', undefined)).toEqual([
    'its title is not in Chinese', 'its English title is not in English',
  ]);
});

test('titles in one language, of the rule and of a case', async () => {
  expect(await weak({ rule: { title: { zh: '规则', en: '规则 rule' } } })).toEqual(['its English title is not in English']);
  expect(await weak({ rule: { title: { zh: 'rule', en: 'rule' } } })).toEqual(['its title is not in Chinese']);
  expect(await weak({ cases: { ...CASES, fail: [slab('bad', { zh: '楼板', en: '楼板' })] } })).toEqual(['fail case "楼板": its title is not in both languages']);
});

test('a case that comes out otherwise than it is filed', async () => {
  expect(await weak({ cases: { ...CASES, fail: [slab('bad'), slab('good two')] } })).toEqual(['fail case "slab good two": pass']);
  expect(await weak({ cases: { ...CASES, undecided: [slab('bad two')] } })).toEqual(['undecided case "slab bad two": fail']);
});

test('a check that throws says why', async () => {
  const throwing = changed({ judge: (given, index, rule) => (given.element(index).name === 'bad' ? fail('out of luck') : sound.judge(given, index, rule)) });
  expect(await weak({ check: throwing })).toEqual([
    'fail case "slab bad": error (out of luck)', 'fail case "slab bad": changes the model, or fails on it: out of luck',
  ]);
});

test('reads what it does not declare', async () => {
  const sneaking = changed({
    judge: (given, index, rule) => {
      // looks whether it was handed more than it declares
      const more: Partial<Given<ReaderName>> = given;
      return more.geometry?.(index) === null ? said('unknown') : sound.judge(given, index, rule);
    },
  });
  expect(await weak({ check: sneaking })).toEqual(['pass', 'fail', 'undecided'].map((kind, i) => `${kind} case "slab ${['good', 'bad', 'unsure'][i]!}": reads geometry without declaring it`));
});

test('declares what it never reads', async () => {
  expect(await weak({ check: changed({ reads: ['element', 'geometry'] }) })).toEqual(['it declares that it reads geometry and never does']);
});

test('its quantity reads what it does not declare, or declares what it never reads', async () => {
  const named = (more: Partial<Quantity>): Planted => ({
    check: ruleCheck({
      id: 'planted', title: sound.title, subject: 'of', reads: [], needs: { of: true },
      judge: (_, index, rule) => rule.readings(index).map((reading) => judgement(byName(String(reading.value)), reading, null, '')),
    }),
    quantities: [{
      ...quantity({ id: 'name', title: { zh: '名称', en: 'name' }, unit: '', subject: 'element', reads: ['element'], read: ({ element }, index) => [{ value: element(index).name }] }),
      ...more,
    }],
    rule: { of: 'name' },
  });
  expect(await weak(named({}))).toEqual([]);
  expect(await weak(named({ reads: ['element', 'roles'] }))).toEqual(['it declares that it reads roles and never does']);
  const sneaking: Quantity['read'] = (given, index) => {
    const more: Partial<Given<ReaderName>> = given;
    return more.level === undefined ? [{ value: given.element(index).name }] : [];
  };
  expect((await weak(named({ read: sneaking })))[0]).toBe('pass case "slab good": reads level without declaring it');
});

test('passes a model of which nothing is left', async () => {
  const lenient = changed({ judge: ({ element }, index) => said(element(index).name === '' ? 'pass' : byName(element(index).name)) });
  expect(await weak({ check: lenient })).toEqual(['pass case "slab good": passes a model of elements that say nothing']);
});

test('passes a building of which nothing is left', async () => {
  const lenient = ruleCheck({
    id: 'planted', title: sound.title, subject: 'building', reads: ['building'], needs: {},
    judge: ({ building }, index) => said(building(index).type === 'public' ? 'fail' : building(index).type === null ? 'unknown' : 'pass'),
  });
  const of = (one: RuleCase, type?: 'residential' | 'public'): RuleCase => (type === undefined ? one : { ...one, profile: { attributes: { type } } });
  const cases = { pass: [of(slab('a'), 'residential')], fail: [of(slab('b'), 'public')], undecided: [of(slab('c'))] };
  expect(await weak({ check: lenient, cases, rule: { applies: {} } })).toEqual(['pass case "slab a": passes a model of elements that say nothing and have no body']);
});

test('changes the model', async () => {
  const renaming = changed({
    judge: (given, index, rule) => {
      const element: { tag: string } = given.element(index) as { tag: string };
      element.tag = 'seen';
      return sound.judge(given, index, rule);
    },
  });
  for (const reason of await weak({ check: renaming })) expect(reason).toMatch(/^(pass|fail|undecided) case ".*": (changes the model, or fails on it: .*read only|error)/);
  expect(await weak({ check: renaming })).not.toEqual([]);
});

test('changes a body', async () => {
  const growing: RuleCheck = ruleCheck({
    id: 'planted', title: sound.title, subject: 'element', reads: ['element', 'geometry'], needs: {},
    judge: ({ element, geometry }, index) => {
      const body: { thickness: number | null } = geometry(index) as { thickness: number | null };
      body.thickness = (body.thickness ?? 0) + 1;
      return said(byName(element(index).name));
    },
  });
  expect(await weak({ check: growing })).toContain('pass case "slab good": changes the bodies');
});

test('says something else the second time', async () => {
  let asked = 0;
  const counting = changed({
    judge: (given, index) => {
      asked += 1;
      return [{ ...said(byName(given.element(index).name))[0]!, measured: [asked, asked] }];
    },
  });
  // what passes is only counted: the rows of the others show it
  expect(await weak({ check: counting })).toEqual(['fail case "slab bad": says something else the second time', 'undecided case "slab unsure": says something else the second time']);
});

function fail(message: string): never {
  throw new Error(message);
}
