/**
 * Volumes that a file states of its elements, held against each other: net above gross, two of one element that disagree,
 * two that a unit error parts. Such a file's quantities are not to be relied on; ours are measured and do not use them.
 */
import type { Element, ModelFinding, Property, PropertySet, QuantitySet } from '../model/model.ts';
import type { FindingCode } from '../model/finding-codes.ts';
import type { FindingSink } from './findings.ts';

export interface StatedVolume {
  /** position of its set among the element's */
  readonly set: number;
  readonly kind: 'net' | 'gross' | 'plain';
  /** m³, above 0 */
  readonly value: number;
}

export type Contradiction = 'stated-net-above-gross' | 'stated-volumes-disagree' | 'stated-volume-power-of-ten';

const KINDS: readonly (readonly [RegExp, StatedVolume['kind']])[] = [
  [/^net[ _]?volume$/i, 'net'], [/^gross[ _]?volume$/i, 'gross'], [/^volume$/i, 'plain'],
];
/** Values that are printed with four digits differ by less, as a share. */
const PRINTED = 0.005;
/** Two statements of one thing that differ by more disagree, as a share. */
const DISAGREE = 0.01;
/** A unit error is a factor of 10³, 10⁶ or 10⁹, times what openings or parts make at the most. */
const UNIT_ERRORS = [3, 6, 9] as const;
const MARGIN = Math.log10(2.5);

/** A factor of 10³, 10⁶ or 10⁹ between two volumes of one element. */
export function partedByUnit(a: number, b: number): boolean {
  const power = Math.abs(Math.log10(a / b));
  return UNIT_ERRORS.some((k) => Math.abs(power - k) <= MARGIN);
}

/**
 * The first contradiction among the volumes stated of one element, with the two values; null where they agree. `Volume`
 * is held against the net volume of its own set alone: in another it may be that of the compound the element is part of.
 */
export function contradictionOf(stated: readonly StatedVolume[]): { readonly code: Contradiction; readonly one: number; readonly other: number } | null {
  let found: { readonly code: Contradiction; readonly one: number; readonly other: number } | null = null;
  for (const one of stated) {
    for (const other of stated) {
      if (one === other) continue;
      if (partedByUnit(one.value, other.value)) return { code: 'stated-volume-power-of-ten', one: one.value, other: other.value };
      const of = (code: Contradiction): void => {
        found ??= { code, one: one.value, other: other.value };
      };
      if (one.kind !== 'net') continue;
      if (other.kind === 'gross' && one.value > other.value * (1 + PRINTED)) of('stated-net-above-gross');
      const same = other.kind === 'net' || (other.kind === 'plain' && other.set === one.set);
      if (same && Math.abs(one.value - other.value) > DISAGREE * Math.max(one.value, other.value)) of('stated-volumes-disagree');
    }
  }
  return found;
}

export interface StatedVolumes {
  add(element: Element, quantitySets: readonly QuantitySet[]): void;
  /** one finding per kind, at the first element, with the number of elements */
  report(findings: FindingSink): void;
  /** net volume by express id, m³, where the file states one */
  readonly net: ReadonlyMap<number, number>;
}

interface Tally {
  count: number;
  readonly element: Element;
  readonly params: ModelFinding['params'];
}

export function createStatedVolumes(): StatedVolumes {
  const net = new Map<number, number>();
  const tallies = new Map<Contradiction, Tally>();
  const inProperties = new WeakMap<readonly Property[], readonly (readonly [StatedVolume['kind'], number])[]>();

  function volumesOf(set: PropertySet): readonly (readonly [StatedVolume['kind'], number])[] {
    let known = inProperties.get(set.properties);
    if (known === undefined) {
      known = set.properties.flatMap((p) => {
        const kind = p.type === 'IfcVolumeMeasure' ? kindOf(p.name) : null;
        const value = p.values[0];
        return kind !== null && typeof value === 'number' && value > 0 ? [[kind, value] as const] : [];
      });
      inProperties.set(set.properties, known);
    }
    return known;
  }

  return {
    net,
    add(element, quantitySets) {
      const stated: StatedVolume[] = [];
      quantitySets.forEach((set, i) => {
        if (set.from !== 'occurrence') return;
        for (const q of set.quantities) {
          const kind = q.kind === 'volume' ? kindOf(q.name) : null;
          if (kind !== null && q.value > 0) stated.push({ set: i, kind, value: q.value });
        }
      });
      element.psets.forEach((set, i) => {
        if (set.from !== 'occurrence') return;
        for (const [kind, value] of volumesOf(set)) stated.push({ set: quantitySets.length + i, kind, value });
      });
      const first = stated.find((s) => s.kind === 'net');
      if (first !== undefined) net.set(element.expressId, first.value);
      if (stated.length < 2) return;
      const found = contradictionOf(stated);
      if (found === null) return;
      const tally = tallies.get(found.code);
      if (tally !== undefined) tally.count += 1;
      else tallies.set(found.code, { count: 1, element, params: { name: element.name, one: shown(found.one), other: shown(found.other) } });
    },
    report(findings) {
      for (const [code, { count, element, params }] of tallies) {
        findings.add(code satisfies FindingCode, { line: element.line, expressId: element.expressId, globalId: element.globalId }, { count, ...params });
      }
    },
  };
}

/** Six significant digits, as tools print them. */
export function shown(value: number): number {
  return Number(value.toPrecision(6));
}

function kindOf(name: string): StatedVolume['kind'] | null {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
