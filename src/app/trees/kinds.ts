/** The trees that the page offers, each by what it groups elements. */
import type { Report, ReportElement } from '../../engine/report.ts';
import type { ModelLinks } from '../../worker/app-api.ts';
import type { TreeSource } from './tree.ts';

export const TREE_KINDS = ['spatial', 'file', 'component', 'type', 'group', 'whole'] as const;
export type TreeKind = (typeof TREE_KINDS)[number];

/** what a level groups by: tells the page how to write its codes */
export type LevelKind = 'building' | 'storey' | 'component' | 'file' | 'class' | 'type' | 'group' | 'whole';

export const LEVELS: Readonly<Record<TreeKind, readonly LevelKind[]>> = {
  spatial: ['building', 'storey', 'component'],
  file: ['file', 'storey', 'class'],
  component: ['component', 'type'],
  type: ['class', 'type'],
  group: ['group', 'class'],
  whole: ['class', 'whole'],
};

/** trees that need more than the report */
export const needsLinks = (kind: TreeKind): boolean => kind === 'group' || kind === 'whole';

type Compare = (a: string, b: string) => number;
const natural = new Intl.Collator(undefined, { numeric: true });

/** Levels by height, lowest first; what is of no storey last. */
function byStorey({ buildings }: Pick<Report, 'buildings'>): Compare {
  const height = new Map<string, number>();
  for (const { storeys } of buildings) for (const { name, elevation } of storeys) if (!height.has(name)) height.set(name, elevation);
  const of = (code: string): number => (code === '' ? Infinity : height.get(code) ?? Number.MAX_VALUE);
  return (a, b) => {
    const [x, y] = [of(a), of(b)];
    return x === y ? natural.compare(a, b) : x - y;
  };
}

export interface TreeInput {
  readonly kind: TreeKind;
  readonly report: Pick<Report, 'elements' | 'buildings' | 'files'>;
  /** null: not known yet, a tree that needs them is empty */
  readonly links: ModelLinks | null;
  /** the page's word for a code of a level */
  readonly label: (level: LevelKind, code: string) => string;
  /** whether a filter leaves an element in; null: nothing is filtered */
  readonly keep: ((element: ReportElement, labels: () => readonly string[]) => boolean) | null;
}

/** Codes: ids of buildings, names of storeys, positions of files and wholes, component ids, class and type names; '' for none. */
export function treeSource({ kind, report, links, label, keep }: TreeInput): TreeSource {
  const { elements } = report;
  const levels = LEVELS[kind];
  const words = levels.map(() => new Map<string, string>());
  const wordOf = (level: number, code: string): string => {
    let word = words[level]!.get(code);
    if (word === undefined) words[level]!.set(code, (word = label(levels[level]!, code)));
    return word;
  };
  const compare = levels.map((level, i): Compare => (level === 'storey' ? byStorey(report) : level === 'file' || level === 'building'
    ? (a, b) => orderOf(level, a, report) - orderOf(level, b, report)
    : (a, b) => (a === '' ? 1 : b === '' ? -1 : natural.compare(wordOf(i, a), wordOf(i, b)))));
  const kept = (index: number, codes: readonly string[]): readonly string[] | null =>
    (keep === null || keep(elements[index]!, () => codes.map((code, level) => wordOf(level, code))) ? codes : null);

  if (kind === 'group') {
    const entries = links?.groups.flatMap(({ name, elements: own }) => Array.from(own, (element) => ({ name, element }))) ?? [];
    return { length: entries.length, compare, element: (i) => entries[i]!.element, codes: (i) => {
      const { name, element } = entries[i]!;
      return elements[element] ? kept(element, [name, elements[element].class]) : null;
    } };
  }
  if (kind === 'whole') {
    const whole = links?.whole.length === elements.length ? links.whole : null;
    const wholes = new Set(whole ?? []);
    return { length: whole ? elements.length : 0, compare, element: (i) => i, codes: (i) => {
      const top = topOf(whole!, i);
      return top === i && !wholes.has(i) ? null : kept(i, [elements[top]!.class, String(top)]);
    } };
  }
  const code = (level: LevelKind, element: ReportElement): string => {
    switch (level) {
      case 'building': return element.building ?? '';
      case 'storey': return element.storey ?? '';
      case 'component': return element.roles.component;
      case 'file': return String(element.file);
      case 'class': return element.class;
      default: return element.type;
    }
  };
  return { length: elements.length, compare, element: (i) => i, codes: (i) => kept(i, levels.map((level) => code(level, elements[i]!))) };
}

function orderOf(level: 'file' | 'building', code: string, { buildings }: Pick<Report, 'buildings'>): number {
  if (level === 'file') return Number(code);
  const at = buildings.findIndex(({ id }) => id === code);
  return at < 0 ? buildings.length : at;
}

/** the outermost whole; damaged files make rings of wholes, which end */
function topOf(whole: Int32Array, index: number): number {
  let at = index;
  for (let steps = 0; steps < 64 && whole[at]! >= 0; steps++) at = whole[at]!;
  return at;
}
