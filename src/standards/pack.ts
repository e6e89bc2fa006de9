/** A pack: one standard as data. Its shape, its validator, and the packs that ship. */
import * as v from 'valibot';
import { extendPack } from './extend.ts';
import { packFaults } from './pack-faults.ts';
import { name, rule, status, text } from './rule.ts';
import { scoring, type Scoring } from './scoring.ts';
import { SHIPPED } from './shipped.ts';

const date = v.pipe(v.string(), v.isoDate());

const packSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case words joined by -')),
  edition: name,
  title: text,
  /** the pack this one states its differences from; resolved before validation */
  extends: v.optional(name),
  /** where it holds: `CN`, or `CN-33` (province) and `CN-3301` (city) by GB/T 2260 */
  jurisdiction: v.strictObject({ code: v.pipe(v.string(), v.regex(/^CN(-\d{2}(\d{2})?)?$/)), zh: name, en: name }),
  effective: v.strictObject({ from: v.optional(date), to: v.optional(date), note: v.optional(text) }),
  supersedes: v.optional(v.array(name)),
  status,
  scoring: v.optional(scoring),
  /** rules beside the scoring table */
  rules: v.array(rule),
  /** what the standard asks and no rule says, with the reason: so that coverage is honest */
  notRuled: v.array(v.strictObject({ clause: name, title: text, why: text })),
  sources: v.array(v.strictObject({ id: name, title: name, address: v.string() })),
});

export type Pack = v.InferOutput<typeof packSchema>;
/** A pack's scoring table with what the report says of the pack. */
export type ScoringTable = Scoring & Pick<Pack, 'id' | 'edition' | 'title' | 'status'>;
export type PackItem = Scoring['items'][number];
export type PackGate = Scoring['gates'][number];
export type Award = PackItem['award'];

/** `path` is dotted from the pack's root: `scoring.items.0.award.qMin`. */
export interface PackFault {
  readonly path: string;
  readonly message: string;
}

export type PackParse =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

/** Validates the JSON value of a pack: what it extends, its shape, then what its numbers must satisfy together. */
export function parsePack(data: unknown): PackParse {
  const whole = extendPack(data, (id) => SHIPPED.get(id));
  if (!whole.ok) return whole;
  const parsed = v.safeParse(packSchema, whole.value);
  if (!parsed.success) {
    return { ok: false, faults: parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })) };
  }
  const faults = packFaults(parsed.output);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pack: parsed.output };
}

export const DEFAULT_PACK = 'gbt51129-2017';

export function packIds(): readonly string[] {
  return [...SHIPPED.keys()];
}

const loaded = new Map<string, Pack>();

/** @throws Error naming the packs that exist, or the path of the first fault */
export function loadPack(id: string): Pack {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  if (!SHIPPED.has(id)) throw new Error(`unknown pack ${JSON.stringify(id)}; available: ${packIds().join(', ')}`);
  const parsed = parsePack(SHIPPED.get(id));
  if (!parsed.ok) {
    const fault = parsed.faults[0];
    throw new Error(`pack ${id}: ${fault?.path ?? ''}: ${fault?.message ?? ''}`);
  }
  loaded.set(id, parsed.pack);
  return parsed.pack;
}

/** Null: the pack has no scoring table. */
export function scoringOf(pack: Pack): ScoringTable | null {
  const { id, edition, title, status: packStatus } = pack;
  return pack.scoring === undefined ? null : { ...pack.scoring, id, edition, title, status: packStatus };
}

/** @throws Error also where the pack has no scoring table */
export function loadScoring(id: string): ScoringTable {
  const table = scoringOf(loadPack(id));
  if (table === null) throw new Error(`pack ${id} has no scoring table`);
  return table;
}

export type PackHead = Pick<Pack, 'id' | 'edition' | 'title' | 'status' | 'jurisdiction' | 'effective'>;

export function listPacks(): readonly PackHead[] {
  return packIds().map((id) => {
    const { edition, title, status: packStatus, jurisdiction, effective } = loadPack(id);
    return { id, edition, title, status: packStatus, jurisdiction, effective };
  });
}
