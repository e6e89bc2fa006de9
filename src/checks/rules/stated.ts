/** The model states what the design depth of the stage asks for. That it does not is the failure itself, not something unknown. */
import { judgement } from './compare.ts';
import { ruleCheck } from './judgement.ts';

export const statedCheck = ruleCheck({
  id: 'stated',
  title: { zh: '模型中已写明', en: 'stated in the model' },
  subject: 'of',
  reads: [],
  needs: { of: true },
  judge: (_, subject, rule) => rule.readings(subject).map((reading) => {
    const { concept } = rule.quantity!;
    const stated = judgement(reading.value === null ? 'fail' : 'pass', reading, null, rule.quantity!.unit);
    return concept === undefined || reading.value !== null ? stated : { ...stated, missing: [{ kind: 'concept', id: concept }] };
  }),
});
