import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, TREE_KINDS, treeSource, type TreeInput, type TreeKind } from '../../../src/app/trees/kinds.ts';
import { elementsOf, hiddenBefore, shownIn, trailTo, treeBuilder, treeRows, type Tree, type TreeGroup, type TreeSource } from '../../../src/app/trees/tree.ts';
import type { Report, ReportElement } from '../../../src/engine/report.ts';

const build = (source: TreeSource): Tree => treeBuilder(source).advance(() => false)!;
const named = (tree: Tree, group: TreeGroup): unknown => [group.code, group.to - group.from, ...(group.children.length > 0 ? [group.children.map((child) => named(tree, child))] : [])];

const element = (storey: string | null, component: string, type = '', file = 0): ReportElement =>
  ({ name: `${component} ${type}`, class: component === 'slab' ? 'IfcSlab' : 'IfcWall', type, storey, building: 'b1', file, globalId: '', expressId: 1, roles: { component } }) as unknown as ReportElement;
const report = (elements: readonly ReportElement[]): Pick<Report, 'elements' | 'buildings' | 'files'> => ({
  elements, files: [], buildings: [{ id: 'b1', name: '1#', storeys: [{ name: '10F', elevation: 27 }, { name: '2F', elevation: 3 }, { name: '-1F', elevation: -3 }] }] as unknown as Report['buildings'],
});
const input = (kind: TreeKind, elements: readonly ReportElement[], more: Partial<TreeInput> = {}): TreeInput => ({ kind, report: report(elements), links: null, label: (_, code) => code, keep: null, ...more });

describe('a tree of elements', () => {
  const elements = [element('10F', 'wall', 'A'), element('2F', 'slab', 'B'), element(null, 'wall', 'A'), element('-1F', 'wall', 'C'), element('2F', 'wall', 'A'), element('2F', 'slab', 'B')];
  it('groups by building, storey and component; storeys from below, what has none last', () => {
    const tree = build(treeSource(input('spatial', elements)));
    expect(tree.groups.map((group) => named(tree, group))).toEqual([['b1', 6, [
      ['-1F', 1, [['wall', 1]]], ['2F', 3, [['slab', 2], ['wall', 1]]], ['10F', 1, [['wall', 1]]], ['', 1, [['wall', 1]]],
    ]]]);
    expect(elementsOf(tree, tree.groups[0]!.children[1]!)).toEqual([1, 5, 4]);
  });
  it('groups by component and type, by class and type', () => {
    expect(build(treeSource(input('component', elements))).groups.map((group) => named(null as never, group))).toEqual([['slab', 2, [['B', 2]]], ['wall', 4, [['A', 3], ['C', 1]]]]);
    expect(build(treeSource(input('type', elements))).groups.map(({ code, to, from }) => [code, to - from])).toEqual([['IfcSlab', 2], ['IfcWall', 4]]);
  });
  it('groups by systems, an element of two of them in both, and by wholes with their parts', () => {
    const links = { whole: Int32Array.from([-1, 0, 1, -1, -1, -1]), groups: [{ name: '给水', elements: Int32Array.from([1, 2]) }, { name: '排水', elements: Int32Array.from([2]) }] };
    expect(build(treeSource(input('group', elements, { links }))).groups.map(({ code, from, to }) => [code, to - from]).sort()).toEqual([['排水', 1], ['给水', 2]]);
    const tree = build(treeSource(input('whole', elements, { links })));
    expect(tree.groups.map((group) => named(tree, group))).toEqual([['IfcWall', 3, [['0', 3]]]]);
    expect([...tree.order]).toEqual([0, 1, 2]);
    for (const kind of ['group', 'whole'] as const) expect(build(treeSource(input(kind, elements))).groups).toEqual([]);
  });
  it('ends where wholes run in a ring', () => {
    const links = { whole: Int32Array.from([1, 0, -1, -1, -1, -1]), groups: [] };
    expect(build(treeSource(input('whole', elements, { links }))).order).toHaveLength(2);
  });
  it('leaves out what a filter does not keep, which may ask for the words of its groups', () => {
    const tree = build(treeSource(input('component', elements, { label: (_, code) => (code === 'slab' ? '楼板' : code), keep: (one, labels) => one.type === 'C' || labels().includes('楼板') })));
    expect(tree.groups.map((group) => named(tree, group))).toEqual([['wall', 1, [['C', 1]]], ['slab', 2, [['B', 2]]]]);
  });
  it('is the same whenever its building is interrupted, and stops when it is told to', () => {
    const many = Array.from({ length: 5000 }, (_, i) => element(`${i % 7}F`, i % 3 ? 'wall' : 'slab', String(i % 11)));
    for (const kind of TREE_KINDS) {
      const builder = treeBuilder(treeSource(input(kind, many)));
      let turns = 0;
      let tree: Tree | null = null;
      for (; tree === null; turns++) tree = builder.advance(() => true);
      if (LEVELS[kind].length === 3) expect(turns).toBeGreaterThan(10);
      expect(tree).toEqual(build(treeSource(input(kind, many))));
    }
  });
});

/** any tree of up to three levels */
const anyTree = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'), fc.boolean()), { maxLength: 40 }).map((entries) =>
  build({ length: entries.length, element: (i) => i, compare: [null, null], codes: (i) => (entries[i]![2] ? [entries[i]![0], entries[i]![1]] : [entries[i]![0]]) }));
const groupsOf = (groups: readonly TreeGroup[]): readonly TreeGroup[] => groups.flatMap((group) => [group, ...groupsOf(group.children)]);

/** lines written out one by one, as a person would */
function plain(tree: Tree, open: ReadonlySet<string>): readonly (string | number)[] {
  const lines = (group: TreeGroup): readonly (string | number)[] => {
    if (!open.has(group.key)) return [group.key];
    const inner = new Set(group.children.flatMap((child) => elementsOf(tree, child)));
    return [group.key, ...group.children.flatMap(lines), ...elementsOf(tree, group).filter((one) => !inner.has(one))];
  };
  return tree.groups.flatMap(lines);
}

describe('lines of an unfolded tree', () => {
  it('are those that are written out one by one, and are found again', () => {
    fc.assert(fc.property(anyTree, fc.infiniteStream(fc.boolean()), (tree, coin) => {
      const open = new Set(groupsOf(tree.groups).filter(() => coin.next().value).map(({ key }) => key));
      const rows = treeRows(tree, open);
      const all = Array.from({ length: rows.count }, (_, i) => rows.row(i));
      const expected = plain(tree, open);
      expect(all.map((row) => (row.group ? row.group.key : row.element))).toEqual(expected);
      expected.forEach((line, i) => expect(typeof line === 'string' ? rows.indexOf(line) : rows.indexOfElement(line)).toBe(i));
      expect([rows.indexOf('nothing'), rows.indexOfElement(-5)]).toEqual([-1, -1]);
    }), { numRuns: 300 });
  });
  it('show an element once the groups around it are open', () => {
    fc.assert(fc.property(anyTree, (tree) => {
      for (const element of tree.order) {
        const trail = trailTo(tree, element);
        expect(trail.every((group) => elementsOf(tree, group).includes(element))).toBe(true);
        expect(treeRows(tree, new Set(trail.map(({ key }) => key))).indexOfElement(element)).toBeGreaterThan(0);
      }
      expect(trailTo(tree, 1000)).toEqual([]);
    }), { numRuns: 200 });
  });
});

it('whether a group is shown is what its elements say', () => {
  fc.assert(fc.property(anyTree, fc.infiniteStream(fc.boolean()), (tree, coin) => {
    const shown = [...tree.order].map(() => coin.next().value as boolean);
    const before = hiddenBefore(tree, (element) => shown[element]!);
    for (const group of groupsOf(tree.groups)) {
      const own = new Set(elementsOf(tree, group).map((one) => shown[one]!));
      expect(shownIn(before, group)).toBe(own.size === 2 ? 'some' : own.has(true) ? 'all' : 'none');
    }
  }), { numRuns: 300 });
});
