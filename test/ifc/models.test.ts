/** Every model of the corpus against INDEX.tsv (counts made elsewhere), QUANTITIES.tsv and a naive count by regular expressions. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indexStep } from '../../src/ifc/step-index.ts';
import { readIfc } from '../../src/ifc/read.ts';
import { corpusPath } from '../corpus.ts';

const indexPath = corpusPath('INDEX.tsv');
const quantitiesPath = corpusPath('QUANTITIES.tsv');

function table(path: string | null): Record<string, string>[] {
  if (path === null) return [];
  const [head = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

const models = table(indexPath).filter((row) => /^models\/.*\.ifc$/i.test(row['path']!));
const CLASSES = [
  'IfcWall', 'IfcWallStandardCase', 'IfcSlab', 'IfcBeam', 'IfcColumn', 'IfcStair', 'IfcStairFlight', 'IfcBuildingElementPart', 'IfcBuildingElementProxy', 'IfcElementAssembly',
  'IfcReinforcingBar', 'IfcSpace',
];

/** pairs of element and single property by plain text search, */
function naivePropertyCount(text: string, elementIds: ReadonlySet<string>): number {
  const sets = new Map<string, number>();
  for (const [, id, list] of text.matchAll(/^#(\d+)\s*=\s*IFCPROPERTYSET\s*\([\s\S]*?\(((?:\s*#\d+\s*,?)+)\)\s*\)\s*;/gim)) sets.set(id!, list!.split(',').length);
  let count = 0;
  for (const [, related, set] of text.matchAll(/^#\d+\s*=\s*IFCRELDEFINESBYPROPERTIES\s*\([\s\S]*?\(((?:\s*#\d+\s*,?)+)\)\s*,\s*#(\d+)\s*\)\s*;/gim)) {
    const size = sets.get(set!) ?? 0;
    for (const id of related!.split(',')) if (elementIds.has(id.trim().slice(1))) count += size;
  }
  return count;
}

describe.skipIf(indexPath === null)('corpus models (skipped: no corpus)', () => {
  it('there are models', () => expect(models.length).toBeGreaterThan(45));

  it.each(models.map((row) => [row['path']!, row] as const))('%s', (path, row) => {
    const bytes = new Uint8Array(readFileSync(corpusPath(path)!));
    const index = indexStep(bytes);
    expect(index.count).toBe(Number(row['n_entities']));
    expect(index.problems).toEqual([]);
    const { file, elements } = readIfc(index, { fileIndex: 0, path, sha256: '', bytes: bytes.length, firstElementIndex: 0 });
    for (const name of CLASSES) {
      if (row[name] === '') continue;
      expect(elements.filter((e) => e.class === name).length, name).toBe(Number(row[name]));
    }
    expect(file.storeys).toHaveLength(Number(row['IfcBuildingStorey']));
    expect(file.units.assumed).not.toContain('length');
    const text = new TextDecoder('latin1').decode(bytes);
    expect(elements.every((e) => text.startsWith(`#${e.expressId}`, index.starts[index.recordOf(e.expressId)]!))).toBe(true);
    const ids = new Set(elements.map((e) => String(e.expressId)));
    const properties = elements.flatMap((e) => e.psets.filter((s) => s.from === 'occurrence').flatMap((s) => s.properties));
    expect(properties.filter((p) => p.kind === 'complex')).toEqual([]);
    expect(properties.length).toBe(naivePropertyCount(text, ids));
  });

  it('volumes that the tools state are read in m³', () => {
    let checked = 0;
    const rows = table(quantitiesPath);
    for (const path of new Set(rows.map((row) => row['path']!))) {
      const bytes = new Uint8Array(readFileSync(corpusPath(path)!));
      const { elements } = readIfc(indexStep(bytes), { fileIndex: 0, path, sha256: '', bytes: bytes.length, firstElementIndex: 0 });
      const byId = new Map(elements.map((e) => [e.expressId, e]));
      for (const row of rows.filter((r) => r['path'] === path)) {
        const element = byId.get(Number(row['expressID']));
        if (element === undefined) continue;
        const stated = Number(row['value_m3']);
        const own: unknown[] = [];
        for (const set of element.quantitySets) if (set.name === row['set']) for (const q of set.quantities) if (q.name === row['quantity']) own.push(q.value);
        for (const set of element.psets) if (set.name === row['set']) for (const p of set.properties) if (p.name === row['quantity']) own.push(...p.values);
        expect(own.some((value) => typeof value === 'number' && Math.abs(value - stated) <= Math.abs(stated) * 1e-4 + 1e-9), `${path} #${row['expressID']} ${row['quantity']} ${stated} ${JSON.stringify(own)}`).toBe(true);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(3000);
  });
});
