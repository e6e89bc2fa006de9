/** `least`, a table by building: the quantity reaches the row that holds; of several that may hold, all of them for a firm pass. */
import { heldAgainst } from './compare.ts';
import { ruleCheck } from './judgement.ts';

export const tableAtLeastCheck = ruleCheck({
  id: 'table-at-least',
  title: { zh: '不小于表列值', en: 'at least the value of the table' },
  subject: 'of',
  reads: ['buildingOf'],
  needs: { of: true, tables: ['least'] },
  judge: ({ buildingOf }, subject, rule) => {
    const readings = rule.readings(subject);
    if (readings.length === 0) return [];
    const { values, missing } = rule.rows('least', rule.subject === 'element' ? buildingOf(subject) : subject);
    const numbers = values.filter((value) => typeof value === 'number');
    if (numbers.length === 0) return [];
    const most = Math.max(...numbers);
    // a row that may hold and gives no number asks for nothing
    const least = missing.length === 0 ? most : numbers.length < values.length ? -Infinity : Math.min(...numbers);
    return readings.map((reading) => {
      // which row holds matters once there is something to hold against it
      const judged = heldAgainst(reading, { op: '≥', value: [least, most] }, rule.quantity!.unit, reading.value === null ? [] : missing);
      return least === -Infinity ? { ...judged, limit: { op: '≥', value: [most, most] } } : judged;
    });
  },
});
