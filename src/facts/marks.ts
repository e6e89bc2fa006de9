/**
 * Piece marks 构件编号 against shapes: equal marks on equal pieces are right (the same mark repeats on every storey, domain.md 3.4),
 * one mark on two shapes names two pieces alike. Tag is Revit's ElementId and no mark.
 */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { congruent } from '../geometry/form.ts';
import { conceptReader } from './concepts.ts';
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { fold } from './names.ts';
import type { Rests } from './rests.ts';
import type { OutOfScope } from './scope.ts';
import { elementsIn } from './straddling.ts';

export interface Marked {
  readonly mark: string;
  /** `property` that gives it */
  readonly where: string;
  /** others of the building with the same mark */
  readonly shared: number;
  /** `first`: as most of them, or as the first where no shape leads; `other`: another shape; `unknown`: no shape to compare */
  readonly shape: 'first' | 'other' | 'unknown';
  /** a piece of the shape that leads */
  readonly leader: number | null;
}

/** Judged as pieces of their own, or counted elsewhere. */
export const ELSEWHERE: ReadonlySet<OutOfScope> = new Set<OutOfScope>([
  'file-excluded', 'status-existing', 'status-demolished', 'status-temporary', 'copy', 'duplicate', 'part-of-whole', 'whole-of-parts', 'no-body', 'no-building',
]);

/** Volumes and areas of equal pieces differ by less than this share: meshes of one shape are written anew for each placement. */
const SAME_SHARE = 1e-3;
/** and their sides by less than this, m */
const SAME_SIDE = 1e-3;

export const MARKS_REST: readonly Rests[] = [{ roles: ['precast'] }];

const marksIn: (facts: Facts, building: number) => ReadonlyMap<number, Marked> = keptByBuilding(readMarks, MARKS_REST, 'no-switches');

/** null: it gives no mark. Linear in the elements; cost of one mark grows with its shapes */
export function markOf(facts: Facts, index: number): Marked | null {
  const building = facts.buildings.of[index]!;
  return building < 0 ? null : (marksIn(facts, building).get(index) ?? null);
}

/** One thing that bears a mark: an element, or a whole with the bodies it is made of. */
interface Bearer {
  readonly bodies: number[];
  readonly mark: string;
  readonly where: string;
}

function readMarks(facts: Facts, building: number): ReadonlyMap<number, Marked> {
  const { model, buildings, outOfScope, roles } = facts;
  const concepts = conceptReader(model, facts.profile);
  const bearers = new Map<string, Bearer>();
  const byMark = new Map<string, Bearer[]>();
  for (const index of elementsIn(buildings, building)) {
    const element = model.elements[index]!;
    const out = outOfScope[index];
    if (buildings.of[index] !== building || (out != null && ELSEWHERE.has(out)) || roles[index]!.precast === 'not-applicable') continue;
    const stated = concepts.of(element, 'piece-mark') ?? (element.whole === null ? null : concepts.of(model.elements[element.whole]!, 'piece-mark'));
    if (stated === null) continue;
    const mark = String(stated.value);
    const key = fold(mark);
    // leaves, base and topping of one cast unit bear one mark together
    const piece = `${key} ${element.whole ?? index}`;
    const before = bearers.get(piece);
    if (before !== undefined && element.whole !== null) {
      before.bodies.push(index);
      continue;
    }
    const bearer: Bearer = { bodies: [index], mark, where: stated.where };
    bearers.set(piece, bearer);
    const list = byMark.get(key);
    if (list === undefined) byMark.set(key, [bearer]);
    else list.push(bearer);
  }
  const found = new Map<number, Marked>();
  for (const list of byMark.values()) for (const [index, marked] of compareShapes(facts, list)) found.set(index, marked);
  return found;
}

type Shape = readonly ElementGeometry[];

function compareShapes(facts: Facts, bearers: readonly Bearer[]): readonly (readonly [number, Marked])[] {
  const shapes: { readonly head: Shape; readonly members: Bearer[] }[] = [];
  const unknown: Bearer[] = [];
  for (const bearer of bearers) {
    const shape = shapeOf(facts, bearer);
    if (shape === null) {
      unknown.push(bearer);
      continue;
    }
    const same = shapes.find(({ head }) => head.length === shape.length && head.every((body, i) => sameBody(body, shape[i]!)));
    if (same === undefined) shapes.push({ head: shape, members: [bearer] });
    else same.members.push(bearer);
  }
  const most = Math.max(0, ...shapes.map(({ members }) => members.length));
  const lead = shapes.find(({ members }) => members.length === most)?.members[0] ?? null;
  const said = ({ bodies, mark, where }: Bearer, shape: Marked['shape']): (readonly [number, Marked])[] =>
    bodies.map((index) => [index, { mark, where, shared: bearers.length - 1, shape, leader: lead?.bodies[0] ?? null }] as const);
  return [
    ...shapes.flatMap(({ members }) => members.flatMap((bearer) => said(bearer, members[0] === lead ? 'first' : 'other'))),
    ...unknown.flatMap((bearer) => said(bearer, bearers.length > 1 ? 'unknown' : 'first')),
  ];
}

/** Its bodies, the largest first; null where one of them has no measured shape. */
function shapeOf(facts: Facts, { bodies }: Bearer): Shape | null {
  const shape = bodies.map((index) => facts.geometry[index] ?? null);
  if (!shape.every((g) => g !== null && g.volume !== null && g.size !== null)) return null;
  return (shape as ElementGeometry[]).sort((a, b) => b.volume! - a.volume!);
}

/** By form where it was measured (a mirrored twin is another mould), else by size and volume. */
function sameBody(a: ElementGeometry, b: ElementGeometry): boolean {
  if (a.form != null && b.form != null) return a.form === b.form || congruent(a.form, b.form);
  const near = (x: number, y: number): boolean => Math.abs(x - y) <= SAME_SHARE * Math.max(x, y);
  return a.size!.every((side, i) => Math.abs(side - b.size![i]!) <= SAME_SIDE)
    && near(a.volume!, b.volume!)
    && (a.surfaceArea === null || b.surfaceArea === null || near(a.surfaceArea, b.surfaceArea));
}
