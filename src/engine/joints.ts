/** Rows of joint concrete for the report (domain.md 4.2, table 4). */
import type { JointGroup } from '../checks/measure.ts';
import { JOINT_KINDS, REFUSALS, type Refusal } from '../facts/joints/kinds.ts';
import { fromQuanta, toQuanta, type Interval } from '../units.ts';
import type { JointPlaceRow, JointRow } from './report.ts';

/** So many places of a row are drawn. */
const PLACES = 50;

export interface JointRowsInput {
  readonly storeyOf: (level: number) => string;
  readonly weightOf: (level: number) => number;
  /** plan of an element, world metres */
  readonly planOf: (element: number) => readonly ArrayLike<number>[];
}

export function jointRows(groups: readonly JointGroup[], { storeyOf, weightOf, planOf }: JointRowsInput): readonly JointRow[] {
  return groups.map((group): JointRow => {
    const { kind, form, rule, asks, places } = group;
    const { title, clause } = JOINT_KINDS.find((k) => k.kind === kind)!;
    const refused = new Map<Refusal, number>();
    for (const { joint } of places) if (joint.why) refused.set(joint.why, (refused.get(joint.why) ?? 0) + weightOf(joint.level));
    return {
      kind, form, title, clause,
      limit: kind === 'column-connection' ? null : places[0]!.joint.limit,
      count: places.reduce((n, p) => n + weightOf(p.joint.level), 0),
      concrete: sums(group, 1, weightOf),
      volume: sums(group, 0, weightOf),
      decision: rule?.decision ?? null,
      reason: rule?.reason ?? null,
      asks,
      refused: [...refused].map(([why, count]) => ({ text: REFUSALS[why], count })),
      places: places.slice(0, PLACES).map(({ joint, now }): JointPlaceRow => ({
        storey: storeyOf(joint.level),
        element: joint.element,
        between: joint.between,
        contours: joint.contours.map(shown),
        neighbours: joint.between.flatMap((element) => planOf(element).map(shown)),
        z: [fromQuanta(toQuanta(joint.z[0])), fromQuanta(toQuanta(joint.z[1]))],
        size: joint.size === null ? null : fromQuanta(toQuanta(joint.size)),
        limit: joint.limit,
        options: now,
        counts: joint.counts,
        why: joint.why && REFUSALS[joint.why],
      })),
    };
  });
}

/** to a tenth of a millimetre */
const shown = (contour: ArrayLike<number>): readonly number[] => Array.from(contour, (x) => fromQuanta(toQuanta(x)));

function sums({ places }: JointGroup, side: 0 | 1, weightOf: (level: number) => number): Interval {
  let [lo, hi] = [0, 0];
  for (const { joint, now } of places) {
    const values = now.map((o) => toQuanta(o[side]));
    lo += Math.min(...values) * weightOf(joint.level);
    hi += Math.max(...values) * weightOf(joint.level);
  }
  return [fromQuanta(lo), fromQuanta(hi)];
}
