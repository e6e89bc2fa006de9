/** Single buildings 单体建筑 (GB/T 51129-2017 3.0.1, design decision 6): which element belongs to which. */
import type { Model } from '../model/model.ts';
import type { Box, ElementGeometry } from '../geometry/quantities.ts';
import type { BuildingRule, Profile } from '../profile/profile.ts';
import type { Plan } from '../geometry/plan.ts';
import { coveredBy } from './covered-by.ts';
import { dealOut, regionOf, type Dealt, type Taker } from './deal-out.ts';
import { covers } from './in-contours.ts';
import { isPlaceholder } from './names.ts';
import { globMatch } from '../profile/match.ts';
import { TOLERANCE } from '../units.ts';

export interface SingleBuilding {
  readonly id: string;
  readonly name: string;
  readonly rule: BuildingRule | null;
  /** [file, position in the file's buildings] of every IfcBuilding it is made of */
  readonly sources: readonly (readonly [file: number, building: number])[];
  readonly part?: BuildingPart;
}

/** Podium or tower of a building that the profile splits (3.0.1-2). */
export interface BuildingPart {
  /** id of the building they were made of: the profile's storeys of it hold for its parts */
  readonly of: string;
  readonly kind: 'tower' | 'podium';
  /** plan of the tower, world metres */
  readonly outline: readonly Float64Array[];
}

export interface Buildings {
  readonly list: readonly SingleBuilding[];
  /** per element: position in `list`, −1 when none */
  readonly of: Int32Array;
  /** files whose plan lies apart from the main group: reported, never merged */
  readonly apart: readonly number[];
  /** elements that lie in more than one building, or partly in none: what of their plan lies in which; `of` is the largest share */
  readonly straddling: ReadonlyMap<number, ReadonlyMap<number, readonly Float64Array[]>>;
}

/** Files and buildings closer than this in plan belong together, m. */
const APART = 2;

export function findBuildings(
  model: Model,
  geometry: readonly (ElementGeometry | null)[],
  profile: Profile,
  plan: Plan,
): Buildings {
  const nodes = buildingNodes(model, geometry);
  const fileGroup = groupFiles(model, nodes);
  const list = profile.buildings?.length ? [] : mergeNodes(model, nodes, fileGroup);
  const main = mainGroup(model, fileGroup);
  const apart = model.files.map((f) => f.index).filter((f) => fileGroup[f] !== main);
  if (profile.buildings?.length) {
    return { ...byRules(model, geometry, profile.buildings, plan), apart };
  }
  const of = new Int32Array(model.elements.length).fill(-1);
  const byNode = new Map<string, number>();
  list.forEach((b, i) => b.sources.forEach(([f, k]) => byNode.set(`${f}/${k}`, i)));
  const firstOfFile = model.files.map((f) => list.findIndex((b) => b.sources.some(([file]) => file === f.index)));
  for (const element of model.elements) {
    const known = byNode.get(`${element.file}/${element.building ?? -1}`);
    of[element.index] = known ?? firstOfFile[element.file] ?? -1;
  }
  return { list, of, apart, straddling: new Map() };
}

interface Node {
  readonly file: number;
  readonly building: number;
  readonly globalId: string;
  readonly name: string;
  box: Box | null;
  count: number;
}

function buildingNodes(model: Model, geometry: readonly (ElementGeometry | null)[]): Node[] {
  const nodes: Node[] = [];
  const at = new Map<string, Node>();
  const add = (file: number, building: number, globalId: string, name: string): void => {
    const node: Node = { file, building, globalId, name, box: null, count: 0 };
    nodes.push(node);
    at.set(`${file}/${building}`, node);
  };
  for (const file of model.files) {
    if (file.buildings.length === 0) add(file.index, -1, '', file.project?.name ?? '');
    file.buildings.forEach((b, i) => add(file.index, i, b.globalId, b.name));
  }
  for (const element of model.elements) {
    const node = at.get(`${element.file}/${element.building ?? -1}`) ?? at.get(`${element.file}/0`);
    const box = geometry[element.index]?.bbox;
    if (!node) continue;
    node.count += 1;
    if (box) node.box = node.box ? join(node.box, box) : box;
  }
  return nodes;
}

function join(a: Box, b: Box): Box {
  return [
    Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.min(a[2], b[2]),
    Math.max(a[3], b[3]), Math.max(a[4], b[4]), Math.max(a[5], b[5]),
  ];
}

function near(a: Box, b: Box, margin: number): boolean {
  return a[0] - margin <= b[3] && b[0] - margin <= a[3] && a[1] - margin <= b[4] && b[1] - margin <= a[4];
}

/** Groups of files whose plans touch; a file without bodies joins the first group. */
function groupFiles(model: Model, nodes: readonly Node[]): number[] {
  const boxes: (Box | null)[] = model.files.map((f) =>
    nodes.filter((n) => n.file === f.index && n.box).reduce<Box | null>((box, n) => (box ? join(box, n.box!) : n.box), null),
  );
  const group = model.files.map((f) => f.index);
  const root = (i: number): number => (group[i] === i ? i : (group[i] = root(group[i]!)));
  for (let i = 0; i < boxes.length; i += 1) {
    for (let j = i + 1; j < boxes.length; j += 1) {
      const a = boxes[i];
      const b = boxes[j];
      if (!a || !b || near(a, b, APART)) group[root(j)] = root(i);
    }
  }
  return group.map((_, i) => root(i));
}

function mainGroup(model: Model, group: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const element of model.elements) {
    const g = group[element.file]!;
    sizes.set(g, (sizes.get(g) ?? 0) + 1);
  }
  return [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** IfcBuildings are one when they share a GlobalId or their plan extents overlap by more than half of the smaller. */
function mergeNodes(model: Model, nodes: readonly Node[], fileGroup: readonly number[]): SingleBuilding[] {
  const parent = nodes.map((_, i) => i);
  const root = (i: number): number => (parent[i] === i ? i : (parent[i] = root(parent[i]!)));
  for (let i = 0; i < nodes.length; i += 1) {
    for (let j = i + 1; j < nodes.length; j += 1) {
      const a = nodes[i]!;
      const b = nodes[j]!;
      if (a.file === b.file || fileGroup[a.file] !== fileGroup[b.file]) continue;
      const sameId = a.globalId !== '' && a.globalId === b.globalId;
      if (sameId || overlapsHalf(a.box, b.box)) parent[root(j)] = root(i);
    }
  }
  // a file's only building that nothing overlaps by half (a few pieces at the edge) still belongs to its file group
  const groups = new Map<number, Node[]>();
  nodes.forEach((node, i) => {
    const r = root(i);
    groups.set(r, [...(groups.get(r) ?? []), node]);
  });
  const all = [...groups.values()];
  const filled = all.filter((g) => g.some((n) => n.count > 0));
  const merged = filled.length > 0 ? filled : all.slice(0, 1);
  const list = absorbSmall(merged, fileGroup);
  const names = distinctNames(list.map((group, i) => buildingName(model, group) || `B${i + 1}`), [
    (i) => [...new Set(list[i]!.map((n) => baseName(model.files[n.file]!.path)))].sort().join(', '),
    // GlobalIds of one tool begin alike
    (i) => list[i]!.map((n) => n.globalId).filter((id) => id !== '').sort()[0]?.slice(-8) ?? '',
    (i) => `B${i + 1}`,
  ]);
  return list.map((group, i) => ({
    id: `B${i + 1}`,
    name: names[i]!,
    rule: null,
    sources: group.map((n) => [n.file, n.building] as const),
  }));
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Names that several have get in brackets the first of `more` by which all of them differ: two buildings of one name are two for the reader. */
function distinctNames(names: readonly string[], more: readonly ((i: number) => string)[]): readonly string[] {
  return names.map((name, i) => {
    const same = names.flatMap((other, k) => (other === name ? [k] : []));
    if (same.length === 1) return name;
    const tells = more.find((text) => new Set(same.map(text)).size === same.length && same.every((k) => text(k) !== '')) ?? more.at(-1)!;
    return `${name} (${tells(i)})`;
  });
}

/** Several one-building files of one group that overlap by less than half: joined to the largest they touch. */
function absorbSmall(groups: readonly Node[][], fileGroup: readonly number[]): Node[][] {
  const sorted = [...groups].sort((a, b) => total(b) - total(a) || a[0]!.file - b[0]!.file);
  const kept: Node[][] = [];
  for (const group of sorted) {
    const box = boxOf(group);
    const home = kept.find((k) => {
      if (fileGroup[k[0]!.file] !== fileGroup[group[0]!.file]) return false;
      if (k.some((n) => group.some((m) => m.file === n.file))) return false;
      const other = boxOf(k);
      return !box || !other || near(box, other, APART);
    });
    if (home) home.push(...group);
    else kept.push([...group]);
  }
  return kept.sort((a, b) => a[0]!.file - b[0]!.file || a[0]!.building - b[0]!.building);
}

function total(group: readonly Node[]): number {
  return group.reduce((sum, n) => sum + n.count, 0);
}

function boxOf(group: readonly Node[]): Box | null {
  return group.reduce<Box | null>((box, n) => (n.box ? (box ? join(box, n.box) : n.box) : box), null);
}

function overlapsHalf(a: Box | null, b: Box | null): boolean {
  if (!a || !b) return false;
  const w = Math.min(a[3], b[3]) - Math.max(a[0], b[0]);
  const d = Math.min(a[4], b[4]) - Math.max(a[1], b[1]);
  if (w <= 0 || d <= 0) return false;
  const smaller = Math.min((a[3] - a[0]) * (a[4] - a[1]), (b[3] - b[0]) * (b[4] - b[1]));
  return w * d > smaller / 2;
}

function buildingName(model: Model, group: readonly Node[]): string {
  // `Undefined` is what a tool writes where nobody gave a name: no name for a document that is signed
  const said = (name: string): boolean => name.trim() !== '' && !isPlaceholder(name, 'Name');
  const named = [...group].sort((a, b) => b.count - a.count).find((n) => said(n.name));
  const project = model.files[group[0]!.file]?.project?.name ?? '';
  return named?.name.trim() ?? (said(project) ? project : '');
}

function byRules(
  model: Model,
  geometry: readonly (ElementGeometry | null)[],
  rules: readonly BuildingRule[],
  plan: Plan,
): Omit<Buildings, 'apart'> {
  const of = new Int32Array(model.elements.length).fill(-1);
  const sources = rules.map(() => new Map<string, readonly [number, number]>());
  const straddling = new Map<number, ReadonlyMap<number, readonly Float64Array[]>>();
  const regions = rules.map((rule) => (rule.polygon ? regionOf(rule.polygon) : null));
  for (const element of model.elements) {
    const matching = rules.flatMap((rule, building) => (ruleMatches(rule, model, element.index) ? [{ building, region: regions[building]! }] : []));
    const dealt = dealElement(geometry[element.index] ?? null, matching, plan);
    const i = dealt[0]?.building ?? -1;
    of[element.index] = i;
    const parts = dealt.filter((d) => d.part !== null);
    if (parts.length > 0) straddling.set(element.index, new Map(parts.map((d) => [d.building, d.part!])));
    if (i >= 0) sources[i]!.set(`${element.file}/${element.building}`, [element.file, element.building ?? -1]);
  }
  const names = distinctNames(rules.map((rule) => rule.name ?? rule.id), [(i) => rules[i]!.id]);
  const list = rules.map((rule, i) => ({
    id: rule.id,
    name: names[i]!,
    rule,
    sources: [...sources[i]!.values()],
  }));
  return { list, of, straddling };
}

/** Polygons divide what has an outline; what has none goes by the middle of its box. */
function dealElement(g: ElementGeometry | null, takers: readonly Taker[], plan: Plan): Dealt {
  const whole = (taker: Taker | undefined): Dealt => (taker ? [{ building: taker.building, part: null }] : []);
  if (takers.length === 0 || takers[0]!.region === null) return whole(takers[0]);
  const box = g?.bbox;
  if (!box) return whole(takers.find((t) => t.region === null));
  const covered = coveredBy(g);
  if (covered !== null) return dealOut(covered, takers, plan);
  const [x, y] = [(box[0] + box[3]) / 2, (box[1] + box[4]) / 2];
  return whole(takers.find((t) => t.region === null || covers(t.region, x, y)));
}

/** All criteria but the polygon. */
function ruleMatches(rule: BuildingRule, model: Model, index: number): boolean {
  const element = model.elements[index]!;
  const file = model.files[element.file]!;
  if (rule.files && !rule.files.some((glob) => globMatch(glob, file.path))) return false;
  if (rule.ifcBuildings) {
    const b = element.building === null ? undefined : file.buildings[element.building];
    if (!b || !rule.ifcBuildings.some((key) => key === b.globalId || key === b.name)) return false;
  }
  if (rule.storeys) {
    const storey = element.storey === null ? undefined : file.storeys[element.storey];
    const same = (key: string | number): boolean =>
      typeof key === 'number'
        ? storey?.elevation != null && Math.abs(storey.elevation - key) <= TOLERANCE.storeyElevation
        : storey?.name === key;
    if (!storey || !rule.storeys.some(same)) return false;
  }
  return true;
}
