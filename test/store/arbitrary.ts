/** Profiles, histories and workspaces as they come about. */
import fc from 'fast-check';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
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
export const workspace: fc.Arbitrary<Workspace> = fc.record({
  sets: fc.uniqueArray(fc.record({ id, name: id, elements: refs }), { maxLength: 3, ...byId }),
  views: fc.uniqueArray(fc.record({
    id, name: id,
    camera: fc.record({ kind: fc.constant('perspective' as const), position: point, direction, up: fc.constant([0, 0, 1] as const), extent: fc.constant(60), aspect: fc.constant(1.5), focus: fc.constant(20) }),
    planes: fc.array(fc.record({ location: point, direction }), { maxLength: 2 }),
    visibility: fc.record({ hidden: refs, isolated: fc.option(refs), classes: fc.array(id, { maxLength: 2 }), rest: fc.constantFrom('ghost' as const, 'hide' as const) }),
    colouring: fc.constantFrom('made', 'item', 'verdict'),
  }), { maxLength: 2, ...byId }),
});
