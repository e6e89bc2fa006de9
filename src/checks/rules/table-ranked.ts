/** `grades`: a table of words by what the building is; `order`: those words, strictest first. What is stated is no weaker. */
import { judgement } from './compare.ts';
import { ruleCheck, type Judgement } from './judgement.ts';

export const rankedCheck = ruleCheck({
  id: 'table-ranked',
  title: { zh: '不低于表列等级', en: 'no weaker than the table says' },
  subject: 'of',
  reads: [],
  needs: { of: true, values: ['order'], tables: ['grades'] },
  judge: (_, subject, rule): readonly Judgement[] => {
    const { values, missing } = rule.rows('grades', rule.buildingOf(subject));
    const order = rule.values('order');
    const wanted = order.filter((grade) => values.includes(grade));
    if (wanted.length === 0) return [];
    const [strictest, weakest] = [order.indexOf(wanted[0]!), order.indexOf(wanted.at(-1)!)];
    return rule.readings(subject).map((reading) => {
      const at = reading.value === null ? -1 : order.indexOf(String(reading.value));
      const outcome = at < 0 ? 'unknown' : at <= strictest ? 'pass' : at > weakest ? 'fail' : 'unknown';
      return judgement(outcome, reading, { op: '≥', value: wanted }, '', missing);
    });
  },
});
