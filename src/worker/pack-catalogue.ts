/** The packs that can be chosen, and what the page shows of one rule. Packs of the user's own live here, beside the models. */
import { ruleFaults } from '../engine/rules/compile.ts';
import { DEFAULT_PACK, loadPack, packHead, packIds, parsePack, type Pack, type PackFault, type PackHead } from '../standards/pack.ts';
import { packRules } from '../standards/pack-rules.ts';
import type { PackRule } from '../standards/rule.ts';
import type { OpenLimit, Scoring } from '../standards/scoring.ts';
import { REGIONS, selectPacks, type ProjectQuery, type Region, type Selected } from '../standards/select.ts';

export interface PackInfo extends PackHead {
  /** the user's own, from a file */
  readonly own: boolean;
  /** rules by how they are judged; rows of a scoring table are automatic */
  readonly automatic: number;
  readonly manual: number;
  readonly notRuled: number;
  /** null: it does not score */
  readonly table: TableInfo | null;
}

/** What the page needs of a scoring table before and beside its results. */
export interface TableInfo {
  readonly groups: readonly { readonly id: string; readonly title: Text; readonly max: number | null }[];
  readonly items: readonly {
    readonly id: string; readonly group: string; readonly title: Text; readonly clause: string; readonly unit: string;
    /** ratios in percent where points begin and end */
    readonly limits: readonly number[];
  }[];
  /** limits on the scale of P: of gates, and where grades begin */
  readonly marks: readonly number[];
}

interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface Catalogue {
  readonly packs: readonly PackInfo[];
  readonly regions: readonly Region[];
  /** the pack of a profile that names none */
  readonly standard: string;
}

/** One rule as its pack states it; the numbers of the profile are not in it. */
export interface RuleDetail {
  readonly rule: PackRule;
  readonly pack: PackInfo;
  /** titles of the sources it names */
  readonly sources: readonly string[];
}

export type PackAnswer =
  | { readonly ok: true; readonly pack: PackInfo }
  /** the first of the faults and how many there are; paths are dotted from the pack's root, '' for the whole file */
  | { readonly ok: false; readonly faults: readonly PackFault[]; readonly count: number };

/** characters of a pack's JSON, at most */
export const MAX_PACK_SIZE = 5 * 1024 * 1024;
const MOST_FAULTS = 100;

export interface PackShelf {
  /** handed to the check as `ownPacks` */
  readonly own: readonly Pack[];
  catalogue(): Catalogue;
  select(project: ProjectQuery): readonly Selected[];
  /** null: no such rule */
  rule(id: string): RuleDetail | null;
  /** takes a pack only when it has no fault; one of the same id is replaced */
  add(text: string): PackAnswer;
  remove(id: string): void;
}

export function packShelf(): PackShelf {
  let own: readonly Pack[] = [];
  const infos = new WeakMap<Pack, PackInfo>();
  const infoOf = (pack: Pack): PackInfo => {
    let info = infos.get(pack);
    if (info === undefined) infos.set(pack, (info = describe(pack, own.includes(pack))));
    return info;
  };
  const find = (id: string): Pack | null => own.find((pack) => pack.id === id) ?? (packIds().includes(id) ? loadPack(id) : null);
  return {
    get own() {
      return own;
    },
    catalogue: () => ({ packs: [...packIds().map(loadPack), ...own].map(infoOf), regions: REGIONS, standard: DEFAULT_PACK }),
    select: selectPacks,
    rule(id) {
      const slash = id.indexOf('/');
      const pack = find(id.slice(0, slash));
      const rule = pack?.rules.find((one) => one.id === id.slice(slash + 1));
      if (!pack || !rule) return null;
      return { rule, pack: infoOf(pack), sources: pack.sources.filter((source) => rule.source.includes(source.id)).map((source) => source.title) };
    },
    add(text) {
      const parsed = readPack(text);
      if (!parsed.ok) return { ok: false, faults: parsed.faults.slice(0, MOST_FAULTS), count: parsed.faults.length };
      own = [...own.filter((pack) => pack.id !== parsed.pack.id), parsed.pack];
      return { ok: true, pack: infoOf(parsed.pack) };
    },
    remove(id) {
      own = own.filter((pack) => pack.id !== id);
    },
  };
}

type Read = { readonly ok: true; readonly pack: Pack } | { readonly ok: false; readonly faults: readonly PackFault[] };

const refused = (path: string, message: string): Read => ({ ok: false, faults: [{ path, message }] });

/** Shape, numbers, then the names of checks and quantities. */
export function readPack(text: string): Read {
  if (text.length > MAX_PACK_SIZE) return refused('', 'larger than 5 MB');
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    return refused('', `not JSON: ${(error as Error).message}`);
  }
  const parsed = parsePack(data);
  if (!parsed.ok) return parsed;
  // under the name of a pack that ships its verdicts would pass for that standard's
  if (packIds().includes(parsed.pack.id)) return refused('id', `a pack that ships is called ${parsed.pack.id}: give another id`);
  const faults = ruleFaults(parsed.pack);
  return faults.length > 0 ? { ok: false, faults } : parsed;
}

function describe(pack: Pack, own: boolean): PackInfo {
  const count = { automatic: 0, manual: 0, 'not-ruled': 0 };
  for (const { coverage } of packRules(pack)) count[coverage] += 1;
  return {
    ...packHead(pack), own,
    automatic: count.automatic, manual: count.manual, notRuled: count['not-ruled'],
    table: pack.scoring === undefined ? null : tableInfo(pack.scoring),
  };
}

function tableInfo({ groups, items, gates, grades }: Scoring): TableInfo {
  const known = (values: readonly unknown[]): number[] => values.filter((value) => typeof value === 'number');
  const limits = (limit: OpenLimit): number[] => known(typeof limit === 'object' && limit !== null ? limit.byBuilding.map(({ value }) => value) : [limit]);
  return {
    groups: groups.map(({ id, title, max }) => ({ id, title, max })),
    items: items.map(({ id, group, title, clause, unit, award }) => ({
      id, group, title, clause, unit, limits: known(award.kind === 'interpolated' ? [award.qMin, award.qMax] : award.kind === 'threshold' ? [award.qMin] : []),
    })),
    marks: [...new Set([...gates.flatMap(({ measure }) => (measure.kind === 'p' ? limits(measure.min) : [])), ...grades.flatMap(({ min }) => limits(min))])],
  };
}
