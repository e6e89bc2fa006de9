/**
 * `limits`: a table of limits by what the building is. Several rows that may hold make the limit a range; where no row holds the
 * standard gives no limit. `less`: what is taken off every row.
 */
import type { Interval } from '../../units.ts';
import { heldAgainst, judgement } from './compare.ts';
import { ruleCheck, type Judgement, type Limit, type RuleCheck } from './judgement.ts';

export const tableAtMostCheck = tableLimit('table-at-most', '≤', { zh: '不大于表列值', en: 'at most what the table says' });
export const tableAtLeastCheck = tableLimit('table-at-least', '≥', { zh: '不小于表列值', en: 'at least what the table says' });

function tableLimit(id: string, op: Limit['op'], title: RuleCheck['title']): RuleCheck {
  return ruleCheck({
    id, title, subject: 'of', reads: [], needs: { of: true, tables: ['limits'] },
    judge: (_, subject, rule): readonly Judgement[] => {
      const { values, missing } = rule.rows('limits', rule.buildingOf(subject));
      const numbers = values.filter((value) => typeof value === 'number').map((value) => value - (rule.param('less') ?? 0));
      if (numbers.length === 0) return [];
      const unit = rule.quantity!.unit;
      const limit: Limit = { op, value: [Math.min(...numbers), Math.max(...numbers)] satisfies Interval };
      return rule.readings(subject).map((reading) => {
        const judged = heldAgainst(reading, limit, unit, missing);
        // one of the rows that may hold gives no limit: what holds the others holds, what does not may not have to
        return numbers.length < values.length && judged.outcome !== 'pass' ? judgement('unknown', reading, limit, unit, missing) : judged;
      });
    },
  });
}
