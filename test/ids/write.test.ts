import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ids, Specification } from '../../src/ids/ids.ts';
import { readIds } from '../../src/ids/read.ts';
import { writeIds } from '../../src/ids/write.ts';
import { anyIds } from './arbitrary.ts';
import { RICH } from './rich.ts';
import { judge } from './xsd.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const withoutLines = (ids: Ids | null): unknown => JSON.parse(JSON.stringify(ids, (key, value: unknown) => (key === 'line' ? undefined : value)));
const libxml = judge();

describe('written and read again', () => {
  test('an equal Ids, whatever its texts are', () => {
    fc.assert(
      fc.property(anyIds, (ids) => {
        const { ids: back, faults } = readIds(bytesOf(writeIds(ids)));
        expect(faults).toEqual([]);
        expect(withoutLines(back)).toEqual(withoutLines(ids));
      }),
      { numRuns: 300 },
    );
  });

  test.skipIf(libxml === null)(`valid against the published schema${libxml === null ? ' (skipped: no corpus)' : ''}`, () => {
    fc.assert(
      fc.property(anyIds, (ids) => {
        const text = writeIds(ids);
        expect(libxml!.faults(bytesOf(text)), text).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('a file with everything', () => {
    const { ids } = readIds(bytesOf(RICH));
    const text = writeIds(ids!);
    expect(withoutLines(readIds(bytesOf(text)).ids)).toEqual(withoutLines(ids));
    expect(writeIds(readIds(bytesOf(text)).ids!)).toBe(text);
  });
});

const wall: Specification = {
  name: 'a',
  ifcVersions: ['IFC4'],
  occurrence: 'required',
  applicability: [
    { kind: 'material', line: 0 },
    { kind: 'entity', name: { kind: 'simple', value: 'IFCWALL', line: 0 }, line: 0 },
  ],
  requirements: [],
  line: 0,
};
const idsOf = (specification: Specification, info: Ids['info'] = { title: 't' }): Ids => ({ info, specifications: [specification] });

describe('what the schema asks of the text', () => {
  test('the facets of an applicability stand in its order', () => {
    const text = writeIds(idsOf(wall));
    expect(text.indexOf('<entity>')).toBeLessThan(text.indexOf('<material/>'));
    expect(readIds(bytesOf(text)).faults).toEqual([]);
  });

  test.each([
    ['required', 'minOccurs="1" maxOccurs="unbounded"'],
    ['optional', 'minOccurs="0" maxOccurs="unbounded"'],
    ['prohibited', 'minOccurs="0" maxOccurs="0"'],
  ] as const)('%s', (occurrence, written) => {
    expect(writeIds(idsOf({ ...wall, occurrence }))).toContain(`<applicability ${written}>`);
  });

  test('it says where the schema lies', () => {
    expect(writeIds(idsOf(wall))).toContain('xsi:schemaLocation="http://standards.buildingsmart.org/IDS http://standards.buildingsmart.org/IDS/1.0/ids.xsd"');
  });

  test('what it has no place for is left out', () => {
    const text = writeIds(
      idsOf({ ...wall, requirements: [{ kind: 'entity', name: { kind: 'simple', value: 'IFCWALL', line: 0 }, cardinality: 'optional', uri: 'urn:x', line: 0 }] }, { title: 't', author: '', date: '' }),
    );
    expect(text).not.toMatch(/cardinality|uri|author|date>/);
    expect(readIds(bytesOf(text)).faults).toEqual([]);
  });

  test('characters that XML cannot hold are replaced', () => {
    const text = writeIds(idsOf(wall, { title: 'a\u0000b\ud800' }));
    expect(readIds(bytesOf(text)).ids?.info.title).toBe('a\ufffdb\ufffd');
  });
});
