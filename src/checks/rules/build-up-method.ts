/** Build-up table against the model and the calculation: a cement screed or tiles in mortar under what counts as dry. */
import { asInTable } from './as-in-table.ts';
import { METHOD_TEXT } from './build-up-words.ts';
import { ruleCheck, type Judgement } from './judgement.ts';

export const buildUpMethodCheck = ruleCheck({
  id: 'build-up-method',
  title: { zh: '干式/湿式与做法表一致', en: 'dry or wet as in the build-up table' },
  subject: 'element',
  reads: ['buildUp', 'roles'],
  needs: {},
  judge: ({ buildUp, roles }, subject): readonly Judgement[] => {
    const built = buildUp(subject);
    const own = roles(subject);
    if (built === null || own.dryMethod === 'not-applicable') return [];
    const counted = own.dryMethod === true ? 'dry' : own.dryMethod === false ? 'wet' : null;
    return asInTable(built, own, { role: 'dryMethod', said: built.method, counted, value: counted, words: METHOD_TEXT });
  },
});
