/** Build-up table against the model and the calculation: a cement screed or tiles in mortar under what counts as dry. */
import { both, countedAs, METHOD_TEXT, tableSays } from './build-up-words.ts';
import { judgement } from './compare.ts';
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
    const { method: said } = built;
    const table = said.layers ?? said.stated;
    const counted = own.dryMethod === true ? 'dry' : own.dryMethod === false ? 'wet' : null;
    const reading = { value: counted, basis: built.buildUp.code };
    if (table === null) return [judgement('unknown', { ...reading, missing: [{ kind: 'declaration', id: 'build-up' }] }, null, '')];
    if (counted === null) return [judgement('unknown', { ...reading, missing: [{ kind: 'role', id: 'dryMethod' }] }, null, '')];
    if (counted === table) return [judgement('pass', reading, null, '')];
    return [{ ...judgement('fail', reading, null, ''), text: both(tableSays(built.buildUp, said, METHOD_TEXT[table]), countedAs(own, 'dryMethod', METHOD_TEXT[counted])) }];
  },
});
