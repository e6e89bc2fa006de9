/** A scoring table: items, points, gates and grades of one assessment standard, as data. */
import * as v from 'valibot';
import { clause, name, param, text, trust } from './rule.ts';

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const points = v.pipe(v.number(), v.minValue(0));
const decimals = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3));
const structure = v.picklist(['concrete', 'steel', 'timber']);
/** of a group, an item, a gate: its name in documents and in the profile */
const id = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'a letter, then letters, digits and -'));
/** `null`: not known to this pack, the user states it (profile.overrides) */
const open = <const T extends v.GenericSchema>(of: T) => v.nullable(of);

/** What a building is, as far as limits of a table depend on it. All that is given must hold; several values: any of them. */
const kind = v.strictObject({
  type: v.optional(v.pipe(v.array(name), v.minLength(1))),
  structure: v.optional(v.pipe(v.array(name), v.minLength(1))),
  material: v.optional(v.pipe(v.array(name), v.minLength(1))),
});

/** A limit of every building, or one per kind of building: the first row that holds. */
const limit = <const T extends v.GenericSchema>(of: T) => v.union([
  open(of),
  v.strictObject({ byBuilding: v.pipe(v.array(v.strictObject({ when: kind, value: open(of) })), v.minLength(1)) }),
], 'a number, null, or {"byBuilding": […]}');

/** Ratios in percent; how an item's points follow from its ratio. */
const award = v.variant('kind', [
  v.strictObject({
    kind: v.literal('interpolated'), qMin: open(percent), qMax: open(percent), pointsMin: open(points), pointsMax: open(points),
    /** given where points jump at qMax: those from qMax on */
    pointsTop: v.optional(open(points)),
  }),
  v.strictObject({ kind: v.literal('threshold'), qMin: open(percent), pointsMax: open(points) }),
  v.strictObject({ kind: v.literal('yes-no'), pointsMax: open(points) }),
]);

const item = v.strictObject({
  id,
  /** the check that measures it, by its name in src/checks; `declared`: no check does, a person states it */
  check: name,
  /** a building's function may lack it: its points then go to Q4 (commentary to 4.0.1) */
  mayLack: v.boolean(),
  params: v.optional(v.record(v.string(), param)),
  values: v.optional(v.record(v.string(), v.pipe(v.array(name), v.minLength(1)))),
  group: id, unit: v.picklist(['m³', 'm²', 'm', '']), award,
  /** id of the alternatives it is one row of */
  oneOf: v.optional(id),
  /** rows of the same way add up; ways exclude each other. Default: a way of its own */
  way: v.optional(id),
  ...clause,
});

/** Rows of one matter, of which the best way scores (`sum: false`), or which add up to the maximum (`sum: true`). */
const alternatives = v.strictObject({ id, sum: open(v.boolean()), max: open(points), ...clause });

const measure = v.variant('kind', [
  v.strictObject({ kind: v.literal('group'), group: id, min: limit(points) }),
  v.strictObject({ kind: v.literal('points'), item: id, min: limit(points) }),
  v.strictObject({ kind: v.literal('ratio'), item: id, min: limit(percent) }),
  v.strictObject({
    kind: v.literal('p'), min: limit(percent),
    /** a ratio that reaches this meets the gate whatever P is */
    or: v.optional(v.strictObject({ item: id, min: percent })),
  }),
]);

const gate = v.strictObject({ id, for: v.picklist(['prefabricated', 'grade']), measure, ...clause });

const grade = v.strictObject({ id: v.pipe(v.string(), v.regex(/^[^\s/]+$/u, 'a word')), min: limit(percent), max: open(percent), ...clause });

const structureRule = v.strictObject({
  structures: v.array(structure), item: id, points, meets: v.array(id), ...clause,
});

export const scoring = v.strictObject({
  formula: v.strictObject({
    clause: name, text: name, total: points,
    /** the items' maxima do not make up the total: indicators that are only added */
    maxima: v.optional(v.literal('free')),
    ...trust,
  }),
  rounding: v.strictObject({ points: decimals, p: decimals, mode: v.literal('half-up'), clause: name, ...trust }),
  groups: v.array(v.strictObject({
    id, title: text, max: open(points),
    /** its points are added to P itself, in percentage points */
    bonus: v.optional(v.literal(true)),
    ...trust,
  })),
  items: v.pipe(v.array(item), v.minLength(1)),
  alternatives: v.optional(v.array(alternatives)),
  structures: v.array(structureRule),
  gates: v.array(gate),
  grades: v.array(grade),
});

type Table = v.InferOutput<typeof scoring>;
export type Scoring = { readonly [K in keyof Table]: Readonly<Table[K]> };
export type PackItem = Scoring['items'][number];
export type OpenAward = PackItem['award'];
export type OpenLimit = Scoring['gates'][number]['measure']['min'];
export type KindCondition = v.InferOutput<typeof kind>;
