import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { listPacks, loadPack, parsePack, type Pack } from '../../src/standards/pack.ts';
import { canonicalJson, packHash } from '../../src/standards/pack-hash.ts';
import { packRules } from '../../src/standards/pack-rules.ts';
import raw from '../../src/standards/gbt51129-2017.json' with { type: 'json' };

const pack = loadPack('gbt51129-2017');

describe('GB/T 51129-2017', () => {
  test('holds the table: id, group, clause, ratios, points', () => {
    const rows = pack.scoring!.items.map(({ id, group, clause, unit, award }) => [id, group, clause, unit, award.kind,
      award.kind === 'yes-no' ? '' : award.kind === 'threshold' ? `${award.qMin}` : `${award.qMin}–${award.qMax}`,
      award.kind === 'interpolated' ? `${award.pointsMin}–${award.pointsMax}` : `${award.pointsMax}`].join(' '));
    expect(rows).toEqual([
      'q1a Q1 4.0.2 m³ interpolated 35–80 20–30', 'q1b Q1 4.0.4 m² interpolated 70–80 10–20',
      'q2a Q2 4.0.6 m² threshold 80 5', 'q2b Q2 4.0.7 m² interpolated 50–80 2–5',
      'q2c Q2 4.0.8 m² threshold 50 5', 'q2d Q2 4.0.9 m² interpolated 50–80 2–5',
      'fullFitOut Q3 4.0.1  yes-no  6', 'q3a Q3 4.0.10 m² threshold 70 6',
      'q3b Q3 4.0.11 m² interpolated 70–90 3–6', 'q3c Q3 4.0.12 m² interpolated 70–90 3–6',
      'q3d Q3 4.0.13 m interpolated 50–70 4–6',
    ]);
  });

  test('calls nothing sourced that was only recalled', () => {
    const rules = packRules(pack);
    for (const rule of rules) expect(rule.status === 'sourced' && rule.source.includes('recalled'), rule.id).toBe(false);
    expect(rules.filter((rule) => rule.status === 'sourced').map((rule) => rule.clause)).toEqual(
      ['3.0.3-1', '3.0.3-2', '3.0.3-3', '3.0.3-4', '5.0.1', '5.0.2', '5.0.2', '5.0.2']);
    expect(pack.status).toBe('unverified');
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test('is listed, and nothing else is', () => {
    expect(listPacks()[0]).toMatchObject({ id: 'gbt51129-2017', edition: pack.edition, title: pack.title, status: 'unverified' });
    expect(() => loadPack('gbt51129')).toThrow(/unknown pack "gbt51129"; available: gbt51129-2017/);
    expect(() => loadPack('__proto__')).toThrow(/unknown pack/);
  });
});

describe('the hash', () => {
  test('is SHA-256 of the canonical JSON, whatever the order of keys', async () => {
    const expected = createHash('sha256').update(canonicalJson(raw)).digest('hex');
    expect(await packHash(pack)).toBe(expected);
    const reversed = Object.fromEntries(Object.entries(raw).reverse());
    const parsed = parsePack(reversed);
    expect(parsed.ok && (await packHash(parsed.pack))).toBe(expected);
    const changed = structuredClone(raw);
    changed.scoring.formula.total += 1;
    expect(createHash('sha256').update(canonicalJson(changed)).digest('hex')).not.toBe(expected);
  });

  test('canonical JSON', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined, A: true })).toBe('{"A":true,"b":[1,{"c":"é","d":null}]}');
  });
});

type Raw = typeof raw;

/** what is done to the pack, where the fault must be found */
const BROKEN: readonly (readonly [string, (pack: Raw) => void, string])[] = [
  ['a key that is not known', (p) => Object.assign(p, { extra: 1 }), 'extra'],
  ['a missing title', (p) => Reflect.deleteProperty(p, 'title'), 'title'],
  ['a title in one language', (p) => Reflect.deleteProperty(p.scoring.items[2]!.title, 'en'), 'scoring.items.2.title.en'],
  ['a ratio above 100', (p) => Object.assign(p.scoring.items[0]!.award, { qMax: 101 }), 'scoring.items.0.award.qMax'],
  ['a number as text', (p) => Object.assign(p.scoring.items[0]!.award, { qMin: '35' }), 'scoring.items.0.award.qMin'],
  ['an unknown way of awarding', (p) => Object.assign(p.scoring.items[0]!.award, { kind: 'squared' }), 'scoring.items.0.award.kind'],
  ['an unknown status', (p) => Object.assign(p.scoring.gates[0]!, { status: 'sure' }), 'scoring.gates.0.status'],
  ['no source', (p) => Object.assign(p.scoring.gates[0]!, { source: [] }), 'scoring.gates.0.source'],
  ['a source that is not listed', (p) => Object.assign(p.scoring.gates[0]!, { source: ['S9'] }), 'scoring.gates.0.source'],
  ['an item twice', (p) => p.scoring.items.push(p.scoring.items[0]!), 'scoring.items.11.id'],
  ['maxima that miss the total', (p) => Object.assign(p.scoring.formula, { total: 99 }), 'scoring.formula.total'],
  ["a group's maximum", (p) => Object.assign(p.scoring.groups[1]!, { max: 21 }), 'scoring.groups.1.max'],
  ['crossed ratios', (p) => Object.assign(p.scoring.items[0]!.award, { qMin: 80 }), 'scoring.items.0.award.qMin'],
  ['crossed points', (p) => Object.assign(p.scoring.items[0]!.award, { pointsMin: 31 }), 'scoring.items.0.award.pointsMin'],
  ['points finer than their rounding', (p) => Object.assign(p.scoring.items[0]!.award, { pointsMin: 20.05 }), 'scoring.items.0.award'],
  ['a gate above the least ratio that scores', (p) => Object.assign(p.scoring.gates[4]!.measure, { min: 36 }), 'scoring.gates.4.measure.min'],
  ['a gap between grades', (p) => Object.assign(p.scoring.grades[0]!, { max: 74 }), 'scoring.grades.0.max'],
  ['an upper end of the last grade', (p) => Object.assign(p.scoring.grades[2]!, { max: 100 }), 'scoring.grades.2.max'],
  ['a structure that scores more than the item', (p) => Object.assign(p.scoring.structures[0]!, { points: 31 }), 'scoring.structures.0.points'],
  ['a date that is none', (p) => Object.assign(p.effective, { from: '2018-13-01' }), 'effective.from'],
];

describe('the validator', () => {
  test.each(BROKEN)('finds %s', (_, breakIt, path) => {
    const broken = structuredClone(raw);
    breakIt(broken);
    const parsed = parsePack(broken);
    expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.path)).toContain(path);
  });

  test.each([null, 1, 'x', [], {}])('refuses %j', (value) => {
    expect(parsePack(value).ok).toBe(false);
  });

  test('accepts the pack itself unchanged', () => {
    const parsed = parsePack(raw);
    const accepted: Pack | null = parsed.ok ? parsed.pack : null;
    expect(accepted).toEqual(raw);
  });
});
