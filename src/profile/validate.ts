/** Reads a profile from JSON. Strict: an unknown key is a mistake that would silently change nothing, so it is refused. */
import * as v from 'valibot';
import {
  BUILDING_TYPES, INTENSITIES, JOINT_DECISIONS, JOINT_FORMS, JOINT_RULE_KINDS, PROFILE_SCHEMA, SEISMIC_GRADES, STAGES, STRUCTURE_TYPES, type Profile,
} from './profile.ts';
import { review } from './review-schema.ts';
import { LONGEST_FIELD, MOST_REVISIONS, PROJECT_FIELDS, SIGNATORIES } from './project-fields.ts';
import { safePattern } from './regex.ts';
import { MOST_CORNERS, MOST_REGIONS, polygonFault } from './region.ts';
import { SWITCHES } from './switches.ts';

export const MAX_PROFILE_BYTES = 16 * 1024 * 1024;

/** `path` is a JSON path such as `$.patterns[2].match`; `advice` says what to do about it. */
export class ProfileError extends Error {
  readonly path: string;
  readonly advice: string;
  constructor(path: string, advice: string) {
    super(`profile ${path}: ${advice}`);
    this.name = 'ProfileError';
    this.path = path;
    this.advice = advice;
  }
}

const text = v.pipe(v.string(), v.maxLength(4096, 'shorten it to 4096 characters'));
/** advice where a text that must be there is empty */
export const MUST_BE_FILLED = 'must not be empty';
const filled = v.pipe(text, v.check((value) => value.trim() !== '', MUST_BE_FILLED));
const finite = v.pipe(v.number(), v.finite('must be a finite number'));
const positive = v.pipe(finite, v.minValue(0, 'must not be negative'));
const reason = v.pipe(filled, v.description('why: a sentence a reviewer can check'));
const field = v.pipe(v.string(), v.maxLength(LONGEST_FIELD, `shorten it to ${LONGEST_FIELD} characters`));
const PROJECT_TEXTS = [...PROJECT_FIELDS.filter((key) => key !== 'name' && key !== 'certificateDate'), ...SIGNATORIES] as const;
/** of a mapping rule: switched off */
const off = v.optional(v.boolean());
const isoDate = v.pipe(v.string(), v.isoDate('write the date as YYYY-MM-DD'));

const COMPONENTS = [
  'column', 'brace', 'shear-wall', 'ductile-wall-panel', 'beam', 'slab', 'stair', 'balcony', 'ac-slab', 'roof', 'bay-window',
  'infill-envelope-wall', 'partition', 'curtain-wall', 'wall', 'hung-panel', 'parapet', 'covering', 'floor-finish', 'ceiling',
  'formwork-panel', 'lintel', 'constructional-column', 'kitchen-pod', 'bathroom-pod', 'pipe', 'duct', 'cast-in-place-joint',
  'embedded-part', 'rebar', 'foundation', 'pile', 'ground-slab', 'ramp', 'topping', 'door', 'window', 'railing', 'furniture',
  'equipment', 'plant', 'space', 'assembly', 'other', 'unknown',
] as const;
const PRECAST = ['precast', 'cast-in-place', 'composite', 'not-applicable'] as const;
const WALL_KINDS = ['panel', 'curtain', 'framed', 'masonry', 'cast-in-place', 'not-applicable'] as const;
const ROLES = ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated'] as const;
const LINE_KINDS = ['electrical', 'water', 'heating'] as const;

const oneOf = <const T extends readonly string[]>(values: T) => v.picklist(values, `must be one of ${values.join(', ')}`);
const list = <const T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.maxLength(100_000, 'too many entries'));

const pattern = v.pipe(
  filled,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    try {
      safePattern(dataset.value);
    } catch (error) {
      addIssue({ message: (error as Error).message });
    }
  }),
);

const structure = oneOf(['concrete', 'steel', 'timber']);
const point = v.tuple([finite, finite]);

const patternRule = v.strictObject({
  id: filled,
  match: pattern,
  on: v.optional(list(oneOf(['name', 'type', 'material', 'layer', 'classification']))),
  classes: v.optional(list(filled)),
  codeList: v.optional(filled),
  component: v.optional(oneOf(COMPONENTS)),
  precast: v.optional(oneOf(PRECAST)),
  loadBearing: v.optional(v.boolean()),
  external: v.optional(v.boolean()),
  wallKind: v.optional(oneOf(WALL_KINDS)),
  dryMethod: v.optional(v.boolean()),
  integrated: v.optional(v.boolean()),
  material: v.optional(oneOf(['concrete', 'mortar', 'masonry', 'steel', 'rebar', 'timber', 'insulation', 'finish', 'air'])),
  stops: v.optional(list(oneOf(ROLES))),
  weak: v.optional(v.boolean()),
  candidates: v.optional(list(oneOf(COMPONENTS))),
  contains: v.optional(v.literal('precast', 'must be "precast"')),
  note: v.optional(text),
  off,
});

const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  component: COMPONENTS, precast: PRECAST, wallKind: WALL_KINDS,
  loadBearing: [true, false], external: [true, false], dryMethod: [true, false], integrated: [true, false],
};

/** Whether a role can be settled as that value. */
export const settlesAs = (role: string, value: unknown): boolean => Object.hasOwn(VALUES, role) && VALUES[role]!.includes(value);

/** the item of a pack, `q1a`, or `pack/item` */
export const ITEM_NAME = /^([a-z0-9][a-z0-9-]*\/)?[A-Za-z][A-Za-z0-9-]*$/u;

const settlement = v.pipe(
  v.strictObject({
    by: oneOf(['element', 'type', 'pattern', 'file']),
    key: filled,
    file: v.optional(filled),
    role: oneOf(ROLES),
    value: v.union([text, v.boolean()], 'must be text or a boolean'),
    reason,
    who: v.optional(text),
    date: v.optional(isoDate),
    off,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { role, value, by, key } = dataset.value;
    const allowed = VALUES[role] ?? [];
    if (!allowed.includes(value)) addIssue({ message: `value of ${role} must be one of ${allowed.join(', ')}` });
    if (by === 'pattern') {
      try {
        safePattern(key);
      } catch (error) {
        addIssue({ message: `key: ${(error as Error).message}` });
      }
    }
  }),
);

const storeyKey = v.union([filled, finite], 'must be a storey name or an elevation in m');

const region = v.pipe(
  v.strictObject({
    id: filled,
    name: v.optional(text),
    building: v.optional(filled),
    storeys: v.optional(v.union([list(storeyKey), v.strictObject({ from: storeyKey, to: storeyKey })], 'must be a list of storeys or { from, to }')),
    polygon: v.pipe(
      v.array(point),
      v.maxLength(MOST_CORNERS, `at most ${MOST_CORNERS} corners`),
      v.rawCheck(({ dataset, addIssue }) => {
        const fault = dataset.typed ? polygonFault(dataset.value) : null;
        if (fault !== null) addIssue({ message: fault });
      }),
    ),
    role: oneOf(ROLES),
    value: v.union([text, v.boolean()], 'must be text or a boolean'),
    components: v.optional(v.pipe(list(oneOf(COMPONENTS)), v.minLength(1, 'name one component or leave it out'))),
    classes: v.optional(v.pipe(list(filled), v.minLength(1, 'name one class or leave it out'))),
    inside: oneOf(['centre', 'whole']),
    reason,
    who: v.optional(text),
    date: v.optional(isoDate),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { role, value } = dataset.value;
    const allowed = VALUES[role] ?? [];
    if (!allowed.includes(value)) addIssue({ message: `value of ${role} must be one of ${allowed.join(', ')}` });
  }),
);

const regions = v.pipe(
  v.array(region),
  v.maxLength(MOST_REGIONS, `at most ${MOST_REGIONS} regions`),
  v.check((all) => new Set(all.map((one) => one.id)).size === all.length, 'two regions have the same id'),
);

const convention = v.strictObject({
  component: v.pipe(
    oneOf(COMPONENTS),
    v.notValues(
      ['infill-envelope-wall', 'partition'],
      'not offered for infill walls and partitions: unmarked does not mean masonry; settle them by type',
    ),
  ),
  unmarked: oneOf(['cast-in-place', 'precast']),
  reason,
  off,
});

const row = v.strictObject({
  label: text,
  numerator: positive,
  denominator: positive,
  count: v.optional(positive),
  drawing: v.optional(text),
});

const percent = v.pipe(finite, v.minValue(0, 'must be 0 to 100'), v.maxValue(100, 'must be 0 to 100'));
const interval = v.pipe(v.tuple([percent, percent]), v.check(([lo, hi]) => lo <= hi, 'the lower end must come first'));

const declared = v.strictObject({
  item: v.pipe(filled, v.regex(ITEM_NAME, 'write the item of a pack, q1a, or pack/item')),
  building: v.optional(filled),
  mode: oneOf(['replace', 'add']),
  present: v.optional(v.union([v.boolean(), v.literal('unknown')], 'must be true, false or "unknown"')),
  value: v.optional(v.boolean()),
  ratio: v.optional(v.union([percent, interval], 'must be a percentage 0–100 or [low, high]')),
  rows: v.optional(list(row)),
  document: v.optional(text),
});

const joint = v.pipe(
  v.strictObject({
    kind: oneOf(JOINT_RULE_KINDS),
    form: v.optional(oneOf(JOINT_FORMS)),
    decision: oneOf(JOINT_DECISIONS),
    building: v.optional(filled),
    reason,
    who: v.optional(text),
    date: v.optional(isoDate),
  }),
  v.check(({ kind, decision }) => kind !== 'grout-bed' || decision !== 'counts', 'grout beds never count as precast: "not-counted" or "not-there"'),
);

const switches = v.pipe(
  v.record(text, text),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [key, value] of Object.entries(dataset.value)) {
      const known = SWITCHES.find((s) => s.key === key);
      if (!known) addIssue({ message: `unknown switch "${key}"; known: ${SWITCHES.map((s) => s.key).join(', ')}` });
      else if (!known.options.some((o) => o.value === value)) {
        addIssue({ message: `switch "${key}" must be one of ${known.options.map((o) => o.value).join(', ')}` });
      }
    }
  }),
);

const attributes = v.strictObject({
  type: v.optional(oneOf(BUILDING_TYPES)),
  structure: v.optional(oneOf(STRUCTURE_TYPES)),
  intensity: v.optional(oneOf(INTENSITIES)),
  seismicGrade: v.optional(oneOf(SEISMIC_GRADES)),
  height: v.optional(v.pipe(finite, v.gtValue(0, 'm: must be above 0'), v.maxValue(1000, 'm: must be at most 1000'))),
  width: v.optional(v.pipe(finite, v.gtValue(0, 'm: must be above 0'), v.maxValue(1000, 'm: must be at most 1000'))),
  highRise: v.optional(v.boolean()),
  precastShear: v.optional(v.pipe(finite, v.minValue(0, '%: must be at least 0'), v.maxValue(100, '%: must be at most 100'))),
  frameStoreys: v.optional(v.pipe(finite, v.integer('must be a whole number'), v.minValue(0, 'must not be negative'), v.maxValue(100, 'must be at most 100'))),
  fixedAtBasementRoof: v.optional(v.boolean()),
});

const STAGE_WORDS: Readonly<Record<string, (typeof STAGES)[number]>> = {
  方案: 'scheme', 初步设计: 'preliminary', 初设: 'preliminary', 施工图: 'design', 深化: 'detailing', 深化设计: 'detailing', 竣工: 'completion',
};
const stage = v.pipe(v.string(), v.transform((word) => STAGE_WORDS[word] ?? word), oneOf(STAGES));
const ruleId = v.pipe(filled, v.regex(/^[^/]+\/[^/]+$/u, 'write pack/rule'));

const schema = v.strictObject({
  schema: v.literal(PROFILE_SCHEMA, `must be "${PROFILE_SCHEMA}"`),
  date: v.optional(isoDate),
  project: v.optional(v.strictObject({
    name: v.optional(text),
    ...v.entriesFromList([...PROJECT_TEXTS], v.optional(field)),
    certificateDate: v.optional(isoDate),
    revisions: v.optional(v.pipe(v.array(v.strictObject({ version: field, date: v.optional(isoDate), note: field, who: v.optional(field) })), v.maxLength(MOST_REVISIONS, 'too many entries'))),
    stage: v.optional(stage),
    region: v.optional(v.pipe(text, v.regex(/^CN(-\d{2}(\d{2}(\d{2})?)?)?$/u, 'write CN, CN-33, CN-3301 or CN-330106'))),
    landDate: v.optional(isoDate),
  })),
  attributes: v.optional(attributes),
  packs: v.optional(list(filled)),
  structure: v.optional(structure),
  groundLevel: v.optional(finite),
  concreteDensity: v.optional(v.pipe(finite, v.minValue(500, 'kg/m³: must be at least 500'), v.maxValue(5000, 'kg/m³: must be at most 5000'))),
  files: v.optional(list(v.strictObject({
    match: filled,
    discipline: v.optional(oneOf(['architecture', 'structure', 'mep', 'fit-out', 'precast', 'quantity'])),
    rank: v.optional(v.pipe(finite, v.minValue(1, 'ranks start at 1'))),
    precast: v.optional(oneOf(['precast', 'cast-in-place'])),
    exclude: v.optional(v.boolean()),
    reason: v.optional(text),
  }))),
  buildings: v.optional(list(v.strictObject({
    id: filled,
    name: v.optional(text),
    files: v.optional(list(filled)),
    ifcBuildings: v.optional(list(filled)),
    storeys: v.optional(list(v.union([filled, finite], 'must be a storey name or an elevation in m'))),
    polygon: v.optional(v.pipe(v.array(point), v.minLength(3, 'needs three points or more'), v.maxLength(10_000, 'too many points'))),
    structure: v.optional(structure),
    groundLevel: v.optional(finite),
    fullFitOut: v.optional(v.boolean()),
    attributes: v.optional(attributes),
  }))),
  storeys: v.optional(list(v.strictObject({
    building: v.optional(filled),
    match: v.union([filled, finite], 'must be a storey name or an elevation in m'),
    standsFor: v.optional(v.pipe(finite, v.integer('must be a whole number'), v.minValue(1, 'must be at least 1'), v.maxValue(1000, 'must be at most 1000'))),
    exclude: v.optional(v.boolean()),
    planArea: v.optional(positive),
    aboveGround: v.optional(v.boolean()),
    reason: v.optional(text),
  }))),
  codeLists: v.optional(list(filled)),
  completeSystems: v.optional(list(v.strictObject({ kind: oneOf(LINE_KINDS), building: v.optional(filled), reason }))),
  systems: v.optional(list(v.pipe(
    v.strictObject({
      match: filled,
      kind: v.optional(oneOf([...LINE_KINDS, 'other'])),
      laying: v.optional(oneOf(['separated', 'embedded'])),
      reason: v.optional(text),
      off,
    }),
    v.check((rule) => rule.kind !== undefined || rule.laying !== undefined, 'must say a kind or a laying'),
  ))),
  patterns: v.optional(v.pipe(v.array(patternRule), v.maxLength(2000, 'at most 2000 patterns'))),
  conventions: v.optional(list(convention)),
  settlements: v.optional(list(settlement)),
  regions: v.optional(regions),
  declared: v.optional(list(declared)),
  joints: v.optional(list(joint)),
  switches: v.optional(switches),
  includeStatus: v.optional(list(oneOf(['existing', 'demolished', 'temporary']))),
  required: v.optional(list(v.strictObject({
    building: v.optional(filled),
    value: v.union([percent, oneOf(['A', 'AA', 'AAA'])], 'must be a percentage or A, AA, AAA'),
    document: filled,
  }))),
  concepts: v.optional(list(v.strictObject({ concept: filled, properties: v.pipe(v.array(filled), v.minLength(1), v.maxLength(1000)), off }))),
  overrides: v.optional(list(v.strictObject({ rule: ruleId, param: filled, value: finite, reason, who: v.optional(text) }))),
  attestations: v.optional(list(v.strictObject({
    pack: filled, edition: filled, rules: v.optional(list(filled)), who: filled, date: isoDate, page: filled,
  }))),
  waivers: v.optional(list(v.strictObject({
    rule: ruleId, element: v.optional(filled), type: v.optional(filled), building: v.optional(filled), reason, who: filled,
    role: v.optional(filled), approval: v.optional(filled), until: isoDate,
  }))),
  reviews: v.optional(list(review)),
  buildUps: v.optional(list(v.strictObject({
    code: filled,
    match: filled,
    for: oneOf(['wall', 'floor', 'ceiling']),
    layers: list(v.strictObject({ name: filled, thickness: v.optional(positive) })),
    wallKind: v.optional(oneOf(['panel', 'curtain', 'framed', 'masonry', 'cast-in-place'])),
    method: v.optional(oneOf(['dry', 'wet'])),
    document: v.optional(text),
  }))),
});

/** Validates a parsed value. Throws {@link ProfileError} with the JSON path of the first mistake. */
export function validateProfile(value: unknown): Profile {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ProfileError('$', 'must be an object');
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output as Profile;
  const issue = result.issues[0];
  throw new ProfileError(jsonPath(issue.path), adviceOf(issue));
}

/** Parses and validates JSON text. Throws {@link ProfileError}; never runs or keeps anything the text did not declare. */
export function parseProfile(json: string): Profile {
  if (json.length > MAX_PROFILE_BYTES) throw new ProfileError('$', `is larger than ${MAX_PROFILE_BYTES} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new ProfileError('$', `is not JSON: ${(error as Error).message}`);
  }
  return validateProfile(value);
}

function adviceOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown key; remove it or correct its spelling';
  if (issue.type === 'strict_object' && issue.received === 'undefined') return 'is missing; add it';
  return issue.message;
}

function jsonPath(path: readonly { readonly key?: unknown }[] | undefined): string {
  let text = '$';
  for (const { key } of path ?? []) text += typeof key === 'number' ? `[${key}]` : `.${String(key)}`;
  return text;
}
