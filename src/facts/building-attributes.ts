/** What a rule may ask of a building: stated in the profile, or measured from the storeys. */
import type { Interval } from '../units.ts';
import { roundQuantity } from '../units.ts';
import type { BuildingAttributes as Stated, BuildingAttributeName } from '../profile/profile.ts';
import type { Facts } from './facts.ts';
import { mainStoreys } from './main-storeys.ts';
import { structureOf } from './structure.ts';

export interface BuildingAttributes {
  readonly type: string | null;
  /** structural system, see profile.ts */
  readonly structure: string | null;
  /** concrete, steel, timber */
  readonly material: string;
  readonly intensity: string | null;
  readonly seismicGrade: string | null;
  /** m from the outdoor ground to the main roof; null where the storeys do not tell */
  readonly height: Interval | null;
  /** storeys above ground, each with those it stands for */
  readonly storeys: Interval | null;
  /** m, as stated for the aspect ratio */
  readonly width: number | null;
  readonly highRise: boolean | null;
  /** % of the base shear */
  readonly precastShear: Interval | null;
  readonly frameStoreys: number | null;
  readonly fixedAtBasementRoof: boolean | null;
}

const known = new WeakMap<Facts, BuildingAttributes[]>();

/** @param building position in facts.buildings.list */
export function attributesOf(facts: Facts, building: number): BuildingAttributes {
  let list = known.get(facts);
  if (list === undefined) known.set(facts, (list = []));
  return (list[building] ??= read(facts, building));
}

function read(facts: Facts, building: number): BuildingAttributes {
  const stated: Stated = { ...facts.profile.attributes, ...facts.buildings.list[building]!.rule?.attributes };
  const of = <K extends BuildingAttributeName>(name: K): NonNullable<Stated[K]> | null => stated[name] ?? null;
  const precastShear = of('precastShear');
  return {
    type: of('type'), structure: of('structure'), intensity: of('intensity'), seismicGrade: of('seismicGrade'),
    material: structureOf(facts, building).kind,
    height: stated.height === undefined ? measuredHeight(facts, building) : [stated.height, stated.height],
    storeys: storeysAbove(facts, building),
    width: of('width'), highRise: of('highRise'), frameStoreys: of('frameStoreys'), fixedAtBasementRoof: of('fixedAtBasementRoof'),
    precastShear: precastShear === null ? null : [precastShear, precastShear],
  };
}

/** From the outdoor ground to the top of the last storey that is no roof structure, storeys that stand for others added. */
function measuredHeight(facts: Facts, building: number): Interval | null {
  const storeys = mainStoreys(facts, building);
  const last = storeys.at(-1);
  if (last === undefined) return null;
  const repeated = storeys.reduce((sum, storey) => sum + (storey.count - 1) * (storey.to - storey.from), 0);
  const height = roundQuantity(last.to - facts.storeys[building]!.ground.value + repeated);
  return height > 0 ? [height, height] : null;
}

function storeysAbove(facts: Facts, building: number): Interval | null {
  const counted = mainStoreys(facts, building).filter((storey) => storey.aboveGround !== 'no');
  if (counted.length === 0) return null;
  const sum = (sure: boolean): number => counted.reduce((n, storey) => n + (sure && storey.aboveGround === 'unknown' ? 0 : storey.count), 0);
  return [sum(true), sum(false)];
}
