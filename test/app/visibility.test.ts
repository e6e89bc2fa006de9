import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ref, shallowRef } from 'vue';
import { createVisibility, follow, joined } from '../../src/app/shown-state.ts';
import { ALL_SHOWN, ghost, hide, isolate, isShown, isUntouched, moved, remapped, show, showAll, shownOf, toggle, type Visibility } from '../../src/app/visibility.ts';
import type { Report } from '../../src/engine/report.ts';

const ELEMENTS = [0, 1, 2, 3, 4, 5];
const seen = (state: Visibility): number[] => ELEMENTS.filter((one) => isShown(state, one));

describe('visibility', () => {
  it('hides, shows, isolates and shows all again', () => {
    const some = hide(ALL_SHOWN, [1, 2]);
    expect(seen(some)).toEqual([0, 3, 4, 5]);
    expect(seen(show(some, [2]))).toEqual([0, 2, 3, 4, 5]);
    const alone = isolate(some, [1, 3]);
    expect(seen(alone)).toEqual([1, 3]);
    expect(seen(hide(alone, [3]))).toEqual([1]);
    // to show something beside what is isolated is to isolate it too
    expect(seen(show(alone, [5]))).toEqual([1, 3, 5]);
    expect(seen(showAll(alone))).toEqual(ELEMENTS);
    expect(showAll(isolate(ALL_SHOWN, [1], 'ghost'))).toEqual({ ...ALL_SHOWN, rest: 'ghost' });
  });

  it('answers in three ways of a group, and toggles it as a whole', () => {
    const state = hide(ALL_SHOWN, [1]);
    expect([[0, 2], [0, 1], [1], []].map((group) => shownOf(state, group))).toEqual(['all', 'some', 'none', 'all']);
    expect(shownOf(toggle(state, [0, 1]), [0, 1])).toBe('all');
    expect(shownOf(toggle(toggle(state, [0, 1]), [0, 1]), [0, 1])).toBe('none');
  });

  it('keeps its promises whatever is done in whatever order', () => {
    const group = fc.uniqueArray(fc.constantFrom(...ELEMENTS));
    const deed = fc.tuple(fc.constantFrom('hide', 'show', 'isolate', 'ghost', 'toggle'), group);
    const deeds = { hide, show, isolate, ghost, toggle };
    fc.assert(fc.property(fc.array(deed, { maxLength: 8 }), group, (before, last) => {
      const state = before.reduce((now, [name, elements]) => deeds[name as keyof typeof deeds](now, elements), ALL_SHOWN as Visibility);
      if (last.length > 0) expect(shownOf(hide(state, last), last)).toBe('none');
      expect(shownOf(show(state, last), last)).toBe('all');
      expect(show(state, last).ghosted.size).toBe([...state.ghosted].filter((one) => !last.includes(one)).length);
      expect(seen(isolate(state, last))).toEqual([...last].sort());
      expect(isUntouched(showAll(state))).toBe(true);
    }));
  });

  const report = (...files: readonly (readonly [string, readonly (readonly [string, number])[]])[]): Report => ({
    files: files.map(([path]) => ({ path })),
    elements: files.flatMap(([, elements], file) => elements.map(([globalId, expressId]) => ({ file, globalId, expressId }))),
  }) as unknown as Report;
  const before = report(['a.ifc', [['A', 1], ['B', 2], ['B', 3]]], ['b.ifc', [['A', 1]]]);

  it('follows its elements by file and GlobalId when files change', () => {
    const after = report(['new.ifc', [['A', 9]]], ['b.ifc', [['A', 7]]], ['a.ifc', [['B', 3], ['A', 5], ['B', 2]]]);
    const to = moved(before, after);
    expect([0, 1, 2, 3, 4].map(to)).toEqual([3, 4, 2, 1, -1]);
    const state = remapped(ghost(hide(isolate(ALL_SHOWN, [0, 1, 3]), [2]), [3]), to);
    expect([...state.isolated!].sort()).toEqual([1, 3, 4]);
    expect([[...state.hidden], [...state.ghosted]]).toEqual([[2], [1]]);
  });

  it('shows everything when all that was isolated is gone', () => {
    const to = moved(before, report(['a.ifc', [['A', 1]]]));
    expect(remapped(isolate(ALL_SHOWN, [3]), to).isolated).toBeNull();
    expect(remapped(isolate(ALL_SHOWN, [0, 3]), to).isolated).toEqual(new Set([0]));
    expect(remapped(isolate(ALL_SHOWN, []), to).isolated).toEqual(new Set());
  });

  it('takes selection and details along', () => {
    const shown = createVisibility();
    shown.hide([3]);
    const selection = shallowRef<readonly number[]>([0, 2]);
    const element = ref<number | null>(2);
    follow(before, report(['b.ifc', [['A', 1]]], ['a.ifc', [['A', 1], ['B', 2]]]), shown.state, selection, element);
    expect([...shown.state.value.hidden]).toEqual([0]);
    expect(selection.value).toEqual([1, 2]);
    follow(report(['a.ifc', [['A', 1]]]), report(['c.ifc', [['A', 1]]]), shown.state, selection, element);
    expect([selection.value, element.value]).toEqual([[], null]);
  });
});

describe('selection', () => {
  it('is replaced, grows, and drops what is picked again', () => {
    expect(joined([1, 2], [3, 3], 'instead')).toEqual([3]);
    expect(joined([1, 2], [1, 4], 'add')).toEqual([2, 1, 4]);
    expect(joined([1, 2], [2, 5], 'toggle')).toEqual([1, 5]);
  });
});
