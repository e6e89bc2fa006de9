/** Joint concrete that counts as precast (GB/T 51129-2017 4.0.3): its kinds, and what is known of one place. */
import type { JointRule } from '../../profile/profile.ts';
import type { Interval } from '../../units.ts';

/** `grout-bed`: in V, never in V1a (domain 1.2-8e). */
export type JointKind = JointRule['kind'];

interface Text {
  readonly zh: string;
  readonly en: string;
}

export const JOINT_KINDS: readonly { readonly kind: JointKind; readonly clause: string; readonly title: Text }[] = [
  { kind: 'vertical-strip', clause: '4.0.3-1', title: { zh: '预制剪力墙板之间的竖向现浇段', en: 'cast-in-place strip between precast wall panels' } },
  { kind: 'horizontal-band', clause: '4.0.3-1', title: { zh: '水平后浇带、圈梁', en: 'horizontal band or ring beam' } },
  { kind: 'beam-column-node', clause: '4.0.3-2', title: { zh: '预制框架柱与框架梁的节点区', en: 'node of a precast frame column and frame beams' } },
  { kind: 'column-connection', clause: '4.0.3-3', title: { zh: '预制柱之间的连接区', en: 'connection zone between precast columns' } },
  { kind: 'grout-bed', clause: '4.0.2', title: { zh: '坐浆层(计入 V,不计入 V1a)', en: 'grout bed (in V, not in V1a)' } },
];

/** Numbers of 4.0.3, from the pack. */
export interface JointLimits {
  /** m, of a vertical strip between wall panels */
  readonly stripWidth: number;
  /** m, of a horizontal band or ring beam */
  readonly bandHeight: number;
  /** of a column connection: share of the smaller side of the column's section, percent */
  readonly connectionShare: number;
}

export type Answer = 'yes' | 'no' | 'unknown';

/** Why a joint's concrete does not count. */
export type Refusal = 'too-wide' | 'cast-in-place-neighbour' | 'too-few-panels' | 'cast-in-place-column-below' | 'cast-in-place-beam' | 'no-place';

export const REFUSALS: Readonly<Record<Refusal, Text>> = {
  'too-wide': { zh: '超过限值', en: 'above the limit' },
  'cast-in-place-neighbour': { zh: '一侧为现浇构件', en: 'a neighbour is cast in place' },
  'too-few-panels': { zh: '不在两个预制构件之间', en: 'not between two precast members' },
  'cast-in-place-column-below': { zh: '位于现浇柱之上', en: 'above a cast-in-place column' },
  'cast-in-place-beam': { zh: '框架梁为现浇', en: 'its frame beams are cast in place' },
  'no-place': { zh: '几何形体不明', en: 'its body is not known' },
};

export interface Joint {
  readonly kind: JointKind;
  /** the element that is drawn there; null: derived from a gap */
  readonly element: number | null;
  /** a name or a person says that the element is a joint; false: only its place suggests it */
  readonly named: boolean;
  /** position in the building's levels */
  readonly level: number;
  /** would its concrete count as precast, if it is the joint that it looks like? */
  readonly counts: Answer;
  readonly why: Refusal | null;
  /** what is held against the limit, and the limit, m; null where the clause gives none */
  readonly size: number | null;
  readonly limit: number | null;
  /** elements it joins */
  readonly between: readonly number[];
  /** plan, world metres; its parts may overlap */
  readonly contours: readonly Float64Array[];
  readonly z: Interval;
  /** derived: m³, rounded to 1e-4; of drawn ones the element's own volume counts */
  readonly volume: number;
}
