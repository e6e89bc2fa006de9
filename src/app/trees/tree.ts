/**
 * Elements grouped level by level. A group owns a run of `order`, so that its elements, its count and whether they are shown cost
 * nothing to ask for. Built in pieces: a hundred thousand elements take longer than one task may.
 */

export interface TreeGroup {
  /** unique in the tree, and the same whenever the same elements are grouped alike */
  readonly key: string;
  readonly depth: number;
  /** position of its level in the source */
  readonly level: number;
  /** what its elements have in common, as the level names it */
  readonly code: string;
  /** run of `Tree.order` */
  readonly from: number;
  readonly to: number;
  readonly children: readonly TreeGroup[];
}

export interface Tree {
  readonly groups: readonly TreeGroup[];
  /** positions in Report.elements; an element may stand in several groups */
  readonly order: Int32Array;
}

export interface TreeSource {
  /** entries: elements, or an element once for each group it is in */
  readonly length: number;
  /** position in Report.elements */
  readonly element: (entry: number) => number;
  /** what the entry is grouped by, outermost first; null: it is left out */
  readonly codes: (entry: number) => readonly string[] | null;
  /** order of groups of one level, null for that of the elements */
  readonly compare: readonly (((a: string, b: string) => number) | null)[];
}

interface Building {
  readonly code: string;
  readonly children: Map<string, Building>;
  readonly elements: number[];
}

export interface TreeBuilder {
  /** Works until `done` says so, asked now and then. @returns the tree once it is whole */
  advance(done: () => boolean): Tree | null;
}

/** entries between two looks at the clock */
const STRIDE = 256;
const MOST_COMPARED = 300;

export function treeBuilder(source: TreeSource): TreeBuilder {
  const root: Building = { code: '', children: new Map(), elements: [] };
  let at = 0;
  let whole = false;
  return {
    advance(done) {
      for (; at < source.length; at++) {
        if (at % STRIDE === STRIDE - 1 && done()) {
          // the entry itself is still to come, and the clock is not asked twice for it
          put(at++);
          return null;
        }
        put(at);
      }
      // putting it together is a piece of work of its own
      if (!whole && done()) {
        whole = true;
        return null;
      }
      return finish();
    },
  };

  function put(entry: number): void {
    const codes = source.codes(entry);
    if (codes === null) return;
    let node = root;
    for (const code of codes) {
      let next = node.children.get(code);
      if (!next) node.children.set(code, (next = { code, children: new Map(), elements: [] }));
      node = next;
    }
    node.elements.push(source.element(entry));
  }

  function finish(): Tree {
    const order: number[] = [];
    const close = (node: Building, depth: number, path: string): readonly TreeGroup[] => {
      const compare = source.compare[depth];
      const children = [...node.children.values()];
      // rules of a language cost a hundred times as much: nobody reads thousands of groups in a row
      if (compare && children.length <= MOST_COMPARED) children.sort((a, b) => compare(a.code, b.code));
      else if (compare) children.sort((a, b) => (a.code < b.code ? -1 : 1));
      return children.map((child): TreeGroup => {
        const key = `${path}\u0000${child.code}`;
        const from = order.length;
        const inner = close(child, depth + 1, key);
        for (const element of child.elements) order.push(element);
        return { key, depth, level: depth, code: child.code, from, to: order.length, children: inner };
      });
    };
    return { groups: close(root, 0, ''), order: Int32Array.from(order) };
  }
}

export const elementsOf = (tree: Tree, { from, to }: Pick<TreeGroup, 'from' | 'to'>): readonly number[] => Array.from(tree.order.subarray(from, to));

/** One line of the tree as it is unfolded. */
export type TreeRow = { readonly group: TreeGroup; readonly depth: number } | { readonly group: null; readonly element: number; readonly depth: number };

/** The lines of an unfolded tree without a list of them: a group of fifty thousand elements is one run. */
export interface TreeRows {
  readonly count: number;
  row(index: number): TreeRow;
  /** line of a group; −1 where it is folded away */
  indexOf(key: string): number;
  /** first line of an element; −1 where it is folded away */
  indexOfElement(element: number): number;
}

interface Run {
  /** line of its first row */
  readonly at: number;
  readonly group: TreeGroup;
  /** own elements of the group that follow; the group's own line where null */
  readonly elements: { readonly from: number; readonly to: number } | null;
}

export function treeRows(tree: Tree, open: ReadonlySet<string>): TreeRows {
  const runs: Run[] = [];
  const lines = new Map<string, number>();
  let count = 0;
  const visit = (group: TreeGroup): void => {
    lines.set(group.key, count);
    runs.push({ at: count++, group, elements: null });
    if (!open.has(group.key)) return;
    for (const child of group.children) visit(child);
    const from = group.children.at(-1)?.to ?? group.from;
    if (from >= group.to) return;
    runs.push({ at: count, group, elements: { from, to: group.to } });
    count += group.to - from;
  };
  for (const group of tree.groups) visit(group);
  const runAt = (index: number): Run => {
    let [lo, hi] = [0, runs.length - 1];
    while (lo < hi) {
      const middle = (lo + hi + 1) >> 1;
      if (runs[middle]!.at <= index) lo = middle;
      else hi = middle - 1;
    }
    return runs[lo]!;
  };
  return {
    count,
    row(index) {
      const { at, group, elements } = runAt(index);
      return elements === null ? { group, depth: group.depth } : { group: null, element: tree.order[elements.from + index - at]!, depth: group.depth + 1 };
    },
    indexOf: (key) => lines.get(key) ?? -1,
    indexOfElement(element) {
      for (const { at, elements } of runs) {
        if (elements === null) continue;
        const found = tree.order.subarray(elements.from, elements.to).indexOf(element);
        if (found >= 0) return at + found;
      }
      return -1;
    },
  };
}

/** Groups around the first entry of an element, outermost first; empty where the tree does not have it. */
export function trailTo({ groups, order }: Tree, element: number): readonly TreeGroup[] {
  const place = order.indexOf(element);
  if (place < 0) return [];
  const trail: TreeGroup[] = [];
  for (let level = groups; ;) {
    const next = level.find(({ from, to }) => from <= place && place < to);
    if (!next) return trail;
    trail.push(next);
    level = next.children;
  }
}

/** Number of entries before each that are not shown: with it the state of any group is one subtraction. */
export function hiddenBefore({ order }: Tree, isShown: (element: number) => boolean): Int32Array {
  const before = new Int32Array(order.length + 1);
  for (let i = 0; i < order.length; i++) before[i + 1] = before[i]! + (isShown(order[i]!) ? 0 : 1);
  return before;
}

export function shownIn(before: Int32Array, { from, to }: Pick<TreeGroup, 'from' | 'to'>): 'all' | 'some' | 'none' {
  const hidden = before[to]! - before[from]!;
  return hidden === 0 ? 'all' : hidden === to - from ? 'none' : 'some';
}
