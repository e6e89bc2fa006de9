/** Cycles among IfcLocalPlacement.PlacementRelTo, each reported once at its smallest express id. Linear. */
import type { Records } from './records.ts';

export function reportPlacementCycles(records: Records): void {
  const { index, findings } = records;
  const placements = records.ofClass('IFCLOCALPLACEMENT');
  const parent = new Int32Array(index.count).fill(-1);
  const UNSEEN = 0;
  const ON_PATH = 1;
  const DONE = 2;
  const state = new Uint8Array(index.count);
  for (const record of placements) parent[record] = parentRecord(records, record);
  for (const start of placements) {
    let at = start;
    while (at >= 0 && state[at] === UNSEEN) {
      state[at] = ON_PATH;
      at = parent[at]!;
    }
    if (at >= 0 && state[at] === ON_PATH) {
      let smallest = at;
      for (let walk = parent[at]!; walk !== at; walk = parent[walk]!) if (index.ids[walk]! < index.ids[smallest]!) smallest = walk;
      findings.add('cyclic-placement', { line: index.lines[smallest]!, expressId: index.ids[smallest]! });
    }
    for (let walk = start; walk >= 0 && state[walk] === ON_PATH; walk = parent[walk]!) state[walk] = DONE;
  }
}

/** Record of PlacementRelTo, read straight from the bytes: the check must not parse every placement. */
function parentRecord(records: Records, record: number): number {
  const { bytes } = records.index;
  let i = records.index.args[record]! + 1;
  while (bytes[i] === 32) i++;
  if (bytes[i] !== 35) return -1;
  let id = 0;
  for (i++; ; i++) {
    const d = (bytes[i] ?? 0) - 48;
    if (d < 0 || d > 9) break;
    id = id * 10 + d;
  }
  return records.index.recordOf(id);
}
