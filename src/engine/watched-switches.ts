/** Switches that tell which of them were asked for: what came about without reading one would have come about the same way whatever it said. */
import type { Facts } from '../facts/facts.ts';
import type { SwitchKey, SwitchValues } from '../profile/switches.ts';

export interface WatchedSwitches {
  readonly switches: SwitchValues;
  /** grows as switches are read */
  readonly read: ReadonlySet<SwitchKey>;
}

/**
 * What is remembered between items and switches must not hide what it rests on: it is kept by the scope, or by keys that read
 * the switches again.
 */
export function watchSwitches(values: SwitchValues): WatchedSwitches {
  const read = new Set<SwitchKey>();
  const switches = new Proxy(values, {
    get: (all, key) => {
      read.add(key as SwitchKey);
      return all[key as SwitchKey];
    },
  });
  return { switches, read };
}

export function watchFacts(facts: Facts): { readonly facts: Facts; readonly read: ReadonlySet<SwitchKey> } {
  const { switches, read } = watchSwitches(facts.switches);
  return { facts: { ...facts, switches }, read };
}
