/**
 * Sets of attainable points. Points live on a lattice (tenths under GB/T 51129), with gaps: an item whose minimum
 * is 20 gives 0 or 20…30, never 10. A set is a list of runs of lattice numbers, ascending, apart from each other.
 */

export type Run = readonly [from: number, to: number];
export type Runs = readonly Run[];

/**
 * One branch of what a building may turn out to be: the points attainable when so many points go to Q4 and the
 * gates stand so. Points and q4 in lattice units.
 */
export interface Branch {
  readonly runs: Runs;
  readonly q4: number;
  /** no gate of 3.0.3 failed so far */
  readonly prefabricated: boolean;
  /** no further gate of the grades (5.0.1) failed so far */
  readonly gradable: boolean;
  /** a ratio is reached that meets the gate of P whatever P is */
  readonly spared?: true;
}

export const NOTHING: Branch = { runs: [[0, 0]], q4: 0, prefabricated: true, gradable: true };

/** Sorts, joins what overlaps or touches. */
export function normalise(runs: Runs): Runs {
  const sorted = [...runs].sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Every sum of a member of each. */
export function sumRuns(a: Runs, b: Runs): Runs {
  return normalise(a.flatMap((x) => b.map((y): Run => [x[0] + y[0], x[1] + y[1]])));
}

/** The members below the limit, and those from it on. */
export function splitRuns(runs: Runs, limit: number): { readonly below: Runs; readonly from: Runs } {
  return {
    below: runs.filter((run) => run[0] < limit).map((run): Run => [run[0], Math.min(run[1], limit - 1)]),
    from: runs.filter((run) => run[1] >= limit).map((run): Run => [Math.max(run[0], limit), run[1]]),
  };
}

/** Branches that agree in all but their points become one; empty ones vanish. */
export function merge(branches: readonly Branch[]): readonly Branch[] {
  const merged = new Map<string, Branch>();
  for (const branch of branches) {
    if (branch.runs.length === 0) continue;
    const key = `${branch.q4} ${branch.prefabricated} ${branch.gradable} ${branch.spared}`;
    const before = merged.get(key);
    merged.set(key, { ...branch, runs: normalise([...(before?.runs ?? []), ...branch.runs]) });
  }
  return [...merged.values()];
}

/** Independent parts together: every pair of their branches. */
export function combine(a: readonly Branch[], b: readonly Branch[]): readonly Branch[] {
  return together(a, b, sumRuns);
}

/** Alternatives: of every pair of their branches the better points. */
export function better(a: readonly Branch[], b: readonly Branch[]): readonly Branch[] {
  return together(a, b, bestRuns);
}

function together(a: readonly Branch[], b: readonly Branch[], runs: (x: Runs, y: Runs) => Runs): readonly Branch[] {
  return merge(a.flatMap((x) => b.map((y): Branch => ({
    runs: runs(x.runs, y.runs),
    q4: x.q4 + y.q4,
    prefabricated: x.prefabricated && y.prefabricated,
    gradable: x.gradable && y.gradable,
    ...(x.spared || y.spared ? { spared: true } : {}),
  }))));
}

/** Every greater one of a member of each: all members of both that the other's least does not exceed. */
export function bestRuns(a: Runs, b: Runs): Runs {
  const least = Math.max(a[0]![0], b[0]![0]);
  return splitRuns(normalise([...a, ...b]), least).from;
}

/** Members above the limit become it. */
export function cappedRuns(runs: Runs, limit: number): Runs {
  return normalise(runs.map(([from, to]): Run => [Math.min(from, limit), Math.min(to, limit)]));
}

/** Least and greatest member over all branches. */
export function extent(branches: readonly Branch[]): Run {
  let from = Infinity;
  let to = -Infinity;
  for (const { runs } of branches) {
    for (const run of runs) {
      from = Math.min(from, run[0]);
      to = Math.max(to, run[1]);
    }
  }
  return [from, to];
}
