/** A pack: one standard as data. Its shape, its validator, and the packs that ship. */
import * as v from 'valibot';
import { extendPack } from './extend.ts';
import { packFaults } from './pack-faults.ts';
import { name, rule, status, text, type Stage } from './rule.ts';
import { ANY_BUILDING, closeScoring, type ClosedScoring } from './closed-scoring.ts';
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
  /** buildings it speaks of; absent: every one */
  scope: v.optional(v.strictObject({
    types: v.optional(v.pipe(v.array(name), v.minLength(1))),
    materials: v.optional(v.pipe(v.array(name), v.minLength(1))),
    note: v.optional(text),
  })),
  status,
  /** its rules speak of members of this material alone unless they say otherwise: what is plainly of another is not asked */
  members: v.optional(v.literal('concrete')),
  scoring: v.optional(scoring),
  /** rules beside the scoring table */
  rules: v.array(rule),
  /** what the standard asks and no rule says, with the reason: so that coverage is honest */
  notRuled: v.array(v.strictObject({ clause: name, title: text, why: text })),
  sources: v.array(v.strictObject({ id: name, title: name, address: v.string() })),
});

export type Pack = v.InferOutput<typeof packSchema>;
type Head = Pick<Pack, 'id' | 'edition' | 'title' | 'status'>;
/** A pack's scoring table as its data says it, with what the report says of the pack. */
export type PackScoring = Scoring & Head;
/** The same with every number there: what can be scored with. */
export type ScoringTable = ClosedScoring & Head;
export type { PackItem } from './scoring.ts';
export type { Award, PackGate, TableItem } from './closed-scoring.ts';

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
export function scoringOf(pack: Pack): PackScoring | null {
  return pack.scoring === undefined ? null : { ...pack.scoring, ...headOf(pack) };
}

function headOf({ id, edition, title, status: packStatus }: Head): Head {
  return { id, edition, title, status: packStatus };
}

/** A table that no building and no user has to complete. @throws Error where there is none */
export function loadScoring(id: string): ScoringTable {
  const pack = loadPack(id);
  if (pack.scoring === undefined) throw new Error(`pack ${id} has no scoring table`);
  const closing = closeScoring(pack.scoring, ANY_BUILDING);
  if (closing.table === null) throw new Error(`pack ${id}: ${closing.open[0]!.row}: ${closing.open[0]!.param} is open`);
  return { ...closing.table, ...headOf(pack) };
}

export type PackHead = Pick<Pack, 'id' | 'edition' | 'title' | 'status' | 'jurisdiction' | 'effective' | 'supersedes' | 'scope'> & {
  /** it has a scoring table */
  readonly scores: boolean;
  /** that table gives a score as it ships: no draft, no number that the user has yet to state */
  readonly ready: boolean;
  /** of its rules and rows */
  readonly stages: readonly Stage[];
};

function stagesOf({ scoring: table, rules }: Pack): readonly Stage[] {
  const rows = table === undefined ? [] : [...table.items, ...table.gates, ...table.grades];
  return [...new Set([...rows, ...rules].flatMap(({ stage }) => stage))];
}

export function packHead(pack: Pack): PackHead {
  const { id, edition, title, status: packStatus, jurisdiction, effective, supersedes, scope, scoring: table } = pack;
  return {
    id, edition, title, status: packStatus, jurisdiction, effective, scores: table !== undefined,
    ready: table !== undefined && packStatus !== 'draft' && closeScoring(table, ANY_BUILDING).table !== null,
    stages: stagesOf(pack),
    ...(supersedes === undefined ? {} : { supersedes }), ...(scope === undefined ? {} : { scope }),
  };
}

export function listPacks(): readonly PackHead[] {
  return packIds().map((id) => packHead(loadPack(id)));
}
