/** Which packs a project is checked against. */
import { listPacks } from './pack.ts';

export interface ProjectQuery {
  /** GB/T 2260 code under `CN-` */
  readonly region?: string;
  /** ISO date of the land contract */
  readonly landDate?: string;
  readonly stage?: string;
  readonly type?: string;
  /** concrete, steel, timber */
  readonly structure?: string;
}

export interface Selected {
  readonly id: string;
  readonly why: { readonly zh: string; readonly en: string };
}

export interface Region {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Where some pack holds. */
export const REGIONS: readonly Region[] = [...new Map(listPacks().map(({ jurisdiction }) => [jurisdiction.code, jurisdiction])).values()];

/** The packs of the country, and those of the project's province and city. */
export function selectPacks({ region }: ProjectQuery): readonly Selected[] {
  return listPacks().flatMap(({ id, jurisdiction }) => {
    if (jurisdiction.code === 'CN') return [{ id, why: { zh: '全国适用', en: 'holds in the whole country' } }];
    return region?.startsWith(jurisdiction.code)
      ? [{ id, why: { zh: `${jurisdiction.zh}的标准`, en: `standard of ${jurisdiction.en}` } }] : [];
  });
}
