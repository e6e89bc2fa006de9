/** Files that are large, or that would take long. */
import { describe, expect, test } from 'vitest';
import { auditIds } from '../../../src/ids/audit/audit.ts';
import { entity, idsOf, material, property, WALL, type Said } from './minimal.ts';

const many = (count: number, one: (i: number) => string): string => Array.from({ length: count }, (_, i) => one(i)).join('');
/** seconds of this process, whoever else is at work on the machine */
function seconds(what: () => void): number {
  const start = process.cpuUsage();
  what();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
function audited(said: Said): { readonly names: readonly string[]; readonly took: number } {
  const bytes = idsOf(said);
  let names: readonly string[] = [];
  const took = seconds(() => {
    names = auditIds(bytes).findings.map(({ name }) => name);
  });
  return { names, took };
}

test('800 specifications of three schemas take well under a second', () => {
  const one = `<specification name="s" ifcVersion="IFC2X3 IFC4 IFC4X3_ADD2"><applicability minOccurs="0" maxOccurs="unbounded">${entity('xs:string|pattern=IFCWALL.*')}${property('Pset_WallCommon', 'IsExternal', { dataType: 'IFCBOOLEAN', of: 'true' })}</applicability><requirements>${many(4, (i) => property('Own', `P${i}`, { dataType: 'IFCLABEL' }))}${material('C30')}</requirements></specification>`;
  const text = new TextDecoder().decode(idsOf({}));
  const bytes = new TextEncoder().encode(text.replace(/<specification [^]*<\/specification>/, many(800, () => one)));
  auditIds(bytes);
  let found = -1;
  const took = seconds(() => {
    const { ids, findings } = auditIds(bytes);
    expect(ids?.specifications).toHaveLength(800);
    found = findings.length;
  });
  expect(found).toBe(0);
  expect(took).toBeLessThan(1.5);
});

describe('bounded', () => {
  test('many patterns, each slow: some are tried, and that the others are not is said', () => {
    const { names, took } = audited({ applies: WALL, requires: many(3000, (i) => entity(`xs:string|pattern=(IFC){1,3}.*${i}`)) });
    expect(names).toContain('patterns-too-many');
    expect(took).toBeLessThan(15);
  });

  test('many patterns, each large', () => {
    const { names, took } = audited({ requires: many(2000, (i) => material(`xs:string|pattern=a{1,19000}${i}`)) });
    expect(names).toContain('patterns-too-many');
    expect(took).toBeLessThan(15);
  });

  test('one enumeration of a hundred thousand names', () => {
    const { names, took } = audited({ applies: entity(`xs:string${many(100_000, (i) => `|enumeration=IFCRABBIT${i}`)}`) });
    expect(names).toHaveLength(1001);
    expect(took).toBeLessThan(15);
  });

  test('the same set a hundred thousand times', () => {
    const { names, took } = audited({ requires: property(`xs:string${'|enumeration=Pset_WallCommon'.repeat(100_000)}`, 'IsExternal') });
    expect(names).toEqual([]);
    expect(took).toBeLessThan(15);
  });

  test('a hundred thousand facets', () => {
    const { names, took } = audited({ requires: many(100_000, () => property('Pset_WallCommon', 'IsExternal')) });
    expect(names).toEqual([]);
    expect(took).toBeLessThan(30);
  });

  test('texts a megabyte long', () => {
    const long = 'X'.repeat(1_000_000);
    const { findings } = auditIds(idsOf({ applies: entity(long), requires: property(long, long, { dataType: long, of: `xs:string|pattern=${long}` }) }));
    expect(findings.length).toBeGreaterThan(0);
    for (const { text } of findings) expect(text.en.length + text.zh.length).toBeLessThan(600);
  });
});

test('nothing that a file says throws', () => {
  const words = ['', ' ', '0', '__proto__', 'constructor', 'toString', 'IFCWALL', 'Pset_WallCommon', 'xs:string', '[', '(', '\\', '{', '}', '*', '^$', '|', '😀', '\u0000'.replace('\u0000', '&#xFFFD;')];
  for (const a of words) {
    for (const b of words) {
      const plain = (text: string): string => text.replaceAll('|', '/');
      auditIds(idsOf({ versions: plain(a), applies: entity(plain(a), plain(b)) + property(plain(a), plain(b), { dataType: plain(b), of: plain(a) }), requires: property(`xs:string|pattern=${plain(a)}`, plain(b), { cardinality: plain(a) }) }));
    }
  }
});
