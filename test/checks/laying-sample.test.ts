/** The tower's lines through the real reader and mesher, told only by where they run. */
import { beforeAll, expect, test } from 'vitest';
import { pipeSeparation } from '../../src/checks/pipe-separation.ts';
import { classify } from '../../src/facts/classify.ts';
import { factsBase, factsUnder, type Facts } from '../../src/facts/facts.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';

const text = SAMPLES.find((s) => s.name === 'tower')!.write();
/** 敷设方式 under a name that nothing reads, of equal length */
const silent = text.replaceAll('\\X2\\65778BBE65B95F0F\\X0\\', '\\X2\\54687F168F9151FA\\X0\\');

async function factsOf(ifc: string): Promise<Facts> {
  const platform = inlinePlatform();
  const [{ model, geometry }, plan] = await Promise.all([
    loadModels([{ path: 'tower.ifc', bytes: new TextEncoder().encode(ifc) }], platform, { footprints: 'counted' }), loadPlan(),
  ]);
  closePlatform(platform);
  return factsUnder(factsBase(model, geometry, EMPTY_PROFILE, classify(model, geometry, EMPTY_PROFILE), plan));
}

let unsaid: Facts;
beforeAll(async () => {
  expect(silent).not.toBe(text);
  unsaid = await factsOf(silent);
});

/** What the sample draws, in heights above the storey's floor (m): it labels some lines otherwise, which is no matter here. */
function drawn(height: number, storey: number): number | null {
  if (height > 2.77) return 0; // in the slab of 130 mm
  if (height > 2.4) return 1; // free under it
  if (height < 0.05) return storey < 3 ? 0 : 1; // in the finish: mortar in the base storeys, a raised floor from the third
  return null; // in a board or block partition
}

test('every line is read as it is drawn, or left open', () => {
  const { levels } = unsaid.storeys[0]!;
  const counts = { read: 0, open: 0 };
  for (const piece of pipeSeparation(unsaid, 0).pieces) {
    const box = unsaid.geometry[piece.element]!.bbox!;
    const expected = drawn((box[2] + box[5]) / 2 - levels[piece.level]!.elevation, unsaid.model.elements[piece.element]!.storey!);
    counts[expected === null ? 'open' : 'read'] += 1;
    expect(piece.options.map(([n, d]) => n / d), piece.basis?.en).toEqual(expected === null ? [0, 1] : [expected]);
  }
  expect(counts).toEqual({ read: 578, open: 34 });
});
