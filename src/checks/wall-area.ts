/** 4.0.6–4.0.9: areas of envelope walls and partitions, openings not deducted, m². */
import type { Facts } from '../facts/facts.ts';
import type { Component, Roles } from '../facts/roles.ts';
import { wholeSideArea } from '../facts/curtain-wall.ts';
import { countable, distinct, ends, isOneOf, mayLieBelowGround, type Measure, type MissingReason, rangeReason, type Piece } from './measure.ts';

type Answer = 'yes' | 'no' | 'unknown';

interface WallQuestion {
  /** is this wall in the denominator? */
  readonly belongs: (index: number, roles: Roles) => Answer;
  readonly counts: (roles: Roles) => Answer;
  readonly reason: MissingReason;
  readonly role: string;
}

const INFILL: ReadonlySet<Component> = new Set<Component>(['infill-envelope-wall', 'curtain-wall', 'hung-panel']);
const ENVELOPE: ReadonlySet<Component> = new Set<Component>([...INFILL, 'shear-wall', 'ductile-wall-panel']);
const PARTITION: ReadonlySet<Component> = new Set<Component>(['partition']);

/** 4.0.6: non-load-bearing envelope walls that are not masonry. */
export function envelopeNonMasonry(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i) => among(facts, i, INFILL),
    counts: (r) => nonMasonry(facts, r),
    reason: 'unknown-wall-kind',
    role: 'wallKind',
  });
}

/** 4.0.7: envelope walls, load-bearing ones too, made with insulation and finish as one. */
export function envelopeIntegrated(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i, r) => {
      if (INFILL.has(r.component)) return 'yes';
      const bearing = r.component === 'shear-wall' || r.component === 'ductile-wall-panel';
      if (bearing) return r.external === true ? 'yes' : r.external === false ? 'no' : 'unknown';
      const maybe = among(facts, i, ENVELOPE);
      return maybe === 'unknown' && r.external === false ? 'no' : maybe;
    },
    counts: integrated,
    reason: 'unknown-integration',
    role: 'integrated',
  });
}

/** 4.0.8: partitions that are not masonry. */
export function partitionNonMasonry(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i) => among(facts, i, PARTITION),
    counts: (r) => nonMasonry(facts, r),
    reason: 'unknown-wall-kind',
    role: 'wallKind',
  });
}

/** 4.0.9: partitions made with pipes and finish as one. */
export function partitionIntegrated(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i) => among(facts, i, PARTITION),
    counts: integrated,
    reason: 'unknown-integration',
    role: 'integrated',
  });
}

/** What nothing identifies is a wall perhaps only where it is thin and upright: where geometry gives it a side face. */
function among(facts: Facts, index: number, set: ReadonlySet<Component>): Answer {
  const answer = isOneOf(facts, index, set);
  const named = facts.roles[index]!.candidates.some((c) => set.has(c));
  return answer === 'unknown' && !named && facts.geometry[index]?.sideArea == null ? 'no' : answer;
}

function nonMasonry(facts: Facts, roles: Roles): Answer {
  switch (roles.wallKind) {
    case 'panel':
    case 'curtain':
    case 'framed':
      return 'yes';
    case 'masonry':
      return 'no';
    case 'cast-in-place':
      // a wall poured on site is neither masonry nor built dry (domain 1.2-1, K15)
      return facts.switches['cast-in-place-infill'] === 'counted' ? 'yes' : 'no';
    default:
      return 'unknown';
  }
}

function integrated(roles: Roles): Answer {
  return roles.integrated === true ? 'yes' : roles.integrated === false ? 'no' : 'unknown';
}

function wallMeasure(facts: Facts, building: number, question: WallQuestion): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  for (const { index, level, maybe } of countable(facts, building)) {
    const roles = facts.roles[index]!;
    const belongs = question.belongs(index, roles);
    if (belongs === 'no') continue;
    const open: string[] = [];
    const areas = sideAreas(facts, index);
    if (areas.length > 1) {
      open.push('sideArea');
      missing.add(rangeReason(facts, index));
    }
    const counts = question.counts(roles);
    if (counts === 'unknown') {
      open.push(question.role);
      missing.add(question.reason);
    }
    const options: (readonly [number, number])[] = [];
    for (const a of areas) {
      if (counts !== 'no') options.push([a, a]);
      if (counts !== 'yes') options.push([0, a]);
    }
    if (belongs === 'unknown') {
      options.push([0, 0]);
      for (const [role, reason] of [
        ['external', 'unknown-external'], ['loadBearing', 'unknown-bearing'],
      ] as const) {
        if (roles[role] === 'unknown' || roles[role] === 'conflict') {
          open.unshift(role);
          missing.add(reason);
        }
      }
      if (roles.component === 'unknown') {
        open.unshift('component');
        missing.add('unknown-component');
      }
    }
    if (maybe) mayLieBelowGround(options, open, missing);
    pieces.push({ element: index, level, options: distinct(options), missing: open });
  }
  if (pieces.length === 0) missing.add('no-such-element');
  const sure = pieces.some((p) => p.options.every(([, d]) => d > 0));
  return { pieces, totals: null, present: sure ? 'yes' : 'unknown', missing: [...missing] };
}

function sideAreas(facts: Facts, index: number): readonly number[] {
  const element = facts.model.elements[index]!;
  if (element.parts.length > 0 && facts.geometry[index]?.sideArea == null) {
    const whole = wholeSideArea(facts, element);
    if (whole) return whole;
  }
  return ends(facts, index, 'sideArea');
}
