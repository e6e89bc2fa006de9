/** 苏建科〔2017〕43号: partitions, slabs and a flight. */
import * as w from '../../../src/ifc-write/index.ts';
import type { PackCases, RuleCase } from '../case.ts';

type Build = '条板' | '砌筑' | null;

/** 30 m² of slab, 36 m² of partitions and a flight; of each what the title says. */
function boards(title: RuleCase['title'], slab: '叠合' | '现浇', partition: Build, more: { readonly outer?: Build; readonly profile?: RuleCase['profile'] } = {}): RuleCase {
  return {
    title, ...(more.profile === undefined ? {} : { profile: more.profile }),
    storeys: [0, 6],
    draw: (ifc) => {
      // the storeys of a case end with its roof, where nothing of this counts
      ifc.storey({ name: '2F', elevation: 3, key: 'floor' });
      w.slab(ifc, { name: '楼板', outline: [[0, 0], [6, 0], [6, 5], [0, 5]], thickness: 0.13, top: 3, psets: { SM_装配式构件: { 构件类别: slab === '叠合' ? '叠合板' : '板', 预制状态: slab } } });
      for (const y of [1, 4]) {
        w.wall(ifc, { name: '内隔墙', from: [0, y], to: [6, y], thickness: 0.1, height: 2.8, psets: { SM_装配式构件: { 构件类别: '内隔墙', 承重: '非承重', 内外: '内', ...(partition === null ? {} : { 墙体做法: partition }) } } });
      }
      w.flight(ifc, { name: '楼梯', from: [10, 0], along: [0, 1], width: 1.2, risers: 10, riser: 0.15, tread: 0.26, waist: 0.14, psets: { SM_装配式构件: { 构件类别: '楼梯', 预制状态: '预制' } } });
      if (more.outer !== undefined) {
        w.wall(ifc, { name: '外墙', from: [-1, -1], to: [8, -1], thickness: 0.2, height: 2.8, psets: { SM_装配式构件: { 构件类别: '外围护墙', 承重: '非承重', 内外: '外', ...(more.outer === null ? {} : { 墙体做法: more.outer }) } } });
      }
    },
  };
}

const gamma = (value: number): NonNullable<RuleCase['profile']> => ({ overrides: [{ rule: 'jiangsu-sanban-2017/boards-concrete', param: 'gamma', value, reason: '印本' }] });

export const JIANGSU_SANBAN_CASES: PackCases = {
  'boards-concrete': {
    pass: [
      boards({ zh: '叠合板、条板隔墙、预制楼梯', en: 'composite slab, board partitions, precast flight' }, '叠合', '条板'),
      boards({ zh: '现浇板,条板隔墙;外墙板按填写的 γ 计入后达到 60 %', en: 'cast slab, board partitions; outer boards reach 60 % with the γ typed' }, '现浇', '条板', { outer: '条板', profile: gamma(0.25) }),
    ],
    fail: [
      boards({ zh: '叠合板,砌筑隔墙', en: 'composite slab, masonry partitions' }, '叠合', '砌筑'),
      boards({ zh: '现浇板,砌筑隔墙;外墙板按填写的 γ 计入后仍不足', en: 'cast slab, masonry partitions; outer boards do not make up for it with the γ typed' }, '现浇', '砌筑', { outer: '条板', profile: gamma(0.25) }),
    ],
    undecided: [
      boards({ zh: '隔墙做法不明', en: 'partitions of unknown build' }, '叠合', null),
      boards({ zh: '不足 60 %,有外墙板而 γ 未填写', en: 'below 60 %, outer boards are there and γ is open' }, '现浇', '条板', { outer: '条板' }),
    ],
  },
};
