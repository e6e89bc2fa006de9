/** JGJ 1-2014. */
import * as w from '../../../src/ifc-write/index.ts';
import type { PackCases, RuleCase } from '../case.ts';

const RECT: readonly w.Point2[] = [[0, 0], [4, 0], [4, 3], [0, 3]];

const compositeSlab = (topping: number | null): RuleCase => ({
  title: topping === null
    ? { zh: '叠合板未写明叠合层厚度', en: 'composite slab that states no topping' }
    : { zh: `叠合板,叠合层 ${topping} mm`, en: `composite slab with ${topping} mm of topping` },
  draw: (ifc) => void w.slab(ifc, {
    name: '叠合板', outline: RECT, thickness: 0.13,
    psets: { SM_装配式构件: { 预制状态: '叠合', 构件类别: '叠合板', 预制厚度: 60, ...(topping === null ? {} : { 叠合层厚度: topping }) } },
  }),
});

export const JGJ1_CASES: PackCases = {
  'composite-slab-topping': { pass: [compositeSlab(60), compositeSlab(70)], fail: [compositeSlab(50)], undecided: [compositeSlab(null)] },
};
