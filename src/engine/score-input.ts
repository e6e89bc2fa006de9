/** The input of `score` (design.md section 5): JSON text, every number taken as the decimal it shows. */
import { compare, fromDecimal, type Fraction, HUNDRED, ZERO } from './fraction.ts';
import { parseExactJson, type ExactJson } from './exact-json.ts';
import { exactRatio, ratioRange, UNKNOWN_RATIO, type RatioId, type RatioInput, type ScoreInput } from './score.ts';
import type { Text } from './report.ts';
import { BUILDING_TYPES, type ItemId, type StructureKind } from '../profile/profile.ts';
import { ANY_BUILDING, askedOf } from '../standards/closed-scoring.ts';
import { DEFAULT_PACK, loadScoring, type PackScoring } from '../standards/pack.ts';

export interface NamedScoreInput extends ScoreInput {
  /** may repeat: answers come in the order of the input */
  readonly id: string;
  /** given where the pack's limits depend on it and the input says it */
  readonly type?: string;
}

/** `path` says where: `$[0].ratios.q1a`, or `line 3, column 7` where the text is no JSON. */
export interface ScoreInputFault {
  readonly path: string;
  readonly message: Text;
}

export type ScoreInputParse =
  | { readonly ok: true; readonly inputs: readonly NamedScoreInput[] }
  | { readonly ok: false; readonly fault: ScoreInputFault };

const STRUCTURES: readonly StructureKind[] = ['concrete', 'steel', 'timber'];

/** What a case may say under a pack: its yes-no items stand beside the ratios, and what its limits ask of the building. */
interface Keys {
  readonly all: readonly string[];
  readonly ratios: readonly RatioId[];
  readonly answers: readonly ItemId[];
  readonly type: boolean;
}

function keysOf(pack: Pick<PackScoring, 'items'> & Parameters<typeof askedOf>[0]): Keys {
  const answers = pack.items.filter(({ award }) => award.kind === 'yes-no').map(({ id }) => id);
  const type = askedOf(pack, ANY_BUILDING).includes('type');
  return {
    all: ['id', 'ratios', ...answers, 'structure', ...(type ? ['type'] : [])],
    ratios: pack.items.filter(({ award }) => award.kind !== 'yes-no').map(({ id }) => id), answers, type,
  };
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: ScoreInputFault };

/** Strict: whatever the contract does not name is refused, with the path of the first fault. */
export function parseScoreInput(text: string, pack: PackScoring = loadScoring(DEFAULT_PACK)): ScoreInputParse {
  const keys = keysOf(pack);
  const json = parseExactJson(text);
  if (!json.ok) {
    const { line, column, message } = json.fault;
    return refuse(`line ${line}, column ${column}`, `不是有效的 JSON:${message}`, `not valid JSON: ${message}`);
  }
  if (json.value.kind !== 'array') return refuse('$', '应为数组', 'an array is expected');
  const inputs: NamedScoreInput[] = [];
  for (const [i, item] of json.value.items.entries()) {
    const read = readCase(item, `$[${i}]`, keys);
    if (!read.ok) return read;
    inputs.push(read.value);
  }
  return { ok: true, inputs };
}

function refuse(path: string, zh: string, en: string): { readonly ok: false; readonly fault: ScoreInputFault } {
  return { ok: false, fault: { path, message: { zh, en } } };
}

/** `$.a` for plain keys, `$["…"]` for all others. */
function under(path: string, key: string): string {
  return /^[A-Za-z_]\w{0,40}$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key.slice(0, 40))}]`;
}

function readObject(json: ExactJson, path: string, keys: readonly string[]): Read<ReadonlyMap<string, ExactJson>> {
  if (json.kind !== 'object') return refuse(path, '应为对象', 'an object is expected');
  for (const key of json.entries.keys()) {
    if (!keys.includes(key)) return refuse(under(path, key), `未知的键;可用:${keys.join('、')}`, `unknown key; known are ${keys.join(', ')}`);
  }
  return { ok: true, value: json.entries };
}

function readCase(json: ExactJson, path: string, keys: Keys): Read<NamedScoreInput> {
  const object = readObject(json, path, keys.all);
  if (!object.ok) return object;
  const id = object.value.get('id');
  if (id?.kind !== 'string') return refuse(`${path}.id`, '应有字符串 id', 'a string id is expected');

  const answers: Record<ItemId, boolean> = {};
  for (const key of keys.answers) {
    const answer = object.value.get(key);
    if (answer === undefined) continue;
    if (answer.kind !== 'boolean') return refuse(`${path}.${key}`, '应为 true 或 false;未知时省略', 'true or false is expected; leave it out where unknown');
    answers[key] = answer.value;
  }
  const type = keys.type ? object.value.get('type') : undefined;
  const known = type === undefined ? undefined : BUILDING_TYPES.find((one) => type.kind === 'string' && type.value === one);
  if (type !== undefined && known === undefined) {
    return refuse(`${path}.type`, `应为 ${BUILDING_TYPES.join('、')} 之一`, `one of ${BUILDING_TYPES.join(', ')} is expected`);
  }
  const given = object.value.get('structure');
  const structure = given === undefined ? 'concrete' : STRUCTURES.find((kind) => given.kind === 'string' && given.value === kind);
  if (structure === undefined) {
    return refuse(`${path}.structure`, `应为 ${STRUCTURES.join('、')} 之一`, `one of ${STRUCTURES.join(', ')} is expected`);
  }
  const ratios = readRatios(object.value.get('ratios'), `${path}.ratios`, keys.ratios);
  if (!ratios.ok) return ratios;
  const { fullFitOut, ...more } = answers;
  return {
    ok: true,
    value: {
      id: id.value, ratios: ratios.value, structure, ...(fullFitOut === undefined ? {} : { fullFitOut }),
      ...(Object.keys(more).length === 0 ? {} : { answers: more }), ...(known === undefined ? {} : { type: known }),
    },
  };
}

function readRatios(json: ExactJson | undefined, path: string, ids: readonly RatioId[]): Read<ScoreInput['ratios']> {
  if (json === undefined) return { ok: true, value: {} };
  const object = readObject(json, path, ids);
  if (!object.ok) return object;
  const ratios: Partial<Record<RatioId, RatioInput | null>> = {};
  for (const id of ids) {
    const value = object.value.get(id);
    if (value === undefined) continue;
    const ratio = readRatio(value, `${path}.${id}`);
    if (!ratio.ok) return ratio;
    ratios[id] = ratio.value;
  }
  return { ok: true, value: ratios };
}

function readRatio(json: ExactJson, path: string): Read<RatioInput | null> {
  if (json.kind === 'null') return { ok: true, value: null };
  if (json.kind !== 'object') return readQuantity(json, path);
  const object = readObject(json, path, ['ratio', 'present']);
  if (!object.ok) return object;
  const present = object.value.get('present');
  if (present?.kind !== 'string' || present.value !== 'unknown') {
    return refuse(`${path}.present`, '应为 "unknown"', '"unknown" is expected');
  }
  const ratio = object.value.get('ratio');
  const read: Read<RatioInput> = ratio === undefined ? { ok: true, value: UNKNOWN_RATIO } : readQuantity(ratio, `${path}.ratio`);
  return read.ok ? { ok: true, value: { ...read.value, present: 'unknown' } } : read;
}

/** A number or [lo, hi]. */
function readQuantity(json: ExactJson, path: string): Read<RatioInput> {
  if (json.kind === 'number') {
    const read = readPercent(json.text, path);
    return read.ok ? { ok: true, value: exactRatio(read.value) } : read;
  }
  const [lo, hi, more] = json.kind === 'array' ? json.items : [];
  if (lo === undefined || hi === undefined || more !== undefined) {
    return refuse(path, '应为数值、[下限, 上限]、null 或 {"ratio":…,"present":"unknown"}', 'a number, [lo, hi], null or {"ratio":…,"present":"unknown"} is expected');
  }
  const low = readEnd(lo, `${path}[0]`);
  if (!low.ok) return low;
  const high = readEnd(hi, `${path}[1]`);
  if (!high.ok) return high;
  if (compare(low.value, high.value) > 0) return refuse(path, '下限大于上限', 'lo is greater than hi');
  return { ok: true, value: ratioRange(low.value, high.value) };
}

function readEnd(json: ExactJson, path: string): Read<Fraction> {
  return json.kind === 'number' ? readPercent(json.text, path) : refuse(path, '应为数值', 'a number is expected');
}

function readPercent(text: string, path: string): Read<Fraction> {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  try {
    const value = fromDecimal(text);
    if (compare(value, ZERO) >= 0 && compare(value, HUNDRED) <= 0) return { ok: true, value };
  } catch {
    return refuse(path, `${shown} 的位数过多`, `${shown} has too many digits`);
  }
  return refuse(path, `${shown} 超出 0–100`, `${shown} is outside 0–100`);
}
