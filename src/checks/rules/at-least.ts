/** `least`: the quantity reaches it. */
import { heldAgainst, openParameter } from './compare.ts';
import { ruleCheck } from './judgement.ts';

export const atLeastCheck = ruleCheck({
  id: 'at-least',
  title: { zh: '不小于', en: 'at least' },
  subject: 'of',
  reads: [],
  pure: true,
  needs: { of: true, params: ['least'] },
  judge: (_, subject, rule) => rule.readings(subject).map((reading) => {
    const least = rule.param('least');
    const unit = rule.quantity!.unit;
    return least === null ? openParameter('least', reading, unit) : heldAgainst(reading, { op: '≥', value: [least, least] }, unit);
  }),
});
