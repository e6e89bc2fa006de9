/** `accepted`: a stated word is one of those the clause accepts. */
import { foldKey } from '../../facts/names.ts';
import { judgement } from './compare.ts';
import { ruleCheck } from './judgement.ts';

export const oneOfCheck = ruleCheck({
  id: 'one-of',
  title: { zh: '取规定的值', en: 'one of the accepted values' },
  subject: 'of',
  reads: [],
  pure: true,
  needs: { of: true, values: ['accepted'] },
  judge: (_, subject, rule) => {
    const accepted = rule.values('accepted');
    const keys = accepted.map(foldKey);
    return rule.readings(subject).map((reading) => {
      const outcome = reading.value === null ? 'unknown' : keys.includes(foldKey(String(reading.value))) ? 'pass' : 'fail';
      return judgement(outcome, reading, { op: '∈', value: accepted }, '');
    });
  },
});
