import { describe, expect, it } from 'vitest';
import { MOST_SCENARIOS, scenariosFit, type SavedScenarios } from '../../src/store/scenarios.ts';
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
const lay = { kind: 'lay', item: 'q3d', type: 'JDG20', elements: [0, 11], quantity: 1, unit: 'm' } as const;
const whatIf: SavedScenarios = {
  files: [{ path: '建筑.ifc', sha256: 'ab'.repeat(32), elements: 8 }, { path: 'b.ifc', sha256: '', elements: 4 }],
  scenarios: [{ name: 'A', measures: [] }, { name: '少动结构', measures: [lay, { kind: 'state', item: 'q3a', building: 'B1', ratio: 70, quantity: null, unit: 'm²' }] }], current: 1,
};
const workspace: Workspace = { sets, views: [view], whatIf };
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a workspace', () => {
  it('comes back from JSON as it was', () => expect(readWorkspace(through(workspace))).toEqual({ workspace, lost: 0 }));
  it('keeps the fields of a newer version', () => {
    const newer = { sets: [{ ...sets[0], order: 3 }], views: [{ ...view, light: 'noon' }], boards: [1], whatIf: { ...whatIf, by: 'cost', scenarios: [{ ...whatIf.scenarios[1], colour: 2 }], current: 0 } };
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

describe('scenarios of a workspace', () => {
  const read = (value: unknown) => {
    const { workspace: got, lost } = readWorkspace(through({ sets: [], views: [], whatIf: value }));
    return { got: got.whatIf, lost };
  };
  it('are none where none are written', () => {
    expect(readWorkspace({ sets: [], views: [] })).toEqual({ workspace: EMPTY_WORKSPACE, lost: 0 });
    expect(EMPTY_WORKSPACE).not.toHaveProperty('whatIf');
    expect(readWorkspace({ whatIf: { ...whatIf, scenarios: [] } }).workspace).not.toHaveProperty('whatIf');
  });
  it('that make no sense are left out whole and counted, and the one that was looked at stays it', () => {
    const good = whatIf.scenarios[1]!;
    const bad = [
      null, 'A', { measures: [] }, { name: '', measures: [] }, { name: 'x'.repeat(41), measures: [] }, { name: 'C', measures: {} }, { name: 'C', measures: [lay, { ...lay, elements: [12] }] },
    ];
    expect(read({ ...whatIf, scenarios: [...bad, good], current: bad.length })).toEqual({ got: { ...whatIf, scenarios: [good], current: 0 }, lost: bad.length });
    expect(read({ ...whatIf, scenarios: [whatIf.scenarios[0], null, good], current: 2 })).toEqual({ got: { ...whatIf, current: 1 }, lost: 1 });
    for (const current of [1, -1, 7, 'A', null, undefined]) expect(read({ ...whatIf, scenarios: [good, null], current })).toEqual({ got: { ...whatIf, scenarios: [good], current: 0 }, lost: 1 });
    expect(read({ ...whatIf, scenarios: bad })).toEqual({ got: undefined, lost: bad.length });
  });
  it('without files that hold what they name are lost', () => {
    for (const none of [null, 3, [], { scenarios: 'A' }]) expect(read(none)).toEqual({ got: undefined, lost: 1 });
    for (const files of [undefined, 'a', [{ path: 'a.ifc', sha256: 'ab'.repeat(32) }], [{ ...whatIf.files[0], sha256: 'x' }], [{ ...whatIf.files[0], elements: 0 }], [{ ...whatIf.files[0], path: '' }]]) {
      expect(read({ ...whatIf, files })).toEqual({ got: undefined, lost: 2 });
    }
    expect(read({ ...whatIf, files: [] })).toEqual({ got: { ...whatIf, files: [], scenarios: [whatIf.scenarios[0]], current: 0 }, lost: 1 });
  });
  it('are read as many as are made, and no more', () => {
    const many = Array.from({ length: MOST_SCENARIOS + 3 }, (_, i) => ({ name: `${i}`, measures: [] }));
    expect(read({ ...whatIf, scenarios: many })).toEqual({ got: { ...whatIf, scenarios: many.slice(0, MOST_SCENARIOS) }, lost: 3 });
    expect(scenariosFit(many)).toBe(false);
    const long = [{ name: 'A', measures: Array.from({ length: 1001 }, () => lay) }];
    expect([scenariosFit(long), read({ ...whatIf, scenarios: long })]).toEqual([false, { got: undefined, lost: 1 }]);
    const elements = Array.from({ length: 1500 }, (_, i) => i);
    const wide = { measures: Array.from({ length: 1000 }, () => ({ ...lay, elements })) };
    const both = [{ name: 'A', ...wide }, { name: 'B', ...wide }];
    expect([scenariosFit(both), scenariosFit(both.slice(1))]).toEqual([false, true]);
    const files = [{ path: 'a.ifc', sha256: '', elements: 1500 }];
    expect(readWorkspace({ sets: [], views: [], whatIf: { files, scenarios: both, current: 0 } })).toMatchObject({ workspace: { whatIf: { scenarios: [{ name: 'A' }] } }, lost: 1 });
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
