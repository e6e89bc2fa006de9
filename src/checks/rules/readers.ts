/** What checks and quantities may ask for, by name. A check is handed the readers it declares and nothing else. */
import { barConnection, type BarConnection } from '../../facts/bar-connection.ts';
import { baseJoint, type BaseJoint } from '../../facts/base-joint.ts';
import { BEAM_TOPPING_RESTS, beamTopping, type BeamTopping } from '../../facts/beam-topping.ts';
import { bottomZone, type Zone, type ZoneSize } from '../../facts/bottom-zone.ts';
import { buildUpOf, type ReadBuildUp } from '../../facts/build-ups.ts';
import { attributesOf, type BuildingAttributes } from '../../facts/building-attributes.ts';
import { BEDS_REST, beamsAtHead, HEADS_REST, bedUnder, type BeamAtColumn } from '../../facts/column-ends.ts';
import { conceptReader, type ConceptValue } from '../../facts/concepts.ts';
import { concreteGrade, isOfConcrete, type ConcreteGrade } from '../../facts/concrete-grade.ts';
import { contentsOf, type Contents } from '../../facts/contents.ts';
import type { Facts, ElementGeometry } from '../../facts/facts.ts';
import { hungPanelJoints, type PanelJoint } from '../../facts/hung-panel-joints.ts';
import { LAID_RESTS, laidAgainstPlace, type LaidAgainstPlace } from '../../facts/laid-against-place.ts';
import { wallLeaves, type WallLeaves } from '../../facts/leaf-thickness.ts';
import { boundsLiftWell, LIFT_WELLS_REST } from '../../facts/lift-wells.ts';
import { panelOpenings, type PanelOpenings } from '../../facts/lintel-holes.ts';
import { MAIN_ROOF_RESTS, onMainRoof } from '../../facts/main-roof.ts';
import { mainStoreys, STOREYS_REST, type MainStorey } from '../../facts/main-storeys.ts';
import { MARKS_REST, markOf, type Marked } from '../../facts/marks.ts';
import { informationDepth, pieceUnitLevel, unitLevelOf, type Depth } from '../../facts/model-units.ts';
import { pieceOf } from '../../facts/piece.ts';
import { planWidth } from '../../facts/plan-width.ts';
import { hasPrecastVerticals, VERTICAL } from '../../facts/precast-verticals.ts';
import { COMPONENTS, EVERYTHING, NO_ELEMENT, restsOn, type Rests } from '../../facts/rests.ts';
import type { Roles } from '../../facts/roles.ts';
import { SLAB_JOINTS_REST, slabJoints, type SlabJoint } from '../../facts/slab-joints.ts';
import { LAYERS_REST, slabLayers, type SlabLayers } from '../../facts/slab-layers.ts';
import { PANELS_REST } from '../../facts/slab-panels.ts';
import { slabSpan, type SlabSpan } from '../../facts/slab-span.ts';
import { slabStacks } from '../../facts/slab-stacks.ts';
import { sleeveGaps, type Sleeves } from '../../facts/sleeve-gaps.ts';
import { SEATS_REST, stairSeats } from '../../facts/stair-seat.ts';
import { storeyPlaces, type StoreyPlace } from '../../facts/storey-places.ts';
import type { Level } from '../../facts/storeys.ts';
import { elementsIn } from '../../facts/straddling.ts';
import { slabThickness, wallThickness } from '../../facts/structural-thickness.ts';
import { JOINTS_REST } from '../../facts/joints/members.ts';
import { wallJoints, type WallBand, type WallStrip } from '../../facts/wall-joints.ts';
import { doubleSkinOf, sandwichOf, type DoubleSkin, type Sandwich } from '../../facts/wall-leaves.ts';
import { wallLimbs, type Limb } from '../../facts/wall-limbs.ts';
import { weightOf, type Weight } from '../../facts/weight.ts';
import type { Element } from '../../model/model.ts';
import type { Interval } from '../../units.ts';
import { PRECAST_VOLUME_RESTS } from '../precast-volume.ts';
import { boardsOf, declaredRatioOf, precastShareOf } from './building-shares.ts';

/**
 * What an answer about an element may rest on, so that settling one element moves few answers. `own`: that element, its roles and
 * the storeys alone. `near`: also what it is a part of, its parts, and what stands within NEAR of it. `building`: anything in its
 * single building, or that the profile says of it.
 */
export type ReaderScope = 'own' | 'near' | 'building';

/** Supports, joints, beds and neighbours of a piece stand nearer than this, m. */
export const NEAR = 1;

interface Reader<T> {
  readonly scope: ReaderScope;
  /** what of others its answers rest on; its own roles count always */
  readonly on: readonly Rests[];
  readonly of: (facts: Facts) => T;
}

const own = <T>(of: (facts: Facts) => T): Reader<T> => ({ scope: 'own', on: EVERYTHING, of });
const near = <T>(of: (facts: Facts) => T, on: readonly Rests[] = EVERYTHING): Reader<T> => ({ scope: 'near', on, of });
const ofBuilding = <T>(of: (facts: Facts) => T, on: readonly Rests[] = EVERYTHING): Reader<T> => ({ scope: 'building', on, of });

export const READERS = {
  element: own((facts): ((index: number) => Element) => (index) => facts.model.elements[index]!),
  geometry: own((facts): ((index: number) => ElementGeometry | null) => (index) => facts.geometry[index] ?? null),
  roles: own((facts): ((index: number) => Roles) => (index) => facts.roles[index]!),
  /** the storey it stands in; null where none is known */
  level: own((facts): ((index: number) => Level | null) => (index) => {
    const at = facts.levelOf[index] ?? null;
    return at === null ? null : (facts.storeys[facts.buildings.of[index]!]?.levels[at] ?? null);
  }),
  concept: own((facts): ((index: number, concept: string) => ConceptValue | null) => {
    const reader = conceptReader(facts.model, facts.profile);
    const { elements } = facts.model;
    // a part is of the piece that its whole describes
    return (index, concept) => {
      const element = elements[index]!;
      return reader.of(element, concept) ?? (element.whole === null ? null : reader.of(elements[element.whole]!, concept));
    };
  }),
  buildingOf: own((facts): ((index: number) => number) => (index) => facts.buildings.of[index]!),
  slabLayers: near((facts): ((index: number) => SlabLayers) => (index) => slabLayers(facts, index), [LAYERS_REST]),
  /** poured on precast plates, or drawn over them in the slab's whole thickness */
  overPlates: near((facts): ((index: number) => boolean) => {
    return (index) => facts.buildings.of[index]! >= 0 && slabStacks(facts, facts.buildings.of[index]!).overPlates.has(index);
  }, [LAYERS_REST]),
  /** panels are as long as their plates go on */
  slabSpan: ofBuilding((facts): ((index: number) => SlabSpan) => (index) => slabSpan(facts, index), PANELS_REST),
  slabJoints: near((facts): ((index: number) => readonly SlabJoint[]) => (index) => slabJoints(facts, index), SLAB_JOINTS_REST),
  onMainRoof: ofBuilding((facts): ((index: number) => boolean | null) => (index) => onMainRoof(facts, index), MAIN_ROOF_RESTS),
  beamTopping: near((facts): ((index: number) => BeamTopping | null) => (index) => beamTopping(facts, index), BEAM_TOPPING_RESTS),
  beamsAtHead: near((facts): ((column: number) => readonly BeamAtColumn[]) => (column) => beamsAtHead(facts, column), HEADS_REST),
  bedUnder: near((facts): ((column: number) => { readonly thickness: number; readonly on: number } | null) => (column) => bedUnder(facts, column), BEDS_REST),
  /** the levels of its building, lowest first */
  levels: own((facts): ((index: number) => readonly Level[]) => (index) => facts.storeys[facts.buildings.of[index]!]?.levels ?? []),
  leaves: near((facts): ((index: number) => WallLeaves | 'untold' | 'none') => (index) => wallLeaves(facts, index)),
  panelOpenings: own((facts): ((index: number) => PanelOpenings | null) => (index) => panelOpenings(facts, index)),
  /** elements that are lifted with it, itself included; the first speaks for all */
  piece: near((facts): ((index: number) => readonly number[]) => (index) => pieceOf(facts, index)),
  weight: near((facts): ((index: number) => Weight | null) => (index) => weightOf(facts, index)),
  /** with neighbours of a higher index */
  panelJoints: near((facts): ((index: number) => readonly PanelJoint[]) => (index) => hungPanelJoints(facts).get(index) ?? []),
  sleeves: near((facts): (() => Sleeves) => () => sleeveGaps(facts), [restsOn(['embedded-part'])]),
  strips: near((facts): ((index: number) => readonly WallStrip[]) => (index) => wallJoints(facts, facts.buildings.of[index]!).strips.get(index) ?? [], JOINTS_REST),
  band: near((facts): ((index: number) => WallBand | null) => (index) => wallJoints(facts, facts.buildings.of[index]!).bands.get(index) ?? null, JOINTS_REST),
  baseJoint: near((facts): ((index: number) => BaseJoint | null) => (index) => baseJoint(facts, index), JOINTS_REST),
  seats: near((facts): ((index: number) => ReturnType<typeof stairSeats>) => (index) => stairSeats(facts, index), SEATS_REST),
  /** where one of them changes, everything is judged again: changed.ts */
  building: ofBuilding((facts): ((building: number) => BuildingAttributes) => (building) => attributesOf(facts, building), NO_ELEMENT),
  precastVolume: ofBuilding(precastShareOf, PRECAST_VOLUME_RESTS),
  boards: ofBuilding(boardsOf),
  declaredRatio: ofBuilding(declaredRatioOf, NO_ELEMENT),
  concreteGrade: own((facts): ((index: number) => ConcreteGrade | null) => (index) => concreteGrade(facts, index)),
  ofConcrete: own((facts): ((index: number) => boolean) => (index) => isOfConcrete(facts, index)),
  barConnection: own((facts): ((index: number) => BarConnection | null) => (index) => barConnection(facts, index)),
  /** a topmost storey ends where its highest slab does */
  storeyPlaces: ofBuilding((facts): ((index: number) => readonly StoreyPlace[] | null) => (index) => storeyPlaces(facts, index), STOREYS_REST),
  bottomZone: ofBuilding((facts): ((building: number, size: ZoneSize) => Zone) => (building, size) => bottomZone(facts, building, size), STOREYS_REST),
  mainStoreys: ofBuilding((facts): ((building: number) => readonly MainStorey[]) => (building) => mainStoreys(facts, building), STOREYS_REST),
  /** leaves may be parts of their own, which roles tell apart */
  sandwich: near((facts): ((index: number) => Sandwich | null) => (index) => sandwichOf(facts, index)),
  doubleSkin: near((facts): ((index: number) => DoubleSkin | null) => (index) => doubleSkinOf(facts, index)),
  wallThickness: near((facts): ((index: number) => Interval | null) => (index) => wallThickness(facts, index)),
  slabThickness: near((facts): ((index: number) => Interval | null) => (index) => slabThickness(facts, index)),
  /** wells go through all storeys */
  liftWell: ofBuilding((facts): ((index: number) => boolean | null) => (index) => boundsLiftWell(facts, index), LIFT_WELLS_REST),
  planWidth: ofBuilding((facts): ((building: number) => Interval | null) => (building) => planWidth(facts, building), [restsOn(['slab', 'roof', 'topping'])]),
  precastVerticals: ofBuilding((facts): ((building: number) => boolean | null) => (building) => hasPrecastVerticals(facts, building), [restsOn(VERTICAL, 'precast')]),
  wallLimbs: ofBuilding((facts): ((building: number) => readonly Limb[]) => (building) => wallLimbs(facts, building), COMPONENTS),
  rolesIn: ofBuilding((facts): ((building: number) => readonly { readonly index: number; readonly roles: Roles }[]) => (building) =>
    elementsIn(facts.buildings, building).filter((index) => facts.buildings.of[index] === building).map((index) => ({ index, roles: facts.roles[index]! }))),
  /** sleeves, anchors, boxes and bars that are modelled inside a piece */
  contents: near((facts): ((index: number) => Contents) => (index) => contentsOf(facts, index), COMPONENTS),
  mark: ofBuilding((facts): ((index: number) => Marked | null) => (index) => markOf(facts, index), MARKS_REST),
  /** its build-up in the profile's 做法表; what the profile's table says is compared with the profile's earlier one as a whole */
  buildUp: own((facts): ((index: number) => ReadBuildUp | null) => (index) => buildUpOf(facts, index)),
  /** by GB/T 51301: of a building, and of a piece */
  unitLevel: ofBuilding((facts): ((building: number) => readonly [number, number]) => (building) => unitLevelOf(facts, building), COMPONENTS),
  pieceUnitLevel: near((facts): ((index: number) => number) => (index) => pieceUnitLevel(facts, index), COMPONENTS),
  depth: near((facts): ((index: number) => Depth) => (index) => informationDepth(facts, index), COMPONENTS),
  /** of lines: how they are said to be laid, and what their bodies lie in */
  laid: ofBuilding((facts): ((index: number) => LaidAgainstPlace | null) => (index) => laidAgainstPlace(facts, index), LAID_RESTS),
};

export type ReaderName = keyof typeof READERS;
export type Readers = { readonly [K in ReaderName]: ReturnType<(typeof READERS)[K]['of']> };
export type Given<K extends ReaderName> = Pick<Readers, K>;

/** The readers named, and no others: what was not declared is not there. */
export function given<K extends ReaderName>(facts: Facts, names: readonly K[]): Given<K> {
  return Object.fromEntries(names.map((name) => [name, READERS[name].of(facts)])) as unknown as Given<K>;
}
