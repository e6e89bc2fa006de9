/** A pack: one standard as data. Its shape, its validator, and the packs that ship. */
import * as v from 'valibot';
import { packFaults } from './pack-faults.ts';
import gbt51129 from './gbt51129-2017.json' with { type: 'json' };

const text = v.strictObject({ zh: v.pipe(v.string(), v.nonEmpty()), en: v.pipe(v.string(), v.nonEmpty()) });
const status = v.picklist(['sourced', 'unverified', 'draft']);
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const points = v.pipe(v.number(), v.minValue(0));
const decimals = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3));
const name = v.pipe(v.string(), v.nonEmpty());
const groupId = v.picklist(['Q1', 'Q2', 'Q3']);
const itemId = v.picklist(['q1a', 'q1b', 'q2a', 'q2b', 'q2c', 'q2d', 'fullFitOut', 'q3a', 'q3b', 'q3c', 'q3d']);
const gateId = v.picklist(['Q1', 'Q2', 'fullFitOut', 'P', 'q1a']);
const structure = v.picklist(['concrete', 'steel', 'timber']);

const trust = { status, source: v.pipe(v.array(name), v.minLength(1)), note: v.optional(text) };

/** What every rule says of itself, whatever it judges. */
const rule = {
  /** as printed: `3.0.3-1` */
  clause: name,
  title: text,
  force: v.picklist(['必须', '应', '宜', '可']),
  stage: v.pipe(v.array(v.picklist(['scheme', 'preliminary', 'design', 'detailing', 'completion'])), v.minLength(1)),
  ...trust,
};

/** Ratios in percent; how an item's points follow from its ratio. */
const award = v.variant('kind', [
  v.strictObject({ kind: v.literal('interpolated'), qMin: percent, qMax: percent, pointsMin: points, pointsMax: points }),
  v.strictObject({ kind: v.literal('threshold'), qMin: percent, pointsMax: points }),
  v.strictObject({ kind: v.literal('yes-no'), pointsMax: points }),
]);

/** A number of the standard that a check needs, in SI. */
const param = v.strictObject({ value: v.number(), unit: v.picklist(['m', 'm²', 'm³', '%']), clause: name });

const item = v.strictObject({
  id: itemId,
  /** the check that measures it, by its name in src/checks */
  check: name,
  /** a building's function may lack it: its points then go to Q4 (commentary to 4.0.1) */
  mayLack: v.boolean(),
  params: v.optional(v.record(v.string(), param)),
  group: groupId, unit: v.picklist(['m³', 'm²', 'm', '']), award, ...rule,
});

const measure = v.variant('kind', [
  v.strictObject({ kind: v.literal('group'), group: groupId, min: points }),
  v.strictObject({ kind: v.literal('points'), item: itemId, min: points }),
  v.strictObject({ kind: v.literal('ratio'), item: itemId, min: percent }),
  v.strictObject({ kind: v.literal('p'), min: percent }),
]);

const gate = v.strictObject({ id: gateId, for: v.picklist(['prefabricated', 'grade']), measure, ...rule });

const grade = v.strictObject({ id: v.picklist(['A', 'AA', 'AAA']), min: percent, max: v.nullable(percent), ...rule });

const structureRule = v.strictObject({
  structures: v.array(structure), item: itemId, points, meets: v.array(gateId), ...rule,
});

const packSchema = v.strictObject({
  id: name,
  edition: name,
  title: text,
  inForce: v.pipe(v.string(), v.isoDate()),
  status,
  formula: v.strictObject({ clause: name, text: name, total: points, ...trust }),
  rounding: v.strictObject({ points: decimals, p: decimals, mode: v.literal('half-up'), clause: name, ...trust }),
  groups: v.array(v.strictObject({ id: groupId, title: text, max: points, ...trust })),
  items: v.pipe(v.array(item), v.minLength(1)),
  structures: v.array(structureRule),
  gates: v.array(gate),
  grades: v.array(grade),
  /** rules beside the scoring table */
  rules: v.array(v.strictObject({ id: name, ...rule })),
  sources: v.array(v.strictObject({ id: name, title: name, address: v.string() })),
});

export type Pack = v.InferOutput<typeof packSchema>;
export type PackItem = Pack['items'][number];
export type PackGate = Pack['gates'][number];
export type Award = PackItem['award'];

/** `path` is dotted from the pack's root: `items.0.award.qMin`. */
export interface PackFault {
  readonly path: string;
  readonly message: string;
}

export type PackParse =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

/** Validates the JSON value of a pack: shape first, then what the numbers must satisfy together. */
export function parsePack(data: unknown): PackParse {
  const parsed = v.safeParse(packSchema, data);
  if (!parsed.success) {
    return { ok: false, faults: parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })) };
  }
  const faults = packFaults(parsed.output);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pack: parsed.output };
}

const SHIPPED: ReadonlyMap<string, unknown> = new Map<string, unknown>([[gbt51129.id, gbt51129]]);

export const DEFAULT_PACK = gbt51129.id;

export function packIds(): readonly string[] {
  return [...SHIPPED.keys()];
}

/** @throws Error naming the packs that exist, or the path of the first fault */
export function loadPack(id: string): Pack {
  if (!SHIPPED.has(id)) throw new Error(`unknown pack ${JSON.stringify(id)}; available: ${packIds().join(', ')}`);
  const parsed = parsePack(SHIPPED.get(id));
  if (parsed.ok) return parsed.pack;
  const fault = parsed.faults[0];
  throw new Error(`pack ${id}: ${fault?.path ?? ''}: ${fault?.message ?? ''}`);
}

export function listPacks(): readonly Pick<Pack, 'id' | 'edition' | 'title' | 'status'>[] {
  return packIds().map((id) => {
    const { edition, title, status: packStatus } = loadPack(id);
    return { id, edition, title, status: packStatus };
  });
}
