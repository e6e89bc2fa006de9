/** 京政办发〔2017〕8号. */
import type { PackCases } from '../case.ts';
import { structure } from './precast-share.ts';

const cast = { casting: '现浇' } as const;
const composite = { casting: '叠合', layer: 60 } as const;
const tall = { profile: { attributes: { height: 60.1 } } };

export const BEIJING_2017_CASES: PackCases = {
  'precast-share': {
    pass: [
      structure({ zh: '15 m³ 混凝土中预制 7.2 m³(48 %),60 m 以下', en: '7.2 of 15 m³ precast (48 %), below 60 m' }, 6, cast),
      structure({ zh: '预制 24 %,60 m 以上', en: '24 % precast, above 60 m' }, 3, cast, tall),
      structure({ zh: '60 m 整,叠合板按预制层计,预制 44 %', en: 'exactly 60 m, composite slab by its layer, 44 % precast' }, 4, composite, { profile: { attributes: { height: 60 } } }),
    ],
    fail: [
      structure({ zh: '预制 24 %,60 m 以下', en: '24 % precast, below 60 m' }, 3, cast),
      structure({ zh: '预制 16 %,60 m 以上', en: '16 % precast, above 60 m' }, 2, cast, tall),
    ],
    undecided: [
      structure({ zh: '楼板未说明预制或现浇,预制 32 %~52 %', en: 'a slab of unknown casting: 32 to 52 % precast' }, 4, { casting: null }),
      structure({ zh: '叠合板未说明预制层厚度', en: 'a composite slab without the thickness of its layer' }, 4, { casting: '叠合' }),
    ],
  },
};
