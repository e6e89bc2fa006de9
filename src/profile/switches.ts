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
  /** it decides which single buildings there are */
  readonly movesBuildings?: true;
  /** it decides which elements count at all, not only how */
  readonly movesScope: boolean;
  /** the clause that leaves it open */
  readonly source: string;
}

export type SwitchKey =
  | 'level-zero' | 'ground-floor-slab' | 'roof-slab' | 'roof-structures' | 'plan-holes' | 'slab-edge'
  | 'plan-outline' | 'slab-strips' | 'stair-landings' | 'podium'
  | 'coupling-beams' | 'cast-in-place-infill' | 'ratio-rounding';

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
    title: { zh: '预制板间未建模的后浇带(宽度不大于 300 mm)', en: 'Strips up to 300 mm between precast slabs that are not modelled' },
    options: [
      { value: 'ask', title: { zh: '待确认(只计入上限)', en: 'to be confirmed (high end only)' } },
      { value: 'count', title: { zh: '计入', en: 'counted' } },
      { value: 'not-counted', title: { zh: '不计入', en: 'not counted' } },
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
    movesBuildings: true,
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
