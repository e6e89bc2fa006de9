/** What checks and quantities may ask for, by name. A check is handed the readers it declares and nothing else. */
import { attributesOf, type BuildingAttributes } from '../../facts/building-attributes.ts';
import { buildUpOf, type ReadBuildUp } from '../../facts/build-ups.ts';
import { conceptReader, type ConceptValue } from '../../facts/concepts.ts';
import { contentsOf, type Contents } from '../../facts/contents.ts';
import type { Facts } from '../../facts/facts.ts';
import { laidAgainstPlace, type LaidAgainstPlace } from '../../facts/laid-against-place.ts';
import { markOf, type Marked } from '../../facts/marks.ts';
import { informationDepth, pieceUnitLevel, unitLevelOf, type Depth } from '../../facts/model-units.ts';
import type { Roles } from '../../facts/roles.ts';
import type { Level } from '../../facts/storeys.ts';
import { weightOf, type Weight } from '../../facts/weight.ts';
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
  /** sleeves, anchors, boxes and bars that are modelled inside a piece */
  contents: context((facts): ((index: number) => Contents) => (index) => contentsOf(facts, index)),
  mark: context((facts): ((index: number) => Marked | null) => (index) => markOf(facts, index)),
  /** its build-up in the profile's 做法表; what the profile's table says is compared with the profile's earlier one as a whole */
  buildUp: own((facts): ((index: number) => ReadBuildUp | null) => (index) => buildUpOf(facts, index)),
  /** by GB/T 51301: of a building, and of a piece */
  unitLevel: context((facts): ((building: number) => readonly [number, number]) => (building) => unitLevelOf(facts, building)),
  pieceUnitLevel: context((facts): ((index: number) => number) => (index) => pieceUnitLevel(facts, index)),
  depth: context((facts): ((index: number) => Depth) => (index) => informationDepth(facts, index)),
  weight: context((facts): ((index: number) => Weight | null) => (index) => weightOf(facts, index)),
  /** of lines: how they are said to be laid, and what their bodies lie in */
  laid: context((facts): ((index: number) => LaidAgainstPlace | null) => (index) => laidAgainstPlace(facts, index)),
  building: context((facts): ((building: number) => BuildingAttributes) => (building) => attributesOf(facts, building)),
};

export type ReaderName = keyof typeof READERS;
export type Readers = { readonly [K in ReaderName]: ReturnType<(typeof READERS)[K]['of']> };
export type Given<K extends ReaderName> = Pick<Readers, K>;

/** The readers named, and no others: what was not declared is not there. */
export function given<K extends ReaderName>(facts: Facts, names: readonly K[]): Given<K> {
  return Object.fromEntries(names.map((name) => [name, READERS[name].of(facts)])) as unknown as Given<K>;
}
