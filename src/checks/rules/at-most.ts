/** `most`: the quantity does not exceed it. */
import { heldAgainst, openParameter } from './compare.ts';
import { ruleCheck } from './judgement.ts';

export const atMostCheck = ruleCheck({
  id: 'at-most',
  title: { zh: '不大于', en: 'at most' },
  subject: 'of',
  reads: [],
  pure: true,
  needs: { of: true, params: ['most'] },
  judge: (_, subject, rule) => rule.readings(subject).map((reading) => {
    const most = rule.param('most');
    const unit = rule.quantity!.unit;
    return most === null ? openParameter('most', reading, unit) : heldAgainst(reading, { op: '≤', value: [most, most] }, unit);
  }),
});
