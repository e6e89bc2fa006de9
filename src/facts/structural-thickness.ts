/** Thickness of what bears in a wall or a slab: without finishes and insulation, of a sandwich panel the inner leaf alone, of a double skin with its core. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { TOLERANCE, type Interval } from '../units.ts';
import { concreteShare, ownUses } from './concrete.ts';
import type { Facts } from './facts.ts';
import { materialReader } from './material-kind.ts';

const views = new WeakMap<Facts, Facts>();

/** What bears, whatever the score's switches count. */
function bearing(facts: Facts): Facts {
  let view = views.get(facts);
  if (view === undefined) views.set(facts, (view = { ...facts, switches: { ...facts.switches, 'outer-leaf': 'excluded', 'double-skin-core': 'counted' } }));
  return view;
}

/** m; null where the body does not tell. */
export function wallThickness(facts: Facts, index: number): Interval | null {
  const body = facts.geometry[index] ?? null;
  const thickness = body === null ? null : throughWall(body);
  if (thickness === null) return null;
  const shares = concreteShare(bearing(facts), index).options.map((option) => option.all);
  return [thickness * Math.min(...shares), thickness * Math.max(...shares)];
}

/** m; of a slab that is not evenly thick the lower end is 0: some of it may be anything. */
export function slabThickness(facts: Facts, index: number): Interval | null {
  const body = facts.geometry[index] ?? null;
  if (body?.grossVolume == null || !body.footprintArea || body.height === null || body.size === null) return null;
  const mean = body.grossVolume / body.footprintArea;
  const even = near(mean, body.height);
  const sloping = body.size[2] < mean && body.size[2] < body.height;
  const [lo, hi]: Interval = even ? [mean, mean] : sloping ? [body.size[2], body.size[2]] : [0, mean];
  const layers = concreteLayers(facts, index);
  if (layers === null) return [lo, hi];
  // layers that do not make up the body leave open which of the two is right
  return near(layers.all, hi) ? [Math.min(lo, layers.concrete[0]), layers.concrete[1]] : [Math.min(lo, layers.concrete[0]), hi];
}

/** Curved and bent walls: volume over face. */
function throughWall(body: ElementGeometry): number | null {
  const { length, thickness, footprintArea, grossVolume, sideArea } = body;
  if (length !== null && thickness !== null && footprintArea !== null && footprintArea >= STRAIGHT * length * thickness) return thickness;
  return grossVolume !== null && sideArea !== null && sideArea > 0 ? grossVolume / sideArea : null;
}

/** Of its rectangle a straight wall fills at least this. */
const STRAIGHT = 0.97;

interface Layers {
  readonly all: number;
  /** with and without what nothing recognises */
  readonly concrete: Interval;
}

/** Null where the material is not layered, or no layer says what it is. */
function concreteLayers(facts: Facts, index: number): Layers | null {
  const read = materialReader(facts.profile);
  const layers = ownUses(facts.model.elements[index]!).filter((use) => use.kind === 'layer' && (use.thickness ?? 0) > 0);
  const kinds = layers.map((use) => read(use).kind);
  if (layers.length < 2 || kinds.every((kind) => kind === 'unknown')) return null;
  const sum = (...wanted: readonly string[]): number => layers.reduce((total, use, i) => total + (wanted.includes(kinds[i]!) ? use.thickness! : 0), 0);
  return { all: layers.reduce((total, use) => total + use.thickness!, 0), concrete: [sum('concrete', 'mixed'), sum('concrete', 'mixed', 'unknown')] };
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE.coincidence;
}
