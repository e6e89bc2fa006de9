/** What checks and quantities may ask for, by name. A check is handed the readers it declares and nothing else. */
import { barConnection, type BarConnection } from '../../facts/bar-connection.ts';
import { bottomZone, type Zone, type ZoneSize } from '../../facts/bottom-zone.ts';
import { attributesOf, type BuildingAttributes } from '../../facts/building-attributes.ts';
import { conceptReader, type ConceptValue } from '../../facts/concepts.ts';
import { concreteGrade, isOfConcrete, type ConcreteGrade } from '../../facts/concrete-grade.ts';
import type { Facts } from '../../facts/facts.ts';
import { boundsLiftWell } from '../../facts/lift-wells.ts';
import { mainStoreys, type MainStorey } from '../../facts/main-storeys.ts';
import { planWidth } from '../../facts/plan-width.ts';
import { hasPrecastVerticals } from '../../facts/precast-verticals.ts';
import type { Roles } from '../../facts/roles.ts';
import { storeyPlaces, type StoreyPlace } from '../../facts/storey-places.ts';
import type { Level } from '../../facts/storeys.ts';
import { slabThickness, wallThickness } from '../../facts/structural-thickness.ts';
import { doubleSkinOf, sandwichOf, type DoubleSkin, type Sandwich } from '../../facts/wall-leaves.ts';
import { wallLimbs, type Limb } from '../../facts/wall-limbs.ts';
import { elementsIn } from '../../facts/straddling.ts';
import type { Interval } from '../../units.ts';
import type { ElementGeometry } from '../../facts/facts.ts';
import type { Element } from '../../model/model.ts';

/**
 * `own`: what it answers of an element rests on that element, its roles and the storeys alone, so that settling one element
 * moves no other's answer. `context`: it may rest on any element or on the profile.
 */
interface Reader<T> {
  readonly scope: 'own' | 'context';
  readonly of: (facts: Facts) => T;
}

const own = <T>(of: (facts: Facts) => T): Reader<T> => ({ scope: 'own', of });
const context = <T>(of: (facts: Facts) => T): Reader<T> => ({ scope: 'context', of });

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
  concreteGrade: own((facts): ((index: number) => ConcreteGrade | null) => (index) => concreteGrade(facts, index)),
  ofConcrete: own((facts): ((index: number) => boolean) => (index) => isOfConcrete(facts, index)),
  barConnection: own((facts): ((index: number) => BarConnection | null) => (index) => barConnection(facts, index)),
  /** a topmost storey ends where its highest slab does */
  storeyPlaces: context((facts): ((index: number) => readonly StoreyPlace[] | null) => (index) => storeyPlaces(facts, index)),
  bottomZone: context((facts): ((building: number, size: ZoneSize) => Zone) => (building, size) => bottomZone(facts, building, size)),
  mainStoreys: context((facts): ((building: number) => readonly MainStorey[]) => (building) => mainStoreys(facts, building)),
  /** leaves may be parts of their own, which roles tell apart */
  sandwich: context((facts): ((index: number) => Sandwich | null) => (index) => sandwichOf(facts, index)),
  doubleSkin: context((facts): ((index: number) => DoubleSkin | null) => (index) => doubleSkinOf(facts, index)),
  wallThickness: context((facts): ((index: number) => Interval | null) => (index) => wallThickness(facts, index)),
  slabThickness: context((facts): ((index: number) => Interval | null) => (index) => slabThickness(facts, index)),
  liftWell: context((facts): ((index: number) => boolean | null) => (index) => boundsLiftWell(facts, index)),
  planWidth: context((facts): ((building: number) => Interval | null) => (building) => planWidth(facts, building)),
  precastVerticals: context((facts): ((building: number) => boolean | null) => (building) => hasPrecastVerticals(facts, building)),
  wallLimbs: context((facts): ((building: number) => readonly Limb[]) => (building) => wallLimbs(facts, building)),
  rolesIn: context((facts): ((building: number) => readonly { readonly index: number; readonly roles: Roles }[]) => (building) =>
    elementsIn(facts.buildings, building).filter((index) => facts.buildings.of[index] === building).map((index) => ({ index, roles: facts.roles[index]! }))),
  building: context((facts): ((building: number) => BuildingAttributes) => (building) => attributesOf(facts, building)),
};

export type ReaderName = keyof typeof READERS;
export type Readers = { readonly [K in ReaderName]: ReturnType<(typeof READERS)[K]['of']> };
export type Given<K extends ReaderName> = Pick<Readers, K>;

/** The readers named, and no others: what was not declared is not there. */
export function given<K extends ReaderName>(facts: Facts, names: readonly K[]): Given<K> {
  return Object.fromEntries(names.map((name) => [name, READERS[name].of(facts)])) as unknown as Given<K>;
}
