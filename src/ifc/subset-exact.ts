/** Exact figures on their way to the meshing worker: rows of a subset, in SI. */
import type { BodyNature } from './exact.ts';
import type { Matrix } from './placement.ts';
import { projectedArea } from './swept.ts';
import type { ExactFigures } from '../geometry/with-exact.ts';

export interface SubsetExact {
  /** five per job: volume, least and greatest a mesher may have (m³), surface (m²), 1 where it is curved; NaN: not known */
  readonly exact: Float64Array;
  /** per member: area of the projection of the uncut body, m²; NaN: not known */
  readonly footprints: Float64Array;
  /** per job: 0, or 1 where a profile crosses itself, 2 where the body encloses nothing */
  readonly flawed: Uint8Array;
}

const WIDTH = 5;
const CROSSED = 1, EMPTY = 2;

export type FlawCode = 'profile-crosses-itself' | 'body-encloses-nothing' | 'size-below-zero';

export function flawCode(flaw: NonNullable<BodyNature['flaw']>): FlawCode {
  return flaw === 'crossed' ? 'profile-crosses-itself' : flaw === 'negative' ? 'size-below-zero' : 'body-encloses-nothing';
}

/** `scale`: metres per length unit; `placements` of each member, null or 'cyclic' where it has none of use. */
export function writeExact(jobs: readonly { readonly nature: BodyNature; readonly placements: readonly (Matrix | 'cyclic' | null)[] }[], scale: number): SubsetExact {
  const exact = new Float64Array(WIDTH * jobs.length).fill(Number.NaN);
  const flawed = new Uint8Array(jobs.length);
  const footprints: number[] = [];
  jobs.forEach(({ nature, placements }, j) => {
    const { exact: body, flaw } = nature;
    if (nature.void) flawed[j] = flaw === 'crossed' ? CROSSED : EMPTY;
    if (body !== null) {
      const cube = scale ** 3, square = scale * scale;
      exact.set([body.volume * cube, body.meshVolume[0] * cube, body.meshVolume[1] * cube, body.surface === null ? Number.NaN : body.surface * square, body.curved ? 1 : 0], WIDTH * j);
    }
    for (const placement of placements) {
      const area = body === null || body.prism === null || !(placement instanceof Float64Array) ? null : projectedArea(body.prism, placement);
      footprints.push(area === null ? Number.NaN : area * scale * scale);
    }
  });
  return { exact, footprints: Float64Array.from(footprints), flawed };
}

/** What is known of a member of a job; `cut`: openings are cut out of it. */
export function readExact(subset: SubsetExact, job: number, member: number, cut: boolean): ExactFigures | null {
  const flaw = subset.flawed[job] === CROSSED ? 'crossed' : subset.flawed[job] === EMPTY ? 'empty' : null;
  const volume = subset.exact[WIDTH * job]!;
  if (flaw === null && Number.isNaN(volume)) return null;
  const at = WIDTH * job;
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return {
    volume: known(volume), meshVolume: [subset.exact[at + 1]!, subset.exact[at + 2]!], surface: known(subset.exact[at + 3]!), curved: subset.exact[at + 4] === 1,
    footprint: known(subset.footprints[member]!), cut, flaw,
  };
}
