/**
 * Measures of a what-if 方案比选: what some elements would be made as, or what an item would reach. A list of them laid over a
 * profile is another profile; the profile itself is never touched.
 */
import { activeRules } from './active.ts';
import { roundQuantity } from '../units.ts';
import type { DeclaredItem, ItemId, Profile, Settlement, SystemRule } from './profile.ts';

export type SettledRole = Settlement['role'];

/** Elements are made otherwise: their roles are settled. */
export interface SettleMeasure {
  readonly kind: 'settle';
  readonly item: ItemId;
  readonly component: string;
  /** type name that they share, '' where there is none or several */
  readonly type: string;
  /** how many types they are of */
  readonly types: number;
  /** names of the storeys they stand in, lowest first */
  readonly storeys: readonly string[];
  readonly settle: readonly { readonly role: SettledRole; readonly value: string | boolean }[];
  /** positions in Report.elements, rising */
  readonly elements: readonly number[];
  /** in the item's unit, storey multipliers in it */
  readonly quantity: number;
  readonly unit: string;
}

/** Lines of one type are laid apart from the structure (4.0.13). A type is laid one way on every storey. */
export interface LayMeasure {
  readonly kind: 'lay';
  readonly item: ItemId;
  readonly type: string;
  readonly elements: readonly number[];
  readonly quantity: number;
  readonly unit: string;
}

/** An item reaches a ratio, is there or not, or is answered yes: nothing says by which elements. */
export interface StateMeasure {
  readonly kind: 'state';
  readonly item: ItemId;
  readonly building: string;
  /** percent */
  readonly ratio?: number;
  readonly present?: boolean;
  readonly value?: boolean;
  /** in the item's unit: what has to be added to reach the ratio; null where the denominator is not known */
  readonly quantity: number | null;
  readonly unit: string;
}

export type Measure = SettleMeasure | LayMeasure | StateMeasure;

/** What settlements name an element by. */
export interface Named {
  readonly globalId: string;
  /** type name, '' when none */
  readonly type: string;
  /** path of its file */
  readonly file: string;
}

export interface Names {
  readonly of: (element: number) => Named | undefined;
  /** elements of each type name, in every file */
  readonly ofType: ReadonlyMap<string, readonly number[]>;
  /** GlobalIds that several elements have */
  readonly repeated: ReadonlySet<string>;
  /** ids of the single buildings */
  readonly buildings: readonly string[];
}

/** Indexed once per model. */
export function namesOf(elements: readonly Named[], buildings: readonly string[]): Names {
  const ofType = new Map<string, number[]>();
  const seen = new Set<string>();
  const repeated = new Set<string>();
  elements.forEach(({ globalId, type }, i) => {
    const list = ofType.get(type);
    if (list) list.push(i);
    else ofType.set(type, [i]);
    if (seen.has(globalId)) repeated.add(globalId);
    seen.add(globalId);
  });
  return { of: (i) => elements[i], ofType, repeated, buildings };
}

/** What is written to each decision that a measure makes. */
export interface Ground {
  readonly reason: string;
  readonly who?: string;
  readonly date?: string;
}

/** The reason of decisions that are only compared, never kept. */
export const WHAT_IF_REASON = '方案比选';

/** The profile with the measures laid over it, in their order. */
export function withMeasures(profile: Profile, measures: readonly Measure[], names: Names, ground: Ground = { reason: WHAT_IF_REASON }): Profile {
  if (measures.length === 0) return profile;
  const settlements = settledBy(profile, measures.filter((one) => one.kind === 'settle'), names, ground);
  const systems = measures.flatMap((one): SystemRule[] => (one.kind === 'lay' ? [{ match: one.type, laying: 'separated', reason: ground.reason }] : []));
  const declared = measures.reduce<readonly DeclaredItem[]>((list, one) => (one.kind === 'state' ? stated(list, one, names, ground) : list), profile.declared ?? []);
  return {
    ...profile,
    ...(settlements.length > 0 ? { settlements } : {}),
    // of several rules the first that states a field holds
    ...(systems.length > 0 ? { systems: [...systems.reverse(), ...(profile.systems ?? [])] } : {}),
    ...(declared.length > 0 ? { declared } : {}),
  };
}

const keyOf = ({ by, key, role, file }: Settlement): string => `${by}\n${role}\n${file ?? ''}\n${key}`;

function settledBy(profile: Profile, measures: readonly SettleMeasure[], names: Names, { reason, who, date }: Ground): readonly Settlement[] {
  const all = new Map((profile.settlements ?? []).map((one) => [keyOf(one), one]));
  const byElement = new Set(activeRules(profile.settlements).filter(({ by }) => by === 'element').map(({ key, role }) => `${role}\n${key}`));
  const put = (one: Settlement): void => {
    all.delete(keyOf(one));
    all.set(keyOf(one), one);
    if (one.by === 'element') byElement.add(`${one.role}\n${one.key}`);
  };
  const words = { reason, ...(who ? { who } : {}), ...(date ? { date } : {}) };
  for (const { settle, elements } of measures) {
    for (const [type, own] of byTypeName(elements, names)) {
      for (const { role, value } of settle) {
        // a type is settled as one where the measure takes all of it and no single element was settled otherwise
        const whole = type !== '' && names.ofType.get(type)?.length === own.length && own.every((i) => !byElement.has(`${role}\n${names.of(i)!.globalId}`));
        if (whole) {
          put({ by: 'type', key: type, role, value, ...words });
          continue;
        }
        for (const i of own) {
          const named = names.of(i)!;
          put({ by: 'element', key: named.globalId, ...(names.repeated.has(named.globalId) ? { file: named.file } : {}), role, value, ...words });
        }
      }
    }
  }
  return [...all.values()];
}

function byTypeName(elements: readonly number[], names: Names): ReadonlyMap<string, readonly number[]> {
  const types = new Map<string, number[]>();
  for (const i of elements) {
    const type = names.of(i)?.type;
    if (type === undefined) continue;
    const list = types.get(type);
    if (list) list.push(i);
    else types.set(type, [i]);
  }
  return types;
}

/** The item's declaration of one building gives way; what was declared for every building stays so for the others. */
function stated(declared: readonly DeclaredItem[], measure: StateMeasure, names: Names, { reason }: Ground): readonly DeclaredItem[] {
  const { item, building, ratio, present, value } = measure;
  const same = (one: DeclaredItem): boolean => one.item === item || one.item.endsWith(`/${item}`);
  const others = names.buildings.filter((id) => id !== building);
  const kept = declared.flatMap((one): readonly DeclaredItem[] => {
    if (!same(one)) return [one];
    if (one.building !== undefined) return one.building === building ? [] : [one];
    return others.map((id) => ({ ...one, building: id }));
  });
  return [...kept, {
    item, ...(names.buildings.length > 1 ? { building } : {}), mode: 'replace',
    ...(ratio === undefined ? {} : { ratio }), ...(present === undefined ? {} : { present }), ...(value === undefined ? {} : { value }), document: reason,
  }];
}

/** What of a measure stands on one storey. */
export interface StoreyPart {
  readonly storey: string;
  readonly standsFor: number;
  readonly elements: readonly number[];
  /** of all the storeys that it stands for, in the item's unit */
  readonly quantity: number;
}

/** The measure on some of its storeys only, from–to in the order of its parts. */
export function onParts(measure: SettleMeasure, parts: readonly StoreyPart[], from: number, to: number): SettleMeasure {
  const kept = parts.slice(from, to + 1);
  return {
    ...measure, storeys: kept.map(({ storey }) => storey), elements: [...new Set(kept.flatMap(({ elements }) => elements))].sort((a, b) => a - b),
    quantity: roundQuantity(kept.reduce((sum, { quantity }) => sum + quantity, 0)),
  };
}
