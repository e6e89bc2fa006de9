import { describe, expect, it } from 'vitest';
import { EMPTY_WORKSPACE, readSets, readWorkspace, writeSets, type SavedSet, type SavedView, type Workspace } from '../../src/store/workspace.ts';

const elements = [{ file: '建筑.ifc', ids: ['0aBcDeFgHiJkLmNoPqRsTu', '#12'] }];
const sets: readonly SavedSet[] = [
  { id: 'a', name: '外墙', elements, colour: '#ff8800' },
  { id: 'b', name: '三层', filter: { join: 'all', rows: [{ field: 'storey', operator: 'is', value: '3F' }] } },
];
const view: SavedView = {
  id: 'v', name: '3F 俯视', camera: { kind: 'orthogonal', position: [0, 0, 10], direction: [0, 0, -1], up: [0, 1, 0], extent: 30, aspect: 1.5, focus: 10 },
  planes: [{ location: [0, 0, 7], direction: [0, 0, 1] }], box: [0, 0, 0, 5, 5, 3], visibility: { hidden: [], ghosted: [], isolated: elements, classes: ['made:precast'], rest: 'hide' },
  colouring: 'item', item: 'q1a', picture: 'data:image/png;base64,AAAA',
};
const workspace: Workspace = { sets, views: [view] };
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a workspace', () => {
  it('comes back from JSON as it was', () => expect(readWorkspace(through(workspace))).toEqual({ workspace, lost: 0 }));
  it('keeps the fields of a newer version', () => {
    const newer = { sets: [{ ...sets[0], order: 3 }], views: [{ ...view, light: 'noon' }], boards: [1] };
    expect(readWorkspace(through(newer))).toEqual({ workspace: newer, lost: 0 });
  });
  it('of what is none is empty', () => {
    for (const bad of [null, 1, 'x', []]) expect(readWorkspace(bad)).toEqual({ workspace: EMPTY_WORKSPACE, lost: 1 });
    expect(readWorkspace({ sets: 3, views: {} })).toEqual({ workspace: EMPTY_WORKSPACE, lost: 2 });
    for (const nothing of [undefined, {}]) expect(readWorkspace(nothing)).toEqual({ workspace: EMPTY_WORKSPACE, lost: 0 });
  });
  it('loses the entries that make no sense and no other', () => {
    const bad = [
      null, 3, { ...sets[0], id: 7 }, { ...sets[0], id: '' }, { id: 'x', name: 'y' }, { ...sets[0], elements: [{ file: 'a' }] }, { ...sets[0], elements: [{ file: 'a', ids: [3] }] },
      { ...sets[1], filter: { join: 'all', rows: [{ field: 'nothing', operator: 'is' }] } },
    ];
    expect(readWorkspace({ sets: [...bad, ...sets, sets[0]], views: [] })).toEqual({ workspace: { sets, views: [] }, lost: bad.length + 1 });
    const camera = view.camera;
    const views = [
      { ...view, camera: { ...camera, position: [0, 0] } }, { ...view, camera: { ...camera, direction: [0, 0, 0] } }, { ...view, camera: { ...camera, extent: -1 } }, { ...view, camera: { ...camera, kind: 'perspective', extent: 180 } },
      { ...view, camera: { ...camera, position: [0, 0, null] } }, { ...view, planes: [{ location: [0, 0, 0] }] }, { ...view, visibility: null }, { ...view, box: [0, 0, 0] }, { ...view, camera: { ...camera, focus: 0 } }, { ...view, visibility: { ...view.visibility, isolated: 3 } },
    ];
    expect(readWorkspace({ sets: [], views: [...views, view] })).toEqual({ workspace: { sets: [], views: [view] }, lost: views.length });
  });
  it('keeps no address but that of a small picture in itself, and no colour that is none', () => {
    for (const picture of ['https://example.com/a.png', 'data:text/html;base64,AAAA', 'data:image/svg+xml;base64,AAAA', `data:image/png;base64,${'A'.repeat(500_000)}`, 'javascript:alert(1)']) {
      const [read] = readWorkspace({ sets: [], views: [{ ...view, picture }] }).workspace.views;
      expect(read).toEqual({ ...view, picture: undefined });
      expect(read).not.toHaveProperty('picture');
    }
    expect(readWorkspace({ sets: [{ ...sets[0], colour: 'url(x)' }], views: [] }).workspace.sets[0]).not.toHaveProperty('colour');
  });
});

describe('a file of sets', () => {
  it('comes back as it was written, with what makes no sense counted', () => {
    expect(readSets(writeSets(sets))).toEqual({ sets, leftOut: 0 });
    expect(readSets(`\uFEFF${JSON.stringify({ schema: 'sunmao-sets/1', sets: [...sets, null, sets[0]] })}`)).toEqual({ sets, leftOut: 2 });
  });
  it('that is none is refused', () => {
    expect(() => readSets('x')).toThrow(/not JSON/);
    expect(() => readSets('{"schema":"sunmao-profile/1"}')).toThrow(/sunmao-sets/);
  });
});
