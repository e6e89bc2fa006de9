/** A flag that has one value on every element of a class in a file was filled in by the exporter (design decision 3). */
import type { Model } from '../model/model.ts';
import { RANK, type Clue } from './evidence.ts';
import { classGroup } from './evidence-class.ts';

/** Fewer elements than this may well be alike because they are. */
const MIN_SAMPLE = 5;
/** "every element": a few may have lost the flag on the way. */
const COVERAGE = 0.9;

interface Tally {
  elements: number;
  readonly values: Map<string, number>;
}

/** Turns such flags into proposals below geometry. `clues[i]` belongs to `model.elements[i]`; lists are replaced, not changed. */
export function demoteExportDefaults(model: Model, clues: (readonly Clue[])[]): void {
  const sizes = new Map<string, number>();
  const tallies = new Map<string, Tally>();
  const groupOf = (index: number) => {
    const e = model.elements[index]!;
    const group = classGroup(e.class);
    return `${e.file}\n${group === 'generic' || group === 'fixed' ? e.class : group}`;
  };
  for (const e of model.elements) {
    const group = groupOf(e.index);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
    const counted = new Set<string>();
    for (const c of clues[e.index]!) {
      if (c.mayBeDefault !== true) continue;
      const key = `${group}\n${c.role}\n${flagName(c.where)}`;
      if (counted.has(key)) continue;
      counted.add(key);
      let tally = tallies.get(key);
      if (tally === undefined) tallies.set(key, (tally = { elements: 0, values: new Map() }));
      tally.elements++;
      tally.values.set(String(c.value), (tally.values.get(String(c.value)) ?? 0) + 1);
    }
  }
  const defaults = new Set<string>();
  for (const [key, tally] of tallies) {
    const size = sizes.get(key.slice(0, key.indexOf('\n', key.indexOf('\n') + 1)))!;
    if (tally.values.size === 1 && tally.elements >= MIN_SAMPLE && tally.elements >= COVERAGE * size) defaults.add(key);
  }
  if (defaults.size === 0) return;
  // Elements that share a list of clues are of one file and one class, and go on sharing.
  const demoted = new Map<readonly Clue[], readonly Clue[]>();
  for (const e of model.elements) {
    const own = clues[e.index]!;
    const known = demoted.get(own);
    if (known !== undefined) {
      clues[e.index] = known;
      continue;
    }
    if (!own.some((c) => c.mayBeDefault)) continue;
    const group = groupOf(e.index);
    const changed = own.map((c) =>
      c.mayBeDefault && defaults.has(`${group}\n${c.role}\n${flagName(c.where)}`)
        ? { ...c, rank: RANK.exportDefault, proposal: true, where: `${c.where} (same on every element of its class)` }
        : c,
    );
    demoted.set(own, changed);
    clues[e.index] = changed;
  }
}

/** The property alone: `Pset_WallCommon.LoadBearing` and a copy of the set under another name are one flag. */
function flagName(where: string): string {
  return where.slice(where.lastIndexOf('.') + 1);
}
