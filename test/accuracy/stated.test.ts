/**
 * Volumes and side areas that authoring tools state in the corpus, against ours. The contradictions, looked at:
 * - BIM-Whale (Revit): two NetVolume per wall, of which one is 10⁹ too large (cubic millimetres stated as cubic metres);
 *   `Volume` in Dimensions is that of the stacked wall over all storeys;
 * - MULTICOM-banden (Tekla): Volume and Gross volume are those of the body in the file (profile × length; of cut pieces,
 *   of the uncut one), Net volume is 1.2–1.6 % less and Net surface area 2.3 % more than that body has: a drip groove of
 *   the section (141 mm², a half-round of 19 mm) that the exported outline of five points lacks.
 */
import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
// what is judged is the measuring, not the four decimals that reports print
vi.mock('../../src/units.ts', async (original) => ({ ...(await original<typeof import('../../src/units.ts')>()), roundQuantity: (x: number) => x }));
import type { ElementGeometry } from '../../src/geometry/quantities.ts';
import { contradictionOf, partedByUnit, type StatedVolume } from '../../src/ifc/stated-volumes.ts';
import { loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { corpusPath } from '../corpus.ts';
import { printTable } from './table.ts';

const NET = /^net[ ]?volume$/i;
const KIND: readonly (readonly [RegExp, StatedVolume['kind']])[] = [[NET, 'net'], [/^gross[ ]?volume$/i, 'gross'], [/^volume$/i, 'plain']];
const LIMIT = 0.005;
const SHARE = 0.99;

/**
 * Rows beyond the limit that no test of the file itself calls unsound, with their cause: path, express id, cause. None
 * at present; a row that is not listed here fails the test.
 */
const CAUSES: readonly (readonly [path: string, expressId: number, cause: string])[] = [];

interface Row {
  readonly file: string;
  readonly id: number;
  readonly name: string;
  readonly set: string;
  readonly quantity: string;
  readonly value: number;
}

const table = corpusPath('QUANTITIES.tsv');
const tsv = (text: string): string[][] => text.trim().split('\n').map((line) => line.split('\t'));

async function measured(file: string): Promise<ReadonlyMap<number, { readonly g: ElementGeometry; readonly areas: readonly number[]; readonly pier: boolean; readonly cls: string }>> {
  const { model, geometry } = await loadModels([{ path: file, bytes: new Uint8Array(readFileSync(corpusPath(file)!)) }], inlinePlatform(), { footprints: 'counted' });
  return new Map(model.elements.flatMap((e) => {
    const g = geometry[e.index];
    const areas = e.quantitySets.flatMap((s) => s.quantities.filter((q) => q.kind === 'area' && /^gross ?side ?area$/i.test(q.name)).map((q) => q.value));
    const stated = (name: RegExp): number | undefined => e.quantitySets.flatMap((s) => s.quantities).find((q) => q.kind === 'length' && name.test(q.name))?.value;
    const [length, width] = [stated(/^length$/i), stated(/^width$/i)];
    return g ? [[e.expressId, { g, areas, pier: length !== undefined && width !== undefined && length < width, cls: e.class }] as const] : [];
  }));
}

it.skipIf(table === null)(`agrees with the net volumes that authoring tools state${table === null ? ' (skipped: no corpus)' : ''}`, async () => {
  const toolOf = new Map(tsv(readFileSync(corpusPath('INDEX.tsv')!, 'utf8')).map((c) => [c[0]!, c[6] ?? '']));
  const rows = tsv(readFileSync(table!, 'utf8')).slice(1).map(([file, id, , , name, set, quantity, value]): Row => ({ file: file!, id: Number(id), name: name!, set: set!, quantity: quantity!, value: Number(value) }));
  const byElement = new Map<string, Row[]>();
  for (const row of rows) byElement.set(`${row.file} ${row.id}`, [...(byElement.get(`${row.file} ${row.id}`) ?? []), row]);

  /** looks at the file's own figures alone */
  const unsound = (row: Row): string | null => {
    const own = byElement.get(`${row.file} ${row.id}`)!;
    const sets = [...new Set(own.map((r) => r.set))];
    const stated = own.flatMap((r) => {
      const kind = KIND.find(([pattern]) => pattern.test(r.quantity))?.[1];
      return kind !== undefined && r.value > 0 ? [{ set: sets.indexOf(r.set), kind, value: r.value }] : [];
    });
    const self = { set: sets.indexOf(row.set), kind: 'net' as const, value: row.value };
    const others = stated.filter((o) => !(o.set === self.set && o.kind === 'net' && o.value === row.value));
    // of three statements two of which are of one size, the third has the wrong unit
    const far = others.filter((o) => Math.abs(Math.log10(o.value / row.value)) > 2);
    if (far.length * 2 > others.length && far.some((o) => partedByUnit(o.value, row.value))) return 'stated-volume-power-of-ten';
    return contradictionOf([self, ...others.filter((o) => !far.includes(o))])?.code ?? null;
  };

  interface Tally { rows: number; open: number; unsound: number; unsoundNear: number; sound: number; near: number; nearer: number; worst: number }
  const tools = new Map<string, Tally>();
  const areasByTool = new Map<string, { piers: number; stated: number; near: number; wide: number; worst: number }>();
  const misses = new Map<string, number>();
  const reasons = new Map<string, number>();
  const open = new Map<string, Set<string>>();
  const unexplained: string[] = [];
  for (const file of new Set(rows.map((r) => r.file))) {
    const tool = toolOf.get(file) ?? '?';
    const found = await measured(file);
    const t: Tally = tools.get(tool) ?? { rows: 0, open: 0, unsound: 0, unsoundNear: 0, sound: 0, near: 0, nearer: 0, worst: 0 };
    tools.set(tool, t);
    for (const row of rows) {
      if (row.file !== file || !NET.test(row.quantity) || !(row.value > 0)) continue;
      t.rows += 1;
      const ours = found.get(row.id);
      if (ours === undefined || ours.g.volume === null) {
        t.open += 1;
        const key = `${file}: ${ours?.g.status ?? 'none'}`;
        open.set(key, (open.get(key) ?? new Set<string>()).add(`${row.name} #${row.id}`));
        continue;
      }
      const off = Math.abs(ours.g.volume / row.value - 1);
      const why = unsound(row);
      if (why !== null) {
        t.unsound += 1;
        if (off <= LIMIT) t.unsoundNear += 1;
        reasons.set(`${file}: ${why}`, (reasons.get(`${file}: ${why}`) ?? 0) + 1);
        continue;
      }
      t.sound += 1;
      t.worst = Math.max(t.worst, off);
      if (off <= LIMIT) t.near += 1;
      if (off <= 1e-3) t.nearer += 1;
      if (off > LIMIT) {
        const cause = CAUSES.find((c) => c[0] === file && c[1] === row.id);
        if (cause === undefined) unexplained.push(`${file} #${row.id} ${row.name} ${row.set}.${row.quantity}: ${row.value} stated, ${ours.g.volume} measured`);
        else misses.set(`${file}: ${cause[2]}`, (misses.get(`${file}: ${cause[2]}`) ?? 0) + 1);
      }
    }
    for (const { g, areas, pier, cls } of found.values()) {
      if (!cls.startsWith('IfcWall') || g.sideArea === null || areas.length === 0 || !(areas[0]! > 0)) continue;
      const a = areasByTool.get(tool) ?? { piers: 0, stated: 0, near: 0, wide: 0, worst: 0 };
      areasByTool.set(tool, a);
      const off = Math.abs(g.sideArea / areas[0]! - 1);
      if (pier) {
        a.piers += 1;
        continue;
      }
      a.stated += 1;
      if (off <= LIMIT) a.near += 1;
      if (off <= 0.03) a.wide += 1;
      a.worst = Math.max(a.worst, off);
    }
  }

  const share = (n: number, of: number): string => (of === 0 ? '–' : `${((100 * n) / of).toFixed(1)} %`);
  printTable(
    'Net volumes as the authoring tools state them (rows NetVolume, Net Volume, Net volume)',
    ['tool', 'rows', 'no volume (body open)', 'unsound by the file itself', 'of these we agree', 'sound', 'within 0.5 %', 'within 0.1 %', 'largest deviation'],
    [...tools].filter(([, t]) => t.rows > 0).map(([tool, t]) => [tool, t.rows, t.open, t.unsound, t.unsoundNear, t.sound, share(t.near, t.sound), share(t.nearer, t.sound), `${(100 * t.worst).toFixed(3)} %`]),
    [
      ...[...reasons].map(([key, n]) => `unsound, ${key}: ${n} rows`),
      ...[...misses].map(([key, n]) => `beyond 0.5 %, ${key}: ${n} rows`),
      ...[...open].map(([key, names]) => `no volume, ${key}: ${[...names].join(', ')}`),
    ],
  );
  if (areasByTool.size > 0) {
    printTable(
      'Side areas of walls as stated (GrossSideArea)',
      ['tool', 'shorter than thick (left out)', 'stated', 'within 0.5 %', 'within 3 %', 'largest deviation'],
      [...areasByTool].map(([tool, a]) => [tool, a.piers, a.stated, share(a.near, a.stated), share(a.wide, a.stated), `${(100 * a.worst).toFixed(2)} %`]),
      ['up to 3 %: the tool takes the mean of two faces of unequal length, or leaves a strip under a sloping roof', 'beyond: two walls in two pieces each with an opening of full height between them, which the tool counts and we do not'],
    );
  }
  for (const [tool, a] of areasByTool) expect(a.wide / a.stated, `side areas, ${tool}`).toBeGreaterThanOrEqual(0.98);
  expect(unexplained).toEqual([]);
  for (const [tool, t] of tools) if (t.sound > 0) expect(t.near / t.sound, tool).toBeGreaterThanOrEqual(SHARE);
  expect([...tools.values()].reduce((sum, t) => sum + t.sound, 0)).toBeGreaterThan(1000);
}, 180_000);
