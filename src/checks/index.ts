/** The checks that a pack's items name. One entry, one file's function. */
import type { Facts } from '../facts/facts.ts';
import type { PlanArea } from '../facts/plan-area.ts';
import { dryFloor } from './dry-floor.ts';
import type { Measure } from './measure.ts';
import { pipeSeparation } from './pipe-separation.ts';
import { planCoverage } from './plan-coverage.ts';
import { precastVolume, type CountsAbove } from './precast-volume.ts';
import { roomSurface } from './room-surface.ts';
import { verticalVolume } from './vertical-volume.ts';
import { envelopeIntegrated, envelopeNonMasonry, partitionIntegrated, partitionNonMasonry } from './wall-area.ts';

export interface CheckInput {
  readonly facts: Facts;
  /** position in facts.buildings.list */
  readonly building: number;
  readonly areas: ReadonlyMap<number, PlanArea>;
  /** a number of the standard, SI; throws when the pack does not give it */
  readonly param: (name: string) => number;
  /** words of the standard, by name */
  readonly values: (name: string) => readonly string[];
}

export type Check = (input: CheckInput) => Measure;

export const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['vertical-volume', ({ facts, building, param }) =>
    verticalVolume(facts, building, {
      stripWidth: param('stripWidth'), bandHeight: param('bandHeight'), connectionShare: param('connectionHeight'),
    })],
  ['plan-coverage', ({ facts, building, areas, param }) =>
    planCoverage(facts, building, areas, { stripWidth: param('stripWidth') })],
  ['envelope-non-masonry', ({ facts, building }) => envelopeNonMasonry(facts, building)],
  ['envelope-integrated', ({ facts, building }) => envelopeIntegrated(facts, building)],
  ['partition-non-masonry', ({ facts, building }) => partitionNonMasonry(facts, building)],
  ['partition-integrated', ({ facts, building }) => partitionIntegrated(facts, building)],
  ['dry-floor', ({ facts, building, areas }) => dryFloor(facts, building, areas)],
  ['kitchen-surface', ({ facts, building }) => roomSurface(facts, building, 'kitchen')],
  ['bathroom-surface', ({ facts, building }) => roomSurface(facts, building, 'bathroom')],
  ['precast-volume-share', ({ facts, building, values }) =>
    precastVolume(facts, building, values('members'), (values('above')[0] ?? 'zero') as CountsAbove)],
  ['pipe-separation', ({ facts, building }) => pipeSeparation(facts, building)],
]);
