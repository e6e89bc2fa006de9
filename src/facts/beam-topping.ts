/** Concrete poured on the precast part of a composite beam (JGJ 1-2014 7.3.1): the whole depth less the precast one. */
import type { Interval } from '../units.ts';
import { beamName } from './beam-names.ts';
import { bodyGrid, type BodyGrid } from './body-grid.ts';
import { conceptReader } from './concepts.ts';
import { coveredBy } from './covered-by.ts';
import type { Facts } from './facts.ts';
import { covers } from './in-contours.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { restsOn } from './rests.ts';

export interface BeamTopping {
  /** m; null: not known */
  readonly value: Interval | null;
  readonly where: string;
  readonly others: readonly number[];
}

/** Depths that differ by less are the same, m. */
const SAME = 0.005;
/** What rises less over a beam is no layer on it, m. */
const LEAST = 0.02;

export const BEAM_TOPPING_RESTS = [restsOn(['topping', 'beam', 'slab', 'roof'], 'precast')];

/** Null: no composite beam. One marked as precast may be composite. */
export function beamTopping(facts: Facts, index: number): BeamTopping | null {
  const { component, precast } = facts.roles[index]!;
  if (component !== 'beam' || precast === 'cast-in-place' || precast === 'not-applicable') return null;
  const element = facts.model.elements[index]!;
  const name = beamName(element);
  const body = facts.geometry[index]?.height ?? null;
  const reader = conceptReader(facts.model, facts.profile);
  const stated = reader.of(element, 'topping-thickness');
  const height = reader.of(element, 'precast-height');
  const lower = typeof height?.value === 'number' ? { value: height.value, where: height.where }
    : name.precastDepth !== null ? { value: name.precastDepth, where: `name "${name.text}"` } : null;
  // a body no deeper than its precast part is that part alone; what is poured on it may be drawn
  const alone = body !== null && (lower === null ? precast === 'precast' : Math.abs(body - lower.value) <= SAME);
  const drawn = alone ? drawnOver(facts, index) : null;
  if (drawn !== null) return drawn;
  if (typeof stated?.value === 'number') return { value: [stated.value, stated.value], where: stated.where, others: [] };
  if (lower === null) return { value: null, where: '', others: [] };
  const whole = alone || body === null ? name.depth : body;
  if (whole === null || whole - lower.value < LEAST) return { value: null, where: lower.where, others: [] };
  const topping = whole - lower.value;
  const named = name.depth === null ? topping : name.depth - lower.value;
  const against = Math.abs(named - topping) > SAME ? `; ≠ name "${name.text}": ${Math.round(named * 1000)} mm` : '';
  return { value: [topping, topping], where: `${whole === body ? 'geometry less ' : ''}${lower.where}${against}`, others: [] };
}

/** The highest concrete poured on the middle of the beam. */
function drawnOver(facts: Facts, index: number): BeamTopping | null {
  const [x0, y0, z0, x1, y1, z1] = facts.geometry[index]!.bbox!;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  let [top, others]: [number, readonly number[]] = [z1, []];
  for (const other of poured(facts, facts.buildings.of[index]!).near([x, y, z0, x, y, z1 + SAME])) {
    if (other === index) continue;
    const g = facts.geometry[other]!;
    const outline = coveredBy(g);
    if (g.bbox![2] > z1 + SAME || g.bbox![5] < z1 + LEAST || outline === null || !covers(outline, x, y)) continue;
    top = Math.max(top, g.bbox![5]);
    others = [...others, other];
  }
  return others.length === 0 ? null : { value: [top - z1, top - z1], where: 'geometry', others };
}

const poured: (facts: Facts, building: number) => BodyGrid = keptByBuilding((facts, building) => bodyGrid(facts, building, (index) => {
  const { component, precast } = facts.roles[index]!;
  if (component === 'topping') return true;
  return precast === 'cast-in-place' && (component === 'beam' || component === 'slab' || component === 'roof');
}), BEAM_TOPPING_RESTS, 'no-switches');
