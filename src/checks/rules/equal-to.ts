/** `equal`: the quantity has the value that the clause names. */
import { roundQuantity } from '../../units.ts';
import { isInterval, judgement, openParameter } from './compare.ts';
import { ruleCheck } from './judgement.ts';

export const equalToCheck = ruleCheck({
  id: 'equal-to',
  title: { zh: '等于', en: 'equal to' },
  subject: 'of',
  reads: [],
  pure: true,
  needs: { of: true, params: ['equal'] },
  judge: (_, subject, rule) => rule.readings(subject).map((reading) => {
    const equal = rule.param('equal');
    const unit = rule.quantity!.unit;
    if (equal === null) return openParameter('equal', reading, unit);
    const [lo, hi] = isInterval(reading.value) ? reading.value.map(roundQuantity) as [number, number] : [-Infinity, Infinity];
    const outcome = hi < equal || lo > equal ? 'fail' : lo === hi ? 'pass' : 'unknown';
    return judgement(outcome, reading, { op: '=', value: [equal, equal] }, unit);
  }),
});
