/** A scoring table whose every number is there, for one kind of building: what can be scored with. */
import type { KindCondition, OpenAward, OpenLimit, PackItem, Scoring } from './scoring.ts';

export type Award =
  | {
    readonly kind: 'interpolated'; readonly qMin: number; readonly qMax: number; readonly pointsMin: number; readonly pointsMax: number;
    readonly pointsTop?: number;
  }
  | { readonly kind: 'threshold'; readonly qMin: number; readonly pointsMax: number }
  | { readonly kind: 'yes-no'; readonly pointsMax: number };

type GateOf<M> = Omit<Scoring['gates'][number], 'measure'> & { readonly measure: M };
type Closed<M> = M extends { readonly min: OpenLimit } ? Omit<M, 'min'> & { readonly min: number } : never;

export type TableItem = Omit<PackItem, 'award'> & { readonly award: Award };
export type TableAlternatives = Omit<NonNullable<Scoring['alternatives']>[number], 'sum' | 'max'> & { readonly sum: boolean; readonly max: number };
export type PackGate = GateOf<Closed<Scoring['gates'][number]['measure']>>;
export type TableGrade = Omit<Scoring['grades'][number], 'min'> & { readonly min: number };

export interface ClosedScoring extends Pick<Scoring, 'formula' | 'rounding' | 'structures'> {
  readonly groups: readonly (Omit<Scoring['groups'][number], 'max'> & { readonly max: number })[];
  readonly items: readonly TableItem[];
  readonly alternatives?: readonly TableAlternatives[];
  readonly gates: readonly PackGate[];
  readonly grades: readonly TableGrade[];
}

/** null: not known */
export interface BuildingKind {
  readonly type: string | null;
  readonly structure: string | null;
  readonly material: string | null;
}

export const ANY_BUILDING: BuildingKind = { type: null, structure: null, material: null };

/** A number that the table leaves open, with the id of its row (`item-q1a`). */
export interface OpenNumber {
  readonly row: string;
  readonly param: string;
}

export interface Closing {
  /** null where a number is open without which nothing is scored */
  readonly table: ClosedScoring | null;
  readonly open: readonly OpenNumber[];
  /** grades whose lower end is open: they are not in the table, and what they would be is not told */
  readonly openGrades: readonly string[];
}

/** `kind` must be known as far as the limits ask: see `kindsOf`. */
export function closeScoring(scoring: Scoring, kind: BuildingKind): Closing {
  const open: OpenNumber[] = [];
  const value = (row: string, param: string, given: number | null | undefined): number => {
    if (given == null) open.push({ row, param });
    return given ?? Number.NaN;
  };
  const table: ClosedScoring = {
    formula: scoring.formula, rounding: scoring.rounding, structures: scoring.structures,
    groups: scoring.groups.map((group) => ({ ...group, max: value(`group-${group.id}`, 'max', group.max) })),
    items: scoring.items.map((item) => ({ ...item, award: closeAward(item.award, (param, given) => value(`item-${item.id}`, param, given)) })),
    ...(scoring.alternatives === undefined ? {} : {
      alternatives: scoring.alternatives.map((one) => ({
        ...one, max: value(`alternatives-${one.id}`, 'max', one.max), sum: value(`alternatives-${one.id}`, 'sum', one.sum === null ? null : Number(one.sum)) === 1,
      })),
    }),
    gates: scoring.gates.map((gate) => ({
      ...gate, measure: { ...gate.measure, min: value(`gate-${gate.id}`, 'min', limitFor(gate.measure.min, kind)) },
    })),
    grades: scoring.grades.flatMap((grade) => {
      const min = limitFor(grade.min, kind);
      return min === null ? [] : [{ ...grade, min }];
    }),
  };
  const openGrades = scoring.grades.filter((grade) => limitFor(grade.min, kind) === null).map(({ id }) => id);
  return { table: open.length > 0 ? null : table, open, openGrades };
}

/** The tables that a closing may stand for: each open grade may begin anywhere, or nowhere. */
export function tablesOf({ table, openGrades }: Closing, { grades }: Scoring): readonly ClosedScoring[] {
  if (table === null) return [];
  return [table, ...openGrades.map((id): ClosedScoring => ({
    ...table, grades: grades.flatMap((grade) => (grade.id === id ? [{ ...grade, min: 0 }] : (table.grades.filter((known) => known.id === grade.id)))),
  }))];
}

function closeAward(award: OpenAward, value: (param: string, given: number | null | undefined) => number): Award {
  switch (award.kind) {
    case 'interpolated': {
      const closed = {
        kind: award.kind, qMin: value('qMin', award.qMin), qMax: value('qMax', award.qMax),
        pointsMin: value('pointsMin', award.pointsMin), pointsMax: value('pointsMax', award.pointsMax),
      };
      return award.pointsTop === undefined ? closed : { ...closed, pointsTop: value('pointsTop', award.pointsTop) };
    }
    case 'threshold': return { kind: award.kind, qMin: value('qMin', award.qMin), pointsMax: value('pointsMax', award.pointsMax) };
    case 'yes-no': return { kind: award.kind, pointsMax: value('pointsMax', award.pointsMax) };
  }
}

/** The most that an award gives; null where the table leaves it open. */
export function mostPoints(award: Award): number;
export function mostPoints(award: OpenAward): number | null;
export function mostPoints(award: OpenAward): number | null {
  return award.kind === 'interpolated' && award.pointsTop !== undefined ? award.pointsTop : award.pointsMax;
}

export function limitFor(limit: OpenLimit, kind: BuildingKind): number | null {
  if (limit === null || typeof limit === 'number') return limit;
  return limit.byBuilding.find(({ when }) => KEYS.every((key) => when[key] === undefined || (kind[key] !== null && when[key].includes(kind[key]))))?.value ?? null;
}

const KEYS = ['type', 'structure', 'material'] as const;

function conditions(scoring: Scoring): readonly KindCondition[] {
  const limits = [...scoring.gates.map((gate) => gate.measure.min), ...scoring.grades.map((grade) => grade.min)];
  return limits.flatMap((limit) => (limit === null || typeof limit === 'number' ? [] : limit.byBuilding.map(({ when }) => when)));
}

/** What its limits ask of a building and `known` does not say. */
export function askedOf(scoring: Scoring, known: BuildingKind): readonly (keyof BuildingKind)[] {
  return KEYS.filter((key) => known[key] === null && conditions(scoring).some((when) => when[key] !== undefined));
}

/** Every kind of building that `known` may turn out to be, as far as the limits of the table tell kinds apart. */
export function kindsOf(scoring: Scoring, known: BuildingKind): readonly BuildingKind[] {
  let kinds: readonly BuildingKind[] = [known];
  for (const key of askedOf(scoring, known)) {
    const values = [...new Set(conditions(scoring).flatMap((when) => when[key] ?? []))];
    kinds = kinds.flatMap((kind) => values.map((value) => ({ ...kind, [key]: value })));
  }
  return kinds;
}
