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
  fc.double({ min: -50, max: 500, noNaN: true, noDefaultInfinity: true }).map((groundLevel): Edit => (profile) => ({ ...profile, groundLevel })),
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

const element = fc.record({ file: word, globalId: word });
const point = fc.tuple(fc.integer(), fc.integer(), fc.integer());
export const workspace: fc.Arbitrary<Workspace> = fc.record({
  sets: fc.array(fc.record({ id: word, name: word, elements: fc.array(element, { maxLength: 5 }) }), { maxLength: 3 }),
  views: fc.array(fc.record({
    id: word, name: word,
    camera: fc.record({ position: point, direction: point, up: point, kind: fc.constant('perspective' as const), extent: fc.constant(60) }),
    planes: fc.array(fc.record({ location: point, direction: point }), { maxLength: 2 }),
    visibility: fc.record({ kind: fc.constant('only' as const), elements: fc.array(element, { maxLength: 3 }) }),
  }), { maxLength: 2 }),
});
