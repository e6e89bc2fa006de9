/** 单体预制率: a frame of columns and a slab, so much of it precast. */
import * as w from '../../../src/ifc-write/index.ts';
import type { RuleCase } from '../case.ts';

const RECT: readonly w.Point2[] = [[0, 0], [6, 0], [6, 5], [0, 5]];
type Casting = '预制' | '现浇' | '叠合' | null;

/** 12 m³ of columns, `precast` of its ten pieces precast, under 3 m³ of slab. */
export function structure(title: RuleCase['title'], precast: number, slab: { readonly casting: Casting; readonly layer?: number }, more: Partial<RuleCase> = {}): RuleCase {
  return {
    title, storeys: [0, 6], ...more,
    draw: (ifc) => {
      // the storeys of a case end with its roof
      ifc.storey({ name: '2F', elevation: 3, key: 'floor' });
      for (let i = 0; i < 10; i += 1) {
        w.column(ifc, { name: `柱${i + 1}`, at: [20 + i * 3, 0], section: [0.5, 0.8], height: 3, psets: pset(i < precast ? '预制' : '现浇', '柱') });
      }
      w.slab(ifc, { name: '楼板', outline: RECT, thickness: 0.1, top: 3, psets: pset(slab.casting, slab.casting === '叠合' ? '叠合板' : '板', slab.layer) });
    },
  };
}

function pset(casting: Casting, component: string, layer?: number): Record<string, Record<string, string | number>> {
  return { SM_装配式构件: { 构件类别: component, ...(casting === null ? {} : { 预制状态: casting }), ...(layer === undefined ? {} : { 预制厚度: layer }) } };
}
