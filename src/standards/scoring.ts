/** A scoring table: items, points, gates and grades of one assessment standard, as data. */
import * as v from 'valibot';
import { clause, name, param, text, trust } from './rule.ts';

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const points = v.pipe(v.number(), v.minValue(0));
const decimals = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3));
const groupId = v.picklist(['Q1', 'Q2', 'Q3']);
const itemId = v.picklist(['q1a', 'q1b', 'q2a', 'q2b', 'q2c', 'q2d', 'fullFitOut', 'q3a', 'q3b', 'q3c', 'q3d']);
const gateId = v.picklist(['Q1', 'Q2', 'fullFitOut', 'P', 'q1a']);
const structure = v.picklist(['concrete', 'steel', 'timber']);

/** Ratios in percent; how an item's points follow from its ratio. */
const award = v.variant('kind', [
  v.strictObject({ kind: v.literal('interpolated'), qMin: percent, qMax: percent, pointsMin: points, pointsMax: points }),
  v.strictObject({ kind: v.literal('threshold'), qMin: percent, pointsMax: points }),
  v.strictObject({ kind: v.literal('yes-no'), pointsMax: points }),
]);

const item = v.strictObject({
  id: itemId,
  /** the check that measures it, by its name in src/checks */
  check: name,
  /** a building's function may lack it: its points then go to Q4 (commentary to 4.0.1) */
  mayLack: v.boolean(),
  params: v.optional(v.record(v.string(), param)),
  group: groupId, unit: v.picklist(['m³', 'm²', 'm', '']), award, ...clause,
});

const measure = v.variant('kind', [
  v.strictObject({ kind: v.literal('group'), group: groupId, min: points }),
  v.strictObject({ kind: v.literal('points'), item: itemId, min: points }),
  v.strictObject({ kind: v.literal('ratio'), item: itemId, min: percent }),
  v.strictObject({ kind: v.literal('p'), min: percent }),
]);

const gate = v.strictObject({ id: gateId, for: v.picklist(['prefabricated', 'grade']), measure, ...clause });

const grade = v.strictObject({ id: v.picklist(['A', 'AA', 'AAA']), min: percent, max: v.nullable(percent), ...clause });

const structureRule = v.strictObject({
  structures: v.array(structure), item: itemId, points, meets: v.array(gateId), ...clause,
});

export const scoring = v.strictObject({
  formula: v.strictObject({ clause: name, text: name, total: points, ...trust }),
  rounding: v.strictObject({ points: decimals, p: decimals, mode: v.literal('half-up'), clause: name, ...trust }),
  groups: v.array(v.strictObject({ id: groupId, title: text, max: points, ...trust })),
  items: v.pipe(v.array(item), v.minLength(1)),
  structures: v.array(structureRule),
  gates: v.array(gate),
  grades: v.array(grade),
});

export type Scoring = v.InferOutput<typeof scoring>;
