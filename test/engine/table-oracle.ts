/**
 * A second implementation of scoring for any table: ratios walked in hundredths of a percent, points as integers of tenths,
 * brute force over every combination of what each row may score. Shares nothing with the engine.
 */
export interface OracleRow {
  readonly id: string;
  readonly group: string;
  /** percent and points; `jump`: points from qMax on */
  readonly award: { readonly qMin: number; readonly qMax: number; readonly low: number; readonly high: number; readonly jump?: number };
  readonly oneOf?: string;
  readonly way?: string;
}

export interface OracleTable {
  readonly rows: readonly OracleRow[];
  readonly alternatives: readonly { readonly id: string; readonly sum: boolean; readonly max: number }[];
  readonly groups: readonly { readonly id: string; readonly bonus: boolean; readonly min?: number }[];
  readonly p: { readonly min: number; readonly or?: { readonly row: string; readonly min: number } };
  readonly grades: readonly { readonly id: string; readonly min: number }[];
}

/** Hundredths of a percent; null: lacking. */
export interface OracleGiven {
  readonly lo: number;
  readonly hi: number;
  readonly mayLack: boolean;
}
export type OracleInput = Readonly<Record<string, OracleGiven | null>>;

interface Way {
  /** tenths; null: the building lacks it */
  readonly t: number | null;
  readonly spared: boolean;
}

export interface OracleAnswer {
  readonly points: Readonly<Record<string, readonly [number, number] | null>>;
  readonly groups: Readonly<Record<string, readonly [number, number]>>;
  readonly q4: readonly [number, number];
  readonly pRaw: readonly [number, number];
  readonly prefabricated: string;
  readonly grades: readonly (string | null)[];
}

const topOf = ({ award }: OracleRow): number => (award.jump ?? award.high) * 10;

function tenths({ award }: OracleRow, q: number): number {
  const { qMin, qMax, low, high, jump } = award;
  if (q < qMin * 100) return 0;
  if (q >= qMax * 100) return (jump ?? high) * 10;
  // half-up of low·10 + (q − qMin)(high − low)·10 / (qMax − qMin), in whole numbers
  const d = (qMax - qMin) * 100;
  const n = Math.round(low * 10) * d + (q - qMin * 100) * Math.round((high - low) * 10);
  return Math.floor((2 * n + d) / (2 * d));
}

export function waysOf(table: OracleTable, row: OracleRow, given: OracleGiven | null): readonly Way[] {
  const lacking: Way = { t: null, spared: false };
  if (given === null) return [lacking];
  const found = new Map<string, Way>();
  for (let q = given.lo; q <= given.hi; q += 1) {
    const spared = table.p.or?.row === row.id && q >= table.p.or.min * 100;
    const way = { t: tenths(row, q), spared };
    found.set(`${way.t} ${way.spared}`, way);
  }
  return given.mayLack ? [...found.values(), lacking] : [...found.values()];
}

export function oracle(table: OracleTable, input: OracleInput): OracleAnswer {
  const ways = table.rows.map((row) => waysOf(table, row, input[row.id]!));
  const points = Object.fromEntries(table.rows.map((row, i) => {
    const t = ways[i]!.map((way) => (way.t ?? 0) / 10);
    return [row.id, input[row.id] === null ? null : [Math.min(...t), Math.max(...t)] as const];
  }));
  const ends = (): [number, number] => [Infinity, -Infinity];
  const groups: Record<string, [number, number]> = Object.fromEntries(table.groups.map(({ id }) => [id, ends()]));
  const q4 = ends();
  const pRaw = ends();
  const grades = new Set<string | null>();
  let [pass, fail] = [false, false];
  const widen = (end: [number, number], x: number): void => {
    end[0] = Math.min(end[0], x);
    end[1] = Math.max(end[1], x);
  };
  const judge = (chosen: readonly Way[]): void => {
    const of = new Map(table.rows.map((row, i) => [row.id, chosen[i]!]));
    let lacking = 0;
    const sums = new Map(table.groups.map(({ id }) => [id, 0]));
    const addTo = (group: string, t: number): void => void sums.set(group, sums.get(group)! + t);
    const bonus = new Set(table.groups.filter((group) => group.bonus).map(({ id }) => id));
    for (const row of table.rows.filter(({ oneOf }) => oneOf === undefined)) {
      const { t } = of.get(row.id)!;
      if (t !== null) addTo(row.group, t);
      else if (!bonus.has(row.group)) lacking += topOf(row);
    }
    for (const { id, sum, max } of table.alternatives) {
      const rows = table.rows.filter(({ oneOf }) => oneOf === id);
      // one matter: there for all its rows, or for none that may be lacking
      const there = rows.filter((row) => of.get(row.id)!.t !== null);
      if (there.length === 0) lacking += max * 10;
      else if (there.length < rows.filter((row) => input[row.id] !== null).length) return;
      const byWay = new Map<string, number>();
      for (const row of there) byWay.set(row.way ?? row.id, (byWay.get(row.way ?? row.id) ?? 0) + of.get(row.id)!.t!);
      const all = [...byWay.values()];
      addTo(rows[0]!.group, Math.min(max * 10, sum ? all.reduce((a, b) => a + b, 0) : Math.max(0, ...all)));
    }
    const main = table.groups.filter((group) => !group.bonus).reduce((total, { id }) => total + sums.get(id)!, 0);
    const more = table.groups.filter((group) => group.bonus).reduce((total, { id }) => total + sums.get(id)!, 0);
    const rest = 1000 - lacking;
    // P · 10 · rest, whole
    const scaled = rest > 0 ? main * 1000 + more * rest : more;
    const per = rest > 0 ? rest : 1;
    const p = Math.floor((2 * scaled + 10 * per) / (20 * per));
    for (const { id } of table.groups) widen(groups[id]!, sums.get(id)! / 10);
    widen(q4, lacking / 10);
    widen(pRaw, scaled / per / 10);
    const gates = table.groups.every(({ id, min }) => min === undefined || sums.get(id)! >= min * 10);
    const reached = gates && (p >= table.p.min || chosen.some((way) => way.spared));
    if (reached) pass = true;
    else fail = true;
    grades.add(reached ? (table.grades.findLast(({ min }) => p >= min)?.id ?? null) : null);
  };
  const visit = (i: number, chosen: readonly Way[]): void => {
    if (i === ways.length) judge(chosen);
    else for (const way of ways[i]!) visit(i + 1, [...chosen, way]);
  };
  visit(0, []);
  return { points, groups, q4, pRaw, grades: [...grades], prefabricated: pass && fail ? 'unknown' : pass ? 'pass' : 'fail' };
}

export function effort(table: OracleTable, input: OracleInput): number {
  return table.rows.reduce((n, row) => n * waysOf(table, row, input[row.id]!).length, 1);
}
