/** A rule: a clause with its numbers, and which check judges it. Data; the judging is code in src/checks. */
import * as v from 'valibot';

export const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(400));
export const text = v.strictObject({ zh: name, en: name });
export const status = v.picklist(['sourced', 'unverified', 'draft']);
const STAGES = ['scheme', 'preliminary', 'design', 'detailing', 'completion'] as const;
export type Stage = (typeof STAGES)[number];
export const FORCES = ['必须', '应', '宜', '可'] as const;
export type Force = (typeof FORCES)[number];

export const trust = { status, source: v.pipe(v.array(name), v.minLength(1)), note: v.optional(text) };

/** What every rule says of itself, whatever it judges. */
export const clause = {
  /** as printed: `3.0.3-1` */
  clause: name,
  title: text,
  force: v.picklist(FORCES),
  stage: v.pipe(v.array(v.picklist(STAGES)), v.minLength(1)),
  ...trust,
};

export const UNITS = ['m', 'm²', 'm³', 'kg', '%', 'MPa', 'W/(m·K)', '°', '1', 'd'] as const;

/** A number of the standard in SI (`1`: a plain number, `d`: bar diameters). `null`: not known to this pack, the user states it. */
export const param = v.strictObject({
  value: v.nullable(v.pipe(v.number(), v.finite())),
  unit: v.picklist(UNITS),
  /** where it differs from the rule's */
  clause: v.optional(name),
  title: v.optional(text),
});

/** What a building must be for a rule, or a row of a table, to hold. Several values: any of them. */
const buildingCondition = v.strictObject({
  type: v.optional(v.array(name)),
  structure: v.optional(v.array(name)),
  material: v.optional(v.array(name)),
  intensity: v.optional(v.array(name)),
  seismicGrade: v.optional(v.array(name)),
  highRise: v.optional(v.array(v.boolean())),
  fixedAtBasementRoof: v.optional(v.array(v.boolean())),
  /** names of params, m: height above the first, up to and including the second */
  heightOver: v.optional(name),
  heightUpTo: v.optional(name),
  /** names of params: more storeys than the first, at most the second */
  storeysOver: v.optional(name),
  storeysUpTo: v.optional(name),
  /** names of params, %: of the base shear that precast walls carry */
  precastShearOver: v.optional(name),
  precastShearUpTo: v.optional(name),
});

const table = v.strictObject({
  unit: v.picklist(UNITS),
  rows: v.pipe(v.array(v.strictObject({
    when: buildingCondition,
    /** a number, a text such as a seismic grade, or null: the standard gives none here */
    value: v.nullable(v.union([v.number(), name])),
  })), v.minLength(1)),
});

/** Which elements, or which buildings, a rule speaks of. All that is given must hold; several values: any of them. */
const applies = v.strictObject({
  component: v.optional(v.pipe(v.array(name), v.minLength(1))),
  precast: v.optional(v.pipe(v.array(v.picklist(['precast', 'composite', 'cast-in-place'])), v.minLength(1))),
  loadBearing: v.optional(v.boolean()),
  external: v.optional(v.boolean()),
  wallKind: v.optional(v.pipe(v.array(name), v.minLength(1))),
  /** what the member is of, where the rule's pack says otherwise */
  members: v.optional(v.picklist(['concrete', 'any'])),
  /** true: those that count above the outdoor ground alone; default: wherever they stand */
  aboveGround: v.optional(v.boolean()),
  building: v.optional(buildingCondition),
  /** measured or stated values of the element; `over`, `atLeast` and `upTo` name params, `is` a value list */
  where: v.optional(v.array(v.strictObject({
    quantity: name,
    over: v.optional(name),
    atLeast: v.optional(name),
    upTo: v.optional(name),
    is: v.optional(name),
  }))),
});

export const rule = v.strictObject({
  /** unique in its pack */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case words joined by -')),
  ...clause,
  /** at most one sentence */
  quote: v.optional(name),
  applies: v.optional(applies),
  /** a check by its name in src/checks, or `manual`: a person judges it, the rule is listed */
  check: name,
  /** what is judged: a quantity or a concept by its name */
  of: v.optional(name),
  params: v.optional(v.record(v.string(), param)),
  /** accepted words, by name */
  values: v.optional(v.record(v.string(), v.pipe(v.array(name), v.minLength(1)))),
  tables: v.optional(v.record(v.string(), table)),
  /** the recollection is uncertain: it warns and never fails a model */
  advisory: v.optional(v.literal(true)),
  discipline: v.optional(v.picklist(['architecture', 'structure', 'mep', 'fit-out'])),
  /** chapter of the Hangzhou 专篇 that this belongs to, 1–6 */
  chapter: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6))),
  /** rules that ask the same thing of one element share a finding: the strictest stands, the others are named. Default: `of` */
  asks: v.optional(name),
});

export type PackRule = v.InferOutput<typeof rule>;
export type Applies = NonNullable<PackRule['applies']>;
export type BuildingCondition = NonNullable<Applies['building']>;
