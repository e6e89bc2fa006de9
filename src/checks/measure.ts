/** What every check of an application ratio (4.0.2–4.0.13) answers with. */
import type { Interval } from '../units.ts';
import type { Facts } from '../facts/facts.ts';
import type { Component } from '../facts/roles.ts';
import { fileRuleOf } from '../profile/match.ts';
import { roundQuantity } from '../units.ts';

/** What one element may add to an item; one option means decided. Quantities of one piece, SI, rounded to 1e-4. */
export interface Piece {
  readonly element: number;
  /** position in the building's levels; −1 for the slab under the lowest level */
  readonly level: number;
  /** alternatives [numerator, denominator] */
  readonly options: readonly (readonly [number, number])[];
  /** roles (or `volume`, `sideArea`, `storey`) that are missing when there are several options */
  readonly missing: readonly string[];
  /** how much of it elements that it overlaps hold in its place, in the quantity's unit */
  readonly shared?: Interval;
}

/** A ratio whose sides are not sums over elements: a union of plan areas per storey. Totals of one such storey. */
export interface LevelTotal {
  readonly level: number;
  readonly numerator: Interval;
  readonly denominator: Interval;
  /** the storey may lie below ground: then both sides are nothing */
  readonly maybe: boolean;
}

export interface Measure {
  readonly pieces: readonly Piece[];
  /** given: the item's sides are these, and pieces only explain them */
  readonly totals: readonly LevelTotal[] | null;
  /** does the building have what the item asks about? */
  readonly present: 'yes' | 'no' | 'unknown';
  /** given when what is modelled proves nothing, whatever the pieces say */
  readonly ratioUnknown?: boolean;
  /** keys of i18n-free texts: what is missing to decide the item */
  readonly missing: readonly MissingReason[];
}

export type MissingReason =
  | 'no-such-element' | 'open-mesh' | 'unknown-precast' | 'unknown-component' | 'unknown-external' | 'unknown-bearing'
  | 'unknown-wall-kind' | 'unknown-integration' | 'unknown-dry' | 'no-spaces' | 'pipes-not-complete' | 'plan-holes'
  | 'no-plan' | 'unknown-storey' | 'unknown-fit-out' | 'sandwich-leaves' | 'partly-detailed' | 'shared-concrete' | 'check-failed';

export const MISSING_TEXT: Readonly<Record<MissingReason, { readonly zh: string; readonly en: string }>> = {
  'no-such-element': { zh: '模型中没有此类构件', en: 'no element of this kind is modelled' },
  'open-mesh': { zh: '部分构件几何不封闭,数量只有范围', en: 'some bodies are not closed: their quantity is a range' },
  'unknown-precast': { zh: '部分构件未说明预制或现浇', en: 'some elements do not say whether they are precast' },
  'unknown-component': { zh: '部分构件类别不明', en: 'the component of some elements is not known' },
  'unknown-external': { zh: '部分墙体未说明内外', en: 'some walls do not say whether they are external' },
  'unknown-bearing': { zh: '部分墙体未说明是否承重', en: 'some walls do not say whether they bear' },
  'unknown-wall-kind': { zh: '部分墙体未说明做法(条板/幕墙/轻钢/砌筑/现浇)', en: 'some walls do not say how they are built' },
  'unknown-integration': { zh: '未说明一体化(保温、装饰、管线)', en: 'integration of insulation, finish or pipes is not stated' },
  'unknown-dry': { zh: '未说明是否干式工法', en: 'the dry method is not stated' },
  'no-spaces': { zh: '模型中没有厨房或卫生间空间', en: 'no kitchen or bathroom spaces are modelled' },
  'pipes-not-complete': { zh: '未声明管线模型完整,模型中的长度不能作为依据', en: 'the pipe model is not declared complete: its lengths prove nothing' },
  'plan-holes': { zh: '平面有性质不明的洞口', en: 'the plan has holes whose nature is not known' },
  'no-plan': { zh: '无法得到楼层平面面积', en: 'no plan area can be measured' },
  'unknown-storey': { zh: '部分楼层是否在室外地坪以上不明', en: 'it is not known whether some storeys are above ground' },
  'unknown-fit-out': { zh: '未说明是否全装修', en: 'full fit-out is not stated' },
  'sandwich-leaves': { zh: '夹心墙板的结构叶厚度不明', en: 'the structural leaf of sandwich panels is not known' },
  'check-failed': { zh: '此项计算出错,其余各项不受影响', en: 'the check of this item failed; the other items stand' },
  'shared-concrete': { zh: '部分竖向构件相互重叠,重叠混凝土归属不明', en: 'some vertical members overlap, and it is open which of them holds the shared concrete' },
  'partly-detailed': { zh: '部分构件与另一文件的构件部分重合', en: 'some elements coincide in part with elements of another file' },
};

export interface Countable {
  readonly index: number;
  /** position in the building's levels; −1 for the slab under the lowest level */
  readonly level: number;
  /** the storey may lie below ground */
  readonly maybe: boolean;
}

/** One list per facts and building: ten items walk it. */
const COUNTABLE = new WeakMap<Facts, Map<number, readonly Countable[]>>();

/** Elements of one building that may count, with the level they count in, in element order. */
export function countable(facts: Facts, building: number): readonly Countable[] {
  const known = COUNTABLE.get(facts) ?? new Map<number, readonly Countable[]>();
  COUNTABLE.set(facts, known);
  const found = known.get(building);
  if (found) return found;
  const levels = facts.storeys[building]!.levels;
  const list: Countable[] = [];
  for (let index = 0; index < facts.model.elements.length; index += 1) {
    if (facts.buildings.of[index] !== building || facts.outOfScope[index] !== null) continue;
    const level = facts.levelOf[index] ?? null;
    if (level !== null) list.push({ index, level, maybe: levels[level]?.aboveGround === 'unknown' });
  }
  known.set(building, list);
  return list;
}

/** Disciplines whose unidentified bodies are equipment and fittings, not the structure or its walls. */
const NOT_FABRIC = new Set(['mep', 'fit-out']);

/**
 * Is this element one of these components? A body that nothing identifies may be any of them: it then counts as possible
 * with its own quantity, so that small unidentified things open little and large ones much.
 */
export function isOneOf(facts: Facts, index: number, set: ReadonlySet<Component>): 'yes' | 'no' | 'unknown' {
  const roles = facts.roles[index]!;
  if (set.has(roles.component)) return 'yes';
  if (roles.candidates.some((c) => set.has(c))) return 'unknown';
  if (roles.component !== 'unknown' || roles.candidates.some((c) => c !== 'unknown')) return 'no';
  const file = facts.model.files[facts.model.elements[index]!.file]!;
  return NOT_FABRIC.has(fileRuleOf(facts.profile, file.path)?.discipline ?? '') ? 'no' : 'unknown';
}

/** The ends of a quantity: exact when measured, a range when the body is open or partly drawn elsewhere. */
export function ends(facts: Facts, index: number, quantity: 'volume' | 'sideArea'): readonly number[] {
  const g = facts.geometry[index];
  if (!g) return [0];
  const box = g.bbox;
  // a wall drawn as a column or a proxy has no side face of its own kind: its longest face stands for it
  const face = g.status === 'closed' && g.length !== null && g.height !== null ? g.length * g.height : null;
  const measured = g[quantity] ?? (quantity === 'sideArea' ? face : null);
  const share = facts.copies.detailedShare.get(index);
  if (measured !== null) {
    const full = roundQuantity(measured);
    return share === undefined ? [full] : unique([roundQuantity(measured * Math.max(0, 1 - share)), full]);
  }
  if (!box) return [0];
  const [dx, dy, dz] = [box[3] - box[0], box[4] - box[1], box[5] - box[2]];
  const most = quantity === 'volume' ? dx * dy * dz : Math.hypot(dx, dy) * dz;
  return unique([0, roundQuantity(most)]);
}

/** An element of a storey of which it is not known whether it stands above ground may count for nothing. */
export function mayLieBelowGround(options: (readonly [number, number])[], open: string[], missing: Set<MissingReason>): void {
  options.push([0, 0]);
  open.push('storey');
  missing.add('unknown-storey');
}

export function unique(values: readonly number[]): readonly number[] {
  return [...new Set(values)];
}

/** Removes equal options; keeps order. */
export function distinct(options: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const seen = new Set<string>();
  return options.filter(([n, d]) => {
    const key = `${n}/${d}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
