/** Conventions of counting that the clauses leave open 口径 (design decision 10). Defaults are printed in every report. */
import type { ItemId, Profile } from './profile.ts';

interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface SwitchOption {
  readonly value: string;
  readonly title: Text;
}

export interface Switch {
  readonly key: SwitchKey;
  readonly title: Text;
  /** the first is the default */
  readonly options: readonly SwitchOption[];
  /** items whose ratio it can move */
  readonly items: readonly ItemId[];
  /** it decides which elements count at all, not only how */
  readonly movesScope: boolean;
  /** the clause that leaves it open */
  readonly source: string;
}

export type SwitchKey =
  | 'level-zero' | 'ground-floor-slab' | 'roof-slab' | 'roof-structures' | 'plan-holes' | 'slab-edge'
  | 'plan-outline' | 'slab-strips' | 'stair-landings' | 'podium'
  | 'coupling-beams' | 'cast-in-place-infill' | 'ratio-rounding'
  | 'outer-leaf' | 'double-skin-core'
  | 'joint-width' | 'ground-floor-nodes' | 'node-beams';

export const SWITCHES: readonly Switch[] = [
  {
    key: 'level-zero',
    movesScope: true,
    title: { zh: '计算起点标高', en: 'Level from which storeys count' },
    options: [
      { value: 'outdoor-ground', title: { zh: '室外地坪', en: 'outdoor ground level' } },
      { value: 'zero', title: { zh: '±0.000', en: '±0.000' } },
    ],
    items: ['q1a', 'q1b', 'q2a', 'q2b', 'q2c', 'q2d', 'q3a', 'q3b', 'q3c', 'q3d'],
    source: 'GB/T 51129-2017 2.0.2',
  },
  {
    key: 'ground-floor-slab',
    movesScope: true,
    title: { zh: '首层楼板(±0.000 板)', en: 'Slab of the ground floor (at ±0.000)' },
    options: [
      { value: 'excluded', title: { zh: '不计入', en: 'excluded' } },
      { value: 'included', title: { zh: '计入分子与分母', en: 'included in both sides' } },
    ],
    items: ['q1b', 'q3a'],
    source: 'GB/T 51129-2017 4.0.4',
  },
  {
    key: 'roof-slab',
    movesScope: false,
    title: { zh: '屋面板', en: 'Roof slab' },
    options: [
      { value: 'included', title: { zh: '归入顶层', en: 'belongs to the top storey' } },
      { value: 'excluded', title: { zh: '不计入', en: 'excluded' } },
    ],
    items: ['q1b'],
    source: 'GB/T 51129-2017 4.0.4, 4.0.5',
  },
  {
    key: 'roof-structures',
    movesScope: true,
    title: { zh: '机房层、构架、女儿墙、出屋面楼梯间', en: 'Machine rooms, parapets, stair heads on the roof' },
    options: [
      { value: 'excluded', title: { zh: '不计入', en: 'excluded' } },
      { value: 'included', title: { zh: '计入', en: 'included' } },
    ],
    items: ['q1a', 'q1b', 'q2a', 'q2b', 'q2c', 'q2d', 'q3a', 'q3b', 'q3c', 'q3d'],
    source: 'GB/T 51129-2017 2.0.2',
  },
  {
    key: 'plan-holes',
    movesScope: false,
    title: { zh: '平面面积中的洞口(楼梯、电梯、管井之外)', en: 'Holes in the plan area other than stairs, lifts and shafts' },
    options: [
      { value: 'ask', title: { zh: '待定(按区间)', en: 'undecided (interval)' } },
      { value: 'fill', title: { zh: '不扣除', en: 'not deducted' } },
      { value: 'deduct', title: { zh: '扣除(跨层中空)', en: 'deducted (multi-storey void)' } },
      { value: 'deduct-shafts', title: { zh: '扣除,电梯井、管井也扣除', en: 'deducted, and lift and pipe shafts too' } },
    ],
    items: ['q1b', 'q3a'],
    source: 'GB/T 51129-2017 4.0.4',
  },
  {
    key: 'plan-outline',
    movesScope: false,
    title: { zh: '阳台、空调板、凸窗的平面面积', en: 'Plan area of balconies, AC slabs and bay windows' },
    options: [
      { value: 'full', title: { zh: '按水平投影全部计入', en: 'whole projection' } },
      { value: 'half-balconies', title: { zh: '外墙以外部分按一半计(分子、分母相同)', en: 'outside the envelope by half, in both sides' } },
    ],
    items: ['q1b', 'q3a'],
    source: 'GB/T 51129-2017 4.0.4',
  },
  {
    key: 'slab-strips',
    movesScope: false,
    title: { zh: '预制板间宽度不大于 300 mm 的后浇带', en: 'Strips up to 300 mm between precast slabs' },
    options: [
      { value: 'ask', title: { zh: '建模的计入,未建模的待确认(只计入上限)', en: 'drawn ones count, undrawn ones are to be confirmed (high end only)' } },
      { value: 'count', title: { zh: '均计入', en: 'drawn and undrawn ones count' } },
      { value: 'not-counted', title: { zh: '均不计入', en: 'none counts' } },
    ],
    items: ['q1b'],
    source: 'GB/T 51129-2017 4.0.5-2',
  },
  {
    key: 'stair-landings',
    movesScope: false,
    title: { zh: '预制楼梯的休息平台(本身无预制标记)', en: 'Landings of precast stairs, not marked themselves' },
    options: [
      { value: 'not-counted', title: { zh: '按现浇,只计梯段', en: 'cast in place: flights only' } },
      { value: 'as-stair', title: { zh: '随楼梯计入', en: 'as the stair' } },
    ],
    items: ['q1b'],
    source: 'GB/T 51129-2017 4.0.4',
  },
  {
    key: 'podium',
    movesScope: true,
    title: { zh: '主楼与裙房', en: 'Tower and podium' },
    options: [
      { value: 'together', title: { zh: '作为一个单体', en: 'one building' } },
      { value: 'projection', title: { zh: '分开,主楼标准层正投影范围归主楼', en: 'apart: what stands under the tower is the tower\'s' } },
      { value: 'by-storey', title: { zh: '分开,按楼层', en: 'apart, by storey' } },
    ],
    items: ['q1a', 'q1b', 'q2a', 'q2b', 'q2c', 'q2d', 'q3a', 'q3b', 'q3c', 'q3d'],
    source: 'GB/T 51129-2017 3.0.1-2',
  },
  {
    key: 'slab-edge',
    movesScope: false,
    title: { zh: '叠合楼板边界', en: 'Edge of composite slabs' },
    options: [
      { value: 'face', title: { zh: '算至非预制支座边', en: 'to the face of a support that is not precast' } },
      { value: 'axis', title: { zh: '按模型轮廓', en: 'as modelled' } },
    ],
    items: ['q1b'],
    source: 'GB/T 51129-2017 4.0.5',
  },
  {
    key: 'coupling-beams',
    movesScope: false,
    title: { zh: '剪力墙连梁', en: 'Coupling beams of shear walls' },
    options: [
      { value: 'vertical', title: { zh: '计入竖向构件', en: 'vertical members' } },
      { value: 'horizontal', title: { zh: '计入水平构件', en: 'horizontal members' } },
    ],
    items: ['q1a', 'q1b'],
    source: 'GB/T 51129-2017 4.0.2, 4.0.4',
  },
  {
    key: 'outer-leaf',
    movesScope: false,
    title: { zh: '夹心墙板外叶', en: 'Outer leaf of sandwich panels' },
    options: [
      { value: 'excluded', title: { zh: '不计入分子与分母', en: 'in neither side' } },
      { value: 'counted', title: { zh: '计入分子与分母', en: 'in both sides' } },
    ],
    items: ['q1a'],
    source: 'GB/T 51129-2017 4.0.2',
  },
  {
    key: 'double-skin-core',
    movesScope: false,
    title: { zh: '双面叠合剪力墙后浇芯', en: 'Core of double-skin walls' },
    options: [
      { value: 'not-counted', title: { zh: '不作为预制', en: 'does not count as precast' } },
      { value: 'counted', title: { zh: '作为预制', en: 'counts as precast' } },
    ],
    items: ['q1a'],
    source: 'GB/T 51129-2017 4.0.2, 4.0.3',
  },
  {
    key: 'cast-in-place-infill',
    movesScope: false,
    title: { zh: '全现浇非承重外墙', en: 'Cast-in-place infill envelope walls' },
    options: [
      { value: 'not-counted', title: { zh: '不作为非砌筑', en: 'do not count as non-masonry' } },
      { value: 'counted', title: { zh: '作为非砌筑', en: 'count as non-masonry' } },
    ],
    items: ['q2a', 'q2c'],
    source: 'GB/T 51129-2017 4.0.6, 4.0.8',
  },
  {
    key: 'joint-width',
    movesScope: false,
    title: { zh: 'L、T 形后浇段的宽度', en: 'Width of L- and T-shaped joints' },
    options: [
      { value: 'crossing-wall', title: { zh: '每肢自预制墙端量至相交墙外侧', en: 'each leg from the panel to the outer face of the crossing wall' } },
      { value: 'clear', title: { zh: '每肢净宽', en: 'clear width of each leg' } },
    ],
    items: ['q1a'],
    source: 'GB/T 51129-2017 4.0.3-1',
  },
  {
    key: 'ground-floor-nodes',
    movesScope: false,
    title: { zh: '现浇柱之上的梁柱节点', en: 'Nodes above cast-in-place columns' },
    options: [
      { value: 'not-counted', title: { zh: '不计入', en: 'not counted' } },
      { value: 'counted', title: { zh: '上方为预制柱时计入', en: 'counted under a precast column' } },
    ],
    items: ['q1a'],
    source: 'GB/T 51129-2017 4.0.3-2',
  },
  {
    key: 'node-beams',
    movesScope: false,
    title: { zh: '梁柱节点的框架梁', en: 'Frame beams of a node' },
    options: [
      { value: 'any', title: { zh: '预制柱与任何框架梁', en: 'a precast column with any frame beam' } },
      { value: 'precast', title: { zh: '框架梁也须为预制或叠合', en: 'the beams must be precast or composite too' } },
    ],
    items: ['q1a'],
    source: 'GB/T 51129-2017 4.0.3-2',
  },
  {
    key: 'ratio-rounding',
    movesScope: false,
    title: { zh: '应用比例取值', en: 'Ratio used for interpolation' },
    options: [
      { value: 'exact', title: { zh: '不取整', en: 'exact' } },
      { value: 'two-decimals', title: { zh: '先四舍五入到两位小数', en: 'rounded half-up to two decimals first' } },
    ],
    items: ['q1a', 'q1b', 'q2a', 'q2b', 'q2c', 'q2d', 'q3a', 'q3b', 'q3c', 'q3d'],
    source: 'GB/T 51129-2017 4.0.1',
  },
];

export type SwitchValues = Readonly<Record<SwitchKey, string>>;

/** The value of every switch: the profile's, else the default. Values are validated in validate.ts. */
export function switchValues(profile: Profile): SwitchValues {
  const values = {} as Record<SwitchKey, string>;
  for (const s of SWITCHES) values[s.key] = profile.switches?.[s.key] ?? s.options[0]!.value;
  return values;
}
