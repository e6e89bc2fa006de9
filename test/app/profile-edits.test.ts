import { describe, expect, it } from 'vitest';
import { advance, redo, start, undo } from '../../src/app/history.ts';
import { paused } from '../../src/app/edit-decisions.ts';
import { convention, declare, declaredFor, fileRule, joint, settle, storeyRule, toggle, withdraw } from '../../src/app/edit-profile.ts';
import { COMPONENTS, ROLES, settledValue, valuesOf } from '../../src/app/settle-options.ts';
import { EMPTY_PROFILE, type Settlement } from '../../src/profile/profile.ts';
import { validateProfile } from '../../src/profile/validate.ts';

const wall: Settlement = { by: 'type', key: '常规 - 200mm', role: 'precast', value: 'precast', reason: '结施-05' };

describe('edits of a profile', () => {
  it('replace a settlement of the same key and role, keep others, leave nothing empty', () => {
    const one = settle(EMPTY_PROFILE, [wall]);
    const two = settle(one, [{ ...wall, value: 'cast-in-place' }, { ...wall, role: 'external', value: true }]);
    expect(two.settlements?.map((s) => s.value)).toEqual(['cast-in-place', true]);
    expect(withdraw(withdraw(two, 'settlements', 0), 'settlements', 0)).toEqual(EMPTY_PROFILE);
    expect(one.settlements).toEqual([wall]);
  });
  it('take back what they said of files, storeys, switches, conventions and declared items', () => {
    expect(fileRule(fileRule(EMPTY_PROFILE, 'a.ifc', { precast: 'precast' }), 'a.ifc', { precast: undefined })).toEqual(EMPTY_PROFILE);
    expect(storeyRule(storeyRule(EMPTY_PROFILE, '5F', undefined, { standsFor: 13 }), '5F', undefined, { standsFor: undefined })).toEqual(EMPTY_PROFILE);
    expect(toggle(toggle(EMPTY_PROFILE, 'roof-slab', 'excluded'), 'roof-slab', null)).toEqual(EMPTY_PROFILE);
    expect(convention(convention(EMPTY_PROFILE, 'beam', { component: 'beam', unmarked: 'cast-in-place', reason: 'r' }), 'beam', null)).toEqual(EMPTY_PROFILE);
    expect(declare(declare(EMPTY_PROFILE, 'q3d', undefined, { item: 'q3d', mode: 'replace', ratio: 70 }), 'q3d', undefined, null)).toEqual(EMPTY_PROFILE);
  });
  it('judge one form of a joint and leave the other as it was', () => {
    const of = { kind: 'vertical-strip', form: 'derived' } as const;
    const said = joint(EMPTY_PROFILE, of, { decision: 'counts', reason: '节点详图' });
    expect(said.joints).toEqual([{ ...of, decision: 'counts', reason: '节点详图' }]);
    expect(joint(said, of, { decision: 'not-there', reason: 'r' }).joints).toHaveLength(1);
    expect(joint(said, of, null)).toEqual(EMPTY_PROFILE);
    const both = { ...EMPTY_PROFILE, joints: [{ kind: 'vertical-strip', decision: 'counts', reason: 'r' }] } as const;
    expect(joint(both, of, null).joints).toEqual([{ kind: 'vertical-strip', form: 'modelled', decision: 'counts', reason: 'r' }]);
    expect(validateProfile(JSON.parse(JSON.stringify(said)))).toEqual(said);
  });
  it('prefer a building\'s own declaration', () => {
    const both = declare(declare(EMPTY_PROFILE, 'q3d', undefined, { item: 'q3d', mode: 'replace', ratio: 70 }), 'q3d', 'B2', { item: 'q3d', mode: 'replace', building: 'B2', ratio: 50 });
    expect(declaredFor(both, 'q3d', 'B2')?.ratio).toBe(50);
    expect(declaredFor(both, 'q3d', 'B1')?.ratio).toBe(70);
  });
  it('switch a mapping rule off and on where it stands', () => {
    const two = settle(EMPTY_PROFILE, [wall, { ...wall, role: 'external', value: true }]);
    const off = paused(two, 'settlements', 0, true);
    expect(off.settlements).toEqual([{ ...wall, off: true }, two.settlements![1]]);
    expect(validateProfile(JSON.parse(JSON.stringify(off)))).toEqual(off);
    expect(paused(off, 'settlements', 0, false)).toEqual(two);
    expect([paused(off, 'settlements', 0, true), paused(two, 'settlements', 1, false), paused(two, 'patterns', 0, true)]).toEqual([off, two, two]);
  });
  it('offer only what the profile\'s validator accepts', () => {
    for (const role of ROLES) {
      for (const value of valuesOf(role)) {
        const profile = settle(EMPTY_PROFILE, [{ ...wall, role, value: settledValue(value) }]);
        expect(validateProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
      }
    }
    expect(COMPONENTS.length).toBeGreaterThan(40);
  });
});

describe('history', () => {
  it('goes back and forth, and forgets what was undone when something new happens', () => {
    let history = advance(advance(start(1), 2), 3);
    history = undo(undo(undo(history)));
    expect(history.present).toBe(1);
    history = redo(history);
    expect(history.present).toBe(2);
    history = advance(history, 9);
    expect(redo(history)).toBe(history);
    expect(undo(history).present).toBe(2);
    expect(advance(history, 9)).toBe(history);
  });
});
