/** Joint concrete of one kind (4.0.3): what it adds up to, where it lies, and what it joins. */
import { amount, doubt, formula, note, type Line, type Measured } from '../facts/measured.ts';
import type { Shown, ShownTone } from '../facts/measured-picture.ts';
import type { PackItem, PackScoring } from '../standards/pack.ts';
import type { Interval } from '../units.ts';
import type { ItemResult } from './report.ts';

const TONE: Readonly<Record<'yes' | 'no' | 'unknown', ShownTone>> = { yes: 'counted', no: 'not-counted', unknown: 'open' };

/** Lines of an item that lead to its joints. */
export function jointLines(result: ItemResult, building: number): readonly Line[] {
  return (result.joints ?? []).map((row, i): Line => ({
    key: 'jointRow', as: 'row', params: { title: row.title, n: row.count, v: amount(row.volume, 'm³'), all: amount(row.concrete, 'm³') },
    opens: { kind: 'joints', building, item: result.id, row: i },
  }));
}

export function measuredJoints(pack: Pick<PackScoring, 'edition'>, item: PackItem, building: number, result: ItemResult, row: number): Measured | null {
  const joints = result.joints?.[row];
  if (!joints) return null;
  const lines: Line[] = [formula('jointSum', { title: joints.title, n: joints.count, v: amount(joints.volume, 'm³'), all: amount(joints.concrete, 'm³') })];
  if (joints.limit !== null) lines.push(note('jointLimit', { limit: amount(joints.limit, 'm') }));
  if (joints.asks) lines.push(doubt('jointAsks'));
  for (const place of joints.places) {
    const ends = (side: 0 | 1): Interval => {
      const values = place.options.map((option) => option[side]);
      return [Math.min(...values), Math.max(...values)];
    };
    const params = { storey: place.storey || '—', v: amount(ends(0), 'm³'), all: amount(ends(1), 'm³'), counted: { group: 'counted.short', code: place.counts } };
    const held = place.limit ?? joints.limit;
    lines.push(place.size === null || held === null
      ? { key: 'jointPlace', as: 'row', params }
      : { key: 'jointSize', as: 'row', params: { ...params, size: amount(place.size, 'm'), limit: amount(held, 'm') } });
  }
  return {
    subject: { kind: 'joints', building, item: item.id, row }, figure: 'joints', value: joints.volume, unit: 'm³',
    clause: `${pack.edition} ${joints.clause}`, lines, switches: [],
    elements: [...new Set(joints.places.flatMap((place) => [...(place.element === null ? [] : [place.element]), ...place.between]))],
    picture: joints.places.map((place): Shown => ({
      kind: 'prism', contours: place.contours.map((c) => Float64Array.from(c)), z0: place.z[0], z1: place.z[1], tone: TONE[place.counts],
    })),
  };
}
