import { describe, expect, it } from 'vitest';
import { cameraOf, restored, savedView, storeyView, type OnScreen } from '../../src/app/views.ts';
import { ALL_SHOWN } from '../../src/app/visibility.ts';
import type { Report } from '../../src/engine/report.ts';
import { readWorkspace } from '../../src/store/workspace.ts';
import type { ViewCamera } from '../../src/viewer/viewpoint.ts';

const report = (ids: readonly string[]): Pick<Report, 'elements' | 'files'> => ({
  files: [{ path: 'a.ifc' }] as unknown as Report['files'],
  elements: ids.map((globalId, i) => ({ file: 0, globalId, expressId: 10 + i, box: [i, 0, 3, i + 2, 4, 6] })) as unknown as Report['elements'],
});
const camera: ViewCamera = { kind: 'perspective', viewPoint: [1, 2, 3], direction: [0, 1, 0], up: [0, 0, 1], size: 45, aspectRatio: 1.6, focus: 12 };
const screen = (more: Partial<OnScreen> = {}): OnScreen => ({
  camera, planes: [{ location: [0, 0, 2], direction: [0, 0, 1] }], box: null, visibility: ALL_SHOWN, listed: null, rest: 'ghost', classes: ['made:precast'], colouring: 'made', item: null, picture: null, ...more,
});

describe('a saved view', () => {
  const before = report(['A', 'B', 'C', 'D']);
  it('is what is on screen, through a file and back', () => {
    const visibility = { hidden: new Set([0]), ghosted: new Set([3]), isolated: new Set([0, 1, 3]), rest: 'hide' as const };
    const view = savedView(before, 'v', 'one', screen({ visibility, box: [0, 0, 0, 1, 1, 1], picture: 'data:image/jpeg;base64,AA==' }));
    const { workspace, lost } = readWorkspace(JSON.parse(JSON.stringify({ sets: [], views: [view] })));
    expect([workspace.views, lost]).toEqual([[view], 0]);
    expect(cameraOf(view.camera)).toEqual(camera);
    expect(restored(before, view)).toEqual({ visibility, missing: 0 });
    expect(view.visibility.classes).toEqual(['made:precast']);
  });
  it('follows its elements to another revision, and counts what is gone', () => {
    const view = savedView(before, 'v', 'one', screen({ visibility: { ...ALL_SHOWN, hidden: new Set([0, 1]), isolated: new Set([1, 2]) } }));
    const { visibility, missing } = restored(report(['X', 'C', 'B']), view);
    expect([[...visibility.hidden], [...visibility.isolated!], missing]).toEqual([[2], [1, 2], 1]);
    expect(restored(report(['X']), view)).toMatchObject({ visibility: { isolated: null }, missing: 4 });
  });
  it('of what is listed isolates it; of an item it names the item', () => {
    expect(savedView(before, 'v', 'one', screen({ listed: [2] })).visibility).toMatchObject({ isolated: [{ file: 'a.ifc', ids: ['C'] }], rest: 'ghost' });
    const item = savedView(before, 'v', 'one', screen({ listed: [2], item: 'q1a', colouring: 'item' }));
    expect([item.item, item.visibility.isolated]).toEqual(['q1a', null]);
  });
});

describe('the plan of a storey', () => {
  const { elements } = report(['A', 'B', 'C', 'D']);
  it('is cut 1.2 m over its floor and shows all of it', () => {
    const { camera: eye, planes } = storeyView({ elements }, [1, 3], 3.1)!;
    expect(planes).toEqual([{ location: [3, 2, 4.3], direction: [0, 0, 1] }]);
    expect(eye.viewPoint.slice(0, 2)).toEqual([3, 2]);
    expect(eye.viewPoint[2]).toBeGreaterThan(4.3);
    expect(eye.direction).toEqual([0, 0, -1]);
    // 4 m wide and deep
    expect(eye.size).toBeGreaterThan(4);
    expect(eye.size * eye.aspectRatio!).toBeGreaterThan(4);
  });
  it('without a level starts from its lowest element; without a body there is none', () => {
    expect(storeyView({ elements }, [0], null)!.planes[0]!.location[2]).toBeCloseTo(4.2);
    expect(storeyView({ elements: [] }, [], 3)).toBeNull();
  });
});
