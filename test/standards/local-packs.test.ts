/** Local packs: what they may claim, faults of the forms they use, tables that extend others. */
import { describe, expect, test } from 'vitest';
import { extendPack } from '../../src/standards/extend.ts';
import { loadPack, loadScoring, parsePack } from '../../src/standards/pack.ts';
import { packRules } from '../../src/standards/pack-rules.ts';
import { SHIPPED } from '../../src/standards/shipped.ts';
import zhejiang from '../../src/standards/db33t1165-2019.json' with { type: 'json' };
import shanghai from '../../src/standards/shanghai-2016.json' with { type: 'json' };
import guangdong from '../../src/standards/dbjt15-163-2019.json' with { type: 'json' };

const LOCAL = [
  ['db33t1165-2019', 'CN-33', 'draft'], ['beijing-2017', 'CN-11', 'unverified'], ['db11t1831-2021', 'CN-11', 'draft'], ['shanghai-2016', 'CN-31', 'unverified'],
  ['shanghai-2019', 'CN-31', 'unverified'], ['jiangsu-sanban-2017', 'CN-32', 'unverified'], ['jiangsu-2017', 'CN-32', 'unverified'],
  ['dbjt15-163-2019', 'CN-44', 'draft'], ['shenzhen-2018', 'CN-4403', 'draft'],
] as const;

describe.each(LOCAL)('%s', (id, code, status) => {
  const pack = loadPack(id);
  test('says where it holds and how far it can be trusted', () => {
    expect([pack.jurisdiction.code, pack.status]).toEqual([code, status]);
    for (const rule of packRules(pack)) {
      expect(rule.status === 'sourced' && rule.source.includes('recalled'), rule.id).toBe(false);
      expect(rule.status === 'draft' && pack.status !== 'draft', rule.id).toBe(false);
    }
    expect(pack.notRuled.length).toBeGreaterThan(0);
  });
});

test('a table that a building or a person has to complete is not scored with as it ships', () => {
  expect(() => loadScoring('beijing-2017')).toThrow('pack beijing-2017: group-others: max is open');
  expect(() => loadScoring('jiangsu-sanban-2017')).toThrow('has no scoring table');
});

test('no weight is given where none is known', () => {
  const open = (id: string): readonly string[] => loadPack(id).scoring!.items.filter(({ award }) => Object.values(award).includes(null)).map((item) => item.id);
  expect(open('db33t1165-2019')).toEqual([]);
  expect(open('beijing-2017')).toEqual(['q3b', 'heating', 'others']);
  for (const id of ['db11t1831-2021', 'dbjt15-163-2019', 'shenzhen-2018', 'jiangsu-2017']) expect(open(id), id).toEqual(loadPack(id).scoring!.items.map((item) => item.id));
  expect(open('shanghai-2016')).toEqual(loadPack('shanghai-2016').scoring!.items.map(({ id }) => id).filter((id) => id !== 'precast-share'));
});

type Raw = typeof zhejiang;
const faultsOf = (data: unknown): readonly string[] => {
  const parsed = parsePack(data);
  return parsed.ok ? [] : parsed.faults.map(({ path }) => path);
};

/** what is done to the table of Zhejiang, where the fault must be found */
const BROKEN: readonly (readonly [string, (pack: Raw) => void, string])[] = [
  ['an id with a slash', (p) => Object.assign(p.scoring.items[0]!, { id: 'a/b' }), 'scoring.items.0.id'],
  ['alternatives that are not there', (p) => Object.assign(p.scoring.items[3]!, { oneOf: 'none' }), 'scoring.items.3.oneOf'],
  ['a way of no alternatives', (p) => Object.assign(p.scoring.items[3]!, { way: 'site' }), 'scoring.items.3.way'],
  ['alternatives twice', (p) => p.scoring.alternatives.push(p.scoring.alternatives[1]!), 'scoring.alternatives.3.id'],
  ['alternatives of one row', (p) => Reflect.deleteProperty(p.scoring.items[10]!, 'oneOf'), 'scoring.alternatives.2'],
  ['alternatives over two groups', (p) => Object.assign(p.scoring.items[6]!, { group: 'Q3' }), 'scoring.alternatives.1'],
  ['alternatives of which some may be lacking', (p) => Object.assign(p.scoring.items[6]!, { mayLack: false }), 'scoring.alternatives.1'],
  ['a maximum that is not the best way', (p) => Object.assign(p.scoring.alternatives[1]!, { max: 4 }), 'scoring.alternatives.1.max'],
  ['a maximum above all rows that add up', (p) => Object.assign(p.scoring.alternatives[2]!, { sum: true, max: 9 }), 'scoring.alternatives.2.max'],
  ['points finer than their rounding', (p) => Object.assign(p.scoring.alternatives[1]!, { max: 5.05 }), 'scoring.alternatives.1.max'],
  ['an alternatives\' source that is not listed', (p) => Object.assign(p.scoring.alternatives[0]!, { source: ['S9'] }), 'scoring.alternatives.0.source'],
  ['a limit by building without rows', (p) => Object.assign(p.scoring.gates[3]!.measure, { min: { byBuilding: [] } }), 'scoring.gates.3.measure.min.byBuilding'],
  ['a limit by what no building has', (p) => Object.assign(p.scoring.gates[3]!.measure, { min: { byBuilding: [{ when: { colour: ['red'] }, value: 1 }] } }), 'scoring.gates.3.measure.min'],
  ['a limit that is text', (p) => Object.assign(p.scoring.gates[3]!.measure, { min: '50' }), 'scoring.gates.3.measure.min'],
  ['a grade by building above the next', (p) => Object.assign(p.scoring.grades[0]!, { min: { byBuilding: [{ when: {}, value: 80 }] } }), 'scoring.grades.0.min'],
  ['a grade\'s name with a space', (p) => Object.assign(p.scoring.grades[0]!, { id: 'A B' }), 'scoring.grades.0.id'],
  ['crossed ratios beside open points', (p) => Object.assign(p.scoring.items[0]!.award, { qMin: 90, pointsMin: null }), 'scoring.items.0.award.qMin'],
  ['points that jump down', (p) => Object.assign(p.scoring.items[0]!.award, { pointsTop: 25 }), 'scoring.items.0.award.pointsTop'],
  ['a gate on an item that is not there', (p) => Object.assign(p.scoring.gates[2]!.measure, { item: 'none' }), 'scoring.gates.2.measure.item'],
  ['a ratio instead of P of an item that is not there', (p) => Object.assign(p.scoring.gates[3]!.measure, { or: { item: 'none', min: 40 } }), 'scoring.gates.3.measure.or.item'],
  ['a ratio instead of P of a yes-no item', (p) => Object.assign(p.scoring.gates[3]!.measure, { or: { item: 'fullFitOut', min: 40 } }), 'scoring.gates.3.measure.or.item'],
  ['a scope without a kind', (p) => Object.assign(p.scope, { types: [] }), 'scope.types'],
];

describe('the validator', () => {
  test.each(BROKEN)('finds %s', (_, breakIt, path) => {
    const broken = structuredClone(zhejiang);
    breakIt(broken);
    expect(faultsOf(broken)).toContain(path);
  });

  test('finds what cannot stand beside the total', () => {
    const lacking = structuredClone(guangdong);
    Object.assign(lacking.scoring.items[4]!, { mayLack: true });
    expect(faultsOf(lacking)).toEqual(['scoring.items.4.mayLack']);
    const gated = structuredClone(guangdong);
    (gated.scoring.gates as unknown[]).push({ ...structuredClone(zhejiang.scoring.gates[0]!), measure: { kind: 'group', group: 'Q6', min: 1 } });
    expect(faultsOf(gated)).toEqual(['scoring.gates.0.measure']);
  });

  test('finds a table in which everything may be lacking', () => {
    const nothing = structuredClone(shanghai);
    for (const item of nothing.scoring.items) Object.assign(item, { mayLack: true });
    expect(faultsOf(nothing)).toEqual(['scoring.items']);
  });
});

describe('a table that extends another', () => {
  const of = (own: object): ReturnType<typeof parsePack> => parsePack({ id: 'own', edition: 'own', extends: 'db33t1165-2019', ...own });

  test('states only its differences, row by row', () => {
    const parsed = of({ scoring: { items: [{ id: 'q2c', award: { qMin: 60 } }, { id: 'q3a', clause: '5.1' }], alternatives: [{ id: 'vertical', sum: true }], gates: [{ id: 'Q1', measure: { min: 15 } }] } });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const { items, alternatives, gates } = parsed.pack.scoring!;
    expect(items.map(({ id }) => id)).toEqual(zhejiang.scoring.items.map(({ id }) => id));
    expect(items.find(({ id }) => id === 'q2c')!.award).toEqual({ kind: 'threshold', qMin: 60, pointsMax: 5 });
    expect(items.find(({ id }) => id === 'q3a')).toMatchObject({ clause: '5.1', check: 'dry-floor' });
    expect([alternatives![0]!.sum, alternatives![0]!.max, gates[0]!.measure]).toEqual([true, 30, { kind: 'group', group: 'Q1', min: 15 }]);
  });

  test('takes rows out and puts others in, and the whole must hold together', () => {
    const swapped = of({ scoring: { items: [{ id: 'q3d-vertical', remove: true }, { ...zhejiang.scoring.items[16]!, id: 'q3d-other' }] } });
    expect(swapped.ok).toBe(true);
    const short = of({ scoring: { items: [{ id: 'q3d-vertical', remove: true }] } });
    expect(short.ok ? [] : short.faults.map(({ path }) => path)).toEqual(['scoring.formula.total', 'scoring.groups.2.max']);
  });

  test('closes a limit by building, and opens none by accident', () => {
    const parsed = of({ scoring: { gates: [{ id: 'P', measure: { min: 55 } }] } });
    expect(parsed.ok && parsed.pack.scoring!.gates[3]!.measure.min).toBe(55);
  });

  test('holds when it says, not when the other did', () => {
    const whole = extendPack(SHIPPED.get('shanghai-2019'), (id) => SHIPPED.get(id));
    expect(whole.ok && (whole.value as { effective: object }).effective).toMatchObject({ from: '2020-01-01' });
    expect(loadPack('shanghai-2019').effective.to).toBeUndefined();
    expect(loadPack('shanghai-2016').effective).toMatchObject({ to: '2020-06-30' });
    expect(loadPack('shanghai-2019').scoring!.formula).toMatchObject({ status: 'unverified', total: 100 });
    expect(loadPack('shanghai-2016').scoring!.formula.status).toBe('sourced');
    expect(loadPack('shanghai-2019').scoring!.items.every(({ source }) => source.includes('recalled'))).toBe(true);
  });
});
