/** The numbers of a scoring table as a building was scored by them: what a calculation book computes with again. */
import type { ItemId, StructureKind } from '../profile/profile.ts';
import type { OpenAward } from '../standards/scoring.ts';
import type { ReadyPack } from './ready-pack.ts';
import type { Text } from './report.ts';

export interface UsedTable {
  readonly formula: { readonly clause: string; readonly text: string; readonly total: number };
  /** decimals, half-up */
  readonly rounding: { readonly points: number; readonly p: number };
  readonly groups: readonly { readonly id: string; readonly title: Text; readonly max: number | null; readonly bonus: boolean }[];
  readonly items: readonly UsedItem[];
  /** rows of one matter: the best way scores, or all of them up to the maximum; null: open */
  readonly alternatives: readonly { readonly id: string; readonly title: Text; readonly clause: string; readonly sum: boolean | null; readonly max: number | null }[];
  /** parallel to the result's gates */
  readonly gates: readonly UsedGate[];
  /** rising; `min` null: open, or it depends on what the building is and that is not known */
  readonly grades: readonly { readonly id: string; readonly clause: string; readonly min: number | null; readonly max: number | null }[];
}

export interface UsedItem {
  readonly id: ItemId;
  readonly group: string;
  readonly force: '必须' | '应' | '宜' | '可';
  /** of the row in its pack, before anybody attested it */
  readonly status: 'sourced' | 'unverified' | 'draft';
  /** ratios in percent; null: open */
  readonly award: OpenAward;
  /** points that the building's structure gives it whatever its ratio (commentary to 4.0.1) */
  readonly fixed?: { readonly points: number; readonly title: Text };
  readonly oneOf?: string;
  readonly way?: string;
}

export interface UsedGate {
  readonly id: string;
  readonly kind: 'group' | 'points' | 'ratio' | 'p';
  /** of the group or item it looks at; absent for P */
  readonly of?: string;
  /** a ratio that reaches this meets it whatever P is */
  readonly or?: { readonly item: ItemId; readonly min: number };
  /** met by what the building's structure is */
  readonly met: boolean;
}

export function usedTable({ pack, tables }: ReadyPack, structure: StructureKind): UsedTable {
  const { formula: { clause, text, total }, rounding, groups, items, alternatives, structures, gates, grades } = pack;
  const own = structures.filter((rule) => rule.structures.includes(structure));
  return {
    formula: { clause, text, total },
    rounding: { points: rounding.points, p: rounding.p },
    groups: groups.map(({ id, title, max, bonus }) => ({ id, title, max, bonus: bonus === true })),
    items: items.map(({ id, group, force, status, award, oneOf, way }): UsedItem => {
      const fixed = own.find((rule) => rule.item === id);
      return {
        id, group, force, status, award,
        ...(fixed === undefined ? {} : { fixed: { points: fixed.points, title: fixed.title } }),
        ...(oneOf === undefined ? {} : { oneOf }), ...(way === undefined ? {} : { way }),
      };
    }),
    alternatives: (alternatives ?? []).map(({ id, title, clause: at, sum, max }) => ({ id, title, clause: at, sum, max })),
    gates: gates.map(({ id, measure }): UsedGate => ({
      id, kind: measure.kind, met: own.some(({ meets }) => meets.includes(id)),
      ...(measure.kind === 'group' ? { of: measure.group } : measure.kind === 'p' ? {} : { of: measure.item }),
      ...(measure.kind === 'p' && measure.or !== undefined ? { or: { item: measure.or.item, min: measure.or.min } } : {}),
    })),
    grades: grades.map(({ id, clause: at, max }) => {
      const limits = new Set(tables.map((table) => table.grades.find((grade) => grade.id === id)?.min ?? null));
      const [only] = limits;
      return { id, clause: at, min: limits.size === 1 && only !== undefined ? only : null, max };
    }),
  };
}
