/** What every check of an application ratio (4.0.2–4.0.13) answers with. */
import type { Interval } from '../units.ts';
import { storeyParts, type StoreyPart } from '../facts/above-ground.ts';
import type { Facts } from '../facts/facts.ts';
import { shareBetween } from '../facts/height-share.ts';
import { copiesThatMayCount, rangeOver, WHICH_FILE } from '../facts/rival-copies.ts';
import type { Joint, JointKind } from '../facts/joints/kinds.ts';
import type { Component } from '../facts/roles.ts';
import { roomUse } from '../facts/rooms.ts';
import { elementsIn, levelIn } from '../facts/straddling.ts';
import { fileRuleOf } from '../profile/match.ts';
import type { JointDecision, JointForm, JointRule } from '../profile/profile.ts';
import { fromQuanta, roundQuantity, toQuanta } from '../units.ts';

/** What one element may add to an item; one option means decided. Quantities of one piece, SI, rounded to 1e-4. */
export interface Piece {
  readonly element: number;
  /** position in the building's levels; −1 for the slab under the lowest level */
  readonly level: number;
  /** alternatives [numerator, denominator] */
  readonly options: readonly (readonly [number, number])[];
  /** roles (or `volume`, `sideArea`, `storey`, `file`) that are missing when there are several options */
  readonly missing: readonly string[];
  /** what its quantities rest on where that was derived and not stated */
  readonly basis?: Basis;
  /** how much of it elements that it overlaps hold in its place, in the quantity's unit */
  readonly shared?: Interval;
}

export interface Basis {
  readonly zh: string;
  readonly en: string;
}

/** Alternatives [numerator, denominator], SI, rounded to 1e-4. */
export type Options = readonly (readonly [number, number])[];

/** Concrete that nobody drew: a piece without an element. */
export interface DerivedPiece {
  readonly level: number;
  readonly options: Options;
}

export interface JointPlace {
  readonly joint: Joint;
  /** position among the item's contributions: its pieces, then its derived pieces */
  readonly position: number;
  /** what it may add as things stand */
  readonly now: Options;
}

/** Joints of one kind, drawn or derived: what a person confirms at once (4.0.3). */
export interface JointGroup {
  readonly kind: JointKind;
  readonly form: JointForm;
  /** what a person has said */
  readonly rule: JointRule | null;
  /** a decision is awaited */
  readonly asks: boolean;
  readonly places: readonly JointPlace[];
  /** what the places would add under each decision, parallel to `places` */
  readonly under: Readonly<Record<JointDecision, readonly Options[]>>;
}

/** A ratio whose sides are not sums over elements: a union of plan areas per storey. Totals of one such storey. */
export interface LevelTotal {
  readonly level: number;
  readonly numerator: Interval;
  readonly denominator: Interval;
  /** the storey may lie below ground: then both sides are nothing */
  readonly maybe: boolean;
  /** the regions in plan that `numerator` are the areas of; made only when somebody wants to see them */
  readonly regions?: () => { readonly least: readonly Float64Array[]; readonly most: readonly Float64Array[] };
  /** given: the alternatives [numerator, denominator]; else the crossed ends */
  readonly options?: readonly (readonly [number, number])[];
  /** the numerator before it was cut to the denominator: something is counted twice or the denominator is incomplete */
  readonly over?: number;
}

/** Something not modelled that the model suggests, with what it would add. */
export interface StripRow {
  readonly level: number;
  /** the elements on its two sides; −1 where others of its kind meet */
  readonly between: readonly [number, number];
  /** m */
  readonly width: number;
  /** of one such storey, m² */
  readonly area: number;
  /** world plan, m */
  readonly contour: Float64Array;
}

export interface Measure {
  readonly pieces: readonly Piece[];
  /** beside the pieces, in the same sums */
  readonly derived?: readonly DerivedPiece[];
  readonly joints?: readonly JointGroup[];
  /** given: the item's sides are these, and pieces only explain them */
  readonly totals: readonly LevelTotal[] | null;
  /** does the building have what the item asks about? */
  readonly present: 'yes' | 'no' | 'unknown';
  /** given when what is modelled proves nothing, whatever the pieces say */
  readonly ratioUnknown?: boolean;
  /** keys of i18n-free texts: what is missing to decide the item */
  readonly missing: readonly MissingReason[];
  /** what is not modelled but suggested by the model: strips between precast slabs (4.0.5-2) */
  readonly strips?: readonly StripRow[];
}

export type MissingReason =
  | 'no-such-element' | 'open-mesh' | 'unknown-precast' | 'unknown-component' | 'unknown-external' | 'unknown-bearing'
  | 'unknown-wall-kind' | 'unknown-integration' | 'unknown-dry' | 'no-spaces' | 'pipes-not-complete' | 'plan-holes'
  | 'no-plan' | 'unknown-storey' | 'unknown-fit-out' | 'sandwich-leaves' | 'partly-detailed' | 'shared-concrete' | 'check-failed'
  | 'wall-face-range' | 'wall-without-body' | 'window-without-wall' | 'wall-in-front'
  | 'material-share' | 'storey-share' | 'ground-assumed' | 'joint-type'
  | 'unknown-laying' | 'unknown-line' | 'bent-line' | 'open-kitchen' | 'unknown-installed'
  | 'not-measured' | 'composite-share' | 'straddling' | 'derived-strips' | 'strip-neighbours' | 'stair-landings' | 'drawn-twice'
  | 'copies-differ';

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
  'unknown-laying': { zh: '部分管线的敷设方式不明', en: 'it is not known how some lines are laid' },
  'unknown-line': { zh: '部分管线的系统不明(电气、给水排水、采暖或其他)', en: 'the system of some lines is not known (electrical, water, heating or none of them)' },
  'bent-line': { zh: '部分弯曲管线只知长度范围', en: 'the length of some bent lines is a range' },
  'open-kitchen': { zh: '开放式厨房的厨房区域范围不明', en: 'the kitchen zone of open kitchens is not known' },
  'unknown-installed': { zh: '未说明橱柜、厨房设备或洁具是否安装到位', en: 'it is not stated whether cabinets, kitchen equipment or sanitary ware are installed' },
  'plan-holes': { zh: '平面有性质不明的洞口', en: 'the plan has holes whose nature is not known' },
  'no-plan': { zh: '无法得到楼层平面面积', en: 'no plan area can be measured' },
  'unknown-storey': { zh: '部分楼层是否在室外地坪以上不明', en: 'it is not known whether some storeys are above ground' },
  'unknown-fit-out': { zh: '未说明是否全装修', en: 'full fit-out is not stated' },
  'sandwich-leaves': { zh: '夹心墙板的结构叶厚度不明', en: 'the structural leaf of sandwich panels is not known' },
  'material-share': { zh: '部分构件的材料未说明混凝土所占份额', en: 'the materials of some elements leave open how much of them is concrete' },
  'storey-share': { zh: '部分跨层构件在各层的份额不明', en: 'the share of some members in each storey they pass through is not known' },
  'ground-assumed': { zh: '部分竖向构件伸入 ±0.000 以下,而室外地坪标高未给出', en: 'some members reach below ±0.000 and no outdoor ground level is given' },
  'joint-type': { zh: '连接部分后浇混凝土的类型未确认(4.0.3)', en: 'kinds of joint concrete are not confirmed (4.0.3)' },
  'composite-share': { zh: '部分叠合构件未说明预制层厚度', en: 'some composite members do not say how thick their precast layer is' },
  'not-measured': { zh: '模型不能说明此项,由人填报', en: 'no model can tell this: a person states it' },
  'check-failed': { zh: '此项计算出错,其余各项不受影响', en: 'the check of this item failed; the other items stand' },
  'wall-face-range': { zh: '部分由块材、面层或嵌板组成的墙,外表面积只有范围', en: 'the face of some walls made of blocks, layers or panels is a range' },
  'wall-without-body': { zh: '有幕墙没有任何几何,面积不明', en: 'a curtain wall has no geometry at all: its area is not known' },
  'window-without-wall': { zh: '部分门窗不在任何墙内,可能是做法不明的围护墙', en: 'some windows or doors are in no wall: they may be envelope of unknown kind' },
  'wall-in-front': { zh: '部分墙体紧贴另一面墙,可能只是其面层,不应重复计算', en: 'some walls stand close before another wall: they may be a layer of it, which counts once' },
  'shared-concrete': { zh: '部分竖向构件相互重叠,重叠混凝土归属不明', en: 'some vertical members overlap, and it is open which of them holds the shared concrete' },
  straddling: { zh: '部分构件跨两个单体,体积、面积按区间', en: 'some elements lie in two single buildings: their quantity is a range' },
  'derived-strips': { zh: '预制板间未建模的后浇带(推定)只计入上限,待确认', en: 'strips between precast slabs that are not modelled enter the high end only, until they are confirmed' },
  'strip-neighbours': { zh: '部分后浇带两侧构件是否预制不明', en: 'it is not known whether both sides of some strips are precast' },
  'stair-landings': { zh: '楼梯为整体建模,休息平台与梯段未分开', en: 'stairs are drawn whole: landings and flights are not told apart' },
  'drawn-twice': { zh: '同一位置既有叠合板又有现浇板,重叠范围不明', en: 'a composite and a cast-in-place slab are drawn in one place: that zone is not known' },
  'partly-detailed': { zh: '部分构件与另一文件的构件部分重合', en: 'some elements coincide in part with elements of another file' },
  'copies-differ': { zh: '部分构件在同级的几个文件中都有而大小不同,以哪个文件为准未说明', en: 'some elements are drawn in several files of one rank with other figures, and nobody said which file counts' },
};

export interface Countable {
  readonly index: number;
  /** position in the building's levels; −1 for the slab under the lowest level */
  readonly level: number;
  /** the storey may lie below ground */
  readonly maybe: boolean;
}

/** One list per building and scope: ten items walk it, under every switch that moves nothing in or out. */
const COUNTABLE = new WeakMap<Facts['outOfScope'], Map<number, readonly Countable[]>>();

/** What is not divided between buildings: lines, pods, and the rooms whose surfaces count. */
function inOnePlace(facts: Facts, index: number): boolean {
  const { component } = facts.roles[index]!;
  if (component === 'space') return roomUse(facts.model.elements[index]!) === 'kitchen' || roomUse(facts.model.elements[index]!) === 'bathroom';
  return component === 'pipe' || component === 'kitchen-pod' || component === 'bathroom-pod';
}

/** Elements of one building that may count, with the level they count in, in element order. */
export function countable(facts: Facts, building: number): readonly Countable[] {
  const known = COUNTABLE.get(facts.outOfScope) ?? new Map<number, readonly Countable[]>();
  COUNTABLE.set(facts.outOfScope, known);
  const found = known.get(building);
  if (found) return found;
  const levels = facts.storeys[building]!.levels;
  const list: Countable[] = [];
  for (const index of elementsIn(facts.buildings, building)) {
    if (facts.outOfScope[index] !== null) continue;
    if (facts.buildings.of[index] !== building && inOnePlace(facts, index)) continue;
    const level = levelIn(facts, index, building);
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

type Summed = 'volume' | 'sideArea';

/**
 * The ends of a quantity: exact when measured; the bounds of an open body, else what its box may hold; less where it is partly
 * drawn elsewhere. From the least to the greatest of the copies where several may count.
 */
export function ends(facts: Facts, index: number, quantity: Summed): readonly number[] {
  const own = endsOfBody(facts, index, quantity);
  const [, ...rivals] = copiesThatMayCount(facts, index);
  return rangeOver(own, rivals.map((rival) => lessDetailed(facts, index, own, endsOfBody(facts, rival, quantity))));
}

/** What another file's pieces detail of an element they detail of each copy of it. */
export function lessDetailed(facts: Facts, index: number, own: readonly number[], rival: readonly number[]): readonly number[] {
  const share = facts.copies.detailedShare.get(index);
  if (share === undefined) return rival;
  return unique([roundQuantity(Math.max(0, Math.min(...rival) - share * Math.max(...own))), Math.max(...rival)]);
}

/** Of one copy alone. */
export function endsOfBody(facts: Facts, index: number, quantity: Summed): readonly number[] {
  const g = facts.geometry[index];
  if (!g) return [0];
  const box = g.bbox;
  // a wall drawn as a column or a proxy has no side face of its own kind: its longest face stands for it
  const face = g.status === 'closed' && g.length !== null && g.height !== null ? g.length * g.height : null;
  const measured = g[quantity] ?? (quantity === 'sideArea' ? face : null);
  const share = facts.copies.detailedShare.get(index);
  // how much of a body lies on which side of a boundary in plan is not measured
  if (measured !== null && facts.buildings.straddling.has(index)) return unique([0, roundQuantity(measured)]);
  if (measured !== null) {
    const full = roundQuantity(measured);
    return share === undefined ? [full] : unique([roundQuantity(measured * Math.max(0, 1 - share)), full]);
  }
  if (!box) return [0];
  if (quantity === 'volume' && g.volumeBounds !== null) {
    const whole = share === undefined && !facts.buildings.straddling.has(index);
    return unique([whole ? g.volumeBounds[0] : 0, g.volumeBounds[1]]);
  }
  const [dx, dy, dz] = [box[3] - box[0], box[4] - box[1], box[5] - box[2]];
  const most = quantity === 'volume' ? dx * dy * dz : Math.hypot(dx, dy) * dz;
  return unique([0, roundQuantity(most)]);
}

/**
 * A piece cut at the storey planes and at the ground: one piece per storey that counts, which add up to the whole where all
 * of it counts. `piece` holds the options of the whole; those for a storey that may lie below ground are added here.
 */
export function acrossStoreys(facts: Facts, piece: Piece, quantity: Summed, missing: Set<MissingReason>): readonly Piece[] {
  const parts = storeyParts(facts, piece.element);
  return parts.map((part): Piece => {
    const options: (readonly [number, number])[] = [];
    const open = [...piece.missing];
    const say = (role: string, reason: MissingReason): void => {
      if (!open.includes(role)) open.push(role);
      missing.add(reason);
    };
    for (const from of part.assumedGround === null ? [part.from] : [part.from, part.assumedGround]) {
      const below = upTo(facts, piece.element, from, quantity);
      const above = upTo(facts, piece.element, part.to, quantity);
      const exact = below.exact && above.exact;
      if (exact) options.push(...piece.options.map(([n, d]) => between(n, d, below.share, above.share)));
      else {
        say(quantity, 'storey-share');
        const [lo, hi] = inPart(facts, piece.element, { ...part, from }, quantity);
        options.push(...piece.options.flatMap(([n, d]) => [between(n, d, 0, lo), between(n, d, 0, hi)]));
      }
    }
    if (part.assumedGround !== null) say('groundLevel', 'ground-assumed');
    if (part.maybe) mayLieBelowGround(options, open, missing);
    // of a member in several storeys it is not said in which of them it is shared
    const shared = parts.length === 1 && piece.shared ? { shared: piece.shared } : {};
    return { element: piece.element, level: part.level, options: distinct(options), missing: open, ...shared };
  });
}

/** Share of the quantity below a height. */
function upTo(facts: Facts, index: number, z: number, quantity: Summed): { readonly share: number; readonly exact: boolean } {
  if (z === -Infinity) return { share: 0, exact: true };
  if (z === Infinity) return { share: 1, exact: true };
  const [lo, hi] = shareOver(facts, index, -Infinity, z, quantity);
  // where another file's pieces detail the element, it is not known in which storey
  return { share: lo, exact: lo === hi && !facts.copies.detailedShare.has(index) };
}

function inPart(facts: Facts, index: number, part: StoreyPart, quantity: Summed): Interval {
  const [lo, hi] = shareOver(facts, index, part.from, part.to, quantity);
  return facts.copies.detailedShare.has(index) ? [0, hi] : [lo, hi];
}

/** Shares that differ by less are one. */
const SAME_SHARE = 1e-9;

/** The share between two heights, whichever copy counts; of a quantity that all of them have alike, of the one that stands for them. */
export function shareOver(facts: Facts, index: number, from: number, to: number, quantity: Summed): Interval {
  const shareOf = (i: number): Interval => {
    const g = facts.geometry[i];
    return g ? shareBetween(g, from, to, quantity) : [0, 1];
  };
  const own = shareOf(index);
  if (!mayBeAnother(facts, index, quantity)) return own;
  const all = copiesThatMayCount(facts, index).map(shareOf);
  const [lo, hi] = [Math.min(...all.map((share) => share[0])), Math.max(...all.map((share) => share[1]))];
  return own[0] - lo <= SAME_SHARE && hi - own[1] <= SAME_SHARE ? own : [lo, hi];
}

/** Rounded below and above, so that parts of one element add up to it in quanta (design decision 7). */
function between(n: number, d: number, from: number, to: number): readonly [number, number] {
  const cut = (v: number): number => toQuanta(v * to) - toQuanta(v * from);
  const whole = cut(d);
  return [fromQuanta(Math.min(cut(n), whole)), fromQuanta(whole)];
}

/** Why `ends` gave more than one, and what is said to be missing. */
export function whyRange(facts: Facts, index: number, quantity: Summed): readonly (readonly [role: string, reason: MissingReason])[] {
  const own = endsOfBody(facts, index, quantity);
  return [
    ...(own.length > 1 ? [[quantity, rangeReason(facts, index)] as const] : []),
    ...(mayBeAnother(facts, index, quantity) ? [[WHICH_FILE, 'copies-differ'] as const] : []),
  ];
}

/** Is there a copy that has another of it and may count as well? */
function mayBeAnother(facts: Facts, index: number, quantity: Summed): boolean {
  if (!facts.copies.rivals.has(index)) return false;
  return !sameEnds(ends(facts, index, quantity), endsOfBody(facts, index, quantity));
}

const sameEnds = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((end, i) => end === b[i]);

/** Why one body gave more than one. */
export function rangeReason(facts: Facts, index: number): MissingReason {
  if (facts.buildings.straddling.has(index)) return 'straddling';
  return facts.copies.detailedShare.has(index) ? 'partly-detailed' : 'open-mesh';
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
