/** 预制构件统计表 (domain 4.2, tables 14 and 15): precast and composite pieces by mark, size, concrete and weight, and how many of each. */
import { concreteGrade } from '../facts/concrete-grade.ts';
import { conceptReader } from '../facts/concepts.ts';
import type { ElementGeometry, Facts } from '../facts/facts.ts';
import { ELSEWHERE, markOf } from '../facts/marks.ts';
import { fold } from '../facts/names.ts';
import { pieceOf, speaksForPiece } from '../facts/piece.ts';
import { overCopies } from '../facts/rival-copies.ts';
import { REINFORCED_CONCRETE, weightOf } from '../facts/weight.ts';
import { roundQuantity, type Interval } from '../units.ts';

export interface Schedule {
  /** kg/m³ that weights are taken with */
  readonly density: { readonly value: number; readonly from: 'profile' | 'assumed' };
  /** by building, component, mark */
  readonly rows: readonly ScheduleRow[];
  readonly kinds: readonly ScheduleKind[];
}

/** Pieces of one mark, size and concrete. Figures are of one piece. */
export interface ScheduleRow {
  readonly building: string;
  /** as in Report.elements' roles */
  readonly component: string;
  readonly made: 'precast' | 'composite';
  /** 构件编号; null: nothing states one */
  readonly mark: string | null;
  /** type, or name where there is none: what stands in for the mark */
  readonly type: string;
  /** 图集型号 */
  readonly atlas: string | null;
  /** m: length, width or thickness, height where the piece stands or lies straight; else falling. Null: not measured */
  readonly size: readonly [number, number, number] | null;
  /** the number after C, least and most where sources differ */
  readonly grade: Interval | null;
  /** m³, net; over all copies of the piece where no rank says which of them counts */
  readonly volume: Interval | null;
  /** kg of its concrete, all leaves; over all copies as `volume` */
  readonly weight: Interval | null;
  /** of one such storey; `level` −1 under the lowest, null on none */
  readonly storeys: readonly { readonly storey: string; readonly level: number | null; readonly standsFor: number; readonly count: number }[];
  /** × storeys that stand for others */
  readonly total: number;
  /** positions in Report.elements, one per piece */
  readonly elements: readonly number[];
  /** others bear this mark and have another shape, or none that could be compared */
  readonly differs: 'no' | 'yes' | 'unknown';
}

/** 标准化: how many specifications a kind of piece has. Modular sizes are not judged (domain 2.2). */
export interface ScheduleKind {
  readonly building: string;
  readonly component: string;
  readonly specifications: number;
  readonly total: number;
  /** share of the three most frequent, percent, two decimals */
  readonly topThree: number;
}

/** sides and volumes are compared to this: 1 mm, 1e-3 m³ */
const GRAIN = 1000;

interface Gathering {
  readonly row: Omit<ScheduleRow, 'storeys' | 'total' | 'elements'>;
  readonly levels: Map<number | null, number>;
  readonly elements: number[];
}

export function scheduleOf(facts: Facts): Schedule {
  const concepts = conceptReader(facts.model, facts.profile);
  const rows: ScheduleRow[] = [];
  for (const [position, building] of facts.buildings.list.entries()) {
    const levels = facts.storeys[position]!.levels;
    const found = new Map<string, Gathering>();
    for (const { index } of facts.model.elements) {
      if (facts.buildings.of[index] !== position || !isPiece(facts, index)) continue;
      const row = describe(facts, concepts, building.id, index);
      const key = JSON.stringify([row.component, row.made, row.mark === null ? ['type', fold(row.type)] : ['mark', fold(row.mark)], row.size?.map(coarse), row.volume?.map(coarse), row.grade, row.differs]);
      let gathering = found.get(key);
      if (gathering === undefined) found.set(key, (gathering = { row, levels: new Map(), elements: [] }));
      const level = facts.levelOf[index] ?? null;
      gathering.levels.set(level, (gathering.levels.get(level) ?? 0) + 1);
      gathering.elements.push(index);
    }
    const own = [...found.values()].map(({ row, levels: at, elements }): ScheduleRow => {
      const storeys = [...at].sort((a, b) => (a[0] ?? -2) - (b[0] ?? -2)).map(([level, count]) => ({
        storey: level === null ? '' : (levels[level]?.name ?? ''), level, standsFor: level === null ? 1 : (levels[level]?.standsFor ?? 1), count,
      }));
      return { ...row, storeys, total: storeys.reduce((sum, { standsFor, count }) => sum + standsFor * count, 0), elements };
    });
    rows.push(...own.sort(inOrder));
  }
  const density = facts.profile.concreteDensity;
  return { density: { value: density ?? REINFORCED_CONCRETE, from: density === undefined ? 'assumed' : 'profile' }, rows, kinds: kindsOf(rows) };
}

function isPiece(facts: Facts, index: number): boolean {
  const { precast } = facts.roles[index]!;
  if (precast !== 'precast' && precast !== 'composite') return false;
  const out = facts.outOfScope[index] ?? null;
  return (out === null || !ELSEWHERE.has(out)) && speaksForPiece(facts, index);
}

function describe(facts: Facts, concepts: ReturnType<typeof conceptReader>, building: string, index: number): Gathering['row'] {
  const element = facts.model.elements[index]!;
  const roles = facts.roles[index]!;
  const marked = markOf(facts, index);
  const bodies = pieceOf(facts, index);
  const atlas = concepts.of(element, 'atlas-number')?.value ?? null;
  const volumes = bodies.map((body) => overCopies(facts, body, (copy) => volumeOf(facts.geometry[copy] ?? null)));
  const weights = bodies.map((body) => weightOf(facts, body));
  return {
    building, component: roles.component, made: roles.precast as ScheduleRow['made'],
    mark: marked?.mark ?? null, type: element.objectType || element.type?.name || element.name, atlas: atlas === null ? null : String(atlas),
    size: bodies.length === 1 ? sizeOf(facts.geometry[index] ?? null) : null,
    grade: concreteGrade(facts, index)?.value ?? null,
    volume: volumes.every((volume) => volume !== null) ? added(volumes as Interval[]) : null,
    weight: weights.every((weight) => weight !== null) ? added(weights.map((weight) => weight!.kg)) : null,
    differs: marked === null || marked.shared === 0 ? 'no' : marked.shape === 'other' ? 'yes' : marked.shape === 'unknown' ? 'unknown' : 'no',
  };
}

function volumeOf(g: ElementGeometry | null): Interval | null {
  return g === null ? null : g.volume === null ? g.volumeBounds : [g.volume, g.volume];
}

function added(parts: readonly Interval[]): Interval {
  return [roundQuantity(parts.reduce((sum, part) => sum + part[0], 0)), roundQuantity(parts.reduce((sum, part) => sum + part[1], 0))];
}

/** A side that is as long as the body is high is its height. */
function sizeOf(g: ElementGeometry | null): ScheduleRow['size'] {
  if (g?.size == null) return null;
  const mm = g.size.map((side) => Math.round(side * GRAIN) / GRAIN) as [number, number, number];
  if (g.bbox === null) return mm;
  const high = g.bbox[5] - g.bbox[2];
  const up = [0, 1, 2].reduce((best, i) => (Math.abs(mm[i]! - high) < Math.abs(mm[best]! - high) ? i : best), 0);
  if (Math.abs(mm[up]! - high) > 1.5 / GRAIN) return mm;
  const [length, width] = mm.filter((_, i) => i !== up);
  return [length!, width!, mm[up]!];
}

const coarse = (value: number): number => Math.round(value * GRAIN);

function inOrder(a: ScheduleRow, b: ScheduleRow): number {
  const by = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return by(a.component, b.component) || by(a.mark ?? a.type, b.mark ?? b.type) || (b.volume?.[1] ?? 0) - (a.volume?.[1] ?? 0) || a.elements[0]! - b.elements[0]!;
}

function kindsOf(rows: readonly ScheduleRow[]): readonly ScheduleKind[] {
  const kinds = new Map<string, ScheduleRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.building, row.component]);
    const list = kinds.get(key);
    if (list === undefined) kinds.set(key, [row]);
    else list.push(row);
  }
  return [...kinds.values()].map((list): ScheduleKind => {
    const total = list.reduce((sum, row) => sum + row.total, 0);
    const top = list.map((row) => row.total).sort((a, b) => b - a).slice(0, 3).reduce((sum, n) => sum + n, 0);
    const { building, component } = list[0]!;
    return { building, component, specifications: list.length, total, topThree: total === 0 ? 0 : Math.round((top / total) * 10_000) / 100 };
  });
}
