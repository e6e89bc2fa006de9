/** The model states what the design depth of the stage asks for. That it does not is the failure itself, not something unknown. */
import { judgement } from './compare.ts';
import { ruleCheck } from './judgement.ts';

export const statedCheck = ruleCheck({
  id: 'stated',
  title: { zh: '模型中已写明', en: 'stated in the model' },
  subject: 'of',
  reads: [],
  pure: true,
  needs: { of: true },
  judge: (_, subject, rule) => rule.readings(subject).map((reading) => {
    const { concept, unit } = rule.quantity!;
    if (reading.value !== null) return judgement('pass', reading, null, unit);
    // a body that cannot be measured is unknown; everything else that is missing is what was to be stated
    if (reading.missing?.some((m) => m.kind === 'geometry')) return judgement('unknown', reading, null, unit);
    return { ...judgement('fail', reading, null, unit), missing: reading.missing ?? (concept === undefined ? [] : [{ kind: 'concept', id: concept }]) };
  }),
});
