/** Answers "how was this measured" about a check that was made: nothing is read, classified or scored again. */
import type { Measured, Subject } from '../facts/measured.ts';
import { measuredElement } from '../facts/measured-element.ts';
import { measuredPlan } from '../facts/measured-plan.ts';
import { loadPack, scoringOf } from '../standards/pack.ts';
import { areasOf, kindOf } from './building.ts';
import type { Checked } from './check.ts';
import { measureItem } from './items.ts';
import { measuredJoints } from './measured-joints.ts';
import { readyPack } from './ready-pack.ts';
import { measuredItem, measuredItemStorey, measuredPiece } from './measured-item.ts';

/** Null where the check has no such element, storey, item or row. */
export function measuredIn({ facts, report }: Pick<Checked, 'facts' | 'report'>, subject: Subject): Measured | null {
  if (subject.kind === 'element') return facts.model.elements[subject.element] ? measuredElement(facts, subject.element, subject.figure) : null;
  const { building } = subject;
  const modelled = facts.buildings.list[building] !== undefined;
  if (subject.kind === 'plan') {
    if (!modelled || facts.storeys[building]?.levels[subject.level] === undefined) return null;
    return measuredPlan(facts, building, subject.level, areasOf(facts, building).get(subject.level) ?? null);
  }
  const scoring = scoringOf(loadPack(report.packs[0]!.id));
  if (scoring === null) return null;
  const { pack } = readyPack(scoring, report.profile, kindOf(facts, modelled ? building : null));
  const item = pack.items.find((one) => one.id === subject.item);
  if (!item) return null;
  const result = report.buildings[building]?.items.find((one) => one.id === subject.item);
  if (!result) return null;
  if (subject.kind === 'item') return measuredItem(pack, item, building, result);
  if (subject.kind === 'joints') return measuredJoints(pack, item, building, result, subject.row);
  if (!modelled) return null;
  const areas = areasOf(facts, building);
  const input = { facts, building, pack, item, measure: measureItem(facts, building, areas, item), areas };
  if (subject.kind === 'item-storey') return measuredItemStorey(input, result, subject.row);
  return facts.model.elements[subject.element] ? measuredPiece(input, subject.element, subject) : null;
}
