/** Profiles, histories and workspaces as they come about. */
import fc from 'fast-check';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import type { Measure } from '../../src/profile/measures.ts';
import type { SavedScenarios } from '../../src/store/scenarios.ts';
import type { States } from '../../src/store/steps.ts';
import type { Workspace } from '../../src/store/workspace.ts';

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => text.trim() !== '');

const settlement = fc.record({
  by: fc.constantFrom('element' as const, 'type' as const), key: word, role: fc.constant('precast' as const),
  value: fc.constantFrom('precast', 'cast-in-place'), reason: word,
});

type Edit = (profile: Profile) => Profile;
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.array(settlement, { minLength: 1, maxLength: 4 }).map((more): Edit => (profile) => ({ ...profile, settlements: [...(profile.settlements ?? []), ...more] })),
  fc.nat(20).map((n): Edit => (profile) => (profile.settlements?.length ? { ...profile, settlements: profile.settlements.filter((_, i) => i % (n + 1) !== 0) } : profile)),
  settlement.map((one): Edit => (profile) => ({ ...profile, settlements: [one, ...(profile.settlements ?? []).slice(1)] })),
  word.map((name): Edit => (profile) => ({ ...profile, project: { ...profile.project, name } })),
  fc.constantFrom('concrete' as const, 'steel' as const).map((structure): Edit => (profile) => ({ ...profile, structure })),
  fc.constant<Edit>(({ structure: _, settlements: __, ...rest }) => rest),
  fc.double({ min: -50, max: 500, noNaN: true, noDefaultInfinity: true }).map((level) => level + 0).map((groundLevel): Edit => (profile) => ({ ...profile, groundLevel })),
);

/** some steps made, some of them undone */
export const states: fc.Arbitrary<States> = fc.tuple(fc.array(edit, { maxLength: 12 }), fc.nat(12)).map(([edits, back]) => {
  const all: Profile[] = [EMPTY_PROFILE];
  for (const one of edits) {
    const next = one(all.at(-1)!);
    if (next !== all.at(-1)) all.push(next);
  }
  const at = Math.max(0, all.length - 1 - back);
  return { past: all.slice(0, at), present: all[at]!, future: all.slice(at + 1) };
});

const id = fc.string({ minLength: 1, maxLength: 8 });
const refs = fc.array(fc.record({ file: word, ids: fc.array(id, { minLength: 1, maxLength: 5 }) }), { maxLength: 3 });
const point = fc.tuple(fc.integer(), fc.integer(), fc.integer());
const direction = fc.constantFrom([0, 0, -1] as const, [1, 0, 0] as const, [0, 1, 0] as const);
const byId = { selector: (one: { readonly id: string }) => one.id };
const places = fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 5 }).map((list) => list.sort((a, b) => a - b));
const measured = { item: fc.constantFrom('q1a', 'q3d'), quantity: fc.nat(1000), unit: fc.constant('m³') };
const measure: fc.Arbitrary<Measure> = fc.oneof(
  fc.record({
    kind: fc.constant('settle' as const), component: fc.constantFrom('shear-wall', 'slab'), type: fc.constantFrom('', 'W-1'), types: fc.integer({ min: 1, max: 3 }), storeys: fc.array(word, { maxLength: 3 }),
    settle: fc.constant([{ role: 'precast', value: 'precast' }] as const), elements: places, ...measured,
  }),
  fc.record({ kind: fc.constant('lay' as const), type: word, elements: places, ...measured }),
  fc.record({ kind: fc.constant('state' as const), building: word, ratio: fc.nat(100), ...measured, quantity: fc.option(measured.quantity) }),
);
const whatIf: fc.Arbitrary<SavedScenarios> = fc.record({
  files: fc.array(fc.record({ path: word, sha256: fc.constantFrom('', 'ab'.repeat(32)), elements: fc.integer({ min: 100, max: 200 }) }), { minLength: 1, maxLength: 3 }),
  scenarios: fc.array(fc.record({ name: word, measures: fc.array(measure, { maxLength: 4 }) }), { minLength: 1, maxLength: 4 }),
  current: fc.constant(0),
});
export const workspace: fc.Arbitrary<Workspace> = fc.record({
  sets: fc.uniqueArray(fc.record({ id, name: id, elements: refs }), { maxLength: 3, ...byId }),
  views: fc.uniqueArray(fc.record({
    id, name: id,
    camera: fc.record({ kind: fc.constant('perspective' as const), position: point, direction, up: fc.constant([0, 0, 1] as const), extent: fc.constant(60), aspect: fc.constant(1.5), focus: fc.constant(20) }),
    planes: fc.array(fc.record({ location: point, direction }), { maxLength: 2 }),
    visibility: fc.record({ hidden: refs, isolated: fc.option(refs), classes: fc.array(id, { maxLength: 2 }), rest: fc.constantFrom('ghost' as const, 'hide' as const) }),
    colouring: fc.constantFrom('made', 'item', 'verdict'),
  }), { maxLength: 2, ...byId }),
  whatIf,
}, { requiredKeys: ['sets', 'views'] });
