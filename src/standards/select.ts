/** Which packs speak of a project: by region, date of the land contract, stage, and what the building is. Pure; no rule reads the clock. */
import { DEFAULT_PACK, listPacks, type PackHead } from './pack.ts';

export interface ProjectQuery {
  /** GB/T 2260 code under `CN-`, of a province, a city or a county: `CN-33`, `CN-3301`, `CN-330106`; absent: not stated */
  readonly region?: string;
  /** ISO date of the land contract */
  readonly landDate?: string;
  readonly stage?: string;
  /** residential, public, industrial */
  readonly type?: string;
  /** concrete, steel, timber */
  readonly structure?: string;
}

interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface Selected {
  readonly id: string;
  readonly why: Text;
}

export type Candidate = Pick<PackHead, 'id' | 'edition' | 'title' | 'status' | 'jurisdiction' | 'effective' | 'supersedes' | 'scope' | 'scores' | 'ready' | 'stages'>;

/**
 * Packs in the order in which they govern: city before province before nation, those that score before those that only rule,
 * the newer edition before the older; a table that gives no score as it ships (a draft, open numbers) comes after one that does. A pack is left out where its dates, its kinds of building or its stages exclude the project.
 */
export function selectPacks(query: ProjectQuery, packs: readonly Candidate[] = listPacks()): readonly Selected[] {
  const region = query.region ?? 'CN';
  const held = packs
    .filter((pack) => covers(pack.jurisdiction.code, region) && inForce(pack, query.landDate) && speaksOf(pack, query))
    .sort((a, b) => b.jurisdiction.code.length - a.jurisdiction.code.length || Number(b.scores) - Number(a.scores) || newer(a, b));
  const note = REGION_NOTES.find(({ code }) => covers(code, region)) ?? null;
  const ordered = [...held.filter(({ ready }) => ready), ...held.filter(({ ready }) => !ready)];
  const chosen = ordered.map((pack) => ({ id: pack.id, why: reasons(pack, query, note) }));
  const fallback = packs.find(({ id }) => id === DEFAULT_PACK);
  if (fallback === undefined || held.some(({ scores }) => scores)) return chosen;
  return [{ id: fallback.id, why: NOTHING_ELSE }, ...chosen];
}

const NOTHING_ELSE: Text = {
  zh: '没有其他评价标准的施行期与范围包含本项目,以国家标准计算供参考', en: 'no assessment standard speaks of such a project at that time: the national one, for reference',
};

function covers(code: string, region: string): boolean {
  return region === code || (code === 'CN' ? region.startsWith('CN') : region.startsWith(code));
}

function inForce({ effective: { from, to } }: Candidate, date: string | undefined): boolean {
  return date === undefined || ((from === undefined || from <= date) && (to === undefined || date <= to));
}

function speaksOf({ scope, stages }: Candidate, { type, structure, stage }: ProjectQuery): boolean {
  return (type === undefined || scope?.types === undefined || scope.types.includes(type))
    && (structure === undefined || scope?.materials === undefined || scope.materials.includes(structure))
    && (stage === undefined || stages.length === 0 || stages.some((one) => one === stage));
}

/** An edition stands before what it supersedes, then by its date. */
function newer(a: Candidate, b: Candidate): number {
  if (a.supersedes?.includes(b.id)) return -1;
  if (b.supersedes?.includes(a.id)) return 1;
  return (b.effective.from ?? '').localeCompare(a.effective.from ?? '');
}

function reasons(pack: Candidate, query: ProjectQuery, fallsBack: RegionNote | null): Text {
  const { jurisdiction, effective, scope, status, id } = pack;
  const parts: Text[] = [jurisdiction.code === 'CN'
    ? { zh: '全国适用', en: 'holds nationwide' }
    : { zh: `项目位于${jurisdiction.zh}`, en: `the project is in ${jurisdiction.en}` }];
  const date = query.landDate;
  if (effective.from !== undefined || effective.to !== undefined) {
    const span = (word: string, to: string): string => [effective.from ?? '', effective.to ?? ''].map((one) => one || '…').join(to) + word;
    parts.push(date === undefined
      ? { zh: `土地日期未填(施行 ${span('', '—')})`, en: `date of the land contract not stated (in force ${span('', ' to ')})` }
      : { zh: `土地日期 ${date} 在施行期内`, en: `the land contract of ${date} falls in its time` });
  } else if (effective.note !== undefined) parts.push(effective.note);
  if (scope?.note !== undefined) parts.push(scope.note);
  if (id === DEFAULT_PACK && fallsBack !== null) parts.push(fallsBack.why);
  if (status === 'draft') parts.push({ zh: '草稿,评分行须先按印本确认', en: 'a draft: its rows have to be confirmed from the printed text first' });
  return { zh: parts.map(({ zh }) => zh).join(';'), en: parts.map(({ en }) => en).join('; ') };
}

interface RegionNote {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly why: Text;
}

/** Regions whose own calculation is not known to any pack. */
const REGION_NOTES: readonly RegionNote[] = [
  {
    code: 'CN-15', zh: '内蒙古自治区', en: 'Inner Mongolia',
    why: { zh: '未见本区评价标准,按国家标准', en: 'no standard of its own was found: the national one holds' },
  },
  {
    code: 'CN-12', zh: '天津市', en: 'Tianjin',
    why: { zh: '本市有预制装配率计算细则,公式与权重未知,按国家标准', en: 'its rules of calculation exist, their formula and weights are not known: the national one holds' },
  },
  {
    code: 'CN-320684', zh: '海门(南通)', en: 'Haimen (Nantong)',
    why: { zh: '海门规划只有分期目标、没有公式,按江苏省与国家标准', en: 'its plan gives targets and no formula: those of Jiangsu and the nation hold' },
  },
];

export interface Region {
  /** GB/T 2260 code under `CN-` */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** packs of the region itself, scoring ones first */
  readonly packs: readonly string[];
  /** why others' packs hold; null: it has its own */
  readonly fallsBack: Text | null;
}

/** The nation, then every region that has a pack or is known to have none, by code. */
export function listRegions(packs: readonly Candidate[] = listPacks()): readonly Region[] {
  const codes = new Map(packs.map(({ jurisdiction }) => [jurisdiction.code, jurisdiction]));
  const own = [...codes.values()].map(({ code, zh, en }): Region => ({
    code, zh, en, fallsBack: null,
    packs: packs.filter((pack) => pack.jurisdiction.code === code).sort((a, b) => Number(b.scores) - Number(a.scores) || newer(a, b)).map(({ id }) => id),
  }));
  const none = REGION_NOTES.filter(({ code }) => !codes.has(code)).map(({ code, zh, en, why }): Region => ({ code, zh, en, packs: [], fallsBack: why }));
  return [...own, ...none].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Of the packs that ship. */
export const REGIONS: readonly Region[] = listRegions();
