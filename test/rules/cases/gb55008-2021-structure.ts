/** GB 55008-2021. */
import * as w from '../../../src/ifc-write/index.ts';
import type { PackCases, RuleCase } from '../case.ts';
import { beam, column, profiled, shearWall, slab, titled } from './structure-kit.ts';

const graded = (grade: string | null, more: Partial<RuleCase> = {}): RuleCase => ({
  ...titled(grade === null ? '剪力墙未写明强度等级' : `剪力墙 ${grade}`, grade === null ? 'wall that states no strength class' : `wall of ${grade}`,
    (ifc) => void shearWall(ifc, '现浇', { name: grade === null ? '剪力墙' : `基本墙:剪力墙-${grade}-200mm:345678` })),
  ...more,
});

const prestressed = (zh: string, en: string, grade: string | null, draw: (ifc: w.IfcFile, props: Readonly<Record<string, string | boolean>>) => void): RuleCase =>
  titled(`${zh}${grade ?? '未写明强度等级'}`, `${en} ${grade ?? 'that states no strength class'}`, (ifc) => draw(ifc, { 预应力: true, ...(grade === null ? {} : { 强度等级: grade }) }));
const prestressedSlab = (grade: string | null): RuleCase => prestressed('预应力楼板 ', 'prestressed slab', grade, (ifc, props) => void slab(ifc, '预制', { props }));
const prestressedBeam = (grade: string | null): RuleCase => prestressed('预应力梁 ', 'prestressed beam', grade, (ifc, props) => void beam(ifc, '预制', { props }));

const barred = (grade: string, bars: string | null): RuleCase => titled(`${grade},钢筋${bars ?? '未写明'}`, `${grade} with bars ${bars ?? 'not stated'}`,
  (ifc) => void beam(ifc, '现浇', { material: grade, ...(bars === null ? {} : { props: { 钢筋牌号: bars } }) }));

const steelConcrete = (grade: string | null): RuleCase => titled(`型钢混凝土柱 ${grade ?? '未写明强度等级'}`, `steel-encased column ${grade ?? 'that states no strength class'}`,
  (ifc) => void column(ifc, '现浇', { name: '型钢混凝土柱', ...(grade === null ? {} : { props: { 强度等级: grade } }) }));

const beamOf = (name: string, width: number): RuleCase => titled(`${name} 宽 ${1000 * width} mm`, `beam ${/[A-Z]+\d*/.exec(name)?.[0] ?? 'without a code'}, ${1000 * width} mm wide`,
  (ifc) => void beam(ifc, '现浇', { name, section: [width, 0.5] }));

const columnOf = (name: string, section: w.ColumnOptions['section'], zh: string, en: string): RuleCase => titled(`柱 ${name} ${zh}`, `column, ${en}`, (ifc) => void column(ifc, '现浇', { name, section }));

const wallOf = (thickness: number, highRise: boolean | null, zh: string, en: string): RuleCase => titled(`${zh},墙厚 ${1000 * thickness} mm`, `${en}, wall ${1000 * thickness} mm thick`,
  (ifc) => void shearWall(ifc, '现浇', { thickness }), highRise === null ? {} : profiled({ highRise }));

export const GB55008_STRUCTURE_CASES: PackCases = {
  'concrete-grade': { pass: [graded('C25'), graded('C45')], fail: [graded('C20')], undecided: [graded(null)] },
  'concrete-grade-prestressed-slab': { pass: [prestressedSlab('C30')], fail: [prestressedSlab('C25')], undecided: [prestressedSlab(null)] },
  'concrete-grade-prestressed': { pass: [prestressedBeam('C40')], fail: [prestressedBeam('C35')], undecided: [prestressedBeam(null)] },
  'concrete-grade-seismic': {
    pass: [graded('C30', profiled({ seismicGrade: '二' }))], fail: [graded('C25', profiled({ seismicGrade: '一' }))],
    undecided: [graded('C25', { title: { zh: 'C25,抗震等级未写明', en: 'C25, seismic grade not stated' } })],
  },
  'concrete-grade-bars-500': { pass: [barred('C30', 'HRB500E'), barred('C30', null)], fail: [barred('C25', 'HRB500')], undecided: [barred('C25', null)] },
  'concrete-grade-steel-concrete': { pass: [steelConcrete('C30')], fail: [steelConcrete('C25')], undecided: [steelConcrete(null)] },
  'frame-beam-width': { pass: [beamOf('KL1(2)', 0.2), beamOf('200x500', 0.2)], fail: [beamOf('KL1(2)', 0.18)], undecided: [beamOf('矩形梁', 0.18)] },
  'frame-column-side': {
    pass: [columnOf('KZ1', [0.3, 0.6], '300x600', '300 by 600')], fail: [columnOf('KZ1', [0.25, 0.6], '250x600', '250 by 600')],
    undecided: [columnOf('矩形柱', [0.25, 0.6], '250x600,类别未知', '250 by 600, kind not told')],
  },
  'frame-column-diameter': {
    pass: [columnOf('KZ2', w.circle(0.175), '直径 350', '350 in diameter')], fail: [columnOf('KZ2', w.circle(0.15), '直径 300', '300 in diameter')],
    undecided: [columnOf('圆柱', w.circle(0.15), '直径 300,类别未知', '300 in diameter, kind not told')],
  },
  'shear-wall-thickness': {
    pass: [wallOf(0.16, true, '高层', 'high-rise'), wallOf(0.14, false, '多层', 'not high-rise'), wallOf(0.2, null, '未写明是否高层', 'whether high-rise not stated')],
    fail: [
      wallOf(0.15, true, '高层', 'high-rise'), wallOf(0.13, null, '未写明是否高层', 'whether high-rise not stated'),
      titled('夹心墙板内叶 120 mm', 'sandwich wall with an inner leaf of 120 mm', (ifc) => void shearWall(ifc, '预制', { name: '夹心剪力墙 250(120+70+60)', thickness: 0.25 })),
    ],
    undecided: [wallOf(0.15, null, '未写明是否高层', 'whether high-rise not stated')],
  },
};
