/** 沪建建材〔2016〕601号, 〔2019〕765号. */
import type { PackCases, RuleCase } from '../case.ts';
import type { Profile } from '../../../src/profile/profile.ts';
import { structure } from './precast-share.ts';

const cast = { casting: '现浇' } as const;
const stated = (ratio: number | readonly [number, number]): Partial<RuleCase> => {
  const profile: Partial<Profile> = { declared: [{ item: 'assembly-ratio', mode: 'replace', ratio }] };
  return { profile };
};

export const SHANGHAI_CASES: PackCases = {
  'precast-share': {
    pass: [
      structure({ zh: '预制率 48 %', en: 'precast ratio 48 %' }, 6, cast),
      structure({ zh: '预制率 24 %,填报单体装配率 61 %', en: 'precast ratio 24 %, assembly ratio stated as 61 %' }, 3, cast, stated(61)),
    ],
    fail: [structure({ zh: '预制率 24 %,填报单体装配率 59 %', en: 'precast ratio 24 %, assembly ratio stated as 59 %' }, 3, cast, stated(59))],
    undecided: [
      structure({ zh: '预制率 24 %,单体装配率未填报', en: 'precast ratio 24 %, assembly ratio not stated' }, 3, cast),
      structure({ zh: '预制率 24 %,填报单体装配率 55 %~65 %', en: 'precast ratio 24 %, assembly ratio stated as 55 to 65 %' }, 3, cast, stated([55, 65])),
      structure({ zh: '楼板未说明预制或现浇,预制率 32 %~52 %', en: 'a slab of unknown casting: precast ratio 32 to 52 %' }, 4, { casting: null }),
    ],
  },
};
