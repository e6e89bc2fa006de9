/** Build-up table against the model and the calculation: masonry there and a panel here. */
import { asInTable } from './as-in-table.ts';
import { KIND_TEXT } from './build-up-words.ts';
import { ruleCheck, type Judgement } from './judgement.ts';

export const buildUpWallKindCheck = ruleCheck({
  id: 'build-up-wall-kind',
  title: { zh: '墙体做法与做法表一致', en: 'wall kind as in the build-up table' },
  subject: 'element',
  reads: ['buildUp', 'roles'],
  needs: {},
  judge: ({ buildUp, roles }, subject): readonly Judgement[] => {
    const built = buildUp(subject);
    const own = roles(subject);
    if (built === null || built.buildUp.for !== 'wall' || own.wallKind === 'not-applicable') return [];
    const counted = own.wallKind === 'unknown' || own.wallKind === 'conflict' ? null : own.wallKind;
    return asInTable(built, own, { role: 'wallKind', said: built.wallKind, counted, value: own.wallKind, words: KIND_TEXT });
  },
});
